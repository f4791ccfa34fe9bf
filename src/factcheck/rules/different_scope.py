"""Figures that look alike count different things.

What it does
    Reports figures on one question of which one is a part of the other, names another
    category, or is a promise where the other is a total.
Why it matters
    "$16 million of equipment" does not contradict "$700 million of aid", and a pledge is
    not money spent; a reader has to be told which is which.
Example
    "$1 billion pledged" and "$700 million given"; "12 killed, three of them children".
Not reported
    A part above its whole (`part-exceeds-whole`), other windows (`different-window`).
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.disagreements import disagreements
from factcheck.findings import Severity
from factcheck.rules.base import Conflict, rule, values_differ

_SAID = {
    "different-scope": "{name}: the figures count different parts",
    "part-of-whole": "{name}: one figure is a part of another",
    "pledge-not-total": "{name}: one figure is a pledge, not a total",
}


@rule(table="figures", severity=Severity.NOTE, screen=values_differ)
def different_scope(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, _SAID):
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=_SAID[found.reason].format(name=name),
            answers=found.answers,
            decided=found.decided,
            severity=Severity.NOTE,
            confidence=found.confidence * block["question_confidence"].min(),
        )
