"""Figures: which of them answer one question.

Inside a coarse block (metric, unit) the slots decide: actor, beneficiary, place, and for
what belongs to one happening its time. Slots that differ keep statements apart; a slot
that one side leaves open lets them meet with less confidence; a slot that the metric
requires must be known on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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

_STOP = frozenset(
    "a about after again all also an and are as at be been before but by can could did do for from had has have he her his "
    "i if in into is it its more most no not of on one or other our out over said she so some such than that the their them "
    "then there they this to two up was we were what when which who will with would you".split()
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

    @property
    def known(self) -> int:
        """How many slots are filled: the most specific come first."""
        return sum(map(bool, (self.actor, self.beneficiary, self.place, self.first)))


def match_figures(figures: pd.DataFrame, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> pd.DataFrame:
    """Figures with `question`, its readable name and confidence, and the labels that rules print.

    A question that a person typed into the column `question` of the tables stays.
    """
    rows = list(_rows(figures))
    slots = [_slots(row, metrics.get(row.metric)) for row in rows]
    blocks: dict[tuple[str, str], list[Slots]] = {}
    for row, slot in zip(rows, slots, strict=True):
        blocks.setdefault(_block(row, metrics), []).append(slot)
    home: dict[tuple[tuple[str, str], Slots], Slots] = {}
    for key, members in blocks.items():
        metric = metrics.get(key[0])
        ordered = sorted(
            set(members),
            key=lambda s: (
                -s.known,
                s.metric,
                s.actor,
                s.beneficiary,
                s.place,
                s.first,
                s.last,
                sorted(s.words),
            ),
        )
        groups = clusters(ordered, lambda a, b, metric=metric: _meet(a, b, metric, gazetteer))  # type: ignore[misc]
        home |= {(key, member): representative for member, representative in groups.items()}
    questions = [home[_block(row, metrics), slot] for row, slot in zip(rows, slots, strict=True)]
    return figures.assign(
        question=[_key(row, question) for row, question in zip(rows, questions, strict=True)],
        question_name=[
            _name(row, question, metrics, gazetteer) for row, question in zip(rows, questions, strict=True)
        ],
        question_confidence=[
            _confidence(slot, question, metrics) for slot, question in zip(slots, questions, strict=True)
        ],
        accumulates=[
            bool(metrics[row.metric].accumulates) if row.metric in metrics else False for row in rows
        ],
        varies=[bool(metrics[row.metric].varies) if row.metric in metrics else False for row in rows],
        shown=[_shown(row) for row in rows],
        window_shown=[in_words(row.window) for row in rows],
        scope_shown=[_scope(row, gazetteer) for row in rows],
    )


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _block(row: Any, metrics: Mapping[str, Metric]) -> tuple[str, str]:
    """Metric and dimension: money of all currencies meets, counts meet whatever noun names them."""
    metric = metrics.get(row.metric)
    if metric is None:
        return str(row.metric), str(row.unit)
    return str(row.metric), metric.unit


def _slots(row: Any, metric: Metric | None) -> Slots:
    per_event = metric is None or metric.per_event
    return Slots(
        metric=row.metric,
        actor=row.actor,
        beneficiary=row.beneficiary,
        place=row.place,
        first=row.as_of_from if per_event else "",
        last=row.as_of_to if per_event else "",
        words=_content(row.quote) if metric is None else frozenset(),
    )


def _content(quote: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]{3,}", quote.lower()) if w not in _STOP)


def _meet(a: Slots, b: Slots, metric: Metric | None, gazetteer: Gazetteer) -> bool:
    """True if two sets of slots may belong to one question."""
    for name in ("actor", "beneficiary", "place"):
        one, other = getattr(a, name), getattr(b, name)
        required = metric is not None and name in metric.requires
        if not _slot_meets(one, other, required, gazetteer):
            return False
    if a.first and b.first and not _near(a, b):
        return False
    return metric is not None or _alike(a.words, b.words)


def _slot_meets(one: str, other: str, required: bool, gazetteer: Gazetteer) -> bool:
    if one == other:
        return True
    if not one or not other:
        return not required
    return gazetteer.is_part_of(one, other) or gazetteer.is_part_of(other, one)


def _near(a: Slots, b: Slots) -> bool:
    gap = max(_day(a.first), _day(b.first)) - min(_day(a.last or a.first), _day(b.last or b.first))
    return gap <= SAME_EVENT_DAYS


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= OPEN_OVERLAP * min(len(a), len(b)) and len(a & b) >= 3


# ---------------------------------------------------------------- names and labels


def _key(row: Any, question: Slots) -> str:
    parts = [row.metric, question.actor, question.beneficiary, question.place, question.first[:7]]
    tail = " ".join(sorted(question.words))
    return "|".join([*parts, tail]) if tail else "|".join(parts)


def _name(row: Any, question: Slots, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> str:
    metric = metrics.get(row.metric)
    if metric is None:
        noun, _, verb = row.metric.partition(":")
        return f"Number of {row.subject or noun}" + (f" ({verb})" if verb else "")
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
