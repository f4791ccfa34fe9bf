"""From the paths a user names to the files that may be reports; nothing is opened here but by `load`.

Limits: hidden files, links that lead out of the folder, devices, pipes and
sockets are not read. A file named twice is read once.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from factcheck.read.base import Limits, NotRead, UnreadableError, printable

__all__ = ["STDIN", "Item", "find", "too_large"]

STDIN = "-"
SOURCES = "sources.csv"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to read: its path as the user would write it, and how to get its bytes."""

    path: str
    load: Callable[[], bytes]
    named: bool = False
    """the user named this very file, rather than a folder or archive it is in"""
    walked: bool = False
    """it was found in a folder or archive, whose other files were found too"""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The path without its last part; empty for the current folder."""
        return self.path.rpartition("/")[0]


def find(paths: Sequence[str | Path], limits: Limits) -> tuple[list[Item], list[NotRead]]:
    """All files under the paths, sorted by path, and what was passed over with the reason."""
    items: dict[str, Item] = {}
    skipped: list[NotRead] = []
    for path in sorted({str(path) for path in paths}):
        for real, found in _under(path, limits):
            if isinstance(found, NotRead):
                skipped.append(found)
                continue
            items[real] = _merged(items[real], found) if real in items else found
        if len(items) > limits.max_files:
            break
    return bounded(sorted(items.values(), key=lambda item: item.path), skipped, limits)


def bounded(items: list[Item], skipped: list[NotRead], limits: Limits) -> tuple[list[Item], list[NotRead]]:
    """No more items than the limit, with a word on the first that is too many."""
    over = items[limits.max_files :]
    reason = f"this and what follows is above the limit of {limits.max_files:,} files; name fewer or raise it"
    return items[: limits.max_files], [*skipped, *(NotRead(item.path, reason) for item in over[:1])]


def _merged(one: Item, other: Item) -> Item:
    """One file by two paths: the lesser path, whatever order they were named in."""
    first = min(one, other, key=lambda item: (len(item.path), item.path))
    return replace(first, named=one.named or other.named, walked=one.walked or other.walked)


def _under(path: str, limits: Limits) -> Iterator[tuple[str, Item | NotRead]]:
    """The files of one path, each with the name by which it is told from every other."""
    if path == STDIN:
        yield STDIN, Item(STDIN, partial(_load_stdin, limits), named=True)
        return
    place = Path(path)
    if os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises on names that no file can have
        yield from _walk(place, limits)
        return
    found = _one(place, limits, named=True)
    yield found
    table = place.parent / SOURCES
    if isinstance(found[1], Item) and table.is_file():
        yield _one(table, limits)


def _walk(root: Path, limits: Limits) -> Iterator[tuple[str, Item | NotRead]]:
    troubles: list[OSError] = []
    inside = root.resolve()
    count = 0
    for folder, folders, files in os.walk(root, onerror=troubles.append):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink()]
        hidden = [name for name in folders if name.startswith(".") and name not in linked]
        folders[:] = sorted(set(folders) - set(hidden) - set(linked))
        for name in hidden:
            yield "", _skip(here / name, "hidden folder, passed over; name it to read it")
        for name in linked:
            if not _leads_into(here / name, inside):
                yield "", _skip(here / name, "link that leads out of the folder; name its target to read it")
        for name in sorted(files):
            count += 1
            yield _entry(here / name, inside, limits)
        if count > limits.max_files:
            return
    for trouble in troubles:
        yield "", _skip(Path(trouble.filename or root), f"cannot be opened: {trouble.strerror}")


def _entry(path: Path, inside: Path, limits: Limits) -> tuple[str, Item | NotRead]:
    """One name in a folder, under the stricter rules for what the user did not name."""
    if path.name.startswith("."):
        return "", _skip(path, "hidden file, passed over; name it to read it")
    if path.is_symlink() and not _leads_into(path, inside):
        return "", _skip(path, "link that leads out of the folder; name its target to read it")
    return _one(path, limits, walked=True)


def _leads_into(link: Path, inside: Path) -> bool:
    """True if the link's target is in the folder, or leads nowhere (which `_one` reports)."""
    try:
        return link.resolve(strict=True).is_relative_to(inside)
    except (OSError, RuntimeError):
        return True


def _one(path: Path, limits: Limits, named: bool = False, walked: bool = False) -> tuple[str, Item | NotRead]:
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        return "", _skip(path, _cannot(error))
    if not stat.S_ISREG(mode):
        return "", _skip(path, "not a regular file (a device, pipe or socket)")
    return str(real), Item(printable(path.as_posix()), partial(_load, path, limits), named, walked)


def _cannot(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read; change its permissions"
    return (
        f"cannot be opened: {getattr(error, 'strerror', None) or 'links that lead in a circle or a bad name'}"
    )


def _skip(path: PurePath, reason: str) -> NotRead:
    return NotRead(printable(path.as_posix()), reason)


def _load(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file; UnreadableError if it is none (any more), or too large."""
    try:
        # A name may come to mean a pipe between the look and the open: never wait on one.
        with path.open("rb") if os.name == "nt" else open(path, "rb", opener=_unwaiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableError("not a regular file (a device, pipe or socket)")
            return _bounded(file.read(limits.max_bytes + 1), limits)
    except OSError as error:
        raise UnreadableError(_cannot(error)) from None


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _load_stdin(limits: Limits) -> bytes:
    return _bounded(sys.stdin.buffer.read(limits.max_bytes + 1), limits)


def _bounded(data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.max_bytes:
        raise UnreadableError(too_large(limits))
    return data


def too_large(limits: Limits) -> str:
    """The reason for a file above the size limit."""
    return f"larger than the limit of {limits.max_bytes / 1e6:g} MB; split it or raise the limit"
