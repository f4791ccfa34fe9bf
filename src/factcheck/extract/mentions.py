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
from factcheck.extract.plain_nouns import plain_noun
from factcheck.extract.readable import as_figure, readable
from factcheck.extract.sentences import sentences
from factcheck.quantities import Quantity, find_quantities

BATCH = 64
"""Lines that are parsed together."""

MOST_COUNTS = 40
"""A stretch with more counts than this is a table or an attack, not a sentence to parse."""

FEW_COUNTS = 5
WORDS_PER_COUNT = 3
"""From so many counts on, a sentence has at least so many words for each, or it is a row of a table."""

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
        for item, read, found in zip(batch, scanned, _counts(scanned), strict=True):
            reference = str(item.get("reference_date") or "")[:10]
            pred = _mentions(item["text"], read.text, reference, found)
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
    read = _scan(text)
    (found,) = _counts([read])
    return _mentions(text, read.text, reference, found)


def _mentions(
    text: str, read: str, reference: str, figures: Sequence[tuple[Quantity, Counted | None]]
) -> list[dict[str, Any]]:
    """The mentions of a text; `read` is what of it is wording (extract/readable.py), at the same offsets."""
    counts = [_figure(text, quantity, what) for quantity, what in figures]
    dates = [
        {"kind": "date", **found}
        for phrase in find_dates(read, reference)
        for found in date_predictions(phrase, read)
    ]
    people = [{**person_prediction(person), "kind": "person"} for person in find_people(PlainText(read))]
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
    """A text's quantities, what some of them plainly count, and the sentences in which the parser has to say it."""

    text: str
    quantities: tuple[Quantity, ...]
    plain: dict[int, Counted]
    sentences: tuple[tuple[int, int], ...]


def _scan(text: str) -> _Scanned:
    text, unread = readable(text)
    quantities = tuple(sorted([*find_quantities(text), *map(as_figure, unread)], key=lambda q: q.start))
    plain = {q.start: noun for q in quantities if (noun := plain_noun(text, q)) is not None}
    open_counts = [q for q in quantities if q.kind in _COUNTED and q.start not in plain]
    if not open_counts:
        return _Scanned(text, quantities, plain, ())
    spans = list(sentences(text))
    starts = [start for start, _ in spans]
    needed = Counter(bisect_right(starts, q.start) - 1 for q in open_counts)
    sound = (i for i, counts in sorted(needed.items()) if i >= 0 and _is_wording(text, spans[i], counts))
    return _Scanned(text, quantities, plain, tuple(spans[i] for i in sound))


def _is_wording(text: str, span: tuple[int, int], counts: int) -> bool:
    """False for a row of a table, and for a stretch made of numbers."""
    if counts < FEW_COUNTS:
        return True
    return counts <= MOST_COUNTS and counts * WORDS_PER_COUNT <= len(text[slice(*span)].split())


def _counts(scanned: Sequence[_Scanned]) -> Iterator[list[tuple[Quantity, Counted | None]]]:
    """For each text its quantities with what they count.

    The needed sentences of all texts are parsed together, and one that comes again (a wire
    story in two papers) is parsed once.
    """
    places: dict[str, list[tuple[int, int, int]]] = {}
    for number, item in enumerate(scanned):
        for a, b in item.sentences:
            places.setdefault(item.text[a:b], []).append((number, a, b))
    known = {(number, at): noun for number, item in enumerate(scanned) for at, noun in item.plain.items()}
    for doc, same in parse_many(places.items()):
        for number, start, end in same:
            for quantity in _inside(scanned[number], start, end):
                if (number, quantity.start) not in known:
                    known[number, quantity.start] = _counted(quantity, start, doc)
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
