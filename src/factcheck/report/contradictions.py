"""Who contradicts whom: for each pair of reports, on how many questions they give different answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from factcheck.findings import Finding, Result, Verdict
from factcheck.report.words import WORDING, open_findings

__all__ = ["Contradictions", "contradictions"]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The reports that are in a conflict, in the order of the result, and the number for each pair.

    A pair stands with the earlier report first; a report paired with itself contradicts itself.
    """

    reports: tuple[str, ...]
    pairs: Counter[tuple[str, str]]

    def between(self, one: str, other: str) -> int:
        """On how many questions the two differ."""
        return self.pairs[one, other] or self.pairs[other, one]

    def of(self, report: str) -> int:
        """With how many other reports this one is in conflict."""
        return sum(1 for pair, n in self.pairs.items() if n and report in pair and pair[0] != pair[1])


def contradictions(result: Result) -> Contradictions:
    """Counts the open conflicts on what is so; how a name is spelled contradicts nobody."""
    order = {report.report_id: place for place, report in enumerate(result.reports)}
    pairs: Counter[tuple[str, str]] = Counter()
    for finding in open_findings(result.findings, Verdict.CONFLICT):
        if finding.reason not in WORDING:
            pairs.update(_pairs(finding, order))
    named = {report for pair in pairs for report in pair}
    return Contradictions(tuple(sorted(named, key=lambda r: (order.get(r, len(order)), r))), pairs)


def _pairs(finding: Finding, order: dict[str, int]) -> set[tuple[str, str]]:
    told = [{s.report_id for s in answer.statements} for answer in finding.answers]
    found = set()
    for these, those in combinations(told, 2):
        for one in these:
            for other in those:
                first, second = sorted((one, other), key=lambda r: (order.get(r, len(order)), r))
                found.add((first, second))
    return found
