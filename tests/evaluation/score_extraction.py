"""Extraction against the labelled sets, with 95 % bootstrap intervals: one table.

    python tests/evaluation/score_extraction.py ../shared [--rounds 500]

Uses the scorers of `../shared/tools` on what `factcheck mentions` gives for `../shared/data`;
texts are resampled with replacement (percentile bootstrap, Efron 1979).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from factcheck.extract.mentions import mentions_of_lines

Score = Callable[[Sequence[Any], Sequence[Any]], float]

SETS = (
    ("newsquant-dev/newsquant", "figure", "quantities", ("value_strict", "unit_strict", "modifier"), "F1"),
    ("meantime/values", "figure", "quantities", ("span_relaxed", "span_strict"), "F1"),
    ("meantime/dates", "date", "dates", ("span_relaxed", "value"), "F1"),
    ("meantime/persons", "person", "persons", ("F1_relaxed",), ""),
    ("msspec/currency", "figure", "quantities", ("value_strict", "unit_strict"), "R"),
    ("duckling/quantities", "figure ordinal", "quantities", ("value_strict",), "F1"),
    ("quantulum3/quantities", "figure", "quantities", ("value_strict",), "F1"),
    ("fewrel_rank/persons", "person", "persons", ("R_relaxed",), ""),
    ("fewrel_rank/persons", "person", "ranks", ("rank on the right name",), ""),
)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rounds", type=int, default=500)
    args = parser.parse_args()
    tools = {
        name: _tool(args.shared / "tools" / f"score_{name}.py") for name in ("quantities", "dates", "persons")
    }
    print(f"{'set':26} {'figure':24} {'score':>6}   95 % interval")
    for name, kinds, tool, metrics, part in SETS:
        lines = (args.shared / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        found = [json.loads(line) for line in mentions_of_lines(lines)]
        for row in found:
            row["pred"] = [p for p in row["pred"] if p["kind"] in kinds.split()]
        for metric in metrics:
            score = _score(tools.get(tool), tool, metric, part)
            low, high = _interval(score, gold, found, args.rounds)
            print(f"{name:26} {metric:24} {score(gold, found):>6.1f}   {low:.1f} to {high:.1f}", flush=True)


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(tool: ModuleType | None, name: str, metric: str, part: str) -> Score:
    if name == "ranks" or tool is None:
        return _rank_recall
    if name == "persons":
        return lambda gold, found: float(tool.score(gold, found)[metric])
    return lambda gold, found: float(tool.score(gold, found)[metric][part])


def _rank_recall(gold: Sequence[Any], found: Sequence[Any]) -> float:
    """Share of labelled people whose labelled rank stands in the title given to that name."""
    right = total = 0
    by_id = {row["id"]: row["pred"] for row in found}
    for row in gold:
        for person in row["gold"]:
            total += 1
            rank = row["text"][person["title_start"] : person["title_end"]].casefold()
            start = person.get("name_start", person["start"])
            end = person.get("name_end", person["end"])
            titles = [p.get("title") or "" for p in by_id[row["id"]] if p["start"] < end and start < p["end"]]
            right += any(rank in title.casefold() for title in titles)
    return round(100 * right / max(1, total), 1)


def _interval(score: Score, gold: Sequence[Any], found: Sequence[Any], rounds: int) -> tuple[float, float]:
    """Percentiles 2.5 and 97.5 over resampled texts; an id drawn twice counts twice."""
    chance = random.Random(0)  # a seed, so that the table can be repeated
    by_id = {row["id"]: row for row in found}
    values = []
    for _ in range(rounds):
        drawn = [chance.choice(gold) for _ in gold]
        again = [{**row, "id": number} for number, row in enumerate(drawn)]
        values.append(score(again, [{**by_id[row["id"]], "id": number} for number, row in enumerate(drawn)]))
    values.sort()
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


if __name__ == "__main__":
    main()
