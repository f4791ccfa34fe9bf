"""When a happening was: which date phrases belong to which verb or noun, and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck.dates import DatePhrase, bounds
from factcheck.extract.context import governors
from factcheck.extract.document import Document, Token
from factcheck.extract.event_kinds import lexicon, noun_of

__all__ = ["anchored", "clock_of", "day_of", "uncertain"]

_BOUNDED = frozenset(("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER"))
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_ONLY_CLOCK = re.compile(
    r"[\s(]*(?:\d[\d:.]*|[a-z]+)?\s*(?:[ap]\.?\s?m\.?|noon|midnight|midday|o['’]clock|hours|hrs|h)?[\s).]*", re.I
)  # fmt: skip
_ABOUT = frozenset(
    ("about", "around", "approximately", "roughly", "circa", "near", "nearly", "just", "shortly")
)
_LATE = re.compile(r"\s+(?:in the |at )?(night|evening|afternoon)\b")
_PARTS = frozenset(("morning", "noon", "afternoon", "evening", "night"))
_NOT_AT = frozenset(("before", "after", "by", "until", "till", "from", "between", "to", "since"))
_MODALS = frozenset("will would shall may might could should can must 'll ’ll".split())


def anchored(document: Document) -> dict[int, list[DatePhrase]]:
    """The date phrases of role "at" and "since", under the token of the verb or noun that they date."""
    found: dict[int, list[DatePhrase]] = {}
    for phrase in document.dates:
        if phrase.type in ("DATE", "TIME") and phrase.role in ("at", "since") and phrase.edtf:
            if phrase.modifier in _BOUNDED:
                continue
            token = _dated_by(document, phrase)
            if token is not None:
                found.setdefault(token.i, []).append(_closed(document, phrase))
    return found


def _closed(document: Document, phrase: DatePhrase) -> DatePhrase:
    """In "since the mission began in 2016" the year is that of the beginning, not of what goes on since."""
    before = document.text[max(0, phrase.start - 30) : phrase.start].lower().split()
    if phrase.role != "since" or "since" in before[-2:] or not phrase.edtf.endswith("/.."):
        return phrase
    edtf = phrase.edtf.removesuffix("/..")
    return replace(phrase, edtf=edtf, days=bounds(edtf), role="at")


def _dated_by(document: Document, phrase: DatePhrase) -> Token | None:
    span = document.span(phrase.start, phrase.end)
    if span is None or not len(span):
        return None
    through = ""
    first = document.doc[
        span.start : min(span.end, span[0].sent.end)
    ]  # "9 a.m. GMT" may be taken for two sentences
    for parent, label in governors(first.root):
        if parent.pos_ == "ADP" or parent.dep_ == "prep" or label == "pcomp":
            through = parent.lower_
        elif parent.pos_ in ("VERB", "AUX"):
            held = next((c for c in parent.children if c.dep_ == "attr" and _holds(c)), None)
            return held if held is not None and phrase.role == "since" else parent
        elif (phrase.role == "since" and _holds(parent)) or noun_of(parent) is not None:
            return parent
        elif not (_in_a_date(document, parent) or _misplaced(phrase, through, label)):
            return None
    return None


def _holds(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().holders


def _in_a_date(document: Document, token: Token) -> bool:
    within = any(phrase.start <= token.idx < phrase.end for phrase in document.dates)
    return within or token.lower_ in _PARTS


def _misplaced(phrase: DatePhrase, through: str, label: str) -> bool:
    """True where the parser hung a day on the noun beside it: "a town in Ohio on Monday".

    Years and months do belong to their nouns: "the law of 1990 was changed".
    """
    day = phrase.days is not None and phrase.days.length == 1
    return day and (through in ("on", "at") or label in ("npadvmod", "advmod", "prep", "pobj"))


def day_of(document: Document, phrases: Iterable[DatePhrase]) -> DatePhrase | None:
    """The phrase among these that names a day, a month or a year; a bare clock time names none."""
    dated = [p for p in phrases if not (_CLOCK.search(p.timex) and _bare_clock(document.text, p))]
    return min(dated, key=lambda p: (p.days.length if p.days else 10**6, p.start), default=None)


def _bare_clock(text: str, phrase: DatePhrase) -> bool:
    rest = text[phrase.start : phrase.end]
    return _ONLY_CLOCK.fullmatch(rest.replace(phrase.zone, " ") if phrase.zone else rest) is not None


def clock_of(document: Document, phrases: Iterable[DatePhrase]) -> str:
    """The times of day among some phrases: "15:00 local;12:00 GMT"; "~" marks an approximate one."""
    readings = []
    for phrase in sorted(phrases, key=lambda p: p.start):
        found = _CLOCK.search(phrase.timex)
        if phrase.type != "TIME" or found is None or "/" in phrase.timex:
            continue
        before = document.text[max(0, phrase.start - 30) : phrase.start].lower().split()
        near = before[-1] if before else ""
        if near in _NOT_AT and not (len(before) > 1 and before[-2] in _ABOUT):
            continue
        about = near in _ABOUT or near in _NOT_AT or phrase.modifier == "APPROX"
        zone = phrase.zone.removesuffix(" time") if phrase.zone.lower() == "local time" else phrase.zone
        readings.append(
            f"{_hour(document, phrase, int(found[1])):02d}:{found[2]}{'~' * about} {zone}".strip()
        )
    return ";".join(dict.fromkeys(readings))


def _hour(document: Document, phrase: DatePhrase, hour: int) -> int:
    """The hour of the day, where a part of the day behind the date says that it is after noon: "10:17 Sunday night"."""
    around = document.text[phrase.start : phrase.end + 20].lower()
    part = _LATE.match(around, phrase.end - phrase.start)
    morning = hour >= 12 or hour < (6 if part and part[1] == "night" else 1)
    return hour if part is None or morning or "a.m" in around[: part.start()] else hour + 12


def uncertain(head: Token) -> bool:
    """True for what is only planned, possible or denied."""
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg", "mark")}
    planned = verb.tag_ == "VB" and "to" in marks
    return bool(planned or marks & _MODALS or marks & {"not", "n't", "if", "unless"} or "never" in marks)
