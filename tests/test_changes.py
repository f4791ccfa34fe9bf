"""Two runs side by side: what appeared, what went, what changed its values or its verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factcheck import cli
from factcheck.changes import Seen, compare_runs, load_run
from factcheck.findings import Decision, Result, Severity, Verdict
from factcheck.report import FORMATS
from golden.results import harbour

runner = CliRunner()


def seen(id_: str, **changed: Any) -> Seen:
    cells = {
        "rule": "disjoint-figures",
        "verdict": "conflict",
        "severity": "error",
        "question": f"Question {id_}",
        "message": f"Message {id_}",
        "values": ("12", "17"),
    }
    return Seen(id_, **(cells | changed))


def test_a_run_is_as_it_was_when_nothing_changed() -> None:
    run = [seen("a"), seen("b", question="Question a")]
    changes = compare_runs(run, reversed(run))
    assert (changes.appeared, changes.went, changes.changed, changes.unchanged) == ((), (), (), 2)


def test_what_appeared_and_what_went() -> None:
    changes = compare_runs([seen("a"), seen("b")], [seen("b"), seen("c")])
    assert ([s.id for s in changes.appeared], [s.id for s in changes.went]) == (["c"], ["a"])
    assert changes.unchanged == 1


def test_a_finding_with_other_values_is_the_same_question() -> None:
    changes = compare_runs([seen("a")], [seen("z", question="Question a", values=("12", "19"))])
    (change,) = changes.changed
    assert (change.before.id, change.after.id, change.what) == ("a", "z", ("values",))
    assert changes.appeared == changes.went == ()


def test_a_changed_verdict_severity_or_decision_is_named() -> None:
    after = seen("a", verdict="explained", severity="note", accepted=True)
    (change,) = compare_runs([seen("a")], [after]).changed
    assert change.what == ("verdict", "severity", "accepted")


def test_a_verdict_that_changes_with_its_rule_is_known_by_its_question() -> None:
    after = seen("z", question="Question a", rule="growth-over-time", verdict="explained", severity="note")
    (change,) = compare_runs([seen("a")], [after]).changed
    assert change.what == ("verdict", "severity", "rule")


def test_two_findings_on_one_question_are_not_mixed_up() -> None:
    """Which of the two became the new one nobody can say."""
    old = [seen("a", question="Q"), seen("b", question="Q", values=("1", "2"))]
    changes = compare_runs(old, [seen("z", question="Q", values=("3", "4"))])
    assert [s.id for s in changes.appeared] == ["z"]
    assert [s.id for s in changes.went] == ["a", "b"]


def save(path: Path, result: Result) -> str:
    path.write_text(FORMATS["json"](result), encoding="utf-8")
    return str(path)


def test_diff_prints_it_as_text_and_as_json(tmp_path: Path) -> None:
    first, second, *rest = harbour().findings
    milder = second.model_copy(update={"severity": Severity.NOTE, "verdict": Verdict.UNDETERMINED})
    hostile = first.model_copy(update={"id": "f" * 12, "question": "new", "message": "a\x1b[31m\nb"})
    decided = rest[0].model_copy(update={"decision": Decision(finding=rest[0].id, reason="known")})
    old = save(tmp_path / "old.json", harbour().model_copy(update={"findings": (first, second, *rest)}))
    new = save(
        tmp_path / "new.json",
        harbour().model_copy(update={"findings": (hostile, milder, decided, *rest[1:])}),
    )
    done = runner.invoke(cli.app, ["diff", old, new])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1 appeared, 1 went, ")
    assert "\x1b" not in done.stdout
    assert sum("ffffffffffff" in line for line in lines) == 1
    assert f"    verdict: {second.verdict} -> undetermined" in lines
    data = json.loads(runner.invoke(cli.app, ["diff", old, new, "--format", "json"]).stdout)
    assert [s["id"] for s in data["appeared"]] == ["f" * 12]
    assert [s["id"] for s in data["went"]] == [first.id]
    assert data["changed"][0]["what"] == ["verdict", "severity"]
    assert data["schema_version"] == 1


def test_a_run_saved_by_a_later_version_can_be_compared(tmp_path: Path) -> None:
    data = json.loads(FORMATS["json"](harbour()))
    data["mood"] = "cheerful"
    for finding in data["findings"]:
        finding["colour"] = "red"
    (tmp_path / "later.json").write_text(json.dumps(data))
    assert len(load_run(tmp_path / "later.json")) == len(harbour().findings)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a saved run"),
        (b'{"findings": 3}', "not a saved run"),
        (b'{"findings": [{"id": "a"}]}', "not a saved run"),
    ],
)
def test_a_file_that_is_no_saved_run_is_one_clear_line(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    with pytest.raises(ValueError, match=message) as caught:
        load_run(tmp_path / "bad.json")
    assert "factcheck run --format json --output FILE" in str(caught.value)
    assert "\n" not in str(caught.value)
