"""The number words of the lexicon, and what a number read from a text looks like."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.quantities.tokens import Token, hyphen
from factcheck.resources import toml

_WORDS: dict[str, Any] = toml("numbers")
UNITS: dict[str, int] = _WORDS["units"]
TENS: dict[str, int] = _WORDS["tens"]
SCALES: dict[str, int] = _WORDS["scales"]
SUFFIXES: dict[str, int] = _WORDS["suffixes"]
MONEY_SUFFIXES: dict[str, int] = _WORDS["money_suffixes"]
VAGUE: dict[str, list[int]] = _WORDS["vague"]
FRACTIONS: dict[str, int] = _WORDS["fractions"]
ORDINALS: dict[str, int] = dict(_WORDS["ordinals"])
FEW = frozenset(_WORDS["words"]["few"])
ARTICLES = frozenset(_WORDS["words"]["articles"])
MINUS = frozenset(_WORDS["words"]["minus"])
WITH_OF = frozenset(_WORDS["words"]["vague_with_of"])
ORDINALS |= {ten + one: TENS[ten] + n for ten in TENS for one, n in list(ORDINALS.items()) if 0 < n < 10}
SUFFIX_ORDINAL = frozenset(("st", "nd", "rd", "th"))
LONGEST = 30
"""Digits beyond this are no figure of a report."""
RUN = 24
"""Number words, or groups of digits, that one number may have."""
STARTS = frozenset({*UNITS, *TENS, *ARTICLES, *VAGUE, *FEW, *MINUS, "half", "quarter", "couple", "dozen"})
"""Words with which a number may begin."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at tokens[start:end]."""

    start: int
    end: int
    value: Decimal | None
    step: Decimal = Decimal(1)  # place value of the last significant digit
    value2: Decimal | None = None  # "dozens": from value to value2
    digits: str = ""  # the bare digits, where it is nothing but digits
    written: str = "words"  # words, digits
    scale: Decimal = Decimal(1)  # the scale word or letter
    about: bool = False  # "a couple of"
    share: bool = False  # "a third"
    ordinal: bool = False
    whole: bool = True  # no decimals written
    comma: bool = False  # "3,5": a decimal comma, believed only beside a unit or a scale
    reason: str = ""


def place(value: Decimal) -> Decimal:
    """The place value of the last significant digit: 3200 -> 100, 6.1 -> 0.1, 0 -> 1."""
    if value == 0:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def step_on(tokens: list[Token], at: int) -> int:
    """The index of the next word of a number: past a hyphen that joins."""
    return at + 1 if hyphen(tokens, at) else at


def word_at(tokens: list[Token], at: int) -> str:
    """The word at a token in small letters, or ""."""
    return tokens[at].lower if at < len(tokens) and tokens[at].kind == "w" else ""
