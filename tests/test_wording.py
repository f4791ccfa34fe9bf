"""Values as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (45000, "45,000"),
        (6.1, "6.1"),
        (0.5, "0.5"),
        (1_000_000, "1 million"),
        (1_800_000_000, "1.8 billion"),
        (352_500_000, "352.5 million"),
        (1_234_567, "1,234,567"),
        (2_000_000_000_000, "2 trillion"),
        (-1_500_000, "-1.5 million"),
    ],
)
def test_numbers_read_as_people_write_them(value: float, text: str) -> None:
    assert wording.number(value) == text


@given(st.integers(-(10**13), 10**13))
def test_a_whole_number_is_never_rounded(value: int) -> None:
    digits, _, scale = wording.number(value).replace(",", "").partition(" ")
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert round(float(digits) * factor) == value


@pytest.mark.parametrize(
    ("value", "unit", "sign", "text"),
    [
        (700_000_000, "USD", "", "$700 million"),
        (700_000_000, "CAD", "", "CAD 700 million"),
        (700_000_000, "USD", "$", "$700 million"),
        (40_000_000, "EUR", "", "€40 million"),
        (62, "percent", "", "62%"),
        (12, "kilometre", "", "12 kilometres"),
        (1, "kilometre", "", "1 kilometre"),
        (45_000, "", "", "45,000"),
    ],
)
def test_amounts_carry_their_unit(value: float, unit: str, sign: str, text: str) -> None:
    assert wording.amount(value, unit, sign) == text


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("", "3,200"),
        ("exact", "3,200"),
        ("over", "more than 3,200"),
        ("at_least", "at least 3,200"),
        ("at_most", "at most 3,200"),
        ("under", "less than 3,200"),
        ("about", "about 3,200"),
    ],
)
def test_figures_carry_the_words_of_their_bound(relation: str, text: str) -> None:
    assert wording.figure(3200, relation) == text


def test_a_range_names_both_ends_and_what_is_not_known_says_so() -> None:
    assert wording.figure(5_000_000, "range", "USD", 7_000_000) == "$5 million to $7 million"
    assert wording.figure(None, "exact") == "unknown"
    assert wording.figure(float("nan"), "") == "unknown"


def test_counts_and_lists_read_as_a_sentence() -> None:
    assert [wording.counted(n, "report") for n in (0, 1, 2, 1200)] == [
        "0 reports",
        "1 report",
        "2 reports",
        "1,200 reports",
    ]
    assert [wording.join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert wording.join(["CAD", "USD"], "or") == "CAD or USD"
