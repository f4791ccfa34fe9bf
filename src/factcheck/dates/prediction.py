"""Date phrases in the form that extraction is scored in."""

from __future__ import annotations

from factcheck.dates.model import DatePhrase

__all__ = ["as_prediction", "as_predictions"]


def as_prediction(phrase: DatePhrase, text: str) -> dict[str, object]:
    """One phrase as a record: start, end, surface, value (TIMEX3), type, and our own edtf, role, mod."""
    return {
        "start": phrase.start,
        "end": phrase.end,
        "surface": text[phrase.start : phrase.end],
        "value": phrase.timex,
        "type": phrase.type,
        "edtf": phrase.edtf,
        "role": phrase.role,
        "mod": phrase.modifier,
    }


def as_predictions(phrase: DatePhrase, text: str) -> list[dict[str, object]]:
    """A phrase as TIMEX3 has it: the ends of "from A to B" apart, events without a date word left out."""
    if phrase.ground == "anchor":
        return []
    return [as_prediction(part, text) for part in phrase.parts or (phrase,)]
