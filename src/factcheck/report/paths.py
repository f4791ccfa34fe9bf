"""Paths as a report prints them: where the folder of the reports stands is of no interest to the reader."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from factcheck.findings import Evidence, Finding, NotRead, Result
from factcheck.models import ReportRow

__all__ = ["without_folder"]

_Row = TypeVar("_Row", Evidence, ReportRow, NotRead)


def without_folder(result: Result) -> Result:
    """The result with absolute paths relative to the folder that all its reports are in.

    The same reports give the same text on every machine. Paths that are relative stay.
    """
    paths = [r.path for r in result.reports]
    if not paths or not all(map(os.path.isabs, paths)):
        return result
    folder = os.path.commonpath([Path(path).parent for path in paths]).rstrip(os.sep) + os.sep

    def moved(rows: Sequence[_Row]) -> tuple[_Row, ...]:
        return tuple(row.model_copy(update={"path": row.path.removeprefix(folder)}) for row in rows)

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
