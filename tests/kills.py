"""Kills runs at random moments and looks at what is left: `python tests/kills.py 500 100 [seed]`.

The first number is of kills while tables are written again and again, the second of
kills while a whole `extract` changes a data set. Every table must be the old or the
new one, the hand edit must stand in it, and a run that is left alone must mend what
a kill left between two tables. Prints the figures; the exit code says if all held.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from factcheck import pipeline
from factcheck.files import locked, write_whole
from factcheck.models import ROWS
from factcheck.tables import load, to_csv, touched

FACTS = Path(__file__).parents[1] / "facts"
REPORT = (
    "LOWLAND, 5 March 2024 — More than 3,200 people were trained in Lowland by March 2023, the ministry said. "
    "Defence Minister Ann Ovale announced 48 million euros for the mission, of which 12 percent is spent. "
    "The bridge cost 3.4 million euros in 2019 and carries 9,000 cars a day."
)
LONGEST = 0.03
"""Seconds after the first write within which the kill comes."""

State = dict[str, bytes]


def state(folder: Path) -> State:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def killed(run: Callable[[Callable[[], None]], None], rng: random.Random) -> bool:
    """Runs in a process of its own and kills it a moment after it says that it begins to write."""
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            run(lambda: os.write(tell, b"x") and None)
        finally:
            os._exit(0)
    os.close(tell)
    os.read(ready, 1)
    os.close(ready)
    time.sleep(rng.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def edited(folder: Path) -> list[str]:
    """The ids of the rows that a person touched, in the order of the tables."""
    loaded = [load(folder / f"{table}.csv", table) for table in ROWS]
    assert not [problem for each in loaded for problem in each.problems]
    return [row.statement_id for each in loaded for row in each.rows if touched(row)]


def kill_tables(kills: int, rng: random.Random) -> tuple[int, int, int]:
    """Kills while two states of all tables are written in turn: killed, corrupt, lost edits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = {table: list(load(FACTS / f"{table}.csv", table).rows) for table in ROWS}
        first = rows["figures"][0]
        rows["figures"][0] = first.model_copy(
            update={"status": "corrected", "quote": first.quote + " (by hand)"}
        )
        texts = {
            table: (to_csv(some, ROWS[table]), to_csv(some[:1], ROWS[table])) for table, some in rows.items()
        }
        for table, (new, _) in texts.items():
            write_whole(folder / f"{table}.csv", new)

        def run(tell: Callable[[], None]) -> None:
            tell()
            while True:
                for turn in (1, 0):
                    for table, both in texts.items():
                        write_whole(folder / f"{table}.csv", both[turn])

        dead = corrupt = lost = 0
        for _ in range(kills):
            dead += killed(run, rng)
            found = state(folder)
            corrupt += any(found[f"{table}.csv"].decode() not in both for table, both in texts.items())
            lost += first.statement_id not in edited(folder)
        return dead, corrupt, lost


def kill_extract(kills: int, rng: random.Random) -> tuple[int, int, int, int]:
    """Kills while `extract` replaces tables: killed, corrupt, lost edits, and left between two tables."""
    with tempfile.TemporaryDirectory() as name:
        reports, facts = Path(name) / "reports", Path(name) / "facts"
        reports.mkdir()
        (reports / "one.txt").write_text(REPORT, encoding="utf-8")
        pipeline.extract([reports], facts)
        text = (facts / "figures.csv").read_text(encoding="utf-8")
        write_whole(facts / "figures.csv", text.replace(",extracted,", ",corrected,", 1))
        pipeline.extract([reports], facts)
        new, (edit,) = state(facts), edited(facts)
        old = {
            name: _only_edits(facts / name) if name != "reports.csv" else data for name, data in new.items()
        }

        def run(tell: Callable[[], None]) -> None:
            @contextmanager
            def telling(folder: Path):
                with locked(folder):
                    tell()
                    yield

            pipeline.locked = telling
            pipeline.extract([reports], facts)

        dead = corrupt = lost = between = 0
        for _ in range(kills):
            for name_, data in old.items():
                (facts / name_).write_bytes(data)
            dead += killed(run, rng)
            found = state(facts)
            corrupt += any(found[each] not in (old[each], new[each]) for each in new)
            between += found not in (old, new)
            lost += edit not in edited(facts)
        pipeline.extract([reports], facts)
        return dead, corrupt + (state(facts) != new), lost, between


def _only_edits(path: Path) -> bytes:
    table = path.stem
    return to_csv([row for row in load(path, table).rows if touched(row)], ROWS[table]).encode()


def main() -> int:
    writes, extracts, seed = (*map(int, sys.argv[1:]), *(500, 100, 1)[len(sys.argv) - 1 :])
    rng = random.Random(seed)
    began = time.monotonic()
    dead, corrupt, lost = kill_tables(writes, rng)
    print(f"tables:  {writes} kills ({dead} in the act), {corrupt} corrupt, {lost} lost edits")
    dead_, corrupt_, lost_, between = kill_extract(extracts, rng)
    print(
        f"extract: {extracts} kills ({dead_} in the act, {between} between two tables), {corrupt_} corrupt, "
        f"{lost_} lost edits; {time.monotonic() - began:.0f} s"
    )
    return corrupt + lost + corrupt_ + lost_


if __name__ == "__main__":
    sys.exit(main())
