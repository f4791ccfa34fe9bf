"""What the reports agree on, how many origins carry it, and what is left out as disputed."""

from __future__ import annotations

from typing import Any

from factcheck.corroborate import agreements
from factcheck.findings import Agreement
from factcheck.rules import RULES
from rows import Cells, tables

CUT = {"metric": "laid-off", "unit": "job", "place": "PT"}
DEAL = {"agreement": "harbour bridge toll", "instrument": "agreement", "parties": "DK;SE"}
MINISTER = {"rank": "minister", "portfolio": "health", "jurisdiction": "BR", "seats": 1}


def agreed(copies: dict[str, str] | None = None, **rows: list[Cells]) -> list[Agreement]:
    matched = tables(rows, copies=copies)
    findings = [finding for rule in RULES for finding in rule(matched)]
    return list(agreements(matched, findings))


def by(names: str, *cells: dict[str, Any], **common: Any) -> list[Cells]:
    return [common | cell | {"report_id": name} for name, cell in zip(names, cells, strict=True)]


def test_one_value_from_two_reports_is_agreed_and_counted() -> None:
    (found,) = agreed(figures=by("AB", {"value": 120}, {"value": 120}, **CUT))
    assert found.value == "120"
    assert (found.support.reports, found.support.origins) == (2, 2)
    assert [evidence.report_id for evidence in found.statements] == ["A", "B"]


def test_a_rounded_value_and_the_exact_one_agree() -> None:
    (found,) = agreed(figures=by("AB", {"value": 100, "precision": 100}, {"value": 112}, **CUT))
    assert found.support.reports == 2


def test_reports_of_one_origin_carry_an_answer_once() -> None:
    rows = by("ABC", {"value": 120}, {"value": 120}, {"value": 120}, **CUT)
    (found,) = agreed({"B": "A"}, figures=rows)
    assert (found.support.reports, found.support.origins) == (3, 2)


def test_one_report_alone_agrees_with_nobody() -> None:
    assert agreed(figures=by("AA", {"value": 120}, {"value": 120, "quote": "Again 120 jobs."}, **CUT)) == []


def test_an_answer_that_another_report_denies_is_left_out() -> None:
    assert agreed(figures=by("ABC", {"value": 120}, {"value": 120}, {"value": 170}, **CUT)) == []


def test_an_answer_that_only_differs_by_time_is_kept() -> None:
    trained = {"metric": "trained", "unit": "people", "beneficiary": "KE"}
    early, late = {"value": 1200, "as_of": "2022-05-01"}, {"value": 3600, "as_of": "2024-05-01"}
    (found,) = agreed(figures=by("ABC", early, early, late, **trained))
    assert found.value == "1,200"


def test_two_figures_over_two_windows_do_not_agree() -> None:
    aid = {"metric": "aid", "unit": "EUR", "actor": "FI", "beneficiary": "KE", "precision": 1_000_000}
    rows = by("AB", {"value": 7e7, "window": "2014/.."}, {"value": 9e7, "window": "2022/.."}, **aid)
    assert agreed(figures=rows) == []


def test_a_pledge_does_not_confirm_a_total() -> None:
    aid = {"metric": "aid", "unit": "EUR", "actor": "FI", "beneficiary": "KE", "precision": 1_000_000}
    assert agreed(figures=by("AB", {"value": 7e7}, {"value": 7e7, "kind": "pledge"}, **aid)) == []


def test_talks_and_then_a_signing_are_a_sequence_that_fits() -> None:
    talks = {"stage": "negotiating", "date": "2023-08", "as_of": "2023-08-20"}
    signing = {"stage": "signed", "date": "2024-02-24", "as_of": "2024-02-25"}
    (found,) = agreed(agreements=by("AB", talks, signing, **DEAL))
    assert found.note == "a sequence that fits"
    assert found.value == "under negotiation in August 2023, then signed on 24 February 2024"


def test_an_announced_signing_and_the_signing_fit() -> None:
    announced = {"stage": "proposed", "as_of": "2024-03-20"}
    signing = {"stage": "signed", "date": "2024-04-03", "as_of": "2024-04-03"}
    (found,) = agreed(agreements=by("AB", announced, signing, **DEAL))
    assert found.value.endswith("(reported on 20 March 2024), then signed on 3 April 2024")
    assert found.note == "a sequence that fits"


def test_stages_out_of_order_are_no_agreement() -> None:
    signing = {"stage": "signed", "date": "2024-05-03"}
    assert agreed(agreements=by("AB", signing, {"stage": "in_force", "date": "2024-04-01"}, **DEAL)) == []


def test_a_signing_on_two_days_is_no_agreement() -> None:
    signing = {"stage": "signed", "date": "2024-05-03"}
    assert agreed(agreements=by("AB", signing, signing | {"date": "2024-05-05"}, **DEAL)) == []


def test_a_holder_whom_two_reports_name_is_agreed() -> None:
    (found,) = agreed(offices=by("AB", {}, {}, person="Lidia Barros", **MINISTER))
    assert found.question == "Who was Minister of Health of Brazil?"
    assert found.value.startswith("Lidia Barros (")


def test_a_spelling_variant_does_not_dispute_the_holder() -> None:
    rows = by("AB", {"person": "Oleh Marchuk"}, {"person": "Oleg Marchouk"}, **MINISTER)
    assert len(agreed(offices=rows)) == 1


def test_a_holder_whom_another_report_denies_is_left_out() -> None:
    rows = by(
        "ABC", {"person": "Lidia Barros"}, {"person": "Lidia Barros"}, {"person": "Otavio Reis"}, **MINISTER
    )
    assert agreed(offices=rows) == []


def test_a_former_holder_is_no_answer() -> None:
    assert agreed(offices=by("AB", {}, {}, person="Lidia Barros", former=True, **MINISTER)) == []


def test_the_best_supported_stand_first() -> None:
    rows = by("AB", {"value": 30}, {"value": 30}, metric="injured", place="JP")
    rows += by("ABC", {"value": 120}, {"value": 120}, {"value": 120}, **CUT)
    assert [found.support.origins for found in agreed(figures=rows)] == [3, 2]
