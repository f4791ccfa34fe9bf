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
    hits: frozenset[str]
    starts: frozenset[str]
    personal: frozenset[str]
    itself: frozenset[str]
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
        hits=frozenset(k for k, entry in kinds.items() if entry.get("things")),
        personal=frozenset(k for k, entry in kinds.items() if entry.get("personal")),
        itself=frozenset(k for k, entry in kinds.items() if entry.get("itself")),
        starts=frozenset(k for k, entry in kinds.items() if entry.get("from")),
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
            kind = lexicon().nouns.get(_compound(token))
            head = Head(token, kind, _carrier(token)) if kind else None
            if token.i in since and token.lemma_.lower() in lexicon().holders:
                head = Head(token, lexicon().holders[token.lemma_.lower()], state=True)
        elif token.pos_ == "AUX" and token.lemma_ == "be" and token.i in since:
            head = Head(token, "founding", state=True)  # what has been so since then was there by then
        elif token.pos_ == "VERB" and not _fragment(token):
            head = _hosting(document, token) or _of_verb(token, token.i in since, token.i in dated)
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
        return Head(verb, words.nouns[_compound(carried)], carrier=verb) if by_pronoun else None
    if since:
        if lemma in words.states:
            return Head(verb, words.states[lemma], state=True)
        kept_out = lemma in words.words["empty"] or lemma in words.verbs
        return None if kept_out else Head(verb, lemma, state=True)
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    dropped = _dropped(verb, thing)
    if dropped is not None and lemma in words.words["delivery"]:
        return Head(verb, words.things[dropped.lemma_.lower()])
    if lemma in words.verbs and not (lemma == "open" and thing is None and not _opened_to(verb)):
        return Head(verb, words.verbs[lemma])  # "the market opened lower" founds nothing
    attribute = next((c for c in verb.children if c.dep_ in ("attr", "oprd")), None)
    if lemma == "become" and attribute is not None and attribute.lemma_.lower() in words.becomes:
        return Head(verb, words.becomes[attribute.lemma_.lower()])
    object_is_event = thing is not None and thing.lemma_.lower() in words.nouns
    idle = words.words["empty"] | words.words["occurrence"] | words.words["light"]
    return Head(verb, lemma) if dated and lemma not in idle and not object_is_event else None


def _hosting(document: Document, verb: Token) -> Head | None:
    """A person who is received has met the host, and has visited the place that is said to receive."""
    guest = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if guest is None or verb.lemma_.lower() not in lexicon().words["hosting"]:
        return None
    tokens = list(guest.subtree)
    if not document.people_in(tokens[0].idx, tokens[-1].idx + len(tokens[-1])):
        return None
    host = subject_of(verb) if guest.dep_ == "dobj" else None
    place = host is not None and bool(document.places_in(host.idx, host.idx + len(host)))
    return Head(verb, "visit" if place else "meeting")


def _dropped(verb: Token, thing: Token | None) -> Token | None:
    """The bomb or missile that comes down: what the verb is done to, its subject, or its agent."""
    agents = [c for child in verb.children if child.dep_ == "agent" for c in child.children]
    found = (thing, subject_of(verb), *(a for a in agents if a.dep_ == "pobj"))
    return next((t for t in found if t is not None and t.lemma_.lower() in lexicon().things), None)


def _opened_to(verb: Token) -> bool:
    """True for what opens to those who then use it: "the bridge opened to traffic"."""
    to = [
        c for child in verb.children if child.dep_ == "prep" and child.lower_ == "to" for c in child.children
    ]
    return any(t.lemma_.lower() in lexicon().words["users"] for t in to)


def _compound(noun: Token) -> str:
    """A noun with what a hyphen joins to it: "lift-off"."""
    lemma = str(noun.lemma_.lower())
    if noun.i < 2 or noun.nbor(-1).text != "-" or noun.nbor(-1).whitespace_ or noun.nbor(-2).whitespace_:
        return lemma
    return f"{noun.nbor(-2).lower_}-{lemma}"


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
    return token if token.pos_ == "NOUN" and _compound(token) in lexicon().nouns else None


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
