"""Places by name, demonym and capital: what a word for a place stands for, and where it lies.

A gazetteer is built from rows (`places.csv`, and a user's rows with the same columns):
code, name, kind (country, city, region, organisation), parent, variants, demonyms,
capital; variants and demonyms are ;-separated. Codes of countries are ISO 3166 alpha-2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from factcheck import resources
from factcheck.names import is_given, words_of

__all__ = ["Form", "Gazetteer", "Place", "PlaceMention", "default_gazetteer"]

KINDS = ("country", "region", "city", "organisation")
"""The kinds of place; where one word names two, the earlier kind is meant."""


class Form(StrEnum):
    """How a mention names its place."""

    NAME = "name"
    VARIANT = "variant"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer; `parent` and `capital` are codes, or empty."""

    code: str
    name: str
    kind: str
    parent: str = ""
    variants: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""

    def surfaces(self) -> Iterator[tuple[str, Form]]:
        """Every word for the place, with its form."""
        yield self.name, Form.NAME
        yield from ((v, Form.VARIANT) for v in self.variants)
        yield from ((d, Form.DEMONYM) for d in self.demonyms)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A word for a place in a text: `text[start:end] == surface`."""

    start: int
    end: int
    code: str
    surface: str
    form: Form


@dataclass(frozen=True)
class Gazetteer:
    """All places known, each code once; later rows replace earlier ones of the same code."""

    places: Mapping[str, Place]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Gazetteer:
        """A gazetteer of rows with the columns of `places.csv`; a row without a code is refused."""
        return cls({place.code: place for place in map(_place, rows)})

    def plus(self, rows: Iterable[Mapping[str, str]]) -> Gazetteer:
        """The gazetteer with a user's rows added, which win over its own."""
        return Gazetteer({**self.places, **Gazetteer.of(rows).places})

    @cached_property
    def _surfaces(self) -> dict[str, tuple[Place, Form]]:
        ordered = sorted(self.places.values(), key=lambda p: KINDS.index(p.kind))
        known: dict[str, tuple[Place, Form]] = {}
        for wanted in Form:
            for place in ordered:
                for surface, form in place.surfaces():
                    if form is wanted:
                        known.setdefault(surface, (place, form))
        return known

    @cached_property
    def _folded(self) -> dict[str, Place]:
        return {s.casefold(): place for s, (place, _) in self._surfaces.items() if len(s) > 3}

    @cached_property
    def _by_head(self) -> dict[str, tuple[str, ...]]:
        """Every surface by its first run of letters, the longest first."""
        heads: dict[str, list[str]] = {}
        for surface in sorted(self._surfaces, key=lambda s: (-len(s), s)):
            heads.setdefault(surface[: _word_end(surface, 0)], []).append(surface)
        return {head: tuple(surfaces) for head, surfaces in heads.items()}

    def lookup(self, text: str) -> Place | None:
        """The place that a name, variant, demonym or capital stands for, or None."""
        bare = text.strip()
        for possessive in ("'s", "’s", "'", "’"):
            bare = bare.removesuffix(possessive)
        for form in (bare, bare.removeprefix("the ").removeprefix("The ")):
            if form in self._surfaces:
                return self._surfaces[form][0]
        return self._folded.get(bare.casefold())

    def country_of(self, code: str) -> str:
        """The code of the country in which a place lies; empty for an organisation or an unknown code."""
        for place in self._chain(code):
            if place.kind == "country":
                return place.code
        return ""

    def is_part_of(self, code: str, other: str) -> bool:
        """True if the first place lies in the second, or is it."""
        return any(place.code == other for place in self._chain(code))

    def government(self, code: str) -> str:
        """The country whose government a code may stand for: its own, or the one it is the capital of."""
        place = self.places.get(code)
        if place is None:
            return ""
        if place.kind == "country":
            return code
        parent = self.places.get(place.parent)
        return parent.code if parent is not None and parent.capital == code else ""

    def _chain(self, code: str) -> Iterator[Place]:
        seen: set[str] = set()
        while code and code not in seen and code in self.places:
            seen.add(code)
            yield self.places[code]
            code = self.places[code].parent

    def find(self, text: str) -> list[PlaceMention]:
        """All mentions in order: whole words, as spelt, the longest at each place; linear time."""
        found: list[PlaceMention] = []
        at, heads = 0, self._by_head
        while at < len(text):
            if not text[at].isalnum():
                at += 1
                continue
            end = _word_end(text, at)
            for surface in heads.get(text[at:end], ()):
                stop = at + len(surface)
                if text.startswith(surface, at) and not text[stop : stop + 1].isalnum():
                    place, form = self._surfaces[surface]
                    if not _of_a_person(text, at, stop, form):
                        found.append(PlaceMention(at, stop, place.code, surface, form))
                    end = stop
                    break
            at = end
        return found


def _place(row: Mapping[str, str]) -> Place:
    """One row as a place; a ValueError says what is wrong with it."""
    code, kind = row["code"].strip(), row["kind"].strip()
    if not code or not row["name"].strip():
        raise ValueError(f"a place needs a code and a name: {dict(row)}")
    if kind not in KINDS:
        raise ValueError(f"{code}: kind is {kind!r}, not one of {', '.join(KINDS)}")
    lists = [
        tuple(w.strip() for w in row.get(c, "").split(";") if w.strip()) for c in ("variants", "demonyms")
    ]
    return Place(
        code, row["name"].strip(), kind, row.get("parent", ""), lists[0], lists[1], row.get("capital", "")
    )


def _word_end(text: str, at: int) -> int:
    """The end of the run of letters and digits that begins at `at`."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _of_a_person(text: str, start: int, end: int, form: Form) -> bool:
    """True if a word that people bear too is part of a name here ("Jordan Peele", "Mr. Chad")."""
    if text[start:end] not in words_of("also_places"):
        return False
    after = text[end : end + 3]
    goes_on = len(after) > 1 and after[0] == " " and after[1].isupper() and not after[1:].isupper()
    if goes_on and form is not Form.DEMONYM:
        return True
    before = text[max(0, start - 40) : start].split(" ")
    if len(before) < 2 or before[-1]:
        return False
    word = before[-2]
    given = word[:1].isupper() and is_given(word)
    return given or word.lower().rstrip(".") in words_of("courtesy")


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the built-in rows."""
    return Gazetteer.of(resources.table("places"))
