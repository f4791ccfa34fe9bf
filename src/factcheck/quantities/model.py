"""What a figure found in a text looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.intervals import Relation

Kind = Literal["count", "money", "measure", "percent", "points", "duration", "age", "ordinal", "multiple"]
Change = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure found in a text.

    `text[start:end]` is the mention: bound words, sign, number, scale and unit.
    """

    start: int
    end: int
    number_start: int  # the number with its sign and scale only: "$700 million"
    number_end: int
    value: float | None  # in the unit given; None if not understood
    value2: float | None  # upper end of a range, or where a movement ("from 5 to 3") arrives
    precision: float  # place value of the last significant digit
    relation: Relation
    change: Change
    kind: Kind
    unit: str  # "" for a bare count; ISO 4217 code; canonical unit name ("kilometre", "percent")
    currency_sign: str = ""  # as written ("$"); "" unless money
    currency_alternatives: tuple[str, ...] = ()
    negated: bool = False  # "no casualties": value 0
    reason: str = ""  # why value is None
    per: str = ""  # "share" in "$5 a share", "day" in "800,000 barrels a day"
    minor: str = ""  # "cent" where the text counts hundredths of `unit`
    partitive: bool = False  # "one of the largest": an idiom more than a count
    movement: bool = False  # a range that says from where to where
    hedged: bool = False  # "about 5 to 7": a range that is about
    words: bool = False  # written in words, not in figures
