"""Closed intervals for figures and for days, and how two of them stand to each other.

A figure stands for every value that its wording and its rounding allow. Two
readings of the wording are kept apart:

- the *logical* bounds: "more than 3,200" allows [3200, inf);
- the *pragmatic* bounds: nobody writes "more than 3,200" for 45,000, so it is
  taken to end at the next round step, here 4,000.

All bounds are closed. Nothing in this module knows units, text or dates as words.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Bounds", "Days", "Fit", "Interval", "Relation", "compare", "compare_days", "logical", "pragmatic"]

ABOUT_SHARE = 0.1
"""How far "about" reaches on either side, as a share of the value: a convention of
this project (English "about" is rarely used beyond a tenth of the figure)."""


class Relation(StrEnum):
    """What the wording around a figure says of it."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UNDER = "under"
    OVER = "over"
    RANGE = "range"


class Fit(StrEnum):
    """How two figures stand to each other."""

    SAME = "same"  # one and the same value at the same precision
    COMPATIBLE = "compatible"  # some value satisfies both
    UNLIKELY = "unlikely"  # only the logical bounds meet
    DISJOINT = "disjoint"  # no value satisfies both


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of numbers, low <= high; either end may be infinite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: [{self.low}, {self.high}]")

    def meets(self, other: Interval) -> bool:
        """True if a number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def contains(self, other: Interval) -> bool:
        """True if every number of the other lies in this one."""
        return self.low <= other.low and other.high <= self.high


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure as an interval: its value, the last significant digit, the wording's relation.

    For a range, `value` is its lower and `value2` its upper end.
    """

    value: float
    precision: float = 0.0
    relation: Relation = Relation.EXACT
    value2: float | None = None

    @property
    def logical(self) -> Interval:
        """The values that the wording allows."""
        return logical(self.value, self.precision, self.relation, self.value2)

    @property
    def pragmatic(self) -> Interval:
        """The values for which a person would choose this wording."""
        return pragmatic(self.value, self.precision, self.relation, self.value2)


def logical(
    value: float, precision: float = 0.0, relation: Relation = Relation.EXACT, value2: float | None = None
) -> Interval:
    """The closed interval of values that the wording allows, rounding included.

    >>> logical(3200, 100, Relation.OVER)
    Interval(low=3200, high=inf)
    >>> logical(400, 100)
    Interval(low=350.0, high=450.0)
    """
    half = precision / 2
    floor = 0.0 if value >= 0 else -math.inf
    match relation:
        case Relation.OVER | Relation.AT_LEAST:
            return Interval(value, math.inf)
        case Relation.UNDER | Relation.AT_MOST:
            return Interval(min(floor, value), value)
        case Relation.ABOUT:
            reach = max(half, abs(value) * ABOUT_SHARE)
            return Interval(value - reach, value + reach)
        case Relation.NEARLY:  # short of the value, towards nought
            ends = sorted((value, value - math.copysign(max(half, abs(value) * ABOUT_SHARE), value)))
            return Interval(ends[0], ends[1])
        case Relation.RANGE:
            low, high = sorted((value, value if value2 is None else value2))
            return Interval(low - half, high + half)
        case _:
            return Interval(value - half, value + half)


def round_step(value: float) -> float:
    """The distance to the next round number that a writer would rather name.

    Figures under 20 step by 1 to 5, others by half or one unit of their leading digit:
    3,200 -> 800 (to 4,000), 45,000 -> 5,000, 700 million -> 100 million (to 800 million).
    """
    size = abs(value)
    if size < sys.float_info.min:  # zero, or too small for its leading digit to be told
        return 1.0
    lead = 10.0 ** math.floor(math.log10(size))
    digit = size / lead
    for stop in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0):
        if digit < stop - 1e-9:
            return max(stop * lead - size, lead / 4)
    return 10 * lead


def pragmatic(
    value: float, precision: float = 0.0, relation: Relation = Relation.EXACT, value2: float | None = None
) -> Interval:
    """The closed interval of values for which a person would choose this wording.

    It always lies inside the logical one.
    """
    allowed = logical(value, precision, relation, value2)
    step = max(round_step(value), precision)
    if math.isinf(allowed.high) and relation is Relation.AT_LEAST and value <= 1:
        return allowed  # "at least one" says that there is one, and no more
    if math.isinf(allowed.high):
        return Interval(allowed.low, value + step)
    if relation in (Relation.UNDER, Relation.AT_MOST):
        return Interval(
            max(allowed.low, min(value - step, value * 0.5 if value > 0 else value - step)), value
        )
    return allowed


def compare(a: Bounds, b: Bounds) -> Fit:
    """How two figures on one question at one time stand to each other; symmetric.

    Equal plain precision demands equal value: 400 and 500, both to the hundred, touch
    at 450 and are disjoint all the same (XBRL duplicates note: consistent facts).
    """
    plain = (Relation.EXACT, Relation.EXACT)
    if (a.relation, b.relation) == plain:
        if math.isclose(a.value, b.value, rel_tol=1e-9):
            return Fit.SAME
        if math.isclose(a.precision, b.precision, rel_tol=1e-9):
            return Fit.DISJOINT
    if not a.logical.meets(b.logical):
        return Fit.DISJOINT
    if not a.pragmatic.meets(b.pragmatic):
        return Fit.UNLIKELY
    return Fit.SAME if a == b else Fit.COMPATIBLE


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of calendar days."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"not an interval of days: {self.first} to {self.last}")

    def meets(self, other: Days) -> bool:
        """True if a day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Days) -> bool:
        """True if every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    @property
    def length(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def compare_days(a: Days, b: Days) -> Fit:
    """How two dates of one happening stand to each other; symmetric.

    Equal: the same; one inside the other: compatible, with different precision; a
    partial overlap: unlikely; no day in common: disjoint.
    """
    if a == b:
        return Fit.SAME
    if a.contains(b) or b.contains(a):
        return Fit.COMPATIBLE
    return Fit.UNLIKELY if a.meets(b) else Fit.DISJOINT
