"""Makes matched fact tables of any size: block sizes with a natural skew, most blocks in agreement.

    python tests/benchmarks/generate_tables.py 100000

As a module: `tables(statements)` gives what the rules take, `one_block(statements, values)`
one question that many reports answer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from rows import tables as matched

PER_BLOCK = 10
WRONG = 0.01
"""Share of the statements that give another value than the rest of their block."""


def _like(number: int) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Empty tables, and so many copies of one matched figure."""
    cells = {"metric": "population", "subject": "people", "unit": "person", "as_of": "2024", "value": 1.0}
    base = matched({"figures": [cells]})
    return base, base["figures"].loc[np.zeros(number, dtype=int)].reset_index(drop=True)


def _filled(figures: pd.DataFrame, block: np.ndarray, value: np.ndarray, report: np.ndarray) -> pd.DataFrame:
    number = pd.Series(np.arange(len(figures))).astype(str)
    name = "r" + pd.Series(report).astype(str)
    return figures.assign(
        statement_id="f-" + number,
        report_id=name,
        origin_key=name,
        quote="The figure of statement " + number + " as its report gives it.",
        question="q" + pd.Series(block).astype(str),
        question_name="Question " + pd.Series(block).astype(str),
        value=value,
        low=value - 0.5,
        high=value + 0.5,
        precision=1.0,
        shown=pd.Series(value).map("{:,.0f}".format),
    )


def tables(statements: int, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Tables with so many statements, ten a block on average; the largest block has hundreds."""
    random = np.random.default_rng(seed)
    base, figures = _like(statements)
    weights = random.pareto(2.0, max(1, statements // PER_BLOCK)) + 0.2
    block = random.choice(len(weights), size=statements, p=weights / weights.sum())
    value = 1001.0 + 10 * (block % 9000) + np.where(random.random(statements) < WRONG, 3.0, 0.0)
    report = random.integers(0, max(10, statements // 50), statements)
    return {**base, "figures": _filled(figures, block, value, report)}


def one_block(statements: int, values: int, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Tables with one question that so many reports answer with so many values."""
    random = np.random.default_rng(seed)
    base, figures = _like(statements)
    value = 100_003.0 + 7 * random.integers(0, values, statements)
    block = np.zeros(statements, dtype=int)
    return {**base, "figures": _filled(figures, block, value, np.arange(statements))}


if __name__ == "__main__":
    made = tables(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)["figures"]
    sizes = made.groupby("question").size()
    print(f"{len(made):,} statements, {len(sizes):,} blocks, the largest {sizes.max():,}")
