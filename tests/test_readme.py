"""What README.md says of commands, rules and words is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.report import rules_table
from factcheck.rules import RULES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

WORDS = (
    *("report", "mention", "quote", "statement", "fact table", "as-of", "window", "EDTF"),
    *("bound, precision", "position, holder, occupancy", "question", "block", "answer", "finding"),
    *("verdict", "reason", "severity", "fingerprint", "origin"),
)
"""The words of the design, which have no synonyms."""


def fenced() -> list[str]:
    """The lines of all fenced blocks that are for a shell."""
    blocks = re.findall(r"^```(?:bash|sh|console|shell)?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [
        line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines() if line.strip()
    ]


def test_one_command_installs_and_runs_it_in_a_fresh_clone() -> None:
    (command,) = [line for line in fenced() if " install " in line and line.endswith("factcheck run")]
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert command.endswith(" . && .venv/bin/factcheck run")


def test_the_test_command_is_the_last_line_of_the_ci_script() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    assert last in fenced()
    assert last.endswith("pytest")


def test_the_table_of_rules_is_the_one_made_from_the_rules() -> None:
    """Refresh it with `python -c "from factcheck.report import rules_table; print(rules_table())"`."""
    found = re.search(r"<!-- rules -->\n(.*?)<!-- /rules -->", README, re.DOTALL)
    assert found is not None
    assert found[1].strip() == rules_table().strip()


def test_the_generated_table_has_a_row_for_every_rule() -> None:
    rows = rules_table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [rule.slug for rule in RULES]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_design_is_explained(word: str) -> None:
    cells = [
        re.sub(r"[*`_]", "", row.split("|")[1]).strip() for row in README.splitlines() if row.startswith("|")
    ]
    assert word in cells


def test_every_command_of_the_readme_exists() -> None:
    from factcheck.cli import app

    known = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    used = {found[1] for line in fenced() if (found := re.search(r"(?:^|/)factcheck ([a-z]+)\b", line))}
    assert used <= known


def test_no_picture_of_the_readme_points_nowhere() -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
