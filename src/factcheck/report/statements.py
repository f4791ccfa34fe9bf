"""Every statement of a run as CSV: one row a statement, whatever its kind, whether or not it differs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from factcheck.findings import Evidence, Material, Result
from factcheck.models import ROWS
from factcheck.report.escape import formula
from factcheck.report.evidence import evidence
from factcheck.report.paths import without_folder

__all__ = ["COLUMNS", "question_of", "render", "statements", "value_of"]

COLUMNS = (
    *("kind", "statement_id", "report_id", "publisher", "issued", "path", "line", "column", "question"),
    *("value", "unit", "low", "high", "as_of", "as_of_from", "as_of_to", "window", "attributed_to"),
    *("mention", "quote", "start", "end", "confidence", "origin", "status", "findings"),
)
_OWN = ("low", "high", "as_of_from", "as_of_to", "window", "confidence", "origin", "status")


def render(result: Result, material: Material | None = None) -> str:
    """The statements as CSV with a head line; only the head without what the result was made from."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(result, material or Material()):
        writer.writerow({column: formula(str(cell)) for column, cell in row.items()})
    return text.getvalue()


def statements(result: Result, material: Material) -> Iterator[tuple[str, Any, Evidence]]:
    """Each statement: its kind, its row, and its evidence with the path as the result tells it."""
    paths = {report.report_id: report.path for report in without_folder(result).reports}
    for kind in ROWS:
        for row, said in evidence(material, kind):
            yield kind, row, said.model_copy(update={"path": paths.get(said.report_id, said.path)})


def _rows(result: Result, material: Material) -> Iterator[dict[str, object]]:
    found: dict[str, list[str]] = {}
    for finding in result.findings:
        for answer in finding.answers:
            for s in answer.statements:
                found.setdefault(s.statement_id, []).append(finding.id)
    for kind, row, said in statements(result, material):
        own = {name: _cell(getattr(row, name, "")) for name in _OWN}
        told = said.model_dump(mode="json", include=set(COLUMNS) - own.keys())
        yield {
            **told,
            **own,
            "kind": kind,
            "question": question_of(kind, row),
            "value": value_of(kind, row),
            "line": said.line or "",
            "column": said.column or "",
            "findings": " ".join(dict.fromkeys(found.get(said.statement_id, ()))),
        }


def question_of(kind: str, row: Any) -> str:
    """What a statement answers, as a person would say it."""
    if kind == "offices":
        return f"Who was {row.position_name}?" if row.position_name else ""
    return str(getattr(row, "event_name" if kind == "events" else "question_name", "") or "")


def value_of(kind: str, row: Any) -> str:
    """What a statement says, as people write it."""
    match kind:
        case "figures":
            return str(row.shown)
        case "agreements":
            return ", ".join(filter(None, [row.instrument, f"{row.stage} {row.date_shown}".strip()]))
        case "offices":
            return str(row.person_name)
        case "events":
            return str(row.date_shown)
        case "spellings":
            return str(row.name)
        case "weekdays":
            return f"{row.weekday}, {row.date}"
        case _:
            cells = (str(getattr(row, column, "")) for column in ROWS[kind].value_columns)
            return ", ".join(filter(None, cells))


def _cell(value: Any) -> str:
    """A cell of the table as text: an empty number is an empty cell, a whole one has no point."""
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"
    return str(value)
