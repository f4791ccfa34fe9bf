"""`factcheck run`: compare reports, print or write what was found, and say by the exit status whether it passes."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import app
from factcheck.cli.given import engine_of, must_exist, result_of, saved_run, write
from factcheck.cli.options import DataSet, Ignore, Issued, Jobs, Level, NoCache, Output, Paths, Quiet, Select

if TYPE_CHECKING:
    from factcheck.findings import Finding, Material, Result

__all__ = ["Format", "fails", "run"]

REPORT = Path("conflict-report.md")


class Format(StrEnum):
    """The names in `factcheck.report.FORMATS`, which is too heavy to import for `--help`."""

    md = "md"
    html = "html"
    json = "json"
    sarif = "sarif"
    csv = "csv"
    statements_csv = "statements-csv"
    jsonld = "jsonld"
    ftm = "ftm"


@app.command(epilog="Example: factcheck run reports/ --issued reports/a.txt=2025-08-24 --fail-on error")
def run(
    paths: Paths = None,
    format: Annotated[Format | None, typer.Option(help="Print this on stdout.")] = None,
    output: Output = None,
    facts: DataSet = None,
    issued: Issued = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        Level | None, typer.Option(help="Exit with 1 at such a finding or a worse one.")
    ] = None,
    new_only: Annotated[
        bool, typer.Option("--new-only", help="Leave out what was accepted, and what --since knows.")
    ] = False,
    since: Annotated[
        Path | None,
        typer.Option(metavar="OLD.json", help="Only what a run saved with --format json did not find."),
    ] = None,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Compare reports: write conflict-report.md and print a summary."""
    must_exist([since] if since else [])
    known = [seen.id for seen in saved_run(since)] if since else []
    kept: list[Material] = []
    result = result_of(paths, facts, issued, select, ignore, quiet, kept.append, engine_of(jobs, no_cache))
    if new_only or since:
        from factcheck.changes import only_new

        result = only_new(result, known, str(since or ""))
    from factcheck.report import FORMATS

    material = kept[0] if kept else None
    if format in (None, Format.md) and (output or not format):
        _write_illustrated(output or REPORT, result, material)
    else:
        text = FORMATS[(format or Format.md).value](result, material)
        if output:
            write(output, text)
        else:
            typer.echo(text.encode(), nl=False)
    if format is None and not quiet:
        from rich.console import Console

        from factcheck.report.terminal import summary

        typed = shlex.join(map(str, paths or ()))
        summary(result, Console(highlight=False), str(output or REPORT), typed)
    if fail_on and fails(result.findings, fail_on):
        raise typer.Exit(1)


def _write_illustrated(path: Path, result: Result, material: Material | None) -> None:
    """Writes the Markdown report, and its charts into a folder beside it where there is something to draw."""
    from factcheck.report.pictures import illustrated

    folder = path.parent / f"{path.stem}-files"
    text, pictures = illustrated(result, material, folder.name)
    if pictures and path.parent.is_dir():
        folder.mkdir(exist_ok=True)
    for name, picture in pictures.items():
        write(folder / name, picture)
    write(path, text)


def fails(findings: Iterable[Finding], level: Level) -> bool:
    """Whether there is an open finding of this severity or a worse one; what is explained is none."""
    from factcheck.findings import Severity, Verdict
    from factcheck.report.words import open_findings

    worst = Severity(level.value).rank
    failing = [f for f in open_findings(findings) if f.verdict is not Verdict.EXPLAINED]
    return any(f.severity.rank <= worst for f in failing)
