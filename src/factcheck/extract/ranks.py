"""Ranks in a text: where one stands, and where its words mean something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.extract.offices import lexicon
from factcheck.extract.words import Word, longest
from factcheck.names import is_given, words_of
from factcheck.places import Form, Gazetteer, Place, PlaceMention

__all__ = ["Ranks"]


def no_name(index: int) -> bool:
    """Stands in where nothing is known of names."""
    return False


class Ranks:
    """The words and places of one text, and the ranks among them.

    `begins_name` says of a word's index whether a personal name begins there,
    `inside_name` whether one goes on there.
    """

    def __init__(
        self,
        words: Sequence[Word],
        places: Sequence[PlaceMention],
        gazetteer: Gazetteer,
        begins_name: Callable[[int], bool] = no_name,
        inside_name: Callable[[int], bool] = no_name,
    ) -> None:
        self.words = words
        self.gazetteer = gazetteer
        self.begins_name = begins_name
        self.inside_name = inside_name
        starts = {word.start: i for i, word in enumerate(words)}
        ends = {word.end: i + 1 for i, word in enumerate(words)}
        spans = [(starts[p.start], ends[p.end], p) for p in places if p.start in starts and p.end in ends]
        self.place_from = {first: (last, place) for first, last, place in spans}
        self.inner = {
            i for first, last, p in spans if p.form is not Form.DEMONYM for i in range(first + 1, last)
        }
        self.place_to = {last: (first, place) for first, last, place in spans}

    def rank_at(self, at: int) -> tuple[int, bool]:
        """How many words of a rank begin here (0: none), and whether it is plural."""
        size = longest(self.words, at, lexicon().ranks)
        if (size == 1 and self.inside_name(at)) or at in self.inner or self._in_address(at):
            return 0, False
        if size:
            return (0, False) if self._modifies(at, size) or self._no_rank(at, size) else (size, False)
        word = self.words[at]
        if word.key.endswith("s") and (word.key[:-1],) in lexicon().ranks and len(word.key) > 3:
            return 1, True
        return 0, False

    def _in_address(self, at: int) -> bool:
        """True if a word is part of an address in the web ("president.example.org")."""
        glued = (".", "/", "@", "_", "://")
        after = self.words[at + 1].gap if at + 1 < len(self.words) else ""
        return self.words[at].gap in glued or after in glued[:1] + glued[2:]

    def _no_rank(self, at: int, size: int) -> bool:
        """True if the word is one of every day here, or goes on as an organisation ("Marine Corps")."""
        word = self.words[at]
        if size == 1 and word.key in lexicon().capital_only and not word.capital and not self._titled(at):
            return True
        after = at + size
        if after >= len(self.words) or not self.words[after - 1].capital or not self.capital_after(after):
            return False
        word = self.words[after]
        named = is_given(word.key) or word.label == "PERSON"
        return (
            word.key in lexicon().organisation
            and not named
            and not longest(self.words, after, lexicon().ranks)
        )

    def _titled(self, at: int) -> bool:
        """True if a plain word is a rank all the same: "head of", "deputy head"."""
        if at and self.words[at].near and lexicon().modifiers.get((self.words[at - 1].key,)) == "deputy":
            return True
        after = at + 1
        return after < len(self.words) and self.words[after].near and self.words[after].key in ("of", "for")

    def _modifies(self, at: int, size: int) -> bool:
        """True if the rank here is a modifier of one that follows ("deputy foreign minister")."""
        known, words = lexicon(), self.words
        keys = tuple(w.key for w in words[at : at + size])
        if keys not in known.modifiers and keys not in known.portfolios:
            return False
        i = at + size
        while i < min(at + 8, len(words)) and words[i].near:
            if longest(words, i, known.ranks):
                return True
            step = max(longest(words, i, known.modifiers), longest(words, i, known.portfolios))
            if not step and i in self.place_from:
                step = self.place_from[i][0] - i
            if not step:
                return False
            i += step
        return False

    def capital_after(self, index: int) -> bool:
        """True if a word directly goes on the one before it and has a capital."""
        return index < len(self.words) and self.words[index].near and self.words[index].capital

    def owns(self, index: int) -> bool:
        """True if a word is the ending of a possessor."""
        return index < len(self.words) and self.words[index].possessive

    def place_at(self, at: int) -> tuple[int, Place] | None:
        """The place that begins at a word and the index after it, a person's namesake included."""
        if at in self.place_from:
            last, mention = self.place_from[at]
            return last, self.gazetteer.places[mention.code]
        named = self.begins_name(at) and not (at + 1 < len(self.words) and self.begins_name(at + 1))
        if self.words[at].text not in words_of("also_places") or named:
            return None
        place = self.gazetteer.lookup(self.words[at].text)
        return (at + 1, place) if place else None
