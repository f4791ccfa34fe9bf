"""Feeds: one text a row (CSV) or a line (JSONL), with id, text, title, publisher, issued, url.

Also taken: outlet for publisher, published or date for issued, report_id or
source_id for id. Limits: a CSV file is separated by commas, semicolons or
tabs; a row that has no text or too many cells is not read and the others are,
but where quotation marks do not match the whole file is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.read.base import Document, Limits, NotRead, UnreadableError
from factcheck.read.rows import table_rows
from factcheck.read.text import clean, decode

__all__ = ["read_csv", "read_jsonl"]

NAMES = {
    "id": ("id", "report_id", "source_id"),
    "title": ("title",),
    "publisher": ("publisher", "outlet"),
    "issued": ("issued", "published", "date"),
    "url": ("url",),
}


def read_csv(data: bytes, limits: Limits) -> list[Document | NotRead]:
    """The texts of a CSV file with a column `text`."""
    text, warnings = decode(data)
    return _bounded(table_rows(text, "text", limits), limits, warnings)


def read_jsonl(data: bytes, limits: Limits) -> list[Document | NotRead]:
    """The texts of a file with one JSON object in each line, each with a key `text`."""
    text, warnings = decode(data)
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return _bounded(((number, _object(line)) for number, line in lines), limits, warnings)


def _object(line: str) -> Mapping[str, Any] | str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not readable JSON: {str(error)[:100]}"
    if not isinstance(value, dict):
        return "not a JSON object; write one object with a key text in each line"
    return {key.strip().lower(): field for key, field in value.items()}


def _bounded(
    rows: Iterable[tuple[int, Mapping[str, Any] | str]], limits: Limits, warnings: tuple[str, ...]
) -> list[Document | NotRead]:
    found: list[Document | NotRead] = []
    for number, row in rows:
        if len(found) >= limits.max_files:
            raise UnreadableError(f"more than {limits.max_files:,} texts; split it or raise the limit")
        try:
            found.append(_document(row, str(number), limits, warnings))
        except UnreadableError as error:
            found.append(NotRead(str(number), str(error)))
        warnings = ()
    if not found:
        raise UnreadableError("empty: there is no row in it")
    return found


def _document(
    row: Mapping[str, Any] | str, number: str, limits: Limits, warnings: tuple[str, ...]
) -> Document:
    if isinstance(row, str):
        raise UnreadableError(row)
    text = clean(_string(row.get("text")), limits)
    fields = {
        field: next((value for name in names if (value := " ".join(_string(row.get(name)).split()))), "")
        for field, names in NAMES.items()
    }
    ground = "sources" if fields["issued"] else ""
    return Document(text, issued_ground=ground, part=number, warnings=warnings, **fields)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
