"""Two people are named for one role in one event.

What it does
    Among mentions of one event at one place and time, reports different people who are
    given the same single-seat position: the visit of *the* prime minister.
Why it matters
    Two people hold one office on no day; who came is the story.
Example
    "Prime Minister A. Lindqvist visited Oslo on 3 May" against "Prime Minister B. Moreau
    visited Norway on 3 May".
Not reported
    Two visitors with different offices, visits on different days, spelling variants.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of events for which more than one person is named in one position."""
    return differ(table, ("event_role",), "actor_key") & table["date_from"].ne("")


@rule(table="events", block=("event_role",), severity=Severity.ERROR, screen=screen)
def actor_mismatch(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    clashing = [pair for pair in combinations(rows, 2) if _clash(*pair)]
    involved = {row.statement_id: row for pair in clashing for row in pair}
    if not involved:
        return
    answers = group_answers(involved.values(), lambda row: str(row.actor_name))
    names = wording.join([value for value, _ in answers], "or")
    shown = min(involved.values(), key=lambda row: (row.date_to > row.date_from, row.statement_id))
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-actor",
        question=f"Who: {shown.question_name}?",
        message=f"{shown.question_name}: {names}",
        answers=answers,
        decided=f"both are named as {shown.actor_position}, and the dates overlap",
        settle="the readout of either side, or a photograph of the day",
        confidence=0.9,
    )


def _clash(a: Any, b: Any) -> bool:
    if a.actor_key == b.actor_key:
        return False
    one, two = days_of(a.date_from, a.date_to), days_of(b.date_from, b.date_to)
    return one is not None and two is not None and one.meets(two) and max(one.length, two.length) <= 31
