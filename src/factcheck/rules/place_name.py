"""One place is written under two names.

What it does
    Reports places that the reports write in different ways, by the gazetteer's variants.
Why it matters
    A house has one name for a place; two in one story look careless and may carry politics.
Example
    "Bombay" in one report and "Mumbai" in another.
Not reported
    Demonyms and adjectives, a country beside its capital.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of places written in more than one way."""
    return differ(table, ("key",), "name")


@rule(table="spellings", block=("key",), severity=Severity.NOTE, screen=screen)
def place_name(block: pd.DataFrame) -> Iterator[Conflict]:
    answers = group_answers(statements(block), lambda row: str(row.name))
    names = [value for value, _ in answers]
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="terminology",
        question=f"Which name for {names[0]}?",
        message=f"One place is written {wording.join(names, 'or')}",
        answers=answers,
        decided="the gazetteer has them as names of one place",
        settle="the house style",
        confidence=0.95,
    )
