"""One person's name is spelled in different ways.

What it does
    Among statements on one person, reports full names whose letters differ once accents
    and case are set aside: across reports, inside one report, or against the reference.
Why it matters
    A house needs one spelling, and a garbled name is often a sign of a garbled story.
Example
    "Oleh Marchuk" and "Oleg Marchouk" for the same minister.
Not reported
    Surnames alone, initials, accents ("Mélanie", "Melanie"), short forms ("Tom", "Thomas"),
    different people.
"""

import re
from collections.abc import Iterator
from itertools import combinations

import pandas as pd
from anyascii import anyascii

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.names import fold, same_given, split_name
from factcheck.rules.base import Conflict, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of people whose full names are written in more than one way."""
    full = table["full_name"] & table["person_key"].ne("")
    many = table[full].groupby("person_key", dropna=False)["spelling"].transform("nunique") > 1
    other = table["reference_spelling"].ne("") & table["reference_spelling"].ne(table["spelling"])
    return full & (many.reindex(table.index, fill_value=False) | other)


@rule(table="offices", block=("person_key",), severity=Severity.WARNING, screen=screen)
def name_variant(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    answers = group_answers(rows, lambda row: str(row.written))
    spellings = [value for value, _ in answers]
    listed = next((row.reference_name for row in rows if row.reference_name), "")
    if len({_letters(value) for value in [*spellings, *filter(None, [listed])]}) < 2:
        return
    if all(_short_form(a, b) for a, b in combinations(spellings, 2)) and len(spellings) > 1:
        return
    within = len({row.report_id for row in rows}) == 1
    only_reference = len({_letters(value) for value in spellings}) == 1
    if only_reference:
        message = f"{spellings[0]} is spelled {listed} in the reference"
    else:
        message = f"{wording.join(spellings)} are spellings of one name" + (
            " within one report" if within else ""
        )
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="name-variant",
        question=f"How is the name of {rows[0].position_name or rows[0].title} spelled?",
        message=message,
        answers=answers,
        decided="one person, by sound and position, under different spellings"
        + (f"; the reference has {listed}" if listed else ""),
        settle="the person's own office, or the house style for the language",
        reference=listed,
        severity=Severity.NOTE if only_reference else Severity.WARNING,
        confidence=0.85,
    )


def _short_form(a: str, b: str) -> bool:
    """True for "Tom Reed" and "Thomas Reed": one name, called by its short form."""
    one, other = split_name(a), split_name(b)
    short, long = sorted((one.given, other.given), key=len)
    return (
        fold(one.surname) == fold(other.surname)
        and same_given(short, long)
        and len(short) <= SHORT
        and len(long) - len(short) > 1
    )


SHORT = 4
"""Letters that a short form of a given name has at most: Tom, Bill, Kate."""


def _letters(name: str) -> str:
    return re.sub(r"[^a-z ]", "", anyascii(name).lower().replace("-", " "))
