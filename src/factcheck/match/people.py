"""Who is who across reports: one key for a person, one for a position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from anyascii import anyascii

from factcheck.match.groups import linked, pairs_within
from factcheck.match.reference import Reference
from factcheck.names import Band, band, fold, similarity, skeleton, split_name

PROBABLY = 0.82
"""How alike two full names of one holder of one seat must at least be to be one name."""

__all__ = ["match_people", "person_keys", "position_of"]


def match_people(offices: pd.DataFrame, known: Reference) -> pd.DataFrame:
    """Offices with `person_key`, `person_name`, `position`, `position_name` and how the name is written.

    A key that a person typed into the table stays as it is.
    """
    names = sorted(set(offices["person"]))
    keys = person_keys(names, offices, known.aliases)
    keyed = offices.assign(
        person_key=[row.person_key or keys.get(row.person, row.person) for row in _rows(offices)],
        position=[position_of(row.rank, row.portfolio, row.jurisdiction) for row in _rows(offices)],
    )
    keyed = _resolved(keyed)
    return keyed.assign(
        person_name=keyed["person_key"].map(_readable(keyed)).astype("str"),
        position_name=[_position_name(row, known) for row in _rows(keyed)],
        written=[_written(row) for row in _rows(keyed)],
        spelling=[_spelling(_written(row)) for row in _rows(keyed)],
        full_name=[len(_written(row).split()) > 1 and "." not in _written(row) for row in _rows(keyed)],
        given_only=keyed["note"].eq("given name only"),
        surname=[_surname(row.person) for row in _rows(keyed)],
        surname_shown=[split_name(row.person).surname for row in _rows(keyed)],
    )


def position_of(rank: str, portfolio: str, jurisdiction: str) -> str:
    """The key of a position; "" where rank or jurisdiction is not known."""
    return f"{rank}|{portfolio}|{jurisdiction}" if rank and jurisdiction else ""


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def person_keys(
    names: Sequence[str], offices: pd.DataFrame, aliases: Sequence[Sequence[str]]
) -> dict[str, str]:
    """Full names in the band `same` are one person. Where the surname is only alike, not equal,
    they must also be given one position; where both parts are only alike, one seat.
    """
    full = [name for name in names if len(name.split()) > 1]
    positions: dict[str, set[str]] = {}
    seats: dict[str, set[str]] = {}
    for row in _rows(offices):
        if row.rank:
            positions.setdefault(row.person, set()).add(f"{row.rank}|{row.portfolio}")
        if row.seats == 1 and row.jurisdiction and not row.former:
            seats.setdefault(row.person, set()).add(position_of(row.rank, row.portfolio, row.jurisdiction))
    coarse = ((key, name) for name in full for key in _blocks(name))

    def alike(a: str, b: str) -> bool:
        found = band(a, b, aliases)
        if found is not Band.SAME:
            one_seat = seats.get(a, set()) & seats.get(b, set())
            return found is Band.ASK and bool(one_seat) and similarity(a, b, aliases) >= PROBABLY
        equal = fold(split_name(a).surname) == fold(split_name(b).surname)
        return equal or bool(positions.get(a, set()) & positions.get(b, set()))

    return linked(names, pairs_within(coarse, alike))


def _blocks(name: str) -> set[str]:
    """Coarse keys under which two spellings of one name meet: the first consonant of each part, or its first letter.

    Transliterations differ in the vowels that begin a name (Oleksiy, Aleksei), and write h for g.
    """
    return {skeleton(part)[:1] or part[0] for part in fold(name).split() if part}


def _resolved(offices: pd.DataFrame) -> pd.DataFrame:
    """A single name joins the one person of that surname or given name who holds the same position."""
    full: dict[tuple[str, str], set[str]] = {}
    for row in _rows(offices):
        if row.position and len(row.person.split()) > 1:
            for part in fold(row.person).split():
                full.setdefault((row.position, part), set()).add(row.person_key)
    keys = []
    for row in _rows(offices):
        options = full.get((row.position, fold(row.person)), set()) if len(row.person.split()) == 1 else set()
        keys.append(next(iter(options)) if len(options) == 1 else row.person_key)
    unsure = [len(row.person.split()) == 1 for row in _rows(offices)]
    return offices.assign(person_key=keys, name_unsure=unsure)


def _surname(name: str) -> str:
    """The surname, folded, of a name with a given name in full; "" for others."""
    parts = split_name(name)
    return fold(parts.surname) if len(parts.given.split(" ")[0].rstrip(".")) > 1 else ""


def _readable(offices: pd.DataFrame) -> dict[str, str]:
    """The spelling of a person that most origins use; ties by the alphabet."""
    counts: dict[str, Counter[str]] = {}
    for key, name, _ in sorted({(row.person_key, row.person, row.origin_key) for row in _rows(offices)}):
        counts.setdefault(key, Counter())[name] += 1
    return {key: min(names, key=lambda n: (-len(n.split()), -names[n], n)) for key, names in counts.items()}


def _written(row: Any) -> str:
    """The name as this statement writes it if it is a full one, else the report's fullest form.

    Where a person put somebody else in the row, the correction overrules what is written.
    """
    if row.status == "corrected" and row.person and row.person.split()[-1] not in row.mention:
        return str(row.person)
    return str(row.mention if len(row.mention.split()) > 1 else row.person)


def _spelling(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", anyascii(name).lower()))


def _position_name(row: Any, known: Reference) -> str:
    """ "Minister of Defence of Ukraine"; the title as written where the rank is not known."""
    if not row.rank:
        return str(row.title)
    place = known.gazetteer.places.get(row.jurisdiction)
    where = place.name if place else row.jurisdiction
    rank = str(row.rank).title() if row.rank.islower() else str(row.rank)
    portfolio = str(row.portfolio)
    if portfolio.startswith("to "):
        target = known.gazetteer.places.get(portfolio.removeprefix("to "))
        return f"{rank}{f' of {where}' if where else ''} to {target.name if target else portfolio.removeprefix('to ')}"
    name = f"{rank} of {_capital(portfolio)}" if portfolio else rank
    return f"{name} of {where}" if where else name


def _capital(text: str) -> str:
    small = {"of", "and", "the", "for"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in text.split())
