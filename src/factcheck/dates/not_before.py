"""The earliest day on which a text can have been published: the latest one on which it says that something happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import Final

from factcheck.dates.bounds import bounds
from factcheck.dates.find import find_dates
from factcheck.dates.tense import Tenses
from factcheck.dates.tokens import Tokens

__all__ = ["GROUND", "is_open", "not_before"]

GROUND: Final = "not before (in the text)"
"""The ground of a publication date that is only a bound."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD: Final = frozenset(("for", "by", "until", "till", "before"))
"""Words before a date that lie ahead of what is told: "put off until 3 July"."""


def not_before(text: str) -> str:
    """EDTF with an open end: "2013-07-03/.." where a text tells in the past tense of 3 July 2013.

    "" where it tells of no such day. Only days written out with their year count, and only under a verb of the past.
    """
    t = Tokens(text)
    tenses = Tenses(t)
    days = []
    for phrase in find_dates(text):
        if (
            phrase.type not in ("DATE", "TIME")
            or phrase.ground != "absolute"
            or not _DAY.fullmatch(phrase.edtf)
        ):
            continue
        first = bisect_left(t.starts, phrase.start)
        last = bisect_left(t.starts, phrase.end)
        if t.low(first - 1) not in _AHEAD and tenses.around(first, last) < 0:
            days.append(phrase.edtf)
    return f"{max(days)}/.." if days else ""


def is_open(edtf: str) -> bool:
    """True for a publication date that is only a bound: it says after which day, not when."""
    days = bounds(edtf)
    return days is not None and (days.first == date.min or days.last == date.max)
