"""An accumulating total is lower at a later time.

What it does
    Puts the totals that answer one question in the order of their as-of and reports a
    later one that lies below an earlier one.
Why it matters
    People trained, killed or aided do not become fewer: either a figure is wrong, or
    it was revised and somebody should say so.
Example
    "More than 30,000 trained" in March, "25,000 trained" in June.
Not reported
    Metrics that may fall (people missing, prices), totals over different windows,
    parts against wholes.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.disagreements import disagreements
from factcheck.findings import Severity
from factcheck.rules.base import Conflict, rule, values_differ


@rule(table="figures", severity=Severity.ERROR, screen=values_differ)
def total_falls(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"total-falls"}):
        values = ", then ".join(value for value, _ in found.answers)
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=f"{name} falls: {values}",
            answers=found.answers,
            decided=found.decided,
            settle="whether the later report revises the earlier one or counts something else",
            severity=Severity.ERROR if found.confidence >= 0.8 else Severity.WARNING,
            confidence=found.confidence * block["question_confidence"].min(),
        )
