"""A metric over time: the statements that answer one question, as points with bounds, time and window.

Made from the matched table of figures; drawn by `chart`, told as a table by the reports.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyascii import anyascii

from factcheck.findings import Evidence, Material, Result, Verdict
from factcheck.report.evidence import evidence
from factcheck.report.words import open_findings

__all__ = ["MOST_SERIES", "Point", "Series", "series_of"]

LEAST_STATEMENTS = 3
MOST_SERIES = 12
"""Charts in one report; the tables of figures have every statement."""
_Said = tuple[Any, Evidence]


@dataclass(frozen=True, slots=True)
class Point:
    """Statements that give one value for one time and one window.

    An end of the bounds that the wording leaves open is None.
    """

    number: int
    value: float
    low: float | None
    high: float | None
    first: date
    last: date
    shown: str
    as_of: str
    window: str
    window_from: date | None
    pledge: bool
    disputed: bool
    statements: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one question in the order of time; `left_out` counts statements in other units or undated."""

    question: str
    name: str
    unit: str
    points: tuple[Point, ...]
    left_out: int

    @property
    def slug(self) -> str:
        """A name for a file: words of the question, and a checksum that tells two such apart."""
        words = re.sub(r"[^a-z0-9]+", "-", anyascii(self.name).lower()).strip("-")[:48].strip("-")
        digest = hashlib.sha256(f"{self.question}\x1f{self.unit}".encode()).hexdigest()[:6]
        return f"{words or 'figure'}-{digest}"

    @property
    def statement_ids(self) -> frozenset[str]:
        """The statements that are drawn."""
        return frozenset(s.statement_id for point in self.points for s in point.statements)


def series_of(result: Result, material: Material) -> list[Series]:
    """The questions on figures that three statements or more answer, with two values and two times at least.

    Those with a conflict come first, then those with the most statements.
    """
    disputed = {
        s.statement_id
        for finding in open_findings(result.findings, Verdict.CONFLICT)
        for answer in finding.answers
        for s in answer.statements
    }
    blocks: dict[str, list[_Said]] = {}
    for row, said in evidence(material, "figures"):
        if row.question:
            blocks.setdefault(row.question, []).append((row, said))
    found = [_series(block, disputed) for _, block in sorted(blocks.items())]
    return sorted(
        (s for s in found if s is not None),
        key=lambda s: (not any(p.disputed for p in s.points), -len(s.statement_ids), s.name, s.question),
    )[:MOST_SERIES]


def _series(block: Sequence[_Said], disputed: Iterable[str]) -> Series | None:
    dated = [(row, said) for row, said in block if _number(row.value) is not None and row.as_of_from]
    if not dated:
        return None
    # Within a question only money comes in several units: whatever noun names them, counts are counts.
    currencies = Counter(row.unit if _is_currency(row.unit) else "" for row, _ in dated)
    currency = min(currencies, key=lambda name: (-currencies[name], name))
    drawn = [(row, said) for row, said in dated if not currency or row.unit == currency]
    nouns = {row.unit for row, _ in drawn}
    unit = currency or (nouns.pop() if len(nouns) == 1 else "")
    values, times = {row.value for row, _ in drawn}, {row.as_of_from for row, _ in drawn}
    reports = {row.report_id for row, _ in drawn}
    if len(drawn) < LEAST_STATEMENTS or min(len(values), len(times), len(reports)) < 2:
        return None
    name = min(str(row.question_name) for row, _ in drawn)
    points = _points(drawn, frozenset(disputed))
    return Series(drawn[0][0].question, name, unit, points, len(block) - len(drawn))


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _points(drawn: Iterable[_Said], disputed: frozenset[str]) -> tuple[Point, ...]:
    groups: dict[tuple[Any, ...], list[_Said]] = {}
    for row, said in drawn:
        key = (
            row.as_of_from,
            row.as_of_to,
            row.value,
            _number(row.value2) or row.value,
            row.window_from,
            row.window_to,
            row.relation,
            row.kind == "pledge",
        )
        groups.setdefault(key, []).append((row, said))
    ordered = sorted(groups.items(), key=lambda group: tuple(map(str, group[0][:2])) + group[0][2:])
    return tuple(_point(number, said, disputed) for number, (_, said) in enumerate(ordered, start=1))


def _point(number: int, group: Sequence[_Said], disputed: frozenset[str]) -> Point:
    row = group[0][0]
    return Point(
        number=number,
        value=_middle(row),
        low=_number(row.low),
        high=_number(row.high),
        first=date.fromisoformat(row.as_of_from),
        last=date.fromisoformat(row.as_of_to or row.as_of_from),
        shown=row.shown,
        as_of=row.as_of_plain,
        window=row.window_shown,
        window_from=date.fromisoformat(row.window_from) if row.window_from else None,
        pledge=row.kind == "pledge",
        disputed=any(said.statement_id in disputed for _, said in group),
        statements=tuple(said for _, said in group),
    )


def _middle(row: Any) -> float:
    """The figure itself, or the middle of a range."""
    second = _number(row.value2)
    return float(row.value) if second is None else (float(row.value) + second) / 2


def _number(value: Any) -> float | None:
    """A finite number, or None where a cell is empty or its bound is open."""
    return None if value is None or not math.isfinite(value) else float(value)
