"""What stands around a happening: who did it, to what, and the names and figures of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.context import clause_subject
from factcheck.extract.document import Document, Token
from factcheck.extract.event_kinds import Head, lexicon, subject_of
from factcheck.extract.who import phrase_of

__all__ = ["actor_of", "names_between", "names_of", "numbers_of", "object_of", "object_text"]

_LEFT = ("compound", "amod", "nmod", "poss")
_POINTING = frozenset("he she his her him hers".split())


def actor_of(document: Document, head: Head) -> Token | None:
    """Who acts: the subject or by-agent of a verb, the possessor or by-phrase of a noun."""
    token = head.token
    if token.pos_ == "VERB":
        return _active_subject(token)
    by = next((c for c in token.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    if by is not None:
        return _target(by)
    of = _behind(token, ("of",)) if head.kind in lexicon().personal else None
    if of is not None and names_of(document, of):
        return of
    own = next((c for c in token.children if c.dep_ == "poss" and not _dated(document, c)), None)
    nobody = own is None or own.lower_ in ("its", "their", "our", "my", "your")
    if nobody and head.carrier is not None and head.carrier.lemma_.lower() in lexicon().words["light"]:
        subject = _active_subject(head.carrier)
        return None if subject == token else subject
    return own


def _active_subject(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return _target(agent)
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    subject = subject_of(verb)
    if subject is not None:
        return _behind_relative(verb, subject)
    # "criticised them for bombing": the one who criticises does not bomb
    return clause_subject(verb) if verb.dep_ in ("conj", "xcomp") else None


def _behind_relative(verb: Token, subject: Token) -> Token:
    """What "who" and "which" stand for: the noun that the clause belongs to, or the name in its "of ..."."""
    if subject.lower_ not in ("who", "which", "that") or verb.dep_ != "relcl":
        return subject
    before = [t for t in verb.head.subtree if t.i < subject.i and t.pos_ == "PROPN"]
    if not before or subject.i - before[-1].i > 2 or subject.lower_ != "which":
        return verb.head
    return before[-1] if before[-1].head.lower_ == "of" else verb.head


def object_of(document: Document, head: Head) -> Token | None:
    """What a happening happened to."""
    token = head.token
    if head.carrier is token:
        return None
    if head.kind in lexicon().itself and token.pos_ == "NOUN":
        return token
    if head.kind in lexicon().about_subject:
        passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        of = _behind(token, ("of",)) if token.pos_ == "NOUN" else None
        described = token.head if token.dep_ == "acl" and token.tag_ == "VBN" else None
        return passive or of or described or actor_of(document, head)
    if head.state and head.kind == "beginning":
        return token
    if head.state and token.pos_ == "AUX":
        return subject_of(token)
    if head.state and _without_object(token):
        return _behind(token, ("of", "at", "for"))
    if token.pos_ != "VERB":
        behind = _behind(
            token, ("on", "against") if head.kind in lexicon().personal else ("of", "on", "against")
        )
        undated = behind if behind is not None and not _dated(document, behind) else None
        return undated or _hit(head) or _undated_name(document, token)
    things = lexicon().things
    passive = next((c for c in token.children if c.dep_ in ("nsubjpass", "dobj")), None)
    if passive is not None:
        if passive.lower_ in _RELATIVE and token.dep_ == "relcl":
            return _behind_relative(token, passive)
        return None if passive.lemma_.lower() in things and head.kind in things.values() else passive
    subject = subject_of(token)
    if token.dep_ == "relcl" and subject is not None and subject.lower_ not in _RELATIVE:
        return token.head  # "the clinic that she founded"
    if token.dep_ == "acl":
        return token.head
    transitive = head.kind not in _INTRANSITIVE
    return None if transitive else _active_subject(token)


def _without_object(token: Token) -> bool:
    return token.pos_ != "VERB" or not any(c.dep_ in ("dobj", "nsubjpass") for c in token.children)


_RELATIVE = ("who", "which", "that")
_INTRANSITIVE = frozenset(("beginning", "launch", "ending", "accident", "founding"))
"""Kinds whose verb without an object tells of its subject: "fighting began", "a train derailed"."""


def _behind(token: Token, prepositions: tuple[str, ...]) -> Token | None:
    prep = next((c for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions), None)
    return _target(prep) if prep is not None else None


def _undated_name(document: Document, noun: Token) -> Token | None:
    """The name in "the Zenda bombing"."""
    names = (c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN")
    return next((c for c in names if not _dated(document, c)), None)


def _hit(head: Head) -> Token | None:
    """What an attack destroys: "the strike destroyed a market"."""
    if head.carrier is None or head.kind not in lexicon().hits:
        return None
    if head.carrier.lemma_.lower() not in lexicon().words["impact"]:
        return None
    return next((c for c in head.carrier.children if c.dep_ == "dobj"), None)


def _target(prep: Token) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None)


# ---------------------------------------------------------------- as text


def object_text(document: Document, token: Token | None) -> str:
    """A noun with its names and modifiers, the noun as its singular: "free clinic", "Zenda refugee camp".

    "he" and "she" stand for the person named last; other pronouns for nothing.
    """
    if token is None:
        return ""
    if token.pos_ == "PRON":
        named = names_of(document, token)
        return named[0] if named else ""
    if _name_like(token):
        whole = [name for name in names_of(document, token) if token.text in name]
        return whole[0] if whole else phrase_of(document, token)
    beside = _named(document, token)
    if beside:
        return beside
    left = [
        c for c in token.children if c.dep_ in _LEFT and c.i < token.i and c.pos_ in ("NOUN", "PROPN", "ADJ")
    ]
    first = min((t.i for c in left for t in c.subtree), default=token.i)
    before = document.doc[first : token.i]
    words = [
        t.text.lower() if t.is_sent_start and t.pos_ != "PROPN" else t.text
        for t in before
        if t.pos_ in ("NOUN", "PROPN", "ADJ") and not _dated(document, t)
    ]
    ongoing = token.pos_ == "VERB" and token.tag_ == "VBG"
    return " ".join([*words, str(token.lower_ if ongoing else token.lemma_.lower())])


def _named(document: Document, token: Token) -> str:
    """The name that stands right behind a noun: "the satellite Polaris-7"; "" if none does."""
    behind = [c for c in token.children if c.dep_ == "appos" and c.i == token.i + 1 and _name_like(c)]
    if not behind or _dated(document, behind[0]):
        return ""
    return next((name for name in names_of(document, behind[0]) if behind[0].text in name), "")


def _name_like(token: Token) -> bool:
    """True for a proper noun, and for a capital with a figure behind it, which taggers take for a number."""
    text = str(token.text)
    return bool(text[:1].isupper() and (token.pos_ == "PROPN" or ("-" in text and text[-1].isdigit())))


def _dated(document: Document, token: Token) -> bool:
    return any(phrase.start <= token.idx < phrase.end for phrase in document.dates)


def names_of(document: Document, token: Token | None) -> list[str]:
    """The names in a noun phrase; of "he" and "she" the person named last in this sentence or the one before."""
    if token is None:
        return []
    if token.lower_ in _POINTING:
        start = token.sent.start
        first = token.doc[start - 1].sent.start_char if start else 0
        people = document.people_in(first, token.idx)
        return [people[-1].person] if people else []
    tokens = [t for t in token.subtree if not _in_clause(t, token)]
    return names_between(document, tokens[0].i, tokens[-1].i + 1) if tokens else []


def _in_clause(token: Token, top: Token) -> bool:
    current = token
    while current.i != top.i:
        if current.dep_ in ("relcl", "acl", "advcl", "appos"):
            return True
        current = current.head
    return False


def names_between(document: Document, first: int, last: int) -> list[str]:
    """The names in tokens [first, last): people by their fullest form, places by their own name, runs of others."""
    if first >= last:
        return []
    span = document.doc[first:last]
    start, end = span.start_char, span.end_char
    people = document.people_in(start, end)
    places = document.places_in(start, end)
    found = [(person.start, person.person) for person in people]
    found += [(place.start, document.gazetteer.places[place.code].name) for place in places]
    whole = [(p.start, p.end) for p in people]
    found += _runs(document, first, last, whole, [(p.start, p.end) for p in places])
    return list(dict.fromkeys(name.replace(";", ",") for _, name in sorted(found)))


_Spans = list[tuple[int, int]]


def _runs(
    document: Document, first: int, last: int, people: _Spans, places: _Spans
) -> Iterator[tuple[int, str]]:
    """Runs of proper nouns with their start: none that touches a person's name or is no more than a place's."""
    run: list[Token] = []
    for token in [*document.doc[first:last], None]:
        joins = (
            token is not None
            and not _opening_plural(token)
            and (_name_like(token) or (bool(run) and token.text == "-"))
        )
        if joins and not _dated(document, token):
            run.append(token)
            continue
        while run and run[-1].text == "-":
            run.pop()
        free = run and not any(a <= t.idx < b for t in run for a, b in people)
        if free and not all(any(a <= t.idx < b for a, b in places) for t in run):
            yield run[0].idx, str(document.text[run[0].idx : run[-1].idx + len(run[-1])])
        run = []


def _opening_plural(token: Token) -> bool:
    """True for a plural at the head of a sentence, which its capital makes a name: "Rebels have ..."."""
    return bool(token.is_sent_start and token.tag_ == "NNPS" and not token.ent_type_)


def numbers_of(document: Document, token: Token, following: bool = False) -> list[str]:
    """The figures of a token's sentence that count or measure something and are no part of a date.

    following: those of the next sentence of the paragraph too.
    """
    start, end = token.sent.start_char, token.sent.end_char
    if following and token.sent.end < len(token.doc) and "\n" not in document.text[end - 1 : end + 1]:
        end = token.doc[token.sent.end].sent.end_char
    dates = document.dates_in(start, end)
    figures = [
        q.value
        for q in document.quantities
        if start <= q.start < end
        and q.value is not None
        and not any(p.start <= q.start < p.end for p in dates)
    ]
    return list(dict.fromkeys(f"{value:g}" for value in figures if value > 1))
