"""Lengths of time in their context: what is one, what is an age or a count, and what it is counted from."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.numbers import duration, number
from factcheck.dates.relative import ahead, counted
from factcheck.dates.shapes import Ago, Duration, Expr, Mention, Range
from factcheck.dates.tokens import DASHES, Tokens

__all__ = ["length"]

Found = tuple[Expr, int] | None
_APPROXIMATORS = lex.words("approximators")
_UNIT_PREPOSITIONS = lex.words("unit_prepositions")
_PLURAL_PREPOSITIONS = lex.words("plural_prepositions")
_AGES = lex.words("age_nouns")
_OVER = frozenset(("over", "through", "throughout", "across"))
_MONEY = frozenset("$£€")
_PARTS_OF_NUMBERS = frozenset("$£€.,:/#") | DASHES


def length(t: Tokens, i: int) -> Found:
    """A length of time, with what it is counted from; "35-year-old" is none."""
    approx = _approximator(t, i)
    j = i + approx
    if (
        t.low(j) == "the"
        or t.low(j - 1) in _MONEY
        or (not approx and t.glued(j) and t.low(j - 1) in _PARTS_OF_NUMBERS)
    ):
        return None
    if t.low(j) in lex.PLURAL and t.low(j - 1) == "the" and t.low(j - 2) in _OVER:
        return Duration(lex.PLURAL[t.low(j)], None), j + 1
    if t.low(j) in lex.UNITS and not _bare_unit_stands(t, j):
        return None
    if t.low(j - 1) in ("in", "within") and (time := ahead(t, j)):
        return time
    if either := _either_length(t, j):
        return either
    found = duration(t, j)
    if not found or _is_age(t, found[1]):
        return None
    shape, end = counted(t, i, *found)
    if isinstance(shape, Duration) and not _length_stands(t, j, shape, found[1]):
        return None
    return _approximate(shape, t, i, approx), end


def _is_age(t: Tokens, end: int) -> bool:
    """True if "old" follows: "-year-old", "years old", "years of age"."""
    after = t.low(end + 1) if t.low(end) in DASHES or t.low(end) == "of" else t.low(end)
    return after in _AGES or after == "age"


def _either_length(t: Tokens, i: int) -> Found:
    """ "60 to 90 days", "two or three years", "10-12 weeks"."""
    first = number(t, i)
    if not first or first[0] is None or t.low(first[1]) not in ("to", "or", "and", *DASHES):
        return None
    sign = t.low(first[1])
    if (sign == "and" and t.low(i - 1) != "between") or (sign in DASHES and not t.glued(first[1])):
        return None
    last = duration(t, first[1] + 1)
    if not last or last[0].number is None or last[0].number <= first[0] or t.low(last[1]) in _AGES:
        return None
    if (t.low(last[1]) == "-" and t.low(last[1] + 1) in _AGES) or t.low(last[1]) in (
        "ago",
        "later",
        "earlier",
    ):
        return None
    places = (i, first[1], first[1] + 1, last[1])
    return Range(Duration(last[0].unit, first[0]), last[0], places if sign not in DASHES else None), last[1]


def _approximator(t: Tokens, i: int) -> int:
    """How many tokens of "almost", "more than", "at least" stand at token i."""
    if t.low(i) in _APPROXIMATORS:
        return 1
    if t.low(i) in ("more", "less") and t.low(i + 1) == "than":
        return 2
    return 2 if t.low(i) == "at" and t.low(i + 1) in ("least", "most") else 0


_MODS = {
    "almost": "LESS_THAN", "nearly": "LESS_THAN", "under": "LESS_THAN", "barely": "LESS_THAN",
    "less": "LESS_THAN",
    "over": "MORE_THAN", "more": "MORE_THAN", "at": "EQUAL_OR_MORE",
}  # fmt: skip


def _approximate(shape: Expr, t: Tokens, i: int, approx: int) -> Expr:
    """The shape with the TIMEX3 mod of the words before it."""
    if not approx or not isinstance(shape, Duration | Ago | Mention):
        return shape
    mod = _MODS.get(t.low(i), "APPROX")
    return replace(shape, mod=mod)


def _bare_unit_stands(t: Tokens, j: int) -> bool:
    """True if "years", "minutes" without a number is a length: "for years", "years of war", "years ago"."""
    if t.low(j) in lex.SINGULAR:
        return t.low(j + 1) == "-" and t.low(j + 2) == "long"
    if t.low(j) not in lex.PLURAL or (t.capital(j) and t.low(j - 1)):
        return False
    if t.low(j + 1) in ("ago", "later", "earlier") or (t.low(j + 1) == "-" and t.low(j + 2) == "long"):
        return True
    if t.low(j) in ("seconds", "quarters", "nights", "weekends", "days") and t.low(j - 1) in (
        "of",
        "the",
        "by",
    ):
        return False
    return (t.low(j - 1) in _PLURAL_PREPOSITIONS - {"the"}) or (
        t.low(j + 1) == "of" and t.low(j - 1) not in ("the",)
    )


def _length_stands(t: Tokens, j: int, length: Duration, end: int) -> bool:
    """False for "a year", "a day" where nothing says that it is a length of time."""
    if length.unit == "Q" and length.number == 1 and t.low(j) == "a":
        return False  # a fourth part
    if t.low(j) not in ("a", "an", "one", "another") or length.number != 1 or length.unit == "FN":
        return True
    if (t.low(end) == "-" and t.glued(end)) or t.low(j + 1) == "-":
        return True
    if t.low(end) in ("before", "after", "when"):
        return True
    return t.low(j - 1) in _UNIT_PREPOSITIONS or t.low(j - 1) in _APPROXIMATORS
