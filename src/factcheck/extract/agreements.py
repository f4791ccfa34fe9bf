"""Agreements: every mention of an instrument with what it is about, its stage, date, parties, signatories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.context import governors
from factcheck.extract.document import Document, Token
from factcheck.extract.who import place_of

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
    deal: int = 0
    """Mentions of one report with one number are of one deal."""
    bare: bool = False
    """It names nothing of its own: "the letter", "its subject"."""


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
    """The mentions of a report in order.

    Mentions of one deal inside the report ("the letter", "it", "its subject is ...") share
    what any of them says it is about and between whom.
    """
    found: list[tuple[int, AgreementMention]] = []
    for index, sentence in enumerate(document.doc.sents):
        for head, last, instrument in _instruments(sentence):
            mention = _mention(document, head, last, instrument)
            antecedent = _antecedent(mention, index, found)
            deal = found[antecedent][1].deal if antecedent is not None else len(found)
            mention = replace(mention, deal=deal, topic=mention.topic | _covered(head, mention.definite))
            if antecedent is not None and not instrument_class(instrument):
                mention = replace(mention, instrument=found[antecedent][1].instrument)
            if mention.topic or mention.stage or antecedent is not None:
                found.append((index, mention))
        _pronouns(document, sentence, index, found)
    mentions = _shared([mention for _, mention in found])
    return [mention for mention in mentions if mention.topic and (mention.stage or len(mention.topic) > 1)]


def _shared(mentions: Sequence[AgreementMention]) -> list[AgreementMention]:
    """Gives every mention of a deal the topic and the parties of the deal."""
    topics: dict[int, frozenset[str]] = {}
    parties: dict[int, frozenset[str]] = {}
    for mention in mentions:
        topics[mention.deal] = topics.get(mention.deal, frozenset()) | mention.topic
        parties[mention.deal] = parties.get(mention.deal, frozenset()) | frozenset(mention.parties)
    return [
        replace(mention, topic=topics[mention.deal], parties=tuple(sorted(parties[mention.deal])))
        for mention in mentions
        if mention.stage or not mention.bare
    ]


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
    topic = (
        set(_before(own, head.doc[first.i : last.i]))
        | set(_behind(document, last))
        | set(_behind(document, head))
    )
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


def _before(own: str, tokens: Iterable[Token]) -> list[str]:
    """The words before an instrument in their plain form, without those at its side that only say who made it."""
    known = resources.toml("instruments")["words"]
    plain = {token.lower_: _word(token) for token in tokens}
    words = [plain.get(word.lower(), word.lower()) for word in _WORD.findall(own)]
    while words and words[-1] in (*known["form"], *known["empty"]):
        words.pop()
    return words


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


def _behind(document: Document, token: Token) -> Iterator[str]:
    """Content words of the "on", "for", "of" phrases behind an instrument."""
    known = resources.toml("instruments")["words"]
    at_once = (c for c in token.head.children if c.i == token.i + 1 and c.lower_ in known["on"])
    for child in (*token.children, *at_once):
        if (
            child.dep_ == "prep"
            and child.i > token.i
            and child.lower_ in ("on", "for", "of", "about", "in", "regarding", "concerning")
            and not any(_word(c) in known["elsewhere"] for c in child.children)
        ):
            said = (
                t for t in child.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ") and not document.is_date(t)
            )
            yield from map(_word, said)


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
    below = _predicates(head)
    for token in (*(c for c in head.children if c.dep_ in ("acl", "relcl")), *below, *chain[:5]):
        stage = _stage_of(token)
        if stage:
            if stage == "agreed" and _negotiating(token):
                return "negotiating", token
            planned = stage in ("signed", "agreed", "in_force") and _future(token)
            return ("proposed" if planned else stage), token
        if token in chain and token.pos_ == "VERB" and token.lemma_.lower() not in words["raising"]:
            break
    return "", None


def _predicates(head: Token) -> list[Token]:
    """The verbs said of a subject through "is likely to be", "is expected to be"."""
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return []
    found = [head.head]
    for _ in range(2):
        found += [c for v in found for c in v.children if c.dep_ in ("xcomp", "acomp") and c not in found]
    return found[1:]


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
        if token is not None and not _located(document, token):
            codes.add(document.gazetteer.government(place.code))
    for person in document.people_in(start, end):
        same = (p for p in document.people if p.person == person.person)
        codes.update(office.jurisdiction for p in same for office in p.titles if office.jurisdiction)
    return tuple(sorted(codes - {""}))


def _located(document: Document, token: Token) -> bool:
    """True for a place that says where: "in Vilnius", and "Lithuania" behind it."""
    if token.dep_ == "pobj":
        return token.head.lower_ in ("in", "at")
    if token.dep_ not in ("appos", "conj", "npadvmod", "nmod", "compound") or token.head.i == token.i:
        return False
    mine, other = place_of(document, token), place_of(document, token.head)
    return document.gazetteer.is_part_of(other, mine) and _located(document, token.head)


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


def _covered(head: Token, definite: bool) -> frozenset[str]:
    """What a sentence says a deal is about: "the letter covers ...", "it concerns ..."."""
    covers = resources.toml("instruments")["words"]["covers"]
    verb = head.head
    if not definite or head.dep_ != "nsubj" or verb.lemma_.lower() not in covers:
        return frozenset()
    return _words_of(c for c in verb.children if c.dep_ in ("dobj", "prep"))


def _words_of(tops: Iterable[Token]) -> frozenset[str]:
    empty = resources.toml("instruments")["words"]["empty"]
    said = {_word(t) for top in tops for t in top.subtree if t.pos_ in ("NOUN", "ADJ")}
    return frozenset(_british(word) for word in said if len(word) > 2 and word not in empty)


def _pronouns(
    document: Document, sentence: Sequence[Token], index: int, found: list[tuple[int, AgreementMention]]
) -> None:
    """ "It is likely to be signed in May", "its subject is trade": more on the deal named just before."""
    for token in sentence:
        if not found or index - found[-1][0] > 1 or token.lower_ not in ("it", "its"):
            continue
        other = found[-1][1]
        if token.lower_ == "its":
            if (
                token.dep_ == "poss"
                and token.head.lemma_.lower() in resources.toml("instruments")["words"]["about"]
            ):
                verb = token.head.head
                topic = _words_of(c for c in verb.children if c.dep_ in ("attr", "dobj", "acomp"))
                found.append((index, replace(other, topic=topic, stage="", bare=True)))
            continue
        verb = _signing(token)
        if verb is not None:
            near = [token.head, *token.head.children]
            future = _future(verb) or any(_future(v) or v.lower_ == "likely" for v in near)
            found.append(
                (
                    index,
                    replace(
                        other,
                        start=verb.idx,
                        end=verb.idx + len(verb),
                        stage="proposed" if future else "signed",
                        date=_date(document, verb),
                        signatories=tuple(p.person for p in _signatories(document, verb))
                        if not future
                        else (),
                        parties=_parties(document, verb),
                    ),
                )
            )
            return


def _signing(pronoun: Token) -> Token | None:
    """The verb of signing whose object, or passive subject, a pronoun is; through "likely to be"."""
    signed = resources.toml("instruments")["stages"]["signed"]
    if pronoun.dep_ not in ("nsubjpass", "nsubj", "dobj"):
        return None
    verbs = [pronoun.head, *_predicates(pronoun)]
    passive = pronoun.dep_ != "nsubj" or len(verbs) > 1
    return next((verb for verb in verbs if passive and verb.lemma_.lower() in signed), None)
