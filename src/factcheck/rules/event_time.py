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
    happenings of one day, unless it happens to one thing once a day: a launch, a signing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.match.clocks import DAY, FAR, Clock, clocks_clash, clocks_of, offset_of
from factcheck.match.happenings import SURE
from factcheck.rules.base import Conflict, differ, ranked, rule, statements


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of happenings that have more than one time of day."""
    timed = table["time"].ne("") & table["event_key"].ne("") & table["confidence"].ge(SURE)
    return timed & differ(table[timed], ("event_key",), "time").reindex(table.index, fill_value=False)


@rule(table="events", block=("event_key",), severity=Severity.ERROR, screen=screen)
def event_time(block: pd.DataFrame) -> Iterator[Conflict]:
    told = [(row, clocks_of(row.time)) for row in statements(block)]
    local = _local(block, [clocks for _, clocks in told])
    told = _one_each([t for t in told if t[1]], local)
    groups = _told_apart(_together(told, local), local)
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
        decided=_decided(local),
        settle="an instrument's record, or the first notice of an agency",
        confidence=0.7,
    )


_Told = tuple[Any, tuple[Clock, ...]]


@dataclass(frozen=True)
class _Local:
    """What is known of local time where it happened, and how far apart its times may be."""

    ahead: int | None
    told: bool
    greenwich: bool
    far: int

    def clash(self, a: tuple[Clock, ...], b: tuple[Clock, ...]) -> bool:
        return clocks_clash(a, b, self.ahead, self.greenwich, self.far)


def _local(block: pd.DataFrame, clocks: list[tuple[Clock, ...]]) -> _Local:
    ahead = offset_of(clocks)
    by_place = set(block["zone_lead"]) - {""}
    known = ahead if ahead is not None or len(by_place) != 1 else int(by_place.pop())
    far = DAY if bool(block["once_a_day"].all()) else FAR
    return _Local(known, ahead is not None, bool(block["at_greenwich"].any()), far)


def _decided(local: _Local) -> str:
    if local.ahead is None:
        return "no reading of the two makes them one moment"
    hours, minutes = divmod(abs(local.ahead), 60)
    sign = "-" if local.ahead < 0 else "+"
    ground = "the reports' own figures" if local.told else "the time zone of the place"
    return f"local time is GMT {sign}{hours}:{minutes:02d} by {ground}"


def _one_each(told: list[_Told], local: _Local) -> list[_Told]:
    """The statements of reports that keep to one time: one that gives several tells of several moments."""
    several = {
        a[0].report_id
        for a, b in combinations(told, 2)
        if a[0].report_id == b[0].report_id and local.clash(a[1], b[1])
    }
    return [t for t in told if t[0].report_id not in several]


def _together(told: list[_Told], local: _Local) -> list[list[_Told]]:
    """Statements that may all be of one moment, the closest first."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (t[1][0].slack, t[0].time, t[0].report_id, t[0].start)):
        fitting = (g for g in groups if not any(local.clash(one[1], o[1]) for o in g))
        home = next(fitting, None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _told_apart(groups: list[list[_Told]], local: _Local) -> list[list[_Told]]:
    """The groups of which some statement cannot be true beside some statement of another group."""
    return [
        group
        for group in groups
        if any(
            local.clash(a[1], b[1]) for other in groups if other is not group for a in group for b in other
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
