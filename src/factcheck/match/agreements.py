"""Agreements: which mentions are of one deal.

Two mentions are of one deal when they are about the same thing (their topic words), the
parties that both name agree, and their times can belong together: one date for one
instrument, or talks and signing within two years. Mentions under different instruments
join only when they fall on one time, and when no report tells the two apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from factcheck.extract.agreements import instrument_class
from factcheck.match.groups import clusters
from factcheck.match.when import in_words
from factcheck.places import Gazetteer

__all__ = ["match_agreements"]

SEQUENCE_DAYS = 2 * 366
TOPIC_SHARE = 0.5


def match_agreements(agreements: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Agreements with `agreement_key`, `question_name`, `question_confidence`, `instrument_class`, `date_shown`."""
    table = agreements.assign(
        instrument_class=agreements["instrument"].map(instrument_class).astype("str"),
        date_shown=agreements["date"].map(in_words).astype("str"),
    )
    rows = sorted(_rows(table), key=lambda r: (-len(r.agreement.split()), r.agreement, r.report_id, r.start))
    by_id = {row.statement_id: row for row in rows}
    groups = clusters([row.statement_id for row in rows], lambda a, b: _one_deal(by_id[a], by_id[b]))
    members: dict[str, list[Any]] = {}
    for statement, first in groups.items():
        members.setdefault(first, []).append(by_id[statement])
    names = {first: _name(found, gazetteer) for first, found in members.items()}
    keys = _distinct({first: _key(found) for first, found in members.items()})
    return table.assign(
        agreement_key=[keys[groups[row.statement_id]] for row in _rows(table)],
        question_name=[names[groups[row.statement_id]] for row in _rows(table)],
        question_confidence=1.0,
    )


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _one_deal(a: Any, b: Any) -> bool:
    topic_a, topic_b = set(a.agreement.split()), set(b.agreement.split())
    shared = len(topic_a & topic_b)
    if not shared or shared < TOPIC_SHARE * min(len(topic_a), len(topic_b)):
        return False
    parties_a, parties_b = set(a.parties.split(";")) - {""}, set(b.parties.split(";")) - {""}
    if parties_a and parties_b and not (parties_a <= parties_b or parties_b <= parties_a):
        return False
    one_class = a.instrument_class == b.instrument_class or not a.instrument_class or not b.instrument_class
    gap = _gap(a, b)
    if one_class:
        return gap is None or gap <= SEQUENCE_DAYS
    if a.report_id == b.report_id or (a.origin_key and a.origin_key == b.origin_key):
        return False  # a report that names two instruments means two
    return gap is not None and gap <= 31 and (shared > 1 or _one_occasion(a, b, topic_a == topic_b))


def _one_occasion(a: Any, b: Any, one_topic: bool) -> bool:
    """True for two mentions of the same parties on one day at one stage: a single topic word is enough."""
    parties = a.parties == b.parties and len(a.parties.split(";")) > 1
    told = bool(a.date_from and b.date_from) and _gap(a, b) == 0 and a.date_from == a.date_to
    return one_topic and parties and told and a.stage == b.stage


def _gap(a: Any, b: Any) -> int | None:
    """Days between the times of two mentions: their own dates, or else when they were reported."""
    one = (a.date_from or a.as_of_from, a.date_to or a.as_of_to)
    two = (b.date_from or b.as_of_from, b.date_to or b.as_of_to)
    if not all((*one, *two)):
        return None
    first, last = max(_day(one[0]), _day(two[0])), min(_day(one[1]), _day(two[1]))
    return max(first - last, 0)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _key(rows: list[Any]) -> str:
    topic = max((row.agreement for row in rows), key=lambda words: (len(words.split()), words))
    days = sorted(row.date_from or row.as_of_from for row in rows if row.date_from or row.as_of_from)
    return f"{topic}|{days[0][:7] if days else ''}"


def _distinct(keys: dict[str, str]) -> dict[str, str]:
    """Deals that were told apart keep keys of their own, even on one topic in one month."""
    seen: dict[str, int] = {}
    out = {}
    for first, key in keys.items():
        seen[key] = seen.get(key, 0) + 1
        out[first] = key if seen[key] == 1 else f"{key}|{seen[key]}"
    return out


def _name(rows: list[Any], gazetteer: Gazetteer) -> str:
    """ "the joint production deal of Canada and Ukraine": the shortest topic that all share."""
    shared = set.intersection(*(set(row.agreement.split()) for row in rows)) or set(rows[0].agreement.split())
    mention = min(
        (row for row in rows if len(row.mention.split()) > 1),
        key=lambda r: (len(r.mention), r.mention),
        default=rows[0],
    )
    words = [w for w in _in_order(mention.mention) if _forms(w) & shared] or sorted(shared)[:4]
    parties = sorted({p for row in rows for p in row.parties.split(";") if p})
    named = [gazetteer.places[p].name if p in gazetteer.places else p for p in parties]
    where = f" between {' and '.join(named[:2])}" if len(named) == 2 else ""
    return f"The {' '.join(words)} deal{where}"


def _forms(word: str) -> set[str]:
    """The forms in which a word may stand among the topic words: British, joined, singular."""
    joined = word.replace("-", "").replace("defense", "defence")
    return {joined, joined.removesuffix("s"), f"{joined.removesuffix('ies')}y"}


def _in_order(mention: str) -> list[str]:
    return [word.lower() for word in mention.split()]
