"""The whole pipeline as one readable function: read, extract, match, judge, say what was covered."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from pydantic import ValidationError

from factcheck import corroborate
from factcheck.claims import Claims, is_told, matched, read_claims
from factcheck.coverage import ledger
from factcheck.datapackage import DESCRIPTOR, describe
from factcheck.dates import GROUND, dateline, is_open, not_before
from factcheck.decisions import Decisions, apply, load_decisions
from factcheck.edits import settle
from factcheck.engines import Engine, Settings, extracted_from
from factcheck.files import locked, write_whole
from factcheck.findings import Agreement, Evidence, Finding, Material, NotRead, Result, sort_findings
from factcheck.match import Reference, match
from factcheck.match.reference import load_reference
from factcheck.metrics import Metric, catalogue, load_catalogue
from factcheck.models import ROWS, Report, ReportRow, Statement
from factcheck.read import line_column, read_reports
from factcheck.rules import RULES
from factcheck.rules.base import Rule
from factcheck.tables import Loaded, Problem, frame, load, merge, report_frame, to_csv

__all__ = [
    "DataSet",
    "Extraction",
    "InputError",
    "agreement_with_lines",
    "build_tables",
    "check",
    "data_set_of",
    "doctor",
    "extract",
    "extracted",
    "import_claims",
    "judged",
    "listed",
    "load_data_set",
    "with_lines",
]

Progress = Callable[[str, int, int], None]
"""Called with a stage, how much of it is done, and how much there is."""


HERE = Engine()


class InputError(Exception):
    """Nothing can be done with what was given: one clear line with file, row and mend."""


@dataclass(frozen=True)
class DataSet:
    """A folder with fact tables, reference tables and a metrics file; any of them may be missing."""

    folder: Path | None
    reference: Reference
    metrics: Mapping[str, Metric]
    stored: Mapping[str, Loaded]
    decisions: Decisions

    @property
    def problems(self) -> list[Problem]:
        """The rows of its tables that cannot be used."""
        stored = [problem for loaded in self.stored.values() for problem in loaded.problems]
        return [*stored, *self.decisions.problems]


@dataclass(frozen=True)
class Extracted:
    """What an extraction wrote: rows per table, files that could not be read, and what to mend."""

    rows: Mapping[str, int]
    not_read: tuple[NotRead, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Extraction:
    """The statements of a run before they are compared, and the ledger so far."""

    reports: tuple[Report, ...]
    rows: list[Statement]
    seen: dict[tuple[str, str], int]
    skipped: dict[tuple[str, str], Counter[str]]
    not_read: list[NotRead]
    warnings: list[str]


def check(
    paths: Sequence[Path] = (),
    *,
    data_set: Path | None = None,
    issued: Mapping[str, str] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Rule] = RULES,
    progress: Progress | None = None,
    today: date | None = None,
    undated: str = "",
    keep: Callable[[Material], None] | None = None,
    engine: Engine = HERE,
) -> Result:
    """Reads reports, extracts their statements, compares them and says where they do not agree.

    paths: reports, folders of reports, or a data set (a folder with `reports/` or fact
    tables); none means the data set `facts` in the current folder. data_set: the folder
    whose reference tables, metrics and hand edits apply; by default the data set among
    the paths, or else `facts` in the current folder if there is one. issued: publication
    dates (EDTF) by file name, path or report_id. select, ignore: slugs of rules.
    progress: called with stage, done, total. today: the day on which decisions with an end are
    measured, by default the present one. undated: the date of reports that say nowhere when they
    were published. keep: called with the matched tables and the texts, for
    who prints more than the result. engine: how reports are extracted (in how many processes, with
    which cache), by default in this process and without one.

    Raises InputError in one clear line if nothing can be done.
    """
    paths, folder = _resolved(paths, data_set)
    known = load_data_set(folder)
    told = _told(paths)
    files = _report_paths(paths)
    if files or not told:
        found = extracted(files, known, _dated(folder, issued), progress, undated, engine)
    else:
        found = Extraction((), [], {}, {}, [], [])
    claims, own = _claimed(_stored_rows(known, paths, folder, found.reports), told)
    found.seen |= Counter((row.report_id, row.kind_of_table) for row in claims)
    stored = settle(own, found.rows)
    merged = merge(found.rows, stored.rows, {r.report_id: r.text for r in found.reports})
    found.warnings += stored.warnings
    found.warnings += [
        f"{row.report_id}: “{row.mention}” is no longer in the report; its row is kept" for row in merged.lost
    ]
    texts = {report.report_id: report.text for report in found.reports}
    reports = (*(report.row for report in found.reports), *told)
    raw = _frames(reports, (*merged.rows, *claims))
    tables = matched(raw, told, known.reference, known.metrics, texts)
    chosen = [rule for rule in rules if (not select or rule.slug in select) and rule.slug not in ignore]
    findings = apply(judged(chosen, tables, progress), known.decisions, today)
    if keep:
        keep(Material(tables, texts))
    return Result(
        reports=reports,
        findings=tuple(with_lines(finding, texts) for finding in findings),
        agreements=tuple(
            agreement_with_lines(agreement, texts) for agreement in corroborate.agreements(tables, findings)
        ),
        coverage=tuple(ledger(found.seen, found.skipped, tables)),
        not_read=tuple(found.not_read),
        warnings=(*map(str, known.problems), *found.warnings),
        references=known.reference.files,
        rules=tuple(rule.slug for rule in chosen),
    )


def build_tables(
    paths: Sequence[Path] = (), *, data_set: Path | None = None, issued: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """The matched tables of some reports or of a data set: what a rule takes, for a notebook.

    Parameters and errors as for `check`.
    """
    paths, folder = _resolved(paths, data_set)
    known = load_data_set(folder)
    found = extracted(_report_paths(paths), known, _dated(folder, issued), None)
    texts = {report.report_id: report.text for report in found.reports}
    stored = settle(_stored_rows(known, paths, folder, found.reports), found.rows)
    merged = merge(found.rows, stored.rows, texts)
    return match(_frames((r.row for r in found.reports), merged.rows), known.reference, known.metrics, texts)


def extract(
    paths: Sequence[Path],
    facts: Path,
    *,
    issued: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    engine: Engine = HERE,
) -> Extracted:
    """Extracts reports into the fact tables of the folder `facts`.

    Every row that a person touched stays as it is, and so does every row that cannot be
    used, and every row of a report that lies outside `paths` or could not be read this
    time. Tables are written whole or not at all, by one run at a time. Raises InputError.
    """
    known = load_data_set(facts if facts.is_dir() else None)
    found = extracted(
        _report_paths([Path(p) for p in paths]), known, _dated(facts, issued), progress, engine=engine
    )
    facts.mkdir(parents=True, exist_ok=True)
    with locked(facts):
        # Read again: what a person or another run saved during the extraction is kept as well.
        return _merged_and_written(found, load_data_set(facts), paths)


def _merged_and_written(found: Extraction, known: DataSet, paths: Sequence[Path]) -> Extracted:
    facts = known.folder or Path()
    texts = {report.report_id: report.text for report in found.reports}
    stored = settle((row for loaded in known.stored.values() for row in loaded.rows), found.rows)
    # A row that cannot be used stays as it is: its fresh twin would stand in its way once it is mended.
    waiting = {row.get("statement_id") for loaded in known.stored.values() for row in loaded.unusable}
    fresh = [row for row in found.rows if row.statement_id not in waiting]
    elsewhere = _elsewhere(facts, paths, texts, {item.path for item in found.not_read})
    others = [row for row in stored.rows if row.report_id in elsewhere]
    merged = merge(fresh, (row for row in stored.rows if row.report_id not in elsewhere), texts)
    rows = [*merged.rows, *merged.lost, *others]
    counts = {}
    for table, model in ROWS.items():
        mine = sorted(
            (r for r in rows if r.kind_of_table == table),
            key=lambda r: (r.report_id, r.start, r.end, r.statement_id),
        )
        unusable = known.stored[table].unusable if table in known.stored else ()
        write_whole(facts / f"{table}.csv", to_csv(mine, model, unusable))
        counts[table] = len(mine)
    write_whole(facts / "reports.csv", _reports_csv([*elsewhere.values(), *(r.row for r in found.reports)]))
    write_whole(facts / DESCRIPTOR, describe(facts))
    return Extracted(
        counts, tuple(found.not_read), (*map(str, known.problems), *stored.warnings, *found.warnings)
    )


def import_claims(table: Path, columns: Mapping[str, str], folder: Path) -> Claims:
    """Makes a data set of a CSV table of claims; the rows that cannot be used stand in its `rejected.csv`.

    columns: field of a figure -> column of the table. Raises InputError.
    """
    if (folder / "figures.csv").exists() or (folder / "reports.csv").exists():
        raise InputError(f"{folder.as_posix()} holds a data set already; give the name of a new folder")
    try:
        claims = read_claims(table, columns)
    except ValueError as error:
        raise InputError(str(error)) from error
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in ROWS.items():
        rows = claims.rows if name == "figures" else ()
        ordered = sorted(rows, key=lambda r: (r.report_id, r.start, r.end, r.statement_id))
        write_whole(folder / f"{name}.csv", to_csv(ordered, model))
    write_whole(folder / "rejected.csv", claims.rejected_csv)
    write_whole(folder / "reports.csv", _reports_csv(claims.reports))
    write_whole(folder / DESCRIPTOR, describe(folder))
    return claims


def _elsewhere(
    facts: Path, paths: Sequence[Path], texts: Mapping[str, str], not_read: Collection[str]
) -> dict[str, ReportRow]:
    """The reports of the data set that this extraction was not asked about or could not read, by id."""
    rows = listed(facts)
    asked = [Path(path).resolve() for path in paths]
    within = {
        row.report_id for row in rows if any(Path(row.path).resolve().is_relative_to(path) for path in asked)
    }
    return {row.report_id: row for row in rows if row.report_id not in within and row.report_id not in texts}


def listed(facts: Path) -> list[ReportRow]:
    """The rows of a data set's `reports.csv`; none if it has no such table."""
    table = facts / "reports.csv"
    if not table.is_file():
        return []
    rows = _lines_of(table)
    try:
        return [ReportRow.model_validate({k: v or "" for k, v in row.items() if k}) for row in rows]
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{table.as_posix()}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _lines_of(table: Path) -> list[dict[str, str]]:
    """The lines of a CSV table as they stand. Raises InputError."""
    try:
        text = table.read_bytes().decode("utf-8-sig")
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        return list(csv.DictReader(io.StringIO(text, newline="")))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{table.as_posix()}: not UTF-8 (byte {error.start}); save it as CSV UTF-8"
        ) from error
    except csv.Error as error:
        raise InputError(f"{table.as_posix()}: not readable CSV ({error}); mend it") from error


def _dated(folder: Path | None, issued: Mapping[str, str] | None) -> dict[str, str]:
    """Publication dates that a person gave: in `reports.csv` (issued_ground "hand" or "option"), then in this run."""
    rows = listed(folder) if folder is not None else []
    return {r.report_id: r.issued for r in rows if r.issued_ground in ("hand", "option") and r.issued} | dict(
        issued or {}
    )


def _reports_csv(rows: Iterable[ReportRow]) -> str:
    ordered: list[ReportRow] = sorted(rows, key=lambda row: row.report_id)
    return to_csv(ordered, ReportRow)


def doctor(data_set: Path) -> list[str]:
    """What is wrong with a data set, one line each; empty if it is sound.

    Checks every table against its row model, and `text[start:end] == mention` for every row.
    """
    try:
        known = load_data_set(data_set)
        told = {row.report_id for row in _told([data_set])}
        files = _report_paths([data_set])
        texts = {r.report_id: r.text for r in _read(files, {})[0]} if files or not told else {}
    except InputError as error:
        return [str(error)]
    problems = [str(problem) for problem in known.problems]
    for table, loaded in known.stored.items():
        for row in loaded.rows:
            if row.report_id in told:
                continue
            if row.report_id not in texts:
                problems.append(f"{table}.csv, {row.statement_id}: there is no report {row.report_id!r}")
            elif texts[row.report_id][row.start : row.end] != row.mention:
                problems.append(
                    f"{table}.csv, {row.statement_id}: {row.mention!r} is not at {row.start} to {row.end} of "
                    f"{row.report_id}; run factcheck extract again or mend start and end"
                )
    return problems


# ---------------------------------------------------------------- the data set


def data_set_of(paths: Sequence[Path] = (), data_set: Path | None = None) -> Path | None:
    """The data set that applies to these paths, as `check` finds it; None if there is none. Raises InputError."""
    return _resolved(paths, data_set)[1]


def _resolved(paths: Sequence[Path], data_set: Path | None) -> tuple[list[Path], Path | None]:
    here = Path("facts")
    given = [Path(path) for path in paths] or [here]
    if not paths and not here.is_dir():
        raise InputError(
            "no reports given and no folder facts/ here; name a folder of reports: factcheck run reports/"
        )
    missing = next((path for path in given if not path.exists()), None)
    if missing is not None:
        raise InputError(f"{missing}: there is no such file or folder")
    folder = data_set or next((path for path in given if _is_data_set(path)), None)
    if folder is None and here.is_dir():
        folder = here
    return given, folder


def _is_data_set(path: Path) -> bool:
    if (path / "reports").is_dir():
        return any((path / name).exists() for name in ("reference", "reports.csv", "figures.csv"))
    return (path / "reports.csv").is_file() and (path / "figures.csv").is_file()


def _report_paths(paths: Sequence[Path]) -> list[Path]:
    return [report for path in paths for report in (_own_reports(path) if _is_data_set(path) else [path])]


def _own_reports(folder: Path) -> list[Path]:
    """The reports of a data set: those in its folder `reports`, or where they were extracted from."""
    if (folder / "reports").is_dir():
        return [folder / "reports"]
    # Behind a "#" stands the part of a file that holds several reports.
    paths = {row.path.partition("#")[0] for row in listed(folder) if not is_told(row)}
    return [Path(path) for path in sorted(paths) if path]


def load_data_set(folder: Path | None) -> DataSet:
    """The tables, references, metrics and decisions of a data set; None is an empty one. Raises InputError."""
    if folder is None:
        return DataSet(None, Reference(), catalogue(), {}, Decisions())
    try:
        own = folder / "metrics.toml"
        return DataSet(
            folder,
            load_reference(folder / "reference"),
            load_catalogue(own) if own.is_file() else catalogue(),
            {
                table: load(folder / f"{table}.csv", table)
                for table in ROWS
                if (folder / f"{table}.csv").is_file()
            },
            load_decisions(folder),
        )
    except ValueError as error:
        raise InputError(f"{folder.as_posix()}/{error}") from error


def _stored_rows(
    known: DataSet, paths: Sequence[Path], folder: Path | None, reports: Iterable[Report]
) -> list[Statement]:
    """The rows of the data set's tables on the reports that are compared.

    Where its own reports are compared, rows on a report that is gone are among them, to be told of.
    """
    whole = [place.resolve() for place in (folder, folder / "reports")] if folder else []
    own = any(path.resolve() in whole for path in paths)
    read = {report.report_id for report in reports}
    rows = [row for loaded in known.stored.values() for row in loaded.rows]
    return [row for row in rows if own or row.report_id in read]


# ---------------------------------------------------------------- reading and extracting


def _read(
    paths: Sequence[Path], issued: Mapping[str, str], otherwise: str = ""
) -> tuple[tuple[Report, ...], list[NotRead], list[str]]:
    result = read_reports(paths, issued=dict(issued))
    not_read = [NotRead(path=item.path, reason=item.reason) for item in result.not_read]
    if not result.reports:
        why = "; ".join(f"{item.path}: {item.reason}" for item in not_read[:3])
        raise InputError(
            f"no report could be read in {', '.join(map(str, paths))}" + (f" ({why})" if why else "")
        )
    reports = tuple(_with_dateline(report, otherwise) for report in result.reports)
    undated = [report.report_id for report in reports if not report.issued or is_open(report.issued)]
    warnings = list(result.warnings)
    if undated:
        named = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
        warnings.append(
            f"no publication date is known of {named}; give --issued FILE=DATE, or a sources.csv beside the reports"
        )
    return reports, not_read, warnings


def _with_dateline(report: Report, undated: str = "") -> Report:
    """A report that says nowhere else when it was published: dated by its own first lines, or else as given,
    or else by the last day of which it tells, which is a bound.
    """
    if report.issued:
        return report
    phrase = dateline(report.text)
    if phrase is not None and phrase.edtf:
        return report.model_copy(update={"issued": phrase.edtf, "issued_ground": phrase.ground})
    if undated:
        return report.model_copy(update={"issued": undated, "issued_ground": "today"})
    bound = not_before(report.text)
    return report.model_copy(update={"issued": bound, "issued_ground": GROUND} if bound else {})


def extracted(
    paths: Sequence[Path],
    known: DataSet,
    issued: Mapping[str, str],
    progress: Progress | None,
    undated: str = "",
    engine: Engine = HERE,
) -> Extraction:
    """The statements of some reports; `undated` is when one was published that says so nowhere. Raises InputError."""
    reports, not_read, warnings = _read(paths, issued, undated)
    out = Extraction((), [], {}, {}, not_read, warnings)
    done: list[Report] = []
    settings = Settings.of(known.reference.gazetteer, known.reference.anchors, known.metrics)
    with closing(extracted_from(reports, settings, engine)) as stream:
        for number, report in enumerate(reports):
            if progress:
                progress("extracting", number, len(reports))
            made = next(stream)
            if made.failed:
                out.not_read.append(NotRead(path=report.path, reason=made.failed))
                continue
            done.append(report)
            out.rows += made.rows
            out.seen |= {(report.report_id, table): count for table, count in (made.seen or {}).items()}
            out.skipped |= {(report.report_id, table): why for table, why in (made.skipped or {}).items()}
    if progress:
        progress("extracting", len(reports), len(reports))
    out.reports = tuple(done)
    if reports and not done:
        raise InputError(
            f"no report could be extracted; the first: {out.not_read[-1].path}: {out.not_read[-1].reason}"
        )
    return out


def _told(paths: Sequence[Path]) -> list[ReportRow]:
    """The sources of claims among the data sets that are compared: there is no text of them to read."""
    return [row for path in paths if _is_data_set(path) for row in listed(path) if is_told(row)]


def _claimed(rows: Iterable[Statement], told: Iterable[ReportRow]) -> tuple[list[Statement], list[Statement]]:
    """Rows that are claims, and those with a text behind them."""
    sources = {report.report_id for report in told}
    parts: tuple[list[Statement], list[Statement]] = ([], [])
    for row in rows:
        parts[row.report_id not in sources].append(row)
    return parts


def _frames(reports: Iterable[ReportRow], rows: Sequence[Statement]) -> dict[str, pd.DataFrame]:
    reports = list(reports)
    ids = {report.report_id for report in reports}
    tables = {
        name: frame((r for r in rows if r.kind_of_table == name and r.report_id in ids), name)
        for name in ROWS
    }
    return {"reports": report_frame(reports), **tables}


# ---------------------------------------------------------------- comparing


def judged(
    rules: Sequence[Rule], tables: Mapping[str, pd.DataFrame], progress: Progress | None
) -> tuple[Finding, ...]:
    """The findings of these rules, sorted, each disagreement once."""
    findings: list[Finding] = []
    for number, rule in enumerate(rules):
        if progress:
            progress("comparing", number, len(rules))
        findings += rule(tables)
    if progress:
        progress("comparing", len(rules), len(rules))
    return sort_findings(_without_repetitions(findings, {rule.slug: rule for rule in rules}))


def _without_repetitions(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Leaves out a finding whose statements all stand in findings of rules that its rule yields to."""
    covered: dict[str, set[str]] = {}
    for finding in findings:
        covered.setdefault(finding.rule, set()).update(_statement_ids(finding))
    for finding in findings:
        stronger = set().union(*(covered.get(slug, set()) for slug in rules[finding.rule].yields_to))
        if not stronger or not _statement_ids(finding) <= stronger:
            yield finding


def _statement_ids(finding: Finding) -> set[str]:
    return {evidence.statement_id for answer in finding.answers for evidence in answer.statements}


def with_lines(finding: Finding, texts: Mapping[str, str]) -> Finding:
    """The finding with line and column of every mention."""
    answers = tuple(
        answer.model_copy(update={"statements": tuple(_located(e, texts) for e in answer.statements)})
        for answer in finding.answers
    )
    return finding.model_copy(update={"answers": answers})


def agreement_with_lines(agreement: Agreement, texts: Mapping[str, str]) -> Agreement:
    """The agreement with line and column of every mention."""
    return agreement.model_copy(
        update={"statements": tuple(_located(e, texts) for e in agreement.statements)}
    )


def _located(evidence: Evidence, texts: Mapping[str, str]) -> Evidence:
    text = texts.get(evidence.report_id, "")
    if text[evidence.start : evidence.end] != evidence.mention:  # not at hand, or changed since
        return evidence
    line, column = line_column(text, evidence.start)
    return evidence.model_copy(update={"line": line, "column": column})
