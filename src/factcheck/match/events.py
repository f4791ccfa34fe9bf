"""Events: which mentions are of one role in one happening at one place.

The person who acts stands for the office that their report gives them, so that the
visit of one prime minister here is the same visit as that of another there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from factcheck.match.when import in_words
from factcheck.places import Gazetteer

__all__ = ["match_events"]


def match_events(events: pd.DataFrame, offices: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Events with `actor_key`, `actor_name`, `actor_position`, `event_role` and `question_name`.

    offices: the matched table. `event_role` is "" where actor, office or place is not known.
    """
    posts = _posts(offices)
    rows = list(_rows(events))
    found = [posts.get((row.report_id, row.participants.split(";")[0]), ("", "", "", "")) for row in rows]
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
    )


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
