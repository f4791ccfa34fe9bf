"""Which stored statements may answer a question of a draft: a cheap look before the matching.

Matching resolves people and events across reports and costs time for every statement.
A draft is short: most of a large data set is about something else. Kept is whatever
shares with a statement of the draft the thing that any question of its table turns on
(the metric, a person or post, a party, a kind of event) and is not plainly elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from factcheck.metrics import Metric
from factcheck.models import Statement
from factcheck.names import fold

__all__ = ["nearby"]

Row = Any
"""A statement of any table."""
Keys = Callable[[Row], Iterable[str]]

_WORD = re.compile(r"[^\W\d_]{3,}")
_COUNTRY = re.compile(r"^[A-Z]{2}(?=-|$)")


def nearby(
    drafted: Iterable[Statement], stored: Iterable[Statement], metrics: Mapping[str, Metric]
) -> list[Statement]:
    """The stored statements that may answer a question that a drafted one answers, in their order.

    metrics: the catalogue that the statements were extracted with.
    """
    looks: dict[str, tuple[Keys, set[str], list[set[str]]]] = {}
    for row in drafted:
        keys = _KEYS.get(row.kind_of_table, _words_of_values)
        if row.kind_of_table == "figures":
            keys = _figure_keys(metrics)
        _, known, places = looks.setdefault(row.kind_of_table, (keys, set(), []))
        known.update(keys(row))
        places.append(_countries(row))
    return [row for row in stored if row.kind_of_table in looks and _near(row, *looks[row.kind_of_table])]


def _near(row: Statement, keys: Keys, known: set[str], places: list[set[str]]) -> bool:
    if known.isdisjoint(keys(row)):
        return False
    mine = _countries(row)
    return not mine or any(not theirs or mine & theirs for theirs in places)


def _countries(row: Row) -> set[str]:
    """The countries that a row names by code; a city's code starts with its country's."""
    cells = (getattr(row, name, "") for name in ("actor", "beneficiary", "place", "jurisdiction", "parties"))
    found = (_COUNTRY.match(part) for cell in cells for part in cell.split(";"))
    return {code.group() for code in found if code}


# ---------------------------------------------------------------- what a table's questions turn on


def _words(*texts: str) -> Iterator[str]:
    for text in texts:
        for word in _WORD.findall(text.lower()):
            yield word.removesuffix("s")


def _figure_keys(metrics: Mapping[str, Metric]) -> Keys:
    def keys(row: Row) -> Iterator[str]:
        yield f"metric {row.metric}"
        if row.metric not in metrics:
            yield from _words(row.metric, row.subject)

    return keys


def _office_keys(row: Row) -> Iterator[str]:
    """The person's surname, and the post."""
    names = fold(row.person).split()
    yield from names[-1:]
    if row.rank:
        yield f"post {row.rank} {row.portfolio}"


def _agreement_keys(row: Row) -> Iterator[str]:
    yield from (f"party {party}" for party in row.parties.split(";") if party)
    yield from _words(row.agreement)


def _event_keys(row: Row) -> Iterator[str]:
    yield f"kind {row.kind}"
    yield from _words(row.event, row.object)


def _words_of_values(row: Row) -> Iterator[str]:
    """For any other table: the words of what makes up its value."""
    yield from _words(*(str(getattr(row, name) or "") for name in row.value_columns))
    yield getattr(row, "key", "") or row.statement_id


_KEYS: Mapping[str, Keys] = {
    "agreements": _agreement_keys,
    "offices": _office_keys,
    "events": _event_keys,
    "spellings": lambda row: (row.key,),
    "weekdays": lambda row: (row.statement_id,),  # a date is checked against the calendar alone
}
