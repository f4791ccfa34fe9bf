"""Runs of words that may be personal names by their looks: capitals, initials, particles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck import resources
from factcheck.extract.offices import lexicon
from factcheck.extract.words import Word, longest_back
from factcheck.names import is_given, words_of
from factcheck.places import PlaceMention

__all__ = ["Runs"]

LONGEST_NAME = 6


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*resources.toml("titles")["edges"]["human_verbs"], *resources.toml("speech")["say"]))


class Runs:
    """The words of one text, read for names by their looks; `taken` marks the words of titles."""

    def __init__(self, words: Sequence[Word], places: Sequence[PlaceMention]) -> None:
        self.words = words
        ends = {w.start: i for i, w in enumerate(words)}
        self.place = set()
        self.codes: dict[int, str] = {}
        for place in places:
            i = ends.get(place.start, len(words))
            self.codes[i] = place.code
            while i < len(words) and words[i].end <= place.end:
                self.place.add(i)
                i += 1
        self.taken: set[int] = set()
        self._may_name: dict[int, bool] = {}

    def begins(self, index: int) -> bool:
        """True if a personal name seems to begin at a word, without a look at titles."""
        word = self.words[index]
        if not self.may_name(index) or index in self.place:
            return False
        if word.label == "PERSON" and (index == 0 or self.words[index - 1].label != "PERSON"):
            return self.follows(index) or word.tag == "PROPN"
        return (
            (is_given(word.key) or self.initial(index)) and self.follows(index) and not self._in_firm(index)
        )

    def inside(self, index: int) -> bool:
        """True if a word goes on a name that began before it ("Martin Luther | King")."""
        word = self.words[index]
        if not index or not word.capital or not word.near or word.text.isupper():
            return False
        before = self.words[index - 1]
        if not before.capital or index - 1 in self.place:
            return False
        given = is_given(before.key) or self.initial(index - 1)
        return given or (
            before.label == word.label == "PERSON" and before.tag == "PROPN" and not self._rank(index - 1)
        )

    def run(self, first: int, limit: int = LONGEST_NAME) -> int:
        """The end of the name that begins at a word: capitals, initials, particles; `first` if none does."""
        words = self.words
        i = first
        if first < len(words) and not words[first].capital and self._particle_start(first):
            i = first + 1
        elif first >= len(words) or not self.may_name(first) or first in self.taken:
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
                and not self.follows(i + 1)
                and word.key not in words_of("noble")
            ):
                break
            i += 1
        return i

    def _in_firm(self, index: int) -> bool:
        """True if the capitals that begin here come to an organisation ("Robert Bosch Foundation")."""
        i = index + 1
        while i < min(index + 5, len(self.words)) and self.words[i].near and self.words[i].capital:
            if self.words[i].key in lexicon().organisation and self.words[i].label != "PERSON":
                return True
            i += 1
        return False

    def _rank(self, index: int) -> bool:
        return longest_back(self.words, index + 1, lexicon().ranks) > 0

    def initial(self, index: int) -> bool:
        """True for a capital with a full stop."""
        word = self.words[index]
        return len(word.key) == 1 and word.capital and word.dotted

    def follows(self, index: int) -> bool:
        """True if the next word may go on a name that begins here."""
        after = index + 1
        if after >= len(self.words) or not self.words[after].near:
            return False
        if self.words[after].key in words_of("particles"):
            return after + 1 < len(self.words) and self.words[after + 1].capital
        return self.may_name(after) and self.words[after].key not in lexicon().organisation

    def _headline_verb(self, index: int) -> bool:
        """True for the capitalised verb of a headline before a name: "Names", "Visits", "Appoints"."""
        key = self.words[index].key
        follower = self.words[index + 1] if index + 1 < len(self.words) else None
        if (
            follower is None
            or not key.endswith("s")
            or is_given(key)
            or not (follower.near and follower.capital)
        ):
            return False
        return bool({key[:-1], key[:-2]} & _verbs())

    def may_name(self, index: int) -> bool:
        """True if a word may be part of a name by its looks; asked of a word many times, told once."""
        may = self._may_name.get(index)
        if may is None:
            may = self._may_name[index] = self._looks_like_name(index)
        return may

    def _looks_like_name(self, index: int) -> bool:
        word = self.words[index]
        known = lexicon()
        if self.initial(index):
            return True
        if not word.capital or word.possessive or any(c.isdigit() for c in word.text):
            return False
        if (word.key in known.never and not self._dated_name(index)) or word.key in known.articles:
            return False
        if self._headline_verb(index):
            return False
        begun = index > 0 and word.near and self.words[index - 1].capital
        if word.key in lexicon().small and not (
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
        before = self.words[index - 1] if index and word.near else None
        if before is not None and before.text.isdigit() and len(before.text) < 3:
            return False
        if before is not None and before.key in lexicon().before_month and self.capital_at(after + 1):
            return False
        return following.gap == " " and following.capital and following.key not in lexicon().never

    def capital_at(self, index: int) -> bool:
        """True if a word directly goes on the one before it and has a capital."""
        return index < len(self.words) and self.words[index].near and self.words[index].capital

    def _shouted(self, index: int) -> bool:
        """True if a word in capitals is an abbreviation: its neighbours are not in capitals."""
        near = [self.words[i] for i in (index - 1, index + 1) if 0 <= i < len(self.words)]
        return not any(w.text.isupper() and len(w.text) > 2 for w in near) or self.words[index].label == "ORG"

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
        if word.key in words_of("generations") and word.capital:
            return True
        if set(word.text) <= set("IVX"):
            return len(word.text) > 1 or is_given(self.words[index - 1].key)
        if word.capital:
            firm = word.key in lexicon().organisation and word.label != "PERSON"
            return self.may_name(index) and not firm
        if word.key not in words_of("particles"):
            return False
        ahead = (self.words[i] for i in range(index + 1, min(index + 4, len(self.words))))
        for other in ahead:
            if not other.near:
                return False
            if other.capital:
                return self.may_name(index + 1) or other.key not in lexicon().never
            if other.key not in words_of("particles"):
                return False
        return False


@cache
def _names_too() -> frozenset[str]:
    return frozenset(resources.toml("titles")["edges"]["small_in_names"])
