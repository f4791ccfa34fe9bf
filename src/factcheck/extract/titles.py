"""Offices: what a title says of rank, portfolio, jurisdiction and standing.

A title is read outward from its rank: to the left its modifiers, portfolio and
nationality ("acting Ukrainian defence"), to the right its complements ("of Canada to
Ukraine"). The words are in `titles.toml` and `portfolios.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.offices import Draft, Office, finish, lexicon
from factcheck.extract.words import Word, longest, longest_back, split_words, surface
from factcheck.names import is_given, words_of
from factcheck.places import Form, Gazetteer, Place, PlaceMention, default_gazetteer

__all__ = ["Office", "Reader", "Title", "office_phrase"]

LEFT_LIMIT = 8
RIGHT_LIMIT = 12


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


def no_name(index: int) -> bool:
    """Stands in where nothing is known of names."""
    return False


class Reader:
    """Reads the titles of one text.

    `begins_name` says of a word's index whether a personal name begins there; it ends
    an open complement ("president of Microsoft | Brad Smith").
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
        last = self._right(drafts[0], at + size)
        while (joined := self._joined(last)) and len(drafts) < 4:
            size, plural = self.rank_at(joined)
            drafts.append(self._draft(joined, size, last, plural))
            last = self._right(drafts[-1], joined + size)
        self._share(drafts)
        offices = tuple(finish(draft, self.gazetteer) for draft in drafts)
        head = drafts[0]
        return Title(head.first, last, offices, head.plural, min(head.outer, head.first), head.owner_words)

    def rank_at(self, at: int) -> tuple[int, bool]:
        """How many words of a rank begin here (0: none), and whether it is plural."""
        size = longest(self.words, at, lexicon().ranks)
        if (size == 1 and self.inside_name(at)) or at in self.inner:
            return 0, False
        if size:
            return (0, False) if self._modifies(at, size) or self._no_rank(at, size) else (size, False)
        word = self.words[at]
        if word.key.endswith("s") and (word.key[:-1],) in lexicon().ranks and len(word.key) > 4:
            return 1, True
        return 0, False

    def _no_rank(self, at: int, size: int) -> bool:
        """True if the word is one of every day here, or goes on as an organisation ("Marine Corps")."""
        word = self.words[at]
        if size == 1 and word.key in lexicon().capital_only and not word.capital and not self._titled(at):
            return True
        after = at + size
        if after >= len(self.words) or not self.words[after - 1].capital or not self._capital_after(after):
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
        if tuple(w.key for w in words[at : at + size]) not in known.modifiers:
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

    def _draft(self, at: int, size: int, floor: int, plural: bool) -> Draft:
        """The office around a rank, read to the left."""
        keys = tuple(w.key for w in self.words[at : at + size])
        entry = lexicon().ranks[(keys[0][:-1],) if plural else keys]
        draft = Draft(
            entry.rank, entry.kind, entry.portfolio, entry.jurisdiction, first=at, outer=at, plural=plural
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
        if size and at - size >= floor and not (draft.extra and words[before].capital and words[at].capital):
            draft.modify(lexicon().modifiers[tuple(w.key for w in words[at - size : at])])
            return (at - size) or -1
        if self._open_word(draft, before, floor):
            draft.extra.insert(0, words[before])
            return before or -1
        return 0

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
        if word.tag == "ADJ" and not draft.extra:
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

    def _right(self, draft: Draft, at: int) -> int:
        """Reads the complements that begin at a word; gives the index after the last."""
        words, known = self.words, lexicon()
        if at < len(words) and words[at].near and words[at].key in known.status:
            draft.status = words[at].key
            at += 1
        for _ in range(4):
            if (
                at + 1 >= len(words)
                or words[at].gap not in (" ", "\u00a0")
                or words[at].key not in known.links
            ):
                break
            last = self._complement(draft, words[at].key, at + 1)
            if not last:
                break
            at = last
        return at

    def _complement(self, draft: Draft, link: str, at: int) -> int:
        """Reads one complement after its link; gives the index after it, 0 if there is none."""
        words, known = self.words, lexicon()
        if not words[at].near:
            return 0
        if words[at].key in known.articles and at + 1 < len(words) and words[at + 1].near:
            at += 1
        portfolio = self._portfolio(draft, link, at)
        if portfolio:
            return portfolio
        found = self._place_at(at)
        if found:
            last, place = found
            glued = last < len(words) and words[last].gap == "-"
            whole = words[at].text not in place.demonyms and not self._owns(last) and not glued
            if whole and not self._company_goes_on(draft, last):
                return self._placed(draft, link, last, place.code)
            if not whole:
                draft.place = draft.place or place.code
                after = last + 1 if self._owns(last) else last
                return self._organisation(draft, after)
        size, _ = self.rank_at(at)
        if size and self._capital_after(at + size) and words[at + size].key not in known.organisation:
            return 0
        open_link = link in ("of", "for", "at") or words[at].capital
        dated = words[at].key in known.small or words[at].key in known.never
        return self._organisation(draft, at) if open_link and not dated else 0

    def _place_at(self, at: int) -> tuple[int, Place] | None:
        """The place that begins at a word and the index after it, a person's namesake included."""
        if at in self.place_from:
            last, mention = self.place_from[at]
            return last, self.gazetteer.places[mention.code]
        named = self.begins_name(at) and not (at + 1 < len(self.words) and self.begins_name(at + 1))
        if self.words[at].text not in words_of("also_places") or named:
            return None
        place = self.gazetteer.lookup(self.words[at].text)
        return (at + 1, place) if place else None

    def _capital_after(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].near and self.words[index].capital

    def _owns(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].possessive

    def _company_goes_on(self, draft: Draft, last: int) -> bool:
        """True if the name of a company begins with a place ("China Mobile")."""
        if draft.kind != "company" or last >= len(self.words):
            return False
        word = self.words[last]
        return word.gap == " " and word.capital and not self.begins_name(last) and word.label != "PERSON"

    def _placed(self, draft: Draft, link: str, last: int, code: str) -> int:
        """Takes a place as the jurisdiction, or as the posting of an ambassador."""
        if draft.rank in lexicon().posted and link != "of":
            draft.portfolio = f"to {self.gazetteer.government(code) or code}"
        elif not draft.place:
            draft.place = code
        return last

    def _portfolio(self, draft: Draft, link: str, at: int) -> int:
        """Reads a portfolio, joined ones included; gives the index after it, or 0."""
        known, words = lexicon(), self.words
        if link not in ("of", "for", "de") or not known.takes_portfolio(draft.rank):
            return 0
        size = longest(words, at, known.portfolios)
        if not size:
            return 0
        names = [known.portfolios[tuple(w.key for w in words[at : at + size])]]
        at += size
        while at + 1 < len(words) and (
            (words[at].gap == " " and words[at].key == "and") or words[at].gap in (", ", " & ")
        ):
            step = at + 1 if words[at].key == "and" else at
            step += words[step].key == "the"
            size = longest(words, step, known.portfolios)
            if not size or self.rank_at(step)[0]:
                break
            names.append(known.portfolios[tuple(w.key for w in words[step : step + size])])
            at = step + size
        if draft.portfolio and not draft.fixed and draft.portfolio != "state":
            return at
        draft.portfolio = " and ".join(dict.fromkeys(names))
        return at

    def _organisation(self, draft: Draft, at: int) -> int:
        """Reads an organisation or an open noun phrase; gives the index after it, or 0."""
        last = self._phrase_end(at)
        if last <= at:
            return 0
        while last > at + 1 and self.words[last - 1].key in lexicon().joins:
            last -= 1
        text = surface(self.words[at:last])
        inner = next((self.place_from[i][1] for i in range(at, last) if i in self.place_from), None)
        if inner is not None and not draft.place and draft.kind != "company":
            draft.place = self.gazetteer.government(inner.code) or inner.code
        draft.organisation = draft.organisation or text
        return last

    def _phrase_end(self, at: int) -> int:
        """The end of a noun phrase of capitals with small words between, or of small nouns."""
        words, known = self.words, lexicon()
        i = at
        capitals = at < len(words) and words[at].capital
        while i < len(words) and i - at < RIGHT_LIMIT and (i == at or words[i].near):
            word = words[i]
            if i > at and self.begins_name(i):
                break
            if word.capital:
                inside = word.key not in known.never
            elif capitals:
                inside = word.key in known.joins and word.key != "in" and self._capital_follows(i)
            else:
                inside = word.tag in ("NOUN", "ADJ", "DET") and word.key not in known.links
            if not inside:
                break
            i += 1
        return i

    def _capital_follows(self, at: int) -> bool:
        """True if a capital comes next, or after one more small joining word."""
        words = self.words
        for i in range(at + 1, min(at + 3, len(words))):
            if not words[i].near or self.begins_name(i):
                return False
            size, _ = self.rank_at(i)
            if size and self._capital_after(i + size):
                return False
            if words[i].capital:
                return True
            if words[i].key not in lexicon().joins:
                return False
        return False

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
