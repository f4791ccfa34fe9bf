"""An agreement reaches a later stage before an earlier one.

What it does
    Puts the dated stages of one agreement in order (proposed, negotiating, agreed, signed,
    in force, ended) and reports a later stage dated before an earlier one.
Why it matters
    A deal that is in force before it was signed is a wrong date or a wrong deal.
Example
    "Signed on 3 May" and "entered into force on 1 April" of the same year.
Not reported
    Stages whose dates touch, talks that go on after a signing, extensions.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, rule, statements

ORDER = ("agreed", "signed", "in_force", "ended")
"""Stages that happen once. Proposing and negotiating may well go on after a signing."""


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of agreements with more than one dated stage."""
    staged = table["date_from"].ne("") & table["stage"].isin(ORDER)
    return staged & differ(table[staged], ("agreement_key",), "stage").reindex(table.index, fill_value=False)


@rule(table="agreements", block=("agreement_key",), severity=Severity.WARNING, screen=screen)
def stage_out_of_order(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    wrong = [(a, b) for a, b in combinations(rows, 2) for a, b in [_by_stage(a, b)] if _before(b, a)]
    if not wrong:
        return
    earlier, later = wrong[0]
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="out-of-order",
        question=f"In what order: {earlier.question_name}?",
        message=f"{earlier.question_name}: {_stage(later)} {later.date_shown}, "
        f"before it was {_stage(earlier)} {earlier.date_shown}",
        answers=[(f"{_stage(row)} {row.date_shown}", [row]) for row in (earlier, later)],
        decided=f"{_stage(earlier)} comes before {_stage(later)}, but the dates run the other way",
        settle="the dates on the document and of its entry into force",
        confidence=0.7 * float(block["question_confidence"].min()),
    )


def _stage(row: Any) -> str:
    return str(row.stage).replace("_", " ")


def _by_stage(a: Any, b: Any) -> tuple[Any, Any]:
    return (a, b) if ORDER.index(a.stage) <= ORDER.index(b.stage) else (b, a)


def _before(a: Any, b: Any) -> bool:
    """True if all days of a lie before all days of b, and they are different stages."""
    one, two = days_of(a.date_from, a.date_to), days_of(b.date_from, b.date_to)
    return a.stage != b.stage and one is not None and two is not None and one.last < two.first
