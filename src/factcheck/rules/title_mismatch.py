"""One person is given two titles that do not go together at one time.

What it does
    Compares the titles that reports give one person for overlapping times and reports a
    different rank for the same portfolio and jurisdiction: minister and deputy minister;
    or two ranks of one ladder: sergeant and lieutenant, chief executive and chief
    technology officer.
Why it matters
    A wrong rank changes who is speaking for a government or a company.
Example
    "Finance Minister I. Okafor" and "Deputy Finance Minister I. Okafor", both in May.
Not reported
    Two offices that one person may hold together (a party leader who is prime minister),
    the short form of a rank ("Colonel" for a lieutenant colonel),
    other words for one office ("Defence Minister", "Minister of National Defence"), former
    offices, other times.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import resources
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
    if a.rank == b.rank or a.acting != b.acting or not (_deputies(a, b) or _exclusive(a, b)):
        return False
    one, two = days_of(a.as_of_from, a.as_of_to), days_of(b.as_of_from, b.as_of_to)
    if one is None or two is None:
        return False
    return one.meets(two) or (
        _exclusive(a, b) and max(one.first, two.first) - min(one.last, two.last) <= NEAR
    )


NEAR = timedelta(days=31)
"""Ranks of one ladder this near in time are hardly a promotion."""


def _deputies(a: Any, b: Any) -> bool:
    """True for one office of which one rank is the deputy of the other: they exclude each other."""
    if a.portfolio != b.portfolio or not a.jurisdiction or a.jurisdiction != b.jurisdiction:
        return False
    steps = ("deputy ", "vice ", "assistant ", "under")
    return any(
        a.rank == step + b.rank
        or b.rank == step + a.rank
        or a.rank == f"{step.strip()}-{b.rank}"
        or b.rank == f"{step.strip()}-{a.rank}"
        for step in steps
    )


def _exclusive(a: Any, b: Any) -> bool:
    """True for two ranks of one ladder, of one organisation as far as that is told."""
    if a.jurisdiction and b.jurisdiction and a.jurisdiction != b.jurisdiction:
        return False
    if a.report_id == b.report_id or a.rank in b.rank.split() or b.rank in a.rank.split():
        return False
    ladders = resources.toml("titles")["exclusive"].values()
    return any(a.rank in ladder and b.rank in ladder for ladder in ladders)
