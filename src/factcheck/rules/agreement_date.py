"""One agreement is given two dates.

What it does
    Among mentions of one agreement at one stage (signed, in force), reports dates that
    have no day in common.
Why it matters
    The date decides what applied when; a wrong one is copied from story to story.
Example
    "Signed on 3 May 2021" against "signed on 5 May 2021".
Not reported
    A date inside a vaguer one ("in May 2021"), other stages, and mentions with no date.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.intervals import Fit, compare_days
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of agreements that have more than one date at one stage."""
    dated = table["date_from"].ne("") & table["stage"].ne("")
    return dated & differ(table[dated], ("agreement_key", "stage"), "date").reindex(
        table.index, fill_value=False
    )


@rule(table="agreements", block=("agreement_key", "stage"), severity=Severity.ERROR, screen=screen)
def agreement_date(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    involved = {row.statement_id: row for pair in combinations(rows, 2) if _apart(*pair) for row in pair}
    if not involved or rows[0].stage not in ("signed", "in_force", "ended"):
        return
    answers = group_answers(involved.values(), lambda row: str(row.date_shown))
    stage = rows[0].stage.replace("_", " ")
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-date",
        question=f"When was it {stage}: {rows[0].question_name}?",
        message=f"{rows[0].question_name} was {stage} " + " or ".join(value for value, _ in answers),
        answers=answers,
        decided="the dates have no day in common",
        settle="the date on the document",
        confidence=0.8 * float(block["question_confidence"].min()),
    )


def _apart(a: Any, b: Any) -> bool:
    one, two = days_of(a.date_from, a.date_to), days_of(b.date_from, b.date_to)
    return one is not None and two is not None and compare_days(one, two) is Fit.DISJOINT
