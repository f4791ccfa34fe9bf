"""Shapes -> dates: each shape anchored on what its context gives."""

from __future__ import annotations

from factcheck.dates import periods
from factcheck.dates.calendar_dates import calendar, part, weekday
from factcheck.dates.composed import composed
from factcheck.dates.context import Context, Value
from factcheck.dates.counted import ago, duration, mention, stepped, window
from factcheck.dates.holidays import named_day
from factcheck.dates.shapes import (
    Ago,
    Calendar,
    Duration,
    Edge,
    Event,
    Every,
    Expr,
    Fiscal,
    Mention,
    Named,
    Nth,
    Part,
    Range,
    Step,
    Vague,
    Weekday,
    When,
    Window,
)  # fmt: skip

__all__ = ["resolve"]


def resolve(shape: Expr, context: Context) -> Value:
    """The date of a shape in its context; where it cannot be anchored, `edtf` is empty and it says why."""
    match shape:
        case Calendar():
            return calendar(shape, context)
        case Fiscal():
            return fiscal(shape)
        case Part():
            return part(shape, context)
        case Weekday():
            return weekday(shape, context)
        case Named():
            return named_day(shape, context)
        case Step():
            return stepped(shape, context)
        case Mention():
            return mention(shape, context)
        case Ago():
            return ago(shape, context)
        case Window():
            return window(shape, context)
        case Duration():
            return duration(shape)
        case Every():
            return Value("", shape.timex, "absolute", "SET", reason="recurs: no one date")
        case Vague():
            return vague(shape, context)
        case Event():
            return event(shape, context)
        case Edge() | Nth() | Range() | When():
            return composed(shape, context, resolve)


def fiscal(shape: Fiscal) -> Value:
    """A fiscal year by its name; no days, for it begins in January here, in April or October there."""
    name = f"FY{shape.year}" + (f"/FY{shape.last}" if shape.last else "")
    return Value("", name, "absolute", reason="a fiscal year: its bounds differ from country to country")


def vague(shape: Vague, c: Context) -> Value:
    """ "now" is the publication date; "recently" and "soon" have no bounds."""
    if shape.timex == "PRESENT_REF" and c.days:
        return Value(periods.name(c.grain, c.days.first)[0], shape.timex, c.ground, role="vague")
    return Value("", shape.timex, "", role="vague", reason="it names no bounds")


def event(shape: Event, c: Context) -> Value:
    """An event, dated by the anchors that are given; two that fit and differ are said."""
    words = {word for word in shape.phrase.lower().split() if word.isalpha()}
    fitting = {a.edtf: a for a in c.anchors if set(a.phrase.lower().split()) - {"the", "a", "its"} <= words}
    if len(fitting) == 1:
        found = next(iter(fitting))
        return Value(found, found, "anchor")
    if not fitting:
        return Value("", "", "anchor", reason=f"no anchor for {shape.phrase!r}")
    names = "; ".join(f"{a.phrase} {a.edtf}" for a in fitting.values())
    return Value("", "", "anchor", reason=f"several anchors: {names}")
