"""Numbers written in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.fractions import as_share
from factcheck.quantities.numeral import (
    ARTICLES,
    FEW,
    ORDINALS,
    RUN,
    SCALES,
    TENS,
    UNITS,
    Numeral,
    place,
    step_on,
    word_at,
)
from factcheck.quantities.scales import with_scale
from factcheck.quantities.tokens import APART, GLUED, Token, close


def in_words(tokens: list[Token], at: int, joins: bool) -> Numeral | None:
    """The number in words that starts at a token; `joins` lets "and" stand inside it."""
    total, cap, end, scale = 0, 10**16, at, 1
    for _ in range(RUN):
        group, factor, after = _group(tokens, end, joins, first=end == at)
        if group is None or group * factor >= cap or (end > at and group == 0):
            break
        if end == at:
            scale = factor * (100 if group >= 100 and group % 100 == 0 else 1)
        total, cap, end = total + group * factor, factor, after
        if factor == 1:
            break
        nxt = step_on(tokens, end)
        if word_at(tokens, nxt) == "and" and joins:
            follow, more, _end = _group(tokens, nxt + 1, joins, first=False)
            if follow is None or follow * more >= cap or (more == 1 and follow >= 100):
                break
            nxt += 1
        if not close(tokens, nxt) or word_at(tokens, nxt) in ARTICLES:
            break
        if _group(tokens, nxt, joins, first=False)[0] is None:
            break
        end = nxt
    if end == at:
        return None
    value = Decimal(total)
    found = Numeral(at, end, value, place(value), scale=Decimal(scale))
    return _point(tokens, as_share(tokens, _ordinal(tokens, found)))


def _group(tokens: list[Token], at: int, joins: bool, *, first: bool) -> tuple[int | None, int, int]:
    """As in "two hundred and five", "thousand": the number below a thousand, its scale, the index after."""
    head = _below_thousand(tokens, at, joins)
    if head is None and first and word_at(tokens, at) in ARTICLES:
        nxt = step_on(tokens, at + 1)
        if word_at(tokens, nxt) in SCALES and close(tokens, nxt):
            head = (1, at + 1)
    if head is None:
        return None, 1, at
    value, end = head
    factor = 1
    for _ in range(3):
        nxt = step_on(tokens, end)
        word = word_at(tokens, nxt)
        if not close(tokens, nxt) or word not in SCALES or (word in ("hundred", "mil", "mill")):
            break
        factor *= SCALES[word]
        end = nxt + 1
    return value, factor, end


def _below_thousand(tokens: list[Token], at: int, joins: bool) -> tuple[int, int] | None:
    head = _below_hundred(tokens, at)
    if head is None and word_at(tokens, at) in ARTICLES:
        nxt = step_on(tokens, at + 1)
        return _hundreds(tokens, 1, nxt, joins) if word_at(tokens, nxt) == "hundred" else None
    if head is None:
        return None
    value, end = head
    nxt = step_on(tokens, end)
    if word_at(tokens, nxt) == "hundred" and tokens[nxt].gap < APART and 0 < value < 100:
        return _hundreds(tokens, value, nxt, joins)
    return head


def _hundreds(tokens: list[Token], head: int, at: int, joins: bool) -> tuple[int, int]:
    """After "two hundred": "and five", "five"."""
    end = at + 1
    nxt = step_on(tokens, end)
    joined = word_at(tokens, nxt) == "and"
    if joined:
        nxt = step_on(tokens, nxt + 1)
    if (joined and not joins) or not close(tokens, nxt):
        return head * 100, end
    tail = _below_hundred(tokens, nxt)
    after = word_at(tokens, step_on(tokens, tail[1])) if tail else ""
    if tail is None or tail[0] == 0 or after in ("hundred", "dozen"):
        return head * 100, end
    return head * 100 + tail[0], tail[1]


def _below_hundred(tokens: list[Token], at: int) -> tuple[int, int] | None:
    word = word_at(tokens, at)
    if word in TENS:
        nxt = step_on(tokens, at + 1)
        unit = UNITS.get(word_at(tokens, nxt), 0) if nxt < len(tokens) and tokens[nxt].gap < APART else 0
        return (TENS[word] + unit, nxt + 1) if 0 < unit < 10 else (TENS[word], at + 1)
    if word in UNITS:
        return UNITS[word], at + 1
    return None


def _ordinal(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "twenty-first", "two hundred and fifth"."""
    nxt = step_on(tokens, found.end)
    if (
        nxt == found.end
        and nxt + 1 < len(tokens)
        and tokens[nxt].text == "—"
        and tokens[nxt + 1].gap == GLUED
    ):
        nxt += 1
    if (
        close(tokens, nxt)
        and found.value is not None
        and (nxt > found.end or word_at(tokens, nxt) != "second")
    ):
        rank = ORDINALS.get(word_at(tokens, nxt), 0)
        if 0 < rank < 10 and found.value % 10 == 0 and found.value >= 20:
            return replace(found, end=nxt + 1, value=found.value + rank, ordinal=True)
    return found


def _point(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "two point five million"."""
    at, value = found.end, found.value
    if word_at(tokens, at) != "point" or value is None or found.scale != 1:
        return found
    digits = ""
    at += 1
    while len(digits) < RUN and UNITS.get(word_at(tokens, at), 10) < 10:
        digits += str(UNITS[word_at(tokens, at)])
        at += 1
    if not digits:
        return found
    number = Decimal(f"{value}.{digits}")
    return with_scale(tokens, replace(found, end=at, value=number, step=place(number), whole=False))


def dozen_or_few(tokens: list[Token], at: int) -> Numeral | None:
    """As in "a couple of hundred", "a dozen", "a few hundred", "several thousand"."""
    first = at + 1 if word_at(tokens, at) in ARTICLES else at
    word = word_at(tokens, first)
    nxt = first + 1
    if word == "couple" and first > at:
        of = word_at(tokens, nxt) == "of"
        nxt += of
        scale, end = _all_scales(tokens, nxt)
        if scale == 1:
            return Numeral(at, nxt, Decimal(2), about=True) if of else None
        return Numeral(at, end, Decimal(2 * scale), Decimal(scale), about=True, scale=Decimal(scale))
    if word in FEW:
        scale, end = _all_scales(tokens, nxt)
        if scale == 1:
            return None
        top = Decimal(scale * 10)
        return Numeral(at, end, Decimal(2 * scale), Decimal(0), value2=top, scale=Decimal(scale))
    if word == "dozen" and (first > at or at == 0):
        return Numeral(at, nxt, Decimal(12))
    return None


def _all_scales(tokens: list[Token], at: int) -> tuple[int, int]:
    """The product of the scale words from a token on, "hundred thousand", and the index after them."""
    factor, end = 1, at
    while end < at + 3 and close(tokens, end) and word_at(tokens, end) in SCALES:
        factor *= SCALES[word_at(tokens, end)]
        end += 1
    return factor, end
