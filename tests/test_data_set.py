"""The worked data set: what the five reports must give, retold in `facts/` and in their own words.

A report is told by the date on which it was published: that is the same in both.
The raw reports lie beside the project and are not part of it; where they are not
there, the retold ones alone are checked.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

from factcheck.findings import Agreement, Answer, Evidence, Finding, Result, Severity, Verdict
from factcheck.pipeline import check, doctor, extract

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "facts"
RAW = ROOT.parent / "shared" / "reports" / "canada-ukraine"

NEGOTIATED, SIGNED, TALKS, PRODUCTION, PLAN = "2017-03", "2017-04", "2023-08", "2025-08", "2025-08-24"
"""The five reports, by when they were published."""


@pytest.fixture(scope="module", params=[FACTS, RAW], ids=["retold", "raw"])
def result(request: pytest.FixtureRequest) -> Result:
    """What a run over the five reports says."""
    if not request.param.is_dir():
        pytest.skip("the raw reports are not here")
    found = check([request.param], data_set=FACTS)
    assert found.not_read == ()
    assert found.warnings == ()
    assert {report.issued for report in found.reports} == {NEGOTIATED, SIGNED, TALKS, PRODUCTION, PLAN}
    return found


def one(result: Result, rule: str, *mentions: str) -> Finding:
    """The one finding of a rule whose statements carry all of these mentions."""
    found = [
        finding
        for finding in result.findings
        if finding.rule == rule
        and all(any(said(e, mention) for e in evidence(finding)) for mention in mentions)
    ]
    assert len(found) == 1, [finding.message for finding in result.findings if finding.rule == rule]
    return found[0]


def evidence(*records: Finding | Agreement) -> list[Evidence]:
    answers = [answer for record in records for answer in getattr(record, "answers", (record,))]
    return [statement for answer in answers for statement in answer.statements]


def said(statement: Evidence, mention: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", statement.mention) is not None


def answer(finding: Finding, mention: str, issued: str) -> Answer:
    """The answer in which the report of that date carries the mention, its quote around it."""
    found = [a for a in finding.answers if any(said(s, mention) and s.issued == issued for s in a.statements)]
    assert len(found) == 1, [(a.value, [s.mention for s in a.statements]) for a in finding.answers]
    for statement in found[0].statements:
        assert statement.mention in statement.quote
        assert statement.line > 0
        assert statement.end - statement.start == len(statement.mention)
    return found[0]


def apart(result: Result, *sides: tuple[str, str]) -> list[str]:
    """The findings that set a mention of one report against a mention of another."""
    found = []
    for finding in result.findings:
        homes = [
            {
                n
                for n, a in enumerate(finding.answers)
                for s in a.statements
                if said(s, mention) and s.issued == issued
            }
            for mention, issued in sides
        ]
        if all(homes) and not set.intersection(*homes):
            found.append(finding.message)
    return found


def ids(statements: Iterable[Evidence]) -> set[str]:
    return {statement.statement_id for statement in statements}


def mentions(finding: Finding) -> Collection[str]:
    return [statement.mention for statement in evidence(finding)]


# ---------------------------------------------------------------- the twelve points


def test_two_men_are_named_prime_minister_of_canada_on_24_august_2025(result: Result) -> None:
    found = one(result, "two-holders-one-seat", "Justin Trudeau", "Mark Carney")
    assert (found.verdict, found.reason, found.severity) == (Verdict.CONFLICT, "two-holders", Severity.ERROR)
    assert answer(found, "Justin Trudeau", PRODUCTION).value == "Justin Trudeau"
    assert answer(found, "Mark Carney", PLAN).value == "Mark Carney"
    assert len(found.answers) == 2
    assert "Prime Minister of Canada on 24 August 2025" in found.question
    assert "Mark Carney" in found.reference


def test_two_men_are_said_to_have_visited_ukraine_on_independence_day_2025(result: Result) -> None:
    found = one(result, "actor-mismatch")
    assert (found.verdict, found.reason, found.severity) == (
        Verdict.CONFLICT,
        "different-actor",
        Severity.ERROR,
    )
    assert [a.value for a in found.answers] == ["Justin Trudeau", "Mark Carney"]
    for given, issued in zip(found.answers, (PRODUCTION, PLAN), strict=True):
        (statement,) = given.statements
        assert "visit" in statement.mention
        assert statement.issued == issued
        assert given.value.split()[-1] in statement.quote
        assert "Independence Day" in statement.quote
    assert "24 August 2025" in found.question


def test_the_defence_minister_of_ukraine_has_one_name_in_two_spellings_and_is_one_man(result: Result) -> None:
    found = one(result, "name-variant", "Denis Shumykal", "Denys Shmyhal")
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, "name-variant")
    assert answer(found, "Denis Shumykal", PRODUCTION).value == "Denis Shumykal"
    assert answer(found, "Denys Shmyhal", PLAN).value == "Denys Shmyhal"
    assert "Minister of Defence of Ukraine" in found.question
    others = [
        f.message for f in result.findings if f.rule == "two-holders-one-seat" and "Shmyhal" in f.message
    ]
    assert others == []


def test_the_ambassador_has_two_spellings_inside_one_report(result: Result) -> None:
    found = one(result, "name-variant", "Roman Washchuk", "Roman Waschuk")
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, "name-variant")
    assert answer(found, "Roman Washchuk", NEGOTIATED).value == "Roman Washchuk"
    assert answer(found, "Roman Waschuk", NEGOTIATED).value == "Roman Waschuk"
    assert {statement.issued for statement in evidence(found)} == {NEGOTIATED}
    assert "within one report" in found.message


def test_kuleba_was_minister_not_deputy_and_no_longer_in_office(result: Result) -> None:
    found = one(result, "title-against-reference", "Dmytro Kuleba")
    assert (found.verdict, found.reason, found.severity) == (Verdict.CONFLICT, "wrong-title", Severity.ERROR)
    assert answer(found, "Dmytro Kuleba", PRODUCTION).value == "Deputy Minister of Foreign Affairs"
    assert "Deputy Minister of Foreign Affairs Dmytro Kuleba" in evidence(found)[0].quote
    assert "Dmytro Kuleba, Minister of Foreign Affairs" in found.reference
    assert "September 2024" in found.reference


def test_the_joint_production_deal_is_an_agreement_here_and_a_letter_of_intent_there(result: Result) -> None:
    found = one(result, "instrument-mismatch", "joint production agreement", "letter of intent")
    assert (found.verdict, found.reason, found.severity) == (
        Verdict.CONFLICT,
        "different-instrument",
        Severity.ERROR,
    )
    assert answer(found, "joint production agreement", PRODUCTION).value == "agreement"
    assert answer(found, "letter of intent", PLAN).value == "letter of intent"
    assert {statement.issued for statement in found.answers[0].statements} != {
        statement.issued for statement in found.answers[1].statements
    }


def test_the_number_of_ukrainians_trained_has_grown_and_the_pace_is_told(result: Result) -> None:
    found = one(result, "growth-over-time", "3200", "45,000")
    assert (found.verdict, found.reason, found.severity) == (
        Verdict.EXPLAINED,
        "changed-over-time",
        Severity.WARNING,
    )
    assert "more than 3,200" in answer(found, "more than 3200", SIGNED).value
    assert "more than 45,000" in answer(found, "over 45,000", PRODUCTION).value
    before, after = (int(n.replace(",", "")) for n in re.findall(r"about ([\d,]+) a month", found.decided))
    assert 155 <= before <= 185  # 3,200 in the 19 months from September 2015 to April 2017
    assert 410 <= after <= 425  # 41,800 more in the 100 months to August 2025
    assert any("by Canada" in remark and "in Canada" in remark for remark in found.remarks)


def test_aid_totals_agree_or_differ_for_a_reason_and_none_is_a_conflict(result: Result) -> None:
    (agreed,) = [a for a in result.agreements if "700 million" in a.value]
    assert {statement.issued for statement in agreed.statements} == {NEGOTIATED, SIGNED}
    assert agreed.support.origins == 2
    window = one(result, "different-window", "$1.8 billion", "$352.5 million", "700 million")
    assert (window.verdict, window.reason) == (Verdict.EXPLAINED, "different-window")
    assert "$1.8 billion" in answer(window, "$1.8 billion", TALKS).value
    assert "$352.5 million" in answer(window, "$352.5 million", TALKS).value
    assert "more than $700 million" in answer(window, "$700 million", SIGNED).value
    assert "different parts" in " ".join([*window.remarks, *(f.message for f in result.findings)])
    pledged = next(
        f for f in result.findings if f.reason == "pledge-not-total" and "$1 billion" in mentions(f)
    )
    assert pledged.verdict is Verdict.EXPLAINED
    assert "$1 billion" in answer(pledged, "$1 billion", PRODUCTION).value
    assert "more than $700 million" in answer(pledged, "700 million dollars", NEGOTIATED).value
    money = re.compile(r"\$|dollars")
    disputed = [
        f.message
        for f in result.findings
        if f.verdict is not Verdict.EXPLAINED and money.search(str(mentions(f)))
    ]
    assert disputed == []


def test_equipment_for_16_million_is_a_part_of_the_700_million(result: Result) -> None:
    found = next(
        f
        for f in result.findings
        if f.reason == "part-of-whole" and "more than 16 million dollars" in mentions(f)
    )
    assert found.verdict is Verdict.EXPLAINED
    assert "more than $16 million" in answer(found, "16 million dollars", NEGOTIATED).value
    assert "more than $700 million" in answer(found, "700 million dollars", NEGOTIATED).value


@pytest.mark.parametrize(
    ("first", "last", "end"),
    [(NEGOTIATED, SIGNED, "signed in April 2017"), (TALKS, PLAN, "signed on 24 February 2024")],
    ids=["defence arrangement", "security agreement"],
)
def test_a_deal_negotiated_here_and_signed_there_is_a_sequence_that_fits(
    result: Result, first: str, last: str, end: str
) -> None:
    fitting = [a for a in result.agreements if a.note == "a sequence that fits" and end in a.value]
    assert len(fitting) == 1
    assert {first, last} <= {statement.issued for statement in fitting[0].statements}
    assert "under negotiation" in fitting[0].value
    assert fitting[0].value.index("under negotiation") < fitting[0].value.index(end)
    assert all(statement.mention in statement.quote for statement in fitting[0].statements)
    conflicts = [f for f in result.findings if f.verdict is Verdict.CONFLICT]
    assert not ids(evidence(*conflicts)) & ids(fitting[0].statements)


def test_likely_to_be_signed_is_a_step_of_the_sequence_and_no_signing(result: Result) -> None:
    fitting = next(a for a in result.agreements if "signed in April 2017" in a.value)
    planned = [statement for statement in fitting.statements if "likely to be signed" in statement.quote]
    assert planned
    assert "planned (reported in March 2017)" in fitting.value


def test_a_president_with_his_given_name_only_is_a_note(result: Result) -> None:
    found = one(result, "incomplete-name", "Volodymyr")
    assert found.severity is Severity.NOTE
    assert answer(found, "Volodymyr", TALKS).value == "Volodymyr"
    assert "Volodymyr Zelenskyy" in found.message
    assert "President Volodymyr" in evidence(found)[0].quote


def test_kiev_and_kyiv_are_a_note(result: Result) -> None:
    found = one(result, "place-name", "Kiev", "Kyiv")
    assert (found.verdict, found.reason, found.severity) == (Verdict.CONFLICT, "terminology", Severity.NOTE)
    assert answer(found, "Kiev", PRODUCTION).value == "Kiev"
    assert answer(found, "Kyiv", PLAN).value == "Kyiv"


def test_nobody_in_the_reference_is_called_karniyenko(result: Result) -> None:
    found = one(result, "holder-against-reference", "Andriy Karniyenko")
    assert (found.verdict, found.reason, found.severity) == (
        Verdict.UNDETERMINED,
        "name-unsure",
        Severity.NOTE,
    )
    assert answer(found, "Andriy Karniyenko", PRODUCTION).value == "Andriy Karniyenko"
    assert "Deputy Foreign Minister Andriy Karniyenko" in evidence(found)[0].quote


# ---------------------------------------------------------------- what must not be flagged


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Harjit Sajjan", SIGNED), ("David McGuinty", PLAN)),
        (("Stepan Poltorak", SIGNED), ("Denys Shmyhal", PLAN)),
        (("Chrystia Freeland", SIGNED), ("Mélanie Joly", TALKS)),
        (("Justin Trudeau", TALKS), ("Mark Carney", PLAN)),
        (("$700 million", SIGNED), ("700 million dollars", NEGOTIATED)),
    ],
    ids=lambda side: side[0],
)
def test_what_is_right_in_both_reports_is_not_set_against_each_other(
    result: Result, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert apart(result, first, second) == []


def test_the_pairs_that_must_not_be_flagged_were_read_and_compared(result: Result) -> None:
    compared = {row.kind: row.compared for row in result.coverage if row.compared}
    assert {"figures", "agreements", "offices", "events", "spellings"} <= compared.keys()


def test_no_other_contradiction_of_substance_is_reported(result: Result) -> None:
    grave = [f for f in result.findings if f.verdict is Verdict.CONFLICT and f.severity is not Severity.NOTE]
    assert sorted(finding.rule for finding in grave) == [
        "actor-mismatch",
        "instrument-mismatch",
        "name-variant",
        "name-variant",
        "title-against-reference",
        "two-holders-one-seat",
    ]


# ---------------------------------------------------------------- the tables


def test_the_tables_are_what_extraction_gives_for_the_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refresh them with `factcheck extract facts/reports -o facts`."""
    monkeypatch.chdir(ROOT)
    copy = tmp_path / "facts"
    shutil.copytree("facts", copy, ignore=shutil.ignore_patterns("reports"))
    extract([Path("facts/reports")], copy)
    names = sorted(path.name for path in FACTS.iterdir() if path.suffix in (".csv", ".json"))
    assert sorted(path.name for path in copy.iterdir() if path.is_file()) == names
    stale = [name for name in names if (copy / name).read_bytes() != (FACTS / name).read_bytes()]
    assert stale == []


def test_the_tables_hold_what_the_reports_are_about() -> None:
    tables = {path.stem: path.read_text(encoding="utf-8") for path in FACTS.glob("*.csv")}
    assert {"reports", "figures", "agreements", "offices", "events"} <= tables.keys()
    for table, cells in {
        "figures": ["700000000", "1800000000", "352500000", "3200", "45000"],
        "agreements": ["2024-02-24", "letter of intent"],
        "offices": ["Stepan Poltorak", "Mark Carney", "prime minister"],
        "events": ["visit", "2025-08-24"],
    }.items():
        assert [cell for cell in cells if cell not in tables[table]] == []


def test_every_quote_of_the_data_set_is_at_its_place() -> None:
    assert doctor(FACTS) == []
