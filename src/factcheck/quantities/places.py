"""Telephone numbers, addresses, scores and list numbers."""

from __future__ import annotations

from factcheck.quantities import numeral as numerals
from factcheck.quantities.tokens import GLUED, HYPHENS, SPACED, WRAPPED, Token
from factcheck.quantities.wordsets import SETS, SPAN, digits_at, lower_at

GROUPS = 8
"""How many groups of digits a telephone number has at most."""


def telephone(tokens: list[Token], at: int) -> int:
    """As in "+1 416 555 0100", "416-555-0100", "555-1234", "(416) 555-0100"."""
    plus = tokens[at].text == "+"
    if plus and at and tokens[at - 1].lower in SETS["zones"] and digits_at(tokens, at + 1):
        return at + 2
    end = at + plus
    groups: list[int] = []
    if plus and (not digits_at(tokens, end) or tokens[end].gap != GLUED):
        return at
    while end < len(tokens) and len(groups) < GROUPS and tokens[end].kind == "d":
        groups.append(len(tokens[end].text))
        nxt = end + 1
        if (
            nxt < len(tokens)
            and tokens[nxt].text in "-.)"
            and digits_at(tokens, nxt + 1)
            and tokens[nxt].gap == GLUED
        ):
            end = nxt + 1
        elif plus and digits_at(tokens, nxt) and tokens[nxt].gap == SPACED:
            end = nxt
        else:
            end = nxt
            break
    if plus:
        return end if sum(groups) >= 7 and len(groups) > 1 else at
    hyphens = [tokens[i].text for i in range(at + 1, min(end, at + 8), 2)]
    if len(groups) >= 3 and all(mark in "-." for mark in hyphens) and "-" in hyphens and sum(groups) >= 7:
        return end
    shape = groups[-2:]
    if len(groups) == 2 and shape == [3, 4] and hyphens[:1] == ["-"] and not _grows(tokens, at):
        return end
    return at


def _grows(tokens: list[Token], at: int) -> bool:
    """As in "900-1000 people" is a range; a telephone number ends in other digits than noughts."""
    return tokens[at + 2].text.endswith("00") and int(tokens[at].text) < int(tokens[at + 2].text)


def address(tokens: list[Token], at: int) -> int:
    """As in "10 Downing Street", "9 E 71st St", "22 Ave Foch"."""
    if len(tokens[at].text) > 5 or (at and tokens[at - 1].text in "$€£¥"):
        return at
    for step in range(at + 1, min(at + 5, len(tokens))):
        token = tokens[step]
        named = (
            token.kind == "d"
            or token.text == "."
            or token.text[0].isupper()
            or token.lower in numerals.SUFFIX_ORDINAL
        )
        if not named or token.gap > SPACED:
            return at
        if token.lower in SETS["streets"] and token.text[0].isupper():
            return step + 1
    return at


def score(tokens: list[Token], at: int) -> int:
    """A score or a vote: "2-0", "89-89", "a 5-7 record", "voted 218-211"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in HYPHENS or tokens[at + 2].kind != "d":
        return at
    if (
        tokens[at + 1].gap != tokens[at + 2].gap
        or tokens[at + 1].gap > SPACED
        or (at and tokens[at].gap == GLUED and tokens[at - 1].text in "$€£¥.,")
    ):
        return at
    first, second, end = int(tokens[at].text[:9]), int(tokens[at + 2].text[:9]), at + 3
    after = lower_at(tokens, end)
    if after == "/" and tokens[end].gap == GLUED:
        return at  # "2-1/2"
    if after in (".", ",") and digits_at(tokens, end + 1) and tokens[end].gap == tokens[end + 1].gap == GLUED:
        return at
    while (
        end + 1 < len(tokens)
        and tokens[end].text in HYPHENS
        and tokens[end].gap == GLUED
        and tokens[end + 1].kind == "d"
    ):
        end += 2
    if end > at + 3:
        return end
    if first >= second and tokens[at + 1].gap == GLUED and not (after and after in "%$€£¥"):
        return end
    bare = end >= len(tokens) or (
        tokens[end].kind == "s" and after not in ("%", "$", "€", "£", "+", "°", '"')
    )
    scored = lower_at(tokens, at - 1) in SETS["scores_before"] and (bare or after in SETS["scores_after"])
    return (
        end
        if scored or (after in SETS["scores_after"] and after not in ("in", "on", "at", "to", "with", "over"))
        else at
    )


def listed(tokens: list[Token], at: int) -> int:
    """As in "1. ", "2) " where a line starts; "(3)" alone."""
    before = tokens[at - 1].text if at else ""
    mark = tokens[at + 1].text if at + 1 < len(tokens) else ""
    glued = bool(mark) and tokens[at + 1].gap == GLUED
    if mark == ")" and glued and before == "(" and tokens[at].gap == GLUED and len(tokens[at].text) <= 2:
        return at + 1
    if mark == "]" and glued and before == "[" and tokens[at].gap == GLUED and len(tokens[at].text) <= 3:
        return at + 1  # a reference
    starts = tokens[at].gap >= WRAPPED or at == 0
    apart = at + 2 < len(tokens) and tokens[at + 2].gap > GLUED and tokens[at + 2].text[0].isupper()
    return at + 2 if starts and glued and mark in ".)" and len(tokens[at].text) <= 2 and apart else at


def handle(tokens: list[Token], at: int, mask: bytearray) -> int:
    """Masks a URL, an e-mail address or a handle around "@", "#" or "://"; returns the index after it."""
    token = tokens[at]
    url = token.text == ":" and lower_at(tokens, at + 1) == "/" and lower_at(tokens, at + 2) == "/"
    if not url and token.text != "@":
        return at + 1
    end = at + 1
    while end < len(tokens) and tokens[end].gap == GLUED:
        mask[end] = 1
        end += 1
    start = at - 1
    while start >= 0 and at - start < SPAN and tokens[start + 1].gap == GLUED:
        mask[start] = 1
        start -= 1
    return end
