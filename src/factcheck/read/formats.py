"""Which reader takes which file: by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

from factcheck.read import feed, markdown, text
from factcheck.read.archive import contents
from factcheck.read.base import Document, Limits, NotRead, UnreadableError
from factcheck.read.files import STDIN, Item, bounded
from factcheck.read.worker import ISOLATED, Worker

__all__ = ["Readers"]

PLAIN: Mapping[str, Callable[[bytes, Limits], Document]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""Formats that plain Python reads quickly, whatever is in them."""
FEEDS: Mapping[str, Callable[[bytes, Limits], list[Document | NotRead]]] = {
    ".csv": feed.read_csv,
    ".jsonl": feed.read_jsonl,
    ".ndjson": feed.read_jsonl,
}
ARCHIVE = ".zip"
KNOWN = " ".join(sorted({*PLAIN, *FEEDS, *ISOLATED, ARCHIVE}))


class Readers:
    """The readers under one set of limits; a context, since one of them may hold a process."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.worker = Worker(limits)

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.worker.close()

    def unpack(self, items: Sequence[Item]) -> tuple[list[Item], list[NotRead]]:
        """The items with each archive replaced by what is in it, and what of it is not read."""
        files: list[Item] = []
        skipped: list[NotRead] = []
        for item in items:
            if _ending(item.name) != ARCHIVE:
                files.append(item)
                continue
            try:
                found = list(contents(item, self.limits))
            except UnreadableError as error:
                found = [NotRead(item.path, str(error))]
            skipped += (each for each in found if isinstance(each, NotRead))
            files += (each for each in found if isinstance(each, Item))
        return bounded(files, skipped, self.limits)

    def read(self, item: Item) -> Sequence[Document | NotRead]:
        """What is in one file; UnreadableError with the reason if that is nothing."""
        ending = _ending(item.name)
        if ending not in PLAIN and ending not in FEEDS and ending not in ISOLATED:
            raise UnreadableError(
                f"no reader for {ending or 'a name without an ending'}; convert it to one of {KNOWN}"
            )
        data = item.load()
        if not data.strip():
            raise UnreadableError("empty: there is no text in it")
        if ending in ISOLATED:
            return [self.worker.read(ISOLATED[ending], data)]
        return FEEDS[ending](data, self.limits) if ending in FEEDS else [PLAIN[ending](data, self.limits)]


def _ending(name: str) -> str:
    if name == STDIN:
        return ".md"
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""
