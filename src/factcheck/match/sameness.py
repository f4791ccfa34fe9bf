"""Whether two happenings of one kind are one: by their parts, their days, and what else their reports tell of."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from factcheck.intervals import Days
from factcheck.match.happened import days_apart
from factcheck.match.kinds import entry_of
from factcheck.match.naming import Names, heads_differ, names_differ, shared, telling, words
from factcheck.places import Gazetteer

__all__ = [
    "SURE",
    "Happening",
    "alike",
    "differ",
    "fresh",
    "near",
    "placed_twice",
    "places_differ",
    "recalled",
    "surely",
]

SURE = 0.8
"""Confidence from which a row's date is taken for that of its happening."""
_NEAR_DAYS = 3
"""Days by which reports may differ on a happening that may be repeated."""
_NEWS_DAYS = 7
"""Days by which they may differ on the one happening of its kind that each tells of; how long it is news."""
_YEAR, _COUNTED = 366, 3
"""Days after which a happening is recalled, not reported; the least figure by which it is known again."""
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
    issued: Days | None = None
    around: Names = frozenset()
    alone: bool = False
    only: bool = False

    @property
    def core(self) -> Names:
        """The names of what it happened to and of where."""
        return self.objects | self.places

    @property
    def another(self) -> bool:
        """True if a dated mention says that it is another than one told of before."""
        return any(fresh(row) for row in self.rows if row.date and row.confidence >= SURE)

    def plus(self, other: Happening) -> None:
        """Takes in another mention."""
        self.rows += other.rows
        for name in ("objects", "heads", "actors", "places", "codes", "names", "numbers"):
            setattr(self, name, getattr(self, name) | getattr(other, name))
        narrower = other.days is not None and (self.days is None or other.days.length < self.days.length)
        self.days = other.days if narrower else self.days


def recalled(one: Happening) -> bool:
    """True for what was more than a year before its report."""
    return bool(one.days and one.issued and (one.issued.first - one.days.last).days > _YEAR)


def differ(a: Happening, b: Happening) -> bool:
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


def placed_twice(kind: str, a: Happening, b: Happening) -> bool:
    """True if two happenings are one in spite of their places: one day, and names agree in the parts they play."""
    entry = entry_of(kind) or {}
    if not entry.get("placed"):
        return False
    if not shared(a.objects | a.actors, b.objects | b.actors):
        return _news(a, b) and (_same_thing(a, b) or _same_people(kind, a, b))
    one_day = a.days is not None and b.days is not None and max(a.days.length, b.days.length) == 1
    return one_day or bool(entry.get("once"))


def alike(kind: str, a: Happening, b: Happening) -> bool:
    """True if enough agrees: names in the place of names, or a telling noun and any name."""
    entry = entry_of(kind) or {}
    if entry.get("both") and not shared(a.actors, b.actors):
        return False
    if shared(a.objects, b.objects):
        return True
    if entry.get("both") or entry.get("named"):
        return False
    if telling(a.heads, b.heads, words("vague")):
        return shared(a.names, b.names) or (_news(a, b) and _same_thing(a, b))
    if entry.get("of"):
        return _news(a, b) and (
            (not b.objects and shared(a.objects, b.names)) or (not a.objects and shared(b.objects, a.names))
        )
    return shared(a.core, b.names) or shared(b.core, a.names) or _same_people(kind, a, b) or _old(a, b)


def _same_people(kind: str, a: Happening, b: Happening) -> bool:
    """True if who took part here is named in full there too, in a happening that is known by its people."""
    if not (entry_of(kind) or {}).get("personal"):
        return False
    full = (frozenset(name for name in h.actors | h.objects if " " in name) for h in (a, b))
    return any(shared(people, other.names) for people, other in zip(full, (b, a), strict=True))


def _news(a: Happening, b: Happening) -> bool:
    """True for the only happenings of their kind that two reports of the same days tell of, and as news."""
    if not (a.alone and b.alone) or a.issued is None or b.issued is None or a.days is None or b.days is None:
        return False
    if (max(a.issued.first, b.issued.first) - min(a.issued.last, b.issued.last)).days > _NEAR_DAYS:
        return False
    news = all(
        -1 <= (h.issued.first - h.days.last).days <= 2 * _NEWS_DAYS for h in (a, b) if h.issued and h.days
    )
    return news and days_apart(a, b) <= _NEWS_DAYS


def _old(a: Happening, b: Happening) -> bool:
    """True for what two reports of the same days recall from years ago, each one of its kind, with one toll."""
    if a.issued is None or b.issued is None or a.days is None or b.days is None or not (a.only and b.only):
        return False
    if abs((a.issued.first - b.issued.first).days) > _NEWS_DAYS:
        return False
    return recalled(a) and recalled(b) and any(float(number) >= _COUNTED for number in a.numbers & b.numbers)


def _same_thing(a: Happening, b: Happening) -> bool:
    """True if it happened to one noun, and the reports speak of one name or of none at all."""
    if not telling(a.heads, b.heads, words("vague")):
        return False
    one, two = a.around - a.places, b.around - b.places
    return not one or not two or shared(one, two)


def surely(kind: str, a: Happening, b: Happening) -> bool:
    """True if two dates do not simply mean two happenings of a kind that may be repeated."""
    entry = entry_of(kind) or {}
    if entry.get("of"):
        return True
    if (not entry.get("series") and _news(a, b) and _parts_agree(kind, a, b)) or _old(a, b):
        return True
    same_place = shared(a.core, b.names) or shared(b.core, a.names)
    return same_place and any(float(number) >= _SMALL for number in a.numbers & b.numbers)


def _parts_agree(kind: str, a: Happening, b: Happening) -> bool:
    """True if the same did it at the same place, or it happened to the same."""
    if shared(a.objects, b.objects) and not a.actors:
        return True
    return (shared(a.actors, b.actors) or _same_people(kind, a, b)) and shared(a.core, b.core)


def near(kind: str, a: Happening, b: Happening) -> bool:
    """True if the dates are not so far apart that there are plainly two happenings."""
    entry = entry_of(kind) or {}
    if entry.get("once") or (not entry.get("series") and _news(a, b)) or _old(a, b):
        return True
    if a.days is None or b.days is None:
        return False
    gap = (max(a.days.first, b.days.first) - min(a.days.last, b.days.last)).days
    grain = max(a.days.length, b.days.length)
    if grain <= _NEAR_DAYS or not entry.get("of") or entry.get("many"):
        return gap <= _NEAR_DAYS
    return gap <= 3 * grain


def fresh(row: Any) -> bool:
    """True for a row that says that it tells of another happening than the one told of so far."""
    return " " in row.event and bool(set(row.event.split()) & words("fresh"))
