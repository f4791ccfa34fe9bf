"""Two people are said to hold one single-seat position at one time.

What it does
    Among statements on one position that only one person can hold, reports those that
    name different people for the same time. A person who is acting, former or only
    designated does not count.
Why it matters
    One of the names is wrong, or one of the dates is: neither can be printed as it stands.
Example
    "Prime Minister A. Lindqvist" and "Prime Minister B. Moreau", both on 3 May.
Not reported
    A succession that fits both dates, spelling variants of one name (`name-variant`),
    positions with more than one seat.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.names import Band, band, fold, split_name
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, rule, statements

DOUBTED = 0.72
"""Statements below this confidence rest on context: the country is not said, or "was" may mean the past."""
NARROW = 31
"""Days: two holders within one as-of longer than this may be a succession."""


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of single-seat positions for which more than one person is named."""
    eligible = (table["seats"] == 1) & ~table["former"] & ~table["acting"] & table["as_of_from"].ne("")
    return eligible & differ(table[eligible], ("position",), "person_key").reindex(
        table.index, fill_value=False
    )


@rule(table="offices", block=("position",), severity=Severity.ERROR, screen=screen)
def two_holders_one_seat(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    clashing = [(a, b) for a, b in combinations(rows, 2) if _clash(a, b)]
    for group in _together(clashing):
        holders = _by_person(group)
        names = [name for name, _ in holders]
        sure = _surely(group)
        reference = next((row.reference_holder for row in group if row.reference_holder), "")
        wrong = sorted({row.person_name for row in group if row.reference_fit in ("outside", "other-holder")})
        yield Conflict(
            verdict=Verdict.CONFLICT,
            reason="two-holders",
            question=f"Who was {group[0].position_name} {_narrowest(group).as_of_shown}?",
            message=f"{wording.join(names)} are both named {group[0].position_name} "
            f"{_narrowest(group).as_of_shown}",
            answers=holders,
            decided="the position has one seat, and the dates overlap: "
            + "; ".join(f"{name} {_narrowest(found).as_of_shown}" for name, found in holders),
            settle="the official list of office holders"
            + (f"; the reference table speaks against {wording.join(wrong)}" if wrong else ""),
            reference=reference,
            severity=Severity.ERROR if sure else Severity.WARNING,
            confidence=_confidence(group, sure, bool(wrong)),
        )


def _confidence(rows: Sequence[Any], sure: bool, against: bool) -> float:
    """How sure it is that one of the names is wrong."""
    best: dict[str, float] = {}
    for row in rows:
        best[row.person_key] = max(best.get(row.person_key, 0.0), row.confidence)
    names = sorted({row.person_name for row in rows})
    alike = any(band(a, b) is not Band.DIFFERENT for a, b in combinations(names, 2))
    if not sure or alike:
        return 0.6
    return 0.7 if min(best.values()) < DOUBTED else 0.97 if against else 0.9


def _clash(a: Any, b: Any) -> bool:
    if a.person_key == b.person_key or a.name_unsure or b.name_unsure or _one_surname(a, b):
        return False
    one, two = days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to)
    if one is None or two is None or not one.meets(two):
        return False
    if max(one.length, two.length) > NARROW:
        return False
    # The reference confirms both: the seat changed hands inside the as-of.
    return not (a.reference_fit == b.reference_fit == "fits")


def _one_surname(a: Any, b: Any) -> bool:
    """Two forms of one surname ("R. Okafor", "Ruth Okafor") are hardly two holders of one office."""
    return fold(split_name(a.person_name).surname) == fold(split_name(b.person_name).surname)


def _surely(rows: Sequence[Any]) -> bool:
    """True if a succession inside the as-of is ruled out: by one day, or by the reference."""
    exact = [row for row in rows if row.as_of_from == row.as_of_to]
    same_day = any(
        a.as_of_from == b.as_of_from and a.person_key != b.person_key for a, b in combinations(exact, 2)
    )
    return same_day or any(row.reference_fit in ("outside", "other-holder") for row in rows)


def _together(pairs: Sequence[tuple[Any, Any]]) -> list[list[Any]]:
    """Statements of overlapping clashes, one list for each stretch of time."""
    groups: list[dict[str, Any]] = []
    for pair in pairs:
        touching = [g for g in groups if any(row.statement_id in g for row in pair)]
        merged = {row.statement_id: row for row in pair}
        for group in touching:
            merged |= group
            groups.remove(group)
        groups.append(merged)
    ordered = [sorted(group.values(), key=lambda row: (row.as_of_from, row.statement_id)) for group in groups]
    return sorted(ordered, key=lambda rows: (rows[0].as_of_from, rows[0].statement_id))


def _by_person(rows: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    people: dict[str, list[Any]] = {}
    for row in rows:
        people.setdefault(row.person_key, []).append(row)
    named = [(sorted(row.person_name for row in group)[0], group) for group in people.values()]
    return sorted(named, key=lambda item: (-len({row.origin_key for row in item[1]}), item[0]))


def _narrowest(rows: Sequence[Any]) -> Any:
    return min(rows, key=lambda row: (_length(row), row.as_of_from, row.statement_id))


def _length(row: Any) -> int:
    days = days_of(row.as_of_from, row.as_of_to)
    return days.length if days else 10**6
