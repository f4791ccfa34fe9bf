"""Whether a number that was read is a quantity at all: pronouns, names and idioms are none."""

from __future__ import annotations

from factcheck.quantities import bounds
from factcheck.quantities import numeral as numerals
from factcheck.quantities.amount import Amount
from factcheck.quantities.context import counts_something, following
from factcheck.quantities.shares import is_share
from factcheck.quantities.tokens import APART, GLUED, SPACED, WRAPPED, Token, hyphen
from factcheck.quantities.wordsets import FUNCTIONS, lower_at, words
from factcheck.quantities.years import is_written_year
from factcheck.resources import toml

ADJECTIVES = frozenset(toml("units")["words"]["adjectives"])


def is_quantity(tokens: list[Token], one: Amount) -> bool:
    """False for what only looks like a quantity."""
    if one.none:
        return False
    if one.share:
        return is_share(tokens, one)
    if one.kind == "ordinal":
        return True
    if one.kind == "points" and [lower_at(tokens, at) for at in (one.start - 1, one.start)] == ["at", "one"]:
        return False
    if one.kind != "count" or one.unit:
        return True
    before = lower_at(tokens, one.start - 1) if one.start else ""
    if (
        before in ("number", "oh", "point")
        and one.number.written == "words"
        and tokens[one.start].gap < WRAPPED
    ):
        return False
    if following(tokens, one.last) in words("figures") and one.number.written == "words":
        return False
    if _nothing(tokens, one, before):
        return False
    if lower_at(tokens, one.start - 1) == "top" and one.start and not counts_something(tokens, one.last):
        return False
    return not (
        _capital(tokens, one)
        or is_written_year(tokens, one)
        or _pronoun(tokens, one)
        or _adjective(tokens, one)
        or _name(tokens, one)
    )


def _nothing(tokens: list[Token], one: Amount, before: str) -> bool:
    """As in "net zero", "zero-sum", "below zero": no count of nought."""
    if one.value != 0 or one.number.written != "words":
        return False
    after = following(tokens, one.last)
    if (
        before in words("zero_before")
        or after == "-"
        or (before in ("-", "‑") and tokens[one.start].gap == GLUED)
    ):
        return True
    return after in (
        "tolerance",
        "gravity",
        "hour",
        "point",
        "sum",
        "emission",
        "emissions",
        "carbon",
        "waste",
        "day",
    )


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


def _pronoun(tokens: list[Token], one: Amount) -> bool:
    if lower_at(tokens, one.start) != "one" or one.end != one.start + 1 or one.value != 1 or one.ranged:
        return False
    before = lower_at(tokens, one.start - 1) if one.start and tokens[one.start].gap < APART else ""
    if before == "only" and lower_at(tokens, one.start - 2) in ("the", "s"):
        return True
    after = following(tokens, one.last)
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
        return following(tokens, one.last + 1) in words("one_of_them")
    if not after or after in words("one_before"):
        return True
    if tokens[one.last].kind == "s":
        return (
            after not in "-" or not hyphen(tokens, one.last) or following(tokens, one.last + 1) in ADJECTIVES
        )
    return False


def partitive(tokens: list[Token], one: Amount) -> bool:
    """As in "one of the largest", "one of the reasons": an idiom more than a count."""
    if lower_at(tokens, one.start) != "one" or following(tokens, one.last) != "of" or one.kind != "count":
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
        return (
            abs(one.value) < 20 and len(before.text) < 5 and not counts_something(tokens, one.last)
        )  # "USB 3.0"
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
    behind = following(tokens, one.last)
    if not behind or tokens[one.last].kind == "s":
        return not hyphen(tokens, one.last)
    if tokens[one.last].gap == WRAPPED and tokens[one.last].text[0].isupper():
        return True
    return not counts_something(tokens, one.last)
