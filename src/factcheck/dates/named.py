"""Named days: Christmas, Labor Day, Ukraine's Independence Day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from factcheck.dates import lexicon as lex
from factcheck.dates.figures import NO_YEAR, YearName, year_tail
from factcheck.dates.shapes import Named
from factcheck.dates.tokens import Tokens
from factcheck.resources import table

__all__ = ["countries_in", "countries_with", "day_of", "named"]

_NAME_GOES_ON = lex.words("name_goes_on")
_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def named(t: Tokens, i: int) -> tuple[Named, int] | None:
    """A named day at token i, with the country whose possessive or adjective stands before it."""
    for words, name in lex.NAMED.get(t.low(i), ()):
        if t.matches(i, words) and (t.capital(i) or t.digits(i) or len(words) == 1) and _whole(t, i, words):
            found, end = year_tail(t, i + len(words))
            if (
                found is NO_YEAR
                and t.digits(end) == 4
                and (year := t.number(end, 1900, 2100))
                and t.spaced(end)
            ):
                found, end = YearName(year), end + 1
            return Named(name, _beside(t, i), found.year, found.step), end
    return None


def _whole(t: Tokens, i: int, words: tuple[str, ...]) -> bool:
    """False inside a longer name or a word: "Easter Island", "Christmas-tree"."""
    after = t.raw(i + len(words))
    if t.named_on(i + len(words), _NAME_GOES_ON):
        return False
    if words[-1].isdigit():
        return not (t.glued(i + len(words)) and (after[:1] in "/-." and t.digits(i + len(words) + 1)))
    if words == ("new", "year") and t.low(i + 2) in ("'", "’"):
        return False
    if t.low(i + len(words)) == "-" and t.glued(i + len(words)):
        return False
    return not (len(words) == 1 and after[:1].isupper() and t.spaced(i + 1) and t.low(i + 1) not in ("and",))


def _beside(t: Tokens, i: int) -> str:
    """The country directly before token i: "Ukraine's", "Ukrainian", "the US"."""
    j = i
    if t.low(j - 1) == "s" and t.low(j - 2) in ("'", "’"):
        j -= 2
    elif t.low(j - 1) in ("'", "’"):
        j -= 1
    for width in (3, 2, 1):
        for words, code in lex.COUNTRIES.get(t.low(j - width), ()):
            if len(words) == width and t.matches(j - width, words) and t.capital(j - width):
                return code
    return ""


def countries_in(t: Tokens, first: int, last: int) -> list[str]:
    """The countries named in tokens first to last - 1, in order."""
    found = []
    for i in range(first, last):
        if t.low(i) in lex.COUNTRIES and t.capital(i):
            found += [code for words, code in lex.COUNTRIES[t.low(i)] if t.matches(i, words)][:1]
    return found


@cache
def _rows(name: str) -> dict[str, dict[str, str]]:
    """The rows of one named day by country."""
    return {row["country"]: row for row in table("named_days") if row["name"] == name}


def countries_with(name: str) -> frozenset[str]:
    """The countries that have a day of that name; "" among them if it is the same day everywhere."""
    return frozenset(_rows(name))


def day_of(name: str, country: str, year: int) -> date | None:
    """The date of a named day in a year; None if it moves by a rule that is not kept here."""
    row = _rows(name).get(country) or _rows(name).get("")
    if not row or not 1 <= year <= 9998:
        return None
    if row["year"]:
        year = int(row["year"])
    if not row["rule"]:
        return date(year, int(row["month"]), int(row["day"]))
    return _by_rule(row["rule"], year, int(row["month"] or 0))


def fixed_year(name: str) -> int:
    """The year of a day that was only once ("9/11"); 0 for a day of every year."""
    return int(next(iter(_rows(name).values()))["year"] or 0)


def _by_rule(rule: str, year: int, month: int) -> date | None:
    """ "easter-2", "orthodox", "thu#4+1" (the day after the 4th Thursday), "mon#-1", "mon<25" (before)."""
    if rule.startswith(("easter", "orthodox")):
        name = "easter" if rule.startswith("easter") else "orthodox"
        base = _easter(year) if name == "easter" else _orthodox_easter(year)
        return base + timedelta(int(rule[len(name) :] or 0))
    if rule == "movable":
        return None
    weekday, sign, number = _WEEKDAYS[rule[:3]], rule[3], rule[4:]
    if sign == "<":
        day = date(year, month, int(number)) - timedelta(1)
        return day - timedelta((day.weekday() - weekday) % 7)
    number, _, extra = number.partition("+")
    return nth_weekday(year, month, weekday, int(number)) + timedelta(int(extra or 0))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The n-th Monday (weekday 0) of a month; negative numbers count from its end."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))


def _easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian method."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar, by Meeus's Julian method."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
