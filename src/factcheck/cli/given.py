"""What was typed, made ready for the pipeline: paths, dates and rule names that are sound, or one clear line."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.app import stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.changes import Seen
    from factcheck.engines import Engine
    from factcheck.findings import Finding, Material, Result
    from factcheck.rules import Rule

__all__ = [
    "FACTS",
    "dates",
    "engine_of",
    "like",
    "must_exist",
    "one_finding",
    "result_of",
    "rules_chosen",
    "rules_named",
    "saved_run",
    "watched",
    "write",
]

FACTS = Path("facts")


def result_of(
    paths: Sequence[Path] | None,
    facts: Path | None,
    issued: Iterable[str] | None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    quiet: bool = False,
    keep: Callable[[Material], None] | None = None,
    engine: Engine | None = None,
) -> Result:
    """The result of a run over what was typed; `keep` gets the tables and texts it was made from."""
    reports = reports_of(paths)
    must_exist([*reports, *([facts] if facts else [])])
    given = dates(issued)
    chosen, left_out = ([rule.slug for rule in rules_named(split(names))] for names in (select, ignore))
    from factcheck.pipeline import check

    with watched(quiet) as progress:
        result = check(
            reports,
            data_set=facts,
            issued=given,
            select=chosen,
            ignore=left_out,
            progress=progress,
            keep=keep,
            engine=engine or engine_of(),
        )
    if not result.reports:
        for file in result.not_read:
            stop(f"{file.path}: {file.reason}")
        raise stop("no report could be read")
    return result


def engine_of(jobs: int = 0, no_cache: bool = False) -> Engine:
    """How reports are extracted: in as many processes as pay, and with the user's cache."""
    from factcheck.cache import default_folder
    from factcheck.engines import Engine

    return Engine(jobs, None if no_cache else default_folder())


def one_finding(result: Result, begins: str) -> Finding:
    """The one finding whose id begins so; anything else stops with what to do."""
    found = [finding for finding in result.findings if begins and finding.id.startswith(begins)]
    if len(found) == 1:
        return found[0]
    if found:
        raise stop(f"{len(found)} findings begin with {begins!r}: give more of the id")
    near = like(begins, [finding.id for finding in result.findings])
    raise stop(f"no finding {begins!r} in these reports{near or '; factcheck run lists them'}")


def reports_of(paths: Sequence[Path] | None) -> list[Path]:
    """The reports to compare: those typed, or the data set `facts` of the current folder."""
    if paths:
        return list(paths)
    if FACTS.is_dir():
        return [FACTS]
    raise stop("there is no folder facts here; name the reports: factcheck run FOLDER")


def must_exist(paths: Iterable[Path]) -> None:
    """Stops at the first of these paths that is not there."""
    for path in paths:
        if not path.exists():
            beside = path.parent.iterdir() if path.parent.is_dir() else ()
            near = like(path.name, [other.name for other in beside])
            raise stop(f"{path} is not there{near or '; check the path'}")


def dates(issued: Iterable[str] | None) -> dict[str, str]:
    """FILE=DATE, as typed; a file's name may hold a "="."""
    found = {}
    for pair in issued or ():
        file, sign, date = pair.rpartition("=")
        if not (file and sign and date):
            raise stop(f"--issued {pair}: write FILE=DATE, for example --issued report.txt=2025-08-24")
        found[file] = date
    return found


def split(names: Iterable[str] | None) -> list[str]:
    """Names as typed, comma-separated and repeated."""
    return [name.strip() for text in names or () for name in text.split(",") if name.strip()]


def rules_named(names: Sequence[str]) -> list[Rule]:
    """The rules of these names; an unknown one stops with the nearest names."""
    if not names:
        return []
    from factcheck.rules import RULES

    known = {rule.slug: rule for rule in RULES}
    for name in names:
        if name not in known:
            raise stop(f"there is no rule {name!r}{like(name, known)} (factcheck rules lists them)")
    return [known[name] for name in names]


def rules_chosen(select: Iterable[str] | None, ignore: Iterable[str] | None) -> list[Rule]:
    """The rules that are to run: those selected, or all, without those to be left out."""
    chosen, left_out = (rules_named(split(names)) for names in (select, ignore))
    from factcheck.rules import RULES

    return [rule for rule in chosen or RULES if rule not in left_out]


def like(name: str, known: Iterable[str]) -> str:
    """What an unknown name may have meant: "; did you mean ...?", or nothing."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def saved_run(path: Path) -> tuple[Seen, ...]:
    """The findings of a saved run; a file that is none stops with what to do."""
    from factcheck.changes import load_run

    try:
        return load_run(path)
    except ValueError as error:
        raise stop(str(error)) from error


def write(path: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    from factcheck.files import write_whole

    if not path.parent.is_dir():
        raise stop(f"the folder {path.parent} is not there; make it, or give another --output")
    write_whole(path, text)


@contextmanager
def watched(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Progress on stderr, if a person sees it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    from factcheck.report.terminal import progress

    with progress(Console(stderr=True)) as tell:
        yield tell
