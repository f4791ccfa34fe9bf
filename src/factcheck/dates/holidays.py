"""Which day a named day is: whose country's, and of which year."""

from __future__ import annotations

from datetime import date

from factcheck.dates import lexicon as lex
from factcheck.dates.calendar_dates import by_tense
from factcheck.dates.context import Context, Value
from factcheck.dates.named import countries_in, countries_with, day_of, fixed_year
from factcheck.dates.shapes import Named

__all__ = ["named_day"]


def named_day(shape: Named, c: Context) -> Value:
    """A named day in the country beside it, in the sentence, met before in the text, or of the call."""
    once = fixed_year(shape.name)
    country, why = ("", "") if once else _country(shape, c)
    if why:
        return Value("", "XXXX-XX-XX", "", reason=why)
    if once or shape.year is not None:
        day = day_of(shape.name, country, once or shape.year or 0)
    elif not c.days:
        some = day_of(shape.name, country, 2000)
        timex = f"XXXX-{some.month:02d}-{some.day:02d}" if some else "XXXX-XX-XX"
        return Value("", timex, "", reason="no reference date")
    else:
        day = _nearest_named(shape, country, c)
    if day is None:
        return Value("", "XXXX-XX-XX", "", reason="a movable feast: its date is not kept")
    c.holidays[shape.name] = country
    return Value(str(day), str(day), "holiday", point=("D", day))


def _nearest_named(shape: Named, country: str, c: Context) -> date | None:
    """The named day of the year that tense or "last", "this", "next" choose."""
    assert c.days is not None
    year = c.days.first.year
    days = [day for y in range(year - 2, year + 3) if (day := day_of(shape.name, country, y))]
    if not days:
        return None
    if shape.year_step is not None:
        return day_of(shape.name, country, year + shape.year_step)
    if shape.step == 0:
        return day_of(shape.name, country, year)
    if shape.step is not None:
        rest = [day for day in days if (day < c.days.first if shape.step < 0 else day > c.days.last)]
        return (rest[-1] if shape.step < 0 else rest[0]) if rest else None
    return by_tense([(day, day) for day in days], c)


def _country(shape: Named, c: Context) -> tuple[str, str]:
    """Whose day it is, or why that is not known."""
    having = countries_with(shape.name)
    if having == {""}:
        return "", ""
    if shape.country:
        known = shape.country in having or "" in having
        return (shape.country, "") if known else ("", f"no such day is kept for {shape.country}")
    t = c.tokens
    first = c.start
    while first > max(c.start - 40, 0) and not t.sentence_break(first, lex.TITLES):
        first -= 1
    near = {code for code in countries_in(t, first, min(c.end + 12, t.n)) if code in having}
    if len(near) == 1:
        return near.pop(), ""
    for code in (c.holidays.get(shape.name, ""), c.country):
        if code in having and code:
            return code, ""
    if "" in having:
        return "", ""
    if len(having) == 1:
        return next(iter(having)), ""
    return "", "whose day it is, is not said"
