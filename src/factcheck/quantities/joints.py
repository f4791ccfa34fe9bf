"""Numbers that belong together, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.quantities.amount import Amount
from factcheck.quantities.compounds import compound, ratio
from factcheck.quantities.ranges import alike, as_range
from factcheck.quantities.tokens import APART, DASHES, GLUED, Token

ROUND = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
"""What rates are told for: "7 per 100,000"."""


def joined(tokens: list[Token], found: list[Amount]) -> Iterator[Amount]:
    """The amounts with ranges and compounds put together, in order."""
    at = 0
    while at < len(found):
        one = found[at]
        at += 1
        while at < len(found) and not one.none and not found[at].none and not one.ranged:
            if at + 1 < len(found) and _dashed(tokens, found[at], found[at + 1]):
                one = _scaled_by(one, found[at + 1])
                break
            pair = _pair(tokens, one, found[at])
            if pair is None:
                one = _sides(tokens, one, found[at])
                break
            one = pair
            at += 1
        yield one


def _dashed(tokens: list[Token], one: Amount, two: Amount) -> bool:
    """As in "33-35": two ends that a dash ties closer than any word before them."""
    return two.start == one.last + 1 and tokens[one.last].text in DASHES and tokens[one.last].gap == GLUED


def _scaled_by(one: Amount, two: Amount) -> Amount:
    """As in "24.2 to 33-35 billion euros": the first figure takes scale and unit too, where it lacks them."""
    if (
        not one.plain
        or one.number.scale != 1
        or two.none
        or one.last + 2 < two.start - 2
        or one.value is None
    ):
        return one
    if two.start - one.after > 4 or two.number.scale == 1:
        return one
    like = alike(one, two)
    return like[0] if like else one


def _sides(tokens: list[Token], one: Amount, two: Amount) -> Amount:
    """As in "60 by 40 metres": the first side has the unit of the second."""
    between = [token.lower for token in tokens[one.after : two.start]]
    if between == ["by"] and one.plain and two.kind == "measure":
        return replace(one, kind="measure", unit=two.unit)
    return one


def _pair(tokens: list[Token], one: Amount, two: Amount) -> Amount | None:
    gap = two.start - one.after
    if not 0 <= gap <= 3 or "ordinal" in (one.kind, two.kind) or tokens[two.start].gap == APART:
        return None
    between = [token.lower for token in tokens[one.after : two.start]]
    if between in (["per"], ["for", "every"]) and one.value is not None and two.plain and two.value in ROUND:
        return replace(one, per=f"{two.value:,}", last=two.last if one.plain else one.last)
    return (
        as_range(tokens, one, two, between) or ratio(tokens, one, two, between) or compound(tokens, one, two)
    )
