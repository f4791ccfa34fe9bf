"""Numbers, ordinals and lengths of time."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dates import lexicon as lex
from factcheck.dates.shapes import Duration
from factcheck.dates.tokens import Tokens

__all__ = ["duration", "number", "ordinal"]

_ADJECTIVES = lex.words("counted_adjectives")
_SOME = lex.words("some")
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_SMALLER = {"H": ("MIN",), "Y": ("M",), "MIN": ("S",), "M": ("D", "W"), "D": ("H",)}
_LONGEST = 8  # tokens of a number in words

Number = tuple[float | None, int]


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "third", "21st", "twenty-first" at token i: its number and where it ends."""
    if t.digits(i):
        value = t.number(i, 1, 9999)
        return (value, i + 2) if value and t.glued(i + 1) and t.low(i + 1) in _SUFFIXES else None
    word = t.low(i)
    if word in lex.ORDINALS:
        return lex.ORDINALS[word], i + 1
    tens = lex.NUMBERS.get(word, 0)
    if tens >= 20:
        j = i + 2 if t.low(i + 1) == "-" else i + 1
        unit = lex.ORDINALS.get(t.low(j), 0)
        if 1 <= unit <= 9:
            return tens + unit, j + 1
    return None


def number(t: Tokens, i: int) -> Number | None:
    """A cardinal number at token i, in digits or words; None stands for "several"."""
    word = t.low(i)
    if t.digits(i):
        return _digits(t, i)
    if word in ("a", "an") and t.low(i + 1) == "few":
        return None, i + 2
    if word in _SOME:
        return None, i + 1
    if word in ("a", "the") and t.low(i + 1) in ("couple", "dozen", "hundred", "thousand", "million", "half"):
        i += 1
        word = t.low(i)
    if word == "single" and t.low(i + 1) == "-":
        return 1, i + 1
    if word == "couple":
        return 2, i + 2 if t.low(i + 1) == "of" else i + 1
    if word == "half":
        return _half(t, i)
    return _words(t, i)


def _half(t: Tokens, i: int) -> Number | None:
    """ "half a year", "half-century": the unit must follow."""
    j = i + 1
    if t.low(j) in ("-", "a", "an"):
        j += 1
    return (0.5, j) if t.low(j) in lex.UNITS or t.low(j) in ("dozen",) else None


def _digits(t: Tokens, i: int) -> Number | None:
    """12, 1,200, 2.5, with a following "and a half"."""
    if t.digits(i) > 6:
        return None
    value = float(t.raws[i])
    j = i + 1
    while t.low(j) == "," and t.glued(j) and t.glued(j + 1) and t.digits(j + 1) == 3 and j < i + 7:
        value = value * 1000 + int(t.raws[j + 1])
        j += 2
    if t.low(j) == "." and t.glued(j) and t.glued(j + 1) and 1 <= t.digits(j + 1) <= 3:
        value += int(t.raws[j + 1]) / 10 ** t.digits(j + 1)
        j += 2
    if t.raw(j) in ("½", "¼"):
        value += 0.5 if t.raw(j) == "½" else 0.25
        j += 1
    return _and_a_half(t, value, j)


def _and_a_half(t: Tokens, value: float, j: int) -> Number:
    """A number, with "and a half" or "-and-a-half" where it follows."""
    if t.low(j) in ("-", "and"):
        words = [k for k in range(j, min(j + 6, t.n)) if t.low(k) != "-"][:3]
        if [t.low(k) for k in words] in (["and", "a", "half"], ["and", "one", "half"]):
            return value + 0.5, words[-1] + 1
    if t.low(j) in lex.SCALES and lex.SCALES[t.low(j)] > 12:
        return value * lex.SCALES[t.low(j)], j + 1
    return value, j


def _words(t: Tokens, i: int) -> Number | None:
    """ "twenty-five", "two hundred and fifty", "two and a half"."""
    total, current, j, seen = 0, 0, i, False
    while j < i + _LONGEST:
        word = t.low(j)
        if word in lex.NUMBERS:
            value = lex.NUMBERS[word]
            if seen and not (
                current % 100 == 0 or (current % 10 == 0 and value < 10 and current % 100 >= 20)
            ):
                break
            current += value
        elif word in lex.SCALES and (seen or word != "million"):
            current = max(current, 1) * lex.SCALES[word]
            if lex.SCALES[word] >= 1000:
                total, current = total + current, 0
        elif (
            seen
            and word in ("-", "and")
            and t.low(j + 1) in lex.NUMBERS
            and ((word == "-" and current % 100 >= 20) or (word == "and" and current >= 100))
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    return _and_a_half(t, total + current, j) if seen else None


def duration(t: Tokens, i: int) -> tuple[Duration, int] | None:
    """ "two and a half years", "12-year", "six straight days", "several months", "decades-long"."""
    word = t.low(i)
    if word in lex.PLURAL:
        found = _unit(t, i, None)
    elif word in lex.SINGULAR:
        found = _unit(t, i, 1) if _long_after(t, i) else None
    elif word in ("a", "an", "another", "one") and (unit := _unit(t, _adjective(t, i + 1), 1)):
        found = None if word in ("a", "an") and t.low(unit[1] - 1) == "long" else unit
    else:
        counted = number(t, i)
        if not counted:
            return None
        j = counted[1]
        j += t.low(j) in ("-", "‐", "‑") or (t.low(j) == "of" and counted[0] is None)
        if t.low(j) in ("a", "an") and counted[0] == 0.5:
            j += 1
        found = _unit(t, _adjective(t, j), counted[0])
    return _compound(t, *found) if found else None


def _long_after(t: Tokens, j: int) -> bool:
    """True for "year-long", "monthlong" is one word and not read."""
    return t.low(j + 1) in ("-", "‐", "‑") and t.low(j + 2) == "long" and t.glued(j + 2)


def _adjective(t: Tokens, j: int) -> int:
    """Past one or two adjectives that may stand between a number and its unit."""
    for _ in range(2):
        if t.low(j) in _ADJECTIVES and (t.low(j + 1) in lex.UNITS or t.low(j + 1) in _ADJECTIVES):
            j += 1
    return j


def _unit(t: Tokens, j: int, count: float | None) -> tuple[Duration, int] | None:
    """The unit at token j, and "-long" after it."""
    word = t.low(j)
    unit = lex.UNITS.get(word)
    if not unit or (t.raw(j).isupper() and len(word) > 1 and t.low(j - 1) == "a"):
        return None
    if word == "second" and t.low(j - 1) not in ("one", "-", "‐", "‑"):
        return None  # "a second term", "the 2008 second-quarter figures"
    bare = word in lex.SINGULAR and t.low(j - 1) not in ("-", "‐", "‑")
    if bare and (t.digits(j - 1) == 4 or (unit == "NI" and count not in (1, None))):
        return None  # "the 2021 weekend", "three night markets"
    end = j + 1
    if t.low(end) in ("-", "‐", "‑") and t.low(end + 1) == "long" and t.glued(end + 1):
        end += 2
    elif (
        word in ("min", "sec", "hr", "yr", "mins", "secs", "hrs", "yrs")
        and t.low(end) == "."
        and t.glued(end)
    ):
        end += t.low(end + 1) not in ("",) and not t.capital(end + 1)
    return Duration(unit, count), end


def _compound(t: Tokens, first: Duration, j: int) -> tuple[Duration, int]:
    """ "two hours and 30 minutes", "1 hour, 20 minutes"."""
    last = first.more[-1][0] if first.more else first.unit
    if first.number is None or last not in _SMALLER or len(first.more) > 2:
        return first, j
    k = j + 1 if t.low(j) in ("and", ",") else j
    k += t.low(j) == "," and t.low(k) == "and"
    if t.digits(k) or t.low(k) in lex.NUMBERS:
        second = number(t, k)
        if (
            second
            and second[0] is not None
            and (unit := lex.UNITS.get(t.low(second[1]), "")) in _SMALLER[last]
        ):
            return _compound(t, replace(first, more=(*first.more, (unit, second[0]))), second[1] + 1)
    return first, j
