"""Events: who did what where and when, by the verbs and nouns of `resources/events.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.document import Document, Token
from factcheck.extract.who import country_after, place_of

__all__ = ["EventMention", "find_events"]

_PLACE_PREPS = ("to", "in", "at", "into", "near")


@dataclass(frozen=True)
class EventMention:
    """One mention of a happening; `actor` is the person who acts, by the fullest name in the report."""

    start: int
    end: int
    event: str
    kind: str
    actor: str
    participants: tuple[str, ...]
    place: str
    date: DatePhrase | None


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    table = resources.toml("events")
    verbs = {word: kind for kind, entry in table.items() for word in entry["verbs"]}
    nouns = {word: kind for kind, entry in table.items() for word in entry["nouns"]}
    return verbs, nouns


def find_events(document: Document) -> Iterator[EventMention]:
    """Every mention that names at least a place, a person or a date, in order."""
    verbs, nouns = _kinds()
    for token in document.doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in verbs:
            mention = _of_verb(document, token, verbs[lemma])
        elif token.pos_ == "NOUN" and lemma in nouns:
            mention = _of_noun(document, token, nouns[lemma])
        else:
            continue
        if mention.actor or mention.place:
            yield mention


def _of_verb(document: Document, verb: Token, kind: str) -> EventMention:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    place = _place(document, verb, direct=kind in ("visit", "attack"))
    return _event(document, verb, kind, subject, place)


def _of_noun(document: Document, noun: Token, kind: str) -> EventMention:
    by = next((c for c in noun.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    actor = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    actor = actor or next((c for c in noun.children if c.dep_ == "poss"), None)
    return _event(document, noun, kind, actor, _place(document, noun, direct=False))


def _event(document: Document, head: Token, kind: str, actor: Token | None, place: str) -> EventMention:
    people = _people(document, actor) if actor is not None else []
    return EventMention(
        start=head.idx,
        end=head.idx + len(head),
        event=str(head.lemma_.lower()),
        kind=kind,
        actor=people[0] if people else "",
        participants=tuple(people),
        place=place,
        date=_date(document, head),
    )


def _people(document: Document, token: Token) -> list[str]:
    if token.pos_ == "PRON":
        # "she" is taken for the one person whom the sentence has named so far
        before = document.people_in(token.sent.start_char, token.idx)
        named = sorted({p.person for p in before})
        return named if len(named) == 1 else []
    tokens = list(token.subtree)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return list(dict.fromkeys(p.person for p in document.people_in(start, end)))


def _place(document: Document, head: Token, *, direct: bool) -> str:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _PLACE_PREPS:
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
        elif direct and child.dep_ == "dobj":
            target = child
        else:
            continue
        if target is not None and target.lemma_.lower() in ("country", "nation"):
            return country_after(document, target, "")
        code = place_of(document, target)
        if code:
            return code
    return ""


def _date(document: Document, head: Token) -> DatePhrase | None:
    phrases = [
        p
        for p in document.dates_in(head.sent.start_char, head.sent.end_char)
        if p.type in ("DATE", "TIME") and p.role == "at" and p.edtf
    ]
    return min(phrases, key=lambda p: min(abs(p.start - head.idx), abs(p.end - head.idx)), default=None)
