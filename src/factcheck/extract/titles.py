"""Titles: what a text calls an office, read outward from its rank.

To the left stand its modifiers, portfolio and nationality ("acting Ukrainian
defence"), to the right its complements. The words are in `titles.toml` and
`portfolios.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.extract.complements import Complements
from factcheck.extract.offices import Draft, Office, finish, lexicon
from factcheck.extract.past_office import ended
from factcheck.extract.words import longest_back, split_words, surface
from factcheck.names import words_of
from factcheck.places import Form, Gazetteer, default_gazetteer

__all__ = ["Office", "Reader", "Title", "in_jurisdiction", "office_phrase"]

LEFT_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text: words [first, last), the offices it names, whether the rank is plural.

    `outer` is where its possessor begins ("Ukraine's"), else `first`; `owner` are the
    words of a possessor that is no place.
    """

    first: int
    last: int
    offices: tuple[Office, ...]
    plural: bool = False
    outer: int = 0
    owner: tuple[int, int] = (0, 0)


class Reader(Complements):
    """Reads the titles of one text."""

    def titles(self) -> list[Title]:
        """All titles in order, none overlapping."""
        found: list[Title] = []
        at = floor = 0
        while at < len(self.words):
            title = self.title_at(at, floor)
            if title is None:
                at += 1
                continue
            found.append(title)
            at = floor = title.last
        return found

    def title_at(self, at: int, floor: int) -> Title | None:
        """The title whose first rank begins at a word, read no further left than `floor`."""
        size, plural = self.rank_at(at)
        if not size:
            return None
        drafts = [self._draft(at, size, floor, plural)]
        last = self.right(drafts[0], at + size)
        while (joined := self._joined(last)) and len(drafts) < 4:
            size, plural = self.rank_at(joined)
            drafts.append(self._draft(joined, size, last, plural))
            last = self.right(drafts[-1], joined + size)
        self._share(drafts)
        offices = tuple(finish(draft, self.gazetteer) for draft in drafts)
        head = drafts[0]
        if ended(self.words, min(head.outer, head.first), last):
            offices = tuple(replace(office, former=True) for office in offices)
        return Title(head.first, last, offices, head.plural, min(head.outer, head.first), head.owner_words)

    def _draft(self, at: int, size: int, floor: int, plural: bool) -> Draft:
        """The office around a rank, read to the left."""
        keys = tuple(w.key for w in self.words[at : at + size])
        entry = lexicon().ranks[(keys[0][:-1],) if plural else keys]
        draft = Draft(
            entry.rank,
            entry.kind,
            entry.portfolio,
            entry.jurisdiction,
            first=at,
            outer=at,
            plural=plural,
            words=" ".join(keys),
        )
        draft.fixed = bool(entry.portfolio)
        while at > floor:
            taken = self._left_step(draft, at, floor)
            if not taken:
                break
            at = draft.first = max(taken, 0)
        return draft

    def _left_step(self, draft: Draft, at: int, floor: int) -> int:
        """The index before `at` to which the title reaches further; 0 if it does not."""
        before, words = at - 1, self.words
        if not words[at].near or len(draft.extra) > LEFT_LIMIT:
            return 0
        if words[before].possessive:
            if (
                draft.extra
                and draft.extra[0] is words[at]
                and words[at].capital
                and before not in self.place_to
            ):
                draft.extra.insert(0, words[before])
                return before or -1
            self._owner(draft, before, floor)
            return 0
        if at in self.place_to and self.place_to[at][0] >= floor:
            first, place = self.place_to[at]
            if place.form is not Form.DEMONYM and self._where(first):
                return 0
            if self._club(draft, at) and place.form is not Form.DEMONYM:
                draft.extra[:0] = words[first:at]
                return first or -1
            if self._body_of(first, floor):
                draft.extra[:0] = words[first - 2 : at]
                return first - 2 or -1
            draft.place = draft.place or place.code
            return first or -1
        if words[before].text in words_of("also_places") and not self.begins_name(before):
            found = self.gazetteer.lookup(words[before].text)
            draft.place = draft.place or (found.code if found else "")
            return before or -1
        size = longest_back(words, at, lexicon().portfolios)
        if size and at - size >= floor and not draft.portfolio and lexicon().takes_portfolio(draft.rank):
            draft.portfolio = lexicon().portfolios[tuple(w.key for w in words[at - size : at])]
            return (at - size) or -1
        size = longest_back(words, at, lexicon().modifiers)
        named = words[before].key in lexicon().organisation or words[before].key == "general"
        inside = draft.extra and words[before].capital and words[at].capital and named
        if draft.extra and draft.extra[0] is words[at] and words[before].key in lexicon().state_organs:
            inside = True
        if size and at - size >= floor and not inside:
            draft.modify(lexicon().modifiers[tuple(w.key for w in words[at - size : at])])
            return (at - size) or -1
        if self._open_word(draft, before, floor):
            draft.extra.insert(0, words[before])
            return before or -1
        return 0

    def _club(self, draft: Draft, at: int) -> bool:
        """True if a place begins the name of a club or a firm ("Manchester United")."""
        joined = bool(draft.extra) and draft.extra[0] is self.words[at] and self.words[at].capital
        return joined and draft.kind in ("company", "sport", "media")

    def _body_of(self, first: int, floor: int) -> bool:
        """True if a place ends the name of an organisation ("Bank of England")."""
        if first - 2 < floor or not (self.words[first].near and self.words[first - 1].near):
            return False
        body = self.words[first - 2]
        return self.words[first - 1].key == "of" and body.capital and body.key in lexicon().organisation

    def _where(self, first: int) -> bool:
        """True if a place is where something happens ("in Vilnius Prime Minister ...")."""
        return first > 0 and self.words[first].near and self.words[first - 1].key in lexicon().where

    def _open_word(self, draft: Draft, index: int, floor: int) -> bool:
        """True if a word that no list knows may stand in a title before its rank."""
        word = self.words[index]
        known = lexicon()
        if word.key in known.articles or word.key in known.never or word.text.isdigit():
            return False
        if word.capital:
            starts = index == 0 or not self.words[index].near
            return (
                not (starts and word.tag not in ("PROPN", "NOUN", ""))
                and not self.begins_name(index)
                and (word.tag in ("PROPN", "NOUN", "ADJ", "", "X", "VERB"))
            )
        if word.key in known.joins and word.key != "and":
            inside = index > floor and self.words[index].near and self.words[index - 1].capital
            return inside and bool(draft.extra) and self.words[index - 1].key in known.organisation
        if not word.tag:
            return word.key in known.organisation
        if self.words[index + 1].capital:
            return False
        if word.tag == "ADJ" and not draft.extra and " " not in draft.words:
            return False
        return word.tag in ("NOUN", "ADJ", "PROPN") and len(draft.extra) < 3 and word.key not in known.links

    def _owner(self, draft: Draft, mark: int, floor: int) -> None:
        """Reads whose office it is: "Ukraine's", "Microsoft's"."""
        if mark in self.place_to and self.place_to[mark][0] >= floor:
            draft.place = draft.place or self.place_to[mark][1].code
            draft.outer = self.place_to[mark][0]
            return
        first = mark
        while first > floor and self.words[first - 1].capital and (first == mark or self.words[first].near):
            first -= 1
        if first < mark and not draft.place:
            draft.owner = surface(self.words[first:mark])
            draft.owner_words = (first, mark)
            draft.outer = first

    def _joined(self, at: int) -> int:
        """Where a second rank begins after "and" or a comma; 0 if none does."""
        words = self.words
        if at + 1 >= len(words):
            return 0
        step = 0
        if words[at].gap == " " and words[at].key == "and":
            step = at + 1
        elif words[at].gap in (" & ", "/", " / ") or (words[at].gap == ", " and self.rank_at(at)[0]):
            step = at
        for i in range(step, min(step + 4, len(words))) if step else ():
            if i > step and not words[i].near:
                return 0
            size, _ = self.rank_at(i)
            if size:
                return i
            if words[i].capital and self.begins_name(i):
                return 0
        return 0

    def _share(self, drafts: list[Draft]) -> None:
        """Gives joined offices the place and organisation that only one of them names."""
        if len(drafts) < 2:
            return
        place = next((d.place for d in drafts if d.place), "")
        organisation = next((d.organisation for d in drafts if d.organisation), "")
        for draft in drafts:
            draft.place = draft.place or place
            draft.organisation = draft.organisation or organisation


def office_phrase(text: str, jurisdiction: str = "", gazetteer: Gazetteer | None = None) -> Office | None:
    """The office that a bare title text names, or None if it holds no rank.

    `jurisdiction` (a place code or an organisation) is used where the text names none.
    """
    known = gazetteer or default_gazetteer()
    titles = Reader(split_words(text), known.find(text), known).titles()
    if not titles:
        return None
    office = titles[0].offices[0]
    return office if office.jurisdiction or not jurisdiction else in_jurisdiction(office, jurisdiction, known)


def in_jurisdiction(office: Office, jurisdiction: str, gazetteer: Gazetteer) -> Office:
    """The office with its jurisdiction filled in, its rank read as that country means it."""
    draft = Draft(office.rank, "", office.portfolio)
    draft.place = jurisdiction
    named = finish(draft, gazetteer)
    return replace(
        office,
        rank=named.rank,
        portfolio=named.portfolio,
        jurisdiction=jurisdiction,
        seats=office.seats or named.seats,
    )
