"""The commands that look something up in what was found: `show` one finding in full."""

from __future__ import annotations

import typer

from factcheck.cli.app import app
from factcheck.cli.given import one_finding, result_of
from factcheck.cli.options import DataSet, FindingId, Issued, Paths

__all__ = ["show"]


@app.command(epilog="Example: factcheck show 3f2a91c0d4e8 reports/")
def show(
    finding: FindingId,
    paths: Paths = None,
    facts: DataSet = None,
    issued: Issued = None,
) -> None:
    """Show one finding in full: both passages, normalised values, what decided."""
    found = one_finding(result_of(paths, facts, issued), finding)
    from factcheck.report.show import render_finding

    typer.echo(render_finding(found).encode(), nl=False)
