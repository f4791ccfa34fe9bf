"""Putting things that belong together into groups, whatever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

__all__ = ["clusters", "linked"]

T = TypeVar("T", bound=Hashable)


def linked(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Each item's representative: the smallest item that pairs lead to (union-find)."""
    parent = {item: item for item in items}

    def find(item: T) -> T:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        low, high = sorted((find(a), find(b)), key=repr)
        parent[high] = low
    return {item: find(item) for item in parent}


def clusters(items: Sequence[T], alike: Callable[[T, T], bool]) -> dict[T, T]:
    """Each item's representative where every pair inside a group is alike (complete linkage).

    Items are taken in the order given, so put the most specific first: one that fits two
    groups joins the earlier.
    """
    groups: list[list[T]] = []
    for item in items:
        home = next((group for group in groups if all(alike(item, other) for other in group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return {item: group[0] for group in groups for item in group}


def pairs_within(keys: Iterable[tuple[str, T]], alike: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """The pairs of items under one key that are alike."""
    blocks: dict[str, list[T]] = {}
    for key, item in keys:
        blocks.setdefault(key, []).append(item)
    return [pair for block in blocks.values() for pair in combinations(block, 2) if alike(*pair)]
