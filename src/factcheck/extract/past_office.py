"""Whether a text says of an office that its holder had it once ("minister until 2015", "once mayor").

What stands directly before a title or behind it decides; the phrases are in `titles.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from factcheck import resources
from factcheck.extract.offices import lexicon
from factcheck.extract.words import Word, longest, longest_back, phrase

__all__ = ["ended", "left_behind", "past_phrase", "past_words"]

CLAUSE_WORDS = 9
LENGTH_WORDS = 6
SPAN_WORDS = 8


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(resources.toml("titles")["past"][kind])


@cache
def _phrases(kind: str = "before") -> dict[tuple[str, ...], str]:
    return {phrase(words): words for words in resources.toml("titles")["past"][kind]}


@cache
def past_words() -> frozenset[str]:
    """The words of the phrases that stand before an office that is over."""
    return frozenset(word for phrase_ in _phrases() for word in phrase_)


def past_phrase(words: Sequence[Word], end: int) -> int:
    """How many words before `end` say that what follows is over ("stepped down as"); 0 if none do."""
    size = longest_back(words, end, _phrases())
    first = words[end - size] if size else None
    if first is None or first.capital:
        return 0
    before = end - size - 1
    at_once = size == 1 and before >= 0 and first.near and words[before].key in ("at", "all")
    return 0 if at_once else size


def ended(words: Sequence[Word], first: int, last: int) -> bool:
    """True if the office that words [first, last) name is said to be over."""
    start = first
    while start and words[start].near and words[start - 1].key in lexicon().articles:
        start -= 1
    lasting = last < len(words) and words[last].near and words[last].key in _words("lasting")
    if start and words[start].near and past_phrase(words, start) and not lasting:
        return True
    return _replaced(words, start) or _predecessor(words, first) or _over(words, start, last)


def _predecessor(words: Sequence[Word], first: int) -> bool:
    """True for "her predecessor, Prime Minister ..."."""
    return first > 0 and words[first].gap == ", " and words[first - 1].key in _words("predecessor")


def _replaced(words: Sequence[Word], start: int) -> bool:
    """True for the office of whoever another one replaced ("Ann Lee succeeded Bo Roe as mayor")."""
    if start < 2 or not words[start].near or words[start - 1].key != "as" or not words[start - 2].capital:
        return False
    run = list(takewhile(lambda i: words[i].capital and words[i + 1].near, range(start - 2, -1, -1)))
    verb = run[-1] - 1 if run else -1
    return verb >= 0 and words[verb + 1].near and words[verb].key in _words("replacing")


def _over(words: Sequence[Word], start: int, last: int) -> bool:
    """True if an end is named behind a title or at the head of its clause, and it is not one to come."""
    left = _clause(words, start)
    if any(key in _words("present") for key in left):
        return False
    if longest_back(words, last, _phrases("behind")) or _headed(left) or _served(left):
        return True
    if last >= len(words):
        return False
    if words[last].gap.strip() == "(":
        return _years(words[last : last + 2]) == 2
    if not words[last].near:
        return False
    if words[last].key in _words("span"):
        return _years(_line(words, last)) > 1 or _decade(words, last)
    at = last
    while at < min(last + LENGTH_WORDS, len(words)) and words[at].near:
        if words[at].key in _words("until"):
            return True
        if words[at].key not in _words("length") and words[at].tag != "NUM":
            break
        at += 1
    begun = any(key in _words("beginning") for key in left)
    return words[last].key in _words("behind_was") and "was" in left and not begun


def _headed(left: Sequence[str]) -> bool:
    """True for "Until 2015 Ann Lee was ...", "From 2001 to 2005 she was ..."."""
    if "was" not in left or any(key in _words("beginning") for key in left):
        return False
    years = sum(key.isdigit() and len(key) == 4 for key in left)
    return "until" in left or "till" in left or ("from" in left and years > 1)


def _served(left: Sequence[str]) -> bool:
    """True for "who served as ...", but not for "who has served as ..."."""
    said = left[:1] == ["as"] and any(key in _words("served") for key in left[1:3])
    return said and not any(key in _words("perfect") for key in left)


def left_behind(words: Sequence[Word], last: int) -> bool:
    """True if it is said behind a name that its bearer left office."""
    return (
        last < len(words) and words[last].gap == ", " and bool(longest(words, last, _phrases("behind_name")))
    )


def _clause(words: Sequence[Word], start: int) -> list[str]:
    """The words directly before a title, up to the next mark; the last first."""
    keys: list[str] = []
    for i in range(start - 1, max(-1, start - 1 - CLAUSE_WORDS), -1):
        if not words[i + 1].near:
            break
        keys.append(words[i].key)
    return keys


def _line(words: Sequence[Word], at: int) -> list[Word]:
    """The words from here on, up to the next mark that is no dash."""
    ahead = words[at + 1 : at + 1 + SPAN_WORDS]
    return [words[at], *takewhile(lambda w: w.near or w.gap in ("–", " – ", "—"), ahead)]


def _years(words: Sequence[Word]) -> int:
    return sum(w.text.isdigit() and len(w.text) == 4 for w in words)


def _decade(words: Sequence[Word], at: int) -> bool:
    """True for "in the 1990s"."""
    return any(w.key[:4].isdigit() and w.key.endswith("0s") for w in words[at + 1 : at + 4])
