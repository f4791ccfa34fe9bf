"""When a figure holds, over which window it was counted, and whether it is a total, a state, a change or a promise."""

from __future__ import annotations

import re

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.context import Action, Context, clause_subject
from factcheck.extract.document import Document
from factcheck.extract.parties import goes_on, sentence_before
from factcheck.metrics import Metric
from factcheck.quantities import Quantity

__all__ = ["kind_of", "long_ago", "times_of"]


def times_of(
    document: Document, quantity: Quantity, around: Context
) -> tuple[DatePhrase | None, DatePhrase | None]:
    """The window and the as-of that the sentence gives: the nearest phrase of each sort."""
    start, end = document.sentence(quantity.start)
    phrases = [p for p in document.dates_in(start, end) if p.type in ("DATE", "TIME")]

    def distance(phrase: DatePhrase) -> int:
        return min(abs(phrase.start - quantity.end), abs(quantity.start - phrase.end))

    windows = sorted((p for p in phrases if p.role in ("since", "within")), key=distance)
    points = sorted(
        (
            p
            for p in phrases
            if p.role in ("at", "until") and p.edtf and not _dates_another(document, p, around)
        ),
        key=distance,
    )
    window = windows[0] if windows else _window_before(document, around)
    return window, (points[0] if points else None)


_LOOKS_BACK = re.compile(
    r"(?:many |some |several )?(?:years|decades|centuries) (?:ago|earlier|before)\b", re.I
)


def long_ago(document: Document, quantity: Quantity) -> bool:
    """True in a sentence that looks back without saying how far: "years ago", "decades earlier"."""
    start, end = document.sentence(quantity.start)
    if _LOOKS_BACK.match(document.text[start:end]):
        return True
    undated = (p for p in document.dates_in(start, end) if p.days is None and p.type == "DATE")
    return any(
        document.text[p.start : p.end].lower().split()[-1] in ("ago", "earlier", "before") for p in undated
    )


def _dates_another(document: Document, phrase: DatePhrase, around: Context) -> bool:
    """True for a date that hangs on a noun which has no part in the figure: "a region hit by the flood of 1998"."""
    span = document.span(phrase.start, phrase.end)
    if span is None or not len(span):
        return False
    token = span.root
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head
    elif token.dep_ not in ("compound", "nummod", "nmod", "amod"):
        return False
    noun = token.head
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    doing = [clause_subject(action.verb) for action in around.actions]
    doing += [action.verb.head for action in around.actions if action.verb.dep_ == "relcl"]
    return noun.i not in {t.i for t in (around.head, *around.carriers, *doing) if t is not None}


def _window_before(document: Document, around: Context) -> DatePhrase | None:
    """The window of the sentence before, where this one goes on with its subject: "It has given ..."."""
    subject = clause_subject(around.actions[0].verb) if around.actions else None
    before = (
        sentence_before(subject) if subject is not None and goes_on(subject) and _perfect(around) else None
    )
    if before is None:
        return None
    phrases = document.dates_in(before.start_char, before.end_char)
    return next((p for p in phrases if p.role in ("since", "within")), None)


def _own_clause(around: Context) -> tuple[Action, ...]:
    """The two nearest verbs, but none above a relative clause: "Kenya, which has trained 300, will stay"."""
    nearest = around.actions[:2]
    return nearest[:1] if nearest and nearest[0].verb.dep_ == "relcl" else nearest


def kind_of(
    document: Document, quantity: Quantity, around: Context, window: DatePhrase | None, metric: Metric | None
) -> str:
    """total, snapshot, increment, pledge, or "" where the words do not say."""
    words = resources.toml("speech")
    if around.actions and any(
        c.lower_ in words["may"] for c in around.actions[0].verb.children if c.dep_ == "aux"
    ):
        return "pledge"  # what may come to be is no more than what is promised
    promising = metric is None or (metric.accumulates and not metric.per_event)
    for action in _own_clause(around) if promising else ():
        auxiliaries = {c.lower_ for c in action.verb.children if c.dep_ == "aux"}
        if action.verb.lemma_.lower() in words["pledge_verbs"] or auxiliaries.intersection(
            words["pledge_modals"]
        ):
            return "pledge"
    if promising and any(t.lemma_.lower() in words["pledge_nouns"] for t in around.carriers):
        return "pledge"
    if quantity.change and quantity.kind in ("money", "percent", "points"):
        return "increment"
    if metric is not None and metric.varies:
        return "snapshot"
    before = document.text[max(0, quantity.start - 24) : quantity.start].lower().split()
    if any(word in words["increment_words"] for word in before[-2:]):
        return "increment"
    if metric is None or not metric.accumulates:
        return ""
    if (
        window is not None
        or _perfect(around)
        or any(t.lemma_.lower() in ("total", "toll", "number") for t in around.carriers)
    ):
        return "total"
    return "increment" if quantity.kind == "money" else "total"


def _perfect(around: Context) -> bool:
    """True under "has given", "totalling", "so far"."""
    for action in around.actions:
        if action.verb.lemma_.lower() in ("total", "amount", "reach", "exceed"):
            return True
        if any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in action.verb.children):
            return True
    return False
