"""How many findings keep their id under random unrelated edits of their reports.

python tests/benchmarks/fingerprint_stability.py [--rounds 100] [--seed 1] [--lost] [FOLDER ...]

Each round edits the reports afresh, three times: sentences and paragraphs on other
things are put in, sentences that no finding quotes are taken out or altered, reports
come and go. A finding counts as untouched while every paragraph with one of its quotes
is as it was. Folders are those of `tests/data/ferry` and `facts/reports` unless given.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from random_edits import measure  # noqa: E402


def main() -> None:
    """Prints a line for each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lost", action="store_true", help="name the findings that lost their id")
    args = parser.parse_args()
    for folder in args.folders or [ROOT / "facts/reports", ROOT / "tests/data/ferry"]:
        with tempfile.TemporaryDirectory() as place:
            known = folder.parent if (folder.parent / "reference").is_dir() else None
            done = measure(folder, Path(place), args.rounds, args.seed, data_set=known)
        print(
            f"{folder.parent.name}/{folder.name}: {done.kept:,} of {done.untouched:,} kept, {done.share:.2%}"
        )
        for line in done.lost if args.lost else ():
            print(f"  {line}")


if __name__ == "__main__":
    main()
