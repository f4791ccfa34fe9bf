"""The text as words, numbers and signs, each with its place; offsets are code points of the caller's text."""

from __future__ import annotations

import re
from array import array
from typing import Final

__all__ = ["DASHES", "WORD", "Tokens"]

DASHES: Final = frozenset("-–—‐‑−")

WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]|_")
"""One token: a run of letters, a run of ASCII digits, or one sign."""


class Tokens:
    """Parallel lists, because most tokens are only ever looked up in a dictionary.

    Past either end of the text, `low` and `raw` give "". A word that comes back is kept once.
    """

    __slots__ = ("ends", "lows", "n", "raws", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raws: list[str] = []
        self.lows: list[str] = []
        self.starts = array("Q")
        self.ends = array("Q")
        forms: dict[str, tuple[str, str]] = {}
        for match in WORD.finditer(text):
            piece = match[0]
            form = forms.get(piece)
            if form is None:
                form = forms[piece] = piece, piece.lower()
            start, end = match.span()
            self.raws.append(form[0])
            self.lows.append(form[1])
            self.starts.append(start)
            self.ends.append(end)
        self.n = len(self.raws)

    def low(self, i: int) -> str:
        """Token i in lower case."""
        return self.lows[i] if 0 <= i < self.n else ""

    def raw(self, i: int) -> str:
        """Token i as written."""
        return self.raws[i] if 0 <= i < self.n else ""

    def glued(self, i: int) -> bool:
        """True if token i touches the one before it."""
        return 0 < i < self.n and self.starts[i] == self.ends[i - 1]

    def spaced(self, i: int) -> bool:
        """True if only blanks, and no line break, stand between token i and the one before it."""
        if not 0 < i < self.n:
            return False
        return "\n" not in self.text[self.ends[i - 1] : min(self.starts[i], self.ends[i - 1] + 40)]

    def digits(self, i: int) -> int:
        """How many digits token i has; 0 if it is no number."""
        raw = self.raw(i)
        return len(raw) if raw and "0" <= raw[0] <= "9" else 0

    def number(self, i: int, least: int, most: int) -> int | None:
        """Token i as a number of one to four digits within bounds, closed."""
        if not 1 <= self.digits(i) <= 4:
            return None
        value = int(self.raws[i])
        return value if least <= value <= most else None

    def capital(self, i: int) -> bool:
        """True if token i begins with a capital."""
        return self.raw(i)[:1].isupper()

    def matches(self, i: int, words: tuple[str, ...]) -> bool:
        """True if these words in lower case begin at token i; any apostrophe stands for any other."""
        return all(
            self.low(i + k) == word or (word == "'" and self.low(i + k) == "’")
            for k, word in enumerate(words)
        )

    def named_on(self, i: int, words: frozenset[str]) -> bool:
        """True if token i is a capitalised word of the list, in one line with the token before it."""
        return self.low(i) in words and self.capital(i) and self.spaced(i)

    def sentence_break(self, i: int, titles: frozenset[str]) -> bool:
        """True if a sentence ends between token i - 1 and token i."""
        if not 0 < i < self.n:
            return True
        if "\n" in self.text[self.ends[i - 1] : self.ends[i - 1] + 3]:
            return True
        if self.lows[i - 1] not in (".", "!", "?", "”", '"', ")"):
            return False
        mark = i - 1 if self.lows[i - 1] in (".", "!", "?") else i - 2
        if self.low(mark) not in (".", "!", "?") or self.glued(i):
            return False
        before = self.low(mark - 1)
        return not (before in titles or (len(before) == 1 and before.isalpha())) or self.low(mark) != "."
