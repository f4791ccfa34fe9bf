"""Figures: which of them answer one question.

Inside a coarse block (metric, unit) the slots decide: actor, beneficiary, place, and for
what belongs to one happening its time. Slots that differ keep statements apart; a slot
that one side leaves open lets them meet with less confidence; a slot that the metric
requires must be known on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.match.groups import clusters
from factcheck.match.when import in_words
from factcheck.metrics import Metric
from factcheck.places import Gazetteer

__all__ = ["match_figures"]

SAME_EVENT_DAYS = 62
"""Figures of one happening are reported within two months of each other, or are of two."""

OPEN_OVERLAP = 0.3
"""Share of content words that two sentences on an open metric must have in common."""

_Block = tuple[str, str]

_STOP = frozenset(
    "a about after again all also an and are as at be been before but by can could did do for from had has have he her "
    "his i if in into is it its more most no not of on one or other our out over said she so some such than that the "
    "their them then there they this to two up was we were what when which who will with would you".split()
)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a question is made of, apart from its metric and unit."""

    metric: str
    actor: str
    beneficiary: str
    place: str
    first: str
    last: str
    words: frozenset[str]
    alone: str = ""
    """The statement's id where a slot that the metric requires is not known: it answers nobody else's question."""

    @property
    def known(self) -> int:
        """How many slots are filled: the most specific come first."""
        return sum(map(bool, (self.actor, self.beneficiary, self.place, self.first)))


def match_figures(figures: pd.DataFrame, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> pd.DataFrame:
    """Figures with `question`, its readable name and confidence, and the labels that rules print."""
    rows = list(_rows(figures))
    asked = [metrics.get(_asked(row, metrics)) for row in rows]
    slots = [_slots(row, metric, _asked(row, metrics)) for row, metric in zip(rows, asked, strict=True)]
    blocks = [_block(row, metric) for row, metric in zip(rows, asked, strict=True)]
    home = _grouped(blocks, slots, metrics, gazetteer)
    questions = [home[block, slot] for block, slot in zip(blocks, slots, strict=True)]
    both = list(zip(rows, questions, strict=True))
    return figures.assign(
        question=_told_apart(rows, [_key(row, question) for row, question in both], metrics),
        question_name=[_name(row, question, metrics, gazetteer) for row, question in both],
        question_confidence=[_confidence(s, q, metrics) for s, q in zip(slots, questions, strict=True)],
        accumulates=[
            metric.accumulates if metric else bool(row.window and not row.window_to)
            for row, metric in zip(rows, asked, strict=True)
        ],
        varies=[bool(metric and metric.varies) for metric in asked],
        per_event=[bool(metric and metric.per_event) for metric in asked],
        shown=[_shown(row) for row in rows],
        window_shown=[in_words(row.window) for row in rows],
        scope_shown=[_scope(row, gazetteer) for row in rows],
    )


def _grouped(
    blocks: Sequence[_Block], slots: Sequence[Slots], metrics: Mapping[str, Metric], gazetteer: Gazetteer
) -> dict[tuple[_Block, Slots], Slots]:
    """The slots that stand for each statement's question, by block and the statement's own slots."""
    members: dict[_Block, set[Slots]] = {}
    for block, slot in zip(blocks, slots, strict=True):
        members.setdefault(block, set()).add(slot)
    home: dict[tuple[_Block, Slots], Slots] = {}
    for block, found in members.items():
        metric = metrics.get(block[0])
        groups = clusters(
            sorted(found, key=_specific_first), partial(_meet, metric=metric, gazetteer=gazetteer)
        )
        home |= {(block, member): representative for member, representative in groups.items()}
    return home


def _specific_first(slots: Slots) -> tuple[Any, ...]:
    s = slots
    return (-s.known, s.metric, s.actor, s.beneficiary, s.place, s.first, s.last, sorted(s.words), s.alone)


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _block(row: Any, metric: Metric | None) -> _Block:
    """Metric and dimension: money of all currencies meets, counts meet whatever noun names them."""
    return (metric.slug, metric.unit) if metric else (str(row.metric), str(row.unit))


def _asked(row: Any, metrics: Mapping[str, Metric]) -> str:
    """The metric that a figure answers: none of the whole is none of its part."""
    metric = metrics.get(row.metric)
    return (
        metric.zero_means if metric is not None and metric.zero_means and row.value == 0 else str(row.metric)
    )


def _slots(row: Any, metric: Metric | None, asked: str) -> Slots:
    per_event = metric is None or metric.per_event
    # What a report does not date happened lately; what it counts since long ago began then.
    first, last = (row.as_of_from, row.as_of_to) if row.as_of_from else (row.issued_from, row.issued_to)
    if row.window_from:
        first, last = row.window_from, row.window_to or row.window_from
    return Slots(
        metric=f"{asked}:{row.category}" if metric and metric.apart and row.category else asked,
        actor=row.actor,
        beneficiary=row.beneficiary,
        place=row.place,
        first=first if per_event else "",
        last=last if per_event else "",
        words=_content(row.quote) if metric is None else frozenset(),
        alone=row.statement_id if metric and any(not getattr(row, slot) for slot in metric.requires) else "",
    )


def _content(quote: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]{3,}", quote.lower()) if w not in _STOP)


def _meet(a: Slots, b: Slots, metric: Metric | None, gazetteer: Gazetteer) -> bool:
    """True if two sets of slots may belong to one question."""
    if a.alone or b.alone:
        return False
    for name in ("actor", "beneficiary", "place"):
        one, other = getattr(a, name), getattr(b, name)
        if not _slot_meets(one, other, gazetteer):
            return False
    if a.first and b.first and not _near(a, b):
        return False
    return metric is not None or _alike(a.words, b.words)


def _slot_meets(one: str, other: str, gazetteer: Gazetteer) -> bool:
    if one == other:
        return True
    if not one or not other:
        return True
    if _initials(one) == other or _initials(other) == one:
        return True  # "Ruritanian Steel Works" and "RSW"
    # A place that the gazetteer does not know may lie in the other or not: not the same question.
    return gazetteer.is_part_of(one, other) or gazetteer.is_part_of(other, one)


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _near(a: Slots, b: Slots) -> bool:
    gap = max(_day(a.first), _day(b.first)) - min(_day(a.last or a.first), _day(b.last or b.first))
    return gap <= SAME_EVENT_DAYS


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= OPEN_OVERLAP * min(len(a), len(b)) and len(a & b) >= 3


# ---------------------------------------------------------------- names and labels


def _told_apart(rows: Sequence[Any], keys: Sequence[str], metrics: Mapping[str, Metric]) -> list[str]:
    """Keys of open questions, except those to which one report gives several values: it means several things."""
    values: dict[tuple[str, str], set[float]] = {}
    for row, key in zip(rows, keys, strict=True):
        if row.metric not in metrics:
            values.setdefault((key, row.report_id), set()).add(row.value)
    several = {key for (key, _), found in values.items() if len(found) > 1}
    return [
        f"{key}|{row.statement_id}" if key in several else key for row, key in zip(rows, keys, strict=True)
    ]


def _key(row: Any, question: Slots) -> str:
    parts = [
        question.metric if ":" not in question.metric else f"{question.metric}|{row.unit}",
        question.actor,
        question.beneficiary,
        question.place,
        question.first[:7],
    ]
    tail = question.alone or " ".join(sorted(question.words))
    return "|".join([*parts, tail]) if tail else "|".join(parts)


def _name(row: Any, question: Slots, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> str:
    slug = question.metric.partition(":")[0]
    metric = metrics.get(question.metric) or (metrics.get(slug) if slug == row.metric else None)
    if metric is None:
        noun, _, verb = row.metric.partition(":")
        return f"Number of {wording.plural(row.subject or noun)}" + (f" ({verb})" if verb else "")
    name = metric.name[:1].upper() + metric.name[1:]
    actor, target = _place(question.actor, gazetteer), _place(question.beneficiary, gazetteer)
    if metric.unit == "money":
        return name + (f" from {actor}" if actor else "") + (f" to {target}" if target else "")
    scope = [
        target,
        f"by {actor}" if actor and not target else "",
        f"in {_place(question.place, gazetteer)}" if question.place and not target else "",
    ]
    said = ", ".join(filter(None, scope))
    return f"{name} ({said})" if said else name


def _place(code: str, gazetteer: Gazetteer) -> str:
    place = gazetteer.places.get(code)
    return place.name if place else code


def _confidence(slots: Slots, question: Slots, metrics: Mapping[str, Metric]) -> float:
    """Less for each slot that only one side knows; less for an open metric."""
    open_slots = sum(
        bool(getattr(question, n)) and not getattr(slots, n) for n in ("actor", "beneficiary", "place")
    )
    base = 1.0 if slots.metric in metrics else 0.7
    return float(round(base * 0.9**open_slots, 3))


def _shown(row: Any) -> str:
    sign = "$" if row.currency_alternatives and row.unit == "USD" else ""
    money = len(row.unit) == 3 and row.unit.isupper()
    unit = (
        row.unit
        if money or row.unit in ("percent",) or (row.currency_basis == "" and row.unit in _MEASURES)
        else ""
    )
    value = None if row.value != row.value else row.value
    return wording.figure(value, row.relation, unit, None if row.value2 != row.value2 else row.value2, sign)


_MEASURES = frozenset("metre kilometre kilogram tonne litre square-kilometre hectare".split())


def _scope(row: Any, gazetteer: Gazetteer) -> str:
    """ "by Canada", "in Canada": what the statement itself limits."""
    parts = []
    if row.actor:
        parts.append(f"by {_place(row.actor, gazetteer)}")
    if row.place:
        parts.append(f"in {_place(row.place, gazetteer)}")
    return ", ".join(parts)
