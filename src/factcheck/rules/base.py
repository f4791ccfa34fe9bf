"""What a rule is, and the few functions that rules are written with.

A rule asks one question of one table. It is a module with one decorated function:

- the module's docstring is its documentation (What it does, Why it matters, Example,
  Not reported);
- `screen(table)` is vectorised and cheap: true for the rows of blocks in which the
  answers may differ;
- the decorated function judges one suspicious block in plain Python and yields a
  `Conflict` for each disagreement.

A rule gets a table in which every block is complete, and may get any number of blocks
at once. That one promise is what lets the same code run in a notebook, in a process
pool and on a cluster.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from factcheck.dates import is_open
from factcheck.findings import (
    REASONS,
    Answer,
    Evidence,
    Finding,
    Severity,
    Support,
    Verdict,
    fingerprint,
    sort_findings,
)

__all__ = [
    "Conflict",
    "Findings",
    "Rule",
    "Screen",
    "differ",
    "group_answers",
    "ranked",
    "rule",
    "statements",
    "values_differ",
]

_PLACE = ("report_id", "start", "end", "statement_id")
"""The order in which a block is judged, whatever order its table has."""
Row = Any
"""One row of a block, as a named tuple: `row.value`, `row.quote`, ..."""
Screen = Callable[[pd.DataFrame], "pd.Series[bool]"]
Judge = Callable[[pd.DataFrame], "Iterator[Conflict]"]
Group = tuple[str, Sequence[Row]]
"""The statements that agree with one another, under the value they give."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a rule yields: two or more answers to one question, and the verdict on them.

    `question` overrides the block's own name where the rule asks more narrowly;
    `severity` overrides the rule's.
    """

    verdict: Verdict
    reason: str
    message: str
    answers: Sequence[Group]
    decided: str = ""
    settle: str = ""
    remarks: tuple[str, ...] = ()
    reference: str = ""
    question: str = ""
    severity: Severity | None = None
    confidence: float = 0.9

    def __post_init__(self) -> None:
        if self.reason not in REASONS[self.verdict]:
            raise ValueError(f"{self.reason!r} is no reason for the verdict {self.verdict}")


class Findings(tuple[Finding, ...]):
    """Findings in order, which a notebook shows as a table."""

    def frame(self) -> pd.DataFrame:
        """One row a finding: verdict, reason, severity, message, answers."""
        return pd.DataFrame(
            [
                {
                    "id": f.id,
                    "rule": f.rule,
                    "verdict": f.verdict.value,
                    "reason": f.reason,
                    "severity": f.severity.value,
                    "message": f.message,
                    "answers": " / ".join(answer.value for answer in f.answers),
                }
                for f in self
            ],
            columns=["id", "rule", "verdict", "reason", "severity", "message", "answers"],
        )

    def _repr_html_(self) -> str:
        return str(self.frame().to_html(index=False, escape=True))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: metadata, screen and judge. Callable on the tables of a data set."""

    slug: str
    table: str
    block: tuple[str, ...]
    severity: Severity
    screen: Screen
    judge: Judge
    documentation: str
    yields_to: tuple[str, ...] = ()
    """Rules whose finding on the same statements makes one of this rule a repetition."""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().splitlines()[0]

    def __call__(self, tables: Mapping[str, pd.DataFrame]) -> Findings:
        """Every finding of this rule in a data set's tables, as `factcheck.match` returns them."""
        table = tables[self.table]
        missing = [name for name in self.block if name not in table.columns]
        if missing:
            raise ValueError(
                f"{self.slug} needs the column {missing[0]!r} in {self.table}: "
                "run factcheck.match on the tables first"
            )
        return Findings(sort_findings(self.findings(table, tables.get("reports"))))

    def findings(self, table: pd.DataFrame, reports: pd.DataFrame | None = None) -> Iterator[Finding]:
        """Screens, then judges block by block; order is that of the block keys."""
        suspicious = table[self.screen(table).to_numpy(dtype=bool)].sort_values(list(_PLACE), kind="stable")
        known = {} if reports is None else {row.report_id: row for row in statements(reports)}
        for _, block in suspicious.groupby(list(self.block), dropna=False, sort=True):
            for conflict in self.judge(block):
                yield _finding(self, conflict, block, known)


def rule(
    *,
    table: str,
    block: Sequence[str] = ("question",),
    severity: Severity = Severity.WARNING,
    screen: Screen | None = None,
    yields_to: Sequence[str] = (),
) -> Callable[[Judge], Rule]:
    """Makes a rule of a function that judges one block.

    Its name is the slug (with hyphens), its module's docstring the documentation, or its
    own docstring where it has one (in a notebook). Without a screen, every block with
    two statements or more is judged.
    """

    def decorate(judge: Judge) -> Rule:
        module = sys.modules.get(judge.__module__)
        documentation = judge.__doc__ or (module and module.__doc__) or judge.__name__
        name = str(judge.__name__)
        return Rule(
            slug=name.replace("_", "-"),
            table=table,
            block=tuple(block),
            severity=severity,
            screen=screen or (lambda frame: differ(frame, tuple(block))),
            judge=judge,
            documentation=inspect.cleandoc(documentation),
            yields_to=tuple(yields_to),
        )

    return decorate


# ---------------------------------------------------------------- for writing rules


def statements(block: pd.DataFrame) -> list[Row]:
    """The rows of a block as named tuples."""
    return list(block.itertuples(index=False))


def differ(table: pd.DataFrame, block: Sequence[str], column: str | None = None) -> pd.Series[bool]:
    """True for the rows of blocks with two rows or more (or two distinct values of `column`).

    Rows with an empty key in the block's first column take no part.
    """
    groups = table.groupby(list(block), dropna=False, sort=False)
    if column is None:
        many = groups[table.columns[0]].transform("size") > 1
    else:
        many = groups[column].transform("nunique") > 1
    named: pd.Series[bool] = table[block[0]].astype(str).ne("")
    return many & named


def values_differ(table: pd.DataFrame) -> pd.Series[bool]:
    """The screen of the figure rules: true in blocks with two distinct values or more."""
    return differ(table, ("question",), "value")


def group_answers(rows: Iterable[Row], label: Callable[[Row], str]) -> list[tuple[str, list[Row]]]:
    """Rows under the value they give, most origins first, then by the value."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(label(row), []).append(row)
    return ranked(groups.items())


def ranked(answers: Iterable[tuple[str, list[Row]]]) -> list[tuple[str, list[Row]]]:
    """Answers with the most origins first, then by the value."""
    return sorted(answers, key=lambda answer: (-support_of(answer[1]).origins, answer[0]))


# ---------------------------------------------------------------- from conflict to finding


def _finding(rule: Rule, conflict: Conflict, block: pd.DataFrame, reports: Mapping[str, Row]) -> Finding:
    question = conflict.question or _name(block)
    return Finding(
        id=fingerprint(rule.slug, question, [value for value, _ in conflict.answers]),
        rule=rule.slug,
        verdict=conflict.verdict,
        reason=conflict.reason,
        severity=conflict.severity or rule.severity,
        confidence=round(conflict.confidence, 2),
        question=question,
        message=conflict.message,
        decided=conflict.decided,
        settle=conflict.settle,
        remarks=conflict.remarks,
        reference=conflict.reference,
        answers=tuple(_answer(value, rows, reports) for value, rows in conflict.answers),
    )


def _name(block: pd.DataFrame) -> str:
    column = "question_name" if "question_name" in block.columns else block.columns[0]
    return str(block[column].iloc[0])


def _answer(value: str, rows: Sequence[Row], reports: Mapping[str, Row]) -> Answer:
    ordered = sorted(rows, key=lambda row: (row.report_id, row.start, row.statement_id))
    return Answer(
        value=value,
        support=support_of(rows),
        statements=tuple(evidence_of(row, value, reports) for row in ordered),
    )


def support_of(rows: Sequence[Row]) -> Support:
    origins = {getattr(row, "origin_key", "") or row.report_id for row in rows}
    return Support(reports=len({row.report_id for row in rows}), origins=len(origins))


def evidence_of(row: Row, value: str, reports: Mapping[str, Row]) -> Evidence:
    report = reports.get(row.report_id)
    return Evidence(
        statement_id=row.statement_id,
        report_id=row.report_id,
        path=report.path if report else "",
        publisher=report.publisher if report else "",
        issued=report.issued if report and not is_open(report.issued) else "",
        start=int(row.start),
        end=int(row.end),
        mention=row.mention,
        quote=row.quote,
        value=getattr(row, "shown", "") or value,
        unit=str(getattr(row, "unit", "") or ""),
        as_of=getattr(row, "date", "") or row.as_of,
        attributed_to=row.attributed_to,
    )
