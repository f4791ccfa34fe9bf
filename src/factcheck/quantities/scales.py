"""Scales behind a number, and orders of magnitude: "1.8 billion", "5bn", "tens of thousands"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.numeral import (
    SCALES,
    SUFFIXES,
    VAGUE,
    WITH_OF,
    Numeral,
    place,
    word_at,
)
from factcheck.quantities.tokens import APART, GLUED, SPACED, Token, hyphen


def with_scale(tokens: list[Token], found: Numeral) -> Numeral:
    """The number with the scale that follows: "1.8 billion", "2-million", "5bn", "4 hundred thousand"."""
    at, value = found.end, found.value
    if value is None:
        return found
    factor = Decimal(1)
    for _ in range(3):
        step = at + 1 if hyphen(tokens, at) else at
        if (
            step >= len(tokens)
            or tokens[step].gap == APART
            or (step > at and tokens[step].lower not in SCALES)
        ):
            break
        token = tokens[step]
        if token.lower in SCALES and (token.lower not in ("mil", "mill") or step == found.end):
            factor *= SCALES[token.lower]
        elif factor == 1 and token.text in SUFFIXES and _suffix_fits(tokens, step, found):
            factor *= SUFFIXES[token.text]
        else:
            break
        at = step + 1
    if factor == 1:
        return found
    whole = value * factor
    step_ = found.step * factor if not found.whole else place(whole)
    scaled = replace(found, end=at, value=whole, step=step_, digits="", scale=factor)
    return _continued(tokens, scaled)


def _suffix_fits(tokens: list[Token], at: int, found: Numeral) -> bool:
    token = tokens[at]
    if token.gap == GLUED:
        return not (at + 1 < len(tokens) and tokens[at + 1].gap == GLUED and tokens[at + 1].kind == "d")
    return (
        token.gap == SPACED
        and token.text in ("bn", "mn", "tn", "mln", "bln", "trn", "Cr", "cr", "M", "B", "K")
        and (
            token.text not in ("M", "B", "K") or (found.start > 0 and tokens[found.start - 1].text in "$€£¥")
        )
    )


def _continued(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "2 million 500 thousand", "3 crore 20 lakh": smaller scales behind a larger one."""
    at = found.end
    if found.value is None or at + 1 >= len(tokens) or tokens[at].kind != "d" or tokens[at].gap != SPACED:
        return found
    scale = SCALES.get(tokens[at + 1].lower)
    if scale is None or scale >= found.scale or len(tokens[at].text) > 3 or tokens[at + 1].gap != SPACED:
        return found
    whole = found.value + int(tokens[at].text) * scale
    return replace(found, end=at + 2, value=whole, step=place(whole))


def orders(tokens: list[Token], at: int, end: int, low: Decimal, high: Decimal | None = None) -> Numeral:
    """From an order of magnitude to the next: "tens of thousands", "100s of"."""
    high = high or low * 10
    for _ in range(2):
        inner = word_at(tokens, end + 1) if word_at(tokens, end) == "of" else ""
        if inner not in VAGUE:
            break
        factor = VAGUE[inner][0]
        low, high, end = low * factor, high * factor, end + 2
    return Numeral(at, end, low, Decimal(0), value2=high, scale=low)


def vague_order(tokens: list[Token], at: int) -> Numeral | None:
    """As in "dozens", "tens of thousands", "hundreds of millions"."""
    word = word_at(tokens, at)
    if word not in VAGUE or (word in WITH_OF and word_at(tokens, at + 1) != "of"):
        return None
    found = orders(tokens, at, at + 1, *map(Decimal, VAGUE[word]))
    return None if word == "tens" and found.end == at + 1 else found
