"""How far local time in a country is ahead of Greenwich on a day, where all of the country keeps one time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from factcheck.intervals import Days

__all__ = ["lead_of"]


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Country code -> its time zones, by the list of the time zone database."""
    found: dict[str, list[str]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


@cache
def lead_of(country: str, days: Days) -> int | None:
    """Minutes; None if parts of the country differ, the clocks change in these days, or it is not known."""
    leads = set()
    for zone in _zones().get(country, ()):
        for day in (days.first, days.last):
            lead = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
            leads.add(None if lead is None else int(lead.total_seconds()) // 60)
    return leads.pop() if len(leads) == 1 else None
