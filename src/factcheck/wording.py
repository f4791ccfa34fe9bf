"""Values as people write them: 45,000; $1.8 billion; more than 3,200; two reports."""

from __future__ import annotations

import math

from factcheck.intervals import Relation

__all__ = ["amount", "counted", "figure", "join", "number", "plural"]

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_BOUNDS = {
    Relation.OVER: "more than ",
    Relation.AT_LEAST: "at least ",
    Relation.AT_MOST: "at most ",
    Relation.UNDER: "less than ",
    Relation.ABOUT: "about ",
    Relation.NEARLY: "nearly ",
}


def number(value: float) -> str:
    """A number as people write it: 45,000; 1.8 billion; 6.1.

    >>> number(45000), number(1_800_000_000), number(6.1)
    ('45,000', '1.8 billion', '6.1')
    """
    for scale, word in _SCALES:
        if abs(value) >= scale and _short(value, scale):
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _short(value: float, scale: float) -> bool:
    """True if three decimals of the scale are enough, so that nothing is rounded away."""
    return math.isclose(round(value / scale, 3) * scale, value, rel_tol=1e-15)


def amount(value: float, unit: str, sign: str = "") -> str:
    """A number with its unit: $700 million; CAD 700 million; 12 kilometres; 62 percent; 45,000."""
    text = number(value)
    if sign or unit in _SIGNS:
        return f"{sign or _SIGNS[unit]}{text}"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {text}"
    if unit in ("percent", "%"):
        return f"{text}%"
    return (
        f"{text} {unit}s" if unit and abs(value) != 1 and not unit.endswith("s") else f"{text} {unit}".strip()
    )


def figure(
    value: float | None, relation: str, unit: str = "", value2: float | None = None, sign: str = ""
) -> str:
    """A figure with its bound words: more than 3,200; $5 to $7 million.

    A value that is not known reads "unknown".
    """
    if value is None or value != value:
        return "unknown"
    if relation == Relation.RANGE and value2 is not None and value2 == value2:
        return f"{amount(value, unit, sign)} to {amount(value2, unit, sign)}"
    bound = _BOUNDS.get(Relation(relation), "") if relation else ""
    return bound + amount(value, unit, sign)


def counted(count: int, noun: str) -> str:
    """A count with its noun: 1 report, 2 reports."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def plural(noun: str) -> str:
    """The plural of a counted noun, by its ending: bombs, countries, crashes; people stays."""
    if noun in ("people", "police", "staff", "personnel", "aircraft") or not noun or noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    irregular = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet"}
    head, _, last = noun.rpartition(" ")
    if last in irregular:
        return f"{head} {irregular[last]}".strip()
    return noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def join(words: list[str], last: str = "and") -> str:
    """Words as a list in a sentence: a; a and b; a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
