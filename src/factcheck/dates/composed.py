"""Dates put together of others: parts, edges, clock times, spans from one to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from factcheck.dates import periods
from factcheck.dates.bounds import bounds
from factcheck.dates.context import Context, Value
from factcheck.dates.named import nth_weekday
from factcheck.dates.sets import period
from factcheck.dates.shapes import Calendar, Clock, Duration, Edge, Expr, Nth, Part, Range, Weekday, When

__all__ = ["composed"]

Resolve = Callable[[Expr, Context], Value]
_YEAR_PARTS = {"START": 37, "MID": 38, "END": 39}


def composed(shape: Edge | Nth | Range | When, c: Context, resolve: Resolve) -> Value:
    """The value of a shape that holds others."""
    match shape:
        case Edge():
            return _edge(shape, resolve(shape.inner, c), c)
        case Nth():
            return _nth(shape, resolve(shape.inner, c))
        case When():
            return _when(shape, c, resolve)
        case Range():
            return _span(shape, c, resolve)


def _edge(shape: Edge, inner: Value, c: Context) -> Value:
    """The early, middle or late part: thirds of the whole; the TIMEX3 value stays that of the whole."""
    value = replace(inner, modifier={"EARLIER": "START", "LATER": "END"}.get(shape.edge, shape.edge))
    if not inner.point or not inner.edtf or inner.type != "DATE":
        return value
    unit, first = inner.point
    if shape.edge in ("EARLIER", "LATER"):
        return replace(value, edtf=_up_to_now(shape.edge, unit, first, c) or inner.edtf)
    if unit == "Y":
        return replace(value, edtf=f"{first.year:04d}-{_YEAR_PARTS[shape.edge]}", role="vague")
    if unit == "M":
        return replace(value, edtf=_third(first, shape.edge), role="vague")
    if unit in ("DE", "CE"):
        size = 1 if unit == "DE" else 10
        a, b = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[shape.edge]
        low, high = first.year // 10 * 10 + a * size, first.year // 10 * 10 + b * size + size - 1
        return replace(value, edtf=f"{low:04d}~/{high:04d}~", role="vague")
    if unit == "D":
        return value
    return replace(value, edtf=_rough_third(unit, first, shape.edge), role="vague")


def _third(first: date, edge: str) -> str:
    """The 1st to 10th, 11th to 20th, 21st to the end of a month; the inner ends are approximate."""
    a, b = {"START": (1, 10), "MID": (11, 20), "END": (21, periods.end("M", first).day)}[edge]
    low, high = first.replace(day=a), first.replace(day=b)
    return f"{low}{'~' if a > 1 else ''}/{high}{'~' if edge != 'END' else ''}"


def _rough_third(unit: str, first: date, edge: str) -> str:
    """A third of a week, quarter or season, by days."""
    last = periods.end(unit, first)
    third = ((last - first).days + 1) // 3
    low = {"START": first, "MID": first + timedelta(third), "END": last - timedelta(third)}[edge]
    high = {"START": first + timedelta(third), "MID": last - timedelta(third), "END": last}[edge]
    return f"{low}{'~' if low != first else ''}/{high}{'~' if high != last else ''}"


def _up_to_now(edge: str, unit: str, first: date, c: Context) -> str:
    """ "earlier this month" ends at publication, "later this year" begins there."""
    last = periods.end(unit, first)
    if not c.days or c.grain != "D" or not first <= c.days.first <= last or unit == "D":
        return ""
    return f"{first}/{c.days.last}" if edge == "EARLIER" else f"{c.days.first}/{last}"


def _nth(shape: Nth, inner: Value) -> Value:
    """ "the last week of March", "the second Tuesday of May", "the first three months of 2013"."""
    days = bounds(inner.edtf) if inner.edtf else None
    if not days or days.first == date.min or days.last == date.max:
        return Value(
            "",
            period(shape.unit, shape.count) if shape.count > 1 else inner.timex,
            "",
            reason=inner.reason or "no reference date",
        )
    if shape.weekday:
        day = _nth_weekday(shape, days.first, days.last)
        if day is None:
            return replace(inner, edtf="", reason="no such day")
        return Value(str(day), str(day), inner.ground, point=("D", day))
    first, last = _units(shape, days.first, days.last)
    outside = shape.count > 1 and (first < days.first or last > days.last)
    if first > days.last or last < days.first or outside or shape.count > 400:
        return replace(inner, edtf="", reason="it has not so many")
    if shape.count == 1 and shape.unit == "W" and inner.point and inner.point[0] in ("M", "Y"):
        return _week_of(shape.number, days.first, days.last, inner.ground)
    if shape.count == 1:
        edtf, timex = periods.name(shape.unit, first)
        return Value(edtf, timex, inner.ground, point=(shape.unit, first))
    if shape.unit in ("M", "Y"):
        edtf = "/".join(periods.name(shape.unit, periods.begin(shape.unit, day))[0] for day in (first, last))
    else:
        edtf = f"{first}/{last}"
    return Value(edtf, period(shape.unit, shape.count), inner.ground, "DURATION", "within")


def _week_of(number: int, first: date, last: date, ground: str) -> Value:
    """The n-th seven days of a month or year; as an ISO week, the one with most of those days."""
    low = first + timedelta(7 * (number - 1)) if number > 0 else last - timedelta(7 * -number - 1)
    high = min(low + timedelta(6), last)
    _, timex = periods.name("W", periods.begin("W", low + timedelta(3)))
    return Value(f"{low}/{high}", timex, ground, point=("W", periods.begin("W", low + timedelta(3))))


def _nth_weekday(shape: Nth, first: date, last: date) -> date | None:
    """The n-th of a weekday in a month."""
    if (last - first).days > 31:
        return None
    day = nth_weekday(first.year, first.month, shape.weekday - 1, max(min(shape.number, 6), -6) or 1)
    return day if day.month == first.month else None


def _units(shape: Nth, first: date, last: date) -> tuple[date, date]:
    """First and last day of `count` units, the n-th from either end; both numbers are held in bounds."""
    unit, number, count = shape.unit, max(min(shape.number, 400), -400), min(shape.count, 400)
    if count > 1 and unit in ("D", "W"):
        days = count * (7 if unit == "W" else 1)
        if number < 0:
            return last - timedelta(days - 1), last
        low = first + timedelta((number - 1) * days)
        return low, low + timedelta(days - 1)
    if number > 0:
        if count > 1:
            low = first if number == 1 else periods.step(unit, first, (number - 1) * count)
            return low, periods.step(unit, low, count) - timedelta(1)
        low = periods.step(unit, first, number - 1)
        return low, periods.end(unit, low)
    if count > 1:
        return periods.step(unit, last, 1 - count), last
    low = periods.step(unit, last, number + 1)
    return low, periods.end(unit, low)


def _when(shape: When, c: Context, resolve: Resolve) -> Value:
    """A clock time or part of a day on its date: the named one, else the one mentioned last."""
    clock = shape.clock
    if shape.date is not None:
        day = resolve(shape.date, c)
    else:
        day = _day_in_text(c)
    if shape.date is None and clock.part:
        base = day.timex if day.point and day.point[0] == "D" else "XXXX-XX-XX"
    else:
        base = day.timex
    zone = clock.zone
    return Value(
        day.edtf,
        base + _time(clock),
        day.ground,
        "TIME",
        "",
        day.reason,
        clock.mod,
        day.alternatives,
        day.point,
        zone,
    )


def _day_in_text(c: Context) -> Value:
    """The day that a bare clock time belongs to."""
    if c.day:
        return Value(str(c.day[1]), str(c.day[1]), "mention", point=c.day)
    if c.days and c.grain == "D":
        return Value(str(c.days.first), str(c.days.first), c.ground, point=("D", c.days.first))
    return Value("", "XXXX-XX-XX", "", reason="no reference date")


def _time(clock: Clock) -> str:
    """The time part of a TIMEX3 value."""
    if clock.part:
        return f"T{clock.part}"
    text = f"T{clock.hour:02d}:{max(clock.minute, 0):02d}"
    if clock.second >= 0:
        text += f":{clock.second:02d}"
    return text + ("Z" if clock.zone.upper() in ("UTC", "GMT", "Z") else "")


def _span(shape: Range, c: Context, resolve: Resolve) -> Value:
    """From one date to another; an end without its year or month takes it from the other."""
    if isinstance(shape.first, Duration):
        a, b = resolve(shape.first, c), resolve(shape.last, c)
        return replace(b, timex=f"{a.timex}/{b.timex}", point=None)
    first, last = _completed(shape)
    b = resolve(last, c)
    yearless = isinstance(first, Calendar) and first.month and first.year is None and first.year_step is None
    a = (
        _before(first, b, c, resolve)
        if isinstance(first, Calendar) and yearless and b.point
        else resolve(first, c)
    )
    if b.point and a.point and a.point[1] > b.point[1]:
        b = _after(a, b)
    if isinstance(last, When) and last.date is None:
        b = _past_midnight(a, b)
    kind, timex = "TIME" if isinstance(first, When) else "DATE", f"{a.timex}/{b.timex}"
    low, high = (bounds(value.edtf) if value.edtf else None for value in (a, b))
    if not low or not high or low.first > high.last or low.first == date.min:
        reason = a.reason or b.reason or "the ends are out of order"
        return Value("", timex, a.ground, kind, "within", reason)
    ends = a.edtf.split("/")[0], b.edtf.split("/")[-1]
    edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return Value(edtf, timex, b.ground, kind, "within", point=b.point, zone=b.zone or a.zone)


def _past_midnight(a: Value, b: Value) -> Value:
    """A second clock time that is earlier than the first is on the next day: "10 p.m. until 5 a.m."."""
    if not a.point or not b.point or a.point != b.point or b.timex >= a.timex:
        return b
    day = b.point[1] + timedelta(1)
    return replace(b, edtf=str(day), timex=str(day) + b.timex[10:], point=("D", day))


def _completed(shape: Range) -> tuple[Expr, Expr]:
    """ "3 to 5 April": what is written once for both ends."""
    first, last = shape.first, shape.last
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.month is None and first.day and last.month:
            first = replace(first, month=last.month, year=last.year)
        if first.year is None and last.year is not None and first.month:
            later = (last.month or 12, last.day or 31) < (first.month, first.day or 1)
            first = replace(first, year=last.year - later)
    if isinstance(first, Part) and isinstance(last, Part) and first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.week is None:
        first = replace(first, week=last.week)
    if isinstance(first, When) and isinstance(last, When) and first.date is None and last.date is not None:
        first = replace(first, date=last.date)
    if isinstance(first, Edge) and isinstance(last, Calendar | Edge):
        inner, other = first.inner, last.inner if isinstance(last, Edge) else last
        if isinstance(inner, Calendar) and isinstance(other, Calendar) and inner.year is None and other.year:
            first = replace(first, inner=replace(inner, year=other.year))
    return first, last


def _before(first: Calendar, b: Value, c: Context, resolve: Resolve) -> Value:
    """A yearless first end: the latest such date not after the second."""
    assert b.point is not None
    year = b.point[1].year
    late = (first.month or 1, first.day or 1) > (b.point[1].month, periods.end(b.point[0], b.point[1]).day)
    return resolve(replace(first, year=year - late if b.point[0] in ("D", "M", "W") else year), c)


def _after(a: Value, b: Value) -> Value:
    """A second weekday that fell before the first: the next one after it."""
    if b.ground != "weekday" or not a.point or not b.point or (a.point[0], b.point[0]) != ("D", "D"):
        return b
    day = b.point[1]
    while day < a.point[1]:
        day += timedelta(7)
    return replace(b, edtf=str(day), timex=str(day), point=("D", day))
