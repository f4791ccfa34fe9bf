"""What a person sees in the terminal: a summary on one screen, and the progress of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from factcheck.findings import Finding, Result, Severity, Verdict, sort_findings
from factcheck.report.escape import clean
from factcheck.report.sections import fold, sections
from factcheck.report.words import by_severity, counted, first_sentence, headline, open_findings

__all__ = ["progress", "summary"]

Tell = Callable[[str, int, int], None]
LINES_SHOWN = 8
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def summary(result: Result, console: Console, written: str = "", reports: str = "") -> None:
    """Prints the summary of a run on one screen.

    `written` is where the report was written, `reports` the paths as typed: the next command needs them.
    """
    # Text takes no markup, so nothing that a report says can act as such.
    console.print(Text(clean(headline(result)), style="bold"))
    console.print()
    console.print(_counts(result))
    for finding in _first(result):
        console.print(_line(finding), no_wrap=True, overflow="ellipsis")
    left = len(open_findings(result.findings, Verdict.CONFLICT)) - len(_first(result))
    if left > 0 and _first(result):
        console.print(Text(f"  and {left:,} more in the report", style="dim"))
    for line in _afterwards(result, written, reports):
        console.print(Text(clean(line)), soft_wrap=True)


def _first(result: Result) -> list[Finding]:
    """The conflicts to show: one for each set of passages, those on mere wording last."""
    found = sections(result.findings)
    names = [f for f in found.wording if f.severity is not Severity.NOTE]
    return [finding for finding, _ in fold([*found.conflicts, *names])][:LINES_SHOWN]


def _counts(result: Result) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for severity in Severity:
        table.add_column(f"{severity.value}s", justify="right", style=COLOURS[severity])
    table.add_column("in all", justify="right")
    for name, verdict in (
        ("conflicts", Verdict.CONFLICT),
        ("undetermined", Verdict.UNDETERMINED),
        ("explained", Verdict.EXPLAINED),
    ):
        counts = by_severity(open_findings(result.findings, verdict))
        table.add_row(name, *(f"{n:,}" if n else "-" for n in counts), f"{sum(counts):,}")
    decided = by_severity(f for f in result.findings if f.decision is not None)
    if sum(decided):
        table.add_row("accepted", *(f"{n:,}" if n else "-" for n in decided), f"{sum(decided):,}")
    return table


def _line(finding: Finding) -> Text:
    return Text.assemble(
        (f"{finding.severity.value:<8}", COLOURS[finding.severity]),
        (f"{finding.id}  ", "dim"),
        clean(first_sentence(finding)),
    )


def _afterwards(result: Result, written: str, reports: str) -> Iterator[str]:
    yield ""
    compared = sum(row.compared for row in result.coverage)
    agree = counted(len(result.agreements), "agreement")
    yield f"{counted(len(result.reports), 'report')}, {compared:,} statements compared, {agree}."
    for missing in result.not_read[:3]:
        yield f"Not read: {missing.path}: {missing.reason}"
    if len(result.not_read) > 3:
        yield f"Not read: {len(result.not_read) - 3:,} more, listed in the report."
    if written:
        yield f"The whole report is in {written}."
    first = _first(result) or list(sort_findings(open_findings(result.findings)))[:1]
    if first:
        yield f"Next, both passages and what decided: {f'factcheck show {first[0].id} {reports}'.strip()}"


@contextmanager
def progress(console: Console) -> Iterator[Tell | None]:
    """A function that tells how far a run is; None, and nothing printed, where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(clean(stage).replace("[", r"\["), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield tell
