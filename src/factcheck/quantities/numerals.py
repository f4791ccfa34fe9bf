"""Numbers as written, in digits and in words, to exact decimals."""

from __future__ import annotations

from dataclasses import replace

from factcheck.quantities.digits import in_digits, leading_point
from factcheck.quantities.fractions import half_of, vulgar, with_half
from factcheck.quantities.numeral import (
    MINUS,
    Numeral,
)
from factcheck.quantities.scales import vague_order
from factcheck.quantities.spelt import dozen_or_few, in_words
from factcheck.quantities.tokens import APART, GLUED, Token


def numeral(text: str, tokens: list[Token], at: int, *, joins: bool = True) -> Numeral | None:
    """The number that starts at a token, with its scale word; `joins` lets "and" stand inside it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.lower in MINUS or (token.text in "-−" and _lone_sign(tokens, at)):
        inner = at + 1
        if inner < len(tokens) and tokens[inner].text in "-−" and token.kind == "w":
            inner += 1
        if inner < len(tokens) and tokens[inner].gap < APART:
            found = numeral(text, tokens, inner, joins=joins) if tokens[inner].lower not in MINUS else None
            if found and found.value is not None and found.value2 is None and tokens[inner].text not in "-−":
                return replace(found, start=at, value=-found.value, digits="")
        return None
    if token.kind == "d" or (token.text == "." and leading_point(tokens, at)):
        found = in_digits(text, tokens, at)
    elif token.kind == "s":
        found = vulgar(tokens, at)
    else:
        found = (
            vague_order(tokens, at)
            or half_of(tokens, at)
            or in_words(tokens, at, joins)
            or dozen_or_few(tokens, at)
        )
    if found is None:
        return None
    return with_half(tokens, found)


def _lone_sign(tokens: list[Token], at: int) -> bool:
    """A minus: glued to what follows, not to a word or number before."""
    if at + 1 >= len(tokens) or tokens[at + 1].gap != GLUED or tokens[at + 1].kind not in "ds":
        return False
    return at == 0 or tokens[at].gap != GLUED or tokens[at - 1].text in "([,;:/$€£¥"
