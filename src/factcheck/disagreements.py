"""From pairs that differ to one disagreement: the answers of a block that differ for one reason.

A block's statements are first put together where they say the same of the same; pairs of
what is left are related, and each connected group of answers is one disagreement.
"""

from __future__ import annotations

import math
from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Verdict
from factcheck.gathering import Gathering, gathered
from factcheck.relations import Clash, Row, categories_of, relate

__all__ = ["Disagreement", "disagreements"]

_OF_SCOPE = ("different-scope", "part-of-whole", "part-exceeds-whole")
"""Reasons for which the category of a count belongs in its label."""

MAX_ANSWERS = 200
"""More distinct answers than this on one question are compared by their extremes only."""
EXTREMES = 50
"""How many of the lowest and of the highest answers are compared then: output and time are bounded."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The statements of one block that differ for one reason, grouped into answers."""

    reason: str
    verdict: Verdict
    answers: list[tuple[str, list[Row]]]
    decided: str
    confidence: float


def disagreements(block: pd.DataFrame, reasons: Iterable[str]) -> Iterator[Disagreement]:
    """One disagreement for each connected group of answers that differ for one of the reasons.

    Answers are ordered by time, then value.
    """
    wanted = frozenset(reasons)
    nodes = _nodes(block)
    keys = sorted(nodes)
    clashes: dict[str, list[tuple[int, int, Clash]]] = {}
    for i, j in combinations(range(len(keys)), 2):
        clash = _first_clash(nodes[keys[i]], nodes[keys[j]])
        if clash is not None and clash.reason in wanted:
            clashes.setdefault(clash.reason, []).append((i, j, clash))
    for reason in sorted(clashes):
        for members, edges in _components(clashes[reason]):
            best = max(
                edges, key=lambda edge: (edge[2].confidence, _size(nodes, keys, edge), -edge[0], -edge[1])
            )[2]
            rows = [row for member in members for row in nodes[keys[member]]]
            answers = _agreeing(rows) if reason == "disjoint-values" else _labelled(rows, reason in _OF_SCOPE)
            yield Disagreement(reason, best.verdict, answers, best.decided, best.confidence)


def _size(nodes: Mapping[Any, Sequence[Row]], keys: Sequence[Any], edge: tuple[int, int, Clash]) -> float:
    """Of clashes that are alike, the one between the largest figures speaks for all."""
    return float(sum(nodes[keys[member]][0].value for member in edge[:2]))


def _first_clash(some: Sequence[Row], others: Sequence[Row]) -> Clash | None:
    """The clash of two answers: what is of one sentence or one origin does not hide it from the rest."""
    pairs = ((a, b) for a in some[:3] for b in others[:3])
    return next((clash for clash in (relate(a, b) for a, b in pairs) if clash is not None), None)


def _nodes(block: pd.DataFrame) -> dict[tuple[Any, ...], list[Row]]:
    """Statements that say the same of the same, under a key that sorts by time and value."""
    nodes: dict[tuple[Any, ...], list[Row]] = {}
    for row in _rows(block):
        if math.isnan(row.value):
            continue
        key = (
            row.as_of_from,
            row.value,
            row.relation,
            row.kind,
            row.category,
            row.window,
            row.as_of_to,
            row.unit,
        )
        nodes.setdefault(key, []).append(row)
    if len(nodes) <= MAX_ANSWERS:
        return nodes
    ordered = sorted(nodes, key=lambda key: (key[1], key))
    return {key: nodes[key] for key in ordered[:EXTREMES] + ordered[-EXTREMES:]}


def _rows(block: pd.DataFrame) -> Iterator[Row]:
    """As `itertuples`, which makes a class for every block and looks at its columns one by one."""
    yield from map(_kind_of_row(tuple(block.columns))._make, block.to_numpy(dtype=object).tolist())


@cache
def _kind_of_row(columns: tuple[str, ...]) -> type[Row]:
    return namedtuple("Pandas", columns)


def _components(
    edges: Sequence[tuple[int, int, Clash]],
) -> list[tuple[list[int], list[tuple[int, int, Clash]]]]:
    parent: dict[int, int] = {}

    def find(node: int) -> int:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for i, j, _ in edges:
        parent[max(find(i), find(j))] = min(find(i), find(j))
    groups: dict[int, list[int]] = {}
    for node in sorted(parent):
        groups.setdefault(find(node), []).append(node)
    own: dict[int, list[tuple[int, int, Clash]]] = {}
    for edge in edges:
        own.setdefault(find(edge[0]), []).append(edge)
    return [(members, own[root]) for root, members in sorted(groups.items())]


def _labelled(rows: Sequence[Row], scoped: bool) -> list[tuple[str, list[Row]]]:
    """Answers under a label that tells them apart: value, category, window, kind.

    Statements that agree stand under one label, however each words its window or its parts.
    """
    ordered = sorted(rows, key=lambda r: (r.as_of_from, r.value, r.report_id, r.start))
    found = Gathering(ordered)
    groups: dict[str, Any] = {}
    for row in ordered:
        label = _label(row, scoped)
        home = groups.get(label) or found.home(row)
        group = found.add(row, home)
        if home is None:
            groups[label] = group
    return [(label, group.rows) for label, group in groups.items()]


def _label(row: Row, scoped: bool = True) -> str:
    words = [str(row.shown)]
    words += (
        [wording.join(sorted(categories_of(row)))] if row.category and (row.currency_basis or scoped) else []
    )
    words += [str(row.window_shown)] if row.window_shown else []
    words += ["pledged"] if row.kind == "pledge" else []
    return ", ".join(words)


def _agreeing(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Answers of a conflict: statements that agree with one another stand together, under their commonest label."""
    groups = gathered(sorted(rows, key=lambda r: (r.value, r.relation, r.report_id, r.start)))
    # A copy of a report has no vote of its own.
    votes = [{(_label(r, scoped=False), r.origin_key or r.report_id) for r in group} for group in groups]
    labels = [[label for label, _ in sorted(found)] for found in votes]
    named = [min(set(found), key=lambda text, found=found: (-found.count(text), text)) for found in labels]  # type: ignore[misc]
    return list(zip(named, groups, strict=True))
