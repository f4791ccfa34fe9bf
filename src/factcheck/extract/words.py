"""A text cut into words, each with the gap before it: what the grammar of names and titles reads.

Finer than the parser's tokens (hyphened words are parted), so that "Lieutenant-General"
and "lieutenant general" are one, and always with offsets into the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck import resources

__all__ = ["Word", "longest", "longest_back", "phrase", "split_words", "surface"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|['’]s\b|[^\W_]+(?:['’][^\W\d_]{2,})*")
ADJACENT = frozenset((" ", "-", "", "\u00a0", "‑", "  "))


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `key` is lower case without full stops, `gap` what stands before it.

    A full stop that only marks a short form is no part of the next gap. `tag` and
    `label` are the parser's part of speech and entity label, empty without a parser;
    `dotted` says that a short form's stop follows.
    """

    text: str
    key: str
    start: int
    end: int
    gap: str
    tag: str = ""
    label: str = ""
    lemma: str = ""
    dotted: bool = False

    @property
    def capital(self) -> bool:
        """True if it begins with a capital."""
        return self.text[0].isupper()

    @property
    def near(self) -> bool:
        """True if nothing but a blank or a hyphen parts it from the word before."""
        return self.gap in ADJACENT

    @property
    def possessive(self) -> bool:
        """True for the ending "'s"."""
        return self.key == "'s"


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["abbreviations"])


def split_words(text: str, tokens: Mapping[int, Any] | None = None) -> list[Word]:
    """The words of a text in order; `tokens` are the parser's, by the offset of their first character."""
    words: list[Word] = []
    forms: dict[str, tuple[str, str, bool]] = {}
    gaps: dict[str, str] = {}
    last, short = 0, False
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        if short:
            gap = gap.removeprefix(".")
        gap = gaps.setdefault(gap, gap)
        form = forms.get(match.group())
        if form is None:
            form = forms[match.group()] = _form(match.group())
        surface, key, short = form
        token = tokens.get(start) if tokens else None
        tag, label, lemma = (token.pos_, token.ent_type_, token.lemma_) if token is not None else ("", "", "")
        dotted = short and text.startswith(".", end)
        words.append(Word(surface, key, start, end, gap, tag, label, lemma, dotted))
        last = end
    return words


def _form(surface: str) -> tuple[str, str, bool]:
    """A word as written, its key, and whether it is a short form; told once for every word of a text."""
    key = surface.casefold().replace(".", "").replace("’", "'")
    return surface, key, key in _abbreviations() or (len(surface) == 1 and surface.isupper())


@cache
def phrase(text: str) -> tuple[str, ...]:
    """The keys of the words of a lexicon entry."""
    return tuple(word.key for word in split_words(text))


def surface(words: Sequence[Word]) -> str:
    """Some words as one text, hyphens and possessives kept."""
    return "".join((w.gap if w.gap in ("-", "") else " ") * bool(i) + w.text for i, w in enumerate(words))


def longest(words: Sequence[Word], at: int, table: Mapping[tuple[str, ...], Any], limit: int = 7) -> int:
    """How many words from `at` on make the longest entry of a table; 0 if none does."""
    keys: list[str] = []
    best = 0
    for i in range(at, min(at + limit, len(words))):
        if i > at and not words[i].near:
            break
        keys.append(words[i].key)
        if tuple(keys) in table:
            best = i - at + 1
    return best


def longest_back(
    words: Sequence[Word], end: int, table: Mapping[tuple[str, ...], Any], limit: int = 7
) -> int:
    """How many words before `end` make the longest entry of a table; 0 if none does."""
    keys: list[str] = []
    best = 0
    for i in range(end - 1, max(-1, end - 1 - limit), -1):
        if i < end - 1 and not words[i + 1].near:
            break
        keys.insert(0, words[i].key)
        if tuple(keys) in table:
            best = end - i
    return best
