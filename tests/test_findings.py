"""What a finding is: its identity, its order, its published form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factcheck.findings import (
    REASONS,
    Answer,
    Evidence,
    Finding,
    Result,
    Severity,
    Support,
    Verdict,
    fingerprint,
    sort_findings,
)

words = st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=6)


def finding(**changed: Any) -> Finding:
    cells = {
        "id": "0" * 12,
        "rule": "disjoint-figures",
        "verdict": Verdict.CONFLICT,
        "reason": "disjoint-values",
        "severity": Severity.ERROR,
        "confidence": 0.9,
        "question": "People killed",
        "message": "12 against 17",
        "answers": (),
    }
    return Finding.model_validate(cells | changed)


@given(words, words, st.lists(words, max_size=4), st.randoms(use_true_random=False))
def test_a_fingerprint_does_not_depend_on_the_order_of_the_values(
    rule: str, question: str, values: list[str], random: Any
) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    assert fingerprint(rule, question, shuffled) == fingerprint(rule, question, values)


@given(words, words, st.lists(words, min_size=1, max_size=4), words)
def test_a_fingerprint_changes_with_rule_question_and_values(
    rule: str, question: str, values: list[str], other: str
) -> None:
    one = fingerprint(rule, question, values)
    assert len(one) == 12
    assert set(one) <= set("0123456789abcdef")
    assert fingerprint(f"{rule}x", question, values) != one
    assert fingerprint(rule, f"{question}x", values) != one
    assert fingerprint(rule, question, [*values, other]) != one


def test_a_fingerprint_is_the_same_in_every_run() -> None:
    assert fingerprint("total-falls", "People trained (Kenya)", ["3,100", "2,600"]) == "c63680e4bb4d"


def test_the_worst_stand_first_and_ties_are_broken_by_name() -> None:
    note = finding(severity=Severity.NOTE, id="n")
    explained = finding(severity=Severity.WARNING, verdict=Verdict.EXPLAINED, reason="rounding", id="w1")
    undetermined = finding(
        severity=Severity.WARNING, verdict=Verdict.UNDETERMINED, reason="date-unknown", id="w2"
    )
    warning = finding(severity=Severity.WARNING, id="w3")
    unsure, sure = finding(confidence=0.6, id="e1"), finding(confidence=0.95, id="e2")
    later_rule = finding(confidence=0.6, rule="total-falls", id="e0")
    expected = (sure, unsure, later_rule, warning, undetermined, explained, note)
    assert sort_findings(reversed(expected)) == expected
    assert sort_findings(expected) == expected


@given(st.permutations([finding(id=f"{n}", confidence=n % 3 / 10) for n in range(7)]))
def test_findings_have_one_order_whatever_order_they_came_in(found: list[Finding]) -> None:
    assert [f.id for f in sort_findings(found)] == ["2", "5", "1", "4", "0", "3", "6"]


def test_a_notebook_shows_what_a_report_says_as_text() -> None:
    said = Evidence(
        statement_id="f-1",
        report_id="post",
        path="<b>.md",
        line=3,
        start=0,
        end=8,
        mention="<script>",
        quote="It <i>costs</i> <script> & more",
        publisher="Post & Sons",
    )
    one = Answer(value="<12>", support=Support(reports=2, origins=1), statements=(said,))
    shown = finding(message="<12> & 17", answers=(one,), decided="a < b")._repr_html_()
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "It &lt;i&gt;costs&lt;/i&gt; <b>&lt;script&gt;</b> &amp; more" in shown
    for part in (
        "&lt;12&gt; &amp; 17",
        "Post &amp; Sons",
        "&lt;b&gt;.md:3",
        "a &lt; b",
        "reports: 2, origins: 1",
    ):
        assert part in shown
    assert one._repr_html_() in shown
    assert said._repr_html_() in one._repr_html_()


def test_every_reason_belongs_to_one_verdict() -> None:
    words = [reason for reasons in REASONS.values() for reason in reasons]
    assert len(words) == len(set(words))
    assert set(REASONS) == set(Verdict)


def test_severities_rank_from_the_worst() -> None:
    assert [severity.rank for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)] == [0, 1, 2]


def test_a_finding_is_a_record_that_nobody_changes() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        finding().message = "17 against 12"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="confidence"):
        finding(confidence=1.2)
    with pytest.raises(ValidationError, match="Extra inputs"):
        finding(colour="red")


def test_a_result_comes_back_from_its_published_form() -> None:
    result = Result(reports=(), findings=(finding(),), agreements=(), coverage=(), not_read=())
    assert Result.model_validate_json(result.model_dump_json()) == result
    assert result.model_dump(mode="json")["schema_version"] == 1
