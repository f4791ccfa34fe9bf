"""Characters a second of the extraction, beside the peers that are installed, in one run.

    python tests/benchmarks/extraction_speed.py TEXTS.jsonl [--repeat 3]

TEXTS.jsonl: one `{"text": ...}` a line. Processor time of this process, best of the repeats.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Scan = Callable[[list[str]], object]


def own() -> Iterator[tuple[str, Scan]]:
    """What the project does, each part alone and all together."""
    from factcheck.dates import find_dates
    from factcheck.extract.document import parse, parse_many
    from factcheck.extract.mentions import mentions_of_lines
    from factcheck.extract.people import find_people
    from factcheck.quantities import find_quantities

    parse("A first text.")
    yield "factcheck: figures (no parser)", lambda texts: [find_quantities(t) for t in texts]
    yield "factcheck: dates (no parser)", lambda texts: [find_dates(t, "2020-01-15") for t in texts]
    yield (
        "factcheck: people, behind the parser",
        lambda texts: [find_people(doc) for doc, _ in parse_many((t, None) for t in texts)],
    )
    yield (
        "factcheck: mentions, everything on",
        lambda texts: list(
            mentions_of_lines(
                json.dumps({"id": i, "text": t, "reference_date": "2020-01-15"}) for i, t in enumerate(texts)
            )
        ),
    )
    yield (
        "spaCy: full pipeline, batches",
        lambda texts: [doc for doc, _ in parse_many((t, None) for t in texts)],
    )


def peers() -> Iterator[tuple[str, Scan]]:
    """Peers that import; those that do not are named."""
    for name, module, make in (
        ("quantulum3: quantities", "quantulum3.parser", lambda m: lambda texts: [m.parse(t) for t in texts]),
        (
            "dateparser: search_dates",
            "dateparser.search",
            lambda m: lambda texts: [m.search_dates(t, languages=["en"]) for t in texts],
        ),
        ("Recognizers-Text: numbers with units", "recognizers_number_with_unit", _recognizers),
        (
            "Recognizers-Text: dates",
            "recognizers_date_time",
            lambda m: lambda texts: [m.recognize_datetime(t, "en-us") for t in texts],
        ),
    ):
        try:
            yield name, make(importlib.import_module(module))
        except Exception as error:  # a peer's broken install is not our failure
            print(f"  left out: {name} ({type(error).__name__}: {str(error)[:80]})")


def _recognizers(module: object) -> Scan:
    read = [getattr(module, f"recognize_{kind}") for kind in ("currency", "dimension", "age", "temperature")]
    return lambda texts: [one(t, "en-us") for t in texts for one in read]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--peer-share", type=float, default=0.25, help="share of the texts that slow peers get"
    )
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in args.texts.read_text(encoding="utf-8").splitlines()]
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters\n")
    print(f"{'what':44} {'characters':>11} {'seconds':>8} {'Mchar/s':>8}")
    for scans, share in ((own(), 1.0), (peers(), args.peer_share)):
        some = texts[: max(1, int(len(texts) * share))]
        for name, scan in scans:
            best = min(_timed(scan, some) for _ in range(args.repeat))
            size = sum(map(len, some))
            print(f"{name:44} {size:>11,} {best:>8.2f} {size / best / 1e6:>8.3f}", flush=True)


def _timed(scan: Scan, texts: list[str]) -> float:
    start = time.process_time()
    scan(texts)
    return time.process_time() - start


if __name__ == "__main__":
    main()
