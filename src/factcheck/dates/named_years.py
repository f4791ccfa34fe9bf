"""Years that are not four figures alone: fiscal years, and years in words."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.figures import dashed_years, two_digits, year
from factcheck.dates.shapes import Calendar, Expr, Fiscal, Range
from factcheck.dates.tokens import Tokens

__all__ = ["fiscal_year", "spelt_year"]

Found = tuple[Expr, int] | None
_FISCAL, _CENTURIES = lex.words("fiscal"), {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_BEFORE, _AFTER, _AFTER_BY = (lex.words(f"spelt_year_{name}") for name in ("before", "after", "after_by"))


def fiscal_year(t: Tokens, i: int) -> Found:
    """ "fiscal 2012", "fiscal year 2012-13", "FY2012", "FY24", "the 2012-13 fiscal year" from its figures on."""
    if t.digits(i) == 4:
        found = dashed_years(t, i)
        years = _years(found[0]) if found else ((value, None) if (value := year(t, i)) else None)
        end = found[1] if found else i + 1
        owned = t.low(end) in _FISCAL and t.low(end + 1) in ("year", "years")
        return (Fiscal(*years), end + 2) if years and owned else None
    j = i + 1
    if t.low(i) in _FISCAL:
        j += t.low(j) in ("year", "years")
    elif t.low(i) != "fy" or not t.raw(i).isupper():
        return None
    if t.digits(j) == 2 and t.low(i) == "fy":
        return Fiscal(two_digits(int(t.raws[j]))), j + 1
    first = t.number(j, 1900, 2199) if t.digits(j) == 4 and t.spaced(j) else None
    if first is None:
        return None
    last = (
        t.number(j + 2, 0, 2199)
        if t.low(j + 1) in ("-", "–", "/") and t.glued(j + 1) and t.glued(j + 2)
        else None
    )
    if last is not None and t.digits(j + 2) in (2, 4) and last % 100 == (first + 1) % 100:
        return Fiscal(first, first + 1), j + 3
    second = (
        t.number(j + 2, first + 1, first + 1) if t.low(j - 1) == "years" and t.low(j + 1) == "and" else None
    )
    return (Fiscal(first, second), j + 3) if second else (Fiscal(first), j + 1)


def _years(shape: Expr) -> tuple[int, int] | None:
    """The two years of "2012-13", if the one follows the other."""
    if (
        not isinstance(shape, Range)
        or not isinstance(shape.first, Calendar)
        or not isinstance(shape.last, Calendar)
    ):
        return None
    first, last = shape.first.year or 0, shape.last.year or 0
    return (first, last) if last == first + 1 else None


def spelt_year(t: Tokens, i: int) -> Found:
    """ "since two thousand and five", "in nineteen ninety-eight"."""
    word, before = t.low(i), t.low(i - 1)
    if before not in _BEFORE or not (word in _CENTURIES or (word == "two" and t.low(i + 1) == "thousand")):
        return None
    j = i + 1 if word in _CENTURIES else i + 2
    j += word == "two" and t.low(j) == "and"
    tail = _below_hundred(t, j)
    if tail is None or (word in _CENTURIES and tail[0] < 10):
        return None
    after = t.low(tail[1])
    goes_on = after in (_AFTER_BY if before == "by" else _AFTER) or after in (
        ".",
        ",",
        ";",
        ":",
        ")",
        "?",
        "!",
        "",
    )
    return (Calendar(_CENTURIES.get(word, 2000) + tail[0]), tail[1]) if goes_on else None


def _below_hundred(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "five", "ninety-eight", "twelve" at token j, and where it ends."""
    value = lex.NUMBERS.get(t.low(j), 0)
    if not 0 < value < 100:
        return None
    k = j + 2 if t.low(j + 1) == "-" else j + 1
    unit = lex.NUMBERS.get(t.low(k), 0) if value >= 20 and value % 10 == 0 else 0
    return (value + unit, k + 1) if 0 < unit < 10 else (value, j + 1)
