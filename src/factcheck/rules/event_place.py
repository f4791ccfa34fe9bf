"""One happening is put in two places.

What it does
    Among mentions of one happening on one day, reports two places of which neither lies in
    the other.
Why it matters
    Where it happened decides who is concerned, and whose account is from there.
Example
    "The treaty was signed in Porto on 3 May" against "it was signed in Lisbon on 3 May".
Not reported
    A city and its country, a place that a report names beside the other, the places of a
    tour, and happenings that may be two.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.match.happenings import SURE
from factcheck.match.naming import Names, shared
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of happenings that have more than one place."""
    placed = table["place"].ne("") & table["event_key"].ne("") & table["confidence"].ge(SURE)
    return placed & differ(table[placed], ("event_key",), "place").reindex(table.index, fill_value=False)


@rule(table="events", block=("event_key",), severity=Severity.ERROR, screen=screen)
def event_place(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    involved = {row.statement_id: row for pair in combinations(rows, 2) if _apart(*pair) for row in pair}
    if not involved:
        return
    answers = group_answers(involved.values(), lambda row: str(row.place_name))
    name = str(block["event_name"].iloc[0])
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-place",
        question=f"Where: {name}?",
        message=f"{name}: in {wording.join([value for value, _ in answers], 'or')}",
        answers=answers,
        decided="neither place lies in the other",
        settle="someone who was there",
        confidence=0.7,
    )


def _apart(a: Any, b: Any) -> bool:
    """True if neither place lies in the other, by the gazetteer or by name, and no sentence names both."""
    if a.report_id == b.report_id or not a.place_within or not b.place_within:
        return False
    one, two = a.place_within.split(";"), b.place_within.split(";")
    if a.place in two or b.place in one:
        return False
    if not a.place_kind or not b.place_kind:
        return _apart_by_name(a, b)
    if one[-1] == two[-1] and {a.place_kind, b.place_kind} != {"city"}:
        return False  # in one country: a region may hold a city that the gazetteer puts beside it
    return b.place_name not in a.names.split(";") and a.place_name not in b.names.split(";")


def _apart_by_name(a: Any, b: Any) -> bool:
    """True for two places that the gazetteer does not know and that no report speaks of together."""
    if a.place_kind or b.place_kind:
        return False  # a place that the gazetteer does not know may lie in one that it knows
    one, two = frozenset([str(a.place_name)]), frozenset([str(b.place_name)])
    if shared(one, two):
        return False
    return not shared(one, _names(b.place_spoken)) and not shared(two, _names(a.place_spoken))


def _names(cell: str) -> Names:
    return frozenset(filter(None, cell.split(";")))
