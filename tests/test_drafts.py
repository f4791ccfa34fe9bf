"""A draft against a data set: what it contradicts and where, and nothing that does not concern it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import factcheck.drafts
from factcheck import cli
from factcheck.drafts import check_drafts
from factcheck.findings import Result
from factcheck.pipeline import InputError, check, extract

GAZETTE = """---
publisher: Harbour Gazette
issued: 2024-05-06
---

Norway has given Kenya more than $40 million in aid since 2019.

The fisheries agreement between Norway and Kenya was signed on 3 May 2024.
"""
COURIER = """---
publisher: Coast Courier
issued: 2024-05-06
---

Prime Minister of Peru Nils Dahl met the press on 6 May 2024.

The fisheries agreement between Norway and Kenya was signed on 5 April 2024.
"""
ECHO = """---
publisher: Valley Echo
issued: 2024-05-06
---

Prime Minister of Peru Ana Lopez met the press on 6 May 2024.
"""
DRAFT = """---
issued: 2024-05-07
---

A quiet week by the sea.

Fish is cheap. The fisheries agreement between Norway and Kenya was signed on 3 May 2024.
"""
TODAY = date(2024, 5, 7)
runner = CliRunner()


def factcheck_(*words: str, **more: str):
    return runner.invoke(cli.app, list(words), **more)


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data set of three reports, extracted, and a draft beside it."""
    monkeypatch.chdir(tmp_path)
    Path("facts/reports").mkdir(parents=True)
    for name, text in (("gazette", GAZETTE), ("courier", COURIER), ("echo", ECHO)):
        Path(f"facts/reports/{name}.md").write_text(text, encoding="utf-8")
    extract([Path("facts/reports")], Path("facts"))
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    return Path("facts")


def rules_of(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_only_what_concerns_the_draft_is_told(facts):
    assert "two-holders-one-seat" in rules_of(check([facts]))
    result = check_drafts([Path("draft.md")], facts)
    assert rules_of(result) == ["agreement-date"]
    assert {report.report_id for report in result.reports} == {"draft", "gazette", "courier"}
    assert {row.report_id for row in result.coverage} == {"draft"}


def test_the_draft_comes_first_with_line_and_column(facts):
    (finding,) = check_drafts([Path("draft.md")], facts).findings
    place = finding.answers[0].statements[0]
    line = DRAFT.splitlines()[place.line - 1]
    assert (place.path, place.report_id) == ("draft.md", "draft")
    assert line[place.column - 1 :].startswith(place.mention)
    other = finding.answers[1].statements[0]
    assert (other.path, other.line) == ("facts/reports/courier.md", 8)


def test_it_says_the_same_as_a_run_over_both(facts):
    whole = check([facts, Path("draft.md")])
    told = {
        f.id: f.message
        for f in whole.findings
        if any(s.report_id == "draft" for a in f.answers for s in a.statements)
    }
    found = check_drafts([Path("draft.md")], facts)
    assert {f.id: f.message for f in found.findings} == told


def test_the_reports_are_not_extracted_again(facts, monkeypatch):
    for path in Path("facts/reports").iterdir():
        path.unlink()
    (finding,) = check_drafts([Path("draft.md")], facts).findings
    assert [s.line for a in finding.answers for s in a.statements if s.report_id != "draft"] == [0, 0]


def test_a_corrected_row_counts(facts):
    table = facts / "agreements.csv"
    text = table.read_text(encoding="utf-8")
    assert "2024-04-05" in text
    table.write_text(text.replace("2024-04-05", "2024-05-03"), encoding="utf-8")
    result = check_drafts([Path("draft.md")], facts)
    assert result.findings == ()
    assert len(result.agreements) == 1


def test_a_draft_is_not_compared_with_itself(facts):
    """A report of the data set, edited after its extraction, is a draft like any other."""
    path = Path("facts/reports/gazette.md")
    path.write_text(GAZETTE.replace("3 May", "9 May"), encoding="utf-8")
    (finding,) = check_drafts([path], facts).findings
    assert {s.report_id for a in finding.answers for s in a.statements} == {"gazette", "courier"}


def test_another_text_of_the_same_name_is_compared(facts):
    Path("courier.md").write_text(DRAFT, encoding="utf-8")
    (finding,) = check_drafts([Path("courier.md")], facts).findings
    assert {s.path for a in finding.answers for s in a.statements} >= {
        "courier.md",
        "facts/reports/courier.md",
    }


def test_a_draft_without_a_date_is_of_today_and_says_so(facts):
    Path("draft.md").write_text("Norway has given Kenya $12 million in aid since 2019.\n", encoding="utf-8")
    result = check_drafts([Path("draft.md")], facts, today=TODAY)
    assert result.findings
    assert any("taken as 2024-05-07" in warning for warning in result.warnings)
    given = check_drafts([Path("draft.md")], facts, issued="2024-05-08", today=TODAY)
    assert {r.report_id: r.issued for r in given.reports}["draft"] == "2024-05-08"
    assert given.warnings == ()


def test_a_folder_without_tables_is_extracted_first(facts):
    found = check_drafts([Path("draft.md")], Path("facts/reports"))
    assert rules_of(found) == ["agreement-date"]
    assert found.findings[0].answers[0].statements[0].report_id == "draft"


def test_what_was_accepted_is_apart(facts):
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    id_ = check_drafts([Path("draft.md")], facts).findings[0].id
    (facts / "decisions.csv").write_text(f"finding,reason\n{id_},two ceremonies\n", encoding="utf-8")
    assert check_drafts([Path("draft.md")], facts).findings[0].decision is not None
    done = factcheck_("check", "draft.md", "--fail-on", "note")
    assert done.exit_code == 0
    assert "1 accepted" in done.stdout


# ---------------------------------------------------------------- the command


def test_check_prints_place_severity_and_both_passages(facts):
    done = factcheck_("check", "draft.md", "--against", "facts", "--fail-on", "error")
    assert (done.exit_code, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    column = DRAFT.splitlines()[6].index("signed") + 1
    assert lines[0].startswith(f"draft.md:7:{column}: error: ") or lines[0].startswith("draft.md:7:")
    assert "[agreement-date, " in lines[0]
    assert any(">>" in line and "the draft" in line for line in lines)
    assert any("Coast Courier, 6 May 2024" in line and "facts/reports/courier.md:8" in line for line in lines)
    assert any("says the same as the draft: facts/reports/gazette.md:8" in line for line in lines)
    assert lines[-1].startswith("1 conflict (1 error), ")
    assert factcheck_("check", "draft.md").exit_code == 0


def test_check_reads_standard_input(facts):
    done = factcheck_("check", "-", "--fail-on", "error", input=DRAFT)
    assert done.exit_code == 1
    assert done.stdout.startswith("-:7:")


@pytest.mark.parametrize("name", ["json", "md", "csv"])
def test_check_prints_the_formats_of_a_run(facts, name):
    done = factcheck_("check", "draft.md", "--format", name)
    assert done.exit_code == 0
    assert "agreement-date" in done.stdout
    if name == "json":
        assert [f["rule"] for f in json.loads(done.stdout)["findings"]] == ["agreement-date"]


def test_check_takes_several_drafts_and_rules(facts):
    Path("second.md").write_text(DRAFT.replace("3 May", "1 May"), encoding="utf-8")
    done = factcheck_("check", "draft.md", "second.md", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    assert [len(f["answers"]) for f in findings if f["rule"] == "agreement-date"] == [3]
    printed = factcheck_("check", "draft.md", "second.md", "--select", "agreement-date").stdout
    assert "(second.md:7)" in printed  # what the other draft says is quoted too
    assert factcheck_("check", "draft.md", "--ignore", "agreement-date", "--fail-on", "note").exit_code == 0


def test_hostile_text_stays_on_its_line(facts):
    Path("draft.md").write_text(
        DRAFT.replace("A quiet week", "A\x1b]0;x\x07 \u202equiet week"), encoding="utf-8"
    )
    done = factcheck_("check", "draft.md")
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)


def test_a_data_set_without_reports_says_what_to_do(facts):
    text = (facts / "reports.csv").read_text(encoding="utf-8")
    (facts / "reports.csv").write_text(text.splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="factcheck extract"):
        check_drafts([Path("draft.md")], facts)


def test_most_of_a_large_data_set_is_passed_over(facts, monkeypatch):
    """What shares nothing with the draft never reaches the matching."""
    sizes = []
    real = factcheck.drafts.match

    def counted(tables, *more):
        sizes.append({name: len(table) for name, table in tables.items()})
        return real(tables, *more)

    monkeypatch.setattr(factcheck.drafts, "match", counted)
    check_drafts([Path("draft.md")], facts)
    assert sizes[0]["offices"] == 0
    assert sizes[0]["figures"] == 0
    assert sizes[0]["agreements"] == 3
