"""Whether a number that was read is a quantity at all: years, pronouns, names, idioms are none."""

from __future__ import annotations

from factcheck.intervals import Relation
from factcheck.quantities import bounds, calendar
from factcheck.quantities import numeral as numerals
from factcheck.quantities.amount import Amount
from factcheck.quantities.tokens import APART, GLUED, SPACED, WRAPPED, Token, close, hyphen
from factcheck.quantities.wordsets import FUNCTIONS, lower_at, words
from factcheck.resources import toml

ADJECTIVES = frozenset(toml("units")["words"]["adjectives"])


def is_quantity(tokens: list[Token], one: Amount) -> bool:
    """False for what only looks like a quantity."""
    if one.none:
        return False
    if one.share:
        return _share(tokens, one)
    if one.kind == "ordinal":
        return _rank(tokens, one)
    if one.kind == "points" and [lower_at(tokens, at) for at in (one.start - 1, one.start)] == ["at", "one"]:
        return False
    if one.kind != "count" or one.unit:
        return True
    if lower_at(tokens, one.start - 1) == "top" and one.start and not _counts(tokens, one.last):
        return False
    return not (
        _capital(tokens, one)
        or _year(tokens, one)
        or _pronoun(tokens, one)
        or _adjective(tokens, one)
        or _name(tokens, one)
    )


def _next(tokens: list[Token], at: int) -> str:
    """The word that follows in the same paragraph."""
    return tokens[at].lower if close(tokens, at) else ""


def _year(tokens: list[Token], one: Amount) -> bool:
    """Whether four bare figures, or "nineteen eighty", are a year."""
    digits = tokens[one.start].text if one.ranged or one.value is None else one.number.digits
    if not calendar.is_year(digits) or (one.value is not None and one.value < 0):
        return _spelt_year(tokens, one)
    after = _next(tokens, one.last)
    before = lower_at(tokens, one.start - 1) if one.start else ""
    if after in words("counted"):
        return before in ("in", "since", "'s") and one.number.digits[-1:] != "0"
    if after in ("-", "–") and tokens[one.last].gap == GLUED:
        return True
    if not one.ranged and _bound(tokens, one) and before not in words("year_bounds"):
        return False
    if not "1400" <= digits <= "2150":
        return before in ("in", "since") and not _plural(tokens, one.last)
    rounded = digits.endswith(("00", "50")) and before not in words("year_before")
    return not (rounded and _plural(tokens, one.last))


def _bound(tokens: list[Token], one: Amount) -> bool:
    return bounds.before(tokens, one.start, duration=False)[0] is not Relation.EXACT


def _capital(tokens: list[Token], one: Amount) -> bool:
    """A number word with a capital inside a sentence is a name: "World War Two", "Twenty20"."""
    token = tokens[one.start]
    if one.number.written != "words" or token.kind != "w" or not token.text[0].isupper():
        return False
    if one.last < len(tokens) and tokens[one.last].gap == GLUED and tokens[one.last].kind in "dw":
        return True
    if one.start == 0 or token.gap >= WRAPPED or tokens[one.start - 1].kind != "w":
        return False
    near = tokens[max(one.start - 6, 0) : one.last + 6]
    return any(other.kind == "w" and other.text.islower() and other.lower not in FUNCTIONS for other in near)


def _spelt_year(tokens: list[Token], one: Amount) -> bool:
    """As in "nineteen eighty-four", "twenty twenty"."""
    first, second = lower_at(tokens, one.start), _next(tokens, one.last)
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


def _plural(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun follows, one adjective aside."""
    for step in (at, at + 1):
        if not close(tokens, step) or tokens[step].kind != "w" or tokens[step].text[0].isupper():
            return False
        word = tokens[step].lower
        if word in FUNCTIONS:
            return False
        if word in words("counted") or (_plural_form(word)):
            return True
    return False


def _plural_form(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _pronoun(tokens: list[Token], one: Amount) -> bool:
    if lower_at(tokens, one.start) != "one" or one.end != one.start + 1 or one.value != 1 or one.ranged:
        return False
    before = lower_at(tokens, one.start - 1) if one.start and tokens[one.start].gap < APART else ""
    after = _next(tokens, one.last)
    if (
        before in ("least", "only", "than", "most", "just", "exactly")
        and after
        and tokens[one.last].kind == "w"
    ):
        return after in words("one_before") and after not in (
            "and",
            "or",
            "in",
            "on",
            "from",
            "by",
            "for",
            "at",
            "to",
        )
    if before == "not" or before in words("one_after") or (before and tokens[one.start].gap == GLUED):
        return True
    if after == "of":
        return _next(tokens, one.last + 1) in words("one_of_them")
    if not after or after in words("one_before"):
        return True
    if tokens[one.last].kind == "s":
        return after not in "-" or not hyphen(tokens, one.last) or _next(tokens, one.last + 1) in ADJECTIVES
    return False


def partitive(tokens: list[Token], one: Amount) -> bool:
    """As in "one of the largest", "one of the reasons": an idiom more than a count."""
    if lower_at(tokens, one.start) != "one" or _next(tokens, one.last) != "of" or one.kind != "count":
        return False
    for at in range(one.last + 1, min(one.last + 5, len(tokens))):
        word = tokens[at].lower
        if word in words("superlatives") or (word.endswith("est") and word not in words("not_superlatives")):
            return True
    return False


def _adjective(tokens: list[Token], one: Amount) -> bool:
    """As in "a two-way street", "a one-off"."""
    at = one.last
    return hyphen(tokens, at) and tokens[at + 1].kind == "w" and tokens[at + 1].lower in ADJECTIVES


def _name(tokens: list[Token], one: Amount) -> bool:
    """As in "Boeing 737", "Windows 11": a bare number behind a capital, and nothing behind it to count."""
    at = one.start
    if at == 0 or tokens[at].gap == APART or one.value is None or one.ranged:
        return False
    before = tokens[at - 1]
    if before.text in ("s", "’") and at > 2 and tokens[at - 2].text in "'’":
        before = tokens[at - 3]
    if not one.number.digits and not one.number.whole and before.text.isupper() and one.number.scale == 1:
        return abs(one.value) < 20 and len(before.text) < 5 and not _counts(tokens, one.last)  # "USB 3.0"
    if not one.number.digits:
        return (
            before.text[:1].isupper()
            and before.lower in words("label_words")
            and before.lower not in FUNCTIONS
            and tokens[at].gap == SPACED
            and one.number.written == "words"
        )
    if (
        before.kind != "w"
        or not before.text[0].isupper()
        or before.lower in FUNCTIONS
        or tokens[at].gap > SPACED
    ):
        return False
    if before.lower in numerals.STARTS or bounds.before(tokens, at, duration=False)[1] < at:
        return False
    following = _next(tokens, one.last)
    if not following or tokens[one.last].kind == "s":
        return not hyphen(tokens, one.last)
    if tokens[one.last].gap == WRAPPED and tokens[one.last].text[0].isupper():
        return True
    return not _counts(tokens, one.last)


def _counts(tokens: list[Token], at: int) -> bool:
    """Whether a noun phrase in the plural follows within a few words."""
    for step in range(at, min(at + 4, len(tokens))):
        token = tokens[step]
        if not close(tokens, step) or token.kind != "w" or token.lower in FUNCTIONS:
            return False
        word = token.lower
        if word in words("counted") or (_plural_form(word)):
            return not token.text[0].isupper()
    return False


# --- shares and ranks -----------------------------------------------------------------------------


def _share(tokens: list[Token], one: Amount) -> bool:
    first, last = lower_at(tokens, one.start), one.last
    before = lower_at(tokens, one.start - 1) if one.start and tokens[one.start].gap < APART else ""
    after = _next(tokens, last)
    written = one.number.written == "digits"
    bounded = _bound(tokens, one)
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
    return _next(tokens, at) == "of" and _next(tokens, at + 1) in words("quarter_things")


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


def _rank(tokens: list[Token], one: Amount) -> bool:
    """An ordinal is one, unless it is a fraction's or a pronoun's word."""
    return True
