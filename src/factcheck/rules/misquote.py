"""One utterance is quoted in different words, or put in two mouths.

What it does
    Compares quotations in quotation marks, sentence by sentence: one speaker's sentence in
    other words here than there, or the same words from two named people. Another number,
    name or negation is an error, another word a warning, and a sentence put in other words
    throughout, or one that was translated, a note.
Why it matters
    Quotation marks promise the exact words. A changed one is the gravest slip there is:
    somebody is made to say what they did not.
Example
    "We will not close the harbour before winter" against "We will close the harbour before
    winter", both by the mayor.
Not reported
    Case, punctuation, British and American spelling, contractions, articles and other words
    that say nothing, endings ("damage", "damaged"); words left out at the beginning, at the
    end or where "…" says so; insertions in brackets; a spokesman and the one spoken for;
    sentences of fewer than six words, and those that a report quotes in both ways.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from factcheck import wording
from factcheck.findings import Severity, Verdict
from factcheck.match.groups import clusters, linked
from factcheck.match.spoken import FEWEST_WORDS, Keys, Sentence, alike_pairs, sentences_of
from factcheck.match.wordings import Change, Difference, differences, one_sentence
from factcheck.rules.base import Conflict, differ, ranked, rule, statements

FEWEST_UNNAMED = 10
"""Words of a sentence that is taken for one and the same though nobody, or another, is named for it."""

MOST_WORDINGS = 40
"""Wordings of one sentence that are compared; the others say nothing new."""

MOST_WORDED = 3
"""With more changes the sentence was put in other words, and no single word is wrong."""

CONTEXT = 3
"""Words shown on either side of what differs."""

DAYS_APART = 3
"""Days between two speeches from which the speaker may have chosen other words."""


@dataclass(frozen=True)
class _Said:
    """One sentence in one utterance: who says it where, and the rows of the utterance."""

    sentence: Sentence
    text: str
    rows: tuple[Any, ...]

    @property
    def keys(self) -> Keys:
        return self.sentence.keys

    @property
    def report(self) -> str:
        return str(self.rows[0].report_id)

    @property
    def utterance(self) -> tuple[str, str]:
        return self.report, str(self.rows[0].utterance_id)

    @property
    def speaker(self) -> str:
        """The key of a speaker who is named; "" for nobody in particular."""
        return str(self.rows[0].speaker_key)


def screen(table: pd.DataFrame) -> "pd.Series[bool]":
    """Rows of utterances that more than one quotation has in common."""
    return differ(table, ("utterance_key",), "utterance_id")


@rule(table="quotes", block=("utterance_key",), severity=Severity.WARNING, screen=screen)
def misquote(block: pd.DataFrame) -> Iterator[Conflict]:
    for told in _sentences(statements(block)):
        yield from _in_two_mouths(told)
        yield from _in_other_words(told)


# ---------------------------------------------------------------- the sentences of a block


def _sentences(rows: Sequence[Any]) -> Iterator[list[_Said]]:
    """The sentences of the utterances, those of one sentence together, in whatever words."""
    utterances: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        utterances.setdefault((row.report_id, row.utterance_id), []).append(row)
    said = [
        _Said(sentence, found[0].spoken, tuple(found))
        for found in utterances.values()
        for sentence in sentences_of(found[0].spoken)
        if len(sentence.words) >= FEWEST_WORDS
    ]
    wordings = sorted({item.keys for item in said})
    group = linked(wordings, [pair for pair in alike_pairs(wordings) if one_sentence(*pair)])
    together: dict[Keys, list[_Said]] = {}
    for item in said:
        together.setdefault(group[item.keys], []).append(item)
    for _, found in sorted(together.items()):
        if len({item.utterance for item in found}) > 1:
            yield found


# ---------------------------------------------------------------- two speakers


def _in_two_mouths(told: Sequence[_Said]) -> Iterator[Conflict]:
    """The same words, put in the mouths of two people who are named in full."""
    named = [t for t in told if t.rows[0].named_in_full and len(t.keys) >= FEWEST_UNNAMED]
    for keys in sorted({t.keys for t in named}):
        found = [t for t in named if t.keys == keys]
        if len({t.speaker for t in found}) < 2 or any(t.rows[0].speaks_for for t in found):
            continue
        groups: dict[str, list[Any]] = {}
        for item in found:
            groups.setdefault(item.speaker, []).extend(item.rows)
        answers = ranked((str(rows[0].speaker_name), rows) for rows in groups.values())
        sentence = _shown(found[0], (0, len(keys)))
        yield Conflict(
            verdict=Verdict.CONFLICT,
            reason="misquote",
            question=f"Who said “{sentence}”?",
            message=f"“{sentence}” is put in the mouths of {wording.join([value for value, _ in answers])}",
            answers=answers,
            decided="the same words, word for word, from two people",
            settle="a recording, a transcript, or the earliest report",
            severity=Severity.ERROR,
            confidence=0.85,
        )


# ---------------------------------------------------------------- other words


def _in_other_words(told: Sequence[_Said]) -> Iterator[Conflict]:
    """One sentence of one speaker in words that do not say the same."""
    wordings = {item.keys: item for item in sorted(told, key=_fullness, reverse=True)}
    first = list(dict.fromkeys(item.keys for item in sorted(told, key=_fullness)))[:MOST_WORDINGS]
    clash = {pair for pair in combinations(first, 2) if _changed(wordings[pair[0]], wordings[pair[1]])}
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if ((a.keys, b.keys) in clash or (b.keys, a.keys) in clash) and _comparable(a, b, told)
    ]
    if not pairs:
        return
    involved = {id(item) for pair in pairs for item in pair}
    group = clusters(first, lambda a, b: (a, b) not in clash and (b, a) not in clash)
    answers: dict[Keys, list[_Said]] = {}
    for item in told:
        if id(item) in involved and item.keys in group:
            answers.setdefault(group[item.keys], []).append(item)
    yield _conflict(told, list(answers.values()))


def _fullness(item: _Said) -> tuple[int, Keys]:
    return -len(item.keys), item.keys


def _changed(a: _Said, b: _Said) -> list[Difference]:
    """What differs in substance between two wordings; a word too many or too few alone does not."""
    found = differences(a.sentence, b.sentence)
    return found if any(d.change > Change.SMALL for d in found) or len(found) > MOST_WORDED else []


def _comparable(a: _Said, b: _Said, told: Sequence[_Said]) -> bool:
    """True if two wordings are of one utterance: one speaker, one day, and no report that quotes both."""
    if a.utterance == b.utterance or _days_apart(a.rows[0], b.rows[0]):
        return False
    least = min(len(a.keys), len(b.keys))
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return False
    if not (a.speaker and b.speaker) and least < FEWEST_UNNAMED:
        return False
    if a.report == b.report:
        return bool(a.speaker and a.speaker == b.speaker and least >= FEWEST_UNNAMED)
    quoted = {(item.report, item.keys) for item in told}
    return not any((r, a.keys) in quoted and (r, b.keys) in quoted for r in {item.report for item in told})


def _days_apart(a: Any, b: Any) -> bool:
    """True if both say when it was said, and that is days apart."""
    if not (a.as_of_from and a.as_of_to and b.as_of_from and b.as_of_to):
        return False
    later, earlier = max(a.as_of_from, b.as_of_from), min(a.as_of_to, b.as_of_to)
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days > DAYS_APART


# ---------------------------------------------------------------- the finding


def _conflict(told: Sequence[_Said], groups: list[list[_Said]]) -> Conflict:
    """The finding: the wording that most origins have, against the others."""
    known = ranked((" ".join(items[0].keys), [row for t in items for row in t.rows]) for items in groups)
    order = {" ".join(items[0].keys): items for items in groups}
    ordered = [order[value] for value, _ in known]
    heads = [items[0] for items in ordered]
    changes = [_changed(heads[0], other) for other in heads[1:]]
    shown = [_shown(heads[0], _around(changes[0], 0))]
    shown += [_shown(other, _around(found, 1)) for other, found in zip(heads[1:], changes, strict=True)]
    worst = max((d for found in changes for d in found), key=lambda d: d.change)
    who = next((str(t.rows[0].speaker_name) for t in told if t.speaker), "") or "Somebody"
    severity = _severity(changes, told)
    labels = [f"“{text}”" for text in shown]
    return Conflict(
        verdict=Verdict.CONFLICT,
        reason="misquote",
        question=f"What did {who} say: “{_shown(heads[0], (0, len(heads[0].keys)))}”?",
        message=f"{who} is quoted as saying {' and '.join(labels[:2])}",
        answers=[
            (label, [row for item in items for row in item.rows])
            for label, items in zip(labels, ordered, strict=True)
        ],
        decided=_decided(worst, len(changes[0]) > MOST_WORDED),
        settle="a recording or a transcript; for a translation, the words as they were spoken",
        severity=severity,
        confidence=0.85 if all(t.speaker for t in told) else 0.7,
    )


def _severity(changes: Sequence[Sequence[Difference]], told: Sequence[_Said]) -> Severity:
    translated = any(t.rows[0].translated for t in told)
    worst = max(d.change for found in changes for d in found)
    reworded = all(len(found) > MOST_WORDED for found in changes)
    if worst is Change.NUMBER or (worst > Change.WORD and not translated and not reworded):
        return Severity.ERROR
    return Severity.NOTE if translated or reworded else Severity.WARNING


def _decided(worst: Difference, reworded: bool) -> str:
    if reworded:
        return "one sentence, put in other words throughout, as two translations of it are"
    return {
        Change.NUMBER: "the numbers differ in one sentence that is otherwise the same",
        Change.NEGATION: "one denies what the other affirms, in otherwise the same words",
        Change.NAME: "another name stands in one sentence that is otherwise the same",
    }.get(worst.change, "another word stands in one sentence that is otherwise the same")


def _around(found: Sequence[Difference], side: int) -> tuple[int, int]:
    """The words to show: those of the gravest difference, with a few on either side."""
    worst = max(found, key=lambda d: d.change)
    start, end = worst.other if side else worst.one
    return max(0, start - CONTEXT), end + CONTEXT


def _shown(item: _Said, span: tuple[int, int]) -> str:
    words = item.sentence.words[slice(*span)]
    return " ".join(item.text[words[0].start : words[-1].end].split())
