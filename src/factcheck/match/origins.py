"""Reports that carry one wire text: near-duplicates count once.

Two texts are of one origin when the smaller shares at least half of its eight-word
shingles with the larger (containment of shingles: Broder 1997, "On the resemblance and
containment of documents").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from factcheck.match.groups import linked

__all__ = ["origin_keys"]

SHINGLE = 8
SHARE = 0.5
_WORD = re.compile(r"\w+")


def origin_keys(reports: pd.DataFrame, texts: Mapping[str, str]) -> list[str]:
    """For each report, in order, the report_id that stands for its origin."""
    ids = [str(report_id) for report_id in reports["report_id"]]
    shingles = {report_id: _shingles(texts.get(report_id, "")) for report_id in ids}
    stated = [
        (a, b)
        for a, b in zip(ids, reports["same_origin_as"].astype(str), strict=True)
        if b in shingles and b != a
    ]
    owners: dict[int, list[str]] = {}
    for report_id in ids:
        for shingle in shingles[report_id]:
            owners.setdefault(shingle, []).append(report_id)
    shared: dict[tuple[str, str], int] = {}
    for holders in owners.values():
        for pair in combinations(holders, 2):
            shared[pair] = shared.get(pair, 0) + 1
    copies = [
        pair
        for pair, count in shared.items()
        if count >= SHARE * min(len(shingles[pair[0]]), len(shingles[pair[1]]))
    ]
    keys = linked(ids, [*stated, *copies])
    return [keys[report_id] for report_id in ids]


def _shingles(text: str) -> set[int]:
    words = [word.lower() for word in _WORD.findall(text)]
    # hash() of text differs from run to run; the sets are only compared within one run
    return {hash(tuple(words[i : i + SHINGLE])) for i in range(max(len(words) - SHINGLE + 1, 0))}
