"""Numbers written in digits, with any kind of thousands mark."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.fractions import slashed
from factcheck.quantities.numeral import (
    LONGEST,
    RUN,
    SUFFIX_ORDINAL,
    Numeral,
    place,
)
from factcheck.quantities.scales import orders, with_scale
from factcheck.quantities.tokens import GLUED, SPACED, Token

BLANKS = frozenset(" \u00a0\u2009\u202f\u2007\u2008")
MARKS = frozenset(",.'’٬·")
HYPHENLIKE = frozenset("-‐‑–/:")


def leading_point(tokens: list[Token], at: int) -> bool:
    """As in ".500": a point before digits and after nothing."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "d" or tokens[at + 1].gap != GLUED:
        return False
    return (
        at == 0
        or tokens[at].gap != GLUED
        or (tokens[at - 1].kind == "s" and tokens[at - 1].text not in ".%)")
    )


def in_digits(text: str, tokens: list[Token], at: int) -> Numeral | None:
    """The number in digits that starts at a token, with its scale; None if its marks make no number."""
    if tokens[at].kind == "s":
        groups, seps, end = ["0", tokens[at + 1].text], ["."], at + 2
    else:
        groups, seps, end = _groups(text, tokens, at)
    if len(groups) > RUN or sum(map(len, groups)) > LONGEST:
        return Numeral(at, end, None, written="digits", reason="number too long")
    value, decimals, reason, comma = _read(groups, seps)
    if value is None:
        return Numeral(at, end, None, written="digits", reason=reason)
    if (
        end < len(tokens)
        and tokens[end].gap == GLUED
        and tokens[end].lower in SUFFIX_ORDINAL
        and not decimals
    ):
        return Numeral(at, end + 1, value, ordinal=True, written="digits")
    step = Decimal(1).scaleb(-decimals) if decimals else place(value)
    bare = groups[0] if not seps else ""
    if bare in ("10", "100", "1000") and [token.text for token in tokens[end : end + 2]] == ["s", "of"]:
        return orders(tokens, at, end + 1, value)
    found = Numeral(at, end, value, step, digits=bare, written="digits", whole=not decimals, comma=comma)
    found = slashed(tokens, found) if bare else found
    found = _power(tokens, found)
    return with_scale(tokens, found)


def _groups(text: str, tokens: list[Token], at: int) -> tuple[list[str], list[str], int]:
    """Digit groups with what separates them, and the index after the last."""
    end = at + 1
    groups: list[str] = [tokens[at].text]
    seps: list[str] = []
    while end < len(tokens):
        token = tokens[end]
        if token.kind == "d":
            between = text[tokens[end - 1].end : token.start]
            if len(between) != 1 or between not in BLANKS or len(token.text) != 3:
                break
            if len(groups[0]) > 3 or groups[0][0] == "0" or any(sep not in BLANKS for sep in seps):
                break
            if between == " " and not _one_number(tokens, groups, end):
                break
            groups.append(token.text)
            seps.append(" ")
            end += 1
        elif token.text in MARKS and end + 1 < len(tokens) and tokens[end + 1].kind == "d":
            spaced = (
                token.gap == SPACED and tokens[end + 1].gap == SPACED and _spaced_mark(tokens, groups, end)
            )
            if not spaced and (token.gap != GLUED or tokens[end + 1].gap != GLUED):
                break
            if token.text in "'’" and len(tokens[end + 1].text) != 3:
                break  # six foot two: 6'2"
            groups.append(tokens[end + 1].text)
            seps.append("." if token.text == "·" else "'" if token.text in "'’" else token.text)
            end += 2
        else:
            break
    return groups, seps, end


def _spaced_mark(tokens: list[Token], groups: list[str], at: int) -> bool:
    """Whether a mark between blanks belongs to a number, in texts cut into words: "0 . 6 %", "80 , 000"."""
    if tokens[at].text == ".":
        return len(groups) == 1
    return (
        tokens[at].text == "," and len(tokens[at + 1].text) == 3 and len(groups[0]) <= 3 and groups[0] != "0"
    )


def _one_number(tokens: list[Token], groups: list[str], at: int) -> bool:
    """Whether a plain blank before three digits is a thousands mark: "250 000", not "rooms 101 102"."""
    if at + 1 < len(tokens) and tokens[at + 1].gap == GLUED and tokens[at + 1].text in HYPHENLIKE:
        return False
    return len(groups) > 1 or len(groups[0]) < 3 or tokens[at].text.endswith("0")


def _read(groups: list[str], seps: list[str]) -> tuple[Decimal | None, int, str, bool]:
    """Value, number of decimals, reason if there is no value, whether by a decimal comma."""
    if not seps:
        return Decimal(int(groups[0])), 0, "", False
    marks, last = set(seps), seps[-1]
    head, tail = groups[:-1], groups[-1]
    if marks == {"."} and len(seps) == 1:
        return Decimal(f"{int(groups[0])}.{_plain(tail)}"), len(tail), "", False
    if len(marks) == 1 and _thousands(groups, last):
        return Decimal(int("".join(groups))), 0, "", False
    if len(marks) == 2 and seps.count(last) == 1 and last in ",." and _thousands(head, seps[0]):
        return Decimal(f"{int(''.join(head))}.{_plain(tail)}"), len(tail), "", last == ","
    if marks == {","} and len(seps) == 1 and len(tail) != 3:
        return Decimal(f"{int(groups[0])}.{_plain(tail)}"), len(tail), "", True
    return None, 0, "separators do not fit", False


def _plain(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def _thousands(groups: list[str], mark: str) -> bool:
    first, rest = groups[0], groups[1:]
    if not 1 <= len(first) <= 3 or (first[0] == "0"):
        return False
    if all(len(group) == 3 for group in rest):
        return True
    indian = (
        len(first) <= 2
        and len(rest) > 1
        and len(rest[-1]) == 3
        and all(len(group) == 2 for group in rest[:-1])
    )
    return mark == "," and indian


def _power(tokens: list[Token], found: Numeral) -> Numeral:
    """As in "5.5x10^3": ten to a power behind a mantissa."""
    at = found.end
    if found.value is None or at + 1 >= len(tokens) or tokens[at].text not in ("x", "×", "X", "*", "e", "E"):
        return found
    if tokens[at].text in "eE":
        plain = tokens[at + 1].kind == "d" and found.digits and len(tokens[at + 1].text) < 2
        if tokens[at].gap != GLUED or tokens[at + 1].gap != GLUED or plain:
            return found  # "7e7" is a name
        at += 1
    elif tokens[at + 1].text != "10" or at + 2 >= len(tokens):
        return found
    else:
        at += 2
        at += tokens[at].text == "^"
    sign = 1
    if at < len(tokens) and tokens[at].text in "-−":
        sign, at = -1, at + 1
    elif at < len(tokens) and tokens[at].text == "+":
        at += 1
    if at >= len(tokens) or tokens[at].kind != "d" or tokens[at].gap != GLUED or len(tokens[at].text) > 2:
        return found
    factor = Decimal(10) ** (sign * int(tokens[at].text))
    return replace(
        found, end=at + 1, value=found.value * factor, step=found.step * factor, digits="", whole=False
    )
