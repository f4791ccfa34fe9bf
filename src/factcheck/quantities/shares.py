"""Whether a fraction that was read is a share of something."""

from __future__ import annotations

from factcheck.quantities import numeral as numerals
from factcheck.quantities.amount import Amount
from factcheck.quantities.context import bounded_before, following
from factcheck.quantities.tokens import APART, Token
from factcheck.quantities.wordsets import lower_at, words


def is_share(tokens: list[Token], one: Amount) -> bool:
    """Whether a fraction is said of something: "half of the herd", not "the second half"."""
    first, last = lower_at(tokens, one.start), one.last
    before = lower_at(tokens, one.start - 1) if one.start and tokens[one.start].gap < APART else ""
    after = following(tokens, last)
    written = one.number.written == "digits"
    bounded = bounded_before(tokens, one)
    if written and first != "half":
        return True
    if one.end - one.start > 1 and first not in numerals.ARTICLES:
        return not (lower_at(tokens, one.end - 1).startswith("quarter") and _quarter_of_year(tokens, last))
    if first == "half" or (lower_at(tokens, one.start + 1) == "half" and first in numerals.ARTICLES):
        return _half(tokens, one, before, after, bounded)
    if after == "of":
        return not _quarter_of_year(tokens, last) and before not in ("in",)
    return (
        after in ("more", "less", "fewer", "higher", "lower", "larger", "smaller")
        or before == "by"
        or (bounded and (not after or tokens[last].kind == "s"))
    )


def _quarter_of_year(tokens: list[Token], at: int) -> bool:
    return following(tokens, at) == "of" and following(tokens, at + 1) in words("quarter_things")


def _half(tokens: list[Token], one: Amount, before: str, after: str, bounded: bool) -> bool:
    if (before in words("half_before") and not bounded) or after in words("half_after"):
        return False
    if after == "-" or (before == "in" and after not in ("of", "the", "a")):
        return False
    if after in (
        "of",
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "all",
        "that",
        "those",
        "these",
        "this",
        "our",
    ):
        return True
    stop = not after or tokens[one.last].kind == "s"
    return (bounded or before == "by") and (
        stop or after in ("in", "to", "were", "are", "was", "is", "from", "since")
    )
