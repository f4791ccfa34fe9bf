"""What stands around a quotation in its sentence, and whom it names as the one who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck import resources
from factcheck.extract.document import Document, Token
from factcheck.extract.people import PersonMention
from factcheck.extract.quote_marks import Quoted

__all__ = ["Frame", "Speaker", "frame_after", "frame_before", "is_speech", "speaker_in"]

MAX_TOKENS = 50
"""A frame is cut after so many tokens: no one looks further for who speaks."""

MAX_WORDS = 14
"""A speaker's noun phrase is cut after so many words."""

CLIMB = 4
"""Steps up the parse in which a verb without a subject of its own finds one ("..., calling them")."""

_BREAKS = ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "ADV")
_STOPS = (".", "!", "?", ";", ":")
_SUBJECTS = ("nsubj", "nsubjpass")
_NAME_LINKS = ("appos", "compound", "nmod", "flat", "amod")

Frame = Sequence[Token]
"""The tokens of a quotation's sentence on one side of it, in order."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, the head of the noun phrase, and the person named in it if one is."""

    text: str
    head: Token
    verb: Token
    person: PersonMention | None = None

    @property
    def pronoun(self) -> bool:
        """True for "he said": only what stands before says who."""
        return self.text.lower() in resources.toml("speech")["quotations"]["pronouns"]


@cache
def _verbs() -> frozenset[str]:
    words = resources.toml("speech")
    return frozenset((*words["say"], *words["quotations"]["quoting"]))


# ---------------------------------------------------------------- the sentence around it


def frame_after(document: Document, closes: int, stop: int) -> Frame:
    """The tokens from a quotation's end to the end of the sentence or the offset `stop`."""
    doc = document.doc
    first = _index(document, closes)
    last = first
    while last < min(first + MAX_TOKENS, len(doc)) and doc[last].idx < stop and not _ends(doc[last]):
        last += 1
    return list(doc[first:last])


def frame_before(document: Document, opens: int, start: int) -> Frame:
    """The tokens from the sentence's start, or the offset `start`, to a quotation."""
    doc = document.doc
    last = _index(document, opens)
    first = last
    while first > max(0, last - MAX_TOKENS) and doc[first - 1].idx >= start:
        # A colon right before the quotation belongs to its frame.
        if _ends(doc[first - 1]) and not (doc[first - 1].text == ":" and first == last):
            break
        first -= 1
    return list(doc[first:last])


def _index(document: Document, offset: int) -> int:
    """The index of the first token that begins at an offset or behind it."""
    return bisect_left(document.doc, offset, key=lambda token: token.idx)


def _ends(token: Token) -> bool:
    return token.text in _STOPS or "\n" in token.text


# ---------------------------------------------------------------- who speaks


def speaker_in(document: Document, frame: Frame, quote: Quoted, nearest_last: bool) -> Speaker | None:
    """The speaker that a frame names; of several verbs the one nearest to the quotation."""
    for verb in _speech_verbs(frame, nearest_last):
        head = _subject(verb, frame, quote) or _beside(verb, frame)
        if head is not None:
            return _speaker(document, head, verb, frame)
    to = _according(frame)
    return _speaker(document, to, to, frame) if to is not None else None


def _speech_verbs(frame: Frame, nearest_last: bool) -> Iterator[Token]:
    ordered = reversed(frame) if nearest_last else iter(frame)
    for token in ordered:
        if is_speech(token):
            yield token


def is_speech(token: Token) -> bool:
    """True for a verb that stands beside quoted words: "said", "told", "called"."""
    return bool(token.lemma_.lower() in _verbs() and token.pos_ in ("VERB", "AUX"))


def _subject(verb: Token, frame: Frame, quote: Quoted) -> Token | None:
    """The subject of a verb, or of the one that it hangs on, if it stands in the frame."""
    inside = {token.i for token in frame}
    current = verb
    for _ in range(CLIMB):
        found = next((c for c in current.children if c.dep_ in _SUBJECTS and c.i in inside), None)
        if found is not None:
            return _antecedent(found, current)
        if current.head.i == current.i or current.head.i not in inside:
            return None
        if current.dep_ in ("acl", "relcl"):
            return current.head if current.head.pos_ in ("NOUN", "PROPN") else None
        current = current.head
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """The noun that "who said" goes on about; the subject itself where it is no relative."""
    if subject.lower_ not in resources.toml("speech")["quotations"]["relative"]:
        return subject
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN") else None


def _beside(verb: Token, frame: Frame) -> Token | None:
    """Where the parse has no subject: the noun behind a verb that comes first ("said X"), else the first noun."""
    words = [token for token in frame if not token.is_punct]
    first = words.index(verb)
    told = first == 0 or all(token.pos_ in ("ADV", "AUX") for token in words[:first])
    chunk = []
    for token in (words[first + 1 :] if told else words[:first])[:MAX_WORDS]:
        if token.pos_ == "PART":
            return None  # an owner, whose noun the parse has lost
        if token.pos_ not in ("PROPN", "NOUN", "DET", "ADJ", "NUM"):
            break
        chunk.append(token)
    return next((token for token in reversed(chunk) if token.pos_ in ("PROPN", "NOUN")), None)


def _according(frame: Frame) -> Token | None:
    """Whom "according to" names."""
    for token, after in pairwise(frame):
        if token.lower_ == "according" and after.lower_ == "to":
            return next((c for c in after.children if c.dep_ == "pobj"), None)
    return None


def _speaker(document: Document, head: Token, verb: Token, frame: Frame) -> Speaker | None:
    if head.pos_ == "PRON" and head.lower_ not in resources.toml("speech")["quotations"]["pronouns"]:
        return None  # "they", "it", "one": nobody who could be told by name
    first, last = _extent(document, head, frame)
    start, end = first.idx, last.idx + len(last)
    person = _person(document, head, start)
    if person is not None:
        end = max(end, person.end)
    return Speaker(document.text[start:end].strip(), head, verb, person)


def _extent(document: Document, head: Token, frame: Frame) -> tuple[Token, Token]:
    """First and last token of a noun phrase, without clauses, appositions and what a comma sets off."""
    doc, edges = head.doc, (frame[0].i, frame[-1].i)
    first, last = max(head.left_edge.i, edges[0], head.i - MAX_WORDS), head.i
    while first < head.i and (doc[first].is_punct or doc[first].pos_ in ("ADV", "CCONJ", "SCONJ", "AUX")):
        first += 1
    for token in doc[head.i + 1 : min(head.right_edge.i, edges[1], first + MAX_WORDS) + 1]:
        if (token.pos_ in _BREAKS and token.text != "-") or _told_to(token, head) or document.is_date(token):
            break
        last = token.i
    while last > head.i and doc[last].pos_ in ("ADP", "DET", "CCONJ"):
        last -= 1
    return doc[first], doc[last]


def _told_to(token: Token, head: Token) -> bool:
    """True for "to" behind a name: "said Marta Vilhena to the station"."""
    return bool(token.lower_ == "to" and head.pos_ == "PROPN")


def _person(document: Document, head: Token, start: int) -> PersonMention | None:
    """The person whom a noun phrase is about: named at its head or set beside it, not in "spokesman for X"."""
    for person in document.people_in(start, head.right_edge.idx + 1):
        token = document.token(person.end - 1)
        if token is not None and _leads_to(token, head):
            return person
    return None


def _leads_to(token: Token, head: Token) -> bool:
    """True if a token is the head, part of its name, or in apposition to it; "one of the leaders, X" too."""
    current = token
    for _ in range(CLIMB * 2):
        if current.i == head.i:
            return True
        counted = current.dep_ in ("pobj", "prep") and head.lower_ in ("one", "some")
        if current.dep_ not in _NAME_LINKS and not counted:
            return False
        current = current.head
    return False
