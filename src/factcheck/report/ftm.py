"""Names and offices as FollowTheMoney statements: the CSV that `ftm` tools read.

A person, a position and an occupancy as one report tells them are entities of their
own; `canonical_id` is what `match` took for the same person or position. The
dataset is the report, and a statement was seen when that was published.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii

from factcheck.findings import Evidence, Material, Result
from factcheck.report.escape import formula
from factcheck.report.statements import statements

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class _Entity:
    """What one report tells of one thing: the keys by which it is known here and across reports."""

    schema: str
    report: str
    key: str
    alone: str = ""
    """What tells it from others of the same key in the same report."""

    @property
    def canonical(self) -> str:
        return _hash("factcheck", self.schema, self.key, self.alone)

    @property
    def id(self) -> str:
        return _hash("factcheck", self.schema, self.report, self.key, self.alone)


def render(result: Result, material: Material | None = None) -> str:
    """The statements as CSV with a head line, sorted; only the head without what the result was made from."""
    rows: dict[str, dict[str, str]] = {}
    for kind, row, said in statements(result, material or Material()):
        if kind == "offices" and row.person_name:
            rows |= {told["id"]: told for told in _told(row, said)}
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    order = ("schema", "canonical_id", "entity_id", "prop", "value", "dataset", "id")
    for told in sorted(rows.values(), key=lambda told: [told[name] for name in order]):
        writer.writerow(told)
    return text.getvalue()


def _told(row: Any, said: Evidence) -> Iterator[dict[str, str]]:
    person = _Entity("Person", said.report_id, row.person_key or row.person_name)
    yield from _statements(person, said, [("name", "name", row.person_name, row.written)])
    if not row.position_name:
        return
    post = _Entity("Position", said.report_id, row.position or row.position_name)
    country = row.jurisdiction.lower() if re.fullmatch(r"[A-Z]{2}", row.jurisdiction) else ""
    seats = str(int(row.seats)) if row.seats == row.seats and row.seats is not None else ""
    told = [("name", "name", row.position_name, row.title), ("country", "country", country, "")]
    yield from _statements(post, said, [*told, ("numberOfSeats", "number", seats, "")])
    held = _Entity("Occupancy", said.report_id, f"{person.key}\x1f{post.key}", said.statement_id)
    day = said.as_of if _DAY.fullmatch(said.as_of) else row.as_of_from
    props = [
        ("holder", "entity", person.id, ""),
        ("post", "entity", post.id, ""),
        ("date", "date", day, said.as_of),
        ("status", "string", "ended" if row.former else "current", ""),
        ("description", "text", said.quote, ""),
        ("publisher", "string", said.publisher, ""),
    ]
    yield from _statements(held, said, props)


def _statements(
    entity: _Entity, said: Evidence, props: list[tuple[str, str, str, str]]
) -> Iterator[dict[str, str]]:
    """A statement that the entity is, and one for each property that has a value."""
    dataset = re.sub(r"[^a-z0-9]+", "_", anyascii(said.report_id).lower()).strip("_") or "report"
    seen = said.issued if _DAY.fullmatch(said.issued) else ""
    for prop, kind, value, original in [("id", "id", entity.id, ""), *props]:
        if not (value := formula(value)):
            continue
        yield {
            "canonical_id": entity.canonical,
            "entity_id": entity.id,
            "prop": prop,
            "prop_type": kind,
            "schema": entity.schema,
            "value": value,
            "dataset": dataset,
            "origin": formula(said.path),
            "lang": "",
            "original_value": formula(original) if original != value else "",
            "external": "f",
            "first_seen": seen,
            "last_seen": seen,
            "id": _sha1(f"{dataset}.{entity.id}.{prop}.{value}"),
        }


def _hash(*parts: str) -> str:
    return "fc-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def _sha1(text: str) -> str:
    # The key that followthemoney itself gives a statement: a name for it, no protection of anything.
    return hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
