"""When a row says that something happened, with the room that its wording leaves."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from factcheck.dates import bounds
from factcheck.intervals import Days

__all__ = ["days_apart", "days_told", "issued_of", "roomy"]

_BY_TODAY = re.compile(r"\b(?:today|yesterday|tonight|tomorrow|this morning|last night)\b", re.I)


def days_told(row: Any) -> Days | None:
    """The days on which it was, or began: "since 1987" is some day of 1987.

    "six months ago" may be a month more or less, and "today" the day before or after, where
    a report was written in another time zone.
    """
    edtf = str(row.date)
    if not row.date_from and not edtf:
        return None
    if edtf.endswith("/.."):
        return bounds(edtf.removesuffix("/.."))
    if not row.date_from or not row.date_to:
        return None
    days = Days(date.fromisoformat(row.date_from), date.fromisoformat(row.date_to))
    if edtf.endswith("~"):
        return _with_neighbours(days)
    if days.length == 1 and _BY_TODAY.search(row.mention):
        return Days(days.first - _ONE, days.last + _ONE)
    return days


_ONE = timedelta(days=1)


def _with_neighbours(days: Days) -> Days:
    """A month or a year with the one before and the one after; other dates as they are."""
    if days.length > 366 or days.length < 28:
        return days
    before, after = days.first - _ONE, days.last + _ONE
    if days.length > 31:
        return Days(before.replace(month=1, day=1), after.replace(month=12, day=31))
    following = (after.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Days(before.replace(day=1), following - _ONE)


def roomy(a: Any, b: Any) -> bool:
    """True if the days of two happenings meet, or one is not known."""
    return a.days is None or b.days is None or bool(a.days.meets(b.days))


def issued_of(row: Any) -> Days | None:
    """When the report of a row was published; None if it does not say so."""
    if not row.as_of_from or not row.as_of_to:
        return None
    return Days(date.fromisoformat(row.as_of_from), date.fromisoformat(row.as_of_to))


def days_apart(a: Any, b: Any) -> int:
    """Days between two happenings; 0 where they meet or one is not dated."""
    if a.days is None or b.days is None:
        return 0
    gap = max(a.days.first, b.days.first) - min(a.days.last, b.days.last)
    return max(0, int(gap.days))
