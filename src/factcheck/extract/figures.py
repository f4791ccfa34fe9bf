"""Figures: what each quantity of a report counts, by whom, for whom, over which time, and of what kind.

Structure is decided here, words in `resources/metrics.toml`, `nouns.toml` and `speech.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.attribution import attribution
from factcheck.extract.bearers import NOBODY, Bearer, aged, concerned
from factcheck.extract.context import Context, context
from factcheck.extract.counted import Counted
from factcheck.extract.distances import Distance, distance
from factcheck.extract.document import Document
from factcheck.extract.figure_times import kind_of, long_ago, times_of
from factcheck.extract.parties import actor_of, beneficiary_of, main_country, place_where, target_of
from factcheck.extract.revealed import category_of, counted_by, numbered, open_question, reveals
from factcheck.intervals import Relation
from factcheck.metrics import Metric
from factcheck.quantities import Quantity

__all__ = ["FigureMention", "find_figures"]


@dataclass(frozen=True)
class FigureMention:
    """One quantity with what it counts; the metric is a slug of the catalogue or open (noun:verb)."""

    quantity: Quantity
    metric: str
    noun: str = ""
    phrase: str = ""
    category: str = ""
    actor: str = ""
    beneficiary: str = ""
    place: str = ""
    kind: str = ""
    window: DatePhrase | None = None
    as_of: DatePhrase | None = None
    attributed_to: str = ""
    confidence: float = 0.9
    skipped: str = ""
    """Why the quantity becomes no statement; "" if it does."""
    words: tuple[str, ...] = field(default=(), repr=False)


def find_figures(document: Document, metrics: Mapping[str, Metric]) -> Iterator[FigureMention]:
    """One mention for each quantity, in order; those that say nothing comparable carry the reason."""
    for quantity in map(_where_it_ends, document.quantities):
        if quantity.kind == "ordinal":
            yield FigureMention(quantity, metric="", skipped="ordinals are not compared")
            continue
        around = context(document, quantity.number_start, quantity.number_end)
        reason = "not parsed" if around is None else _no_claim(document, quantity, around)
        if around is None or reason:
            yield FigureMention(quantity, metric="", skipped=reason)
            continue
        yield _mention(document, quantity, around, metrics)


def _mention(
    document: Document, quantity: Quantity, around: Context, metrics: Mapping[str, Metric]
) -> FigureMention:
    around = numbered(around)
    what = counted_by(document, quantity, around)
    length = distance(document, quantity, around)
    metric = _metric(metrics, quantity, what, around, length)
    verb = around.actions[0].verb if around.actions else None
    actor = actor_of(document, around, metric)
    slug = metric.slug if metric else open_question(document, what, quantity, around)
    of_whom = _of_whom(document, quantity, around) if metric is not None and metric.of_whom else NOBODY
    if not slug or (metric is not None and metric.of_whom and not of_whom[0]):
        return FigureMention(quantity, metric="", skipped=quantity.reason or "nothing says what it counts")
    if (metric is None or metric.per_event) and long_ago(document, quantity):
        return FigureMention(quantity, metric="", skipped="of an earlier time that is not given")
    window, as_of = times_of(document, quantity, around)
    if metric is not None and metric.unit == "distance" and length is not None:
        actor, beneficiary = "", length.reference
    elif metric is not None and metric.of_whom:
        actor, beneficiary = "", of_whom[0]
    elif metric is not None and metric.target:
        actor, beneficiary = "", target_of(document, around, metric)
    else:
        beneficiary = beneficiary_of(document, quantity, around, what, actor)
    assumed = ""
    if not beneficiary and metric is not None and "beneficiary" in metric.requires and not metric.target:
        beneficiary = assumed = main_country(document, actor)
    return FigureMention(
        quantity=quantity,
        metric=slug,
        noun=what.noun if what else "",
        phrase=of_whom[1] or (length.phrase if length else what.phrase if what else ""),
        category=length.direction if length else category_of(document, metric, quantity, what, around),
        actor=actor,
        beneficiary=beneficiary,
        place=place_where(document, verb, around),
        kind=kind_of(document, quantity, around, window, metric),
        window=window,
        as_of=as_of,
        attributed_to=attribution(document, around.head),
        confidence=(0.9 if metric else 0.6) - (0.2 if assumed else 0.0),
    )


def _metric(
    metrics: Mapping[str, Metric],
    quantity: Quantity,
    what: Counted | None,
    around: Context,
    length: Distance | None,
) -> Metric | None:
    """The first metric of the catalogue that the words around a quantity reveal."""
    if length is not None:
        return next((m for m in metrics.values() if m.unit == "distance"), None)
    if quantity.kind == "age":
        return next((m for m in metrics.values() if m.unit == "age"), None)
    return next((m for m in metrics.values() if reveals(m, quantity, what, around)), None)


def _of_whom(document: Document, quantity: Quantity, around: Context) -> Bearer:
    return aged(document, quantity, around) if quantity.kind == "age" else concerned(document, around)


def _where_it_ends(quantity: Quantity) -> Quantity:
    """A movement ("rose from 240 to 273") as the figure that it ends with: the one that holds now."""
    if not quantity.movement or quantity.value2 is None:
        return quantity
    return replace(quantity, value=quantity.value2, value2=None, relation=Relation.EXACT)


def _no_claim(document: Document, quantity: Quantity, around: Context) -> str:
    """Why a number claims nothing that another report could deny; "" if it does."""
    if quantity.partitive:
        return "“one of” several counts nothing"
    if quantity.kind == "duration" and _tells_when(document, quantity):
        return "tells when, counts nothing"
    if quantity.kind not in ("count", "multiple") or not quantity.words:
        return ""
    if _CLOCK_BEHIND.match(document.text, quantity.end) or _CLOCK_BEFORE.search(
        document.text[max(0, quantity.start - 16) : quantity.start]
    ):
        return "a time of day"
    if around.head.lemma_.lower() in resources.toml("nouns")["time"]:
        return "durations are not compared"
    before = document.text[max(0, quantity.start - 8) : quantity.start].lower().split()
    if before and before[-1] in ("the", "these", "those", "our", "their", "its", "both"):
        return "refers back to what was named, counts nothing"
    after = document.text[quantity.end : quantity.end + 5].lower().split()
    if quantity.value == 1 and not quantity.negated and (after[:1] == ["of"] or quantity.relation == "exact"):
        return "“one” is an article here"
    return ""


_CLOCK_BEHIND = re.compile(
    r" (?:minutes )?(?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b"
)
_CLOCK_BEFORE = re.compile(r"\b(?:half|quarter|five|ten|twenty|minutes) (?:past|to) $", re.I)
"""The two numbers of "twenty past eleven"."""


def _tells_when(document: Document, quantity: Quantity) -> bool:
    """True for a length of time that only points to a day or a window: "two years ago", "in the past month"."""
    around = document.dates_in(quantity.start - 40, quantity.end)
    return any(phrase.role != "duration" and phrase.end > quantity.start for phrase in around)
