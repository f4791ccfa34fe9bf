"""Measured units: how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.quantities.model import Kind
from factcheck.quantities.phrases import Phrases
from factcheck.quantities.tokens import GLUED, SPACED, Token, close, hyphen
from factcheck.resources import toml

PER = " per "
FILLERS = frozenset(toml("units")["words"]["fillers"])
RATED = frozenset(("pound", "ounce", "gram", "pint", "foot", "yard"))
LATER = frozenset(
    ("earlier", "later", "ago", "before", "after", "old", "into", "from", "away", "ahead", "and")
)
COUNTED_RATES = frozenset(("share", "head", "person", "unit", "piece", "ticket", "pop"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the lexicon. `worth` is a pint expression, empty for a base unit."""

    name: str
    worth: str = ""
    base: str = ""
    kind: Kind = "measure"
    fixed: bool = False  # a rate already: takes no further "per"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All units and the phrases they are written with."""

    units: dict[str, Unit]
    words: Phrases[Unit]
    symbols: Phrases[Unit]
    glued: Phrases[Unit]
    spaced: Phrases[Unit]


@cache
def lexicon() -> Lexicon:
    """The units of `resources/units.toml`, with their prefixed and powered kin."""
    units: dict[str, Unit] = {}
    written: dict[str, list[tuple[str, Unit]]] = {"words": [], "symbols": [], "glued": [], "spaced": []}
    for entry in toml("units")["unit"]:
        for unit, forms in _family(entry):
            known = units.setdefault(unit.name, unit)
            for way, phrases in forms.items():
                written[way] += [(phrase, known) for phrase in phrases]
    return Lexicon(
        units,
        Phrases(written["words"]),
        Phrases(written["symbols"], exact=True),
        Phrases(written["glued"], exact=True),
        Phrases(written["spaced"], exact=True),
    )


def _family(entry: dict[str, Any]) -> Iterator[tuple[Unit, dict[str, list[str]]]]:
    name: str = entry["name"]
    kind: Kind = entry.get("kind", "measure")
    words: list[str] = entry.get("words", [])
    fixed = entry.get("fixed", False)
    unit = Unit(name, entry.get("is", ""), entry.get("base", name), kind, fixed)
    symbol: str = entry.get("prefix_symbol", "")
    yield (
        unit,
        {
            "words": words if fixed else _hyphened(_plurals(words)),
            "symbols": entry.get("symbols", []) + [symbol] * (len(symbol) > 1),
            "glued": entry.get("glued", []),
            "spaced": entry.get("spaced", []),
        },
    )
    prefixed = [name]
    for prefix in entry.get("prefixes", []):
        data = toml("units")["prefixes"][prefix]
        full = prefix + name
        base = entry.get("bases", {}).get(prefix, full)
        symbols = [short + symbol for short in data["symbols"]] if symbol else []
        symbols += entry.get("extra_symbols", {}).get(prefix, [])
        symbols += [short + "s" for short in symbols if short in ("km", "kg", "cm")]
        yield (
            Unit(full, f"{data['factor']!r} {name}", base, kind),
            {"words": _plurals([prefix + word for word in words]), "symbols": symbols},
        )
        prefixed.append(full)
    if entry.get("power"):
        for one in prefixed:
            yield from _powers(one, [one, one.replace("metre", "meter")])


def _powers(name: str, words: list[str]) -> Iterator[tuple[Unit, dict[str, list[str]]]]:
    for adjective, power in (("square", 2), ("cubic", 3)):
        full = f"{adjective} {name}"
        forms = [f"{adjective} {word}" for word in dict.fromkeys(words)]
        past = "squared" if power == 2 else "cubed"
        plural = _plurals(forms) + [f"{word} {past}" for word in _plurals(words)]
        yield Unit(full, f"1 {name.replace(' ', '_')} ** {power}", full), {"words": _hyphened(plural)}


def _hyphened(words: list[str]) -> list[str]:
    """The words, and those of several joined by hyphens: "square-foot"."""
    return [*words, *(word.replace(" ", "-") for word in words if " " in word)]


def _plurals(words: list[str]) -> list[str]:
    ends = ("s", "x", "ch", "feet", "%")
    return list(dict.fromkeys([*words, *(word + "s" for word in words if not word.endswith(ends))]))


def after(tokens: list[Token], at: int, *, digits: bool) -> tuple[Unit, int] | None:
    """The unit written after a number that ends before a token, and the index after it."""
    lex = lexicon()
    step = at + 1 if hyphen(tokens, at) or _loose_hyphen(tokens, at) else at
    if not close(tokens, step):
        return None
    found = lex.words.at(tokens, step)
    if found is None and tokens[step].lower in FILLERS and close(tokens, step + 1) and step == at:
        found = lex.words.at(tokens, step + 1)  # "two more years"
    symbol = lex.symbols.at(tokens, step) if digits else None
    if symbol and (found is None or symbol[1] > found[1]):
        found = symbol
    if digits and step == at and tokens[at].gap == GLUED:
        glued = lex.glued.at(tokens, at) if not _closes_quote(tokens, at) else None
        if glued and (found is None or glued[1] > found[1]):
            found = glued
    if found is None and digits and step == at and tokens[at].gap == SPACED and not _proper(tokens, at + 1):
        found = lex.spaced.at(tokens, at) if _temperature(tokens[at - 1]) else None
    if found is None:
        return None
    unit, end = found
    if (
        end < len(tokens)
        and tokens[end].gap == GLUED
        and tokens[end].kind in "wd"
        and tokens[end - 1].kind == "w"
    ):
        return None  # the letters go on: "5km2x" is no unit we know
    if tokens[step].gap > SPACED and tokens[step].kind == "s":
        return None
    return unit, end


def _closes_quote(tokens: list[Token], at: int) -> bool:
    """Whether a mark behind a number ends a quotation rather than meaning inches or feet."""
    mark = tokens[at].text
    if mark not in "\"'”’":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].gap == GLUED and tokens[at + 1].kind in "wd":
        return tokens[at + 1].kind == "w"  # six foot two: 6'2"
    opening = {"”": "“", "’": "‘"}.get(mark, mark)
    opened = 0
    for token in tokens[max(at - 40, 0) : at]:
        if token.text == mark and token.gap == GLUED and opening != mark:
            opened = 0
        elif token.text == opening and (opening != mark or token.gap > GLUED or opened):
            opened = 1 - opened if opening == mark else 1
    return bool(opened)


def _temperature(token: Token) -> bool:
    """Whether a number before a single C or F is likelier a temperature than anything else."""
    return token.kind == "d" and len(token.text) in (2, 3) and token.gap > GLUED


def _proper(tokens: list[Token], at: int) -> bool:
    return close(tokens, at) and tokens[at].kind == "w" and tokens[at].text[0].isupper()


def _loose_hyphen(tokens: list[Token], at: int) -> bool:
    """As in "18 - year old", as some texts set it."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text == "-"
        and tokens[at + 1].lower in ("year", "month", "week", "day")
    )


def rate_of(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """What stands after "per", "a", "an", "each", "/" behind a unit or amount, and the index after it."""
    if at + 1 >= len(tokens) or tokens[at].gap > SPACED + 1:
        return None
    word = tokens[at].lower
    nxt = at + 1
    if tokens[at].text == "-" and word == "-" and tokens[nxt].lower in ("a", "per") and at + 3 < len(tokens):
        word, nxt = tokens[nxt].lower, nxt + 1
        nxt += tokens[nxt].text == "-"
    if word in ("per", "/", "each", "every"):
        found = lexicon().words.at(tokens, nxt) or lexicon().symbols.at(tokens, nxt)
        if found:
            return found[0].name, found[1]
        plain = word != "each" and tokens[nxt].kind == "w" and tokens[nxt].gap <= SPACED
        plain = plain and (word != "/" or (tokens[nxt].gap == GLUED and len(tokens[nxt].text) > 1))
        return (tokens[nxt].lower, nxt + 1) if plain and word != "every" else None
    if word in ("a", "an"):
        found = lexicon().words.at(tokens, nxt) or lexicon().symbols.at(tokens, nxt)
        if found and found[0].kind in ("duration", "measure") and tokens[found[1] - 1].lower[-1] != "s":
            late = close(tokens, found[1]) and tokens[found[1]].lower in LATER
            odd = found[0].kind == "measure" and found[0].name in units_of_no_rate() - RATED
            return None if late or odd else (found[0].name, found[1])
        if tokens[nxt].lower in COUNTED_RATES:
            return tokens[nxt].lower, nxt + 1
    return None


@cache
def units_of_no_rate() -> frozenset[str]:
    """Units whose word with "a" before it is most often something else: "a point", "a second"."""
    return frozenset(toml("units")["words"]["not_alone"])


def single(tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    """As in "a litre", "a mile", "an hour and a half": the unit behind an article, and the index after it."""
    if not close(tokens, at):
        return None
    found = lexicon().words.at(tokens, at)
    if found is None or tokens[found[1] - 1].lower.endswith("s") or found[0].name in units_of_no_rate():
        return None
    return found
