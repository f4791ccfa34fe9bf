"""Findings and agreements in Markdown: blocks for what matters, one row each for what is small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factcheck.findings import Agreement, Answer, Evidence, Finding, Severity, Verdict
from factcheck.report.escape import bold, code, markdown
from factcheck.report.sections import fold
from factcheck.report.words import Names, around, date, first_sentence, support, where, who

__all__ = [
    "ROWS_SHOWN",
    "accepted",
    "agreements",
    "blocks",
    "compact",
    "listed",
    "mixed",
    "more_rows",
    "over_time",
    "table",
]

REPORTS_SHOWN = 4
"""Reports quoted for one answer; `factcheck show` has them all."""
ROWS_SHOWN = 40
"""Rows shown of a compact table; the JSON has them all."""

WHY = {
    Verdict.CONFLICT: "Why it is a conflict",
    Verdict.EXPLAINED: "Why it is not a conflict",
    Verdict.UNDETERMINED: "Why it could not be determined",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]], leave_out: Iterable[str] = ()) -> str:
    """A pipe table of cells that are Markdown already, without the columns named in `leave_out`.

    A heading that ends in ":" is set flush right.
    """
    kept = [i for i, cell in enumerate(head) if cell not in set(leave_out)]
    rule = ["--:" if cell.endswith(":") else "---" for cell in head]
    lines = [[cell.removesuffix(":") for cell in head], rule, *rows]
    return "\n".join("| " + " | ".join(line[i] for i in kept) + " |" for line in lines)


def blocks(
    title: str,
    findings: Sequence[Finding],
    names: Names,
    answers: Callable[[Finding, Names], str] | None = None,
) -> list[str]:
    """A section with a block for each finding: its sentence, its answers, what decided."""
    if not findings:
        return []
    parts = [f"## {title}"]
    for finding, also in fold(findings):
        parts += _block(finding, names, answers or _answers)
        parts += [_also(also)]
    return parts


def _block(finding: Finding, names: Names, answers: Callable[[Finding, Names], str]) -> list[str]:
    lines = {
        WHY[finding.verdict]: [_because(finding)],
        "Remark": finding.remarks,
        "Reference": [finding.reference],
        "What would settle it": [finding.settle],
    }
    said = [f"- {name}: {markdown(text)}" for name, texts in lines.items() for text in texts if text]
    return [
        f"### {markdown(first_sentence(finding))}",
        answers(finding, names),
        "\n".join([*said, f"- {_small(finding)}"]),
    ]


def _small(finding: Finding) -> str:
    """The rule and the id, for who wants to look closer."""
    confidence = f", confidence {finding.confidence:.0%}" if finding.confidence < 1 else ""
    return f"{finding.severity.capitalize()}, {code(finding.rule)}{confidence}: {_show(finding)}"


def _show(finding: Finding) -> str:
    return code(f"factcheck show {finding.id}")


def _also(findings: Sequence[Finding]) -> str:
    """The findings that rest on the same passages, a line each."""
    lines = [f"- {markdown(first_sentence(f))} ({code(f.rule)}: {_show(f)})" for f in findings]
    return "\n".join(["The same passages also say:", "", *lines]) if lines else ""


def _answers(finding: Finding, names: Names) -> str:
    """The table of answers: who says what, where, and on how many reports it stands."""
    head = ["Answer", "As of", "Who says it", "Published", "Quote", "Where", "Support"]
    rows = []
    for answer in finding.answers:
        first = [markdown(answer.value), markdown(support(answer.support))]
        told = _by_report(answer)
        for s, *again in told[:REPORTS_SHOWN]:
            rows.append([first[0], markdown(date(s.as_of)), *_statement(s, names, again), first[1]])
            first = ["", ""]
        more = told[REPORTS_SHOWN:]
        if more:
            others = listed(dict.fromkeys(who(s, names) for s, *_ in more))
            rows.append(["", "", f"and {len(more):,} more: {others}", *[""] * 4])
    one_time = len({s.as_of for a in finding.answers for s in a.statements}) == 1
    alone = all(a.support.reports == 1 for a in finding.answers)
    return table(head, rows, [*(["As of"] if one_time else []), *(["Support"] if alone else [])])


def _by_report(answer: Answer) -> list[list[Evidence]]:
    """The statements of one report on one time together: it is quoted once."""
    told: dict[tuple[str, str, str], list[Evidence]] = {}
    for s in answer.statements:
        told.setdefault((s.report_id, s.as_of, s.attributed_to), []).append(s)
    return list(told.values())


def _statement(statement: Evidence, names: Names, again: Sequence[Evidence] = ()) -> list[str]:
    """Who, when published, quote, where; and on which lines the report says it again."""
    return [
        markdown(who(statement, names)),
        markdown(date(statement.issued)),
        _quote(statement),
        _places([statement, *again]),
    ]


def _quote(statement: Evidence) -> str:
    before, mention, after = around(statement)
    return f"“{bold(before, mention, after)}”" if before or mention or after else ""


def listed(texts: Iterable[str], most: int = 8) -> str:
    """The first texts, escaped, and how many more there are."""
    all_texts = list(texts)
    more = f" and {len(all_texts) - most:,} more" if len(all_texts) > most else ""
    return ", ".join(markdown(text) for text in all_texts[:most]) + more


def over_time(finding: Finding, names: Names) -> str:
    """The values in the order of the time they hold for."""
    said = [(s, answer) for answer in finding.answers for s in answer.statements]
    said.sort(key=lambda pair: (_time(pair[0]), pair[0].report_id, pair[0].start))
    rows = [
        [markdown(date(s.as_of)), markdown(s.value or answer.value), *_statement(s, names)]
        for s, answer in said[:ROWS_SHOWN]
    ]
    head = ["As of", "Value", "Who says it", "Published", "Quote", "Where"]
    return table(head, [*rows, *more_rows(len(said), len(head))])


def _time(statement: Evidence) -> str:
    """EDTF sorts as text once an open beginning and the signs of doubt are gone; unknown comes last."""
    return (statement.as_of or statement.issued).removeprefix("../").rstrip("~?%") or "~"


def more_rows(number: int, columns: int) -> list[list[str]]:
    """The row that says how many rows are left out."""
    if number <= ROWS_SHOWN:
        return []
    text = f"and {number - ROWS_SHOWN:,} more: {code('factcheck run --format json')}"
    return [[text, *[""] * (columns - 1)]]


def compact(title: str, findings: Sequence[Finding], names: Names, reason: bool = False) -> list[str]:
    """One row a finding: what differs, who says what, why."""
    if not findings:
        return []
    head = ["What differs", "Who says what", *(["Why"] if reason else []), "Look closer"]
    rows = [
        [
            markdown(first_sentence(f)),
            "; ".join(f"{markdown(a.value)}: {_sources(a, names, places=not reason)}" for a in f.answers),
            *([markdown(_because(f))] if reason else []),
            _show(f),
        ]
        for f in findings[:ROWS_SHOWN]
    ]
    return [f"## {title}", table(head, [*rows, *more_rows(len(findings), len(head))])]


def _because(finding: Finding) -> str:
    """What decided; a difference that is no conflict has its reason named first."""
    if finding.verdict is Verdict.CONFLICT:
        return finding.decided
    reason = finding.reason.replace("-", " ")
    return f"{reason}: {finding.decided}" if finding.decided else reason


def _sources(answer: Answer, names: Names, most: int = 3, places: bool = True) -> str:
    """Who says it, each once, with the places where they do unless the row is long as it is."""
    told: dict[tuple[str, str], list[Evidence]] = {}
    for s in answer.statements:
        told.setdefault((who(s, names), s.path), []).append(s)
    shown = [
        f"{markdown(name)} {_places(said)}" if places else markdown(name) for (name, _), said in told.items()
    ]
    more = [f"and {len(shown) - most:,} more"] if len(shown) > most else []
    return ", ".join([*shown[:most], *more])


def _places(statements: Sequence[Evidence]) -> str:
    """Where a report says it, and on which lines it says it again."""
    first = statements[0]
    lines = sorted({s.line for s in statements[1:]} - {first.line, 0})
    return code(where(first)) + (f", again in {', '.join(map(str, lines[:5]))}" if lines else "")


def mixed(title: str, findings: Sequence[Finding], names: Names, reason: bool = False) -> list[str]:
    """A section with a block for each finding that matters, and one table of the notes."""
    notes = [f for f in findings if f.severity is Severity.NOTE]
    parts = blocks(title, [f for f in findings if f.severity is not Severity.NOTE], names)
    rest = compact(title, notes, names, reason)
    return [*parts, *(rest[1:] if parts else rest)]


def accepted(findings: Sequence[Finding]) -> list[str]:
    """The findings that a person decided about, and why."""
    rows = [
        [
            markdown(first_sentence(f)),
            markdown(f.decision.reason),
            markdown(date(f.decision.until)) or "–",
            _show(f),
        ]
        for f in findings
        if f.decision is not None
    ]
    head = ["What differs", "Why it was accepted", "Until", "Look closer"]
    return ["## Accepted", table(head, rows)] if rows else []


def agreements(found: Sequence[Agreement], names: Names) -> list[str]:
    """What is safe to print, and how many origins carry it."""
    if not found:
        return []
    head = ["Question", "Answer", "Support", "Who says it"]
    rows = []
    for a in found[:ROWS_SHOWN]:
        sources = _sources(Answer(value=a.value, support=a.support, statements=a.statements), names)
        value = "; ".join(filter(None, [markdown(a.value), markdown(a.note)]))
        rows.append([markdown(a.question), value, markdown(support(a.support)), sources])
    return ["## What the reports agree on", table(head, [*rows, *more_rows(len(found), len(head))])]
