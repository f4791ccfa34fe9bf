"""Dates that name something of the calendar: a year, a month, a day, a season, a weekday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from factcheck.dates import lexicon as lex
from factcheck.dates import periods
from factcheck.dates.context import Context, Value
from factcheck.dates.shapes import Calendar, Part, Weekday

__all__ = ["by_tense", "calendar", "part", "weekday"]

_NEAR, _FAR = 60, 300  # days: with no verb to tell, a date this near ahead beats one this far back


def calendar(shape: Calendar, c: Context) -> Value:
    """A year, month or day."""
    if shape.era < 0 and shape.year:
        return Value(f"-{shape.year - 1:04d}", f"BC{shape.year:04d}", "absolute")
    if shape.swapped:
        return _two_orders(shape, c)
    if shape.year is not None:
        return _named(shape.year, shape.month, shape.day, "absolute")
    if shape.year_step is not None:
        if not c.days:
            return _floating(shape)
        return _named(c.days.first.year + shape.year_step, shape.month, shape.day, c.ground)
    if shape.month is None:
        return _day_of_month(shape, c)
    return _yearless(shape, c)


def _named(year: int, month: int | None, day: int | None, ground: str) -> Value:
    """A date with its year; an impossible day gives only the month."""
    if year > 9998 or year < 1:
        return Value("", f"{year}", ground, reason="out of range")
    if not month:
        return Value(f"{year:04d}", f"{year:04d}", ground, point=("Y", date(year, 1, 1)))
    if day:
        try:
            one = date(year, month, day)
        except ValueError:
            text = f"{year:04d}-{month:02d}"
            return Value(text, text, ground, reason="no such day", point=("M", date(year, month, 1)))
        return Value(str(one), str(one), ground, point=("D", one))
    text = f"{year:04d}-{month:02d}"
    return Value(text, text, ground, point=("M", date(year, month, 1)))


def _floating(shape: Calendar) -> Value:
    """A date without a year and nothing to anchor it on."""
    timex = f"XXXX-{shape.month or 0:02d}" if shape.month else "XXXX-XX"
    if shape.day:
        timex += f"-{shape.day:02d}"
    return Value("", timex, "", reason="no reference date")


def _two_orders(shape: Calendar, c: Context) -> Value:
    """ "10/11/2011": by the country's habit, by what lies near publication; else month first, and said."""
    first = replace(shape, swapped=False)
    second = replace(first, month=shape.day, day=shape.month)
    a, b = calendar(first, c), calendar(second, c)
    if c.country not in lex.BOTH_ORDERS:
        chosen = a if c.country in lex.MONTH_FIRST else b
        return replace(chosen, alternatives=(b.edtf if chosen is a else a.edtf,))
    if c.days and a.point and b.point:
        near = [x for x in (a, b) if x.point and -31 <= (c.days.last - x.point[1]).days <= 31]
        if len(near) == 1:
            other = b if near[0] is a else a
            return replace(near[0], ground="nearest", alternatives=(other.edtf,))
    return replace(a, alternatives=(b.edtf,), reason="ambiguous: month/day or day/month")


def _day_of_month(shape: Calendar, c: Context) -> Value:
    """ "the 15th": the nearest such day, by tense."""
    if c.narrative and c.mention and c.mention[0] in ("D", "M"):
        return _named(c.mention[1].year, c.mention[1].month, shape.day, "mention")
    if not c.days or not shape.day or c.grain == "Y":
        return Value("", f"XXXX-XX-{shape.day or 0:02d}", "", reason="no reference date")
    months = [periods.step("M", c.days.first, k) for k in range(-13, 14)]
    days = [first.replace(day=shape.day) for first in months if shape.day <= periods.end("M", first).day]
    if shape.weekday:
        days = [day for day in days if day.isoweekday() == shape.weekday] or days
    chosen = by_tense([(day, day) for day in days], c)
    return _named(chosen.year, chosen.month, chosen.day, c.ground)


def _yearless(shape: Calendar, c: Context) -> Value:
    """A month, or a day of a month, without its year."""
    month, day = shape.month or 1, shape.day
    if shape.by_mention and shape.step and c.mention:
        return _next_to_mention(shape, c.mention)
    if c.narrative and c.mention:
        return _named(_narrative_year(c.mention, month, day), month, day, "mention")
    if not c.days:
        known = c.mention and _dated(c)
        return _named(c.mention[1].year, month, day, "mention") if c.mention and known else _floating(shape)
    year = c.days.first.year
    if c.grain == "Y":
        return _named(year, month, day, c.ground)
    key = (shape, c.tense)
    if key not in c.known:
        c.known[key] = _by_publication(shape, month, c)
    return c.known[key]


def _by_publication(shape: Calendar, month: int, c: Context) -> Value:
    """A month, or a day of a month, of the year that publication and tense choose."""
    assert c.days is not None
    year, day = c.days.first.year, shape.day
    reach = 1 if (month, day) != (2, 29) else 8
    spans = list(_spans(month, day, range(year - reach, year + reach + 1)))
    if not spans:
        return replace(_floating(shape), reason="no such day")
    if shape.step is not None and not shape.day:
        return _stepped_month(shape.step, spans, c)
    if shape.weekday and day:
        return _with_weekday(shape, spans, c)
    return _named(by_tense(spans, c).year, month, day, c.ground)


def _next_to_mention(shape: Calendar, mention: tuple[str, date]) -> Value:
    """ "the following April", "the previous June": counted from the date mentioned last."""
    unit, day = mention
    first = date(day.year, shape.month or 1, 1)
    if (shape.step or 0) > 0:
        year = day.year + (first <= day or unit in ("Y", "DE", "CE"))
    else:
        year = day.year - (periods.end("M", first) >= day)
    return _named(year, shape.month, shape.day, "mention")


def _dated(c: Context) -> bool:
    """True if the last mention is fine enough to lend its year."""
    return bool(c.mention and c.mention[0] in ("D", "M", "Y", "W"))


def _narrative_year(mention: tuple[str, date], month: int, day: int | None) -> int:
    """In a narrative time goes on: the year that puts the date next to the last one, not far before it."""
    unit, last = mention
    if unit in ("Y", "DE", "CE"):
        return last.year
    months = month - last.month
    if months < -8:
        return last.year + 1
    return last.year - 1 if months > 10 else last.year


def _spans(month: int, day: int | None, years: Iterable[int]) -> Iterable[tuple[date, date]]:
    """First and last day of that month or day in each year that has it."""
    for year in years:
        try:
            first = date(periods.clamp(year), month, day or 1)
        except ValueError:
            continue
        yield first, first if day else periods.end("M", first)


def _stepped_month(step: int, spans: list[tuple[date, date]], c: Context) -> Value:
    """ "last September", "next June", "this May"."""
    days = c.days
    assert days is not None
    if step == 0:
        first = next(first for first, _ in spans if first.year == days.first.year)
    elif step < 0:
        first = [first for first, last in spans if last < days.first][-1]
    else:
        first = next(first for first, _ in spans if first > days.last)
    return _named(first.year, first.month, None, c.ground)


def _with_weekday(shape: Calendar, spans: list[tuple[date, date]], c: Context) -> Value:
    """A yearless date with its weekday; where they do not fit, it says so."""
    chosen = by_tense(spans, c)
    value = _named(chosen.year, shape.month, shape.day, c.ground)
    if chosen.isoweekday() == shape.weekday:
        return value
    return replace(value, reason="the weekday does not fit the date")


def by_tense(spans: list[tuple[date, date]], c: Context) -> date:
    """The first day of the latest past span, or of the next one where the verbs say so."""
    days = c.days
    assert days is not None
    past = [first for first, _ in spans if first <= days.last]
    ahead = [first for first, last in spans if last >= days.first]
    if not past or not ahead:
        return (past or ahead)[0]
    tense = c.tense
    back, on = (days.first - past[-1]).days, (ahead[0] - days.last).days
    if tense > 0 and not (back <= _NEAR and on > _FAR - _NEAR):
        return ahead[0]
    if tense == 0 and back > _FAR and 0 <= on <= _NEAR:
        return ahead[0]
    return past[-1]


def weekday(shape: Weekday, c: Context) -> Value:
    """ "Monday": the one within the week before, same day allowed, or after where the verbs say so."""
    floating = Value("", f"XXXX-WXX-{shape.weekday}", "", reason="no reference date")
    if shape.by_mention and c.mention and c.mention[0] == "D":
        return _weekday_value(_strict(c.mention[1], shape.weekday, shape.by_mention), "mention")
    if c.narrative and c.mention and c.mention[0] == "D":
        return _weekday_value(_strict(c.mention[1], shape.weekday, 1), "mention")
    if not c.days:
        if c.mention and c.mention[0] == "D" and shape.week is None:
            return _weekday_value(_nearest(c.mention[1], shape.weekday), "mention")
        return floating
    if c.grain != "D":
        value = periods.name(c.grain, c.days.first)[0]
        return Value(value, f"XXXX-WXX-{shape.weekday}", c.ground, point=(c.grain, c.days.first))
    today = c.days.first
    if shape.week is not None:
        monday = periods.step("W", today, shape.week)
        return _weekday_value(monday + timedelta(shape.weekday - 1), "weekday")
    if shape.step:
        return _weekday_value(_strict(today, shape.weekday, shape.step), "weekday")
    if shape.step == 0:
        monday = periods.begin("W", today)
        return _weekday_value(monday + timedelta(shape.weekday - 1), "weekday")
    back = (today.isoweekday() - shape.weekday) % 7
    if c.tense > 0:
        return _weekday_value(today + timedelta((shape.weekday - today.isoweekday()) % 7), "weekday")
    return _weekday_value(today - timedelta(back), "weekday")


def _nearest(day: date, weekday_: int) -> date:
    """That weekday within three days of a day."""
    ahead = (weekday_ - day.isoweekday()) % 7
    return day + timedelta(ahead if ahead <= 3 else ahead - 7)


def _strict(day: date, weekday_: int, side: int) -> date:
    """That weekday strictly before (-1) or after (1) a day."""
    if side < 0:
        return day - timedelta((day.isoweekday() - weekday_ - 1) % 7 + 1)
    return day + timedelta((weekday_ - day.isoweekday() - 1) % 7 + 1)


def _weekday_value(day: date, ground: str) -> Value:
    """The value of one day."""
    return Value(str(day), str(day), ground, point=("D", day))


def part(shape: Part, c: Context) -> Value:
    """A season, quarter, half, decade or century."""
    if shape.kind == "DE":
        edtf, timex = periods.name("DE", date(shape.number, 1, 1))
        return Value(edtf, timex, "absolute", point=("DE", date(shape.number, 1, 1)))
    if shape.kind == "CE" and shape.number < 0:
        return Value(
            "", f"BC{-shape.number - 1:02d}", "absolute", reason="before the first year that a date can hold"
        )
    if shape.kind == "CE":
        first = date(max(shape.number * 100, 1), 1, 1)
        return Value(f"{shape.number:02d}XX", f"{shape.number:02d}", "absolute", point=("CE", first))
    if shape.year is not None:
        return _part_in(shape, shape.year, "absolute")
    if not c.days:
        code = shape.season or f"{shape.kind}{shape.number}"
        return Value("", f"XXXX-{code}", "", reason="no reference date")
    year = c.days.first.year
    if shape.year_step is not None:
        return _part_in(shape, year + shape.year_step, c.ground)
    spans = [_part_span(shape, y) for y in range(year - 3, year + 4)]
    if shape.step == 0:
        return _part_in(shape, year, c.ground)
    if shape.step is not None:
        side = shape.step
        firsts = [a for a, b in spans if (b < c.days.first if side < 0 else a > c.days.last)]
        chosen = firsts[-1] if side < 0 else firsts[0]
    else:
        chosen = by_tense(spans, c)
    return _part_in(shape, chosen.year, c.ground)


def _part_span(shape: Part, year: int) -> tuple[date, date]:
    """First and last day of the part in a year."""
    if shape.kind == "season":
        first = periods.season(shape.season, year)[2]
        return first, periods.add_months(first, 3) - timedelta(1)
    first = date(periods.clamp(year), (3 if shape.kind == "Q" else 6) * (shape.number - 1) + 1, 1)
    return first, periods.end(shape.kind, first)


def _part_in(shape: Part, year: int, ground: str) -> Value:
    """The part of that year."""
    if shape.kind == "season":
        edtf, timex, first = periods.season(shape.season, periods.clamp(year))
        return Value(edtf, timex, ground, point=("Q", periods.begin("M", first)))
    first = _part_span(shape, year)[0]
    edtf, timex = periods.name(shape.kind, first)
    return Value(edtf, timex, ground, point=(shape.kind, first))
