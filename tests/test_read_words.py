"""What the readers make of single words: dates as written, languages, names fit to be shown."""

from pathlib import Path

import pytest

from factcheck.read import read_reports
from factcheck.read.base import printable
from factcheck.read.issued import check_issued
from factcheck.read.language import foreign

DATA = Path(__file__).parent / "data" / "read"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024", "2024"),
        ("2024-03~", "2024-03~"),
        ("2024-03-05T09:00:00+01:00", "2024-03-05"),
        ("2024-03-05 09:00", "2024-03-05"),
        ("Tue, 05 Mar 2024 09:00:00 +0100", "2024-03-05"),
        ("March 5th, 2024", "2024-03-05"),
        ("5 March 2024 at 9:00", "2024-03-05"),
        ("Sept. 2024", "2024-09"),
        ("2024/3/5", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-01/2024-03-05", "2024-03-01/2024-03-05"),
        ("2024-22", "2024-22"),
        ("  ", ""),
    ],
)
def test_dates_as_people_write_them(written, edtf):
    assert check_issued(written) == edtf


@pytest.mark.parametrize(
    "written",
    ["2024-02-30", "2024-13", "30 Feb 2024", "03/04/2024", "yesterday", "20249905", "x" * 10_000, "0000"],
)
def test_dates_that_are_none(written):
    with pytest.raises(ValueError, match="write it as"):
        check_issued(written)


LANGUAGES = ("German", "French", "Spanish", "Dutch", "Ukrainian", "Russian")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_in_another_language_is_named_as_such(language):
    result = read_reports([DATA / f"{language.lower()}.txt"])
    assert result.reports == ()
    assert language in result.not_read[0].reason


def test_short_texts_and_lists_are_not_judged():
    assert foreign("Der Preis stieg auf drei Euro.") == ""
    assert foreign(" ".join(f"Ivan Petrenko {number} Kyiv" for number in range(60))) == ""
    assert foreign("汉语" * 100) == "Chinese or Japanese"


def test_names_are_shown_without_what_cannot_be_seen():
    assert printable("a\nb\x1b[1m\u202ec\udcff é") == "a\\nb\\x1b[1m\\u202ec\\udcff é"
