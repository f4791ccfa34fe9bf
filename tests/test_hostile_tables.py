"""Tables of a data set that mean harm or are damaged: one clear line, in time, and no table changes by it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from factcheck.models import ROWS
from factcheck.pipeline import InputError, check, doctor, extract
from factcheck.read import Limits, read_reports
from factcheck.tables import load, to_csv

FACTS = Path(__file__).parents[1] / "facts"
TABLES = (
    "figures.csv",
    "reports.csv",
    "datapackage.json",
    "reference/places.csv",
    "reference/office_holders.csv",
)
REPORT = (
    "LOWLAND, 5 March 2024 — More than 3,200 people were trained in Lowland by March 2023, the ministry said."
)
DAMAGE = {
    "NUL bytes": lambda data: data.replace(b",", b",\x00", 3),
    "mixed line ends": lambda data: data.replace(b"\n", b"\r\n", 2).replace(b"\r\n", b"\r", 1),
    "byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "Latin-1": lambda data: data + "é,".encode("latin-1"),
    "no text": lambda data: bytes(range(256)) * 40,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "empty": lambda data: b"",
    "formulas": lambda data: data + b"=cmd|' /C calc'!A0,+1,-1,@SUM(A1)\n",
    "a cell of 300,000 characters": lambda data: data + b'"' + b"x" * 300_000 + b'"\n',
    "an open quotation mark": lambda data: data + b'"x,' + b"y\n" * 10,
    "5,000 cells too many": lambda data: data + b"," * 5000 + b"\n",
    "semicolons": lambda data: data.replace(b",", b";"),
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A small data set with every kind of table."""
    folder = tmp_path / "facts"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    shutil.copytree(FACTS / "reference", folder / "reference")
    extract([folder / "reports"], folder)
    return folder


def said_by(facts: Path) -> str:
    """The line by which a check refuses a data set; empty if it does not."""
    try:
        check([facts])
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("table", TABLES)
def test_damage_is_told_in_one_line_or_does_not_matter(table, facts):
    sound = (facts / table).read_bytes()
    for name, damage in DAMAGE.items():
        hurt = damage(sound)
        (facts / table).write_bytes(hurt)
        began = time.monotonic()
        assert "\n" not in said_by(facts), name
        assert all("\n" not in line for line in doctor(facts)), name
        assert (facts / table).read_bytes() == hurt, name
        assert time.monotonic() - began < 10, name


@pytest.mark.parametrize("name", ["Latin-1", "no text", "UTF-16", "semicolons", "empty"])
def test_an_extraction_into_a_damaged_table_changes_none(name, facts):
    (facts / "figures.csv").write_bytes(DAMAGE[name]((facts / "figures.csv").read_bytes()))
    before = {path.name: path.read_bytes() for path in facts.glob("*.csv")}
    with pytest.raises(InputError):
        extract([facts / "reports"], facts)
    assert {path.name: path.read_bytes() for path in facts.glob("*.csv")} == before


def test_a_list_of_reports_that_cannot_be_decoded_is_one_line(facts):
    shutil.rmtree(facts / "reports")
    (facts / "reports.csv").write_bytes("é".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        check([facts])


def test_a_table_of_many_rows_takes_a_time_that_grows_with_them(facts):
    row = load(facts / "figures.csv", "figures").rows[0]
    rows = [row.model_copy(update={"statement_id": f"f-{number:010x}"}) for number in range(20_000)]
    (facts / "figures.csv").write_text(to_csv(rows, ROWS["figures"]), encoding="utf-8")
    began = time.process_time()
    assert len(load(facts / "figures.csv", "figures").rows) == 20_000
    assert time.process_time() - began < 10


def test_a_feed_of_too_many_rows_is_refused_at_the_limit(tmp_path):
    (tmp_path / "feed.csv").write_text("id,text\n" + "1,The bridge is shut.\n" * 200_000)
    began = time.process_time()
    result = read_reports([tmp_path], limits=Limits(max_files=1_000))
    assert result.reports == ()
    assert "1,000 rows" in result.not_read[0].reason
    assert time.process_time() - began < 5
