"""Times of day as reports give them, and whether two can be one moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck import resources

__all__ = ["DAY", "FAR", "Clock", "clocks_clash", "clocks_of", "offset_of"]

DAY = 24 * 60
ROUND, CLOSE = 15, 2
"""Minutes either way that a round or an approximate time leaves, and a close one."""
FAR = 90
"""Minutes; times further apart are rather those of two happenings of one day, but for what happens once a day."""
_FORM = re.compile(r"(\d\d):(\d\d)(~?)(?: (.+))?")
_AHEAD = re.compile(r"(?:gmt|utc)\s*([+\-−])\s*(\d{1,2})(?::?(\d\d))?", re.I)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; `ahead` is its zone's lead on Greenwich, None if local or not known."""

    minute: int
    slack: int
    zone: str = ""
    ahead: int | None = None

    @property
    def local(self) -> bool:
        """True for a time that says it is local, or says nothing."""
        return self.zone.lower() in ("", "local")


@lru_cache(maxsize=4096)
def clocks_of(text: str) -> tuple[Clock, ...]:
    """The readings of a cell `time`: "15:00 local;12:00 GMT"; what is no time of day is left out."""
    return tuple(clock for part in text.split(";") if (clock := _clock(part.strip())) is not None)


def _clock(text: str) -> Clock | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    hour, minute, about, zone = int(found[1]), int(found[2]), bool(found[3]), found[4] or ""
    whole = about or minute == 0
    return Clock((60 * hour + minute) % DAY, ROUND if whole else CLOSE, zone, _ahead(zone))


def _ahead(zone: str) -> int | None:
    counted = _AHEAD.fullmatch(zone.strip("() "))
    if counted:
        minutes = 60 * int(counted[2]) + int(counted[3] or 0)
        return minutes if counted[1] == "+" else -minutes
    found = resources.toml("events")["zones"].get(zone.lower())
    return None if found is None else int(found)


def offset_of(told: Iterable[tuple[Clock, ...]]) -> int | None:
    """The lead of local time on Greenwich that the reports give by naming both; None if none or several do."""
    leads = set()
    for clocks in told:
        local = [c for c in clocks if c.local]
        known = [c for c in clocks if c.ahead is not None]
        if len(local) == 1 and known:
            greenwich = known[0].minute - (known[0].ahead or 0)
            leads.add((local[0].minute - greenwich + DAY // 2) % DAY - DAY // 2)
    return leads.pop() if len(leads) == 1 else None


def clocks_clash(
    a: tuple[Clock, ...],
    b: tuple[Clock, ...],
    ahead: int | None = None,
    greenwich: bool = False,
    far: int = FAR,
) -> bool:
    """True if two statements' times cannot be one moment.

    ahead: the lead of local time on Greenwich, if known; greenwich: local time may be Greenwich time;
    far: minutes beyond which they are of two moments.
    """
    if any(_zone_lost(one, other, ahead, greenwich) for one in a for other in b):
        return True
    verdicts = [_clash(one, other, ahead, far) for one in a for other in b]
    known = [verdict for verdict in verdicts if verdict is not None]
    return bool(known) and all(known)


def _clash(a: Clock, b: Clock, ahead: int | None, far: int) -> bool | None:
    """Whether two clock times are apart; None where they cannot be compared."""
    one, two = _at_greenwich(a, ahead), _at_greenwich(b, ahead)
    if one is not None and two is not None:
        return a.slack + b.slack < _apart(one, two) <= far
    if a.local and b.local:
        return a.slack + b.slack < _apart(a.minute, b.minute) <= far
    return None


def _zone_lost(a: Clock, b: Clock, ahead: int | None, greenwich: bool) -> bool:
    """True for one clock time that is Greenwich time in one report and local time in the other."""
    local, other = (a, b) if a.local else (b, a)
    if not local.local or other.ahead != 0 or local.minute != other.minute:
        return False
    return ahead != 0 if ahead is not None else bool(local.zone) and not greenwich


def _at_greenwich(clock: Clock, ahead: int | None) -> int | None:
    lead = clock.ahead if clock.ahead is not None else ahead if clock.local else None
    return None if lead is None else (clock.minute - lead) % DAY


def _apart(one: int, two: int) -> int:
    """Minutes between two times of day, the short way round."""
    gap = abs(one - two) % DAY
    return min(gap, DAY - gap)
