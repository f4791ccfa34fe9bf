"""A finding keeps its id while its reports are edited elsewhere, so that what was decided about it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from random_edits import measure

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("reports", "rounds"), [("facts/reports", 4), ("tests/data/ferry", 12)])
def test_unrelated_edits_change_no_id(reports: str, rounds: int, tmp_path: Path) -> None:
    """A sample; tests/benchmarks/fingerprint_stability.py runs it at length."""
    known = ROOT / "facts" if reports.startswith("facts") else None
    done = measure(ROOT / reports, tmp_path, rounds, seed=11, data_set=known)
    assert done.untouched > 20
    assert done.share >= 0.99, "\n".join(done.lost)
