"""How two wordings of one sentence differ, and what the difference weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from itertools import zip_longest

from factcheck.match.spoken import Keys, Sentence, Word, words_in
from factcheck.quantities import find_quantities

__all__ = ["Change", "Difference", "differences", "one_sentence"]

SHARE = 0.8
"""So much of the shorter wording must stand in the longer one: one word in five may be another."""

FEWEST_SAME, FEWEST_TELLING = 5, 3
"""Words in common, and long ones among them, below which two wordings are not taken for one sentence."""

LONG = 4
"""Letters of a long word."""

MOST_WORDS = 200
"""Words of a sentence that are compared; nobody speaks longer ones."""

FEWEST_LETTERS = 3
"""Letters that two forms of one word share at their beginning: "damage", "damaged"."""

SPELLED_ALIKE = 0.7
"""Likeness from which two names in one place are spellings of one name, which another rule reports."""

Span = tuple[int, int]


class Change(IntEnum):
    """What kind of words differ, by weight."""

    SMALL = 1
    """Words added, left out or put in another way."""
    WORD = 2
    """One word stands for another."""
    NAME = 3
    NEGATION = 4
    NUMBER = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two wordings differ: the words of each side as spans of its words, either may be empty."""

    change: Change
    one: Span
    other: Span


@lru_cache(maxsize=65536)
def one_sentence(a: Keys, b: Keys) -> bool:
    """True if two wordings are of one sentence: nearly all of the shorter is in the longer, in its order."""
    shorter = min(len(a), len(b))
    if sum((Counter(a) & Counter(b)).values()) < SHARE * shorter:
        return False
    same = [
        key for block in _matcher(a, b).get_matching_blocks() for key in a[block.a : block.a + block.size]
    ]
    telling = sum(len(key) >= LONG and key not in words_in("empty") for key in same)
    return len(same) >= max(FEWEST_SAME, SHARE * shorter) and telling >= FEWEST_TELLING


def _matcher(a: Keys, b: Keys) -> SequenceMatcher[str]:
    return SequenceMatcher(None, a[:MOST_WORDS], b[:MOST_WORDS], autojunk=False)


def differences(a: Sentence, b: Sentence) -> list[Difference]:
    """Where two wordings of one sentence differ in what they say.

    Words that one side lacks at its beginning or end, or where it says that words are left
    out, are no difference, nor are endings, spellings and words that say nothing.
    """
    found = []
    opcodes = _matcher(a.keys, b.keys).get_opcodes()
    for number, (tag, *places) in enumerate(opcodes):
        one, other = (places[0], places[1]), (places[2], places[3])
        edge = number in (0, len(opcodes) - 1)
        if tag == "equal" or _elided(a, one) or _elided(b, other):
            continue
        if edge and one[1] - one[0] != other[1] - other[0]:
            continue  # one of them begins later, or stops earlier
        change = _weigh(a.words[slice(*one)], b.words[slice(*other)], one[0] == 0 or other[0] == 0)
        if change is not None:
            found.append(Difference(change, one, other))
    return found


def _elided(sentence: Sentence, span: Span) -> bool:
    """True if the words of a span, or the one behind them, come after "…" or a bracket."""
    return any(word.gap for word in sentence.words[span[0] : span[1] + 1])


def _weigh(one: Sequence[Word], other: Sequence[Word], first: bool) -> Change | None:
    """What the change of some words to others weighs; None if it says nothing. `first`: a sentence begins here."""
    if _text(one) == _text(other):
        return None
    numbers = _numbers(one), _numbers(other)
    if all(numbers):
        return None if numbers[0] == numbers[1] else Change.NUMBER
    if _negations(one) != _negations(other):
        return Change.NEGATION
    left, right = list(_telling(one)), list(_telling(other))
    if not left and not right:
        return None
    if len(left) != 1 or len(right) != 1:
        return Change.SMALL
    if _one_word(left[0], right[0]):
        return None
    return Change.NAME if left[0].capital and right[0].capital and not first else Change.WORD


def _text(words: Sequence[Word]) -> str:
    return "".join(word.key for word in words)


def _telling(words: Sequence[Word]) -> Iterator[Word]:
    return (word for word in words if word.key not in words_in("empty"))


def _negations(words: Sequence[Word]) -> int:
    return sum(word.key in words_in("negations") for word in words)


def _numbers(words: Sequence[Word]) -> tuple[float, ...]:
    """The numbers that some words name: "7,000" and "seven thousand" are one."""
    text = " ".join(word.text for word in words)
    return tuple(q.value for q in find_quantities(text) if q.value is not None and q.kind != "ordinal")


def _one_word(one: Word, other: Word) -> bool:
    """True for one word with another ending, and for two spellings of one name."""
    pairs = enumerate(zip_longest(one.key, other.key))
    head = next((n for n, (x, y) in pairs if x != y), len(one.key))
    if head >= FEWEST_LETTERS and {one.key[head:], other.key[head:]} <= words_in("endings"):
        return True
    named = one.capital and other.capital
    return named and SequenceMatcher(None, one.key, other.key, autojunk=False).ratio() >= SPELLED_ALIKE
