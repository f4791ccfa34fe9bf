"""Names: folding, parts, likeness and the three bands."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.names import Band, Name, band, fold, is_given, similarity, skeleton, split_name
from factcheck.resources import table

PAIRS = yaml.safe_load((Path(__file__).parent / "data" / "name_pairs.yml").read_text(encoding="utf-8"))
CASES = [(wanted, a, b) for wanted, pairs in PAIRS.items() for a, b in pairs]
NAMES = st.text(max_size=20) | st.sampled_from([name for _, a, b in CASES for name in (a, b)])
FULL = st.tuples(
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12),
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12),
).map(" ".join)


def test_there_are_enough_pairs():
    assert len(CASES) >= 80
    assert len(table("given_names")) >= 150


@pytest.mark.parametrize(("wanted", "a", "b"), CASES)
def test_each_pair_is_in_its_band(wanted, a, b):
    assert band(a, b) == wanted, similarity(a, b)
    assert band(b, a) == wanted


@given(NAMES, NAMES)
def test_similarity_is_symmetric_and_a_share(a, b):
    score = similarity(a, b)
    assert 0 <= score <= 1
    assert score == similarity(b, a)
    assert band(a, b) == band(b, a)


@given(NAMES)
def test_equal_names_are_most_alike(name):
    assert similarity(name, name) == 1


@given(FULL)
def test_equal_full_names_are_the_same(name):
    if len(fold(name).split()) == 2:
        assert band(name, name) in (Band.SAME, Band.ASK)


@pytest.mark.parametrize("name", ["Ann Lee", "Mohammed bin Salman", "Kim Jong-un", "Ю. Тимошенко"])
def test_a_full_name_is_the_same_as_itself(name):
    assert band(name, name) is Band.SAME


@given(st.text(max_size=60))
def test_fold_is_idempotent_and_never_raises(name):
    once = fold(name)
    assert fold(once) == once
    assert once == once.lower()
    skeleton(name)
    split_name(name)


@pytest.mark.parametrize("piece", ["sh", "tskh", "ab ", "Иван ", "习", "-", "J. ", "van "])
@pytest.mark.timeout(5)
def test_long_texts_cost_little(piece):
    assert similarity(piece * 50_000, piece * 49_999 + "x") >= 0


@pytest.mark.parametrize(
    ("name", "given_name", "surname"),
    [
        ("Mark Carney", "Mark", "Carney"),
        ("Mr. Roman Waschuk", "Roman", "Waschuk"),
        ("Sir Ian Blair", "Ian", "Blair"),
        ("Joe Biden Jr.", "Joe", "Biden"),
        ("Mohammed bin Salman", "Mohammed", "bin Salman"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"),
        ("Bashar al-Assad", "Bashar", "al-Assad"),
        ("Kim Jong-un", "Jong-un", "Kim"),
        ("Kim Campbell", "Kim", "Campbell"),
        ("Xi Jinping", "Jinping", "Xi"),
        ("Trudeau, Justin", "Justin", "Trudeau"),
        ("Lee Hsien Loong", "Hsien Loong", "Lee"),
        ("Lee Harvey Oswald", "Lee Harvey", "Oswald"),
        ("Zelenskyy", "", "Zelenskyy"),
        ("Mary (Molly) Byrne", "Mary", "Byrne"),
        ("", "", ""),
    ],
)
def test_a_name_falls_into_parts(name, given_name, surname):
    parts = split_name(name)
    assert (parts.given, parts.surname) == (given_name, surname)


def test_a_suffix_is_kept_apart():
    assert split_name("Donald Rowe Jr.") == Name("Donald", "Rowe", "Jr.")


def test_a_surname_alone_is_never_enough():
    assert similarity("Waschuk", "Washchuk") == 1
    assert band("Waschuk", "Washchuk") is Band.ASK


def test_a_users_aliases_join_what_spelling_does_not():
    assert band("Big Ronnie", "Ronald Weaver") is not Band.SAME
    assert band("Big Ronnie", "Ronald Weaver", [("Big Ronnie", "Ronald Weaver")]) is Band.SAME
    assert band("Zhenya Roe", "Xenia Roe", [("Zhenya", "Xenia")]) is Band.SAME


def test_given_names_are_known_by_their_variants():
    assert is_given("Denys")
    assert is_given("Zoë")
    assert not is_given("Ottawa")
