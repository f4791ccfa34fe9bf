"""Slots: what a figure's question is made of, and when the slots of two figures meet.

Slots that differ keep statements apart; a slot that one side leaves open lets them meet
with less confidence; a slot that the metric requires must be known on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from factcheck.match.open_questions import Asked, asked_alike
from factcheck.metrics import Metric
from factcheck.names import Band, band, fold, split_name
from factcheck.places import Gazetteer

__all__ = ["Slots", "asked", "meet", "slots_of"]

SAME_EVENT_DAYS = 62
"""Figures of one happening are reported within two months of each other, or are of two."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What a question is made of, apart from its metric and unit."""

    metric: str
    actor: str
    beneficiary: str
    place: str
    first: str
    last: str
    open: Asked | None = None
    """What an open question is about; None for a metric of the catalogue."""
    alone: str = ""
    """The statement's id where a slot that the metric requires is not known: it answers nobody else's question."""

    @property
    def known(self) -> int:
        """How many slots are filled: the most specific come first."""
        return sum(map(bool, (self.actor, self.beneficiary, self.place, self.first)))

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts the most specific first, and does not depend on the order of the rows."""
        what = self.open.order if self.open else ()
        slots = (self.actor, self.beneficiary, self.place, self.first, self.last)
        return (-self.known, self.metric, *slots, what, self.alone)


def asked(row: Any, metrics: Mapping[str, Metric]) -> str:
    """The metric that a figure answers: none of the whole is none of its part."""
    metric = metrics.get(row.metric)
    return (
        metric.zero_means if metric is not None and metric.zero_means and row.value == 0 else str(row.metric)
    )


def slots_of(row: Any, metric: Metric | None, slug: str) -> Slots:
    """The slots of one figure, whose metric is in the catalogue or open (None)."""
    per_event = metric is None or metric.per_event
    # What a report does not date happened lately; what it counts since long ago began then.
    first, last = (row.as_of_from, row.as_of_to) if row.as_of_from else (row.issued_from, row.issued_to)
    if row.window_from:
        first, last = row.window_from, row.window_to or row.window_from
    described = metric is not None and (
        row.beneficiary.islower()
        if metric.of_whom
        else metric.unit == "distance" or (metric.described and not row.place and not row.beneficiary)
    )
    return Slots(
        metric=f"{slug}:{row.category}" if metric and metric.apart and row.category else slug,
        actor=row.actor,
        beneficiary=row.beneficiary,
        place=row.place,
        first=first if per_event else "",
        last=last if per_event else "",
        open=Asked.of(row) if metric is None or described else None,
        alone=row.statement_id if metric and any(not getattr(row, slot) for slot in metric.requires) else "",
    )


def meet(a: Slots, b: Slots, metric: Metric | None, gazetteer: Gazetteer) -> bool:
    """True if two sets of slots may belong to one question."""
    if a.alone or b.alone:
        return False
    if metric is not None and metric.of_whom:
        if not _one_bearer(a.beneficiary, b.beneficiary):
            return False
    elif not _slot_meets(a.beneficiary, b.beneficiary, gazetteer):
        return False
    if not all(_slot_meets(x, y, gazetteer) for x, y in ((a.actor, b.actor), (a.place, b.place))):
        return False
    if a.first and b.first and not _near(a, b):
        return False
    return a.open is None or b.open is None or asked_alike(a.open, b.open, metric)


def _slot_meets(one: str, other: str, gazetteer: Gazetteer) -> bool:
    if one == other or not one or not other:
        return True
    if _initials(one) == other or _initials(other) == one:
        return True  # "Ruritanian Steel Works" and "RSW"
    if _named_within(one, other) or _named_within(other, one):
        return True  # "the town of Porto" and "Porto"
    # A place that the gazetteer does not know may lie in the other or not: not the same question.
    return gazetteer.is_part_of(one, other) or gazetteer.is_part_of(other, one)


@cache
def _one_bearer(one: str, other: str) -> bool:
    """True if two names, or two nouns, are of one person or thing."""
    if one.islower() or other.islower():
        return one == other
    found = band(one, other)
    if found is Band.ASK:  # a surname alone is enough inside one set of reports
        return fold(split_name(one).surname) == fold(split_name(other).surname) and 1 in (
            len(one.split()),
            len(other.split()),
        )
    return found is Band.SAME


def _named_within(short: str, long: str) -> bool:
    """True if a longer phrase ends with "of" or a blank and the shorter name."""
    return short[:1].isupper() and re.search(rf"(?:^| ){re.escape(short)}$", long) is not None


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _near(a: Slots, b: Slots) -> bool:
    gap = max(_day(a.first), _day(b.first)) - min(_day(a.last or a.first), _day(b.last or b.first))
    return gap <= SAME_EVENT_DAYS


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
