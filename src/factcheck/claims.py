"""A long table of claims (who, of what, which attribute, which value, when) as a fact table.

Each row becomes a figure whose question is its object and its attribute; there is no text
behind it, so its evidence is the row itself. A row that cannot be used is handed back
with the reason. The rules then run on it as on any data set.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from pydantic import ValidationError

from factcheck.dates import bounds
from factcheck.intervals import Relation, logical
from factcheck.match import Reference, match
from factcheck.metrics import Metric
from factcheck.models import FigureRow, ReportRow
from factcheck.quantities import find_quantities, to_base
from factcheck.tables import empty, statement_id

__all__ = ["NEEDED", "OPTIONAL", "Claims", "Rejected", "is_told", "matched", "read_claims"]

NEEDED = ("report_id", "subject", "metric", "value")
"""What a claim cannot do without: who says it, of what, which attribute, which value."""
OPTIONAL = ("as_of", "unit", "issued", "attributed_to", "actor", "place", "category", "quote")
_PLAIN = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that became no statement: its line in the file, why, and its cells."""

    line: int
    reason: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claims:
    """The statements of a table of claims, their sources as reports, and what was rejected."""

    rows: tuple[FigureRow, ...]
    reports: tuple[ReportRow, ...]
    rejected: tuple[Rejected, ...]
    columns: tuple[str, ...]

    @property
    def rejected_csv(self) -> str:
        """The rejected rows as CSV: line and reason, then the row as it stands."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["line", "why", *self.columns])
        for row in self.rejected:
            writer.writerow([row.line, row.reason, *(row.cells[name] for name in self.columns)])
        return out.getvalue()


def read_claims(path: Path, columns: Mapping[str, str]) -> Claims:
    """Reads a CSV table of claims; columns: field of a figure -> column of the table.

    Raises ValueError, in one clear line, if the table does not have these columns.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = tuple(reader.fieldnames or ())
    _check(path, columns, header)
    rows: list[FigureRow] = []
    reports: dict[str, ReportRow] = {}
    rejected: list[Rejected] = []
    for raw in reader:
        cells = {name: (raw.get(name) or "").strip() for name in header}
        try:
            row = _figure({field: cells[column] for field, column in columns.items()}, reader.line_num)
        except ValueError as error:
            rejected.append(Rejected(reader.line_num, _plain(error), cells))
            continue
        rows.append(row)
        issued = cells[columns["issued"]] if "issued" in columns else ""
        reports.setdefault(
            row.report_id,
            ReportRow(report_id=row.report_id, path=path.as_posix(), publisher=row.report_id, issued=issued),
        )
    return Claims(tuple(rows), tuple(reports.values()), tuple(rejected), header)


def _check(path: Path, columns: Mapping[str, str], header: Sequence[str]) -> None:
    for field in columns:
        if field not in (*NEEDED, *OPTIONAL):
            raise ValueError(f"--map {field}=…: no such field; known are {', '.join((*NEEDED, *OPTIONAL))}")
    missing = next((field for field in NEEDED if field not in columns), None)
    if missing is not None:
        raise ValueError(f"--map says nothing of {missing}; add {missing}=COLUMN")
    unknown = next((column for column in columns.values() if column not in header), None)
    if unknown is not None:
        raise ValueError(f"{path}: no column is called {unknown!r}; it has {', '.join(header) or 'none'}")


def _plain(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg'].removeprefix('Value error, ')}"


# ---------------------------------------------------------------- one claim


def _figure(claim: Mapping[str, str], line: int) -> FigureRow:
    for field in NEEDED:
        if not claim[field]:
            raise ValueError(f"{field} is empty")
    if claim.get("issued"):
        _days("issued", claim["issued"])
    mention = claim["value"]
    said = "; ".join(f"{field.replace('_', ' ')}: {cell}" for field, cell in claim.items() if cell)
    taken = {field: claim.get(field, "") for field in ("attributed_to", "actor", "place", "category")}
    return FigureRow.model_validate(
        {
            **taken,
            **_value(mention, claim.get("unit", "")),
            **_days("as_of", claim.get("as_of", "")),
            "statement_id": statement_id("figures", claim["report_id"], line, line, said),
            "report_id": claim["report_id"],
            "metric": claim["metric"],
            "subject": claim["subject"],
            "mention": mention,
            "quote": claim.get("quote") or said,
            "start": line,
            "end": line + len(mention),
            "origin": "hand",
        }
    )


def _days(field: str, said: str) -> dict[str, str]:
    try:
        days = bounds(said)
    except ValueError:
        days = None
        if said:
            raise ValueError(
                f"{field} {said!r} is not a date; write it as 2024-02-24, 2024-02 or 2024"
            ) from None
    if days is None:
        return {field: said}
    return {field: said, f"{field}_from": days.first.isoformat(), f"{field}_to": days.last.isoformat()}


def _value(said: str, unit: str) -> dict[str, object]:
    """The number in a cell with what its wording and its rounding allow. Raises ValueError if there is none."""
    plain = _PLAIN.fullmatch(said)
    if plain:
        digits = plain[2].replace(",", "")
        value = float(f"{plain[1]}{digits}{plain[3] or ''}")
        zeros = len(digits) - len(digits.rstrip("0"))
        precision = 10.0 ** (1 - len(plain[3]) if plain[3] else zeros if value else 0)
        return _bounded(value, precision, Relation.EXACT, None) | {"unit": unit}
    found = find_quantities(said)
    if len(found) != 1 or found[0].value is None or found[0].end - found[0].start != len(said):
        raise ValueError(f"value {said!r} is not one number; write digits, such as 3200 or 0.5")
    one = found[0]
    value, precision, second = found[0].value, one.precision, one.value2
    if one.kind != "measure":
        return _bounded(value, precision, one.relation, second) | {"unit": unit or one.unit}
    zero = to_base(0.0, one.unit)[0]
    value, base = to_base(value, one.unit)
    second = None if second is None else to_base(second, one.unit)[0]
    precision = abs(to_base(precision, one.unit)[0] - zero)
    return _bounded(value, precision, one.relation, second) | {"unit": unit or base}


def _bounded(value: float, precision: float, relation: Relation, value2: float | None) -> dict[str, object]:
    wide = logical(value, precision, relation, value2)
    return {
        "value": value,
        "value2": value2,
        "precision": precision,
        "relation": relation.value,
        "low": None if math.isinf(wide.low) else wide.low,
        "high": None if math.isinf(wide.high) else wide.high,
    }


# ---------------------------------------------------------------- comparing


def _plain_name(metric: str) -> str:
    words = metric.replace("_", " ")
    return words[:1].upper() + words[1:]


def is_told(report: ReportRow) -> bool:
    """True for the source of claims: a report of which there is no text, only rows of a table."""
    return not report.sha256 and report.path.endswith(".csv")


def matched(
    tables: Mapping[str, pd.DataFrame],
    told: Iterable[ReportRow],
    reference: Reference,
    metrics: Mapping[str, Metric],
    texts: Mapping[str, str],
) -> dict[str, pd.DataFrame]:
    """As `match`; a claim's question is its object and its attribute, and nothing else."""
    sources = [report.report_id for report in told]
    if not sources:
        return match(tables, reference, metrics, texts)
    figures = tables["figures"]
    claims = figures["report_id"].isin(sources)
    out = match({**tables, "figures": figures[~claims]}, reference, metrics, texts)
    # Without their objects the claims on one attribute are one question, which costs nothing to find.
    bare = figures[claims].assign(subject="")
    others = {name: empty(name) for name in tables if name not in ("reports", "figures")}
    own = match({"reports": tables["reports"], "figures": bare, **others}, reference, metrics)["figures"]
    # `match` leaves out the rejected, in the same order.
    subject = figures.loc[claims & (figures["status"] != "rejected"), "subject"].to_numpy()
    own = own.assign(subject=subject)
    own = own.assign(
        question="claim|" + own["metric"] + "|" + own["unit"] + "|" + own["subject"].str.casefold(),
        question_name=own["metric"].map(_plain_name) + " of " + own["subject"],
        question_confidence=1.0,
        varies=own["varies"] | ((own["as_of"] != "") & ~own["accumulates"]),
    )
    whole = [own] if out["figures"].empty else [out["figures"], own]
    return {**out, "figures": pd.concat(whole, ignore_index=True)}
