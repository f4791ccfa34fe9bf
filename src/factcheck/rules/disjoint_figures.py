"""Two reports give figures that cannot both be true.

What it does
    Compares the figures that answer one question at one time. A figure stands for
    every value that its wording and its rounding allow; two that share no value clash.
Why it matters
    No value is left on which both reports are right: one of them has to be corrected
    before either is printed.
Example
    "The mill cuts 120 jobs" against "170 jobs go at the mill", on the same day.
Not reported
    Differences that rounding or wording explains ("nearly 40,000" and 39,500), another
    time, window, scope or currency: other rules report those with their reason. Two tolls of
    one happening while it is still being counted (`growth-over-time`), unless one is none. A clash
    of only the usual sense of a bound ("more than 100" against 900) has less confidence.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.disagreements import disagreements
from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, rule, values_differ

SURE_ENOUGH = 0.4
"""Below this, whether two figures are of one question is as doubtful as whether they clash: undetermined."""


@rule(table="figures", severity=Severity.ERROR, screen=values_differ)
def disjoint_figures(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"disjoint-values"}):
        values = " against ".join(value for value, _ in found.answers)
        confidence = found.confidence * block["question_confidence"].min()
        unsure = confidence < SURE_ENOUGH
        yield Conflict(
            verdict=Verdict.UNDETERMINED if unsure else found.verdict,
            reason="scope-unknown" if unsure else found.reason,
            message=f"{name}: {values}",
            answers=found.answers,
            decided=found.decided,
            settle="the primary count (the authority both reports draw on), with its date",
            severity=_severity(found.confidence, unsure),
            confidence=confidence,
        )


def _severity(sure: float, unsure: bool) -> Severity:
    if unsure:
        return Severity.NOTE
    return Severity.ERROR if sure >= 0.8 else Severity.WARNING
