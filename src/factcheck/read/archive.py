"""Zip archives: looked through before anything in them is unpacked; nothing is written to disk.

Limits: archives inside archives and encrypted entries are not read. An
archive whose list of contents promises too many entries, too many bytes or too
good a compression is refused as a whole.
"""

from __future__ import annotations

import io
import posixpath
import stat
import zlib
from collections.abc import Iterator
from functools import partial
from zipfile import BadZipFile, ZipFile, ZipInfo

from factcheck.read.base import Limits, NotRead, UnreadableError, printable
from factcheck.read.files import Item, too_large

__all__ = ["contents", "opened"]

ENCRYPTED = 0x1
SILENT = ("__MACOSX/",)


def opened(data: bytes, limits: Limits) -> ZipFile:
    """The archive, if its list of contents keeps to the limits; UnreadableError if not."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableError(f"broken archive ({error}); make it anew") from None
    entries = archive.infolist()
    if len(entries) > limits.max_entries:
        raise UnreadableError(
            f"{len(entries):,} entries, above the limit of {limits.max_entries:,}; split it"
        )
    if sum(entry.file_size for entry in entries) > limits.max_expanded:
        raise UnreadableError(f"more than {limits.max_expanded / 1e6:g} MB when unpacked; split it")
    for entry in entries:
        if entry.file_size > limits.max_ratio * max(entry.compress_size, 1):
            ratio = f"packed more than {limits.max_ratio:g} to 1, as decompression bombs are"
            raise UnreadableError(f"{ratio}; raise the limit if it is sound")
    return archive


def contents(item: Item, limits: Limits) -> Iterator[Item | NotRead]:
    """The files of one archive, each to be unpacked when it is read."""
    archive = opened(item.load(), limits)
    seen: set[str] = set()
    for entry in archive.infolist():
        if entry.is_dir() or entry.filename.startswith(SILENT):
            continue
        path = f"{item.path}/{printable(entry.filename)}"
        reason = _refused(entry, seen, limits)
        seen.add(entry.filename)
        yield NotRead(path, reason) if reason else Item(path, partial(_unpack, archive, entry), walked=True)


def _refused(entry: ZipInfo, seen: set[str], limits: Limits) -> str:
    """Why an entry is not read; empty if it may be."""
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name.split("/")[0] or posixpath.normpath(name).startswith(".."):
        return "its path leads out of the archive"
    if any(part.startswith(".") for part in name.split("/")):
        return "hidden file, passed over; take it out of the archive to read it"
    if name.lower().endswith(".zip"):
        return "an archive inside an archive; unpack it"
    if entry.filename in seen:
        return "a second entry of this name; rename it"
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "not a regular file (a link or device)"
    if entry.flag_bits & ENCRYPTED:
        return "encrypted; unpack it with its password"
    return too_large(limits) if entry.file_size > limits.max_bytes else ""


def _unpack(archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        with archive.open(entry) as file:
            # No more than the list of contents promised, whatever the entry itself holds.
            return file.read(entry.file_size)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableError(f"broken in the archive ({str(error)[:80]}); pack it anew") from None
