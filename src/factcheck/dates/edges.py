"""Parts of longer times: "early 2014", "the third quarter", "the last week of May"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import day_led, month_led, weekday
from factcheck.dates.figures import NO_YEAR, YearName, decade, year
from factcheck.dates.numbers import duration, ordinal
from factcheck.dates.relative import stepped, the_unit
from factcheck.dates.shapes import (
    Calendar,
    Edge,
    Expr,
    Mention,
    Nth,
    Part,
    Range,
    Step,
    Weekday,
    When,
    Window,
)
from factcheck.dates.tokens import DASHES, Tokens

__all__ = ["edge", "nth", "part_of_year"]

Found = tuple[Expr, int] | None
_STEPS = {"last": -1, "this": 0, "next": 1}
_SEASON_PREPOSITIONS = lex.words("season_prepositions")


def edge(t: Tokens, i: int) -> Found:
    """ "early 2014", "mid-August", "the end of March 2019", "late last year", "year-end"."""
    word = t.low(i)
    if word == "year" and t.low(i + 1) == "-" and t.low(i + 2) == "end" and t.glued(i + 2):
        return Edge("END", Step("Y", 0)), i + 3
    j = i + (word in ("the", "very"))
    j += t.low(j) == "very"
    if t.low(j) in lex.EDGES_OF and t.low(j + 1) == "of":
        found = inner(t, j + 2)
        return (Edge(lex.EDGES_OF[t.low(j)], found[0]), found[1]) if found else None
    if t.low(j) == "end" and t.low(j + 1) == "-" and t.glued(j + 1) and t.glued(j + 2):
        found = inner(t, j + 2)
        return (Edge("END", found[0]), found[1]) if found else None
    if t.low(j) not in lex.EDGES:
        return None
    name, k = lex.EDGES[t.low(j)], j + 1
    if t.low(k) == "to" and t.low(k + 1) in ("mid", "late") and name in ("START", "MID"):
        return _double(t, j, k)
    hyphen = t.low(k) in DASHES and (t.glued(k) or t.glued(k + 1))
    k += hyphen or (t.low(k) in ("in", "on") and name != "MID")
    found = inner(t, k)
    return (_with_edge(name, found[0]), found[1]) if found and _has_edges(name, found[0], t.low(k)) else None


def _has_edges(name: str, shape: Expr, first: str) -> bool:
    """False for windows, and for "later the 5th"."""
    loose = name in ("EARLIER", "LATER") and first in ("the", "that")
    return not isinstance(shape, Window) and (not loose or isinstance(shape, Mention | Step))


def _with_edge(name: str, shape: Expr) -> Expr:
    """The shape with its edge; "earlier on Tuesday" is early on that day."""
    if isinstance(shape, When):
        return When(replace(shape.clock, mod=name), shape.date)
    if isinstance(shape, Weekday) or (isinstance(shape, Step | Mention) and shape.unit == "D"):
        name = {"EARLIER": "START", "LATER": "END"}.get(name, name)
    return Edge(name, shape)


def _double(t: Tokens, j: int, k: int) -> Found:
    """ "mid to late March"."""
    found = edge(t, k + 1)
    if found and isinstance(found[0], Edge):
        return Range(Edge(lex.EDGES[t.low(j)], found[0].inner), found[0]), found[1]
    return None


def inner(t: Tokens, i: int) -> Found:
    """What may have an early and a late part; no edge again, so the depth is bounded."""
    found = stepped(t, i) or the_unit(t, i)
    if found:
        return found
    j = i + (t.low(i) == "the")
    if t.digits(j):
        numbered = day_led(t, j) or decade(t, j)
        value = year(t, j) if t.digits(j) == 4 and not numbered else None
        plain = (
            t.number(j, 1000, 2199)
            if t.digits(j) == 4 and not (t.glued(j + 1) and t.low(j + 1).isalpha())
            else None
        )
        return numbered or ((Calendar(value or plain), j + 1) if value or plain else nth(t, j))
    if t.low(j) in lex.MONTHS:
        led = month_led(t, j)
        return led if led and not isinstance(led[0], Range) else None
    if t.low(j) in lex.WEEKDAYS and weekday(t, j):
        return Weekday(weekday(t, j)), j + 1
    if t.low(j) in ("today", "yesterday", "tomorrow"):
        return Step("D", {"today": 0, "yesterday": -1, "tomorrow": 1}[t.low(j)]), j + 1
    unit = lex.SINGULAR.get(t.low(j), "")
    if j > i and unit in ("D", "W", "M", "Y", "Q", "DE", "CE", "WE") and not t.capital(j):
        return Mention(unit, 0, current=True), j + 1
    if t.low(j) in ("'", "’") or t.low(j).endswith("ties"):
        return decade(t, j)
    return nth(t, i) or part_of_year(t, i)


def part_of_year(t: Tokens, i: int) -> Found:
    """ "spring 2014", "the summer of last year", "Q3 2009", "autumn"."""
    j = i + (t.low(i) in ("the", "that"))
    word = t.low(j)
    if word in ("q", "h") and t.glued(j + 1):
        number = t.number(j + 1, 1, 4 if word == "q" else 2)
        if not number or (t.glued(j + 2) and t.low(j + 2).isalpha()):
            return None
        named, end = _of_year(t, j + 2)
        return Part(word.upper(), number, named.year, named.step), end
    if t.digits(j) == 4 and j == i:
        return _year_first(t, j)
    if word not in lex.SEASONS:
        return None
    named, end = _of_year(t, j + 1)
    if named is NO_YEAR and not _season_stands(t, i, j):
        return None
    if (
        word == "winter"
        and named.year
        and t.glued(end)
        and t.low(end) in DASHES | {"/"}
        and t.digits(end + 1) in (2, 4)
    ):
        end += 2
    return Part("season", 0, named.year, named.step, season=lex.SEASONS[word]), end


def _season_stands(t: Tokens, i: int, j: int) -> bool:
    """True if "autumn", "spring" without a year is the season: after a preposition, and no part of a name."""
    word, before = t.low(j), t.low(i - 1)
    if t.capital(j) and (t.capital(j - 1) or t.capital(j + 1)):
        return False
    if word in ("fall", "spring"):
        return before in ("in", "since", "until", "during", "by") and (j > i or word == "spring")
    return before in _SEASON_PREPOSITIONS or t.capital(j)


def _year_first(t: Tokens, j: int) -> Found:
    """ "2019 Q3", "2019-H2"."""
    k = j + 1 + (t.low(j + 1) in ("-", "/") and t.glued(j + 1))
    kind, year_ = t.low(k), t.number(j, 1900, 2199)
    if (
        year_
        and kind in ("q", "h")
        and t.glued(k + 1)
        and (number := t.number(k + 1, 1, 4 if kind == "q" else 2))
    ):
        return Part(kind.upper(), number, year_), k + 2
    return None


def _of_year(t: Tokens, j: int) -> tuple[YearName, int]:
    """ "of 2009", " 2009", "of last year", ", 2009", "of the year"."""
    k = j + (t.low(j) in ("of", ",", "in"))
    k += t.low(k) == "the" and t.low(k + 1) in _STEPS
    value = t.number(k, 1000, 2199) if t.digits(k) == 4 else None
    if value and not (t.low(k - 1) == "in" and t.low(j) != "in"):
        return YearName(value), k + 1
    if t.low(k) in _STEPS and t.low(k + 1) in ("year", "yr") and t.low(j) != "in":
        return YearName(step=_STEPS[t.low(k)]), k + 2
    if t.low(j) == "of" and t.low(k) == "the" and t.low(k + 1) in ("year",):
        return YearName(step=0), k + 2
    fiscal = t.low(k) in ("fiscal", "financial") and t.digits(k + 1) == 4
    return (YearName(int(t.raws[k + 1])), k + 2) if fiscal else (NO_YEAR, j)


def nth(t: Tokens, i: int) -> Found:
    """ "the third quarter of 2009", "the 21st century", "the second Tuesday of May"."""
    j = i + (t.low(i) in ("the", "its", "their", "our"))
    found = ordinal(t, j)
    if not found:
        return None
    k = found[1] + (t.low(found[1]) == "-" and t.glued(found[1]))
    if t.low(found[1]) == "-" and t.low(k) == "and":
        return None
    word = t.low(k)
    unit = lex.SINGULAR.get(word, "H" if word == "half" else "")
    if word in ("fiscal", "calendar") and t.low(k + 1) in ("quarter", "half"):
        k += 1
        unit = "Q" if t.low(k) == "quarter" else "H"
    if word == "half" and t.low(k + 1) not in ("of",) and _of_year(t, k + 1)[0] is NO_YEAR:
        return None
    number = found[0]
    if unit == "CE" and number > 0:
        before = t.raw(k + 1) in ("BC", "BCE")
        return (Part("CE", -number if before else number - 1), k + 1 + before) if number <= 22 else None
    if unit == "H" and word != "half":
        unit = ""
    if unit in ("Q", "H") and number <= 4 and not (unit == "H" and number > 2):
        return _quarter(t, i, k, unit, number, word)
    return _nth_of(t, i, j, k, number, unit)


def _quarter(t: Tokens, i: int, k: int, unit: str, number: int, word: str) -> Found:
    """A quarter or half of a year; "last quarter" is not the fourth one but the one before this."""
    if number < 0:
        if t.low(k - 1) == "last" and _of_year(t, k + 1)[0] is NO_YEAR:
            return None
        number = 4 if unit == "Q" else 2
    named, end = _of_year(t, k + 1)
    if named is NO_YEAR and (
        word == "half"
        or t.low(k + 1) == "final"
        or (t.low(k + 1) == "of" and t.low(k + 2) in ("the",) and t.low(k + 3) != "year")
    ):
        return None
    return Part(unit, number, named.year, named.step), end


def _nth_of(t: Tokens, i: int, j: int, k: int, number: int, unit: str) -> Found:
    """An ordinal with a unit or weekday "of" something: the first three months of 2013."""
    word = t.low(k)
    day = weekday(t, k) if word in lex.WEEKDAYS else 0
    count, end = 1, k + 1
    if word in lex.PLURAL and t.low(end) == "of" and number in (1, -1) and (found := inner(t, end + 1)):
        return Edge("START" if number == 1 else "END", found[0]), found[1]
    if not unit and not day:
        length = duration(t, k)
        if (
            not length
            or length[0].number is None
            or length[0].number != int(length[0].number)
            or length[0].more
        ):
            return None
        unit, count, end = length[0].unit, int(length[0].number), length[1]
    if unit in ("H", "MIN", "S", "NI", "FN"):
        return None
    if t.low(end) not in ("of", "in") or (t.low(end) == "in" and not day and count == 1):
        return None
    found = inner(t, end + 1)
    if (
        not found
        or not isinstance(found[0], Calendar | Step | Part | Mention)
        or (isinstance(found[0], Calendar) and found[0].day)
    ):
        return None
    return Nth(number, unit or "D", found[0], count, day), found[1]
