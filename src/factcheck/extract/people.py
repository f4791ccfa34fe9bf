"""People and the offices that a report gives them.

Titles and names are read apart and then joined: a title directly before a name, behind
it after a comma, or said of it ("X, who became ..."). What one mention leaves out, the
report's other mentions of the same person supply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck.extract.joining import Joined, join
from factcheck.extract.name_spans import Ground, Names
from factcheck.extract.offices import Office, lexicon
from factcheck.extract.persons import (
    given_alone,
    home_country,
    of_place,
    persons_of,
    surname_alone,
    with_context,
)
from factcheck.extract.titles import Reader, Title, in_jurisdiction, office_phrase
from factcheck.extract.words import Word, split_words
from factcheck.places import Gazetteer, default_gazetteer

__all__ = [
    "Office",
    "PersonMention",
    "RoleMention",
    "as_prediction",
    "find_people",
    "find_roles",
    "holder_before",
    "office_phrase",
]

READING = "factcheck.people"
COUNTERPART_REACH = 250
"""Characters within which "her counterpart" points back to an office."""

DOUBT = 0.7
"""What confidence is worth where the country is filled in from context, or somebody only "was" the mayor."""

CONFIDENCE = {
    Ground.TITLE: 0.98,
    Ground.COURTESY: 0.97,
    Ground.ENTITY: 0.9,
    Ground.GIVEN: 0.85,
    Ground.SPEECH: 0.75,
    Ground.KNOWN: 0.9,
}


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A personal name in a report, with the title beside it.

    `start`, `end` hold the name only, `mention_start`, `mention_end` title and name
    together; `person` is the fullest form of the name in the report, one for all
    mentions of a person. `titles` are the offices that the title names, `given_only`
    marks a title with a given name alone ("President Volodymyr").
    """

    start: int
    end: int
    name: str
    person: str
    surname_only: bool = False
    given_only: bool = False
    title: str = ""
    title_start: int = 0
    title_end: int = 0
    titles: tuple[Office, ...] = ()
    mention_start: int = 0
    mention_end: int = 0
    kind: str = "PERSON"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleMention:
    """An office named without its holder ("the prime minister"); `person` is empty where unclear."""

    start: int
    end: int
    surface: str
    offices: tuple[Office, ...]
    person: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one text: its mentions, and the titles that no name goes with."""

    words: Sequence[Word]
    mentions: tuple[PersonMention, ...]
    free: tuple[Title, ...]


def find_people(doc: Any, gazetteer: Gazetteer | None = None) -> list[PersonMention]:
    """The people named in a spaCy Doc, in order of their place in its text."""
    return list(_read(doc, gazetteer or default_gazetteer()).mentions)


def _read(doc: Any, gazetteer: Gazetteer) -> Reading:
    """Reads names and titles and joins them; the last reading stays with the Doc."""
    kept = doc.user_data.get(READING)
    if kept is None or kept[0] is not gazetteer:
        kept = doc.user_data[READING] = (gazetteer, _fresh(doc, gazetteer))
    reading: Reading = kept[1]
    return reading


def _fresh(doc: Any, gazetteer: Gazetteer) -> Reading:
    """Reads names and titles and joins them."""
    text = doc.text
    words = split_words(text, {token.idx: token for token in doc})
    places = gazetteer.find(text)
    names = Names(words, places)
    titles = Reader(words, places, gazetteer, names.begins, names.inside).titles()
    joined, free = join(words, names, titles)
    mentions = [_mention(text, words, of_place(item, names, gazetteer)) for item in joined]
    mentions = _counterparts(mentions)
    persons = persons_of([(m.name, m.titles) for m in mentions])
    home = home_country(places, [o for m in mentions for o in m.titles], gazetteer)
    done = [replace(m, person=person) for m, person in zip(mentions, persons, strict=True)]
    filled = with_context([(m.person, m.titles) for m in done], home)
    return Reading(
        words,
        tuple(
            replace(
                m,
                titles=tuple(in_jurisdiction(o, j, gazetteer) if j else o for o, j, _ in offices),
                confidence=round(
                    m.confidence * (DOUBT if any(guessed for _, _, guessed in offices) else 1.0), 3
                ),
            )
            for m, offices in zip(done, filled, strict=True)
        ),
        tuple(free),
    )


def _counterparts(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions, a "counterpart" given the office of the one named before."""
    done: list[PersonMention] = []
    before: PersonMention | None = None
    for mention in mentions:
        near = before is not None and mention.start - before.end < COUNTERPART_REACH
        if before is not None and near and any(o.rank == "counterpart" for o in mention.titles):
            offices = (_like(o, before.titles[0]) if o.rank == "counterpart" else o for o in mention.titles)
            mention = replace(mention, titles=tuple(offices))
        done.append(mention)
        before = mention if mention.titles else before
    return done


def _like(office: Office, model: Office) -> Office:
    """The office of a counterpart: the model's, in its own jurisdiction."""
    return replace(office, rank=model.rank, portfolio=model.portfolio, seats=model.seats)


def _mention(text: str, words: Sequence[Word], item: Joined) -> PersonMention:
    """One mention, as far as it can be told without the others."""
    start, end = words[item.first].start, words[item.last - 1].end
    name = text[start:end]
    spans = [(words[t.first].start, _close(words[t.last - 1])) for t in item.titles]
    named = (office for title in item.titles for office in title.offices)
    offices = tuple(office for office in named if office.rank not in lexicon().no_office)
    title_start, title_end = _title_span(spans, start)
    front = words[item.courtesy].start
    royal = any(
        o.rank in ("king", "queen", "pope", "prince", "princess", "emperor", "patriarch") for o in offices
    )
    return PersonMention(
        start,
        end,
        name,
        name,
        surname_only=surname_alone(name) and not given_alone(name, bool(spans), royal),
        given_only=given_alone(name, bool(spans), royal),
        title=text[title_start:title_end],
        title_start=title_start,
        title_end=title_end,
        titles=offices,
        mention_start=min(front, title_start),
        mention_end=max(end, title_end),
        confidence=round(CONFIDENCE[item.ground] * (DOUBT if item.unsure else 1.0), 3),
    )


def _title_span(spans: Sequence[tuple[int, int]], name_start: int) -> tuple[int, int]:
    """The span of the titles before the name, or, without any, of those behind it."""
    side = [s for s in spans if s[1] <= name_start] or spans
    if not side:
        return name_start, name_start
    return min(s for s, _ in side), max(e for _, e in side)


def _close(word: Word) -> int:
    """The end of a title's last word, the stop of a short form included."""
    return word.end + word.dotted


def find_roles(doc: Any, gazetteer: Gazetteer | None = None) -> list[RoleMention]:
    """The offices named without a holder in a spaCy Doc ("the defence minister"), in order."""
    reading = _read(doc, gazetteer or default_gazetteer())
    roles = []
    for title in reading.free:
        if (
            title.plural
            or title.offices[0].rank not in lexicon().single_seat
            or not _definite(reading.words, title)
        ):
            continue
        start, end = reading.words[title.first].start, reading.words[title.last - 1].end
        person = _holder(title.offices, start, reading.mentions)
        roles.append(RoleMention(start, end, doc.text[start:end], title.offices, person))
    return roles


def holder_before(doc: Any, gazetteer: Gazetteer, start: int, end: int) -> str:
    """Who is meant by the office that [start, end) names without its holder ("the prime minister").

    The one person whom the text before gives that office; "" where it gives it to nobody or to several.
    """
    reading = _read(doc, gazetteer)
    words = reading.words
    role = next(
        (t for t in reading.free if start <= words[t.first].start and words[t.last - 1].end <= end), None
    )
    if role is None or role.plural or not _definite(words, role) or any(o.former for o in role.offices):
        return ""
    wanted = [(o.rank, o.portfolio, o.jurisdiction) for o in role.offices]
    named = [m for m in reading.mentions if m.start < start]
    holders = {m.person for m in named for o in m.titles if not o.former for w in wanted if _fits(w, o)}
    return holders.pop() if len(holders) == 1 else ""


def _definite(words: Sequence[Word], title: Title) -> bool:
    """True if a title without a name stands for the one who holds it."""
    before = words[title.first - 1] if title.first else None
    if before is not None and words[title.first].near and before.key in ("a", "an", "any", "every", "no"):
        return False
    return bool(
        title.owner[1]
        or any(o.jurisdiction and o.seats == 1 for o in title.offices)
        or (before is not None and words[title.first].near and (before.key == "the" or before.possessive))
    )


def _holder(offices: Iterable[Office], at: int, mentions: Sequence[PersonMention]) -> str:
    """Who holds an office in this report: the only one who does, or the one last named."""
    wanted = [(o.rank, o.portfolio, o.jurisdiction) for o in offices]
    holders = [m for m in mentions if any(_fits(w, o) for w in wanted for o in m.titles)]
    people = {m.person for m in holders}
    if len(people) == 1:
        return people.pop()
    before = [m for m in mentions if m.start < at]
    return before[-1].person if before and before[-1].person in people else ""


def _fits(wanted: tuple[str, str, str], held: Office) -> bool:
    """True if a held office is the wanted one; what a short mention leaves out does not count."""
    rank, portfolio, jurisdiction = wanted
    return (
        rank == held.rank
        and (not portfolio or portfolio == held.portfolio)
        and (not jurisdiction or not held.jurisdiction or jurisdiction == held.jurisdiction)
    )


def as_prediction(mention: PersonMention) -> dict[str, Any]:
    """The mention as one entry of the output of `factcheck mentions`."""
    office = mention.titles[0] if mention.titles else None
    return {
        "kind": "person",
        "start": mention.start,
        "end": mention.end,
        "surface": mention.name,
        "title": mention.title,
        "position": " ".join(w for w in (office.rank, office.portfolio) if w) if office else "",
        "jurisdiction": office.jurisdiction if office else "",
    }
