"""Times of day: "3 p.m. (1200 GMT)", "18:05 local time", "noon"."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.shapes import Clock
from factcheck.dates.tokens import Tokens

__all__ = ["clock", "zone"]

Found = tuple[Clock, int] | None
_NO_CLOCK = frozenset(".,:$£€/#+")
_PREPOSITIONS = lex.words("clock_prepositions")


def zone(t: Tokens, j: int) -> tuple[str, int]:
    """The zone at token j as written: "GMT", "(GMT +8)", "local time"."""
    bracket = t.low(j) == "("
    k = j + bracket
    while k < j + bracket + 2 and t.low(k) in lex.ZONE_NAMES:
        k += 1
    if k > j + bracket and t.low(k) == "time":
        k += 1
    elif (
        t.low(j + bracket) in lex.ZONES
        and (t.raw(j + bracket).isupper() or t.glued(j + bracket))
        and t.spaced(j + bracket)
    ):
        k = j + bracket + 1
        if t.low(k) in ("+", "-", "−") and t.digits(k + 1) in (1, 2, 4):
            k += 2
            k += 2 if t.low(k) == ":" and t.digits(k + 1) == 2 else 0
    else:
        return "", j
    if bracket:
        if t.low(k) != ")":
            return "", j
        k += 1
    first = j + bracket
    return t.text[t.starts[first] : t.ends[k - 1 - bracket]], k


def _meridiem(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "a.m.", "pm", "P.M": hours to add to a twelve-hour clock, and its end."""
    word = t.low(j)
    if word in ("am", "pm"):
        return (12 if word == "pm" else 0), j + 1
    if word in ("a", "p") and t.low(j + 1) == "." and t.low(j + 2) == "m" and t.glued(j + 1):
        return (12 if word == "p" else 0), j + 3 + (t.low(j + 3) == "." and t.glued(j + 3))
    if word in ("a", "p") and t.low(j + 1) == "m" and t.glued(j + 1):
        return (12 if word == "p" else 0), j + 2
    return None


def clock(t: Tokens, i: int) -> Found:
    """A clock time at token i."""
    if t.digits(i):
        return _digital(t, i)
    word = t.low(i)
    if word in ("noon", "midnight", "midday"):
        if t.low(i - 1) == "high" or (t.capital(i) and t.capital(i + 1)):
            return None
        name, end = zone(t, i + 1)
        return Clock(24 if word == "midnight" else 12, 0, zone=name), end
    if word in lex.NUMBERS and 1 <= lex.NUMBERS[word] <= 12:
        half = _meridiem(t, i + 1)
        if half:
            name, end = zone(t, half[1])
            return Clock(lex.NUMBERS[word] % 12 + half[0], -1, zone=name), end
        if t.matches(i + 1, ("o", "'", "clock")):
            name, end = zone(t, i + 4)
            return Clock(lex.NUMBERS[word], -1, zone=name), end
    return None


def _digital(t: Tokens, i: int) -> Found:
    """ "18:05", "7:37 a.m.", "3pm", "1200 GMT", "15h00", "10 o'clock"."""
    before = t.low(i - 1)
    if t.digits(i) > 4 or (t.glued(i) and (before in _NO_CLOCK or (before.isalpha() and before != "t"))):
        return None
    hour, j = int(t.raws[i]), i + 1
    if hour == 12 and t.low(j) in ("noon", "midnight"):
        return clock(t, j)
    sign = t.low(j)
    if not (
        t.digits(i) <= 2
        and sign in (":", ".", "h")
        and t.glued(j)
        and t.glued(j + 1)
        and t.digits(j + 1) == 2
    ):
        half = _meridiem(t, j)
        if half and t.digits(i) <= 2:
            return _checked(t, _on_24(hour, half[0]), (-1, -1), half[1])
        return None if half else _bare(t, i, hour, j)
    minute, second, j = int(t.raws[j + 1]), -1, j + 2
    if t.low(j) == ":" and t.glued(j) and t.glued(j + 1) and t.digits(j + 1) == 2:
        second, j = int(t.raws[j + 1]), j + 2
    if t.glued(j) and (t.low(j) in (":", "%") or (t.low(j) in ".," and t.glued(j + 1) and t.digits(j + 1))):
        return None
    half = _meridiem(t, j)
    if half:
        return _checked(t, _on_24(hour, half[0]), (minute, second), half[1])
    zoned = bool(zone(t, j)[0])
    if t.low(j) in ("left", "remaining", "minutes", "into"):
        return None
    if (sign == "." and not (zoned and before == "at")) or (before in ("of", "won", "lost") and not zoned):
        return None  # a decimal, a ratio or a result
    return _checked(t, hour, (minute, second), j)


def _on_24(hour: int, half: int) -> int:
    """An hour of the twelve-hour clock on that of twenty-four; 25, which no clock shows, if there is none."""
    if not 1 <= hour <= 24:
        return 25
    return hour % 12 + half if hour <= 12 else hour


def _bare(t: Tokens, i: int, hour: int, j: int) -> Found:
    """ "1200 GMT", "0800 hours", "8 GMT", "10 o'clock"."""
    if t.matches(j, ("o", "'", "clock")) and 1 <= hour <= 12:
        return _checked(t, hour, (-1, -1), j + 3)
    name, _ = zone(t, j)
    hours = t.low(j) in ("hours", "hrs", "h") and t.raws[i][0] in "012"
    if t.digits(i) == 4 and (name or (hours and t.low(i - 1) in _PREPOSITIONS)):
        if not name:
            j += 1
        return _checked(t, hour // 100, (hour % 100, -1), j)
    if (
        name
        and t.low(i - 1) in _PREPOSITIONS
        and t.digits(i) <= 2
        and name.lower() not in ("local", "art", "et")
    ):
        return _checked(t, hour, (-1, -1), j)
    return None


def _checked(t: Tokens, hour: int, rest: tuple[int, int], j: int) -> Found:
    """The clock time with its zone, if there is such a time."""
    minute, second = rest
    if hour > 24 or minute > 59 or second > 59:
        return None
    name, end = zone(t, j)
    return Clock(hour, minute, second, name), end
