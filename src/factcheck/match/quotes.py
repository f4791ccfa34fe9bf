"""Quotations: which are of one utterance, and who speaks, across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from factcheck.match.groups import linked
from factcheck.match.people import person_keys
from factcheck.match.reference import Reference
from factcheck.match.spoken import FEWEST_WORDS, Keys, alike_pairs, sentences_of, words_in
from factcheck.match.wordings import one_sentence

__all__ = ["match_quotes"]


def match_quotes(quotes: pd.DataFrame, offices: pd.DataFrame, known: Reference) -> pd.DataFrame:
    """Quotes with the columns of their utterance and of their speaker; offices: the matched table.

    `utterance_id` is the same for the parts of one utterance, `spoken` is all its words, and
    `utterance_key` is shared by utterances that have a sentence in common, in other words
    perhaps; "" where none has. `speaker_name` is as one prints it, `named_in_full` marks a
    full name, `speaks_for` a spokesman. A `speaker_key` that a person typed stays as it is.
    """
    rows = list(_rows(quotes))
    people = _speakers(rows, offices, known)
    keys = [row.speaker_key or people.get(row.person, row.person) for row in rows]
    spokesmen = _spokesmen(offices)
    texts = {**_utterances(rows), "speaker_key": keys, "speaker_name": [r.person or r.speaker for r in rows]}
    return quotes.assign(
        **{name: pd.Series(cells, dtype="str", index=quotes.index) for name, cells in texts.items()},
        named_in_full=[len(key.split()) > 1 for key in keys],
        speaks_for=[
            key in spokesmen or any(word in row.speaker.lower() for word in words_in("spokesmen"))
            for key, row in zip(keys, rows, strict=True)
        ],
    )


def _utterances(rows: Sequence[Any]) -> dict[str, list[str]]:
    """The columns `utterance_id`, `spoken` and `utterance_key`."""
    spoken = _spoken(rows)
    whole = [spoken[_of(row)] for row in rows]
    together = _together(sorted(set(whole)))
    company = Counter(together[text] for text in spoken.values())
    return {
        "utterance_id": [_of(row)[1] for row in rows],
        "spoken": whole,
        "utterance_key": [together[text] if company[together[text]] > 1 else "" for text in whole],
    }


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    return table.itertuples(index=False)


def _of(row: Any) -> tuple[str, str]:
    """The utterance that a row is part of: its own where the table says nothing else."""
    return row.report_id, row.utterance or row.statement_id


def _spoken(rows: Sequence[Any]) -> dict[tuple[str, str], str]:
    """Each utterance's words, the parts in their order."""
    parts: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        parts.setdefault(_of(row), []).append(row)
    ordered = {key: sorted(found, key=lambda r: (r.start, r.part)) for key, found in parts.items()}
    return {key: " ".join(row.mention for row in found) for key, found in ordered.items()}


def _together(utterances: Sequence[str]) -> dict[str, str]:
    """For utterances that have a sentence in common: the wording that stands for them all."""
    owners: dict[Keys, list[str]] = {}
    for text in utterances:
        for sentence in sentences_of(text):
            if len(sentence.words) >= FEWEST_WORDS:
                owners.setdefault(sentence.keys, []).append(text)
    pairs = [pair for pair in alike_pairs(owners) if one_sentence(*pair)]
    of_sentences = linked(owners, pairs)
    groups: dict[Keys, list[str]] = {}
    for keys, texts in owners.items():
        groups.setdefault(of_sentences[keys], []).extend(texts)
    links = [(texts[0], other) for texts in groups.values() for other in texts[1:]]
    return linked(utterances, links)


def _speakers(rows: Sequence[Any], offices: pd.DataFrame, known: Reference) -> Mapping[str, str]:
    """Person -> key, the one that the offices give the same person wherever they do."""
    held = {row.person: row.person_key for row in _rows(offices)}
    names = sorted({row.person for row in rows if row.person} | held.keys())
    keys = person_keys(names, offices, known.aliases)
    given: dict[str, str] = {}
    for name in names:
        if name in held:
            given.setdefault(keys[name], held[name])
    return {name: given.get(keys[name], keys[name]) for name in names}


def _spokesmen(offices: pd.DataFrame) -> frozenset[str]:
    """The keys of people whom a report gives the office of speaking for another."""
    return frozenset(row.person_key for row in _rows(offices) if row.rank in words_in("spokesmen"))
