"""A title stands with a given name only.

What it does
    Reports an office holder named by a given name alone, and says the full name where
    another report or the reference gives it for the same position.
Why it matters
    A dropped surname is a slip that a copy editor wants to see.
Example
    "President Maria" for Maria Sandoval.
Not reported
    People who are known by one name (kings, popes), and surnames alone.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows with a given name only."""
    return table["given_only"].astype(bool)


@rule(table="offices", block=("position", "person_name"), severity=Severity.NOTE, screen=screen)
def incomplete_name(block: pd.DataFrame) -> Iterator[Conflict]:
    rows: list[Any] = statements(block)
    first = rows[0]
    known = first.person_name if len(first.person_name.split()) > 1 else ""
    fuller = first.fuller_name or known
    yield Conflict(
        verdict=Verdict.UNDETERMINED,
        reason="name-unsure",
        question=f"What is the full name of {first.position_name or first.title}?",
        message=f"“{first.written}” is an incomplete name for {first.position_name or first.title}"
        + (f": {fuller}" if fuller else ""),
        answers=[(str(first.written), rows)],
        decided="a title stands before a given name alone",
        settle="the surname",
        confidence=0.8,
    )
