"""sources.csv beside the reports: who published each file, when, under which title.

Columns: `file` (its name, or its path from the table's folder) and any of
`source_id` or `report_id`; `published` or `issued`; `outlet` or `publisher`;
`title`; `url`. Other columns are left alone.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.read.base import Limits, UnreadableError
from factcheck.read.files import SOURCES, Item
from factcheck.read.rows import table_rows
from factcheck.read.text import clean, decode

__all__ = ["Known", "is_sources", "known_by_path", "path_key"]

NAMES = {
    "id": ("source_id", "report_id"),
    "issued": ("published", "issued"),
    "publisher": ("outlet", "publisher"),
    "title": ("title",),
    "url": ("url",),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a table says of one file; `place` is the row, for messages."""

    id: str = ""
    issued: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    place: str = ""


def is_sources(item: Item) -> bool:
    """True for a table of sources, which is no report itself."""
    return item.name.lower() == SOURCES


def known_by_path(items: Sequence[Item], limits: Limits) -> tuple[dict[str, Known], list[str]]:
    """What all the tables among the items say, by `path_key` of the file; and warnings."""
    known: dict[str, Known] = {}
    warnings: list[str] = []
    present = {path_key(item.path) for item in items}
    for item in filter(is_sources, items):
        try:
            text, _ = decode(item.load())
            rows = table_rows(clean(text, limits), "file", limits)
        except UnreadableError as error:
            warnings.append(f"{item.path}: not used, {error}")
            continue
        for number, row in rows:
            place = f"{item.path} row {number}"
            if isinstance(row, str):
                warnings.append(f"{place}: not used, {row}")
            elif row["file"].strip():
                path = path_key(posixpath.normpath(posixpath.join(item.folder, row["file"].strip())))
                if path in known:
                    warnings.append(f"{place}: {path} has an earlier row, which is kept; remove one of them")
                elif path not in present and item.walked:
                    warnings.append(f"{place}: there is no file {path}; mend the column file")
                known.setdefault(path, _known(row, place))
    return known, warnings


def path_key(path: str) -> str:
    """One key for a path however its accents are composed, which differs from system to system."""
    return unicodedata.normalize("NFC", path)


def _known(row: dict[str, str], place: str) -> Known:
    values = {
        field: next((value for name in names if (value := row.get(name, "").strip())), "")
        for field, names in NAMES.items()
    }
    return Known(**values, place=place)
