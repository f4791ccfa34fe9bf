"""The words of a quotation as they are compared: sentence by sentence, small differences of writing set aside.

Case, punctuation, accents, contractions, British and American spelling are nothing that
anybody said. What stands in brackets an editor put in, and "…" says that words are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from factcheck import resources
from factcheck.extract.sentences import sentences

__all__ = ["FEWEST_WORDS", "Keys", "Sentence", "Word", "alike_pairs", "sentences_of", "words_in"]

SHINGLE = 3
"""Words in a row that two wordings of one sentence must share somewhere."""

MOST_OWNERS = 40
"""Words in a row that more sentences share are a turn of speech: they bring nothing together."""

MOST_SHINGLES = 60
"""Shingles of one sentence that are looked up; with the bound above, the work is linear in the sentences."""

FEWEST_SHINGLES = 0.4
"""Of the words of two sentences that differ in one word of five, so many begin a shingle that both have."""

FEWEST_WORDS = 6
"""A shorter sentence may well be said twice, by two people."""

SPELLED = 6
"""Letters that a word needs for its ending to be American or British."""

_TOKEN = re.compile(
    r"\[[^\[\]\n]{0,80}\]|\([^()\n]{0,80}\)|…|\.{2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%"
)

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and as written: `text[start:end]` of the utterance.

    `gap`: words may be left out before it.
    """

    key: str
    text: str
    start: int
    end: int
    gap: bool = False

    @property
    def capital(self) -> bool:
        """True for a word written with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an utterance."""

    words: tuple[Word, ...]

    @property
    def keys(self) -> Keys:
        """The words as compared."""
        return tuple(word.key for word in self.words)


@cache
def words_in(name: str) -> frozenset[str]:
    """A list of words of `speech.toml` on quotations."""
    return frozenset(resources.toml("speech")["quotations"][name])


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of an utterance, in order; offsets are into `text`."""
    found = (tuple(_words(text, start, end)) for start, end in sentences(text))
    return tuple(Sentence(words) for words in found if words)


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    gap = False
    for match in _TOKEN.finditer(text, start, end):
        written = match[0]
        if written[0] in "[(…" or written.startswith(".."):
            gap = True
            continue
        for key in _keys(written):
            yield Word(key, written, match.start(), match.end(), gap)
            gap = False


@lru_cache(maxsize=65536)
def _keys(written: str) -> Keys:
    """A written word as the words that it stands for: "don't" is two."""
    word = anyascii(written).lower().replace("’", "'")
    told: Mapping[str, str] = resources.toml("speech")["quotations"]["contractions"]
    if word in told:
        return tuple(told[word].split())
    if word == "%":
        return ("percent",)
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    head, _, tail = word.partition("'")
    full = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}.get(tail, "")
    return (_spelled(head), full) if full else (_spelled(head.replace(",", "")),)


def _spelled(word: str) -> str:
    if len(word) >= SPELLED:
        endings: Mapping[str, str] = resources.toml("speech")["quotations"]["spelling"]
        for british, american in endings.items():
            if word.endswith(british):
                return word.removesuffix(british) + american
    return word


def alike_pairs(wordings: Iterable[Keys]) -> Iterator[tuple[Keys, Keys]]:
    """The pairs of different wordings that share words in a row, each once, in order.

    Linear in the wordings: each is looked up under so many shingles, and a shingle that
    is everywhere is passed over.
    """
    owners: dict[Keys, list[Keys]] = {}
    long = sorted({keys for keys in wordings if len(keys) >= FEWEST_WORDS})
    for keys in long:
        for shingle in _shingles(keys):
            owners.setdefault(shingle, []).append(keys)
    for keys in long:
        near = [owners[shingle] for shingle in _shingles(keys)]
        rare = [found for found in near if len(found) <= MOST_OWNERS]
        shared = Counter(other for found in rare for other in found if other > keys)
        passed_over = len(near) - len(rare)
        yield from (
            (keys, other)
            for other, count in sorted(shared.items())
            if count >= FEWEST_SHINGLES * min(len(keys), len(other), MOST_SHINGLES) - SHINGLE - passed_over
        )


def _shingles(keys: Sequence[str]) -> list[Keys]:
    found = (tuple(keys[n : n + SHINGLE]) for n in range(min(len(keys) - SHINGLE + 1, MOST_SHINGLES)))
    return list(dict.fromkeys(found))
