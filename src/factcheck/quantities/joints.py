"""Numbers that belong together: ranges, movements, ratios, feet and inches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import bounds, worth
from factcheck.quantities.amount import Amount
from factcheck.quantities.calendar import is_year
from factcheck.quantities.tokens import APART, DASHES, GLUED, SPACED, Token
from factcheck.quantities.wordsets import words

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
    like = _alike(one, two)
    return like[0] if like else one


def _sides(tokens: list[Token], one: Amount, two: Amount) -> Amount:
    """As in "60 by 40 metres": the first side has the unit of the second."""
    between = [token.lower for token in tokens[one.after : two.start]]
    if between in (["by"], ["x"], ["×"]) and one.plain and two.kind == "measure":
        return replace(one, kind="measure", unit=two.unit)
    return one


def _pair(tokens: list[Token], one: Amount, two: Amount) -> Amount | None:
    gap = two.start - one.after
    if not 0 <= gap <= 3 or "ordinal" in (one.kind, two.kind) or tokens[two.start].gap == APART:
        return None
    between = [token.lower for token in tokens[one.after : two.start]]
    if between in (["per"], ["for", "every"]) and one.value is not None and two.plain and two.value in ROUND:
        return replace(one, per=f"{two.value:,}", last=two.last if one.plain else one.last)
    return _range(tokens, one, two, between) or _ratio(one, two, between) or _compound(tokens, one, two)


# --- ranges ---------------------------------------------------------------------------------------


def _range(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> Amount | None:
    if one.value is None or two.value is None or one.value2 is not None or two.value2 is not None:
        return None
    if one.share or two.share or _dated(tokens, one, two):
        return None
    lead = _lead(tokens, one)
    word = tokens[lead].lower if lead >= 0 else ""
    dash = len(between) == 1 and between[0] in DASHES and _even(tokens, one.after)
    if (
        not between
        and two.value < 0
        and tokens[two.start].text in DASHES
        and one.plain
        and one.value < -two.value
    ):
        two = replace(two, value=-two.value)  # "2 -7 litres"
        dash = True
    joint = "-" if dash else between[0] if len(between) == 1 else _softened(between) if between else ""
    if joint == "and" and word != "between":
        return None
    if joint not in ("-", "to", "and", "or", "through"):
        return None
    like = _alike(one, two)
    if joint == "or" and not (like and _alternatives(*like)):
        return None
    moving = word == "from" and joint == "to" and bool(bounds.moves(tokens, lead))
    if like is None or (not moving and _by_to(tokens, one, two, joint, word)):
        return None
    one, two = like
    return _made(tokens, one, two, lead, joint, moving)


def _dated(tokens: list[Token], one: Amount, two: Amount) -> bool:
    """As in "rose in 2018 to 3.9 million": the first is a year."""
    before = tokens[one.start - 1].lower if one.start else ""
    year = is_year(one.number.digits) and before in words("year_before") - {"between", "from", "to", "of"}
    return year and one.plain and not is_year(two.number.digits)


def _made(
    tokens: list[Token], one: Amount, two: Amount, lead: int, joint: str, moving: bool
) -> Amount | None:
    if one.value is None or two.value is None:
        return replace(two, start=one.start, ranged=True, lead=lead)
    if one.value >= two.value and joint == "to" and lead < 0 and one.plain and two.plain:
        return replace(two, start=one.start, none=True)  # "a 5 to 3 victory"
    low, high = one.value, two.value
    if low > high and lead > 0 and tokens[lead - 1].lower in words("ranging"):
        low, high, moving = high, low, False
    moving = moving or (low > high and joint == "to" and lead >= 0)
    if low >= high and not moving:
        if joint != "-":
            return None
        return replace(two, start=one.start, value=None, reason="not a range", lead=lead)
    number = replace(two.number, step=min(one.number.step, two.number.step), digits="")
    if lead > 0 and two.plain and tokens[lead - 1].lower == "aged":
        two = replace(two, kind="age", unit="year")
    return replace(
        two, start=one.start, value=low, value2=high, number=number, ranged=True,
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
    if between == ["-", "or"]:
        return "or"
    soft = (
        ["about"],
        ["around"],
        ["as", "many", "as"],
        ["nearly"],
        ["roughly"],
        ["almost"],
        ["perhaps"],
        ["~"],
    )
    return between[0] if between[1:] in soft else ""


def _alternatives(one: Amount, two: Amount) -> bool:
    """As in "two or three": neighbours; "5 or 500" are none."""
    if one.value is None or two.value is None or two.kind in ("money", "percent", "points"):
        return False
    return 0 < one.value < two.value <= one.value * 2 and two.value / two.number.scale <= 20


def _by_to(tokens: list[Token], one: Amount, two: Amount, joint: str, word: str) -> bool:
    """As in "rose by 5 to 20": a change and a level, not a range."""
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
    """As in "5 to 7 million": the scale is for both, where that makes a range."""
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
    """As in "one in five", "nine out of 10"."""
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
    """As in "5 feet 10 inches", "two hours and 30 minutes", "13 dollars and 45 cents"."""
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
    if one.kind not in ("measure", "duration") or one.kind != two.kind or one.unit == two.unit or one.per:
        return None
    if not worth.same_dimension(one.unit, two.unit):
        return None
    factor = Decimal(str(worth.convert(1.0, one.unit, two.unit))) if one.unit else Decimal(0)
    if factor <= 1 or factor != factor.to_integral_value():
        return None
    value = one.value * factor + two.value
    return replace(two, start=one.start, value=value)


def _hundredths(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> bool:
    """As in "15 dollars 50" where nothing follows that the 50 could count."""
    if between or one.kind != "money" or one.sign or one.minor or not two.plain or not one.number.whole:
        return False
    if two.value is None or not 10 <= two.value < 100 or not two.number.whole or one.number.scale != 1:
        return False
    return two.last >= len(tokens) or (tokens[two.last].text in ".,;:!?)")
