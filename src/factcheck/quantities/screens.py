"""What looks like a number and is none: one mask over the tokens."""

from __future__ import annotations

from factcheck.quantities.calendar import clock, date_end, month_first, short_year, spelt_clock
from factcheck.quantities.labels import glued_run, is_named, is_type, list_end, mask_again, version
from factcheck.quantities.places import address, handle, listed, score, telephone
from factcheck.quantities.spelt_years import spelt_year
from factcheck.quantities.tokens import GLUED, Token


def masked(tokens: list[Token]) -> bytearray:
    """One byte a token: 1 where a number must not be read."""
    mask = bytearray(len(tokens))
    names: set[str] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at
        if token.kind == "d":
            end = max(
                date_end(tokens, at), clock(tokens, at), telephone(tokens, at), address(tokens, at),
                score(tokens, at), listed(tokens, at), version(tokens, at),
            )  # fmt: skip
            if end == at and is_named(tokens, at, mask):
                end = list_end(tokens, at, glued_run(tokens, at))
                names.add(token.text)
            elif end == at and is_type(tokens, at):
                end = glued_run(tokens, at)
                names.add(token.text)
        elif token.kind == "w":
            end = max(month_first(tokens, at), spelt_clock(tokens, at), spelt_year(tokens, at))
        elif token.text in "@#/:":
            at = handle(tokens, at, mask)
            continue
        elif token.text in "'’‘" and at + 1 < len(tokens) and tokens[at + 1].kind == "d":
            end = at + 2 if short_year(tokens, at) else at
        elif token.text == "+":
            end = max(telephone(tokens, at), _added(tokens, at))
            if end == at + 2 and at and tokens[at - 1].kind == "d":
                mask[at - 1] = 1
        if end > at:
            mask[at:end] = b"\1" * (end - at)
        at = max(end, at + 1)
    mask_again(tokens, mask, {name for name in names if len(name) == 3})
    return mask


def _added(tokens: list[Token], at: int) -> int:
    """Past "+2" in "45+2", "T+2": minutes of a match, days of a deal."""
    glued = at > 0 and tokens[at].gap == GLUED and tokens[at - 1].kind in "wd"
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "d" and tokens[at + 1].gap == GLUED
    return at + 2 if glued and follows else at
