"""The GitHub Action and the pre-commit hook that the repository ships, tried as their users run them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
REPORT = "---\nissued: 2024-05-06\n---\n\nThe fisheries agreement between Norway and Kenya was signed on {} 2024.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a data set of one report, and a draft that contradicts it."""
    (tmp_path / "facts/reports").mkdir(parents=True)
    (tmp_path / "facts/reports/a.md").write_text(REPORT.format("3 May"), encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/my draft.md").write_text(REPORT.format("9 May"), encoding="utf-8")
    return tmp_path


def shell(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


def act(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Runs the last step of the action as GitHub does, with its inputs in the environment."""
    step = ACTION["runs"]["steps"][-1]
    variables = {}
    for name, expression in step["env"].items():
        key = expression.removeprefix("${{ inputs.").removesuffix(" }}")
        variables[name] = given.get(key.replace("-", "_"), ACTION["inputs"][key]["default"])
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return shell(command, folder, **variables)


def test_the_action_checks_drafts_and_writes_sarif(desk):
    done = act(desk, drafts="drafts/*.md")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("drafts/my draft.md:5:")
    sarif = json.loads((desk / "factcheck.sarif").read_text(encoding="utf-8"))
    assert sarif["runs"][0]["results"]
    assert act(desk, drafts="drafts/*.md", fail_on="never").returncode == 0


def test_the_action_compares_reports(desk):
    (desk / "facts/reports/b.md").write_text(REPORT.format("9 May"), encoding="utf-8")
    done = act(desk, sarif="")
    assert done.returncode == 1, done.stderr
    assert (desk / "conflict-report.md").is_file()
    assert not (desk / "factcheck.sarif").exists()


def test_an_input_of_the_action_is_never_part_of_a_script(desk):
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    done = act(desk, drafts="$(touch hacked); `touch hacked`", sarif="")
    assert done.returncode == 2
    assert "is not there" in done.stderr
    assert "no draft is called" in act(desk, drafts="none-*.md").stderr
    assert not (desk / "hacked").exists()


def test_the_hook_fails_at_a_contradiction(desk):
    command = [*shlex.split(HOOK["entry"]), "--against", "facts", "drafts/my draft.md"]
    done = shell(command, desk)
    assert done.returncode == 1, done.stderr
    assert "agreement-date" in done.stdout
    assert HOOK["language"] == "python"
    assert HOOK["require_serial"] is True
