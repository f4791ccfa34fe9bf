"""Figures: which of them answer one question.

Inside a coarse block (metric, unit) the slots decide (`match/slots.py`): actor,
beneficiary, place, and for what belongs to one happening its time. Here the blocks are
made, the groups get their keys and readable names, and a question to which one report
gives several values is taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.match.groups import clusters
from factcheck.match.open_questions import family
from factcheck.match.slots import Slots, asked, meet, slots_of
from factcheck.match.when import in_words
from factcheck.metrics import Metric
from factcheck.places import Gazetteer

__all__ = ["match_figures"]

_Block = tuple[str, str]


def match_figures(figures: pd.DataFrame, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> pd.DataFrame:
    """Figures with `question`, its readable name and confidence, and the labels that rules print."""
    rows = list(_rows(figures))
    slugs = [asked(row, metrics) for row in rows]
    found = [metrics.get(slug) for slug in slugs]
    slots = [slots_of(row, metric, slug) for row, metric, slug in zip(rows, found, slugs, strict=True)]
    blocks = [_block(row, metric) for row, metric in zip(rows, found, strict=True)]
    slots = _with_sole(rows, blocks, slots)
    home = _grouped(blocks, slots, metrics, gazetteer)
    questions = [home[block, slot] for block, slot in zip(blocks, slots, strict=True)]
    both = list(zip(rows, questions, strict=True))
    return figures.assign(
        question=_told_apart(rows, [_key(row, question) for row, question in both], metrics),
        question_name=[_name(row, question, metrics, gazetteer) for row, question in both],
        question_confidence=[_confidence(s, q, metrics) for s, q in zip(slots, questions, strict=True)],
        accumulates=[
            metric.accumulates if metric else bool(row.window and not row.window_to)
            for row, metric in zip(rows, found, strict=True)
        ],
        varies=[bool(metric and metric.varies) for metric in found],
        dimension=[metric.unit if metric else "" for metric in found],
        per_event=[bool(metric and metric.per_event) for metric in found],
        shown=[_shown(row) for row in rows],
        window_shown=[in_words(row.window) for row in rows],
        scope_shown=[_scope(row, gazetteer) for row in rows],
    )


def _with_sole(rows: Sequence[Any], blocks: Sequence[_Block], slots: Sequence[Slots]) -> list[Slots]:
    """The slots, open ones marked where no report gives two values for one noun with its modifiers."""
    given: dict[Any, set[float]] = {}
    for row, block, slot in zip(rows, blocks, slots, strict=True):
        if slot.open is not None and block[0] == "" and " in " not in block[1]:
            given.setdefault((block, slot.open.modifiers, row.report_id), set()).add(row.value)
    several = {(block, modifiers) for (block, modifiers, _), values in given.items() if len(values) > 1}
    return [
        replace(slot, open=replace(slot.open, sole=True))
        if slot.open is not None
        and block[0] == ""
        and " in " not in block[1]
        and (block, slot.open.modifiers) not in several
        else slot
        for block, slot in zip(blocks, slots, strict=True)
    ]


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
            sorted(found, key=lambda slots: slots.order), partial(meet, metric=metric, gazetteer=gazetteer)
        )
        home |= {(block, member): representative for member, representative in groups.items()}
    return home


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _block(row: Any, metric: Metric | None) -> _Block:
    """Metric and dimension: money of all currencies meets, counts meet whatever noun names them."""
    if metric is not None:
        return metric.slug, metric.unit
    noun = family("nouns", row.metric.partition(":")[0].lower())
    return "", noun if row.unit.lower() == row.metric.partition(":")[0].lower() else f"{noun} in {row.unit}"


# ---------------------------------------------------------------- names and labels


def _told_apart(rows: Sequence[Any], keys: Sequence[str], metrics: Mapping[str, Metric]) -> list[str]:
    """Keys of open questions, but for what a report says beside: several values in one report mean several things.

    The value that another report gives too is the answer; the report's others stand alone.
    """
    given: dict[str, dict[str, set[float]]] = {}
    for row, key in zip(rows, keys, strict=True):
        if row.metric not in metrics:
            given.setdefault(key, {}).setdefault(row.report_id, set()).add(row.value)
    return [
        key if _answers(row, given.get(key, {})) else f"{key}|{row.statement_id}"
        for row, key in zip(rows, keys, strict=True)
    ]


def _answers(row: Any, given: Mapping[str, set[float]]) -> bool:
    """True if a value is the only one of its report, or the one that other reports give too."""
    own = given.get(row.report_id, set())
    if len(own) < 2:
        return True
    others = [values for report, values in given.items() if report != row.report_id]
    agreeing = [value for value in own if any(value in values for values in others)]
    return len(agreeing) == 1 and row.value == agreeing[0]


def _key(row: Any, question: Slots) -> str:
    parts = [
        question.metric if ":" not in question.metric else f"{question.metric}|{row.unit}",
        question.actor,
        question.beneficiary,
        question.place,
        question.first[:7],
    ]
    tail = question.alone or ("|".join(map(str, question.open.order)) if question.open else "")
    return "|".join([*parts, tail]) if tail else "|".join(parts)


def _name(row: Any, question: Slots, metrics: Mapping[str, Metric], gazetteer: Gazetteer) -> str:
    slug = question.metric.partition(":")[0]
    metric = metrics.get(question.metric) or (metrics.get(slug) if slug == row.metric else None)
    if metric is None:
        noun, _, verb = row.metric.partition(":")
        return f"Number of {wording.plural(row.subject or noun)}" + (f" ({verb})" if verb else "")
    name = metric.name[:1].upper() + metric.name[1:]
    actor, target = _place(question.actor, gazetteer), _place(question.beneficiary, gazetteer)
    if metric.of_whom:
        return f"{name} of {target if target[:1].isupper() else f'the {target}'}"
    if metric.unit == "distance":
        return f"{name} from {target}"
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
    if row.unit == "day":  # a length of time reads best in the unit it was given in
        return " ".join(str(row.mention).split())
    sign = "$" if row.currency_alternatives and row.unit == "USD" else ""
    money = len(row.unit) == 3 and row.unit.isupper()
    unit = (
        row.unit
        if money or row.unit in ("percent",) or (row.currency_basis == "" and row.unit in _MEASURES)
        else ""
    )
    value = None if row.value != row.value else row.value
    shown = wording.figure(value, row.relation, unit, None if row.value2 != row.value2 else row.value2, sign)
    return f"{shown} {row.category}" if row.metric == "distance" and row.category else shown


_MEASURES = frozenset("metre kilometre kilogram tonne litre square-kilometre hectare".split())


def _scope(row: Any, gazetteer: Gazetteer) -> str:
    """ "by Canada", "in Canada": what the statement itself limits."""
    parts = []
    if row.actor:
        parts.append(f"by {_place(row.actor, gazetteer)}")
    if row.place:
        parts.append(f"in {_place(row.place, gazetteer)}")
    return ", ".join(parts)
