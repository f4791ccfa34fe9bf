"""What stands around the findings in HTML: charts, the matrix, what agrees, the reports and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.findings import Agreement, Evidence, Result
from factcheck.report.chart import chart, said_by
from factcheck.report.contradictions import contradictions
from factcheck.report.escape import xml
from factcheck.report.html_findings import table
from factcheck.report.html_texts import Places
from factcheck.report.ledger import MATRIX_SHOWN, ranked_pairs, sums
from factcheck.report.series import Series
from factcheck.report.words import Names, as_written, called, date, support, where

__all__ = ["agreed", "charts", "coverage", "ground", "matrix", "reports"]

AGREED_SHOWN = 200


def charts(series: Sequence[Series], names: Names, places: Places) -> Iterator[str]:
    """Each series drawn, and told as a table that says the same."""
    for one in series:
        head = ["No.:", "As of", "Value", "Counted", "Who says it", "Where"]
        rows = []
        for p in one.points:
            kind = [*(["pledge"] if p.pledge else []), *(["in conflict"] if p.disputed else [])]
            value = xml(as_written(p.shown)) + (f" ({', '.join(kind)})" if kind else "")
            links = ", ".join(_link(s, places) for s in p.statements[:6])
            rows.append([str(p.number), xml(p.as_of), value, xml(p.window), xml(said_by(p, names)), links])
        name = xml(one.name)
        yield (
            f'<figure><h3>{name}</h3><div class="wide" role="region" tabindex="0" aria-label="Chart: {name}">'
            f"{chart(one, names, styled=False)}</div>"
            f"<details><summary>The same as a table</summary>{table(name, head, rows)}</details></figure>"
        )


def _link(statement: Evidence, places: Places) -> str:
    anchor = places.anchor(statement)
    place = f"<code>{xml(where(statement))}</code>"
    return f'<a href="#{anchor}">{place}</a>' if anchor else place


def matrix(result: Result, names: Names) -> Iterator[str]:
    """Who contradicts whom, as a matrix or, where that would be wide, as pairs."""
    found = contradictions(result)
    if len(found.reports) < 3:
        return
    caption = "On how many questions two reports give answers that cannot both be true"
    if len(found.reports) > MATRIX_SHOWN:
        pairs = [
            [xml(names.get(one, one)), xml(names.get(other, other)), f"{n:,}"]
            for (one, other), n in ranked_pairs(found)
        ]
        yield table(caption, ["Report", "and", "Questions:"], pairs)
        return
    numbers = [str(n) for n, _ in enumerate(found.reports, start=1)]
    rows = [
        [f"{number}. {xml(names.get(one, one))}"]
        + [f"<b>{n}</b>" if (n := found.between(one, other)) else "·" for other in found.reports]
        for number, one in zip(numbers, found.reports, strict=True)
    ]
    yield table(caption, ["Report", *(f"{n}:" for n in numbers)], rows)


def agreed(result: Result, names: Names, places: Places) -> Iterator[str]:
    """What independent reports say alike; what one origin alone carries is folded."""
    borne = [a for a in result.agreements if a.support.origins > 1]
    alone = [a for a in result.agreements if a.support.origins <= 1]
    if borne:
        yield _agreed("Answers that independent reports give alike", borne, names, places)
    if alone:
        told = _agreed("Answers that several reports print, all from one origin", alone, names, places)
        summary = f"{len(alone):,} that several reports print, all from one origin"
        yield f"<details><summary>{summary}</summary>{told}</details>"


def _agreed(caption: str, found: Sequence[Agreement], names: Names, places: Places) -> str:
    rows = []
    for a in found[:AGREED_SHOWN]:
        times = ", ".join(list(dict.fromkeys(date(s.as_of) for s in a.statements if s.as_of))[:2])
        voices = list(dict.fromkeys(called(s, names) for s in a.statements))
        more = f" and {len(voices) - 3:,} more" if len(voices) > 3 else ""
        value = "; ".join(filter(None, [as_written(a.value), a.note]))
        link = _link(a.statements[0], places) if a.statements else ""
        told = [
            xml(a.question),
            xml(value),
            xml(times),
            xml(support(a.support)),
            xml(", ".join(voices[:3]) + more),
        ]
        rows.append([*told, link])
    return table(caption, ["Question", "Answer", "As of", "Support", "Who says it", "For example"], rows)


def reports(result: Result, places: Places, folder: str) -> Iterator[str]:
    """The reports with what was seen in each and compared."""
    head = ["Report", "Title", "Published", "Statements:", "Compared:", "File"]
    rows = []
    for r in result.reports:
        own = [row for row in result.coverage if row.report_id == r.report_id]
        seen, _, compared = sums(own)
        name = xml(r.publisher or r.report_id)
        if r.report_id in places.texts:
            name = f'<a href="#report-{places.numbers[r.report_id]}">{name}</a>'
        told = [name, xml(r.title), xml(date(r.issued)) or "unknown", f"{seen:,}", f"{compared:,}"]
        rows.append([*told, f"<code>{xml(r.path)}</code>"])
    yield table("The reports" + (f", named from {xml(folder)}" if folder else ""), head, rows)


def coverage(result: Result) -> Iterator[str]:
    """The ledger, a line for each kind."""
    rows = []
    for kind in sorted({row.kind for row in result.coverage if row.seen}):
        own = [row for row in result.coverage if row.kind == kind]
        skipped: dict[str, int] = {}
        for row in own:
            for reason, n in row.skipped.items():
                skipped[reason] = skipped.get(reason, 0) + n
        ranked = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
        why = ", ".join(f"{reason} ({n:,})" for reason, n in ranked if n)
        rows.append([xml(kind), *(f"{n:,}" for n in sums(own)), xml(why) or "–"])
    head = ["Kind", "Seen:", "Normalised:", "Compared:", "Not compared, and why"]
    if rows:
        yield table("Statements of each kind", head, rows)


def ground(result: Result) -> Iterator[str]:
    """What was not read, what to mend, and what the run rests on."""
    if result.not_read:
        rows = [[f"<code>{xml(file.path)}</code>", xml(file.reason)] for file in result.not_read]
        yield table("Not read", ["File", "Why"], rows)
    said = {"Warning": result.warnings, "Reference table": result.references, "Rule that ran": result.rules}
    lines = [f"<li>{name}: {xml(text)}</li>" for name, texts in said.items() for text in texts]
    if lines:
        yield f"<details><summary>Warnings, reference tables, rules</summary><ul>{''.join(lines)}</ul></details>"
