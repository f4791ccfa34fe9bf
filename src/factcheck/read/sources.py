"""sources.csv beside the reports: who published each file, when, under which title.

Columns: `file` (its name, or its path from the table's folder) and any of
`source_id` or `report_id`; `published` or `issued`; `outlet` or `publisher`;
`title`; `url`. Other columns are left alone.
"""

from __future__ import annotations

import csv
import io
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.read.base import Limits, UnreadableError
from factcheck.read.files import SOURCES, Item
from factcheck.read.text import clean, decode

__all__ = ["Known", "is_sources", "known_by_path"]

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


def known_by_path(items: Iterable[Item], limits: Limits) -> tuple[dict[str, Known], list[str]]:
    """What all the tables among the items say, by the path of the file; and warnings."""
    known: dict[str, Known] = {}
    warnings: list[str] = []
    items = list(items)
    present = {item.path for item in items}
    for item in filter(is_sources, items):
        try:
            rows = _rows(item, limits)
        except UnreadableError as error:
            warnings.append(f"{item.path}: not used, {error}")
            continue
        for path, row in rows:
            if path in known:
                warnings.append(f"{row.place}: {path} has an earlier row, which is kept; remove one of them")
            elif path not in present and item.walked:
                warnings.append(f"{row.place}: there is no file {path}; mend the column file")
            known.setdefault(path, row)
    return known, warnings


def _rows(item: Item, limits: Limits) -> list[tuple[str, Known]]:
    text, _ = decode(item.load())
    lines = csv.DictReader(io.StringIO(clean(text, limits)), strict=True)
    try:
        columns = [(name or "").strip().lower() for name in lines.fieldnames or ()]
        lines.fieldnames = columns
        if "file" not in columns:
            raise UnreadableError(f"it has no column file (columns: {', '.join(columns)[:200]})")
        return [
            (posixpath.normpath(posixpath.join(item.folder, row["file"].strip())), _known(row, item, number))
            for number, row in enumerate(lines, 2)
            if (row["file"] or "").strip()
        ]
    except csv.Error as error:
        raise UnreadableError(f"line {lines.line_num} is not readable CSV: {error}") from None


def _known(row: dict[str, str | None], item: Item, number: int) -> Known:
    values = {
        field: next((value.strip() for name in names if (value := row.get(name)) and value.strip()), "")
        for field, names in NAMES.items()
    }
    return Known(**values, place=f"{item.path} row {number}")
