"""Synthetic sets of short reports: how many planted conflicts are found, and what is said without need.

    python tests/evaluation/synthetic/run.py --wording dev [--family NAME] [--sets 60] [--seed 0] [--show]
        [--stages]

A conflict finding is right if it puts the two planted sides in different answers, for a reason that will do.
A planted conflict is found if there is a right finding, and mislabelled if there is none but one that says
something else of the two sides. Every other conflict finding is a false alarm; precision is the share of
right ones among all conflict findings. In a family whose difference
has an explanation a set is right if the finding says it, or if there is none; mislabelled if it says another
one; wrong if it is a conflict. `--show` prints the sets that fail, `--stages` where in the pipeline they fail.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import Any

import pandas as pd
from generator import FAMILIES, WORDINGS, Planted, ReportSet, make_sets

import factcheck
from factcheck import Finding, Result, Verdict

Z = 1.959964
BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.0)
TABLE = {rule.slug: rule.table for rule in factcheck.RULES}
BY_SENTENCE = ("agreements", "events")
"""The fact tables whose mention need not be what was planted, but stands in its sentence."""
QUESTION = {
    "figures": ["question"],
    "agreements": ["agreement_key"],
    "offices": ["position", "person_key"],
    "events": ["event_key"],
}
"""The columns in which two statements that answer one question agree; one of them is enough."""
VALUE = {
    "agreement-date": "date_from",
    "instrument": "instrument_class",
    "event-date": "date_from",
    "event-place": "place_name",
    "clock-conflict": "time",
}
"""The column that a statement of a family needs to be compared."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one set."""

    reports: ReportSet
    found: bool
    right: tuple[Finding, ...]
    alarms: tuple[Finding, ...]
    mislabelled: tuple[Finding, ...]
    stage: str = ""

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The conflict findings that are not right."""
        return (*self.alarms, *(f for f in self.mislabelled if f.verdict is Verdict.CONFLICT))

    @property
    def passed(self) -> bool:
        """True if all is said that should be and nothing else."""
        wanted = self.reports.expected.verdict == "conflict"
        return not self.alarms and not self.mislabelled and self.found is wanted


@dataclass
class Tally:
    """The counts of one family, or of all."""

    sets: int = 0
    expected: int = 0
    found: int = 0
    right: int = 0
    conflicts: int = 0
    alarms: int = 0
    mislabelled: int = 0
    passed: int = 0

    def add(self, outcome: Outcome) -> None:
        """Counts a set in."""
        self.sets += 1
        self.expected += outcome.reports.expected.verdict == "conflict"
        self.found += outcome.found
        self.right += len(outcome.right)
        self.conflicts += len(outcome.right) + len(outcome.wrong)
        self.alarms += len(outcome.alarms)
        self.mislabelled += bool(outcome.mislabelled)
        self.passed += outcome.passed

    def line(self, name: str) -> str:
        """A row of the table."""
        counts = f"{self.sets:5} {self.expected:8} {self.found:6} {self.alarms:7} {self.mislabelled:7}"
        shares = (
            wilson(self.right, self.conflicts),
            wilson(self.found, self.expected),
            wilson(self.passed, self.sets),
        )
        return f"{name:20} {counts}  " + " ".join(shares)


@dataclass
class Score:
    """All outcomes, by family."""

    families: dict[str, Tally] = field(default_factory=dict)
    total: Tally = field(default_factory=Tally)
    bands: dict[float, Counter[bool]] = field(default_factory=dict)
    stages: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Counts a set in."""
        self.families.setdefault(outcome.reports.family, Tally()).add(outcome)
        self.total.add(outcome)
        for findings, right in ((outcome.right, True), (outcome.wrong, False)):
            for finding in findings:
                band = next(low for low in BANDS if finding.confidence >= low)
                self.bands.setdefault(band, Counter())[right] += 1
        if outcome.stage:
            self.stages.setdefault(outcome.stage, Counter())[outcome.reports.family] += 1

    def table(self) -> str:
        """The families with their totals."""
        head = f"{'family':20} {'sets':>5} {'expected':>8} {'found':>6} {'alarms':>7} {'mislab.':>7}"
        lines = [f"{head}  {'precision':22} {'recall':22} {'sets right':22}"]
        lines += (tally.line(name) for name, tally in self.families.items())
        return "\n".join([*lines, self.total.line("all")])

    def reliability(self) -> str:
        """Conflict findings by confidence: how many of them are right."""
        lines = [f"{'confidence':12} {'conflicts':>9} {'right':>6}  share"]
        for low, high in zip(BANDS, (1.01, *BANDS), strict=False):
            counts = self.bands.get(low, Counter())
            name = f">= {low}" if high > 1 else f"{low} to {high}"
            lines.append(
                f"{name:12} {counts.total():9} {counts[True]:6}  {wilson(counts[True], counts.total())}"
            )
        return "\n".join(lines)

    def stage_table(self) -> str:
        """Where sets fail, most frequent first."""
        lines = []
        for stage, counts in sorted(self.stages.items(), key=lambda item: (-item[1].total(), item[0])):
            families = ", ".join(f"{name} {count}" for name, count in counts.most_common())
            lines.append(f"{counts.total():5}  {stage}: {families}")
        return "\n".join(lines)


def wilson(hits: int, of: int) -> str:
    """A share in percent with Wilson's 95 % interval."""
    if not of:
        return f"{'-':22}"
    share, square = hits / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return f"{f'{100 * share:5.1f} [{100 * max(0.0, middle - half):.1f}, {100 * min(1.0, middle + half):.1f}]':22}"


# ---------------------------------------------------------------- running the checker


class Checker:
    """Runs factcheck on one set after another, over one loaded pipeline and one folder."""

    def __init__(self, folder: Path) -> None:
        self.reports = folder / "reports"
        self.nothing = folder / "no-data-set"
        self.reports.mkdir()
        self.nothing.mkdir()

    def check(self, reports: ReportSet) -> Result:
        """What factcheck says of a set; no reference table takes part."""
        self._write(reports)
        return factcheck.check([self.reports], data_set=self.nothing)

    def tables(self, reports: ReportSet) -> dict[str, pd.DataFrame]:
        """The matched fact tables of a set."""
        self._write(reports)
        return factcheck.build_tables([self.reports], data_set=self.nothing)

    def _write(self, reports: ReportSet) -> None:
        for path in self.reports.iterdir():
            path.unlink()
        rows = []
        for index, report in enumerate(reports.reports):
            (self.reports / f"{report_id(index)}.txt").write_text(report.text, encoding="utf-8", newline="")
            rows.append((report_id(index), f"{report_id(index)}.txt", report.issued, report.publisher))
        with (self.reports / "sources.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("source_id", "file", "published", "publisher"), *rows])


def report_id(index: int) -> str:
    """The id of a set's report."""
    return f"report-{index + 1}"


# ---------------------------------------------------------------- judging


def judge(reports: ReportSet, result: Result) -> Outcome:
    """What became of a set."""
    expected = reports.expected
    conflicts = [finding for finding in result.findings if finding.verdict is Verdict.CONFLICT]
    right = tuple(
        finding
        for finding in conflicts
        if expected.verdict == "conflict"
        and finding.reason in expected.reasons
        and covers(reports, finding)
        and origins_fit(reports, finding)
    )
    alarms = [finding for finding in conflicts if finding not in right]
    said = [finding for finding in result.findings if covers(reports, finding)]
    if expected.verdict == "conflict":
        # A finding that sees the planted sides and says something else of them is no false alarm.
        mislabelled = () if right else tuple(said)
        alarms = [finding for finding in alarms if finding not in mislabelled]
    elif expected.verdict == "clean":
        mislabelled = ()
    else:
        mislabelled = tuple(
            finding
            for finding in said
            if finding.verdict is not Verdict.CONFLICT and finding.reason not in expected.reasons
        )
    return Outcome(reports, bool(right), right, tuple(alarms), mislabelled)


def covers(reports: ReportSet, finding: Finding) -> bool:
    """True if the finding has the planted sides in different answers; if one side is planted, if it has that."""
    tables = BY_SENTENCE if reports.expected.table in BY_SENTENCE else (reports.expected.table,)
    if TABLE[finding.rule] not in tables:
        return False
    sides = sorted({planted.side for planted in reports.planted} - {"c"})
    where = {
        side: {
            number
            for number, answer in enumerate(finding.answers)
            for statement in answer.statements
            for planted in reports.planted
            if planted.side == side and hits(reports, planted, statement)
        }
        for side in sides
    }
    if len(sides) == 1:
        return bool(where[sides[0]])
    return any(a != b for a in where["a"] for b in where["b"])


def hits(reports: ReportSet, planted: Planted, statement: factcheck.findings.Evidence) -> bool:
    """True if a statement is the one that was planted."""
    return statement.report_id == report_id(planted.report) and overlap(
        reports, planted, statement.start, statement.end
    )


def overlap(reports: ReportSet, planted: Planted, start: int, end: int) -> bool:
    """True if a place in the report is that of the planted mention, or in its sentence."""
    if reports.expected.table in BY_SENTENCE:
        return start < planted.sentence_end and planted.sentence_start < end
    return start < planted.end and planted.start < end


def origins_fit(reports: ReportSet, finding: Finding) -> bool:
    """True if the answer of side b has as many origins as it should."""
    if not reports.expected.origins:
        return True
    answers = [
        answer
        for answer in finding.answers
        if any(
            planted.side == "b" and hits(reports, planted, statement)
            for statement in answer.statements
            for planted in reports.planted
        )
    ]
    return all(answer.support.origins == reports.expected.origins for answer in answers)


# ---------------------------------------------------------------- where it fails


def stage(outcome: Outcome, tables: dict[str, pd.DataFrame]) -> str:
    """The stage of the pipeline at which a set fails, in words."""
    reports = outcome.reports
    if outcome.alarms:
        return alarm_stage(outcome, tables)
    if outcome.mislabelled:
        finding = outcome.mislabelled[0]
        if reports.expected.origins and finding.reason in reports.expected.reasons:
            return "wrong origins"
        return f"wrong verdict: {finding.verdict} {finding.reason}"
    sides = {side: rows_of(reports, tables, side) for side in ("a", "b")}
    if any(not rows for side, rows in sides.items() if any(p.side == side for p in reports.planted)):
        return "not extracted"
    if not all(any(normalised(reports, *row) for row in rows) for rows in sides.values() if rows):
        return "not normalised"
    keys = {side: {key for _, row in rows for key in questions(reports, row)} for side, rows in sides.items()}
    if reports.expected.table in QUESTION and not keys["a"] & keys["b"]:
        return "not the same question"
    return "wrong verdict: nothing said"


def alarm_stage(outcome: Outcome, tables: dict[str, pd.DataFrame]) -> str:
    """Why a conflict was found that was not planted."""
    reports = outcome.reports
    for finding in outcome.alarms:
        if covers(reports, finding):
            rows = [row for side in ("a", "b") for row in rows_of(reports, tables, side)]
            read = all(normalised(reports, *row) for row in rows)
            return f"false alarm: {'wrong verdict' if read else 'not normalised'}, {finding.reason}"
    return f"false alarm: not the same question, {outcome.alarms[0].reason}"


def rows_of(
    reports: ReportSet, tables: dict[str, pd.DataFrame], side: str
) -> list[tuple[Planted, dict[str, Any]]]:
    """The rows of the fact table that stand where a side was planted."""
    rows = tables[reports.expected.table].to_dict("records")
    return [
        (planted, {str(key): value for key, value in row.items()})
        for planted in reports.planted
        for row in rows
        if planted.side == side
        and row["report_id"] == report_id(planted.report)
        and overlap(reports, planted, row["start"], row["end"])
    ]


def normalised(reports: ReportSet, planted: Planted, row: dict[str, Any]) -> bool:
    """True if the row has a value, and the planted one where that is known."""
    if reports.expected.table == "figures":
        value = row["value"]
        if not isinstance(value, float) or pd.isna(value):
            return False
        return planted.value is None or abs(value - planted.value) <= 0.001 * planted.value
    column = VALUE.get(reports.family)
    return column is None or (not pd.isna(row[column]) and row[column] != "")


def questions(reports: ReportSet, row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The questions that a row answers."""
    for column in QUESTION.get(reports.expected.table, ()):
        if row[column]:
            yield column, row[column]


# ---------------------------------------------------------------- report


def show(outcome: Outcome) -> str:
    """A set that fails: its texts, what was expected, what was found."""
    reports, expected = outcome.reports, outcome.reports.expected
    lines = [f"\n=== {reports.family} {reports.number} ({reports.subject}, {reports.fact}) {outcome.stage}"]
    for index, report in enumerate(reports.reports):
        planted = [f"{p.side}: {report.text[p.start : p.end]}" for p in reports.planted if p.report == index]
        lines.append(
            f"--- {report_id(index)}, {report.publisher}, {report.issued}; planted {'; '.join(planted)}"
        )
        lines.append(indent(report.text, "    "))
    lines.append(f"expected: {expected.verdict} {'/'.join(sorted(expected.reasons))}")
    for name in ("right", "alarms", "mislabelled"):
        for finding in getattr(outcome, name):
            lines.append(
                f"{name}: {finding.rule} {finding.verdict} {finding.reason} {finding.confidence:.2f} {finding.message}"
            )
    return "\n".join(lines)


def run(
    families: Sequence[str], count: int, wording: str, seed: int, *, stages: bool = False
) -> Iterator[Outcome]:
    """Checks and judges the sets of some families."""
    with TemporaryDirectory() as folder:
        checker = Checker(Path(folder))
        for family in families:
            for reports in make_sets(family, count, wording, seed):
                outcome = judge(reports, checker.check(reports))
                if stages and not outcome.passed:
                    where = stage(outcome, checker.tables(reports))
                    outcome = Outcome(
                        reports, outcome.found, outcome.right, outcome.alarms, outcome.mislabelled, where
                    )
                yield outcome


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wording", choices=WORDINGS, default="dev")
    parser.add_argument("--family", action="append", choices=list(FAMILIES), help="may be given again")
    parser.add_argument("--sets", type=int, default=60, help="sets per family")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print the sets that fail")
    parser.add_argument("--stages", action="store_true", help="say at which stage sets fail")
    options = parser.parse_args()
    score = Score()
    families = options.family or list(FAMILIES)
    for outcome in run(
        families, options.sets, options.wording, options.seed, stages=options.stages or options.show
    ):
        score.add(outcome)
        if options.show and not outcome.passed:
            print(show(outcome))
    print(f"wording {options.wording}, seed {options.seed}\n\n{score.table()}\n\n{score.reliability()}")
    if score.stages:
        print(f"\nsets that fail, by stage\n{score.stage_table()}")


if __name__ == "__main__":
    main()
