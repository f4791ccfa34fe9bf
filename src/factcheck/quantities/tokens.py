"""Text to tokens with offsets, in one linear scan."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

GLUED: Final = 0
SPACED: Final = 1
WRAPPED: Final = 2  # a line break between
APART: Final = 3  # a blank line between, or the start of the text

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s]")
HYPHENS: Final = frozenset("-‐‑–−")
DASHES: Final = frozenset("-‐‑–−—~")


class Token(NamedTuple):
    """A run of digits ("d"), a run of letters ("w") or one other character ("s")."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    gap: int


def tokenise(text: str, first: int = 0, stop: int | None = None) -> list[Token]:
    """The tokens of text[first:stop], in order; blanks are told only by the gap before a token."""
    tokens: list[Token] = []
    forms: dict[str, tuple[str, str, str]] = {}
    last = first
    gap = APART
    for found in _TOKEN.finditer(text, first, len(text) if stop is None else stop):
        start, end = found.span()
        if start == last:
            gap = GLUED if tokens else APART
        else:
            breaks = text.count("\n", last, start)
            gap = APART if breaks > 1 or not tokens else (WRAPPED if breaks else SPACED)
        piece = found.group()
        form = forms.get(piece)
        if form is None:
            form = forms[piece] = _form(piece)
        tokens.append(_made(Token, (start, end, *form, gap)))
        last = end
    return tokens


_made = tuple.__new__
"""Makes a token of its fields, at half the time that calling the class takes."""


def _form(piece: str) -> tuple[str, str, str]:
    """A token as written, in small letters, and its kind; told once for every word of a text."""
    head = piece[0]
    return piece, piece.lower(), "w" if head.isalpha() else ("d" if head.isdecimal() else "s")


def hyphen(tokens: list[Token], at: int) -> bool:
    """True if the token joins its neighbours without a blank: "five-year"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text in HYPHENS
        and tokens[at].gap == GLUED
        and tokens[at + 1].gap == GLUED
    )


def close(tokens: list[Token], at: int) -> bool:
    """True if there is a token here that is on one line or paragraph with the one before it."""
    return 0 < at < len(tokens) and tokens[at].gap < APART
