"""What a report rests on, in Markdown: what agrees, who contradicts whom, the reports, the coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.findings import Agreement, Coverage, Result
from factcheck.report.contradictions import Contradictions, contradictions
from factcheck.report.escape import code, markdown
from factcheck.report.grid import ROWS_SHOWN, folded, listed, more_rows, table
from factcheck.report.words import Names, as_written, called, counted, date, support, where

__all__ = ["MATRIX_SHOWN", "agreements", "coverage", "ground", "matrix", "ranked_pairs", "reports", "sums"]

MATRIX_SHOWN = 14
"""Reports in a matrix; of more, the pairs are listed."""
PAIRS_SHOWN = 20


def agreements(found: Sequence[Agreement], names: Names) -> list[str]:
    """What is safe to print, and how many origins carry it; what one origin alone carries is folded away."""
    borne = [a for a in found if a.support.origins > 1]
    alone = [a for a in found if a.support.origins <= 1]
    parts = [_agreed(borne, names)] if borne else []
    if alone:
        many = counted(len(alone), "more answer" if borne else "answer")
        parts += folded(f"{many} that several reports print, all from one origin", _agreed(alone, names))
    return ["## What the reports agree on", *parts] if parts else []


def _agreed(found: Sequence[Agreement], names: Names) -> str:
    """The agreements on one question under one another."""
    head = ["Question", "Answer", "As of", "Support", "Who says it", "For example"]
    questions = list(dict.fromkeys(a.question for a in found))
    rows, last = [], None
    for a in sorted(found, key=lambda a: questions.index(a.question))[:ROWS_SHOWN]:
        value = "; ".join(filter(None, [markdown(as_written(a.value)), markdown(a.note)]))
        times = list(dict.fromkeys(date(s.as_of) for s in a.statements if s.as_of))
        voices = dict.fromkeys(called(s, names) for s in a.statements)
        rows.append(
            [
                "" if a.question == last else markdown(a.question),
                value,
                listed(times, 2),
                markdown(support(a.support)),
                listed(voices, 3),
                code(where(a.statements[0])) if a.statements else "",
            ]
        )
        last = a.question
    return table(head, [*rows, *more_rows(len(found), len(head))])


def matrix(result: Result, names: Names) -> list[str]:
    """Who contradicts whom: a matrix of the reports that are in a conflict, or the pairs where it would be wide."""
    found = contradictions(result)
    if len(found.reports) < 3:
        return []
    told = _matrix if len(found.reports) <= MATRIX_SHOWN else _pairs
    return [
        "## Who contradicts whom",
        "On how many questions two reports give answers that cannot both be true.",
        told(found, names),
    ]


def _matrix(found: Contradictions, names: Names) -> str:
    numbers = {report: str(n) for n, report in enumerate(found.reports, start=1)}
    head = ["No.:", "Report", *(f"{n}:" for n in numbers.values())]
    rows = [
        [numbers[one], markdown(names.get(one, one))]
        + [f"**{n}**" if (n := found.between(one, other)) else "·" for other in found.reports]
        for one in found.reports
    ]
    return table(head, rows)


def _pairs(found: Contradictions, names: Names) -> str:
    ranked = ranked_pairs(found)
    rows = [
        [markdown(names.get(one, one)), markdown(names.get(other, other)), f"{n:,}"]
        for (one, other), n in ranked[:PAIRS_SHOWN]
    ]
    left = len(ranked) - PAIRS_SHOWN
    rows += [[f"and {left:,} more pairs", "", ""]] if left > 0 else []
    return table(["Report", "and", "Questions:"], rows)


def ranked_pairs(found: Contradictions) -> list[tuple[tuple[str, str], int]]:
    """The pairs of reports that differ, on the most questions first."""
    order = {report: n for n, report in enumerate(found.reports)}
    return sorted(found.pairs.items(), key=lambda p: (-p[1], order[p[0][0]], order[p[0][1]]))


def reports(result: Result, folder: str) -> list[str]:
    """The reports: who published them when, how much was read from each, and its file in `folder`."""
    if not result.reports:
        return []
    head = ["Report", "Title", "Published", "Statements:", "Compared:", "Same origin as", "File"]
    seen, compared = Counter[str](), Counter[str]()
    for row in result.coverage:
        seen[row.report_id] += row.seen
        compared[row.report_id] += row.compared
    rows = [
        [
            markdown(r.publisher) or code(r.report_id),
            markdown(r.title),
            markdown(date(r.issued)) or "unknown",
            f"{seen[r.report_id]:,}",
            f"{compared[r.report_id]:,}",
            code(r.same_origin_as),
            code(r.path),
        ]
        for r in result.reports[:ROWS_SHOWN]
    ]
    alone = not any(r.same_origin_as for r in result.reports)
    rows += more_rows(len(result.reports), len(head))
    told = [f"Files are named from {code(folder)}."] if folder else []
    return ["## The reports", table(head, rows, ["Same origin as"] if alone else []), *told]


def coverage(rows: Sequence[Coverage]) -> list[str]:
    """The ledger, a line for each kind: seen, normalised, compared, and what was skipped and why."""
    kinds = sorted({row.kind for row in rows if row.seen})
    silent = sorted({r.report_id for r in rows} - {r.report_id for r in rows if r.seen})
    nothing = [f"Nothing was seen in: {listed(silent)}."] if silent else []
    if not kinds:
        return ["## Coverage: what was seen, and what became of it", *nothing] if nothing else []
    head = ["Kind", "Seen:", "Normalised:", "Compared:", "Not compared, and why"]
    told = [_ledger(kind, [row for row in rows if row.kind == kind]) for kind in kinds]
    if len(kinds) > 1:
        sums = [sum(getattr(r, n) for r in rows) for n in ("seen", "normalised", "compared")]
        told.append(
            ["all", *(f"{n:,}" for n in sums), "each report by itself: `factcheck run --format json`"]
        )
    return ["## Coverage: what was seen, and what became of it", table(head, told), *nothing]


def sums(rows: Iterable[Coverage]) -> tuple[int, int, int]:
    """How many statements were seen, normalised and compared."""
    rows = list(rows)
    return sum(r.seen for r in rows), sum(r.normalised for r in rows), sum(r.compared for r in rows)


def _ledger(kind: str, rows: Sequence[Coverage]) -> list[str]:
    skipped: Counter[str] = Counter()
    for row in rows:
        skipped.update(row.skipped)
    ranked = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
    why = ", ".join(f"{markdown(reason)} ({n:,})" for reason, n in ranked if n)
    return [markdown(kind), *(f"{n:,}" for n in sums(rows)), why or "–"]


def ground(result: Result) -> list[str]:
    """What was not read, what to mend, and what the run rests on: the reference tables and the rules."""
    rows = [[code(row.path), markdown(row.reason)] for row in result.not_read]
    missing = ["## Not read", table(["File", "Why"], rows)] if rows else []
    lines = [f"- Warning: {markdown(text)}" for text in result.warnings]
    warned = ["## Warnings", "\n".join(lines)] if lines else []
    said = {"Reference tables": result.references, "Rules that ran": result.rules}
    rests = [f"- {name}: {', '.join(code(t) for t in texts)}" for name, texts in said.items() if texts]
    return [*missing, *warned, *(["## What this rests on", "\n".join(rests)] if rests else [])]
