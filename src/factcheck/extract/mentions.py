"""Mentions as JSON lines: figures, dates and people of one text a line, for scorers and other tools.

The grammars read the whole text; the parser sees only the sentences in which a number's
noun is in question, about a third of news text.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from factcheck.dates import as_predictions as date_predictions
from factcheck.dates import find_dates
from factcheck.extract.counted import Counted, counted
from factcheck.extract.counted import as_prediction as figure_prediction
from factcheck.extract.document import PlainText, parse_many
from factcheck.extract.people import as_prediction as person_prediction
from factcheck.extract.people import find_people
from factcheck.extract.sentences import sentences
from factcheck.quantities import Quantity, find_quantities

BATCH = 64
"""Lines that are parsed together."""

MOST_COUNTS = 40
"""A stretch with more counts than this is a table or an attack, not a sentence to parse."""

_COUNTED = ("count", "multiple", "percent")
"""Kinds of quantity whose noun, or whole, only the parse can tell."""

__all__ = ["mentions", "mentions_of_lines"]


def mentions_of_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines in, lines out, in order, streaming: `{"id", "text", "reference_date"?}` to `{"id", "pred": [...]}`.

    Raises ValueError, in one clear line with its number, at the first line that is not such an object.
    """
    items = (_item(number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(items, BATCH)):
        scanned = [_scan(item["text"]) for item in batch]
        for item, found in zip(batch, _counts(scanned), strict=True):
            pred = _mentions(item["text"], str(item.get("reference_date") or "")[:10], found)
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
    (found,) = _counts([_scan(text)])
    return _mentions(text, reference, found)


def _mentions(
    text: str, reference: str, figures: Sequence[tuple[Quantity, Counted | None]]
) -> list[dict[str, Any]]:
    counts = [_figure(text, quantity, what) for quantity, what in figures]
    dates = [
        {"kind": "date", **found}
        for phrase in find_dates(text, reference)
        for found in date_predictions(phrase, text)
    ]
    people = [{**person_prediction(person), "kind": "person"} for person in find_people(PlainText(text))]
    return sorted([*counts, *dates, *people], key=lambda m: (m["start"], m["end"], m["kind"]))


def _figure(text: str, quantity: Quantity, what: Counted | None) -> dict[str, Any]:
    """One quantity; ordinals stand apart under a kind of their own, and what was not understood says why."""
    return {
        "kind": "ordinal" if quantity.kind == "ordinal" else "figure",
        "surface": text[quantity.start : quantity.end],
        **figure_prediction(quantity, what),
        **({"reason": quantity.reason} if quantity.value is None else {}),
    }


# ---------------------------------------------------------------- the parser sees only what is counted


@dataclass(frozen=True)
class _Scanned:
    """A text's quantities, and the sentences in which the parser has to say what a number counts."""

    text: str
    quantities: tuple[Quantity, ...]
    sentences: tuple[tuple[int, int], ...]


def _scan(text: str) -> _Scanned:
    quantities = tuple(find_quantities(text))
    open_counts = [q for q in quantities if q.kind in _COUNTED]
    if not open_counts:
        return _Scanned(text, quantities, ())
    spans = list(sentences(text))
    starts = [start for start, _ in spans]
    needed = Counter(bisect_right(starts, q.start) - 1 for q in open_counts)
    sound = (i for i, counts in sorted(needed.items()) if i >= 0 and counts <= MOST_COUNTS)
    return _Scanned(text, quantities, tuple(spans[i] for i in sound))


def _counts(scanned: Sequence[_Scanned]) -> Iterator[list[tuple[Quantity, Counted | None]]]:
    """For each text its quantities with what they count, the needed sentences of all texts parsed together."""
    wanted = (
        (item.text[a:b], (number, a, b)) for number, item in enumerate(scanned) for a, b in item.sentences
    )
    known: dict[tuple[int, int], Counted] = {}
    for doc, (number, start, end) in parse_many(wanted):
        known |= {(number, q.start): _counted(q, start, doc) for q in _inside(scanned[number], start, end)}
    for number, item in enumerate(scanned):
        yield [(quantity, known.get((number, quantity.start))) for quantity in item.quantities]


def _inside(item: _Scanned, start: int, end: int) -> Iterator[Quantity]:
    """The counts of one sentence; a text's quantities are in order."""
    first = bisect_left(item.quantities, start, key=lambda q: q.start)
    for index in range(first, len(item.quantities)):
        quantity = item.quantities[index]
        if quantity.start >= end:
            return
        if quantity.end <= end and quantity.kind in _COUNTED:
            yield quantity


def _counted(quantity: Quantity, start: int, doc: Any) -> Counted:
    """What a quantity counts, from the parse of the sentence that begins at `start`."""
    moved = replace(
        quantity,
        start=quantity.start - start,
        end=quantity.end - start,
        number_start=quantity.number_start - start,
        number_end=quantity.number_end - start,
    )
    return counted(doc.char_span(moved.start, moved.start + 1, alignment_mode="expand").sent, moved)
