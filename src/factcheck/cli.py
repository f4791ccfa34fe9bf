"""The command line: what was typed goes to the pipeline, what it found goes to a renderer.

Nothing is decided here. Everything heavy is imported inside the command that needs
it, so that `--help` answers at once. What a program may read goes to stdout, what is
for a person only (progress, messages) to stderr.
"""

from __future__ import annotations

import difflib
import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.findings import Finding, Result
    from factcheck.rules import Rule

__all__ = ["app", "main"]

REPORT = Path("conflict-report.md")
FACTS = Path("facts")
BAD_USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141  # what a shell reports of a program that a closed pipe ended


class Format(StrEnum):
    """The names in `factcheck.report.FORMATS`, which is too heavy to import for `--help`."""

    md = "md"
    json = "json"
    csv = "csv"


class Level(StrEnum):
    """The severities of `factcheck.findings`, likewise."""

    error = "error"
    warning = "warning"
    note = "note"


class Commands(TyperGroup):
    """The commands, with one place where errors become one line and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; every foreseeable error ends in a message, not in a traceback."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except KeyboardInterrupt:
            raise _stop("interrupted; nothing was half written", INTERRUPTED) from None
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(PIPE_CLOSED) from None
        except UnicodeDecodeError as error:
            raise _stop(f"the input is not UTF-8 text: {error.reason} at byte {error.start}") from error
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            raise _stop(f"{name}{error.strerror or error}") from error
        except Exception as error:
            # By name: the class lives in a module too heavy to import for a message.
            if "InputError" not in [kind.__name__ for kind in type(error).__mro__]:
                raise
            raise _stop(str(error)) from error


def _stop(message: str, status: int = BAD_USAGE) -> typer.Exit:
    """Says why on one line of stderr; the caller raises what comes back."""
    line = "".join(char if char.isprintable() else " " for char in message)
    typer.echo(f"factcheck: {line}", err=True)
    return typer.Exit(status)


def _forget_stdout() -> None:
    """Keeps the interpreter from complaining about the closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="factcheck",
    cls=Commands,
    help="Finds where reports on one subject do not agree, and says whether it is a contradiction or has "
    "a reason.",
    epilog="Example: factcheck run reports/ (compares the reports of a folder, writes conflict-report.md)",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Reports, folders of reports, or a data set.", show_default="facts"),
]
Issued = Annotated[
    list[str] | None,
    typer.Option("--issued", metavar="FILE=DATE", help="When a report was published; may be repeated."),
]
DataSet = Annotated[
    Path | None,
    typer.Option(
        "--facts", metavar="DIR", help="Data set whose reference tables apply.", show_default="facts"
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Only these rules; comma-separated, may be repeated."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Not these rules; comma-separated, may be repeated."),
]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck-reports')}")
        raise typer.Exit()


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: factcheck run reports/ --issued reports/a.txt=2025-08-24 --fail-on error")
def run(
    paths: Paths = None,
    format: Annotated[Format | None, typer.Option(help="Print this on stdout.")] = None,
    output: Output = None,
    facts: DataSet = None,
    issued: Issued = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        Level | None, typer.Option(help="Exit with 1 at such a finding or a worse one.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Compare reports: write conflict-report.md and print a summary."""
    result = _check(paths, facts, issued, select, ignore, quiet)
    from factcheck.report import FORMATS

    text = FORMATS[(format or Format.md).value](result)
    if format and output is None:
        typer.echo(text.encode(), nl=False)
    else:
        _write(output or REPORT, text)
    if format is None and not quiet:
        from rich.console import Console

        from factcheck.report.terminal import summary

        typed = shlex.join(map(str, paths or ()))
        summary(result, Console(highlight=False), str(output or REPORT), typed)
    if fail_on and _fails(result.findings, fail_on):
        raise typer.Exit(1)


@app.command(epilog="Example: factcheck extract reports/ -o facts")
def extract(
    reports: Annotated[list[Path], typer.Argument(help="Reports or folders of reports.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FACTS", help="Folder of the fact tables.")
    ],
    issued: Issued = None,
    quiet: Quiet = False,
) -> None:
    """Extract reports into fact tables; rows that a person touched are kept."""
    _there(reports)
    dates = _dates(issued)
    from factcheck.pipeline import extract as extract_reports

    with _watched(quiet) as progress:
        done = extract_reports(reports, output, issued=dates, progress=progress)
    for item in done.not_read:
        typer.echo(f"factcheck: not read: {item.path}: {item.reason}", err=True)
    for warning in done.warnings:
        typer.echo(f"factcheck: {warning}", err=True)
    if not quiet:
        for table, number in done.rows.items():
            typer.echo(f"{output / table}.csv: {number:,} rows", err=True)


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
    rule: Annotated[str, typer.Argument(help="The rule's name, as `factcheck rules` lists it.")],
) -> None:
    """Print the documentation of a rule."""
    found = _rules([rule])[0]
    typer.echo(f"{found.slug} ({found.table}, {found.severity})\n\n{found.documentation.strip()}")


@app.command(epilog="Example: factcheck show 3f2a91c0d4e8 reports/")
def show(
    finding: Annotated[str, typer.Argument(metavar="ID", help="A finding's id, or how it begins.")],
    paths: Paths = None,
    facts: DataSet = None,
    issued: Issued = None,
) -> None:
    """Show one finding in full: both passages, normalised values, what decided."""
    result = _check(paths, facts, issued)
    from factcheck.report.show import render_finding

    found = [f for f in result.findings if f.id.startswith(finding)]
    if len(found) != 1:
        many = f"{len(found)} findings begin with {finding!r}: give more of the id"
        none = f"no finding {finding!r} in these reports{_like(finding, [f.id for f in result.findings])}"
        raise _stop(many if found and finding else none)
    typer.echo(render_finding(found[0]).encode(), nl=False)


@app.command(epilog="Example: factcheck mentions texts.jsonl --output mentions.jsonl")
def mentions(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="One text a line, as JSON.")],
    output: Output = None,
) -> None:
    """Find the figures, dates and people in texts, line by line."""
    _there([source])
    from factcheck.extract.mentions import mentions_of_lines
    from factcheck.files import open_whole

    with source.open(encoding="utf-8") as lines:
        found = (line + "\n" for line in mentions_of_lines(lines))
        if output is None:
            for line in found:
                typer.echo(line.encode(), nl=False)
        else:
            with open_whole(output) as file:
                file.writelines(line.encode() for line in found)


@app.command(epilog="Example: factcheck doctor facts")
def doctor(facts: Annotated[Path, typer.Argument(help="The data set.")] = FACTS) -> None:
    """Check a data set and the installation: every quote at its place, every table sound."""
    _there([facts])
    from factcheck.pipeline import doctor as examine

    problems = examine(facts)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{facts}: sound", err=True)


def _check(
    paths: Sequence[Path] | None,
    facts: Path | None,
    issued: Iterable[str] | None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    quiet: bool = False,
) -> Result:
    """The result of a run over what was typed."""
    reports = _reports(paths)
    _there([*reports, *([facts] if facts else [])])
    dates = _dates(issued)
    chosen, left_out = ([rule.slug for rule in _rules(_split(names))] for names in (select, ignore))
    from factcheck.pipeline import check

    with _watched(quiet) as progress:
        result = check(
            reports, data_set=facts, issued=dates, select=chosen, ignore=left_out, progress=progress
        )
    if not result.reports:
        for file in result.not_read:
            _stop(f"{file.path}: {file.reason}")
        raise _stop("no report could be read")
    return result


def _reports(paths: Sequence[Path] | None) -> list[Path]:
    if paths:
        return list(paths)
    if FACTS.is_dir():
        return [FACTS]
    raise _stop("there is no folder facts here; name the reports: factcheck run FOLDER")


def _there(paths: Iterable[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise _stop(f"{path} is not there")


def _dates(issued: Iterable[str] | None) -> dict[str, str]:
    """FILE=DATE, as typed; a file's name may hold a "="."""
    dates = {}
    for pair in issued or ():
        file, sign, date = pair.rpartition("=")
        if not (file and sign and date):
            raise _stop(f"--issued {pair}: write FILE=DATE, for example --issued report.txt=2025-08-24")
        dates[file] = date
    return dates


def _split(names: Iterable[str] | None) -> list[str]:
    return [name.strip() for text in names or () for name in text.split(",") if name.strip()]


def _rules(names: Sequence[str]) -> list[Rule]:
    """The rules of these names; an unknown one stops with the nearest names."""
    if not names:
        return []
    from factcheck.rules import RULES

    known = {rule.slug: rule for rule in RULES}
    for name in names:
        if name not in known:
            raise _stop(f"there is no rule {name!r}{_like(name, known)} (factcheck rules lists them)")
    return [known[name] for name in names]


def _like(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _write(path: Path, text: str) -> None:
    from factcheck.files import write_whole

    if not path.parent.is_dir():
        raise _stop(f"the folder {path.parent} is not there; make it, or give another --output")
    write_whole(path, text)


def _fails(findings: Iterable[Finding], level: Level) -> bool:
    """Whether there is an open finding of this severity or a worse one; what is explained is none."""
    from factcheck.findings import Severity, Verdict
    from factcheck.report.words import open_findings

    worst = Severity(level.value).rank
    failing = [f for f in open_findings(findings) if f.verdict is not Verdict.EXPLAINED]
    return any(f.severity.rank <= worst for f in failing)


@contextmanager
def _watched(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Progress on stderr, if a person sees it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    from factcheck.report.terminal import progress

    with progress(Console(stderr=True)) as tell:
        yield tell


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
