"""Printing a result: one module per format, each with `render(result) -> str`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.findings import Result
from factcheck.report import csv, json, markdown

__all__ = ["FORMATS"]

FORMATS: Mapping[str, Callable[[Result], str]] = {
    "md": markdown.render,
    "json": json.render,
    "csv": csv.render,
}
"""The formats of `factcheck run --format`, by name."""
