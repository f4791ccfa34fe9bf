"""A long text in windows, so that the tokens of only one of them are held at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

WINDOW = 50_000
"""Characters of a window, as a rule; no figure reaches over a line break or the end of a sentence."""

_BREAK = re.compile(r"\n|[.!?]\s")


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the windows of a text: each goes on to the first place that parts two figures for sure."""
    first = 0
    while first < len(text):
        found = _BREAK.search(text, first + WINDOW)
        stop = found.end() if found else len(text)
        yield first, stop
        first = stop
