"""The scan over a text for numbers with their currency or unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import money, units
from factcheck.quantities import numeral as numerals
from factcheck.quantities.amount import Amount
from factcheck.quantities.measured import measured
from factcheck.quantities.numeral import Numeral
from factcheck.quantities.numerals import numeral
from factcheck.quantities.priced import priced
from factcheck.quantities.tokens import GLUED, SPACED, Token, close, hyphen
from factcheck.quantities.wordsets import words
from factcheck.resources import toml

TEMPERATURES = frozenset(("degree", "celsius", "fahrenheit"))
FOLDS: dict[str, int] = toml("numbers")["folds"]


def amounts(text: str, tokens: list[Token], mask: bytearray) -> Iterator[Amount]:
    """All numbers of a text in order, those that are no quantities marked as such."""
    lex = money.lexicon()
    at, behind = 0, -1
    while at < len(tokens):
        token = tokens[at]
        found = None
        if token.kind == "d":
            found = None if mask[at] else amount(text, tokens, mask, at)
        elif token.kind == "w":
            if (
                (
                    not mask[at]
                    and (
                        token.lower in numerals.STARTS
                        or token.lower in numerals.ORDINALS
                        or token.lower in FOLDS
                    )
                )
                or token.text in lex.codes
                or lex.signs.at(tokens, at)
                or lex.leading.at(tokens, at)
            ):
                found = amount(text, tokens, mask, at)
        elif token.text in "$€£¥-−." or token.text > "\x7f":
            found = amount(text, tokens, mask, at)
        if found is None:
            found = _magnitude(text, tokens, mask, at) if token.lower == "magnitude" else None
        if found is not None and found.single and behind == at:
            found = None  # "20 cents a litre"
        if found is not None:
            yield found
            at = behind = max(found.last, at + 1)
        else:
            at += 1


def amount(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """The number that starts at a token, with its currency before it or its unit behind it."""
    below = _owed(text, tokens, mask, at) or _frost(text, tokens, mask, at)
    if below is not None:
        return below
    sign = money.before(tokens, at)
    first = sign[1] if sign else at
    if mask[first] and not (sign and tokens[first - 1].kind == "w" and tokens[first].gap == GLUED):
        return None
    if sign is None and tokens[at].text in "-−" and not _free(tokens, at):
        return None
    between = at > 0 and tokens[at - 1].lower == "between"
    number = numeral(text, tokens, first, joins=not between)
    if number is None:
        if sign is not None:
            return None
        one = _rank(tokens, at) or _single(tokens, at) or _fold(tokens, at)
        return one or _one_and_more(text, tokens, mask, at)
    if len(number.digits) > 1 and number.digits[0] == "0" and sign is None:
        return Amount(at, number.end, number.end, number, None, reason="leading noughts")
    if number.ordinal:
        return Amount(at, number.end, number.end, number, number.value, kind="ordinal")
    if sign is not None:
        return priced(tokens, at, number, sign[0])
    return measured(tokens, at, number)


def _owed(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """As in "-$5m": a minus before the sign of a currency."""
    if tokens[at].text not in "-−" or at + 1 >= len(tokens) or not _free(tokens, at):
        return None
    if tokens[at + 1].gap != GLUED or tokens[at + 1].kind == "d" or money.before(tokens, at + 1) is None:
        return None
    found = amount(text, tokens, mask, at + 1)
    if found is None or found.value is None or found.value2 is not None:
        return None
    return replace(found, start=at, value=-found.value)


def _frost(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """As in "fell to - 20 degrees": a minus with a blank behind it, before a temperature."""
    if (
        tokens[at].text not in "-−"
        or not close(tokens, at)
        or tokens[at - 1].lower not in words("minus_before")
    ):
        return None
    if at + 1 >= len(tokens) or tokens[at + 1].gap != SPACED or tokens[at + 1].kind != "d":
        return None
    found = amount(text, tokens, mask, at + 1)
    if found is None or found.unit not in TEMPERATURES or found.value is None or found.value2 is not None:
        return None
    return replace(found, start=at, value=-found.value)


def _free(tokens: list[Token], at: int) -> bool:
    return at == 0 or tokens[at].gap != GLUED or tokens[at - 1].text in "([,;:/"


def _single(tokens: list[Token], at: int) -> Amount | None:
    """As in "a litre", "an hour and a half"."""
    if tokens[at].lower not in numerals.ARTICLES or (at and tokens[at - 1].kind == "d"):
        return None
    found = units.single(tokens, at + 1)
    half = _and_half(tokens, at + 2) if found is None or found[1] == at + 2 else 0
    if half:
        found = units.lexicon().words.at(tokens, at + 1)
    if found is None or (found[1] > at + 2 and half):
        return None
    value = Decimal("1.5") if half else Decimal(1)
    number = Numeral(at, at + 1, value, Decimal("0.5") if half else Decimal(1), whole=not half)
    return Amount(
        at, at + 1, half or found[1], number, value, kind=found[0].kind, unit=found[0].name, single=True
    )


def _one_and_more(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """As in "an hour and 45 minutes": one of a unit of time, where a number of a smaller one follows."""
    unit = units.lexicon().words.at(tokens, at + 1) if tokens[at].lower in numerals.ARTICLES else None
    more = unit[1] + 1 if unit and unit[0].kind == "duration" and unit[1] + 1 < len(tokens) else 0
    if not more or tokens[more - 1].lower != "and" or (at and tokens[at - 1].kind == "d"):
        return None
    if (
        tokens[more].kind != "d"
        and tokens[more].lower not in numerals.UNITS
        and tokens[more].lower not in numerals.TENS
    ):
        return None
    rest = amount(text, tokens, mask, more)
    if (
        unit is None
        or rest is None
        or rest.kind != "duration"
        or rest.value is None
        or rest.unit == unit[0].name
    ):
        return None
    return Amount(
        at, at + 1, unit[1], Numeral(at, at + 1, Decimal(1)), Decimal(1), kind="duration", unit=unit[0].name
    )


def _and_half(tokens: list[Token], at: int) -> int:
    """The index after "and a half", or 0."""
    phrase = [token.lower for token in tokens[at : at + 3]]
    return at + 3 if phrase == ["and", "a", "half"] and tokens[at].gap == SPACED else 0


def _fold(tokens: list[Token], at: int) -> Amount | None:
    """As in "sixfold"."""
    value = FOLDS.get(tokens[at].lower)
    if value is None:
        return None
    number = Numeral(at, at + 1, Decimal(value))
    return Amount(at, at + 1, at + 1, number, Decimal(value), kind="multiple", unit="time")


def _rank(tokens: list[Token], at: int) -> Amount | None:
    rank = numerals.ORDINALS.get(tokens[at].lower)
    if rank is None or tokens[at].kind != "w":
        return None
    number = Numeral(at, at + 1, Decimal(rank), ordinal=True)
    return Amount(at, at + 1, at + 1, number, number.value, kind="ordinal")


def _magnitude(text: str, tokens: list[Token], mask: bytearray, at: int) -> Amount | None:
    """As in "magnitude 6.1", "magnitude of 6.1"."""
    nxt = at + 1
    nxt += nxt < len(tokens) and (tokens[nxt].lower == "of" or hyphen(tokens, nxt))
    if nxt >= len(tokens) or tokens[nxt].kind != "d" or tokens[nxt].gap > SPACED or len(tokens[nxt].text) > 2:
        return None
    number = numeral(text, tokens, nxt)
    if number is None or number.value is None or number.value > 12:
        return None
    return Amount(nxt, number.end, number.end, number, number.value, kind="measure", unit="magnitude")
