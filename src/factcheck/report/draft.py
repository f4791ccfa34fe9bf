"""What a run says of drafts, as plain text: a line for each finding at its place in the draft, as compilers do.

Everything that comes from a report is on one line and without control characters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from factcheck.findings import Agreement, Evidence, Finding, Result, Severity, Verdict
from factcheck.report.escape import clean
from factcheck.report.words import (
    around,
    by_severity,
    counted,
    date,
    first_sentence,
    names_of,
    open_findings,
    where,
    who,
)

__all__ = ["render"]

PASSAGES_SHOWN = 3
"""Passages quoted under one finding, each of another report; and places named where the draft is borne out."""


def render(result: Result, drafts: Collection[str]) -> str:
    """The findings and agreements of the drafts (their report ids), by their place in the draft.

    What is explained and small is counted, not listed.
    """
    shown = [f for f in open_findings(result.findings) if not _small(f)]
    said = [(_first(f, drafts), "\n".join(_finding(f, drafts, result))) for f in shown]
    said += [(_own(a.statements, drafts), _agreement(a, drafts)) for a in result.agreements]
    said.sort(key=lambda pair: (pair[0].path, pair[0].line, pair[0].column, pair[1]))
    lines = [text for _, text in said]
    lines += [f"{clean(item.path)}: not read: {clean(item.reason)}" for item in result.not_read]
    lines += [f"warning: {clean(text)}" for text in result.warnings]
    return "\n".join([*lines, _summary(result)]) + "\n"


def _small(finding: Finding) -> bool:
    return finding.verdict is Verdict.EXPLAINED and finding.severity is Severity.NOTE


def _first(finding: Finding, drafts: Collection[str]) -> Evidence:
    return _own((s for answer in finding.answers for s in answer.statements), drafts)


def _own(statements: Iterable[Evidence], drafts: Collection[str]) -> Evidence:
    """Where the draft says it first."""
    return min(
        (s for s in statements if s.report_id in drafts), key=lambda s: (s.path, s.line, s.column, s.start)
    )


def _finding(finding: Finding, drafts: Collection[str], result: Result) -> Iterator[str]:
    names = names_of(result)
    place = _first(finding, drafts)
    kind = "" if finding.verdict is Verdict.CONFLICT else f"{finding.verdict}: "
    yield (
        f"{clean(where(place, column=True))}: {finding.severity}: {kind}{clean(first_sentence(finding))} "
        f"[{clean(finding.rule)}, {finding.id}]"
    )
    yield f"    the draft: {_quote(place)}"
    against, alike = _others(finding, place)
    first = list({s.report_id: s for s in reversed(against)}.values())[::-1][:PASSAGES_SHOWN]
    for s in first:
        published = f", {date(s.issued)}" if s.issued else ""
        yield f"    {clean(who(s, names) + published)}: {_quote(s)} ({clean(where(s))})"
    if len(against) > len(first):
        yield f"    and {counted(len(against) - len(first), 'passage')} more"
    if alike:
        yield f"    says the same as the draft: {', '.join(dict.fromkeys(clean(where(s)) for s in alike))}"
    for name, text in (("why", finding.decided), ("would settle it", finding.settle)):
        if text:
            yield f"    {name}: {clean(text)}"


def _others(finding: Finding, place: Evidence) -> tuple[list[Evidence], list[Evidence]]:
    """The passages that say something else than the draft at this place, and other reports that say the same."""
    against: list[Evidence] = []
    alike: list[Evidence] = []
    for answer in finding.answers:
        if place in answer.statements:
            alike += (s for s in answer.statements if s.report_id != place.report_id)
        else:
            against += answer.statements
    return against, alike


def _quote(statement: Evidence) -> str:
    before, mention, after = (clean(part) for part in around(statement))
    return f"“{before}>>{mention}<<{after}”" if mention else f"“{before or clean(statement.mention)}”"


def _agreement(agreement: Agreement, drafts: Collection[str]) -> str:
    place = _own(agreement.statements, drafts)
    others = list(dict.fromkeys(clean(where(s)) for s in agreement.statements if s != place))
    more = f" and {len(others) - PASSAGES_SHOWN:,} more" if len(others) > PASSAGES_SHOWN else ""
    said = "; ".join(filter(None, [agreement.value, agreement.note]))
    also = f"also in {', '.join(others[:PASSAGES_SHOWN])}{more}"
    return f"{clean(where(place, column=True))}: agrees: {clean(agreement.question)}: {clean(said)} ({also})"


def _summary(result: Result) -> str:
    found = open_findings(result.findings)
    conflicts = [f for f in found if f.verdict is Verdict.CONFLICT]
    errors, warnings, notes = by_severity(conflicts)
    grave = [counted(n, name) for n, name in ((errors, "error"), (warnings, "warning"), (notes, "note")) if n]
    parts = [counted(len(conflicts), "conflict") + (f" ({', '.join(grave)})" if grave else "")]
    unsure = sum(f.verdict is Verdict.UNDETERMINED for f in found)
    parts += [f"{unsure:,} undetermined"] if unsure else []
    small = sum(map(_small, found))
    parts += [f"{counted(small, 'small difference')} with a reason (--format md shows them)"] if small else []
    accepted = len(result.findings) - len(found)
    parts += [f"{accepted:,} accepted"] if accepted else []
    parts += [counted(len(result.agreements), "agreement")]
    seen = sum(row.normalised for row in result.coverage)
    compared = sum(row.compared for row in result.coverage)
    return f"{', '.join(parts)}; {counted(seen, 'statement')} in the draft, {compared:,} compared"
