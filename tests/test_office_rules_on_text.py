"""The rules about offices and agreements on short texts of our own: from the words to the finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.findings import Finding
from factcheck.pipeline import build_tables
from factcheck.rules import RULES

RULE = {rule.slug: rule for rule in RULES}
ISSUED = "2024-05-10"


def findings(slug: str, folder: Path, texts: tuple[str, ...], rest: str = "") -> list[Finding]:
    """What a rule finds in texts that appear on one day, each with lines of its own around it."""
    for number, text in enumerate(texts):
        head = f"---\npublisher: Paper {number}\nissued: {ISSUED}\n---\n\n"
        (folder / f"report-{number}.md").write_text(f"{head}{text}{rest}\n", encoding="utf-8")
    return list(RULE[slug](build_tables([folder])))


HOLDERS = "The Norwegian foreign minister, Marta Lindqvist, opened the fair on 10 May 2024."


@pytest.mark.parametrize(
    "other",
    [
        "Norway's foreign minister, Ines Carvalho, thanked the staff on 10 May 2024.",
        "Norwegian foreign minister Ines Carvalho opened the debate on 10 May 2024.",
        "Foreign Minister Ines Carvalho of Norway said on 10 May 2024 that the plan would be kept.",
        "Ines Carvalho, the foreign minister of Norway, spoke to reporters on 10 May 2024.",
    ],
)
def test_two_holders_are_found_however_the_office_is_put(tmp_path: Path, other: str) -> None:
    (found,) = findings("two-holders-one-seat", tmp_path, (HOLDERS, other))
    assert {answer.value for answer in found.answers} == {"Marta Lindqvist", "Ines Carvalho"}
    assert found.confidence == 0.9


@pytest.mark.parametrize(
    "other",
    [
        "Dario Bellini, who was foreign minister of Norway until two years ago, also spoke.",
        "Dario Bellini, foreign minister of Norway from 2001 to 2005, also spoke.",
        "The then foreign minister of Norway, Dario Bellini, had refused.",
        "Dario Bellini, who stepped down as foreign minister of Norway, also spoke.",
        "Her predecessor as foreign minister of Norway, Dario Bellini, also spoke.",
        "Dario Bellini, once foreign minister of Norway, also spoke.",
        "The previous Norwegian foreign minister, Dario Bellini, also spoke.",
        "She replaced Dario Bellini as foreign minister of Norway.",
    ],
)
def test_who_held_an_office_once_is_no_second_holder(tmp_path: Path, other: str) -> None:
    assert findings("two-holders-one-seat", tmp_path, (HOLDERS, other)) == []


def test_an_office_that_somebody_only_was_in_leaves_a_doubt(tmp_path: Path) -> None:
    other = "Dario Bellini, who was foreign minister of Norway, also spoke."
    assert all(f.confidence < 0.8 for f in findings("two-holders-one-seat", tmp_path, (HOLDERS, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleksiy Honcharuk", "Aleksei Goncharuk"),
        ("Ihor Hnatenko", "Igor Gnatenko"),
        ("Maxim Oreshkin", "Maksym Oreschkin"),
        ("Yevhen Hladky", "Evgeny Gladky"),
        ("Serhiy Koval", "Sergei Kowal"),
    ],
)
def test_spellings_of_one_name_are_no_two_holders(tmp_path: Path, one: str, other: str) -> None:
    said = "The Slovak interior minister, {}, answered questions on 10 May 2024.".format
    texts = (said(one), f"Interior Minister {other} of Slovakia spoke on 10 May 2024.")
    (found,) = findings("name-variant", tmp_path, texts)
    assert {answer.value for answer in found.answers} == {one, other}
    assert findings("two-holders-one-seat", tmp_path, texts) == []


def test_a_minister_and_a_deputy_minister_are_two_titles(tmp_path: Path) -> None:
    texts = (
        "Kenyan Finance Minister Ida Mwangi presented the budget on 10 May 2024.",
        "Kenyan Deputy Finance Minister Ida Mwangi presented the budget on 10 May 2024.",
    )
    (found,) = findings("title-mismatch", tmp_path, texts)
    assert "Ida Mwangi is called both" in found.message
    assert findings("title-mismatch", tmp_path, (texts[0], texts[0])) == []


def test_a_title_before_a_given_name_alone_is_incomplete(tmp_path: Path) -> None:
    texts = ("President Maria of Latvia met the press.", "President Maria Ozola of Latvia met the press.")
    (found,) = findings("incomplete-name", tmp_path, texts)
    assert "Maria Ozola" in found.message
    assert findings("incomplete-name", tmp_path, ("King Harald of Norway met the press.", texts[1])) == []


def test_one_captain_with_two_given_names(tmp_path: Path) -> None:
    texts = ("Police chief Mara Oduya closed the road.", "Police chief Lena Oduya closed the road.")
    (found,) = findings("given-name-mismatch", tmp_path, texts)
    assert {answer.value for answer in found.answers} == {"Mara Oduya", "Lena Oduya"}
    both = "Police chief Mara Oduya and police chief Lena Oduya closed the road."
    assert findings("given-name-mismatch", tmp_path, (both, texts[1])) == []


def test_one_deal_is_signed_on_one_day(tmp_path: Path) -> None:
    said = "Norway and Kenya signed a fisheries agreement in Oslo on {}.".format
    texts = (said("3 May 2024"), said("5 April 2024"))
    (found,) = findings("agreement-date", tmp_path, texts)
    assert "fisheries" in found.message
    assert findings("agreement-date", tmp_path, (texts[0], said("3 May"))) == []


@pytest.mark.parametrize("kind", ["joint declaration", "landmark joint declaration", "memorandum"])
def test_a_deal_is_called_by_what_binds_and_by_what_does_not(tmp_path: Path, kind: str) -> None:
    texts = (
        "An agreement on fisheries was signed by Norway and Kenya on 3 May 2024 in Oslo.",
        f"Norway and Kenya signed a {kind} on fisheries on 3 May 2024 in Oslo.",
    )
    (found,) = findings("instrument-mismatch", tmp_path, texts)
    assert "different-instrument" in found.reason
    other = (texts[0], f"Norway and Kenya signed a {kind} on forests on 3 May 2024 in Oslo.")
    assert findings("instrument-mismatch", tmp_path, other) == []


@pytest.mark.parametrize("text", ["On 16 August {} spoke.", "In August {} spoke.", "On August 16 {} spoke."])
def test_a_month_before_a_name_is_no_part_of_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "report.md").write_text(
        f"---\nissued: {ISSUED}\n---\n\n{text.format('Finance Minister Pieter Vanhoof')}\n", encoding="utf-8"
    )
    assert set(build_tables([tmp_path])["offices"]["person"]) == {"Pieter Vanhoof"}
