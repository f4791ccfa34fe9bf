"""What a figure counts: the noun behind it, by the parse where it can be trusted, else by the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.intervals import Relation
from factcheck.quantities import Quantity

FRONT = frozenset(("top", "record", "best", "worst", "biggest", "largest", "smallest"))
NONE = "-"
REACH = 10
"""How many tokens a counted noun phrase may have."""
NOUNS = frozenset(("NOUN", "PROPN"))
INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "ADV", "NUM", "PART"))
DROPPED = frozenset(("DET", "PRON", "ADV", "NUM", "PUNCT", "PART"))
SKIPPED = frozenset(
    (
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "these",
        "those",
        "all",
        "about",
        "some",
        "this",
        "that",
    )
)
TIMES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
     "tomorrow", "overnight", "year", "month", "week", "night", "morning", "afternoon", "evening", "day",
     "time", "quarter", "season", "summer", "winter", "spring", "autumn")
)  # fmt: skip
IRREGULAR = {"people": "people", "persons": "person", "men": "man", "women": "woman", "children": "child"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts. `start`, `end` are the phrase's place in the text of the parsed document."""

    noun: str = ""  # head lemma, singular: "member"
    phrase: str = ""  # with its modifiers: "Ukrainian Armed Forces member"
    start: int = -1
    end: int = -1
    of_noun: str = ""  # what a share or a measure is of: "voter" in "a third of voters"
    of_phrase: str = ""


NOTHING = Counted()


def counted(sentence: Any, quantity: Quantity) -> Counted:
    """What a quantity counts, from the parsed sentence (a spaCy Span) that it stands in.

    The quantity's offsets are those of the text of the sentence's document. The noun is
    empty where the text leaves it out ("12 were killed").
    """
    doc = sentence.doc
    number = doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    mention = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if number is None or mention is None or quantity.kind == "ordinal":
        return NOTHING
    if quantity.negated:
        return _denied(doc, mention, quantity)
    last = max(number.end, mention.end if _ends_inside(quantity) else number.end)
    found = _behind(sentence, doc, number, last)
    if quantity.kind in ("count", "multiple") and not quantity.unit:
        return found
    of = _after_of(sentence, doc, number, max(last, mention.end))
    return Counted(of_noun=of.noun, of_phrase=of.phrase, start=of.start, end=of.end)


def _ends_inside(quantity: Quantity) -> bool:
    return quantity.kind != "count" or quantity.relation is Relation.RANGE


def _denied(doc: Any, mention: Any, quantity: Quantity) -> Counted:
    head = mention[-1]
    if head.text.lower() in ("nobody", "none", "one"):
        of = _after_of(doc[mention.start : len(doc)], doc, mention, mention.end)
        return of if of.noun else Counted("person", "person", quantity.start, quantity.end)
    return Counted(_singular(head), _phrase(list(mention[1:]), head), mention[1].idx, head.idx + len(head))


def _behind(sentence: Any, doc: Any, number: Any, last: int) -> Counted:
    """The noun phrase behind a number."""
    at = last
    if at + 1 < sentence.end and doc[at].text in ("-", "‑") and not doc[at].whitespace_:
        member = doc[at + 1]
        if member.pos_ in NOUNS and not doc[at - 1].whitespace_:  # "a 50-member crew"
            return Counted(_singular(member), _singular(member), member.idx, member.idx + len(member))
    while (
        at < sentence.end
        and doc[at].text in ("-", "–", "+", "plus", "more", "odd", "or", "so", "fewer", "additional")
        and at - last < 3
    ):
        if (
            doc[at].text in ("or", "so", "more", "fewer")
            and at + 1 < sentence.end
            and doc[at + 1].text == "than"
        ):
            return NOTHING
        at += 1
    if at < sentence.end and doc[at].lower_ == "of":
        return _after_of(sentence, doc, number, at)
    return _window(sentence, doc, number, at)


def _after_of(sentence: Any, doc: Any, number: Any, at: int) -> Counted:
    if at >= sentence.end or doc[at].lower_ != "of":
        return NOTHING
    at += 1
    while at < sentence.end and doc[at].lower_ in SKIPPED:
        at += 1
    found = _window(sentence, doc, number, at)
    if not found.noun and at < sentence.end and doc[at].tag_ in ("VBN", "VBD", "JJ", "VB", "VBP"):
        word = doc[at]  # "12 of the injured": an adjective as a noun
        if doc[at - 1].lower_ in ("the", "those"):
            return Counted(word.lower_, word.lower_, word.idx, word.idx + len(word))
    return found


def _window(sentence: Any, doc: Any, number: Any, at: int) -> Counted:
    """The longest run of nouns and their modifiers; its head by the tree, or the last noun of it."""
    run: list[Any] = []
    for token in doc[at : min(at + REACH, sentence.end)]:
        if not _belongs(token, run, doc):
            break
        run.append(token)
    while run and run[-1].pos_ not in NOUNS:
        run.pop()
    head = _head(run, number)
    if head is None:
        return NOTHING
    run = [token for token in run if token.i <= head.i]
    if head.lower_ in TIMES and run[0].lower_ in ("last", "next", "this", "earlier", "later", "past"):
        return NOTHING  # "2.1 last year"
    front = _front(doc, number, head)
    return Counted(_singular(head), _phrase([*front, *run], head), run[0].idx, head.idx + len(head))


def _front(doc: Any, number: Any, head: Any) -> list[Any]:
    """An adjective before the number that is the noun's: "the top three seeds"."""
    token = doc[number.start - 1] if number.start else None
    if token is None or token.lower_ not in FRONT:
        return []
    return [token] if token.head.i == head.i or token.head.i == number[-1].i else []


def _belongs(token: Any, run: list[Any], doc: Any) -> bool:
    if token.is_space or token.lower_ in ("ago", "later", "earlier"):
        return False
    if token.pos_ in INSIDE or token.text in ("-", "'s", "’s", "’", "'", '"', "“", "”"):
        if token.pos_ in NOUNS and run and run[-1].pos_ == "NOUN" and token.lower_ in TIMES:
            return False
        return token.pos_ != "PART" or token.text in ("'s", "’s", "'", "’")
    if token.tag_ in ("VBG", "VBN", "JJ") and not (run and run[-1].pos_ in NOUNS and token.dep_ != "amod"):
        follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return (
            follower is not None
            and follower.pos_ in ("NOUN", "PROPN", "ADJ")
            and (token.dep_ in ("amod", "compound") or token.tag_ == "VBG")
        )
    if token.text in (",", "and", "or") and run and run[-1].pos_ == "ADJ" and token.i + 1 < len(doc):
        return doc[token.i + 1].pos_ in ("ADJ", "NOUN")
    return False


def _head(run: list[Any], number: Any) -> Any:
    nouns = [token for token in run if token.pos_ in NOUNS]
    if not nouns:
        return None
    inside = {token.i for token in nouns}
    climb = number[-1]
    for _ in range(6):
        if climb.i in inside:
            return _last_compound(climb, run)
        if climb.head.i == climb.i:
            break
        climb = climb.head
    end = nouns[0]
    for token in run[run.index(end) + 1 :]:
        owned = token.pos_ == "ADJ" and token.nbor(-1).text in ("'s", "’s")
        if token.pos_ not in NOUNS and token.text not in ("-", "'s", "’s") and not owned:
            break
        if token.pos_ in NOUNS:
            end = token
    return end


def _last_compound(head: Any, run: list[Any]) -> Any:
    """Past a noun that is itself a modifier of the next: a slip of the parser."""
    while (
        head.dep_ in ("compound", "poss", "nmod", "amod")
        and head.head.i > head.i
        and head.head in run
        and head.head.pos_ in NOUNS
    ):
        head = head.head
    return head


def _phrase(run: list[Any], head: Any) -> str:
    words = []
    for token in run:
        if token.i == head.i:
            words.append(_singular(head))
        elif (
            token.i < head.i
            and token.pos_ not in DROPPED
            and token.tag_ not in ("VBG", "CC", "RB")
            and not token.is_punct
        ):
            words.append(token.lemma_ if token.tag_ in ("JJR", "JJS") else token.text)
    return " ".join(words)


def _singular(token: Any) -> str:
    """The noun in the singular."""
    low = token.text.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if token.tag_ == "NNPS" and low.endswith("s") and not low.endswith("ss"):
        return str(token.text[:-1])
    if token.pos_ == "PROPN":
        return str(token.text)
    lemma = str(token.lemma_)
    return lemma if token.text.islower() else token.text[0] + lemma[1:]


# --- as the scorers and `factcheck mentions` read it ------------------------------------------------

MODIFIERS = {
    Relation.EXACT: "=", Relation.RANGE: "=", Relation.ABOUT: "~", Relation.NEARLY: "~", Relation.OVER: ">",
    Relation.AT_LEAST: ">", Relation.UNDER: "<", Relation.AT_MOST: "<",
}  # fmt: skip


def as_prediction(quantity: Quantity, found: Counted | None = None) -> dict[str, Any]:
    """A quantity as one entry of `pred`: place, value, unit and modifier (= ~ > < up down); no surface."""
    factor = 100 if quantity.minor else 1
    value = None if quantity.value is None else _tidy(quantity.value * factor)
    value2 = None if quantity.value2 is None else _tidy(quantity.value2 * factor)
    modifier = quantity.change or ("~" if quantity.hedged else MODIFIERS[quantity.relation])
    return {
        "start": quantity.start, "end": quantity.end, "value": value, "value2": value2,
        "unit": _unit(quantity, found or NOTHING), "modifier": modifier,
    }  # fmt: skip


def _tidy(value: float) -> float:
    return float(f"{value:.12g}")


def _unit(quantity: Quantity, found: Counted) -> str:
    per = f" per {quantity.per}" if quantity.per else ""
    match quantity.kind:
        case "age":
            return f"{quantity.unit} of age"
        case "percent" if quantity.unit == "fraction":
            return f"% {found.of_phrase or NONE}"
        case "count" if not quantity.unit:
            return (found.phrase or "-") + (per if found.phrase else "")
        case "ordinal":
            return "-"
        case "money" if not quantity.minor:
            return _currency_name(quantity.unit) + per
        case _:
            return (quantity.minor or quantity.unit) + per


@cache
def _currency_name(code: str) -> str:
    # Loading the names takes a moment, and only predictions are written with them.
    from babel.numbers import get_currency_name

    return get_currency_name(code, locale="en").lower()
