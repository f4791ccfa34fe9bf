"""Triage: a decision holds for a finding, is remembered in a file that diffs well, and ends by itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import cli
from factcheck.decisions import (
    DecisionRow,
    Decisions,
    accept,
    apply,
    load_decisions,
    save_decisions,
)
from factcheck.pipeline import InputError, check
from golden.results import harbour

GAZETTE = """---
publisher: Harbour Gazette
issued: 2024-05-06
---

The fisheries agreement between Norway and Kenya was signed on 3 May 2024.
"""
COURIER = """---
publisher: Coast Courier
issued: 2024-05-06
---

The fisheries agreement between Norway and Kenya was signed on {day} 2024.
"""
DAY = date(2025, 3, 1)

runner = CliRunner()


def factcheck_(*words: str):
    return runner.invoke(cli.app, list(words))


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data set of two reports with one finding."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts/reports").mkdir(parents=True)
    (tmp_path / "facts/reference").mkdir()
    report("gazette", GAZETTE)
    report("courier", COURIER.format(day="5 April"))
    return Path("facts")


def report(name: str, text: str) -> None:
    Path(f"facts/reports/{name}.md").write_text(text, encoding="utf-8")


def only(facts: Path, today: date = DAY):
    (finding,) = check([facts], today=today).findings
    return finding


def row(**cells: str) -> DecisionRow:
    return DecisionRow(**({"finding": "0" * 12, "reason": "known"} | cells))


# ---------------------------------------------------------------- a decision holds and ends


def test_an_accepted_finding_stands_apart_and_does_not_fail(facts):
    assert factcheck_("run", "--fail-on", "error").exit_code == 1
    id_ = only(facts).id
    done = factcheck_("accept", id_[:5], "--reason", "two ceremonies")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"accepted {id_}" in done.stdout
    assert only(facts).decision.reason == "two ceremonies"
    assert factcheck_("run", "--fail-on", "note").exit_code == 0
    page = Path("conflict-report.md").read_text(encoding="utf-8")
    assert "## Accepted" in page
    assert "two ceremonies" in page.partition("## Accepted")[2]
    assert "## Conflicts" not in page


def test_it_is_back_when_a_value_changes_and_says_so(facts):
    before = only(facts).id
    factcheck_("accept", before, "--reason", "two ceremonies")
    report("courier", COURIER.format(day="9 April"))
    finding = only(facts)
    assert finding.id != before
    assert finding.decision is None
    (remark,) = (r for r in finding.remarks if "accepted before" in r)
    assert "two ceremonies" in remark
    assert "5 April 2024" in remark
    report("courier", COURIER.format(day="5 April"))
    assert only(facts).decision is not None


def test_it_is_back_after_its_last_day(facts):
    last = date.today() + timedelta(days=30)
    factcheck_(
        "accept", only(facts).id, "--reason", "until the treaty is printed", "--until", last.isoformat()
    )
    assert only(facts, last).decision.until == last.isoformat()
    later = only(facts, last + timedelta(days=1))
    assert later.decision is None
    assert any("which has passed" in remark for remark in later.remarks)


def test_it_is_back_when_reopened(facts):
    id_ = only(facts).id
    factcheck_("accept", id_, "--reason", "two ceremonies")
    done = factcheck_("reopen", id_[:4])
    assert done.exit_code == 0
    assert "two ceremonies" in done.stdout
    assert only(facts).decision is None
    assert factcheck_("run", "--fail-on", "error").exit_code == 1


def test_edits_elsewhere_do_not_end_it(facts):
    factcheck_("accept", only(facts).id, "--reason", "two ceremonies")
    report("gazette", GAZETTE + "\nThe bakery sold 140 loaves on 2 May 2024.\n")
    report("other", "---\nissued: 2019-01-01\n---\n\nIt snowed for two days.\n")
    assert only(facts).decision is not None


def test_accepting_again_changes_the_reason(facts):
    id_ = only(facts).id
    for reason in ("first", "second"):
        factcheck_("accept", id_, "--reason", reason)
    assert [r.reason for r in load_decisions(facts).rows] == ["second"]


# ---------------------------------------------------------------- bad usage


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "zzzz", "--reason", "x"), "no finding 'zzzz' in these reports; factcheck run lists them"),
        (("accept", "abcd", "--reason", " "), "--reason is empty: say why"),
        (
            ("accept", "abcd", "--reason", "x", "--until", "soon"),
            "--until soon: not a day; write it as 2026-12-31",
        ),
        (("accept", "abcd", "--reason", "x", "--until", "20301231"), "write it as 2030-12-31"),
        (("accept", "abcd", "--reason", "x", "--until", "2020-01-01"), "that day has passed"),
        (("reopen", "abcd"), "no accepted finding 'abcd' in facts"),
        (("reopen", ""), "no accepted finding '' in facts"),
        (("reopen", "abcd", "nowhere"), "nowhere is not there"),
    ],
)
def test_bad_usage_is_one_line_that_says_what_to_do(facts, words, message):
    done = factcheck_(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_decision_needs_a_data_set(facts, tmp_path, monkeypatch):
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    done = factcheck_("accept", "abcd", "../facts/reports", "--reason", "x")
    assert done.exit_code == 2
    assert "factcheck init facts" in done.stderr
    assert list(away.iterdir()) == []


# ---------------------------------------------------------------- the file


def test_the_file_is_sorted_and_comes_back(tmp_path):
    rows = [
        row(finding="b" * 12, rule="total-falls", question="Aid"),
        row(
            finding="c" * 12,
            rule="agreement-date",
            question="Deal",
            values="3 May | 5 April",
            until="2030-01-01",
        ),
        row(finding="a" * 12, rule="total-falls", question="Aid"),
    ]
    save_decisions(tmp_path, Decisions(tuple(rows)))
    first = (tmp_path / "decisions.csv").read_bytes()
    back = load_decisions(tmp_path)
    assert [r.finding[0] for r in back.rows] == ["c", "a", "b"]
    assert set(back.rows) == set(rows)
    save_decisions(tmp_path, back)
    assert (tmp_path / "decisions.csv").read_bytes() == first
    assert first.startswith(b"finding,rule,question,values,reason,decided_on,until\n")


def test_what_a_report_says_is_no_formula_and_one_line(tmp_path):
    finding = harbour().findings[0].model_copy(update={"question": '=HYPERLINK("x")\nand\x1b[31m more'})
    made = accept(finding, "-2+3", "2024-05-01")
    assert made.question == '\'=HYPERLINK("x") and [31m more'
    assert made.reason == "'-2+3"
    save_decisions(tmp_path, Decisions((made,)))
    assert load_decisions(tmp_path).rows == (made,)


def test_a_row_that_cannot_be_used_is_named_and_kept(facts):
    good = f"{only(facts).id},,,,fine,,\n"
    bad = "nonsense,r,q,v,why,,\n" + "0" * 12 + ",r,q,v,,,\n" + "1" * 12 + ",r,q,v,why,2024-02-31,\n"
    head = "finding,rule,question,values,reason,decided_on,until\n"
    (facts / "decisions.csv").write_text(head + bad + good, encoding="utf-8")
    result = check([facts], today=DAY)
    assert result.findings[0].decision.reason == "fine"
    told = [w for w in result.warnings if w.startswith("decisions.csv")]
    assert [w.partition(":")[0] for w in told] == [f"decisions.csv, row {n}" for n in (2, 3, 4)]
    assert "copy its 12 characters from the report" in told[0]
    factcheck_("reopen", only(facts).id)
    assert (facts / "decisions.csv").read_text(encoding="utf-8") == head + bad


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("finding,why\n", "decisions.csv, row 1: no column is called 'why'"),
        ("finding\n", "decisions.csv, row 1: the column 'reason' is missing; add it"),
    ],
)
def test_a_header_that_does_not_fit_is_named(facts, text, message):
    (facts / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"facts/decisions\.csv"):
        check([facts])
    done = factcheck_("reopen", "abcd")
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_decision_is_on_one_finding_only():
    findings = harbour().findings
    decided = apply(findings, Decisions((row(finding=findings[1].id),)), DAY)
    assert [f.id for f, g in zip(decided, findings, strict=True) if f != g] == [findings[1].id]
