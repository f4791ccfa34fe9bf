"""The office that a title names, and the lexicon of ranks and portfolios behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from factcheck import resources
from factcheck.extract.words import Word, phrase, surface
from factcheck.places import Gazetteer

__all__ = ["Draft", "Lexicon", "Office", "Rank", "finish", "lexicon"]

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One position as a title names it.

    `rank` and `portfolio` are plain lower-case words; `jurisdiction` is a place code or
    an organisation's name, empty where nothing says it; `seats` is 1 for a post that one
    person holds at a time, None where that is not known; `status` is "", "elect",
    "designate" or another such word.
    """

    rank: str
    portfolio: str = ""
    jurisdiction: str = ""
    seats: int | None = None
    acting: bool = False
    former: bool = False
    deputy: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """What a phrase of the lexicon stands for; fixed titles carry a portfolio or a jurisdiction."""

    rank: str
    kind: str
    portfolio: str = ""
    jurisdiction: str = ""


@dataclass
class Draft:
    """An office while it is being read."""

    rank: str
    kind: str
    portfolio: str = ""
    place: str = ""
    first: int = 0
    plural: bool = False
    organisation: str = ""
    owner: str = ""
    owner_words: tuple[int, int] = (0, 0)
    outer: int = 0
    words: str = ""
    status: str = ""
    fixed: bool = False
    extra: list[Word] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)

    @property
    def extra_text(self) -> str:
        """The words that no list knows, as written, if they name something."""
        capital = any(w.capital for w in self.extra)
        named = capital or (len(self.extra) > 1 and any(w.key in lexicon().organisation for w in self.extra))
        return surface(self.extra) if named else ""

    def modify(self, flag: str) -> None:
        """Notes a modifier: acting, former, deputy, or one that changes nothing."""
        self.flags.add(flag)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists in the form that the grammar looks them up in."""

    ranks: Mapping[Phrase, Rank]
    portfolios: Mapping[Phrase, str]
    modifiers: Mapping[Phrase, str]
    status: frozenset[str]
    single_seat: frozenset[str]
    bodiless: frozenset[str]
    no_office: frozenset[str]
    with_portfolio: frozenset[str]
    national: frozenset[str]
    posted: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    joins: frozenset[str]
    organisation: frozenset[str]
    never: frozenset[str]
    copula: frozenset[str]
    capital_only: frozenset[str]
    of_a_person: frozenset[str]
    where: frozenset[str]
    small: frozenset[str]
    state_organs: frozenset[str]
    before_month: frozenset[str]

    def takes_portfolio(self, rank: str) -> bool:
        """True if a portfolio may go with the rank."""
        return rank in self.with_portfolio


@cache
def lexicon() -> Lexicon:
    """The built-in lexicon."""
    data, edges = resources.toml("titles"), resources.toml("titles")["edges"]
    ranks = {
        phrase(words): Rank(rank, kind)
        for kind, entries in data["ranks"].items()
        for rank, variants in entries.items()
        for words in (rank, *variants)
    }
    for entry in data["special"]:
        fixed = Rank(entry["rank"], "government", entry.get("portfolio", ""), entry.get("jurisdiction", ""))
        ranks.update((phrase(words), fixed) for words in entry["words"])
    portfolios = {
        phrase(w): name for name, variants in resources.toml("portfolios").items() for w in variants
    }
    modifiers = {
        phrase(w): flag for flag in ("plain", "acting", "former", "deputy") for w in data["modifiers"][flag]
    }
    sets = ("single_seat", "bodiless", "no_office", "with_portfolio", "national", "posted")
    words = (
        "articles",
        "links",
        "joins",
        "organisation",
        "never",
        "copula",
        "capital_only",
        "of_a_person",
        "where",
        "small",
        "state_organs",
        "before_month",
    )
    return Lexicon(
        ranks,
        portfolios,
        modifiers,
        frozenset(data["modifiers"]["status"]),
        **{name: frozenset(data[name]) for name in sets},
        **{name: frozenset(edges[name]) for name in words},
    )


def finish(draft: Draft, gazetteer: Gazetteer) -> Office:
    """The office that a draft comes to: names made plain, country conventions applied."""
    rank, portfolio = draft.rank, draft.portfolio
    place = gazetteer.government(draft.place) or draft.place if rank in lexicon().national else draft.place
    organisation = draft.organisation or draft.extra_text
    if not organisation and draft.kind in ("company", "sport", "media", "military"):
        organisation = draft.owner
    if organisation and rank in ("minister", "secretary", "minister of state") and not draft.fixed:
        # A minister's jurisdiction is a place: what else stands there narrows the portfolio.
        portfolio = f"{organisation.lower()} {portfolio}" if portfolio else _open_portfolio(organisation)
        organisation = ""
    rank, portfolio = _as_the_country_means(rank, portfolio, place, gazetteer)
    deputy = "deputy" in draft.flags
    if deputy and not rank.startswith(("deputy", "vice")):
        rank = f"deputy {rank}"
    jurisdiction, body = _body(draft.kind, place, organisation)
    office = Office(
        rank,
        portfolio or ("" if rank in lexicon().bodiless else body),
        jurisdiction,
        None,
        "acting" in draft.flags,
        "former" in draft.flags,
        deputy or rank.startswith(("deputy", "vice ")),
        draft.status,
    )
    return replace(office, seats=_seats(office, gazetteer))


def _body(kind: str, place: str, organisation: str) -> tuple[str, str]:
    """The jurisdiction, and the body of the state that an office is in ("air force"), if any."""
    state = bool(lexicon().state_organs & set(organisation.lower().split()))
    if not place or not organisation:
        return place or organisation, ""
    if not state or kind in ("company", "sport", "media", "academic"):
        return organisation, ""
    return place, _open_portfolio(organisation)


def _open_portfolio(words: str) -> str:
    """A portfolio out of an organisation's name ("Foreign Ministry"), in plain lower case."""
    bare = tuple(k for k in phrase(words) if k not in ("ministry", "department", "of", "the", "for"))
    return lexicon().portfolios.get(bare, words.lower().removeprefix("the "))


def _as_the_country_means(rank: str, portfolio: str, place: str, gazetteer: Gazetteer) -> tuple[str, str]:
    """Rank and portfolio by the conventions of a country ("chancellor" in Britain)."""
    known = gazetteer.places.get(place)
    for entry in resources.toml("titles")["by_country"]:
        fits = entry.get("country", place) == place and (not entry.get("needs_portfolio") or portfolio)
        if "kinds" in entry:
            fits = fits and known is not None and known.kind in entry["kinds"]
        if rank == entry["rank"] and fits:
            return entry["becomes"], portfolio or entry.get("portfolio", "")
    return rank, portfolio


def _seats(office: Office, gazetteer: Gazetteer) -> int | None:
    """1 if one person at a time holds the office, else None."""
    known = lexicon()
    if office.rank not in known.single_seat:
        return None
    if office.rank in known.with_portfolio | known.posted and not office.portfolio:
        return None
    place = gazetteer.places.get(office.jurisdiction)
    if office.rank == "vice president" and (place is None or place.kind != "country"):
        return None
    return 1
