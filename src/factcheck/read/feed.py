"""Feeds: one text a row (CSV) or a line (JSONL), with id, text, title, publisher, issued, url.

Also taken: outlet for publisher, published or date for issued, report_id or
source_id for id. Limits: a CSV file is separated by commas, semicolons or
tabs; a row that is broken or has no text is not read, the others are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.read.base import Document, Limits, NotRead, UnreadableError
from factcheck.read.text import clean, decode

__all__ = ["read_csv", "read_jsonl"]

NAMES = {
    "id": ("id", "report_id", "source_id"),
    "title": ("title",),
    "publisher": ("publisher", "outlet"),
    "issued": ("issued", "published", "date"),
    "url": ("url",),
}
SEPARATORS = ",;\t"


def read_csv(data: bytes, limits: Limits) -> list[Document | NotRead]:
    """The texts of a CSV file with a column `text`."""
    text, warnings = decode(data)
    before = csv.field_size_limit(limits.max_characters + 1)
    try:
        for separator in SEPARATORS:
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
            names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
            if "text" in names:
                rows.fieldnames = names
                return _bounded(enumerate(rows, 2), limits, warnings)
        raise UnreadableError(f"a table without a column text (columns: {', '.join(names)[:200]})")
    except csv.Error as error:
        raise UnreadableError(f"not readable CSV: {error}") from None
    finally:
        csv.field_size_limit(before)


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
    rows: Iterator[tuple[int, Mapping[str, Any] | str]], limits: Limits, warnings: tuple[str, ...]
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
