"""The conflict report in Markdown: what a run says, for a desk editor, worst first.

A `Result` goes in, text comes out: the same bytes for the same result, without the
time of the run or anything of the machine. It reads well on a forge, in an editor's
preview and as plain text. Everything that comes from a report is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.findings import Coverage, Result, Severity, Verdict
from factcheck.report.blocks import (
    ROWS_SHOWN,
    accepted,
    agreements,
    blocks,
    compact,
    listed,
    mixed,
    more_rows,
    over_time,
    table,
)
from factcheck.report.escape import code, markdown
from factcheck.report.paths import without_folder
from factcheck.report.sections import Sections, sections
from factcheck.report.words import by_severity, date, headline, names_of, open_findings

__all__ = ["render"]


def render(result: Result) -> str:
    """The conflict report of a run as Markdown."""
    result = without_folder(result)
    names = names_of(result)
    found = sections(result.findings)
    parts = [
        ["# Conflict report", f"**{markdown(headline(result))}**", _counts(result, found)],
        blocks("Conflicts", found.conflicts, names),
        blocks("Changed over time", found.over_time, names, over_time),
        blocks("Different scope, window or kind", found.other_scope, names),
        compact("Small differences that have a reason", found.small, names, reason=True),
        mixed("Names and wording", found.wording, names),
        mixed("Could not be determined", found.undetermined, names, reason=True),
        accepted(found.accepted),
        agreements(result.agreements, names),
        _reports(result),
        _coverage(result.coverage),
        _not_read(result),
        _warnings(result),
        _ground(result),
    ]
    return "\n\n".join(paragraph for part in parts for paragraph in part if paragraph) + "\n"


def _counts(result: Result, found: Sections) -> str:
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
    totals = {
        "Reports": len(result.reports),
        "Reports not read": len(result.not_read),
        "Statements seen": sum(row.seen for row in result.coverage),
        "Statements compared": sum(row.compared for row in result.coverage),
    }
    rows += [[name, "", "", "", f"{n:,}"] for name, n in totals.items() if n or name != "Reports not read"]
    return table(["", *(f"{severity.value}s:" for severity in Severity), "in all:"], rows)


def _reports(result: Result) -> list[str]:
    if not result.reports:
        return []
    head = ["Report", "Publisher", "Title", "Published", "Same origin as", "File"]
    rows = [
        [
            code(r.report_id),
            markdown(r.publisher) or "unknown",
            markdown(r.title),
            markdown(date(r.issued)) or "unknown",
            code(r.same_origin_as),
            code(r.path),
        ]
        for r in result.reports[:ROWS_SHOWN]
    ]
    alone = not any(r.same_origin_as for r in result.reports)
    rows += more_rows(len(result.reports), len(head))
    return ["## The reports", table(head, rows, ["Same origin as"] if alone else [])]


def _coverage(coverage: Sequence[Coverage]) -> list[str]:
    """The ledger: what was seen in each report and what became of it; by kind where it would be long."""
    if not coverage:
        return []
    seen = [row for row in coverage if row.seen]
    silent = listed(
        dict.fromkeys(r.report_id for r in coverage if r.report_id not in {s.report_id for s in seen})
    )
    title = ["## Coverage: what was seen, and what became of it"]
    nothing = [f"Nothing was seen in: {silent}."] if silent else []
    if not seen:
        return [*title, *nothing]
    head = ["Report", "Kind", "Seen:", "Normalised:", "Compared:", "Skipped, and why"]
    rows = [[code(row.report_id), *_ledger(row.kind, [row])] for row in seen]
    if len(seen) > ROWS_SHOWN:
        kinds = dict.fromkeys(row.kind for row in seen)
        rows = [["all", *_ledger(kind, [row for row in seen if row.kind == kind])] for kind in kinds]
    return [*title, table(head, rows), *nothing]


def _ledger(kind: str, rows: Sequence[Coverage]) -> list[str]:
    skipped: Counter[str] = Counter()
    for row in rows:
        skipped.update(row.skipped)
    sums = [sum(r.seen for r in rows), sum(r.normalised for r in rows), sum(r.compared for r in rows)]
    why = ", ".join(f"{markdown(reason)} ({n:,})" for reason, n in sorted(skipped.items()) if n)
    return [markdown(kind), *(f"{n:,}" for n in sums), why or "–"]


def _not_read(result: Result) -> list[str]:
    rows = [[code(row.path), markdown(row.reason)] for row in result.not_read]
    return ["## Not read", table(["File", "Why"], rows)] if rows else []


def _warnings(result: Result) -> list[str]:
    lines = [f"- Warning: {markdown(text)}" for text in result.warnings]
    return ["## Warnings", "\n".join(lines)] if lines else []


def _ground(result: Result) -> list[str]:
    """What the run rests on: the reference tables and the rules."""
    said = {"Reference tables": result.references, "Rules that ran": result.rules}
    lines = [f"- {name}: {', '.join(code(t) for t in texts)}" for name, texts in said.items() if texts]
    return ["## What this rests on", "\n".join(lines)] if lines else []
