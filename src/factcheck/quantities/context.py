"""What stands around a number: looks that several tests share."""

from __future__ import annotations

from factcheck.intervals import Relation
from factcheck.quantities import bounds
from factcheck.quantities.amount import Amount
from factcheck.quantities.tokens import Token, close
from factcheck.quantities.wordsets import FUNCTIONS, words


def following(tokens: list[Token], at: int) -> str:
    """The word that follows in the same paragraph."""
    return tokens[at].lower if close(tokens, at) else ""


def bounded_before(tokens: list[Token], one: Amount) -> bool:
    """Whether a bound stands before the number."""
    return bounds.before(tokens, one.start, duration=False)[0] is not Relation.EXACT


def plural_follows(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows, one adjective aside."""
    for step in (at, at + 1):
        if not close(tokens, step) or tokens[step].kind != "w" or tokens[step].text[0].isupper():
            return False
        word = tokens[step].lower
        if word in FUNCTIONS:
            return False
        if word in words("counted") or (_plural_form(word)):
            return True
    return False


def _plural_form(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def counts_something(tokens: list[Token], at: int) -> bool:
    """Whether a noun phrase in the plural follows within a few words."""
    for step in range(at, min(at + 4, len(tokens))):
        token = tokens[step]
        if not close(tokens, step) or token.kind != "w" or token.lower in FUNCTIONS:
            return False
        word = token.lower
        if word in words("counted") or (_plural_form(word)):
            return not token.text[0].isupper()
    return False
