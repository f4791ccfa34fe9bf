"""Findings in Markdown: a block for each that matters, one row for each that is small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.findings import Finding, Severity, Verdict
from factcheck.report.answers import answers, sources
from factcheck.report.escape import code, markdown
from factcheck.report.grid import ROWS_SHOWN, more_rows, table
from factcheck.report.sections import fold
from factcheck.report.words import (
    WHY,
    Names,
    as_written,
    because,
    date,
    first_sentence,
    says_both,
)

__all__ = ["accepted", "block", "blocks", "compact", "gravest", "mixed"]

GRAVEST = 10
"""Conflicts named on the first screen."""


def gravest(findings: Sequence[Finding], wording: Sequence[Finding], names: Names) -> list[str]:
    """The first screen: the conflicts in one table, numbered as their blocks are.

    wording: those on names and wording, which are only counted.
    """
    folded = fold(findings)
    if len(folded) < 2:
        return []
    rows = [
        [
            str(number),
            finding.severity.value,
            markdown(first_sentence(finding)),
            "; ".join(f"**{markdown(as_written(a.value))}** {sources(a, names)}" for a in finding.answers),
        ]
        for number, (finding, _) in enumerate(folded[:GRAVEST], start=1)
    ]
    left = len(folded) - GRAVEST
    rows += [["", "", f"and {left:,} more below", ""]] if left > 0 else []
    names_too = sum(f.verdict is Verdict.CONFLICT for f in wording)
    rows += [["", "", f"and {names_too:,} on names and wording", ""]] if names_too else []
    return [table(["No.:", "Severity", "Conflict", "Who says what"], rows)]


def blocks(title: str, findings: Sequence[Finding], names: Names, numbered: bool = False) -> list[str]:
    """A section with a block for each finding: its sentence, its answers, what decided."""
    if not findings:
        return []
    parts = [f"## {title}"]
    for number, (finding, also) in enumerate(fold(findings), start=1):
        mark = f"{number}. " if numbered else ""
        parts += [*block(finding, names, mark), _also(also)]
    return parts


def block(
    finding: Finding,
    names: Names,
    mark: str = "",
    told: Callable[[Finding, Names], str] = answers,
) -> list[str]:
    """One finding: its heading with `mark` before it, the table that `told` makes, and what decided."""
    lines = {
        WHY[finding.verdict]: [because(finding)],
        "Remark": [*finding.remarks, *says_both(finding, names)],
        "Reference": [finding.reference],
        "What would settle it": [finding.settle],
    }
    said = [f"- {name}: {markdown(text)}" for name, texts in lines.items() for text in texts if text]
    return [
        f"### {mark}{markdown(first_sentence(finding))}",
        told(finding, names),
        "\n".join([*said, f"- {_small(finding)}"]),
    ]


def _small(finding: Finding) -> str:
    """The rule and the id, for who wants to look closer."""
    confidence = f", confidence {finding.confidence:.0%}" if finding.confidence < 1 else ""
    show = code(f"factcheck show {finding.id}")
    return f"{finding.severity.capitalize()}, {code(finding.rule)}{confidence}: {show}"


def _also(findings: Sequence[Finding]) -> str:
    """The findings that rest on the same passages, a line each."""
    lines = [f"- {markdown(first_sentence(f))} ({code(f.rule)}: {code(f.id)})" for f in findings]
    return "\n".join(["The same passages also say:", "", *lines]) if lines else ""


def compact(title: str, findings: Sequence[Finding], names: Names, reason: bool = False) -> list[str]:
    """One row a finding: what differs, who says what, why, and its id."""
    if not findings:
        return []
    head = ["What differs", "Who says what", *(["Why"] if reason else []), "Id"]
    rows = [
        [
            markdown(first_sentence(f)),
            "; ".join(f"**{markdown(as_written(a.value))}** {sources(a, names)}" for a in f.answers),
            *([markdown(because(f))] if reason else []),
            code(f.id),
        ]
        for f in findings[:ROWS_SHOWN]
    ]
    return [f"## {title}", table(head, [*rows, *more_rows(len(findings), len(head))])]


def mixed(title: str, findings: Sequence[Finding], names: Names, reason: bool = False) -> list[str]:
    """A section with a block for each finding that matters, and one table of the notes."""
    notes = [f for f in findings if f.severity is Severity.NOTE]
    parts = blocks(title, [f for f in findings if f.severity is not Severity.NOTE], names)
    rest = compact(title, notes, names, reason)
    return [*parts, *(rest[1:] if parts else rest)]


def accepted(findings: Sequence[Finding]) -> list[str]:
    """The findings that a person decided about, and why."""
    rows = [
        [
            markdown(first_sentence(f)),
            markdown(f.decision.reason),
            markdown(date(f.decision.until)) or "–",
            code(f.id),
        ]
        for f in findings
        if f.decision is not None
    ]
    head = ["What differs", "Why it was accepted", "Until", "Id"]
    return ["## Accepted", table(head, rows)] if rows else []
