"""A weekday does not fit the date beside it.

What it does
    Computes the weekday of each full date that a report gives together with a weekday.
Why it matters
    One of the two is wrong, and with it the day on which something happened.
Example
    "Monday, April 4, 2023", which was a Tuesday.
Not reported
    Dates whose year is not known.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows whose weekday differs from the calendar's."""
    return table["weekday"].ne("") & table["weekday"].ne(table["calendar_weekday"])


@rule(table="weekdays", block=("statement_id",), severity=Severity.ERROR, screen=screen)
def weekday_mismatch(block: pd.DataFrame) -> Iterator[Conflict]:
    for row in statements(block):
        yield Conflict(
            verdict=Verdict.CONFLICT,
            reason="different-date",
            question=f"Which day is meant by “{row.mention}”?",
            message=f"“{row.mention}”: {row.date} was a {row.calendar_weekday}",
            answers=[(str(row.weekday), [row]), (str(row.calendar_weekday), [])],
            decided=f"{row.date} fell on a {row.calendar_weekday} (proleptic Gregorian calendar)",
            settle="the calendar, and what else is known of the day",
            confidence=0.95,
        )
