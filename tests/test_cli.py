"""The command line: what goes where, and with which exit status. The pipeline is a stand-in."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from factcheck import cli
from factcheck.cli import completion
from factcheck.findings import Severity, Verdict
from factcheck.installation import Check
from factcheck.report import FORMATS
from golden.results import harbour

runner = CliRunner()
RULES = tuple(
    SimpleNamespace(
        slug=slug,
        table="offices",
        severity=Severity.ERROR,
        summary=f"What {slug} finds.",
        documentation=f"Doc of {slug}.\n",
    )
    for slug in ("two-holders-one-seat", "title-mismatch", "disjoint-figures")
)


class InputError(Exception):
    """Stands for the pipeline's own."""


class Calls(list):
    """What the commands handed to the pipeline."""


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """An empty current folder with two reports, and a pipeline that answers with the harbour result."""
    seen = Calls()

    def check(paths, **options):
        seen.append((paths, options))
        return seen.result

    def extract(paths, facts, **options):
        seen.append((paths, facts, options))
        return SimpleNamespace(rows={"figures": 1204, "offices": 3}, not_read=(), warnings=())

    seen.result = harbour()
    monkeypatch.chdir(tmp_path)
    seen.pipeline = SimpleNamespace(
        check=check, extract=extract, doctor=lambda path: [], InputError=InputError
    )
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", seen.pipeline)
    monkeypatch.setattr("factcheck.rules.RULES", RULES)
    Path("reports").mkdir()
    Path("reports/a.txt").write_text("a")
    return seen


def factcheck_(*words: str):
    return runner.invoke(cli.app, [str(word) for word in words])


def failing(error: Exception):
    def raiser(*_, **__):
        raise error

    return raiser


def test_run_writes_the_report_and_prints_a_summary(calls):
    done = factcheck_("run", "reports")
    assert done.exit_code == 0
    assert Path("conflict-report.md").read_bytes().decode() == FORMATS["md"](harbour())
    assert "conflict-report.md" in done.stdout
    assert "4 conflicts" in done.stdout
    assert re.search(r"factcheck show [0-9a-f]{12} reports\n", done.stdout)
    assert done.stderr == ""
    assert calls[0][0] == [Path("reports")]
    assert calls[0][1]["progress"] is None
    assert [p.name for p in Path().iterdir()] == ["reports", "conflict-report.md"] or len(
        list(Path().iterdir())
    ) == 2


@pytest.mark.parametrize("name", [f.value for f in cli.Format])
def test_run_prints_a_format_on_stdout(calls, name):
    done = factcheck_("run", "reports", "--format", name)
    assert done.exit_code == 0
    assert done.stdout_bytes.decode() == FORMATS[name](harbour())
    assert not Path("conflict-report.md").exists()


def test_run_with_format_and_output_prints_nothing(calls):
    done = factcheck_("run", "reports", "--format", "json", "--output", "out.json")
    assert (done.exit_code, done.output) == (0, "")
    assert json.loads(Path("out.json").read_text())["schema_version"] == 1


def test_quiet_prints_nothing(calls):
    assert factcheck_("run", "reports", "--quiet").output == ""


def test_the_names_on_the_command_line_are_those_of_the_house():
    assert [f.value for f in cli.Format] == list(FORMATS)
    assert [level.value for level in cli.Level] == [s.value for s in Severity]


def test_run_takes_the_folder_facts_by_default(calls):
    without = factcheck_("run")
    assert without.exit_code == 2
    assert (
        without.stderr == "factcheck: there is no folder facts here; name the reports: factcheck run FOLDER\n"
    )
    Path("facts").mkdir()
    assert factcheck_("run").exit_code == 0
    assert calls[-1][0] == [Path("facts")]
    assert calls[-1][1]["data_set"] is None


def test_options_reach_the_pipeline(calls):
    done = factcheck_(
        *("run", "reports", "--facts", "reports", "--issued", "a=b.txt=2024-05", "--issued", "c.txt=2023"),
        *("--select", "title-mismatch,disjoint-figures", "--select", "two-holders-one-seat"),
        *("--ignore", "title-mismatch"),
    )
    assert done.exit_code == 0
    options = calls[0][1]
    assert options["data_set"] == Path("reports")
    assert options["issued"] == {"a=b.txt": "2024-05", "c.txt": "2023"}
    assert options["select"] == ["title-mismatch", "disjoint-figures", "two-holders-one-seat"]
    assert options["ignore"] == ["title-mismatch"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "nowhere"), "nowhere is not there"),
        (("run", "reports", "--facts", "nowhere"), "nowhere is not there"),
        (("run", "reports", "--issued", "2024"), "--issued 2024: write FILE=DATE, for example"),
        (("run", "reports", "--select", "two-holder"), "did you mean two-holders-one-seat?"),
        (("run", "reports", "--ignore", "zzz"), "there is no rule 'zzz' (factcheck rules lists them)"),
        (("run", "reports", "--output", "no/where.md"), "the folder no is not there"),
        (("explain", "title-mismach"), "did you mean title-mismatch?"),
        (("show", "0000", "reports"), "no finding '0000' in these reports"),
        (("show", "", "reports"), "no finding '' in these reports"),
        (("extract", "nowhere", "-o", "facts"), "nowhere is not there"),
        (("mentions", "nowhere.jsonl"), "nowhere.jsonl is not there"),
        (("doctor", "facst"), "facst is not there; check the path"),
        (("run", "reprots"), "reprots is not there; did you mean reports?"),
        (
            ("check", "reports/b.txt", "--against", "reports"),
            "reports/b.txt is not there; did you mean a.txt?",
        ),
        (("check", "reports/a.txt", "--against", "reports", "--issued", "soon"), "write it as YYYY-MM-DD"),
        (("run", "reports", "--since", "old.json"), "old.json is not there"),
        (
            ("run", "reports", "--since", "reports/a.txt"),
            "not JSON; write it with factcheck run --format json",
        ),
        (("diff", "reports/a.txt", "reports/a.txt"), "reports/a.txt: not JSON; write it with"),
        (("init", "reports/a.txt"), "is a file; give the name of a folder"),
    ],
)
def test_bad_usage_is_one_line(calls, words, message):
    done = factcheck_(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("factcheck: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_unknown_options_are_bad_usage(calls):
    assert factcheck_("run", "--format", "pdf").exit_code == 2
    assert factcheck_("fly").exit_code == 2


@pytest.mark.parametrize(
    ("drop", "level", "status"),
    [((), "error", 1), ((Severity.ERROR,), "error", 0), ((Severity.ERROR,), "warning", 1), ((), None, 0)],
)
def test_fail_on(calls, drop, level, status):
    kept = tuple(f for f in calls.result.findings if f.severity not in drop)
    calls.result = calls.result.model_copy(update={"findings": kept})
    option = ("--fail-on", level) if level else ()
    assert factcheck_("run", "reports", *option).exit_code == status
    assert Path("conflict-report.md").exists()


def test_accepted_and_explained_findings_do_not_fail(calls):
    quiet = tuple(f for f in calls.result.findings if f.decision or f.verdict is Verdict.EXPLAINED)
    calls.result = calls.result.model_copy(update={"findings": quiet})
    assert len(quiet) > 1
    assert factcheck_("run", "reports", "--fail-on", "note").exit_code == 0


def test_nothing_read(calls):
    calls.result = calls.result.model_copy(update={"reports": ()})
    done = factcheck_("run", "reports")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "factcheck: reports/scan.pdf: no text in it; it may be a scan",
        "factcheck: no report could be read",
    ]
    assert not Path("conflict-report.md").exists()


def test_errors_of_the_pipeline_are_one_line(calls, monkeypatch):
    error = InputError("figures.csv, row 7:\nno column \x1b[31mlow")
    monkeypatch.setattr(calls.pipeline, "check", failing(error))
    done = factcheck_("run", "reports")
    assert (done.exit_code, done.stderr) == (2, "factcheck: figures.csv, row 7: no column  [31mlow\n")
    monkeypatch.setattr(calls.pipeline, "check", failing(PermissionError(13, "Permission denied", "a.txt")))
    assert factcheck_("run", "reports").stderr == "factcheck: a.txt: Permission denied\n"
    monkeypatch.setattr(calls.pipeline, "check", failing(KeyboardInterrupt()))
    done = factcheck_("run", "reports")
    assert (done.exit_code, done.stderr) == (130, "factcheck: interrupted; nothing was half written\n")


def test_a_failed_write_leaves_the_old_report(calls, monkeypatch):
    Path("conflict-report.md").write_text("old")
    monkeypatch.setattr("factcheck.files.os.fsync", failing(OSError(28, "No space left on device")))
    done = factcheck_("run", "reports")
    assert (done.exit_code, done.stderr) == (2, "factcheck: No space left on device\n")
    assert Path("conflict-report.md").read_text() == "old"
    assert sorted(p.name for p in Path().iterdir()) == ["conflict-report.md", "reports"]


def test_only_what_is_new(calls):
    open_ones = [f for f in calls.result.findings if not f.decision]
    assert len(open_ones) < len(calls.result.findings)
    new = json.loads(factcheck_("run", "reports", "--new-only", "--format", "json").stdout)
    assert [f["id"] for f in new["findings"]] == [f.id for f in open_ones]
    assert "only what is new is shown" in new["warnings"][-1]
    old = calls.result.model_copy(update={"findings": tuple(open_ones[1:])})
    Path("old.json").write_text(FORMATS["json"](old))
    done = factcheck_("run", "reports", "--since", "old.json", "--format", "json")
    assert [f["id"] for f in json.loads(done.stdout)["findings"]] == [open_ones[0].id]
    Path("old.json").write_text(FORMATS["json"](calls.result))
    assert factcheck_("run", "reports", "--since", "old.json", "--fail-on", "note").exit_code == 0


def test_what_the_shell_completes(calls):
    assert "two-holders-one-seat" in completion.rule_names("two-")
    assert completion.rule_names("total-falls,two-holders") == ["total-falls,two-holders-one-seat"]
    assert "trained" in completion.metric_names("tr")
    assert completion.finding_ids("") == completion.decided_ids("") == []
    factcheck_("run", "reports", "--quiet")
    ids = [f.id for f in calls.result.findings if not f.decision]
    assert set(completion.finding_ids("")) & set(ids)
    assert completion.finding_ids(ids[0][:11]) == [ids[0]]
    Path("facts").mkdir()
    Path("facts/decisions.csv").write_text("finding,reason\nabc,why\n")
    assert completion.decided_ids("a") == ["abc"]


def test_init_makes_a_data_set_and_overwrites_nothing(calls):
    done = factcheck_("init", "new")
    assert done.exit_code == 0
    assert "factcheck run new" in done.stdout
    files = {path: path.read_bytes() for path in Path("new").rglob("*") if path.is_file()}
    assert {path.name for path in files} > {"metrics.toml", "office_holders.csv"}
    Path("new/metrics.toml").write_text("# mine\n")
    for example in Path("new/reports").iterdir():
        example.unlink()
    Path("new/reports/own.txt").write_text("own")
    assert "kept  new/metrics.toml" in factcheck_("init", "new").stdout
    assert Path("new/metrics.toml").read_text() == "# mine\n"
    assert [path.name for path in Path("new/reports").iterdir()] == ["own.txt"]


def test_extract(calls):
    done = factcheck_("extract", "reports", "-o", "facts", "--issued", "a.txt=2024")
    assert done.exit_code == 0
    assert calls[0][:2] == ([Path("reports")], Path("facts"))
    assert calls[0][2]["issued"] == {"a.txt": "2024"}
    assert done.stderr == "facts/figures.csv: 1,204 rows\nfacts/offices.csv: 3 rows\n"
    assert factcheck_("extract", "reports").exit_code == 2


def test_rules_and_explain(calls):
    listed = factcheck_("rules").stdout
    assert all(rule.slug in listed and rule.summary in listed for rule in RULES)
    assert (
        factcheck_("explain", "title-mismatch").stdout
        == "title-mismatch (offices, error)\n\nDoc of title-mismatch.\n"
    )


def test_show(calls):
    finding = harbour().findings[0]
    done = factcheck_("show", finding.id[:6], "reports")
    assert done.exit_code == 0
    assert finding.id in done.stdout


def test_mentions_streams(calls, monkeypatch):
    stand_in = SimpleNamespace(
        mentions_of_lines=lambda lines: (
            json.dumps({"seen": json.loads(line)["text"]}) for line in lines if line.strip()
        )
    )
    monkeypatch.setitem(sys.modules, "factcheck.extract.mentions", stand_in)
    Path("in.jsonl").write_text('{"text": "5 км"}\n\n{"text": "b"}\n', encoding="utf-8")
    wanted = '{"seen": "5 \\u043a\\u043c"}\n{"seen": "b"}\n'
    assert factcheck_("mentions", "in.jsonl").stdout == wanted
    assert factcheck_("mentions", "in.jsonl", "--output", "out.jsonl").output == ""
    assert Path("out.jsonl").read_text() == wanted
    Path("bad.jsonl").write_bytes(b"\xff\xfe\n")
    done = factcheck_("mentions", "bad.jsonl", "--output", "bad.out")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert not Path("bad.out").exists()


def test_doctor(calls, monkeypatch):
    checks = [Check("model: sound")]
    monkeypatch.setattr("factcheck.installation.installation", lambda: iter(checks))
    assert "factcheck init facts" in factcheck_("doctor").stderr
    Path("facts").mkdir()
    done = factcheck_("doctor")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "model: sound\nfacts: sound\n")
    monkeypatch.setattr(calls.pipeline, "doctor", lambda path: ["figures.csv, row 2: no such quote"])
    done = factcheck_("doctor", "facts")
    assert (done.exit_code, done.stdout) == (1, "figures.csv, row 2: no such quote\n")
    checks.append(Check("the model is damaged", "install it again"))
    assert factcheck_("doctor").stdout.startswith("the model is damaged; install it again\n")


def test_every_command_has_help_with_an_example():
    listed = list(get_command(cli.app).commands)
    assert {"run", "check", "accept", "reopen", "diff", "facts", "init"} < set(listed)
    for name in listed:
        done = factcheck_(name, "--help")
        assert done.exit_code == 0
        assert f"Example: factcheck {name}" in done.stdout
    assert factcheck_("--version").stdout.startswith("factcheck 0.")


def test_the_pipeline_takes_what_the_commands_give():
    real = importlib.import_module("factcheck.pipeline")
    given = {"data_set", "issued", "select", "ignore", "progress"}
    assert given < set(inspect.signature(real.check).parameters)
    assert {"facts", "issued", "progress"} < set(inspect.signature(real.extract).parameters)
    assert len(inspect.signature(real.doctor).parameters) >= 1
    assert issubclass(real.InputError, Exception)


def run(*words: str, **options):
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=60, **options)


def test_help_is_light():
    """What is heavy is imported by the command that needs it; the time has room for a busy machine."""
    start = time.monotonic()
    done = run("-X", "importtime", "-m", "factcheck", "--help")
    assert time.monotonic() - start < 3
    assert done.returncode == 0
    assert "Commands:" in done.stdout
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "factcheck.cli" in loaded
    assert not loaded & {
        "pandas",
        "numpy",
        "spacy",
        "pint",
        "pydantic",
        "rich",
        "jinja2",
        "lxml",
        "factcheck.pipeline",
    }


def test_subprocess_exit_status(tmp_path):
    done = run("-m", "factcheck", "run", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "factcheck: nowhere is not there; check the path\n",
    )


def test_a_closed_pipe_is_quiet(tmp_path):
    code = (
        "import os, sys; from types import SimpleNamespace as N; import factcheck.cli as c\n"
        "sys.modules['factcheck.extract.mentions'] = N(mentions_of_lines=lambda lines: (x * 100 for x in lines))\n"
        "r, w = os.pipe(); os.dup2(w, 1); os.close(r); os.close(w)\n"
        "sys.argv = ['factcheck', 'mentions', 'in.jsonl']; c.main()\n"
    )
    (tmp_path / "in.jsonl").write_text("{}\n" * 5000)
    done = run("-c", code, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (141, "")
