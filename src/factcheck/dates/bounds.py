"""EDTF text -> closed interval of days, by strict bounds."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.intervals import Days

__all__ = ["bounds"]

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_QUALIFIED_SEASON = re.compile(r"(\d{4}-(?:2[1-9]|3\d|4[01]))[~?%]")
_DECADE_OR_CENTURY = re.compile(r"[0-9]{3}X|[0-9]{2}XX")
_QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))
_SEASONS = ((3, 5), (6, 8), (9, 11), (12, 12))
"""As the library bounds them: winter is December."""
_PARTS = {
    **{21 + i: months for i, months in enumerate(_SEASONS)},
    **{33 + i: months for i, months in enumerate(_QUARTERS)},
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> Days | None:
    """The closed interval of days that an EDTF text covers (strict bounds, no padding for "~").

    An open end is `date.min` or `date.max`. None if the text is empty, open on both
    sides, or has no day that a `date` can hold. Raises ValueError on text that is not
    EDTF, and on an unknown end ("2014/"), which EDTF bounds only by convention.
    """
    if not edtf or edtf == "../..":
        return None
    if edtf.count("/") == 1:
        first, last = (_end(part, edtf) for part in edtf.split("/"))
        if first is None and last is None:
            return None
        low = first.first if first else date.min
        high = last.last if last else date.max
        if low > high:
            raise ValueError(f"the interval ends before it begins: {edtf!r}")
        return Days(low, high)
    return _plain(edtf) or _library(edtf)


def _end(part: str, whole: str) -> Days | None:
    """One side of an interval; None if it is open."""
    if part == "..":
        return None
    if not part:
        raise ValueError(f"an interval with an unknown end: {whole!r}")
    return _plain(part) or _library(part)


def _plain(edtf: str) -> Days | None:
    """YYYY, YYYY-MM and YYYY-MM-DD without the library, which takes milliseconds; None for all else."""
    match = _PLAIN.fullmatch(edtf[:10] if edtf[10:] in ("~", "?", "%") else edtf)
    if not match:
        return _unspecified(edtf)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not year or (match[2] and not month):
        return None
    if month > 12:
        return _part(year, month) if not match[3] else None
    if match[3]:
        try:
            one = date(year, month, day)
        except ValueError:
            raise ValueError(f"no such day: {edtf!r}") from None
        return Days(one, one)
    if month:
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Days(date(year, 1, 1), date(year, 12, 31))


def _part(year: int, code: int) -> Days | None:
    """A season, quarter, quadrimester or half by its code, within the year."""
    months = _PARTS.get(code)
    if not months:
        return None
    return Days(date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1]))


def _unspecified(edtf: str) -> Days | None:
    """A decade (199X) or a century (19XX)."""
    if not _DECADE_OR_CENTURY.fullmatch(edtf):
        return None
    first = int(edtf.replace("X", "0"))
    return Days(date(first, 1, 1), date(int(edtf.replace("X", "9")), 12, 31)) if first else None


def _library(edtf: str) -> Days | None:
    """Anything else; its bounds are plain year numbers, which may lie outside what `date` holds."""
    from edtf import parse_edtf  # a sixth of a second, and few texts need it
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(_QUALIFIED_SEASON.sub(r"\1", edtf))
    except EDTFParseException as error:
        raise ValueError(f"not EDTF: {edtf!r}") from error
    first, last = _day(parsed.lower_strict(), date.min), _day(parsed.upper_strict(), date.max)
    if first is None or last is None or (first, last) == (date.min, date.max):
        return None
    if first > last:
        raise ValueError(f"it ends before it begins: {edtf!r}")
    return Days(first, last)


def _day(bound: Any, open_end: date) -> date | None:
    """A bound of the library as a day: a time tuple, or an infinity for an open end."""
    if isinstance(bound, float) and math.isinf(bound):
        return open_end
    year, month, day = bound[:3]
    return date(year, month, day) if 1 <= year <= 9999 else None
