"""Texts that mean harm to a reader or a grammar, by name; each is one report.

`python tests/hostile_texts.py` measures time and memory.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from pathlib import Path

FACT = "More than 3,200 people were trained in Lowland by March 2023, the ministry said. "
MILLION = 999_000
"""A million characters with the sound text around them: the reader's own limit."""
TEXTS = {
    "a million digits": "7" * MILLION,
    "a million digits in groups": "123," * (MILLION // 4),
    "a megabyte without a space": "x" * MILLION,
    "a megabyte of spaces": " " * MILLION,
    "10,000 nested brackets": "(" * 10_000 + "3,200 people" + ")" * 10_000,
    "10,000 nested quotation marks": "“" * 10_000 + "3,200 people" + "”" * 10_000,
    "10,000 open brackets in words": "(a " * 10_000,
    "bidirectional characters": "\u202eThe minister said 3,200 \u2066people\u2069 were \u202btrained\u202c.\u202c "
    * 2_000,
    "zero-width characters": "3\u200b,2\u200d00 peo\u00adple were tra\ufeffined in Mar\u2060ch 2023. "
    * 2_000,
    "100,000 combining marks": "a" + "\u0301" * 100_000,
    "homoglyphs": "Pеter Wаllace, the defence minister, met 40 offісеrs in Mаrch 2023. " * 1_000,
    "digits of other scripts": "Some ٣٢٠٠ people and ３２００ others and ⅷ more and ²³ left in २०२३. "
    * 1_000,
    "names without end": "Minister " + "Anna " * 20_000,
    "dates without end": "5 March 2024 " * 10_000,
    "list without end": "3 a, " * 20_000,
    "ranges without end": "5-" * 50_000 + "6 people",
    "currency without end": "$" * 100_000 + "5 million",
    "terminal codes": "\x1b[2J\x1b]0;gone\x07 3,200 people left. " * 2_000,
    "surrogates and unassigned": "\ufffe\uffff\U0010ffff\U000e0041 3,200 people left. " * 1_000,
    "a megabyte of line breaks": "\n" * MILLION,
}


def write(folder: Path, name: str) -> None:
    """The hostile report and a sound one, which must be read all the same."""
    (folder / "hostile.txt").write_text(f"{FACT}\n\n{TEXTS[name]}\n\n{FACT}", encoding="utf-8")
    (folder / "sound.txt").write_text(FACT * 3, encoding="utf-8")


def main() -> None:
    from factcheck.pipeline import check

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), "homoglyphs")
        check([Path(folder)])  # the model is loaded once, here
        print(f"{'text':36} seconds  peak MB", flush=True)
        for name in TEXTS:
            if os.fork() == 0:
                began = time.monotonic()
                write(Path(folder), name)
                check([Path(folder)])
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
                print(f"{name:36} {time.monotonic() - began:7.2f} {peak:8.0f}", flush=True)
                os._exit(0)
            if os.wait()[1]:
                print(f"{name:36} failed", flush=True)


if __name__ == "__main__":
    main()
