"""Figures and days as intervals: what wording allows, and how two of them stand to each other."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intervals import (
    Bounds,
    Days,
    Fit,
    Interval,
    Relation,
    compare,
    compare_days,
    logical,
    pragmatic,
)
from strategies import days, figures

EXACT, ABOUT, OVER, UNDER = Relation.EXACT, Relation.ABOUT, Relation.OVER, Relation.UNDER
AGREES = {Fit.SAME, Fit.COMPATIBLE}


@pytest.mark.parametrize(
    ("one", "two", "fit"),
    [
        (Bounds(12, 1), Bounds(12, 1), Fit.SAME),
        (Bounds(400, 100), Bounds(500, 100), Fit.DISJOINT),
        (Bounds(400, 100), Bounds(412, 1), Fit.COMPATIBLE),
        (Bounds(400, 100), Bounds(460, 1), Fit.DISJOINT),
        (Bounds(1e9, 1e9), Bounds(1_000_000_000, 1), Fit.SAME),
        (Bounds(40_000, 10_000, ABOUT), Bounds(39_500, 100), Fit.COMPATIBLE),
        (Bounds(3200, 100, OVER), Bounds(3250, 1), Fit.COMPATIBLE),
        (Bounds(3200, 100, OVER), Bounds(45_000, 1000), Fit.UNLIKELY),
        (Bounds(3200, 100, OVER), Bounds(3000, 1), Fit.DISJOINT),
        (Bounds(20, 1, UNDER), Bounds(24, 1), Fit.DISJOINT),
        (Bounds(30, 1, Relation.RANGE, 40), Bounds(38, 1), Fit.COMPATIBLE),
        (Bounds(30, 1, Relation.RANGE, 40), Bounds(44, 1), Fit.DISJOINT),
        (Bounds(0, 1), Bounds(12, 1, Relation.AT_LEAST), Fit.DISJOINT),
    ],
)
def test_two_figures_stand_to_each_other_as_a_reader_would_say(one: Bounds, two: Bounds, fit: Fit) -> None:
    assert compare(one, two) is fit


@given(figures(), figures())
def test_compare_is_symmetric(one: Bounds, two: Bounds) -> None:
    assert compare(one, two) is compare(two, one)


@given(figures())
def test_a_figure_agrees_with_itself(figure: Bounds) -> None:
    assert compare(figure, figure) is Fit.SAME


@given(figures())
def test_the_pragmatic_bounds_lie_inside_the_logical_ones(figure: Bounds) -> None:
    assert figure.logical.contains(figure.pragmatic)


@given(figures())
def test_the_value_itself_is_always_allowed(figure: Bounds) -> None:
    itself = Interval(figure.value, figure.value)
    assert figure.logical.contains(itself)
    assert figure.pragmatic.contains(itself)


WIDER = {
    Relation.EXACT: (Relation.ABOUT, Relation.AT_LEAST, Relation.AT_MOST, Relation.OVER, Relation.UNDER),
    Relation.RANGE: (),
}


@given(figures(), figures(), st.data())
def test_a_vaguer_wording_at_unchanged_precision_makes_no_new_conflict(
    one: Bounds, two: Bounds, data: st.DataObject
) -> None:
    vaguer = [
        replace(one, relation=relation)
        for relation in WIDER.get(one.relation, ())
        if logical(one.value, one.precision, relation).contains(one.logical)
    ]
    if one.relation is Relation.RANGE and one.value2 is not None:
        low, high = sorted((one.value, one.value2))
        vaguer.append(replace(one, value=low - data.draw(st.floats(0, low)), value2=high * 1.5))
    for wide in vaguer:
        if compare(one, two) in AGREES:
            assert compare(wide, two) in AGREES
        if compare(one, two) is not Fit.DISJOINT:
            assert compare(wide, two) is not Fit.DISJOINT


@given(st.floats(0, 1e9), figures(), st.sampled_from([OVER, Relation.AT_LEAST]), st.floats(0, 1e6))
def test_a_lower_lower_bound_denies_no_more_than_the_higher_one(
    value: float, other: Bounds, relation: Relation, less: float
) -> None:
    higher = Bounds(value, 1.0, relation)
    lower = Bounds(max(0.0, value - less), 1.0, relation)
    if compare(higher, other) is not Fit.DISJOINT:
        assert compare(lower, other) is not Fit.DISJOINT


@given(days(), days())
def test_compare_days_is_symmetric(one: Days, two: Days) -> None:
    assert compare_days(one, two) is compare_days(two, one)


@given(days(), days(), days())
def test_more_days_make_no_new_clash_of_dates(one: Days, two: Days, more: Days) -> None:
    wide = Days(min(one.first, more.first), max(one.last, more.last))
    if compare_days(one, two) is not Fit.DISJOINT:
        assert compare_days(wide, two) is not Fit.DISJOINT


@pytest.mark.parametrize(
    ("one", "two", "fit"),
    [
        (Days(date(2024, 5, 3), date(2024, 5, 3)), Days(date(2024, 5, 3), date(2024, 5, 3)), Fit.SAME),
        (Days(date(2024, 5, 1), date(2024, 5, 31)), Days(date(2024, 5, 3), date(2024, 5, 3)), Fit.COMPATIBLE),
        (Days(date(2024, 5, 1), date(2024, 5, 9)), Days(date(2024, 5, 5), date(2024, 5, 12)), Fit.UNLIKELY),
        (Days(date(2024, 5, 3), date(2024, 5, 3)), Days(date(2024, 5, 5), date(2024, 5, 5)), Fit.DISJOINT),
    ],
)
def test_two_dates_stand_to_each_other_by_their_days(one: Days, two: Days, fit: Fit) -> None:
    assert compare_days(one, two) is fit


def test_closed_bounds_touch() -> None:
    assert Interval(1, 2).meets(Interval(2, 3))
    assert Days(date(2024, 5, 1), date(2024, 5, 3)).meets(Days(date(2024, 5, 3), date(2024, 5, 9)))
    assert Days(date(2024, 5, 1), date(2024, 5, 3)).length == 3


def test_what_ends_before_it_begins_is_no_interval() -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(2, 1)
    with pytest.raises(ValueError, match="not an interval"):
        Interval(math.nan, 1)
    with pytest.raises(ValueError, match="not an interval of days"):
        Days(date(2024, 5, 3), date(2024, 5, 1))


def test_more_than_ends_at_the_next_round_step() -> None:
    assert pragmatic(3200, 100, OVER) == Interval(3200, 4000)
    assert pragmatic(45_000, 1000, OVER) == Interval(45_000, 50_000)
    assert pragmatic(7e8, 1e8, OVER) == Interval(7e8, 8e8)
    assert logical(3200, 100, OVER) == Interval(3200, math.inf)
    assert logical(3200, 100, UNDER) == Interval(0, 3200)
