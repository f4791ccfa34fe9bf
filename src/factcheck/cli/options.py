"""Options that several commands take, and the names that may stand in them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.completion import finding_ids, rule_names

__all__ = [
    "DataSet",
    "FindingId",
    "Ignore",
    "Issued",
    "Jobs",
    "Level",
    "NoCache",
    "Output",
    "Paths",
    "Quiet",
    "Select",
]


class Level(StrEnum):
    """The severities of `factcheck.findings`, which is too heavy to import for `--help`."""

    error = "error"
    warning = "warning"
    note = "note"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Reports, folders of reports, or a data set.", show_default="facts"),
]
Issued = Annotated[
    list[str] | None,
    typer.Option("--issued", metavar="FILE=DATE", help="When a report was published; may be repeated."),
]
DataSet = Annotated[
    Path | None,
    typer.Option(
        "--facts", metavar="DIR", help="Data set whose reference tables apply.", show_default="facts"
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=0,
        help="Processes that extract reports.",
        show_default="as many as pay",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Extract every report anew and keep nothing for the next run.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Only these rules; comma-separated, may be repeated.",
        autocompletion=rule_names,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Not these rules; comma-separated, may be repeated.",
        autocompletion=rule_names,
    ),
]
FindingId = Annotated[
    str,
    typer.Argument(metavar="ID", help="A finding's id, or how it begins.", autocompletion=finding_ids),
]
