"""`factcheck import`: a long table of claims becomes a fact table that the rules run on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import app, stop
from factcheck.cli.given import must_exist, split

__all__ = ["import_claims"]

EXAMPLE = (
    "Example: factcheck import CLAIMS.csv "
    "--map report_id=source,subject=object,metric=attribute,value=value,as_of=time -o claims"
)


@app.command("import", epilog=EXAMPLE)
def import_claims(
    table: Annotated[Path, typer.Argument(metavar="CLAIMS.csv", help="One claim a row, with a header.")],
    columns: Annotated[
        list[str],
        typer.Option("--map", metavar="FIELD=COLUMN", help="Which column says what; comma-separated."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder of the data set.")],
) -> None:
    """Make a data set of a table of claims: who says it, of what, which attribute, which value."""
    must_exist([table])
    known = {}
    for pair in split(columns):
        field, sign, column = pair.partition("=")
        if not (field and sign and column):
            raise stop(f"--map {pair}: write FIELD=COLUMN, for example --map report_id=source")
        known[field.strip()] = column.strip()
    from factcheck.pipeline import import_claims as run_import

    done = run_import(table, known, output)
    typer.echo(f"{(output / 'figures.csv').as_posix()}: {len(done.rows):,} rows", err=True)
    typer.echo(f"{(output / 'reports.csv').as_posix()}: {len(done.reports):,} sources", err=True)
    if done.rejected:
        first = done.rejected[0]
        typer.echo(
            f"{(output / 'rejected.csv').as_posix()}: {len(done.rejected):,} rows that could not be used; "
            f"the first: line {first.line}: {first.reason}",
            err=True,
        )
    typer.echo(f"Next: factcheck run {output.as_posix()}", err=True)
