"""Zero told by denial: "no casualties", "none were hurt"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.intervals import Relation
from factcheck.quantities import wordsets as screens
from factcheck.quantities.model import Quantity
from factcheck.quantities.tokens import APART, Token
from factcheck.resources import toml

_DATA = toml("numbers")["zero"]
_NOUNS = frozenset(_DATA["nouns"])
_HARM = frozenset(_DATA["harm"])
_PERSONS = frozenset(_DATA["persons"])
_HARMED = frozenset(_DATA["harmed"])
_AUXILIARIES = frozenset(_DATA["auxiliaries"])
REACH = 8


def zeros(tokens: list[Token]) -> Iterator[Quantity]:
    """The counts of nought that a text gives by denying."""
    for at, token in enumerate(tokens):
        if token.lower in ("no", "without"):
            yield from _no(tokens, at)
        elif token.lower in _PERSONS:
            yield from _nobody(tokens, at, at + 1)


def _no(tokens: list[Token], at: int) -> Iterator[Quantity]:
    if at + 1 < len(tokens) and tokens[at + 1].lower == "one" and tokens[at].lower == "no":
        yield from _nobody(tokens, at, at + 2)
        return
    for step in range(at + 1, min(at + 5, len(tokens))):
        token = tokens[step]
        if token.kind != "w" or token.gap == APART:
            return
        if token.lower in (_NOUNS if tokens[at].lower == "no" else _HARM) and not _goes_on(tokens, step + 1):
            yield _zero(tokens, at, step + 1)
            return
        if (token.lower in screens.FUNCTIONS and token.lower != "or") or token.lower in (
            "longer",
            "one",
            "fewer",
        ):
            return


def _goes_on(tokens: list[Token], at: int) -> bool:
    """In "no death penalty" and "no casualty figures" something else is denied."""
    if at >= len(tokens) or tokens[at].kind != "w" or tokens[at].gap == APART:
        return False
    return tokens[at].lower in (
        "penalty",
        "figures",
        "toll",
        "tolls",
        "rate",
        "rates",
        "figure",
        "count",
        "counts",
        "certificate",
        "list",
        "warrant",
        "lawyer",
        "lawyers",
        "support",
        "leave",
    )


def _nobody(tokens: list[Token], at: int, after: int) -> Iterator[Quantity]:
    for step in range(after, min(after + REACH, len(tokens))):
        word = tokens[step].lower
        if word in _HARMED and step > after:
            yield _zero(tokens, at, after)
            return
        if word not in _AUXILIARIES and tokens[step].kind != "d":
            return


def _zero(tokens: list[Token], at: int, end: int) -> Quantity:
    start = tokens[at].start
    return Quantity(
        start=start, end=tokens[end - 1].end, number_start=start, number_end=tokens[at].end,
        value=0.0, value2=None, precision=1.0, relation=Relation.EXACT, change="", kind="count", unit="",
        negated=True, words=True,
    )  # fmt: skip
