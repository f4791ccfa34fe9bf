"""One finding in full, as plain text: every passage with its place, what decided, what was consulted."""

from __future__ import annotations

from factcheck.findings import Answer, Evidence, Finding
from factcheck.report.escape import clean
from factcheck.report.words import around, date, first_sentence, support, where

__all__ = ["render_finding"]

WHOLE = 100_000
"""A quote is not cut here."""


def render_finding(finding: Finding) -> str:
    """The finding for a terminal; a mention stands between `>>` and `<<`."""
    lines = [
        f"{clean(first_sentence(finding))}.",
        f"  finding {finding.id}: {finding.verdict} ({finding.reason}), {finding.severity}, "
        f"rule {clean(finding.rule)}, confidence {finding.confidence:.0%}",
        _said("question", finding.question),
    ]
    for number, answer in enumerate(finding.answers, start=1):
        lines += ["", *_answer(number, answer)]
    lines += [""]
    lines += [_said("decided", finding.decided)]
    lines += [_said("remark", remark) for remark in finding.remarks]
    lines += [_said("reference", finding.reference), _said("would settle it", finding.settle)]
    if finding.decision is not None:
        until = f" (until {date(finding.decision.until)})" if finding.decision.until else ""
        lines += [_said("accepted", finding.decision.reason + until)]
    text = "\n".join(line for line in lines if line is not None)
    return text.rstrip("\n") + "\n"


def _said(name: str, text: str) -> str | None:
    """A line, or None where there is nothing to say."""
    return f"  {name}: {clean(text)}" if text else None


def _answer(number: int, answer: Answer) -> list[str | None]:
    lines: list[str | None] = [f"answer {number}: {clean(answer.value)} ({support(answer.support)})"]
    for statement in answer.statements:
        lines += _passage(statement)
    return lines


def _passage(statement: Evidence) -> list[str | None]:
    before, mention, after = (clean(part) for part in around(statement, WHOLE))
    quote = f"{before}>>{mention}<<{after}" if mention else before + after
    published = f", published {date(statement.issued)}" if statement.issued else ""
    return [
        f"  {clean(where(statement, column=True))}",
        f"    {clean(statement.publisher or statement.report_id)}{clean(published)}",
        f"    “{quote}”",
        None if mention else f"    mention: {clean(statement.mention)}",
        _indented("value", statement.value),
        _indented("unit", statement.unit),
        _indented("as of", date(statement.as_of)),
        _indented("attributed to", statement.attributed_to),
    ]


def _indented(name: str, text: str) -> str | None:
    line = _said(name, text)
    return f"  {line}" if line else None
