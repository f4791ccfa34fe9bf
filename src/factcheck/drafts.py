"""A draft against a data set, before it is printed: what it contradicts, and what bears it out.

The reports of the data set are not extracted again: their fact tables are read, with
what a person corrected in them. Only findings in which the draft takes part are told,
with the draft's own answer first, where it stands in the draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from factcheck import corroborate
from factcheck.coverage import ledger
from factcheck.decisions import apply
from factcheck.edits import settle
from factcheck.findings import Agreement, Answer, Evidence, Finding, Result, Support
from factcheck.match import match
from factcheck.match.origins import origin_keys
from factcheck.models import ROWS, Report, ReportRow, Statement
from factcheck.nearby import nearby
from factcheck.pipeline import (
    DataSet,
    InputError,
    agreement_with_lines,
    check,
    extracted,
    judged,
    listed,
    load_data_set,
    with_lines,
)
from factcheck.read import read_reports
from factcheck.rules import RULES
from factcheck.rules.base import Rule
from factcheck.tables import frame, report_frame

__all__ = ["check_drafts"]

_OTHER = "of-the-data-set"
"""Set behind the id of a stored report that is called like a draft and is another text."""


@dataclass(frozen=True)
class _Stored:
    """The stored side: rows of `reports.csv` and of the fact tables, without the drafts' own."""

    reports: tuple[ReportRow, ...]
    rows: tuple[Statement, ...]


def check_drafts(
    drafts: Sequence[Path],
    against: Path,
    *,
    issued: str = "",
    rules: Sequence[Rule] = RULES,
    today: date | None = None,
) -> Result:
    """Compares drafts with a data set, and with one another; findings and agreements of the drafts only.

    drafts: files, or `-` for standard input; against: a data set, or a folder of reports,
    which is then extracted first. issued: when the drafts are to be published (EDTF), for
    those that do not say; by default today. Raises InputError.
    """
    now = today or date.today()
    if not (against / "reports.csv").is_file():
        return _without_tables(drafts, against, issued, rules, now)
    known = load_data_set(against)
    found = extracted(drafts, known, {}, None, issued or now.isoformat())
    stored = _stored(known, against, found.reports)
    near_rows = settle(nearby(found.rows, stored.rows, known.metrics), ())
    rows = [*found.rows, *near_rows.rows]
    near = {row.report_id for row in rows}
    reports = [*(r.row for r in found.reports), *(r for r in stored.reports if r.report_id in near)]
    tables = {name: frame((r for r in rows if r.kind_of_table == name), name) for name in ROWS}
    tables = match({"reports": report_frame(reports), **tables}, known.reference, known.metrics)
    own = {report.report_id for report in found.reports}
    findings = apply(judged([_narrowed(rule, own) for rule in rules], tables, None), known.decisions, now)
    taken = () if issued else _taken(r.row for r in found.reports)
    result = Result(
        reports=tuple(reports),
        findings=findings,
        agreements=corroborate.agreements(_theirs(tables, own), findings),
        coverage=tuple(ledger(found.seen, found.skipped, tables)),
        not_read=tuple(found.not_read),
        warnings=(*map(str, known.problems), *found.warnings, *near_rows.warnings, *taken),
        references=known.reference.files,
        rules=tuple(rule.slug for rule in rules),
    )
    return _placed(_concerning(result, own), found.reports, against)


def _without_tables(
    drafts: Sequence[Path], against: Path, issued: str, rules: Sequence[Rule], today: date
) -> Result:
    """Against reports that were never extracted: an ordinary run, of which the drafts' part is told."""
    own = {_path(draft) for draft in drafts}
    now = issued or today.isoformat()
    result = check([against, *drafts], data_set=against, rules=rules, today=today, undated=now)
    mine = [r for r in result.reports if _path(Path(r.path)) in own]
    taken = () if issued else _taken(mine)
    result = result.model_copy(update={"warnings": (*result.warnings, *taken)})
    return _concerning(result, {r.report_id for r in mine})


def _narrowed(rule: Rule, drafts: Collection[str]) -> Rule:
    """The rule on the blocks in which a draft takes part; each of them stays complete."""

    return replace(rule, screen=lambda table: rule.screen(table) & _within(table, rule.block, drafts))


def _within(table: pd.DataFrame, block: Sequence[str], drafts: Collection[str]) -> pd.Series[bool]:
    """True for the rows of blocks in which a draft takes part."""
    own = table["report_id"].isin(drafts)
    there: pd.Series[bool] = own.groupby([table[name] for name in block], dropna=False).transform("any")
    return there


_AGREED_BY = {"figures": "question", "agreements": "agreement_key", "offices": "position"}
"""The tables of which agreements are told, and the column that says what is agreed on."""


def _theirs(tables: Mapping[str, pd.DataFrame], drafts: Collection[str]) -> dict[str, pd.DataFrame]:
    """The tables, of which those that agreements are told of hold only the blocks of the drafts."""
    mine = {name: tables[name][_within(tables[name], [key], drafts)] for name, key in _AGREED_BY.items()}
    return {**tables, **mine}


def _path(path: Path) -> str:
    return "-" if str(path) == "-" else str(path.resolve())


def _taken(reports: Iterable[ReportRow]) -> Iterator[str]:
    """That a draft was taken to be of today, since a run on another day may say something else."""
    for report in reports:
        if report.issued_ground == "today":
            yield (
                f"{report.path}: it says nowhere when it is published; taken as {report.issued} "
                "(--issued DATE, or issued: in its front matter)"
            )


def _stored(known: DataSet, against: Path, drafts: Iterable[Report]) -> _Stored:
    """The stored statements that count; a draft is not compared with an earlier state of itself."""
    own = {_path(Path(draft.path)) for draft in drafts}
    taken = {draft.report_id for draft in drafts}
    names: dict[str, str] = {}
    reports = []
    for report in listed(against):
        if {_path(Path(report.path)), _path(_home(against, report))} & own:
            continue
        name = f"{report.report_id}-{_OTHER}" if report.report_id in taken else report.report_id
        names[report.report_id] = name
        reports.append(report.model_copy(update={"report_id": name}))
    if not reports:
        raise InputError(
            f"{against.as_posix()}: no report to compare with; factcheck extract REPORTS -o {against}"
        )
    kept = [row for loaded in known.stored.values() for row in loaded.rows if row.report_id in names]
    renamed = [
        row
        if names[row.report_id] == row.report_id
        else row.model_copy(update={"report_id": names[row.report_id]})
        for row in kept
    ]
    return _Stored(tuple(reports), tuple(renamed))


def _home(against: Path, report: ReportRow) -> Path:
    """Where a stored report lies, if the folder was moved since."""
    return against / "reports" / Path(report.path.partition("#")[0]).name


# ---------------------------------------------------------------- of the whole, what concerns the drafts


def _concerning(result: Result, mine: set[str]) -> Result:
    """The result without what no draft takes part in; the drafts' answers and passages come first."""
    findings = tuple(_draft_first(f, mine) for f in result.findings if mine & _reports_of(f.answers))
    agreements = tuple(a for a in result.agreements if mine & {s.report_id for s in a.statements})
    told = mine.union(*(_reports_of(f.answers) for f in findings))
    told |= {s.report_id for a in agreements for s in a.statements}
    return result.model_copy(
        update={
            "reports": tuple(r for r in result.reports if r.report_id in told),
            "findings": findings,
            "agreements": agreements,
            "coverage": tuple(row for row in result.coverage if row.report_id in mine),
        }
    )


def _reports_of(answers: Iterable[Answer]) -> set[str]:
    return {s.report_id for answer in answers for s in answer.statements}


def _draft_first(finding: Finding, drafts: set[str]) -> Finding:
    def others(evidence: Evidence) -> bool:
        return evidence.report_id not in drafts

    answers = [
        answer.model_copy(update={"statements": tuple(sorted(answer.statements, key=others))})
        for answer in finding.answers
    ]
    answers.sort(key=lambda answer: others(answer.statements[0]))
    return finding.model_copy(update={"answers": tuple(answers)})


def _placed(result: Result, drafts: Iterable[Report], against: Path) -> Result:
    """The result with line and column of every mention, and with origins told from the texts.

    Of the data set, only the reports that take part are read.
    """
    texts = {draft.report_id: draft.text for draft in drafts}
    texts |= _texts(against, [report for report in result.reports if report.report_id not in texts])
    table = report_frame(result.reports)
    origin = dict(zip(table["report_id"], origin_keys(table, texts), strict=True))
    findings = tuple(_supported(with_lines(finding, texts), origin) for finding in result.findings)
    agreements = tuple(_agreed(agreement_with_lines(a, texts), origin) for a in result.agreements)
    return result.model_copy(update={"findings": findings, "agreements": agreements})


def _texts(against: Path, reports: Iterable[ReportRow]) -> dict[str, str]:
    """The texts of stored reports, where their files are still as they were extracted."""
    wanted = {report.sha256: report.report_id for report in reports if report.sha256}
    paths = {}
    for report in reports:
        file = Path(report.path.partition("#")[0])
        paths[report.report_id] = file if file.is_file() else _home(against, report)
    there = sorted({path for path in paths.values() if path.is_file()})
    read = read_reports(there).reports if there else ()
    return {wanted[report.sha256]: report.text for report in read if report.sha256 in wanted}


def _support(statements: Iterable[Evidence], origin: Mapping[str, str]) -> Support:
    reports = {s.report_id for s in statements}
    return Support(reports=len(reports), origins=len({origin[report] for report in reports}))


def _supported(finding: Finding, origin: Mapping[str, str]) -> Finding:
    answers = (a.model_copy(update={"support": _support(a.statements, origin)}) for a in finding.answers)
    return finding.model_copy(update={"answers": tuple(answers)})


def _agreed(agreement: Agreement, origin: Mapping[str, str]) -> Agreement:
    return agreement.model_copy(update={"support": _support(agreement.statements, origin)})
