"""Calendar dates: digits, months, weekdays, years, decades."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.numbers import ordinal
from factcheck.dates.shapes import Calendar, Expr, Part, Range
from factcheck.dates.tokens import Tokens

__all__ = ["dashed_years", "month", "month_led", "numeric", "weekday", "weekday_led", "year", "year_tail"]

Found = tuple[Expr, int] | None
DASHES = frozenset("-–—‐‑")
_PREPOSITIONS = lex.words("prepositions")
_FIRM = lex.words("firm_prepositions")
_LOOSE = _PREPOSITIONS | {"(", ",", "’", "'"}
_STREETS = lex.words("street_words")
_PEOPLE = lex.words("never_after_year")
_NUMBERED = lex.words("never_before_year")


def month(t: Tokens, i: int) -> int:
    """The month that token i names, 0 if none: "may" and "march" need a capital or a day beside them."""
    value = lex.MONTHS.get(t.low(i), 0)
    if not value:
        return 0
    word, before = t.low(i), t.low(i - 1)
    figure = t.digits(i - 1) in (1, 2) and not (t.glued(i - 1) and t.low(i - 2).isalpha())
    beside = figure or t.digits(i + 1) in (1, 2, 4) or before in ("st", "nd", "rd", "th", "of")
    if word in lex.MONTH_ABBREVIATIONS and not (beside or t.low(i + 1) == "." or t.capital(i)):
        return 0
    if not t.capital(i):
        return value if beside or (word not in lex.LOWER_WORDS and word not in lex.MONTH_ABBREVIATIONS) else 0
    if beside or t.digits(i + 2) in (1, 2, 4) and t.low(i + 1) in (".", ",", "of", "the"):
        return value
    return value if word not in lex.AMBIGUOUS_NAMES or _month_in_words(t, i, before) else 0


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
    if t.capital(i - 1) and t.spaced(i) and before not in lex.MONTHS and before not in lex.WEEKDAYS:
        return False  # "Olivia June"
    return True


def weekday(t: Tokens, i: int) -> int:
    """The day of the week that token i names, 0 if none; "Sun", "sat" and their like need a date beside them."""
    word = t.low(i)
    value = lex.WEEKDAYS.get(word, 0)
    if not value or word not in lex.WEEKDAY_ABBREVIATIONS:
        return value
    k = i + 1
    while k < i + 3 and t.low(k) in (".", ","):
        k += 1
    if k > i + 1 or t.low(i - 1) in ("on", "last", "next", "this", "every"):
        if t.digits(k) or t.low(k) in lex.MONTHS or t.low(i - 1) in ("on", "last", "next", "this", "every"):
            return value
    if word in ("tue", "tues", "thu", "thur", "thurs", "fri") and t.capital(i):
        return value
    return value if t.capital(i) and (t.low(k) in lex.MONTHS or t.digits(k) in (1, 2)) else 0


def year(t: Tokens, i: int) -> int | None:
    """Token i as a four-digit year that cannot be a count; its surroundings decide."""
    value = t.number(i, 1000, 2199) if t.digits(i) == 4 else None
    if value is None or _inside_number(t, i):
        return None
    before, after = t.low(i - 1), t.low(i + 1)
    if (
        before in _NUMBERED
        or after in _PEOPLE
        or after in lex.SCALES
        or (after in lex.ZONES and after != "art")
    ):
        return None
    if t.capital(i + 1) and (t.low(i + 2) in _STREETS or t.low(i + 3) in _STREETS):
        return None
    temporal = (
        before in _PREPOSITIONS
        or before in lex.MONTHS
        or before in lex.SEASONS
        or before in ("year", "(", "©")
    )
    if value % 100 == 0 and after.isalpha() and not temporal:
        return None
    if not 1900 <= value <= 2100:
        closed = (
            not after.isalpha()
            or after in _PREPOSITIONS
            or t.capital(i + 1)
            or after in ("the", "when", "he", "she", "they", "it", "was", "were", "by")
        )
        return (
            value
            if before
            in ("in", "since", "until", "circa", "year", "between", "from", "by") + tuple(lex.MONTHS)
            and closed
            else None
        )
    return value


def _inside_number(t: Tokens, i: int) -> bool:
    """True if the digits belong to a longer number, an amount, a model name or an address."""
    before, after = t.low(i - 1), t.low(i + 1)
    if t.glued(i) and (before in "$£€¥#@_=%&+*.,:\\" or before.isalpha()) and before not in ("'", "’"):
        return before not in ",:." or t.digits(i - 2) > 0 and t.glued(i - 1) or before == "."
    if t.glued(i) and before in "-/–" and t.glued(i - 1) and not (t.digits(i - 2) == 4):
        return (
            t.low(i - 2) not in ("mid", "early", "late", "post", "pre", "since")
            and t.low(i - 2) not in lex.MONTHS
        )
    if before in ("$", "£", "€", "#"):
        return True
    if t.glued(i + 1):
        if after.isalpha() or after in "%_@&=+*\\°€$£":
            return after not in ("s",)
        if after in ",.:" and t.glued(i + 2) and t.digits(i + 2):
            return True
    return False


def year_tail(t: Tokens, j: int) -> tuple[dict[str, int], int]:
    """What follows a day or a month to name its year: ", 2014", " of 2014", " last year", " '14"."""
    k = j
    if t.low(k) == "," or t.low(k) == "of" or (t.low(k) == "in" and t.digits(k + 1) == 4):
        k += 1
    if t.low(k) == "the" and t.low(k + 1) == "year":
        k += 2
    value = t.number(k, 1, 2199)
    if value is not None and t.digits(k) == 4 and value >= 1000 and t.spaced(k):
        if not (t.glued(k + 1) and t.low(k + 1) in (":",)) and t.low(k + 1) not in lex.ZONES:
            return {"year": value}, k + 1
    if t.low(k) in ("'", "’") and t.digits(k + 1) == 2 and t.glued(k + 1) and k == j:
        return {"year": _two_digits(int(t.raws[k + 1]))}, k + 2
    steps = {"last": -1, "this": 0, "next": 1}
    if t.low(k) in steps and t.low(k + 1) == "year" and t.spaced(k):
        return {"year_step": steps[t.low(k)]}, k + 2
    if value is not None and t.digits(k) == 3 and t.spaced(k) and k == j + 1:
        return {"year": value}, k + 1
    return {}, j


def _two_digits(value: int) -> int:
    """The year that two digits mean: 1970 to 2069."""
    return 2000 + value if value < 70 else 1900 + value


def month_led(t: Tokens, i: int) -> Found:
    """ "Aug. 25, 2023", "March 3-5", "April 3 and 4, 2017", "June 2019", "July"."""
    value = month(t, i)
    if not value:
        return None
    j = i + 1
    if t.low(j) == "." and t.glued(j) and t.low(i) in lex.MONTH_ABBREVIATIONS:
        j += 1
    if t.low(j) in ("/", "-") and t.glued(j) and t.glued(j + 1) and t.digits(j + 1):
        if t.digits(j + 1) == 4 and (named := t.number(j + 1, 1000, 2199)):
            return Calendar(named, value), j + 2
        j += t.digits(j + 1) <= 2
    day = _day(t, j + (t.low(j) == "the"))
    if not day:
        named, end = year_tail(t, j)
        return Calendar(month=value, **named), end
    last = _second_day(t, day[1])
    if last and last[0] > day[0]:
        named, end = year_tail(t, last[1])
        base = Calendar(month=value, **named)
        return Range(replace(base, day=day[0]), replace(base, day=last[0])), end
    if t.low(day[1]) in ("/", "-") and t.digits(day[1] + 1) == 4 and t.glued(day[1] + 1):
        return Calendar(int(t.raws[day[1] + 1]), value, day[0]), day[1] + 2
    named, end = year_tail(t, day[1])
    found = Calendar(month=value, day=day[0], **named)
    return (found, end) if _exists(found) else (Calendar(month=value), j)


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
        if found and t.low(found[1]) not in lex.MONTHS and not (t.low(found[1]) == "of"):
            loose = t.low(j) in ("to", "and", "or", "through", "until")
            after = t.low(found[1])
            return None if loose and after.isalpha() and after not in _PREPOSITIONS else found
    return None


def _exists(found: Calendar) -> bool:
    """True if the month has that day (in a leap year, where the year is open)."""
    if not (found.month and found.day):
        return True
    return found.day <= monthrange(found.year or 2000, found.month)[1]


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
    j = day[1]
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
        named, end = {"year": _two_digits(int(t.raws[j]))}, j + 1
    elif t.digits(j) == 4 and t.low(j - 1) in ("-", "/"):
        named, end = {"year": int(t.raws[j])}, j + 1
    else:
        named, end = year_tail(t, j)
    found = Calendar(month=value, day=day[0], **named)
    if not _exists(found):
        return None
    if last and last[0] > day[0] and _exists(other := replace(found, day=last[0])):
        return Range(found, other), end
    return (found, end) if not last else None


def _bare_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day after a comma: "Thu, 10 Nov"."""
    value = t.number(i, 1, 31)
    return (value, i + 1) if value and t.digits(i) <= 2 else None


def numeric(t: Tokens, i: int) -> Found:
    """ "2023-08-25", "10/11/2011", "25.08.2023", "7/8/07"."""
    if t.glued(i) and (
        t.low(i - 1) in ("/", "-", ".", ",", ":", "$", "€", "£", "_")
        and not t.low(i - 1) == "-"
        or t.low(i - 1).isalpha()
    ):
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
        value = _two_digits(value)
    month_first, day_first = Calendar(value, a, b), Calendar(value, b, a)
    if not _sound(month_first):
        return (day_first, i + 5) if _sound(day_first) else None
    if sign == ".":
        return (day_first, i + 5) if _sound(day_first) else (month_first, i + 5)
    return replace(month_first, swapped=_sound(day_first) and a != b), i + 5


def _sound(found: Calendar) -> bool:
    """True if there is such a day."""
    year_, month_, day_ = found.year or 0, found.month or 0, found.day or 0
    return 1000 <= year_ <= 2199 and 1 <= month_ <= 12 and 1 <= day_ and _exists(found)


def dashed_years(t: Tokens, i: int) -> Found:
    """ "2014-2016", "2013-14", "2013/14", and the month "2023-08"."""
    first = year(t, i) if t.digits(i) == 4 else None
    if first is None or t.low(i + 1) not in DASHES | {"/"} or t.glued(i + 1) != t.glued(i + 2):
        return None
    size = t.digits(i + 2)
    if t.low(i + 3) in DASHES | {"/", ".", ":"} and t.glued(i + 3) and t.glued(i + 4) and t.digits(i + 4):
        return None
    if size == 4 and (last := t.number(i + 2, first, 2199)):
        return (
            (Range(Calendar(first), Calendar(last), (i, i + 1, i + 2, i + 3)), i + 3)
            if last > first
            else None
        )
    if size != 2 or not t.glued(i + 2):
        return None
    value = int(t.raws[i + 2])
    if value > first % 100:
        if t.low(i + 1) == "-" and t.raws[i + 2][0] == "0" and value <= 12 and value != first % 100 + 1:
            return Calendar(first, value), i + 3
        return Range(Calendar(first), Calendar(first - first % 100 + value)), i + 3
    return (Calendar(first, value), i + 3) if t.low(i + 1) == "-" and 1 <= value <= 12 else None


def weekday_led(t: Tokens, i: int) -> Found:
    """A weekday with its date: "Monday, April 4", "Thu, 10 Nov 2011", "Tuesday the 15th", "Friday 5/12/2017"."""
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


def decade(t: Tokens, i: int) -> Found:
    """ "1990s", "the '90s", "the 70s", "1990's"."""
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
