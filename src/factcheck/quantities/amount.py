"""A number with its currency or unit, before its wording is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.model import Kind
from factcheck.quantities.numeral import Numeral


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens[start:end] are the number with sign and scale, tokens[end:last] its unit."""

    start: int
    end: int
    last: int
    number: Numeral
    value: Decimal | None
    value2: Decimal | None = None
    kind: Kind = "count"
    unit: str = ""
    sign: str = ""
    alternatives: tuple[str, ...] = ()
    per: str = ""
    minor: str = ""
    reason: str = ""
    ranged: bool = False
    movement: bool = False
    lead: int = -1  # index of "between" or "from" before a range
    single: bool = False  # "a litre"
    tail: int = 0  # index after "per share", if that stands behind
    none: bool = False  # part of a name, or otherwise no quantity

    @property
    def after(self) -> int:
        """The index after the unit and what it is paid or measured per."""
        return max(self.last, self.tail)

    @property
    def step(self) -> Decimal:
        """The place value of the last significant digit."""
        return self.number.step * (Decimal("0.01") if self.minor else 1)

    @property
    def plain(self) -> bool:
        """A bare count: no unit, currency or scale."""
        return self.kind == "count" and not self.unit

    @property
    def share(self) -> bool:
        """A fraction: "a third"."""
        return self.number.share and self.number.scale == 1 and self.kind == "count"
