"""Past or future: what the verbs around a date say of it."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.tokens import Tokens

__all__ = ["Tenses"]

_FUTURE, _PAST, _NOT_PAST = lex.words("future_cues"), lex.words("past_cues"), lex.words("not_past")
_BE = frozenset(("be", "being", "not", "get", "already", "is", "are"))
_AHEAD = 14  # tokens to the right that still belong to the clause
_END = 2


class Tenses:
    """The tense around any token of a text; what a walk met is kept, so that all together are linear."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._left: dict[int, int] = {}
        self._right: dict[int, int] = {}

    def around(self, start: int, end: int) -> int:
        """1 if the nearest verb to the left in the sentence is of the future, -1 of the past, 0 if none.

        If nothing stands to the left, the first verb to the right decides.
        """
        return self._before(start) or self._after(end)

    def opens_past(self, start: int, end: int) -> bool:
        """True if no verb stands to the left in the sentence and the first to the right is of the past."""
        return not self._before(start) and self._after(end) < 0

    def _before(self, start: int) -> int:
        """The nearest cue to the left of token `start`."""
        i, cue = start, 0
        while i not in self._left:
            if self._t.sentence_break(i, lex.TITLES):
                break
            i -= 1
            if cue := _cue(self._t, i):
                break
        cue = cue or self._left.get(i, 0)
        for k in range(i, start + 1):
            if k > i or not cue:
                self._left[k] = cue
        return cue

    def _after(self, end: int) -> int:
        """The first cue to the right of token `end` - 1."""
        for i in range(end, min(end + _AHEAD, self._t.n)):
            seen = self._right.get(i)
            if seen is None:
                seen = _END if self._t.sentence_break(i, lex.TITLES) else _cue(self._t, i)
                self._right[i] = seen
            if seen:
                return 0 if seen == _END else seen
        return 0


def _cue(t: Tokens, i: int) -> int:
    """What one word says: 1, -1 or 0."""
    word = t.low(i)
    before = t.low(i - 1)
    if (word in _FUTURE and not t.capital(i)) or (word == "be" and before == "to"):
        return 1
    if word == "to" and before in ("is", "are", "due", "about", "going"):
        return 1
    if word in _PAST:
        return 0 if before in _BE else -1
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and before not in _BE:
        return -1
    return 0
