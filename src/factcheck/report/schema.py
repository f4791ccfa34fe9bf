"""The published JSON Schema of a result, made from the models, so that the two cannot differ."""

from __future__ import annotations

from typing import Any

from factcheck.findings import Result
from factcheck.report.json import written

__all__ = ["schema", "schema_text"]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `factcheck run --format json`."""
    made = Result.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:factcheck:result:1",
        "title": "factcheck result, schema_version 1",
    }
    return head | {name: part for name, part in made.items() if name != "title"}


def schema_text() -> str:
    """The same as JSON text."""
    return written(schema())
