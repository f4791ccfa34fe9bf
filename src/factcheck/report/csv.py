"""The findings of a result as CSV, for a spreadsheet: one row for each statement of each finding.

Line ends and control characters in a quote are spaces or gone, and a cell that would
be computed as a formula starts with an apostrophe; the JSON has every character.
"""

from __future__ import annotations

import csv
import io

from factcheck.findings import Answer, Evidence, Finding, Material, Result
from factcheck.report.escape import formula
from factcheck.report.paths import without_folder

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    *("finding", "rule", "verdict", "reason", "severity", "confidence", "question", "message"),
    *("answer", "reports", "origins", "report_id", "publisher", "issued", "path", "line", "column"),
    *("mention", "quote", "value", "unit", "as_of", "attributed_to", "decided", "reference", "decision"),
)


def render(result: Result, material: Material | None = None) -> str:
    """The findings as CSV with a head line, in the order of the result."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for finding in without_folder(result).findings:
        for answer in finding.answers:
            for statement in answer.statements:
                row = _row(finding, answer, statement)
                writer.writerow({column: formula(str(cell)) for column, cell in row.items()})
    return text.getvalue()


def _row(finding: Finding, answer: Answer, statement: Evidence) -> dict[str, object]:
    told = {
        "finding": finding.id,
        "answer": answer.value,
        "reports": answer.support.reports,
        "origins": answer.support.origins,
        "line": statement.line or "",
        "column": statement.column or "",
        "decision": finding.decision.reason if finding.decision else "",
    }
    of_finding = finding.model_dump(mode="json", include=set(COLUMNS) - told.keys())
    of_statement = statement.model_dump(mode="json", include=set(COLUMNS) - told.keys())
    return of_finding | of_statement | told
