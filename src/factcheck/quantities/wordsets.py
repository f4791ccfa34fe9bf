"""Word sets of the lexicon that several screens share, and safe looks at a token."""

from __future__ import annotations

from typing import Any

from factcheck.quantities.tokens import Token
from factcheck.resources import toml

DATA: dict[str, Any] = toml("numbers")["screens"]
SETS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in DATA.items()}
MONTHS = SETS["months"]
FUNCTIONS = SETS["functions"]
SPAN = 60
"""How far one address, telephone number or URL can reach, in tokens."""


def words(name: str) -> frozenset[str]:
    """A word set of `[screens]` in resources/numbers.toml."""
    return SETS[name]


def digits_at(tokens: list[Token], at: int) -> str:
    """The digits at a token, or ""."""
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].kind == "d" else ""


def lower_at(tokens: list[Token], at: int) -> str:
    """The token in small letters, or "" outside the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""
