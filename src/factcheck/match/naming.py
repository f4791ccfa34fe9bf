"""Names and nouns of happenings: which are the same, which differ."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from factcheck import resources
from factcheck.names import fold, is_given

__all__ = ["Names", "heads_differ", "names_differ", "shared", "stem", "telling", "words"]

Names = frozenset[str]


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


@lru_cache(maxsize=65536)
def _initials(name: str) -> str:
    capitals = [word[0] for word in name.split() if word[:1].isupper()]
    return fold("".join(capitals)) if len(capitals) > 2 else ""


def _same(a: str, b: str) -> bool:
    """True for one name: as it is, cut short behind ("Zenda" for "Zenda camp"), by its surname, or by its initials."""
    one, two = _parts(a), _parts(b)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    if long[: len(short)] == short or (len(short) == 1 and long[-1] == short[0] and _person(a, b)):
        return True
    return fold(a) == _initials(b) or fold(b) == _initials(a)


def _person(a: str, b: str) -> bool:
    """True if the longer of two names begins with a given name."""
    return is_given(max(a, b, key=len).split()[0])


@lru_cache(maxsize=65536)
def shared(a: Names, b: Names) -> bool:
    """True if a name of one set is a name of the other."""
    return any(_same(one, two) for one, two in product(a, b))


def names_differ(a: Names, b: Names, all_a: Names, all_b: Names) -> bool:
    """True if both sides are named, alike nowhere, and neither side speaks of the other's name at all."""
    if not a or not b or shared(a, b):
        return False
    return not shared(a, all_b) and not shared(b, all_a)


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of `events.toml`."""
    return frozenset(resources.toml("events")["words"][name])


def stem(word: str) -> str:
    """A noun and its verb alike: "fighting", "fight"."""
    return word.removesuffix("ing") if len(word) > 5 else word


def _split(phrase: str) -> tuple[str, frozenset[str]]:
    parts = phrase.split()
    return stem(parts[-1]), frozenset(parts[:-1])


def _fit(a: str, b: str) -> bool:
    """True if two nouns with their modifiers may be of one thing: "free clinic", "clinic"."""
    (one, left), (two, right) = _split(a), _split(b)
    if (left ^ right) & words("other"):
        return False  # "the trial", "the second trial"
    return one == two and (not left or not right or bool(left & right))


@lru_cache(maxsize=65536)
def heads_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """True if both sides have nouns and none of one fits one of the other."""
    return bool(a) and bool(b) and not any(_fit(one, two) for one, two in product(a, b))


def telling(a: frozenset[str], b: frozenset[str], vague: frozenset[str]) -> bool:
    """True if the sides share a noun that tells one thing from another: not too wide, or modified alike."""
    return any(
        _fit(one, two) and (_split(one)[0] not in vague or bool(_split(one)[1] & _split(two)[1]))
        for one, two in product(a, b)
    )
