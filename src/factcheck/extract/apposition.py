"""Titles that stand behind a name or are said of it ("Ann Rowe, the mayor", "Ann Rowe became mayor")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.name_spans import Ground, Names
from factcheck.extract.offices import lexicon
from factcheck.extract.past_office import past_phrase, past_words
from factcheck.extract.titles import Title
from factcheck.extract.words import Word
from factcheck.names import words_of

__all__ = ["Joined", "after_names", "candidates"]

COPULA_WORDS = 6
PAREN_WORDS = 30


@dataclass(frozen=True, slots=True)
class Joined:
    """The words [first, last) of a name, with the titles that belong to it."""

    first: int
    last: int
    courtesy: int
    ground: Ground
    titles: tuple[Title, ...] = ()
    unsure: bool = False
    """It is only said that the person was it."""


def candidates(words: Sequence[Word], names: Names, people: Sequence[Joined]) -> list[Joined]:
    """Runs of capitals that would be names if a title were said of them ("Ada Roe was a colonel")."""
    busy = names.taken | {i for item in people for i in range(item.first, item.last)}
    found: list[Joined] = []
    i = 0
    while i < len(words):
        last = i if i in busy else names.run(i)
        inner = range(i, last)
        clean = not busy & set(inner) and not any(j in names.place for j in inner)
        single = last - i == 1 and words[i].tag == "PROPN" and words[i].label in ("", "PERSON")
        if (single or 1 < last - i < 5) and clean and words[i].key not in lexicon().organisation:
            found.append(Joined(i, last, i, Ground.NONE))
        i = max(i + 1, last)
    return found


def after_names(
    words: Sequence[Word], people: Sequence[Joined], candidates: Sequence[Joined], free: Iterable[Title]
) -> list[Joined]:
    """The names with the titles that stand behind them or are said of them."""
    behind: dict[int, list[Title]] = {}
    ends = {item.last: n for n, item in enumerate(candidates)}
    last_owner = -1, -1
    for title in free:
        number = _owner_of(words, title, ends)
        if (
            number is None
            and title.outer == last_owner[1]
            and words[title.outer].gap.rstrip('"“ ').endswith("(")
        ):
            number = last_owner[0]
        if number is not None:
            behind.setdefault(number, []).append(title)
            last_owner = number, title.last
    done = [
        replace(
            i,
            ground=i.ground or Ground.SPEECH,
            titles=(*i.titles, *behind.get(n, ())),
            unsure=not i.titles and any(_once(words, i.last, title) for title in behind.get(n, ())),
        )
        for n, i in enumerate(candidates)
        if n < len(people) or n in behind
    ]
    return sorted(done, key=lambda j: j.first)


def _owner_of(words: Sequence[Word], title: Title, ends: dict[int, int]) -> int | None:
    """Whose title it is: the name that ends just before it, but for articles and a copula."""
    at, steps, copula = title.outer, 0, False
    while at > 0 and steps <= COPULA_WORDS:
        gap = words[at].gap
        if at in ends and steps <= COPULA_WORDS:
            return ends[at] if _links(words, title, at, gap, steps, copula) else None
        if "\n" in gap or any(mark in gap for mark in ".;:?!"):
            return None
        if ")" in gap:
            if not steps and "," not in gap:
                return None
            at = _bracket_start(words, at)
            if at < 0:
                return None
            copula = True
            if at in ends:
                return ends[at]
            steps += 1
            continue
        past = past_phrase(words, at) if words[at].near else 0
        if past:
            at, steps, copula = at - past, steps + 1, True
            continue
        word = words[at - 1]
        if word.key in words_of("suffixes") and word.text.isupper():
            at -= 1
            continue
        if _age(word) and gap.strip() in (",", ""):
            at -= 1
            continue
        if word.key not in lexicon().copula or gap.strip() not in ("", '"', ",", "“"):
            return None
        copula = copula or word.key in (
            "is",
            "was",
            "became",
            "becomes",
            "as",
            "remains",
            "been",
            "were",
            "be",
        )
        at, steps = at - 1, steps + 1
    return None


def _once(words: Sequence[Word], at: int, title: Title) -> bool:
    """True for "Ann Rowe, who was the mayor": she may be it still, or no more."""
    between = [w.key for w in words[at : title.outer]]
    return between[:2] in (["who", "was"], ["who", "served"])


def _links(words: Sequence[Word], title: Title, at: int, gap: str, steps: int, copula: bool) -> bool:
    """True if what stands between a name and a title makes it that person's."""
    between = [w.key for w in words[at : title.outer] if not _age(w)]
    if gap.startswith(("'s", " and")) or "and" in between[:1]:
        return False
    if gap in (", ", " (", " – ", " — ", "—", " , "):
        return all(k in lexicon().articles or k in lexicon().copula or k in past_words() for k in between)
    return copula and gap in (" ", ") ") and bool(between)


def _age(word: Word) -> bool:
    """True for the words of an age between a name and a title: "Ann Rowe, 52, the mayor"."""
    return word.key == "aged" or (word.text.isdigit() and len(word.text) == 2)


def _bracket_start(words: Sequence[Word], at: int) -> int:
    """The index of the first word in the bracket that closes before a word; -1 if it is too far."""
    for i in range(at - 1, max(-1, at - 1 - PAREN_WORDS), -1):
        if "(" in words[i].gap:
            return i
    return -1
