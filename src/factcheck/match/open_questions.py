"""Open questions: what is in no catalogue is asked by its noun, its verb and the words around it.

Two counts of one noun are one question if nothing that tells them apart is said of only
one (another modifier, another verb that says something) and their sentences have enough
content words in common. Families of words that say the same are data: `synonyms.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck import resources
from factcheck.metrics import Metric, is_generic

__all__ = ["Asked", "asked_alike", "content", "family"]

SOLE = (3, 0.15)
SAME_VERB = (2, 0.2)
OTHER_VERB = (3, 0.3)
GENERIC = (4, 0.34)
"""How many content words two sentences must have in common, noun and verb among them, and which share of the shorter
one's: fewest where every report counts such things once only, more where the verbs differ, most where the noun says
nothing ("people")."""

_PIECES = frozenset("count piece item kind type sort unit set pair box case bag part".split())
"""Nouns that count what stands behind "of"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an open count is of, and the words of its sentence."""

    noun: str
    verb: str
    modifiers: frozenset[str]
    words: frozenset[str]
    sole: bool = False
    """True if no report of the set gives two values for this noun with these modifiers."""

    @classmethod
    def of(cls, row: Any) -> Asked:
        """What one row of the figures table asks."""
        noun, _, verb = row.metric.partition(":")
        if (
            not verb and row.unit.lower() != noun.lower()
        ):  # a metric of the catalogue: its subject is what tells
            noun = row.subject.split()[-1] if row.subject else ""
        phrase = [word for word in re.findall(r"[\w'-]+", row.subject.lower()) if word not in _empty()]
        idle = resources.toml("synonyms")["idle"]
        modifiers = frozenset(stem(word) for word in phrase if word != noun.lower() and word not in idle)
        of = re.search(rf"{re.escape(row.mention)} (?:[\w-]+ ){{1,3}}of (?:the )?([a-z]{{3,}})", row.quote)
        modifiers |= {stem(of[1])} if of and noun.lower() in _PIECES else set()
        return cls(family("nouns", noun.lower()), verb.lower(), modifiers, content(row.quote))

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts without regard to the order of the rows."""
        return (self.noun, self.verb, sorted(self.modifiers), sorted(self.words))


def content(quote: str) -> frozenset[str]:
    """The stems of a sentence's content words."""
    return frozenset(stem(word) for word in re.findall(r"[a-z]{3,}", quote.lower()) if word not in _empty())


@cache
def _empty() -> frozenset[str]:
    return frozenset(resources.toml("synonyms")["empty"])


def stem(word: str) -> str:
    """A word's first six letters: enough to put its forms together."""
    return word[:6]


def asked_alike(a: Asked, b: Asked, metric: Metric | None = None) -> bool:
    """True if two open counts may be of one question; symmetric. With a metric, its name stands for noun and verb."""
    fewest, share = SAME_VERB if a.noun == b.noun and a.noun else OTHER_VERB
    if metric is not None:
        if a.noun and b.noun and a.noun != b.noun:
            return False
    else:
        if a.noun != b.noun or a.modifiers != b.modifiers:
            return False
        one, other = family("verbs", a.verb), family("verbs", b.verb)
        fewest, share = SAME_VERB if one == other and not _light(a.verb) else OTHER_VERB
        if is_generic(a.noun):
            if one != other:
                return False
            fewest, share = GENERIC
        elif a.sole and b.sole:
            fewest, share = SOLE
    shared = len(a.words & b.words)
    return shared >= fewest and shared >= share * min(len(a.words), len(b.words))


def _light(verb: str) -> bool:
    return verb == "" or verb in resources.toml("synonyms")["light"]


@cache
def family(kind: str, word: str) -> str:
    """The first word of the family of synonyms that a verb or noun belongs to; itself if it is in none."""
    families = resources.toml("synonyms")[kind]
    return next((name for name, members in families.items() if word in members), word)
