"""Printing a result: one module per format, each with `render(result) -> str`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.findings import Result
from factcheck.report import csv, json, markdown
from factcheck.report.rules_table import rules_table

__all__ = ["FORMATS", "rules_table"]

FORMATS: Mapping[str, Callable[[Result], str]] = {
    "md": markdown.render,
    "json": json.render,
    "csv": csv.render,
}
"""The formats of `factcheck run --format`, by name."""
