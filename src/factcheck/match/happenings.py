"""Happenings: which event rows tell of one happening, inside a report and across reports.

Inside a report, the mentions of one kind that do not differ are one happening: "the blast"
after "a bomb exploded in Porto" is that one. Across reports, two are one if what they
happened to, who did it and where do not differ, and names or a telling noun agree. First
those whose dates meet are put together; then groups with different dates, on stronger
grounds, and never where one report tells of both: it tells of two happenings.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from factcheck.match.happened import days_apart, days_told, issued_of, roomy
from factcheck.match.kinds import entry_of, family
from factcheck.match.naming import Names
from factcheck.match.sameness import (
    SURE,
    Happening,
    alike,
    differ,
    fresh,
    near,
    placed_twice,
    places_differ,
    recalled,
    surely,
)
from factcheck.places import Gazetteer

__all__ = ["SURE", "Happening", "happenings"]

PLANNED = 0.7
"""Confidence of what is planned, denied or loosely dated: it takes no part."""
_LONELY_DAYS = 60
"""Days around a happening in which its report tells of no other of its kind, if it is the one."""


# ---------------------------------------------------------------- inside a report


def happenings(rows: Iterable[Any], gazetteer: Gazetteer) -> list[list[Happening]]:
    """Groups of happenings that are one; each member stands for one report's mentions of it."""
    told: dict[tuple[str, str], list[Happening]] = {}
    for row in sorted(rows, key=lambda r: (r.report_id, r.start, r.end, r.statement_id)):
        if row.kind and row.confidence != PLANNED:
            one = _mention(row, gazetteer)
            chain = told.setdefault((row.report_id, family(row.kind)), [])
            home = (
                None
                if fresh(row)
                else next((h for h in reversed(chain) if _goes_on(h, one, gazetteer)), None)
            )
            if home is None:
                chain.append(one)
            else:
                home.plus(one)
    by_kind: dict[str, list[Happening]] = {}
    around = _around(told)
    for (report, kind), chain in sorted(told.items()):
        dated = [h for h in chain if h.days is not None]
        for one in dated:
            one.around = around[report]
            one.alone = not any(_beside(one, other) for other in dated)
            one.only = not any(recalled(other) for other in dated if other is not one)
        by_kind.setdefault(kind, []).extend(dated)
    return [group for kind, found in sorted(by_kind.items()) for group in _groups(kind, found, gazetteer)]


def _around(told: dict[tuple[str, str], list[Happening]]) -> dict[str, Names]:
    """All names in the happenings of each report."""
    names: dict[str, set[str]] = {}
    for (report, _), chain in told.items():
        names.setdefault(report, set()).update(*(h.names for h in chain))
    return {report: frozenset(found) for report, found in names.items()}


def _beside(one: Happening, other: Happening) -> bool:
    """True for another happening of the same weeks that may be mistaken for this one."""
    return one is not other and days_apart(one, other) <= _LONELY_DAYS


def _mention(row: Any, gazetteer: Gazetteer) -> Happening:
    places = {gazetteer.places[row.place].name if row.place in gazetteer.places else row.place} - {""}
    parts = row.object.split()
    capitals = [word for word in parts if word[:1].isupper()]
    plain = [word for word in parts if not word[:1].isupper()]
    objects = frozenset([" ".join(capitals)]) if capitals else frozenset()
    noun = plain and plain[-1] == parts[-1] and not (entry_of(row.kind) or {}).get("personal")
    actors = frozenset(filter(None, row.participants.split(";")))
    return Happening(
        report=row.report_id,
        kind=row.kind,
        rows=[row],
        objects=objects,
        heads=frozenset([" ".join(plain)]) if noun else frozenset(),
        actors=actors,
        places=frozenset(places),
        codes=frozenset([row.place] if row.place in gazetteer.places else []),
        names=frozenset(filter(None, row.names.split(";"))) | objects | actors | places,
        numbers=frozenset(filter(None, row.numbers.split(";"))),
        days=days_told(row) if row.confidence >= SURE else None,
        issued=issued_of(row),
    )


def _goes_on(told: Happening, one: Happening, gazetteer: Gazetteer) -> bool:
    """True if a mention may be of a happening already told of."""
    if told.days is not None and one.days is not None and not roomy(told, one):
        return False
    return not differ(told, one) and not places_differ(told, one, gazetteer)


# ---------------------------------------------------------------- across reports


@dataclass
class _Group:
    """Happenings that are one; `samples` has one of those that do not differ in what is compared."""

    members: list[Happening] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    samples: dict[Hashable, Happening] = field(default_factory=dict)

    def add(self, *happenings: Happening) -> None:
        self.members += happenings
        self.reports |= {h.report for h in happenings}
        for h in happenings:
            parts = (h.objects, h.heads, h.actors, h.places, h.codes, h.names, h.days)
            self.samples.setdefault((*parts, h.issued, h.around, h.alone, h.only, h.numbers), h)


def _groups(kind: str, found: Sequence[Happening], gazetteer: Gazetteer) -> list[list[Happening]]:
    if entry_of(kind) is None:
        return []  # a verb that the lexicon does not know may be done any number of times
    groups: list[_Group] = []
    for one in sorted(found, key=_telling_first):
        home = next((g for g in groups if _joins(kind, one, g, gazetteer)), None)
        if home is None:
            home = _Group()
            groups.append(home)
        home.add(one)
    merged: list[_Group] = []
    for group in groups:
        home = next((g for g in merged if _one_on_two_days(kind, g, group, gazetteer)), None)
        if home is None:
            merged.append(group)
        else:
            home.add(*group.members)
    return [group.members for group in merged]


def _telling_first(one: Happening) -> tuple[int, int, str, int]:
    return (one.days.length if one.days else 0, -len(one.names), one.report, one.rows[0].start)


def _joins(kind: str, one: Happening, group: _Group, gazetteer: Gazetteer) -> bool:
    if one.report in group.reports:
        return False
    return all(_one_on_its_day(kind, one, other, gazetteer) for other in group.samples.values())


def _one_on_its_day(kind: str, a: Happening, b: Happening, gazetteer: Gazetteer) -> bool:
    if not roomy(a, b) or differ(a, b):
        return False
    if places_differ(a, b, gazetteer) and not placed_twice(kind, a, b):
        return False
    return alike(kind, a, b)


def _one_on_two_days(kind: str, group: _Group, other: _Group, gazetteer: Gazetteer) -> bool:
    """True if two groups with different dates are one happening all the same."""
    if group.reports & other.reports or any(h.another for h in (*group.members, *other.members)):
        return False  # a report tells of both, or says that this is another one
    pairs = list(product(group.samples.values(), other.samples.values()))
    if any(differ(a, b) or places_differ(a, b, gazetteer) or not near(kind, a, b) for a, b in pairs):
        return False
    agreeing = [(a, b) for a, b in product(group.members, other.members) if alike(kind, a, b)]
    return any(surely(kind, a, b) for a, b in agreeing)
