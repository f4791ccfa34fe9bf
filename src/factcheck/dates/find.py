"""All date phrases of a text: one pass over its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.bounds import bounds
from factcheck.dates.context import Context, Value, context
from factcheck.dates.events import event
from factcheck.dates.grammar import phrase
from factcheck.dates.model import Anchor, DatePhrase
from factcheck.dates.resolve import resolve
from factcheck.dates.shapes import (
    Calendar,
    Duration,
    Event,
    Expr,
    Mention,
    Range,
    Step,
    Vague,
    Weekday,
    When,
    Window,
)
from factcheck.dates.tokens import Tokens
from factcheck.dates.triggers import TRIGGERS, may_begin
from factcheck.intervals import Days

__all__ = ["find_dates"]

_SINCE, _UNTIL, _BY = lex.words("since"), lex.words("until"), lex.words("by")
_LONG = 15 * 366  # days
MOST = 10_000
"""Date phrases that are read of one text; more is a calendar, not a report."""
_CIRCA = frozenset(("around", "about", "circa", "roughly", "approximately"))
_EVENT_WORDS = frozenset(("since", "after", "before"))


def find_dates(
    text: str, reference: str = "", country: str = "", anchors: Sequence[Anchor] = ()
) -> list[DatePhrase]:
    """All date phrases in order, not overlapping.

    `reference` is the EDTF publication date ("" unknown; a month or a year will do for
    what they can decide), `country` the place code whose national days and order of day
    and month are meant, `anchors` the events that the text may date by. Never raises: a
    reference that is not EDTF counts as unknown.
    """
    t = Tokens(text)
    found = _scan(t)
    c = context(t, reference, country, anchors)
    c.narrative = _is_narrative(found, c)
    return [_phrase(t, c, i, end, shape) for i, end, shape in found]


def _scan(t: Tokens) -> list[tuple[int, int, Expr]]:
    """The shapes in the text with their first and last token, left to right, the longest at each place."""
    found: list[tuple[int, int, Expr]] = []
    i = 0
    lows, raws = t.lows, t.raws
    while i < t.n:
        word = lows[i]
        hit = None
        if (word in TRIGGERS and may_begin(t, i)) or "0" <= raws[i][0] <= "9":
            hit = phrase(t, i)
        if hit is None and i and lows[i - 1] in _EVENT_WORDS:
            hit = event(t, i)
        if hit and isinstance(hit[0], Event) and _dated_event(t, hit[1]):
            hit = None
        if hit:
            found.append((i, hit[1], hit[0]))
            i = hit[1]
            if len(found) == MOST:
                break
        else:
            i += 1
    return found


def _dated_event(t: Tokens, end: int) -> bool:
    """True for "its inception in 2014": the date is written beside it and says more."""
    for k in range(end, min(end + 14, t.n)):
        word = t.low(k)
        if word in ("in", "on") and (
            t.digits(k + 1) or t.low(k + 1) in lex.MONTHS or t.low(k + 1) in ("early", "late")
        ):
            return True
        if not (word.isalpha() or word in "-'’"):
            return False
    return False


def _is_narrative(found: list[tuple[int, int, Expr]], c: Context) -> bool:
    """True for a history: most full dates lie years before publication, and time runs with the text."""
    years = [
        shape.year for _, _, shape in found if isinstance(shape, Calendar) and shape.year and shape.month
    ]
    if not years:
        return False
    if c.days is None:
        return True
    news = sum(
        isinstance(shape, Weekday) or (isinstance(shape, Step) and shape.unit in ("D", "W"))
        for _, _, shape in found
    )
    if news > 1:
        return False
    old = sum(year < c.days.first.year - 1 for year in years)
    return old >= 4 and old >= 0.7 * len(years)


def _phrase(t: Tokens, c: Context, i: int, end: int, shape: Expr) -> DatePhrase:
    """One shape anchored, with the role that the words before it give."""
    role = _role(t, i, end, shape)
    c.start, c.end = i, end
    c.forward = role == "until" and _looks_ahead(c, t.low(i - 1))
    value = _circa(t, i, resolve(shape, c))
    parts = _parts(t, c, shape, value)
    if value.point and not isinstance(shape, Event) and not _compares(shape) and not _lifetime(value):
        c.mention = value.point
        if value.point[0] == "D":
            c.day, c.since_day = value.point, 0
        else:
            c.since_day += 1
    made = _made(t, i, end, value, role)
    return replace(made, parts=parts) if parts else made


def _looks_ahead(c: Context, before: str) -> bool:
    """True for "until Friday" and "by Friday", but not for "By Friday, ten had died"."""
    return before in _UNTIL or (before == "by" and not c.tenses.opens_past(c.start, c.end))


def _circa(t: Tokens, i: int, value: Value) -> Value:
    """ "around 2010", "about May 2003": approximate."""
    plain_date = value.type == "DATE" and value.edtf and not set(value.edtf) & set("/~X")
    if (
        not plain_date
        or t.low(i - 1) not in _CIRCA
        or value.point is None
        or value.point[0] not in ("D", "M", "Y")
    ):
        return value
    return replace(value, edtf=f"{value.edtf}~", modifier="APPROX")


def _lifetime(value: Value) -> bool:
    """True for a span of many years, "(1884-1961)": the text does not go on from its end."""
    days = bounds(value.edtf) if "/" in value.edtf and value.role == "within" else None
    return days is not None and days.length > _LONG


def _compares(shape: Expr) -> bool:
    """True for "a year earlier", "the same month last year": they compare; the text goes on without them."""
    return isinstance(shape, Mention) and (shape.year_apart or (shape.same_grain and (shape.step or 0) < 0))


def _made(t: Tokens, i: int, end: int, value: Value, role: str) -> DatePhrase:
    """The phrase of a value; "since" and "until" open its interval on one side."""
    edtf = value.edtf
    if edtf and role in ("since", "until") and value.role != "within":
        low, high = edtf.split("/")[0], edtf.split("/")[-1]
        edtf = f"{low}/.." if role == "since" else f"../{high}"
        if ".." in (low, high) and edtf.count("..") == 2:
            edtf = value.edtf
    days, reason = _days(edtf)
    kind = (
        value.role
        if role == "at" and value.role
        else role
        if value.role in ("", "vague", "at")
        else value.role
    )
    return DatePhrase(
        t.starts[i], t.ends[end - 1], "" if reason else edtf, days, value.type, value.timex, kind or "at",  # type: ignore[arg-type]
        value.ground, reason or value.reason, value.zone, value.modifier, value.alternatives,
    )  # fmt: skip


def _days(edtf: str) -> tuple[Days | None, str]:
    """The days of an EDTF text, or why there are none."""
    try:
        return bounds(edtf), ""
    except ValueError as error:
        return None, str(error)


def _parts(t: Tokens, c: Context, shape: Expr, whole: Value) -> tuple[DatePhrase, ...]:
    """The ends of a span as phrases of their own, where each is written out."""
    if not isinstance(shape, Range) or not shape.places:
        return ()
    a, b, d, e = shape.places
    first, last = resolve(shape.first, c), resolve(shape.last, c)
    ends = whole.timex.split("/")
    if len(ends) == 2 and (whole.edtf or whole.type == "DURATION"):
        first, last = replace(first, timex=ends[0]), replace(last, timex=ends[1])
    return _made(t, a, b, first, "at"), _made(t, d, e, last, "at")


def _role(t: Tokens, i: int, end: int, shape: Expr) -> str:
    """What the words before a phrase make of it."""
    if isinstance(shape, Duration | Window | Range):
        return "at"
    before = t.low(i - 3) if t.low(i - 1) == "least" and t.low(i - 2) == "at" else t.low(i - 1)
    if before in _SINCE:
        return "since"
    if isinstance(shape, Event):
        return "until" if before == "before" else "since"
    through = before in ("through", "thru") and isinstance(shape, When)
    if (before in _UNTIL or before in _BY) and not isinstance(shape, Vague) and not through:
        return "at" if _not_until(t, i - 1) else "until"
    if before == "than" and t.low(i - 2) == "later" and t.low(i - 3) == "no":
        return "until"
    if before in ("in", "on") and _since_before(t, i - 2):
        return "since"
    if before in ("from", "starting", "beginning", "effective") and t.low(end) in ("onwards", "onward", "on"):
        return "since"
    return "at"


def _not_until(t: Tokens, j: int) -> bool:
    """True for "did not open until 2019": it opened then."""
    return t.low(j) in ("until", "till") and any(
        t.low(k) in ("not", "never", "t") for k in range(max(j - 5, 0), j)
    )


def _since_before(t: Tokens, j: int) -> bool:
    """True for "since its inception in", "since Russia invaded in": no other clause in between."""
    for k in range(j, max(j - 12, -1), -1):
        word = t.low(k)
        if word == "since":
            return True
        if not (word.isalpha() or word in "-'’"):
            return False
    return False
