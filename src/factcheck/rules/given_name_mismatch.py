"""One office-holder is given two given names.

What it does
    Among people of one surname and one rank, reports given names that are no forms of one
    another, where no report speaks of both.
Why it matters
    A wrong given name is a wrong person: in a court story it is a libel.
Example
    "Captain Mara Oduya" here, "Captain Lena Oduya" there, of one ship on one day.
Not reported
    Two people whom one report names together, short forms and spellings of one name
    (`name-variant`), initials, other ranks, portfolios or jurisdictions, times more than two
    months apart, former offices, ranks that many hold (spokesman, analyst, senator).
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import resources
from factcheck.findings import Severity, Verdict
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements

NEAR = timedelta(days=62)
"""Reports further apart than this may speak of a successor of the same name."""


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of people of one surname and rank who are more than one person."""
    several = differ(table, ("surname", "rank"), "person_key")
    return several & table["full_name"] & table["surname"].ne("") & table["rank"].ne("") & ~table["former"]


@rule(table="offices", block=("surname", "rank"), severity=Severity.WARNING, screen=screen)
def given_name_mismatch(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = [row for row in statements(block) if row.full_name and not row.former and _alone(row)]
    if _named_together(rows):
        return
    involved = {row.statement_id: row for pair in combinations(rows, 2) if _mismatch(*pair) for row in pair}
    if not involved:
        return
    answers = group_answers(involved.values(), lambda row: str(row.person_name))
    first = rows[0]
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="name-variant",
        question=f"What is the given name of {first.title} {first.surname_shown}?",
        message=f"{' and '.join(value for value, _ in answers)} are both named as {first.title}",
        answers=answers,
        decided="one surname and one rank at one time, and no report speaks of two people",
        settle="the organisation's own list of its people",
        confidence=0.7,
    )


def _alone(row: Any) -> bool:
    """True for a rank of which an organisation has one, or few, so that two of one surname are not to be expected."""
    ladders = resources.toml("titles")["exclusive"]
    ranks = {rank for name, ladder in ladders.items() if name != "law" for rank in ladder}
    return row.seats == 1 or row.rank in ranks | {"manager", "judge", "coroner"}


def _named_together(rows: list[Any]) -> bool:
    """True if one report names two of them: then there are two."""
    people: dict[str, set[str]] = {}
    for row in rows:
        people.setdefault(row.report_id, set()).add(row.person_key)
    return any(len(named) > 1 for named in people.values())


def _mismatch(a: Any, b: Any) -> bool:
    if a.person_key == b.person_key:
        return False
    if a.portfolio != b.portfolio and a.portfolio and b.portfolio:
        return False
    if a.jurisdiction != b.jurisdiction and a.jurisdiction and b.jurisdiction:
        return False
    one, two = days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to)
    return one is not None and two is not None and max(one.first, two.first) - min(one.last, two.last) <= NEAR
