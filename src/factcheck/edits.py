"""What a person changed in one cell of a row, carried to the cells that follow from it.

A row says its dates as EDTF text, and again as days to compare by; a figure says its
value, and again the bounds that its wording allows. A person corrects the text or the
value and leaves the rest: it follows here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.dates import bounds
from factcheck.intervals import Days, Relation, logical
from factcheck.models import FigureRow, Statement, WeekdayRow
from factcheck.tables import touched

__all__ = ["Settled", "settle"]

MEND = "write it as 2024-02-24, 2024-02 or 2024"

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """Stored rows whose cells fit each other, and what could not be read in them, one line each."""

    rows: tuple[Statement, ...]
    warnings: tuple[str, ...]


def settle(stored: Iterable[Statement], fresh: Iterable[Statement]) -> Settled:
    """Stored rows in which everything that follows from an edited cell follows from it.

    fresh: the rows of this extraction; a cell is edited if it says something else than
    there. Rows that no person touched stay as they are.
    """
    known = {row.statement_id: row for row in fresh}
    rows, warnings = [], []
    for row in stored:
        changes: dict[str, Any] = {}
        twin = known.get(row.statement_id)
        for name in _edited(row, twin) if touched(row) else ():
            try:
                changes |= _FOLLOWS[name](row)
            except ValueError:
                place = f"{row.kind_of_table}.csv, {row.statement_id}"
                warnings.append(f"{place}: {name} {getattr(row, name)!r} is not a date; {MEND}")
        rows.append(row.model_copy(update=changes))
    return Settled(tuple(rows), tuple(warnings))


def _edited(row: Statement, twin: Statement | None) -> list[str]:
    """The cells that others follow from and that a person filled in or changed."""
    names = [name for name in _FOLLOWS if hasattr(row, name)]
    if twin is None:
        return [name for name in names if getattr(row, name) not in ("", None)]
    return [name for name in names if getattr(row, name) != getattr(twin, name)]


# ---------------------------------------------------------------- what follows from a cell


def _as_of(row: Any) -> Cells:
    first, last = _closed(bounds(row.as_of))
    return {"as_of_from": first, "as_of_to": last}


def _date(row: Any) -> Cells:
    days = bounds(row.date)
    if isinstance(row, WeekdayRow):
        return {"calendar_weekday": days.first.strftime("%A")} if days else {}
    first, last = _closed(days)
    return {"date_from": first, "date_to": last}


def _window(row: Any) -> Cells:
    head, _, tail = row.window.partition("/")
    first, last = _closed(_end(head))
    closing = tail if "/" in row.window else head
    return {"window_from": first, "window_from_last": last, "window_to": _closed(_end(closing))[1]}


def _end(edtf: str) -> Days | None:
    """One end of a window; None if it is open."""
    return None if edtf in ("", "..") else bounds(edtf)


def _value(row: Any) -> Cells:
    if not isinstance(row, FigureRow) or row.value is None:
        return {"low": None, "high": None}
    wide = logical(row.value, row.precision or 0.0, Relation(row.relation or "exact"), row.value2)
    return {
        "low": None if math.isinf(wide.low) else wide.low,
        "high": None if math.isinf(wide.high) else wide.high,
    }


_FOLLOWS = {"as_of": _as_of, "date": _date, "window": _window, "value": _value, "relation": _value}


def _closed(days: Days | None) -> tuple[str, str]:
    """Closed days as ISO text; nothing where they are open, for half an interval is none."""
    if days is None or days.first == date.min or days.last == date.max:
        return "", ""
    return days.first.isoformat(), days.last.isoformat()
