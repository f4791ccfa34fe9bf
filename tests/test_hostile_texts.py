"""Reports that mean harm go through the whole check: in time, told where not read, and the others are read."""

from __future__ import annotations

import time

import pytest

from factcheck.pipeline import check, extract
from hostile_texts import TEXTS, write

WHOLE = {
    *("a million digits", "a megabyte without a space", "a megabyte of spaces", "10,000 nested brackets"),
    *("10,000 nested quotation marks", "currency without end", "a megabyte of line breaks"),
}
"""Those that are read fast enough to be tested at their full size; of the others the beginning is."""
LENGTH = 12_000
LONGEST = 20.0
"""Seconds of processor time, ten times what is needed."""


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_report_ends_in_time_and_the_others_are_read(name, tmp_path, monkeypatch):
    if name not in WHOLE:
        monkeypatch.setitem(TEXTS, name, TEXTS[name][:LENGTH])
    write(tmp_path, name)
    began = time.process_time()
    result = check([tmp_path])
    assert time.process_time() - began < LONGEST
    assert "sound" in {report.report_id for report in result.reports}
    # Bytes that are mostly control characters are no text; all other reports are read, in part at least.
    assert [skip.reason[:15] for skip in result.not_read] == ["not a text file"] * (name == "terminal codes")


@pytest.mark.parametrize("name", ["terminal codes", "bidirectional characters", "surrogates and unassigned"])
def test_what_a_terminal_would_obey_is_in_no_table(name, tmp_path, monkeypatch):
    monkeypatch.setitem(TEXTS, name, TEXTS[name][:LENGTH])
    write(tmp_path, name)
    extract([tmp_path], tmp_path / "facts")
    for table in (tmp_path / "facts").glob("*.csv"):
        assert "\x1b" not in table.read_text(encoding="utf-8")
