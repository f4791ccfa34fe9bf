"""A report with what every extractor needs: the parse, the quantities, dates, people and places.

The parse is spaCy's, on a text of the same length as the report's, so that every
offset is one into the report. Found once, read by all extractors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from factcheck.dates import Anchor, DatePhrase, find_dates, is_open
from factcheck.extract.parser import pipeline
from factcheck.extract.people import PersonMention, find_people
from factcheck.extract.readable import as_figure, readable
from factcheck.models import Report
from factcheck.places import Gazetteer, PlaceMention
from factcheck.quantities import Quantity, find_quantities

__all__ = ["Document", "PlainText", "Token", "parse", "parse_many", "read_document"]

Token = Any
"""A spaCy token; spaCy ships no types that mypy can follow."""

T = TypeVar("T")

# Bullets and unusual blanks mislead the tagger; replaced one for one, so offsets hold.
_BLANKS = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\u2022\u25aa\u25cf\u00b7\u2043\t]")


def parse(text: str) -> Any:
    """The spaCy Doc of a text, offsets unchanged."""
    return pipeline()(_BLANKS.sub(" ", text))


@dataclass(frozen=True)
class PlainText:
    """A text that nobody parsed, where a Doc is taken: it has no tokens. Finding people needs none."""

    text: str
    user_data: dict[str, Any] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Token]:
        return iter(())


def parse_many(texts: Iterable[tuple[str, T]]) -> Iterator[tuple[Any, T]]:
    """The Docs of many texts, each with what came with it, in order; in batches, which is a third faster."""
    cleaned = ((_BLANKS.sub(" ", text), context) for text, context in texts)
    yield from pipeline().pipe(cleaned, as_tuples=True, batch_size=32)


@dataclass(frozen=True)
class Document:
    """One report, parsed and scanned. Offsets in every part are into `report.text`."""

    report: Report
    doc: Any
    quantities: tuple[Quantity, ...]
    dates: tuple[DatePhrase, ...]
    people: tuple[PersonMention, ...]
    places: tuple[PlaceMention, ...]
    gazetteer: Gazetteer

    @property
    def text(self) -> str:
        """The report's text as read."""
        return self.report.text

    @cached_property
    def _token_at(self) -> dict[int, int]:
        return {token.idx + i: token.i for token in self.doc for i in range(len(token.text))}

    def token(self, offset: int) -> Token | None:
        """The token that covers an offset."""
        index = self._token_at.get(offset)
        return None if index is None else self.doc[index]

    def span(self, start: int, end: int) -> Any:
        """The spaCy span that covers [start, end), widened to whole tokens."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence around an offset starts and ends, white space trimmed."""
        token = self.token(offset) or self.token(offset + 1)
        if token is None:
            return offset, offset
        return _trim(self.text, token.sent.start_char, token.sent.end_char)

    def is_date(self, token: Token) -> bool:
        """True for a word of a date phrase."""
        return any(phrase.start <= token.idx < phrase.end for phrase in self.dates)

    def people_in(self, start: int, end: int) -> list[PersonMention]:
        """The people named in [start, end), in order."""
        return _between(self.people, start, end)

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """The places named in [start, end), in order."""
        return _between(self.places, start, end)

    def dates_in(self, start: int, end: int) -> list[DatePhrase]:
        """The date phrases of [start, end), in order."""
        return _between(self.dates, start, end)


def read_document(report: Report, gazetteer: Gazetteer, anchors: Sequence[Anchor] = ()) -> Document:
    """Parses and scans one report; what of it is no wording stands in the ledger as a figure without a value."""
    text, unread = readable(report.text)
    doc = parse(text)
    # A bound says after which day a report was published: nothing can be counted from it.
    anchor = "" if is_open(report.issued) else report.issued
    return Document(
        report=report,
        doc=doc,
        quantities=tuple(sorted([*find_quantities(text), *map(as_figure, unread)], key=lambda q: q.start)),
        dates=tuple(find_dates(text, anchor, anchors=anchors)),
        people=tuple(find_people(doc, gazetteer)),
        places=tuple(gazetteer.find(text)),
        gazetteer=gazetteer,
    )


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _between(items: Sequence[P], start: int, end: int) -> list[P]:
    """The items, which are in order of their place, that start in [start, end)."""
    first, last = (bisect_left(items, offset, key=lambda item: item.start) for offset in (start, end))
    return list(items[first:last])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
