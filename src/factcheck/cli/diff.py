"""`factcheck diff`: what two saved runs do not have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import app
from factcheck.cli.given import must_exist, saved_run

if TYPE_CHECKING:
    from factcheck.changes import Change, Changes, Seen

__all__ = ["diff"]


class DiffFormat(StrEnum):
    """How the changes are printed."""

    text = "text"
    json = "json"


@app.command(epilog="Example: factcheck diff monday.json tuesday.json")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="A run saved with --format json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="A later run, saved likewise.")],
    format: Annotated[DiffFormat, typer.Option(help="How to print it.")] = DiffFormat.text,
) -> None:
    """Compare two saved runs: which findings appeared, which went, which changed."""
    must_exist([old, new])
    before, after = saved_run(old), saved_run(new)
    from factcheck.changes import compare_runs

    changes = compare_runs(before, after)
    if format is DiffFormat.json:
        typer.echo(json.dumps(changes.as_json(), indent=2))
    else:
        typer.echo("\n".join(_lines(changes)).encode())


def _lines(changes: Changes) -> Iterator[str]:
    counts = {
        "appeared": len(changes.appeared),
        "went": len(changes.went),
        "changed": len(changes.changed),
        "as before": changes.unchanged,
    }
    yield ", ".join(f"{number:,} {word}" for word, number in counts.items())
    yield from _listed("appeared", (_line(seen) for seen in changes.appeared))
    yield from _listed("went", (_line(seen) for seen in changes.went))
    yield from _listed("changed", (line for change in changes.changed for line in _changed(change)))


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", title, *found)


def _line(seen: Seen) -> str:
    from factcheck.report.escape import clean

    accepted = " (accepted)" if seen.accepted else ""
    return f"  {clean(seen.severity):<8}{clean(seen.id)}  {clean(seen.message)}{accepted}"


def _changed(change: Change) -> Iterator[str]:
    from factcheck.report.escape import clean

    yield _line(change.after)
    if change.before.id != change.after.id:
        yield f"    it was {clean(change.before.id)}"
    for name in change.what:
        yield f"    {name}: {_said(change.before, name)} -> {_said(change.after, name)}"


def _said(seen: Seen, name: str) -> str:
    from factcheck.report.escape import clean

    value = getattr(seen, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clean(" / ".join(value) if isinstance(value, tuple) else str(value))
