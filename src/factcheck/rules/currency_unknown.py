"""Whether two sums of money clash depends on whose dollar is meant.

What it does
    Reports sums on one question that differ by no more than an exchange rate may, where
    a bare sign ("$") leaves the currency open on one side.
Why it matters
    CAD 500 million and USD 365 million are the same money; printed as "$500 million" and
    "$365 million" they look like a contradiction.
Example
    "$500 million" in a Canadian paper and "US$365 million" in an American one.
Not reported
    Sums that differ whichever currency is meant (`disjoint-figures`).
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.disagreements import disagreements
from factcheck.findings import Severity
from factcheck.rules.base import Conflict, rule, values_differ


@rule(table="figures", severity=Severity.NOTE, screen=values_differ)
def currency_unknown(block: pd.DataFrame) -> Iterator[Conflict]:
    name = block["question_name"].iloc[0]
    for found in disagreements(block, {"currency-unknown"}):
        yield Conflict(
            verdict=found.verdict,
            reason=found.reason,
            message=f"{name} depends on the currency: " + " / ".join(value for value, _ in found.answers),
            answers=found.answers,
            decided=found.decided,
            settle="which currency each report means",
            confidence=found.confidence * block["question_confidence"].min(),
        )
