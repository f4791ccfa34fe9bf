"""What each report says to one question, as tables of Markdown: mention in bold, who, when, where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.findings import Answer, Evidence, Finding
from factcheck.report.chart import said_by
from factcheck.report.escape import bold, code, markdown
from factcheck.report.grid import ROWS_SHOWN, listed, more_rows, table
from factcheck.report.series import Series
from factcheck.report.words import (
    Names,
    around,
    as_written,
    called,
    date,
    differing_times,
    support,
    where,
    who,
)

__all__ = ["answers", "over_time", "points", "quote", "sources"]

QUOTED = 4
"""Passages quoted for one answer; `factcheck show` has them all."""
SHORT = 150
"""About how long a quote is in a table of many rows."""


def answers(finding: Finding, names: Names) -> str:
    """The table of answers: who says what, where, and on how many reports it stands."""
    head = ["Answer", "As of", "Who says it", "Published", "Quote", "Where"]
    timed = differing_times(finding)
    rows = []
    for answer in finding.answers:
        first = _answer(answer)
        told = list(_by_quote(answer.statements))
        for said in told[:QUOTED]:
            when = listed(dict.fromkeys(date(s.as_of) for s in said if s.as_of), 3)
            rows.append([first, when, *_who_when(said, names), quote(said[0]), places(said)])
            first = ""
        more = told[QUOTED:]
        if more:
            others = listed(dict.fromkeys(who(s, names) for said in more for s in said))
            rows.append(["", "", f"and {len(more):,} more: {others}", "", "", ""])
    return table(head, rows, [] if timed else ["As of"])


def _answer(answer: Answer) -> str:
    """The value, and how many reports say so if it is more than one."""
    value = markdown(as_written(answer.value))
    return value if answer.support.reports <= 1 else f"{value} ({markdown(support(answer.support))})"


def _by_quote(statements: Iterable[Evidence]) -> Iterator[list[Evidence]]:
    """The statements of one report on one time together, and with them the reports that print the same words."""
    by_report: dict[tuple[str, str, str], list[Evidence]] = {}
    for s in statements:
        by_report.setdefault((s.report_id, s.as_of, s.attributed_to), []).append(s)
    by_words: dict[str, list[Evidence]] = {}
    for said in by_report.values():
        words = " ".join(said[0].quote.casefold().split()) or said[0].statement_id
        by_words.setdefault(words, []).extend(said)
    yield from by_words.values()


def _who_when(said: Sequence[Evidence], names: Names) -> list[str]:
    """Who says it, whom they cite, and the days on which they were published."""
    voices = list(dict.fromkeys(who(s, names) for s in said))
    left = [f"and {len(voices) - QUOTED:,} more"] if len(voices) > QUOTED else []
    days = dict.fromkeys(date(s.issued) for s in said if s.issued)
    return ["; ".join([*map(markdown, voices[:QUOTED]), *left]), listed(days, 3)]


def quote(statement: Evidence, length: int = 0) -> str:
    """The quote with its mention in bold."""
    before, mention, after = around(statement, length) if length else around(statement)
    return f"“{bold(before, mention, after)}”" if before or mention or after else ""


def places(statements: Iterable[Evidence]) -> str:
    """Where reports say it, and on which lines a report says it again."""
    lines: dict[str, list[Evidence]] = {}
    for s in statements:
        lines.setdefault(s.path or s.report_id, []).append(s)
    told = []
    for first, *more in lines.values():
        again = sorted({s.line for s in more} - {first.line, 0})
        told.append(code(where(first)) + (f", again in {', '.join(map(str, again[:5]))}" if again else ""))
    left = [f"and {len(told) - QUOTED:,} more"] if len(told) > QUOTED else []
    return ", ".join([*told[:QUOTED], *left])


def over_time(finding: Finding, names: Names) -> str:
    """The values of a finding in the order of the time they hold for, one row for each value and time."""
    said = [(s, s.value or answer.value) for answer in finding.answers for s in answer.statements]
    rows: dict[tuple[str, str, str], list[Evidence]] = {}
    for s, value in sorted(said, key=lambda pair: (_time(pair[0]), pair[0].report_id, pair[0].start)):
        rows.setdefault((_time(s), s.as_of, value), []).append(s)
    cells = [
        [markdown(date(as_of)), markdown(as_written(value)), *_row(said, names)]
        for (_, as_of, value), said in rows.items()
    ]
    head = ["As of", "Value", "Who says it", "Quote", "Where"]
    return table(head, [*cells[:ROWS_SHOWN], *more_rows(len(cells), len(head))])


def _row(said: Sequence[Evidence], names: Names) -> list[str]:
    return [listed(dict.fromkeys(who(s, names) for s in said), 3), quote(said[0], SHORT), places(said)]


def _time(statement: Evidence) -> str:
    """EDTF sorts as text once an open beginning and the signs of doubt are gone; unknown comes last."""
    return (statement.as_of or statement.issued).removeprefix("../").rstrip("~?%") or "~"


def points(series: Series, names: Names) -> str:
    """A chart as a table that says the same: its numbers, times, values, windows and reports."""
    head = ["No.:", "As of", "Value", "Counted", "Who says it", "Quote", "Where"]
    rows = []
    for p in series.points[:ROWS_SHOWN]:
        kind = [*(["pledge"] if p.pledge else []), *(["in conflict"] if p.disputed else [])]
        value = markdown(as_written(p.shown)) + (f" ({', '.join(kind)})" if kind else "")
        told = [markdown(said_by(p, names)), quote(p.statements[0], SHORT), places(p.statements)]
        rows.append([str(p.number), markdown(p.as_of), value, markdown(p.window), *told])
    windows = any(p.window for p in series.points)
    rows += more_rows(len(series.points), len(head))
    return table(head, rows, [] if windows else ["Counted"])


def sources(answer: Answer, names: Names, most: int = 3) -> str:
    """The reports that give an answer, each once, and on how many origins they stand."""
    voices = list(dict.fromkeys(called(s, names) for s in answer.statements))
    text = listed(voices, most)
    alone = answer.support.origins < answer.support.reports
    return f"{text}: {markdown(support(answer.support))}" if alone else text
