"""One date phrase at one token: the dispatch over its first word, and what phrases are put together of."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import day_led, month_led, weekday
from factcheck.dates.edges import edge, nth, part_of_year
from factcheck.dates.figures import dashed_years, decade, numeric, year
from factcheck.dates.lengths import length
from factcheck.dates.named import named
from factcheck.dates.named_years import fiscal_year, spelt_year
from factcheck.dates.numbers import duration
from factcheck.dates.relative import deictic, stepped, the_unit, year_earlier
from factcheck.dates.sets import rate
from factcheck.dates.shapes import (
    Ago,
    Calendar,
    Duration,
    Edge,
    Every,
    Expr,
    Mention,
    Part,
    Range,
    Step,
    Vague,
    Weekday,
    When,
    Window,
)
from factcheck.dates.timed import clock_phrase, weekday_phrase, with_clock
from factcheck.dates.tokens import DASHES, Tokens

__all__ = ["phrase"]

Found = tuple[Expr, int] | None
_DATED = (Calendar, Step, Weekday, Mention, Part, Edge, When, Ago)
_PREPOSITIONS = lex.words("prepositions")
_RANGE_WORDS = lex.words("range_words")
_BEFORE_UNIT, _BEFORE_WEEKEND = lex.words("before_the_unit"), lex.words("before_the_weekend")
_REST_OF = lex.words("rest_of")
FISCAL = lex.words("fiscal") | {"fy"}
SPELT = frozenset(("eighteen", "nineteen", "twenty", "two"))
_NAME_GOES_ON = frozenset(("of", "that", "when", "'", "-", "’"))


def phrase(t: Tokens, i: int) -> Found:
    """The longest date phrase that begins at token i, as a shape, and where it ends."""
    found = _simple(t, i)
    if not found:
        return None
    shape, end = found
    bracketed = weekday(t, end + 1) if t.low(end) == "(" and t.low(end + 2) == ")" else 0
    if bracketed and isinstance(shape, Calendar) and shape.day:
        shape, end = replace(shape, weekday=bracketed), end + 3
    if isinstance(shape, _DATED):
        shape, end = with_clock(t, i, shape, end)
    return _ranged(t, i, shape, end)


def _simple(t: Tokens, i: int) -> Found:
    """A phrase without a clock beside it and without a second end."""
    word = t.low(i)
    if t.digits(i):
        return fiscal_year(t, i) or _from_digits(t, i)
    if word in FISCAL and (found := fiscal_year(t, i)):
        return found
    if word in SPELT and (found := spelt_year(t, i)):
        return found
    if word in ("'", "’"):
        return decade(t, i) or _short_year(t, i) if t.digits(i + 1) == 2 and t.glued(i + 1) else None
    if word in lex.NAMED and (day := named(t, i)):
        return day
    if word in lex.MONTHS and (found := month_led(t, i)):
        return found
    if word in lex.WEEKDAYS and (found := weekday_phrase(t, i)):
        return found
    return (
        deictic(t, i)
        or _the_numbered(t, i)
        or clock_phrase(t, i)
        or edge(t, i)
        or nth(t, i)
        or stepped(t, i)
        or year_earlier(t, i)
        or the_unit(t, i)
        or part_of_year(t, i)
        or length(t, i)
        or rate(t, i)
        or _of_the_day(t, i)
        or _vague(t, i)
    )


def _the_numbered(t: Tokens, i: int) -> Found:
    """ "the 2nd of June", "the 1970s", "on the 15th"."""
    if t.low(i) == "the" and t.low(i + 1).endswith("ties"):
        return decade(t, i + 1)
    if t.low(i) != "the" or not t.digits(i + 1):
        return None
    found = day_led(t, i + 1) or decade(t, i + 1)
    if found or t.low(i - 1) not in ("on", "by", "until", "since", "before"):
        return found
    day = t.number(i + 1, 1, 31)
    if day and t.low(i + 2) in ("st", "nd", "rd", "th") and t.glued(i + 2):
        after = t.low(i + 3)
        if (
            not after.isalpha()
            or (after in _PREPOSITIONS and after not in ("of", "century"))
            or after in ("the", "when")
        ):
            return Calendar(day=day), i + 3
    return None


def _from_digits(t: Tokens, i: int) -> Found:
    """A phrase that begins with a figure."""
    if t.low(i) == "9" and (day := named(t, i)):
        return day
    found = (
        numeric(t, i)
        or part_of_year(t, i)
        or dashed_years(t, i)
        or day_led(t, i)
        or decade(t, i)
        or clock_phrase(t, i)
        or nth(t, i)
        or length(t, i)
    )
    if found:
        return found
    value = year(t, i) if t.digits(i) == 4 else None
    if value and (of := _its_quarter(t, i + 1, value)):
        return of
    if value:
        era = t.low(i + 1) in ("bc", "bce") and t.raw(i + 1).isupper()
        return Calendar(value, era=-1 if era else 1), i + 1 + era
    if t.digits(i) <= 4 and t.raw(i + 1) in ("BC", "BCE", "AD", "CE") and t.spaced(i + 1) and int(t.raws[i]):
        return Calendar(int(t.raws[i]), era=-1 if t.raw(i + 1)[0] == "B" else 1), i + 2
    return None


def _its_quarter(t: Tokens, j: int, value: int) -> Found:
    """The quarter or half after a year: "1988's third quarter", "the 2008 second-quarter loss"."""
    owned = t.low(j) in ("'", "’") and t.low(j + 1) == "s"
    found = nth(t, j + 2 if owned else j)
    if found and isinstance(found[0], Part) and found[0].kind in ("Q", "H") and found[0].year is None:
        return replace(found[0], year=value), found[1]
    return None


def _short_year(t: Tokens, i: int) -> Found:
    """ "since '82"."""
    if t.low(i - 1) not in ("since", "in", "of", "summer", "class", "from", "by") or (
        t.glued(i + 2) and (t.low(i + 2).isalpha() or t.low(i + 2) in ("'", "’"))
    ):
        return None
    value = int(t.raws[i + 1])
    return Calendar(2000 + value if value < 40 else 1900 + value), i + 2


def _of_the_day(t: Tokens, i: int) -> Found:
    """ "for the day", "the week", "the year": the day mentioned last, else the current week, month, year."""
    if t.low(i) != "the":
        return None
    before = t.low(i - 1)
    j = i + 1 + (t.low(i + 1) in ("entire", "whole", "full"))
    unit = lex.SINGULAR.get(t.low(j), "")
    if unit == "WE" and before in _BEFORE_WEEKEND:
        return Mention("WE", 0, current=True), j + 1
    if unit not in ("D", "W", "M", "Y") or t.capital(j) or t.low(j + 1) in _NAME_GOES_ON:
        return None
    if before not in _BEFORE_UNIT or (before == "of" and t.low(i - 2) not in _REST_OF):
        return None
    return Mention(unit, 0, current=True), j + 1


def _vague(t: Tokens, i: int) -> Found:
    """ "recently", "now", "the past"."""
    for words, ref in lex.VAGUE.get(t.low(i), ()):
        if not t.matches(i, words):
            continue
        end = i + len(words)
        after, before = t.low(end), t.low(i - 1)
        if after == "-" and t.glued(end):
            return None
        if words == ("soon",) and (after.startswith(("as", "after")) or before in ("as", "too", "how", "so")):
            return None
        if (words == ("now",) and after == "that") or (words == ("to", "date") and before == "year"):
            return None
        return Vague(ref), end
    return None


def _ranged(t: Tokens, i: int, first: Expr, end: int) -> tuple[Expr, int]:
    """ "from A to B", "between A and B", "April-June": the second end, if it is of the same kind."""
    sign = t.low(end)
    before = t.low(i - 1)
    joins = (
        sign in _RANGE_WORDS
        or (sign in DASHES and not isinstance(first, Vague))
        or (sign == "and" and before == "between")
    )
    if not joins or isinstance(first, Range | Every | Vague | Window):
        return first, end
    j = end + 1
    if isinstance(first, Duration) and sign != "to":
        return first, end
    if (
        sign in ("until", "till", "to")
        and before != "from"
        and isinstance(first, Step | Mention | Part | Ago)
    ):
        return first, end
    if (
        sign in DASHES
        and not t.glued(end)
        and not (t.digits(j) or t.low(j) in lex.MONTHS or t.low(j) in lex.WEEKDAYS)
    ):
        return first, end
    if sign == "to" and (now := _to_now(t, j)) and isinstance(first, _DATED):
        return Range(first, Vague("PRESENT_REF")), now
    other = duration(t, j) if isinstance(first, Duration) else _simple(t, j)
    if other and isinstance(other[0], _DATED):
        other = with_clock(t, j, *other)
    if not other or not _alike(first, other[0]) or isinstance(other[0], Range):
        return first, end
    return Range(first, other[0], (i, end, j, other[1])), other[1]


def _to_now(t: Tokens, j: int) -> int:
    """Where "date", "present", "the present" ends after "to"; 0 if it is not there."""
    j += t.low(j) == "the" and t.low(j + 1) == "present"
    return j + 1 if t.low(j) in ("present", "date") and not t.capital(j) else 0


def _alike(a: Expr, b: Expr) -> bool:
    """True if two shapes can be the ends of one span."""
    calendar = (Calendar, Step, Part, Edge, Mention, Ago, Weekday)
    if isinstance(a, Duration) or isinstance(b, Duration):
        return isinstance(a, Duration) and isinstance(b, Duration) and None not in (a.number, b.number)
    if isinstance(a, When) or isinstance(b, When):
        return isinstance(a, When) and isinstance(b, When)
    if isinstance(a, Weekday) != isinstance(b, Weekday):
        return False
    return isinstance(a, calendar) and isinstance(b, (*calendar, Vague))
