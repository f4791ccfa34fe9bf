"""Rows of the fact tables from a few cells, for tests that start behind extraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from factcheck.dates import bounds
from factcheck.intervals import Relation, logical
from factcheck.match import Reference, match
from factcheck.match.reference import _tenure
from factcheck.models import ROWS, ReportRow, Statement
from factcheck.tables import empty, frame, report_frame, statement_id

ISSUED = "2024-05-10"
"""When a report was published that does not say so; rows hold on that day unless they say otherwise."""

_MENTIONED = ("value", "person", "instrument", "name", "event", "date")
"""The cells that may stand for the mention, in the order in which they are tried."""

Cells = Mapping[str, Any]


def statement(table: str, number: int, cells: Cells) -> Statement:
    """A row with what the cells leave out filled in: report A, dates from EDTF, bounds from the value."""
    row = {"report_id": "A", "mention": "", "quote": "", **cells}
    issued = row.pop("issued", ISSUED)
    said = (str(row[name]) for name in _MENTIONED if row.get(name) not in (None, ""))
    row["mention"] = row["mention"] or next(said, "x")
    row["quote"] = row["quote"] or f"A sentence with {row['mention']} in it."
    row.setdefault("start", 100 * number)
    row.setdefault("end", row["start"] + len(row["mention"]))
    row.setdefault("as_of", issued)
    row |= _days("as_of", row)
    if table == "weekdays":
        row |= _weekday(str(row["date"]))
    elif "date" in row:
        row |= _days("date", row)
    if "window" in row:
        row |= _window(str(row["window"]))
    if table == "figures":
        row = _figure(row)
    row.setdefault(
        "statement_id", statement_id(table, row["report_id"], row["start"], row["end"], row["mention"])
    )
    return ROWS[table].model_validate(row)


def _days(name: str, row: Cells) -> dict[str, str]:
    days = bounds(str(row[name]))
    text = {name: str(row[name])}
    return text | (
        {f"{name}_from": days.first.isoformat(), f"{name}_to": days.last.isoformat()} if days else {}
    )


def _weekday(day: str) -> dict[str, str]:
    return {"date": day, "calendar_weekday": date.fromisoformat(day).strftime("%A")}


def _window(edtf: str) -> dict[str, str]:
    head, _, tail = edtf.partition("/")
    start, end = bounds(head), bounds(tail) if tail not in ("", "..") else None
    assert start is not None
    return {
        "window": edtf,
        "window_from": start.first.isoformat(),
        "window_from_last": start.last.isoformat(),
        "window_to": end.last.isoformat() if end else "",
    }


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    if row.get("value") is None:
        return row
    relation = Relation(row.setdefault("relation", "exact"))
    row.setdefault("precision", 1.0)
    wide = logical(row["value"], row["precision"], relation, row.get("value2"))
    finite = {"low": wide.low, "high": wide.high}
    return {**row, **{name: value for name, value in finite.items() if abs(value) != float("inf")}}


_empty = cache(empty)  # most cases fill one table of six


def raw_tables(
    rows: Mapping[str, Iterable[Cells]], copies: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables before `match`; copies: report_id -> report_id of the report whose wire text it carries."""
    given = {name: list(cells) for name, cells in rows.items()}
    issued = {
        cell.get("report_id", "A"): str(cell.get("issued", ISSUED))
        for cells in given.values()
        for cell in cells
    }
    reports = [
        ReportRow(
            report_id=name,
            path=f"{name}.md",
            publisher=name,
            issued=day,
            same_origin_as=(copies or {}).get(name, ""),
        )
        for name, day in issued.items()
    ]
    made = {
        name: frame([statement(name, n, cell) for n, cell in enumerate(given[name])], name)
        if given.get(name)
        else _empty(name)
        for name in ROWS
    }
    return {"reports": report_frame(reports), **made}


def reference(holders: Iterable[Cells] = ()) -> Reference:
    """A reference table of office holders: rows with position, jurisdiction, person, from, to."""
    return Reference(
        holders=tuple(
            _tenure(n, {"from": "", "to": ""} | {k: str(v) for k, v in row.items()})
            for n, row in enumerate(holders)
        )
    )


def tables(
    rows: Mapping[str, Iterable[Cells]],
    holders: Iterable[Cells] = (),
    copies: Mapping[str, str] | None = None,
) -> dict[str, pd.DataFrame]:
    """Matched tables of some rows; holders are rows of a reference table."""
    return match(raw_tables(rows, copies), reference(holders))
