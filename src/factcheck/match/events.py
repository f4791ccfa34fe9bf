"""Events: which mentions are of one happening, and which of one role in one happening at one place.

The person who acts stands for the office that their report gives them, so that the
visit of one prime minister here is the same visit as that of another there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from factcheck import resources
from factcheck.match.happened import days_told
from factcheck.match.happenings import Happening, happenings
from factcheck.match.kinds import entry_of
from factcheck.match.when import in_words
from factcheck.match.zones import lead_of
from factcheck.places import Gazetteer

__all__ = ["match_events"]

_ACTED = ("attack", "meeting", "visit", "vote", "accident")
"""Kinds that are named by their place rather than by what they happened to."""


def match_events(events: pd.DataFrame, offices: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Events with `actor_key`, `actor_name`, `actor_position`, `event_role`, `event_key` and names to print.

    offices: the matched table. `event_role` is "" where actor, office or place is not known,
    `event_key` where a row has no happening in common with another report.
    """
    posts = _posts(offices)
    rows = list(_rows(events))
    found = [posts.get((row.report_id, row.participants.split(";")[0]), ("", "", "", "")) for row in rows]
    lexicon = resources.toml("events")
    placed = {kind for kind, entry in lexicon.items() if entry.get("placed")}
    country = [gazetteer.country_of(row.place) or row.place for row in rows]
    roles = [
        f"{row.kind}|{where}|{position}" if position and where else ""
        for row, where, (_, _, position, _) in zip(rows, country, found, strict=True)
    ]
    return events.assign(
        actor_key=[person for person, _, _, _ in found],
        actor_name=[name for _, name, _, _ in found],
        actor_position=[shown for _, _, _, shown in found],
        event_role=roles,
        question_name=[
            _name(row, where, f[3], gazetteer) for row, where, f in zip(rows, country, found, strict=True)
        ],
        date_shown=[in_words(row.date) for row in rows],
        place_name=[_place_name(row.place, gazetteer) for row in rows],
        place_within=[_within(row.place, gazetteer) if row.kind in placed else "" for row in rows],
        place_spoken=_spoken(rows),
        place_kind=[
            gazetteer.places[row.place].kind if row.place in gazetteer.places else "" for row in rows
        ],
        at_greenwich=[_greenwich(row, gazetteer) for row in rows],
        once_a_day=[bool((entry_of(row.kind) or {}).get("daily")) for row in rows],
        zone_lead=[_lead(row, gazetteer) for row in rows],
        **_happenings(rows, gazetteer),
    )


def _place_name(place: str, gazetteer: Gazetteer) -> str:
    return gazetteer.places[place].name if place in gazetteer.places else place


def _within(place: str, gazetteer: Gazetteer) -> str:
    """The codes of a place and of what it lies in, ;-separated; the name of one that the gazetteer does not know."""
    if place and place not in gazetteer.places:
        return place
    found = []
    while place in gazetteer.places and place not in found:
        found.append(place)
        place = gazetteer.places[place].parent
    return ";".join(found)


def _spoken(rows: Iterable[Any]) -> list[str]:
    """Of each row the names in all happenings of its report, ;-separated."""
    rows = list(rows)
    names: dict[str, set[str]] = {}
    for row in rows:
        names.setdefault(row.report_id, set()).update(row.names.split(";"))
    texts = {report: ";".join(sorted(found)) for report, found in names.items()}
    return [texts[row.report_id] for row in rows]


def _greenwich(row: Any, gazetteer: Gazetteer) -> bool:
    """True if the place or a name of the sentence lies where local time may be Greenwich time."""
    named = [gazetteer.lookup(name) for name in row.names.split(";") if name]
    codes = {row.place, *(place.code for place in named if place is not None)}
    countries = {gazetteer.country_of(code) for code in codes}
    return bool(countries & set(resources.toml("events")["words"]["greenwich"]))


def _lead(row: Any, gazetteer: Gazetteer) -> str:
    """Minutes by which local time at the place of a row is ahead of Greenwich on its day; "" if not known."""
    days = days_told(row)
    if not row.place or days is None or days.length > 3:
        return ""
    lead = lead_of(gazetteer.country_of(row.place), days)
    return "" if lead is None else str(lead)


def _happenings(rows: list[Any], gazetteer: Gazetteer) -> dict[str, list[str]]:
    """The columns `event_key` and `event_name`."""
    keys: dict[str, tuple[str, str]] = {}
    for group in happenings(rows, gazetteer):
        told = sorted(
            (row for h in group for row in h.rows), key=lambda r: (r.report_id, r.start, r.statement_id)
        )
        if len(group) > 1:
            found = (f"{told[0].kind}|{told[0].statement_id}", happening_name(group, gazetteer))
            keys |= {row.statement_id: found for row in told}
    found_keys = [keys.get(row.statement_id, ("", "")) for row in rows]
    return {"event_key": [key for key, _ in found_keys], "event_name": [name for _, name in found_keys]}


def _commonest(texts: Iterable[str]) -> str:
    """The text that most rows have; of several the shortest."""
    counts = Counter(filter(None, texts))
    return min(counts, key=lambda text: (-counts[text], len(text), text), default="")


def happening_name(group: list[Happening], gazetteer: Gazetteer) -> str:
    """A happening as a heading names it: "The founding of the clinic", "The attack in Porto"."""
    rows = [row for happening in group for row in happening.rows]
    thing = _commonest(row.object for row in rows)
    where = _commonest(_place_name(row.place, gazetteer) for row in rows)
    kind = rows[0].kind
    if thing and not thing[:1].isupper():
        thing = f"the {thing}" if kind != "beginning" or not thing.endswith("ing") else thing
    if thing and (kind not in _ACTED or not where):
        return f"The {kind} of {thing}" if kind not in _ACTED else f"The {kind} on {thing}"
    return f"The {kind} in {where}" if where else f"The {kind}"


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _posts(offices: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str, str, str]]:
    """(report, person as the report calls them) -> key, name, position and its name, of single-seat posts."""
    posts: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for row in _rows(offices):
        if row.position and row.seats == 1 and not row.former:
            posts.setdefault(
                (row.report_id, row.person),
                (row.person_key, row.person_name, row.position, row.position_name),
            )
    return posts


def _name(row: Any, where: str, position: str, gazetteer: Gazetteer) -> str:
    place = gazetteer.places.get(where)
    what = f"{row.kind} of the {position}" if position else row.kind
    return (
        f"The {what}"
        + (f" to {place.name}" if place and row.kind == "visit" else f" in {place.name}" if place else "")
        + (f" {in_words(row.date)}" if row.date else "")
    )
