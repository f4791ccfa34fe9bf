"""The charts of a run as files: what stands in the folder beside a Markdown report."""

from __future__ import annotations

from urllib.parse import quote

from factcheck.findings import Material, Result
from factcheck.report import markdown
from factcheck.report.chart import chart
from factcheck.report.paths import shortened
from factcheck.report.series import series_of
from factcheck.report.words import names_of

__all__ = ["illustrated"]


def illustrated(result: Result, material: Material | None, folder: str) -> tuple[str, dict[str, str]]:
    """The Markdown report with links to its charts in `folder`, and the charts by file name.

    Where there is nothing to draw there are no files, and the report is as without pictures.
    """
    short, known, _ = shortened(result, material or Material())
    names = names_of(short)
    files = {f"{series.slug}.svg": chart(series, names) for series in series_of(short, known)}
    return markdown.render(result, material, quote(folder) if files else ""), files
