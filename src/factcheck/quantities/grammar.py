"""The way from a text to its quantities."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from factcheck.intervals import Relation
from factcheck.quantities import bounds, counts, units, worth
from factcheck.quantities.amount import Amount
from factcheck.quantities.amounts import amounts
from factcheck.quantities.joints import joined
from factcheck.quantities.model import Change, Quantity
from factcheck.quantities.screens import masked
from factcheck.quantities.tokens import GLUED, Token, tokenise
from factcheck.quantities.windows import windows
from factcheck.quantities.zero import zeros

HUGE = Decimal("1e30")
MOST = 10_000
"""Numbers that are read of one text: what a megabyte of the densest prose holds. More is a table of numbers."""
REST = 80
"""Characters of the rest that its entry shows."""


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text, in order of their place, not overlapping.

    A text of any kind goes in; nothing is raised. What looks like a figure and cannot be
    read is there too, with `value` None and a `reason`. Years, days of a month, clock
    times, names with a number, scores and telephone numbers are left out. Of a text with more
    than MOST numbers so many are read, and one entry without a value says where that ends.
    """
    found: list[Quantity] = []
    seen = 0
    for first, stop in windows(text):
        tokens = tokenise(text, first, stop)
        numbers = list(islice(amounts(text, tokens, masked(tokens)), MOST - seen + 1))
        seen += len(numbers)
        if seen > MOST:
            limit = tokens[numbers.pop().start].start
            read = (one for one in _within(tokens, numbers) if one.end <= limit)
            return [*found, *read, _unread(text, limit)]
        found += _within(tokens, numbers)
    return found


def _unread(text: str, start: int) -> Quantity:
    """What stands for the rest of a text that holds too many figures."""
    line = text.find("\n", start)
    end = min(start + REST, len(text) if line < start else line)
    return Quantity(
        start=start, end=end, number_start=start, number_end=end, value=None, value2=None, precision=0.0,
        relation=Relation.EXACT, change="", kind="count", unit="",
        reason=f"more than {MOST:,} numbers in one text: read up to here",
    )  # fmt: skip


def _within(tokens: list[Token], numbers: list[Amount]) -> list[Quantity]:
    """The quantities of one window of a text, of its numbers."""
    found = joined(tokens, numbers)
    real = [one for one in found if counts.is_quantity(tokens, one)]
    out = _beside(tokens, real, [_finished(tokens, one) for one in real])
    out += zeros(tokens)
    out.sort(key=lambda one: (one.start, -one.end))
    kept: list[Quantity] = []
    for quantity in out:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _beside(tokens: list[Token], real: list[Amount], out: list[Quantity]) -> list[Quantity]:
    """The quantities, where one in brackets is another's conversion with the bounds of that one.

    "more than 7 million crowns ($1 million)", "$6 (C$8) a share".
    """
    for at in range(1, len(real)):
        one, two = real[at - 1], real[at]
        if not (one.last < len(tokens) and tokens[one.last].text in "(/" and one.last + 1 >= two.start - 1):
            continue
        if not one.unit or not two.unit or one.kind != two.kind or two.last >= len(tokens):
            continue
        if one.unit == two.unit or not (one.kind == "money" or worth.same_dimension(one.unit, two.unit)):
            continue
        first, second = out[at - 1], out[at]
        if second.relation is Relation.EXACT and first.relation is not Relation.RANGE:
            out[at] = replace(second, relation=first.relation, change=second.change or first.change)
        elif not second.change:
            out[at] = replace(second, change=first.change)
        rate = (
            units.rate_of(tokens, two.last + 1)
            if tokens[two.last].text == ")" and one.kind == "money"
            else None
        )
        if rate is not None and not first.per:
            out[at - 1] = replace(first, per=rate[0])
            out[at] = replace(out[at], per=out[at].per or rate[0])
    return out


def _finished(tokens: list[Token], one: Amount) -> Quantity:
    if one.share:
        one = replace(one, kind="percent", unit="fraction", value=one.value)
    relation, start, end, hedged = _worded(tokens, one)
    change = _change(tokens, one, start)
    value, value2 = _plain(one.value), _plain(one.value2)
    reason = one.reason
    if one.value is not None and value is None:
        reason = "number too large"
    return Quantity(
        start=tokens[start].start,
        end=tokens[end - 1].end,
        number_start=tokens[one.start].start,
        number_end=tokens[one.end - 1].end,
        value=value,
        value2=value2,
        precision=_precision(one, relation),
        relation=relation,
        change=change,
        kind=one.kind,
        unit=one.unit,
        currency_sign=one.sign,
        currency_alternatives=one.alternatives,
        reason="" if value is not None else reason or "not understood",
        per=one.per,
        minor=one.minor,
        partitive=counts.partitive(tokens, one),
        movement=one.movement,
        hedged=hedged,
        words=one.number.written == "words",
    )


def _worded(tokens: list[Token], one: Amount) -> tuple[Relation, int, int, bool]:
    """Relation, first token, index after the last, and whether a range is hedged ("about 5 to 7")."""
    if one.kind == "ordinal":
        return Relation.EXACT, one.start, one.last, False
    lead = one.lead if one.lead >= 0 else one.start
    relation, start = bounds.before(tokens, lead, duration=one.kind == "duration")
    after, end = bounds.after(tokens, one.last, noun=one.plain)
    if (
        end > one.last
        and tokens[end - 1].text != "+"
        and one.plain
        and tokens[one.last].lower not in ("or", "and", "at", "-", "plus")
    ):
        end = max(end, one.last)
    relation = after if relation is Relation.EXACT else relation
    if one.value2 is not None:
        return Relation.RANGE, start, end, relation in (Relation.ABOUT, Relation.NEARLY) or one.number.about
    if one.number.about and relation is Relation.EXACT:
        relation = Relation.ABOUT
    return relation, start, end, False


def _change(tokens: list[Token], one: Amount, start: int) -> Change:
    if one.kind in ("ordinal", "age", "duration"):
        return ""
    if one.movement:
        falls = one.value is not None and one.value2 is not None and one.value > one.value2
        return bounds.moves(tokens, one.lead) or ("down" if falls else "up")
    signed = one.kind in ("percent", "points") and tokens[one.start].text in "-−+"
    if signed:
        return "down"
    if one.start and one.kind in ("percent", "points") and tokens[one.start - 1].text == "+":
        return "up" if tokens[one.start].gap == GLUED else ""
    share = one.kind in ("percent", "points") or bool(one.minor)
    return bounds.change(tokens, start, share=share) or (bounds.behind(tokens, one.last) if share else "")


def _plain(value: Decimal | None) -> float | None:
    if value is None or abs(value) > HUGE:
        return None
    plain = float(value)
    return plain if math.isfinite(plain) else None


def _precision(one: Amount, relation: Relation) -> float:
    step = one.step
    value = one.value
    if value is None or step > HUGE:
        return 0.0
    small = abs(value) < 100 and one.number.whole and one.number.scale == 1 and not one.share
    if small and relation in (Relation.EXACT, Relation.RANGE) and step > 0:
        step = Decimal("0.01") if one.minor else Decimal(1)
    return float(step)
