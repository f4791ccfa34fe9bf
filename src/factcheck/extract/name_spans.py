"""Where personal names stand: runs of capitalised words with some ground to be a name.

Grounds, the strongest first: a title or a courtesy word beside it, the parser's entity
label, a known given name in front, a verb of saying. Places, organisations and dates
are no names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from factcheck import resources
from factcheck.extract.offices import lexicon
from factcheck.extract.words import Word, longest_back
from factcheck.names import is_given, words_of
from factcheck.places import PlaceMention

__all__ = ["Ground", "NameSpan", "Names"]

LONGEST_NAME = 6
PLAIN_TAGS = frozenset(("VERB", "AUX", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "PRON"))


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


class Names:
    """Finds names among the words of one text; `taken` marks the words of titles."""

    def __init__(self, words: Sequence[Word], places: Sequence[PlaceMention]) -> None:
        self.words = words
        ends = {w.start: i for i, w in enumerate(words)}
        self.place = set()
        for place in places:
            i = ends.get(place.start, len(words))
            while i < len(words) and words[i].end <= place.end:
                self.place.add(i)
                i += 1
        self.taken: set[int] = set()

    def begins(self, index: int) -> bool:
        """True if a personal name seems to begin at a word, without a look at titles."""
        word = self.words[index]
        if not self._may_name(index) or index in self.place:
            return False
        if word.label == "PERSON" and (index == 0 or self.words[index - 1].label != "PERSON"):
            return self._follows(index) or word.tag == "PROPN"
        return (
            (is_given(word.key) or self._initial(index)) and self._follows(index) and not self._in_firm(index)
        )

    def _in_firm(self, index: int) -> bool:
        """True if the capitals that begin here come to an organisation ("Robert Bosch Foundation")."""
        i = index + 1
        while i < min(index + 5, len(self.words)) and self.words[i].near and self.words[i].capital:
            if self.words[i].key in lexicon().organisation and self.words[i].label != "PERSON":
                return True
            i += 1
        return False

    def inside(self, index: int) -> bool:
        """True if a word goes on a name that began before it ("Martin Luther | King")."""
        word = self.words[index]
        if not index or not word.capital or not word.near or word.text.isupper():
            return False
        before = self.words[index - 1]
        if not before.capital or index - 1 in self.place:
            return False
        given = is_given(before.key) or self._initial(index - 1)
        return given or (
            before.label == word.label == "PERSON" and before.tag == "PROPN" and not self._rank(index - 1)
        )

    def _rank(self, index: int) -> bool:
        return longest_back(self.words, index + 1, lexicon().ranks) > 0

    def _initial(self, index: int) -> bool:
        word = self.words[index]
        return len(word.key) == 1 and word.capital and word.dotted

    def _follows(self, index: int) -> bool:
        """True if the next word may go on a name that begins here."""
        after = index + 1
        if after >= len(self.words) or not self.words[after].near:
            return False
        if self.words[after].key in words_of("particles"):
            return after + 1 < len(self.words) and self.words[after + 1].capital
        return self._may_name(after) and self.words[after].key not in lexicon().organisation

    def _may_name(self, index: int) -> bool:
        """True if a word may be part of a name by its looks."""
        word = self.words[index]
        known = lexicon()
        if not word.capital or word.possessive or any(c.isdigit() for c in word.text):
            return False
        if (word.key in known.never and not self._dated_name(index)) or word.key in known.articles:
            return False
        begun = index > 0 and word.near and self.words[index - 1].capital
        if word.key in _small_words() and not (
            word.key in _names_too() and (begun or word.label == "PERSON")
        ):
            return False
        return not (
            word.text.isupper() and len(word.text) > 1 and "." not in word.text and self._shouted(index)
        )

    def _dated_name(self, index: int) -> bool:
        """True if the word for a month is a given name here ("Jan Dvorak", "August Lund")."""
        word, after = self.words[index], index + 1
        if not is_given(word.key) or word.dotted or after >= len(self.words):
            return False
        following = self.words[after]
        return following.gap == " " and following.capital and following.key not in lexicon().never

    def _shouted(self, index: int) -> bool:
        """True if a word in capitals is an abbreviation: its neighbours are not in capitals."""
        near = [self.words[i] for i in (index - 1, index + 1) if 0 <= i < len(self.words)]
        return not any(w.text.isupper() and len(w.text) > 2 for w in near) or self.words[index].label == "ORG"

    def run(self, first: int, limit: int = LONGEST_NAME) -> int:
        """The end of the name that begins at a word: capitals, initials, particles; `first` if none does."""
        words = self.words
        i = first
        if first < len(words) and not words[first].capital and self._particle_start(first):
            i = first + 1
        elif first >= len(words) or not self._may_name(first) or first in self.taken:
            return first
        i += 1
        while i < len(words) and i - first < limit and i not in self.taken:
            hyphened = words[i].gap == "-" and words[i].text.isalpha()
            if hyphened and words[i - 1].capital and words[i - 1].gap != "-":
                i += 1
                continue
            split = words[i].gap == "' " and len(words[i - 1].text) == 1
            if not split and (not words[i].near or words[i].possessive or not self._joins(i)):
                break
            i += 1
        while i > first + 1 and not words[i - 1].capital and words[i - 1].gap != "-":
            i -= 1
        return i

    def _particle_start(self, index: int) -> bool:
        word = self.words[index]
        after = index + 1
        return (
            word.key in words_of("particles")
            and after < len(self.words)
            and self.words[after].near
            and self.words[after].capital
            and self.words[after].key not in lexicon().never
            and (self.words[after].gap == "-" or word.key in ("von", "van", "de", "al", "el", "bin"))
        )

    def _joins(self, index: int) -> bool:
        """True if a word goes on a name."""
        word = self.words[index]
        if word.capital:
            firm = word.key in lexicon().organisation and word.label != "PERSON"
            return self._may_name(index) and not firm
        if word.key not in words_of("particles"):
            return False
        ahead = (self.words[i] for i in range(index + 1, min(index + 4, len(self.words))))
        for other in ahead:
            if not other.near:
                return False
            if other.capital:
                return self._may_name(index + 1) or other.key not in lexicon().never
            if other.key not in words_of("particles"):
                return False
        return False

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

    def after_courtesy(self, index: int) -> int:
        """The index after the courtesy words that begin here ("Mr.", "Sir"), or the index itself."""
        i = index
        while i + 1 < len(self.words) and i - index < 3 and i not in self.taken:
            word = self.words[i]
            courtesy = word.capital and word.key in words_of("courtesy")
            if not courtesy or not self.words[i + 1].near or not self.words[i + 1].capital:
                break
            if (
                word.key in words_of("uncertain")
                and not word.dotted
                and not self._follows(i + 1)
                and word.key not in words_of("noble")
            ):
                break
            i += 1
        return i

    def ground(self, first: int, last: int) -> Ground:
        """Why the words [first, last) may be a name by themselves."""
        words = self.words[first:last]
        labels = [w.label for w in words]
        persons = labels.count("PERSON")
        inside = all(i in self.place for i in range(first, last))
        if inside or self._titles_only(first, last):
            return Ground.NONE
        if words[-1].key in lexicon().organisation and not is_given(words[0].key):
            return Ground.NONE
        if words[0].key in lexicon().organisation and persons < len(words) and not is_given(words[0].key):
            return Ground.NONE
        entity = persons * 2 >= len(words) and persons > 0
        foreign = sum(
            label in ("ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT")
            for label in labels
        )
        given = is_given(words[0].key) or self._initial(first)
        if len(words) > 1:
            if entity:
                return Ground.ENTITY
            mistaken = all(w.label in ("GPE", "NORP") for w in words) and not inside
            named = mistaken or foreign < len(words) or self.speaks(first, last) or self._byline(first, last)
            if given and first not in self.place and named:
                return Ground.GIVEN
            if self.speaks(first, last) and not foreign and all(w.tag == "PROPN" for w in words):
                return Ground.SPEECH
            return Ground.NONE
        if entity and (self.speaks(first, last) or given or self._acts(last)):
            return Ground.ENTITY
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

    def _stands_alone(self, index: int) -> bool:
        """True if a single word is no part of a longer run of capitals."""
        words = self.words
        before = index > 0 and words[index].near and words[index - 1].capital and words[index].gap != ""
        after = index + 1 < len(words) and words[index + 1].near and words[index + 1].capital
        return not before and not after

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


@cache
def _human_verbs() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["human_verbs"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["small"])


@cache
def _names_too() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["small_in_names"])
