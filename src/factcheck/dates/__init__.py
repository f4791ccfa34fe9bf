"""Date phrases -> EDTF -> closed day intervals, anchored on the day a report was issued."""

from factcheck.dates.bounds import bounds
from factcheck.dates.dateline import dateline, weekday_of
from factcheck.dates.find import find_dates
from factcheck.dates.model import Anchor, DatePhrase
from factcheck.dates.prediction import as_prediction, as_predictions
from factcheck.dates.wording import months_between, plain

__all__ = [
    "Anchor",
    "DatePhrase",
    "as_prediction",
    "as_predictions",
    "bounds",
    "dateline",
    "find_dates",
    "months_between",
    "plain",
    "weekday_of",
]
