"""What follows from a cell that a person changed, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.edits import settle
from factcheck.models import Statement
from factcheck.tables import with_digest
from rows import statement


def settled(fresh: Statement, **cells: Any) -> Statement:
    """The row after a person changed these cells of what was extracted."""
    found = settle([fresh.model_copy(update=cells)], [fresh])
    assert found.warnings == ()
    return found.rows[0]


def figure(**cells: Any) -> Statement:
    return with_digest(
        statement("figures", 1, {"value": 3200.0, "precision": 100.0, "relation": "over", **cells})
    )


def deal(**cells: Any) -> Statement:
    return with_digest(statement("agreements", 1, {"instrument": "agreement", "date": "2024-04-05", **cells}))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-05", ("2024-05-01", "2024-05-31")),
        ("2024-02~", None),
        ("2024-05-03/2024-05-09", ("2024-05-03", "2024-05-09")),
        ("2024-05/..", ("", "")),
        ("", ("", "")),
    ],
)
def test_days_follow_a_changed_date(text: str, days: tuple[str, str] | None) -> None:
    for name, row in (("date", settled(deal(), date=text)), ("as_of", settled(deal(), as_of=text))):
        found = getattr(row, f"{name}_from"), getattr(row, f"{name}_to")
        assert found == days if days else found[0] <= "2024-02-01" <= "2024-02-29" <= found[1]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2015-09/..", ("2015-09-01", "2015-09-30", "")),
        ("2014/2016", ("2014-01-01", "2014-12-31", "2016-12-31")),
        ("2022", ("2022-01-01", "2022-12-31", "2022-12-31")),
        ("../2016", ("", "", "2016-12-31")),
        ("", ("", "", "")),
    ],
)
def test_days_follow_a_changed_window(text: str, days: tuple[str, str, str]) -> None:
    row: Any = settled(figure(window="2013/.."), window=text)
    assert (row.window_from, row.window_from_last, row.window_to) == days


def test_bounds_follow_a_changed_value_or_wording() -> None:
    more: Any = settled(figure(), value=45000.0)
    assert (more.low, more.high) == (45000.0, None)
    exact: Any = settled(figure(), relation="exact")
    assert (exact.low, exact.high) == (3150.0, 3250.0)
    none: Any = settled(figure(), value=None)
    assert (none.low, none.high) == (None, None)


def test_the_day_of_the_calendar_follows_a_changed_date() -> None:
    fresh = with_digest(statement("weekdays", 1, {"date": "2024-05-06", "weekday": "Monday"}))
    row: Any = settled(fresh, date="2024-05-07")
    assert row.calendar_weekday == "Tuesday"


def test_nothing_changes_in_a_row_that_nobody_touched() -> None:
    stale = with_digest(deal(date_from="2020-01-01"))
    assert settle([stale], [deal()]).rows == (stale,)


def test_days_that_a_person_set_stay_where_the_text_was_left() -> None:
    assert settled(deal(), date_from="2024-04-01").model_dump()["date_from"] == "2024-04-01"


def test_in_a_row_made_by_hand_days_follow_every_text_that_is_there() -> None:
    row = deal(
        origin="hand", date_from="", date_to="", as_of="", as_of_from="2024-01-01", as_of_to="2024-01-02"
    )
    (found,) = settle([row], []).rows
    assert found.model_dump()["date_to"] == "2024-04-05"
    assert found.as_of_to == "2024-01-02"


def test_a_text_that_is_no_date_is_told_of_and_its_days_stay() -> None:
    fresh = deal()
    found = settle([fresh.model_copy(update={"date": "soon"})], [fresh])
    assert found.rows[0].model_dump()["date_from"] == "2024-04-05"
    (warning,) = found.warnings
    assert warning.startswith(f"agreements.csv, {fresh.statement_id}: date 'soon' is not a date; write it as")
