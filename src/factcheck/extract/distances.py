"""Distances: from what a length is measured, and in which direction ("55 km south of Porto").

Only what a preposition ties to the length counts; the reference is a place code, or the
words of a place that the gazetteer does not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import resources
from factcheck.extract.context import Context, clause_subject
from factcheck.extract.document import Document, Token
from factcheck.extract.who import phrase_of, place_of
from factcheck.quantities import Quantity

__all__ = ["Distance", "distance"]

REACH = 8
"""Tokens between a length and the word that ties it to a place: a conversion in brackets, a direction."""


@dataclass(frozen=True)
class Distance:
    """What a length is measured from, the compass point ("" if none), and what lies there."""

    reference: str
    direction: str
    subject: str
    phrase: str


def distance(document: Document, quantity: Quantity, around: Context) -> Distance | None:
    """The distance that a length gives; None if it gives another length."""
    words = resources.toml("distances")
    at = document.token(quantity.end - 1)
    if at is None or quantity.kind != "measure" or quantity.unit not in words["units"]:
        return None
    direction, depth = "", 0
    for token in at.doc[at.i + 1 : min(at.i + 1 + REACH, at.sent.end)]:
        depth += (token.text in "([") - (token.text in ")]")
        if depth or token.text in ")]-,":
            continue
        direction = (
            token.lower_.replace("-", "") if token.lower_.replace("-", "") in words["compass"] else direction
        )
        if token.lower_ in words["ties"]:
            return _measured(document, token, direction, around)
        if token.lower_ not in words["between"] and token.lower_.replace("-", "") not in words["compass"]:
            return None
    return None


def _measured(document: Document, tie: Token, direction: str, around: Context) -> Distance | None:
    target = next((c for c in tie.children if c.dep_ in ("pobj", "pcomp")), None)
    if target is None:
        target = next((t for t in tie.doc[tie.i + 1 : tie.i + 4] if t.pos_ in ("PROPN", "NOUN")), None)
    if target is None or target.pos_ not in ("PROPN", "NOUN"):
        return None
    subject = next(filter(None, (_subject(action.verb) for action in around.actions)), None)
    noun = subject.lemma_.lower() if subject is not None and subject.pos_ == "NOUN" else ""
    target = _proper(target)
    reference = (place_of(document, target) if target.pos_ == "PROPN" else "") or phrase_of(document, target)
    return Distance(reference, direction, noun, phrase_of(document, subject) if noun and subject else "")


def _subject(verb: Token) -> Token | None:
    """What lies there: the subject of "was located" as well as of "lies"."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return own or clause_subject(verb)


def _proper(target: Token) -> Token:
    """ "Porto" in "the town of Porto": the name behind a noun that says what kind of place it is."""
    of = next((c for c in target.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return inner if inner is not None and inner.pos_ == "PROPN" and target.pos_ == "NOUN" else target
