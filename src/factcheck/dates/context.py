"""What a phrase is anchored on: the publication date, the date mentioned last, the verbs around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.dates.bounds import bounds
from factcheck.dates.model import Anchor
from factcheck.dates.shapes import Calendar
from factcheck.dates.tense import Tenses
from factcheck.dates.tokens import Tokens
from factcheck.intervals import Days

__all__ = ["Context", "Value"]


_YEARS = (10, 9980)  # years around which there is room to step


@dataclass(frozen=True, slots=True)
class Value:
    """An anchored date; `point` is its unit and first day, for phrases that count from it."""

    edtf: str
    timex: str
    ground: str
    type: str = "DATE"
    role: str = ""
    reason: str = ""
    modifier: str = ""
    alternatives: tuple[str, ...] = ()
    point: tuple[str, date] | None = None
    zone: str = ""


@dataclass(slots=True)
class Context:
    """The state of one pass over a text; `mention` and `holidays` grow as dates are found."""

    tokens: Tokens
    days: Days | None
    grain: str
    country: str = ""
    anchors: Sequence[Anchor] = ()
    narrative: bool = False
    mention: tuple[str, date] | None = None
    day: tuple[str, date] | None = None
    since_day: int = 0  # phrases since `day`
    holidays: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[Calendar, int], Value] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    forward: bool = False  # "until", "by": what lies ahead is meant
    tenses: Tenses = field(init=False)

    def __post_init__(self) -> None:
        self.tenses = Tenses(self.tokens)

    @property
    def tense(self) -> int:
        """Past (-1) or future (1) around the phrase that is being anchored; 0 if nothing tells."""
        if self.forward:
            return 1
        return self.tenses.around(self.start, self.end)

    @property
    def ground(self) -> str:
        """What a value counted from the publication date stands on."""
        return {"D": "reference", "M": "reference-month", "Y": "reference-year"}.get(self.grain, "")


def _reference(text: str) -> Days | None:
    """The days of a publication date; its time of day does not matter, and what is no EDTF is not known."""
    try:
        return bounds(text.partition("T")[0])
    except ValueError:
        return None


def context(t: Tokens, reference: str, country: str, anchors: Sequence[Anchor]) -> Context:
    """A context for a publication date as EDTF; only a day, a month or a year can anchor."""
    days = _reference(reference)
    if days is None or not _YEARS[0] <= days.first.year <= days.last.year <= _YEARS[1]:
        return Context(t, None, "", country, anchors)
    length = days.length
    grain = "D" if length == 1 else "M" if length <= 31 else "Y"
    if grain == "M" and days.first.month != days.last.month:
        grain = "Y" if days.first.year == days.last.year else ""
    if days.first.year != days.last.year:
        return Context(t, None, "", country, anchors)
    return Context(t, days, grain, country, anchors)
