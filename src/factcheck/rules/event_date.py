"""One happening is given two dates.

What it does
    Among mentions of one happening (a founding, a bombing, a death, the start of a war),
    reports dates that have no day in common.
Why it matters
    What happened before what depends on it, and a wrong date is copied from story to story.
Example
    "The clinic was founded in 1990" against "she has run the clinic since 1987".
Not reported
    A date inside a vaguer one ("in May" and "on 3 May"), dates that are counted loosely
    ("six months ago") and come close, something run only some time after it was founded,
    and happenings that may be two: another visit, the same vote in another year.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.intervals import Days
from factcheck.match.happened import days_told
from factcheck.match.happenings import SURE
from factcheck.rules.base import Conflict, differ, ranked, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of happenings that have more than one date."""
    dated = table["date_from"].ne("") & table["event_key"].ne("") & table["confidence"].ge(SURE)
    return dated & differ(table[dated], ("event_key",), "date").reindex(table.index, fill_value=False)


@rule(
    table="events",
    block=("event_key",),
    severity=Severity.ERROR,
    screen=screen,
    yields_to=("agreement-date",),
)
def event_date(block: pd.DataFrame) -> Iterator[Conflict]:
    told = [(row, days) for row in statements(block) if (days := days_told(row)) is not None]
    groups = _told_apart(_together(told))
    if len(groups) < 2 or len({row.report_id for group in groups for row, _ in group}) < 2:
        return
    answers = ranked((_label(group), [row for row, _ in group]) for group in groups)
    name = str(block["event_name"].iloc[0])
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-date",
        question=f"When: {name}?",
        message=f"{name}: {wording.join([value for value, _ in answers], 'or')}",
        answers=answers,
        decided="the dates have no day in common",
        settle="a record made at the time",
        confidence=0.8,
    )


_Told = tuple[Any, Days]


def _together(told: list[_Told]) -> list[list[_Told]]:
    """Statements whose days all meet, the narrowest first."""
    groups: list[list[_Told]] = []
    for row, days in sorted(told, key=lambda t: (t[1].length, t[1].first, t[0].report_id, t[0].start)):
        home = next((g for g in groups if all(days.meets(other) for _, other in g)), None)
        if home is None:
            groups.append([(row, days)])
        else:
            home.append((row, days))
    return groups


def _told_apart(groups: list[list[_Told]]) -> list[list[_Told]]:
    """The groups of which some statement cannot be true beside some statement of another group."""
    return [
        group
        for group in groups
        if any(_clash(a, b) for other in groups if other is not group for a in group for b in other)
    ]


def _clash(a: _Told, b: _Told) -> bool:
    if a[1].meets(b[1]):
        return False
    later = max((a, b), key=lambda t: t[1].first)[0]
    # What was founded may be run since a later time.
    return not (later.kind == "founding" and _lasting(later))


def _lasting(row: Any) -> bool:
    return bool(str(row.date).endswith("/.."))


def _label(group: list[_Told]) -> str:
    """The closest date of a group, as people write it."""
    return str(group[0][0].date_shown)
