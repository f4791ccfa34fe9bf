"""Where personal names stand: runs of capitalised words with some ground to be a name.

Grounds, the strongest first: a title or a courtesy word beside it, the parser's entity
label, a known given name in front, a verb of saying. Places, organisations and dates
are no names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from factcheck import resources
from factcheck.extract.name_runs import Runs
from factcheck.extract.offices import lexicon
from factcheck.names import is_given, words_of

__all__ = ["Ground", "NameSpan", "Names"]

PLAIN_TAGS = frozenset(("VERB", "AUX", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "PRON"))
OTHER_LABELS = frozenset(("ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"))


class Ground(IntEnum):
    """Why a run of words is taken for a name."""

    NONE = 0
    KNOWN = 1
    SPEECH = 2
    GIVEN = 3
    ENTITY = 4
    COURTESY = 5
    TITLE = 6


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words [first, last) that are a name; `courtesy` is where "Mr." before it begins, else `first`."""

    first: int
    last: int
    ground: Ground
    courtesy: int


@cache
def _speech() -> frozenset[str]:
    return frozenset(resources.toml("speech")["say"])


@cache
def _human_verbs() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["human_verbs"])


class Names(Runs):
    """Finds the names of one text."""

    def spans(self) -> list[NameSpan]:
        """The names that stand on a ground of their own, in order, outside the words taken."""
        found: list[NameSpan] = []
        i = 0
        while i < len(self.words):
            span = None if i in self.taken else self._span_at(i)
            if span is None:
                i += 1
            else:
                found.append(span)
                i = span.last
        return found

    def _span_at(self, index: int) -> NameSpan | None:
        """The name that begins at a word, with its courtesy word, or None."""
        first = self.after_courtesy(index)
        last = self.run(first)
        if last <= first:
            return None
        if first > index:
            return NameSpan(first, last, Ground.COURTESY, index)
        if self._firm_at(last):
            return None
        ground = self.ground(first, last)
        if (
            ground is Ground.NONE
            and self.words[first].capital
            and last - first > 1
            and self._starts_sentence(first)
        ):
            shorter = self.ground(first + 1, last)
            if shorter is not Ground.NONE and self.words[first + 1].near:
                return NameSpan(first + 1, last, shorter, first + 1)
        if ground is Ground.NONE:
            return None
        first, last = self._trimmed(first, last)
        if last <= first or (last - first == 1 and self.ground(first, last) is Ground.NONE):
            return None
        return NameSpan(first, last, ground, first)

    def _firm_at(self, index: int) -> bool:
        """True if an organisation's word goes on a run of capitals here."""
        if index >= len(self.words) or index in self.taken:
            return False
        word = self.words[index]
        return (
            word.gap == " " and word.capital and word.key in lexicon().organisation and word.label != "PERSON"
        )

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or not self.words[index].near

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """The run without places at its edges."""
        while first < last and not is_given(self.words[first].key):
            place = first in self.place and last - first > 2
            if not place and self.words[first].tag not in PLAIN_TAGS:
                break
            first += 1
        while (
            last > first
            and self.words[last - 1].tag in ("VERB", "AUX")
            and self.words[last - 1].lemma in _speech()
        ):
            last -= 1
        return first, last

    def ground(self, first: int, last: int) -> Ground:
        """Why the words [first, last) may be a name by themselves."""
        words = self.words[first:last]
        persons = sum(w.label == "PERSON" for w in words)
        if all(i in self.place for i in range(first, last)) or self._titles_only(first, last):
            return Ground.NONE
        given = is_given(words[0].key) or self.initial(first)
        firms = lexicon().organisation
        if not given and (words[-1].key in firms or (words[0].key in firms and persons < len(words))):
            return Ground.NONE
        entity = persons * 2 >= len(words) and persons > 0
        if len(words) > 1:
            return Ground.ENTITY if entity else self._ground_unlabelled(first, last, given)
        person = entity and (given or self.speaks(first, last) or self._acts(last))
        return Ground.ENTITY if person else Ground.NONE

    def _ground_unlabelled(self, first: int, last: int, given: bool) -> Ground:
        """Why several words may be a name although the parser does not say so."""
        words = self.words[first:last]
        others = sum(w.label in OTHER_LABELS for w in words)
        speaks = self.speaks(first, last)
        # A foreign name is often taken for a place; no gazetteer knows it.
        mistaken = all(w.label in ("GPE", "NORP") for w in words)
        free = others < len(words) or mistaken or speaks or self._byline(first, last)
        if given and first not in self.place and free:
            return Ground.GIVEN
        if speaks and not others and all(w.tag == "PROPN" for w in words):
            return Ground.SPEECH
        return Ground.NONE

    def _titles_only(self, first: int, last: int) -> bool:
        """True if all the words are courtesy words or ranks."""
        return all(
            w.key in words_of("courtesy") or (w.key,) in lexicon().ranks for w in self.words[first:last]
        )

    def _byline(self, first: int, last: int) -> bool:
        """True if a line holds the name and nothing more."""
        after = self.words[last].gap if last < len(self.words) else "\n"
        before = self.words[first].gap if first else "\n"
        return "\n" in after and "\n" in before and not after.strip()

    def _acts(self, at: int) -> bool:
        """True if what follows is a verb of what people do, helping verbs and adverbs skipped."""
        for i in range(at, min(at + 3, len(self.words))):
            word = self.words[i]
            if word.gap != " " or word.capital:
                return False
            if word.lemma in _human_verbs():
                return True
            if word.tag not in ("AUX", "ADV"):
                return False
        return False

    def speaks(self, first: int, last: int) -> bool:
        """True if a verb of saying stands directly behind or before."""
        for i in (last, first - 1):
            if 0 <= i < len(self.words):
                word = self.words[i]
                near = word.gap in (" ", ", ") if i == last else self.words[first].gap == " "
                if near and word.lemma in _speech() and not word.capital:
                    return True
        return False
