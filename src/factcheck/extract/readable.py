"""What of a text is wording at all; the rest is left unread, and said so.

Two limits that nothing a person wrote comes near keep time and memory in bounds on a text
made to hurt, whatever reads it: how long a run without a blank may be, and how long a
stretch in which no sentence and no line ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.intervals import Relation
from factcheck.quantities import Quantity

__all__ = ["LONGEST_RUN", "LONGEST_STRETCH", "Unread", "as_figure", "readable"]

LONGEST_RUN = 1_000
"""Characters without a blank; a longer run is data, not a word."""
LONGEST_STRETCH = 50_000
"""Characters in which no sentence and no line ends; what goes on after them is left unread."""

_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a text that was left out, and why."""

    start: int
    end: int
    reason: str


def readable(text: str) -> tuple[str, list[Unread]]:
    """The text with blanks in place of what is not wording, so that every offset holds, and what that is."""
    text, runs = _without(text, [Unread(*found.span(), _run_reason(found)) for found in _RUN.finditer(text)])
    text, tails = _without(text, _tails(text))
    return text, sorted([*runs, *tails], key=lambda part: part.start)


def as_figure(part: Unread) -> Quantity:
    """A part that was left out, as a figure without a value: so it comes into the ledger as others do."""
    end = min(part.end, part.start + LONGEST_RUN)
    return Quantity(
        start=part.start, end=end, number_start=part.start, number_end=end, value=None, value2=None,
        precision=0.0, relation=Relation.EXACT, change="", kind="count", unit="", reason=part.reason,
    )  # fmt: skip


def _run_reason(found: re.Match[str]) -> str:
    return f"{found.end() - found.start():,} characters without a blank: not read"


def _tails(text: str) -> list[Unread]:
    """Where stretches without an end pass the limit, from the last blank within it on."""
    tails = []
    start = 0
    for end in (*(stop.start() for stop in _STOP.finditer(text)), len(text)):
        if end - start > LONGEST_STRETCH and text[start:end].strip():
            limit = start + LONGEST_STRETCH
            cut = text.rfind(" ", start, limit) + 1 or limit
            reason = f"no sentence ends within {LONGEST_STRETCH:,} characters: read up to there"
            tails.append(Unread(cut, end, reason))
        start = end
    return tails


def _without(text: str, parts: list[Unread]) -> tuple[str, list[Unread]]:
    """The text with blanks for the parts that hold anything."""
    pieces = []
    last = 0
    for part in parts:
        pieces += [text[last : part.start], " " * (part.end - part.start)]
        last = part.end
    told = [part for part in parts if not text[part.start : part.end].isspace()]
    return "".join((*pieces, text[last:])), told
