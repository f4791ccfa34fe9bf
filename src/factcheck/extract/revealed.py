"""What a figure counts and which metric that reveals: noun, verb, carrier, state, in that order of trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck import resources
from factcheck.extract.context import Action, Context, actions, behind
from factcheck.extract.counted import Counted, counted
from factcheck.extract.document import Document, Token
from factcheck.metrics import Metric, is_generic, money_categories, noun_class, open_metric
from factcheck.quantities import Quantity

__all__ = ["category_of", "counted_by", "numbered", "open_question", "reveals"]

_UNITS = {
    "count": "count", "multiple": "count", "money": "money", "measure": "measure", "percent": "percent",
    "age": "age", "duration": "duration",
}  # fmt: skip
_LIGHT = ("receive", "undergo", "complete", "get", "finish", "provide", "give", "offer")


_NUMBERS = ("number", "total", "count", "tally", "amount")


def numbered(around: Context) -> Context:
    """ "The number of miners trained is 40": what is counted is what the number is of."""
    if not around.head.like_num and around.head.pos_ != "NUM":
        return around
    number = next((t for t in around.carriers if t.lemma_.lower() in _NUMBERS), None)
    noun = behind(number, ("of",)) if number is not None else None
    if noun is None or noun.i == around.head.i:
        return around
    own = [
        action for action in actions(noun) if action.verb.i > noun.i and action.verb.dep_ in ("acl", "relcl")
    ]
    return replace(around, head=noun, actions=(*own, *around.actions))


def counted_by(document: Document, quantity: Quantity, around: Context) -> Counted | None:
    """What is counted; of a share, what it is a share of."""
    if quantity.kind not in ("count", "multiple", "percent", "measure"):
        return None
    found = counted(around.head.sent, quantity)
    if quantity.kind in ("count", "multiple"):
        return found if found.noun or around.head.pos_ != "NOUN" else _as_counted(around.head)
    return replace(found, noun=found.of_noun, phrase=found.of_phrase) if found.of_noun else None


def _as_counted(noun: Token) -> Counted:
    """A noun away from its figure."""
    words = [t.text for t in noun.lefts if t.dep_ in ("amod", "compound")]
    lemma = noun.lemma_.lower()
    return Counted(lemma, " ".join([*words, lemma]), noun.idx, noun.idx + len(noun))


def reveals(metric: Metric, quantity: Quantity, what: Counted | None, around: Context) -> bool:
    """True if the words around a quantity reveal this metric."""
    if _UNITS.get(quantity.kind) != metric.unit:
        return False
    noun = what.noun if what else ""
    if metric.units:
        return quantity.unit in metric.units
    if metric.beside and any(t.lower_.strip("-") in metric.beside for t in _beside(around.head, quantity)):
        return True
    if metric.beside and not metric.verbs:
        return False
    if noun and noun in metric.nouns:
        return True
    if metric.topics and any(_is_one(t, metric.topics) for t in around.complements):
        return True
    if metric.per and quantity.per not in metric.per:
        return False
    if any(_is_one(t, (*metric.carriers, *metric.topics)) for t in _carried(quantity, around)):
        return metric.unit != "count" or noun == "" or noun in metric.carriers
    if metric.states and _state(around) in metric.states:
        return True
    return any(_acts(metric, action) for action in around.actions[:2]) and _fits(metric, noun)


def _is_one(token: Token, words: tuple[str, ...]) -> bool:
    """True if a token is one of the words: in any form, or in the form given ("sales")."""
    return token.lemma_.lower() in words or token.lower_ in words


def _carried(quantity: Quantity, around: Context) -> tuple[Token, ...]:
    """The nouns a quantity belongs to; of a length of time also the one it stands before: "a three-year contract"."""
    own = quantity.kind == "duration" and around.head.lemma_.lower() not in resources.toml("nouns")["time"]
    return (around.head, *around.carriers) if own else around.carriers


def _beside(head: Token, quantity: Quantity) -> list[Token]:
    doc = head.doc
    first = next((t.i for t in head.sent if t.idx + len(t) > quantity.number_start), head.i)
    last = next((t.i for t in head.sent if t.idx >= quantity.number_end), head.i + 1)
    return [
        t
        for t in doc[max(first - 3, head.sent.start) : min(last + 3, head.sent.end)]
        if t.is_alpha or "-" in t.text
    ]


def _fits(metric: Metric, noun: str) -> bool:
    if not metric.counted:
        return True
    kind = noun_class(noun)
    return kind == metric.counted if metric.counted != "person" else bool(kind) or is_generic(noun)


def _state(around: Context) -> str:
    """The predicate in "12 are missing", "left 12 dead"."""
    for action in around.actions[:1]:
        for child in action.verb.children:
            if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "amod") and child.i > around.head.i:
                return str(child.lemma_.lower() if child.pos_ != "VERB" else child.lower_)
    after = next(
        (c for c in around.head.children if c.dep_ in ("amod", "acl", "acomp") and c.i > around.head.i), None
    )
    return str(after.lower_) if after is not None else ""


def _acts(metric: Metric, action: Action) -> bool:
    lemma = action.verb.lemma_.lower()
    if lemma in metric.verbs:
        return action.role in metric.verbs[lemma]
    objects = [c.lemma_.lower() for c in action.verb.children if c.dep_ == "dobj"]
    if lemma in metric.idioms:
        return metric.idioms[lemma] in objects and action.role == "subject"
    if lemma not in _LIGHT or not metric.actions:
        return False
    return any(noun in metric.actions for noun in objects) and action.role in ("subject", "prep:to", "dative")


def open_question(document: Document, what: Counted | None, quantity: Quantity, around: Context) -> str:
    """The name of a metric that is in no catalogue; "" where nothing says what is counted."""
    noun = what.noun if what else next((t.lemma_.lower() for t in _carried(quantity, around)), "")
    verb = next((a.verb.lemma_.lower() for a in around.actions if a.verb.pos_ == "VERB"), "")
    complements = [t for t in around.complements if not document.is_date(t)]
    if not noun and complements:
        noun = complements[0].lemma_.lower()
    return open_metric(noun, verb) if noun else ""


PART = "of them"
"""The category of "12 of the injured": some of a whole that another figure gives."""


def _of_the_whole(document: Document, quantity: Quantity) -> bool:
    """True for "12 of the injured", "12 of those aboard", and for what is counted in one place alone."""
    start, end = document.sentence(quantity.start)
    if quantity.kind == "count" and "alone" in document.text[start:end].replace(",", " ").split():
        return True
    after = document.text[quantity.end : quantity.end + 12].lower().split()
    return quantity.kind == "count" and after[:1] == ["of"] and after[1:2] in (["the"], ["those"], ["them"])


def _interim(document: Document, metric: Metric, quantity: Quantity) -> bool:
    """True for a figure of a count that goes on: "turnout had reached 40 percent as of 4 p.m."."""
    if not metric.interim:
        return False
    start, end = document.sentence(quantity.start)
    sentence = document.text[start:end].lower()
    timed = any(phrase.type == "TIME" for phrase in document.dates_in(start, end))
    return timed or any(words in sentence for words in metric.interim)


def category_of(
    document: Document, metric: Metric | None, quantity: Quantity, what: Counted | None, around: Context
) -> str:
    """Which part of a whole is counted: a class of people, a purpose of money, "of them"; "" for the whole."""
    if quantity.kind == "money":
        words = {t.lemma_.lower() for c in (*around.complements, *around.carriers) for t in _modified(c)}
        words |= {t.lower_ for c in (*around.complements, *around.carriers) for t in _modified(c)}
        return ";".join(money_categories(frozenset(words))) if metric and metric.topics else ""
    noun = what.noun if what else ""
    if _of_the_whole(document, quantity) or (metric is not None and _interim(document, metric, quantity)):
        return PART
    if metric is not None and metric.apart:
        nouns = (t.lemma_.lower() for t in (around.head, *around.carriers))
        return next((word for word in nouns if word in metric.apart), "")
    if metric is not None and metric.keep_noun:
        return noun
    part = noun_class(noun)
    return "" if metric is not None and metric.unit == "percent" and part == metric.counted else part


def _modified(noun: Token) -> Iterator[Token]:
    """A noun with its modifiers and the nouns joined to it."""
    yield noun
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "conj", "appos"):
            yield from _modified(child)
        elif child.dep_ == "prep" and child.lower_ in ("for", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _modified(inner)
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "ADJ"):
        yield noun.head
        yield from (c for c in noun.head.children if c.dep_ in ("amod", "compound", "conj") and c.i != noun.i)
