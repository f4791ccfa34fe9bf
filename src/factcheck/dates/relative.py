"""Dates told from the day of publication or from the date mentioned before."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import month, weekday
from factcheck.dates.figures import exists
from factcheck.dates.named import named
from factcheck.dates.numbers import duration
from factcheck.dates.shapes import (
    Ago,
    Calendar,
    Clock,
    Duration,
    Expr,
    Mention,
    Named,
    Part,
    Step,
    Weekday,
    When,
    Window,
)  # fmt: skip
from factcheck.dates.tokens import Tokens

__all__ = ["ahead", "counted", "deictic", "stepped", "the_unit", "year_earlier"]

Found = tuple[Expr, int] | None
_LAST, _NEXT, _THIS = lex.words("last"), lex.words("next"), lex.words("this")
_BACK, _ON, _SAME = lex.words("back_by_mention"), lex.words("on_by_mention"), lex.words("same_as_mention")
_WITHIN = lex.words("within")
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PROGRAMMES = lex.words("programme_words")
_TOMORROW = lex.words("deictic_day_after")
_LONG = frozenset(("past", "coming"))
_YEAR_KINDS = frozenset(("calendar", "fiscal", "financial", "full", "school", "academic"))
_CLAUSE = frozenset(("in", "at", "and", "when", "with", "as", "but", "while", "or", "by", "because"))
_SUB_DAY = lex.words("sub_day")


def deictic(t: Tokens, i: int) -> Found:
    """ "today", "yesterday", "tonight", "the day before yesterday", "last night", "this morning"."""
    word = t.low(i)
    if t.capital(i) and t.low(i - 1) in _PROGRAMMES and t.capital(i - 1):
        return None
    if word in _TOMORROW:
        return Step("D", 1), i + 1
    if word in _DEICTIC and not (t.raw(i).isupper() and t.low(i + 1) == "'"):
        return Step("D", _DEICTIC[word]), i + 1
    if word in ("tonight", "tonite"):
        return When(Clock(part="NI"), Step("D", 0)), i + 1
    j = i + (word == "the")
    if (
        t.low(j) == "day"
        and t.low(j + 2) in ("yesterday", "tomorrow")
        and t.low(j + 1) in ("before", "after")
    ):
        return Step("D", -2 if t.low(j + 2) == "yesterday" else 2), j + 3
    return None


def stepped(t: Tokens, i: int) -> Found:
    """ "last month", "the past three years", "this summer", "next June", "last Monday", "this past week"."""
    if t.capital(i) and t.low(i - 1) in _PROGRAMMES and t.capital(i - 1):
        return None
    j = i + (t.low(i) in ("the", "these", "those", "its", "his", "her", "their", "our"))
    plural = t.low(i) in ("these", "those")
    word = t.low(j)
    if word == "this" and t.low(j + 1) in _LAST | _NEXT:
        j += 1
        word = t.low(j)
    step = -1 if word in _LAST else 1 if word in _NEXT else 0 if word in _THIS else None
    if step is None or plural:
        return None
    if t.low(j + 1) == "-":
        return None
    if word == "recent":
        return _recent(t, j + 1)
    return _stepped_unit(t, i, j + 1, step, word) or _stepped_name(t, i, j + 1, step)


def _stepped_unit(t: Tokens, i: int, j: int, step: int, word: str) -> Found:
    """The unit or the part of the day after "last", "this", "next", with or without a number."""
    definite = t.low(i) == "the"
    j += t.low(j) in _YEAR_KINDS and t.low(j + 1) in lex.SINGULAR
    unit = lex.SINGULAR.get(t.low(j), "")
    if unit and unit not in _SUB_DAY:
        if t.low(j + 1) == "-" and t.glued(j + 1):
            return None
        over = t.low(i - 1) in _WITHIN and (word == "next" or t.low(i - 1) != "in")
        shape = _one_unit(unit, step, word, definite, over)
        return (shape, j + 1) if shape else None
    part = lex.DAY_PARTS.get(t.low(j), "")
    if len(part) == 2 and t.low(j) not in ("midday", "dawn"):
        day = Mention("D", 1) if word in _ON and definite else Step("D", step)
        return When(Clock(part=part), day), j + 1
    return _window(t, j, step) if step else None


def _one_unit(unit: str, step: int, word: str, definite: bool, over: bool) -> Expr | None:
    """One unit: "last month", "the previous month" from the date mentioned, "the past year" as a window."""
    if unit == "NI":
        return When(Clock(part="NI"), Step("D", step)) if word != "past" else None
    if unit == "D":
        side = 1 if definite and word in _ON else -1 if word in _BACK else 0
        return Mention("D", side) if side else None
    if over and definite and word == "next":
        return Window(unit, 1, 1)
    if word in _BACK or (definite and word in _ON - {"coming"}):
        return Mention(unit, step)
    long = unit in ("DE", "CE") and step < 0
    if unit != "Q" and (word in _LONG or (definite and (long or (over and word == "last")))):
        return Window(unit, 1, step)
    return Step(unit, step)


def _window(t: Tokens, j: int, step: int) -> Found:
    """ "three years", "few months", "months" after "last" or "next"."""
    found = duration(t, j)
    if not found or (t.low(found[1]) in ("of",) and step > 0):
        return None
    length = found[0]
    if t.low(found[1] - 1) in lex.SINGULAR and t.low(j) not in ("couple",) and length.number not in (1, 0.5):
        return None
    return Window(length.unit, length.number, step), found[1]


def _recent(t: Tokens, j: int) -> Found:
    """ "recent years"."""
    unit = lex.PLURAL.get(t.low(j), "")
    return (Window(unit, None, -1), j + 1) if unit and unit not in _SUB_DAY else None


def _stepped_name(t: Tokens, i: int, j: int, step: int) -> Found:
    """A month, weekday, season, quarter or named day after "last", "this", "next"."""
    definite = t.low(i) == "the"
    told = t.low(j - 1) in (_BACK | _ON - {"next"}) or (definite and t.low(j - 1) == "next")
    value = month(t, j)
    if value:
        end = j + 1 + (t.low(j) in lex.MONTH_ABBREVIATIONS and t.low(j + 1) == ".")
        if t.digits(end) == 4:
            return None
        day = t.number(end, 1, 31) if t.digits(end) <= 2 else None
        if day and not exists(Calendar(month=value, day=day)):
            return None
        return Calendar(month=value, day=day, step=step, by_mention=told and bool(step)), end + bool(day)
    if value := weekday(t, j):
        return Weekday(value, step, step if definite and told else None), j + 1
    if t.low(j) in lex.SEASONS and not (definite and t.low(j) == "fall"):
        return Part("season", 0, step=step, season=lex.SEASONS[t.low(j)]), j + 1
    day_found = named(t, j)
    if day_found and day_found[0].year is None:
        return Named(day_found[0].name, day_found[0].country, step=step), day_found[1]
    return None


def the_unit(t: Tokens, i: int) -> Found:
    """ "that day", "the same month", "the year before", "the next morning"."""
    j = i + (t.low(i) in ("the", "that"))
    if (t.low(j) in ("same", "very") and j > i) or (t.low(i) == "that" and j == i + 1):
        k = j + (t.low(j) in ("same", "very"))
        unit = lex.SINGULAR.get(t.low(k), "")
        if t.low(k) in lex.DAY_PARTS and len(lex.DAY_PARTS[t.low(k)]) == 2:
            return When(Clock(part=lex.DAY_PARTS[t.low(k)]), Mention("D", 0)), k + 1
        if unit and unit not in _SUB_DAY and unit != "NI":
            return _year_apart(t, k + 1, unit) or (Mention(unit, 0), k + 1)
        if t.low(k) in ("period", "time", "point") and j > i:
            return _year_apart(t, k + 1, "")
        return None
    unit = lex.SINGULAR.get(t.low(j), "")
    if (
        t.low(i) == "the"
        and unit in ("D", "W", "M", "Y")
        and t.low(j + 1) in ("before", "after", "previous", "earlier")
    ):
        if (
            t.low(j + 1) in ("before", "after")
            and t.low(j + 2) in ("last", "next")
            and t.low(j + 2) != t.low(j + 1)
        ):
            return Step(unit, -2 if t.low(j + 2) == "last" else 2), j + 3
        if t.low(j + 1) in ("before", "after") and t.raw(j + 2).isalnum() and t.low(j + 2) not in _CLAUSE:
            return None
        return Mention(unit, 1 if t.low(j + 1) == "after" else -1), j + 2
    return None


def year_earlier(t: Tokens, i: int) -> Found:
    """ "the year-earlier quarter", "the year-ago period"."""
    j = i + (t.low(i) in ("the", "a"))
    if t.low(j) == "year" and t.low(j + 1) == "-" and t.low(j + 2) in ("earlier", "ago") and t.glued(j + 1):
        unit = lex.SINGULAR.get(t.low(j + 3), "")
        return Mention(unit if unit not in _SUB_DAY else "", -1, year_apart=True), j + 3 + bool(
            unit or t.low(j + 3) == "period"
        )
    return None


def _year_apart(t: Tokens, j: int, unit: str) -> Found:
    """ "the same month a year ago", "the same period last year": the date mentioned last, a year before."""
    j += t.low(j) in ("of", "in")
    if t.low(j) in ("a", "one") and t.low(j + 1) == "year" and t.low(j + 2) in ("ago", "earlier", "before"):
        return Mention(unit, -1, year_apart=True), j + 3
    j += t.low(j) == "the"
    if t.low(j) in ("last", "previous", "prior") and t.low(j + 1) == "year":
        return Mention(unit, -1, year_apart=True), j + 2
    return None


def counted(t: Tokens, i: int, length: Duration, end: int) -> tuple[Expr, int]:
    """What follows a length of time: "ago", "later", "earlier", "from now"; else it stays a length."""
    after = t.low(end)
    if after == "ago":
        exact = t.low(end + 1) in ("today", "yesterday") or length.unit == "D"
        return Ago(length.unit, None if length.number is None else -length.number, exact), end + 1
    if after == "from" and t.low(end + 1) in ("now", "today"):
        return Ago(length.unit, length.number, True), end + 2
    if after == "hence":
        return Ago(length.unit, length.number), end + 1
    if after in ("later", "earlier", "afterward", "afterwards") and t.low(end + 1) != "than":
        sign = -1 if after == "earlier" else 1
        return Mention(
            length.unit, None if length.number is None else sign * length.number, same_grain=True
        ), end + 1
    return length, end


def ahead(t: Tokens, i: int) -> Found:
    """ "in three days' time", "in a week's time"."""
    found = duration(t, i)
    if not found:
        return None
    j = found[1]
    if t.low(j) == "s" or (t.low(j) in ("'", "’")):
        k = j + 1 + (t.low(j + 1) == "s" and t.glued(j + 1))
        if t.low(k) == "time":
            return Ago(found[0].unit, found[0].number), k + 1
    return None
