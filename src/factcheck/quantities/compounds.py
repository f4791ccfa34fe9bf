"""Two numbers that make one: shares told as ratios, feet and inches, dollars and cents."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import worth
from factcheck.quantities.amount import Amount
from factcheck.quantities.tokens import APART, Token
from factcheck.quantities.wordsets import FUNCTIONS, words


def ratio(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> Amount | None:
    """As in "one in five", "nine out of 10"."""
    if between == ["-", "in", "-"] and one.plain and not two.plain:
        return replace(two, start=one.start, none=True)  # "a 1-in-100-year flood"
    if between == ["of"] and one.share and one.value is not None and two.kind == "percent" and two.value == 1:
        return replace(two, start=one.start, value=one.value)  # "half of one percent"
    known = (["in"], ["out", "of"], ["in", "every"], ["-", "in", "-"])
    if between not in known or not (one.plain and two.plain):
        return None
    if one.value is None or two.value is None or not 0 < one.value <= two.value <= 1_000_000:
        return None
    if one.value2 is not None or two.value2 is not None or not (one.number.whole and two.number.whole):
        return None
    if between == ["in"] and one.value != 1 and two.value not in (10, 100, 1000) and not _told(tokens, one):
        return None
    number = replace(two.number, share=True, scale=Decimal(1), step=Decimal("0.05"), digits="")
    return replace(two, start=one.start, value=one.value / two.value, number=number)


def _told(tokens: list[Token], one: Amount) -> bool:
    """Whether "three in four" is said of a share: at a start, or after "about", "that" and the like."""
    before = tokens[one.start - 1] if one.start and tokens[one.start].gap < APART else None
    return before is None or before.kind == "s" or before.lower in words("ratio_before")


def compound(tokens: list[Token], one: Amount, two: Amount) -> Amount | None:
    """As in "5 feet 10 inches", "two hours and 30 minutes", "13 dollars and 45 cents"."""
    if one.unit == "foot" and two.plain and two.last < len(tokens) and tokens[two.last].lower == "in":
        two = replace(two, kind="measure", unit="inch", last=two.last + 1)  # "5 ft 2 in"
    elif one.unit == "foot" and _bare_inches(tokens, one, two):
        two = replace(two, kind="measure", unit="inch")  # "5 foot 10"
    if one.value is None or two.value is None or one.ranged or two.ranged or one.value2 is not None:
        return None
    between = [token.lower for token in tokens[one.after : two.start]]
    if between not in ([], [","], ["and"], [",", "and"]) or two.value2 is not None or two.value < 0:
        return None
    if not between and one.plain and two.plain and one.number.written == two.number.written == "words":
        if two.last < len(tokens) and tokens[two.last].text in "-‐‑":
            return None
        return replace(two, start=one.start, value=None, reason="number words that do not combine")
    if one.kind == two.kind == "money" and two.minor and not one.minor and not two.sign:
        if between == [","] or not two.value < 1:
            return None
        return replace(
            one,
            end=two.end,
            last=two.last,
            value=one.value + two.value,
            number=replace(one.number, step=Decimal("0.01")),
            per=two.per,
        )
    if _hundredths(tokens, one, two, between):
        value = one.value + two.value / 100
        return replace(
            one, end=two.end, last=two.last, value=value, number=replace(one.number, step=Decimal("0.01"))
        )
    return _measures(one, two)


def _measures(one: Amount, two: Amount) -> Amount | None:
    """Feet and inches, years and months: in the smaller unit, if it divides the larger."""
    if one.value is None or two.value is None:
        return None
    if one.kind not in ("measure", "duration") or one.kind != two.kind or one.unit == two.unit or one.per:
        return None
    if not worth.same_dimension(one.unit, two.unit):
        return None
    factor = Decimal(str(worth.convert(1.0, one.unit, two.unit))) if one.unit else Decimal(0)
    if factor <= 1 or factor != factor.to_integral_value():
        return None
    value = one.value * factor + two.value
    return replace(two, start=one.start, value=value)


def _bare_inches(tokens: list[Token], one: Amount, two: Amount) -> bool:
    if two.start != one.after or not two.plain or two.value is None or not 0 < two.value < 12:
        return False
    return two.last >= len(tokens) or tokens[two.last].kind == "s" or tokens[two.last].lower in FUNCTIONS


def _hundredths(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> bool:
    """As in "15 dollars 50" where nothing follows that the 50 could count."""
    if between or one.kind != "money" or one.sign or one.minor or not two.plain or not one.number.whole:
        return False
    if two.value is None or not 10 <= two.value < 100 or not two.number.whole or one.number.scale != 1:
        return False
    return two.last >= len(tokens) or (tokens[two.last].text in ".,;:!?)")
