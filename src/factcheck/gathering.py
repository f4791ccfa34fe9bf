"""Figures that agree with one another, put together: the first group all of whose figures agree takes a row.

What decides whether two figures agree is the same for all rows with the same cells, but
for rows of one origin or one sentence. So rows are compared by kind and not one by one,
groups out of reach are not looked at again, and ten thousand statements take no more
comparisons than the values that they give.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from factcheck.intervals import Bounds, Fit, compare
from factcheck.relations import Row, bounds_of, relate

__all__ = ["DECIDING", "Gathering", "fits", "gathered"]

DECIDING = (
    *("value", "value2", "precision", "relation", "unit", "currency_basis", "currency_alternatives"),
    *("kind", "metric", "category", "dimension", "accumulates", "varies", "per_event", "event"),
    *("as_of_from", "as_of_to", "window_from", "window_from_last", "window_to"),
)
"""The cells by which `relate` tells whether two figures differ, origin and sentence aside."""
_OTHER, _ORIGIN, _SENTENCE = "another origin", "one origin", "one sentence"

Fits = Callable[[Row, Row], bool]


def fits(a: Row, b: Row) -> bool:
    """True if one value can be meant by both, time and scope aside."""
    one, two = bounds_of(a), bounds_of(b)
    return one is not None and two is not None and compare(one, two) in (Fit.SAME, Fit.COMPATIBLE)


def gathered(rows: Sequence[Row], fits: Fits = fits) -> list[list[Row]]:
    """The groups of rows that agree with one another, as they come."""
    found = Gathering(rows, fits)
    for row in rows:
        found.add(row, found.home(row))
    return [group.rows for group in found.groups]


@dataclass(slots=True)
class _Group:
    rows: list[Row] = field(default_factory=list)
    kinds: dict[int, _Members] = field(default_factory=dict)
    low: float = float("-inf")
    high: float = float("inf")
    """A value outside [low, high] agrees with none of the group, or not with all."""


@dataclass(slots=True)
class _Members:
    """The rows of one kind in a group: as many of each origin and sentence as it takes to compare with them."""

    number: int = 0
    origins: dict[str, tuple[int, dict[str, Row]]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        self.number += 1
        origin = _origin(row)
        number, sentences = self.origins.get(origin, (0, {}))
        sentences.setdefault(row.quote, row)
        self.origins[origin] = (number + 1, sentences)

    def against(self, row: Row) -> list[tuple[str, Row]]:
        """How its rows may stand to the row, with one that does."""
        origin = _origin(row)
        number, sentences = self.origins.get(origin, (0, {}))
        found = []
        if self.number > number:
            other = next(name for name in self.origins if name != origin)
            found.append((_OTHER, next(iter(self.origins[other][1].values()))))
        if row.quote in sentences:
            found.append((_SENTENCE, sentences[row.quote]))
        if len(sentences) > (row.quote in sentences):
            found.append((_ORIGIN, next(one for quote, one in sentences.items() if quote != row.quote)))
        return found


class Gathering:
    """Groups of rows that agree; `rows` are all that will be asked about, in their order."""

    def __init__(self, rows: Sequence[Row], fits: Fits = fits) -> None:
        self.groups: list[_Group] = []
        self.fits = fits
        self._known: dict[tuple[int, int, str], bool] = {}
        self._places = [rows[0]._fields.index(name) for name in DECIDING] if rows else []
        self._kinds: dict[Hashable, int] = {}
        self._asked = rows  # kept, so that no other row takes the identity of one of them
        self._kind_of: dict[int, int] = {}
        self._reach: dict[int, tuple[float, float]] = {}
        self._open: list[_Group] = []
        self._lowest = self._lowest_to_come(rows)
        self._at = 0

    def home(self, row: Row) -> _Group | None:
        """The first group all of whose rows agree with this one."""
        kind = self._kind(row)
        low, high = self._reach[kind]
        return next(
            (g for g in self._open if low <= g.high and g.low <= high and self._agrees(kind, row, g)), None
        )

    def add(self, row: Row, group: _Group | None = None) -> _Group:
        """Puts the next row into a group, or into a new one."""
        kind = self._kind(row)
        if group is None:
            group = _Group()
            self.groups.append(group)
            self._open.append(group)
        low, high = self._reach[kind]
        group.low, group.high = max(group.low, low), min(group.high, high)
        group.rows.append(row)
        group.kinds.setdefault(kind, _Members()).add(row)
        self._at += 1
        if len(self._open) > 1 and self._at < len(self._lowest):
            self._open = [one for one in self._open if one.high >= self._lowest[self._at]]
        return group

    def _agrees(self, kind: int, row: Row, group: _Group) -> bool:
        return all(
            self._agree(kind, row, other, one, way)
            for other, members in group.kinds.items()
            for way, one in members.against(row)
        )

    def _agree(self, kind: int, row: Row, other: int, one: Row, way: str) -> bool:
        key = (kind, other, way)
        if key not in self._known:
            self._known[key] = self.fits(row, one) and relate(row, one) is None
        return self._known[key]

    def _kind(self, row: Row) -> int:
        if id(row) in self._kind_of:
            return self._kind_of[id(row)]
        key = tuple(_plain(row[place]) for place in self._places)
        kind = self._kinds.setdefault(key, len(self._kinds))
        self._kind_of[id(row)] = kind
        if kind not in self._reach:
            self._reach[kind] = _reach(bounds_of(row))
        return kind

    def _lowest_to_come(self, rows: Sequence[Row]) -> list[float]:
        """For each row, how low it or any row behind it reaches."""
        lowest = [self._reach[self._kind(row)][0] for row in rows]
        for n in range(len(lowest) - 2, -1, -1):
            lowest[n] = min(lowest[n], lowest[n + 1])
        return lowest


def _origin(row: Row) -> str:
    return str(row.origin_key or row.report_id)


def _plain(cell: Any) -> Any:
    """A cell that equals itself, which NaN does not."""
    return cell if cell == cell else None


def _reach(bounds: Bounds | None) -> tuple[float, float]:
    """All values that can agree with these, a little more for the rounding of floats."""
    if bounds is None:
        return float("-inf"), float("inf")
    spare = 1e-8 * abs(bounds.value)
    wide = bounds.pragmatic
    return min(wide.low, bounds.value) - spare, max(wide.high, bounds.value) + spare
