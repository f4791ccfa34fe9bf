"""The commands on fact tables: `extract` writes them, `mentions` shows what stands in plain texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import app
from factcheck.cli.given import dates, engine_of, must_exist, watched
from factcheck.cli.options import Issued, Jobs, NoCache, Output, Quiet

__all__ = ["extract", "mentions"]


@app.command(epilog="Example: factcheck extract reports/ -o facts")
def extract(
    reports: Annotated[list[Path], typer.Argument(help="Reports or folders of reports.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FACTS", help="Folder of the fact tables.")
    ],
    issued: Issued = None,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Extract reports into fact tables; rows that a person touched are kept."""
    must_exist(reports)
    given = dates(issued)
    from factcheck.pipeline import extract as extract_reports

    with watched(quiet) as progress:
        done = extract_reports(
            reports, output, issued=given, progress=progress, engine=engine_of(jobs, no_cache)
        )
    for item in done.not_read:
        typer.echo(f"factcheck: not read: {item.path}: {item.reason}", err=True)
    for warning in done.warnings:
        typer.echo(f"factcheck: {warning}", err=True)
    if not quiet:
        for table, number in done.rows.items():
            typer.echo(f"{output / table}.csv: {number:,} rows", err=True)


@app.command(epilog="Example: factcheck mentions texts.jsonl --output mentions.jsonl")
def mentions(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="One text a line, as JSON.")],
    output: Output = None,
) -> None:
    """Find the figures, dates and people in texts, line by line."""
    must_exist([source])
    from factcheck.extract.mentions import mentions_of_lines
    from factcheck.files import open_whole

    with source.open(encoding="utf-8") as lines:
        found = (line + "\n" for line in mentions_of_lines(lines))
        if output is None:
            for line in found:
                typer.echo(line.encode(), nl=False)
        else:
            with open_whole(output) as file:
                file.writelines(line.encode() for line in found)
