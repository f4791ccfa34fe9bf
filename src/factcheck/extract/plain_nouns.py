"""What a number counts where no parse is needed to tell: "3,200 people were", "12 workers,"."""

from __future__ import annotations

import re
from functools import cache

from factcheck import resources
from factcheck.extract.counted import FRONT, Counted
from factcheck.quantities import Quantity

__all__ = ["plain_noun"]

_BEHIND = re.compile(r" ([a-z]+)(?:[.,;:!?)]+(?=\s|$)| ([a-z]+)(?![\w'’-]))")
_BEFORE = re.compile(r"([\w'’-]+)\W*$")


@cache
def _nouns() -> dict[str, str]:
    nouns: dict[str, str] = resources.toml("nouns")["plain"]
    return nouns


@cache
def _ends() -> frozenset[str]:
    """Words with which no noun phrase goes on."""
    return frozenset(resources.toml("nouns")["plain_before"]["words"])


def plain_noun(text: str, quantity: Quantity) -> Counted | None:
    """What a bare count counts, if a plural of the lexicon follows and nothing can go on after it; else None."""
    bare = quantity.kind == "count" and not quantity.unit and not quantity.negated
    if not bare or quantity.partitive or quantity.end != quantity.number_end:
        return None
    found = _BEHIND.match(text, quantity.end)
    if found is None or found[1] not in _nouns() or not (found[2] is None or found[2] in _ends()):
        return None
    before = _BEFORE.search(text[max(0, quantity.start - 30) : quantity.start])
    if before is not None and before[1].lower() in FRONT:
        return None
    noun = _nouns()[found[1]]
    return Counted(noun, noun, found.start(1), found.end(1))
