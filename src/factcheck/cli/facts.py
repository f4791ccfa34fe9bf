"""`factcheck facts`: who said what when, on one metric, post or deal."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import app, stop
from factcheck.cli.completion import metric_names
from factcheck.cli.given import like, result_of
from factcheck.cli.options import DataSet, Issued, Paths

if TYPE_CHECKING:
    from factcheck.findings import Finding, Material
    from factcheck.report.lookup import Said

__all__ = ["facts"]


WIDE = 160


class FactsFormat(StrEnum):
    """How the statements are printed."""

    text = "text"
    csv = "csv"


@app.command(epilog="Example: factcheck facts trained reports/")
def facts(
    metric: Annotated[
        str,
        typer.Argument(
            metavar="METRIC",
            help="A metric's name or words of it; a post or a deal does as well.",
            autocompletion=metric_names,
        ),
    ],
    paths: Paths = None,
    data_set: DataSet = None,
    issued: Issued = None,
    format: Annotated[FactsFormat, typer.Option(help="How to print it.")] = FactsFormat.text,
) -> None:
    """Print who said what when: the statements on a metric, a post or a deal."""
    kept: list[Material] = []
    result = result_of(paths, data_set, issued, keep=kept.append)
    from factcheck.report.lookup import as_csv, findings_on, look_up, names_of_questions

    found = look_up(metric, result, kept[0])
    if not found:
        known = names_of_questions(result, kept[0])
        near = like(metric, known) or f"; there is, for example: {', '.join(known[:5])}"
        raise stop(f"no statement on {metric!r} in these reports{near}")
    if format is FactsFormat.csv:
        typer.echo(as_csv(found).encode(), nl=False)
    else:
        _print(found, findings_on(found, result))


def _print(found: list[Said], findings: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from factcheck.report.escape import clean
    from factcheck.report.words import first_sentence

    console = Console(highlight=False)
    if not console.is_terminal:  # a file or a pipe has no width: the places stay whole
        console.width = WIDE
    for question, group in groupby(found, key=lambda said: said.question):
        table = Table("as of", "value", "who says it", box=None, pad_edge=False)
        table.add_column("where", overflow="fold")
        for said in group:
            cells = (said.as_of, said.value, said.who, said.where)
            table.add_row(*(Text(clean(cell)) for cell in cells))
        console.print(Text(clean(question), style="bold"))
        console.print(table)
        console.print()
    if findings:
        console.print(Text("What differs (factcheck show ID has both passages)", style="bold"))
    for finding in findings:
        line = f"{finding.severity:<8}{finding.id}  {finding.verdict}: {clean(first_sentence(finding))}"
        console.print(Text(line), soft_wrap=True)
