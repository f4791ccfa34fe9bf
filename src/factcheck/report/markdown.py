"""The conflict report in Markdown: what a run says, for a desk editor, worst first.

A `Result` goes in, text comes out: the same bytes for the same result, without the
time of the run or anything of the machine. It reads well on a forge, in an editor's
preview and as plain text. Everything that comes from a report is escaped.
"""

from __future__ import annotations

from factcheck.findings import Material, Result, Severity, Verdict
from factcheck.report.blocks import accepted, blocks, compact, gravest, mixed
from factcheck.report.escape import markdown
from factcheck.report.grid import table
from factcheck.report.growth import growth
from factcheck.report.ledger import agreements, coverage, ground, matrix, reports
from factcheck.report.paths import shortened
from factcheck.report.sections import Sections, sections
from factcheck.report.series import series_of
from factcheck.report.words import by_severity, counted, headline, names_of, open_findings

__all__ = ["render", "scope"]


def render(result: Result, material: Material | None = None, pictures: str = "") -> str:
    """The conflict report of a run as Markdown.

    material: what the result was made from, for the figures over time. pictures: the
    folder in which their charts stand, as a link from the report; empty for none.
    """
    result, material, folder = shortened(result, material or Material())
    names = names_of(result)
    found = sections(result.findings)
    parts = [
        [
            "# Conflict report",
            f"**{markdown(headline(result))}**",
            *gravest(found.conflicts, found.wording, names),
        ],
        [_counts(result, found), _shown(result)],
        blocks("Conflicts", found.conflicts, names, numbered=len(found.conflicts) > 1),
        matrix(result, names),
        growth(found.over_time, series_of(result, material), names, pictures),
        blocks("Different scope, window or kind", found.other_scope, names),
        compact("Small differences that have a reason", found.small, names, reason=True),
        mixed("Names and wording", found.wording, names),
        mixed("Could not be determined", found.undetermined, names, reason=True),
        accepted(found.accepted),
        agreements(result.agreements, names),
        reports(result, folder),
        coverage(result.coverage),
        ground(result),
    ]
    return "\n\n".join(paragraph for part in parts for paragraph in part if paragraph) + "\n"


def _counts(result: Result, found: Sections) -> str:
    if not result.findings:
        return ""
    verdicts = {
        "Conflicts": Verdict.CONFLICT,
        "Could not be determined": Verdict.UNDETERMINED,
        "Explained": Verdict.EXPLAINED,
    }
    rows = []
    for name, verdict in verdicts.items():
        counts = by_severity(open_findings(result.findings, verdict))
        rows.append([name, *(f"{n:,}" if n else "–" for n in counts), f"{sum(counts):,}"])
    if found.accepted:
        counts = by_severity(found.accepted)
        rows.append(["Accepted", *(f"{n:,}" if n else "–" for n in counts), f"{sum(counts):,}"])
    return table(["", *(f"{severity.value}s:" for severity in Severity), "in all:"], rows)


def scope(result: Result) -> str:
    """How much was read and compared, in a sentence."""
    if not result.reports:
        return ""
    seen, compared = (sum(getattr(row, name) for row in result.coverage) for name in ("seen", "compared"))
    agreed = sum(a.support.origins > 1 for a in result.agreements)
    told = [
        counted(len(result.reports), "report"),
        f"{counted(seen, 'statement')} seen",
        f"{compared:,} compared",
        f"{counted(agreed, 'answer')} on which independent reports agree",
    ]
    missing = [f"{counted(len(result.not_read), 'file')} not read"] if result.not_read else []
    return f"{', '.join([*told, *missing])}."


def _shown(result: Result) -> str:
    closer = " `factcheck show ID` prints a finding in full." if result.findings else ""
    return scope(result) + closer
