"""A table of claims becomes a data set: what the rules find in it, and which rows are rejected and why."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import cli
from factcheck.claims import read_claims
from factcheck.models import ReportRow
from factcheck.pipeline import InputError, check, doctor, import_claims

MAP = {
    "report_id": "source",
    "subject": "object",
    "metric": "attribute",
    "value": "value",
    "as_of": "time",
}
HEADER = "source,object,attribute,value,time\n"
TABLE = HEADER + (
    'Almanac,Lyon,population,"500,000",2015\n'
    "Bulletin,Lyon,population,513275,2015\n"
    "Courier,Lyon,population,612000,2015\n"
    "Almanac,Graz,population,265000,2014\n"
    "Bulletin,Graz,population,389000,2020\n"
    "Courier,Bern,population,many,2020\n"
    "Dial,Bern,population,134000,soon\n"
    "Dial,,population,134000,2020\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def one(tmp_path: Path, value: str):
    path = tmp_path / "one.csv"
    path.write_text(f'{HEADER}A,Lyon,population,"{value}",2015\n', encoding="utf-8")
    return read_claims(path, MAP)


def test_the_rules_run_on_a_table_of_claims(table: Path, tmp_path: Path) -> None:
    import_claims(table, MAP, tmp_path / "out")
    result = check([tmp_path / "out"])
    told = {(f.question, f.reason): [answer.value for answer in f.answers] for f in result.findings}
    assert told == {
        ("Population of Lyon", "disjoint-values"): ["500,000", "612,000"],
        ("Population of Graz", "changed-over-time"): ["265,000", "389,000"],
    }
    assert [report.report_id for report in result.reports] == ["Almanac", "Bulletin", "Courier"]
    assert sum(row.compared for row in result.coverage) == 5
    assert not result.warnings
    assert doctor(tmp_path / "out") == []


def test_what_cannot_be_used_stands_beside_with_line_and_reason(table: Path, tmp_path: Path) -> None:
    import_claims(table, MAP, tmp_path / "out")
    with (tmp_path / "out" / "rejected.csv").open(encoding="utf-8", newline="") as file:
        rejected = list(csv.DictReader(file))
    assert [(row["line"], row["source"]) for row in rejected] == [
        ("7", "Courier"),
        ("8", "Dial"),
        ("9", "Dial"),
    ]
    assert "'many' is not one number" in rejected[0]["why"]
    assert "as_of 'soon' is not a date" in rejected[1]["why"]
    assert rejected[2]["why"] == "subject is empty"


@pytest.mark.parametrize(
    ("said", "value", "precision"),
    [
        ("3200", 3200, 100),
        ("1,234,567", 1234567, 1),
        ("-12.50", -12.5, 0.01),
        ("0", 0, 1),
        ("1.5 million", 1_500_000, 100_000),
    ],
)
def test_values_are_read_with_their_rounding(
    tmp_path: Path, said: str, value: float, precision: float
) -> None:
    (row,) = one(tmp_path, said).rows
    assert (row.value, row.precision) == (value, pytest.approx(precision))
    assert row.mention == said


@pytest.mark.parametrize("said", ["", "n/a", "3 or 4 of 5", "1,2,3", "12 apples and 3 pears"])
def test_a_value_that_is_not_one_number_is_rejected(tmp_path: Path, said: str) -> None:
    claims = one(tmp_path, said)
    assert not claims.rows
    assert len(claims.rejected) == 1


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({**MAP, "value": "amount"}, "no column is called 'amount'; it has source, object"),
        ({k: v for k, v in MAP.items() if k != "metric"}, "--map says nothing of metric"),
        ({**MAP, "colour": "value"}, "--map colour=…: no such field"),
    ],
)
def test_a_map_that_does_not_fit_is_one_clear_line(table: Path, tmp_path: Path, columns, said: str) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        import_claims(table, columns, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_data_set_is_not_overwritten(table: Path, tmp_path: Path) -> None:
    import_claims(table, MAP, tmp_path / "out")
    with pytest.raises(InputError, match="holds a data set already"):
        import_claims(table, MAP, tmp_path / "out")


def test_claims_and_reports_may_be_compared_in_one_run(table: Path, tmp_path: Path) -> None:
    import_claims(table, MAP, tmp_path / "out")
    (tmp_path / "note.txt").write_text("The mayor of Lyon has given Kenya $3 million since 2019.\n")
    result = check([tmp_path / "out", tmp_path / "note.txt"])
    assert len(result.reports) == 4
    assert "Population of Lyon" in {finding.question for finding in result.findings}


def test_a_statement_of_one_object_never_meets_another(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(
        HEADER + "".join(f"S{n % 2},O{n},height,{n + 100},2015\n" for n in range(30)), encoding="utf-8"
    )
    import_claims(path, MAP, tmp_path / "out")
    assert not check([tmp_path / "out"]).findings


def test_the_command(table: Path, tmp_path: Path) -> None:
    pairs = ",".join(f"{field}={column}" for field, column in MAP.items())
    done = CliRunner().invoke(cli.app, ["import", str(table), "--map", pairs, "-o", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert "3 rows that could not be used; the first: line 7" in done.stderr
    bad = CliRunner().invoke(cli.app, ["import", str(table), "--map", "source", "-o", str(tmp_path / "no")])
    assert bad.exit_code == 2
    assert "write FIELD=COLUMN" in bad.stderr


def test_only_a_source_without_a_text_is_told(tmp_path: Path) -> None:
    from factcheck.claims import is_told

    assert is_told(ReportRow(report_id="A", path="claims.csv"))
    assert not is_told(ReportRow(report_id="A", path="claims.csv", sha256="0"))
    assert not is_told(ReportRow(report_id="A", path="a.txt"))
