"""What stands around a figure: the verb and the role in it, who did it, to whom, where, when.

Tree first, window second: the parser attaches most of it rightly, and where it does
not, the words beside the figure do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.document import Document, Token

__all__ = [
    "Action",
    "Context",
    "actions",
    "behind",
    "clause_subject",
    "complement",
    "conjuncts",
    "governors",
    "head_of",
]

_SUMS = ("worth", "value", "sum", "total", "amount")
_OBJECT = {"dobj", "obj", "nsubjpass", "nsubj:pass", "oprd"}
_SUBJECT = {"nsubj", "csubj", "expl"}
MAX_CLIMB = 12
"""Steps up the tree; deeper nesting is the parser's mistake more often than the writer's."""
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}


@dataclass(frozen=True)
class Action:
    """A verb that governs a figure, and the figure's role: subject, object or a preposition."""

    verb: Token
    role: str


@dataclass(frozen=True)
class Context:
    """A figure's surroundings as words of the text."""

    head: Token
    actions: tuple[Action, ...]
    carriers: tuple[Token, ...]
    """Nouns that the figure belongs to: "toll" in "a toll of 42", "assistance" in "assistance totalling $7m"."""
    complements: tuple[Token, ...]
    """Heads of "in", "of", "for", "on" phrases behind it: "assistance" in "$7m in assistance"."""


def head_of(document: Document, start: int, end: int) -> Token | None:
    """The noun that a number at [start, end) stands with, or the number itself."""
    span = document.span(start, end)
    if span is None or not len(span):
        return None
    root = span.root
    while root.dep_ in ("nummod", "quantmod", "compound", "amod", "advmod", "npadvmod", "nmod", "det"):
        parent = root.head
        if parent.i == root.i or parent.sent != root.sent or parent.pos_ not in _NOMINAL:
            break
        root = parent
    return root


def governors(token: Token) -> Iterator[tuple[Token, str]]:
    """The tokens above a token with the label that leads to each; a conjunct stands where its first stands."""
    current = token
    for _ in range(MAX_CLIMB):
        label, parent = current.dep_, current.head
        if parent.i == current.i:
            return
        if label != "conj" or (current.pos_ in _NOMINAL) != (parent.pos_ in _NOMINAL):
            yield parent, label
        current = parent


def actions(head: Token) -> Iterator[Action]:
    """The verbs around a figure's head, nearest first, with its role in each."""
    for child in head.children:  # "$1.8 billion committed", "troops who were trained"
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            yield Action(child, "object")
        elif child.dep_ == "acl" and child.tag_ == "VBG":
            yield Action(child, "subject")
        elif child.dep_ == "relcl" and child.pos_ in ("VERB", "AUX") and child.tag_ != "VB":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            yield Action(child, "object" if passive else "subject")
    through = ""  # the preposition by which the chain reaches the next verb
    for parent, label in governors(head):
        if parent.pos_ == "ADP" or parent.dep_ == "prep":
            through = f"prep:{parent.lemma_.lower()}"
        elif parent.pos_ in ("VERB", "AUX"):
            if label in ("ccomp", "parataxis"):
                return  # what lies above reports the clause; `attribution` reads it
            yield Action(parent, through or _role(label))
            through = ""
        elif through in ("prep:of", "prep:than"):
            through = ""  # "the lives of 12 people": the noun's role is the figure's


def _role(label: str) -> str:
    if label in _OBJECT:
        return "object"
    if label in _SUBJECT:
        return "subject"
    return label


def carriers(head: Token) -> Iterator[Token]:
    """Nouns above a figure, and the object of the verb above a "totalling"."""
    for parent, label in governors(head):
        if parent.pos_ in ("NOUN", "PROPN"):
            yield parent
        elif parent.pos_ in ("VERB", "AUX"):
            yield from (
                c for c in parent.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN")
            )
            if parent.dep_ == "acl" and parent.tag_ == "VBN" and parent.head.pos_ == "NOUN":
                yield parent.head  # "the acquisition, valued at $5m"
            if label in ("dobj", "attr") and parent.dep_ in ("advcl", "acl"):
                above = parent.head
                objects = [above] if above.pos_ == "NOUN" else [c for c in above.children if c.dep_ == "dobj"]
                yield from (noun for top in objects for noun in (top, *conjuncts(top)))
            return


def conjuncts(token: Token) -> Iterator[Token]:
    """What is joined to a token by "and" or a comma, in order."""
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from conjuncts(child)


PREPOSITIONS = ("in", "of", "for", "on", "to", "toward", "towards", "worth")


def complement(head: Token) -> Iterator[Token]:
    """Heads of the phrases that follow a figure: "assistance" in "$7m committed in assistance".

    A preposition right behind the figure counts wherever the parser hangs it.
    """
    behind = [child for child in head.children if child.i > head.i]
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    if following is not None and following.dep_ == "prep" and following not in behind:
        behind.append(following)
    for child in behind:
        if child.dep_ == "prep" and child.lower_ in PREPOSITIONS:
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))
        elif child.dep_ == "acl" or (child.dep_ == "relcl" and child.tag_ == "VB"):
            yield from complement(child)  # "committed in aid", "to pay for weapons"


def behind(verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    """The noun behind a verb's first preposition of these: "from Kenya"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def clause_subject(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, its by-agent, or the subject of the clause above it."""
    current = verb
    for _ in range(6):
        by = [c for c in current.children if c.dep_ == "agent"]
        if by:
            return next((c for c in by[0].children if c.dep_ == "pobj"), None)
        subject = next((c for c in current.children if c.dep_ == "nsubj"), None)
        passive = any(c.dep_ == "nsubjpass" for c in current.children)
        if subject is not None or passive:
            return subject
        if current.dep_ in ("advcl", "xcomp", "conj", "acl", "prep", "pcomp") and current.head.i != current.i:
            if current.dep_ == "acl" and current.head.pos_ in ("NOUN", "PROPN"):
                return current.head if current.tag_ == "VBG" else None
            current = current.head
            continue
        return None
    return None


def context(document: Document, start: int, end: int) -> Context | None:
    """The surroundings of the number at [start, end); None where no token covers it."""
    head = head_of(document, start, end)
    if head is None:
        return None
    above = tuple(carriers(head))
    behind_sum = (
        noun for carrier in above if carrier.lemma_.lower() in _SUMS for noun in complement(carrier)
    )
    return Context(head, tuple(actions(head)), above, (*complement(head), *behind_sum))
