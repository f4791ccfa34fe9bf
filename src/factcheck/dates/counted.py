"""Dates that are counted from publication or from the date mentioned before, and lengths of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from factcheck.dates import periods
from factcheck.dates.context import Context, Value
from factcheck.dates.sets import period
from factcheck.dates.shapes import Ago, Duration, Mention, Step, Window

__all__ = ["ago", "duration", "mention", "stepped", "window"]

_FLOATING = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
}
_SUB_DAY = ("H", "MIN", "S")
_NAMES = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade"}
_MEMORY = 6  # phrases back to which a day is still the one that "two days later" counts from
_FINE = ("D", "NI", "W", "WE", "FN")


def _value(unit: str, first: date, ground: str, modifier: str = "") -> Value:
    """One calendar unit."""
    edtf, timex = periods.name(unit, first)
    return Value(edtf, timex, ground, modifier=modifier, point=("D" if unit == "NI" else unit, first))


def _unknown(unit: str, reason: str = "no reference date") -> Value:
    """A unit of an unknown time."""
    return Value("", _FLOATING.get(unit, "XXXX-XX-XX"), "", reason=reason)


def stepped(shape: Step, c: Context) -> Value:
    """ "last month", "today", "this weekend"."""
    if c.days is None:
        return _unknown(shape.unit)
    if c.grain == "D" or (c.grain == "M" and shape.unit not in _FINE) or shape.unit in ("Y", "DE", "CE"):
        count = shape.step
        if shape.unit == "WE" and count < 0 and c.days.first.weekday() >= 5:
            count += 1 if c.days.first.weekday() == 6 and shape.step == 0 else 0
        return _value(shape.unit, periods.step(shape.unit, c.days.first, count), c.ground)
    return _blurred(shape.unit, shape.step, c)


def _blurred(unit: str, count: int, c: Context) -> Value:
    """A day or week counted from a publication date known to the month or year: where it may lie."""
    assert c.days is not None
    first = periods.begin(c.grain, periods.step(unit, c.days.first, count))
    last = periods.begin(c.grain, periods.step(unit, c.days.last, count))
    if not count or (abs(count) == 1 and unit in ("D", "NI")):
        first = last = c.days.first
    if first == last:
        return _value(c.grain, first, c.ground)
    names = [periods.name(c.grain, day)[0] for day in (first, last)]
    return Value("/".join(names), _FLOATING.get(unit, "XXXX"), c.ground, point=(c.grain, last))


def mention(shape: Mention, c: Context) -> Value:
    """ "that day", "two days later": counted from the date mentioned last, else from publication."""
    if shape.current and shape.unit != "D" and not (c.narrative and c.mention):
        return stepped(Step(shape.unit, _weekend(c) if shape.unit == "WE" else 0), c)
    unit = {"FN": "W", "NI": "D"}.get(shape.unit, shape.unit)
    if shape.year_apart:
        return _year_apart(unit, c)
    base, ground = _base(unit, shape, c), "mention"
    if base is None:
        if c.days is None:
            return _unknown(shape.unit)
        if not (shape.current or (shape.same_grain and unit == "Y" and (shape.step or 0) < 0)):
            return _unknown(unit, "no date before it to count from")
        base, ground = (c.grain, c.days.first), c.ground
    if shape.step is None:
        timex = "XXXX-XX-XX" if ground == "mention" else "FUTURE_REF"
        return Value("", timex, "", role="vague", reason="no number is given")
    if unit in _SUB_DAY:
        return (
            _value("D", base[1], ground, shape.mod) if base[0] == "D" else _unknown("D", "finer than a day")
        )
    if _size(base[0]) > _size(unit):
        if shape.step:
            return _unknown(unit, f"the date it is counted from is not known to the {_NAMES.get(unit, unit)}")
        return _value(*base, ground, shape.mod)
    count = shape.step * (2 if shape.unit == "FN" else 1)
    if base[0] in ("M", "Q") and unit == "Y" and ground == "mention" and shape.same_grain:
        return _value(base[0], periods.add_months(base[1], int(12 * count)), ground, shape.mod)
    return _value(unit, _moved(unit, base[1], count), ground, shape.mod)


def _weekend(c: Context) -> int:
    """ "the weekend": the one before, the present one on its days, the next where verbs say so."""
    at_it = c.days is not None and c.days.first.isoweekday() >= 6
    return 0 if at_it or c.tense > 0 else -1


def _base(unit: str, shape: Mention, c: Context) -> tuple[str, date] | None:
    """The date mentioned last that is fine enough to count such units from, if any."""
    fine = "D" if unit in _SUB_DAY else unit
    recent = c.day if c.narrative or c.since_day <= _MEMORY else None
    if fine == "D":
        return recent
    if c.mention and _size(c.mention[0]) > _size(fine) and shape.step:
        return recent or c.mention
    return c.mention


def _year_apart(unit: str, c: Context) -> Value:
    """The month, quarter or day mentioned last, a year before."""
    base, ground = c.mention, "mention"
    if base is None or base[0] == "Y":
        if c.days is None:
            return _unknown("Y")
        base, ground = (unit or c.grain, periods.begin(unit or c.grain, c.days.first)), c.ground
    grain = base[0] if not unit or _size(base[0]) >= _size(unit) else unit
    return _value(grain, periods.begin(grain, periods.add_months(base[1], -12)), ground)


def _size(unit: str) -> int:
    """Rank of a unit by its length."""
    return ("D", "NI", "WE", "W", "FN", "M", "Q", "H", "Y", "DE", "CE").index(unit)


def _moved(unit: str, day: date, count: float) -> date:
    """The first day of the unit `count` units on; halves of a year or a month count in the smaller unit."""
    if count != int(count) and unit in ("Y", "DE"):
        months = round(count * (12 if unit == "Y" else 120))
        return periods.begin(unit, periods.add_months(day, max(min(months, 10**6), -(10**6))))
    return periods.step(unit, day, int(max(min(count, 10**6), -(10**6))))


def ago(shape: Ago, c: Context) -> Value:
    """ "two years ago", "in three weeks' time": to the unit; "a week ago today" to the day."""
    if shape.number is None:
        return Value("", "PAST_REF", "", role="vague", reason="no number is given")
    if c.days is None:
        return _unknown(shape.unit)
    if shape.unit in ("H", "MIN", "S"):
        near = abs(shape.number) < 12 or shape.unit != "H"
        return stepped(Step("D", 0), c) if near else _unknown("D", "finer than a day")
    unit, count = (
        {"FN": "W", "NI": "D"}.get(shape.unit, shape.unit),
        shape.number * (2 if shape.unit == "FN" else 1),
    )
    if c.grain != "D" and (unit in _FINE or (c.grain == "Y" and unit in ("M", "Q"))):
        return _blurred(unit, int(max(min(count, 10**5), -(10**5))), c)
    if shape.exact and c.grain == "D":
        return _value("D", _exactly(unit, c.days.first, count), c.ground)
    fine = unit == "W" and abs(count) == 1
    if fine:
        return _value("D", c.days.first + timedelta(7 * int(count)), c.ground)
    return _about(_value(unit, _moved(unit, c.days.first, count), c.ground, shape.mod), unit, count)


def _about(value: Value, unit: str, count: float) -> Value:
    """ "some fifty years ago" is not one year: approximate, or open where the wording is."""
    if unit not in ("Y", "M") or "X" in value.edtf or not value.edtf:
        return value
    if value.modifier == "MORE_THAN" and count < 0:
        return replace(value, edtf=f"../{value.edtf}")
    if value.modifier or (unit == "Y" and abs(count) >= 20):
        return replace(value, edtf=f"{value.edtf}~", modifier=value.modifier or "APPROX")
    return value


def _exactly(unit: str, day: date, count: float) -> date:
    """The day itself, moved."""
    if unit in ("D", "W"):
        return periods.step("D", day, int(max(min(count, 10**6), -(10**6)) * (7 if unit == "W" else 1)))
    return periods.add_months(
        day,
        int(
            max(min(count, 10**4), -(10**4)) * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "WE": 0}[unit]
        ),
    )


def window(shape: Window, c: Context) -> Value:
    """ "the last three years": an interval that ends (or begins) at the publication date."""
    if shape.number is None:
        return _vague_window(shape, c)
    timex = period(shape.unit, shape.number)
    if c.narrative and c.mention and shape.unit not in ("H", "MIN", "S", "NI"):
        return _told_window(shape, c, timex)
    if c.days is None:
        return Value("", timex, "", "DURATION", "within", "no reference date", shape.mod)
    if shape.unit in ("H", "MIN", "S", "NI"):
        if c.grain != "D":
            return Value("", timex, "", "DURATION", "within", "finer than a day", shape.mod)
        days = (
            int(shape.number // 24) + 1
            if shape.unit == "H"
            else int(shape.number)
            if shape.unit == "NI"
            else 1
        )
        edge = periods.step("D", c.days.first, max(min(days, 10**5), -(10**5)) * shape.side)
    elif c.grain != "D" and shape.unit in _FINE:
        return Value("", timex, "", "DURATION", "within", "the publication day is not known", shape.mod)
    else:
        edge = _edge(shape, c.days.first)
    return Value(_between(edge, c, shape.side), timex, c.ground, "DURATION", "within", modifier=shape.mod)


def _told_window(shape: Window, c: Context, timex: str) -> Value:
    """A window in a history: it begins or ends at the date told of last."""
    assert c.mention is not None
    unit, day = c.mention
    far, near = (
        periods.name(unit, periods.begin(unit, x))[0].split("/")[0] for x in (_edge(shape, day), day)
    )
    if far == near:
        return Value(near, timex, "mention", "DURATION", "within", modifier=shape.mod)
    edtf = f"{far}/{near}" if shape.side < 0 else f"{near}/{far}"
    return Value(edtf, timex, "mention", "DURATION", "within", modifier=shape.mod)


def _edge(shape: Window, day: date) -> date:
    """The far end of the window."""
    count = (shape.number or 0) * shape.side
    unit = {"FN": "W", "WE": "W"}.get(shape.unit, shape.unit)
    if unit in ("D", "W"):
        return _exactly(unit, day, count * (2 if shape.unit == "FN" else 1))
    size = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    return periods.add_months(day, round(max(min(count, 10**4), -(10**4)) * size))


def _between(edge: date, c: Context, side: int) -> str:
    """The EDTF interval between the far end and the publication date, at the publication date's precision."""
    assert c.days is not None
    far = periods.name(c.grain, periods.begin(c.grain, edge))[0]
    near = periods.name(c.grain, c.days.first)[0]
    if far == near:
        return near
    return f"{far}/{near}" if side < 0 else f"{near}/{far}"


def _vague_window(shape: Window, c: Context) -> Value:
    """ "in recent weeks", "the coming months": open on the far side."""
    timex = "PAST_REF" if shape.side < 0 else "FUTURE_REF"
    if c.days is None:
        return Value("", timex, "", role="vague", reason="no reference date")
    now = periods.name(c.grain, c.days.first)[0]
    edtf = f"../{now}" if shape.side < 0 else f"{now}/.."
    return Value(edtf, timex, c.ground, role="vague", reason="no number is given")


def duration(shape: Duration) -> Value:
    """A length of time; it has no place in the calendar."""
    timex = period(shape.unit, shape.number)
    for unit, count in shape.more:
        further = period(unit, count)[1:]
        timex += further[1:] if "T" in timex and further.startswith("T") else further
    return Value("", timex, "absolute", "DURATION", "duration", "a length of time", shape.mod)
