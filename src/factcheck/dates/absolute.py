"""Calendar dates: digits, months, weekdays, years, decades."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.figures import YearName, exists, numeric, two_digits, year_tail
from factcheck.dates.numbers import ordinal
from factcheck.dates.shapes import Calendar, Expr, Range
from factcheck.dates.tokens import DASHES, Tokens

__all__ = ["day_led", "month", "month_led", "weekday", "weekday_led"]

Found = tuple[Expr, int] | None
_PREPOSITIONS = lex.words("prepositions")
_NIGHT = frozenset(("night", "morning", "afternoon"))
_FIRM = lex.words("firm_prepositions")
_NAME_GOES_ON, _NAME_BEGINS = lex.words("name_goes_on"), lex.words("name_begins")
_LOOSE = _PREPOSITIONS | {"(", ",", "’", "'"}


def month(t: Tokens, i: int) -> int:
    """The month that token i names, 0 if none: "may" and "march" need a capital or a day beside them."""
    value = lex.MONTHS.get(t.low(i), 0)
    if not value:
        return 0
    word, before = t.low(i), t.low(i - 1)
    if t.named_on(i + 1, _NAME_GOES_ON) and t.capital(i):
        return 0
    if (
        t.low(i + 1) in DASHES
        and t.glued(i + 1)
        and t.glued(i + 2)
        and t.raw(i + 2).isalpha()
        and not _follows(t, i + 2)
    ):
        return 0
    figure = t.digits(i - 1) in (1, 2) and not (t.glued(i - 1) and t.low(i - 2).isalpha())
    beside = figure or t.digits(i + 1) in (1, 2, 4) or before in ("st", "nd", "rd", "th", "of")
    if word in lex.MONTH_ABBREVIATIONS and not (beside or t.low(i + 1) == "." or t.capital(i)):
        return 0
    if not t.capital(i):
        return value if beside or (word not in lex.LOWER_WORDS and word not in lex.MONTH_ABBREVIATIONS) else 0
    if beside or (t.digits(i + 2) in (1, 2, 4) and t.low(i + 1) in (".", ",", "of", "the")):
        return value
    return value if word not in lex.AMBIGUOUS_NAMES or _month_in_words(t, i, before) else 0


def _follows(t: Tokens, j: int) -> bool:
    """True for what a month may be joined to by a hyphen; "Mar-a-Lago" is none."""
    return t.low(j) in lex.MONTHS or len(t.low(j)) > 3


def _month_in_words(t: Tokens, i: int, before: str) -> bool:
    """True if "May", "March", "June" alone is the month and not a verb or a person."""
    if before in _FIRM or before in DASHES:
        return True
    follower = t.raw(i + 1)
    if follower[:1].isupper() and len(follower) > 1 and t.spaced(i + 1) and t.low(i + 1) not in lex.MONTHS:
        return False
    if before in _LOOSE:
        return True
    if follower in DASHES and t.low(i + 2) in lex.MONTHS:
        return True
    if t.low(i) in lex.VERB_MONTHS:
        return follower in (",", ")") and t.low(i + 2) in lex.MONTHS
    named = t.capital(i - 1) and t.spaced(i)  # "Olivia June"
    return not named or before in lex.MONTHS or before in lex.WEEKDAYS


def weekday(t: Tokens, i: int) -> int:
    """The day of the week that token i names, 0 if none; "Sun", "sat" need a date beside them."""
    word = t.low(i)
    value = lex.WEEKDAYS.get(word, 0)
    if t.named_on(i + 1, _NAME_GOES_ON) or (t.named_on(i - 1, _NAME_BEGINS) and t.capital(i)):
        return 0
    if value and t.named_on(i + 1, _NIGHT) and t.named_on(i + 2, _NAME_GOES_ON):
        return 0
    if not value or word not in lex.WEEKDAY_ABBREVIATIONS:
        return value
    k = i + 1
    while k < i + 3 and t.low(k) in (".", ","):
        k += 1
    led = t.low(i - 1) in ("on", "last", "next", "this", "every")
    if led or (k > i + 1 and (t.digits(k) or t.low(k) in lex.MONTHS)):
        return value
    if word in ("tue", "tues", "thu", "thur", "thurs", "fri") and t.capital(i):
        return value
    return value if t.capital(i) and (t.low(k) in lex.MONTHS or t.digits(k) in (1, 2)) else 0


def month_led(t: Tokens, i: int) -> Found:
    """ "Aug. 25, 2023", "March 3-5", "April 3 and 4, 2017", "June 2019", "July"."""
    value = month(t, i)
    if not value:
        return None
    j = i + 1
    if t.low(j) == "." and t.glued(j) and t.low(i) in lex.MONTH_ABBREVIATIONS:
        j += 1
    if t.low(j) in ("/", "-") and t.glued(j) and t.glued(j + 1) and t.digits(j + 1):
        if t.digits(j + 1) == 4 and (full := t.number(j + 1, 1000, 2199)):
            return Calendar(full, value), j + 2
        j += t.digits(j + 1) <= 2
    day = _day(t, j + (t.low(j) == "the"))
    if not day:
        named, end = year_tail(t, j)
        return Calendar(named.year, value, year_step=named.step), end
    last = _second_day(t, _listed(t, day[1], day[0])) or _second_day(t, day[1])
    if last and last[0] > day[0]:
        named, end = year_tail(t, last[1])
        base = Calendar(named.year, value, year_step=named.step)
        return Range(replace(base, day=day[0]), replace(base, day=last[0])), end
    if t.low(day[1]) in ("/", "-") and t.digits(day[1] + 1) == 4 and t.glued(day[1] + 1):
        return Calendar(int(t.raws[day[1] + 1]), value, day[0]), day[1] + 2
    named, end = year_tail(t, day[1])
    found = Calendar(named.year, value, day[0], year_step=named.step)
    return (found, end) if exists(found) else (Calendar(month=value), j)


def _day(t: Tokens, j: int) -> tuple[int, int] | None:
    """A day of the month at token j: 3, 03, 3rd, third."""
    if t.digits(j):
        value = t.number(j, 1, 31)
        if not value or t.digits(j) > 2 or t.low(j - 1) == "," or not t.spaced(j):
            return None
        if t.glued(j + 1) and t.low(j + 1) in ("st", "nd", "rd", "th"):
            return value, j + 2
        if t.glued(j + 1) and (t.low(j + 1) in ":%" or t.low(j + 1) in ("am", "pm")):
            return None
        if t.glued(j + 1) and t.low(j + 1) in ".," and t.glued(j + 2) and t.digits(j + 2):
            return None if t.low(j + 1) == "." or t.digits(j + 2) == 3 else (value, j + 1)
        if t.low(j + 1) in ("p", "a", "am", "pm") and t.low(j + 2) in (".", "m", ","):
            return None
        return value, j + 1
    found = ordinal(t, j) if t.low(j) in lex.ORDINALS or t.low(j) in ("twenty", "thirty") else None
    return found if found and 1 <= found[0] <= 31 and t.low(found[1]) not in lex.UNITS else None


def _second_day(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "-5", " to 5", " and 4" after a day of the month."""
    if t.low(j) in DASHES or t.low(j) in ("to", "through", "and", "until", "or", "&"):
        if t.low(j) in ("and", "or") and t.low(j + 2) in lex.UNITS:
            return None
        found = _day(t, j + 1 + (t.low(j + 1) == "the"))
        if found and t.low(found[1]) not in lex.MONTHS and t.low(found[1]) != "of":
            loose = t.low(j) in ("to", "and", "or", "through", "until")
            after = t.low(found[1])
            return None if loose and after.isalpha() and after not in _PREPOSITIONS else found
    return None


def _listed(t: Tokens, j: int, day: int) -> int:
    """Past ", 6" in "5, 6 and 7", and past the comma before "and"; days that do not rise are no list."""
    start = j
    while t.low(j) == "," and t.low(j + 2) in (",", "and", "or", "&") and t.digits(j + 1) <= 2:
        value = t.number(j + 1, day + 1, 31)
        if not value:
            return start
        day, j = value, j + 2
    return j + (j > start and t.low(j) == "," and t.low(j + 1) in ("and", "or", "&"))


def day_led(t: Tokens, i: int) -> Found:
    """ "24 February 2024", "the 2nd of May", "3-5 April", "28 March to 3 April" has two of them."""
    if t.low(i - 1) in ("$", "£", "€") or (
        t.glued(i) and (t.low(i - 1) in (".", ",", ":", "/", "'", "’") or t.low(i - 1).isalpha())
    ):
        return None
    day = _day(t, i) if t.low(i - 1) != "," else (_day(t, i) or _bare_day(t, i))
    if not day:
        return None
    last = None
    j = _listed(t, day[1], day[0])
    if t.low(j) in DASHES or t.low(j) in ("to", "and", "through", "or", "until", "&"):
        last = _day(t, j + 1 + (t.low(j + 1) == "the"))
        j = last[1] if last else j
    if t.low(j) in ("of", "-", "/", "–"):
        j += 1
    value = month(t, j)
    if not value:
        return None
    j += 1 + (t.low(j) in lex.MONTH_ABBREVIATIONS and t.low(j + 1) == "." and t.glued(j + 1))
    j += t.low(j) in ("-", "/") and t.glued(j) and t.digits(j + 1) in (2, 4)
    if t.digits(j) == 2 and t.glued(j) and t.low(j - 1) == "-":
        named, end = YearName(two_digits(int(t.raws[j]))), j + 1
    elif t.digits(j) == 4 and t.low(j - 1) in ("-", "/"):
        named, end = YearName(int(t.raws[j])), j + 1
    else:
        named, end = year_tail(t, j)
    found = Calendar(named.year, value, day[0], year_step=named.step)
    if not exists(found):
        return None
    if last and last[0] > day[0] and exists(other := replace(found, day=last[0])):
        return Range(found, other), end
    return (found, end) if not last else None


def _bare_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day after a comma: "Thu, 10 Nov"."""
    value = t.number(i, 1, 31)
    return (value, i + 1) if value and t.digits(i) <= 2 else None


def weekday_led(t: Tokens, i: int) -> Found:
    """A weekday with its date: "Monday, April 4", "Thu, 10 Nov 2011", "Friday 5/12/2017"."""
    value = weekday(t, i)
    if not value:
        return None
    j = i + 1
    j += t.low(j) == "." and t.low(i) in lex.WEEKDAY_ABBREVIATIONS
    j += t.low(j) in (",", "(")
    if not t.spaced(j):
        return None
    bracket = t.low(j - 1) == "("
    j += t.low(j) == "the" or (t.low(j) == "on" and j > i + 1)
    found = month_led(t, j) or (numeric(t, j) or day_led(t, j) if t.digits(j) else None)
    if not found or not isinstance(found[0], Calendar) or not found[0].day:
        return None
    end = found[1]
    if bracket:
        if t.low(end) != ")":
            return None
        end += 1
    return replace(found[0], weekday=value), end
