"""Numbers that belong together: ranges, movements, ratios, feet and inches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import bounds, units
from factcheck.quantities.amounts import Amount
from factcheck.quantities.tokens import APART, DASHES, GLUED, SPACED, Token


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
                break
            one = pair
            at += 1
        yield one


def _dashed(tokens: list[Token], one: Amount, two: Amount) -> bool:
    """ "33-35": two ends that a dash ties closer than any word before them."""
    return two.start == one.last + 1 and tokens[one.last].text in DASHES and tokens[one.last].gap == GLUED


def _scaled_by(one: Amount, two: Amount) -> Amount:
    """ "24.2 to 33-35 billion euros": the first figure takes scale and unit too, where it lacks them."""
    if (
        not one.plain
        or one.number.scale != 1
        or two.none
        or one.last + 2 < two.start - 2
        or one.value is None
    ):
        return one
    if two.start - one.last > 4 or two.number.scale == 1:
        return one
    like = _alike(one, two)
    return like[0] if like else one


def _pair(tokens: list[Token], one: Amount, two: Amount) -> Amount | None:
    gap = two.start - one.last
    if not 0 <= gap <= 3 or "ordinal" in (one.kind, two.kind) or tokens[two.start].gap == APART:
        return None
    between = [token.lower for token in tokens[one.last : two.start]]
    return _range(tokens, one, two, between) or _ratio(one, two, between) or _compound(tokens, one, two)


# --- ranges ---------------------------------------------------------------------------------------


def _range(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> Amount | None:
    if one.value is None or two.value is None or one.value2 is not None or two.value2 is not None:
        return None
    if one.share or two.share or not between:
        return None
    lead = _lead(tokens, one)
    word = tokens[lead].lower if lead >= 0 else ""
    dash = len(between) == 1 and between[0] in DASHES and _even(tokens, one.last)
    joint = "-" if dash else between[0] if len(between) == 1 else _softened(between)
    if joint == "and" and word != "between":
        return None
    if joint not in ("-", "to", "and", "or", "through"):
        return None
    if joint == "or" and not _alternatives(one, two):
        return None
    like = _alike(one, two)
    moving = word == "from" and joint == "to" and bool(bounds.moves(tokens, lead))
    if like is None or (not moving and _by_to(tokens, one, two, joint, word)):
        return None
    one, two = like
    return _made(one, two, lead, joint, moving)


def _made(one: Amount, two: Amount, lead: int, joint: str, moving: bool) -> Amount | None:
    if one.value is None or two.value is None:
        return replace(two, start=one.start, ranged=True, lead=lead)
    if one.value >= two.value and not (moving or (lead >= 0 and joint == "to")):
        return (
            None
            if joint != "-"
            else replace(two, start=one.start, value=None, reason="not a range", lead=lead)
        )
    number = replace(two.number, step=min(one.number.step, two.number.step), digits="")
    return replace(
        two, start=one.start, value=one.value, value2=two.value, number=number, ranged=True,
        movement=moving, lead=lead, sign=one.sign or two.sign,
    )  # fmt: skip


def _lead(tokens: list[Token], one: Amount) -> int:
    """The index of "between" or "from" before a range, or -1."""
    for at in range(one.start - 1, max(one.start - 4, -1), -1):
        if tokens[at].lower in ("between", "from"):
            return at
        if tokens[at].lower not in (
            "about",
            "around",
            "some",
            "roughly",
            "as",
            "little",
            "nearly",
            "a",
            "an",
            "low",
            "of",
            "just",
            "approximately",
            "anywhere",
        ):
            return -1
    return -1


def _even(tokens: list[Token], at: int) -> bool:
    """A dash has blanks on both sides or on none."""
    return at + 1 < len(tokens) and tokens[at].gap == tokens[at + 1].gap and tokens[at].gap <= SPACED


def _softened(between: list[str]) -> str:
    """The joint of "between 2 and about 7", "from 450 up to 900", "8- to 16-metre", "0-to-60-mph"; or ""."""
    if between in (["up", "to"], ["-", "to"], ["-", "to", "-"]):
        return "to"
    soft = (["about"], ["around"], ["as", "many", "as"], ["nearly"], ["roughly"], ["almost"], ["perhaps"])
    return between[0] if between[1:] in soft else ""


def _alternatives(one: Amount, two: Amount) -> bool:
    """ "two or three": neighbours; "5 or 500" are none."""
    if one.value is None or two.value is None or not one.plain:
        return False
    return one.value < two.value <= one.value * 2 and two.value <= 20 and one.value > 0


def _by_to(tokens: list[Token], one: Amount, two: Amount, joint: str, word: str) -> bool:
    """ "rose by 5 to 20": a change and a level, not a range."""
    if joint != "to" or word in ("from", "between"):
        return False
    changed = bounds.change(tokens, one.start, share=True)
    owns = one.last > one.end or one.kind != "count" or bool(one.sign)
    return bool(changed) and (owns or (two.plain and tokens[one.start - 1].lower == "by"))


def _alike(one: Amount, two: Amount) -> tuple[Amount, Amount] | None:
    """Both with one unit and scale, or None if they have different ones."""
    if one.plain and not one.unit and (two.kind != "count" or two.unit):
        if two.sign and one.last == one.end and two.number.start > two.start:
            return None  # "2 to $5"
        factor = Decimal("0.01") if two.minor else Decimal(1)
        value = None if one.value is None else one.value * factor
        one = replace(
            one, kind=two.kind, unit=two.unit, alternatives=two.alternatives, minor=two.minor, value=value
        )
    elif one.kind == "age" and two.plain:
        two = replace(two, kind="age", unit=one.unit)
    elif one.kind == "money" and two.plain and not one.minor:
        two = replace(
            two, kind="money", unit=one.unit, alternatives=one.alternatives, sign=one.sign, per=two.per
        )
    elif one.kind == "money" and two.kind == "money" and two.unit in one.alternatives and not two.sign:
        one = replace(one, unit=two.unit, alternatives=two.alternatives)
    if (one.kind, one.unit, one.minor) != (two.kind, two.unit, two.minor):
        return None
    return _scales(one, two)


def _scales(one: Amount, two: Amount) -> tuple[Amount, Amount] | None:
    """ "5 to 7 million": the scale is for both, where that makes a range."""
    if one.number.scale != 1 or two.number.scale == 1 or one.value is None or two.value is None:
        return one, two
    bare = two.value / two.number.scale
    if one.value >= 1000:
        return one, two
    if one.value < bare:
        scale = two.number.scale
        number = replace(one.number, step=one.number.step * scale, scale=scale)
        return replace(one, value=one.value * scale, number=number), two
    reason = "scale of the lower end not clear"
    return replace(one, value=None, reason=reason), replace(two, value=None, reason=reason)


# --- ratios and compounds -------------------------------------------------------------------------


def _ratio(one: Amount, two: Amount, between: list[str]) -> Amount | None:
    """ "one in five", "nine out of 10"."""
    if between not in (["in"], ["out", "of"], ["in", "every"]) or not (one.plain and two.plain):
        return None
    if one.value is None or two.value is None or not 0 < one.value < two.value <= 100_000:
        return None
    if one.value2 is not None or two.value2 is not None or not (one.number.whole and two.number.whole):
        return None
    if between == ["in"] and one.value != 1 and two.value not in (10, 100, 1000):
        return None
    number = replace(two.number, share=True, scale=Decimal(1), step=Decimal("0.05"), digits="")
    return replace(two, start=one.start, value=one.value / two.value, number=number)


def _compound(tokens: list[Token], one: Amount, two: Amount) -> Amount | None:
    """ "5 feet 10 inches", "two hours and 30 minutes", "13 dollars and 45 cents"."""
    if one.value is None or two.value is None or one.ranged or two.ranged or one.value2 is not None:
        return None
    between = [token.lower for token in tokens[one.last : two.start]]
    if between not in ([], [","], ["and"], [",", "and"]) or two.value2 is not None or two.value < 0:
        return None
    if not between and one.plain and two.plain and one.number.written == two.number.written == "words":
        if two.last < len(tokens) and tokens[two.last].text in "-‐‑":
            return None
        return replace(two, start=one.start, value=None, reason="number words that do not combine")
    if one.kind == two.kind == "money" and two.minor and not one.minor and not two.sign:
        if one.unit not in (two.unit, *two.alternatives) or between == [","]:
            return None
        return replace(
            one,
            end=two.end,
            last=two.last,
            value=one.value + two.value,
            number=replace(one.number, step=Decimal("0.01")),
            per=two.per,
        )
    if one.kind not in ("measure", "duration") or one.kind != two.kind or one.unit == two.unit or one.per:
        return None
    if not units.same_dimension(one.unit, two.unit):
        return None
    factor = Decimal(str(units.convert(1.0, one.unit, two.unit))) if one.unit else Decimal(0)
    if factor <= 1 or factor != factor.to_integral_value():
        return None
    value = one.value * factor + two.value
    return replace(two, start=one.start, value=value)
