"""`factcheck check`: a draft against a data set, before it is printed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import app, stop
from factcheck.cli.given import FACTS, must_exist, rules_chosen, write
from factcheck.cli.options import Ignore, Level, Output, Select
from factcheck.cli.run import fails

if TYPE_CHECKING:
    from factcheck.findings import Result

__all__ = ["check"]


class DraftFormat(StrEnum):
    """How what is found in a draft is printed."""

    text = "text"
    md = "md"
    json = "json"
    sarif = "sarif"
    csv = "csv"


@app.command(epilog="Example: factcheck check draft.md --against facts/ --fail-on error")
def check(
    drafts: Annotated[list[Path], typer.Argument(help="Drafts; - is standard input.", allow_dash=True)],
    against: Annotated[
        Path, typer.Option(metavar="DIR", help="Data set (or a folder of reports) to compare with.")
    ] = FACTS,
    issued: Annotated[
        str, typer.Option(metavar="DATE", help="When a draft is published; today if nothing says.")
    ] = "",
    format: Annotated[DraftFormat, typer.Option(help="How to print it.")] = DraftFormat.text,
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        Level | None, typer.Option(help="Exit with 1 at such a finding or a worse one.")
    ] = None,
) -> None:
    """Check a draft: what it contradicts in a data set, with line and column, and what bears it out."""
    must_exist([*(draft for draft in drafts if str(draft) != "-"), against])
    chosen = rules_chosen(select, ignore)
    day = _day(issued)
    from factcheck.drafts import check_drafts

    result = check_drafts(drafts, against, issued=day, rules=chosen)
    text = _rendered(result, drafts, format)
    if output:
        write(output, text)
    else:
        typer.echo(text.encode(), nl=False)
    if fail_on and fails(result.findings, fail_on):
        raise typer.Exit(1)


def _rendered(result: Result, drafts: list[Path], format: DraftFormat) -> str:
    if format is not DraftFormat.text:
        from factcheck.report import FORMATS

        return FORMATS[format.value](result)
    from factcheck.report.draft import render

    own = {row.report_id for row in result.coverage}
    return render(result, own)


def _day(issued: str) -> str:
    """The date as EDTF."""
    from factcheck.read.issued import check_issued

    try:
        return check_issued(issued)
    except ValueError as error:
        raise stop(f"--issued {issued}: {error}") from error
