"""Files written whole or not at all: a reader never sees half a report.

The text goes to a temporary file in the same folder, is forced to the disk and
then takes the place of the old file in one step. What fails leaves the old file
as it was and no litter beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["open_whole", "write_whole"]


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
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
