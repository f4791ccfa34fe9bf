"""Whose an age or a term is: the person named beside it, or the noun that describes who it is.

"Ann Lee, 43", "a 43-year-old teacher", "Lee is 43 years old", "sentenced Lee to 15 years".
A pronoun stands for the one person named last, where only one was; "the 43-year-old" for
the one whom the report names far more often than any other. Else nobody is named.
"""

from __future__ import annotations

from collections import Counter

from factcheck import resources
from factcheck.extract.context import Context, clause_subject
from factcheck.extract.document import Document, Token
from factcheck.extract.who import phrase_of
from factcheck.metrics import noun_class
from factcheck.quantities import Quantity

__all__ = ["NOBODY", "Bearer", "aged", "concerned"]

Bearer = tuple[str, str]
"""A person's fullest name in the report, or a noun; and the phrase as written."""

NOBODY: Bearer = ("", "")
_PLAIN = ("AUX", "VERB")
_SINGULAR = ("he", "she", "him", "her", "his")
BEHIND = 3
"""Characters between a name and the age behind it: a comma and a blank, or a bracket."""


def aged(document: Document, quantity: Quantity, around: Context) -> Bearer:
    """Who has an age: the name right before it, else what it describes or is said of."""
    before = document.text[: quantity.start].rstrip(" ,(–—-")
    before = before.removesuffix("aged").removesuffix("age").rstrip(" ,(")
    if quantity.start - len(before) <= BEHIND + len("aged, "):
        named = _name_at(document, len(before) - 1)
        if named != NOBODY:
            return named
    for token in (*around.carriers[:1], around.head):
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in ("year", "month"):
            return _named(document, token, quantity.start)
    if _definite(document, quantity.start):
        return _protagonist(document, quantity.start)
    action = around.actions[0] if around.actions else None
    if action is not None and action.verb.lemma_ == "be" and action.role in ("acomp", "attr", "npadvmod"):
        return _meant(document, clause_subject(action.verb))
    return NOBODY


def concerned(document: Document, around: Context) -> Bearer:
    """Whom a term concerns: the person acted on, else the one who got or signed it, else its owner."""
    for holder in (around.head, *around.carriers):
        owner = next((c for c in holder.children if c.dep_ == "poss"), None)
        if owner is not None:
            return _meant(document, owner)
    for action in around.actions[:3]:
        children = list(action.verb.children)
        for label in ("dative", "dobj", "nsubjpass"):
            target = next((c for c in children if c.dep_ == label and c.i != around.head.i), None)
            if target is not None and _person(document, target):
                return _meant(document, target)
        subject = clause_subject(action.verb)
        if subject is not None and subject.i != around.head.i and _person(document, subject):
            return _meant(document, subject)
    return NOBODY


def _person(document: Document, token: Token) -> bool:
    """True for a word that may stand for a person: a pronoun for one, a name of one, a plain noun for one."""
    return token.lower_ in _SINGULAR or _name_at(document, token.idx) != NOBODY


def _meant(document: Document, token: Token | None) -> Bearer:
    if token is None:
        return NOBODY
    if token.lower_ in _SINGULAR:
        return _last_named(document, token)
    return _named(document, token) if token.pos_ in ("NOUN", "PROPN") else NOBODY


def _named(document: Document, token: Token, start: int = -1) -> Bearer:
    """The name that a noun is or stands beside; of "the striker" the one whom the report is about; else the noun."""
    beside = [c for c in token.children if c.dep_ in ("appos", "compound", "flat")]
    above = [token.head] if token.dep_ in ("appos", "compound") else []
    for candidate in (token, *beside, *above):
        found = _name_at(document, candidate.idx)
        if found != NOBODY:
            return found
    if token.pos_ != "NOUN":
        return NOBODY
    if _human(document, token) and _definite(document, start if start >= 0 else token.left_edge.idx):
        return _protagonist(document, token.idx)
    return token.lemma_.lower(), phrase_of(document, token)


def _definite(document: Document, start: int) -> bool:
    """True where "the" stands right before."""
    return (
        document.text[max(0, start - 4) : start].lower() == "the "
        or document.text[start : start + 4] == "The "
    )


def _human(document: Document, token: Token) -> bool:
    """True for a noun that is surely of a person: a class of people, a nationality, a word of a title."""
    word = token.lemma_.lower()
    if noun_class(word) or word in resources.toml("nouns")["generic"]:
        return True
    return bool(document.places_in(token.idx, token.idx + 1)) or any(
        word in forms for ranks in resources.toml("titles")["ranks"].values() for forms in ranks.values()
    )


DOMINANT = 2
"""How many times as often as any other a person must be named to be the one a report is about."""


def _protagonist(document: Document, before: int) -> Bearer:
    """Whom "the 23-year-old" means: the person named far more often than any other, if already named."""
    counts = Counter(person.person for person in document.people)
    ranked = sorted(((-count, name) for name, count in counts.items()))
    named = any(p.person == ranked[0][1] and p.start < before for p in document.people) if ranked else False
    if not named or (len(ranked) > 1 and -ranked[0][0] < DOMINANT * -ranked[1][0]):
        return NOBODY
    return ranked[0][1], ranked[0][1]


def _name_at(document: Document, offset: int) -> Bearer:
    """The person named at an offset; of a name that is not known as a person's, its words."""
    for person in document.people:
        if person.start <= offset < person.end:
            return person.person, person.name
    token = document.token(offset)
    if token is None or token.pos_ != "PROPN" or document.places_in(token.idx, token.idx + 1):
        return NOBODY
    first = last = token
    while first.i > first.sent.start and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    while last.i + 1 < last.sent.end and last.nbor().pos_ == "PROPN":
        last = last.nbor()
    name = document.text[first.idx : last.idx + len(last)]
    return (name, name) if " " in name else NOBODY


def _last_named(document: Document, token: Token) -> Bearer:
    """The only person named in the sentence before a pronoun, or in the one before that."""
    start, _ = document.sentence(token.idx)
    for first, last in ((start, token.idx), (document.sentence(max(0, start - 2))[0], start)):
        found = {person.person: person.name for person in document.people_in(first, last)}
        if found:
            return next(iter(found.items())) if len(found) == 1 else NOBODY
    return NOBODY
