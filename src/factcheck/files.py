"""Files written whole or not at all: a reader never sees half a report.

The text goes to a temporary file in the same folder, is forced to the disk and
then takes the place of the old file in one step. What fails leaves the old file
as it was and no litter beside it; what is killed may leave the temporary file,
which a later run clears away. `locked` lets one run at a time change a folder.
Limits: on systems without `flock` the lock is none.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["locked", "open_whole", "write_whole"]

STALE = 3600
"""Seconds after which a temporary file belongs to no run any more."""


def write_whole(path: Path, text: str) -> None:
    """Writes `text` to `path` as UTF-8 with the line ends it has, whole or not at all."""
    data = text.encode()
    with open_whole(path) as file:
        file.write(data)


@contextmanager
def open_whole(path: Path) -> Iterator[BinaryIO]:
    """A binary file to write piece by piece; it becomes `path` when the block ends without an error."""
    target = path.resolve()  # a symbolic link is followed, not replaced
    if target.exists() and not target.is_file():
        # A pipe or a terminal ("/dev/stdout") cannot be replaced; a folder fails here, as it should.
        with target.open("wb") as file:
            yield file
        return
    _clear(target)
    # Not by process id alone: in a container every run has the same one.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
        _settle(target.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _clear(target: Path) -> None:
    """Takes away what runs that were killed left of this file."""
    with suppress(OSError):
        for left in target.parent.iterdir():
            if not (left.name.startswith(f".{target.name}.") and left.name.endswith(".tmp")):
                continue
            with suppress(OSError):
                if left.is_file() and time.time() - left.stat().st_mtime > STALE:
                    left.unlink()


def _settle(folder: Path) -> None:
    """Forces the new name to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits until no other run changes the folder, and keeps others waiting till the block ends.

    The lock is on the folder itself: no file is left behind, whatever ends the run.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
