"""Agreements: every mention of an instrument with what it is about, its stage, date, parties, signatories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.context import governors
from factcheck.extract.document import Document, Token

__all__ = ["AgreementMention", "find_agreements", "instrument_class"]

_WORD = re.compile(r"\w+(?:-\w+)*")
LOOK_BACK = 3
"""Sentences in which "the agreement" finds what it refers to."""


@dataclass(frozen=True)
class AgreementMention:
    """One mention of an agreement; `topic` holds the words that say what it is about."""

    start: int
    end: int
    instrument: str
    topic: frozenset[str]
    name: str
    stage: str = ""
    date: DatePhrase | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    place: str = ""
    definite: bool = False


@cache
def _lexicon() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): name
        for name, phrases in resources.toml("instruments")["classes"].items()
        for phrase in phrases
    }


@cache
def instrument_class(instrument: str) -> str:
    """The class of an instrument; "" for a word that names any deal, whatever its form."""
    name = _lexicon().get(tuple(instrument.split()), "any")
    return "" if name == "any" else name


def find_agreements(document: Document) -> list[AgreementMention]:
    """The mentions of a report in order. One that only points back ("the letter covers ...")
    adds its words to what it points to and is kept if it says a stage itself.
    """
    found: list[tuple[int, AgreementMention]] = []
    for index, sentence in enumerate(document.doc.sents):
        for head, last, instrument in _instruments(sentence):
            mention = _mention(document, head, last, instrument)
            antecedent = _antecedent(mention, index, found)
            if antecedent is not None:
                mention = _joined(found, antecedent, mention, head)
            if mention.topic or mention.stage:
                found.append((index, mention))
        _pronouns(document, sentence, index, found)
    return [mention for _, mention in found if mention.topic and (mention.stage or len(mention.topic) > 1)]


def _instruments(sentence: Sequence[Token]) -> Iterator[tuple[Token, Token, str]]:
    """Head token, last token and lexicon word of each instrument named in a sentence."""
    tokens = list(sentence)
    position = 0
    while position < len(tokens):
        for length in (4, 3, 2, 1):
            words = tuple(_word(t) for t in tokens[position : position + length])
            if (
                len(words) == length
                and words in _lexicon()
                and tokens[position].pos_ in ("NOUN", "PROPN", "ADJ")
            ):
                last = tokens[position + length - 1]
                head = tokens[position] if length > 2 else last
                yield head, last, " ".join(words)
                position += length - 1
                break
        position += 1


def _word(token: Token) -> str:
    return str(token.lemma_.lower() if token.pos_ in ("NOUN", "PROPN") else token.lower_)


def _mention(document: Document, head: Token, last: Token, instrument: str) -> AgreementMention:
    first = head
    while first.i > head.sent.start and _modifies(head.doc[first.i - 1], head, last):
        first = head.doc[first.i - 1]
    own = document.text[first.idx : head.idx if head.i >= first.i else last.idx]
    topic = {word.lower() for word in _WORD.findall(own)} | set(_behind(last)) | set(_behind(head))
    stage, verb = _stage(head)
    start, end = first.idx, last.idx + len(last)
    return AgreementMention(
        start=start,
        end=end,
        instrument=instrument,
        topic=_topical(topic, document),
        name=document.text[start:end],
        stage=stage,
        date=_date(document, verb or head) if stage else None,
        parties=_parties(document, head),
        signatories=tuple(p.person for p in _signatories(document, head)) if stage == "signed" else (),
        definite=any(
            c.lower_ in ("the", "this", "that", "its", "their")
            for c in head.children
            if c.dep_ in ("det", "poss")
        ),
    )


def _modifies(token: Token, head: Token, last: Token) -> bool:
    """True for a word that stands before an instrument and belongs to it."""
    if token.pos_ in ("PUNCT",) and token.text in ("-", "–"):
        return True
    top = token
    while top.head.i != top.i and top.dep_ in (
        "compound",
        "amod",
        "nmod",
        "advmod",
        "npadvmod",
        "poss",
        "punct",
        "case",
    ):
        top = top.head
        if top.i in (head.i, last.i):
            return token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV") and token.dep_ != "poss"
    return False


def _behind(token: Token) -> Iterator[str]:
    """Content words of the "on", "for", "of" phrases behind an instrument."""
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.i > token.i
            and child.lower_ in ("on", "for", "of", "about", "in", "regarding")
        ):
            yield from (_word(t) for t in child.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ"))


def _topical(words: set[str], document: Document) -> frozenset[str]:
    """Words that tell one deal from another: no instruments, no empty adjectives, no places."""
    empty = set(resources.toml("instruments")["words"]["empty"])
    names = {part.lower() for place in document.places for part in place.surface.replace("’s", "").split()}
    heads = {phrase[-1] for phrase in _lexicon()} | {phrase[0] for phrase in _lexicon() if "of" in phrase}
    return frozenset(_british(w) for w in words if len(w) > 2 and w not in empty | names | heads)


def _british(word: str) -> str:
    """One spelling for words that only differ by the Atlantic: defense and defence, co-operation and cooperation."""
    return word.replace("-", "").replace("defense", "defence")


# ---------------------------------------------------------------- stage and date


def _stage(head: Token) -> tuple[str, Token | None]:
    """The stage that the words above or right behind an instrument name, and the word that names it."""
    words = resources.toml("instruments")["words"]
    chain = [parent for parent, _ in governors(head)]
    for token in (*(c for c in head.children if c.dep_ in ("acl", "relcl")), *chain[:5]):
        stage = _stage_of(token)
        if stage:
            if stage == "agreed" and _negotiating(token):
                return "negotiating", token
            planned = stage in ("signed", "agreed", "in_force") and _future(token)
            return ("proposed" if planned else stage), token
        if token.pos_ == "VERB" and token.lemma_.lower() not in words["raising"]:
            break
    return "", None


def _stage_of(token: Token) -> str:
    lemma = token.lemma_.lower()
    if lemma == "enter" and "force" not in token.sent.text:
        return ""
    stages = resources.toml("instruments")["stages"]
    return next((name for name, words in stages.items() if lemma in words), "")


def _negotiating(verb: Token) -> bool:
    """True for "talks to reach an agreement": the verb's own clause is about talks."""
    above = [parent for parent, _ in governors(verb)][:2]
    near = [*above, *(c for parent in above for c in parent.children if c.dep_ in ("dobj", "nsubj"))]
    return any(_stage_of(token) == "negotiating" for token in near)


def _future(verb: Token) -> bool:
    words = resources.toml("instruments")["words"]["future"]
    near = [*verb.children, *(p for p, _ in list(governors(verb))[:2])]
    said = (t for t in near if t.pos_ in ("VERB", "AUX", "ADJ"))
    return verb.pos_ == "VERB" and any(t.lower_ in words or t.lemma_.lower() in words for t in said)


def _date(document: Document, near: Token) -> DatePhrase | None:
    phrases = [
        p
        for p in document.dates_in(near.sent.start_char, near.sent.end_char)
        if p.type in ("DATE", "TIME") and p.role in ("at", "vague")
    ]
    return min(phrases, key=lambda p: abs(p.start - near.idx), default=None)


# ---------------------------------------------------------------- who


def _signatories(document: Document, head: Token) -> list:  # type: ignore[type-arg]
    return document.people_in(head.sent.start_char, head.sent.end_char)


def _parties(document: Document, head: Token) -> tuple[str, ...]:
    """Countries named with a deal: in its name, as subjects, through those who signed; not where it was signed."""
    start, end = head.sent.start_char, head.sent.end_char
    codes = set()
    for place in document.places_in(start, end):
        token = document.token(place.start)
        if token is not None and not _located(token):
            codes.add(document.gazetteer.government(place.code))
    for person in document.people_in(start, end):
        codes.update(office.jurisdiction for office in person.titles if office.jurisdiction)
    return tuple(sorted(codes - {""}))


def _located(token: Token) -> bool:
    """True for a place that says where: "in Vilnius, Lithuania"."""
    while token.dep_ in ("appos", "conj", "compound", "npadvmod", "nmod") and token.head.i != token.i:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at")


# ---------------------------------------------------------------- what points back


def _antecedent(
    mention: AgreementMention, index: int, found: Sequence[tuple[int, AgreementMention]]
) -> int | None:
    """The place in `found` of what a bare definite mention ("the letter") points back to."""
    if not mention.definite or mention.topic:
        return None
    for position in range(len(found) - 1, -1, -1):
        earlier, other = found[position]
        if index - earlier > LOOK_BACK:
            return None
        same = (
            mention.instrument.split()[-1] in other.instrument.split()
            or mention.instrument.split()[0] in other.instrument.split()
        )
        if same or not instrument_class(mention.instrument):
            return position
    return None


def _joined(
    found: list[tuple[int, AgreementMention]], position: int, mention: AgreementMention, head: Token
) -> AgreementMention:
    """Gives what points back the topic of what it points to, and takes its own words over to that."""
    covers = resources.toml("instruments")["words"]["covers"]
    index, other = found[position]
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_.lower() in covers:
        said = {
            _word(t)
            for c in verb.children
            if c.dep_ in ("dobj", "prep")
            for t in c.subtree
            if t.pos_ in ("NOUN", "ADJ")
        }
        empty = set(resources.toml("instruments")["words"]["empty"]) - {"joint"}
        topic = other.topic | frozenset(_british(w) for w in said if len(w) > 2 and w not in empty)
        other = replace(other, topic=topic)
        found[position] = (index, other)
    return replace(
        mention,
        topic=other.topic,
        parties=other.parties,
        instrument=other.instrument if not instrument_class(mention.instrument) else mention.instrument,
    )


def _pronouns(
    document: Document, sentence: Sequence[Token], index: int, found: list[tuple[int, AgreementMention]]
) -> None:
    """ "It is likely to be signed in May": a stage of the deal named just before."""
    for token in sentence:
        if token.lower_ != "it" or token.dep_ not in ("nsubjpass", "nsubj", "dobj") or not found:
            continue
        earlier, other = found[-1]
        verbs = [token.head, *(c for c in token.head.children if c.dep_ in ("xcomp", "acomp"))]
        verbs += [c for v in verbs[1:] for c in v.children if c.dep_ == "xcomp"]
        for verb in verbs:
            stages = resources.toml("instruments")["stages"]
            if index - earlier > 1 or verb.lemma_.lower() not in stages["signed"]:
                continue
            future = _future(verb) or any(_future(v) or v.lower_ == "likely" for v in verbs)
            found.append(
                (
                    index,
                    replace(
                        other,
                        start=verb.idx,
                        end=verb.idx + len(verb),
                        stage="proposed" if future else "signed",
                        date=_date(document, verb),
                        signatories=(),
                    ),
                )
            )
            return
