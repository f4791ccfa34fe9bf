"""The quantity grammar: what a reader takes from a phrase, exact places, and texts that mean harm."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intervals import Relation
from factcheck.quantities import (
    Quantity,
    convert,
    find_quantities,
    rate,
    same_dimension,
    to_base,
)

PHRASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "quantity_phrases.yml").read_text(encoding="utf-8")
)
FIELDS = ("kind", "unit", "precision", "per", "minor", "negated", "movement")


def figures(text: str) -> list[Quantity]:
    return [one for one in find_quantities(text) if one.kind != "ordinal"]


def only(text: str) -> Quantity:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


def fits(want: dict[str, Any], got: Quantity, text: str) -> bool:
    if want["value"] is None or got.value is None:
        return want["value"] is None and got.value is None and bool(got.reason)
    near = 1e-2 if want.get("loose") else 1e-6
    if not math.isclose(got.value, want["value"], rel_tol=near, abs_tol=1e-9):
        return False
    if (want.get("value2") is None) != (got.value2 is None):
        return False
    if got.value2 is not None and not math.isclose(got.value2, want["value2"], rel_tol=near):
        return False
    if got.relation != want.get("relation", "exact") or got.change != want.get("change", ""):
        return False
    if "alternatives" in want and bool(got.currency_alternatives) != want["alternatives"]:
        return False
    if "sign" in want and got.currency_sign != want["sign"]:
        return False
    if "mention" in want and text[got.start : got.end] != want["mention"]:
        return False
    return all(getattr(got, name) == want[name] for name in FIELDS if name in want)


@pytest.mark.parametrize("row", PHRASES, ids=[row["text"][:40] for row in PHRASES])
def test_phrase_is_read_as_a_reader_would(row: dict[str, Any]) -> None:
    got = figures(row["text"])
    if row.get("silent"):
        got = [one for one in got if one.value is not None]
    missing = [
        want
        for want in row["want"]
        if not want.get("optional") and not any(fits(want, one, row["text"]) for one in got)
    ]
    spurious = [one for one in got if not any(fits(want, one, row["text"]) for want in row["want"])]
    assert not missing, got
    assert not spurious


def test_phrases_are_many_and_different() -> None:
    assert len({row["text"] for row in PHRASES}) == len(PHRASES) >= 250


# --- round trips ------------------------------------------------------------------------------------

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelt(number: int, joint: str) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten = TENS[number // 10 - 2]
        return ten if number % 10 == 0 else f"{ten}-{UNITS[number % 10]}"
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = f"{spelt(number // size, joint)} {name}", number % size
            if not rest:
                return head
            return f"{head}{joint if rest < 100 else ' '}{spelt(rest, joint)}"
    raise AssertionError


@given(st.integers(0, 10**12 - 1), st.sampled_from([" ", " and "]))
def test_number_words_round_trip(number: int, joint: str) -> None:
    text = f"The register lists {spelt(number, joint)} moths."
    if number == 1:
        return
    assert only(text).value == number


@given(
    st.integers(10_000, 10**13),
    st.sampled_from(["{:,}", "{:_}"]),
    st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "'", "’"]),
)
def test_thousands_marks_round_trip(number: int, form: str, mark: str) -> None:
    written = form.format(number).replace("_", mark).replace(",", mark)
    found = only(f"They counted {written} seeds.")
    assert found.value == number
    assert found.precision == 10 ** (len(str(number)) - len(str(number).rstrip("0")))


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(["million", "m", "mn", "-million"]))
def test_money_with_scale_round_trips(whole: int, tenth: int, scale: str) -> None:
    glue = " " if scale in ("million", "mn") else ""
    found = only(f"It cost C${whole}.{tenth}{glue}{scale}.")
    assert found.value == pytest.approx((whole + tenth / 10) * 1e6)
    assert (found.unit, found.precision) == ("CAD", 1e5)


@given(st.integers(1, 10**9), st.sampled_from(["$", "€", "£", "US$", "A$", "₹"]))
def test_money_in_figures_round_trips(number: int, sign: str) -> None:
    found = only(f"It cost {sign}{number:,} in all.")
    assert (found.value, found.currency_sign, found.kind) == (number, sign, "money")


@given(st.integers(2, 899), st.integers(1, 100), st.sampled_from(["-", "–", " to ", " and "]))
def test_ranges_round_trip(low: int, more: int, joint: str) -> None:
    lead = {" and ": "between ", " to ": "from "}.get(joint, "")
    found = only(f"It took {lead}{low}{joint}{low + more} kilograms.")
    assert (found.value, found.value2, found.relation) == (low, low + more, Relation.RANGE)


# --- places and robustness ----------------------------------------------------------------------------

WORDS = [
    "one",
    "two",
    "hundred",
    "million",
    "and",
    "half",
    "a",
    "no",
    "none",
    "dozen",
    "of",
    "to",
    "from",
    "between",
    "more",
    "than",
    "over",
    "up",
    "k",
    "bn",
    "m",
    "percent",
    "dollars",
    "May",
    "Boeing",
    "F",
    "mile",
    "per",
    "x",
    "killed",
    "th",
    "st",
    "(",
    ")",
    "9/9/",
]
ALPHABET = st.sampled_from([*"0123456789.,-–/:()$€£%'\"½ \u00a0\n²", *WORDS])


@given(st.one_of(st.text(max_size=200), st.lists(ALPHABET, max_size=60).map("".join)))
def test_any_text_is_read_without_error_and_with_exact_places(text: str) -> None:
    check_places(text)


@given(st.lists(ALPHABET, max_size=60).map(" ".join))
def test_any_words_are_read_without_error_and_with_exact_places(text: str) -> None:
    check_places(text)


def check_places(text: str) -> None:
    end = 0
    for one in find_quantities(text):
        assert end <= one.start <= one.number_start <= one.number_end <= one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.value is None or math.isfinite(one.value)
        assert (one.value is None) == bool(one.reason)
        assert math.isfinite(one.precision)
        assert one.precision >= 0
        end = one.end


@pytest.mark.parametrize(
    "piece",
    [
        "5",
        "1,1,1,",
        "one one ",
        "a million and ",
        "hundred ",
        "9/9/9/",
        "$$$",
        " ",
        "((((",
        "5 to 6 to ",
        "\n1. ",
    ],
)
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert len(find_quantities(text)) <= len(text) // 2


def test_offsets_are_code_points_of_the_text_given() -> None:
    text = "🛰️ Ναύπλιο: “more\u00a0than\u00a0$3\u202f400” — été"
    [found] = find_quantities(text)
    assert text[found.start : found.end] == "more\u00a0than\u00a0$3\u202f400"
    assert text[found.number_start : found.number_end] == "$3\u202f400"


def test_threads_give_the_same() -> None:
    texts = [row["text"] for row in PHRASES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(find_quantities, texts)) == [find_quantities(text) for text in texts]


def test_blank_line_ends_a_phrase() -> None:
    assert only("more than\n\n40 boats").relation is Relation.EXACT
    assert only("more than\n40 boats").relation is Relation.OVER


def test_a_name_stays_a_name_in_the_whole_text() -> None:
    assert figures("The F-150 sells well. A used 150 is cheap.") == []


def test_ordinals_are_kept_apart() -> None:
    found = find_quantities("the 21st ship, the fourth convoy, the twenty-second try")
    assert [(one.kind, one.value) for one in found] == [("ordinal", 21), ("ordinal", 4), ("ordinal", 22)]


def test_idiom_is_told_from_a_count() -> None:
    assert only("one of the largest floods").partitive
    assert not only("one of the victims").partitive


# --- worth ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "base", "expected"),
    [
        (1200, "mile", "kilometre", 1931.2128),
        (6, "foot", "metre", 1.8288),
        (32, "fahrenheit", "celsius", 0.0),
        (50, "basis point", "percentage point", 0.5),
        (0.25, "fraction", "percent", 25),
        (100, "mile per hour", "kilometre per hour", 160.9344),
        (2, "year", "year", 2),
        (3, "soldier", "soldier", 3),
    ],
)
def test_base_unit(value: float, unit: str, base: str, expected: float) -> None:
    converted, into = to_base(value, unit)
    assert into == base
    assert converted == pytest.approx(expected)


def test_dimensions() -> None:
    assert same_dimension("mile", "metre")
    assert same_dimension("mile per day", "kilometre per hour")
    assert not same_dimension("mile", "kilogram")
    assert not same_dimension("USD", "CAD")
    assert same_dimension("soldier", "soldier")
    with pytest.raises(ValueError, match="cannot be converted"):
        convert(1, "mile", "kilogram")


def test_dated_rates() -> None:
    found = rate("CAD", "USD", date(2017, 4, 2))
    assert found is not None
    assert found[0] == pytest.approx(0.7495, abs=1e-3)
    assert found[1] == date(2017, 3, 31)
    assert rate("USD", "USD", date(2017, 4, 3)) == (1.0, date(2017, 4, 3))
    assert rate("UAH", "USD", date(2017, 4, 3)) is None
    assert rate("USD", "EUR", date(1990, 1, 1)) is None
    assert rate("USD", "EUR", date(2999, 1, 1)) is None
