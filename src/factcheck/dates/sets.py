"""Sets of times: "every Monday", "15 a year", "annually", "twice a week"."""

from __future__ import annotations

from factcheck.dates import lexicon as lex
from factcheck.dates.absolute import weekday
from factcheck.dates.numbers import duration, ordinal
from factcheck.dates.shapes import Duration, Every
from factcheck.dates.tokens import Tokens

__all__ = ["period", "rate"]

_SCALES = lex.words("scale_of_rate")
_SUB_DAY = lex.words("sub_day")
_PREPOSITIONS = lex.words("unit_prepositions") | lex.words("prepositions")


def period(unit: str, number: float | None) -> str:
    """A TIMEX3 period: P2Y, PT30M, PXD."""
    if unit == "FN":
        unit, number = "W", None if number is None else number * 2
    if number == 0.5 and unit in ("H", "DE", "CE", "D", "Y", "M"):
        unit, number = {
            "H": ("MIN", 30),
            "DE": ("Y", 5),
            "CE": ("Y", 50),
            "D": ("H", 12),
            "Y": ("M", 6),
            "M": ("W", 2),
        }[unit]
    size = "X" if number is None else f"{number:g}" if number < 1e6 else str(int(number))
    if unit in _SUB_DAY:
        return f"PT{size}{'M' if unit == 'MIN' else unit}"
    return f"P{size}{'D' if unit == 'NI' else unit}"


def rate(t: Tokens, i: int) -> tuple[Every, int] | None:
    """A set of times at token i."""
    word = t.low(i)
    if word in lex.SETS:
        if not (t.capital(i) and t.capital(i + 1) and t.spaced(i + 1)):
            return Every(lex.SETS[word]), i + 1
        return None
    if word.endswith("days") and word[:-1] in lex.WEEKDAYS and t.low(i + 1) not in ("ago", "later"):
        return Every(f"XXXX-WXX-{lex.WEEKDAYS[word[:-1]]}"), i + 1
    if word in ("every", "each", "per"):
        return _every(t, i + 1, word)
    if word in ("a", "an") and _is_rate(t, i):
        unit = lex.SINGULAR.get(t.low(i + 1), "")
        if unit and unit not in _SUB_DAY and not (t.low(i + 2) == "-" and t.glued(i + 2)):
            return Every(period(unit, 1)), i + 2
    return None


def _is_rate(t: Tokens, i: int) -> bool:
    """True if a count stands before "a year": "15 a year", "40 planes a year", "once a week"."""
    before = t.low(i - 1)
    if before in _SCALES or t.digits(i - 1) or before in lex.NUMBERS or before == "%":
        return True
    if (
        before in _PREPOSITIONS
        or not before.isalpha()
        or t.low(i + 2) in ("ago", "later", "earlier", "after", "before")
    ):
        return False
    return any(
        t.digits(k) or t.low(k) in _SCALES or t.low(k) in lex.NUMBERS for k in (i - 2, i - 3, i - 4) if k >= 0
    )


def _every(t: Tokens, j: int, word: str) -> tuple[Every, int] | None:
    """What is repeated after "every", "each", "per"."""
    unit = lex.SINGULAR.get(t.low(j), "")
    if unit in _SUB_DAY and word == "per":
        return None
    if unit:
        return Every(period(unit, 1) if unit != "NI" else "TNI"), j + 1
    if word == "per":
        return None
    if t.low(j) in lex.DAY_PARTS:
        return Every("T" + lex.DAY_PARTS[t.low(j)][-2:]), j + 1
    if day := weekday(t, j):
        return Every(f"XXXX-WXX-{day}"), j + 1
    if t.low(j) in lex.MONTHS:
        return Every(f"XXXX-{lex.MONTHS[t.low(j)]:02d}"), j + 1
    if t.low(j) in lex.SEASONS:
        return Every(f"XXXX-{lex.SEASONS[t.low(j)]}"), j + 1
    if t.low(j) == "other" and (day := weekday(t, j + 1)):
        return Every(f"XXXX-WXX-{day}"), j + 2
    if t.low(j) == "other" and t.low(j + 1) in lex.SINGULAR:
        return Every(period(lex.SINGULAR[t.low(j + 1)], 2)), j + 2
    counted = ordinal(t, j)
    if counted and counted[0] > 0 and t.low(counted[1]) in lex.SINGULAR:
        return Every(period(lex.SINGULAR[t.low(counted[1])], counted[0])), counted[1] + 1
    found: tuple[Duration, int] | None = duration(t, j)
    return (Every(period(found[0].unit, found[0].number)), found[1]) if found and found[0].number else None
