"""Import and first result in a fresh process, with the parser and without.

    python tests/benchmarks/start_up.py [--repeat 5]

Run it in the project's root. Python compiles every module anew where no bytecode is kept, which more
than doubles the start: the first line says whether that is so here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

CASES = {
    "factcheck --help": ["-m", "factcheck", "--help"],
    "import factcheck": ["-c", "import factcheck"],
    "first figure, no parser": [
        "-c",
        "from factcheck.quantities import find_quantities; find_quantities('more than 3,200 people')",
    ],
    "first date, no parser": [
        "-c",
        "from factcheck.dates import find_dates; find_dates('on Monday', '2024-05-10')",
    ],
    "first mentions, with the parser": [
        "-c",
        "from factcheck.extract.mentions import mentions; mentions('More than 3,200 people met on Monday.')",
    ],
    "factcheck run, the five reports": ["-m", "factcheck", "run", "facts/reports", "-q", "-o", os.devnull],
    "import of the whole pipeline": ["-c", "import factcheck.pipeline"],
    "python alone": ["-c", "pass"],
}


def main() -> None:
    """Prints the median wall time of each case."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    kept = "not kept" if sys.dont_write_bytecode else "kept"
    print(f"bytecode is {kept} (PYTHONDONTWRITEBYTECODE)\n")
    for name, command in CASES.items():
        times = []
        for _ in range(args.repeat):
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            times.append(time.perf_counter() - start)
        print(f"{name:36} {statistics.median(times):6.2f} s   (min {min(times):.2f})")


if __name__ == "__main__":
    main()
