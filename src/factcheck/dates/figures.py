"""Dates in figures: years, decades, "2023-08-25", "10/11/2011"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import Final, NamedTuple

from factcheck.dates import lexicon as lex
from factcheck.dates.shapes import Calendar, Expr, Part, Range
from factcheck.dates.tokens import DASHES, Tokens

__all__ = [
    "NO_YEAR",
    "YearName",
    "dashed_years",
    "decade",
    "exists",
    "numeric",
    "two_digits",
    "year",
    "year_tail",
]

Found = tuple[Expr, int] | None
_PREPOSITIONS = lex.words("prepositions")
_STREETS = lex.words("street_words")
_PEOPLE = lex.words("never_after_year")
_NUMBERED = lex.words("never_before_year")
_YEAR_BEFORE = frozenset(("year", "(", "©"))
_OLD_YEAR_BEFORE = lex.words("old_year_prepositions") | set(lex.MONTHS)
_YEAR_COMPOUNDS = {"mid", "early", "late", "post", "pre", "since"} | set(lex.MONTHS)
_OLD_YEAR_AFTER = _PREPOSITIONS | {"the", "when", "he", "she", "they", "it", "was", "were"}


class YearName(NamedTuple):
    """How a phrase names its year: by number, or by steps from the year of publication ("last year")."""

    year: int | None = None
    step: int | None = None


_DECADES = {word: number for number, word in enumerate(lex.word_list("decade_words"))}
NO_YEAR: Final = YearName()


def year(t: Tokens, i: int) -> int | None:
    """Token i as a four-digit year that cannot be a count; its surroundings decide."""
    value = t.number(i, 1000, 2199) if t.digits(i) == 4 else None
    if value is None or _inside_number(t, i) or _counts(t, i):
        return None
    before, after = t.low(i - 1), t.low(i + 1)
    if not 1900 <= value <= 2100:
        closed = not after.isalpha() or t.capital(i + 1) or after in _OLD_YEAR_AFTER
        return value if before in _OLD_YEAR_BEFORE and closed else None
    temporal = (
        before in _PREPOSITIONS or before in lex.MONTHS or before in lex.SEASONS or before in _YEAR_BEFORE
    )
    return value if value % 100 or not after.isalpha() or temporal else None


def _counts(t: Tokens, i: int) -> bool:
    """True for "some 2015 people", "Route 1950", "1920 Elm Street", "1200 GMT"."""
    before, after = t.low(i - 1), t.low(i + 1)
    limit = before == "least" and t.low(i - 3) in ("until", "till", "by", "since", "to")
    if (before in _NUMBERED and not limit) or after in _PEOPLE or after in lex.SCALES:
        return True
    if t.capital(i + 1) and (t.low(i + 2) in _STREETS or t.low(i + 3) in _STREETS):
        return True
    return after in lex.ZONES and t.raw(i + 1).isupper()


def _inside_number(t: Tokens, i: int) -> bool:
    """True if the digits belong to a longer number, an amount, a model name or an address."""
    before, after = t.low(i - 1), t.low(i + 1)
    if before in ("$", "£", "€", "#"):
        return True
    if t.glued(i):
        if before in ",:":
            return t.digits(i - 2) > 0 and t.glued(i - 1)
        if before.isalpha() or before in "¥@_=%&+*.\\":
            return True
        if before in "-/–" and t.glued(i - 1) and t.digits(i - 2) != 4:
            return t.low(i - 2) not in _YEAR_COMPOUNDS
    if not t.glued(i + 1):
        return False
    if after.isalpha() or after in "%_@&=+*\\°€$£":
        return after != "s"
    return after in ",.:" and t.glued(i + 2) and t.digits(i + 2) > 0


def year_tail(t: Tokens, j: int) -> tuple[YearName, int]:
    """What follows a day or a month to name its year: ", 2014", " of 2014", " last year", " '14"."""
    k = j
    if t.low(k) == "," or t.low(k) == "of" or (t.low(k) == "in" and t.digits(k + 1) == 4):
        k += 1
    if t.low(k) == "the" and t.low(k + 1) == "year":
        k += 2
    value = t.number(k, 1, 2199)
    if value is not None and t.digits(k) == 4 and value >= 1000 and t.spaced(k):
        clock = (t.glued(k + 1) and t.low(k + 1) == ":") or t.low(k + 1) in lex.ZONES
        if not clock:
            return YearName(value), k + 1
    if t.low(k) in ("'", "’") and t.digits(k + 1) == 2 and t.glued(k + 1) and k == j:
        return YearName(two_digits(int(t.raws[k + 1]))), k + 2
    steps = {"last": -1, "this": 0, "next": 1}
    if t.low(k) in steps and t.low(k + 1) == "year" and t.spaced(k):
        return YearName(step=steps[t.low(k)]), k + 2
    if value is not None and t.digits(k) == 3 and t.spaced(k) and k == j + 1:
        return YearName(value), k + 1
    return NO_YEAR, j


def two_digits(value: int) -> int:
    """The year that two digits mean: 1970 to 2069."""
    return 2000 + value if value < 70 else 1900 + value


def numeric(t: Tokens, i: int) -> Found:
    """ "2023-08-25", "10/11/2011", "25.08.2023", "7/8/07"."""
    if t.glued(i) and (t.low(i - 1) in ("/", ".", ",", ":", "$", "€", "£", "_") or t.low(i - 1).isalpha()):
        return None
    sign = t.low(i + 1)
    if sign not in ("-", "/", ".") or not all(t.glued(k) for k in (i + 1, i + 2)) or not t.digits(i + 2):
        return None
    third = t.low(i + 3) == sign and t.glued(i + 3) and t.glued(i + 4) and t.digits(i + 4)
    sizes = t.digits(i), t.digits(i + 2), t.digits(i + 4) if third else 0
    if third and t.low(i + 5) == sign and t.glued(i + 5) and t.glued(i + 6) and t.digits(i + 6):
        return None  # four numbers are no date
    if sizes[0] == 4 and third and sizes[1] <= 2 and sizes[2] <= 2:
        found = Calendar(int(t.raws[i]), int(t.raws[i + 2]), int(t.raws[i + 4]))
        return (found, i + 5) if _sound(found) else None
    if third and sizes[0] <= 2 and sizes[1] <= 2 and sizes[2] in (2, 4):
        return _three_numbers(t, i, sign, sizes[2])
    return None


def _three_numbers(t: Tokens, i: int, sign: str, size: int) -> Found:
    """Day, month, year in either order; with points and dashes of two digits only if unlike a score."""
    a, b, value = int(t.raws[i]), int(t.raws[i + 2]), int(t.raws[i + 4])
    if size == 2:
        if sign != "/":
            return None
        value = two_digits(value)
    month_first, day_first = Calendar(value, a, b), Calendar(value, b, a)
    if not _sound(month_first):
        return (day_first, i + 5) if _sound(day_first) else None
    if sign == ".":
        return (day_first, i + 5) if _sound(day_first) else (month_first, i + 5)
    return replace(month_first, swapped=_sound(day_first) and a != b), i + 5


def _sound(found: Calendar) -> bool:
    """True if there is such a day."""
    year_, month_, day_ = found.year or 0, found.month or 0, found.day or 0
    return 1000 <= year_ <= 2199 and 1 <= month_ <= 12 and day_ >= 1 and exists(found)


def dashed_years(t: Tokens, i: int) -> Found:
    """ "2014-2016", "2013-14", "2013/14", "(1884–1961)", and the month "2023-08"."""
    if t.low(i + 1) not in DASHES | {"/"} or t.digits(i) != 4 or t.glued(i + 1) != t.glued(i + 2):
        return None
    if t.low(i + 3) in DASHES | {"/", ".", ":"} and t.glued(i + 3) and t.glued(i + 4) and t.digits(i + 4):
        return None
    life = t.low(i - 1) == "(" and t.digits(i + 2) == 4
    first = t.number(i, 1000, 2199) if life else year(t, i)
    if first is None:
        return None
    if t.digits(i + 2) == 4 and (last := t.number(i + 2, first + 1, 2199)):
        return Range(Calendar(first), Calendar(last), (i, i + 1, i + 2, i + 3)), i + 3
    if t.digits(i + 2) != 2 or not t.glued(i + 2):
        return None
    value, short = int(t.raws[i + 2]), t.low(i + 1) == "-" and t.raws[i + 2][0] == "0"
    if value > first % 100 and not (short and value <= 12 and value != first % 100 + 1):
        return Range(Calendar(first), Calendar(first - first % 100 + value)), i + 3
    return (Calendar(first, value), i + 3) if t.low(i + 1) == "-" and 1 <= value <= 12 else None


def decade(t: Tokens, i: int) -> Found:
    """ "1990s", "the '90s", "the 70s", "1990's"."""
    if t.low(i) in _DECADES and t.low(i - 1) in ("the", "early", "mid", "late", "-"):
        return Part("DE", 1920 + 10 * _DECADES[t.low(i)]), i + 1
    quoted = t.low(i) in ("'", "’")
    k = i + quoted
    j = k + 1
    if t.low(j) in ("'", "’") and t.glued(j):
        j += 1
    if t.low(j) != "s" or not t.glued(j) or (quoted and not t.glued(k)):
        return None
    if not quoted and t.glued(i) and (t.low(i - 1) in ",.$£€" or t.low(i - 1).isalpha()):
        return None
    if t.digits(k) == 4 and not quoted and t.raws[k].endswith("0") and (value := t.number(k, 1000, 2190)):
        return (Part("CE", value // 100) if value % 100 == 0 and value < 2000 else Part("DE", value)), j + 1
    if (
        t.digits(k) == 2
        and t.raws[k].endswith("0")
        and (quoted or t.low(k - 1) in ("the", "and", "-", "mid", "early", "late"))
    ):
        value = int(t.raws[k])
        if t.low(k - 2) in ("his", "her", "their", "my", "in") and t.low(k - 1) in ("early", "mid", "late"):
            return None
        return Part("DE", 1900 + value if value >= 20 else 2000 + value), j + 1
    return None


def exists(found: Calendar) -> bool:
    """True if the month has that day (in a leap year, where the year is open)."""
    if not (found.month and found.day):
        return True
    return found.day <= monthrange(found.year or 2000, found.month)[1]
