"""Printing a result: one module per format, each with `render(result, material) -> str`.

`material` is what the result was made from (`factcheck.pipeline.check` hands it to `keep`);
without it a renderer prints what the result alone can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from factcheck.findings import Material, Result
from factcheck.report import csv, ftm, html, json, jsonld, markdown, sarif, statements
from factcheck.report.rules_table import rules_table

__all__ = ["FORMATS", "Renderer", "rules_table"]


class Renderer(Protocol):
    """What prints a result in one format."""

    def __call__(self, result: Result, material: Material | None = None) -> str:
        """The result as text."""
        ...


FORMATS: Mapping[str, Renderer] = {
    "md": markdown.render,
    "html": html.render,
    "json": json.render,
    "sarif": sarif.render,
    "csv": csv.render,
    "statements-csv": statements.render,
    "jsonld": jsonld.render,
    "ftm": ftm.render,
}
"""The formats of `factcheck run --format`, by name."""
