"""What the reports agree on: one value from several reports, or a sequence that fits.

The mirror image of the rules: what is safe to print, and how many origins carry it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from factcheck import wording
from factcheck.findings import Agreement, Finding, Support
from factcheck.gathering import fits, gathered
from factcheck.relations import days_of
from factcheck.rules.base import Row, evidence_of, statements, support_of

__all__ = ["agreements"]

_STAGES = ("negotiating", "proposed", "agreed", "signed", "in_force", "extended", "ended")
_SAID = {"in_force": "in force", "negotiating": "under negotiation", "proposed": "planned"}


def agreements(tables: Mapping[str, pd.DataFrame], findings: Iterable[Finding]) -> tuple[Agreement, ...]:
    """Every answer that two reports or more give alike and no finding disputes, best supported first.

    tables: as `match` returns them.
    """
    disputed = {
        evidence.statement_id
        for finding in findings
        if finding.verdict == "conflict" and finding.reason not in ("name-variant", "terminology")
        for answer in finding.answers
        for evidence in answer.statements
    }
    reports = {row.report_id: row for row in statements(tables["reports"])}
    found = [
        *_figures(tables["figures"]),
        *_deals(tables["agreements"]),
        *_holders(tables["offices"]),
    ]
    return tuple(
        sorted(
            (_agreement(item, reports) for item in found if not _ids(item[2]) & disputed),
            key=lambda a: (-a.support.origins, -a.support.reports, a.question, a.value),
        )
    )


_Found = tuple[str, str, Sequence[Row], str]
"""Question, value, statements, note."""


def _ids(rows: Sequence[Row]) -> set[str]:
    return {row.statement_id for row in rows}


def _agreement(found: _Found, reports: Mapping[str, Row]) -> Agreement:
    question, value, rows, note = found
    return Agreement(
        question=question,
        value=value,
        support=Support(**support_of(rows).model_dump()),
        statements=tuple(evidence_of(row, value, reports) for row in _ordered(rows)),
        note=note,
    )


def _ordered(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.report_id, row.start, row.statement_id))


def _blocks(table: pd.DataFrame, key: str) -> Iterator[list[Row]]:
    """The blocks of a table that two reports or more have statements in."""
    named = table[table[key].astype(str).ne("")]
    many = named.groupby(key, sort=False)["report_id"].transform("nunique") > 1
    for _, block in named[many].groupby(key, sort=True):
        yield statements(block)


def _figures(figures: pd.DataFrame) -> Iterator[_Found]:
    for rows in _blocks(figures, "question"):
        valued = sorted((r for r in rows if r.value == r.value), key=lambda r: (r.value, r.statement_id))
        for group in gathered(valued, _may_agree):
            if len({row.report_id for row in group}) > 1:
                yield group[0].question_name, _label(group), group, ""


def _may_agree(a: Row, b: Row) -> bool:
    return "pledge" not in (a.kind, b.kind) and bool(a.unit == b.unit) and fits(a, b)


def _label(rows: Sequence[Row]) -> str:
    """The wording that most statements share; ties by the closest precision."""
    shown = [str(row.shown) for row in rows]
    counted = Counter(shown)
    return min(counted, key=lambda text: (-counted[text], len(text), text))


def _deals(deals: pd.DataFrame) -> Iterator[_Found]:
    """Stages of one deal, told by several reports, whose dates run in the order of the stages."""
    for rows in _blocks(deals, "agreement_key"):
        staged = [row for row in rows if row.stage and (row.date_from or row.as_of_from)]
        if len({row.report_id for row in staged}) < 2:
            continue
        ordered = sorted(staged, key=lambda row: (_STAGES.index(row.stage), _first(row), row.statement_id))
        dated = {row.stage for row in ordered if row.date_from}
        told = [row for row in ordered if row.date_from or row.stage not in dated]
        steps = list(dict.fromkeys((row.stage, _said(row)) for row in told))
        if len({stage for stage, _ in steps}) > 1 and _in_order(ordered):
            note = "a sequence that fits"
        elif len(steps) == 1:
            note = ""
        else:
            continue
        yield rows[0].question_name, ", then ".join(said for _, said in steps), ordered, note


def _first(row: Row) -> str:
    return str(row.date_from or row.as_of_from)


def _said(row: Row) -> str:
    when = row.date_shown if row.date_from and row.stage != "proposed" else f"(reported {row.as_of_shown})"
    return f"{_SAID.get(row.stage, row.stage)} {when}"


def _in_order(rows: Sequence[Row]) -> bool:
    """True if no later stage is dated wholly before an earlier one."""
    for earlier, later in pairwise(rows):
        one = days_of(earlier.date_from or earlier.as_of_from, earlier.date_to or earlier.as_of_to)
        two = days_of(later.date_from or later.as_of_from, later.date_to or later.as_of_to)
        planned = earlier.stage == "proposed" and bool(earlier.date_from)
        if one and two and not planned and later.stage != earlier.stage and two.last < one.first:
            return False
    return True


def _holders(offices: pd.DataFrame) -> Iterator[_Found]:
    for rows in _blocks(offices[~offices["former"] & ~offices["given_only"]], "position"):
        for key in sorted({row.person_key for row in rows}):
            group = [row for row in rows if row.person_key == key and row.as_of_from]
            if len({row.report_id for row in group}) > 1 and group[0].seats == 1:
                times = list(
                    dict.fromkeys(row.as_of_plain for row in sorted(group, key=lambda r: r.as_of_from))
                )
                yield (
                    f"Who was {group[0].position_name}?",
                    f"{group[0].reference_name or group[0].person_name} ({wording.join(times[:3])})",
                    group,
                    "",
                )
