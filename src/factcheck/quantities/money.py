"""Currencies: by sign, code, prefix and word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.quantities.numeral import SCALES, TENS, UNITS
from factcheck.quantities.phrases import Phrases
from factcheck.quantities.tokens import APART, GLUED, SPACED, Token, close, hyphen
from factcheck.resources import toml


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as the wording gives it: its code, and what else the wording may mean."""

    code: str
    alternatives: tuple[str, ...] = ()
    minor: str = ""  # "cent": the text counts hundredths
    weak: bool = False  # believed only before a number that looks like money
    explicit: bool = True
    factor: int = 1  # "MSEK": millions


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Currencies by the ways they are written."""

    signs: Phrases[Currency]
    codes: dict[str, Currency]
    only_after: frozenset[str]
    words: Phrases[Currency]
    leading: Phrases[Currency]
    glued: Phrases[Currency]
    weight: frozenset[str]
    paying: frozenset[str]
    point_groups: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The currencies of `resources/currencies.toml`."""
    data = toml("currencies")
    signs, words = _written(data)
    glued: list[tuple[str, Currency]] = []
    for entry in data["minor"]:
        minor = Currency(entry["code"], tuple(entry["others"]), entry["name"], explicit=not entry["others"])
        words += [(word, minor) for word in entry["words"]]
        glued += [(word, minor) for word in entry.get("glued", [])]
    codes = _codes(data)
    signs += [(f"{code}$", Currency(code)) for code in codes if code.isupper() and len(code) == 3]
    signs += [(sign.lower(), known) for sign, known in signs if _lowered(sign)]
    sets = {name: frozenset(entries) for name, entries in data["words"].items()}
    return Lexicon(
        Phrases(signs, exact=True), codes, sets["only_after"], Phrases(words), Phrases(_plural(words)),
        Phrases(glued, exact=True), sets["weight_context"], sets["money_context"], sets["point_groups"],
    )  # fmt: skip


def _written(data: dict[str, Any]) -> tuple[list[tuple[str, Currency]], list[tuple[str, Currency]]]:
    """The signs and the words of all currencies, what several share first."""
    signs: list[tuple[str, Currency]] = []
    words: list[tuple[str, Currency]] = []
    for name, family in data["families"].items():
        kin = (entry["code"] for entry in data["currency"] if entry.get("family") == name)
        bare = Currency(family["code"], tuple(code for code in kin if code != family["code"]), explicit=False)
        signs += [(sign, bare) for sign in family["signs"]]
        words += [(word, bare) for word in family["words"]]
    for entry in data["currency"]:
        plain = Currency(entry["code"])
        signs += [(sign, plain) for sign in entry.get("signs", [])]
        weak = Currency(entry["code"], weak=True)
        signs += [(sign, weak) for sign in [*entry.get("mangled", []), *entry.get("weak", [])]]
        words += [(word, plain) for word in entry.get("words", [])]
        words += _spelt(entry, data["families"])
    return signs, words


def _codes(data: dict[str, Any]) -> dict[str, Currency]:
    """ISO codes, some in small letters, some with M for millions before them."""
    more = data["words"]
    codes = {entry["code"]: Currency(entry["code"]) for entry in data["currency"]}
    codes |= {code: Currency(code) for code in more["more_codes"]}
    codes |= {code.lower(): codes.get(code, Currency("CNY")) for code in more["lower_codes"]}
    return codes | {f"M{code}": Currency(code, factor=1_000_000) for code in more["million_codes"]}


def _plural(words: list[tuple[str, Currency]]) -> list[tuple[str, Currency]]:
    """The words that may stand before an amount: "US dollars 12 million"."""
    return [(word, known) for word, known in words if word.endswith("s") and not known.minor]


def _lowered(sign: str) -> bool:
    """Whether a sign in small letters is still one: "hk$", but not "us $" or "a $"."""
    letters = sign.rstrip("$").rstrip()
    return (
        sign.endswith("$")
        and letters.isalpha()
        and (not sign.endswith(" $") or letters not in ("US", "A", "S", "R"))
    )


def _spelt(entry: dict[str, Any], families: dict[str, Any]) -> list[tuple[str, Currency]]:
    """As in "Canadian dollars", "Norwegian kroner", "US cents"."""
    family = families.get(entry.get("family", ""), {})
    plain = Currency(entry["code"])
    spelt = [
        (f"{adj} {word}", plain) for adj in entry.get("adjectives", []) for word in family.get("words", [])
    ]
    minor = family.get("minor", "")
    if minor:
        small = Currency(entry["code"], (), minor)
        spelt += [(f"{adj} {minor}{s}", small) for adj in entry.get("adjectives", []) for s in ("", "s")]
    return spelt


def before(tokens: list[Token], at: int) -> tuple[Currency, int] | None:
    """The currency that starts at a token and stands before a number, and the index after it."""
    lex = lexicon()
    found = lex.signs.at(tokens, at)
    code = lex.codes.get(tokens[at].text)
    glued = at + 1 < len(tokens) and tokens[at + 1].gap == GLUED
    if found is None and code and (glued or tokens[at].text not in lex.only_after):
        found = code, at + 1
        sign = lex.signs.at(tokens, found[1]) if close(tokens, found[1]) else None
        if sign and not sign[0].weak:
            found = found[0], sign[1]
    found = found or _leading(tokens, at)
    if found is None:
        return None
    currency, end = found
    if end >= len(tokens) or tokens[end].gap > SPACED or (currency.weak and tokens[end].gap != GLUED):
        return None
    if tokens[at].kind == "w" and at and tokens[at].gap == GLUED and tokens[at - 1].kind in "wd":
        return None
    return currency, end


def _leading(tokens: list[Token], at: int) -> tuple[Currency, int] | None:
    """As in "US dollars 12 million", "euros 5.5 billion": the word of a currency before a number of millions."""
    found = lexicon().leading.at(tokens, at)
    if found is None or (at and tokens[at].gap < APART and _is_number(tokens[at - 1])):
        return None
    end = found[1]
    while end < len(tokens) and (
        tokens[end].kind == "d" or (tokens[end].text in ".," and tokens[end].gap == GLUED)
    ):
        end += 1
    scaled = close(tokens, end) and end > found[1] and tokens[end].lower in SCALES
    return found if scaled else None


def _is_number(token: Token) -> bool:
    return token.kind == "d" or token.lower in SCALES or token.lower in UNITS or token.lower in TENS


def after(tokens: list[Token], at: int) -> tuple[Currency, int] | None:
    """The currency written after a number that ends before a token, and the index after it."""
    lex = lexicon()
    step = at + 1 if hyphen(tokens, at) else at
    if not 0 < step < len(tokens) or tokens[step].gap == APART:
        return None
    found = lex.words.at(tokens, step)
    if found is None and tokens[step].text in lex.codes and not _goes_on(tokens, step):
        found = lex.codes[tokens[step].text], step + 1
    if found is None and tokens[step].gap <= SPACED:
        sign = lex.signs.at(tokens, step)
        if sign and not sign[0].weak and not _money_follows(tokens, sign[1]):
            found = sign
    if found is None and tokens[at].gap == GLUED:
        found = lex.glued.at(tokens, at)
    if found and found[1] < len(tokens) and tokens[found[1]].gap == GLUED and tokens[found[1]].kind in "wd":
        return None
    return found


def _goes_on(tokens: list[Token], at: int) -> bool:
    """A shouted headline is no row of currency codes."""
    nxt = at + 1
    return (
        nxt < len(tokens)
        and tokens[nxt].gap == SPACED
        and tokens[nxt].text.isupper()
        and len(tokens[nxt].text) > 1
    )


def _money_follows(tokens: list[Token], at: int) -> bool:
    """In "10 $20" the sign belongs to what follows."""
    return at < len(tokens) and tokens[at].kind == "d" and tokens[at].gap == GLUED


def refined(tokens: list[Token], at: int, sign: Currency) -> tuple[Currency, int]:
    """A sign made clear by what follows: "$5 US", "$249 (USD)", "$23 billion dollars"."""
    lex = lexicon()
    step = at + 1 if hyphen(tokens, at) else at
    if not close(tokens, step):
        return sign, at
    bracket = step == at and tokens[at].text == "("
    inner = at + 1 if bracket else step
    if inner >= len(tokens):
        return sign, at
    token = tokens[inner]
    code = lex.codes.get(token.text)
    if code is not None and tokens[inner].gap <= SPACED and (bracket or not _number_next(tokens, inner + 1)):
        if not bracket:
            return (code if not sign.explicit else sign), inner + 1
        if inner + 1 < len(tokens) and tokens[inner + 1].text == ")":
            return code, inner + 2
        return sign, at
    if bracket:
        return sign, at
    word = lex.words.at(tokens, step)
    if (
        word
        and not word[0].minor
        and sign.code in (word[0].code, *word[0].alternatives, *_kin(word[0], sign))
    ):
        return (word[0] if word[0].explicit else sign), word[1]
    short = {"US": "USD", "Cdn": "CAD", "CDN": "CAD", "Canadian": "CAD", "Australian": "AUD"}.get(token.text)
    if short and not sign.explicit and not _noun_next(tokens, inner + 1):
        return Currency(short), inner + 1
    return sign, at


def _kin(word: Currency, sign: Currency) -> tuple[str, ...]:
    return (sign.code,) if word.code in sign.alternatives else ()


def _number_next(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "d" and tokens[at].gap <= SPACED


def _noun_next(tokens: list[Token], at: int) -> bool:
    """As in "$500 US bail" is money of the US; "$5 Canadian wheat" is Canadian wheat. Only a stop is sure."""
    return (
        at < len(tokens)
        and tokens[at].kind == "w"
        and tokens[at].lower not in STOPS
        and tokens[at - 1].text not in ("US", "Cdn", "CDN")
    )


STOPS = frozenset(
    (
        "in",
        "for",
        "to",
        "from",
        "of",
        "and",
        "or",
        "a",
        "per",
        "on",
        "at",
        "by",
        "with",
        "is",
        "was",
        "over",
        "as",
        "this",
        "last",
        "each",
    )
)
