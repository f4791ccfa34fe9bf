"""Figures: what each quantity of a report counts, by whom, for whom, over which time, and of what kind.

Structure is decided here, words in `resources/metrics.toml`, `nouns.toml` and `speech.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.attribution import attribution
from factcheck.extract.bearers import NOBODY, Bearer, aged, concerned
from factcheck.extract.context import Action, Context, behind, clause_subject, context
from factcheck.extract.counted import Counted, counted
from factcheck.extract.distances import Distance, distance
from factcheck.extract.document import Document, Token
from factcheck.extract.who import country_after, party_of, phrase_of, place_of
from factcheck.intervals import Relation
from factcheck.metrics import Metric, is_generic, money_categories, noun_class, open_metric
from factcheck.quantities import Quantity

__all__ = ["FigureMention", "find_figures"]

_UNITS = {
    "count": "count", "multiple": "count", "money": "money", "measure": "measure", "percent": "percent",
    "age": "age", "duration": "duration",
}  # fmt: skip
_LIGHT = ("receive", "undergo", "complete", "get", "finish", "provide", "give", "offer")
_NAMED = ("country", "nation", "state")


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
    what = _counted(document, quantity, around)
    length = distance(document, quantity, around)
    metric = _metric(metrics, quantity, what, around, length)
    verb = around.actions[0].verb if around.actions else None
    actor = _actor(document, around, metric)
    slug = metric.slug if metric else _open(what, quantity, around)
    of_whom = _of_whom(document, quantity, around) if metric is not None and metric.of_whom else NOBODY
    if not slug or (metric is not None and metric.of_whom and not of_whom[0]):
        return FigureMention(quantity, metric="", skipped="nothing says what it counts")
    if (metric is None or metric.per_event) and _long_ago(document, quantity):
        return FigureMention(quantity, metric="", skipped="of an earlier time that is not given")
    window, as_of = _times(document, quantity, around)
    if metric is not None and metric.unit == "distance" and length is not None:
        actor, beneficiary = "", length.reference
    elif metric is not None and metric.of_whom:
        actor, beneficiary = "", of_whom[0]
    elif metric is not None and metric.target:
        actor, beneficiary = "", _target(document, around, metric)
    else:
        beneficiary = _beneficiary(document, quantity, around, what, actor)
    assumed = ""
    if not beneficiary and metric is not None and "beneficiary" in metric.requires and not metric.target:
        beneficiary = assumed = _main_country(document, actor)
    return FigureMention(
        quantity=quantity,
        metric=slug,
        noun=what.noun if what else "",
        phrase=of_whom[1] or (length.phrase if length else what.phrase if what else ""),
        category=length.direction if length else _category(metric, quantity, what, around),
        actor=actor,
        beneficiary=beneficiary,
        place=_place(document, verb, around),
        kind=_kind(document, quantity, around, window, metric),
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
    return next((m for m in metrics.values() if _reveals(m, quantity, what, around)), None)


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
    if around.head.lemma_.lower() in resources.toml("nouns")["time"]:
        return "durations are not compared"
    before = document.text[max(0, quantity.start - 8) : quantity.start].lower().split()
    if before and before[-1] in ("the", "these", "those", "our", "their", "its", "both"):
        return "refers back to what was named, counts nothing"
    after = document.text[quantity.end : quantity.end + 5].lower().split()
    if quantity.value == 1 and not quantity.negated and (after[:1] == ["of"] or quantity.relation == "exact"):
        return "“one” is an article here"
    return ""


def _tells_when(document: Document, quantity: Quantity) -> bool:
    """True for a length of time that only points to a day or a window: "two years ago", "in the past month"."""
    around = document.dates_in(quantity.start - 40, quantity.end)
    return any(phrase.role != "duration" and phrase.end > quantity.start for phrase in around)


# ---------------------------------------------------------------- what is counted


def _counted(document: Document, quantity: Quantity, around: Context) -> Counted | None:
    """What is counted; of a share, what it is a share of."""
    if quantity.kind not in ("count", "multiple", "percent"):
        return None
    found = counted(around.head.sent, quantity)
    return replace(found, noun=found.of_noun, phrase=found.of_phrase) if quantity.kind == "percent" else found


def _reveals(metric: Metric, quantity: Quantity, what: Counted | None, around: Context) -> bool:
    """True if the words around a quantity reveal this metric."""
    if _UNITS.get(quantity.kind) != metric.unit:
        return False
    noun = what.noun if what else ""
    if metric.units:
        return quantity.unit in metric.units
    if metric.beside and any(t.lower_.strip("-") in metric.beside for t in _beside(around.head, quantity)):
        return True
    if metric.beside and not metric.verbs:
        return False
    if noun and noun in metric.nouns:
        return True
    if metric.topics and any(t.lemma_.lower() in metric.topics for t in around.complements):
        return True
    if metric.per and quantity.per not in metric.per:
        return False
    if any(t.lemma_.lower() in (*metric.carriers, *metric.topics) for t in _carried(quantity, around)):
        return metric.unit != "count" or noun == "" or noun in metric.carriers
    if metric.states and _state(around) in metric.states:
        return True
    return any(_acts(metric, action) for action in around.actions[:2]) and _fits(metric, noun)


def _carried(quantity: Quantity, around: Context) -> tuple[Token, ...]:
    """The nouns a quantity belongs to; of a length of time also the one it stands before: "a three-year contract"."""
    own = quantity.kind == "duration" and around.head.lemma_.lower() not in resources.toml("nouns")["time"]
    return (around.head, *around.carriers) if own else around.carriers


def _beside(head: Token, quantity: Quantity) -> list[Token]:
    doc = head.doc
    first = next((t.i for t in head.sent if t.idx + len(t) > quantity.number_start), head.i)
    last = next((t.i for t in head.sent if t.idx >= quantity.number_end), head.i + 1)
    return [
        t
        for t in doc[max(first - 3, head.sent.start) : min(last + 3, head.sent.end)]
        if t.is_alpha or "-" in t.text
    ]


def _fits(metric: Metric, noun: str) -> bool:
    if not metric.counted:
        return True
    kind = noun_class(noun)
    return kind == metric.counted if metric.counted != "person" else bool(kind) or is_generic(noun)


def _state(around: Context) -> str:
    """The predicate in "12 are missing", "left 12 dead"."""
    for action in around.actions[:1]:
        for child in action.verb.children:
            if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "amod") and child.i > around.head.i:
                return str(child.lemma_.lower() if child.pos_ != "VERB" else child.lower_)
    after = next(
        (c for c in around.head.children if c.dep_ in ("amod", "acl", "acomp") and c.i > around.head.i), None
    )
    return str(after.lower_) if after is not None else ""


def _acts(metric: Metric, action: Action) -> bool:
    lemma = action.verb.lemma_.lower()
    if lemma in metric.verbs:
        return action.role in metric.verbs[lemma]
    objects = [c.lemma_.lower() for c in action.verb.children if c.dep_ == "dobj"]
    if lemma in metric.idioms:
        return metric.idioms[lemma] in objects and action.role == "subject"
    if lemma not in _LIGHT or not metric.actions:
        return False
    return any(noun in metric.actions for noun in objects) and action.role in ("subject", "prep:to", "dative")


def _open(what: Counted | None, quantity: Quantity, around: Context) -> str:
    noun = what.noun if what else next((t.lemma_.lower() for t in _carried(quantity, around)), "")
    verb = next((a.verb.lemma_.lower() for a in around.actions if a.verb.pos_ == "VERB"), "")
    if not noun and around.complements:
        noun = around.complements[0].lemma_.lower()
    return open_metric(noun, verb) if noun else ""


def _category(metric: Metric | None, quantity: Quantity, what: Counted | None, around: Context) -> str:
    if quantity.kind == "money":
        words = {t.lemma_.lower() for c in (*around.complements, *around.carriers) for t in _modified(c)}
        words |= {t.lower_ for c in (*around.complements, *around.carriers) for t in _modified(c)}
        return ";".join(money_categories(frozenset(words))) if metric and metric.topics else ""
    noun = what.noun if what else ""
    if metric is not None and metric.apart:
        nouns = (t.lemma_.lower() for t in (around.head, *around.carriers))
        return next((word for word in nouns if word in metric.apart), "")
    if metric is not None and metric.keep_noun:
        return noun
    return noun_class(noun)


def _modified(noun: Token) -> Iterator[Token]:
    """A noun with its modifiers and the nouns joined to it."""
    yield noun
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "conj", "appos"):
            yield from _modified(child)
        elif child.dep_ == "prep" and child.lower_ in ("for", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _modified(inner)
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "ADJ"):
        yield noun.head
        yield from (c for c in noun.head.children if c.dep_ in ("amod", "compound", "conj") and c.i != noun.i)


# ---------------------------------------------------------------- by whom, for whom, where


def _actor(document: Document, around: Context, metric: Metric | None) -> str:
    for action in around.actions:
        if action.verb.lemma_.lower() in resources.toml("speech")["receive"]:
            return _giver(document, around, action.verb)
        if action.role == "subject" or action.verb.lemma_ == "be":
            return ""  # the counted themselves act, or are what is said to be
        subject = clause_subject(action.verb)
        if subject is not None and subject.lower_ in ("which", "that", "who"):
            return party_of(document, action.verb.head) if action.verb.dep_ == "relcl" else ""
        party = party_of(document, subject) or _continued(document, subject)
        if party:
            return party
    if metric is None or metric.unit != "money":
        # "Kenyan troops" says who is counted, "Kenyan aid" who gives; "Acme's 300 employees" are Acme's.
        return next((party_of(document, t) for t in around.head.children if t.dep_ == "poss"), "")
    owners = (t for c in around.carriers for t in c.children if t.dep_ in ("poss", "amod"))
    return next((party_of(document, t) for t in owners), "")


def _giver(document: Document, around: Context, verb: Token) -> str:
    """Who stands behind "from", at the verb or at what was received."""
    for holder in (verb, around.head, *around.complements):
        party = party_of(document, behind(holder, ("from",)))
        if party:
            return party
    return ""


def _continued(document: Document, subject: Token | None) -> str:
    """Whom "it" or "they" at the head of a sentence goes on about: the subject of the one before."""
    before = _sentence_before(subject) if subject is not None and _goes_on(subject) else None
    if before is None:
        return ""
    return party_of(document, next((c for c in before.root.children if c.dep_ == "nsubj"), None))


def _goes_on(subject: Token) -> bool:
    return subject.lower_ in ("it", "they", "he", "she") and subject.i - subject.sent.start < 3


def _sentence_before(token: Token) -> Any:
    start = token.sent.start
    return token.doc[start - 1].sent if start > 0 and "\n\n" not in token.doc[start - 1].text else None


def _beneficiary(
    document: Document, quantity: Quantity, around: Context, what: Counted | None, actor: str
) -> str:
    if what is not None:
        return _nation(document, quantity, around, what)
    for action in around.actions:
        if action.verb.lemma_.lower() in resources.toml("speech")["receive"]:
            return party_of(document, clause_subject(action.verb))
    for holder in _holders(around):
        for child in holder.children:
            target = child
            if child.dep_ == "prep" and child.lower_ in ("to", "for", "toward", "towards"):
                target = next((c for c in child.children if c.dep_ == "pobj"), child)
            elif child.dep_ != "dative":
                continue
            if target.lemma_.lower() in _NAMED:
                return country_after(document, target, actor)
            party = place_of(document, target)
            if party:
                return document.gazetteer.government(party)
    return ""


def _target(document: Document, around: Context, metric: Metric) -> str:
    """What a sum is paid for, by name: the object of "acquire", what "the purchase" is of."""
    for holder in (*around.carriers, *(action.verb for action in around.actions)):
        if holder.lemma_.lower() not in metric.target:
            continue
        inside = behind(holder, ("of",)) if holder.pos_ != "VERB" else None
        inside = inside or next((c for c in holder.children if c.dep_ in ("dobj", "poss")), None)
        if inside is not None and any(t.pos_ == "PROPN" for t in inside.subtree):
            return phrase_of(document, inside)
    return ""


def _nation(document: Document, quantity: Quantity, around: Context, what: Counted) -> str:
    """The country of those counted: "Kenyan soldiers", "members of the Kenyan army", "troops from Kenya"."""
    end = max(what.end, quantity.number_end)
    for child in around.head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i > around.head.i:
            inside = next((c for c in child.children if c.dep_ == "pobj"), None)
            end = max(end, inside.idx + len(inside)) if inside is not None else end
    codes = (document.gazetteer.government(place.code) for place in document.places_in(quantity.start, end))
    return next(filter(None, codes), "")


def _main_country(document: Document, other: str) -> str:
    """The country that a report names most often beside another one: whom "aid" is for where nobody says."""
    codes = Counter(document.gazetteer.country_of(place.code) for place in document.places)
    ranked = sorted((-count, code) for code, count in codes.items() if code not in ("", other))
    return ranked[0][1] if ranked and -ranked[0][0] >= 3 else ""


def _holders(around: Context) -> Iterator[Token]:
    """Where a "to" phrase may hang: the figure, its complements, its carriers, its verbs and their objects."""
    yield around.head
    for complement in around.complements:
        yield complement
        yield from (
            i for c in complement.children if c.dep_ == "prep" for i in c.children if c.lower_ == "for"
        )
    yield from around.carriers
    for action in around.actions:
        yield action.verb
        for child in action.verb.children:
            if child.dep_ == "dobj":
                yield child
                yield from (c for c in child.children if c.dep_ == "conj")


def _place(document: Document, verb: Token | None, around: Context) -> str:
    """Where: a place code, or the name as written of a place that the gazetteer does not know."""
    for holder in filter(None, (around.head, verb)):
        for child in holder.children:
            if child.dep_ != "prep" or child.lower_ not in ("in", "at", "near", "across"):
                continue
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is None or document.is_date(target):
                continue
            code = place_of(document, target)
            if code or target.pos_ == "PROPN":
                return code or phrase_of(document, target)
    return ""


# ---------------------------------------------------------------- when, and of what kind


def _times(
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


def _long_ago(document: Document, quantity: Quantity) -> bool:
    """True in a sentence that looks back without saying how far: "years ago", "decades earlier"."""
    start, end = document.sentence(quantity.start)
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
    return noun.i not in {t.i for t in (around.head, *around.carriers, *doing) if t is not None}


def _window_before(document: Document, around: Context) -> DatePhrase | None:
    """The window of the sentence before, where this one goes on with its subject: "It has given ..."."""
    subject = clause_subject(around.actions[0].verb) if around.actions else None
    before = (
        _sentence_before(subject) if subject is not None and _goes_on(subject) and _perfect(around) else None
    )
    if before is None:
        return None
    phrases = document.dates_in(before.start_char, before.end_char)
    return next((p for p in phrases if p.role in ("since", "within")), None)


def _kind(
    document: Document, quantity: Quantity, around: Context, window: DatePhrase | None, metric: Metric | None
) -> str:
    words = resources.toml("speech")
    if around.actions and any(
        c.lower_ in words["may"] for c in around.actions[0].verb.children if c.dep_ == "aux"
    ):
        return "pledge"  # what may come to be is no more than what is promised
    promising = metric is None or (metric.accumulates and not metric.per_event)
    for action in around.actions[:2] if promising else ():
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
