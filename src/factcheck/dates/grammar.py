"""One date phrase at one token: the dispatch over its first word, and what phrases are put together of."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import (
    DASHES,
    dashed_years,
    day_led,
    decade,
    month_led,
    numeric,
    weekday,
    weekday_led,
    year,
)
from factcheck.dates.clock import clock
from factcheck.dates.edges import edge, nth, part_of_year
from factcheck.dates.named import named
from factcheck.dates.numbers import duration, number
from factcheck.dates.relative import ahead, counted, deictic, stepped, the_unit, year_earlier
from factcheck.dates.shapes import (
    Ago, Calendar, Clock, Duration, Edge, Every, Expr, Mention, Part, Range, Step, Vague, Weekday, When, Window,
)  # fmt: skip
from factcheck.dates.sets import rate
from factcheck.dates.tokens import Tokens

__all__ = ["TRIGGERS", "may_begin", "phrase"]

Found = tuple[Expr, int] | None
_APPROXIMATORS = lex.words("approximators")
_UNIT_PREPOSITIONS = lex.words("unit_prepositions")
_PLURAL_PREPOSITIONS = lex.words("plural_prepositions")
_PREPOSITIONS = lex.words("prepositions")
_RANGE_WORDS = lex.words("range_words")
_AGES = lex.words("age_nouns")
_DETERMINERS = frozenset(("the", "that", "these", "those", "its", "his", "her", "their", "our"))
_DAY_END = frozenset(
    (
        "for",
        "end",
        "ends",
        "ended",
        "ending",
        "finish",
        "finished",
        "finishing",
        "during",
        "in",
        "on",
        "closed",
        "close",
        "of",
        "start",
    )
)

TRIGGERS = frozenset(
    lex.words("deictic_day_after") | {"q", "h", "tonite"} |
    set(lex.MONTHS) | set(lex.WEEKDAYS) | set(lex.NUMBERS) | set(lex.SCALES) | set(lex.ORDINALS) | set(lex.UNITS)
    | set(lex.SEASONS) | set(lex.DAY_PARTS) | set(lex.EDGES) | set(lex.EDGES_OF) | set(lex.SETS) | set(lex.VAGUE)
    | set(lex.NAMED) | lex.words("last") | lex.words("next") | lex.words("this") | lex.words("some") | _APPROXIMATORS
    | {"a", "an", "the", "that", "these", "today", "yesterday", "tomorrow", "tonight", "every", "each", "per", "'", "’",
       "couple", "half", "single", "recent", "previous", "following", "another", "more", "less", "at", "same", "preceding", "prior"}
)  # fmt: skip


_AFTER_A = frozenset(
    set(lex.UNITS) | lex.words("counted_adjectives") | set(lex.SCALES)
    | {"few", "couple", "half", "quarter", "very", "while", "single", "good", "last"}
)  # fmt: skip
_AFTER_THE = (
    (TRIGGERS - {"a", "an", "the", "of", "'", "’"})
    | {words[1] for rows in lex.VAGUE.values() for words, _ in rows if words[0] == "the"}
    | {"very", "entire", "whole", "full", "fiscal", "subsequent", "ensuing", "calendar"}
)


def may_begin(t: Tokens, i: int) -> bool:
    """False where an article is followed by nothing that a date phrase may begin with: a cheap look before the grammar."""
    word = t.lows[i]
    if word == "the":
        return t.low(i + 1) in _AFTER_THE or t.digits(i + 1) > 0
    if word in ("a", "an"):
        return t.low(i + 1) in _AFTER_A
    return True


def phrase(t: Tokens, i: int) -> Found:
    """The longest date phrase that begins at token i, as a shape, and where it ends."""
    found = _simple(t, i)
    if not found:
        return None
    if (
        isinstance(found[0], Calendar)
        and found[0].day
        and t.matches(found[1], ("(",))
        and t.low(found[1] + 2) == ")"
    ):
        if value := weekday(t, found[1] + 1):
            found = replace(found[0], weekday=value), found[1] + 3
    if isinstance(found[0], Calendar | Step | Weekday | Mention | Part | Edge | When | Ago):
        found = _with_clock(t, i, *found)
    return _ranged(t, i, *found)


def _simple(t: Tokens, i: int) -> Found:
    """A phrase without a clock beside it and without a second end."""
    word = t.low(i)
    if t.digits(i):
        return _from_digits(t, i)
    if word in ("'", "’"):
        return decade(t, i) or _short_year(t, i) if t.digits(i + 1) == 2 and t.glued(i + 1) else None
    if word in lex.NAMED and (day := named(t, i)):
        return day
    if word in lex.MONTHS and (found := month_led(t, i)):
        return found
    if word in lex.WEEKDAYS and (found := _weekday(t, i)):
        return found
    return (
        deictic(t, i)
        or _the_numbered(t, i)
        or _clock(t, i)
        or edge(t, i)
        or nth(t, i)
        or stepped(t, i)
        or year_earlier(t, i)
        or the_unit(t, i)
        or part_of_year(t, i)
        or _length(t, i)
        or rate(t, i)
        or _of_the_day(t, i)
        or _vague(t, i)
    )


def _the_numbered(t: Tokens, i: int) -> Found:
    """ "the 2nd of June", "the 1970s", "on the 15th"."""
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
        or _clock(t, i)
        or nth(t, i)
        or _length(t, i)
    )
    if found:
        return found
    value = year(t, i) if t.digits(i) == 4 else None
    owned = t.low(i + 1) in ("'", "’") and t.low(i + 2) == "s"
    if value and (of := nth(t, i + 3 if owned else i + 1)):
        if isinstance(of[0], Part) and of[0].kind in ("Q", "H") and of[0].year is None:
            return replace(of[0], year=value), of[1]
    if value:
        era = t.low(i + 1) in ("bc", "bce") and t.raw(i + 1).isupper()
        return Calendar(value, era=-1 if era else 1), i + 1 + era
    if t.digits(i) <= 4 and t.raw(i + 1) in ("BC", "BCE", "AD", "CE") and t.spaced(i + 1) and int(t.raws[i]):
        return Calendar(int(t.raws[i]), era=-1 if t.raw(i + 1)[0] == "B" else 1), i + 2
    return None


def _short_year(t: Tokens, i: int) -> Found:
    """ "since '82"."""
    if t.low(i - 1) not in ("since", "in", "of", "summer", "class", "from", "by") or (
        t.glued(i + 2) and (t.low(i + 2).isalpha() or t.low(i + 2) in ("'", "’"))
    ):
        return None
    value = int(t.raws[i + 1])
    return Calendar(2000 + value if value < 40 else 1900 + value), i + 2


def _weekday(t: Tokens, i: int) -> Found:
    """ "Monday, April 4", "Monday last week", "Monday of next week", "Monday"."""
    full = weekday_led(t, i)
    if full:
        return full
    value = weekday(t, i)
    if not value:
        return None
    end = i + 1 + (t.low(i) in lex.WEEKDAY_ABBREVIATIONS and t.low(i + 1) == "." and t.glued(i + 1))
    j = end + (t.low(end) == "of")
    steps = {"last": -1, "this": 0, "next": 1}
    if t.low(j) in steps and t.low(j + 1) == "week":
        return Weekday(value, week=steps[t.low(j)]), j + 2
    j = end + (t.low(end) == "the")
    if j > end and t.digits(j) in (1, 2) and t.low(j + 1) in ("st", "nd", "rd", "th") and t.glued(j + 1):
        day = t.number(j, 1, 31)
        return (Calendar(day=day, weekday=value), j + 2) if day else None
    return Weekday(value), end


def _clock(t: Tokens, i: int) -> Found:
    """A clock time or a part of the day, with the date after it."""
    found = clock(t, i)
    if found:
        return When(found[0], None), found[1]
    j = i + (t.low(i) == "the")
    part = lex.DAY_PARTS.get(t.low(j), "")
    early = t.low(j) == "early" and len(lex.DAY_PARTS.get(t.low(j + 1), "")) == 2
    if early:
        part, j = lex.DAY_PARTS[t.low(j + 1)], j + 1
    if len(part) == 2 and (j > i or t.low(i) == "overnight"):
        k = j + 1 + (t.low(j + 1) == "hours")
        if t.low(k) == "of" and (date := _date(t, k + 1)):
            return When(Clock(part=part), date[0]), date[1]
        if t.low(i) == "overnight" or t.low(i - 1) in (
            "in",
            "during",
            "through",
            "by",
            "for",
            "throughout",
            "into",
        ):
            if not t.capital(j + 1) and t.low(j + 1) != "of":
                return When(Clock(part=part), None), j + 1
    return None


def _date(t: Tokens, i: int) -> Found:
    """A plain day, for the date beside a clock time."""
    if t.digits(i):
        return numeric(t, i) or day_led(t, i)
    if t.low(i) in lex.MONTHS:
        found = month_led(t, i)
        return found if found and isinstance(found[0], Calendar) and found[0].day else None
    if t.low(i) in lex.WEEKDAYS:
        return _weekday(t, i)
    return deictic(t, i) or (named(t, i) if t.low(i) in lex.NAMED else None) or _the_day(t, i)


def _the_day(t: Tokens, i: int) -> Found:
    """ "the same day", "the next day", "last Friday", "the 5th of May" as the date of a clock time."""
    found = the_unit(t, i) or stepped(t, i)
    if found and isinstance(found[0], Weekday | Mention) and getattr(found[0], "unit", "D") == "D":
        return found
    return day_led(t, i + 1) if t.low(i) == "the" and t.digits(i + 1) else None


def _with_clock(t: Tokens, i: int, found: Expr, end: int) -> tuple[Expr, int]:
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


def _length(t: Tokens, i: int) -> Found:
    """A length of time, with what it is counted from; "35-year-old" is none."""
    j = i
    approx = _approximator(t, i)
    j += approx
    if (t.glued(j) and t.low(j - 1) in "$£€.,:-–/#" and t.low(j - 1) and j == i and not approx) or (
        t.low(j) in ("the",)
    ):
        return None
    if (
        t.low(j) in lex.PLURAL
        and t.low(j - 1) == "the"
        and t.low(j - 2) in ("over", "through", "throughout", "across")
    ):
        return Duration(lex.PLURAL[t.low(j)], None), j + 1
    if t.low(j - 1) in ("$", "£", "€") or (t.low(j) in lex.UNITS and not _bare_unit_stands(t, j)):
        return None
    if t.low(j - 1) in ("in", "within") and (time := ahead(t, j)):
        return time
    either = _either_length(t, j)
    if either:
        return either
    found = duration(t, j)
    if not found:
        return None
    length, end = found
    after = t.low(end + 1) if t.low(end) in ("-", "‐", "‑", "of") else t.low(end)
    if after in _AGES or (after == "age"):
        return None
    shape, stop = counted(t, i, length, end)
    if isinstance(shape, Duration) and not _length_stands(t, j, shape, end):
        return None
    return _approximate(shape, t, i, approx), stop


def _either_length(t: Tokens, i: int) -> Found:
    """ "60 to 90 days", "two or three years", "10-12 weeks"."""
    first = number(t, i)
    if not first or first[0] is None or t.low(first[1]) not in ("to", "or", "and", *DASHES):
        return None
    sign = t.low(first[1])
    if (sign == "and" and t.low(i - 1) != "between") or (sign in DASHES and not t.glued(first[1])):
        return None
    last = duration(t, first[1] + 1)
    if not last or last[0].number is None or last[0].number <= first[0] or t.low(last[1]) in _AGES:
        return None
    if t.low(last[1]) == "-" and t.low(last[1] + 1) in _AGES or t.low(last[1]) in ("ago", "later", "earlier"):
        return None
    places = (i, first[1], first[1] + 1, last[1])
    return Range(Duration(last[0].unit, first[0]), last[0], places if sign not in DASHES else None), last[1]


def _approximator(t: Tokens, i: int) -> int:
    """How many tokens of "almost", "more than", "at least" stand at token i."""
    if t.low(i) in _APPROXIMATORS:
        return 1
    if t.low(i) in ("more", "less") and t.low(i + 1) == "than":
        return 2
    return 2 if t.low(i) == "at" and t.low(i + 1) in ("least", "most") else 0


_MODS = {
    "almost": "LESS_THAN", "nearly": "LESS_THAN", "under": "LESS_THAN", "barely": "LESS_THAN", "less": "LESS_THAN",
    "over": "MORE_THAN", "more": "MORE_THAN", "at": "EQUAL_OR_MORE",
}  # fmt: skip


def _approximate(shape: Expr, t: Tokens, i: int, approx: int) -> Expr:
    """The shape with the TIMEX3 mod of the words before it."""
    if not approx or not isinstance(shape, Duration | Ago | Mention):
        return shape
    mod = _MODS.get(t.low(i), "APPROX")
    return replace(shape, mod=mod)


def _bare_unit_stands(t: Tokens, j: int) -> bool:
    """True if "years", "minutes" without a number is a length: "for years", "years of war", "years ago"."""
    if t.low(j) in lex.SINGULAR:
        return t.low(j + 1) == "-" and t.low(j + 2) == "long"
    if t.low(j) not in lex.PLURAL or (t.capital(j) and t.low(j - 1)):
        return False
    if t.low(j + 1) in ("ago", "later", "earlier") or (t.low(j + 1) == "-" and t.low(j + 2) == "long"):
        return True
    if t.low(j) in ("seconds", "quarters", "nights", "weekends", "days") and t.low(j - 1) in (
        "of",
        "the",
        "by",
    ):
        return False
    return (t.low(j - 1) in _PLURAL_PREPOSITIONS - {"the"}) or (
        t.low(j + 1) == "of" and t.low(j - 1) not in ("the",)
    )


def _length_stands(t: Tokens, j: int, length: Duration, end: int) -> bool:
    """False for "a year", "a day" where nothing says that it is a length of time."""
    if t.low(j) not in ("a", "an", "one", "another") or length.number != 1 or length.unit == "FN":
        return True
    if t.low(end) == "-" and t.glued(end) or t.low(j + 1) == "-":
        return True
    if t.low(end) in ("before", "after", "when"):
        return True
    return t.low(j - 1) in _UNIT_PREPOSITIONS or t.low(j - 1) in _APPROXIMATORS


def _of_the_day(t: Tokens, i: int) -> Found:
    """ "for the day", "the week", "the year": the day mentioned last, else the current week, month, year."""
    if t.low(i) != "the":
        return None
    j = i + 1 + (t.low(i + 1) in ("entire", "whole", "full"))
    unit = lex.SINGULAR.get(t.low(j), "")
    if unit == "WE" and t.low(i - 1) in ("over", "at", "until", "through", "during", "for", "on", "in"):
        return Step("WE", -1), j + 1
    if (
        unit not in ("D", "W", "M", "Y")
        or t.capital(j)
        or t.low(j + 1) in ("of", "that", "when", "'", "-", "’")
    ):
        return None
    if t.low(i - 1) not in _DAY_END or (
        t.low(i - 1) == "of"
        and t.low(i - 2) not in ("rest", "remainder", "part", "most", "half", "course", "end")
    ):
        return None
    return (Mention("D", 0) if unit == "D" else Mention(unit, 0, current=True)), j + 1


def _vague(t: Tokens, i: int) -> Found:
    """ "recently", "now", "in the past"."""
    for words, ref in lex.VAGUE.get(t.low(i), ()):
        if t.matches(i, words):
            after = t.low(i + len(words))
            if (
                words[-1] in ("past", "present", "future")
                and words[0] == "the"
                and t.glued(i + len(words))
                and after == "-"
            ):
                return None
            if after == "-" and t.glued(i + len(words)):
                return None
            if words == ("this", "time") or (
                words == ("soon",)
                and (after.startswith(("as", "after")) or t.low(i - 1) in ("as", "too", "how", "so"))
            ):
                return None
            if (words == ("now",) and after == "that") or (
                words == ("to", "date") and t.low(i - 1) == "year"
            ):
                return None
            return Vague(ref), i + len(words)
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
    other = duration(t, j) if isinstance(first, Duration) else _simple(t, j)
    if other and isinstance(other[0], Calendar | Step | Weekday | Mention | Part | Edge | When | Ago):
        other = _with_clock(t, j, *other)
    if not other or not _alike(first, other[0]) or isinstance(other[0], Range):
        return first, end
    return Range(first, other[0], (i, end, j, other[1])), other[1]


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
