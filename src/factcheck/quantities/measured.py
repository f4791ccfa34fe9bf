"""Numbers with a unit behind them, or with none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import money, units
from factcheck.quantities import numeral as numerals
from factcheck.quantities import wordsets as screens
from factcheck.quantities.ages import age_word, aged
from factcheck.quantities.amount import Amount
from factcheck.quantities.context import counts_something
from factcheck.quantities.model import Kind
from factcheck.quantities.numeral import Numeral
from factcheck.quantities.priced import large_enough, letters_go_on, weighs, with_rate, worded
from factcheck.quantities.tokens import APART, GLUED, Token, close, hyphen
from factcheck.resources import toml

MULTIPLE_AFTER = frozenset(toml("units")["words"]["multiple_after"])
METRE_AFTER = frozenset(toml("units")["words"]["metre_after"])
POUND = "pound"


def measured(tokens: list[Token], at: int, number: Numeral) -> Amount | None:
    """The number with the unit or currency behind it, or the bare count."""
    part = _part(tokens, number) if number.share and number.scale == 1 else None
    return part or _with_unit(tokens, at, number) or _without(tokens, at, number)


def _with_unit(tokens: list[Token], at: int, number: Numeral) -> Amount | None:
    """The number with a currency or unit that the lexicon has; None without one."""
    end = number.end
    digits = number.written == "digits" or number.scale != 1
    currency = money.after(tokens, end)
    if currency and currency[0].minor == "penny" and number.digits in screens.words("resolutions"):
        return Amount(at, end, currency[1], number, None, none=True)
    if (
        currency
        and currency[0].code == "GBP"
        and not currency[0].explicit
        and weighs(tokens, at, currency[1], number)
    ):
        unit, last = units.lexicon().units[POUND], currency[1]
        return with_rate(
            tokens, Amount(at, end, last, number, number.value, number.value2, unit.kind, unit.name)
        )
    if currency and large_enough(tokens, number, currency[1]):
        return worded(tokens, at, number, currency)
    found = units.after(tokens, end, digits=digits)
    if found is None and letters_go_on(tokens, end) and tokens[end].text == "m" and _metres(tokens, end + 1):
        found = units.lexicon().units["metre"], end + 1
    if found is not None:
        return _in_unit(tokens, at, number, found)
    if _spaced_m(tokens, end, number):
        return _in_unit(tokens, at, number, (units.lexicon().units["metre"], end + 1))
    return None


def _without(tokens: list[Token], at: int, number: Numeral) -> Amount:
    """The number that no known unit follows: a multiple, a count, or something not to be told."""
    number = _letter_m(tokens, number)
    end = number.end
    times = _times(tokens, at, number)
    if times is not None:
        return times
    if letters_go_on(tokens, end) and number.written == "digits":
        return Amount(at, end, end + 1, number, None, none=True)
    if number.comma and number.scale == 1:
        return Amount(at, end, end, number, None, reason="decimal comma or a list")
    if number.value2 is not None and end < len(tokens) and tokens[end].lower == "of":
        of = _of_unit(tokens, at, number, end + 1)
        if of is not None:
            return of
    if [token.lower for token in tokens[end : end + 2]] == ["below", "zero"] and number.value is not None:
        return Amount(at, end, end + 2, number, -number.value, kind="measure", unit="degree")
    if _letter_name(tokens, at, number):
        owns = "".join(token.lower for token in tokens[end : end + 2]) in ("'s", "’s")
        sure = owns or tokens[at].gap == APART
        return Amount(at, end, end, number, None, none=sure, reason="a name or a number of millions")
    if _clock_like(tokens, number):
        return Amount(at, end, end, number, None, reason="clock time or decimal")
    if tokens[end - 1].lower == "k" and close(tokens, end) and tokens[end].lower in screens.words("k_after"):
        return Amount(at, end, end, number, None, none=True)
    found_ = Amount(at, end, end, number, number.value, number.value2, reason=number.reason)
    return with_rate(tokens, aged(tokens, found_))


def _letter_name(tokens: list[Token], at: int, number: Numeral) -> bool:
    """As in "shares of 3M": the name of a firm, where nothing behind it is counted."""
    written = "".join(token.text for token in tokens[at : number.end])
    alone = at == 0 and number.end == len(tokens)
    return not alone and written in screens.words("letter_names") and not counts_something(tokens, number.end)


def _clock_like(tokens: list[Token], number: Numeral) -> bool:
    """As in "at 7.30", where nothing says what is counted."""
    written = [token.text for token in tokens[number.start : number.end]]
    if len(written) != 3 or written[1] != "." or len(written[2]) != 2 or not number.start:
        return False
    hour, minutes = written[0], written[2]
    if (
        len(hour) > 2
        or int(hour) > 24
        or minutes > "59"
        or tokens[number.start - 1].lower not in screens.words("clock_before")
    ):
        return False
    follows = tokens[number.end] if close(tokens, number.end) else None
    return follows is None or follows.kind == "s" or follows.lower in screens.FUNCTIONS


def _of_unit(tokens: list[Token], at: int, number: Numeral, nxt: int) -> Amount | None:
    """As in "billions of dollars", "hundreds of miles"."""
    currency = money.lexicon().words.at(tokens, nxt)
    if currency and currency[0].code != "GBP":
        return replace(worded(tokens, at, number, currency), end=number.end)
    found = units.lexicon().words.at(tokens, nxt)
    return _in_unit(tokens, at, number, found) if found else None


def _inches(tokens: list[Token], at: int) -> bool:
    """As in "5-foot-10": bare figures tied to the feet."""
    if not hyphen(tokens, at) or tokens[at + 1].kind != "d" or len(tokens[at + 1].text) > 2:
        return False
    return units.after(tokens, at + 2, digits=True) is None


def _in_unit(tokens: list[Token], at: int, number: Numeral, found: tuple[units.Unit, int]) -> Amount:
    unit, last = found
    value = number.value
    if value is not None and unit.name == "foot" and _inches(tokens, last):
        value, unit = value * 12 + int(tokens[last + 1].text), units.lexicon().units["inch"]
        last += 2
    if (
        unit.name == "megabyte"
        and tokens[last - 1].text == "mb"
        and value is not None
        and 850 <= value <= 1090
    ):
        unit = units.lexicon().units["millibar"]  # air pressure
    below = [token.lower for token in tokens[last : last + 2]] == ["below", "zero"]
    if value is not None and value > 0 and below and unit.name in ("degree", "celsius", "fahrenheit"):
        value, last = -value, last + 2
    made = Amount(
        at, number.end, last, number, value, number.value2, unit.kind, unit.name, reason=number.reason
    )
    if unit.kind == "duration":
        nxt = last + 1 if hyphen(tokens, last) else last
        word = tokens[nxt].lower if close(tokens, nxt) else ""
        if word in ("old", "olds"):
            return replace(made, kind="age", last=nxt + 1)
        if word == "of" and nxt + 1 < len(tokens) and tokens[nxt + 1].lower == "age":
            return replace(made, kind="age", last=nxt + 2)
        if age_word(tokens, at):
            return replace(made, kind="age")
    return with_rate(tokens, made)


def _letter_m(tokens: list[Token], number: Numeral) -> Numeral:
    """A glued "m" that is a million, a metre, or not to be told."""
    end = number.end
    if not letters_go_on(tokens, end) or tokens[end].text != "m" or number.value is None or number.scale != 1:
        return number
    if letters_go_on(tokens, end + 1) or number.written != "digits":
        return number
    nxt = tokens[end + 1] if end + 1 < len(tokens) else None
    if _metres(tokens, end + 1):
        return number
    paid = any(token.text in "$€£¥" for token in tokens[max(number.start - 5, 0) : number.start])
    if (
        paid
        or (nxt is not None and nxt.kind == "w" and nxt.lower not in screens.FUNCTIONS | METRE_AFTER)
        or (nxt and nxt.lower == "of")
    ):
        value = number.value * 1_000_000
        step = numerals.place(value) if number.whole else number.step * 1_000_000
        return replace(number, end=end + 1, value=value, step=step, scale=Decimal(1_000_000), digits="")
    return replace(number, end=end + 1, value=None, reason="m: metres or millions", digits="")


def _spaced_m(tokens: list[Token], at: int, number: Numeral) -> bool:
    """As in "12 m", the way metres are set; "12 m people" is another thing."""
    if (
        not close(tokens, at)
        or tokens[at].text != "m"
        or tokens[at].gap == GLUED
        or number.written != "digits"
    ):
        return False
    nxt = tokens[at + 1] if close(tokens, at + 1) else None
    return nxt is None or nxt.kind != "w" or nxt.lower in screens.FUNCTIONS | METRE_AFTER or nxt.text == "x"


def _metres(tokens: list[Token], at: int) -> bool:
    """As in "37m long", "37m-long", "37m (121ft)"."""
    step = at + 1 if hyphen(tokens, at) else at
    if step < len(tokens) and tokens[step].lower in METRE_AFTER:
        return True
    inner = [token.lower for token in tokens[at : at + 6]]
    return inner[:1] == ["("] and any(word in ("ft", "feet", "foot") for word in inner)


def _times(tokens: list[Token], at: int, number: Numeral) -> Amount | None:
    """As in "four times", "3x"."""
    end = number.end
    if not close(tokens, end):
        return None
    glued = tokens[end].gap == GLUED and tokens[end].text in ("x", "×") and number.written == "digits"
    if glued and not (
        end + 1 < len(tokens) and tokens[end + 1].gap == GLUED and tokens[end + 1].kind in "wd"
    ):
        return Amount(at, end, end + 1, number, number.value, kind="multiple", unit="time")
    if tokens[end].lower == "fold" or (hyphen(tokens, end) and tokens[end + 1].lower == "fold"):
        last = end + 1 + (tokens[end].lower != "fold")
        return Amount(at, end, last, number, number.value, kind="multiple", unit="time")
    if tokens[end].lower != "times" or number.value is None:
        return None
    nxt = tokens[end + 1].lower if close(tokens, end + 1) else ""
    kind: Kind = "multiple" if nxt in MULTIPLE_AFTER else "count"
    made = Amount(at, end, end + 1, number, number.value, number.value2, kind, "time")
    return with_rate(tokens, made)


def _part(tokens: list[Token], number: Numeral) -> Amount | None:
    """As in "half a mile", "a quarter of an hour", "half a percentage point"."""
    end = number.end
    nxt = end + (end < len(tokens) and tokens[end].lower == "of")
    article = close(tokens, nxt) and tokens[nxt].lower in numerals.ARTICLES
    at = nxt + article
    if not article and not hyphen(tokens, end):
        found = units.after(tokens, nxt, digits=False) if number.written == "digits" else None
        if found is None:
            return None
        return _in_unit(tokens, number.start, number, found)
    found = units.after(tokens, at, digits=False) or (
        units.after(tokens, end, digits=False) if not article else None
    )
    if found is None:
        return None
    return replace(_in_unit(tokens, number.start, number, found), end=end)
