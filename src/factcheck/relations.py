"""How two figures on one question stand to each other: do they agree, and if not, why.

This is the one place that decides between a contradiction and a difference with a
reason. Each figure rule asks for the relations of its own reason, so that a pair is
reported once. The order of the tests is the order of the explanations a careful
reader tries: a pledge is no total, a part is no whole, another window, another time;
only then is a value wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from factcheck import resources, wording
from factcheck.findings import Verdict
from factcheck.intervals import Bounds, Days, Fit, Relation, compare
from factcheck.quantities import rate

__all__ = ["Clash", "Row", "bounds_of", "categories_of", "days_of", "pace", "pace_within", "relate", "when"]

Row = Any
"""A row of the figures table after `match`, as a named tuple."""

DAYS_PER_MONTH = 365.2425 / 12


@dataclass(frozen=True, slots=True)
class Clash:
    """Why two figures differ, and what decided it."""

    verdict: Verdict
    reason: str
    decided: str
    confidence: float


def bounds_of(row: Row) -> Bounds | None:
    """A row's value with what its wording allows; None if it was not understood."""
    if math.isnan(row.value):
        return None
    value2 = None if math.isnan(row.value2) else row.value2
    precision = 0.0 if math.isnan(row.precision) else row.precision
    return Bounds(row.value, precision, Relation(row.relation or "exact"), value2)


def days_of(first: str, last: str) -> Days | None:
    """Two ISO days as an interval; None unless both are known."""
    return Days(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


def relate(a: Row, b: Row) -> Clash | None:
    """Why two figures on one question differ; None if they agree or cannot be compared.

    Symmetric: `relate(a, b)` equals `relate(b, a)`.
    """
    first, second = sorted((a, b), key=_by_time)
    one, two = bounds_of(first), bounds_of(second)
    if one is None or two is None or _one_sentence(a, b):
        return None
    fit = compare(one, two)
    for test in (_direction, _age, _pledge, _increment, _scope, _window, _currency, _time, _toll):
        decided = test(first, second, fit)
        if decided is not _CONTINUE:
            return decided
    return _same_time(first, second, fit)


def _by_time(row: Row) -> tuple[str, str, float, str, str]:
    """Earlier first; of one time by what is said, not by where, so that a message does not move with its sentence."""
    return (row.as_of_from, row.report_id, row.value, row.shown, row.statement_id)


_CONTINUE = Clash(Verdict.EXPLAINED, "", "", 0.0)
"""What a test returns when the next one has to decide."""


OPPOSED = 60
"""Degrees between two compass points from which on they cannot be one direction, rounded to the quarter."""


def _direction(a: Row, b: Row, fit: Fit) -> Clash | None:
    """Two distances from one place: what lies south of it does not lie west of it."""
    if a.dimension != "distance":
        return _CONTINUE
    points = resources.toml("distances")["compass"]
    if a.category in points and b.category in points:
        apart = abs(points[a.category] - points[b.category])
        if min(apart, 360 - apart) >= OPPOSED:
            return Clash(Verdict.CONFLICT, "disjoint-values", f"{a.category} is not {b.category}", 0.85)
    return _same_time(a, b, fit)


def _age(a: Row, b: Row, fit: Fit) -> Clash | None:
    """a is the earlier one: who is 43 now may be 44 in a year, and not 46."""
    if a.dimension != "age" or fit in (Fit.SAME, Fit.COMPATIBLE):
        return _CONTINUE
    if not (a.as_of_from and b.as_of_from):
        return _same_time(a, b, fit)
    years = (_middle(b.as_of_from, b.as_of_to) - _middle(a.as_of_from, a.as_of_to)) / DAYS_PER_YEAR
    grown = b.value - a.value
    if years > BIRTHDAY and math.floor(years) <= grown <= math.ceil(years):
        return None
    sure = 0.9 if abs(grown) > 1 or years == 0 else 0.75
    return Clash(
        Verdict.CONFLICT, "disjoint-values", f"nobody is both {a.shown} and {b.shown} years old", sure
    )


BIRTHDAY = 31 / 365
"""Years between two reports within which a birthday is the less likely reason for one year more."""
DAYS_PER_YEAR = 365.2425


def _pledge(a: Row, b: Row, fit: Fit) -> Clash | None:
    promised = [row for row in (a, b) if row.kind == "pledge"]
    if len(promised) != 1:
        return _CONTINUE
    total = b if promised[0] is a else a
    return Clash(
        Verdict.EXPLAINED,
        "pledge-not-total",
        f"{promised[0].shown} is pledged; {total.shown} is what was given",
        0.9,
    )


def _one_sentence(a: Row, b: Row) -> bool:
    """One sentence that gives two figures means two things (or one in two units)."""
    return _one_origin(a, b) and bool(a.quote == b.quote)


def _one_origin(a: Row, b: Row) -> bool:
    """One report, or two that carry one wire text: a copy of a report says no more than the report."""
    return bool(a.report_id == b.report_id or (a.origin_key and a.origin_key == b.origin_key))


def _increment(a: Row, b: Row, fit: Fit) -> Clash | None:
    """What was added on one occasion is set against nothing but the same occasion."""
    added = [row.kind == "increment" for row in (a, b)]
    if not any(added):
        return _CONTINUE
    days = (days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to))
    return (
        _CONTINUE
        if all(added) and all(d is not None and d.length <= 7 for d in days) and _same_days(a, b)
        else None
    )


def _scope(a: Row, b: Row, fit: Fit) -> Clash | None:
    if _covers(a, b) and _covers(b, a):
        return _CONTINUE
    if not _covers(a, b) and not _covers(b, a):
        reason = "different-window" if _windows_differ(a, b) else "different-scope"
        return Clash(Verdict.EXPLAINED, reason, f"{_scoped(a)} against {_scoped(b)}", 0.8)
    part, whole = (a, b) if _covers(b, a) else (b, a)
    return _part(part, whole, fit)


def _covers(whole: Row, part: Row) -> bool:
    """True if every category of the part lies in one of the whole: "military equipment" in "military".

    No category stands for the whole.
    """
    wide = [set(item.split()) for item in categories_of(whole)]
    narrow = [set(item.split()) for item in categories_of(part)]
    return not wide or (bool(narrow) and all(any(words <= item for words in wide) for item in narrow))


def _part(part: Row, whole: Row, fit: Fit) -> Clash | None:
    inside, outside = _known(bounds_of(part)), _known(bounds_of(whole))
    if fit in (Fit.SAME, Fit.COMPATIBLE):
        return None if not _windows_differ(part, whole) else _CONTINUE
    if inside.value <= outside.value:
        if _windows_differ(part, whole):
            return _CONTINUE
        return Clash(
            Verdict.EXPLAINED,
            "part-of-whole",
            f"{_scoped(part)} is a part of {_scoped(whole)}",
            0.8,
        )
    if _windows_differ(part, whole) or not _same_days(part, whole) or whole.metric == "":
        return _CONTINUE
    counting = part.per_event and part.accumulates and not (_settled(part) and _settled(whole))
    stated = categories_of(whole) or ("of them" in categories_of(part) and not counting)
    if stated and inside.logical.low > outside.logical.high:
        return Clash(
            Verdict.CONFLICT,
            "part-exceeds-whole",
            f"{_scoped(part)} is more than {_scoped(whole)}, of which it is a part",
            0.8,
        )
    return _CONTINUE


def _window(a: Row, b: Row, fit: Fit) -> Clash | None:
    if not _windows_differ(a, b) or fit is Fit.SAME:
        return _CONTINUE if fit is not Fit.SAME else None
    return Clash(
        Verdict.EXPLAINED,
        "different-window",
        f"{_plain(a)} is counted {a.window_shown or when(a)}, {_plain(b)} {b.window_shown or when(b)}",
        0.85,
    )


def _currency(a: Row, b: Row, fit: Fit) -> Clash | None:
    """A clash that depends on whose dollar it is; the converted amounts decide."""
    if not (a.currency_basis or b.currency_basis):
        return _CONTINUE
    if not a.currency_alternatives and not b.currency_alternatives:
        return _CONTINUE if a.unit == b.unit else None
    if fit in (Fit.SAME, Fit.COMPATIBLE):
        return _CONTINUE
    if not _same_days(a, b) and not (a.accumulates and b.value < a.value):
        return _CONTINUE  # a later sum may well be larger, whichever currency is meant
    shared = set(_currencies(a)) & set(_currencies(b))
    if len(_currencies(a)) == len(_currencies(b)) and len(shared) == len(_currencies(a)):
        return _CONTINUE  # the same sign with the same ground: the same currency on both sides
    converted = _at_rates(a, b)
    if not converted:
        return _CONTINUE  # no reading of the signs makes them one sum
    return Clash(
        Verdict.UNDETERMINED,
        "currency-unknown",
        f"{a.shown} may be {wording.join(_currencies(a), 'or')}, {b.shown} {wording.join(_currencies(b), 'or')}: "
        + converted,
        0.6,
    )


NEAR_AT_RATES = 0.05
"""Two sums this near to each other at the dated rate may be one sum, rounded before or after converting."""


def _at_rates(a: Row, b: Row) -> str:
    """The pair of currencies that makes two sums one, with rate and date, in words; "" if none does."""
    day = date.fromisoformat(a.as_of_from or b.as_of_from) if a.as_of_from or b.as_of_from else None
    for one in _currencies(a):
        for other in _currencies(b):
            known = rate(one, other, day) if day and one != other else None
            if known is None:
                continue
            factor, of = known
            if abs(a.value * factor - b.value) <= NEAR_AT_RATES * max(abs(b.value), 1e-9):
                sums = f"{wording.amount(a.value, one)} was {wording.amount(round(a.value * factor), other)}"
                return f"{sums} at the rate of {of.isoformat()} ({factor:.4f}, European Central Bank)"
    return ""


def _time(a: Row, b: Row, fit: Fit) -> Clash | None:
    """a is the earlier one."""
    if _same_days(a, b):
        return _CONTINUE
    if not (a.accumulates or a.varies):
        return _CONTINUE
    if not (a.as_of_from and b.as_of_from):
        if fit in (Fit.SAME, Fit.COMPATIBLE):
            return None
        return Clash(
            Verdict.UNDETERMINED, "date-unknown", f"{_plain(a)} and {_plain(b)} have no date in common", 0.5
        )
    if a.per_event and _hardly_one(a, b):
        return None
    one, two = _known(bounds_of(a)), _known(bounds_of(b))
    if a.varies:
        if fit in (Fit.SAME, Fit.COMPATIBLE):
            return None
        return Clash(
            Verdict.EXPLAINED, "changed-over-time", f"{_plain(a)} {when(a)}, {_plain(b)} {when(b)}", 0.8
        )
    if a.per_event and two.value == 0 and one.logical.low > 0:
        # A zero that comes later denies what was counted before.
        return Clash(Verdict.CONFLICT, "disjoint-values", f"no value is both {a.shown} and {b.shown}", 0.8)
    if a.per_event and two.value < FALL_SHARE * one.value:
        return None  # too far below to be a revision: it counts some of them only
    if two.pragmatic.high < one.logical.low and one.relation is not Relation.RANGE:
        if _tells_of(b, a):
            return Clash(
                Verdict.EXPLAINED, "revised", f"{_plain(b)} corrects {_plain(a)}, says the later report", 0.9
            )
        sure = two.logical.high < one.logical.low
        return Clash(
            Verdict.CONFLICT,
            "total-falls",
            f"{_plain(a)} {when(a)}, but {_plain(b)} {when(b)}: a total cannot fall",
            0.85 if sure else 0.55,
        )
    if fit in (Fit.SAME, Fit.COMPATIBLE):
        return None
    return Clash(Verdict.EXPLAINED, "changed-over-time", f"{_plain(a)} {when(a)}, {_plain(b)} {when(b)}", 0.9)


FALL_SHARE = 0.5
"""A later toll of one happening below this share of an earlier one counts something narrower."""


def _tells_of(later: Row, earlier: Row) -> bool:
    """True if the sentence of the later figure gives the earlier one too, or says that it corrects a count."""
    number = earlier.mention.strip()
    if any(char.isdigit() for char in number) and number in later.quote.replace(later.mention, "", 1):
        return True
    words = later.quote.lower().split()
    return any(word.startswith(stem) for word in words for stem in resources.toml("speech")["revise_stems"])


def _hardly_one(a: Row, b: Row) -> bool:
    low, high = sorted((a.value, b.value))
    return bool(high > TOLL_RATIO * max(low, 1.0))


TOLL_RATIO = 50
"""Two tolls further apart than this are hardly of one happening."""


def _toll(a: Row, b: Row, fit: Fit) -> Clash | None:
    """Tolls of one happening are counted while it goes on: on one day a higher one is a later one.

    None against some is a contradiction all the same, unless one report gives both of places or people it tells apart.
    """
    if not (a.per_event and a.accumulates) or fit in (Fit.SAME, Fit.COMPATIBLE):
        return _CONTINUE
    if min(a.value, b.value) == 0:
        return _CONTINUE
    if _settled(a) and _settled(b):
        apart = min(a.value, b.value) < FALL_SHARE * max(a.value, b.value)
        return None if apart else _CONTINUE  # too far apart to be two counts of the same
    if _one_origin(a, b) or _hardly_one(a, b):
        return None
    return Clash(
        Verdict.EXPLAINED,
        "revised",
        f"{_plain(a)} and {_plain(b)} {when(b)}: a count that was still going on",
        0.6,
    )


SETTLED_DAYS = 21
"""Three weeks after a happening its toll is no longer being counted from hour to hour."""


def _settled(row: Row) -> bool:
    """True for a toll that a report gives weeks after the day of the happening."""
    return bool(row.event and row.as_of_from) and _day(row.as_of_from) - _day(row.event) > SETTLED_DAYS


OPEN_RATIO = 8
"""Two counts in no catalogue further apart than this are of two things rather than one of them wrong."""


def _same_time(a: Row, b: Row, fit: Fit) -> Clash | None:
    low, high = sorted((abs(a.value), abs(b.value)))
    if not a.dimension and low > 0 and high > OPEN_RATIO * low:
        return None
    if fit is Fit.DISJOINT:
        return Clash(Verdict.CONFLICT, "disjoint-values", f"no value is both {a.shown} and {b.shown}", 0.9)
    if fit is Fit.UNLIKELY and not (a.unit == b.unit == "percent" and 50 in (a.value, b.value)):
        # "more than half" is said of any majority
        return Clash(
            Verdict.CONFLICT,
            "disjoint-values",
            f"strictly both may hold, but nobody writes {a.shown} for {b.shown}",
            0.5,
        )
    return None


# ---------------------------------------------------------------- what rows say


def _known(bounds: Bounds | None) -> Bounds:
    if bounds is None:
        raise ValueError("a figure without a value was compared")
    return bounds


def categories_of(row: Row) -> frozenset[str]:
    """The parts that a row names, each as its words; empty for the whole."""
    return frozenset(filter(None, row.category.split(";")))


def _currencies(row: Row) -> list[str]:
    return sorted({row.unit, *filter(None, row.currency_alternatives.split(";"))})


def _plain(row: Row) -> str:
    return str(row.shown)


def _scoped(row: Row) -> str:
    words = wording.join(sorted(categories_of(row)))
    return f"{row.shown} ({words})" if words else str(row.shown)


def _windows_differ(a: Row, b: Row) -> bool:
    """True if two windows cannot have the same start, or end apart, or one figure is older than the other's window."""
    start_a, start_b = days_of(a.window_from, a.window_from_last), days_of(b.window_from, b.window_from_last)
    if start_a is None or start_b is None:
        return _older(a, start_b) or _older(b, start_a)
    if not start_a.meets(start_b):
        return True
    ends = {a.window_to, b.window_to}
    return len(ends) == 2 and "" not in ends and abs(_day(a.window_to) - _day(b.window_to)) > 31


def _older(row: Row, start: Days | None) -> bool:
    return start is not None and bool(row.as_of_to) and date.fromisoformat(row.as_of_to) < start.first


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _same_days(a: Row, b: Row) -> bool:
    days_a, days_b = days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to)
    if days_a is None or days_b is None:
        return not (a.accumulates or a.varies)
    return days_a.meets(days_b)


def when(row: Row) -> str:
    """A row's as-of in a sentence: "in April 2017"; "at an unknown time"."""
    return str(row.as_of_shown) if row.as_of else "at an unknown time"


def pace(rows: Sequence[Row]) -> list[tuple[Row, Row, float]]:
    """Consecutive rows in time with the implied growth per month between them.

    A row with an open window ("since September 2015") also gives the pace from its start.
    """
    steps = []
    ordered = sorted((r for r in rows if r.as_of_from), key=lambda r: (r.as_of_from, r.value, r.statement_id))
    for earlier, later in pairwise(ordered):
        months = (
            _middle(later.as_of_from, later.as_of_to) - _middle(earlier.as_of_from, earlier.as_of_to)
        ) / DAYS_PER_MONTH
        if months > 0:
            steps.append((earlier, later, (later.value - earlier.value) / months))
    return steps


def _middle(first: str, last: str) -> float:
    return (_day(first) + _day(last)) / 2


def pace_within(row: Row) -> float | None:
    """A total's own pace per month since its window began; None if it has no dated window."""
    if not (row.window_from and row.as_of_from):
        return None
    months = (
        _middle(row.as_of_from, row.as_of_to) - _middle(row.window_from, row.window_from_last)
    ) / DAYS_PER_MONTH
    return row.value / months if months >= 1 else None
