"""Calendar units: where a week, month, quarter, ... begins, what it is called, and how to step over them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["SEASON_CODES", "add_months", "begin", "clamp", "end", "name", "season", "step"]

SEASON_CODES = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


def clamp(year: int) -> int:
    """A year that `date` can hold."""
    return min(max(year, 1), 9998)


def add_months(day: date, months: int) -> date:
    """The day so many months on; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = clamp(index // 12), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def begin(unit: str, day: date) -> date:
    """The first day of the unit that the day lies in; of a weekend, the Saturday of its week."""
    if unit in ("D", "NI"):
        return day
    if unit in ("W", "FN"):
        return day - timedelta(day.weekday()) if day.toordinal() > 7 else day
    if unit == "WE":
        return day + timedelta(5 - day.weekday()) if day.year < 9999 else day
    size = _MONTHS_IN[unit]
    if size <= 12:
        return date(day.year, (day.month - 1) // size * size + 1, 1)
    years = size // 12
    return date(max(day.year // years * years, 1), 1, 1)


def step(unit: str, day: date, count: int) -> date:
    """The first day of the unit that lies `count` units after the one the day lies in."""
    first = begin(unit, day)
    if unit in _MONTHS_IN:
        return begin(unit, add_months(first, max(min(count, 10**5), -(10**5)) * _MONTHS_IN[unit]))
    days = count * {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}[unit]
    return date.fromordinal(min(max(first.toordinal() + days, 8), date.max.toordinal() - 8))


def end(unit: str, first: date) -> date:
    """The last day of the unit that begins on that day."""
    if unit in ("D", "NI"):
        return first
    if unit == "WE":
        return first + timedelta(1)
    if unit in ("W", "FN"):
        return first + timedelta(6 if unit == "W" else 13)
    return add_months(first, _MONTHS_IN[unit]) - timedelta(1)


def name(unit: str, first: date) -> tuple[str, str]:
    """The EDTF text and the TIMEX3 value of the unit that begins on that day."""
    year = f"{first.year:04d}"
    match unit:
        case "Y":
            return year, year
        case "M":
            return f"{year}-{first.month:02d}", f"{year}-{first.month:02d}"
        case "Q":
            quarter = (first.month + 2) // 3
            return f"{year}-{32 + quarter}", f"{year}-Q{quarter}"
        case "H":
            half = (first.month + 5) // 6
            return f"{year}-{39 + half}", f"{year}-H{half}"
        case "DE":
            return f"{year[:3]}X", year[:3]
        case "CE":
            century = year[:2] if first.year >= 100 else "00"
            return f"{century}XX", century
        case "W" | "WE" | "FN":
            iso = first.isocalendar()
            week = f"{iso.year:04d}-W{iso.week:02d}"
            return f"{first}/{end(unit, first)}", week + ("-WE" if unit == "WE" else "")
        case _:
            return str(first), str(first)


def season(code: str, year: int) -> tuple[str, str, date]:
    """A season of the northern year as EDTF, TIMEX3 and first day; winter runs into the year after."""
    number, month = SEASON_CODES[code]
    first = date(clamp(year), month, 1)
    edtf = f"{year:04d}-{number}" if code != "WI" else f"{year:04d}-12/{year + 1:04d}-02"
    return edtf, f"{year:04d}-{code}", first
