"""What the shell completes, found without importing anything heavy: rule names, and ids of findings at hand.

A shell asks at every tab, so nothing is compared: ids come from the report of the last
run in the current folder, and from the decisions of the data set `facts`.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

__all__ = ["decided_ids", "finding_ids", "metric_names", "rule_names"]

REPORT = Path("conflict-report.md")
DECISIONS = Path("facts/decisions.csv")
MOST_READ = 5_000_000
"""Characters of a report that are looked through for ids."""


def rule_names(incomplete: str) -> list[str]:
    """The rules whose name goes on from what was typed; of a list, the last one."""
    earlier, comma, last = incomplete.rpartition(",")
    folder = Path(__file__).parents[1] / "rules"
    slugs = sorted(path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py") if path.stem != "base")
    return [f"{earlier}{comma}{slug}" for slug in slugs if slug.startswith(last)]


def metric_names(incomplete: str) -> list[str]:
    """The metrics of the catalogue whose short name goes on from what was typed."""
    from factcheck import resources

    return [slug for slug in resources.toml("metrics") if slug.startswith(incomplete)]


def finding_ids(incomplete: str) -> list[str]:
    """The ids in the report of the last run that go on from what was typed."""
    try:
        with REPORT.open(encoding="utf-8") as file:
            text = file.read(MOST_READ)
    except (OSError, UnicodeDecodeError):
        return []
    found = dict.fromkeys(re.findall(r"`(?:factcheck show )?([0-9a-f]{12})\b", text))
    return [id_ for id_ in found if id_.startswith(incomplete)]


def decided_ids(incomplete: str) -> list[str]:
    """The ids of accepted findings that go on from what was typed."""
    try:
        with DECISIONS.open(encoding="utf-8-sig", newline="") as file:
            ids = [row.get("finding") or "" for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    return [id_ for id_ in ids if id_.startswith(incomplete)]
