"""Mentions as JSON lines: figures, dates and people of one text a line, for scorers and other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.dates import as_predictions as date_predictions
from factcheck.dates import find_dates
from factcheck.extract.counted import as_prediction as figure_prediction
from factcheck.extract.counted import counted
from factcheck.extract.document import parse, parse_many
from factcheck.extract.people import as_prediction as person_prediction
from factcheck.extract.people import find_people
from factcheck.quantities import Quantity, find_quantities

__all__ = ["mentions", "mentions_of_lines"]


def mentions_of_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines in, lines out, in order, streaming: `{"id", "text", "reference_date"?}` to `{"id", "pred": [...]}`.

    Raises ValueError, in one clear line with its number, at the first line that is not such an object.
    """
    items = (_item(number, line) for number, line in enumerate(lines, 1) if line.strip())
    for doc, item in parse_many((item["text"], item) for item in items):
        pred = _mentions(doc, item["text"], str(item.get("reference_date") or "")[:10])
        yield json.dumps({"id": item["id"], "pred": pred}, ensure_ascii=False)


def _item(number: int, line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number}: not JSON ({error})") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or "id" not in item:
        wanted = '{"id": 1, "text": "...", "reference_date": "2024-02-24"}'
        raise ValueError(f'line {number}: needs "id" and "text": {wanted}')
    return item


def mentions(text: str, reference: str = "") -> list[dict[str, Any]]:
    """The figures, dates and people of a text, in order of their start; reference: EDTF day of publication."""
    return _mentions(parse(text), text, reference)


def _mentions(doc: Any, text: str, reference: str) -> list[dict[str, Any]]:
    figures = [_figure(doc, text, quantity) for quantity in find_quantities(text)]
    dates = [
        {"kind": "date", **found}
        for phrase in find_dates(text, reference)
        for found in date_predictions(phrase, text)
    ]
    people = [{**person_prediction(person), "kind": "person"} for person in find_people(doc)]
    return sorted([*figures, *dates, *people], key=lambda m: (m["start"], m["end"], m["kind"]))


def _figure(doc: Any, text: str, quantity: Quantity) -> dict[str, Any]:
    """One quantity; ordinals stand apart under a kind of their own, and what was not understood says why."""
    return {
        "kind": "ordinal" if quantity.kind == "ordinal" else "figure",
        "surface": text[quantity.start : quantity.end],
        **figure_prediction(quantity, counted(_sentence(doc, quantity.start), quantity)),
        **({"reason": quantity.reason} if quantity.value is None else {}),
    }


def _sentence(doc: Any, offset: int) -> Any:
    return doc.char_span(offset, offset + 1, alignment_mode="expand").sent
