"""Mention -> row, or a reason: base units, bounds, EDTF to days, as-of, stable ids.

pint and EDTF parsing stop here: the rows hold plain columns.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from factcheck import resources
from factcheck.dates import DatePhrase, bounds, is_open, weekday_of
from factcheck.extract.agreements import AgreementMention, find_agreements
from factcheck.extract.document import Document
from factcheck.extract.events import EventMention, find_events
from factcheck.extract.figures import FigureMention, find_figures
from factcheck.extract.people import PersonMention
from factcheck.extract.quotes import QuoteMention, find_quotes, quote_at
from factcheck.intervals import Days, logical
from factcheck.metrics import Metric
from factcheck.models import (
    AgreementRow,
    EventRow,
    FigureRow,
    OfficeRow,
    QuoteRow,
    SpellingRow,
    Statement,
    WeekdayRow,
)
from factcheck.places import Form, Gazetteer
from factcheck.quantities import to_base
from factcheck.tables import statement_id, with_digest

__all__ = ["Rows", "normalise"]

FRACTION_PRECISION = 5.0
"""Percentage points to which a fraction in words is taken to be meant."""
RECENT = 62
"""Days: a title beside a date within this reach of publication is the title of that day."""


@dataclass
class Rows:
    """The rows of one report, and the ledger of what became of its mentions."""

    rows: list[Statement] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, row: Statement) -> None:
        """Takes a row, with its checksum."""
        self.seen[row.kind_of_table] += 1
        self.rows.append(with_digest(row))

    def skip(self, table: str, reason: str) -> None:
        """Notes a mention that becomes no row."""
        self.seen[table] += 1
        self.skipped.setdefault(table, Counter())[reason] += 1


def normalise(document: Document, metrics: Mapping[str, Metric]) -> Rows:
    """Every statement of one report as rows of the fact tables."""
    out = Rows()
    quotes = find_quotes(document)
    events = list(find_events(document))
    happened = _happened_on(events)
    for figure in find_figures(document, metrics):
        metric = metrics.get(figure.metric)
        if figure.skipped:
            out.skip("figures", figure.skipped)
        else:
            day = {"event": happened if metric and metric.per_event else ""}
            out.add(_figure(document, figure, metric).model_copy(update=_speech(figure, quotes) | day))
    for agreement in find_agreements(document):
        out.add(_agreement(document, agreement))
    for person in document.people:
        for office in _offices(document, person):
            out.add(office)
    for event in events:
        out.add(_event(document, event))
    for quote in quotes:
        if quote.skipped:
            out.skip("quotes", quote.skipped)
        else:
            out.add(_quote(document, quote))
    for row in (*_spellings(document), *_weekdays(document)):
        out.add(row)
    return out


# ---------------------------------------------------------------- evidence and time


def _evidence(document: Document, table: str, start: int, end: int, part: str = "") -> dict[str, object]:
    mention = document.text[start:end]
    first, last = document.sentence(start)
    first, last = min(first, start), max(last, end)
    return {
        "statement_id": statement_id(table, document.report.report_id, start, end, mention, part),
        "report_id": document.report.report_id,
        "mention": mention,
        "quote": document.text[first:last],
        "start": start,
        "end": end,
    }


def _days(days: Days | None) -> tuple[str, str]:
    """Closed days as ISO text; an open end is empty."""
    if days is None:
        return "", ""
    first = "" if days.first == date.min else days.first.isoformat()
    return first, "" if days.last == date.max else days.last.isoformat()


def _closed(days: Days | None) -> tuple[str, str]:
    """Closed days as ISO text; nothing where an end is open, for half an interval is none."""
    first, last = _days(days)
    return (first, last) if first and last else ("", "")


def _as_of(edtf: str) -> dict[str, str]:
    first, last = _days(bounds(edtf))
    return {
        "as_of": edtf if first and last else "",
        "as_of_from": first if last else "",
        "as_of_to": last if first else "",
    }


# ---------------------------------------------------------------- figures


def _figure(document: Document, figure: FigureMention, metric: Metric | None) -> FigureRow:
    quantity = figure.quantity
    values = _values(figure, metric)
    dated = figure.as_of.edtf if figure.as_of else ""
    # A total or a state holds when the report speaks; what merely happened, or long ago, when it happened.
    lasting = (
        metric is not None
        and (metric.accumulates or metric.varies or metric.unit == "age")
        and figure.kind != "increment"
    )
    if (
        lasting
        and metric is not None
        and metric.per_event
        and _long_before(figure.as_of, document.report.issued)
    ):
        lasting = False
    return FigureRow.model_validate(
        {
            **_evidence(document, "figures", quantity.start, quantity.end),
            **_as_of(document.report.issued if lasting else dated),
            **values,
            **_window(figure.window),
            "metric": figure.metric,
            "subject": figure.phrase or figure.noun,
            "actor": figure.actor,
            "beneficiary": figure.beneficiary,
            "place": figure.place,
            "category": figure.category,
            "relation": quantity.relation.value if quantity.value is not None else "",
            "currency_basis": _basis(figure),
            "currency_alternatives": ";".join(sorted(quantity.currency_alternatives)),
            "kind": figure.kind,
            "attributed_to": figure.attributed_to,
            "confidence": figure.confidence,
            "note": quantity.reason,
        }
    )


def _happened_on(events: Iterable[EventMention]) -> str:
    """The day, as ISO text, of the last happening with a toll that a report dates; "" if it dates none."""
    kinds = resources.toml("events")
    days = [
        event.date.days.first
        for event in events
        if event.date is not None
        and event.date.days is not None
        and event.date.days.length == 1
        and (event.kind in ("attack", "accident") or kinds.get(event.kind, {}).get("strikes"))
    ]
    return max(days).isoformat() if days else ""


def _speech(figure: FigureMention, quotes: Sequence[QuoteMention]) -> dict[str, str]:
    """Whether a figure is quoted or told, and by whom: a quotation's speaker says all that stands in it."""
    quote = quote_at(quotes, figure.quantity.start)
    if quote is None:
        return {"speech": "reported" if figure.attributed_to else ""}
    return {"speech": "direct", "attributed_to": quote.told_by or figure.attributed_to}


def _long_before(phrase: DatePhrase | None, issued: str) -> bool:
    """True for a date so far before publication that the report looks back on it."""
    published = bounds(issued)
    if phrase is None or phrase.days is None or published is None:
        return False
    return phrase.days.last < published.first - timedelta(days=RECENT)


def _values(figure: FigureMention, metric: Metric | None) -> dict[str, object]:
    quantity = figure.quantity
    if quantity.value is None:
        return {"unit": quantity.unit}
    unit = quantity.unit
    value, value2, precision = quantity.value, quantity.value2, quantity.precision
    if quantity.kind in ("measure", "duration", "age"):
        base = metric.base if metric is not None else "day" if quantity.kind == "duration" else ""
        value, unit = to_base(quantity.value, quantity.unit, base)
        value2 = to_base(value2, quantity.unit, base)[0] if value2 is not None else None
        precision = abs(to_base(precision, quantity.unit, base)[0] - to_base(0.0, quantity.unit, base)[0])
    if unit == "fraction":  # "half", "a third" are round words: good to five points of a hundred
        value, unit, precision = value * 100, "percent", max(precision * 100, FRACTION_PRECISION)
        value2 = None if value2 is None else value2 * 100
    wide = logical(value, precision, quantity.relation, value2)
    return {
        "value": value,
        "value2": value2,
        "precision": precision,
        "low": None if math.isinf(wide.low) else wide.low,
        "high": None if math.isinf(wide.high) else wide.high,
        "unit": unit or figure.noun,
    }


def _basis(figure: FigureMention) -> str:
    if figure.quantity.kind != "money":
        return ""
    return "assumed" if figure.quantity.currency_alternatives else "explicit"


def _window(phrase: DatePhrase | None) -> dict[str, str]:
    """Where a window starts, as closely as its wording says, and where it ends if it does."""
    if phrase is None or not phrase.edtf:
        return {}
    head, _, tail = phrase.edtf.partition("/")
    start = bounds(head) if head not in ("", "..") else phrase.days
    first, last = _days(start)
    closed = tail if tail not in ("", "..") else ("" if tail else head)
    end = bounds(closed) if closed else None
    return {
        "window": phrase.edtf,
        "window_from": first,
        "window_from_last": last if first else "",
        "window_to": _days(end)[1],
    }


# ---------------------------------------------------------------- agreements, offices, events


def _agreement(document: Document, mention: AgreementMention) -> AgreementRow:
    first, last = _closed(mention.date.days if mention.date else None)
    return AgreementRow.model_validate(
        {
            **_evidence(document, "agreements", mention.start, mention.end),
            **_as_of(document.report.issued),
            "agreement": " ".join(sorted(mention.topic)),
            "instrument": mention.instrument,
            "parties": ";".join(mention.parties),
            "stage": mention.stage,
            "date": mention.date.edtf if mention.date else "",
            "date_from": first,
            "date_to": last,
            "place": mention.place,
            "signatories": ";".join(dict.fromkeys(mention.signatories)),
        }
    )


def _offices(document: Document, person: PersonMention) -> Iterator[OfficeRow]:
    for number, office in enumerate(person.titles):
        yield OfficeRow.model_validate(
            {
                **_evidence(document, "offices", person.start, person.end, str(number) if number else ""),
                **_as_of(_title_holds(document, person.start)),
                "person": person.person,
                "title": person.title,
                "rank": office.rank,
                "portfolio": office.portfolio,
                "jurisdiction": office.jurisdiction,
                "seats": office.seats,
                "acting": office.acting,
                "former": office.former or bool(office.status),
                "confidence": person.confidence,
                "note": "given name only" if person.given_only else "",
            }
        )


def _title_holds(document: Document, offset: int) -> str:
    """When a title beside a name holds: on the sentence's day if that is close to publication,
    at some time from then to publication if it is not, else at publication.
    """
    issued = bounds(document.report.issued)
    if issued is None or is_open(document.report.issued):
        return ""
    start, end = document.sentence(offset)
    days = [
        p for p in document.dates_in(start, end) if p.role == "at" and p.days and p.edtf and "/" not in p.edtf
    ]
    past = [p for p in days if p.days and p.days.first <= issued.last]
    if not past:
        return document.report.issued
    nearest = min(past, key=lambda p: abs(p.start - offset))
    if nearest.days and nearest.days.last >= issued.first - timedelta(days=RECENT):
        return nearest.edtf
    return (
        f"{nearest.days.first.isoformat()}/{issued.last.isoformat()}"
        if nearest.days
        else document.report.issued
    )


def _event(document: Document, mention: EventMention) -> EventRow:
    date, days = _happened(document, mention.date)
    first, last = _days(days)
    return EventRow.model_validate(
        {
            **_evidence(document, "events", mention.start, mention.end, mention.kind),
            **_as_of(document.report.issued),
            "event": mention.event,
            "kind": mention.kind,
            "participants": ";".join(mention.participants),
            "object": mention.object,
            "place": mention.place,
            "date": date,
            "date_from": first,
            "date_to": last,
            "time": mention.time,
            "names": ";".join(mention.names),
            "numbers": ";".join(mention.numbers),
            "confidence": mention.confidence,
        }
    )


def _happened(document: Document, phrase: DatePhrase | None) -> tuple[str, Days | None]:
    """When it happened, or began; "six months ago" is counted loosely, so it is marked as approximate."""
    if phrase is None:
        return "", None
    if phrase.edtf.endswith("/.."):
        return phrase.edtf, bounds(phrase.edtf.removesuffix("/.."))
    loose = re.search(r"\b(?:ago|earlier)\b", document.text[phrase.start : phrase.end])
    plain = len(phrase.edtf) in (4, 7)  # a year or a month
    return (f"{phrase.edtf}~" if loose and plain else phrase.edtf), phrase.days


# ---------------------------------------------------------------- quotations


def _quote(document: Document, mention: QuoteMention) -> QuoteRow:
    """One part of an utterance; its sentence runs from the quotation's start to what follows its end."""
    evidence = _evidence(document, "quotes", mention.start, mention.end)
    first, last = document.sentence(mention.start)[0], document.sentence(mention.end)[1]
    first, last = min(first, mention.start), max(last, mention.end)
    text, report = document.text, document.report.report_id
    begun = text[mention.utterance : mention.first_end]
    return QuoteRow.model_validate(
        {
            **evidence,
            **_as_of(mention.said.edtf if mention.said else ""),
            "quote": text[first:last],
            "attributed_to": mention.told_by,
            "utterance": statement_id("quotes", report, mention.utterance, mention.first_end, begun),
            "part": mention.part,
            "speaker": mention.speaker,
            "person": mention.person,
            "translated": mention.translated,
            "confidence": 0.9,
        }
    )


# ---------------------------------------------------------------- spellings and weekdays


def _spellings(document: Document) -> Iterator[SpellingRow]:
    seen: set[str] = set()
    for place in document.places:
        if place.surface in seen or place.form is Form.DEMONYM or not _rivals(document.gazetteer, place.code):
            continue
        if place.surface not in _rivals(document.gazetteer, place.code):
            continue
        seen.add(place.surface)
        yield SpellingRow.model_validate(
            {
                **_evidence(document, "spellings", place.start, place.end),
                **_as_of(document.report.issued),
                "key": place.code,
                "name": place.surface,
            }
        )


def _rivals(gazetteer: Gazetteer, code: str) -> frozenset[str]:
    """The names of a place that stand against one another: not its short, long or abbreviated forms."""
    place = gazetteer.places[code]
    if place.kind == "country" and code not in resources.toml("contested")["countries"]:
        return frozenset()
    plain = {name for name in (place.name, *place.variants) if not name.isupper() and "." not in name}
    own = set(place.name.lower().split())
    rivals = {name for name in plain if name == place.name or not _related(name, own)}
    return frozenset(rivals) if len(rivals) > 1 else frozenset()


def _related(name: str, own: set[str]) -> bool:
    """True for a longer or shorter form: it shares a word, or the start of one, with the name."""
    return any(
        a[:4] == b[:4] and (len(name.split()) > 1 or len(own) > 1) for a in name.lower().split() for b in own
    )


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _weekdays(document: Document) -> Iterator[WeekdayRow]:
    for phrase in document.dates:
        named = weekday_of(phrase, document.text)
        if named is None:
            continue
        weekday, days = named
        yield WeekdayRow.model_validate(
            {
                **_evidence(document, "weekdays", phrase.start, phrase.end),
                **_as_of(document.report.issued),
                "date": days.first.isoformat(),
                "weekday": _WEEKDAYS[weekday - 1],
                "calendar_weekday": _WEEKDAYS[days.first.weekday()],
            }
        )
