"""A data set to begin with: two example reports, a metrics file that explains itself, empty reference tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from factcheck.files import write_whole

__all__ = ["Started", "start"]


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written, and those that were there and stay as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start(folder: Path) -> Started:
    """Makes a data set in a folder, which may exist; what is there is never overwritten.

    The examples are left out where there are reports already.
    """
    written, kept = [], []
    reports = folder / "reports"
    has_reports = reports.is_dir() and any(reports.iterdir())
    for name, text in _templates(files("factcheck.resources") / "start", ""):
        path = folder / name
        if path.exists():
            kept.append(path)
        elif not (has_reports and path.parent == reports):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
            written.append(path)
    return Started(tuple(written), tuple(kept))


def _templates(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    """Each file that a new data set has: its path in the data set, and its text."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_text(encoding="utf-8")
