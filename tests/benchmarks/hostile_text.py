"""Time and peak memory of `factcheck mentions` on text made to hurt, and how both grow.

    python tests/benchmarks/hostile_text.py [NAME ...] [--large]

Each text runs in a process of its own, so that the peak is its own. Without --large only
100 kB; with it 1 MB too, and the exponent of growth between the two.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import multiprocessing
import resource
import time

TEXTS = {
    "digits": "1234567890",
    "commas": "1,1,1,",
    "one one": "one one ",
    "a million and": "a million and ",
    "hundred": "hundred ",
    "slashes": "9/9/9/",
    "dollars": "$$$",
    "blanks": " ",
    "brackets": "((((((((([",
    "in may": "in may in ",
    "Monday": "Monday ",
    "capitals": "Aa Bb Cc ",
    "no blanks": "abcdefghij",
    "titles": "Prime Minister of ",
    "bracket nest": "(" * 10_000 + ")" * 10_000 + " ",
    "no blank, mixed": "a1,(",
    "runs of 999": "1," * 499 + " ",
    "one two": "one two ",
    "one two, lines": "one two one two one two one two\n",
    "rows of a table": "1 2 3 4 5 6 7 8\n",
    "between": "between between 5 and between 6 and\n",
    "date pieces": "Monday, 5 May, June 7, 8 and 9, 2001-02, Tuesday the 3rd of\n",
    "quotation marks": "\"5'“6” said ‘7’. ",
    "initials": "A. B. C. ",
    "names": "Ann B. Lee and Bob C. Roe met Mr. Doe. ",
    "sums": "$5 $6 €7 8 dollars 9 cents 10p\n",
    "ranges": "5 to 6 to 7 to 8 to 9-10-11 from 3 to 4. ",
    "minus": "- 5 - 6 -7\n",
    "half of half": "5 % of 6 per cent of a third of half of\n",
    "line breaks": "\n",
    "joined signs": "👨‍👩‍👧5 ٣½² ",
    "news": "On Monday, Defence Minister Ann Lee said that 3,200 people had been trained since May 2015. ",
}


def distinct(size: int) -> str:
    """Sentences with figures and names, no two of them alike: what is kept of one does not help with the next."""
    words = (
        f"{a}{b}{c}"
        for a, b, c in itertools.product("BDFGKLMNPRST", ("ara", "eni", "olo", "urit"), "bdfgklmnprst")
    )
    names = itertools.cycle([*words])
    lines = (
        f"Colonel Ann {name} said {i + 3} tall towers fell on {i % 28 + 1} May. "
        for i, name in enumerate(names)
    )
    return "".join(itertools.islice(lines, size // 40))[:size]


def made(name: str, size: int) -> str:
    """One of the texts at a size."""
    if name == "distinct":
        return distinct(size)
    unit = TEXTS[name]
    return (unit * (size // len(unit) + 1))[:size]


def run(name: str, size: int, report: multiprocessing.Queue) -> None:  # type: ignore[type-arg]
    """One text in this process: seconds, and peak memory above that of an empty text."""
    from factcheck.extract.mentions import mentions_of_lines

    list(mentions_of_lines([json.dumps({"id": 0, "text": "Two people met on Monday."})]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    text = made(name, size)
    start = time.process_time()
    list(mentions_of_lines([json.dumps({"id": 1, "text": text})]))
    seconds = time.process_time() - start
    report.put((seconds, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def measured(name: str, size: int, limit: float) -> tuple[float, float, float]:
    """Seconds, and memory before and at the peak in MB; infinite where the limit was passed."""
    context = multiprocessing.get_context("spawn")
    report = context.Queue()
    process = context.Process(target=run, args=(name, size, report))
    process.start()
    try:
        seconds, before, peak = report.get(timeout=limit)
    except Exception:
        seconds, before, peak = math.inf, math.nan, math.nan
        process.kill()
    process.join()
    return seconds, before / 1024, peak / 1024


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="which texts; all by default")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for one text")
    args = parser.parse_args()
    print(f"{'text':16} {'100 kB: s':>10} {'peak MB':>8} {'1 MB: s':>10} {'peak MB':>8} {'exponent':>9}")
    for name in args.names or (*TEXTS, "distinct"):
        small, _, peak = measured(name, 100_000, args.limit)
        line = f"{name:16} {small:>10.2f} {peak:>8.0f}"
        if args.large:
            large, _, top = measured(name, 1_000_000, args.limit)
            line += f" {large:>10.2f} {top:>8.0f} {math.log10(large / small) if small else math.nan:>9.2f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
