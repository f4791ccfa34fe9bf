"""What a run says: findings, agreements, the coverage ledger, and the identity of a finding.

These are dumb records. Rules fill them, renderers print them, nobody computes in
them. Their JSON form is the published format (`schema_version` 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from factcheck import display
from factcheck.models import Record, ReportRow

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "REASONS",
    "Agreement",
    "Answer",
    "Coverage",
    "Decision",
    "Evidence",
    "Finding",
    "Material",
    "NotRead",
    "Result",
    "Severity",
    "Support",
    "Verdict",
    "fingerprint",
    "sort_findings",
]


class Verdict(StrEnum):
    """What a finding says of the difference."""

    CONFLICT = "conflict"
    EXPLAINED = "explained"
    UNDETERMINED = "undetermined"


class Severity(StrEnum):
    """How much a finding matters; SARIF's own words. Not the same thing as confidence."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for note: sorts worst first."""
        return list(Severity).index(self)


REASONS: dict[Verdict, frozenset[str]] = {
    Verdict.CONFLICT: frozenset(
        [
            "disjoint-values",
            "total-falls",
            "two-holders",
            "wrong-title",
            "outside-tenure",
            "different-instrument",
            "different-date",
            "different-actor",
            "different-place",
            "out-of-order",
            "part-exceeds-whole",
            "arithmetic",
            "misquote",
            "name-variant",
            "terminology",
        ]
    ),
    Verdict.EXPLAINED: frozenset(
        [
            "changed-over-time",
            "revised",
            "different-window",
            "different-scope",
            "different-event",
            "part-of-whole",
            "pledge-not-total",
            "rounding",
            "different-unit",
            "different-definition",
            "incomplete",
            "same-origin",
            "different-precision",
        ]
    ),
    Verdict.UNDETERMINED: frozenset(["currency-unknown", "date-unknown", "scope-unknown", "name-unsure"]),
}
"""The fixed words for why, by verdict."""


class Evidence(Record):
    """One statement as a reader needs it: where it stands and what it says."""

    statement_id: str
    report_id: str
    path: str
    line: int = Field(0, ge=0, description="1-based line of the mention in the file; 0 if unknown")
    column: int = Field(0, ge=0, description="1-based column of the mention in that line; 0 if unknown")
    start: int
    end: int
    mention: str
    quote: str
    value: str = Field("", description="the normalised value, as people write it")
    unit: str = ""
    as_of: str = Field("", description="EDTF")
    attributed_to: str = ""
    publisher: str = ""
    issued: str = Field("", description="EDTF: when the report was published")

    def _repr_html_(self) -> str:
        return display.statement(self)


class Support(Record):
    """How many reports carry an answer, and how many origins: one wire text counts once."""

    reports: int
    origins: int


class Answer(Record):
    """The statements of a question that agree with one another."""

    value: str
    support: Support
    statements: tuple[Evidence, ...]

    def _repr_html_(self) -> str:
        return display.answer(self)


class Decision(Record):
    """What a person decided about a finding, and why."""

    finding: str
    reason: str
    until: str = ""


class Finding(Record):
    """One question on which the reports give more than one answer."""

    id: str = Field(description="fingerprint: rule, question and values; no offsets, no date of the run")
    rule: str
    verdict: Verdict
    reason: str
    severity: Severity
    confidence: float = Field(ge=0, le=1)
    question: str = Field(description="what is asked, as a person would say it")
    message: str = Field(description="what differs, in one sentence")
    decided: str = Field("", description="what decided, with the figures")
    settle: str = Field("", description="what would settle it")
    remarks: tuple[str, ...] = Field(
        (), description="what else a reader should know: scope, window, rounding"
    )
    reference: str = Field("", description="the reference table's row that the rule used, if it used one")
    answers: tuple[Answer, ...]
    decision: Decision | None = None

    def _repr_html_(self) -> str:
        return display.finding(self)


class Agreement(Record):
    """One question on which several reports agree, or a sequence of statements that fits."""

    question: str
    value: str
    support: Support
    statements: tuple[Evidence, ...]
    note: str = ""


class Coverage(Record):
    """One line of the ledger: what was seen in a report, and what became of it."""

    report_id: str
    kind: str = Field(description="the fact table")
    seen: int
    normalised: int
    compared: int
    skipped: dict[str, int] = Field(default_factory=dict, description="reason -> number of statements")


class NotRead(Record):
    """A file that could not be read, and why."""

    path: str
    reason: str


class Result(Record):
    """Everything a run says."""

    schema_version: Literal[1] = 1
    reports: tuple[ReportRow, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    coverage: tuple[Coverage, ...]
    not_read: tuple[NotRead, ...]
    warnings: tuple[str, ...] = ()
    references: tuple[str, ...] = Field((), description="reference tables used, by path")
    rules: tuple[str, ...] = Field((), description="slugs of the rules that ran")


@dataclass(frozen=True)
class Material:
    """What a result was made from: the matched tables by name, and the texts as read by report_id."""

    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def fingerprint(rule: str, question: str, values: Iterable[str]) -> str:
    """A finding's identity: 12 hexadecimal digits of SHA-256 over rule, question and sorted values."""
    key = "\x1f".join([rule, question, *sorted(values)])
    return hashlib.sha256(key.encode()).hexdigest()[:12]


_VERDICT_ORDER = (Verdict.CONFLICT, Verdict.UNDETERMINED, Verdict.EXPLAINED)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Conflicts first, then worst severity, then surest, then by name: a total order without ties."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                f.severity.rank,
                _VERDICT_ORDER.index(f.verdict),
                -f.confidence,
                f.rule,
                f.question,
                f.id,
            ),
        )
    )
