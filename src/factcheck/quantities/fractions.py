"""Fractions in figures and in words: "1/4", "2½", "two-thirds", "half a million"."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.numeral import (
    ARTICLES,
    FRACTIONS,
    SCALES,
    UNITS,
    Numeral,
    place,
    step_on,
    word_at,
)
from factcheck.quantities.scales import with_scale
from factcheck.quantities.tokens import GLUED, SPACED, Token, close


def slashed(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "1/4", "2 1/2", "2½"."""
    end, value = found.end, found.value
    if value is None:
        return found
    if end < len(tokens) and tokens[end].kind == "s" and tokens[end].gap <= SPACED:
        part = _vulgar_value(tokens[end].text)
        if part is not None:
            return replace(
                found, end=end + 1, value=value + part, step=place(value + part), digits="", whole=False
            )
    simple = _quotient(tokens, found.start)
    if simple is not None:
        top, bottom, after = simple
        if top < bottom:
            return replace(
                found, end=after, value=top / bottom, step=Decimal("0.05"), digits="", whole=False, share=True
            )
        return replace(found, end=after, value=None, digits="", reason="slash between numbers")
    tied = step_on(tokens, end)
    if tied < len(tokens) and tokens[tied].kind == "d" and (tied > end or tokens[end].gap == SPACED):
        mixed = _quotient(tokens, tied)
        if mixed is not None and mixed[0] < mixed[1] <= 64:
            whole = value + mixed[0] / mixed[1]
            return replace(found, end=mixed[2], value=whole, step=place(whole), digits="", whole=False)
    return found


def _quotient(tokens: list[Token], at: int) -> tuple[Decimal, Decimal, int] | None:
    if at + 2 >= len(tokens) or tokens[at].kind != "d" or tokens[at + 1].text not in "/⁄":
        return None
    top, bottom = tokens[at].text, tokens[at + 2].text
    if tokens[at + 2].kind != "d" or len(top) > 4 or len(bottom) > 4:
        return None
    if tokens[at + 1].gap != tokens[at + 2].gap or tokens[at + 1].gap > SPACED:
        return None
    suffix = (
        at + 3 < len(tokens)
        and tokens[at + 3].gap == GLUED
        and tokens[at + 3].lower in ("rd", "rds", "th", "ths")
    )
    return Decimal(int(top)), Decimal(int(bottom)), at + 3 + suffix


def _vulgar_value(char: str) -> Decimal | None:
    if len(char) != 1 or unicodedata.category(char) != "No" or "VULGAR" not in unicodedata.name(char, ""):
        return None
    number = unicodedata.numeric(char)
    return Decimal(repr(number))


def vulgar(tokens: list[Token], at: int) -> Numeral | None:
    """A fraction of one character, "½", with its scale."""
    value = _vulgar_value(tokens[at].text)
    if value is None:
        return None
    return with_scale(
        tokens, Numeral(at, at + 1, value, Decimal("0.05"), written="digits", whole=False, share=True)
    )


def as_share(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "two-thirds", "three quarters", "one third of a million"."""
    nxt = step_on(tokens, found.end)
    word = word_at(tokens, nxt)
    bottom = FRACTIONS.get(word)
    if bottom is None or found.value is None or not close(tokens, nxt) or found.scale != 1:
        return found
    plural = word.endswith("s") or word == "halves"
    if not 0 < found.value < 10 * bottom or plural == (found.value == 1) or found.value >= 100:
        return found
    return _share(tokens, found, found.value / bottom, nxt + 1)


def _share(tokens: list[Token], found: Numeral, value: Decimal, end: int) -> Numeral:
    """A share, times the scale that may follow: "a quarter of a million"."""
    at = step_on(tokens, end)
    at += word_at(tokens, at) == "of"
    at += word_at(tokens, at) in ARTICLES
    at = step_on(tokens, at)
    scale = SCALES.get(word_at(tokens, at))
    if scale and close(tokens, at) and (at > end or word_at(tokens, at) != "hundred"):
        whole = value * scale
        return replace(found, end=at + 1, value=whole, step=place(whole.normalize()), scale=Decimal(scale))
    return replace(found, end=end, value=value, step=Decimal("0.05"), share=True, whole=False)


def half_of(tokens: list[Token], at: int) -> Numeral | None:
    """As in "half a million", "half", "a third", "a quarter of"."""
    first = at + 1 if word_at(tokens, at) in ARTICLES else at
    word = word_at(tokens, first)
    if first > at and not close(tokens, first):
        return None
    bottom = FRACTIONS.get(word)
    if bottom is None or word.endswith("s") or (first == at and word not in ("half", "quarter")):
        return None
    found = _share(tokens, Numeral(at, first + 1, None), Decimal(1) / bottom, first + 1)
    return None if found.share and first == at and word == "quarter" else found


def with_half(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "two and a half million", "a million and a half"."""
    at = step_on(tokens, found.end)
    if (
        found.value is None
        or found.share
        or found.ordinal
        or found.value2 is not None
        or word_at(tokens, at) != "and"
    ):
        return found
    nxt = step_on(tokens, at + 1)
    article = word_at(tokens, nxt) in ARTICLES
    if article and step_on(tokens, nxt + 1) > nxt + 1:
        nxt += 1  # "two-and-a-half"
    word = word_at(tokens, nxt + article)
    top = 1
    if (
        not article
        and UNITS.get(word, 0) in range(1, 8)
        and word_at(tokens, step_on(tokens, nxt + 1)) in FRACTIONS
    ):
        top, nxt = UNITS[word], step_on(tokens, nxt + 1)
        word = word_at(tokens, nxt)
    elif not article and word not in ("half",):
        return found
    bottom = FRACTIONS.get(word)
    if bottom is None or word in ("fourth",) or bottom > 8:
        return found
    end = nxt + article + 1
    if word_at(tokens, end) == "of" and found.scale == 1:
        return found
    value = found.value + Decimal(top) / bottom * found.scale
    half = replace(found, end=end, value=value, step=place(round(value, 2)), digits="", whole=False)
    return with_scale(tokens, half) if found.scale == 1 else half
