"""Date phrases -> EDTF -> closed day intervals, anchored on the day a report was issued."""

from factcheck.dates.bounds import bounds
from factcheck.dates.dateline import dateline, weekday_of
from factcheck.dates.find import find_dates
from factcheck.dates.model import Anchor, DatePhrase
from factcheck.dates.not_before import GROUND, is_open, not_before
from factcheck.dates.prediction import as_prediction, as_predictions
from factcheck.dates.wording import months_between, plain

__all__ = [
    "GROUND",
    "Anchor",
    "DatePhrase",
    "as_prediction",
    "as_predictions",
    "bounds",
    "dateline",
    "find_dates",
    "is_open",
    "months_between",
    "not_before",
    "plain",
    "weekday_of",
]
