"""A title that the reference table gives the person under another rank.

What it does
    Looks up each office in the reference table of office holders and reports people who
    are listed there for the same portfolio, but with another rank.
Why it matters
    "Deputy Minister" for a man who was Minister misstates who is speaking.
Example
    "Deputy Minister of Health R. Aydin", who is listed as Minister of Health.
Not reported
    People who are not listed (`holder-against-reference`), portfolios that the reference
    does not cover, former offices. The reference is no report: the finding names it.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows whose title differs from the reference's."""
    return table["reference_fit"].eq("other-title") & ~table["former"]


@rule(table="offices", block=("person_key",), severity=Severity.ERROR, screen=screen)
def title_against_reference(block: pd.DataFrame) -> Iterator[Conflict]:
    rows = statements(block)
    for title in sorted({row.position_name for row in rows}):
        group = [row for row in rows if row.position_name == title]
        first = group[0]
        yield Conflict(
            verdict=Verdict.CONFLICT,
            reason="wrong-title",
            question=f"Which office did {first.person_name} hold {first.as_of_shown}?",
            message=f"{first.person_name} is called {title} {first.as_of_shown}; "
            f"the reference has: {first.reference_person}",
            answers=[(title, group)],
            decided=f"{wording.counted(len({row.report_id for row in group}), 'report')} against the reference table",
            settle="the official list of office holders",
            reference=first.reference_person,
            confidence=0.9,
        )
