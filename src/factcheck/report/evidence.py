"""Rows of the matched tables as evidence: with publisher, path, line and column, as renderers print it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.findings import Evidence, Material
from factcheck.read import line_column
from factcheck.rules.base import evidence_of, statements

__all__ = ["evidence", "rows"]


def rows(material: Material, table: str) -> list[Any]:
    """The rows of a matched table in the order of report, place and id; none if there is no such table."""
    frame = material.tables.get(table)
    if frame is None:
        return []
    return sorted(statements(frame), key=lambda row: (row.report_id, row.start, row.end, row.statement_id))


def evidence(material: Material, table: str) -> Iterator[tuple[Any, Evidence]]:
    """Each row of a matched table with its evidence, located in the text where that is known."""
    frame = material.tables.get("reports")
    reports = {} if frame is None else {row.report_id: row for row in statements(frame)}
    for row in rows(material, table):
        found = evidence_of(row, "", reports)
        text = material.texts.get(row.report_id)
        if text is not None:
            line, column = line_column(text, found.start)
            found = found.model_copy(update={"line": line, "column": column})
        yield row, found
