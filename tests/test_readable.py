"""What is no wording is left unread, and said so; what is wording is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.mentions import mentions
from factcheck.extract.plain_nouns import plain_noun
from factcheck.extract.readable import LONGEST_RUN, LONGEST_STRETCH, as_figure, readable
from factcheck.quantities import find_quantities
from factcheck.quantities.grammar import MOST


@given(st.text(max_size=300))
def test_ordinary_text_is_read_as_it_is(text):
    assert readable(text) == (text, [])


def test_a_run_without_a_blank_is_blanked_and_told():
    data = "9,f" * 400
    text, [part] = readable(f"Some 40 men left. {data} Then 7 women came.")
    assert len(text) == len(f"Some 40 men left. {data} Then 7 women came.")
    assert text[part.start : part.end].isspace()
    assert part.end - part.start == len(data)
    assert "1,200 characters without a blank" in part.reason
    assert [q.value for q in find_quantities(text)] == [40, 7]


def test_a_word_of_the_longest_length_is_read():
    assert readable("x" * LONGEST_RUN)[1] == []
    assert len(readable("x" * (LONGEST_RUN + 1))[1]) == 1


def test_a_stretch_in_which_nothing_ends_is_read_up_to_the_limit():
    endless = "one two " * (LONGEST_STRETCH // 4)
    text, [part] = readable(f"He left. {endless}\nThree men came.")
    assert text.startswith("He left. one two ")
    assert text.endswith("\nThree men came.")
    assert text[part.start : part.end].isspace()
    assert part.start <= len("He left. ") + LONGEST_STRETCH


def test_blanks_are_nothing_to_tell_of():
    assert readable(" " * 200_000 + "\n" * 10)[1] == []


def test_what_is_left_out_is_a_mention_with_its_reason():
    found = mentions("Some 40 odd men left. " + "9," * 600 + " Then 7 came.")
    [part] = [m for m in found if m.get("reason")]
    assert part["value"] is None
    assert "not read" in part["reason"]
    assert len(part["surface"]) == LONGEST_RUN
    assert as_figure(readable("9" * 2000)[1][0]).end == LONGEST_RUN


def test_a_text_of_numbers_is_read_up_to_the_limit_and_says_so():
    text = "17 34 56 78\n" * 4_000
    found = find_quantities(text)
    assert found[-1].value is None
    assert found[-1].reason.startswith("more than 10,000 numbers")
    assert MOST // 2 <= len(found) <= MOST + 1
    assert all(text[q.start : q.end].strip() for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)


def test_windows_change_nothing():
    line = "More than 3,200 people fled on Monday. It cost $5 to 7 million.\n"
    found = find_quantities(line * 2_000)
    assert len(found) == 4_000
    assert {(q.value, q.value2, q.unit) for q in found} == {(3200, None, ""), (5e6, 7e6, "USD")}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Some 3,200 people were moved.", "people"),
        ("It has 40 workers.", "worker"),
        ("It has 40 workers’ homes.", None),
        ("the 12 members-only clubs", None),
        ("Some 300 men died", None),
        ("12 soldiers and 4 nurses", "soldier"),
        ("the top 10 countries in it", None),
        ("$12 people", None),
    ],
)
def test_nouns_that_need_no_parse(text, noun):
    counted = plain_noun(text, find_quantities(text)[0])
    assert (counted and counted.noun) == noun


@pytest.mark.parametrize("text", ["9/9/9/", "one one ", "((((", "1 2 3 4 5 6 7 8\n", "A. B. C. "])
def test_hostile_text_takes_linear_time(text):
    mentions("Two men met.")
    long = text * (60_000 // len(text))
    start = time.process_time()
    mentions(long)
    assert time.process_time() - start < 5
