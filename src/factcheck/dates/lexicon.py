"""The words of the date grammar, from the resources, in the shapes that the grammar looks them up in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factcheck.resources import table, toml

__all__: list[str] = []

_RAW: Final = toml("dates")
_WORDS: Final[dict[str, list[str]]] = _RAW["words"]


def word_list(name: str) -> list[str]:
    """A word list of the resources, in its order."""
    return _WORDS[name]


def words(name: str) -> frozenset[str]:
    """A word list of the resources."""
    return frozenset(_WORDS[name])


MONTHS: Final[dict[str, int]] = {**_RAW["months"], **_RAW["month_abbreviations"]}
MONTH_ABBREVIATIONS: Final = frozenset(_RAW["month_abbreviations"])
WEEKDAYS: Final[dict[str, int]] = {**_RAW["weekdays"], **_RAW["weekday_abbreviations"]}
WEEKDAY_ABBREVIATIONS: Final = frozenset(_RAW["weekday_abbreviations"])
NUMBERS: Final[dict[str, int]] = _RAW["numbers"]
SCALES: Final[dict[str, int]] = _RAW["scales"]
ORDINALS: Final[dict[str, int]] = _RAW["ordinals"]
SEASONS: Final[dict[str, str]] = _RAW["seasons"]
DAY_PARTS: Final[dict[str, str]] = _RAW["day_parts"]
EDGES_OF: Final[dict[str, str]] = _RAW["edges_of"]
EDGES: Final[dict[str, str]] = _RAW["edges"]
SETS: Final[dict[str, str]] = _RAW["sets"]
SINGULAR: Final = {word: code for code, (one, _) in _RAW["units"].items() for word in one}
PLURAL: Final = {word: code for code, (_, many) in _RAW["units"].items() for word in many}
UNITS: Final = {**SINGULAR, **PLURAL}
MONTH_FIRST: Final = frozenset(_RAW["numeric_order"]["month_first"])
BOTH_ORDERS: Final = frozenset(_RAW["numeric_order"]["both"])
AMBIGUOUS_NAMES: Final = frozenset(("april", "june", "august", "may", "march", "mar", "jan", "jun", "dec"))
LOWER_WORDS: Final = frozenset(("may", "march", "mar", "august"))
VERB_MONTHS: Final = frozenset(("may", "march", "mar"))
TITLES: Final = words("titles") | MONTH_ABBREVIATIONS
ZONES: Final = words("zone_words")
ZONE_NAMES: Final = words("zone_names")

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def by_first_word(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Multi-word phrases under their first word, the longest first."""
    index: Phrases = {}
    for phrase, value in entries:
        tokens = tuple(split(phrase))
        index.setdefault(tokens[0], []).append((tokens, value))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def split(phrase: str) -> list[str]:
    """A phrase of the lexicon as tokens in lower case."""
    from factcheck.dates.tokens import WORD

    return [word.lower() for word in WORD.findall(phrase)]


def _places() -> list[tuple[str, str]]:
    """Every name, variant and demonym of a place with the code of its country; countries before towns."""
    rows = [row for row in table("places") if row["kind"] != "organisation"]
    rows.sort(key=lambda row: row["kind"] != "country")
    return [
        (form, row["code"].partition("-")[0])
        for row in rows
        for form in (row["name"], *row["variants"].split(";"), *row["demonyms"].split(";"))
        if form
    ]


VAGUE: Final = by_first_word((phrase, ref) for ref, phrases in _RAW["vague"].items() for phrase in phrases)
COUNTRIES: Final = by_first_word(_places())
NAMED: Final = by_first_word({row["name"]: row["name"] for row in table("named_days")}.items())
