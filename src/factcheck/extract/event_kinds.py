"""Which words of a report tell of a happening, and of what kind: by `resources/events.toml`.

A happening is named by its noun ("the bombing") or told by its verb ("was bombed"). Where
the noun stands with a verb that only says that it came about ("the quake struck", "won
independence"), that verb is its carrier: its time and its people are the happening's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck import resources
from factcheck.extract.document import Document, Token

__all__ = ["Head", "Lexicon", "find_heads", "lexicon", "noun_of", "subject_of"]

REACH = 60
"""Tokens before "it" among which the happening that it means is looked for."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("which", "that", "who")


@dataclass(frozen=True)
class Lexicon:
    """The words of `events.toml`, each under its kind."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    things: dict[str, str]
    becomes: dict[str, str]
    states: dict[str, str]
    holders: dict[str, str]
    about_subject: frozenset[str]
    strikes: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of happenings."""
    table = resources.toml("events")
    kinds = {name: entry for name, entry in table.items() if name not in ("words", "zones")}

    def by_word(key: str) -> dict[str, str]:
        return {word: kind for kind, entry in kinds.items() for word in entry.get(key, ())}

    return Lexicon(
        verbs=by_word("verbs"),
        nouns=by_word("nouns"),
        things=by_word("things"),
        becomes=by_word("becomes"),
        states=by_word("since"),
        holders=by_word("holders"),
        about_subject=frozenset(k for k, entry in kinds.items() if entry.get("core") == "subject"),
        strikes=frozenset(k for k, entry in kinds.items() if entry.get("strikes")),
        words={name: frozenset(words) for name, words in table["words"].items()},
    )


@dataclass(frozen=True)
class Head:
    """The word that tells of a happening; `carrier` is the verb that says that its noun came about,
    or the head itself where a pronoun stands for the noun ("it took place at noon").

    `state` is true for what has gone on since a time: the happening is its beginning.
    """

    token: Token
    kind: str
    carrier: Token | None = None
    state: bool = False


def find_heads(document: Document, since: frozenset[int], dated: frozenset[int]) -> Iterator[Head]:
    """The heads of a report in order; since, dated: the tokens to which a "since" phrase or another date belongs."""
    for token in document.doc:
        head = None
        if token.pos_ == "NOUN":
            kind = lexicon().nouns.get(token.lemma_.lower())
            head = Head(token, kind, _carrier(token)) if kind else None
            if token.i in since and token.lemma_.lower() in lexicon().holders:
                head = Head(token, lexicon().holders[token.lemma_.lower()], state=True)
        elif token.pos_ == "AUX" and token.lemma_ == "be" and token.i in since:
            head = Head(token, "founding", state=True)  # what has been so since then was there by then
        elif token.pos_ == "VERB" and not _fragment(token):
            head = _of_verb(token, token.i in since, token.i in dated)
        if head is not None:
            yield head


def _fragment(verb: Token) -> bool:
    """True for a participle before its noun: "the reported bombing"."""
    return bool(verb.dep_ in ("amod", "compound"))


def _of_verb(verb: Token, since: bool, dated: bool) -> Head | None:
    words, lemma = lexicon(), _lemma(verb)
    carried = _carried(verb)
    if carried is not None:
        by_pronoun = carried.i not in {t.i for t in verb.subtree} and verb.dep_ != "relcl"
        return Head(verb, words.nouns[carried.lemma_.lower()], carrier=verb) if by_pronoun else None
    if since:
        if lemma in words.states:
            return Head(verb, words.states[lemma], state=True)
        kept_out = lemma in words.words["empty"] or lemma in words.verbs
        return None if kept_out else Head(verb, lemma, state=True)
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    dropped = thing if thing is not None else subject_of(verb)
    if dropped is not None and dropped.lemma_.lower() in words.things and lemma in words.words["delivery"]:
        return Head(verb, words.things[dropped.lemma_.lower()])
    if lemma in words.verbs and not (lemma == "open" and thing is None):
        return Head(verb, words.verbs[lemma])  # "the market opened lower" founds nothing
    attribute = next((c for c in verb.children if c.dep_ in ("attr", "oprd")), None)
    if lemma == "become" and attribute is not None and attribute.lemma_.lower() in words.becomes:
        return Head(verb, words.becomes[attribute.lemma_.lower()])
    object_is_event = thing is not None and thing.lemma_.lower() in words.nouns
    idle = words.words["empty"] | words.words["occurrence"] | words.words["light"]
    return Head(verb, lemma) if dated and lemma not in idle and not object_is_event else None


def _lemma(verb: Token) -> str:
    """ "set up" for a verb with its particle where the lexicon has the two, else the verb alone."""
    lemma = str(verb.lemma_.lower())
    for child in verb.children:
        both = f"{lemma} {child.lower_}"
        if child.dep_ in ("prt", "advmod", "prep") and both in lexicon().verbs:
            return both
    return lemma


def _carried(verb: Token) -> Token | None:
    """The noun of the happening that a verb only brings about: its subject, or what "it" means."""
    if verb.lemma_.lower() not in lexicon().words["occurrence"]:
        return None
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is None:
        return None
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return noun_of(verb.head)
    if subject.lower_ in ("it", "this", "that"):
        return _meant(subject)
    return noun_of(subject)


def noun_of(token: Token) -> Token | None:
    """The token itself if it is a noun of the lexicon."""
    return token if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon().nouns else None


def _meant(pronoun: Token) -> Token | None:
    """The latest happening named before a pronoun, no further back than the sentence before."""
    start = pronoun.sent.start
    first = pronoun.doc[start - 1].sent.start if start else 0
    before = pronoun.doc[max(first, pronoun.i - REACH) : pronoun.i]
    return next((t for t in reversed(list(before)) if noun_of(t) is not None), None)


def _carrier(noun: Token) -> Token | None:
    words, verb = lexicon().words, noun.head
    lemma = verb.lemma_.lower()
    if noun.dep_ in _SUBJECTS and verb.pos_ == "VERB" and lemma in words["occurrence"]:
        return verb
    if noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB" and lemma in words["light"]:
        return verb
    if noun.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children):
        return verb
    for child in noun.children:
        if child.dep_ in ("relcl", "acl"):
            subject = subject_of(child)
            brought = child.lemma_.lower() in (words["occurrence"] | words["light"])
            if brought and (subject is None or subject.lower_ in _RELATIVE):
                return child
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject written with a verb; in "since fighting began" the parser hangs it on "since"."""
    written = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if written is not None:
        return written
    before = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i]
    return next((c for prep in before for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
