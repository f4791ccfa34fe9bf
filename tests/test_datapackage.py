"""The descriptor of the fact tables: what `frictionless validate` says of it, of sound and of bad tables."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from factcheck.datapackage import DESCRIPTOR, describe
from factcheck.models import ROWS, ReportRow
from factcheck.tables import columns, to_csv

FACTS = Path(__file__).parents[1] / "facts"
REFERENCE = {"office_holders", "aliases", "places", "anchors"}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A copy of the worked data set, to spoil."""
    return shutil.copytree(FACTS, tmp_path / "facts")


def resources(folder: Path) -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource for resource in json.loads(describe(folder))["resources"]}


def fields(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resources(folder)[table]["schema"]["fields"]}


def problems(folder: Path) -> list[tuple[str, int | None, str | None]]:
    """What frictionless says: kind, row, column."""
    (folder / DESCRIPTOR).write_text(describe(folder), encoding="utf-8")
    report = validate(str(folder / DESCRIPTOR))
    return [(kind, row, name) for kind, row, name in report.flatten(["type", "rowNumber", "fieldName"])]


def edit(path: Path, row: int, **cells: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        names = list(reader.fieldnames or ())
    rows[row].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_frictionless_accepts_the_descriptor_and_every_table_of_the_data_set() -> None:
    report = validate(str(FACTS / DESCRIPTOR))  # sockets are blocked in tests: it needs no network
    assert report.flatten(["type", "message"]) == []
    assert report.valid
    assert {task.name for task in report.tasks} == {"reports", *ROWS, *REFERENCE}


def test_the_descriptor_in_the_data_set_is_the_one_that_the_models_give() -> None:
    assert (FACTS / DESCRIPTOR).read_text(encoding="utf-8") == describe(FACTS)


def test_every_column_of_every_row_model_is_described_in_order() -> None:
    for table, model in {"reports": ReportRow, **ROWS}.items():
        assert list(fields(FACTS, table)) == list(columns(model))
        for name, info in model.model_fields.items():
            assert fields(FACTS, table)[name].get("description", "") == (info.description or "")


def test_every_column_of_every_reference_table_is_described_in_order() -> None:
    for table in REFERENCE:
        header = (FACTS / "reference" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert list(fields(FACTS, table)) == header.split(",")


def test_types_follow_what_a_column_holds() -> None:
    figures, offices = fields(FACTS, "figures"), fields(FACTS, "offices")
    assert {name: figures[name]["type"] for name in ("start", "value", "as_of_from", "as_of", "mention")} == {
        "start": "integer",
        "value": "number",
        "as_of_from": "date",
        "as_of": "string",
        "mention": "string",
    }
    assert offices["seats"]["type"] == "integer"
    assert offices["acting"] | {"title": "", "description": ""} == {
        "name": "acting",
        "type": "boolean",
        "title": "",
        "description": "",
        "trueValues": ["true"],
        "falseValues": ["false"],
    }


def test_fixed_words_bounds_and_needed_cells_are_constraints() -> None:
    figures = fields(FACTS, "figures")
    assert figures["kind"]["constraints"]["enum"] == ["total", "snapshot", "increment", "pledge"]
    assert figures["confidence"]["constraints"] == {"minimum": 0, "maximum": 1}
    assert figures["statement_id"]["constraints"] == {"required": True, "minLength": 1}
    assert "constraints" not in figures["value"]


def test_keys_tie_every_statement_to_its_report() -> None:
    for table in ROWS:
        schema = resources(FACTS)[table]["schema"]
        assert schema["primaryKey"] == ["statement_id"]
        assert schema["foreignKeys"] == [
            {"fields": ["report_id"], "reference": {"resource": "reports", "fields": ["report_id"]}}
        ]


def test_the_descriptor_is_of_version_two_and_the_same_wherever_the_data_set_lies(facts: Path) -> None:
    text = describe(facts)
    assert text == describe(FACTS)
    assert text.endswith("}\n")
    assert json.loads(text)["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_only_tables_that_are_there_are_described(tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text(to_csv([], ReportRow), encoding="utf-8")
    assert list(resources(tmp_path)) == ["reports"]


def test_a_corrected_row_leaves_the_data_set_valid(facts: Path) -> None:
    edit(facts / "figures.csv", 0, value="3250.5", status="corrected", window="")
    assert problems(facts) == []


@pytest.mark.parametrize(
    ("table", "cells", "kind"),
    [
        ("figures", {"value": "3,200"}, "type-error"),
        ("figures", {"as_of_from": "2024-02-30"}, "type-error"),
        ("offices", {"acting": "perhaps"}, "type-error"),
        ("figures", {"kind": "guess"}, "constraint-error"),
        ("figures", {"confidence": "2"}, "constraint-error"),
        ("offices", {"report_id": "nowhere"}, "foreign-key"),
        ("figures", {"mention": ""}, "constraint-error"),
    ],
    ids=lambda value: str(value),
)
def test_a_bad_cell_is_found_with_its_row(facts: Path, table: str, cells: dict[str, str], kind: str) -> None:
    edit(facts / f"{table}.csv", 1, **cells)
    found = problems(facts)
    assert [(what, row) for what, row, _ in found] == [(kind, 3)]
    assert {name for _, _, name in found} <= {*cells, None}


def test_two_rows_with_one_statement_id_are_found(facts: Path) -> None:
    path = facts / "figures.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8").splitlines()[1] + "\n"
    )
    assert [kind for kind, _, _ in problems(facts)] == ["primary-key"]
