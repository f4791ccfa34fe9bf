"""The fact tables' descriptor: a Frictionless Data Package v2, made from the row models.

It says of every table which columns it has, what they mean and what may stand in
them, so that a spreadsheet, `frictionless validate` or another program can use the
tables without this one. It holds no checksum and no date: a person may correct a
row, and the same models give the same bytes.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.decisions import DECISIONS, DecisionRow
from factcheck.models import DAY, ROWS, Record, ReportRow

__all__ = ["DESCRIPTOR", "describe"]

DESCRIPTOR = "datapackage.json"
"""The file's name, which the standard fixes."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

Property = Mapping[str, Any]
"""What pydantic's JSON Schema says of one column."""

_CONSTRAINTS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "minLength": "minLength",
    "pattern": "pattern",
}
"""JSON Schema's words for what may stand in a cell, and Table Schema's."""

_REFERENCE: Mapping[str, tuple[str, tuple[str, ...], Mapping[str, str]]] = {
    "office_holders": (
        "Who held which position from when to when, with where that is known from.",
        ("position", "jurisdiction", "person"),
        {
            "position": "the post, as people write it",
            "jurisdiction": "place code, or the organisation's name",
            "person": "the holder, in the spelling that the others are measured by",
            "from": "EDTF: first day, month or year; empty if unknown",
            "to": "EDTF: last day, month or year; empty if it lasts or is unknown",
            "source": "where that is known from",
        },
    ),
    "aliases": (
        "Other names of people and organisations.",
        ("name", "alias"),
        {
            "name": "the name that stands for the others",
            "alias": "another form of it",
            "kind": "person, given (a given name's variants), organisation",
        },
    ),
    "places": (
        "Places beyond those that the program knows.",
        ("code", "name", "kind"),
        {
            "code": "place code: a country's, or country-name",
            "name": "the name in use",
            "kind": "country, region, city",
            "parent": "code of the place it lies in",
            "variants": "other names, ;-separated",
            "demonyms": "words for its people and what is theirs, ;-separated",
            "capital": "the capital's name",
        },
    ),
    "anchors": (
        "Happenings that reports date others by.",
        ("phrase", "edtf"),
        {
            "phrase": "as reports write it",
            "edtf": "EDTF: when it was or began; a phrase with two dates has two rows",
            "note": "which happening, or which reports mean it",
        },
    ),
}
"""Each reference table: what it holds, the columns that may not be empty, all columns."""


def describe(folder: Path) -> str:
    """The descriptor of a data set, as JSON: the tables that the folder has, in a fixed order."""
    resources = [_resource("reports", "reports.csv", _said(ReportRow), _report_schema())]
    resources += [
        _resource(name, f"{name}.csv", _said(model), _statement_schema(model)) for name, model in ROWS.items()
    ]
    resources += [
        _resource(name, f"reference/{name}.csv", said, _schema(_plain_fields(needed, meanings), ()))
        for name, (said, needed, meanings) in _REFERENCE.items()
    ]
    resources.append(
        _resource("decisions", DECISIONS, _said(DecisionRow), _schema(_fields(DecisionRow), ["finding"]))
    )
    package = {
        "$schema": PROFILE,
        "name": "fact-tables",
        "title": "Fact tables",
        "description": "Claims as made in reports, one statement a row, each with its quote and its place.",
        "resources": [resource for resource in resources if (folder / resource["path"]).is_file()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


# ---------------------------------------------------------------- tables


def _resource(name: str, path: str, said: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": path,
        "title": _title(name),
        "description": said,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": schema,
    }


def _report_schema() -> dict[str, Any]:
    origin = {"fields": ["same_origin_as"], "reference": {"resource": "", "fields": ["report_id"]}}
    return _schema(_fields(ReportRow), ["report_id"], [origin])


def _statement_schema(model: type[Record]) -> dict[str, Any]:
    report = {"fields": ["report_id"], "reference": {"resource": "reports", "fields": ["report_id"]}}
    return _schema(_fields(model), ["statement_id"], [report])


def _schema(
    fields: Iterator[dict[str, Any]], key: Sequence[str], foreign: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(fields), "missingValues": [""]}
    if key:
        schema["primaryKey"] = list(key)
    if foreign:
        schema["foreignKeys"] = list(foreign)
    return schema


def _said(model: type[Record]) -> str:
    """The first line of a model's docstring."""
    return inspect.cleandoc(model.__doc__ or "").partition("\n")[0]


# ---------------------------------------------------------------- columns


def _fields(model: type[Record]) -> Iterator[dict[str, Any]]:
    described = model.model_json_schema()
    for name, column in described["properties"].items():
        yield _field(name, column, name in described.get("required", ()))


def _plain_fields(needed: Sequence[str], meanings: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name, meaning in meanings.items():
        yield _field(name, {"type": "string", "description": meaning}, name in needed)


def _field(name: str, column: Property, required: bool) -> dict[str, Any]:
    kind = _kind(column)
    field = {"name": name, "type": kind, "title": _title(name), "description": column.get("description", "")}
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints = _constraints(column, kind, required)
    if constraints:
        field["constraints"] = constraints
    return {word: value for word, value in field.items() if value != ""}


def _kind(column: Property) -> str:
    """Table Schema's type; a text that must look like a day is a date."""
    if column.get("pattern") == DAY:
        return "date"
    return str(_known(column)["type"])


def _constraints(column: Property, kind: str, required: bool) -> dict[str, Any]:
    known = {**column, **_known(column)}
    found: dict[str, Any] = {"required": True} if required else {}
    if "enum" in known:
        # An empty cell is a missing value, of which no constraint speaks.
        found["enum"] = [word for word in known["enum"] if word]
    if kind != "date":
        found |= {theirs: known[ours] for ours, theirs in _CONSTRAINTS.items() if ours in known}
    return found


def _known(column: Property) -> Property:
    """What a column holds where it is not empty."""
    choices: Sequence[Property] = column.get("anyOf", (column,))
    return next(choice for choice in choices if choice.get("type") != "null")


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
