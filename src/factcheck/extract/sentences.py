"""Where sentences end, by punctuation alone: enough to know which stretch of a text the parser has to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import resources

__all__ = ["sentences"]

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.?$")
MAX_LENGTH = 1_000
"""Longer stretches are cut at a blank: no sentence that a person wrote is longer."""


@cache
def _short() -> frozenset[str]:
    """Words that a full stop after them does not end: "Mr.", "Sept.", "No."."""
    months = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
    return frozenset(
        (*resources.toml("titles")["edges"]["abbreviations"], *months, "no", "vs", "approx", "est", "inc")
    )


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order, without the white space around it."""
    start = 0
    for match in _END.finditer(text):
        if match.group() != "\n" and not _ends(text, match.start(), match.end()):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _ends(text: str, stop: int, end: int) -> bool:
    """True if the mark at `stop` ends a sentence: a new one begins behind it, and no short form stands before it."""
    following = text[end : end + 40].lstrip()
    if following and not (
        following[0].isupper() or following[0].isdigit() or following[0] in "\"'“‘«([•-–—$€£"
    ):
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    word = _WORD_BEFORE.search(text[max(0, stop - 20) : stop])
    if word is None:
        return True
    initial = len(word[1]) == 1 and word[1].isupper()
    return not initial and word[1].lower() not in _short()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_LENGTH:
        blank = text.rfind(" ", start, start + MAX_LENGTH)
        stop = blank if blank > start else start + MAX_LENGTH
        yield start, stop
        start = stop
    if start < end:
        yield start, end
