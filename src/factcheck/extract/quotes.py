"""Verbatim quotations: the words, who speaks them, and when.

Words in quotation marks are a quotation from `MIN_WORDS` on: below that nobody can tell an
utterance from a term or a word held at arm's length, and there is nothing to compare. A
quotation broken by "he said" is one utterance in several parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck import resources
from factcheck.dates import DatePhrase
from factcheck.extract.document import Document
from factcheck.extract.frames import Frame, Speaker, frame_after, frame_before, is_speech, speaker_in
from factcheck.extract.people import PersonMention, holder_before
from factcheck.extract.quote_marks import Quoted, quoted

__all__ = ["QuoteMention", "find_quotes", "quote_at"]

MIN_WORDS = 4
"""Fewer words are a term ("hostile acts"), not an utterance."""

LOOK_BACK = 2
"""Sentences in which "he said" finds the one who is meant."""

MAX_GAP = 200
"""Characters of "he said" between two parts of one utterance."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = 4
"""Words shorter than this are written small in a title."""


@dataclass(frozen=True, slots=True)
class QuoteMention:
    """One part of an utterance: `text[start:end]` are the quoted words of one paragraph, without marks.

    [`utterance`, `first_end`) is the first part of the whole utterance; `part` counts from 1.
    `speaker` is as written, `person` the fullest form of their name in the report; both are
    empty where the report does not say clearly. `skipped` is the reason why it is no statement.
    """

    start: int
    end: int
    utterance: int
    first_end: int
    part: int = 1
    speaker: str = ""
    person: str = ""
    said: DatePhrase | None = None
    translated: bool = False
    skipped: str = ""

    @property
    def told_by(self) -> str:
        """Who says it, as one would write it: by name for "he" and for a role alone; "" if nobody clear does."""
        pronoun = self.speaker.lower() in resources.toml("speech")["quotations"]["pronouns"]
        role = self.person and self.speaker.lower().startswith("the ")
        return self.person if pronoun or role else self.speaker


@dataclass(frozen=True, slots=True)
class _Utterance:
    """Quotations that are one speech, with who speaks and the sentence around."""

    quotes: tuple[Quoted, ...]
    frame: Frame = ()
    speaker: Speaker | None = None
    person: str = ""


def find_quotes(document: Document) -> list[QuoteMention]:
    """The quotations of a report in order of their place, one mention for each part."""
    marked = quoted(document.text)
    told = list(_told(document, marked))
    joined = _joined(document, told)
    resolved = _resolved(document, joined)
    mentions = (m for utterance in resolved for m in _mentions(document, utterance))
    return sorted(mentions, key=lambda m: (m.start, m.end))


def quote_at(mentions: Sequence[QuoteMention], offset: int) -> QuoteMention | None:
    """The quotation that an offset stands in; None in the report's own words, and in a term in marks."""
    at = bisect_right(mentions, offset, key=lambda mention: mention.start) - 1
    if at < 0 or mentions[at].end <= offset or mentions[at].skipped:
        return None
    return mentions[at]


# ---------------------------------------------------------------- who speaks


def _told(document: Document, marked: Sequence[Quoted]) -> Iterator[_Utterance]:
    """Each quotation with the speaker that its own sentence names."""
    for number, quote in enumerate(marked):
        before = marked[number - 1].closes if number else 0
        after = marked[number + 1].opens if number + 1 < len(marked) else len(document.text)
        behind = frame_after(document, quote.closes, after)
        ahead = frame_before(document, quote.opens, before)
        frame, speaker = _of_its_sentence(document, quote, ahead, behind)
        yield _Utterance(
            (quote,), frame, speaker, speaker.person.person if speaker and speaker.person else ""
        )


def _of_its_sentence(
    document: Document, quote: Quoted, ahead: Frame, behind: Frame
) -> tuple[Frame, Speaker | None]:
    """The frame that counts and its speaker: behind "…,", in front of "….", else wherever one is named."""
    ending = _ending(document.text, quote)
    sides = [(behind, False), (ahead, True)]
    if ending == "stop":
        sides = [(ahead, True)]  # what follows a full stop is another sentence
    elif ending == "":
        sides.reverse()
    for frame, nearest_last in sides:
        speaker = speaker_in(document, frame, quote, nearest_last) if frame else None
        if speaker is not None:
            return frame, speaker
    return (ahead if ending == "stop" else [*ahead, *behind]), None


def _ending(text: str, quote: Quoted) -> str:
    """How quoted words end: "open" before "he said", "stop" as a sentence, "" in the midst of one."""
    last = text[quote.parts[-1][1] - 1]
    after = text[quote.closes : quote.closes + 1]
    if last == "," or after == ",":
        return "open"
    if last in "?!…—–-":
        following = text[quote.closes : quote.closes + 40].lstrip(" ")
        return "open" if following[:1].isalpha() else "stop"
    return "stop" if last == "." or after == "." else ""


# ---------------------------------------------------------------- parts of one utterance


def _joined(document: Document, told: Sequence[_Utterance]) -> list[_Utterance]:
    """Utterances with the parts that "he said" breaks them into put together."""
    out: list[_Utterance] = []
    for item in told:
        if out and _goes_on(document.text, out[-1], item):
            known = out[-1] if out[-1].speaker else item
            out[-1] = replace(known, quotes=(*out[-1].quotes, *item.quotes))
        else:
            out.append(item)
    return out


def _goes_on(text: str, earlier: _Utterance, later: _Utterance) -> bool:
    """True for "…," he said, "…" and for "…," he said. "…": one speaker, one breath, one paragraph."""
    first, second = earlier.quotes[-1], later.quotes[0]
    gap = text[first.closes : second.opens]
    if len(gap) > MAX_GAP or "\n" in gap or earlier.speaker is None or not earlier.frame:
        return False
    if earlier.frame[0].idx < first.closes or _ending(text, first) != "open":
        return False  # the speaker stands in front, so that what is between is no "he said"
    bare = gap.rstrip()
    if bare.endswith((",", "—", "–", "-")):
        return True
    # A new sentence in marks, with nobody else named for it.
    return bare.endswith((".", ":")) and _ending(text, second) == "stop"


# ---------------------------------------------------------------- "he said"


def _resolved(document: Document, utterances: Sequence[_Utterance]) -> list[_Utterance]:
    """Utterances with the person whom "he" or a bare role stands for, where only one can be meant."""
    spans = [edge for u in utterances for q in u.quotes for edge in (q.opens, q.closes)]
    out: list[_Utterance] = []
    for item in utterances:
        speaker = item.speaker
        if speaker is not None and not item.person:
            before = out[-1] if out else None
            if speaker.pronoun:
                item = replace(item, person=_meant(document, item, spans, before))
            else:
                item = replace(item, person=_holder(document, speaker))
        out.append(item)
    return out


def _holder(document: Document, speaker: Speaker) -> str:
    head, last = speaker.head, speaker.head.idx + len(speaker.head)
    return holder_before(document.doc, document.gazetteer, head.left_edge.idx, last)


def _meant(document: Document, item: _Utterance, spans: Sequence[int], before: _Utterance | None) -> str:
    """Whom "he" means: the subject of the nearest sentence before that names anybody, if it names nobody else."""
    assert item.speaker is not None
    stop = min(item.speaker.head.idx, item.quotes[0].opens)
    for _ in range(LOOK_BACK + 1):
        start = document.sentence(max(0, stop - 2))[0] if stop else 0
        named = [p for p in document.people_in(start, stop) if not _inside(p, spans)]
        people = {p.person for p in named}
        if people:
            clear = len(people) == 1 and any(_acts(document, p) for p in named)
            return people.pop() if clear and not _acted_on(document, start, stop) else ""
        if before is not None and before.speaker is not None and start <= before.speaker.head.idx:
            return before.person
        stop = start
    return ""


def _acts(document: Document, person: PersonMention) -> bool:
    """True for the subject of a sentence's main verb, or of a verb of speech."""
    token = document.token(person.end - 1)
    for _ in range(LOOK_BACK * 2):
        if token is None or token.dep_ in ("nsubj", "nsubjpass"):
            break
        token = token.head if token.dep_ in ("appos", "compound", "flat", "nmod") else None
    return token is not None and (token.head.dep_ == "ROOT" or is_speech(token.head))


def _acted_on(document: Document, start: int, stop: int) -> bool:
    """True if something named is the object of a sentence's verb: it may be a person whom nothing shows as one."""
    span = document.span(start, stop)
    objects = [t for t in span or () if t.dep_ == "dobj" and t.pos_ == "PROPN" and not is_speech(t.head)]
    return any(not document.places_in(t.idx, t.idx + 1) and not document.is_date(t) for t in objects)


def _inside(person: PersonMention, edges: Sequence[int]) -> bool:
    """True for a name in quotation marks; edges: where each quotation opens and closes, in order."""
    return bisect_right(edges, person.start) % 2 == 1


# ---------------------------------------------------------------- mentions


def _mentions(document: Document, utterance: _Utterance) -> Iterator[QuoteMention]:
    parts = [part for quote in utterance.quotes for part in quote.parts]
    text = document.text
    words = [word for start, end in parts for word in _WORD.findall(text[start:end])]
    why = _no_utterance(words, text[slice(*parts[-1])])
    said = _said(document, utterance)
    for number, (start, end) in enumerate(parts, 1):
        yield QuoteMention(
            start,
            end,
            utterance=parts[0][0],
            first_end=parts[0][1],
            part=number,
            speaker=utterance.speaker.text if utterance.speaker else "",
            person=utterance.person,
            said=said,
            translated=_translated(utterance.frame),
            skipped=why,
        )


def _no_utterance(words: Sequence[str], text: str) -> str:
    """Why words in quotation marks are no quotation; "" if they are one."""
    if len(words) < MIN_WORDS:
        return "words in quotation marks, too few for an utterance"
    long = [word for word in words if len(word) >= _SMALL]
    if not text.endswith(("?", "!")) and all(word[0].isupper() for word in long):
        return "a title in quotation marks"
    return ""


def _said(document: Document, utterance: _Utterance) -> DatePhrase | None:
    """When it was said: the date in the frame that is nearest to the verb."""
    if not utterance.frame or utterance.speaker is None:
        return None
    first, last = utterance.frame[0].idx, utterance.frame[-1].idx + 1
    verb = utterance.speaker.verb.idx
    dates = (p for p in document.dates_in(first, last) if p.role == "at" and p.type in ("DATE", "TIME"))
    return min(
        (p for p in dates if p.edtf and "/" not in p.edtf), key=lambda p: abs(p.start - verb), default=None
    )


def _translated(frame: Frame) -> bool:
    """True if the frame says that the words were spoken in another language."""
    words = resources.toml("speech")["quotations"]
    if any(token.lower_ in words["translated"] for token in frame):
        return True
    return any(
        after.lower_ in words["languages"] and token.lower_ in ("in", "speaking")
        for token, after in pairwise(frame)
    )
