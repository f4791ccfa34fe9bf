"""What follows a rank: portfolio, place, posting, organisation ("of Canada to Ukraine")."""

from __future__ import annotations

from factcheck.extract.offices import Draft, lexicon
from factcheck.extract.ranks import Ranks
from factcheck.extract.words import longest, surface

__all__ = ["Complements"]

RIGHT_LIMIT = 12


class Complements(Ranks):
    """Reads the complements of ranks into drafts of offices."""

    def right(self, draft: Draft, at: int) -> int:
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
        found = self.place_at(at)
        if found:
            last, place = found
            glued = last < len(words) and words[last].gap == "-"
            whole = words[at].text not in place.demonyms and not self.owns(last) and not glued
            if whole and self._body_follows(last):
                draft.place = draft.place or place.code
                return self._organisation(draft, last)
            if whole and not self._company_goes_on(draft, last):
                return self._placed(draft, link, last, place.code)
            if not whole:
                draft.place = draft.place or ("" if glued else place.code)
                after = last + 1 if self.owns(last) or glued else last
                return self._organisation(draft, after)
        size, _ = self.rank_at(at)
        if size and self.capital_after(at + size) and words[at + size].key not in known.organisation:
            return 0
        open_link = link in ("of", "for", "at") or words[at].capital
        if link == "in" and draft.kind in ("government", "parliament", "diplomatic"):
            return 0
        dated = words[at].key in known.small or words[at].key in known.never
        return self._organisation(draft, at) if open_link and not dated else 0

    def _body_follows(self, at: int) -> bool:
        """True if a small word goes on a place to a body of the state ("Kyiv city administration")."""
        if at >= len(self.words) or self.words[at].gap != " " or self.words[at].capital:
            return False
        return self.words[at].key in lexicon().state_organs | lexicon().organisation

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
            size = longest(words, step, known.portfolios) or self._open_portfolio(step)
            if not size or self.rank_at(step)[0]:
                break
            keys = tuple(w.key for w in words[step : step + size])
            names.append(known.portfolios.get(keys, " ".join(keys)))
            at = step + size
        if draft.portfolio and not draft.fixed and draft.portfolio != "state":
            return at
        draft.portfolio = " and ".join(dict.fromkeys(names))
        return at

    def _open_portfolio(self, at: int) -> int:
        """How many words of a portfolio no list knows stand in a list that "and" goes on; 0 if none."""
        i = at
        while i < min(at + 4, len(self.words)) and self.words[i].capital and (i == at or self.words[i].near):
            if self.begins_name(i) or self.words[i].label == "PERSON":
                return 0
            i += 1
        goes_on = at < i < len(self.words) - 1 and self.words[i].gap == " " and self.words[i].key == "and"
        return i - at if goes_on and longest(self.words, i + 1, lexicon().portfolios) else 0

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
            if size and self.capital_after(i + size):
                return False
            if words[i].capital:
                return True
            if words[i].key not in lexicon().joins:
                return False
        return False
