"""Publication dates: EDTF, checked; the plain ways of writing a day that leave no doubt are taken too."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["check_issued"]

EDTF_DAY = re.compile(r"(\d{4})(?:-([01]\d)(?:-(\d\d))?)?([~?%]?)")
TIME_OF_DAY = re.compile(r"(?<=\d)(?:T|\s+|,\s+|\s+at\s+)\d\d?:\d\d.*", re.DOTALL | re.IGNORECASE)
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAY_FIRST = re.compile(
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+{MONTH},?[\s-]+(?P<year>\d{{4}})", re.IGNORECASE
)
MONTH_FIRST = re.compile(
    rf"{MONTH}(?:\s+(?P<day>\d\d?)(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE
)
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)|(\d{4})(\d\d)(\d\d)")
MAX_LENGTH = 80
MEND = "write it as YYYY-MM-DD, YYYY-MM or YYYY"


def check_issued(value: str) -> str:
    """The date as EDTF; ValueError, with the mend, if it is none or cannot be.

    A time of day is cut off: what is asked for is the day as the publisher
    wrote it. 03/04/2024, which is two days, is refused.
    """
    text = WEEKDAY.sub("", TIME_OF_DAY.sub("", value.strip()[:MAX_LENGTH])).strip()
    if not text:
        return ""
    found = EDTF_DAY.fullmatch(text)
    if found:
        _check_day(value, *found.groups()[:3])
        return text
    words = DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    if words:
        month = f"{MONTHS.index(words['month'].lower()) + 1:02}"
        day = words["day"] and f"{int(words['day']):02}"
        return _check_day(value, words["year"], month, day)
    numbers = YEAR_FIRST.fullmatch(text)
    if numbers:
        year, month, day = (part for part in numbers.groups() if part)
        return _check_day(value, year, f"{int(month):02}", f"{int(day):02}")
    if not _is_edtf(text):
        raise ValueError(f"{value[:MAX_LENGTH]!r} is not a date in EDTF; {MEND}")
    return text


def _check_day(value: str, year: str, month: str | None, day: str | None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{value[:MAX_LENGTH]!r} is not in the calendar; {MEND}") from None
    return "-".join(part for part in (year, month, day) if part)


def _is_edtf(text: str) -> bool:
    # The rarer forms: intervals, seasons, unspecified digits.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError):
        return False
    return True
