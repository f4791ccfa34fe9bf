"""One person is given two titles that do not go together at one time.

What it does
    Compares the titles that reports give one person for overlapping times and reports a
    different rank for the same portfolio and jurisdiction: minister and deputy minister.
Why it matters
    A wrong rank changes who is speaking for a government or a company.
Example
    "Finance Minister I. Okafor" and "Deputy Finance Minister I. Okafor", both in May.
Not reported
    Two offices that one person may hold together (a party leader who is prime minister),
    other words for one office ("Defence Minister", "Minister of National Defence"), former
    offices, other times.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck.findings import Severity, Verdict
from factcheck.relations import days_of
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of people who are given more than one rank."""
    return differ(table, ("person_key",), "rank") & ~table["former"]


@rule(table="offices", block=("person_key",), severity=Severity.WARNING, screen=screen)
def title_mismatch(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    involved = {row.statement_id: row for pair in combinations(rows, 2) if _mismatch(*pair) for row in pair}
    if not involved:
        return
    answers = group_answers(involved.values(), lambda row: str(row.position_name))
    names = " and ".join(value for value, _ in answers)
    person = rows[0].person_name
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="wrong-title",
        question=f"Which office did {person} hold {rows[0].as_of_shown}?",
        message=f"{person} is called both {names}",
        answers=answers,
        decided="the ranks differ for one portfolio, and the dates overlap",
        settle="the official list of office holders",
        confidence=0.8,
    )


def _mismatch(a: Any, b: Any) -> bool:
    if (
        a.rank == b.rank
        or a.portfolio != b.portfolio
        or not a.jurisdiction
        or a.jurisdiction != b.jurisdiction
    ):
        return False
    if not _one_ladder(a.rank, b.rank) or a.acting != b.acting:
        return False
    one, two = days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to)
    return one is not None and two is not None and one.meets(two)


def _one_ladder(a: str, b: str) -> bool:
    """True for ranks of which one is the deputy of the other: they exclude each other."""
    steps = ("deputy ", "vice ", "assistant ", "under")
    return any(
        a == step + b or b == step + a or a == f"{step.strip()}-{b}" or b == f"{step.strip()}-{a}"
        for step in steps
    )
