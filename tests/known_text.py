"""How much of a known text a reader found, and how much else: both by runs of three words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def runs(blocks: Iterable[str]) -> set[tuple[str, ...]]:
    """All runs of three words, none of them across the end of a block."""
    words = (re.findall(r"\w+", block.lower()) for block in blocks)
    return {tuple(each[at : at + 3]) for each in words for at in range(max(len(each) - 2, 1)) if each}


def recall_precision(found: Iterable[str], known: Iterable[str]) -> tuple[float, float]:
    """The shares of the known text that was found, and of the found text that is known."""
    one, other = runs(found), runs(known)
    common = len(one & other)
    return common / len(other), common / max(len(one), 1)
