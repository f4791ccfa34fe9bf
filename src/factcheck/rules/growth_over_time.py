"""A figure differs because time has passed.

What it does
    Reports totals on one question that grow from one as-of to a later one, with the
    implied pace per month, and states (a price, a headcount) that differ at different times.
Why it matters
    1,100 and 9,000 may both be right, years apart; a reader who sees them side by side
    needs the dates. A pace that jumps is worth a question.
Example
    "More than 1,100 nurses trained" in 2011 and "over 9,000 trained" in 2019.
Not reported
    Totals that fall (`total-falls`) and totals over windows with different starts
    (`different-window`).
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.disagreements import Disagreement, disagreements
from factcheck.findings import Severity
from factcheck.relations import pace, pace_within, when
from factcheck.rules.base import Conflict, rule, values_differ

LARGE_GROWTH = 2.0
"""Growth by this factor is worth a look, whatever the time: a convention of this project."""


@rule(table="figures", severity=Severity.WARNING, screen=values_differ)
def growth_over_time(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"changed-over-time", "revised"}):
        rows = [row for _, group in found.answers for row in group]
        total = bool(rows[0].accumulates)
        lowest, highest = min(row.value for row in rows), max(row.value for row in rows)
        large = total and highest >= LARGE_GROWTH * max(lowest, 1e-9) and math.isfinite(highest)
        steps = _pace_sentences(rows) if total else []
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=f"{name}: "
            + wording.join([f"{group[0].shown} {when(group[0])}" for group in _ends(found)]),
            answers=found.answers,
            decided="; ".join(steps) or found.decided,
            settle="the dated series of the office that keeps the count" if large else "",
            remarks=_scope_remarks(rows),
            severity=Severity.WARNING if large else Severity.NOTE,
            confidence=found.confidence * block["question_confidence"].min(),
        )


def _ends(found: Disagreement) -> list[list[Any]]:
    """The answers that the sentence names: all of a few, the first and the last of many."""
    groups = [rows for _, rows in found.answers]
    return groups if len(groups) <= 3 else [groups[0], groups[-1]]


def _pace_sentences(rows: Sequence[Any]) -> list[str]:
    sentences = []
    first = min(rows, key=lambda row: (row.as_of_from, row.value))
    before = pace_within(first)
    if before is not None:
        sentences.append(
            f"about {wording.number(round(before))} a month {first.window_shown} up to {first.as_of_plain}"
        )
    for earlier, later, step in pace(rows):
        if step > 0:
            sentences.append(
                f"about {wording.number(round(step))} a month from {earlier.as_of_plain} to {later.as_of_plain}"
            )
    return sentences[:4]


def _scope_remarks(rows: Sequence[Any]) -> tuple[str, ...]:
    """What one side limits and the other does not: by whom, where, over which window."""
    remarks = []
    scopes = sorted({row.scope_shown for row in rows if row.scope_shown})
    if len({row.scope_shown for row in rows}) > 1:
        remarks.append(
            "The scope is worded differently: " + " / ".join(f"“{scope}”" for scope in scopes) + "."
        )
    windows = sorted({row.window_shown for row in rows if row.window_shown})
    if len(windows) > 1:
        remarks.append("The window is worded differently: " + " / ".join(windows) + ".")
    return tuple(remarks)
