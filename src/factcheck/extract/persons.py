"""Who is who inside one report: mentions of one person put together, offices completed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.extract.offices import Office, lexicon
from factcheck.names import Band, band, fold, is_given, split_name, words_of
from factcheck.places import Gazetteer, PlaceMention

__all__ = ["given_alone", "home_country", "persons_of", "surname_alone", "with_context"]

PROMINENT = 0.2
FEWEST = 3
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
    groups: list[list[int]] = []
    by_surname: dict[str, list[int]] = {}
    by_name: dict[str, int] = {}
    belongs = [-1] * len(mentions)
    for i, (name, offices) in enumerate(mentions):
        if surname_alone(name):
            continue
        group = by_name.get(fold(name))
        if group is None:
            surname = fold(split_name(name).surname)
            group = _same_person(name, offices, mentions, groups)
            if group is None:
                group = len(groups)
                groups.append([])
                by_surname.setdefault(surname, []).append(group)
            by_name[fold(name)] = group
            by_surname.setdefault(surname, [])
            if group not in by_surname[surname]:
                by_surname[surname].append(group)
        groups[group].append(i)
        belongs[i] = group
    _place_surnames(mentions, belongs, groups, by_surname)
    fullest = [_fullest([mentions[i][0] for i in group]) for group in groups]
    return [fullest[group] for group in belongs]


def _same_person(
    name: str, offices: Sequence[Office], mentions: Sequence[Named], groups: Sequence[Sequence[int]]
) -> int | None:
    """The group that a new full name belongs to: alike, and by its parts or its office the same."""
    for number, group in enumerate(groups):
        other, _ = mentions[group[0]]
        if band(name, other) is not Band.SAME:
            continue
        held = [o for i in group for o in mentions[i][1]]
        if _nested(name, other) or any(_same_office(a, b) for a in offices for b in held):
            return number
    return None


def _nested(a: str, b: str) -> bool:
    """True if one name is the other with a middle name or an initial left out, spelt alike."""
    one, other = split_name(a), split_name(b)
    return fold(one.surname).split(" ")[-1] == fold(other.surname).split(" ")[-1]


def _same_office(a: Office, b: Office) -> bool:
    same = (a.rank, a.portfolio) == (b.rank, b.portfolio)
    return same and (a.jurisdiction == b.jurisdiction or not a.jurisdiction or not b.jurisdiction)


def _place_surnames(
    mentions: Sequence[Named], belongs: list[int], groups: list[list[int]], by_surname: dict[str, list[int]]
) -> None:
    """Puts each single name with the person who bears it: the one named last before it."""
    for i, (name, _) in enumerate(mentions):
        if belongs[i] >= 0:
            continue
        key = fold(split_name(name).surname)
        bearers = by_surname.get(key) or [
            g for s, gs in by_surname.items() if s.split(" ")[-1] == key for g in gs
        ]
        if not bearers:
            bearers = [len(groups)]
            groups.append([])
            by_surname[key] = bearers
        group = max(bearers, key=lambda g: _last_before(groups[g], i))
        groups[group].append(i)
        belongs[i] = group


def _last_before(group: Sequence[int], index: int) -> tuple[int, int]:
    """How near before a mention a group was last named; later ones count less than any earlier."""
    earlier = [i for i in group if i < index]
    return (1, max(earlier)) if earlier else (0, -min(group, default=0))


def _fullest(names: Sequence[str]) -> str:
    """The name with the most words; among equals the longest initial-free, then the first."""
    return max(
        names,
        key=lambda n: (
            len([w for w in n.split() if len(w.rstrip(".")) > 1]),
            len(n.split()),
            -names.index(n),
        ),
    )


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


def with_context(mentions: Sequence[Named], home: str) -> list[list[tuple[Office, str]]]:
    """Each mention's offices, with the jurisdiction to fill in where the title names none."""
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
            if bare and home and rivals.get((office.rank, office.portfolio, home), person) == person:
                found = home
            row.append((office, found))
        filled.append(row)
    return filled
