"""Bounds and change: what the words around a figure say of it."""

from __future__ import annotations

from typing import Any

from factcheck.intervals import Relation
from factcheck.quantities.model import Change
from factcheck.quantities.phrases import Phrases
from factcheck.quantities.tokens import APART, GLUED, HYPHENS, Token
from factcheck.resources import toml

_DATA: dict[str, Any] = toml("bounds")
_BEFORE = Phrases[Relation](
    [(phrase, Relation(name)) for name, phrases in _DATA["before"].items() for phrase in phrases],
    backwards=True,
)
_AFTER = Phrases[Relation](
    [(phrase, Relation(name)) for name, phrases in _DATA["after"].items() for phrase in phrases]
)
_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _DATA["words"].items()}
_CHANGE = Phrases[Change](
    [(phrase, name) for name in ("up", "down") for phrase in _DATA["change"][name]],
    backwards=True,
)
_ONLY_SHARES = frozenset(_DATA["change"]["only_shares"])
_BETWEEN = frozenset(_DATA["change"]["between"])
_UP_BY = frozenset(_DATA["change"]["up_by"])
_DOWN_BY = frozenset(_DATA["change"]["down_by"])
_NOT_UP = frozenset(_DATA["change"]["not_up"])
_BEHIND: dict[str, Change] = {"higher": "up", "up": "up", "lower": "down", "down": "down"}
STACK = 4
"""How many bounds may stand before one figure ("at least some", "just under about")."""
REACH = 6
"""How many words may stand between a change word and its figure."""


def before(tokens: list[Token], start: int, *, duration: bool) -> tuple[Relation, int]:
    """What the words before a figure say of it, and the index of the first of them."""
    relation, first, at = Relation.EXACT, start, start
    for _ in range(STACK):
        found = _bound(tokens, at, duration)
        if found is None:
            break
        if relation in (Relation.EXACT, Relation.ABOUT, Relation.NEARLY):
            relation = found[0]
        first = at = found[1]
    return relation, first


def _bound(tokens: list[Token], at: int, duration: bool) -> tuple[Relation, int] | None:
    for _ in range(3):
        if at <= 0 or (at < len(tokens) and tokens[at].gap == APART):
            return None
        found = _BEFORE.before(tokens, at)
        if found is not None:
            taken = (duration and _across(tokens, found[1], at)) or _sums_up(tokens, found[1])
            return None if taken else found
        if tokens[at - 1].lower not in _WORDS["transparent"]:
            return None
        at -= 1
    return None


def _sums_up(tokens: list[Token], first: int) -> bool:
    """As in "adds up to 40": the words belong to the verb."""
    return first > 0 and tokens[first].lower == "up" and tokens[first - 1].lower in _WORDS["sums_up"]


def _across(tokens: list[Token], first: int, at: int) -> bool:
    """As in "over five years" as a stretch of time, not as more than it."""
    if at - first != 1 or tokens[first].lower != "over":
        return False
    return first == 0 or tokens[first - 1].lower not in _WORDS["over_time"]


def after(tokens: list[Token], end: int, *, noun: bool) -> tuple[Relation, int]:
    """What the words behind a figure say of it, and the index after them; a noun may stand between."""
    if end < len(tokens) and tokens[end].text == "+" and tokens[end].gap == GLUED and not _sum(tokens, end):
        return Relation.AT_LEAST, end + 1
    step = end
    if end < len(tokens) and tokens[end].text in HYPHENS and tokens[end].gap == GLUED:
        step = end + 1
    elif end < len(tokens) and tokens[end].lower in ("odd", "plus", "ish") and tokens[end].gap != GLUED:
        return Relation.EXACT, end
    tries = (
        [step, step + 1] if noun and step == end and end < len(tokens) and tokens[end].kind == "w" else [step]
    )
    for at in tries:
        found = _AFTER.at(tokens, at)
        if found and tokens[at].gap < APART and not _counts_on(tokens, found[1]):
            if at == step + 1 and tokens[at].lower in ("plus", "odd", "ish", "maximum", "minimum", "tops"):
                continue
            return found
    return Relation.EXACT, end


def _sum(tokens: list[Token], plus: int) -> bool:
    """As in "45+2"."""
    return plus + 1 < len(tokens) and tokens[plus + 1].kind == "d" and tokens[plus + 1].gap == GLUED


def _counts_on(tokens: list[Token], at: int) -> bool:
    """In "killing 20 or more than 30" the words belong to the next figure."""
    return at < len(tokens) and (
        tokens[at].kind == "d" or tokens[at].text in "$€£" or tokens[at].lower in ("than", "a", "one", "two")
    )


def change(tokens: list[Token], start: int, *, share: bool) -> Change:
    """Whether the words before a figure make it a rise or a fall."""
    at = start
    if start > 1 and tokens[start - 1].lower == "by":
        far = _far(tokens, start - 1)
        if far:
            return far
    for _ in range(REACH):
        if at <= 0 or (at < len(tokens) and tokens[at].gap == APART):
            return ""
        found = _CHANGE.before(tokens, at)
        if found is not None:
            return _believed(tokens, found, at, start, share)
        word = tokens[at - 1].lower
        if word not in _BETWEEN or word in ("to", "from"):
            return ""
        at -= 1
    return ""


def _far(tokens: list[Token], by: int) -> Change:
    """As in "cut the force by a tenth": the verb some words before "by"."""
    for at in range(by - 1, max(by - 1 - REACH, -1), -1):
        token = tokens[at]
        if token.kind != "w" or tokens[at + 1].gap == APART:
            return ""
        if token.lower in _UP_BY:
            return "up"
        if token.lower in _DOWN_BY:
            return "down"
    return ""


def _believed(tokens: list[Token], found: tuple[Change, int], at: int, start: int, share: bool) -> Change:
    way, first = found
    word = tokens[at - 1].lower
    if first and word in ("up", "down") and tokens[first - 1].lower in _NOT_UP:
        return ""
    if word in _ONLY_SHARES and not share:
        return ""
    if word in ("up", "down") and at < start and tokens[at].lower in ("to", "in", "over", "at", "of"):
        return ""
    return way


def behind(tokens: list[Token], end: int) -> Change:
    """As in "closed 20 points lower", "5 per cent up"."""
    if end >= len(tokens) or tokens[end].gap == APART or tokens[end].lower not in _BEHIND:
        return ""
    follows = tokens[end + 1] if end + 1 < len(tokens) else None
    stop = (
        follows is None
        or follows.kind == "s"
        or follows.lower in ("at", "on", "in", "to", "and", "after", "by")
    )
    return _BEHIND[tokens[end].lower] if stop else ""


def moves(tokens: list[Token], start: int) -> Change:
    """The change word before "from A to B", if there is one within reach."""
    for at in range(start, max(start - 3, 0), -1):
        found = _CHANGE.before(tokens, at)
        if found is not None:
            return found[0]
    return _far(tokens, start)
