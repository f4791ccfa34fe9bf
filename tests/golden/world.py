"""A small run for the renderers that need more than its result: matched tables, texts, findings, agreements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck.corroborate import agreements
from factcheck.findings import Coverage, Material, Result, sort_findings
from factcheck.models import ReportRow
from factcheck.rules import RULES
from factcheck.rules.base import statements
from rows import tables

__all__ = ["hostile_run", "run"]

LINES = {
    "A": "On 3 May 2024 Oulu counted 400 killed in the flood.\nMinister of Health Lidia Barros spoke.",
    "B": "By 9 May 2024 the flood had killed 500 people in Oulu, 520 later.\nHealth minister Otavio Reis spoke.",
    "C": "The flood in Oulu killed 500 people by 9 May 2024 and more than 900 by 20 May.",
}
JUDGED = ("disjoint-figures", "growth-over-time", "total-falls", "two-holders-one-seat")
_TEXT = (
    *("mention", "quote", "attributed_to", "question_name", "shown", "window_shown", "scope_shown", "unit"),
    *("person_name", "position_name", "written", "title", "position", "person_key", "name", "note"),
    *("as_of_plain", "as_of", "publisher", "path", "category", "jurisdiction", "status", "origin"),
)


def _said(report: str, mention: str, **cells: Any) -> dict[str, Any]:
    text = LINES[report]
    start = text.index(mention)
    line = next(line for line in text.split("\n") if mention in line)
    return {"report_id": report, "mention": mention, "quote": line, "start": start, **cells}


def run() -> tuple[Result, Material]:
    """Three reports on a flood: a toll that grows and is disputed, and two ministers in one seat."""
    toll = {"metric": "killed", "place": "FI", "unit": "people"}
    post = {
        "rank": "minister",
        "portfolio": "health",
        "jurisdiction": "BR",
        "seats": 1,
        "as_of": "2024-05-09",
    }
    made = tables(
        {
            "figures": [
                _said("A", "400", value=400, as_of="2024-05-03", **toll),
                _said("B", "500", value=500, as_of="2024-05-09", **toll),
                _said("B", "520", value=520, as_of="2024-05-09", **toll),
                _said("C", "500", value=500, as_of="2024-05-09", **toll),
                _said("C", "more than 900", value=900, relation="over", as_of="2024-05-20", **toll),
            ],
            "offices": [
                _said("A", "Lidia Barros", person="Lidia Barros", title="Minister of Health", **post),
                _said("B", "Otavio Reis", person="Otavio Reis", title="Health minister", **post),
            ],
        }
    )
    found = sort_findings(finding for rule in RULES if rule.slug in JUDGED for finding in rule(made))
    rows = [ReportRow.model_validate(row._asdict(), extra="ignore") for row in statements(made["reports"])]
    seen = [Coverage(report_id=r.report_id, kind="figures", seen=3, normalised=2, compared=2) for r in rows]
    result = Result(
        reports=tuple(rows),
        findings=found,
        agreements=agreements(made, found),
        coverage=tuple(seen),
        not_read=(),
        rules=JUDGED,
    )
    return result, Material(made, LINES)


def hostile_run(text: str) -> tuple[Result, Material]:
    """The same run in which every text that a report can bring is `text`."""
    result, material = run()
    made = {
        name: table.assign(**{column: text for column in _TEXT if column in table.columns})
        for name, table in material.tables.items()
    }
    reports = tuple(
        r.model_copy(update={"publisher": text, "title": text, "path": text, "url": text, "issued": text})
        for r in result.reports
    )
    short = {"message": text, "question": text, "decided": text, "settle": text, "remarks": (text,)}

    def said(answer: Any) -> Any:
        update = {"quote": text, "mention": text, "value": text, "attributed_to": text, "path": text}
        told = tuple(s.model_copy(update=update) for s in answer.statements)
        return answer.model_copy(update={"value": text, "statements": told})

    findings = tuple(
        f.model_copy(update={**short, "reference": text, "answers": tuple(map(said, f.answers))})
        for f in result.findings
    )
    agreed = tuple(said(a).model_copy(update={"question": text, "note": text}) for a in result.agreements)
    update = {"reports": reports, "findings": findings, "agreements": agreed, "warnings": (text,)}
    texts = {name: f"{text}\n{line}\n{text}" for name, line in LINES.items()}
    return result.model_copy(update=update), replace(material, tables=made, texts=texts)
