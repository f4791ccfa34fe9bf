"""The commands on rules: `rules` lists them, `explain` prints the documentation of one."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.app import app
from factcheck.cli.completion import rule_names
from factcheck.cli.given import rules_named

__all__ = ["explain", "rules"]


@app.command(epilog="Example: factcheck rules")
def rules() -> None:
    """List the rules: table, severity, what each finds."""
    from rich.console import Console
    from rich.table import Table

    from factcheck.rules import RULES

    table = Table("rule", "table", "severity", box=None, pad_edge=False)
    table.add_column("what it finds", overflow="fold")
    for rule in RULES:
        table.add_row(rule.slug, rule.table, str(rule.severity), rule.summary)
    Console(highlight=False, markup=False).print(table)


@app.command(epilog="Example: factcheck explain two-holders-one-seat")
def explain(
    rule: Annotated[
        str,
        typer.Argument(help="The rule's name, as `factcheck rules` lists it.", autocompletion=rule_names),
    ],
) -> None:
    """Print the documentation of a rule."""
    found = rules_named([rule])[0]
    typer.echo(f"{found.slug} ({found.table}, {found.severity})\n\n{found.documentation.strip()}")
