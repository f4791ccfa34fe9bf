"""How long a draft of 1,000 words takes against a data set of 10,000 stored statements.

python tests/benchmarks/draft_speed.py [--statements 10000] [--repeat 3]

The data set is made up from the statements of `facts` and `tests/data/ferry`: each copy
of a report is about other countries, people, sums and years, so that, as in an
archive, a few statements answer the draft's questions and most do not. Printed are the
work alone (data set read, draft extracted, compared), and a fresh process with its
imports.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.models import ROWS, ReportRow, Statement
from factcheck.pipeline import extract
from factcheck.tables import load, to_csv, with_digest

ROOT = Path(__file__).parents[2]
SEEDS = (ROOT / "facts/reports", ROOT / "tests/data/ferry")
PLACES = ("KE NO PE SE FI DK DE FR ES IT PL RO BG GR TR EG MA GH NG TZ UG ZA BR AR CL CO MX JP KR VN").split()
NAMES = "Aba Berg Costa Dahl Eklund Ferro Grieg Holm Ito Jansen Kimani Lund Moreau Novak Okoye Pratt".split()
DRAFT = """Canada has trained more than 52,000 people in Ukraine since September 2015, the ministry said.

Canada has committed $19 billion in aid to Ukraine since February 2022. Justin Trudeau, Prime Minister of Canada,
visited Kyiv on 24 August 2025 and met President Volodymyr Zelenskyy.

Seventeen people were injured when a ferry ran aground off Lamu in Kenya on 11 March 2024, and 310 were on board.
"""
FILLER = (
    "The morning was cold, and the road along the river had not been cleared of snow.",
    "People stood in small groups before the station and spoke of the price of bread.",
    "A woman with a red scarf sold tea from a cart, as she had done for eleven years.",
    "Nobody knew when the next train would leave, but the clerk thought it would be soon.",
    "In the hall of the old theatre a choir sang, and the windows shook when the trams passed.",
    "The mayor had promised a new bridge, and the engineers had drawn one on a long sheet of paper.",
)


def main() -> None:
    """Prints the median times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        facts, draft = Path(place) / "facts", Path(place) / "draft.md"
        print(f"{build(facts, args.statements):,} stored statements")
        draft.write_text(text(1_000), encoding="utf-8")
        print(f"{len(draft.read_text(encoding='utf-8').split()):,} words in the draft")
        work(draft, facts, args.repeat)
        process(draft, facts, args.repeat)


def work(draft: Path, facts: Path, repeat: int) -> None:
    """The comparing alone, in this process, whose imports are done."""
    from factcheck.drafts import check_drafts

    times = []
    for _ in range(repeat + 1):
        start, began = time.perf_counter(), time.process_time()
        result = check_drafts([draft], facts)
        times.append((time.perf_counter() - start, time.process_time() - began))
    print("                      wall     CPU")
    line("first in a process", times[:1], "the lexicons are read and the parser warms up")
    line("work alone", times[1:], f"{len(result.findings)} findings")


def line(name: str, times: list[tuple[float, float]], said: str = "") -> None:
    """One line of the table: medians; on a busy machine the CPU time says more."""
    wall, cpu = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{name:18} {wall:6.2f} s {cpu:6.2f} s   {said}".rstrip())


def process(draft: Path, facts: Path, repeat: int) -> None:
    """A fresh process, as a person starts it, and what of it is imports."""
    command = [sys.executable, "-m", "factcheck", "check", str(draft), "--against", str(facts)]
    imports = [sys.executable, "-c", "import factcheck.drafts, factcheck.report"]
    for name, words in (("fresh process", command), ("imports of it", imports)):
        times = []
        for _ in range(repeat):
            start, began = time.perf_counter(), children()
            subprocess.run(words, check=True, capture_output=True)
            times.append((time.perf_counter() - start, children() - began))
        line(name, times)


def children() -> float:
    """CPU seconds of the processes started so far."""
    used = os.times()
    return used.children_user + used.children_system


def text(words: int) -> str:
    """A draft with some claims and much else."""
    chance = random.Random(3)
    said = DRAFT
    while len(said.split()) < words:
        said += "\n" + " ".join(chance.sample(FILLER, 3)) + "\n"
    return said


# ---------------------------------------------------------------- a large data set


def build(facts: Path, number: int) -> int:
    """Writes a data set of about so many statements; hands back how many."""
    seed = facts.with_name("seed")
    extract(list(SEEDS), seed)
    shutil.copytree(ROOT / "facts/reference", facts / "reference")
    rows = {table: list(load(seed / f"{table}.csv", table).rows) for table in ROWS}
    total = sum(map(len, rows.values()))
    copies = max(number // total, 1)
    for table, model in ROWS.items():
        made = [row for n in range(copies) for row in _copies(rows[table], n)]
        (facts / f"{table}.csv").write_text(to_csv(made, model), encoding="utf-8")
    reports = [row for n in range(copies) for row in _reports(seed, n)]
    (facts / "reports.csv").write_text(to_csv(reports, ReportRow), encoding="utf-8")
    return copies * total


def _reports(seed: Path, number: int) -> Iterator[ReportRow]:
    import csv

    with (seed / "reports.csv").open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            row = ReportRow.model_validate(cells)
            yield row if not number else row.model_copy(update={"report_id": f"{row.report_id}-{number}"})


def _copies(rows: list[Statement], number: int) -> Iterator[Statement]:
    """The rows as another report on other things would have them; copy 0 is as it is."""
    for row in rows:
        yield with_digest(row.model_copy(update=_other(row, number))) if number else row


def _other(row: Any, number: int) -> dict[str, Any]:
    chance = random.Random(number)
    places = dict(zip("abcdef", chance.sample(PLACES, 6), strict=True))
    cells: dict[str, Any] = {
        "report_id": f"{row.report_id}-{number}",
        "statement_id": f"{row.statement_id}-{number}",
    }
    for letter, name in zip("abcab", ("actor", "beneficiary", "place", "jurisdiction", "key"), strict=True):
        if getattr(row, name, ""):
            cells[name] = places[letter]
    if getattr(row, "parties", ""):
        cells["parties"] = ";".join(sorted((places["a"], places["b"])))
    if getattr(row, "person", ""):
        cells["person"] = f"{row.person.split()[0]} {chance.choice(NAMES)}{chance.choice(NAMES).lower()}"
    if getattr(row, "value", None):
        times = chance.randint(2, 40)
        cells |= {name: getattr(row, name) * times for name in ("value", "low", "high") if getattr(row, name)}
    return cells


if __name__ == "__main__":
    main()
