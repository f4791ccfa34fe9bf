"""The publication date as the first lines of a news text give it, and weekdays written beside a date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from factcheck.dates import lexicon as lex
from factcheck.dates.bounds import bounds
from factcheck.dates.find import find_dates
from factcheck.dates.model import DatePhrase
from factcheck.dates.tokens import Tokens
from factcheck.intervals import Days

__all__ = ["dateline", "weekday_of"]

_BYLINE: Final = lex.words("byline")
_HEAD_LINES, _LINE = 12, 160
_DASH: Final = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[-–—:]|--)\s*\S")
_LINES: Final = re.compile(r"[^\n]+")


def dateline(text: str) -> DatePhrase | None:
    """The publication date out of the first lines: a byline or a line with only a date, else a dateline.

    `ground` is "byline" or "dateline". A date without its year ("KYIV, Aug. 24 -") is given
    back only if nothing better is there, with an empty `edtf` and the reason.
    """
    yearless = None
    for number, line in enumerate(_LINES.finditer(text)):
        if number >= _HEAD_LINES:
            break
        found = _in_line(line[0][:_LINE], len(line[0]))
        if not found:
            continue
        found = replace(found, start=found.start + line.start(), end=found.end + line.start())
        if found.edtf:
            return found
        yearless = yearless or found
    return yearless


def _in_line(line: str, length: int) -> DatePhrase | None:
    """The date of one line, if the line is a byline or opens with a dateline."""
    days = [
        p
        for p in find_dates(line)
        if p.type in ("DATE", "TIME") and re.match(r"(\d{4}|XXXX)-\d\d-\d\d", p.timex)
    ]
    if not days:
        return None
    first = days[0]
    before, after = line[: first.start], line[first.end :]
    if length <= _LINE and _is_byline(before) and _is_byline(after):
        return replace(first, ground="byline")
    if _is_place(before) and _DASH.match(after):
        return replace(first, ground="dateline")
    return None


def _is_byline(rest: str) -> bool:
    """True if nothing but names, places and the words of a byline stand there."""
    t = Tokens(rest)
    if t.n > 16:
        return False
    return all(
        t.lows[i] in _BYLINE or not t.raws[i].isalpha() or t.capital(i) or t.lows[i] in lex.ZONES
        for i in range(t.n)
    ) and not rest.rstrip().endswith((".", "?", "!"))


def _is_place(rest: str) -> bool:
    """True for "KYIV, Ukraine, " or nothing: capitalised words and commas only."""
    t = Tokens(rest)
    return t.n <= 10 and all(t.capital(i) or t.lows[i] in (",", ".", "-", "/", "(", "of") for i in range(t.n))


def weekday_of(phrase: DatePhrase, text: str) -> tuple[int, Days] | None:
    """The ISO weekday (Monday 1 to Sunday 7) that a phrase names beside a full date, and that date.

    None if it names only one of the two, or the date could not be anchored to a day:
    "Monday, April 4" gives (1, that April 4), so that a rule can see whether they fit.
    """
    t = Tokens(text[phrase.start : phrase.end])
    named = [lex.WEEKDAYS[word] for word in t.lows if word in lex.WEEKDAYS]
    dated = any(word in lex.MONTHS for word in t.lows) or any(t.digits(i) == 4 for i in range(t.n))
    if len(named) != 1 or not dated or not re.match(r"\d{4}-\d\d-\d\d", phrase.timex) or "/" in phrase.timex:
        return None
    day = bounds(phrase.timex[:10])
    return (named[0], day) if day else None
