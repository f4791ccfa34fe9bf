"""Paths as a report prints them: where the folder of the reports stands is of no interest to the reader."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from factcheck.findings import Evidence, Finding, Material, NotRead, Result
from factcheck.models import ReportRow

__all__ = ["shortened", "without_folder"]

_Row = TypeVar("_Row", Evidence, ReportRow, NotRead)


def without_folder(result: Result) -> Result:
    """The result with absolute paths relative to the folder that all its reports are in.

    The same reports give the same text on every machine. Paths that are relative stay.
    """
    paths = [r.path for r in result.reports]
    if not paths or not all(map(_absolute, paths)):
        return result
    folder = _common(paths)
    return _moved(result, lambda path: path.removeprefix(folder))


def shortened(result: Result, material: Material) -> tuple[Result, Material, str]:
    """The same with every path told from the folder that all reports are in, and that folder if it was relative."""
    paths = [r.path for r in result.reports]
    folder = _common(paths) if paths and len(set(map(_absolute, paths))) == 1 else ""
    if not folder or folder == os.sep:
        return result, material, ""
    short = _moved(result, lambda path: path.removeprefix(folder))
    frame = material.tables.get("reports")
    if frame is not None:
        told = frame.assign(path=[str(path).removeprefix(folder) for path in frame["path"]])
        material = Material({**material.tables, "reports": told}, material.texts)
    return short, material, "" if _absolute(folder) else folder


def _absolute(path: str) -> bool:
    return PurePosixPath(path).is_absolute()


def _common(paths: Sequence[str]) -> str:
    """The folder of all these files, with a slash at its end; empty if it is the one where the program runs."""
    common = os.path.commonpath([str(PurePosixPath(path).parent) for path in paths])
    return "" if common in ("", ".") else common.rstrip(os.sep) + os.sep


def _moved(result: Result, told: Callable[[str], str]) -> Result:
    def moved(rows: Sequence[_Row]) -> tuple[_Row, ...]:
        return tuple(row.model_copy(update={"path": told(row.path)}) for row in rows)

    def answered(finding: Finding) -> Finding:
        answers = [a.model_copy(update={"statements": moved(a.statements)}) for a in finding.answers]
        return finding.model_copy(update={"answers": tuple(answers)})

    agreed = [a.model_copy(update={"statements": moved(a.statements)}) for a in result.agreements]
    update = {
        "reports": moved(result.reports),
        "findings": tuple(map(answered, result.findings)),
        "agreements": tuple(agreed),
        "not_read": moved(result.not_read),
    }
    return result.model_copy(update=update)
