"""Which title goes with which name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.extract.apposition import PAREN_WORDS, Joined, after_names, candidates
from factcheck.extract.name_spans import Ground, Names, NameSpan
from factcheck.extract.offices import lexicon
from factcheck.extract.past_office import left_behind
from factcheck.extract.titles import Title
from factcheck.extract.words import Word
from factcheck.names import fold, is_given, split_name, words_of

__all__ = ["Joined", "join"]

LONGEST_HOLDER = 4
"""Words of a name that only the commas around it show to be one."""


def join(words: Sequence[Word], names: Names, titles: Sequence[Title]) -> tuple[list[Joined], list[Title]]:
    """The names of a text with their titles, in order, and the titles that no name goes with."""
    titled, used = _before_names(words, names, titles)
    for title in titles:
        lone = title.last - title.first == 1 and words[title.first].capital
        if title in used or not lone:
            names.taken.update(range(title.first, title.last))
    for item in titled:
        names.taken.update(range(item.courtesy, item.last))
    found = [Joined(s.first, s.last, s.courtesy, s.ground) for s in names.spans()]
    busy = {i for j in found for i in range(j.first, j.last)}
    masters = [m for m in _masters(words, names, titles) if not busy & set(range(m.first, m.last))]
    found += [Joined(m.first, m.last, m.courtesy, m.ground) for m in masters]
    titled, more = _headlines(words, titled, found)
    found = _trimmed(words, [*found, *more])
    everyone = _with_known(words, names, sorted([*titled, *found], key=lambda j: j.first))
    free = [t for t in titles if t not in used]
    others = _trimmed(words, [*everyone, *candidates(words, names, everyone)])[len(everyone) :]
    done = after_names(words, everyone, [*everyone, *others], free)
    attached = {t.first for j in done for t in j.titles}
    return done, [t for t in titles if t.first not in attached]


def _headlines(
    words: Sequence[Word], titled: Sequence[Joined], found: Sequence[Joined]
) -> tuple[list[Joined], list[Joined]]:
    """Parts runs of a headline ("President Roe Names Ann Lee") where the second name is known."""
    whole = {tuple(w.key for w in words[j.first : j.last]) for j in found if j.last - j.first > 1}
    kept: list[Joined] = []
    more: list[Joined] = []
    for item in titled:
        cuts = range(item.first + 2, item.last - 1)
        cut = next((i for i in cuts if tuple(w.key for w in words[i : item.last]) in whole), None)
        kept.append(item if cut is None else replace(item, last=cut - 1))
        if cut is not None:
            more.append(Joined(cut, item.last, cut, Ground.GIVEN))
    return kept, more


def _trimmed(words: Sequence[Word], found: Sequence[Joined]) -> list[Joined]:
    """The names without a word of a headline before them, where they stand alone elsewhere."""
    whole = {tuple(w.key for w in words[j.first : j.last]) for j in found if j.last - j.first > 1}
    return [
        replace(j, first=j.first + 1, courtesy=j.first + 1)
        if j.courtesy == j.first
        and not j.titles
        and not is_given(words[j.first].key)
        and tuple(w.key for w in words[j.first + 1 : j.last]) in whole
        else j
        for j in found
    ]


def _masters(words: Sequence[Word], names: Names, titles: Sequence[Title]) -> list[NameSpan]:
    """The people whose envoys and aides are named ("the king's special envoy")."""
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
            held = tuple(_former(t) for t in chain) if left_behind(words, name.last) else tuple(chain)
            titled.append(Joined(name.first, name.last, name.courtesy, Ground.TITLE, held))
            used.update(chain)
    names.taken = set()
    return titled, used


def _former(title: Title) -> Title:
    return replace(title, offices=tuple(replace(office, former=True) for office in title.offices))


def _chained(words: Sequence[Word], one: Title, other: Title) -> bool:
    """True if two titles follow each other before one name."""
    gap = words[other.first].gap if one.last == other.first else None
    return gap is not None and (words[other.first].near or gap.strip(' "“”(/') == "")


def _behind(words: Sequence[Word], names: Names, title: Title) -> list[NameSpan]:
    """The name that a title directly precedes; several for a plural title ("Senators A and B")."""
    start = _past_style(words, _name_start(words, title.last))
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


def _past_style(words: Sequence[Word], at: int) -> int:
    """The index after a style between title and name (", the Most Rev. Ann Lee"), or the index itself."""
    if at >= len(words) or words[at].gap != ", " or words[at].key != "the":
        return at
    style = next(
        (i for i in range(at + 1, min(at + 4, len(words))) if words[i].key in words_of("courtesy")), at
    )
    return style + 1 if at < style < len(words) - 1 else at


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
    if title.plural or not (
        grounded or names.speaks(first, last) or _enclosed(words, names, title, first, last)
    ):
        return False
    ends = (
        last >= len(words)
        or words[last].gap[:1] in (",", ".", ";", ")", "—", "–", ":")
        or words[last].gap.startswith(" –")
    )
    before = words[title.first - 1] if title.first else None
    marked = before is not None and (before.possessive or before.key in lexicon().articles)
    named = any(o.jurisdiction or o.portfolio for o in title.offices)
    goes_on = last < len(words) and words[last].key == "and" and named
    return (ends or goes_on or names.speaks(first, last)) and (marked or named)


def _enclosed(words: Sequence[Word], names: Names, title: Title, first: int, last: int) -> bool:
    """True if an office of one holder is followed by capitals between two commas: they name the holder."""
    if last - first > LONGEST_HOLDER or not any(o.seats == 1 for o in title.offices):
        return False
    closed = last < len(words) and words[last].gap == ", " and words[last].key not in ("and", "or")
    run = words[first:last]
    proper = all(w.tag in ("PROPN", "") or not w.capital for w in run)
    other = any(w.key in lexicon().organisation or i in names.place for i, w in enumerate(run, first))
    return closed and proper and not other


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
    firms = _firms(words)
    again = [
        Joined(i, i + 1, i, Ground.KNOWN)
        for i, word in enumerate(words)
        if i not in busy
        and word.capital
        and fold(word.key) in surnames
        and _free_standing(words, names, i, firm=word.label == "ORG" and word.key in firms)
    ]
    return sorted([*found, *again], key=lambda j: j.first)


def _free_standing(words: Sequence[Word], names: Names, index: int, firm: bool) -> bool:
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
    return word.label in ("", "PERSON") or names.speaks(index, index + 1) or not firm


def _firms(words: Sequence[Word]) -> set[str]:
    """The words that are more often part of a company's name than of a person's."""
    labels = Counter(
        (w.key, "firm" if w.label in ("ORG", "PRODUCT") else w.label) for w in words if w.capital
    )
    return {key for (key, label), n in labels.items() if label == "firm" and n > labels[key, "PERSON"]}
