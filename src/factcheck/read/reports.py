"""The whole of reading: paths in; reports, what was not read, and warnings out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from factcheck.models import Report
from factcheck.read import formats
from factcheck.read.base import Document, Limits, NotRead, UnreadableError, printable
from factcheck.read.files import Item, find
from factcheck.read.issued import check_issued
from factcheck.read.language import foreign
from factcheck.read.names import base_id, unique_ids
from factcheck.read.sources import Known, is_sources, known_by_path, path_key
from factcheck.read.text import one_line

__all__ = ["ReadResult", "read_reports"]

DEFAULT_LIMITS = Limits()
NO_DATES: Mapping[str, str] = {}
NOT_REPORTS = (
    *("reports.csv", "figures.csv", "agreements.csv", "offices.csv", "events.csv", "decisions.csv"),
    *("quotes.csv", "spellings.csv", "weekdays.csv"),
    *("office_holders.csv", "aliases.csv", "places.csv", "anchors.csv"),
    *("datapackage.json", "gold.yaml", "gold.yml", "conflict-report.*"),
)
"""Files that stand beside reports and are passed over without a word, our own report among them."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of reading: reports sorted by id, files that are none with the reason, warnings."""

    reports: tuple[Report, ...]
    not_read: tuple[NotRead, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document with its place, before it has an id."""

    path: str
    document: Document
    known: Known


def read_reports(
    paths: Sequence[str | Path] | str | Path,
    issued: Mapping[str, str] = NO_DATES,
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[str], None] | None = None,
) -> ReadResult:
    """Read files and folders; the order of `paths` does not count and nothing is raised.

    `issued` gives publication dates (EDTF) by file name, path or report_id and
    goes before sources.csv, front matter and a page's own metadata. `progress`
    is called with each path before it is read. A file that cannot be read is
    in `not_read` with one reason and the others go on.
    """
    paths = [paths] if isinstance(paths, str | Path) else paths
    items, not_read = find(paths, limits)
    with formats.Readers(limits) as readers:
        items, more = readers.unpack(items)
        known, warnings = known_by_path(items, limits)
        found: list[_Draft | NotRead] = []
        for item in items:
            if is_sources(item) or (not item.named and _is_no_report(item.name)):
                continue
            if progress:
                progress(item.path)
            found += _drafts(item, readers, known.get(path_key(item.path), Known()))
    reports = _reports([each for each in found if isinstance(each, _Draft)], issued, warnings)
    more += (each for each in found if isinstance(each, NotRead))
    return ReadResult(
        tuple(sorted(reports, key=lambda report: report.report_id)),
        tuple(NotRead(*each) for each in sorted({_printable(skip) for skip in (*not_read, *more)})),
        tuple(sorted(map(printable, warnings))),
    )


def _printable(skip: NotRead) -> tuple[str, str]:
    return printable(skip.path), printable(skip.reason)


def _is_no_report(name: str) -> bool:
    return any(fnmatch(name.lower(), pattern) for pattern in NOT_REPORTS)


def _drafts(item: Item, readers: formats.Readers, known: Known) -> Iterator[_Draft | NotRead]:
    """What a file holds; a reader's own failure is a reason like any other."""
    try:
        parts = readers.read(item)
    except UnreadableError as error:
        yield NotRead(item.path, str(error))
        return
    except Exception as error:
        yield NotRead(item.path, f"its reader failed ({type(error).__name__}: {str(error)[:120]})")
        return
    for part in parts:
        if isinstance(part, NotRead):
            yield NotRead(f"{item.path}#{part.path}", part.reason)
            continue
        path = f"{item.path}#{part.part}" if part.part else item.path
        language = foreign(part.text)
        if language:
            yield NotRead(path, f"written in {language}, only English is read; translate it")
        else:
            yield _Draft(path, part, known)


def _reports(drafts: list[_Draft], issued: Mapping[str, str], warnings: list[str]) -> list[Report]:
    """Reports with ids and dates; `warnings` is added to."""
    ids = unique_ids(
        [(base_id(draft.known.id or draft.document.id, draft.path), draft.path) for draft in drafts]
    )
    used: set[str] = set()
    issued = {printable(Path(key).as_posix()): value for key, value in issued.items()}
    reports = []
    for report_id, draft in zip(ids, drafts, strict=True):
        warnings += (f"{draft.path}: {warning}" for warning in draft.document.warnings)
        keys = [key for key in (report_id, draft.path, draft.path.rpartition("/")[2]) if key in issued]
        used.update(keys)
        option = issued[keys[0]] if keys else ""
        date, ground = _issued(option, draft, warnings)
        reports.append(_report(report_id, draft, date, ground))
    warnings += (f"--issued {key}: no report has this id, path or file name" for key in issued.keys() - used)
    return reports


def _issued(option: str, draft: _Draft, warnings: list[str]) -> tuple[str, str]:
    """The first date that is given, checked, and its ground; a bad one is not passed over silently."""
    own = draft.document
    for value, ground, place in (
        (option, "option", f"--issued for {draft.path}"),
        (draft.known.issued, "sources", f"{draft.known.place}, published"),
        (own.issued, own.issued_ground or "page", f"{draft.path}, issued"),
    ):
        if value.strip():
            try:
                return check_issued(value), ground
            except ValueError as error:
                warnings.append(f"{place}: {error}; the date counts as unknown")
                return "", "unknown"
    return "", "unknown"


def _report(report_id: str, draft: _Draft, issued: str, ground: str) -> Report:
    own, known = draft.document, draft.known
    return Report(
        report_id=report_id,
        path=draft.path,
        publisher=one_line(known.publisher or own.publisher),
        title=one_line(known.title or own.title),
        issued=issued,
        issued_ground=ground,
        url=one_line(known.url or own.url),
        sha256=hashlib.sha256(own.text.encode()).hexdigest(),
        text=own.text,
    )
