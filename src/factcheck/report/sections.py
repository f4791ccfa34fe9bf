"""Which finding stands where in a conflict report: the order in which an editor needs to know.

Every finding goes into exactly one section.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.findings import Finding, Severity, Verdict, sort_findings
from factcheck.report.words import WORDING

__all__ = ["Sections", "fold", "sections"]

OVER_TIME = frozenset({"changed-over-time", "revised"})
WORDING_RULES = frozenset({"name-variant", "incomplete-name", "place-name"})


@dataclass(frozen=True, slots=True)
class Sections:
    """The findings of a run, by the section of the conflict report, each worst first."""

    conflicts: list[Finding] = field(default_factory=list)
    over_time: list[Finding] = field(default_factory=list)
    other_scope: list[Finding] = field(default_factory=list)
    small: list[Finding] = field(default_factory=list)
    wording: list[Finding] = field(default_factory=list)
    undetermined: list[Finding] = field(default_factory=list)
    accepted: list[Finding] = field(default_factory=list)


def sections(findings: Iterable[Finding]) -> Sections:
    """Puts every finding into its section."""
    found = Sections()
    for finding in sort_findings(findings):
        _section(found, finding).append(finding)
    return found


def _section(found: Sections, finding: Finding) -> list[Finding]:
    note = finding.severity is Severity.NOTE
    if finding.decision is not None:
        return found.accepted
    if finding.severity is not Severity.ERROR and finding.reason in WORDING:
        return found.wording
    if note and finding.rule in WORDING_RULES:
        return found.wording
    if finding.verdict is Verdict.CONFLICT:
        return found.conflicts
    if finding.verdict is Verdict.UNDETERMINED:
        return found.undetermined
    if note:
        return found.small
    return found.over_time if finding.reason in OVER_TIME else found.other_scope


def fold(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Each finding with those after it that rest on the very same passages.

    Two people in one office and two people on one visit are often the same words of
    the same reports: the reader should see those words once.
    """
    folded: list[tuple[Finding, list[Finding]]] = []
    for finding in findings:
        above = next((also for head, also in folded if _covers(head, finding)), None)
        if above is None:
            folded.append((finding, []))
        else:
            above.append(finding)
    return folded


def _covers(head: Finding, finding: Finding) -> bool:
    """Whether every mention of `finding` overlaps one of `head`, and they stand on the same reports."""
    places = [(s.report_id, s.start, s.end) for answer in head.answers for s in answer.statements]
    return {p[0] for p in places} == {s.report_id for a in finding.answers for s in a.statements} and all(
        any(r == s.report_id and start < s.end and s.start < end for r, start, end in places)
        for answer in finding.answers
        for s in answer.statements
    )
