"""The words a date phrase may begin with: a cheap look before the grammar."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.tokens import Tokens

__all__ = ["TRIGGERS", "may_begin"]

_TABLES = (
    lex.MONTHS, lex.WEEKDAYS, lex.NUMBERS, lex.SCALES, lex.ORDINALS, lex.UNITS, lex.SEASONS, lex.DAY_PARTS,
    lex.EDGES, lex.EDGES_OF, lex.SETS, lex.VAGUE, lex.NAMED,
)  # fmt: skip
_LISTS = ("last", "next", "this", "some", "approximators", "deictic_day_after", "starters")

TRIGGERS = frozenset({"'", "’"}.union(*_TABLES, *(lex.words(name) for name in _LISTS)))
_AFTER_A = frozenset(
    set(lex.UNITS) | lex.words("counted_adjectives") | set(lex.SCALES) | lex.words("after_a")
)
_SECOND = {words[1] for rows in lex.VAGUE.values() for words, _ in rows if words[0] == "the"}
_AFTER_THE = (TRIGGERS - {"a", "an", "the", "'", "’"}) | _SECOND | lex.words("after_the")


def may_begin(t: Tokens, i: int) -> bool:
    """False where an article is followed by nothing that a date phrase may go on with."""
    word = t.lows[i]
    if word == "the":
        return t.low(i + 1) in _AFTER_THE or t.digits(i + 1) > 0
    if word in ("a", "an"):
        return t.low(i + 1) in _AFTER_A
    return True
