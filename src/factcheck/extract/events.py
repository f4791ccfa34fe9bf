"""Events: who did what where and when, by the verbs and nouns of `resources/events.toml`.

A verb that the lexicon does not know makes an event too where a date phrase belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.dates import DatePhrase, bounds
from factcheck.extract.document import Document, Token
from factcheck.extract.event_kinds import Head, find_heads, lexicon
from factcheck.extract.event_parts import (
    actor_of,
    names_between,
    names_of,
    numbers_of,
    object_of,
    object_text,
)
from factcheck.extract.event_times import anchored, clock_of, day_of, uncertain
from factcheck.extract.who import country_after, place_of

__all__ = ["EventMention", "find_events"]

_PLACE_PREPS = ("to", "in", "at", "into")
_DIRECT = ("visit", "attack")
NEAR, UNSURE = 0.6, 0.7
"""Confidence in a date that only stands in the same sentence, and in what is planned, denied or dated loosely."""
YEAR = 366
LONGEST = 120
"""Characters that a mention may span from its head to its date."""


@dataclass(frozen=True)
class EventMention:
    """One mention of a happening; `actor` is the person who acts, by the fullest name in the report."""

    start: int
    end: int
    event: str
    kind: str
    actor: str
    participants: tuple[str, ...]
    object: str
    place: str
    date: DatePhrase | None
    time: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    confidence: float


def find_events(document: Document) -> Iterator[EventMention]:
    """Every mention that has at least a place, a person, a name or a date, in order."""
    dates = anchored(document)
    since = {i for i, phrases in dates.items() if any(p.role == "since" for p in phrases)}
    for head in find_heads(document, frozenset(since), frozenset(dates)):
        mention = _event(document, head, dates)
        if mention.actor or mention.place or mention.date or mention.time or mention.object:
            yield mention


def _event(document: Document, head: Head, dates: dict[int, list[DatePhrase]]) -> EventMention:
    carrier = head.carrier
    phrases = [*dates.get(head.token.i, []), *(dates.get(carrier.i, []) if carrier is not None else [])]
    wanted = "since" if head.state else "at"
    phrases = [p for p in phrases if p.role == wanted]
    date, time = day_of(document, phrases), clock_of(document, phrases)
    near = _near(document, head.token) if not phrases else None
    actor, target = actor_of(document, head), object_of(document, head)
    people = _people(document, actor)
    who = people or ([] if actor is not None and actor == target else names_of(document, actor))
    start, end = _span(document, head.token, phrases)
    sentence = head.token.sent
    return EventMention(
        start=start,
        end=end,
        event=_called(head),
        kind=head.kind,
        actor=people[0] if people else "",
        participants=tuple(who),
        object=object_text(document, target),
        place=_place(document, head),
        date=date or near,
        time=time,
        names=tuple(names_between(document, sentence.start, sentence.end)),
        numbers=tuple(numbers_of(document, head.token, following=_long_ago(document, date))),
        confidence=NEAR if near else UNSURE if _unsure(head, date) else 1.0,
    )


def _long_ago(document: Document, date: DatePhrase | None) -> bool:
    """True for what was more than a year before the report."""
    issued = bounds(document.report.issued)
    return bool(date and date.days and issued and (issued.first - date.days.last).days > YEAR)


def _unsure(head: Head, date: DatePhrase | None) -> bool:
    """True for what is planned or denied, and for a date whose year or day another date lends it."""
    lent = date is not None and (date.ground == "mention" or bool(date.alternatives or date.reason))
    return lent or uncertain(head.carrier if head.carrier is not None else head.token)


def _called(head: Head) -> str:
    """The word for a happening, with what says that it is another one: "second bombing"."""
    fresh = lexicon().words["fresh"]
    around = [c for c in head.token.children if c.i < head.token.i or c.dep_ == "advmod"]
    marks = [c.lower_ for c in around if c.lower_ in fresh]
    return " ".join([*marks, str(head.token.lemma_.lower())])


def _span(document: Document, head: Token, phrases: list[DatePhrase]) -> tuple[int, int]:
    """From the head to its dates, or the dates alone where that is too long; the head alone without dates."""
    start, end = head.idx, head.idx + len(head)
    if not phrases:
        return start, end
    first, last = min(p.start for p in phrases), max(p.end for p in phrases)
    low, high = min(start, first), max(end, last)
    if high - low <= LONGEST and "\n" not in document.text[low:high]:
        return low, high
    return first, last


def _people(document: Document, token: Token | None) -> list[str]:
    if token is None:
        return []
    if token.pos_ == "PRON":
        # "she" is taken for the one person whom the sentence has named so far
        before = document.people_in(token.sent.start_char, token.idx)
        named = sorted({p.person for p in before})
        return named if len(named) == 1 else []
    tokens = list(token.subtree)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return list(dict.fromkeys(p.person for p in document.people_in(start, end)))


def _place(document: Document, head: Head) -> str:
    """The code of where it was, or the place's name where the gazetteer does not know it."""
    token, carrier = head.token, head.carrier
    children = [*token.children, *(carrier.children if carrier is not None else ())]
    struck = carrier is not None and head.kind in lexicon().strikes
    direct = struck or (token.pos_ == "VERB" and head.kind in _DIRECT)
    named = ""
    here = (*_PLACE_PREPS, "from") if head.kind in lexicon().starts else _PLACE_PREPS
    for child in [*children, *_around(document, head)]:
        if child.dep_ == "prep" and child.lower_ in here:
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
        elif _hosts(token, child) or (child.dep_ in ("dobj", "nsubjpass") and direct):
            target = child
        else:
            continue
        if target is not None and target.lemma_.lower() in ("country", "nation"):
            return country_after(document, target, "")
        code = place_of(document, target)
        if code:
            return code
        named = named or next(iter(names_of(document, target)), "")
    return named or _where(document, head)


def _hosts(verb: Token, child: Token) -> bool:
    """True for the place that receives a guest: "Kenya welcomed him"."""
    return bool(child.dep_ == "nsubj" and child.pos_ == "PROPN" and verb.lemma_ in lexicon().words["hosting"])


def _where(document: Document, head: Head) -> str:
    """The place of "Porto was the place where they met", as `_place` gives it."""
    told = head.carrier if head.carrier is not None else head.token
    scene = told.head
    if told.dep_ != "relcl" or scene.dep_ != "attr" or scene.lemma_.lower() not in lexicon().words["scenes"]:
        return ""
    named = next((c for c in scene.head.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    return place_of(document, named) or next(iter(names_of(document, named)), "")


def _around(document: Document, head: Head) -> list[Token]:
    """The places that are told of what it happened to: "a market in Porto was hit"."""
    hit = object_of(document, head) if head.kind in lexicon().hits else None
    told = list(hit.children) if hit is not None else []
    if head.kind in lexicon().personal and head.token.pos_ == "VERB":
        people = (object_of(document, head), actor_of(document, head))
        told = [c for person in people if person is not None for c in person.subtree]
    return [c for c in told if c.dep_ == "prep" and c.lower_ in ("in", "at")]


def _near(document: Document, head: Token) -> DatePhrase | None:
    """The date nearest to a head in its sentence, where none belongs to it by the parse."""
    phrases = [
        p
        for p in document.dates_in(head.sent.start_char, head.sent.end_char)
        if p.type in ("DATE", "TIME") and p.role == "at" and p.edtf
    ]
    return min(phrases, key=lambda p: min(abs(p.start - head.idx), abs(p.end - head.idx)), default=None)
