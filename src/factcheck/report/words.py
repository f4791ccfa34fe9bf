"""How a finding is put into words: who says it, since when, on how many reports it stands.

Plain text goes in and out; each renderer escapes it for its own format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.findings import Evidence, Finding, Result, Severity, Support, Verdict
from factcheck.wording import join

__all__ = [
    "WHY",
    "WORDING",
    "Names",
    "around",
    "as_written",
    "because",
    "by_severity",
    "called",
    "counted",
    "date",
    "differing_times",
    "first_sentence",
    "headline",
    "names_of",
    "open_findings",
    "says_both",
    "support",
    "where",
    "who",
]

Names = Mapping[str, str]
"""report_id -> what the report is called: its publisher, else its title, else its id."""

WHY = {
    Verdict.CONFLICT: "Why it is a conflict",
    Verdict.EXPLAINED: "Why it is not a conflict",
    Verdict.UNDETERMINED: "Why it could not be determined",
}
WORDING = frozenset({"name-variant", "terminology"})
"""Reasons that are about how a thing is called, not about what is so."""
_LONG = re.compile(r"(?<![\d.,])\d[\d,]{0,20}\.\d{4,20}(?![\d.])")
QUOTE_LENGTH = 240
TITLE_LENGTH = 44


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 report`, `2 reports`, `1,204 statements`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date(edtf: str) -> str:
    """An EDTF text as people write it: "24 August 2025"; the text itself where that is not known."""
    if not edtf:
        return ""
    try:
        from factcheck.dates import plain

        return plain(edtf)
    except Exception:  # a hand-edited date must not stop the report
        return edtf


def as_written(value: str) -> str:
    """A value as people write it: what a conversion left behind the point is rounded away."""
    return _LONG.sub(lambda found: f"{float(found.group().replace(',', '')):,.1f}".removesuffix(".0"), value)


def differing_times(finding: Finding) -> bool:
    """Whether the statements hold for times that a reader must be told beside the answers."""
    said = [(s, answer.value) for answer in finding.answers for s in answer.statements if s.as_of]
    if all(date(s.as_of) in value for s, value in said):
        return False
    return len({s.as_of for s, _ in said}) > 1 or any(s.as_of != s.issued for s, _ in said)


def names_of(result: Result) -> Names:
    """What each report is called."""
    return {r.report_id: r.publisher or _short(r.title) or r.report_id for r in result.reports}


def _short(title: str) -> str:
    title = title.strip()
    if len(title) <= TITLE_LENGTH:
        return title
    return title[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,.;:-") + "…"


def called(statement: Evidence, names: Names) -> str:
    """What the report of a statement is called."""
    return statement.publisher or names.get(statement.report_id, "") or statement.report_id


def who(statement: Evidence, names: Names) -> str:
    """Who says it, and whom they cite: "Harbour Times, citing the port authority"."""
    name = called(statement, names)
    return f"{name}, citing {statement.attributed_to}" if statement.attributed_to else name


def where(statement: Evidence, column: bool = False) -> str:
    """`path:line`, and the column if asked; without what is not known."""
    place = [statement.path or statement.report_id]
    if statement.line:
        place.append(str(statement.line))
        if column and statement.column:
            place.append(str(statement.column))
    return ":".join(place)


def support(value: Support) -> str:
    """ "2 reports, 1 origin"; the origins are left out where they say nothing."""
    reports = counted(value.reports, "report")
    return reports if value.origins == value.reports else f"{reports}, {counted(value.origins, 'origin')}"


def around(statement: Evidence, length: int = QUOTE_LENGTH) -> tuple[str, str, str]:
    """The quote as (before, mention, after), cut to about `length` characters around the mention.

    The mention is empty where the quote does not hold it.
    """
    quote, mention = statement.quote.strip(), statement.mention.strip()
    found = mention and (
        re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", quote) or re.search(re.escape(mention), quote)
    )
    start, end = found.span() if found else (0, 0)
    if end - start > length:  # a mention that is a passage of its own
        return "", quote[start : start + length] + "…", ""
    if len(quote) <= length:
        return quote[:start], quote[start:end], quote[end:]
    side = max((length - (end - start)) // 2, 20)
    # What one side does not need, the other may have.
    right = min(len(quote), end + side + max(0, side - start))
    left = max(0, start - side - max(0, side - (len(quote) - end)))
    before, after = quote[left:start], quote[end:right]
    if left:
        before = "… " + before[before.find(" ") + 1 :]
    if right < len(quote):
        after = after[: after.rfind(" ")].rstrip(" ,;:") + " …" if " " in after else after + "…"
    return before, quote[start:end], after


def open_findings(findings: Iterable[Finding], verdict: Verdict | None = None) -> list[Finding]:
    """The findings that nobody decided about yet, of one verdict if given."""
    return [f for f in findings if f.decision is None and verdict in (None, f.verdict)]


def by_severity(findings: Iterable[Finding]) -> list[int]:
    """How many errors, warnings and notes."""
    number = Counter(f.severity for f in findings)
    return [number[severity] for severity in Severity]


def because(finding: Finding) -> str:
    """What decided; a difference that is no conflict has its reason named first."""
    if finding.verdict is Verdict.CONFLICT:
        return as_written(finding.decided)
    reason = finding.reason.replace("-", " ")
    return f"{reason}: {as_written(finding.decided)}" if finding.decided else reason


def says_both(finding: Finding, names: Names) -> Iterator[str]:
    """A line for each report that gives more than one of the answers of a conflict."""
    if finding.verdict is not Verdict.CONFLICT:
        return
    given: dict[str, list[str]] = {}
    for answer in finding.answers:
        for voice in dict.fromkeys(called(s, names) for s in answer.statements):
            given.setdefault(voice, []).append(as_written(answer.value))
    for voice, values in given.items():
        if len(values) > 1:
            yield f"{voice} says {'both ' if len(values) == 2 else ''}{join(values)}"


def first_sentence(finding: Finding) -> str:
    """What a finding says, without the full stop."""
    return as_written((finding.message or finding.question).strip().removesuffix("."))


def headline(result: Result) -> str:
    """The one sentence that says what matters."""
    if not result.reports:
        return "No report could be read."
    reports = counted(len(result.reports), "report")
    conflicts = open_findings(result.findings, Verdict.CONFLICT)
    unsure = len(open_findings(result.findings, Verdict.UNDETERMINED))
    errors, warnings, notes = by_severity(conflicts)
    if errors or warnings:
        gravity = f", {errors:,} of them {'an error' if errors == 1 else 'errors'}" if errors else ""
        many = "" if len(conflicts) == 1 else f"{gravity}; the gravest"
        worst = min(conflicts, key=lambda f: (f.severity.rank, f.reason in WORDING))
        return f"{reports}, {counted(len(conflicts), 'conflict')}{many}: {first_sentence(worst)}."
    rest = f"; {counted(unsure, 'question')} could not be determined" if unsure else ""
    if notes:
        return f"No conflict of substance in {reports}: {counted(notes, 'note')} on names and wording{rest}."
    if not sum(row.compared for row in result.coverage) and not result.agreements and not result.findings:
        return f"{reports}, and no two statements that answer the same question: nothing was compared."
    return f"No conflict was found in {reports}{rest}."
