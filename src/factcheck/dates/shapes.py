"""What the grammar reads, before it is anchored: the shapes that a date phrase may have.

Nothing here knows the reference date. Units are coded as in TIMEX3: Y M W D Q DE CE WE NI H MIN S,
and FN for a fortnight.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Ago",
    "Calendar",
    "Clock",
    "Duration",
    "Edge",
    "Event",
    "Every",
    "Expr",
    "Fiscal",
    "Mention",
    "Named",
    "Nth",
    "Part",
    "Range",
    "Step",
    "Vague",
    "Weekday",
    "When",
    "Window",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """Year, month, day as far as they are named; `year_step` is -1 for "... last year"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_step: int | None = None
    step: int | None = None  # "last September": -1, "next June": 1, "this May": 0
    swapped: bool = False  # a numeric date that may be read with day and month exchanged
    era: int = 1  # -1 for BC
    by_mention: bool = False  # "the following April"


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year, by the year or the two years that name it; when it begins differs by country."""

    year: int
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A season, quarter ("Q"), half ("H"), decade ("DE": its first year) or century ("CE": its number)."""

    kind: str
    number: int
    year: int | None = None
    year_step: int | None = None
    step: int | None = None
    season: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 to 7; step as in `Calendar`; week counts from this week if it is named."""

    weekday: int
    step: int | None = None
    by_mention: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Calendar units counted from the reference: "last month", "this week", "yesterday"."""

    unit: str
    step: int
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Units counted from the date mentioned last: "that day", "the following year", "two days later"."""

    unit: str
    step: float | None
    mod: str = ""
    same_grain: bool = False  # "a year earlier" after a month is that month
    current: bool = False  # "the month": the present one in news, the one told of in a history
    year_apart: bool = False  # "the same month last year"


@dataclass(frozen=True, slots=True)
class Ago:
    """A number of units before (negative) or after the reference: "two years ago", "in three days"."""

    unit: str
    number: float | None
    exact: bool = False
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The last or next so many units, up to or from the reference; number None is "recent", "coming"."""

    unit: str
    number: float | None
    side: int
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; number None is "several"; `more` holds further pairs: "2 hours and 30 minutes"."""

    unit: str
    number: float | None
    mod: str = ""
    more: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Every:
    """A set of times, by its TIMEX3 value."""

    timex: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""

    timex: str


@dataclass(frozen=True, slots=True)
class Edge:
    """START, MID, END of something, or EARLIER, LATER in it."""

    edge: str
    inner: Expr


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (negative: from the end) unit, `count` of them: "the first three months of 2013"."""

    number: int
    unit: str
    inner: Expr
    count: int = 1
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A named day, the country beside it, and its year if that is named."""

    name: str
    country: str = ""
    year: int | None = None
    year_step: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or a part of the day."""

    hour: int = -1
    minute: int = -1
    second: int = -1
    zone: str = ""
    part: str = ""
    mod: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A clock time with its date, if one is named."""

    clock: Clock
    date: Expr | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event that dates something: "the conflict began"."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both included, with the tokens of each: (start, end, start, end)."""

    first: Expr
    last: Expr
    places: tuple[int, int, int, int] | None = None


Expr = (
    Calendar | Fiscal | Part | Weekday | Step | Mention | Ago | Window | Duration | Every | Vague | Edge | Nth | Named
    | When | Event | Range
)  # fmt: skip
