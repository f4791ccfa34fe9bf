"""One happening is given two times of day.

What it does
    Among mentions of one happening on one day, reports times of day that cannot be one
    moment: compared in Greenwich time where zones are known or a report gives both, else
    local with local; and one clock time that is Greenwich time here and local time there.
Why it matters
    A time that was taken over without its zone is hours off.
Example
    "The train derailed at 9.10 a.m." against "it derailed at 9.40 a.m.".
Not reported
    Round times ("at 3 p.m.", "about 3.10") within a quarter of an hour, others within two
    minutes; a local time and a Greenwich time that no report links; a report that gives
    several times; times more than an hour and a half apart, which are rather those of two
    happenings of one day.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.match.clocks import Clock, clocks_clash, clocks_of, offset_of
from factcheck.match.happenings import SURE
from factcheck.rules.base import Conflict, differ, ranked, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of happenings that have more than one time of day."""
    timed = table["time"].ne("") & table["event_key"].ne("") & table["confidence"].ge(SURE)
    return timed & differ(table[timed], ("event_key",), "time").reindex(table.index, fill_value=False)


@rule(table="events", block=("event_key",), severity=Severity.ERROR, screen=screen)
def event_time(block: pd.DataFrame) -> Iterator[Conflict]:
    told = [(row, clocks_of(row.time)) for row in statements(block)]
    ahead = offset_of([clocks for _, clocks in told])
    greenwich = bool(block["at_greenwich"].any())
    told = _one_each([t for t in told if t[1]], ahead, greenwich)
    groups = _told_apart(_together(told, ahead, greenwich), ahead, greenwich)
    if len(groups) < 2:
        return
    answers = ranked((_label(group), [row for row, _ in group]) for group in groups)
    name = str(block["event_name"].iloc[0])
    yield Conflict(
        verdict=Verdict.CONFLICT,
        reason="different-date",
        question=f"At what time: {name}?",
        message=f"{name}: at {wording.join([value for value, _ in answers], 'or at')}",
        answers=answers,
        decided=_decided(ahead),
        settle="an instrument's record, or the first notice of an agency",
        confidence=0.7,
    )


_Told = tuple[Any, tuple[Clock, ...]]


def _decided(ahead: int | None) -> str:
    if ahead is None:
        return "no reading of the two makes them one moment"
    hours, minutes = divmod(abs(ahead), 60)
    sign = "-" if ahead < 0 else "+"
    return f"local time is GMT {sign}{hours}:{minutes:02d} by the reports' own figures"


def _one_each(told: list[_Told], ahead: int | None, greenwich: bool) -> list[_Told]:
    """The statements of reports that keep to one time: one that gives several tells of several moments."""
    several = {
        a[0].report_id
        for a, b in combinations(told, 2)
        if a[0].report_id == b[0].report_id and clocks_clash(a[1], b[1], ahead, greenwich)
    }
    return [t for t in told if t[0].report_id not in several]


def _together(told: list[_Told], ahead: int | None, greenwich: bool) -> list[list[_Told]]:
    """Statements that may all be of one moment, the closest first."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (t[1][0].slack, t[0].time, t[0].report_id, t[0].start)):
        fitting = (g for g in groups if not any(clocks_clash(one[1], o[1], ahead, greenwich) for o in g))
        home = next(fitting, None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _told_apart(groups: list[list[_Told]], ahead: int | None, greenwich: bool) -> list[list[_Told]]:
    """The groups of which some statement cannot be true beside some statement of another group."""
    return [
        group
        for group in groups
        if any(
            clocks_clash(a[1], b[1], ahead, greenwich)
            for other in groups
            if other is not group
            for a in group
            for b in other
        )
    ]


def _label(group: list[_Told]) -> str:
    """The times of a group as written, the closest first: "15:18 local, 15:20"."""
    said: dict[str, str] = {}
    for row, _ in group:
        text = str(row.time).split(";")[0].replace("~", "")
        bare = text.removesuffix(" local")
        said[bare] = max(said.get(bare, ""), text, key=len)
    return ", ".join(list(said.values())[:3])
