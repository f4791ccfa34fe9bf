"""Findings in HTML: an article for each, with its answers, quotes that lead to their place, and what decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.findings import Answer, Evidence, Finding, Severity, Verdict
from factcheck.report.escape import xml
from factcheck.report.html_texts import Places
from factcheck.report.words import (
    WHY,
    Names,
    around,
    as_written,
    because,
    date,
    first_sentence,
    says_both,
    support,
    where,
    who,
)

__all__ = ["article", "section", "table"]

QUOTED = 12
"""Passages quoted for one answer."""


def section(
    mark: str,
    title: str,
    findings: Sequence[Finding],
    names: Names,
    places: Places,
    inner: Iterable[str] = (),
) -> Iterator[str]:
    """A section with an article for each finding, after what else stands in it; nothing if it is empty."""
    articles = [part for finding in findings for part in article(finding, names, places)]
    lead = list(inner)
    if not articles and not lead:
        return
    kind = " data-findings" if articles and not lead else ""
    yield f'<section id="{mark}" aria-labelledby="h-{mark}"{kind}><h2 id="h-{mark}">{title}</h2>'
    yield from lead
    yield from articles
    yield "</section>"


def article(finding: Finding, names: Names, places: Places) -> Iterator[str]:
    """One finding; what is small or explained is folded."""
    reports = {s.report_id for answer in finding.answers for s in answer.statements}
    numbers = sorted(places.numbers[name] for name in reports if name in places.numbers)
    small = finding.severity is Severity.NOTE or finding.verdict is Verdict.EXPLAINED or finding.decision
    yield (
        f'<article class="finding {finding.severity.value}" id="finding-{xml(finding.id)}" '
        f'data-verdict="{finding.verdict.value}" data-severity="{finding.severity.value}" '
        f'data-rule="{xml(finding.rule)}" data-reports="{" ".join(map(str, numbers))}" '
        f'aria-labelledby="t-{xml(finding.id)}">'
    )
    kind = f'<span class="severity">{finding.severity.value}, {finding.verdict.value}</span>'
    heading = f'<h3 id="t-{xml(finding.id)}">{xml(first_sentence(finding))}</h3>'
    yield f"<details><summary>{kind} {heading}</summary>" if small else f"{kind}{heading}"
    yield '<ol class="answers">'
    for answer in finding.answers:
        yield from _answer(answer, names, places)
    yield "</ol>"
    yield from _decided(finding, names)
    yield "</details></article>" if small else "</article>"


def _answer(answer: Answer, names: Names, places: Places) -> Iterator[str]:
    many = f" ({support(answer.support)})" if answer.support.reports > 1 else ""
    yield f'<li><span class="value">{xml(as_written(answer.value))}</span>{xml(many)}'
    for statement in answer.statements[:QUOTED]:
        yield _quote(statement, names, places)
    left = len(answer.statements) - QUOTED
    if left > 0:
        yield f'<p class="soft">and {left:,} more passages</p>'
    yield "</li>"


def _quote(statement: Evidence, names: Names, places: Places) -> str:
    """The passage with its mention, and the link to its place in the whole report."""
    before, mention, after = map(xml, around(statement, 400))
    held = date(statement.as_of)
    issued = date(statement.issued)
    told = [who(statement, names), f"published {issued}" if issued else ""]
    told += [f"as of {held}" if held and held != issued else ""]
    anchor = places.anchor(statement)
    place = f"<code>{xml(where(statement))}</code>"
    link = f'<a href="#{anchor}">{place}</a>' if anchor else place
    text = f"<p>“{before}<mark>{mention}</mark>{after}”</p>" if mention else f"<p>“{before}{after}”</p>"
    return f'<blockquote>{text}<p class="from">{xml(", ".join(filter(None, told)))} · {link}</p></blockquote>'


def _decided(finding: Finding, names: Names) -> Iterator[str]:
    decision = finding.decision
    lines = {
        WHY[finding.verdict]: [because(finding)],
        "Remark": [*finding.remarks, *says_both(finding, names)],
        "Reference": [finding.reference],
        "What would settle it": [finding.settle],
        "Accepted": [decision.reason + (f" (until {date(decision.until)})" if decision.until else "")]
        if decision
        else [],
    }
    yield "<dl>"
    for name, said in lines.items():
        for text in filter(None, said):
            yield f"<dt>{name}</dt><dd>{xml(text)}</dd>"
    yield (
        f"<dt>Rule</dt><dd><code>{xml(finding.rule)}</code>, confidence {finding.confidence:.0%}, "
        f"<code>factcheck show {xml(finding.id)}</code></dd></dl>"
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that scrolls by itself where it is wide; cells are HTML already, a head with ":" is a number's."""
    number = [cell.endswith(":") for cell in head]
    top = "".join(
        f'<th scope="col"{" class=n" if n else ""}>{cell.removesuffix(":")}</th>'
        for cell, n in zip(head, number, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(_cell(cell, n) for cell, n in zip(row, number, strict=True)) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: str, number: bool) -> str:
    clash = number and cell.startswith("<b>")
    kinds = " ".join(filter(None, ["n" if number else "", "clash" if clash else ""]))
    return f'<td class="{kinds}">{cell}</td>' if kinds else f"<td>{cell}</td>"
