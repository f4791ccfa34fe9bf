"""Who said what when: the statements on one metric, post or deal, as rows of a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.findings import Evidence, Finding, Material, Result
from factcheck.metrics import catalogue
from factcheck.report.escape import formula
from factcheck.report.statements import question_of, statements, value_of
from factcheck.report.words import Names, date, names_of, where, who

__all__ = ["COLUMNS", "Said", "as_csv", "findings_on", "look_up", "names_of_questions"]

COLUMNS = ("question", "as of", "value", "who says it", "published", "where", "quote")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: what it answers, its value, when that holds, and who says it where."""

    question: str
    as_of: str
    value: str
    who: str
    published: str
    where: str
    quote: str
    statement_id: str
    order: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells under `COLUMNS`."""
        return (self.question, self.as_of, self.value, self.who, self.published, self.where, self.quote)


def look_up(words: str, result: Result, material: Material) -> list[Said]:
    """The statements that most of these words name: by metric, question, subject or title.

    Sorted by question, then by the time they hold for; none if no word names any.
    """
    wanted = _stems(words)
    names = names_of(result)
    named = [
        (len(wanted & _stems(_named(kind, row))), _said(kind, row, said, names))
        for kind, row, said in statements(result, material)
        if question_of(kind, row)
    ]
    most = max((number for number, _ in named), default=0)
    found = [said for number, said in named if most and number == most]
    return sorted(found, key=lambda said: (said.question, said.order))


def findings_on(found: Iterable[Said], result: Result) -> list[Finding]:
    """The findings that rest on any of these statements, in the order of the result."""
    ids = {said.statement_id for said in found}
    return [
        finding
        for finding in result.findings
        if any(s.statement_id in ids for answer in finding.answers for s in answer.statements)
    ]


def names_of_questions(result: Result, material: Material) -> list[str]:
    """What can be asked for, to suggest it where nothing was found."""
    found = {question_of(kind, row): None for kind, row, _ in statements(result, material)}
    return [name for name in [*found, *(metric.name for metric in catalogue().values())] if name]


def as_csv(found: Iterable[Said]) -> str:
    """The table as CSV with a head line; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(name.replace(" ", "_") for name in COLUMNS)
    writer.writerows([formula(cell) for cell in said.cells] for said in found)
    return text.getvalue()


def _said(kind: str, row: Any, said: Evidence, names: Names) -> Said:
    value = value_of(kind, row)
    window = str(getattr(row, "window_shown", "") or "")
    title = str(getattr(row, "title", "") or "")
    return Said(
        question=question_of(kind, row),
        as_of=date(said.as_of) or "unknown",
        value=", ".join(filter(None, [value, window, title if kind == "offices" else ""])),
        who=who(said, names),
        published=date(said.issued) or "unknown",
        where=where(said, column=True),
        quote=said.quote,
        statement_id=said.statement_id,
        order=(str(row.as_of_from) or "9999", said.report_id, f"{said.start:09}"),
    )


def _named(kind: str, row: Any) -> str:
    """The words by which a statement may be asked for."""
    slug = str(getattr(row, "metric", ""))
    known: Mapping[str, Any] = catalogue()
    name = known[slug].name if slug in known else ""
    cells: Sequence[str] = [
        str(getattr(row, cell, "") or "")
        for cell in ("subject", "category", "title", "person_name", "agreement", "instrument", "event")
    ]
    return " ".join([kind, slug, name, question_of(kind, row), *cells])


def _stems(text: str) -> set[str]:
    """The words of a text without their endings, so that "trained" finds "training"."""
    return {re.sub(r"(?:ings?|ed|e?s)$", "", word) if len(word) > 4 else word for word in _words(text)}


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in ("of", "the", "in", "who", "was")]
