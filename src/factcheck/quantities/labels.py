"""Numbers that are part of a name: "F-16", "Section 427", "Boeing 737", "version 3.2.1"."""

from __future__ import annotations

from factcheck.quantities import bounds, money, units
from factcheck.quantities import numeral as numerals
from factcheck.quantities.phrases import Phrases
from factcheck.quantities.tokens import GLUED, HYPHENS, Token, close
from factcheck.quantities.wordsets import DATA, FUNCTIONS, SETS, SPAN, digits_at, lower_at

_INDEXES = Phrases[bool]([(phrase, True) for phrase in DATA["indexes"]], backwards=True)


def is_named(tokens: list[Token], at: int, mask: bytearray) -> bool:
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
            if at > 2 and tokens[at - 2].gap == GLUED and tokens[at - 3].kind == "d" and not mask[at - 3]:
                return False  # "100km-200km"
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
    if before.text == "." and at > 1 and before.gap == GLUED and tokens[at - 2].lower in SETS["short_labels"]:
        return True
    label = before if before.text != "." else tokens[at - 2] if at > 1 else before
    if label.lower not in SETS["labels"]:
        return False
    if label.lower in ("no", "nos", "nr") and before.text == ".":
        return True
    if label.lower not in SETS["label_words"] or label.text[0].isupper():
        return True
    return label.text.islower() and not _plural_next(tokens, at + 1)


def _plural_next(tokens: list[Token], at: int) -> bool:
    """Whether something in the plural, a scale or a sign makes the number before it a figure."""
    if not close(tokens, at):
        return False
    word = tokens[at].lower
    if tokens[at].gap == GLUED and len(word) == 1 and tokens[at].text.isupper():
        return False  # "seat 14C"
    if tokens[at].kind == "s":
        return word not in ".,;:)!?\"'”’-–"
    return word not in FUNCTIONS and word not in ("away", "north", "south")


def list_end(tokens: list[Token], label: int, end: int) -> int:
    """Past the rest of a list of names: "Articles 5, 6 and 7", "pages 12-15"."""
    if not tokens[label - 1].lower.endswith("s") or tokens[label].gap == GLUED:
        return end
    while end + 1 < len(tokens) and end - label < SPAN:
        step = end + (tokens[end].text == ",")
        step += lower_at(tokens, step) in ("and", "or", "to", "-", "–", "&") if step < len(tokens) else 0
        if step == end or not digits_at(tokens, step) or _plural_next(tokens, step + 1):
            break
        end = glued_run(tokens, step)
    return end


def is_type(tokens: list[Token], at: int) -> bool:
    """The number of a type, told by its plural or its dash: "777s", "747-400"."""
    if len(tokens[at].text) != 3 or tokens[at].text.endswith("00"):
        return False
    if tokens[at].text in SETS["types"] and not (at and tokens[at].gap == GLUED):
        return _known_type(tokens, at)
    nxt = tokens[at + 1] if at + 1 < len(tokens) else None
    if nxt is not None and nxt.gap == GLUED and nxt.text == "s":
        return True
    if nxt is not None and nxt.gap == GLUED and nxt.text == "-" and digits_at(tokens, at + 2).endswith("00"):
        return int(tokens[at].text) > int(tokens[at + 2].text) or lower_at(tokens, at + 3) in (
            "er",
            "lr",
            "f",
        )
    return False


def _known_type(tokens: list[Token], at: int) -> bool:
    """Whether 737 or 911 stands alone here, and not for so many people, miles or dollars."""
    if at + 1 >= len(tokens):
        return True
    nxt = tokens[at + 1]
    if nxt.gap == GLUED and (nxt.text not in ".,;:)!?-’'" or digits_at(tokens, at + 2)):
        return False
    if nxt.lower in ("to", "and", "or", "-", "–") and digits_at(tokens, at + 2):
        return False
    if at and tokens[at - 1].lower in ("between", "from", "to"):
        return False
    if nxt.kind == "d" or nxt.lower in numerals.SCALES or money.after(tokens, at + 1):
        return False
    if units.after(tokens, at + 1, digits=True) or bounds.before(tokens, at, duration=False)[1] < at:
        return False
    return nxt.lower in ("aircraft", "calls") or nxt.lower not in SETS["counted"]


def mask_again(tokens: list[Token], mask: bytearray, names: set[str]) -> None:
    """A number that is a name in one place of the text is one in the others: "the 787 has ..."."""
    if not names:
        return
    for at, token in enumerate(tokens):
        if token.kind != "d" or token.text not in names or mask[at]:
            continue
        before = tokens[at - 1].text if at and token.gap == GLUED else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].gap == GLUED else ""
        if before in ("", "(", "-", "/") and (
            not after or (after in ".,;:)'’-s/" and not digits_at(tokens, at + 2))
        ):
            mask[at] = 1


def glued_run(tokens: list[Token], at: int) -> int:
    """Past the rest of a name: "747-8F", "3.0", "v2^10"; a stop or bracket that closes is not of it."""
    end = at + 1
    while end < len(tokens) and end - at < SPAN and tokens[end].gap == GLUED:
        more = end + 1 < len(tokens) and tokens[end + 1].gap == GLUED and tokens[end + 1].kind in "wd"
        if tokens[end].kind == "s" and (tokens[end].text not in ".,-–/^+×" or not more):
            break
        end += 1
    return end


def version(tokens: list[Token], at: int) -> int:
    """As in "3.2.1", and digits that belong to a longer mix of letters and digits: "06F6"."""
    end = at + 1
    dots = 0
    while (
        lower_at(tokens, end) == "."
        and digits_at(tokens, end + 1)
        and tokens[end].gap == tokens[end + 1].gap == GLUED
    ):
        end, dots = end + 2, dots + 1
    if dots > 1 and any(len(tokens[step].text) != 3 for step in range(at + 2, end, 2)):
        return end
    if _bracketed(tokens, at):
        return at + 4
    if at + 1 < len(tokens) and tokens[at + 1].text == "^" and tokens[at + 1].gap == GLUED:
        return glued_run(tokens, at)
    if at + 2 < len(tokens) and tokens[at + 1].kind == "w" and tokens[at + 1].gap == GLUED:
        if tokens[at + 1].lower in ("m", "km", "cm", "mm", "ft", "mi") and tokens[at + 2].text in "23":
            return at  # "24703m2"
        power = (tokens[at + 1].lower == "x" and tokens[at + 2].text == "10") or tokens[at + 1].lower in (
            "e",
            "ft",
        )
        if tokens[at + 2].kind == "d" and tokens[at + 2].gap == GLUED and not power:
            return glued_run(tokens, at)
    return at


def _bracketed(tokens: list[Token], at: int) -> bool:
    """As in "401(k)", "4(2)"."""
    inside = tokens[at + 1 : at + 4]
    if len(inside) < 3 or inside[0].text != "(" or inside[2].text != ")" or len(inside[1].text) > 2:
        return False
    return all(token.gap == GLUED for token in inside)
