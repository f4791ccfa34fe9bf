"""The reports in HTML: the whole text as read, lines numbered, every mention marked with what was found there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from factcheck.findings import Evidence, Material, Result
from factcheck.models import ReportRow
from factcheck.report.escape import verbatim, xml
from factcheck.report.statements import statements, value_of
from factcheck.report.words import date

__all__ = ["Places", "places_of", "texts"]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    kind: str
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The mentions of each report, and the anchors by which a page leads to them."""

    numbers: Mapping[str, int]
    texts: Mapping[str, str]
    mentions: Mapping[str, tuple[_Mention, ...]]

    def anchor(self, statement: Evidence) -> str:
        """The anchor of a statement's mention; empty where its report's text is not on the page."""
        text = self.texts.get(statement.report_id, "")
        inside = 0 <= statement.start < statement.end <= len(text) and text[statement.start] != "\n"
        return f"m{self.numbers[statement.report_id]}-{statement.start}" if inside else ""


def places_of(result: Result, material: Material) -> Places:
    """Every mention of the tables, the findings and the agreements, by report."""
    found: dict[str, set[_Mention]] = {}
    for kind, row, said in statements(result, material):
        label = ": ".join(filter(None, [kind.rstrip("s"), value_of(kind, row)]))
        found.setdefault(said.report_id, set()).add(_Mention(said.start, said.end, label))
    for finding in result.findings:
        for answer in finding.answers:
            for s in answer.statements:
                mention = _Mention(s.start, s.end, f"in a finding: {answer.value}", finding.id)
                found.setdefault(s.report_id, set()).add(mention)
    for agreement in result.agreements:
        for s in agreement.statements:
            mention = _Mention(s.start, s.end, f"agreed: {agreement.value}")
            found.setdefault(s.report_id, set()).add(mention)
    numbers = {report.report_id: n for n, report in enumerate(result.reports, start=1)}
    known = {name: text for name, text in material.texts.items() if name in numbers}
    ordered = {
        name: tuple(sorted(mentions, key=lambda m: (m.start, -m.end, not m.finding, m.kind, m.finding)))
        for name, mentions in found.items()
    }
    return Places(numbers, known, ordered)


def texts(result: Result, places: Places) -> Iterator[str]:
    """Each report whose text is known, folded, in the order of the result."""
    for report in result.reports:
        if report.report_id in places.texts:
            yield from _report(report, places)


def _report(report: ReportRow, places: Places) -> Iterator[str]:
    number = places.numbers[report.report_id]
    mentions = places.mentions.get(report.report_id, ())
    told = " · ".join(filter(None, [report.publisher or report.report_id, report.title, date(report.issued)]))
    yield f'<details class="report" id="report-{number}"><summary>{xml(told)}</summary>'
    yield f'<p class="soft"><code>{xml(report.path)}</code>, {len(mentions):,} mentions</p>'
    yield f'<ol class="text" aria-label="Text of {xml(report.publisher or report.report_id)}">'
    start = 0
    for line in places.texts[report.report_id].split("\n"):
        end = start + len(line)
        near = [m for m in mentions if m.start < end and start < m.end]
        yield f"<li>{''.join(_line(line, start, near, number))}</li>"
        start = end + 1
    yield "</ol></details>"


def _line(line: str, start: int, mentions: Iterable[_Mention], number: int) -> Iterator[str]:
    """The line in pieces that begin or end where a mention does; a place inside two is marked for both."""
    mentions = list(mentions)
    edges = {start, start + len(line)}
    for m in mentions:
        edges |= {edge for edge in (m.start, m.end) if start < edge < start + len(line)}
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        text = _html(verbatim(line[left - start : right - start]))
        over = [m for m in mentions if m.start <= left and right <= m.end]
        yield _marked(text, left, over, number) if over else text


def _marked(text: str, left: int, over: list[_Mention], number: int) -> str:
    begins = f' id="m{number}-{left}"' if any(m.start == left for m in over) else ""
    title = xml("; ".join(dict.fromkeys(m.kind for m in over))[:400])
    finding = next((m.finding for m in over if m.finding), "")
    inner = f'<mark class="{"said" if finding else "found"}" title="{title}">{text}</mark>'
    if finding:
        return f'<a{begins} href="#finding-{finding}">{inner}</a>'
    return inner.replace("<mark", f"<mark{begins}", 1)


def _html(text: str) -> str:
    return re.sub("[&<>]", lambda found: {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[found.group()], text)
