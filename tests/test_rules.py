"""Every rule on its rows: what must pass, what must be found. Cases are data: `rules/<slug>.yml`.

A sheet has `defaults` (cells of every row), `with` (rows of other tables), `reference`
(office holders) and `cases`. A case is a sentence with rows that `pass`, or rows that
`fail` with what they `find`, and the name of their clean `twin`: the nearest case that
must not be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import factcheck.rules
from factcheck.findings import Evidence, Finding, Severity, Verdict
from factcheck.match import Reference, match
from factcheck.rules import RULES
from factcheck.rules import rule as base_rule
from factcheck.rules.base import Conflict, Rule, group_answers, statements
from rows import raw_tables, reference, tables
from strategies import HOLDERS, worlds

FOLDER = Path(__file__).parent / "rules"
HEADINGS = ("What it does", "Why it matters", "Example", "Not reported")
ENOUGH = 6
SHEET_KEYS = {"defaults", "with", "with_defaults", "reference", "cases"}
CASE_KEYS = {"pass", "fail", "finds", "severity", "answers", "says", "twin", "with", "reference"}


def sheet_of(rule: Rule) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{rule.slug}.yml").read_text(encoding="utf-8"))


def cases() -> list[Any]:
    found = []
    for rule in RULES:
        sheet = sheet_of(rule) if (FOLDER / f"{rule.slug}.yml").is_file() else {"cases": {}}
        found += [
            pytest.param(rule, sheet, case, id=f"{rule.slug}:{name}") for name, case in sheet["cases"].items()
        ]
    return found


def rows_of(rule: Rule, sheet: dict[str, Any], case: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    given = {rule.table: [{**sheet.get("defaults", {}), **row} for row in case.get("fail") or case["pass"]]}
    beside = sheet.get("with_defaults", {})
    for other, rows in {**sheet.get("with", {}), **case.get("with", {})}.items():
        given[other] = [{**beside.get(other, {}), **row} for row in rows]
    return given


def wanted(case: dict[str, Any]) -> list[str]:
    """The reasons that a case must give, one a finding."""
    return sorted(case["finds"]) if isinstance(case["finds"], list) else [case["finds"]]


@pytest.mark.parametrize(("rule", "sheet", "case"), cases())
def test_rule_on_its_rows(rule: Rule, sheet: dict[str, Any], case: dict[str, Any]) -> None:
    holders = [*sheet.get("reference", []), *case.get("reference", [])]
    found = rule(tables(rows_of(rule, sheet, case), holders))
    if "pass" in case:
        assert [finding.message for finding in found] == []
        return
    assert sorted(finding.reason for finding in found) == wanted(case)
    if "severity" in case:
        assert {finding.severity.value for finding in found} == {case["severity"]}
    if "answers" in case:
        assert [[answer.value for answer in finding.answers] for finding in found] == case["answers"]
    if "says" in case:
        assert all(case["says"] in f"{f.message} {f.decided} {' '.join(f.remarks)}" for f in found)


def test_every_rule_file_is_registered() -> None:
    files = {path.stem.replace("_", "-") for path in Path(factcheck.rules.__file__).parent.glob("*.py")}
    assert files - {"base", "--init--"} == {rule.slug for rule in RULES}
    assert [rule.slug for rule in RULES] == sorted(rule.slug for rule in RULES)
    assert {path.stem for path in FOLDER.glob("*.yml")} == {rule.slug for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_is_documented(rule: Rule) -> None:
    places = [rule.documentation.find(heading) for heading in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_has_enough_cases_of_both_kinds_and_each_failing_one_a_clean_twin(rule: Rule) -> None:
    sheet = sheet_of(rule)
    clean = {name for name, case in sheet["cases"].items() if "pass" in case}
    failing = {name: case for name, case in sheet["cases"].items() if "fail" in case}
    assert sheet.keys() <= SHEET_KEYS
    assert {key for case in sheet["cases"].values() for key in case} <= CASE_KEYS
    assert len(clean) >= ENOUGH
    assert len(failing) >= ENOUGH
    assert {name: case.get("twin") for name, case in failing.items() if case.get("twin") not in clean} == {}


# ---------------------------------------------------------------- what holds for every rule

# A world is judged by all rules: shrinking one that fails would take minutes.
QUICK = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
Cells = dict[str, list[dict[str, Any]]]


def found_in(tables_: dict[str, pd.DataFrame], known: Reference) -> dict[str, list[Finding]]:
    matched = match(tables_, known)
    return {rule.slug: list(rule(matched)) for rule in RULES}


def identities(found: dict[str, list[Finding]]) -> dict[str, list[tuple[str, ...]]]:
    """Everything of a finding but the places and ids of its statements."""
    return {
        slug: [(f.id, f.verdict, f.reason, f.severity, f.question, f.message, f.decided) for f in findings]
        for slug, findings in found.items()
    }


def conflicts(found: dict[str, list[Finding]]) -> list[tuple[str, frozenset[tuple[str, int]]]]:
    """Rule and statements (report and place) of every conflict; report Z is a copy of A."""
    return [
        (slug, frozenset(("A" if e.report_id == "Z" else e.report_id, e.start) for e in said(finding)))
        for slug, findings in found.items()
        for finding in findings
        if finding.verdict == "conflict"
    ]


def said(finding: Finding) -> list[Evidence]:
    return [evidence for answer in finding.answers for evidence in answer.statements]


@QUICK
@given(world=worlds(), seed=st.integers(0, 2**32 - 1))
def test_shuffled_rows_give_the_same_findings_in_the_same_order(world: Cells, seed: int) -> None:
    ordered = raw_tables(world)
    known = reference(HOLDERS)
    shuffled = {
        name: table.sample(frac=1, random_state=seed).reset_index(drop=True)
        for name, table in ordered.items()
    }
    assert found_in(shuffled, known) == found_in(ordered, known)


@QUICK
@given(world=worlds(), by=st.integers(1, 10_000))
def test_fingerprints_do_not_depend_on_where_in_the_report_a_statement_stands(world: Cells, by: int) -> None:
    moved = {
        name: [{**row, "start": by + 100 * number} for number, row in enumerate(rows)]
        for name, rows in world.items()
    }
    known = reference(HOLDERS)
    assert identities(found_in(raw_tables(moved), known)) == identities(found_in(raw_tables(world), known))


@QUICK
@given(world=worlds())
def test_a_report_that_is_repeated_under_another_name_adds_no_conflict(world: Cells) -> None:
    placed = {
        name: [{**row, "start": 100 * number} for number, row in enumerate(rows)]
        for name, rows in world.items()
    }
    copied = {
        name: [*rows, *({**row, "report_id": "Z"} for row in rows if row["report_id"] == "A")]
        for name, rows in placed.items()
    }
    known = reference(HOLDERS)
    before = conflicts(found_in(raw_tables(placed), known))
    after = conflicts(found_in(raw_tables(copied, {"Z": "A"}), known))
    for slug, rests_on in after:
        assert any(slug == other and rests_on <= known_before for other, known_before in before)


@QUICK
@given(world=worlds())
def test_every_finding_rests_on_statements_of_its_table_and_counts_their_origins(world: Cells) -> None:
    matched = match(raw_tables(world), reference(HOLDERS))
    for rule in RULES:
        ids = set(matched[rule.table]["statement_id"])
        for finding in rule(matched):
            assert finding.rule == rule.slug
            assert {e.statement_id for answer in finding.answers for e in answer.statements} <= ids
            assert any(answer.statements for answer in finding.answers)
            for answer in finding.answers:
                assert answer.support.origins <= answer.support.reports <= len(answer.statements)


def test_reports_of_one_origin_support_an_answer_once() -> None:
    rows = [{"report_id": name, "metric": "laid-off", "place": "ID", "value": 12} for name in "ABC"]
    rows.append({"report_id": "D", "metric": "laid-off", "place": "ID", "value": 17})
    rule = next(rule for rule in RULES if rule.slug == "disjoint-figures")
    (finding,) = rule(tables({"figures": rows}, copies={"B": "A", "C": "A"}))
    assert [(a.value, a.support.reports, a.support.origins) for a in finding.answers] == [
        ("12", 3, 1),
        ("17", 1, 1),
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_finds_nothing_in_empty_tables_and_asks_for_match_where_it_is_missing(rule: Rule) -> None:
    assert list(rule(tables({}))) == []
    raw = raw_tables({})
    lacking = [name for name in rule.block if name not in raw[rule.table].columns]
    if lacking:
        with pytest.raises(ValueError, match="match on the tables first"):
            rule(raw)


def test_a_rule_written_in_a_notebook_takes_ten_lines() -> None:
    @base_rule(table="figures", severity=Severity.NOTE)
    def round_figures(block: pd.DataFrame) -> Iterator[Conflict]:
        """Two round figures."""
        answers = group_answers(statements(block), lambda row: str(row.shown))
        yield Conflict(Verdict.EXPLAINED, "rounding", "Both are round.", answers)

    rows = [{"report_id": name, "metric": "killed", "place": "ID", "value": 100} for name in "AB"]
    found = round_figures(tables({"figures": rows}))
    assert [(f.rule, f.message, len(f.answers)) for f in found] == [("round-figures", "Both are round.", 1)]
    assert "Both are round." in found._repr_html_()
    assert round_figures.summary == "Two round figures."


def test_a_conflict_with_a_reason_of_another_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="'rounding' is no reason for the verdict conflict"):
        Conflict(Verdict.CONFLICT, "rounding", "", [])
