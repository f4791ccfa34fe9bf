"""`factcheck schema`: the JSON Schema of what `--format json` prints."""

from __future__ import annotations

import typer

from factcheck.cli.app import app

__all__ = ["schema"]


@app.command(epilog="Example: factcheck schema > factcheck.schema.json")
def schema() -> None:
    """Print the JSON Schema of `run --format json`."""
    from factcheck.report.schema import schema_text

    typer.echo(schema_text().encode(), nl=False)
