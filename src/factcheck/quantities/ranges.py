"""Two numbers that are the ends of one range, or where a movement starts and arrives."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import bounds
from factcheck.quantities.amount import Amount
from factcheck.quantities.calendar import is_year
from factcheck.quantities.tokens import DASHES, SPACED, Token
from factcheck.quantities.wordsets import words


def as_range(tokens: list[Token], one: Amount, two: Amount, between: list[str]) -> Amount | None:
    """The range of two amounts, or None if they are none."""
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
    if joint == "-" and one.number.digits and two.number.written == "words" and one.plain and two.plain:
        return replace(two, start=one.start, none=True)  # "7-Eleven"
    if joint not in ("-", "to", "and", "or", "through"):
        return None
    like = alike(one, two)
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


def alike(one: Amount, two: Amount) -> tuple[Amount, Amount] | None:
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
