"""Who is who inside one report: mentions of one person put together, offices completed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from factcheck.extract.apposition import Joined
from factcheck.extract.name_spans import Names
from factcheck.extract.offices import Office, lexicon
from factcheck.extract.titles import in_jurisdiction
from factcheck.names import Band, band, fold, is_given, skeleton, split_name, words_of
from factcheck.places import Gazetteer, PlaceMention

__all__ = ["given_alone", "home_country", "of_place", "persons_of", "surname_alone", "with_context"]

PROMINENT = 0.2
FEWEST = 3
KIN = 50
"""Bearers of one surname, or holders of one office, that are compared: a bound on time for hostile text."""
Named = tuple[str, tuple[Office, ...]]


def surname_alone(name: str) -> bool:
    """True if a name as written is one word, or a surname with its particles."""
    return not split_name(name).given


def given_alone(name: str, titled: bool, royal: bool) -> bool:
    """True if a title is followed by a given name and nothing more ("President Volodymyr")."""
    if not titled or royal or " " in name or name in words_of("also_surnames"):
        return False
    return is_given(name)


def persons_of(mentions: Sequence[Named]) -> list[str]:
    """For each mention, the fullest form of that person's name in the report."""
    groups = _Groups(mentions)
    for i, (name, _) in enumerate(mentions):
        if not surname_alone(name):
            groups.put_full(i)
    last: dict[int, int] = {}
    for i, (name, _) in enumerate(mentions):
        if surname_alone(name):
            groups.put_single(i, last)
        last[groups.of[i]] = i
    names: dict[int, list[str]] = {}
    for i, (name, _) in enumerate(mentions):
        names.setdefault(groups.of[i], []).append(name)
    fullest = {group: _fullest(forms) for group, forms in names.items()}
    return [fullest[groups.of[i]] for i in range(len(mentions))]


class _Groups:
    """The mentions of one report by person; only people who share a surname or an office are compared."""

    def __init__(self, mentions: Sequence[Named]) -> None:
        self.mentions = mentions
        self.of: dict[int, int] = {}
        self.first: list[int] = []
        self.by_name: dict[str, int] = {}
        self.by_surname: dict[str, list[int]] = {}
        self.by_office: dict[tuple[str, str, str], dict[tuple[int, Office], None]] = {}

    def put_full(self, i: int) -> None:
        """Puts a mention by full name with its person, a new one if need be."""
        name, offices = self.mentions[i]
        group = self.by_name.get(fold(name))
        if group is None:
            group = self._alike(name, offices)
        if group is None:
            group = self._new(i)
        self.by_name[fold(name)] = group
        self._bears(group, _family(name))
        for office in offices:
            self.by_office.setdefault(_post(name, office), {})[group, office] = None
        self.of[i] = group

    def put_single(self, i: int, last: Mapping[int, int]) -> None:
        """Puts a mention by one name with the bearer named last, or the first to come."""
        name, _ = self.mentions[i]
        key = _family(name)
        bearers = self.by_surname.get(key)
        if not bearers:
            bearers = [self._new(i)]
            self._bears(bearers[0], key)
        self.of[i] = max(bearers[-KIN:], key=lambda g: (last.get(g, -1), -self.first[g]))

    def _new(self, i: int) -> int:
        self.first.append(i)
        return len(self.first) - 1

    def _bears(self, group: int, surname: str) -> None:
        bearers = self.by_surname.setdefault(surname, [])
        if group not in bearers[-KIN:]:
            bearers.append(group)

    def _alike(self, name: str, offices: Sequence[Office]) -> int | None:
        """The person whom a new full name may be: spelt nearly alike, with the same surname or office."""
        kin = self.by_surname.get(_family(name), [])[-KIN:]
        held = [g for a in offices for g, o in self._holders(_post(name, a)) if _together(a, o)]
        for group in dict.fromkeys([*kin, *held]):
            if band(name, self.mentions[self.first[group]][0]) is Band.SAME:
                return group
        return None

    def _holders(self, post: tuple[str, str, str]) -> list[tuple[int, Office]]:
        """Who was named with this office of late, in order."""
        return list(islice(reversed(self.by_office.get(post, {})), KIN))[::-1]


def _family(name: str) -> str:
    """The last word of the surname, folded: what particles leave of it."""
    return fold(split_name(name).surname).split(" ")[-1]


def _post(name: str, office: Office) -> tuple[str, str, str]:
    """What two spellings of one office-holder's name have in common: office, initial, first consonants."""
    return office.rank, office.portfolio, fold(name)[:1] + skeleton(_family(name))[:3]


def _together(a: Office, b: Office) -> bool:
    """True if two offices of one rank and portfolio may be one office."""
    return a.jurisdiction == b.jurisdiction or not a.jurisdiction or not b.jurisdiction


def _fullest(names: Sequence[str]) -> str:
    """The name with the most words that are no initials, then the most words, then the first."""
    best = max(range(len(names)), key=lambda i: (*_fullness(names[i]), -i))
    return names[best]


def _fullness(name: str) -> tuple[int, int]:
    words = name.split()
    return sum(len(w.rstrip(".")) > 1 for w in words), len(words)


def home_country(places: Sequence[PlaceMention], offices: Sequence[Office], gazetteer: Gazetteer) -> str:
    """The country that the report's bare titles belong to, or "" if that is not clear.

    A report names the country of a foreign minister and leaves out its own. So it is
    the one prominent country that no title in the report names.
    """
    counts = Counter(c for p in places if (c := gazetteer.country_of(p.code)))
    total = sum(counts.values())
    named = {gazetteer.country_of(o.jurisdiction) for o in offices if o.rank in lexicon().national}
    prominent = [c for c, n in counts.items() if n >= FEWEST and n >= PROMINENT * total]
    bare = [c for c in prominent if c not in named]
    if len(bare) == 1:
        return bare[0]
    return prominent[0] if len(prominent) == 1 else ""


def with_context(mentions: Sequence[Named], home: str) -> list[list[tuple[Office, str, bool]]]:
    """Each mention's offices, with the jurisdiction to fill in where the title names none.

    Also whether it is the report's own country, which nothing near the title names.
    """
    told = {
        (p, o.rank, o.portfolio): o.jurisdiction for p, offices in mentions for o in offices if o.jurisdiction
    }
    rivals = {
        (o.rank, o.portfolio, o.jurisdiction): p for p, offices in mentions for o in offices if o.seats == 1
    }
    filled = []
    for person, offices in mentions:
        row = []
        for office in offices:
            found = "" if office.jurisdiction else told.get((person, office.rank, office.portfolio), "")
            bare = not office.jurisdiction and not found and office.rank in lexicon().national
            guessed = bool(
                bare and home and rivals.get((office.rank, office.portfolio, home), person) == person
            )
            row.append((office, home if guessed else found, guessed))
        filled.append(row)
    return filled


def of_place(item: Joined, names: Names, gazetteer: Gazetteer) -> Joined:
    """The name with its titles in the place named behind it ("President Ada Roe of Norway")."""
    at = item.last + 1
    if at >= len(names.words) or names.words[at - 1].key != "of" or not names.words[at - 1].near:
        return item
    at += names.words[at].key == "the"
    code = names.codes.get(at, "")
    after = next((i for i in range(at, len(names.words)) if i not in names.place), -1)
    if not code or (after > 0 and (names.words[after].possessive or names.capital_at(after))):
        return item
    titles = (
        replace(t, offices=tuple(_in_place(o, code, gazetteer) for o in t.offices))
        if t.last <= item.first
        else t
        for t in item.titles
    )
    return replace(item, titles=tuple(titles))


def _in_place(office: Office, code: str, gazetteer: Gazetteer) -> Office:
    """An office of state with the jurisdiction that its title leaves out."""
    of_state = office.rank in lexicon().national or office.rank in lexicon().single_seat
    return in_jurisdiction(office, code, gazetteer) if of_state and not office.jurisdiction else office
