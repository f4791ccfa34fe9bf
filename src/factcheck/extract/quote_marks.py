"""Where a text stands in quotation marks: double, single and angle marks, straight and curly.

One pass over the marks, with the state of one open quotation: linear in the text. A mark
that could open or close is judged by its neighbours; a quotation that nothing closes is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck import resources

__all__ = ["Quoted", "quoted"]

MAX_LENGTH = 4_000
"""Characters between two marks of one quotation; more than that is a mark that was never closed."""

_DOUBLE = re.compile(r"``|''|[\"“”„«»]")
_SINGLE = re.compile(r"(?<!')['‘’](?!')")
_LINES_BETWEEN = re.compile(r"\n[^\n]*[^\s][^\n]*\n")
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")
_BEFORE_OPENING = "([{-–—/‘'“\"«"
_AFTER_CLOSING = ")]}.,;:!?…-–—’'”\"»"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: the words of each paragraph it runs over, without marks; marks included it is [opens, closes)."""

    parts: tuple[Span, ...]
    opens: int
    closes: int


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet: the paragraphs behind it, and where this one's words start."""

    opens: int
    start: int
    parts: list[Span]
    style: str = ""
    nested: bool = False
    """Marks of another style stand open inside it."""


def quoted(text: str) -> list[Quoted]:
    """The quotations of a text in order. One inside another is part of the outer one."""
    doubles = list(_doubles(text))
    singles = [q for q in _singles(text) if not _reaches_into(q, doubles)]
    inside = [q for q in doubles if not _within(q, singles)]
    return sorted([*inside, *singles], key=lambda q: q.opens)


# ---------------------------------------------------------------- double and angle marks


def _doubles(text: str) -> Iterator[Quoted]:
    current: _Open | None = None
    last = 0
    for mark in _DOUBLE.finditer(text):
        begins_line = _begins_line(text, mark.start())
        runs_on = begins_line and _LINES_BETWEEN.search(text, last, mark.start()) is None
        if current is not None and not runs_on and _broken_off(text, last, mark.start()):
            current = None
        side = _side(text, mark, current is not None)
        if current is not None and not runs_on and _is_inner(current, mark.group(), side):
            continue
        if side == "close" and current is not None:
            yield from _closed(text, current, mark.start(), mark.end())
            current = None
        elif side == "open":
            current = _opened(text, mark, current if runs_on else None)
        last = mark.end()


def _opened(text: str, mark: re.Match[str], running: _Open | None) -> _Open:
    """A new quotation, or the next paragraph of one that runs on: it opens again where its paragraph begins."""
    if running is None:
        return _Open(mark.start(), mark.end(), [], _style(mark.group()))
    # A paragraph without a closing mark, and the next one opens with a mark: one quotation goes on.
    running.parts.append((running.start, mark.start()))
    running.start = mark.end()
    return running


def _is_inner(current: _Open, sign: str, side: str) -> bool:
    """True for marks of another style inside a quotation: what they hold is part of what is said.

    A closing mark of another style that nothing inside has opened closes the quotation: typists mix them.
    """
    if _style(sign) == current.style:
        return False
    if _style(sign) == "angle" or current.style == "angle":
        return True
    if side == "open" or current.nested:
        current.nested = side == "open"
        return True
    return False


def _style(sign: str) -> str:
    return "angle" if sign in "«»" else "straight" if sign == '"' else "curly"


def _side(text: str, mark: re.Match[str], is_open: bool) -> str:
    """ "open", "close", or "" for a mark that is none (an inch sign, a stray one)."""
    sign = mark.group()
    if sign in ("„", "«", "``"):
        return "open"
    if sign in ("”", "»", "''"):
        return "close"
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign == "“":
        german = is_open and bool(before.strip()) and not after.isalnum()
        return "close" if german else "open"
    opening = (not before.strip() or before in _BEFORE_OPENING) and bool(after.strip())
    closing = bool(before.strip()) and (not after.strip() or after in _AFTER_CLOSING)
    if is_open:
        return "open" if opening and not closing else "close"
    if closing and not opening:
        return ""
    return "" if before.isdigit() else "open"


def _begins_line(text: str, place: int) -> bool:
    """True if only blanks stand before the mark in its line; looks back no further than a margin."""
    before = text[max(0, place - 8) : place]
    return not before.rpartition("\n")[2].strip() and ("\n" in before or place <= len(before))


def _broken_off(text: str, last: int, place: int) -> bool:
    """True if what was opened before cannot reach a mark here: too far, or over a blank line."""
    return place - last > MAX_LENGTH or _BLANK_LINE.search(text, last, place) is not None


def _closed(text: str, current: _Open, end: int, closes: int) -> Iterator[Quoted]:
    spans = (_trim(text, *span) for span in (*current.parts, (current.start, end)))
    parts = tuple(span for span in spans if span[0] < span[1])
    if parts:
        yield Quoted(parts, current.opens, closes)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# ---------------------------------------------------------------- single marks


def _singles(text: str) -> Iterator[Quoted]:
    """Quotations in single marks, told from apostrophes; none runs over a line's end.

    The mark behind a plural ("the soldiers’ homes") may close or not: it counts only where
    no surer mark follows before the next quotation opens.
    """
    start, fallback, last = -1, -1, 0
    for mark in _SINGLE.finditer(text):
        place = mark.start()
        if start >= 0 and (text.find("\n", last, place) >= 0 or place - start > MAX_LENGTH):
            yield from _single(text, start, fallback)
            start = fallback = -1
        kind = _single_kind(text, place)
        if kind == "open":
            yield from _single(text, start, fallback)
            start, fallback = place, -1
        elif start >= 0 and kind == "close":
            yield from _single(text, start, place)
            start = fallback = -1
        elif start >= 0 and kind == "plural" and text[start] == "‘" and fallback < 0:
            fallback = place
        last = place
    yield from _single(text, start, fallback)


def _single(text: str, start: int, end: int) -> Iterator[Quoted]:
    if start >= 0 and end > start:
        yield from _closed(text, _Open(start, start + 1, []), end, end + 1)


def _single_kind(text: str, place: int) -> str:
    """ "open", "close", "plural" (closes, or a plural's apostrophe), or "" for an apostrophe."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if (before.isalnum() and after.isalnum()) or not (before.strip() or after.strip()):
        return ""
    if text[place] != "’" and (not before.strip() or before in _BEFORE_OPENING) and after.strip():
        return "" if _elided(text, place) else "open"
    if text[place] == "‘" or not before.strip() or (after.strip() and after not in _AFTER_CLOSING):
        return ""
    return "plural" if before in "sSzx" else "close"


def _elided(text: str, place: int) -> bool:
    """True for "'90s", "'em", "'til": a word that has lost its head."""
    tail = text[place + 1 : place + 8]
    word = re.match(r"\w+", tail)
    return tail[:1].isdigit() or (word is not None and word[0].lower() in resources.toml("speech")["elided"])


# ---------------------------------------------------------------- one inside the other


def _reaches_into(single: Quoted, doubles: list[Quoted]) -> bool:
    """True if a quotation in single marks lies in one in double marks, or across its edge."""
    at = bisect_right(doubles, single.opens, key=lambda q: q.opens) - 1
    if at >= 0 and doubles[at].closes > single.opens:
        return True
    last = bisect_right(doubles, single.closes, key=lambda q: q.opens) - 1
    return last > at and doubles[last].closes > single.closes


def _within(double: Quoted, singles: list[Quoted]) -> bool:
    """True if a quotation in double marks lies in one in single marks."""
    at = bisect_right(singles, double.opens, key=lambda q: q.opens) - 1
    return at >= 0 and singles[at].closes > double.opens
