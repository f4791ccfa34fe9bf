"""Dates and clock times, which are no quantities."""

from __future__ import annotations

from factcheck.quantities import numeral as numerals
from factcheck.quantities.tokens import GLUED, HYPHENS, SPACED, WRAPPED, Token, close
from factcheck.quantities.wordsets import FUNCTIONS, MONTHS, SETS, digits_at, lower_at


def _dotted(tokens: list[Token], at: int) -> int:
    """The index past a full stop of an abbreviation."""
    return at + 1 if lower_at(tokens, at) == "." and tokens[at].gap == GLUED else at


def _is_month(tokens: list[Token], at: int) -> bool:
    if not 0 <= at < len(tokens) or tokens[at].lower not in MONTHS:
        return False
    return tokens[at].lower not in SETS["month_words"] or tokens[at].text[0].isupper()


def is_year(digits: str) -> bool:
    """True for four digits that may name a year of a report."""
    return len(digits) == 4 and "1000" <= digits <= "2199"


def month_first(tokens: list[Token], at: int) -> int:
    """As in "March 27, 2008", "Aug. 1-3", "May 2019", "March 27 and 28"."""
    if not _is_month(tokens, at):
        return at
    nxt = _dotted(tokens, at + 1)
    if nxt < len(tokens) and tokens[nxt].gap > WRAPPED:
        return at
    digits = digits_at(tokens, nxt)
    if is_year(digits):
        return nxt + 1
    if not digits or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return at
    end = _day_end(tokens, nxt)
    if (
        end < len(tokens)
        and tokens[end].text in ".:"
        and digits_at(tokens, end + 1)
        and tokens[end].gap == GLUED
    ):
        return at
    return _year_end(tokens, end)


def _day_end(tokens: list[Token], at: int) -> int:
    """Past "27", "27th", "3-4", "3 and 4", "3 to 5", "3, 4 and 5"."""
    end = at + 1
    if lower_at(tokens, end) in numerals.SUFFIX_ORDINAL and tokens[end].gap == GLUED:
        end += 1
    listed = _listed_days(tokens, end)
    last = _other_day(tokens, listed)
    return last if last > listed else _other_day(tokens, end)


def _listed_days(tokens: list[Token], at: int) -> int:
    """Past ", 4" in "3, 4 and 5", and past the comma before "and"; days that do not rise are no list."""
    end, day = at, 0
    while lower_at(tokens, end) == "," and lower_at(tokens, end + 2) in (",", "and", "or", "&"):
        if not _may_be_day(tokens, end + 1) or int(tokens[end + 1].text) <= day:
            return at
        day, end = int(tokens[end + 1].text), end + 2
    return end + (end > at and lower_at(tokens, end) == ",")


def _may_be_day(tokens: list[Token], at: int) -> bool:
    digits = digits_at(tokens, at)
    return 0 < len(digits) <= 2 and 1 <= int(digits) <= 31


def _other_day(tokens: list[Token], end: int) -> int:
    """Past "-4", "and 4", "to 5" behind a day, if no noun follows that the number counts."""
    joined = end < len(tokens) and (tokens[end].text in HYPHENS or tokens[end].text == "/")
    joined = joined or lower_at(tokens, end) in ("and", "to", "or", "through")
    if joined and _may_be_day(tokens, end + 1):
        after = end + 2
        if tokens[end].kind == "s" or not close(tokens, after) or tokens[after].kind != "w":
            return after + (lower_at(tokens, after) in numerals.SUFFIX_ORDINAL)
        if lower_at(tokens, after) in numerals.SUFFIX_ORDINAL:
            return after + 1
        if tokens[after].lower in FUNCTIONS or _is_month(tokens, after):
            return after
    return end


def _year_end(tokens: list[Token], at: int) -> int:
    """Past ", 2008", "2008"."""
    nxt = at + 1 if lower_at(tokens, at) == "," else at
    if nxt < len(tokens) and is_year(digits_at(tokens, nxt)) and tokens[nxt].gap <= WRAPPED:
        return nxt + 1
    return at


def date_end(tokens: list[Token], at: int) -> int:
    """As in "27 March 2008", "3-5 May", "27th of March", "1970s", "2018/19", "2024-08-24", "1/2/2024"."""
    digits = tokens[at].text
    if (
        len(digits) == 8
        and "1900" <= digits[:4] <= "2099"
        and "01" <= digits[4:6] <= "12"
        and digits[6:] <= "31"
    ):
        return at + 1  # "20231105"
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        end = _day_end(tokens, at)
        end += lower_at(tokens, end) == "of"
        if _is_month(tokens, end) and tokens[end].gap <= WRAPPED:
            return _year_end(tokens, _dotted(tokens, end + 1))
    if (
        len(digits) in (2, 4)
        and lower_at(tokens, at + 1) == "s"
        and tokens[at + 1].gap == GLUED
        and digits[-1] == "0"
    ):
        return at if digits in ("10", "1000") and lower_at(tokens, at + 2) == "of" else at + 2
    if is_year(digits) and _year_pair(tokens, at):
        return _chain(tokens, at)
    return _slashed(tokens, at)


def _year_pair(tokens: list[Token], at: int) -> bool:
    """As in "2018/19", "2014-2017", "2024-08-24"."""
    if at + 2 >= len(tokens) or tokens[at + 1].gap != GLUED or tokens[at + 2].gap != GLUED:
        return False
    joint, first, second = tokens[at + 1].text, tokens[at].text, digits_at(tokens, at + 2)
    if joint not in HYPHENS and joint != "/":
        return False
    return len(second) == 2 or (is_year(second) and "1500" <= first < second <= "2100")


def _chain(tokens: list[Token], at: int) -> int:
    """Past digits joined by hyphens or slashes."""
    end = at + 1
    while (
        end + 1 < len(tokens) and tokens[end].gap == GLUED and tokens[end + 1].kind == "d"
        and (tokens[end].text in HYPHENS or tokens[end].text == "/") and tokens[end + 1].gap == GLUED
    ):  # fmt: skip
        end += 2
    return end


def _slashed(tokens: list[Token], at: int) -> int:
    if lower_at(tokens, at + 1) != "/" or not digits_at(tokens, at + 2):
        return at
    end = _chain(tokens, at)
    if end - at > 3:
        return end
    return end if f"{tokens[at].text}/{digits_at(tokens, at + 2)}" in SETS["names"] else at


def short_year(tokens: list[Token], at: int) -> bool:
    """As in "'82", "iLife '11"."""
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    counts = after is not None and after.gap > GLUED and after.text.islower() and after.lower not in FUNCTIONS
    ends = after is None or after.gap > GLUED or after.text in ".,;:)?!s"
    if counts and tokens[at].gap > GLUED:
        return False  # a quotation that starts with a figure
    worded = at == 0 or tokens[at].gap > GLUED or tokens[at - 1].kind == "w"
    return len(tokens[at + 1].text) == 2 and tokens[at + 1].gap == GLUED and ends and worded


def clock(tokens: list[Token], at: int) -> int:
    """As in "18:05", "5 p.m.", "10.45pm", "1500 GMT", "5 o'clock"."""
    end = at + 1
    digits = tokens[at].text
    colon = False
    while (
        lower_at(tokens, end) == ":"
        and digits_at(tokens, end + 1)
        and tokens[end].gap == tokens[end + 1].gap == GLUED
    ):
        end, colon = end + 2, True
    if lower_at(tokens, end) == ":" and tokens[end].gap == GLUED and len(digits_at(tokens, end + 1)) == 2:
        late = _meridiem(tokens, end + 2)  # "8: 00 am", as some texts set it
        if late > end + 2:
            return late
    minutes = digits_at(tokens, end + 1) if lower_at(tokens, end) == "." else ""
    tail = end + 2 if len(minutes) == 2 and len(digits) <= 2 else end
    past = _meridiem(tokens, tail)
    if past > tail:
        return past
    if tail > end and lower_at(tokens, at - 1) == "the" and lower_at(tokens, tail) in SETS["clock_after"]:
        return tail
    if colon:
        return end
    if len(digits) in (3, 4) and lower_at(tokens, end) in SETS["zones"] and tokens[end].gap <= SPACED:
        local = tokens[end].lower not in ("hours", "hrs", "local", "z") or digits[0] == "0"
        return end + 1 if local or tokens[end].lower == "local" else at
    if lower_at(tokens, end) == "o" and end + 2 < len(tokens) and tokens[end + 2].lower == "clock":
        return end + 3
    return at


def _meridiem(tokens: list[Token], at: int) -> int:
    if not close(tokens, at) or tokens[at].gap > SPACED:
        return at
    word = tokens[at].lower
    if word in SETS["meridiem"] and (
        tokens[at].text == "AM" or tokens[at].text.islower() or tokens[at].text == "PM"
    ):
        return at + 1
    dotted = lower_at(tokens, at + 1) == "." and tokens[at + 1].gap == GLUED
    if word in ("a", "p") and dotted and lower_at(tokens, at + 2) == "m":
        return _dotted(tokens, at + 3)
    return at


def spelt_clock(tokens: list[Token], at: int) -> int:
    """As in "five o'clock", "six p.m."."""
    if tokens[at].lower in ("half", "quarter") and lower_at(tokens, at + 1) in ("past", "to"):
        hour = lower_at(tokens, at + 2)
        return at + 3 if hour in numerals.UNITS or hour.isdecimal() else at
    if tokens[at].lower not in numerals.UNITS:
        return at
    if (
        lower_at(tokens, at + 1) == "o"
        and lower_at(tokens, at + 3) == "clock"
        and tokens[at + 2].gap == GLUED
    ):
        return at + 4
    end = _meridiem(tokens, at + 1)
    return end if end > at + 1 else at
