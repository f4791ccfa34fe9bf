"""Which title goes with which name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.name_spans import Ground, Names, NameSpan
from factcheck.extract.offices import lexicon
from factcheck.extract.titles import Title
from factcheck.extract.words import Word
from factcheck.names import fold, is_given, split_name, words_of

__all__ = ["Joined", "join"]

COPULA_WORDS = 6
PAREN_WORDS = 30


@dataclass(frozen=True, slots=True)
class Joined:
    """The words [first, last) of a name, with the titles that belong to it."""

    first: int
    last: int
    courtesy: int
    ground: Ground
    titles: tuple[Title, ...] = ()


def join(words: Sequence[Word], names: Names, titles: Sequence[Title]) -> tuple[list[Joined], list[Title]]:
    """The names of a text with their titles, in order, and the titles that no name goes with."""
    titled, used = _before_names(words, names, titles)
    for title in titles:
        lone = title.last - title.first == 1 and words[title.first].capital
        if title in used or not lone:
            names.taken.update(range(title.first, title.last))
    for item in titled:
        names.taken.update(range(item.courtesy, item.last))
    found = [
        Joined(s.first, s.last, s.courtesy, s.ground)
        for s in [*names.spans(), *_masters(words, names, titles)]
    ]
    found = [j for n, j in enumerate(found) if all(j.first >= o.last or o.first >= j.last for o in found[:n])]
    titled, found = _trimmed(words, titled), _trimmed(words, found)
    everyone = _with_known(words, names, sorted([*titled, *found], key=lambda j: j.first))
    free = [t for t in titles if t not in used]
    done = _after_names(words, everyone, [*everyone, *_candidates(words, names, everyone)], free)
    attached = {id(t) for j in done for t in j.titles}
    return done, [t for t in titles if id(t) not in attached]


def _trimmed(words: Sequence[Word], found: Sequence[Joined]) -> list[Joined]:
    """The names without a word of a headline before them, where they stand alone elsewhere."""
    whole = {tuple(w.key for w in words[j.first : j.last]) for j in found if j.last - j.first > 1}
    return [
        replace(j, first=j.first + 1, courtesy=j.first + 1)
        if j.courtesy == j.first
        and not is_given(words[j.first].key)
        and tuple(w.key for w in words[j.first + 1 : j.last]) in whole
        else j
        for j in found
    ]


def _masters(words: Sequence[Word], names: Names, titles: Sequence[Title]) -> list[NameSpan]:
    """The people whose envoys and aides are named ("Trump's special envoy")."""
    return [
        NameSpan(t.owner[0], t.owner[1], Ground.SPEECH, t.owner[0])
        for t in titles
        if t.owner[1]
        and any(o.rank in lexicon().of_a_person for o in t.offices)
        and not {w.key for w in words[t.owner[0] : t.owner[1]]} & lexicon().organisation
    ]


def _before_names(
    words: Sequence[Word], names: Names, titles: Sequence[Title]
) -> tuple[list[Joined], set[Title]]:
    """The names directly behind titles; consecutive titles before one name go together."""
    titled: list[Joined] = []
    used: set[Title] = set()
    chain: list[Title] = []
    for number, title in enumerate(titles):
        chain = [*chain, title] if chain and _chained(words, chain[-1], title) else [title]
        names.taken = {i for t in titles[number + 1 : number + 2] for i in range(t.first, t.last)}
        for name in _behind(words, names, title):
            titled.append(Joined(name.first, name.last, name.courtesy, Ground.TITLE, tuple(chain)))
            used.update(chain)
    names.taken = set()
    return titled, used


def _chained(words: Sequence[Word], one: Title, other: Title) -> bool:
    """True if two titles follow each other before one name."""
    gap = words[other.first].gap if one.last == other.first else None
    return gap is not None and (words[other.first].near or gap.strip(' "“”(/') == "")


def _behind(words: Sequence[Word], names: Names, title: Title) -> list[NameSpan]:
    """The name that a title directly precedes; several for a plural title ("Senators A and B")."""
    start = _name_start(words, title.last)
    first = names.after_courtesy(start) if start < len(words) else start
    last = names.run(first)
    if (
        start >= len(words)
        or last <= first
        or not _opens(words, title, start)
        or _no_person(words, names, title, first, last)
    ):
        return []
    if words[start].gap.startswith(",") and not _apposed(words, names, title, first, last):
        return []
    listed = last < len(words) and (words[last].key == "and" or words[last].gap == ", ")
    if title.plural and last - first == 1 and not listed:
        return []
    spans = [NameSpan(first, last, Ground.TITLE, start)]
    while title.plural and last + 1 < len(words):
        step = last + 1 if words[last].key == "and" and words[last].near else last
        if step == last and words[last].gap != ", ":
            break
        end = names.run(step)
        if end <= step:
            break
        spans.append(NameSpan(step, end, Ground.TITLE, step))
        last = end
    return spans


def _name_start(words: Sequence[Word], at: int) -> int:
    """Where a name may begin behind a title: behind a bracket that stands between, if there is one."""
    if at < len(words) and "(" in words[at].gap:
        for i in range(at + 1, min(at + PAREN_WORDS, len(words))):
            if ")" in words[i].gap:
                return i if words[i].gap in (") ", ') "', ') " ') else len(words)
        return len(words)
    return at


def _opens(words: Sequence[Word], title: Title, start: int) -> bool:
    """True if the gap between title and name may stand there."""
    gap = words[start].gap
    quoted = gap.strip('"“”„) \u00a0') == "" and "\n" not in gap
    return gap != "" and (words[start].near or gap == ", " or quoted)


def _no_person(words: Sequence[Word], names: Names, title: Title, first: int, last: int) -> bool:
    """True if what follows a rank makes another thing of it ("General Motors", "Captain America")."""
    word, before = words[first], words[title.last - 1]
    firm = word.key in lexicon().organisation and not is_given(word.key) and word.label != "PERSON"
    if firm or (first in names.place and last - first == 1):
        return True
    one_thing = word.label == before.label and word.label in (
        "ORG",
        "FAC",
        "PRODUCT",
        "WORK_OF_ART",
        "EVENT",
        "LAW",
    )
    lone = title.last - title.first == 1 and last - first == 1
    if (
        not before.capital
        and last - first == 1
        and word.label in ("ORG", "GPE", "NORP", "DATE", "FAC", "PRODUCT")
    ):
        return True
    return (
        one_thing
        and lone
        and not is_given(word.key)
        and words[title.first].key in ("general", "major", "captain", "private", "chief")
    )


def _apposed(words: Sequence[Word], names: Names, title: Title, first: int, last: int) -> bool:
    """True if a name behind a comma is in apposition to the title ("its chief, Ann Lee, said")."""
    if last - first < 2 and words[first - 1].key not in words_of("courtesy"):
        return False
    grounded = names.ground(first, last) >= Ground.GIVEN or is_given(words[first].key)
    if not grounded and not names.speaks(first, last):
        return False
    if title.plural:
        return False
    ends = (
        last >= len(words)
        or words[last].gap[:1] in (",", ".", ";", ")", "—", "–", ":")
        or words[last].gap.startswith(" –")
    )
    before = words[title.first - 1] if title.first else None
    marked = before is not None and (before.possessive or before.key in lexicon().articles)
    named = any(o.jurisdiction or o.portfolio for o in title.offices)
    return (ends or names.speaks(first, last)) and (marked or named)


def _with_known(words: Sequence[Word], names: Names, found: Sequence[Joined]) -> list[Joined]:
    """The names found, and further mentions of the same people by surname alone."""
    surnames: set[str] = set()
    for item in found:
        if item.last - item.first > 1 or item.ground >= Ground.COURTESY:
            text = " ".join(w.text for w in words[item.first : item.last])
            surname = fold(split_name(text).surname)
            surnames.add(surname)
            surnames.add(surname.split(" ")[-1])
    busy = names.taken | {i for item in found for i in range(item.first, item.last)}
    again = [
        Joined(i, i + 1, i, Ground.KNOWN)
        for i, word in enumerate(words)
        if i not in busy and word.capital and fold(word.key) in surnames and _free_standing(words, names, i)
    ]
    return sorted([*found, *again], key=lambda j: j.first)


def _free_standing(words: Sequence[Word], names: Names, index: int) -> bool:
    """True if a surname stands by itself and is not taken for a company or a place."""
    word = words[index]
    if index in names.place or word.key in lexicon().never:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    if after is not None and after.near and after.gap != "" and after.capital:
        return False
    if (
        before is not None
        and word.gap in (" ", "-")
        and before.capital
        and index - 1 not in names.taken
        and before.gap == " "
    ):
        return False
    return (
        word.label in ("", "PERSON")
        or names.speaks(index, index + 1)
        or not (word.label == "ORG" and _named_firm(words, word.key))
    )


def _named_firm(words: Sequence[Word], key: str) -> bool:
    """True if a word is more often part of a company's name than of a person's."""
    labels = [w.label for w in words if w.key == key and w.capital]
    return labels.count("ORG") + labels.count("PRODUCT") > labels.count("PERSON")


def _candidates(words: Sequence[Word], names: Names, people: Sequence[Joined]) -> list[Joined]:
    """Runs of capitals that would be names if a title were said of them ("Ada Roe was a colonel")."""
    busy = names.taken | {i for item in people for i in range(item.first, item.last)}
    found: list[Joined] = []
    i = 0
    while i < len(words):
        last = i if i in busy else names.run(i)
        inner = range(i, last)
        clean = not busy & set(inner) and not any(j in names.place for j in inner)
        if 1 < last - i < 5 and clean and words[i].key not in lexicon().organisation:
            found.append(Joined(i, last, i, Ground.NONE))
        i = max(i + 1, last)
    return found


def _after_names(
    words: Sequence[Word], people: Sequence[Joined], candidates: Sequence[Joined], free: Iterable[Title]
) -> list[Joined]:
    """The names with the titles that stand behind them or are said of them."""
    behind: dict[int, list[Title]] = {}
    ends = {item.last: n for n, item in enumerate(candidates)}
    last_owner = -1, -1
    for title in free:
        number = _owner_of(words, title, ends)
        if (
            number is None
            and title.outer == last_owner[1]
            and words[title.outer].gap.rstrip('"“ ').endswith("(")
        ):
            number = last_owner[0]
        if number is not None:
            behind.setdefault(number, []).append(title)
            last_owner = number, title.last
    done = [
        Joined(i.first, i.last, i.courtesy, i.ground or Ground.SPEECH, (*i.titles, *behind.get(n, ())))
        for n, i in enumerate(candidates)
        if n < len(people) or n in behind
    ]
    return sorted(done, key=lambda j: j.first)


def _owner_of(words: Sequence[Word], title: Title, ends: dict[int, int]) -> int | None:
    """Whose title it is: the name that ends just before it, but for articles and a copula."""
    at, steps, copula = title.outer, 0, False
    while at > 0 and steps <= COPULA_WORDS:
        gap = words[at].gap
        if at in ends and steps <= COPULA_WORDS:
            return ends[at] if _links(words, title, at, gap, steps, copula) else None
        if "\n" in gap or any(mark in gap for mark in ".;:?!"):
            return None
        if ")" in gap:
            at = _bracket_start(words, at)
            if at < 0:
                return None
            copula = True
            if at in ends:
                return ends[at]
            steps += 1
            continue
        word = words[at - 1]
        if word.key in words_of("suffixes") and word.text.isupper():
            at -= 1
            continue
        if word.key not in _copula() or gap.strip() not in ("", '"', ",", "“"):
            return None
        copula = copula or word.key in (
            "is",
            "was",
            "became",
            "becomes",
            "as",
            "remains",
            "been",
            "were",
            "be",
        )
        at, steps = at - 1, steps + 1
    return None


def _links(words: Sequence[Word], title: Title, at: int, gap: str, steps: int, copula: bool) -> bool:
    """True if what stands between a name and a title makes it that person's."""
    between = [w.key for w in words[at : title.outer]]
    if gap.startswith(("'s", " and")) or "and" in between[:1]:
        return False
    if gap in (", ", " (", " – ", " — ", "—", " , "):
        return all(k in lexicon().articles or k in _copula() for k in between)
    return copula and gap in (" ", ") ") and bool(between)


def _bracket_start(words: Sequence[Word], at: int) -> int:
    """The index of the first word in the bracket that closes before a word; -1 if it is too far."""
    for i in range(at - 1, max(-1, at - 1 - PAREN_WORDS), -1):
        if "(" in words[i].gap:
            return i
    return -1


def _copula() -> frozenset[str]:
    return lexicon().copula
