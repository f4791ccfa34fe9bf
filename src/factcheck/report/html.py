"""The conflict report as one HTML file: nothing from elsewhere, readable without its script, on a phone, in print.

The page's own style and script are allowed by their digests in a Content-Security-Policy,
and nothing else is. Everything that comes from a report is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from string import Template

from factcheck.findings import Finding, Material, Result, Severity, Verdict
from factcheck.report.chart import chart_css
from factcheck.report.escape import xml
from factcheck.report.html_findings import section, table
from factcheck.report.html_parts import agreed, charts, coverage, ground, matrix, reports
from factcheck.report.html_texts import Places, places_of, texts
from factcheck.report.markdown import scope
from factcheck.report.paths import shortened
from factcheck.report.sections import sections
from factcheck.report.series import series_of
from factcheck.report.words import Names, by_severity, headline, names_of, open_findings

__all__ = ["render"]

VERDICTS = {
    "Conflicts": Verdict.CONFLICT,
    "Could not be determined": Verdict.UNDETERMINED,
    "Explained": Verdict.EXPLAINED,
}


def render(result: Result, material: Material | None = None) -> str:
    """The report as one page; without what the result was made from it has neither charts nor whole texts."""
    result, material, folder = shortened(result, material or Material())
    names, places = names_of(result), places_of(result, material)
    body = list(_sections(result, material, names, places, folder))
    style, script = _resource("page.css") + chart_css(), _resource("page.js")
    return Template(_resource("page.html")).substitute(
        title=xml(headline(result)),
        headline=xml(headline(result)),
        counts=_counts(result),
        scope=xml(scope(result)),
        navigation=_navigation(body),
        filters=_filters(result, names),
        sections="\n".join(body),
        style=style,
        style_hash=_digest(style),
        script=script,
        script_hash=_digest(script),
    )


def _resource(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _sections(result: Result, material: Material, names: Names, places: Places, folder: str) -> Iterator[str]:
    found = sections(result.findings)
    series = series_of(result, material)
    parts: Sequence[tuple[str, str, Sequence[Finding], Iterable[str]]] = (
        ("conflicts", "Conflicts", found.conflicts, ()),
        ("matrix", "Who contradicts whom", (), matrix(result, names)),
        ("charts", "Figures over time", (), charts(series, names, places)),
        ("over-time", "Changed over time", found.over_time, ()),
        ("scope", "Different scope, window or kind", found.other_scope, ()),
        ("small", "Small differences that have a reason", found.small, ()),
        ("wording", "Names and wording", found.wording, ()),
        ("undetermined", "Could not be determined", found.undetermined, ()),
        ("accepted", "Accepted", found.accepted, ()),
        ("agreed", "What the reports agree on", (), agreed(result, names, places)),
        ("reports", "The reports", (), reports(result, places, folder)),
        ("texts", "The reports in full", (), texts(result, places)),
        ("coverage", "Coverage: what was seen, and what became of it", (), coverage(result)),
        ("ground", "What this rests on", (), ground(result)),
    )
    for mark, title, findings, inner in parts:
        yield from section(mark, title, findings, names, places, inner)


def _navigation(body: Iterable[str]) -> str:
    """A link to each section that is there."""
    links = []
    for part in body:
        if part.startswith("<section"):
            mark = part.split('"', 2)[1]
            title = part.split(">", 2)[2].removesuffix("</h2>")
            links.append(f'<li><a href="#{mark}">{title.split(":")[0]}</a></li>')
    return f"<ul>{''.join(links)}</ul>"


def _counts(result: Result) -> str:
    if not result.findings:
        return ""
    rows = []
    for name, verdict in VERDICTS.items():
        counts = by_severity(open_findings(result.findings, verdict))
        rows.append([name, *(f"{n:,}" if n else "–" for n in counts), f"{sum(counts):,}"])
    return table(
        "Findings by verdict and severity", ["", *(f"{s.value}s:" for s in Severity), "in all:"], rows
    )


def _filters(result: Result, names: Names) -> str:
    """A field to search, and a choice for each way to filter."""
    verdicts = {verdict.value: verdict.value for verdict in VERDICTS.values()}
    choices = {
        "verdict": verdicts,
        "severity": {severity.value: severity.value for severity in Severity},
        "rule": {rule: rule for rule in sorted({finding.rule for finding in result.findings})},
        "report": {str(n): names[r.report_id] for n, r in enumerate(result.reports, start=1)},
    }
    search = '<label>search <input type="search" name="search" autocomplete="off"></label>'
    return search + "".join(_choice(name, options) for name, options in choices.items())


def _choice(name: str, options: dict[str, str]) -> str:
    told = "".join(f'<option value="{xml(value)}">{xml(text)}</option>' for value, text in options.items())
    return f'<label>{name} <select name="{name}"><option value="">any</option>{told}</select></label>'
