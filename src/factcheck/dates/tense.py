"""Past or future: what the verbs around a date say of it."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.tokens import Tokens

__all__ = ["tense"]

_FUTURE, _PAST, _NOT_PAST = lex.words("future_cues"), lex.words("past_cues"), lex.words("not_past")
_BE = frozenset(("be", "being", "not", "get", "already"))
_REACH = 40


def tense(t: Tokens, start: int, end: int) -> int:
    """1 if the nearest verb to the left in the sentence is of the future, -1 if of the past, 0 if none tells.

    If nothing stands to the left, the first verb to the right decides.
    """
    for i in range(start - 1, max(start - _REACH, -1), -1):
        if t.sentence_break(i + 1, lex.TITLES):
            break
        cue = _cue(t, i)
        if cue:
            return cue
    if t.sentence_break(end, lex.TITLES):
        return 0
    for i in range(end, min(end + 14, t.n)):
        if i > end and t.sentence_break(i, lex.TITLES):
            break
        cue = _cue(t, i)
        if cue:
            return cue
    return 0


def _cue(t: Tokens, i: int) -> int:
    """What one word says: 1, -1 or 0."""
    word = t.low(i)
    if word in _FUTURE and not t.capital(i):
        return 0 if word == "can" and t.low(i + 1) in ("opener",) else 1
    if word == "be" and t.low(i - 1) in ("to",):
        return 1
    if word == "to" and t.low(i - 1) in ("is", "are", "due", "about", "going"):
        return 1
    if word in _PAST and t.low(i - 1) not in _BE:
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and t.low(i - 1) not in _BE:
        return -1
    return 0
