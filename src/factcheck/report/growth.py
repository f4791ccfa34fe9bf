"""What changed over time, in Markdown: the finding, the chart, and a table that says the same as the chart."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.findings import Finding
from factcheck.report.answers import over_time, points
from factcheck.report.blocks import block
from factcheck.report.chart import summary
from factcheck.report.escape import markdown
from factcheck.report.grid import folded
from factcheck.report.series import Series
from factcheck.report.words import Names

__all__ = ["growth", "series_for"]


def series_for(finding: Finding, series: Sequence[Series]) -> Series | None:
    """The series that shows most of a finding's statements; None if none shows two."""
    said = {s.statement_id for answer in finding.answers for s in answer.statements}
    best = max(series, key=lambda one: len(one.statement_ids & said), default=None)
    return best if best and len(best.statement_ids & said) > 1 else None


def growth(findings: Sequence[Finding], series: Sequence[Series], names: Names, pictures: str) -> list[str]:
    """The section: a block for each finding, then the charts that no finding has.

    pictures: the folder of the charts as a link, empty where there are none.
    """
    parts: list[str] = []
    drawn: list[Series] = []
    for finding in findings:
        one = series_for(finding, [s for s in series if s not in drawn])
        if one is None:
            parts += block(finding, names, told=over_time)
            continue
        drawn.append(one)
        heading, _, decided = block(finding, names)
        parts += [heading, *_picture(one, pictures), points(one, names), decided]
    for one in series:
        if one not in drawn:
            table = points(one, names)
            told = folded("The same as a table", table) if pictures else [table]
            parts += [f"### {markdown(one.name)}", *_picture(one, pictures), *told]
    return ["## Changed over time", *parts] if parts else []


def _picture(series: Series, pictures: str) -> list[str]:
    """The link to the chart; its text is for who does not see it."""
    if not pictures:
        return []
    text = markdown(f"{series.name}: {summary(series)}").replace("\n", " ")
    return [f"![Chart. {text}]({pictures}/{series.slug}.svg)"]
