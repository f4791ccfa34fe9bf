"""Tables and reports are whole, whatever ends a run; runs at once and hand edits meanwhile lose nothing."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck import files, pipeline
from factcheck.files import locked, open_whole, write_whole
from factcheck.models import ROWS
from factcheck.pipeline import InputError, doctor, extract
from factcheck.tables import _checksum, load, to_csv, touched

TESTS = Path(__file__).parent
REPORT = (
    "LOWLAND, 5 March 2024 — More than 3,200 people were trained in Lowland by March 2023, the ministry said. "
    "Defence Minister Ann Ovale announced 48 million euros for the mission."
)


def python(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    return folder


def at_once(folders: list[Path], facts: Path) -> None:
    """Extracts all folders to one data set at the same time; a lock holds between threads as between processes."""
    with ThreadPoolExecutor(len(folders)) as pool:
        for run in [pool.submit(extract, [folder], facts) for folder in folders]:
            run.result()


def edit(facts: Path, old: str = ",extracted,", new: str = ",corrected,") -> None:
    text = (facts / "figures.csv").read_text(encoding="utf-8")
    assert old in text
    (facts / "figures.csv").write_text(text.replace(old, new, 1), encoding="utf-8")


def edits(facts: Path) -> list[str]:
    return [row.statement_id for row in load(facts / "figures.csv", "figures").rows if touched(row)]


def tables(facts: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in facts.iterdir()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need processes that share their memory")
def test_killed_runs_leave_the_old_or_the_new_state():
    """A dozen kills; `python tests/kills.py 500 100` makes as many as wanted."""
    run = python(TESTS / "kills.py", "12", "6", "3")
    said, _ = run.communicate(timeout=100)
    assert run.returncode == 0, said
    assert "12 kills (12 in the act), 0 corrupt, 0 lost edits" in said


def test_two_runs_at_once_leave_what_one_run_leaves(reports, tmp_path):
    facts, alone = tmp_path / "facts", tmp_path / "alone"
    extract([reports], alone)
    extract([reports], facts)
    edit(facts)
    kept = edits(facts)
    at_once([reports, reports], facts)
    assert edits(facts) == kept
    assert {path.name for path in facts.iterdir()} == {path.name for path in alone.iterdir()}
    assert (facts / "agreements.csv").read_bytes() == (alone / "agreements.csv").read_bytes()


def test_two_runs_on_different_reports_keep_the_rows_of_both(reports, tmp_path):
    facts, other = tmp_path / "facts", tmp_path / "other"
    other.mkdir()
    (other / "two.txt").write_text(REPORT.replace("3,200", "4,100"), encoding="utf-8")
    at_once([reports, other], facts)
    found = {row.report_id for row in load(facts / "figures.csv", "figures").rows}
    assert found == {"one", "two"}


def test_an_edit_saved_while_a_run_extracts_is_kept(reports, tmp_path, monkeypatch):
    facts = tmp_path / "facts"
    extract([reports], facts)
    real = pipeline.extracted

    def slow(*arguments, **options):
        found = real(*arguments, **options)
        edit(facts)
        return found

    monkeypatch.setattr(pipeline, "extracted", slow)
    extract([reports], facts)
    assert len(edits(facts)) == 1


def test_a_lock_is_waited_for_and_ends_with_its_run(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from factcheck.files import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    holder = python("-c", code, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    waiter = python("-c", code, tmp_path)
    time.sleep(0.3)
    assert waiter.poll() is None
    holder.kill()
    assert waiter.stdout is not None
    assert waiter.stdout.readline() == "held\n"
    waiter.kill()
    for run in (holder, waiter):
        run.communicate()
    with locked(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_temporary_file_that_a_killed_run_left_is_no_obstacle(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getpid", lambda: 7)  # in a container every run has the same
    path = tmp_path / "figures.csv"
    for name in (".figures.csv.7.tmp", ".figures.csv.abc.tmp"):
        (tmp_path / name).write_text("half a ta")
    os.utime(tmp_path / ".figures.csv.7.tmp", (1, 1))
    write_whole(path, "whole")
    assert path.read_text() == "whole"
    assert not (tmp_path / ".figures.csv.7.tmp").exists()
    assert (tmp_path / ".figures.csv.abc.tmp").exists()  # another run may be writing it


def test_a_full_disk_leaves_the_old_table_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "figures.csv"
    write_whole(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"), open_whole(path) as file:
        file.write(b"new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["figures.csv"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("statement_id,", "id,", "no column is called 'id'"),
        ("statement_id,", "statement_id,colour,", "no column is called 'colour'"),
        ("report_id,", "", "report_id"),
    ],
)
def test_a_table_of_another_version_is_refused_in_one_line_and_left(reports, tmp_path, old, new, said):
    facts = tmp_path / "facts"
    extract([reports], facts)
    edit(facts, old, new)
    before = tables(facts)
    with pytest.raises(InputError) as refused:
        extract([reports], facts)
    assert said in str(refused.value)
    assert "figures.csv" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert tables(facts) == before
    assert doctor(facts) == [str(refused.value)]


@pytest.mark.parametrize("column", ["speech", "currency_alternatives", "attributed_to"])
def test_a_table_of_an_older_version_is_filled_up_and_not_taken_for_edited(reports, tmp_path, column):
    """Its rows have checksums over fewer columns; none of them may count as a hand edit for that."""
    facts = tmp_path / "facts"
    extract([reports], facts)
    whole, model = tables(facts), ROWS["figures"]
    old = []
    for row in load(facts / "figures.csv", "figures").rows:
        older = row.model_copy(update={column: ""})
        old.append(older.model_copy(update={"digest": _checksum(older, [column])}))
    lines = list(csv.DictReader(io.StringIO(to_csv(old, model), newline="")))
    with (facts / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        names = [name for name in model.model_fields if name != column]
        writer = csv.DictWriter(file, names, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    assert edits(facts) == []
    extract([reports], facts)
    assert tables(facts) == whole
