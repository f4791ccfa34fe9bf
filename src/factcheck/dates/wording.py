"""EDTF text as people write it, and distances between dates."""

from __future__ import annotations

import re
from calendar import monthrange

from factcheck.intervals import Days

__all__ = ["months_between", "plain"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_QUARTERS = ("first", "second", "third", "fourth")
_PARTS = {
    **{21 + i: _SEASONS[i % 4] for i in range(12)},
    **{33 + i: f"the {word} quarter of" for i, word in enumerate(_QUARTERS)},
    37: "early",
    38: "mid-",
    39: "late",
    40: "the first half of",
    41: "the second half of",
}
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_THIRDS = {(1, 10): "early", (11, 20): "mid-", (21, 0): "late"}


def plain(edtf: str) -> str:
    """An EDTF text as people write it: "24 August 2025", "since September 2015", "early 2014".

    What it does not know it gives back unchanged; the empty text is "an unknown date".
    """
    if not edtf:
        return "an unknown date"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if last == "..":
        return f"since {_one(first)}"
    if first == "..":
        return f"until {_one(last)}"
    return _third_of_month(first, last) or _decade_part(first, last) or _span(_one(first), _one(last))


def _one(edtf: str) -> str:
    """A single date."""
    bare = edtf.rstrip("~?%")
    about = "about " if edtf[len(bare) :] in ("~", "%") else ""
    day, clock, time = bare.partition("T")
    if re.fullmatch(r"\d{3}X", bare):
        return f"{about}the {bare[:3]}0s"
    if re.fullmatch(r"\d\dXX", bare):
        return f"{about}the {_ordinal(int(bare[:2]) + 1)} century"
    match = _DATE.fullmatch(day)
    if not match:
        return edtf
    year = "" if match[1] == "XXXX" else match[1]
    number = int(match[2] or 0)
    if number in _PARTS:
        return about + f"{_PARTS[number]} {year}".replace("- ", "-")
    if number > 12 or (match[2] and not number):
        return edtf
    words = [str(int(match[3])) if match[3] else "", _MONTHS[number - 1] if number else "", year]
    return about + " ".join(word for word in words if word) + (f", {time[:5]}" if clock else "")


def _third_of_month(first: str, last: str) -> str:
    """Early, mid or late in one month, if the interval is that."""
    a, b = first.rstrip("~"), last.rstrip("~")
    if a == first and b == last:
        return ""
    if len(a) != 10 or a[:7] != b[:7] or not _DATE.fullmatch(a) or not _DATE.fullmatch(b) or "X" in a + b:
        return ""
    days = int(a[8:]), int(b[8:])
    if not 1 <= int(a[5:7]) <= 12 or not int(a[:4]):
        return ""
    length = monthrange(int(a[:4]), int(a[5:7]))[1]
    word = _THIRDS.get((days[0], 0 if days[1] == length else days[1]))
    return f"{word} {_one(a[:7])}".replace("- ", "-") if word else ""


def _decade_part(first: str, last: str) -> str:
    """The early, mid or late years of a decade, written as an interval of about years."""
    if not (re.fullmatch(r"\d{4}~", first) and re.fullmatch(r"\d{4}~", last)) or first[:3] != last[:3]:
        return ""
    word = {"03": "early ", "46": "mid-", "79": "late "}.get(first[3] + last[3])
    return f"the {word}{first[:3]}0s" if word else ""


def _span(first: str, last: str) -> str:
    """ "28 to 30 April 2017", "April to June 2017", "2014 to 2018": what both ends share is said once."""
    a, b = first.split(), last.split()
    if len(a) == len(b):
        while len(a) > 1 and a[-1] == b[-1]:
            a, b = a[:-1], b[:-1]
    return f"{' '.join(a)} to {last}"


def _ordinal(number: int) -> str:
    """21 -> "21st"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def months_between(a: Days, b: Days) -> float:
    """The months from the middle of one interval of days to the middle of another; negative if b is earlier.

    An average month has 30.436875 days. Days at `date.min` or `date.max`, the open ends,
    are taken at the closed end.
    """
    return (_middle(b) - _middle(a)) / 30.436875


def _middle(days: Days) -> float:
    """The ordinal of the middle day, or of the closed end."""
    first, last = days.first.toordinal(), days.last.toordinal()
    if days.first == days.first.min:
        return last
    if days.last == days.last.max:
        return first
    return (first + last) / 2
