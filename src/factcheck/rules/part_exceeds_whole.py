"""A part is larger than the whole it belongs to.

What it does
    Compares figures on one question at one time of which one names a part of what the
    other counts, and reports a part above its whole.
Why it matters
    It cannot be: one of the figures, or what it is said to count, is wrong.
Example
    "$900 million in military aid" out of "$700 million in military and humanitarian aid".
Not reported
    Parts that fit (`different-scope`), other times and windows.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.disagreements import disagreements
from factcheck.findings import Severity
from factcheck.rules.base import Conflict, rule, values_differ


@rule(table="figures", severity=Severity.ERROR, screen=values_differ)
def part_exceeds_whole(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"part-exceeds-whole"}):
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=f"{name}: a part exceeds its whole: " + " / ".join(value for value, _ in found.answers),
            answers=found.answers,
            decided=found.decided,
            settle="the breakdown that both figures come from",
            confidence=found.confidence * block["question_confidence"].min(),
        )
