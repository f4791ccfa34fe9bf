"""Two made-up results that the renderers are tested on: one tame, one hostile."""

from __future__ import annotations

from factcheck.findings import (
    Agreement,
    Answer,
    Coverage,
    Decision,
    Evidence,
    Finding,
    NotRead,
    Result,
    Severity,
    Support,
    Verdict,
    fingerprint,
    sort_findings,
)
from factcheck.models import ReportRow

REPORTS = {
    "gazette": ("Port Gazette", "2024-05-03", "Selm bridge opens after four years"),
    "harbour-wire": ("Harbour Wire", "2024-05-03", "New Selm crossing opened"),
    "evening-post": ("Evening Post", "2024-05-04", "Bridge bill climbs"),
    "fund-review": (
        "",
        "2021-11",
        "The school fund of Selm, three years on: what was paid, to whom, and why",
    ),
}
TEXT = {
    "gazette": "Mayor Ilse Brandt opened the Selm harbour bridge on 3 May 2024. It cost 48 million crowns. "
    "About 1,200 people came.",
    "harbour-wire": "The bridge over Selm harbour, which cost 61 million crowns, "
    "was opened by Mayor Tomas Reck.",
    "evening-post": "At 61 million crowns the crossing is the dearest the town has built. Work began "
    "in 2020; the school fund has paid 9,400 pupils since 2019.",
    "fund-review": "The fund has supported more than 2,100 pupils since it began in 2019.",
}


def said(report: str, mention: str, quote: str = "", **more: str) -> Evidence:
    """A statement of one of the made-up reports."""
    text = TEXT[report]
    start = text.index(mention)
    sentence = quote or next(s for s in text.split(". ") if mention in s)
    return Evidence(
        statement_id=f"{report}-{start}",
        report_id=report,
        path=f"reports/{report}.txt",
        line=1,
        column=start + 1,
        start=start,
        end=start + len(mention),
        mention=mention,
        quote=sentence,
        publisher=REPORTS[report][0],
        issued=REPORTS[report][1],
        **more,
    )


def answer(value: str, *statements: Evidence, origins: int = 0) -> Answer:
    reports = len({s.report_id for s in statements})
    return Answer(
        value=value, support=Support(reports=reports, origins=origins or reports), statements=statements
    )


def finding(
    rule: str, verdict: Verdict, reason: str, severity: Severity, message: str, *answers: Answer, **more
):
    question = more.pop("question", message)
    return Finding(
        id=fingerprint(rule, question, [a.value for a in answers]),
        rule=rule,
        verdict=verdict,
        reason=reason,
        severity=severity,
        confidence=more.pop("confidence", 1.0),
        question=question,
        message=message,
        answers=answers,
        **more,
    )


def _mayor() -> tuple[Finding, Finding]:
    one = said("gazette", "Mayor Ilse Brandt", value="Ilse Brandt", as_of="2024-05-03")
    two = said("harbour-wire", "Mayor Tomas Reck", value="Tomas Reck", as_of="2024-05-03")
    holders = finding(
        "two-holders-one-seat",
        Verdict.CONFLICT,
        "two-holders",
        Severity.ERROR,
        "Ilse Brandt or Tomas Reck: who was mayor of Selm on 3 May 2024",
        answer("Ilse Brandt", one),
        answer("Tomas Reck", two),
        question="Who was mayor of Selm on 3 May 2024?",
        decided="the seat has one holder, and both are named for 3 May 2024",
        settle="the town's register of mayors",
        reference="office_holders.csv: Ilse Brandt, mayor of Selm, 2022-06-01 to 2026-05-31",
        confidence=0.97,
    )
    opener = finding(
        "actor-mismatch",
        Verdict.CONFLICT,
        "different-actor",
        Severity.WARNING,
        "Ilse Brandt or Tomas Reck: who opened the harbour bridge",
        answer("Ilse Brandt", one),
        answer("Tomas Reck", two),
    )
    return holders, opener


def _cost() -> Finding:
    return finding(
        "disjoint-figures",
        Verdict.CONFLICT,
        "disjoint-values",
        Severity.ERROR,
        "The harbour bridge cost 48 million or 61 million crowns",
        answer("48 million crowns", said("gazette", "48 million crowns", value="48 million crowns")),
        answer(
            "61 million crowns",
            said("harbour-wire", "61 million crowns", value="61 million crowns"),
            said(
                "evening-post",
                "61 million crowns",
                value="61 million crowns",
                attributed_to="the port authority",
            ),
            origins=1,
        ),
        decided="47.5 to 48.5 million and 60.5 to 61.5 million have no value in common",
        settle="the contract, or the town's accounts for 2024",
        remarks=("Evening Post carries the text of Harbour Wire",),
        confidence=0.9,
    )


def _pupils() -> tuple[Finding, ...]:
    early = said("fund-review", "more than 2,100 pupils", value="more than 2,100 pupils", as_of="2021-11")
    late = said("evening-post", "9,400 pupils", value="9,400 pupils", as_of="2024-05")
    grown = finding(
        "growth-over-time",
        Verdict.EXPLAINED,
        "changed-over-time",
        Severity.WARNING,
        "Pupils supported by the school fund: from more than 2,100 to 9,400 in 30 months",
        answer("9,400 pupils", late),
        answer("more than 2,100 pupils", early),
        decided="about 62 a month up to November 2021, about 243 a month since",
        remarks=("the earlier pace does not explain the later figure",),
    )
    scope = finding(
        "different-scope",
        Verdict.EXPLAINED,
        "different-scope",
        Severity.NOTE,
        "48 million crowns for the bridge and 61 million with its roads",
        answer("48 million crowns", said("gazette", "48 million crowns")),
        answer("61 million crowns", said("harbour-wire", "61 million crowns")),
        decided="one counts the approach roads",
    )
    window = finding(
        "different-window",
        Verdict.EXPLAINED,
        "different-window",
        Severity.WARNING,
        "The fund's pupils are counted from 2019 and from 2020",
        answer("more than 2,100 pupils", early),
        answer("9,400 pupils", late),
        decided="since 2019 against since 2020",
    )
    return grown, scope, window


def _unsure() -> tuple[Finding, ...]:
    crowd = said("gazette", "About 1,200 people", value="about 1,200 people")
    currency = finding(
        "currency-unknown",
        Verdict.UNDETERMINED,
        "currency-unknown",
        Severity.WARNING,
        "Whose crowns the 61 million are is not said",
        answer("61 million", said("evening-post", "61 million")),
        answer("48 million", said("gazette", "48 million")),
        settle="the currency of the contract",
    )
    name = finding(
        "incomplete-name",
        Verdict.UNDETERMINED,
        "name-unsure",
        Severity.NOTE,
        "Nobody of the name Reck stands in the reference",
        answer("Reck", said("harbour-wire", "Tomas Reck")),
    )
    variant = finding(
        "name-variant",
        Verdict.CONFLICT,
        "name-variant",
        Severity.NOTE,
        "Tomas Reck and Reck are one person",
        answer("Tomas Reck", said("harbour-wire", "Tomas Reck")),
        answer("Reck", said("harbour-wire", "Reck")),
    )
    settled = finding(
        "disjoint-figures",
        Verdict.CONFLICT,
        "disjoint-values",
        Severity.ERROR,
        "About 1,200 or 1,300 people came",
        answer("about 1,200", crowd),
        answer("1,300", crowd),
    )
    decision = Decision(finding=settled.id, reason="The police count is the right one.", until="2026-12-31")
    return currency, name, variant, settled.model_copy(update={"decision": decision})


def harbour() -> Result:
    """Four reports on a harbour bridge and a school fund, with a finding for every section."""
    return Result(
        reports=tuple(
            ReportRow(
                report_id=name,
                path=f"reports/{name}.txt",
                publisher=publisher,
                issued=issued,
                title=title,
                same_origin_as="harbour-wire" if name == "evening-post" else "",
            )
            for name, (publisher, issued, title) in REPORTS.items()
        ),
        findings=sort_findings((*_mayor(), _cost(), *_pupils(), *_unsure())),
        agreements=(
            Agreement(
                question="When did the school fund begin?",
                value="2019",
                support=Support(reports=2, origins=2),
                statements=(said("fund-review", "2019"), said("evening-post", "2019")),
                note="both say it outright",
            ),
        ),
        coverage=(
            Coverage(
                report_id="gazette",
                kind="figures",
                seen=1204,
                normalised=3,
                compared=2,
                skipped={"no date": 1},
            ),
            Coverage(report_id="gazette", kind="offices", seen=0, normalised=0, compared=0),
            Coverage(report_id="evening-post", kind="figures", seen=4, normalised=4, compared=4),
            Coverage(report_id="fund-review", kind="figures", seen=0, normalised=0, compared=0),
        ),
        not_read=(NotRead(path="reports/scan.pdf", reason="no text in it; it may be a scan"),),
        warnings=("figures.csv, row 7: low is above high; the row was left out",),
        references=("reference/office_holders.csv",),
        rules=("disjoint-figures", "two-holders-one-seat"),
    )


NASTY = (
    "| pipe \\| <script>alert(1)</script> <img src=x onerror=y> & *star* _under_ ~~gone~~ `tick` ``two`` "
    "[text](http://evil.example/) ![i](http://evil.example/i.png) <http://evil.example> "
    "http://evil.example/a|b www.evil.example mail@evil.example @someone "
    "# head\n\n## Heading\n\n| a | b |\n|---|---|\n- item\r\n"
    "\u202egnp.exe\u202c \u2066x\u2069 \x1b[31mred\x1b[0m \x07 \u200b\ufeff \x00 $x$ \u2028 end \\"
)
FORMULA = '=HYPERLINK("http://evil.example","x")'


def hostile() -> Result:
    """One finding in which every text that a report can bring is hostile."""
    quote = f"before {NASTY} 41|2 {NASTY} after"
    statement = Evidence(
        statement_id=NASTY,
        report_id=NASTY,
        path="a|b`c\\<d>.txt",
        line=3,
        start=0,
        end=4,
        mention="41|2",
        quote=quote,
        value=NASTY,
        unit=NASTY,
        as_of="not a date | `",
        attributed_to=NASTY,
        publisher=FORMULA,
        issued="<b>2024<b>",
    )
    other = statement.model_copy(update={"mention": NASTY, "publisher": NASTY, "as_of": "2024"})
    answers = (answer(NASTY, statement), answer(FORMULA, other, other, other, other, other, other))
    kinds = (
        (Verdict.CONFLICT, "disjoint-values"),
        (Verdict.UNDETERMINED, "scope-unknown"),
        (Verdict.EXPLAINED, "changed-over-time"),
        (Verdict.EXPLAINED, "different-scope"),
        (Verdict.CONFLICT, "name-variant"),
    )
    findings = tuple(
        finding(
            "disjoint-figures",
            verdict,
            reason,
            severity,
            NASTY,
            *answers,
            question=f"{reason} {severity}",
            decided=NASTY,
            settle=NASTY,
            remarks=(NASTY, FORMULA),
            reference=NASTY,
            decision=Decision(finding="x", reason=NASTY, until=NASTY) if decided else None,
        )
        for verdict, reason in kinds
        for severity in Severity
        for decided in (False, True)
    )
    return Result(
        reports=(
            ReportRow(
                report_id=NASTY, path=NASTY, publisher="", title=NASTY, issued=NASTY, same_origin_as=NASTY
            ),
        ),
        findings=findings,
        agreements=(
            Agreement(
                question=NASTY,
                value=NASTY,
                support=Support(reports=1, origins=1),
                statements=(statement,),
                note=NASTY,
            ),
        ),
        coverage=(
            Coverage(report_id=NASTY, kind=NASTY, seen=2, normalised=1, compared=1, skipped={NASTY: 1}),
        ),
        not_read=(NotRead(path=NASTY, reason=NASTY),),
        warnings=(NASTY,),
        references=(NASTY,),
        rules=(NASTY,),
    )
