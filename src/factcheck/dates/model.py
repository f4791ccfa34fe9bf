"""What a date phrase is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.intervals import Days

__all__ = ["Anchor", "DatePhrase", "Role", "TimexType"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Role = Literal["at", "since", "until", "within", "duration", "vague"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A happening that a text dates by, and when it was: ("conflict", "2014-02")."""

    phrase: str
    edtf: str


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase found in a text; `text[start:end]` is the mention, without "since", "by", "on"."""

    start: int
    end: int
    edtf: str
    """ISO 8601-2: "2023-08-25", "2015-09/..", "2014-37"; empty if it cannot be anchored in the calendar."""
    days: Days | None
    """The closed interval of days of `edtf`; an open end is `date.min` or `date.max`."""
    type: TimexType
    timex: str
    """The TIMEX3 value of the mention alone: "2015-09", "P2Y", "PRESENT_REF", "2013-02-12T15:00"."""
    role: Role
    """What the words before it make of it: "since September 2015", "over the last three years" (within)."""
    ground: str
    """What it stands on: absolute, reference, reference-month, reference-year, weekday, nearest,
    mention (the date before it), holiday, anchor, byline, dateline."""
    reason: str = ""
    """Why `edtf` is empty, or why it is in doubt."""
    zone: str = ""
    """The time zone of a clock time as written: "GMT", "local time"."""
    modifier: str = ""
    """TIMEX3 `mod` of the wording: START, MID, END, APPROX, MORE_THAN, LESS_THAN, ..."""
    alternatives: tuple[str, ...] = ()
    """Other readings as EDTF: of "10/11/2011" both 10 November and October 11."""
    parts: tuple[DatePhrase, ...] = ()
    """For "from A to B": the two ends, as phrases of their own."""
