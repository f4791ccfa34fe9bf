"""Wording to quantities: figures with their bounds, units and currencies, by grammar alone.

    >>> [found] = find_quantities("more than 3,200 members")
    >>> found.value, str(found.relation), found.precision
    (3200.0, 'over', 100.0)

Holds the only registry of units (`to_base`, `convert`, `same_dimension`) and the dated
exchange rates (`rate`). No parser is needed; what a bare count counts is told by
`factcheck.extract.counted`.
"""

from __future__ import annotations

from factcheck.quantities.grammar import find_quantities
from factcheck.quantities.model import Change, Kind, Quantity
from factcheck.quantities.rates import rate
from factcheck.quantities.worth import base_of, convert, same_dimension, to_base

__all__ = [
    "Change",
    "Kind",
    "Quantity",
    "base_of",
    "convert",
    "find_quantities",
    "rate",
    "same_dimension",
    "to_base",
]
