"""A new data set works at once, its metrics file does what it says, and the installation is looked at."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import factcheck.extract.mentions
import factcheck.installation
from factcheck import cli
from factcheck.findings import Material
from factcheck.installation import installation
from factcheck.pipeline import check
from factcheck.report.lookup import as_csv, findings_on, look_up
from factcheck.start import start

BRIDGES = "---\nissued: {day}\n---\n\nKenya has built {number} bridges since 2019.\n"
runner = CliRunner()


def factcheck_(*words: str):
    return runner.invoke(cli.app, list(words))


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    start(Path("facts"))
    return Path("facts")


def test_the_examples_show_a_conflict(facts):
    result = check([facts])
    assert result.warnings == ()
    assert {"agreement-date"} <= {finding.rule for finding in result.findings}
    assert factcheck_("extract", "facts/reports", "-o", "facts").exit_code == 0
    assert check([facts]).findings == result.findings


def test_the_commented_metric_works_once_its_marks_are_gone(facts):
    for path in (facts / "reports").iterdir():
        path.unlink()
    (facts / "reports/a.md").write_text(BRIDGES.format(day="2024-03-04", number=42), encoding="utf-8")
    (facts / "reports/b.md").write_text(BRIDGES.format(day="2024-06-04", number=31), encoding="utf-8")
    metrics = facts / "metrics.toml"
    head, sign, example = metrics.read_text(encoding="utf-8").partition("# [bridges-built]")
    assert sign
    metrics.write_text(head + (sign + example).replace("# ", ""), encoding="utf-8")
    (finding,) = check([facts]).findings
    assert finding.rule == "total-falls"
    assert finding.question.startswith("Bridges built")


def test_a_folder_with_reports_gets_no_examples(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/own.txt").write_text("own", encoding="utf-8")
    done = start(tmp_path)
    assert {path.name for path in done.written} == {"metrics.toml", "office_holders.csv", "aliases.csv"}
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["own.txt"]
    again = start(tmp_path)
    assert again.written == ()
    assert set(again.kept) == set(done.written)


# ---------------------------------------------------------------- who said what when


def test_facts_lists_who_said_what_when(facts):
    done = factcheck_("facts", "aid")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "The Morning Paper" in done.stdout
    assert "$9 million" in done.stdout
    assert "facts/reports/example-evening-post.md:7:" in done.stdout
    water = factcheck_("facts", "water deal").stdout
    (deal,) = [finding for finding in check([facts]).findings if finding.rule == "agreement-date"]
    assert deal.id in water


def test_facts_as_csv_holds_no_formula(facts):
    kept: list[Material] = []
    result = check([facts], keep=kept.append)
    found = look_up("aid", result, kept[0])
    assert findings_on(found, result)
    hostile = [type(said)(**{**_cells(said), "quote": "=1+1", "who": "@x"}) for said in found]
    rows = list(csv.DictReader(io.StringIO(as_csv(hostile))))
    assert [(row["quote"], row["who_says_it"]) for row in rows] == [("'=1+1", "'@x")] * len(found)
    done = factcheck_("facts", "aid", "--format", "csv")
    assert done.stdout == as_csv(found)


def _cells(said):
    return {name: getattr(said, name) for name in type(said).__dataclass_fields__}


def test_facts_suggests_where_nothing_is_named(facts):
    done = factcheck_("facts", "aidd")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean" in done.stderr
    assert "there is, for example: " in factcheck_("facts", "zzz").stderr


def test_words_that_only_some_statements_share_still_find_them(facts):
    assert "$9 million" in factcheck_("facts", "humanitarian aid").stdout


# ---------------------------------------------------------------- the installation


def test_a_sound_installation(monkeypatch):
    checks = list(installation())
    assert [check.said for check in checks if not check.sound] == []
    assert any("model" in check.said and "sha256" in check.said for check in checks)
    assert any(check.said.startswith("offline") for check in checks)


def test_a_changed_model_file_is_named_with_the_mend(monkeypatch):
    monkeypatch.setattr(factcheck.installation, "_digest", lambda path: "changed")
    (broken,) = [check for check in installation() if not check.sound]
    assert "is changed" in broken.said
    assert broken.mend.startswith("pip install --force-reinstall")


def test_a_missing_model_is_named_with_the_mend(monkeypatch):
    monkeypatch.setattr(factcheck.installation, "MODEL", "no_such_model")
    (missing,) = [check for check in installation() if not check.sound]
    assert missing.mend == "pip install no-such-model==3.8.0"


def test_a_call_to_the_network_is_noticed(monkeypatch):
    def calling(text):
        sys.audit("socket.getaddrinfo", "localhost", 80, 0, 0, 0)
        return []

    monkeypatch.setattr(factcheck.extract.mentions, "mentions", calling)
    (told,) = [check for check in installation() if not check.sound]
    assert "the network was asked" in told.said


def test_a_decision_is_in_the_descriptor(facts):
    factcheck_("extract", "facts/reports", "-o", "facts")
    factcheck_("accept", check([facts]).findings[0].id, "--reason", "known")
    package = json.loads((facts / "datapackage.json").read_text(encoding="utf-8"))
    (table,) = [table for table in package["resources"] if table["name"] == "decisions"]
    assert table["schema"]["primaryKey"] == ["finding"]
