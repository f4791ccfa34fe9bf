"""What units are worth in one another. Holds the only pint registry."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from factcheck.quantities.units import PER, lexicon

_lock = Lock()


def _identifier(name: str) -> str:
    return re.sub(r"\W+", "_", name)


@cache
def _built() -> Any:
    import pint  # a third of a second, needed only where something is measured

    registry: Any = pint.UnitRegistry(None)
    pending = list(lexicon().units.values())
    for _ in range(6):
        waiting = []
        for unit in pending:
            worth = _expression(unit.worth) if unit.worth else f"[{_identifier(unit.name)}]"
            try:
                registry.define(f"{_identifier(unit.name)} = {worth}")
                if unit.worth:
                    registry.get_root_units(_identifier(unit.name))
            except Exception:
                waiting.append(unit)
        pending = waiting
    if pending:
        raise ValueError(f"units without a worth: {[unit.name for unit in pending]}")
    return registry


def _expression(worth: str) -> str:
    """A worth of the lexicon as pint reads it: names of several words become one."""
    names = sorted((name for name in lexicon().units if " " in name or "-" in name), key=len, reverse=True)
    for name in names:
        worth = re.sub(rf"(?<![\w]){re.escape(name)}(?![\w])", _identifier(name), worth)
    return re.sub(r"^([\d.e+-]+) (?=[a-z])", r"\1 * ", worth)


def registry() -> Any:
    """The pint registry with the units of the lexicon, and no others."""
    with _lock:
        return _built()


@lru_cache(maxsize=1024)
def _dimension(unit: str) -> Any:
    parts = unit.split(PER)
    known = lexicon().units
    if unit in known:
        return registry().get_dimensionality(_identifier(unit))
    if len(parts) == 2 and all(part in known for part in parts):
        top, bottom = (registry().get_dimensionality(_identifier(part)) for part in parts)
        return top / bottom
    return None


def same_dimension(unit_a: str, unit_b: str) -> bool:
    """True if the one unit can be converted into the other; equal names always can."""
    if unit_a == unit_b:
        return True
    a, b = _dimension(unit_a), _dimension(unit_b)
    return a is not None and b is not None and bool(a == b)


def convert(value: float, unit: str, into: str) -> float:
    """A value in another unit of its dimension; ValueError if it has another."""
    if unit == into:
        return value
    if not same_dimension(unit, into):
        raise ValueError(f"{unit} cannot be converted into {into}")
    quantity = registry().Quantity(value, _pint_name(unit)).to(_pint_name(into))
    return round_off(float(quantity.magnitude))


def _pint_name(unit: str) -> str:
    if unit in lexicon().units:
        return _identifier(unit)
    return " / ".join(_identifier(part) for part in unit.split(PER))


def to_base(value: float, unit: str, wanted: str = "") -> tuple[float, str]:
    """The value in the unit a reader compares in, or in the one wanted; what is unknown stays as it is.

    >>> to_base(1200, "mile")
    (1931.2128, 'kilometre')
    """
    base = wanted if wanted and unit in lexicon().units else base_of(unit)
    return (value, unit) if base == unit else (convert(value, unit, base), base)


def base_of(unit: str) -> str:
    """The unit in which figures given in this one are compared."""
    known = lexicon().units
    if unit in known:
        return known[unit].base
    top, per, bottom = unit.partition(PER)
    if per and top in known and bottom in known:
        return f"{known[top].base}{PER}{bottom}"
    return unit


def round_off(value: float) -> float:
    """Without the dust that a conversion leaves in the last places."""
    return float(f"{value:.12g}")
