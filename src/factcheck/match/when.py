"""Dates in words, for labels and sentences."""

from __future__ import annotations

import pandas as pd

from factcheck.dates import plain

__all__ = ["add_times", "in_words"]


def in_words(edtf: str) -> str:
    """A date as it stands in a sentence: "on 24 August 2025", "in April 2017", "since September 2015"."""
    if not edtf:
        return ""
    text = plain(edtf)
    if "/" in edtf:
        return text
    return f"on {text}" if text[:1].isdigit() and edtf.count("-") == 2 else f"in {text}"


def add_times(table: pd.DataFrame) -> pd.DataFrame:
    """A fact table with `as_of_shown` ("in April 2017") and `as_of_plain` ("April 2017")."""
    texts = {edtf: (in_words(edtf), plain(edtf) if edtf else "") for edtf in table["as_of"].unique()}
    return table.assign(
        as_of_shown=table["as_of"].map(lambda edtf: texts[edtf][0]).astype("str"),
        as_of_plain=table["as_of"].map(lambda edtf: texts[edtf][1]).astype("str"),
    )
