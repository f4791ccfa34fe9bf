"""Kinds of happenings as `resources/events.toml` has them, and which are told of by each other's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck import resources

__all__ = ["entry_of", "family"]


def entry_of(kind: str) -> Mapping[str, Any] | None:
    """What the lexicon says of a kind; None for a verb that it does not know."""
    found = resources.toml("events").get(kind) if kind not in ("words", "zones") else None
    return found if isinstance(found, Mapping) else None


def family(kind: str) -> str:
    """The kind under which happenings are compared: a launch may be told of as a beginning."""
    return str((entry_of(kind) or {}).get("like", kind))
