"""Why two figures differ: the order in which a careful reader tries the explanations."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from factcheck.disagreements import disagreements
from factcheck.relations import bounds_of, days_of, pace, relate
from factcheck.rules.base import statements
from rows import raw_tables, tables
from strategies import worlds

AID = {"metric": "aid", "unit": "EUR", "actor": "FI", "beneficiary": "KE", "precision": 1_000_000}
CUT = {"metric": "laid-off", "unit": "job", "place": "PH"}
TRAINED = {"metric": "trained", "unit": "people", "beneficiary": "KE"}


def rows_of(*cells: dict[str, Any]) -> pd.DataFrame:
    return tables({"figures": [{"report_id": "AB"[n % 2], **cell} for n, cell in enumerate(cells)]})[
        "figures"
    ]


def reason(one: dict[str, Any], two: dict[str, Any]) -> str:
    a, b = statements(rows_of(one, two))
    clash = relate(a, b)
    return clash.reason if clash else ""


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (CUT | {"value": 12}, CUT | {"value": 12}, ""),
        (CUT | {"value": 12}, CUT | {"value": 17}, "disjoint-values"),
        (TRAINED | {"value": 12, "as_of": "2024-05-09"}, TRAINED | {"value": 17}, "changed-over-time"),
        (TRAINED | {"value": 17, "as_of": "2024-05-09"}, TRAINED | {"value": 12}, "total-falls"),
        (CUT | {"value": 12}, CUT | {"value": 3, "category": "children"}, "part-of-whole"),
        (AID | {"value": 7e7}, AID | {"value": 9e7, "kind": "pledge"}, "pledge-not-total"),
        (
            AID | {"value": 7e7, "window": "2014/.."},
            AID | {"value": 9e7, "window": "2022/.."},
            "different-window",
        ),
        (
            AID | {"value": 7e7, "category": "medical"},
            AID | {"value": 9e7, "category": "military"},
            "different-scope",
        ),
        (
            AID | {"value": 7e7, "category": "medical;military"},
            AID | {"value": 9e7, "category": "military"},
            "part-exceeds-whole",
        ),
        (AID | {"value": 7e7, "as_of": ""}, AID | {"value": 9e7}, "date-unknown"),
        (AID | {"value": 7e7}, AID | {"mention": "a great deal"}, ""),
    ],
)
def test_a_difference_has_the_reason_a_careful_reader_gives(
    one: dict[str, Any], two: dict[str, Any], why: str
) -> None:
    assert reason(one, two) == why
    assert reason(two, one) == why


def test_a_pledge_is_tried_before_window_and_time() -> None:
    pledged = AID | {"value": 9e7, "kind": "pledge", "window": "2014/..", "as_of": "2019-02-01"}
    given_ = AID | {"value": 7e7, "window": "2022/.."}
    assert reason(pledged, given_) == "pledge-not-total"


def test_a_window_is_tried_before_time() -> None:
    early = AID | {"value": 9e7, "window": "2014/..", "as_of": "2019-02-01"}
    late = AID | {"value": 7e7, "window": "2022/.."}
    assert reason(early, late) == "different-window"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds())
def test_relate_is_symmetric_and_finds_nothing_against_itself(world: dict[str, list[dict[str, Any]]]) -> None:
    figures = statements(tables({"figures": world["figures"]})["figures"])
    for a, b in combinations(figures, 2):
        assert relate(a, b) == relate(b, a)
    assert all(relate(row, row) is None for row in figures)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds())
def test_every_disagreement_has_two_answers_of_distinct_statements(
    world: dict[str, list[dict[str, Any]]],
) -> None:
    reasons = {"disjoint-values", "total-falls", "changed-over-time", "different-window", "part-of-whole"}
    for _, block in tables({"figures": world["figures"]})["figures"].groupby("question"):
        for found in disagreements(block, reasons):
            ids = [row.statement_id for _, rows in found.answers for row in rows]
            assert len(ids) == len(set(ids)) >= 2
            assert found.reason in reasons
            assert 0 < found.confidence <= 1


def test_many_reports_against_one_are_one_disagreement() -> None:
    block = rows_of(*[CUT | {"value": 12, "report_id": name} for name in "CDEF"], CUT | {"value": 17})
    (found,) = disagreements(block, {"disjoint-values"})
    assert [(label, len(rows)) for label, rows in found.answers] == [("12", 4), ("17", 1)]


def test_the_pace_between_two_times_is_by_the_month() -> None:
    block = rows_of(
        TRAINED | {"value": 1200, "as_of": "2022-05-01"}, TRAINED | {"value": 3600, "as_of": "2023-05-01"}
    )
    ((earlier, later, step),) = pace(statements(block))
    assert (earlier.value, later.value) == (1200, 3600)
    assert step == pytest.approx(200, rel=0.01)


def test_a_row_gives_its_bounds_and_days_only_where_they_are_known() -> None:
    known, unknown = statements(rows_of(CUT | {"value": 12}, CUT | {"mention": "many"}))
    bounds = bounds_of(known)
    assert bounds is not None
    assert (bounds.value, bounds.precision) == (12, 1)
    assert bounds_of(unknown) is None
    assert days_of("2024-05-01", "") is None
    assert list(raw_tables({})["figures"]["value"]) == []
