"""Whom a noun phrase means: a country for "the Canadian military", "Ottawa" or its minister; else its name."""

from __future__ import annotations

from factcheck.extract.document import Document, Token

__all__ = ["country_after", "party_of", "phrase_of", "place_of"]


def party_of(document: Document, token: Token | None) -> str:
    """The country's code, or the name, of whoever a noun phrase's head stands for; "" for a pronoun.

    A named person stands for the jurisdiction of the office that the report gives them.
    """
    if token is None or token.pos_ == "PRON" or document.is_date(token):
        return ""
    start, end = _extent(token)
    for person in document.people_in(start, end):
        codes = [office.jurisdiction for office in person.titles if office.jurisdiction]
        if codes:
            return codes[0]
        same = [p for p in document.people if p.person == person.person]
        known = [office.jurisdiction for p in same for office in p.titles if office.jurisdiction]
        return known[0] if known else person.person
    places = document.places_in(start, end)
    if places:
        return document.gazetteer.government(places[0].code)
    return phrase_of(document, token) if _is_name(token) else ""


def _is_name(token: Token) -> bool:
    """True for a noun that is a name, or that a name stands before: "the Ruritania Times editor"."""
    if token.pos_ == "PROPN":
        return True
    beside = (c for c in token.children if c.dep_ in ("compound", "nmod", "poss", "appos"))
    return any(c.pos_ == "PROPN" and c.text[:1].isupper() for c in beside)


def place_of(document: Document, token: Token | None) -> str:
    """The code of the first place named in a noun phrase; "" if none is."""
    if token is None:
        return ""
    places = document.places_in(*_extent(token))
    return places[0].code if places else ""


def country_after(document: Document, token: Token, other: str) -> str:
    """The country that "the country" before which others were named means: the latest named one but `other`."""
    earlier = [p for p in document.places if p.end <= token.idx]
    for place in reversed(earlier[-8:]):
        code = document.gazetteer.government(place.code)
        if code != other:
            return code
    return ""


def phrase_of(document: Document, token: Token) -> str:
    """The text of a noun phrase without its article and without clauses behind it."""
    start, end = _extent(token)
    text = document.text[start:end].strip()
    first, _, rest = text.partition(" ")
    return (rest if first.lower() in ("the", "a", "an") else text).removesuffix("’s").removesuffix("'s")


def _extent(token: Token) -> tuple[int, int]:
    """Characters from the first modifier to the head, with "of ..." and possessors, without clauses."""
    inside = [token]
    frontier = [token]
    while frontier:
        current = frontier.pop()
        for child in current.children:
            if child.dep_ in ("relcl", "acl", "advcl", "punct", "cc", "conj", "appos"):
                continue
            if child.dep_ == "prep" and child.lower_ != "of":
                continue
            inside.append(child)
            frontier.append(child)
    first, last = min(t.i for t in inside), max(t.i for t in inside)
    span = token.doc[first : last + 1]
    return int(span.start_char), int(span.end_char)
