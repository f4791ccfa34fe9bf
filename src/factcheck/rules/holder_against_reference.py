"""A person named for a position at a time when the reference table says otherwise.

What it does
    Looks up each office in the reference table of office holders and reports people named
    outside their tenure, people named for a position that another person held, and, as a
    note, people of whom the reference knows nothing though it covers their portfolio.
Why it matters
    Names of office holders age fast; a story that names last year's minister is wrong
    even where no other report says so.
Example
    "Prime Minister A. Lindqvist" in August, whose tenure ended in March.
Not reported
    Positions that the reference does not cover, former and acting holders, as-of dates
    that touch the tenure.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows that do not fit the reference, or that it does not know."""
    fits = table["reference_fit"].isin(["outside", "other-holder", "unlisted"])
    return fits & ~table["former"] & ~table["acting"]


@rule(
    table="offices",
    block=("person_key",),
    severity=Severity.ERROR,
    screen=screen,
    yields_to=("two-holders-one-seat", "title-against-reference"),
)
def holder_against_reference(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    for fit, title in sorted({(row.reference_fit, row.position_name) for row in rows}):
        group = [row for row in rows if (row.reference_fit, row.position_name) == (fit, title)]
        yield _unlisted(title, group) if fit == "unlisted" else _outside(title, group)


def _outside(title: str, rows: list[Any]) -> Conflict:
    first = rows[0]
    return Conflict(
        verdict=Verdict.CONFLICT,
        reason="outside-tenure",
        question=f"Who was {title} {first.as_of_shown}?",
        message=f"{first.person_name} is named {title} {first.as_of_shown}; the reference has {first.reference_holder}",
        answers=[(str(first.person_name), rows)],
        decided=f"the reference table has {first.person_name} as: {first.reference_person or 'nothing'}",
        settle="the official list of office holders",
        reference=first.reference_holder,
        confidence=0.85,
    )


def _unlisted(title: str, rows: list[Any]) -> Conflict:
    first = rows[0]
    return Conflict(
        verdict=Verdict.UNDETERMINED,
        reason="name-unsure",
        question=f"Is {first.person_name} {title}?",
        message=f"{first.person_name}, {title}: nobody of that name is in the reference",
        answers=[(str(first.person_name), rows)],
        decided="the reference table covers this portfolio and lists nobody of that name or a similar one",
        settle="a second source for the name",
        severity=Severity.NOTE,
        confidence=0.5,
    )
