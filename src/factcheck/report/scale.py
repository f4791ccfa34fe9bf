"""Axes of a chart: where a value or a day falls, and the round steps that are written beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Axis", "day_ticks", "value_axis"]

LOG_FROM = 400
"""The largest value as a multiple of the smallest from which an axis is logarithmic."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps values between `low` and `high` to `start` to `end` on the page; `ticks` are round values."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where the value falls; a value outside stands at the edge."""
        low, high, value = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        share = (value - low) / (high - low) if high > low else 0.5
        return self.start + share * (self.end - self.start)


def value_axis(values: Sequence[float], start: float, end: float) -> Axis:
    """An axis over values: from zero where that costs little, logarithmic where they differ by orders."""
    low, high = min(values), max(values)
    positive = [value for value in values if value > 0]
    if low >= 0 and positive and high / min(positive) > LOG_FROM:
        least, most = math.floor(math.log10(min(positive))), math.ceil(math.log10(high))
        decades = max(1, math.ceil((most - least) / 6))
        ticks = tuple(10.0**n for n in range(least, most + 1, decades))
        # Zero has no place on such an axis: it gets the foot, a step below.
        foot = 10.0 ** (least - 1) if low <= 0 else 10.0**least
        return Axis(foot, 10.0**most, start, end, ((0.0,) if low <= 0 else ()) + ticks, logarithmic=True)
    if 0 <= low < 0.6 * high:
        low = 0.0
    elif -0.6 * abs(low) < high <= 0:
        high = 0.0
    step = _round_step((high - low) or abs(high) or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    if first == last:
        last += 1
    ticks = tuple(_tidy(n * step) for n in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], start, end, ticks)


def _round_step(span: float) -> float:
    """A step of 1, 2, 2.5 or 5 times a power of ten that divides the span in about five."""
    raw = span / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next((power * n for n in (1, 2, 2.5, 5) if raw <= power * n * 1.0001), power * 10)


def _tidy(value: float) -> float:
    return float(f"{value:.10g}")


def day_ticks(first: date, last: date, most: int = 8) -> list[tuple[float, str]]:
    """Round days from `first` to `last`, as ordinals, with their names: days, months or years.

    A single day is marked at its noon, a month or a year where it begins.
    """
    found, noon = _ticks(first, last, most), (last - first).days < 62
    return [(day.toordinal() + (0.5 if noon else 0), name) for day, name in found]


def _ticks(first: date, last: date, most: int) -> list[tuple[date, str]]:
    span = (last - first).days + 1
    if span <= most:
        return [(day, _day(day)) for day in (first + timedelta(n) for n in range(span))]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= 62:
        step = math.ceil(span / most)
        return [(day, _day(day)) for day in (first + timedelta(n) for n in range(0, span, step))]
    if months <= 3 * most:
        step = next(n for n in (1, 2, 3, 6) if months / n <= most)
        found = [_month(first, n) for n in range(months + 1)]
        return [
            (d, f"{_MONTHS[d.month - 1]} {d.year}") for d in found if (d.month - 1) % step == 0 and d <= last
        ]
    years = last.year - first.year + 1
    step = next((n for n in (1, 2, 5, 10, 20, 50, 100) if years / n <= most), 500)
    return [
        (date(y, 1, 1), str(y))
        for y in range(first.year, last.year + 1)
        if y % step == 0 and date(y, 1, 1) >= first
    ]


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _month(first: date, number: int) -> date:
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)
