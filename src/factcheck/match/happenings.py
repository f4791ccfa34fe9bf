"""Happenings: which event rows tell of one happening, inside a report and across reports.

Inside a report, the mentions of one kind that do not differ are one happening: "the blast"
after "a bomb exploded in Porto" is that one. Across reports, two are one if what they
happened to, who did it and where do not differ, and names or a telling noun agree. First
those whose dates meet are put together; then groups with different dates, on stronger
grounds, and never where one report tells of both: it tells of two happenings.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from factcheck import resources
from factcheck.intervals import Days
from factcheck.match.happened import days_told, roomy
from factcheck.match.naming import Names, heads_differ, names_differ, shared, telling, words
from factcheck.places import Gazetteer

__all__ = ["SURE", "Happening", "happenings"]

SURE = 0.8
"""Confidence from which a row's date is taken for that of its happening."""
PLANNED = 0.7
"""Confidence of what is planned, denied or loosely dated: it takes no part."""
_NEAR_DAYS = 3
"""Days by which reports may differ on a happening that may be repeated."""
_SMALL = 5
"""A smaller figure that two sentences share is shared by chance."""


@dataclass
class Happening:
    """The mentions of one happening in one report, and what they say of it together."""

    report: str
    kind: str
    rows: list[Any] = field(default_factory=list)
    objects: Names = frozenset()
    heads: frozenset[str] = frozenset()
    actors: Names = frozenset()
    places: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    names: Names = frozenset()
    numbers: frozenset[str] = frozenset()
    days: Days | None = None

    @property
    def core(self) -> Names:
        """The names of what it happened to and of where."""
        return self.objects | self.places

    @property
    def another(self) -> bool:
        """True if a dated mention says that it is another than one told of before."""
        return any(_fresh(row) for row in self.rows if row.date and row.confidence >= SURE)

    def plus(self, other: Happening) -> None:
        """Takes in another mention."""
        self.rows += other.rows
        for name in ("objects", "heads", "actors", "places", "codes", "names", "numbers"):
            setattr(self, name, getattr(self, name) | getattr(other, name))
        narrower = other.days is not None and (self.days is None or other.days.length < self.days.length)
        self.days = other.days if narrower else self.days


# ---------------------------------------------------------------- inside a report


def happenings(rows: Iterable[Any], gazetteer: Gazetteer) -> list[list[Happening]]:
    """Groups of happenings that are one; each member stands for one report's mentions of it."""
    told: dict[tuple[str, str], list[Happening]] = {}
    for row in sorted(rows, key=lambda r: (r.report_id, r.start, r.end, r.statement_id)):
        if row.kind and row.confidence != PLANNED:
            one = _mention(row, gazetteer)
            chain = told.setdefault((row.report_id, row.kind), [])
            home = (
                None
                if _fresh(row)
                else next((h for h in reversed(chain) if _goes_on(h, one, gazetteer)), None)
            )
            if home is None:
                chain.append(one)
            else:
                home.plus(one)
    by_kind: dict[str, list[Happening]] = {}
    for (_, kind), chain in sorted(told.items()):
        by_kind.setdefault(kind, []).extend(h for h in chain if h.days is not None)
    return [group for kind, found in sorted(by_kind.items()) for group in _groups(kind, found, gazetteer)]


def _mention(row: Any, gazetteer: Gazetteer) -> Happening:
    places = {gazetteer.places[row.place].name if row.place in gazetteer.places else row.place} - {""}
    parts = row.object.split()
    capitals = [word for word in parts if word[:1].isupper()]
    plain = [word for word in parts if not word[:1].isupper()]
    objects = frozenset([" ".join(capitals)]) if capitals else frozenset()
    actors = frozenset(filter(None, row.participants.split(";")))
    return Happening(
        report=row.report_id,
        kind=row.kind,
        rows=[row],
        objects=objects,
        heads=frozenset([" ".join(plain)]) if plain and plain[-1] == parts[-1] else frozenset(),
        actors=actors,
        places=frozenset(places),
        codes=frozenset([row.place] if row.place in gazetteer.places else []),
        names=frozenset(filter(None, row.names.split(";"))) | objects | actors | places,
        numbers=frozenset(filter(None, row.numbers.split(";"))),
        days=days_told(row) if row.confidence >= SURE else None,
    )


def _fresh(row: Any) -> bool:
    return " " in row.event and bool(set(row.event.split()) & words("fresh"))


def _goes_on(told: Happening, one: Happening, gazetteer: Gazetteer) -> bool:
    """True if a mention may be of a happening already told of."""
    if told.days is not None and one.days is not None and not roomy(told, one):
        return False
    return not _differ(told, one) and not places_differ(told, one, gazetteer)


def _differ(a: Happening, b: Happening) -> bool:
    """True if what it happened to or who did it cannot be the same."""
    if names_differ(a.objects, b.objects, a.names, b.names):
        return True
    if heads_differ(a.heads, b.heads) and not shared(a.objects, b.objects):
        return True
    return names_differ(a.actors, b.actors, a.names, b.names)


def places_differ(a: Happening, b: Happening, gazetteer: Gazetteer) -> bool:
    """True if two places are named of which neither lies in the other and neither side speaks of both."""
    if a.codes and b.codes:
        pairs = product(a.codes, b.codes)
        if any(gazetteer.is_part_of(x, y) or gazetteer.is_part_of(y, x) for x, y in pairs):
            return False
    wide = any(gazetteer.places[code].kind in ("country", "region") for code in a.codes ^ b.codes)
    if wide and not (a.codes and b.codes):
        return False  # what the gazetteer does not know may lie there
    return names_differ(a.places, b.places, a.names, b.names)


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
            self.samples.setdefault((h.objects, h.heads, h.actors, h.places, h.codes, h.names, h.days), h)


def _groups(kind: str, found: Sequence[Happening], gazetteer: Gazetteer) -> list[list[Happening]]:
    if _entry(kind) is None:
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
    if not roomy(a, b) or _differ(a, b):
        return False
    if places_differ(a, b, gazetteer) and not _placed_twice(kind, a, b):
        return False
    return _alike(kind, a, b)


def _placed_twice(kind: str, a: Happening, b: Happening) -> bool:
    """True if two happenings are one in spite of their places: one day, and names agree in the parts they play."""
    entry = _entry(kind) or {}
    if not entry.get("placed") or not shared(a.objects, b.objects):
        return False
    one_day = a.days is not None and b.days is not None and max(a.days.length, b.days.length) == 1
    return one_day or bool(entry.get("once"))


def _one_on_two_days(kind: str, group: _Group, other: _Group, gazetteer: Gazetteer) -> bool:
    """True if two groups with different dates are one happening all the same."""
    if group.reports & other.reports or any(h.another for h in (*group.members, *other.members)):
        return False  # a report tells of both, or says that this is another one
    pairs = list(product(group.samples.values(), other.samples.values()))
    if any(_differ(a, b) or places_differ(a, b, gazetteer) or not _near(kind, a, b) for a, b in pairs):
        return False
    agreeing = [(a, b) for a, b in product(group.members, other.members) if _alike(kind, a, b)]
    return any(_surely(kind, a, b) for a, b in agreeing)


def _alike(kind: str, a: Happening, b: Happening) -> bool:
    """True if enough agrees: names in the place of names, or a telling noun and any name."""
    entry = _entry(kind) or {}
    if entry.get("both") and not shared(a.actors, b.actors):
        return False
    if shared(a.objects, b.objects):
        return True
    if entry.get("both") or entry.get("named"):
        return False
    if telling(a.heads, b.heads, words("vague")):
        return shared(a.names, b.names)
    if entry.get("of"):
        return False
    return shared(a.core, b.names) or shared(b.core, a.names)


def _entry(kind: str) -> Mapping[str, Any] | None:
    found = resources.toml("events").get(kind) if kind not in ("words", "zones") else None
    return found if isinstance(found, Mapping) else None


def _surely(kind: str, a: Happening, b: Happening) -> bool:
    """True if two dates do not simply mean two happenings of a kind that may be repeated."""
    if (_entry(kind) or {}).get("of"):
        return True
    same_place = shared(a.core, b.names) or shared(b.core, a.names)
    return same_place and any(float(number) >= _SMALL for number in a.numbers & b.numbers)


def _near(kind: str, a: Happening, b: Happening) -> bool:
    """True if the dates are not so far apart that there are plainly two happenings."""
    entry = _entry(kind) or {}
    if entry.get("once"):
        return True
    if a.days is None or b.days is None:
        return False
    gap = (max(a.days.first, b.days.first) - min(a.days.last, b.days.last)).days
    grain = max(a.days.length, b.days.length)
    if grain <= _NEAR_DAYS or not entry.get("of") or entry.get("many"):
        return gap <= _NEAR_DAYS
    return gap <= 3 * grain
