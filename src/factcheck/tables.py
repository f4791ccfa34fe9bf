"""Rows <-> DataFrames <-> CSV, and the merge that keeps what a person touched.

A fact table is a DataFrame with the columns of its row model (`factcheck.models`),
text columns as text ("" where nothing is known), numbers as float64 (NaN where
nothing is known), `start` and `end` as int64. CSV is UTF-8 with LF, every column
read as text, rows in a stable order, so that a round trip changes no byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pandas as pd
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from factcheck.models import ROWS, Record, ReportRow, Statement

__all__ = [
    "Loaded",
    "Merged",
    "Problem",
    "Tables",
    "columns",
    "comparable",
    "empty",
    "frame",
    "load",
    "merge",
    "report_frame",
    "statement_id",
    "to_csv",
    "touched",
    "with_digest",
]

Tables = Mapping[str, pd.DataFrame]
"""The fact tables by name, with `reports` beside them."""

_ANNOTATION = frozenset({"digest", "status", "origin"})
"""Columns that say something of the row rather than in it: outside its checksum."""

_BEYOND = "beyond the header"
"""Where an unusable row keeps its cells beyond the header, as CSV text behind a comma; never a column."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row of a hand-edited table that cannot be used, and the mend."""

    file: str
    row: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.what}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table as loaded: the rows that hold, and those that do not, kept as they stand."""

    rows: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()
    unusable: tuple[dict[str, str], ...] = field(default=(), repr=False)


# ---------------------------------------------------------------- columns and dtypes


def _dtype(info: FieldInfo) -> str:
    kinds = {info.annotation, *get_args(info.annotation)}
    if float in kinds or (int in kinds and type(None) in kinds):
        return "float64"
    if bool in kinds:
        return "bool"
    return "int64" if int in kinds else "str"


@cache
def columns(model: type[Record]) -> Mapping[str, str]:
    """The columns of a row model and their dtypes, in order."""
    return {name: _dtype(info) for name, info in model.model_fields.items()}


def empty(table: str) -> pd.DataFrame:
    """A fact table without rows."""
    return frame((), table)


def frame(rows: Iterable[Statement], table: str) -> pd.DataFrame:
    """Rows as a fact table, sorted by report, place and id, whatever order they came in."""
    ordered = sorted(rows, key=lambda row: (row.report_id, row.start, row.end, row.statement_id))
    return _pinned([row.model_dump() for row in ordered], ROWS[table])


def report_frame(reports: Iterable[ReportRow]) -> pd.DataFrame:
    """The table `reports`, sorted by report_id."""
    return _pinned([row.model_dump() for row in sorted(reports, key=lambda row: row.report_id)], ReportRow)


def _pinned(records: list[dict[str, Any]], model: type[Record]) -> pd.DataFrame:
    dtypes = columns(model)
    return pd.DataFrame(records, columns=list(dtypes)).astype(dtypes)


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The statements that are compared: all but those a person rejected."""
    return table[table["status"] != "rejected"].reset_index(drop=True)


# ---------------------------------------------------------------- identity and checksum


def statement_id(table: str, report_id: str, start: int, end: int, mention: str, part: str = "") -> str:
    """A stable id: the table's initial and 10 hexadecimal digits over report, place and mention.

    `part` tells apart two statements that one mention carries.
    """
    key = "\x1f".join([table, report_id, str(start), str(end), mention, part])
    return f"{table[0]}-{hashlib.sha256(key.encode()).hexdigest()[:10]}"


def _checksum(row: Statement, without: Collection[str] = ()) -> str:
    cells = row.model_dump(exclude={*_ANNOTATION, *without})
    content = [f"{name}={_cell(value)}" for name, value in cells.items()]
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:10]


def with_digest(row: Statement) -> Statement:
    """The row with its checksum: as extraction hands it over."""
    return row.model_copy(update={"digest": _checksum(row)})


def _migrated(row: Statement, missing: Collection[str]) -> Statement:
    """A row of an older version, which lacks columns: as it was extracted if its own columns say so."""
    return with_digest(row) if missing and row.digest == _checksum(row, missing) else row


def touched(row: Statement) -> bool:
    """True if a person made, judged or edited the row since it was extracted."""
    return row.origin == "hand" or row.status != "extracted" or row.digest != _checksum(row)


# ---------------------------------------------------------------- CSV


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return "" if math.isnan(value) else _number(value)
        case _:
            return str(value)


def _number(value: float) -> str:
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def to_csv(rows: Iterable[Record], model: type[Record], unusable: Iterable[Mapping[str, str]] = ()) -> str:
    """Rows as CSV text; rows that could not be used stand at the end as they were.

    Cells that an unusable row has beyond the header stay beyond it, so that nothing is lost.
    """
    names = list(columns(model))
    unusable = list(unusable)
    names += sorted({name for row in unusable for name in row} - {*names, _BEYOND})
    lines = [_line(names)]
    lines += [_line([_cell(value) for value in row.model_dump().values()]) for row in rows]
    lines += [_line([row.get(name, "") for name in names], row.get(_BEYOND, "")) for row in unusable]
    return "".join(lines)


def _line(cells: Sequence[str], beyond: str = "") -> str:
    """One line of CSV that ends with LF; `beyond` is CSV text of what follows, with its comma."""
    out = io.StringIO()
    # With its usual CR LF the writer quotes cells that hold either, which a lone LF does not make it do.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + beyond + "\n"


def load(path: Path, table: str) -> Loaded:
    """Reads one fact table; every row that does not hold is named with file, row and mend.

    Raises ValueError, in one clear line, if the file has no header that fits.
    """
    model = ROWS[table]
    try:
        text = path.read_bytes().decode("utf-8-sig")  # not read_text, which would change CR inside a cell
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a quote may be as long as its report
    reader = csv.DictReader(io.StringIO(text, newline=""))
    _check_header(path.name, reader.fieldnames, model)
    missing = set(columns(model)) - set(reader.fieldnames or ())
    rows, problems, unusable = [], [], []
    seen: set[str] = set()
    # A row's number is its line in the file when no cell holds a line break; csv counts those for us.
    for raw in reader:
        number = reader.line_num
        try:
            row = _migrated(_validated(raw, model), missing)
            if row.statement_id in seen:
                raise ValueError(f"statement_id {row.statement_id} stands twice; give one of them another")
            seen.add(row.statement_id)
            rows.append(row)
        except ValueError as error:
            problems.append(Problem(path.name, number, _plain(error)))
            unusable.append(_as_text(raw))
    return Loaded(tuple(rows), tuple(problems), tuple(unusable))


def _check_header(file: str, names: Iterable[str] | None, model: type[Record]) -> None:
    if names is None:
        raise ValueError(f"{file}: empty; it needs a header row: {','.join(columns(model))}")
    names = list(names)
    unknown = [name for name in names if name not in columns(model)]
    twice = [name for name in names if names.count(name) > 1]
    needed = [name for name, info in model.model_fields.items() if info.is_required() and name not in names]
    if unknown:
        raise ValueError(
            f"{file}, row 1: no column is called {unknown[0]!r}; known are {', '.join(columns(model))}"
        )
    if twice:
        raise ValueError(f"{file}, row 1: the column {twice[0]!r} stands twice; remove one")
    if needed:
        raise ValueError(f"{file}, row 1: the column {needed[0]!r} is missing; add it")


def _as_text(raw: Mapping[str | None, Any]) -> dict[str, str]:
    """The row as it stands, with its cells beyond the header."""
    spare = raw.get(None) or []
    row = {name: value or "" for name, value in raw.items() if name is not None}
    return row | ({_BEYOND: _line(["", *spare]).removesuffix("\n")} if spare else {})


def _validated(raw: Mapping[str | None, Any], model: type[Statement]) -> Statement:
    if raw.get(None):
        raise ValueError("more cells than the header has columns; quote cells that hold a comma")
    dtypes = columns(model)
    cells = {str(name): value or "" for name, value in raw.items()}
    for first, last in _DAYS:
        _check_days(cells, first, last)
    return model.model_validate(
        {name: value for name, value in cells.items() if value or dtypes[name] == "str"}
    )


_DAYS = (("as_of_from", "as_of_to"), ("date_from", "date_to"), ("window_from", "window_from_last"))
"""The columns that hold a first and a last day."""


def _check_days(cells: Mapping[str, str], first: str, last: str) -> None:
    """Raises ValueError unless both days exist, or neither, and stand in their order."""
    days = {name: cells.get(name, "") for name in (first, last)}
    for name, day in days.items():
        if not day:
            continue
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise ValueError(
                f"{name} {day!r}: not a day; write it as 2024-02-24 or leave it empty"
            ) from error
    empty_ones = [name for name, day in days.items() if not day]
    if len(empty_ones) == 1:
        raise ValueError(f"{empty_ones[0]} is empty; fill it in, or empty {first} and {last} both")
    if not empty_ones and days[first] > days[last]:
        raise ValueError(f"{first} {days[first]} is after {last} {days[last]}; swap them")


def _plain(error: ValueError) -> str:
    """A validation error as one line a person can act on."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] in ("float_parsing", "int_parsing"):
        said = "not a number; write digits only, such as 3200 or 0.5"
    elif first["type"] == "string_pattern_mismatch":
        said = "not a day; write it as 2024-02-24 or leave it empty"
    shown = f" {first['input']!r}" if isinstance(first["input"], str) else ""
    return f"{where}{shown}: {said}" if where else said


# ---------------------------------------------------------------- hand edits


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows after the merge; `lost` are touched rows whose mention is in no report any more."""

    rows: tuple[Statement, ...]
    lost: tuple[Statement, ...]


def merge(fresh: Iterable[Statement], stored: Iterable[Statement], texts: Mapping[str, str]) -> Merged:
    """Fresh extraction under what a person touched: their rows win, by statement_id, and stay.

    fresh: rows of this run; stored: rows of the data set; texts: report_id -> text as read.
    A touched row whose report has changed is anchored anew by its quote. Where that is
    gone, or the report is, the row is handed back apart: kept, but not compared.
    """
    kept: list[Statement] = []
    lost: list[Statement] = []
    for row in map(_marked, filter(touched, stored)):
        anchored = _anchored(row, texts.get(row.report_id, ""))
        (lost if anchored is None else kept).append(anchored or row)
    ids = {row.statement_id for row in (*kept, *lost)}
    return Merged((*kept, *(row for row in fresh if row.statement_id not in ids)), tuple(lost))


def _marked(row: Statement) -> Statement:
    """An edited row says so, even where the person changed only a value."""
    edited = row.status == "extracted" and row.origin == "auto"
    return row.model_copy(update={"status": "corrected"}) if edited else row


def _anchored(row: Statement, text: str) -> Statement | None:
    if text[row.start : row.end] == row.mention:
        return row
    place = text.find(row.quote) if row.quote else 0
    stop = place + len(row.quote) if row.quote else len(text)
    start = text.find(row.mention, place, stop) if row.mention and place >= 0 else -1
    if start < 0:
        return None
    end = start + len(row.mention)
    return row.model_copy(update={"start": start, "end": end, "statement_id": _moved_id(row, start, end)})


def _moved_id(row: Statement, start: int, end: int) -> str:
    """The id that extraction gives the statement at its new place; a row made by hand keeps its own."""
    for part in ("", *map(str, range(1, 10))):
        if row.statement_id == statement_id(
            row.kind_of_table, row.report_id, row.start, row.end, row.mention, part
        ):
            return statement_id(row.kind_of_table, row.report_id, start, end, row.mention, part)
    return row.statement_id
