"""Personal names: folding, parts, likeness, and the three bands same, ask, different.

Names reach us transliterated by different hands (Vysotsky, Vysotskyy, Высоцкий), shortened
(Bob, Robert), abbreviated (J. Smith) and turned round (Kim Jong-un). Two names are
compared part by part on a fold of their transliteration; a part that is not equal may
still share a row of `given_names.csv` or a skeleton of consonants.

Everything here is pure and takes linear time, but for one edit distance over two words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from anyascii import anyascii

from factcheck import resources

__all__ = [
    "Aliases",
    "Band",
    "Name",
    "band",
    "fold",
    "is_given",
    "same_given",
    "similarity",
    "skeleton",
    "split_name",
]

Aliases = Iterable[Collection[str]]
"""A user's groups of names, whole or single words, that stand for one another."""

SAME_FROM = 0.85
ASK_FROM = 0.70
SURNAME_WEIGHT = 0.6
ALIAS, SKELETON, INITIAL, NEAR = 0.95, 0.9, 0.8, 0.8
PARTIAL = 0.8
"""The most that an incomplete name can be like a fuller one."""
LONGEST = 200
"""Characters of a name that are looked at; what is longer is no name."""
LONGEST_WORD = 40

LETTERS = str.maketrans({"w": "v", "y": "i", "j": "i", "q": "k", "x": "ks"})
PAIRS = {
    "sh": "s", "ch": "c", "zh": "z", "kh": "h", "gh": "g", "th": "t", "ph": "f", "ck": "k",
    "ts": "c", "tz": "c", "tc": "c", "cz": "c", "sz": "s", "ou": "u", "oo": "u", "ee": "i",
}  # fmt: skip
VOWELS = frozenset("aeiou")
NEAR_VOWELS = frozenset(frozenset(pair) for pair in ("ei", "ou", "ao", "ae", "ai", "eo"))
CLASSES = str.maketrans({"h": "k", "g": "k", "z": "s"})


class Band(StrEnum):
    """Whether two names are of one person, as far as names can tell."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, as written; `given` may be empty, `suffix` is "Jr." and the like."""

    given: str
    surname: str
    suffix: str = ""


@cache
def words_of(kind: str) -> frozenset[str]:
    """One list of `honorifics.toml`, as a set."""
    return frozenset(resources.toml("honorifics")[kind])


@cache
def _given_groups() -> dict[str, frozenset[int]]:
    """The numbers of the rows of `given_names.csv` in which a folded name stands."""
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(resources.table("given_names")):
        for name in (row["name"], *row["variants"].split(";")):
            groups.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in Latin letters, lower case, with one spelling for what sounds alike.

    Idempotent; words are parted by one space, hyphens count as spaces.

    >>> fold("Vysotskyy"), fold("Высоцкий"), fold("Khmelnytskyi") == fold("Хмельницький")
    ('visoki', 'visoki', True)
    """
    plain = anyascii(name[:LONGEST]).lower().replace("-", " ").replace("_", " ")
    words = ("".join(_fold_word(word)) for word in plain.split())
    return " ".join(word for word in words if word)


def _fold_word(word: str) -> list[str]:
    """The folded letters of one word: every pair is folded as soon as it arises."""
    letters: list[str] = []
    for letter in (c for c in word if c.isalnum()):
        for piece in letter.translate(LETTERS):
            letters.append(piece)
            while len(letters) > 1:
                pair = letters[-2] + letters[-1]
                single = letters[-1] if letters[-1] == letters[-2] else PAIRS.get(pair)
                if single is None:
                    break
                letters[-2:] = [single]
    return letters


def skeleton(name: str) -> str:
    """The consonants of the folded name, those that transliterations mix up put together.

    >>> skeleton("Horowitz"), skeleton("Gorovits")
    ('krvc', 'krvc')
    """
    kept = "".join(c for c in fold(name).translate(CLASSES) if c not in VOWELS)
    return "".join(c for i, c in enumerate(kept) if i == 0 or kept[i - 1] != c)


@lru_cache(maxsize=8192)
def split_name(name: str) -> Name:
    """A name in parts: honorifics dropped, particles kept with the surname.

    >>> split_name("Mr. Mohammed bin Salman"), split_name("Kim Jong-un")
    (Name(given='Mohammed', surname='bin Salman', suffix=''), Name(given='Jong-un', surname='Kim', suffix=''))
    """
    words = _bare(name)
    comma = name.find(",")
    if comma > 0 and (after := _bare(name[comma + 1 :])) and not _is_suffix(after[0]):
        before = _bare(name[:comma])
        if before:
            return Name(" ".join(w for w in after if not _is_suffix(w)), " ".join(before))
    suffix = " ".join(w for w in words[1:] if _is_suffix(w))
    words = [w for i, w in enumerate(words) if i == 0 or not _is_suffix(w)]
    if len(words) < 2:
        return Name("", " ".join(words), suffix)
    first = _surname_first(words)
    if first:
        return Name(" ".join(words[1:]), words[0], suffix)
    start = len(words) - 1
    while start > 1 and _bare_lower(words[start - 1]) in words_of("particles"):
        start -= 1
    if start == 1 and _bare_lower(words[0]) in words_of("particles") and not words[0][0].isupper():
        start = 0
    return Name(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _bare(name: str) -> list[str]:
    """The words of a name without courtesy titles and without what stands in brackets."""
    words = [w.strip(',;"“”«»') for w in name[:LONGEST].replace("(", " (").split() if not w.startswith("(")]
    words = [w for w in words if any(c.isalnum() for c in w)]
    while len(words) > 1 and _bare_lower(words[0]) in words_of("courtesy"):
        if _bare_lower(words[0]) in words_of("uncertain") and len(words) < 3 and not words[0].endswith("."):
            break
        words = words[1:]
    return words


def _bare_lower(word: str) -> str:
    return word.lower().rstrip(".").removesuffix("-")


def _is_suffix(word: str) -> bool:
    return _bare_lower(word).replace(".", "") in words_of("suffixes") and word[:1].isupper()


def _surname_first(words: Sequence[str]) -> bool:
    """True if the first word is the family name: by its list, or by capitals ("KIM Jong Un")."""
    if len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper():
        return True
    first, rest = words[0].lower(), words[1:]
    known_given = any(fold(w) in _given_groups() for w in rest)
    if first in words_of("family_first"):
        return not known_given and len(rest) <= 2 and not rest[0].endswith(".")
    if first in words_of("family_first_unsure"):
        hyphened = len(rest) == 1 and "-" in rest[0]
        twofold = len(rest) == 2 and all(2 < len(w) < 7 or w.islower() or w in ("Un", "Il") for w in rest)
        return (hyphened or twofold) and not known_given
    return False


def same_given(a: str, b: str) -> bool:
    """True if two given names are spellings or short forms of one name."""
    first, second = fold(a), fold(b)
    if first == second:
        return bool(first)
    groups = _given_groups()
    return bool(groups.get(first, frozenset()) & groups.get(second, frozenset()))


def band(a: str, b: str, aliases: Aliases = ()) -> Band:
    """Whether two names are of one person; one word alone is never enough for `SAME`.

    `aliases` are a user's groups of names that stand for one another.

    >>> band("Denis Vysotskyy", "Denys Vysotsky"), band("Mandela", "Nelson Mandela")
    (<Band.SAME: 'same'>, <Band.ASK: 'ask'>)
    """
    groups = [tuple(group) for group in aliases]
    score = similarity(a, b, groups)
    if score < ASK_FROM:
        return Band.DIFFERENT
    complete = _listed(fold(a), fold(b), groups) or min(len(_words(a)), len(_words(b))) > 1
    return Band.SAME if score >= SAME_FROM and complete else Band.ASK


def _words(name: str) -> list[str]:
    parts = split_name(name)
    return fold(f"{parts.given} {parts.surname}").split()


def similarity(a: str, b: str, aliases: Aliases = ()) -> float:
    """How alike two names are, from 0 to 1; symmetric, and 1 for equal names."""
    groups = [tuple(group) for group in aliases]
    first, second = fold(a), fold(b)
    if not first or not second:
        return 1.0 if a == b else 0.0
    if first == second or _listed(first, second, groups):
        return 1.0
    one, other = split_name(a), split_name(b)
    best = max(_parts(x, y, groups) for x, y in _orders(one, other))
    clash = _generation(one.suffix) and _generation(other.suffix)
    if clash and _generation(one.suffix) != _generation(other.suffix):
        best = min(best, PARTIAL)
    return round(best, 4)


def _generation(suffix: str) -> str:
    return next((w for w in fold(suffix).split() if w in {fold(g) for g in words_of("generations")}), "")


def _listed(a: str, b: str, groups: Sequence[Sequence[str]]) -> bool:
    """True if a user's group holds both folded names."""
    return any({a, b} <= {fold(name) for name in group} for group in groups)


def _orders(a: Name, b: Name) -> Iterator[tuple[Name, Name]]:
    """The two names as read, and with either one read the other way round."""
    yield a, b
    if a.given and b.given:
        for x, y in ((a, b), (b, a)):
            both_given = is_given(x.surname) and is_given(x.given)
            if not both_given and len(x.surname.split()) == 1:
                yield Name(x.surname, x.given), y


def is_given(word: str) -> bool:
    """True if the word is in `given_names.csv`."""
    return fold(word) in _given_groups()


def _parts(a: Name, b: Name, groups: Sequence[Sequence[str]]) -> float:
    """The likeness of two names part by part."""
    surname = _surname(fold(a.surname), fold(b.surname), groups)
    if not a.given or not b.given:
        return PARTIAL * max(surname, _lone(a, b, groups))
    given = _given(fold(a.given).split(), fold(b.given).split(), groups)
    if _contained(a, b) and given >= ALIAS:
        surname = max(surname, PARTIAL)
    weighted = SURNAME_WEIGHT * surname + (1 - SURNAME_WEIGHT) * given
    return (weighted + min(surname, given)) / 2


def _lone(a: Name, b: Name, groups: Sequence[Sequence[str]]) -> float:
    """The likeness of a name of one word to the first given name of the other."""
    lone, full = (a, b) if not a.given else (b, a)
    words = fold(full.given).split()
    return _word(fold(lone.surname), words[0], groups) if words else 0.0


def _contained(a: Name, b: Name) -> bool:
    """True if the shorter name is made of words of the longer one, in their order."""
    long, short = sorted((fold(f"{n.given} {n.surname}").split() for n in (a, b)), key=len, reverse=True)
    rest = iter(long)
    return len(short) > 1 and len(long) > 3 and all(word in rest for word in short)


def _surname(a: str, b: str, groups: Sequence[Sequence[str]]) -> float:
    """The likeness of two folded surnames; particles weigh little, a half of a double name some."""
    score = _word(a.replace(" ", ""), b.replace(" ", ""), groups)
    particles = {fold(p) for p in words_of("particles")}
    one = [w for w in a.split() if w not in particles] or a.split()
    two = [w for w in b.split() if w not in particles] or b.split()
    if one and two:
        score = max(score, ALIAS * _word("".join(one), "".join(two), groups))
        if len(one) != len(two) and set(one) & set(two):
            score = max(score, PARTIAL)
    return score


def _given(a: Sequence[str], b: Sequence[str], groups: Sequence[Sequence[str]]) -> float:
    """The likeness of two lists of folded given names: the first decides, the others may clash."""
    if not a or not b:
        return 0.0
    score = max(_word(a[0], b[0], groups), _word("".join(a), "".join(b), groups))
    crossed = max((_word(x, y, groups) for x, y in ((a[0], b[-1]), (a[-1], b[0]))), default=0.0)
    if crossed >= ALIAS:
        score = max(score, SKELETON)
    clash = any(_word(x, y, groups) < INITIAL for x, y in zip(a[1:], b[1:], strict=False))
    uneven = len(a) != len(b) and min(len(a), len(b)) > 1
    return min(score, 0.7) if clash or uneven else score


def _word(a: str, b: str, groups: Sequence[Sequence[str]]) -> float:
    """The likeness of two folded words."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    known = _given_groups()
    if known.get(a, frozenset()) & known.get(b, frozenset()) or _listed(a, b, groups):
        return ALIAS
    if min(len(a), len(b)) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    bones = skeleton(a)
    alike = _sound(a[:LONGEST_WORD], b[:LONGEST_WORD])
    if alike >= 0.93 or (alike >= 0.85 and len(bones) > 2 and bones == skeleton(b)):
        return SKELETON
    return min(alike, NEAR)


@lru_cache(maxsize=65536)
def _sound(a: str, b: str) -> float:
    """One minus the edit distance in which vowels and like consonants cost less, as a share."""
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _cost(letter, ""))
    for x in a:
        new = [row[0] + _cost(x, "")]
        for i, y in enumerate(b):
            new.append(min(row[i] + _cost(x, y), row[i + 1] + _cost(x, ""), new[i] + _cost(y, "")))
        row = new
    return max(0.0, 1.0 - row[-1] / max(len(a), len(b)))


def _cost(x: str, y: str) -> float:
    """The cost of one letter for another, or for none."""
    if x == y:
        return 0.0
    if not y:
        return 0.5 if x in VOWELS else 1.0
    if x in VOWELS and y in VOWELS:
        return 0.5 if frozenset((x, y)) in NEAR_VOWELS else 1.0
    return 0.25 if x.translate(CLASSES) == y.translate(CLASSES) else 1.0
