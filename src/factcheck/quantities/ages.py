"""Numbers that are ages without saying years: "aged 55", "Barra, 51, said", "aged 3, 5 and 7"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.quantities import wordsets as screens
from factcheck.quantities.amount import Amount
from factcheck.quantities.tokens import GLUED, SPACED, Token, close

IN_LIST = frozenset((",", "and", "or", "&"))
LONGEST_LIST = 24
"""Tokens that a list of ages may have."""


def age_word(tokens: list[Token], at: int) -> bool:
    """Whether "aged", "age of" stands before a number."""
    if [token.lower for token in tokens[max(at - 2, 0) : at]] == ["age", "of"]:
        return True
    return at > 0 and tokens[at - 1].lower in ("aged", "age", "ages") and tokens[at].gap <= SPACED + 1


def _age_list(tokens: list[Token], at: int, last: int) -> bool:
    """As in "aged 3, 5 and 7": a bare number in a row that "aged" begins."""
    if close(tokens, last) and tokens[last].kind == "w" and tokens[last].lower not in screens.FUNCTIONS:
        return False
    first = at - 1
    while (
        first > at - LONGEST_LIST
        and first >= 0
        and (tokens[first].kind == "d" or tokens[first].lower in IN_LIST)
    ):
        first -= 1
    return 0 <= first < at - 1 and tokens[first].lower in ("aged", "ages")


def aged(tokens: list[Token], found: Amount) -> Amount:
    """As in "aged 55", "Barra, 51, said"."""
    at, last = found.start, found.last
    if found.value is None or not 0 < found.value < 120 or found.value2 is not None or not found.number.whole:
        return found
    if age_word(tokens, at) or _age_list(tokens, at, last):
        return replace(found, kind="age", unit="year")
    if at < 2 or tokens[at - 1].text != "," or not found.number.digits or tokens[at].gap == GLUED:
        return found
    name = tokens[at - 2]
    stop = last >= len(tokens) or (tokens[last].text in ",.;)" and tokens[last].gap == GLUED)
    alone = last + 1 >= len(tokens) or tokens[last + 1].kind != "d"
    if stop and alone and name.kind == "w" and name.text[0].isupper() and name.lower not in screens.MONTHS:
        return replace(found, kind="age", unit="year")
    return found
