"""Weekdays and clock times with the dates beside them: "Friday at 3 p.m.", "the night of 5 May"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import day_led, month_led, weekday, weekday_led
from factcheck.dates.clock import clock
from factcheck.dates.figures import numeric
from factcheck.dates.named import named
from factcheck.dates.relative import deictic, stepped, the_unit
from factcheck.dates.shapes import Calendar, Clock, Edge, Every, Expr, Mention, Range, Step, Weekday, When
from factcheck.dates.tokens import Tokens

__all__ = ["clock_phrase", "weekday_phrase", "with_clock"]

Found = tuple[Expr, int] | None
_DAY_PART_PREPOSITIONS = lex.words("day_part_prepositions")


def weekday_phrase(t: Tokens, i: int) -> Found:
    """ "Monday, April 4", "Monday last week", "Monday of next week", "Monday"."""
    full = weekday_led(t, i)
    if full:
        return full
    value = weekday(t, i)
    if not value or t.low(i - 1) in lex.ORDINALS.keys() - {"last"}:
        return None  # "the first Sunday in Advent"
    if t.low(i - 1) in ("and", "or") and weekday(t, i - 2) and t.low(i - 3) in ("every", "each"):
        return Every(f"XXXX-WXX-{value}"), i + 1
    end = i + 1 + (t.low(i) in lex.WEEKDAY_ABBREVIATIONS and t.low(i + 1) == "." and t.glued(i + 1))
    j = end + (t.low(end) == "of")
    steps = {"last": -1, "this": 0, "next": 1}
    if t.low(j) in steps and t.low(j + 1) == "week":
        return Weekday(value, week=steps[t.low(j)]), j + 2
    j = end + (t.low(end) == "the")
    if j > end and t.digits(j) in (1, 2) and t.low(j + 1) in ("st", "nd", "rd", "th") and t.glued(j + 1):
        day = t.number(j, 1, 31)
        return (Calendar(day=day, weekday=value), j + 2) if day else None
    if t.low(i - 1) == "the" and t.low(end) in ("before", "after"):
        side = -1 if t.low(end) == "before" else 1
        return (Weekday(value, side, side), end + 1) if not t.raw(end + 1).isalpha() else None
    return Weekday(value), end


def clock_phrase(t: Tokens, i: int) -> Found:
    """A clock time or a part of the day, with the date after it."""
    found = clock(t, i)
    if found:
        return When(found[0], None), found[1]
    j = i + (t.low(i) == "the")
    j += t.low(j) == "early" and len(lex.DAY_PARTS.get(t.low(j + 1), "")) == 2
    part = lex.DAY_PARTS.get(t.low(j), "")
    if j > i and t.low(j) in ("early", "small") and t.low(j + 1) == "hours":
        part = "MO"
    if len(part) != 2 or (j == i and t.low(i) != "overnight"):
        return None
    end = j + 1 + (t.low(j + 1) == "hours")
    if t.low(end) == "of":
        date = _date(t, end + 1)
        return (When(Clock(part=part), date[0]), date[1]) if date else None
    stands = t.low(i) == "overnight" or t.low(i - 1) in _DAY_PART_PREPOSITIONS
    return (When(Clock(part=part), None), j + 1) if stands and not t.capital(j + 1) else None


def _date(t: Tokens, i: int) -> Found:
    """A plain day, for the date beside a clock time."""
    if t.digits(i):
        return numeric(t, i) or day_led(t, i)
    if t.low(i) in lex.MONTHS:
        found = month_led(t, i)
        return found if found and isinstance(found[0], Calendar) and found[0].day else None
    if t.low(i) in lex.WEEKDAYS:
        return weekday_phrase(t, i)
    return deictic(t, i) or (named(t, i) if t.low(i) in lex.NAMED else None) or _the_day(t, i)


def _the_day(t: Tokens, i: int) -> Found:
    """ "the same day", "the next day", "last Friday", "the 5th of May" as the date of a clock time."""
    found = the_unit(t, i) or stepped(t, i)
    if found and isinstance(found[0], Weekday | Mention) and getattr(found[0], "unit", "D") == "D":
        return found
    return day_led(t, i + 1) if t.low(i) == "the" and t.digits(i + 1) else None


def with_clock(t: Tokens, i: int, found: Expr, end: int) -> tuple[Expr, int]:
    """A date with the clock time or part of the day beside it, in either order."""
    if isinstance(found, When):
        if found.date is not None:
            part = found.clock.part
            j = end + (t.low(end) in ("at", "around", "about"))
            later = clock(t, j) if part and j > end else None
            return (When(later[0], found.date), later[1]) if later else (found, end)
        j = end + (t.low(end) in ("on", "of"))
        date = _date(t, j) if t.spaced(end) else None
        if not date and t.low(end) == ",":
            date = (
                weekday_led(t, end + 1)
                or month_led(t, end + 1)
                or (day_led(t, end + 1) if t.digits(end + 1) else None)
            )
        if not date and t.low(end) == "in" and t.low(end + 1) == "the" and t.low(end + 2) in lex.DAY_PARTS:
            return _in_the(found, t, end + 2)
        return (
            (When(found.clock, date[0]), date[1]) if date and not isinstance(date[0], Range) else (found, end)
        )
    if isinstance(found, Edge) and not isinstance(found.inner, Weekday | Step | Calendar | Mention):
        return found, end
    return _day_and_clock(t, found, end)


def _in_the(found: When, t: Tokens, j: int) -> tuple[Expr, int]:
    """ "3 o'clock in the afternoon"."""
    one = found.clock
    late = lex.DAY_PARTS[t.low(j)] in ("AF", "EV") and 0 < one.hour < 12
    return When(Clock(one.hour + 12 * late, one.minute, one.second, one.zone), None), j + 1


def _day_and_clock(t: Tokens, found: Expr, end: int) -> tuple[Expr, int]:
    """A day followed by "morning", "at 3 p.m.", ", 02:45 PM", "T12:30:00Z"."""
    day = found.inner if isinstance(found, Edge) else found
    is_day = (
        isinstance(day, Weekday) or (isinstance(day, Calendar) and day.day) or getattr(day, "unit", "") == "D"
    )
    if not is_day or not t.spaced(end):
        return found, end
    part = lex.DAY_PARTS.get(t.low(end), "")
    if len(part) == 2:
        return When(Clock(part=part, mod=found.edge if isinstance(found, Edge) else ""), day), end + 1
    j = end
    if t.low(j) == "t" and t.glued(j) and t.digits(j + 1) == 2:
        timed = clock(t, j + 1)
        return (When(timed[0], day), timed[1]) if timed and not isinstance(found, Edge) else (found, end)
    j += t.low(j) in (",", "-", "–", "|")
    j += t.low(j) in ("at", "around", "about", "from", "by") or (
        t.low(j) == "just" and t.low(j + 1) in ("after", "before")
    )
    timed = clock(t, j) if t.spaced(j) else None
    if (
        timed
        and timed[0].second >= 0
        and isinstance(day, Calendar)
        and day.year is None
        and t.digits(timed[1]) == 4
    ):
        named_year = t.number(timed[1], 1900, 2199)
        if named_year:
            return When(timed[0], replace(day, year=named_year)), timed[1] + 1
    if timed and (timed[0].minute >= 0 or j > end or t.low(j) in ("noon", "midnight") or timed[1] > j + 1):
        return When(timed[0], day), timed[1]
    return found, end
