"""Offices against the reference table: who held a position when, by public record.

The reference is no report. What it says is put beside each statement, in columns that
start with `reference_`; the rules that use it say so in the finding.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from factcheck.dates import Anchor, bounds, plain
from factcheck.extract.titles import office_phrase
from factcheck.intervals import Days
from factcheck.names import Band, band, fold
from factcheck.places import Gazetteer, default_gazetteer
from factcheck.relations import days_of

__all__ = ["Reference", "Tenure", "against_reference", "load_reference"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One row of `office_holders.csv`."""

    position: str
    rank: str
    portfolio: str
    jurisdiction: str
    person: str
    days: Days
    shown: str


@dataclass(frozen=True)
class Reference:
    """What a data set knows beside its reports: office holders, aliases, places, anchors."""

    holders: tuple[Tenure, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    gazetteer: Gazetteer = field(default_factory=default_gazetteer)
    anchors: tuple[Anchor, ...] = ()
    files: tuple[str, ...] = ()


# ---------------------------------------------------------------- loading


def load_reference(folder: Path) -> Reference:
    """The tables of a data set's `reference` folder; those that are not there are empty.

    Raises ValueError in one clear line: file, row, what is wrong, the mend.
    """
    rows = {
        name: _read(folder / f"{name}.csv") for name in ("office_holders", "aliases", "places", "anchors")
    }
    groups: dict[str, list[str]] = {}
    for _, row in rows["aliases"]:
        groups.setdefault(row["name"], [row["name"]]).append(row["alias"])
    return Reference(
        holders=tuple(_tenure(number, row) for number, row in rows["office_holders"]),
        aliases=tuple(tuple(group) for group in groups.values()),
        gazetteer=default_gazetteer().plus(row for _, row in rows["places"])
        if rows["places"]
        else default_gazetteer(),
        anchors=tuple(Anchor(row["phrase"], row["edtf"]) for _, row in rows["anchors"]),
        files=tuple(f"{folder.as_posix()}/{name}.csv" for name in sorted(rows) if rows[name]),
    )


_NEEDED = {
    "office_holders": ("position", "jurisdiction", "person", "from", "to"),
    "aliases": ("name", "alias"),
    "places": ("code", "name", "kind"),
    "anchors": ("phrase", "edtf"),
}


def _read(path: Path) -> list[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    reader = csv.DictReader(lines)
    missing = [name for name in _NEEDED[path.stem] if name not in (reader.fieldnames or [])]
    if missing:
        raise ValueError(f"{path.name}, row 1: the column {missing[0]!r} is missing; add it")
    return [(reader.line_num, {name: value or "" for name, value in row.items() if name}) for row in reader]


def _tenure(number: int, row: Mapping[str, str]) -> Tenure:
    office = office_phrase(row["position"], row["jurisdiction"])
    first, last = _bound(number, "from", row["from"]), _bound(number, "to", row["to"])
    start = first.first if first else date.min
    end = last.last if last else date.max
    if start > end:
        raise ValueError(
            f"office_holders.csv, row {number}: from {row['from']} is after to {row['to']}; swap them"
        )
    until = f" to {plain(row['to'])}" if row["to"] else ""
    since = f"{'' if until else 'since '}{plain(row['from'])}" if row["from"] else "until"
    return Tenure(
        position=row["position"],
        rank=office.rank if office else row["position"].lower(),
        portfolio=office.portfolio if office else "",
        jurisdiction=row["jurisdiction"],
        person=row["person"],
        days=Days(start, end),
        shown=f"{row['person']}, {row['position']}, {since}{until}",
    )


def _bound(number: int, column: str, value: str) -> Days | None:
    try:
        return bounds(value)
    except ValueError as error:
        raise ValueError(
            f"office_holders.csv, row {number}: {column} {value!r} is not a date; "
            "write it as 2024-02-24, 2024-02 or 2024"
        ) from error


# ---------------------------------------------------------------- comparing


def against_reference(offices: pd.DataFrame, known: Reference) -> pd.DataFrame:
    """Offices with what the reference says: `reference_fit` and the rows it rests on.

    reference_fit is "fits", "outside" (held it at another time), "other-holder" (somebody
    else held it then), "other-title" (listed for that portfolio with another rank),
    "unlisted" (the portfolio is covered, the person is not) or "" (not covered).
    """
    seen: dict[tuple[Any, ...], dict[str, str]] = {}
    found = []
    for row in offices.itertuples(index=False):
        key = (
            row.person_name,
            row.rank,
            row.portfolio,
            row.jurisdiction,
            row.as_of_from,
            row.as_of_to,
            row.given_only,
            row.written,
        )
        if key not in seen:
            seen[key] = _look_up(row, known)
        found.append(seen[key])
    names = (
        "reference_fit",
        "reference_holder",
        "reference_person",
        "reference_name",
        "reference_spelling",
        "fuller_name",
    )
    return offices.assign(
        **{
            name: pd.Series([f.get(name, "") for f in found], dtype="str", index=offices.index)
            for name in names
        }
    )


def _look_up(row: Any, known: Reference) -> dict[str, str]:
    when = days_of(row.as_of_from, row.as_of_to)
    if not known.holders or not row.rank or when is None:
        return {}
    post = [t for t in known.holders if _same_post(t, row)]
    then = [t for t in post if t.days.meets(when)]
    if row.given_only:
        fuller = [t.person for t in then if row.person.split()[0] in t.person.split()]
        return {"fuller_name": fuller[0] if fuller else ""}
    own = [t for t in known.holders if _same_person(row.person_name, t.person, known.aliases)]
    listed = _nearest(own, row)
    out = {
        "reference_holder": "; ".join(t.shown for t in then),
        "reference_person": "; ".join(t.shown for t in listed),
        "reference_name": listed[0].person if listed else "",
        "reference_spelling": _known_spelling(row, listed[0].person, known) if listed else "",
    }
    return out | {"reference_fit": _fit(row, when, post, then, own, known)}


def _known_spelling(row: Any, listed: str, known: Reference) -> str:
    """The reference's spelling; the statement's own where the aliases list it as another form of that name."""
    group = next((group for group in known.aliases if listed in group), ())
    return _letters(row.written if row.written in group else listed)


def _fit(
    row: Any,
    when: Days,
    post: Sequence[Tenure],
    then: Sequence[Tenure],
    own: Sequence[Tenure],
    known: Reference,
) -> str:
    mine = [t for t in own if t in post]
    if any(t.days.meets(when) for t in mine):
        return "fits"
    field = [
        t for t in known.holders if t.portfolio == row.portfolio and row.portfolio and _jurisdiction(t, row)
    ]
    other = [t for t in own if t in field and t.rank != row.rank]
    if other and not mine:
        return "other-title"
    if mine:
        return "outside"
    if then:
        # A reference that lists one holder a post cannot speak of posts with many seats.
        return "other-holder" if row.seats == 1 and not own else ("outside" if row.seats == 1 else "")
    return "unlisted" if field and not own and _official(row.rank, field) else ""


def _official(rank: str, field: Sequence[Tenure]) -> bool:
    """True for a rank that the reference lists for a portfolio, or a deputy of one."""
    return any(rank == t.rank or rank.endswith(f" {t.rank}") for t in field)


def _same_post(tenure: Tenure, row: Any) -> bool:
    return (tenure.rank, tenure.portfolio, tenure.jurisdiction) == (row.rank, row.portfolio, row.jurisdiction)


def _jurisdiction(tenure: Tenure, row: Any) -> bool:
    return str(row.jurisdiction) in ("", tenure.jurisdiction)


def _same_person(name: str, other: str, aliases: tuple[tuple[str, ...], ...]) -> bool:
    return bool(_initials(name) & _initials(other)) and _band(name, other, aliases) is Band.SAME


@cache
def _initials(name: str) -> frozenset[str]:
    """Cheap to compare: two spellings of one name share the first letter of a folded part."""
    return frozenset(part[0] for part in fold(name).split())


@cache
def _band(name: str, other: str, aliases: tuple[tuple[str, ...], ...]) -> Band:
    return band(name, other, aliases)


def _nearest(own: Sequence[Tenure], row: Any) -> list[Tenure]:
    """The rows of the reference on a person that matter for an office: same portfolio first."""
    near = [t for t in own if t.portfolio == row.portfolio and _jurisdiction(t, row)]
    return near or list(own)


def _letters(name: str) -> str:
    import re

    from anyascii import anyascii

    return " ".join(re.findall(r"[a-z]+", anyascii(name).lower()))
