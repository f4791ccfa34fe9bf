"""Dates told by an event: "since the conflict began", "after the earthquake", "since its inception"."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.shapes import Event
from factcheck.dates.tokens import Tokens

__all__ = ["event"]

_VERBS, _NOUNS = lex.words("event_verbs"), lex.words("event_nouns")
_DETERMINERS = frozenset(("the", "its", "their", "his", "her", "this", "that"))
_LONGEST = 7


def event(t: Tokens, i: int) -> tuple[Event, int] | None:
    """The event after "since", "after", "before": determiner, noun, and "began" if it follows."""
    word = t.low(i)
    named = t.capital(i) and t.low(i - 1) == "since" and word not in lex.MONTHS and word not in lex.WEEKDAYS
    if word not in _DETERMINERS and not named:
        return None
    noun = 0
    for j in range(i + (not named), min(i + _LONGEST, t.n)):
        low = t.low(j)
        if low in _VERBS and j > i:
            end = j + 1 + (t.low(j + 1) in ("out", "place", "off", "up"))
            return Event(_words(t, i, end)), end
        if low in _NOUNS and not noun and not named:
            noun = j + 1
        if not (low.isalpha() or low in "-'’") or low in (
            "in",
            "on",
            "and",
            "that",
            "who",
            "which",
            "with",
            "to",
        ):
            break
        if t.digits(j):
            break
    return (Event(_words(t, i, noun)), noun) if noun else None


def _words(t: Tokens, i: int, j: int) -> str:
    """The words of tokens i to j - 1, one blank between."""
    return " ".join(t.raws[i:j])
