"""Numbers as written, in digits and in words, to exact decimals."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from factcheck.quantities.tokens import APART, GLUED, SPACED, Token, close, hyphen
from factcheck.resources import toml

_WORDS: dict[str, Any] = toml("numbers")
UNITS: dict[str, int] = _WORDS["units"]
TENS: dict[str, int] = _WORDS["tens"]
SCALES: dict[str, int] = _WORDS["scales"]
SUFFIXES: dict[str, int] = _WORDS["suffixes"]
MONEY_SUFFIXES: dict[str, int] = _WORDS["money_suffixes"]
VAGUE: dict[str, list[int]] = _WORDS["vague"]
FRACTIONS: dict[str, int] = _WORDS["fractions"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
FEW = frozenset(_WORDS["words"]["few"])
ARTICLES = frozenset(_WORDS["words"]["articles"])
MINUS = frozenset(_WORDS["words"]["minus"])
WITH_OF = frozenset(_WORDS["words"]["vague_with_of"])
SUFFIX_ORDINAL = frozenset(("st", "nd", "rd", "th"))
BLANKS = frozenset(" \u00a0\u2009\u202f\u2007\u2008")
MARKS = frozenset(",.'’٬·")
LONGEST = 30
"""Digits beyond this are no figure of a report."""
RUN = 24
"""Number words, or groups of digits, that one number may have."""

STARTS = frozenset({*UNITS, *TENS, *ARTICLES, *VAGUE, *FEW, *MINUS, "half", "quarter", "couple", "dozen"})
"""Words with which a number may begin."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at tokens[start:end]."""

    start: int
    end: int
    value: Decimal | None
    step: Decimal = Decimal(1)  # place value of the last significant digit
    value2: Decimal | None = None  # "dozens": from value to value2
    digits: str = ""  # the bare digits, where it is nothing but digits
    written: str = "words"  # words, digits
    scale: Decimal = Decimal(1)  # the scale word or letter
    about: bool = False  # "a couple of"
    share: bool = False  # "a third"
    ordinal: bool = False
    whole: bool = True  # no decimals written
    comma: bool = False  # "3,5": a decimal comma, believed only beside a unit or a scale
    reason: str = ""


def numeral(text: str, tokens: list[Token], at: int, *, joins: bool = True) -> Numeral | None:
    """The number that starts at a token, with its scale word; `joins` lets "and" stand inside it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.lower in MINUS or (token.text in "-−" and _lone_sign(tokens, at)):
        inner = at + 1
        if inner < len(tokens) and tokens[inner].text in "-−" and token.kind == "w":
            inner += 1
        if inner < len(tokens) and tokens[inner].gap < APART:
            found = numeral(text, tokens, inner, joins=joins) if tokens[inner].lower not in MINUS else None
            if found and found.value is not None and found.value2 is None and tokens[inner].text not in "-−":
                return replace(found, start=at, value=-found.value, digits="")
        return None
    if token.kind == "d" or (token.text == "." and _leading_point(tokens, at)):
        found = _in_digits(text, tokens, at)
    elif token.kind == "s":
        found = _vulgar(tokens, at)
    else:
        found = (
            _vague(tokens, at) or _half(tokens, at) or _in_words(tokens, at, joins) or _article(tokens, at)
        )
    if found is None:
        return None
    return _with_half(tokens, found)


def _lone_sign(tokens: list[Token], at: int) -> bool:
    """A minus: glued to what follows, not to a word or number before."""
    if at + 1 >= len(tokens) or tokens[at + 1].gap != GLUED or tokens[at + 1].kind not in "ds":
        return False
    return at == 0 or tokens[at].gap != GLUED or tokens[at - 1].text in "([,;:/$€£¥"


def _leading_point(tokens: list[Token], at: int) -> bool:
    """ ".500": a point before digits and after nothing."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "d" or tokens[at + 1].gap != GLUED:
        return False
    return (
        at == 0 or tokens[at].gap != GLUED or tokens[at - 1].kind == "s" and tokens[at - 1].text not in ".%)"
    )


def place(value: Decimal) -> Decimal:
    """The place value of the last significant digit: 3200 -> 100, 6.1 -> 0.1, 0 -> 1."""
    if value == 0:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


# --- digits ---------------------------------------------------------------------------------------


def _in_digits(text: str, tokens: list[Token], at: int) -> Numeral | None:
    if tokens[at].kind == "s":
        groups, seps, end = ["0", tokens[at + 1].text], ["."], at + 2
    else:
        groups, seps, end = _groups(text, tokens, at)
    if len(groups) > RUN or sum(map(len, groups)) > LONGEST:
        return Numeral(at, end, None, written="digits", reason="number too long")
    value, decimals, reason, comma = _read(groups, seps)
    if value is None:
        return Numeral(at, end, None, written="digits", reason=reason)
    if (
        end < len(tokens)
        and tokens[end].gap == GLUED
        and tokens[end].lower in SUFFIX_ORDINAL
        and not decimals
    ):
        return Numeral(at, end + 1, value, ordinal=True, written="digits")
    step = Decimal(1).scaleb(-decimals) if decimals else place(value)
    bare = groups[0] if not seps else ""
    found = Numeral(at, end, value, step, digits=bare, written="digits", whole=not decimals, comma=comma)
    found = _slash(tokens, found) if bare else found
    found = _power(tokens, found)
    return _scaled(tokens, found)


def _groups(text: str, tokens: list[Token], at: int) -> tuple[list[str], list[str], int]:
    """Digit groups with what separates them, and the index after the last."""
    groups, seps, end = [tokens[at].text], [], at + 1
    while end < len(tokens):
        token = tokens[end]
        if token.kind == "d":
            between = text[tokens[end - 1].end : token.start]
            if len(between) != 1 or between not in BLANKS or len(token.text) != 3:
                break
            if len(groups[0]) > 3 or groups[0][0] == "0" or any(sep not in BLANKS for sep in seps):
                break
            if between == " " and not _one_number(tokens, groups, end):
                break
            groups.append(token.text)
            seps.append(" ")
            end += 1
        elif token.text in MARKS and end + 1 < len(tokens) and tokens[end + 1].kind == "d":
            spaced = (
                token.gap == SPACED and tokens[end + 1].gap == SPACED and _spaced_mark(tokens, groups, end)
            )
            if not spaced and (token.gap != GLUED or tokens[end + 1].gap != GLUED):
                break
            groups.append(tokens[end + 1].text)
            seps.append("." if token.text == "·" else "'" if token.text in "'’" else token.text)
            end += 2
        else:
            break
    return groups, seps, end


def _spaced_mark(tokens: list[Token], groups: list[str], at: int) -> bool:
    """Whether a mark between blanks is part of a number, as in texts cut into words: "0 . 6 %", "80 , 000"."""
    if tokens[at].text == ".":
        return len(groups) == 1
    return (
        tokens[at].text == "," and len(tokens[at + 1].text) == 3 and len(groups[0]) <= 3 and groups[0] != "0"
    )


def _one_number(tokens: list[Token], groups: list[str], at: int) -> bool:
    """Whether a plain blank before three digits is a thousands mark: "250 000", not "rooms 101 102"."""
    if at + 1 < len(tokens) and tokens[at + 1].gap == GLUED and tokens[at + 1].text in HYPHENLIKE:
        return False
    return len(groups) > 1 or len(groups[0]) < 3 or tokens[at].text.endswith("0")


HYPHENLIKE = frozenset("-‐‑–/:")


def _read(groups: list[str], seps: list[str]) -> tuple[Decimal | None, int, str, bool]:
    """Value, number of decimals, reason if there is no value, whether by a decimal comma."""
    if not seps:
        return Decimal(int(groups[0])), 0, "", False
    marks, last = set(seps), seps[-1]
    head, tail = groups[:-1], groups[-1]
    if marks == {"."} and len(seps) == 1:
        return Decimal(f"{int(groups[0])}.{_plain(tail)}"), len(tail), "", False
    if len(marks) == 1 and _thousands(groups, last):
        return Decimal(int("".join(groups))), 0, "", False
    if len(marks) == 2 and seps.count(last) == 1 and last in ",." and _thousands(head, seps[0]):
        return Decimal(f"{int(''.join(head))}.{_plain(tail)}"), len(tail), "", last == ","
    if marks == {","} and len(seps) == 1 and len(tail) != 3:
        return Decimal(f"{int(groups[0])}.{_plain(tail)}"), len(tail), "", True
    return None, 0, "separators do not fit", False


def _plain(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def _thousands(groups: list[str], mark: str) -> bool:
    first, rest = groups[0], groups[1:]
    if not 1 <= len(first) <= 3 or (first[0] == "0"):
        return False
    if all(len(group) == 3 for group in rest):
        return True
    indian = (
        len(first) <= 2
        and len(rest) > 1
        and len(rest[-1]) == 3
        and all(len(group) == 2 for group in rest[:-1])
    )
    return mark == "," and indian


def _slash(tokens: list[Token], found: Numeral) -> Numeral:
    """ "1/4", "2 1/2", "2½"."""
    end, value = found.end, found.value
    if value is None:
        return found
    if end < len(tokens) and tokens[end].kind == "s" and tokens[end].gap <= SPACED:
        part = _vulgar_value(tokens[end].text)
        if part is not None:
            return replace(
                found, end=end + 1, value=value + part, step=place(value + part), digits="", whole=False
            )
    simple = _quotient(tokens, found.start)
    if simple is not None:
        top, bottom, after = simple
        if top < bottom:
            return replace(
                found, end=after, value=top / bottom, step=Decimal("0.05"), digits="", whole=False, share=True
            )
        return replace(found, end=after, value=None, digits="", reason="slash between numbers")
    if end < len(tokens) and tokens[end].kind == "d" and tokens[end].gap == SPACED:
        mixed = _quotient(tokens, end)
        if mixed is not None and mixed[0] < mixed[1] <= 64:
            whole = value + mixed[0] / mixed[1]
            return replace(found, end=mixed[2], value=whole, step=place(whole), digits="", whole=False)
    return found


def _quotient(tokens: list[Token], at: int) -> tuple[Decimal, Decimal, int] | None:
    if at + 2 >= len(tokens) or tokens[at].kind != "d" or tokens[at + 1].text not in "/⁄":
        return None
    top, bottom = tokens[at].text, tokens[at + 2].text
    if tokens[at + 2].kind != "d" or len(top) > 4 or len(bottom) > 4:
        return None
    if tokens[at + 1].gap != tokens[at + 2].gap or tokens[at + 1].gap > SPACED:
        return None
    return Decimal(int(top)), Decimal(int(bottom)), at + 3


def _power(tokens: list[Token], found: Numeral) -> Numeral:
    """ "5.5x10^3": ten to a power behind a mantissa."""
    at = found.end
    if found.value is None or at + 1 >= len(tokens) or tokens[at].text not in ("x", "×", "X", "*", "e", "E"):
        return found
    if tokens[at].text in "eE":
        if tokens[at].gap != GLUED or tokens[at + 1].gap != GLUED:
            return found
        at += 1
    elif tokens[at + 1].text != "10" or at + 2 >= len(tokens):
        return found
    else:
        at += 2
        at += tokens[at].text == "^"
    sign = 1
    if at < len(tokens) and tokens[at].text in "-−":
        sign, at = -1, at + 1
    elif at < len(tokens) and tokens[at].text == "+":
        at += 1
    if at >= len(tokens) or tokens[at].kind != "d" or tokens[at].gap != GLUED or len(tokens[at].text) > 2:
        return found
    factor = Decimal(10) ** (sign * int(tokens[at].text))
    return replace(
        found, end=at + 1, value=found.value * factor, step=found.step * factor, digits="", whole=False
    )


def _scaled(tokens: list[Token], found: Numeral) -> Numeral:
    """The number with the scale that follows: "1.8 billion", "2-million", "5bn", "4 hundred thousand"."""
    at, value = found.end, found.value
    if value is None:
        return found
    factor = Decimal(1)
    for _ in range(3):
        step = at + 1 if hyphen(tokens, at) else at
        if (
            step >= len(tokens)
            or tokens[step].gap == APART
            or (step > at and tokens[step].lower not in SCALES)
        ):
            break
        token = tokens[step]
        if token.lower in SCALES and (token.lower not in ("mil", "mill") or step == found.end):
            factor *= SCALES[token.lower]
        elif factor == 1 and token.text in SUFFIXES and _suffix_fits(tokens, step, found):
            factor *= SUFFIXES[token.text]
        else:
            break
        at = step + 1
    if factor == 1:
        return found
    whole = value * factor
    step_ = found.step * factor if not found.whole else place(whole)
    scaled = replace(found, end=at, value=whole, step=step_, digits="", scale=factor)
    return _continued(tokens, scaled)


def _suffix_fits(tokens: list[Token], at: int, found: Numeral) -> bool:
    token = tokens[at]
    if token.gap == GLUED:
        return not (at + 1 < len(tokens) and tokens[at + 1].gap == GLUED and tokens[at + 1].kind == "d")
    return (
        token.gap == SPACED
        and token.text in ("bn", "mn", "tn", "mln", "bln", "trn", "Cr", "cr", "M", "B", "K")
        and (token.text not in ("M", "B", "K") or found.start > 0 and tokens[found.start - 1].text in "$€£¥")
    )


def _continued(tokens: list[Token], found: Numeral) -> Numeral:
    """ "2 million 500 thousand", "3 crore 20 lakh": smaller scales behind a larger one."""
    at = found.end
    if found.value is None or at + 1 >= len(tokens) or tokens[at].kind != "d" or tokens[at].gap != SPACED:
        return found
    scale = SCALES.get(tokens[at + 1].lower)
    if scale is None or scale >= found.scale or len(tokens[at].text) > 3 or tokens[at + 1].gap != SPACED:
        return found
    whole = found.value + int(tokens[at].text) * scale
    return replace(found, end=at + 2, value=whole, step=place(whole))


# --- words ----------------------------------------------------------------------------------------


def _step(tokens: list[Token], at: int) -> int:
    """The index of the next word of a number: past a hyphen that joins."""
    return at + 1 if hyphen(tokens, at) else at


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) and tokens[at].kind == "w" else ""


def _below_hundred(tokens: list[Token], at: int) -> tuple[int, int] | None:
    word = _word(tokens, at)
    if word in TENS:
        nxt = _step(tokens, at + 1)
        unit = UNITS.get(_word(tokens, nxt), 0) if nxt < len(tokens) and tokens[nxt].gap < APART else 0
        return (TENS[word] + unit, nxt + 1) if 0 < unit < 10 else (TENS[word], at + 1)
    if word in UNITS:
        return UNITS[word], at + 1
    return None


def _below_thousand(tokens: list[Token], at: int, joins: bool) -> tuple[int, int] | None:
    head = _below_hundred(tokens, at)
    if head is None and _word(tokens, at) in ARTICLES:
        nxt = _step(tokens, at + 1)
        return _hundreds(tokens, 1, nxt, joins) if _word(tokens, nxt) == "hundred" else None
    if head is None:
        return None
    value, end = head
    nxt = _step(tokens, end)
    if _word(tokens, nxt) == "hundred" and tokens[nxt].gap < APART and 0 < value < 100:
        return _hundreds(tokens, value, nxt, joins)
    return head


def _hundreds(tokens: list[Token], head: int, at: int, joins: bool) -> tuple[int, int]:
    """After "two hundred": "and five", "five"."""
    end = at + 1
    nxt = _step(tokens, end)
    joined = _word(tokens, nxt) == "and"
    if joined:
        nxt = _step(tokens, nxt + 1)
    if (joined and not joins) or not close(tokens, nxt):
        return head * 100, end
    tail = _below_hundred(tokens, nxt)
    after = _word(tokens, _step(tokens, tail[1])) if tail else ""
    if tail is None or tail[0] == 0 or after in ("hundred", "dozen") or (joined and after in SCALES):
        return head * 100, end
    return head * 100 + tail[0], tail[1]


def _in_words(tokens: list[Token], at: int, joins: bool) -> Numeral | None:
    total, cap, end, scale = 0, 10**16, at, 1
    for _ in range(RUN):
        group, factor, after = _group(tokens, end, joins, first=end == at)
        if group is None or group * factor >= cap or (end > at and group == 0):
            break
        total, cap, end, scale = total + group * factor, factor, after, max(scale, factor)
        if factor == 1:
            break
        nxt = _step(tokens, end)
        if _word(tokens, nxt) == "and" and joins:
            follow, more, _end = _group(tokens, nxt + 1, joins, first=False)
            if follow is None or follow * more >= cap or (more == 1 and follow >= 100):
                break
            nxt += 1
        if not close(tokens, nxt) or _word(tokens, nxt) in ARTICLES:
            break
        if _group(tokens, nxt, joins, first=False)[0] is None:
            break
        end = nxt
    if end == at:
        return None
    value = Decimal(total)
    found = Numeral(at, end, value, place(value), scale=Decimal(scale))
    return _point(tokens, _fraction(tokens, _ordinal(tokens, found)))


def _group(tokens: list[Token], at: int, joins: bool, *, first: bool) -> tuple[int | None, int, int]:
    """ "two hundred and five", "thousand": the number below a thousand, its scale, the index after."""
    head = _below_thousand(tokens, at, joins)
    if head is None and first and _word(tokens, at) in ARTICLES:
        nxt = _step(tokens, at + 1)
        if _word(tokens, nxt) in SCALES and close(tokens, nxt):
            head = (1, at + 1)
    if head is None:
        return None, 1, at
    value, end = head
    factor = 1
    for _ in range(3):
        nxt = _step(tokens, end)
        word = _word(tokens, nxt)
        if not close(tokens, nxt) or word not in SCALES or (word in ("hundred", "mil", "mill")):
            break
        factor *= SCALES[word]
        end = nxt + 1
    return value, factor, end


def _ordinal(tokens: list[Token], found: Numeral) -> Numeral:
    """ "twenty-first", "two hundred and fifth"."""
    nxt = _step(tokens, found.end)
    if close(tokens, nxt) and found.value is not None and (nxt > found.end or _word(tokens, nxt) != "second"):
        rank = ORDINALS.get(_word(tokens, nxt), 0)
        if 0 < rank < 10 and found.value % 10 == 0 and found.value >= 20:
            return replace(found, end=nxt + 1, value=found.value + rank, ordinal=True)
    return found


def _point(tokens: list[Token], found: Numeral) -> Numeral:
    """ "two point five million"."""
    at, value = found.end, found.value
    if _word(tokens, at) != "point" or value is None or found.scale != 1:
        return found
    digits = ""
    at += 1
    while len(digits) < RUN and UNITS.get(_word(tokens, at), 10) < 10:
        digits += str(UNITS[_word(tokens, at)])
        at += 1
    if not digits:
        return found
    number = Decimal(f"{value}.{digits}")
    return _scaled(tokens, replace(found, end=at, value=number, step=place(number), whole=False))


def _fraction(tokens: list[Token], found: Numeral) -> Numeral:
    """ "two-thirds", "three quarters", "one third of a million"."""
    nxt = _step(tokens, found.end)
    word = _word(tokens, nxt)
    bottom = FRACTIONS.get(word)
    if bottom is None or found.value is None or not close(tokens, nxt) or found.scale != 1:
        return found
    plural = word.endswith("s") or word == "halves"
    if not 0 < found.value < 10 * bottom or plural == (found.value == 1) or found.value >= 100:
        return found
    return _share(tokens, found, found.value / bottom, nxt + 1)


def _share(tokens: list[Token], found: Numeral, value: Decimal, end: int) -> Numeral:
    """A share, times the scale that may follow: "a quarter of a million"."""
    at = end + (_word(tokens, end) == "of")
    at += _word(tokens, at) in ARTICLES
    scale = SCALES.get(_word(tokens, at))
    if scale and close(tokens, at) and (at > end or _word(tokens, at) != "hundred"):
        whole = value * scale
        return replace(found, end=at + 1, value=whole, step=place(whole.normalize()), scale=Decimal(scale))
    return replace(found, end=end, value=value, step=Decimal("0.05"), share=True, whole=False)


def _half(tokens: list[Token], at: int) -> Numeral | None:
    """ "half a million", "half", "a third", "a quarter of"."""
    first = at + 1 if _word(tokens, at) in ARTICLES else at
    word = _word(tokens, first)
    if first > at and not close(tokens, first):
        return None
    bottom = FRACTIONS.get(word)
    if bottom is None or word.endswith("s") or (first == at and word not in ("half", "quarter")):
        return None
    found = _share(tokens, Numeral(at, first + 1, None), Decimal(1) / bottom, first + 1)
    return None if found.share and first == at and word == "quarter" else found


def _with_half(tokens: list[Token], found: Numeral) -> Numeral:
    """ "two and a half million", "a million and a half"."""
    at = found.end
    if (
        found.value is None
        or found.share
        or found.ordinal
        or found.value2 is not None
        or _word(tokens, at) != "and"
    ):
        return found
    nxt = at + 1
    article = _word(tokens, nxt) in ARTICLES
    word = _word(tokens, nxt + article)
    top = 1
    if (
        not article
        and UNITS.get(word, 0) in range(1, 8)
        and _word(tokens, _step(tokens, nxt + 1)) in FRACTIONS
    ):
        top, nxt = UNITS[word], _step(tokens, nxt + 1)
        word = _word(tokens, nxt)
    elif not article and word not in ("half",):
        return found
    bottom = FRACTIONS.get(word)
    if bottom is None or word in ("fourth",) or bottom > 8:
        return found
    end = nxt + article + 1
    if _word(tokens, end) == "of" and found.scale == 1:
        return found
    value = found.value + Decimal(top) / bottom * found.scale
    half = replace(found, end=end, value=value, step=place(round(value, 2)), digits="", whole=False)
    return _scaled(tokens, half) if found.scale == 1 else half


def _article(tokens: list[Token], at: int) -> Numeral | None:
    """ "a couple of hundred", "a dozen", "a few hundred", "several thousand"."""
    first = at + 1 if _word(tokens, at) in ARTICLES else at
    word = _word(tokens, first)
    nxt = first + 1
    if word == "couple" and first > at:
        of = _word(tokens, nxt) == "of"
        nxt += of
        scale = SCALES.get(_word(tokens, nxt), 1)
        if scale == 1:
            return Numeral(at, nxt, Decimal(2), about=True) if of else None
        return Numeral(at, nxt + 1, Decimal(2 * scale), Decimal(scale), about=True, scale=Decimal(scale))
    if word in FEW:
        scale = SCALES.get(_word(tokens, nxt), 1)
        if scale == 1 or not close(tokens, nxt):
            return None
        top = Decimal(scale * 10)
        return Numeral(at, nxt + 1, Decimal(2 * scale), Decimal(0), value2=top, scale=Decimal(scale))
    if word == "dozen" and (first > at or at == 0):
        return Numeral(at, nxt, Decimal(12))
    return None


def _vague(tokens: list[Token], at: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds of millions"."""
    word = _word(tokens, at)
    if word not in VAGUE:
        return None
    low, high = map(Decimal, VAGUE[word])
    end = at + 1
    of = _word(tokens, end) == "of"
    if word in WITH_OF and not of:
        return None
    for _ in range(2):
        inner = _word(tokens, end + 1) if _word(tokens, end) == "of" else ""
        if inner not in VAGUE:
            break
        factor = VAGUE[inner][0]
        low, high, end = low * factor, high * factor, end + 2
    if word in WITH_OF and end == at + 1 and word == "tens":
        return None
    return Numeral(at, end, low, Decimal(0), value2=high, scale=low)


def _vulgar_value(char: str) -> Decimal | None:
    if len(char) != 1 or unicodedata.category(char) != "No" or "VULGAR" not in unicodedata.name(char, ""):
        return None
    number = unicodedata.numeric(char)
    return Decimal(repr(number))


def _vulgar(tokens: list[Token], at: int) -> Numeral | None:
    value = _vulgar_value(tokens[at].text)
    if value is None:
        return None
    return _scaled(
        tokens, Numeral(at, at + 1, value, Decimal("0.05"), written="digits", whole=False, share=True)
    )
