"""What a person decided about findings, and why: one row of `decisions.csv` for each accepted finding.

A decision holds for the finding with this fingerprint, so that it ends by itself when
one of the finding's values changes, and on the day after `until`. The columns `rule`,
`question` and `values` are for the reader, and for saying that a finding is back. The
file is sorted and written whole, so that it diffs well.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from factcheck.files import write_whole
from factcheck.findings import Decision, Finding
from factcheck.models import DAY, Record
from factcheck.tables import Problem, columns, to_csv

__all__ = ["DECISIONS", "DecisionRow", "Decisions", "accept", "apply", "load_decisions", "save_decisions"]

DECISIONS = "decisions.csv"
"""The file's name within a data set."""


class DecisionRow(Record):
    """A finding that a person accepted, and why."""

    finding: str = Field(pattern=r"^[0-9a-f]{12}$", description="fingerprint of the finding")
    rule: str = Field("", description="the rule that found it")
    question: str = Field("", description="what is asked")
    values: str = Field("", description="the answers, |-separated, when it was accepted")
    reason: str = Field(min_length=1, description="why it was accepted")
    decided_on: str = Field("", pattern=DAY, description="when it was accepted")
    until: str = Field("", pattern=DAY, description="last day on which that holds; empty if it lasts")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a data set: the rows that hold, and those that do not, kept as they stand."""

    rows: tuple[DecisionRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    unusable: tuple[dict[str, str], ...] = ()

    def with_row(self, row: DecisionRow) -> Decisions:
        """These decisions with one more, in place of an earlier one on the same finding."""
        others = (other for other in self.rows if other.finding != row.finding)
        return replace(self, rows=(*others, row))

    def without(self, finding: str) -> Decisions:
        """These decisions without the one on this finding."""
        return replace(self, rows=tuple(row for row in self.rows if row.finding != finding))


def accept(finding: Finding, reason: str, decided_on: str, until: str = "") -> DecisionRow:
    """The row that says that this finding is accepted; `decided_on` and `until` are ISO days."""
    return DecisionRow(
        finding=finding.id,
        rule=finding.rule,
        question=_inert(finding.question),
        values=_values(finding),
        reason=_inert(reason),
        decided_on=decided_on,
        until=until,
    )


def _values(finding: Finding) -> str:
    return _inert(" | ".join(sorted(answer.value for answer in finding.answers)))


def _inert(text: str) -> str:
    """The text on one line, without control characters, and never a spreadsheet's formula."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line


def apply(
    findings: Iterable[Finding], decisions: Decisions, today: date | None = None
) -> tuple[Finding, ...]:
    """The findings with what was decided about them; one that is back after a decision says so.

    today: the day by which `until` is measured. By default the present one, which counts
    only where a decision names a day.
    """
    found = tuple(findings)
    by_id = {row.finding: row for row in decisions.rows}
    present = {finding.id for finding in found}
    earlier = {(row.rule, row.question): row for row in decisions.rows if row.finding not in present}
    return tuple(_decided(finding, by_id, earlier, today) for finding in found)


def _decided(
    finding: Finding,
    by_id: Mapping[str, DecisionRow],
    earlier: Mapping[tuple[str, str], DecisionRow],
    today: date | None,
) -> Finding:
    row = by_id.get(finding.id)
    if row is None:
        before = earlier.get((finding.rule, _inert(finding.question)))
        if before is None:
            return finding
        return _remarked(finding, f"accepted before with other values, {before.values}: “{before.reason}”")
    if row.until and date.fromisoformat(row.until) < (today or date.today()):
        return _remarked(finding, f"accepted until {row.until}, which has passed: “{row.reason}”")
    decision = Decision(finding=row.finding, reason=row.reason, until=row.until)
    return finding.model_copy(update={"decision": decision})


def _remarked(finding: Finding, remark: str) -> Finding:
    return finding.model_copy(update={"remarks": (*finding.remarks, remark)})


# ---------------------------------------------------------------- the file


def load_decisions(folder: Path) -> Decisions:
    """Reads the decisions of a data set; none if it has no such file.

    Raises ValueError, in one clear line, if the file has no header that fits.
    """
    path = folder / DECISIONS
    if not path.is_file():
        return Decisions()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{DECISIONS}: not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    _check_header(reader.fieldnames or ())
    rows: dict[str, DecisionRow] = {}
    problems, unusable = [], []
    for raw in reader:
        cells = {name: value or "" for name, value in raw.items() if isinstance(name, str)}
        try:
            row = _row(cells, rows)
            rows[row.finding] = row
        except ValueError as error:
            problems.append(Problem(DECISIONS, reader.line_num, _plain(error)))
            unusable.append(cells)
    return Decisions(tuple(rows.values()), tuple(problems), tuple(unusable))


def _check_header(names: Iterable[str]) -> None:
    known, given = list(columns(DecisionRow)), list(names)
    for name in given:
        if name not in known:
            raise ValueError(
                f"{DECISIONS}, row 1: no column is called {name!r}; known are {', '.join(known)}"
            )
    for name in ("finding", "reason"):
        if name not in given:
            raise ValueError(f"{DECISIONS}, row 1: the column {name!r} is missing; add it")


def _row(cells: Mapping[str, str], seen: Mapping[str, DecisionRow]) -> DecisionRow:
    row = DecisionRow.model_validate(cells)
    for name, day in (("decided_on", row.decided_on), ("until", row.until)):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError as error:
            raise ValueError(
                f"{name} {day!r}: not a day; write it as 2024-02-24 or leave it empty"
            ) from error
    if row.finding in seen:
        raise ValueError(f"finding {row.finding} stands twice; remove one of the rows")
    return row


_MENDS = {
    "finding": "not a finding's id; copy its 12 characters from the report",
    "reason": "empty; say why the finding is accepted",
    "decided_on": "not a day; write it as 2024-02-24 or leave it empty",
    "until": "not a day; write it as 2024-02-24 or leave it empty",
}


def _plain(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    name = str(first["loc"][0])
    return f"{name} {first['input']!r}: {_MENDS.get(name, first['msg'])}"


def save_decisions(folder: Path, decisions: Decisions) -> Path:
    """Writes the decisions of a data set, sorted, whole or not at all; hands back the file's path."""
    path = folder / DECISIONS
    rows = sorted(decisions.rows, key=lambda row: (row.rule, row.question, row.finding))
    write_whole(path, to_csv(rows, DecisionRow, decisions.unusable))
    return path
