"""One deal is called by instruments that differ in what they bind.

What it does
    Among mentions of one agreement, reports instruments of different classes: an
    agreement or treaty here, a letter of intent, memorandum or declaration there.
Why it matters
    A letter of intent binds nobody; to call it an agreement promises what was not signed.
Example
    "Signed a joint venture agreement" against "signed a letter of intent on a joint venture".
Not reported
    Words of one class (agreement, arrangement, accord, pact), and words that name any
    deal whatever its form.
"""

from collections.abc import Iterator

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.rules.base import Conflict, differ, group_answers, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of agreements that are called by instruments of more than one class."""
    classed = table["instrument_class"].ne("")
    return classed & differ(table[classed], ("agreement_key",), "instrument_class").reindex(
        table.index, fill_value=False
    )


@rule(table="agreements", block=("agreement_key",), severity=Severity.ERROR, screen=screen)
def instrument_mismatch(block: pd.DataFrame) -> Iterator[Conflict]:
    answers = group_answers(statements(block), lambda row: str(row.instrument))
    names = [value for value, _ in answers]
    question = block["question_name"].iloc[0]
    between = len({row.report_id for _, rows in answers for row in rows}) > 1
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-instrument",
        question=f"What was it: {question}?",
        message=f"{question}: called {wording.join([_article(name) for name in names])}",
        answers=answers,
        decided=f"{wording.join([_article(name) for name in names])} do not bind alike",
        settle="the text of the document, or its title in the parties' readouts",
        severity=Severity.ERROR if between else Severity.WARNING,
        confidence=0.85 * float(block["question_confidence"].min()),
    )


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
