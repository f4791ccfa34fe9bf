"""Years in words, which are no quantities: "since two thousand and five", "in nineteen ninety-eight"."""

from __future__ import annotations

from factcheck.quantities.numeral import TENS, UNITS, step_on, word_at
from factcheck.quantities.tokens import Token, close
from factcheck.quantities.wordsets import lower_at
from factcheck.resources import toml

_WORDS = toml("dates")["words"]
BEFORE, AFTER, AFTER_BY = (
    frozenset(_WORDS[f"spelt_year_{name}"]) for name in ("before", "after", "after_by")
)
CENTURIES = frozenset(("eighteen", "nineteen", "twenty"))


def spelt_year(tokens: list[Token], at: int) -> int:
    """The index after a year in words, or the index itself."""
    word = tokens[at].lower
    if word not in CENTURIES and not (word == "two" and word_at(tokens, at + 1) == "thousand"):
        return at
    before = lower_at(tokens, at - 1) if close(tokens, at) else ""
    end = _thousands(tokens, at + 2) if word == "two" else _tail(tokens, at + 1, least=10)
    if before not in BEFORE or end <= at + 1:
        return at
    follows = tokens[end] if close(tokens, end) else None
    if follows is None or follows.text in ",.;:)?!":
        return end
    return end if follows.lower in (AFTER_BY if before == "by" else AFTER) else at


def _thousands(tokens: list[Token], at: int) -> int:
    """Past "and five", "twelve" after "two thousand"; 0 where nothing follows, for that may be an amount."""
    return _tail(tokens, at + (word_at(tokens, at) == "and"), least=1)


def _tail(tokens: list[Token], at: int, least: int) -> int:
    """Past a number below a hundred, or 0."""
    word = word_at(tokens, at)
    if word in TENS:
        unit = step_on(tokens, at + 1)
        return unit + 1 if 0 < UNITS.get(word_at(tokens, unit), 0) < 10 else at + 1
    return at + 1 if least <= UNITS.get(word, 0) < 20 else 0
