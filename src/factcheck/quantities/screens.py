"""What looks like a number and is none: dates, clock times, names, scores, addresses, telephone numbers."""

from __future__ import annotations

from typing import Any

from factcheck.quantities import numerals
from factcheck.quantities.phrases import Phrases
from factcheck.quantities.tokens import APART, GLUED, HYPHENS, SPACED, WRAPPED, Token, close
from factcheck.resources import toml

_DATA: dict[str, Any] = toml("numbers")["screens"]
_SETS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _DATA.items()}
_INDEXES = Phrases[bool]([(phrase, True) for phrase in _DATA["indexes"]], backwards=True)
MONTHS = _SETS["months"]
FUNCTIONS = _SETS["functions"]
SPAN = 60
"""How far one address, telephone number or URL can reach, in tokens."""


def words(name: str) -> frozenset[str]:
    """A word set of `[screens]` in resources/numbers.toml."""
    return _SETS[name]


def masked(tokens: list[Token]) -> bytearray:
    """One byte a token: 1 where a number must not be read."""
    mask = bytearray(len(tokens))
    names: set[str] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at
        if token.kind == "d":
            end = max(
                _date(tokens, at), _clock(tokens, at), _telephone(tokens, at), _address(tokens, at),
                _pair(tokens, at), _listed(tokens, at), _version(tokens, at),
            )  # fmt: skip
            if end == at and _named(tokens, at):
                end = _glued_run(tokens, at)
                names.add(token.text)
            elif end == at and _typed(tokens, at):
                end = _glued_run(tokens, at)
                names.add(token.text)
        elif token.kind == "w":
            end = max(_month_first(tokens, at), _spelt_clock(tokens, at))
        elif token.text in "@#/:":
            at = _handle(tokens, at, mask)
            continue
        elif token.text in "'’‘" and at + 1 < len(tokens) and tokens[at + 1].kind == "d":
            end = at + 2 if _short_year(tokens, at) else at
        elif token.text == "+":
            end = _telephone(tokens, at)
        if end > at:
            mask[at:end] = b"\1" * (end - at)
        at = max(end, at + 1)
    _again(tokens, mask, {name for name in names if len(name) == 3})
    return mask


def _typed(tokens: list[Token], at: int) -> bool:
    """ "Boeing 737", "777s", "747-400": the number of a type, told by its capital, its plural or its dash."""
    if len(tokens[at].text) != 3 or tokens[at].text.endswith("00"):
        return False
    nxt = tokens[at + 1] if at + 1 < len(tokens) else None
    if nxt is not None and nxt.gap == GLUED and nxt.text == "s":
        return True
    if nxt is not None and nxt.gap == GLUED and nxt.text == "-" and _number(tokens, at + 2).endswith("00"):
        return int(tokens[at].text) > int(tokens[at + 2].text) or _lower(tokens, at + 3) in ("er", "lr", "f")
    return False


def _again(tokens: list[Token], mask: bytearray, names: set[str]) -> None:
    """A number that is a name in one place of the text is one in the others: "the 787 has ..."."""
    if not names:
        return
    for at, token in enumerate(tokens):
        if token.kind != "d" or token.text not in names or mask[at]:
            continue
        before = tokens[at - 1].text if at and token.gap == GLUED else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].gap == GLUED else ""
        if before in ("", "(", "-", "/") and (
            not after or after in ".,;:)'’-s/" and not _number(tokens, at + 2)
        ):
            mask[at] = 1


def _short_year(tokens: list[Token], at: int) -> bool:
    """ "'82", "iLife '11"."""
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    ends = after is None or after.gap > GLUED or after.text in ".,;:)?!s"
    worded = at == 0 or tokens[at].gap > GLUED or tokens[at - 1].kind == "w"
    return len(tokens[at + 1].text) == 2 and tokens[at + 1].gap == GLUED and ends and worded


def _glued_run(tokens: list[Token], at: int) -> int:
    """Past the rest of a name: "747-8F", "3.0", "v2^10"; a stop or bracket that closes is not of it."""
    end = at + 1
    while end < len(tokens) and end - at < SPAN and tokens[end].gap == GLUED:
        more = end + 1 < len(tokens) and tokens[end + 1].gap == GLUED and tokens[end + 1].kind in "wd"
        if tokens[end].kind == "s" and (tokens[end].text not in ".,-–/^+×" or not more):
            break
        end += 1
    return end


def _number(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].kind == "d" else ""


def _lower(tokens: list[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _dotted(tokens: list[Token], at: int) -> int:
    """The index past a full stop of an abbreviation."""
    return at + 1 if _lower(tokens, at) == "." and tokens[at].gap == GLUED else at


# --- dates ----------------------------------------------------------------------------------------


def _is_month(tokens: list[Token], at: int) -> bool:
    if not 0 <= at < len(tokens) or tokens[at].lower not in MONTHS:
        return False
    return tokens[at].lower not in _SETS["month_words"] or tokens[at].text[0].isupper()


def is_year(digits: str) -> bool:
    """True for four digits that may name a year of a report."""
    return len(digits) == 4 and "1000" <= digits <= "2199"


def _month_first(tokens: list[Token], at: int) -> int:
    """ "March 27, 2008", "Aug. 1-3", "May 2019", "March 27 and 28"."""
    if not _is_month(tokens, at):
        return at
    nxt = _dotted(tokens, at + 1)
    if nxt < len(tokens) and tokens[nxt].gap > WRAPPED:
        return at
    digits = _number(tokens, nxt)
    if is_year(digits):
        return nxt + 1
    if not digits or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return at
    end = _day_end(tokens, nxt)
    if (
        end < len(tokens)
        and tokens[end].text in ".:"
        and _number(tokens, end + 1)
        and tokens[end].gap == GLUED
    ):
        return at
    return _year_end(tokens, end)


def _day_end(tokens: list[Token], at: int) -> int:
    """Past "27", "27th", "3-4", "3 and 4", "3 to 5"."""
    end = at + 1
    if _lower(tokens, end) in numerals.SUFFIX_ORDINAL and tokens[end].gap == GLUED:
        end += 1
    joined = end < len(tokens) and (tokens[end].text in HYPHENS or tokens[end].text == "/")
    joined = joined or _lower(tokens, end) in ("and", "to", "or", "through")
    other = _number(tokens, end + 1)
    if joined and 0 < len(other) <= 2 and 1 <= int(other) <= 31:
        after = end + 2
        if tokens[end].kind == "s" or not close(tokens, after) or tokens[after].kind != "w":
            return after + (_lower(tokens, after) in numerals.SUFFIX_ORDINAL)
        if _lower(tokens, after) in numerals.SUFFIX_ORDINAL:
            return after + 1
        if tokens[after].lower in FUNCTIONS or _is_month(tokens, after):
            return after
    return end


def _year_end(tokens: list[Token], at: int) -> int:
    """Past ", 2008", "2008"."""
    nxt = at + 1 if _lower(tokens, at) == "," else at
    if nxt < len(tokens) and is_year(_number(tokens, nxt)) and tokens[nxt].gap <= WRAPPED:
        return nxt + 1
    return at


def _date(tokens: list[Token], at: int) -> int:
    """ "27 March 2008", "3-5 May", "27th of March", "1970s", "2018/19", "2024-08-24", "1/2/2024"."""
    digits = tokens[at].text
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        end = _day_end(tokens, at)
        end += _lower(tokens, end) == "of"
        if _is_month(tokens, end) and tokens[end].gap <= WRAPPED:
            return _year_end(tokens, _dotted(tokens, end + 1))
    if (
        len(digits) in (2, 4)
        and _lower(tokens, at + 1) == "s"
        and tokens[at + 1].gap == GLUED
        and digits[-1] == "0"
    ):
        return at + 2
    if is_year(digits) and at + 2 < len(tokens):
        joint, nxt = tokens[at + 1], tokens[at + 2]
        glued = joint.gap == GLUED and nxt.gap == GLUED
        if (
            glued
            and nxt.kind == "d"
            and (joint.text in HYPHENS or joint.text == "/")
            and len(nxt.text) in (2, 4)
        ):
            if len(nxt.text) == 2 or is_year(nxt.text) and "1500" <= digits <= "2100" and nxt.text > digits:
                return _chain(tokens, at)
    return _slashed(tokens, at)


def _chain(tokens: list[Token], at: int) -> int:
    """Past digits joined by hyphens or slashes."""
    end = at + 1
    while (
        end + 1 < len(tokens) and tokens[end].gap == GLUED and tokens[end + 1].kind == "d"
        and (tokens[end].text in HYPHENS or tokens[end].text == "/") and tokens[end + 1].gap == GLUED
    ):  # fmt: skip
        end += 2
    return end


def _slashed(tokens: list[Token], at: int) -> int:
    if _lower(tokens, at + 1) != "/" or not _number(tokens, at + 2):
        return at
    end = _chain(tokens, at)
    if end - at > 3:
        return end
    return end if f"{tokens[at].text}/{_number(tokens, at + 2)}" in _SETS["names"] else at


# --- clock ----------------------------------------------------------------------------------------


def _clock(tokens: list[Token], at: int) -> int:
    """ "18:05", "5 p.m.", "10.45pm", "1500 GMT", "5 o'clock"."""
    end = at + 1
    digits = tokens[at].text
    colon = False
    while (
        _lower(tokens, end) == ":"
        and _number(tokens, end + 1)
        and tokens[end].gap == tokens[end + 1].gap == GLUED
    ):
        end, colon = end + 2, True
    minutes = _number(tokens, end + 1) if _lower(tokens, end) == "." else ""
    tail = end + 2 if len(minutes) == 2 and len(digits) <= 2 else end
    past = _meridiem(tokens, tail)
    if past > tail:
        return past
    if colon:
        return end
    if len(digits) in (3, 4) and _lower(tokens, end) in _SETS["zones"] and tokens[end].gap <= SPACED:
        local = tokens[end].lower not in ("hours", "hrs", "local", "z") or digits[0] == "0"
        return end + 1 if local or tokens[end].lower == "local" else at
    if _lower(tokens, end) == "o" and end + 2 < len(tokens) and tokens[end + 2].lower == "clock":
        return end + 3
    return at


def _meridiem(tokens: list[Token], at: int) -> int:
    if not close(tokens, at) or tokens[at].gap > SPACED:
        return at
    word = tokens[at].lower
    if word in _SETS["meridiem"] and (
        tokens[at].text == "AM" or tokens[at].text.islower() or tokens[at].text == "PM"
    ):
        return at + 1
    dotted = _lower(tokens, at + 1) == "." and tokens[at + 1].gap == GLUED
    if word in ("a", "p") and dotted and _lower(tokens, at + 2) == "m":
        return _dotted(tokens, at + 3)
    return at


def _spelt_clock(tokens: list[Token], at: int) -> int:
    """ "five o'clock", "six p.m."."""
    if tokens[at].lower not in numerals.UNITS:
        return at
    if _lower(tokens, at + 1) == "o" and _lower(tokens, at + 3) == "clock" and tokens[at + 2].gap == GLUED:
        return at + 4
    end = _meridiem(tokens, at + 1)
    return end if end > at + 1 else at


# --- names, addresses, telephones -----------------------------------------------------------------


def _telephone(tokens: list[Token], at: int) -> int:
    """ "+1 416 555 0100", "416-555-0100", "555-1234", "(416) 555-0100"."""
    plus = tokens[at].text == "+"
    if plus and at and tokens[at - 1].lower in _SETS["zones"] and _number(tokens, at + 1):
        return at + 2
    end, groups = at + plus, []
    if plus and (not _number(tokens, end) or tokens[end].gap != GLUED):
        return at
    while end < len(tokens) and len(groups) < SPAN and tokens[end].kind == "d":
        groups.append(len(tokens[end].text))
        nxt = end + 1
        if (
            nxt < len(tokens)
            and tokens[nxt].text in "-.)"
            and _number(tokens, nxt + 1)
            and tokens[nxt].gap == GLUED
        ):
            end = nxt + 1
        elif plus and _number(tokens, nxt) and tokens[nxt].gap == SPACED:
            end = nxt
        else:
            end = nxt
            break
    if plus:
        return end if sum(groups) >= 7 and len(groups) > 1 else at
    hyphens = [tokens[i].text for i in range(at + 1, min(end, at + 8), 2)]
    if len(groups) >= 3 and all(mark in "-." for mark in hyphens) and "-" in hyphens and sum(groups) >= 7:
        return end
    shape = groups[-2:]
    if len(groups) == 2 and shape == [3, 4] and hyphens[:1] == ["-"] and not _grows(tokens, at):
        return end
    return at


def _grows(tokens: list[Token], at: int) -> bool:
    """ "900-1000 people" is a range; a telephone number ends in other digits than noughts."""
    return tokens[at + 2].text.endswith("00") and int(tokens[at].text) < int(tokens[at + 2].text)


def _address(tokens: list[Token], at: int) -> int:
    """ "10 Downing Street", "9 E 71st St", "22 Ave Foch"."""
    if len(tokens[at].text) > 5 or (at and tokens[at - 1].text in "$€£¥"):
        return at
    for step in range(at + 1, min(at + 5, len(tokens))):
        token = tokens[step]
        named = (
            token.kind == "d"
            or token.text == "."
            or token.text[0].isupper()
            or token.lower in numerals.SUFFIX_ORDINAL
        )
        if not named or token.gap > SPACED:
            return at
        if token.lower in _SETS["streets"] and token.text[0].isupper():
            return step + 1
    return at


def _pair(tokens: list[Token], at: int) -> int:
    """A score or a vote: "2-0", "89-89", "a 5-7 record", "voted 218-211"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in HYPHENS or tokens[at + 2].kind != "d":
        return at
    if (
        tokens[at + 1].gap != tokens[at + 2].gap
        or tokens[at + 1].gap > SPACED
        or (at and tokens[at - 1].text in "$€£¥.,")
    ):
        return at
    first, second, end = int(tokens[at].text[:9]), int(tokens[at + 2].text[:9]), at + 3
    after = _lower(tokens, end)
    if after in (".", ",") and _number(tokens, end + 1) and tokens[end].gap == tokens[end + 1].gap == GLUED:
        return at
    while (
        end + 1 < len(tokens)
        and tokens[end].text in HYPHENS
        and tokens[end].gap == GLUED
        and tokens[end + 1].kind == "d"
    ):
        end += 2
    if end > at + 3:
        return end
    if first >= second and tokens[at + 1].gap == GLUED and not (after and after in "%$€£¥"):
        return end
    bare = end >= len(tokens) or tokens[end].kind == "s" and after not in ("%", "$", "€", "£", "+", "°", '"')
    scored = _lower(tokens, at - 1) in _SETS["scores_before"] and (bare or after in _SETS["scores_after"])
    return (
        end
        if scored
        or (after in _SETS["scores_after"] and after not in ("in", "on", "at", "to", "with", "over"))
        else at
    )


def _listed(tokens: list[Token], at: int) -> int:
    """ "1. ", "2) " where a line starts; "(3)" alone."""
    before = tokens[at - 1].text if at else ""
    mark = tokens[at + 1].text if at + 1 < len(tokens) else ""
    glued = bool(mark) and tokens[at + 1].gap == GLUED
    if mark == ")" and glued and before == "(" and tokens[at].gap == GLUED and len(tokens[at].text) <= 2:
        return at + 1
    starts = tokens[at].gap >= WRAPPED or at == 0
    apart = at + 2 < len(tokens) and tokens[at + 2].gap > GLUED and tokens[at + 2].text[0].isupper()
    return at + 2 if starts and glued and mark in ".)" and len(tokens[at].text) <= 2 and apart else at


def _version(tokens: list[Token], at: int) -> int:
    """ "3.2.1", and digits that belong to a longer mix of letters and digits: "06F6"."""
    end = at + 1
    dots = 0
    while (
        _lower(tokens, end) == "."
        and _number(tokens, end + 1)
        and tokens[end].gap == tokens[end + 1].gap == GLUED
    ):
        end, dots = end + 2, dots + 1
    if dots > 1 and any(len(tokens[step].text) != 3 for step in range(at + 2, end, 2)):
        return end
    if at + 2 < len(tokens) and tokens[at + 1].kind == "w" and tokens[at + 1].gap == GLUED:
        power = (
            tokens[at + 1].lower == "x" and tokens[at + 2].text == "10" or tokens[at + 1].lower in ("e", "ft")
        )
        if tokens[at + 2].kind == "d" and tokens[at + 2].gap == GLUED and not power:
            return _glued_run(tokens, at)
    return at


def _named(tokens: list[Token], at: int) -> bool:
    """A number that is part of a name: "F-16", "M777", "COVID-19", "Section 427", "#5"."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if tokens[at].gap == GLUED:
        if before.text == "." and at > 1 and before.gap == GLUED and tokens[at - 2].kind == "w":
            return True  # "ID.3"
        if before.kind == "w":
            return True  # signs of money glued to digits are tried before this is asked
        if before.text in HYPHENS and at > 1 and tokens[at - 1].gap == GLUED and tokens[at - 2].kind == "w":
            return tokens[at - 2].lower not in (
                "sub",
                "minus",
                "plus",
                "then",
                "now",
                "nearly",
                "under",
                "over",
                "to",
            )
        return before.text == "#"
    if _INDEXES.before(tokens, at):
        return True
    label = before if before.text != "." else tokens[at - 2] if at > 1 else before
    if label.lower not in _SETS["labels"]:
        return False
    if label.lower in ("no", "nos", "nr") and before.text == ".":
        return True
    return label.text[0].isupper() if label.lower in _SETS["label_words"] else True


def _handle(tokens: list[Token], at: int, mask: bytearray) -> int:
    """Masks a URL, an e-mail address or a handle around "@", "#" or "://"; returns the index after it."""
    token = tokens[at]
    url = token.text == ":" and _lower(tokens, at + 1) == "/" and _lower(tokens, at + 2) == "/"
    if not url and token.text != "@":
        return at + 1
    end = at + 1
    while end < len(tokens) and tokens[end].gap == GLUED:
        mask[end] = 1
        end += 1
    start = at - 1
    while start >= 0 and at - start < SPAN and tokens[start + 1].gap == GLUED:
        mask[start] = 1
        start -= 1
    return end
