"""How time grows: rules over fact tables, one large block, extraction in processes and from the cache.

    python tests/benchmarks/scale.py [STATEMENTS] [REPORTS]

Wall and processor seconds stand side by side: where they are far apart, others used the machine.
"""

from __future__ import annotations

import math
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generate_reports import write
from generate_tables import one_block, tables

from factcheck import corroborate
from factcheck.engines import Engine
from factcheck.pipeline import extracted, load_data_set
from factcheck.rules import RULES


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, in how many seconds by the clock and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    return done, time.perf_counter() - wall, time.process_time() - processor


def peak() -> int:
    """The most memory this process has used, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rules(most: int) -> None:
    """All rules on figures over tables of growing size, and the exponent."""
    print("\n| statements | blocks | findings | clock s | processor s | exponent | peak MiB |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    chosen = [rule for rule in RULES if rule.table == "figures"]
    before: tuple[int, float] | None = None
    for number in [n for n in (10_000, 30_000, 100_000, 300_000, 1_000_000) if n <= most]:
        made = tables(number)
        found, wall, spent = timed(lambda made=made: [f for rule in chosen for f in rule(made)])
        grown = f"{math.log(spent / before[1]) / math.log(number / before[0]):.2f}" if before else ""
        blocks = made["figures"]["question"].nunique()
        print(
            f"| {number:,} | {blocks:,} | {len(found):,} | {wall:.2f} | {spent:.2f} | {grown} | {peak():,} |"
        )
        before = number, spent


def blocks(most: int) -> None:
    """One question with many statements."""
    rule = next(rule for rule in RULES if rule.slug == "disjoint-figures")
    print("\n| one block | values | answers in the finding | rule, processor s | agreements, processor s |")
    print("|--:|--:|--:|--:|--:|")
    for number, values in ((1_000, 100), (10_000, 1_000), (100_000, 1_000), (100_000, 50)):
        if number > most:
            continue
        made = one_block(number, values)
        found, _, spent = timed(lambda made=made: rule(made))
        _, _, agreed = timed(lambda made=made, found=found: corroborate.agreements(made, found))
        answers = sum(len(finding.answers) for finding in found)
        print(f"| {number:,} | {values:,} | {answers} | {spent:.2f} | {agreed:.2f} |")


def extraction(number: int) -> None:
    """Reports in one process, in two, and from the cache."""
    print(f"\n| {number:,} reports of 3 kB | clock s | processor s of this process | rows |")
    print("|---|--:|--:|--:|")
    known = load_data_set(None)
    with tempfile.TemporaryDirectory() as folder:
        write(number, Path(folder) / "reports")
        paths, cache = [Path(folder) / "reports"], Path(folder) / "cache"
        extracted([next(paths[0].iterdir())], known, {}, None)  # the parser is loaded
        for name, engine in (
            ("one process", Engine(1)),
            ("two processes, cache empty", Engine(2, cache)),
            ("all from the cache", Engine(1, cache)),
        ):
            found, wall, spent = timed(lambda engine=engine: extracted(paths, known, {}, None, engine=engine))
            print(f"| {name} | {wall:.2f} | {spent:.2f} | {len(found.rows):,} |", flush=True)


if __name__ == "__main__":
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rules(most)
    blocks(most)
    extraction(int(sys.argv[2]) if len(sys.argv) > 2 else 200)
