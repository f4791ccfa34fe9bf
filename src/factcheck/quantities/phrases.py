"""Lexicon phrases of several tokens, looked up forwards or backwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from factcheck.quantities.tokens import APART, GLUED, Token, tokenise

T = TypeVar("T")
Shape = tuple[tuple[str, bool], ...]


class Phrases(Generic[T]):
    """A table of phrases: what stands at a token, or ends before it. The longest phrase wins."""

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, exact: bool = False, backwards: bool = False
    ) -> None:
        self._exact = exact
        self._backwards = backwards
        self._table: dict[str, list[tuple[Shape, T]]] = {}
        for phrase, payload in entries:
            tokens = tokenise(phrase)
            shape = tuple(
                (self._form(token), bool(at) and token.gap == GLUED) for at, token in enumerate(tokens)
            )
            key = shape[-1 if backwards else 0][0]
            self._table.setdefault(key, []).append((shape, payload))
        for found in self._table.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _form(self, token: Token) -> str:
        return token.text if self._exact else token.lower

    def at(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """What starts at a token, and the index after it."""
        if not 0 <= at < len(tokens):
            return None
        for shape, payload in self._table.get(self._form(tokens[at]), ()):
            if self._fits(tokens, at, shape):
                return payload, at + len(shape)
        return None

    def before(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """What ends just before a token, and the index of its first token."""
        if not 0 < at <= len(tokens):
            return None
        for shape, payload in self._table.get(self._form(tokens[at - 1]), ()):
            start = at - len(shape)
            if start >= 0 and self._fits(tokens, start, shape):
                return payload, start
        return None

    def _fits(self, tokens: list[Token], start: int, shape: Shape) -> bool:
        if start + len(shape) > len(tokens):
            return False
        for offset, (form, glued) in enumerate(shape):
            token = tokens[start + offset]
            if self._form(token) != form:
                return False
            if offset and ((token.gap == GLUED) != glued or token.gap == APART):
                return False
        return True
