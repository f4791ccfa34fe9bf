"""`factcheck init`: a data set to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import app, stop

__all__ = ["init"]


@app.command(epilog="Example: factcheck init facts")
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the data set is to be.")]) -> None:
    """Make a data set: two example reports, a commented metrics.toml; nothing is overwritten."""
    if folder.exists() and not folder.is_dir():
        raise stop(f"{folder} is a file; give the name of a folder: factcheck init facts")
    from factcheck.start import start

    done = start(folder)
    for path in done.written:
        typer.echo(f"wrote {path.as_posix()}")
    for path in done.kept:
        typer.echo(f"kept  {path.as_posix()}, which was there")
    here = shlex.quote(folder.as_posix())
    typer.echo(
        "\nNext:\n"
        f"  factcheck run {here}        compares the examples and writes conflict-report.md\n"
        f"  put your reports in {here}/reports and remove the examples\n"
        f"  factcheck extract {here}/reports -o {here}        writes tables that you can correct\n"
        f"  {here}/metrics.toml says how to add what you count"
    )
