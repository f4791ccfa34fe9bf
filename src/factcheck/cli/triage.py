"""The commands that remember what a person decided: `accept` a finding with a reason, `reopen` it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import app, stop
from factcheck.cli.completion import decided_ids
from factcheck.cli.given import FACTS, like, must_exist, one_finding, result_of
from factcheck.cli.options import DataSet, FindingId, Issued, Paths

if TYPE_CHECKING:
    from factcheck.decisions import Decisions

__all__ = ["accept", "reopen"]


@app.command(epilog='Example: factcheck accept 3f2a91c0d4e8 --reason "both may be right" --until 2026-12-31')
def accept(
    finding: FindingId,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it may stand as it is.")],
    paths: Paths = None,
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day on which that holds.")] = "",
    facts: DataSet = None,
    issued: Issued = None,
) -> None:
    """Accept a finding: it moves to its own section until a value changes or the date passes."""
    if not reason.strip():
        raise stop('--reason is empty: say why, for example --reason "the agency counts differently"')
    _check_until(until)
    folder = _folder(paths, facts)
    earlier = _decisions(folder)
    found = one_finding(result_of(paths, facts, issued), finding)
    from factcheck import decisions
    from factcheck.report.escape import clean
    from factcheck.report.words import date as plain
    from factcheck.report.words import first_sentence

    row = decisions.accept(found, reason, date.today().isoformat(), until)
    written = _saved(folder, earlier.with_row(row))
    typer.echo(f"accepted {found.id}: {clean(first_sentence(found))}")
    typer.echo(
        f"written to {written.as_posix()}; it comes back when one of its values changes"
        + (f", and after {plain(until)}" if until else "")
    )


@app.command(epilog="Example: factcheck reopen 3f2a91c0d4e8")
def reopen(
    finding: Annotated[
        str,
        typer.Argument(metavar="ID", help="The finding's id, or how it begins.", autocompletion=decided_ids),
    ],
    facts: Annotated[Path, typer.Argument(metavar="DATASET", help="The data set.")] = FACTS,
) -> None:
    """Take back what was accepted: the finding stands among the open ones again."""
    must_exist([facts])
    known = _decisions(facts)
    found = [row for row in known.rows if finding and row.finding.startswith(finding)]
    if len(found) != 1:
        many = f"{len(found)} accepted findings begin with {finding!r}: give more of the id"
        none = f"no accepted finding {finding!r} in {facts}{like(finding, [r.finding for r in known.rows])}"
        raise stop(many if found else none)
    from factcheck.report.escape import clean

    written = _saved(facts, known.without(found[0].finding))
    typer.echo(f"reopened {found[0].finding}: {clean(found[0].question)}")
    typer.echo(f"taken out of {written.as_posix()}; it had been accepted because: {clean(found[0].reason)}")


def _check_until(until: str) -> None:
    if not until:
        return
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise stop(f"--until {until}: not a day; write it as 2026-12-31") from None
    if day.isoformat() != until:
        raise stop(f"--until {until}: write it as {day.isoformat()}")
    if day < date.today():
        raise stop(f"--until {until}: that day has passed; give a later one, or leave --until out")


def _folder(paths: list[Path] | None, facts: Path | None) -> Path:
    """The data set that keeps the decision."""
    must_exist([*(paths or ()), *([facts] if facts else [])])
    from factcheck.pipeline import data_set_of

    folder = data_set_of(paths or (), facts)
    if folder is None:
        raise stop(
            "there is no data set to remember it in; make one (factcheck init facts) "
            "or name one (--facts DIR)"
        )
    return folder


def _saved(folder: Path, decisions: Decisions) -> Path:
    """Writes the decisions, and says of them in the data set's descriptor, if it has one."""
    from factcheck.datapackage import DESCRIPTOR, describe
    from factcheck.decisions import save_decisions
    from factcheck.files import write_whole

    written = save_decisions(folder, decisions)
    if (folder / DESCRIPTOR).is_file():
        write_whole(folder / DESCRIPTOR, describe(folder))
    return written


def _decisions(folder: Path) -> Decisions:
    from factcheck.decisions import load_decisions

    try:
        return load_decisions(folder)
    except ValueError as error:
        raise stop(f"{folder.as_posix()}/{error}") from error
