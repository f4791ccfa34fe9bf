"""Totals that look alike were counted over different windows.

What it does
    Reports totals on one question whose windows start at different times ("since early
    2014", "since February 2022") or end at different times.
Why it matters
    Put side by side, or added up, such totals mislead; each is right for its own window.
Example
    "$700 million since 2014" and "$1.8 billion in military aid since February 2022".
Not reported
    Windows that mean the same time in other words, and totals with only one known window.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck import wording
from factcheck.disagreements import Disagreement, disagreements
from factcheck.findings import Severity
from factcheck.relations import when
from factcheck.rules.base import Conflict, rule, values_differ


@rule(table="figures", severity=Severity.NOTE, screen=values_differ)
def different_window(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"different-window"}):
        categories = sorted({row.category for _, rows in found.answers for row in rows})
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=f"{name} is counted {wording.join(_windows(found))}",
            answers=found.answers,
            decided=found.decided,
            remarks=("They also name different parts of the whole.",) if len(categories) > 1 else (),
            severity=Severity.NOTE,
            confidence=found.confidence * block["question_confidence"].min(),
        )


def _windows(found: Disagreement) -> list[str]:
    """The windows in words, in the order of the answers: "since 2014", "since February 2022"."""
    rows = [group[0] for _, group in found.answers]
    return list(dict.fromkeys(row.window_shown or f"up to {when(row).split(' ', 1)[-1]}" for row in rows))
