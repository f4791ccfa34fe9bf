"""By whom, for whom and where: the parties of a figure, as country codes or names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from factcheck import resources
from factcheck.extract.context import Context, behind, clause_subject
from factcheck.extract.counted import Counted
from factcheck.extract.document import Document, Token
from factcheck.extract.who import country_after, party_of, phrase_of, place_of
from factcheck.metrics import Metric
from factcheck.quantities import Quantity

__all__ = [
    "actor_of", "beneficiary_of", "goes_on", "main_country", "place_where", "sentence_before", "target_of",
]  # fmt: skip

_NAMED = ("country", "nation", "state")


def actor_of(document: Document, around: Context, metric: Metric | None) -> str:
    """Who did, gave or sent it: a country's code or a name; "" for the counted themselves and for nobody."""
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
    before = sentence_before(subject) if subject is not None and goes_on(subject) else None
    if before is None:
        return ""
    return party_of(document, next((c for c in before.root.children if c.dep_ == "nsubj"), None))


def goes_on(subject: Token) -> bool:
    """True for a pronoun at the head of a sentence: it goes on about the subject of the one before."""
    return subject.lower_ in ("it", "they", "he", "she") and subject.i - subject.sent.start < 3


def sentence_before(token: Token) -> Any:
    """The sentence (a spaCy Span) before a word's own in the same paragraph; None if there is none."""
    start = token.sent.start
    return token.doc[start - 1].sent if start > 0 and "\n\n" not in token.doc[start - 1].text else None


def beneficiary_of(
    document: Document, quantity: Quantity, around: Context, what: Counted | None, actor: str
) -> str:
    """Who received or suffered it: the country of those counted, or whom a sum is for."""
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


def target_of(document: Document, around: Context, metric: Metric) -> str:
    """What a sum is paid for, by name: the object of "acquire", what "the purchase" is of, "pay ... for"."""
    for holder in (*around.carriers, *(action.verb for action in around.actions)):
        inside = behind(holder, ("for",)) if holder.lemma_.lower() == "pay" else None
        if inside is None and holder.lemma_.lower() not in metric.target:
            continue
        if inside is None and holder.pos_ != "VERB":
            inside = behind(holder, ("of",))
        labels = ("dobj", "nsubjpass", "poss")
        inside = inside or next(
            (c for c in holder.children if c.dep_ in labels and c.i != around.head.i), None
        )
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
    following = document.token(what.end + 1)
    if following is not None and following.lower_ == "from":  # wherever the parser hangs it
        end = max(end, following.idx + REACH)
    codes = (document.gazetteer.government(place.code) for place in document.places_in(quantity.start, end))
    return next(filter(None, codes), "")


REACH = 24
"""Characters behind "from" within which the country of those counted is named."""


def main_country(document: Document, other: str) -> str:
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


def place_where(document: Document, verb: Token | None, around: Context) -> str:
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
