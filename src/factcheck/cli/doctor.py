"""`factcheck doctor`: check the installation and a data set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import app
from factcheck.cli.given import FACTS, must_exist

__all__ = ["doctor"]


@app.command(epilog="Example: factcheck doctor facts")
def doctor(
    facts: Annotated[Path | None, typer.Argument(help="The data set.", show_default="facts")] = None,
) -> None:
    """Check the installation and a data set: every quote at its place, every table sound."""
    folder = facts or (FACTS if FACTS.is_dir() else None)
    must_exist([folder] if folder else [])
    sound = _installation()
    if folder is None:
        typer.echo("there is no folder facts here; to begin with one: factcheck init facts", err=True)
    else:
        sound = _data_set(folder) and sound
    if not sound:
        raise typer.Exit(1)


def _installation() -> bool:
    """Says what was looked at on stderr, and on stdout what to mend."""
    from factcheck.installation import installation

    sound = True
    for check in installation():
        sound = sound and check.sound
        typer.echo(check.said if check.sound else f"{check.said}; {check.mend}", err=check.sound)
    return sound


def _data_set(folder: Path) -> bool:
    from factcheck.pipeline import doctor as examine

    problems = examine(folder)
    for problem in problems:
        typer.echo(problem)
    if not problems:
        typer.echo(f"{folder}: sound", err=True)
    return not problems
