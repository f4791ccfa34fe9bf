"""CSV tables that people made: a separator found out, column names as they meant them, bad rows told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from factcheck.read.base import Limits, UnreadableError

__all__ = ["table_rows"]

SEPARATORS = ",;\t"
TOO_MANY = "more cells than columns; put quotation marks around a cell that holds a separator"


def table_rows(text: str, column: str, limits: Limits) -> list[tuple[int, dict[str, str] | str]]:
    """Each row with its number in a spreadsheet, as a mapping or, if it is broken, the reason.

    The separator is the one by which the table has the named column. Raises
    UnreadableError if there is none, or if the quotation marks do not match.
    """
    names: list[str] = []
    before = csv.field_size_limit(limits.max_characters + 1)
    try:
        for separator in SEPARATORS:
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
            names = [name.strip().lower() for name in next(lines, [])]
            if column in names:
                return list(_rows(lines, names, limits))
    except csv.Error as error:
        raise UnreadableError(f"not readable CSV in line {lines.line_num}: {error}; mend it") from None
    finally:
        csv.field_size_limit(before)
    shown = ", ".join(names)[:200]
    raise UnreadableError(f"a table without a column {column} (columns: {shown}); add one or take it away")


def _rows(
    lines: Iterator[list[str]], names: list[str], limits: Limits
) -> Iterator[tuple[int, dict[str, str] | str]]:
    for number, cells in enumerate(lines, 2):
        if number > limits.max_files + 1:
            raise UnreadableError(f"more than {limits.max_files:,} rows; split it or raise the limit")
        if any(cells[len(names) :]):
            yield number, TOO_MANY
        elif cells:
            yield number, dict(zip(names, cells, strict=False))
