"""Whether a number that was read is a year."""

from __future__ import annotations

from factcheck.quantities import calendar
from factcheck.quantities import numeral as numerals
from factcheck.quantities.amount import Amount
from factcheck.quantities.context import bounded_before, following, plural_follows
from factcheck.quantities.tokens import GLUED, Token
from factcheck.quantities.wordsets import lower_at, words


def is_written_year(tokens: list[Token], one: Amount) -> bool:
    """Whether four bare figures, or "nineteen eighty", are a year."""
    digits = tokens[one.start].text if one.ranged or one.value is None else one.number.digits
    if not calendar.is_year(digits) or (one.value is not None and one.value < 0):
        return _spelt_year(tokens, one)
    after = following(tokens, one.last)
    before = lower_at(tokens, one.start - 1) if one.start else ""
    if after in words("counted"):
        return before in ("in", "since", "'s") and one.number.digits[-1:] != "0"
    if after in ("-", "–") and tokens[one.last].gap == GLUED:
        return True
    if not one.ranged and bounded_before(tokens, one) and before not in words("year_bounds"):
        return False
    if not "1400" <= digits <= "2150":
        return before in ("in", "since") and not plural_follows(tokens, one.last)
    rounded = digits.endswith(("00", "50")) and before not in words("year_before")
    return not (rounded and plural_follows(tokens, one.last))


def _spelt_year(tokens: list[Token], one: Amount) -> bool:
    """As in "nineteen eighty-four", "twenty twenty"."""
    first, second = lower_at(tokens, one.start), following(tokens, one.last)
    return (
        first in ("nineteen", "twenty", "eighteen")
        and one.last == one.start + 1
        and (
            second in numerals.TENS
            or second
            in (
                "ten",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
                "hundred",
            )
        )
    )
