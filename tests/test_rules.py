"""Every rule on its rows: what must pass, what must be found. Cases are data: `rules/<slug>.yml`.

A sheet has `defaults` (cells of every row), `with` (rows of other tables), `reference`
(office holders) and `cases`. A case is a sentence with rows that `pass`, or rows that
`fail` with what they `find`, and the name of their clean `twin`: the nearest case that
must not be found.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rows import tables

import factcheck.rules
from factcheck.rules import RULES
from factcheck.rules.base import Rule

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
