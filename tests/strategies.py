"""What Hypothesis draws: figures, days, rows with any text in them, and small worlds of statements.

A world is rows of all fact tables drawn from few cells, so that statements meet: the same
people, posts, deals, places and days turn up in several reports.
"""

from __future__ import annotations

from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from factcheck.intervals import Bounds, Days, Relation
from factcheck.models import ROWS, Record, ReportRow, Statement

__all__ = ["any_report_row", "any_row", "days", "figures", "texts", "worlds"]

# ---------------------------------------------------------------- figures and days

amounts = st.one_of(
    st.integers(0, 200).map(float),
    st.sampled_from([350.0, 400.0, 500.0, 3200.0, 45_000.0, 7e8, 1.8e9]),
    st.floats(0, 1e12, allow_nan=False, allow_subnormal=False),
)
precisions = st.sampled_from([0.0, 0.1, 1.0, 10.0, 100.0, 1e6])


@st.composite
def figures(draw: st.DrawFn) -> Bounds:
    """A figure with its wording: exact, about, a bound or a range."""
    value, relation = draw(amounts), draw(st.sampled_from(Relation))
    second = draw(amounts) if relation is Relation.RANGE else None
    return Bounds(value, draw(precisions), relation, second)


@st.composite
def days(draw: st.DrawFn) -> Days:
    """A closed interval of days, long or short."""
    drawn = st.dates(date(1990, 1, 1), date(2030, 12, 31))
    first, last = sorted((draw(drawn), draw(drawn)))
    return Days(first, draw(st.sampled_from([first, last])))


# ---------------------------------------------------------------- rows with any text in them

texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        [
            "a, b",
            'he said "no"',
            "two\nlines",
            "two\r\nlines",
            "carriage\rreturn",
            "=SUM(A1:A9)",
            "+1",
            "-1",
            "@here",
            "\t tab ",
            "\ufeffBOM",
            "NUL\x00",
            "Київ",
            "👩‍🚒",
            "'",
            ";",
            '"',
            ",",
            "\\",
        ]
    ),
)
_days = st.one_of(st.just(""), st.dates().map(date.isoformat))
_floats = st.floats(allow_nan=False)


def _cells(name: str, info: FieldInfo) -> st.SearchStrategy[Any]:
    kinds = get_args(info.annotation) if get_origin(info.annotation) in (Union, UnionType) else ()
    kinds = kinds or (info.annotation,)
    if get_origin(info.annotation) is Literal:
        return st.sampled_from(get_args(info.annotation))
    if any("pattern" in repr(rule) for rule in info.metadata):
        return _days
    if name == "confidence":
        return st.floats(0, 1)
    if name == "precision":
        return st.none() | st.floats(0, allow_nan=False)
    if float in kinds:
        return st.none() | _floats
    if bool in kinds:
        return st.booleans()
    if int in kinds:
        return (
            (st.none() | st.integers(1, 9))
            if type(None) in kinds
            else st.integers(int(name == "part"), 10**6)
        )
    return texts.filter(bool) if info.is_required() and info.metadata else texts


def _filled(model: type[Record]) -> dict[str, st.SearchStrategy[Any]]:
    return {name: _cells(name, info) for name, info in model.model_fields.items()}


@st.composite
def any_row(draw: st.DrawFn, table: str) -> Statement:
    """A valid row of a fact table with any text in its text columns."""
    cells = draw(st.fixed_dictionaries(_filled(ROWS[table])))
    for first, last in (
        ("as_of_from", "as_of_to"),
        ("date_from", "date_to"),
        ("window_from", "window_from_last"),
    ):
        if first in cells:
            pair = sorted((cells[first], cells[last]))
            cells |= dict(zip((first, last), pair if all(pair) else ("", ""), strict=True))
    cells["end"] = cells["start"] + len(cells["mention"])
    return ROWS[table].model_validate(cells)


@st.composite
def any_report_row(draw: st.DrawFn) -> ReportRow:
    """A valid row of the table `reports` with any text in it."""
    return ReportRow.model_validate(draw(st.fixed_dictionaries(_filled(ReportRow))))


# ---------------------------------------------------------------- small worlds

_REPORTS = st.sampled_from("ABC")
_TIMES = st.sampled_from(["2019-06", "2024-05", "2024-05-09", "2024-05-10", "2024", ""])
_DATES = st.sampled_from(["2024-05", "2024-05-03", "2024-05-05", "2024-04-01", ""])
_PEOPLE = ["Lidia Barros", "Otavio Reis", "Oleh Marchuk", "Oleg Marchouk", "Marchuk", "Marisol"]
_POSTS = [
    {"rank": "minister", "portfolio": "health", "jurisdiction": "BR", "seats": 1},
    {"rank": "deputy minister", "portfolio": "health", "jurisdiction": "BR", "seats": None},
    {"rank": "president", "portfolio": "", "jurisdiction": "BR", "seats": 1},
]
_SUMS = {"metric": "aid", "actor": "FI", "beneficiary": "KE", "unit": "EUR", "precision": 1e6}
_COUNTS = {"metric": "killed", "place": "PH", "unit": "people"}
_SUBJECTS = [
    _SUMS,
    _SUMS | {"unit": "USD", "currency_basis": "publisher", "currency_alternatives": "AUD;CAD"},
    _SUMS | {"actor": ""},
    _COUNTS,
    _COUNTS | {"place": ""},
    {"metric": "trained", "beneficiary": "KE", "unit": "people"},
    {"metric": "span:replace", "unit": "span", "quote": "engineers replaced spans of the harbour bridge"},
]


def _mixed(*parts: dict[str, Any]) -> dict[str, Any]:
    return {name: cell for part in parts for name, cell in part.items()}


def _row(*parts: st.SearchStrategy[dict[str, Any]], **cells: Any) -> st.SearchStrategy[dict[str, Any]]:
    drawn = st.fixed_dictionaries({"report_id": _REPORTS, **cells})
    return st.tuples(*parts, drawn).map(lambda found: _mixed(*found))


_WORLD = {
    "figures": _row(
        st.sampled_from(_SUBJECTS),
        value=st.sampled_from([12, 17, 400, 500, 3200, 45_000, 70_000_000, 95_000_000]),
        relation=st.sampled_from(["exact", "exact", "over", "at_least", "about", "nearly", "under"]),
        category=st.sampled_from(["", "", "military", "humanitarian;military"]),
        window=st.sampled_from(["", "2014/..", "2022-02/.."]),
        kind=st.sampled_from(["total", "total", "pledge"]),
        as_of=_TIMES,
    ),
    "agreements": _row(
        agreement=st.sampled_from(["harbour bridge toll", "bridge toll", "herring fishing quota"]),
        instrument=st.sampled_from(["agreement", "arrangement", "letter of intent", "deal"]),
        parties=st.sampled_from(["DK;SE", "DE;DK", ""]),
        stage=st.sampled_from(["negotiating", "agreed", "signed", "in_force"]),
        date=_DATES,
    ),
    "offices": _row(
        st.sampled_from(_POSTS),
        person=st.sampled_from(_PEOPLE),
        as_of=_TIMES,
        former=st.sampled_from([False, False, True]),
        acting=st.sampled_from([False, False, True]),
        note=st.sampled_from(["", "", "given name only"]),
    ),
    "events": _row(
        kind=st.just("visit"),
        event=st.just("visit"),
        place=st.sampled_from(["PT", "PT-porto", "JP"]),
        participants=st.sampled_from(_PEOPLE),
        date=_DATES,
    ),
    "quotes": _row(
        person=st.sampled_from(_PEOPLE),
        mention=st.sampled_from(
            [
                "We will not close the old harbour before the end of next winter.",
                "We will close the old harbour before the end of next winter.",
                "we will close the old harbour … next winter",
            ]
        ),
        as_of=_TIMES,
    ),
    "spellings": _row(key=st.just("IN-mumbai"), name=st.sampled_from(["Bombay", "Mumbai"])),
    "weekdays": _row(date=st.just("2023-04-04"), weekday=st.sampled_from(["Monday", "Tuesday"])),
}

HOLDERS = (
    {
        "position": "Minister of Health",
        "jurisdiction": "BR",
        "person": "Lidia Barros",
        "from": "2020",
        "to": "2022",
    },
    {"position": "Minister of Health", "jurisdiction": "BR", "person": "Oleh Marchuk", "from": "2023"},
)
"""The reference table of every world."""


def worlds(size: int = 6) -> st.SearchStrategy[dict[str, list[dict[str, Any]]]]:
    """Rows of all fact tables, as cells for `rows.raw_tables`."""

    def known(cells: dict[str, Any]) -> dict[str, Any]:
        return {name: cell for name, cell in cells.items() if cell != "" or name == "as_of"}

    return st.fixed_dictionaries(
        {
            name: st.lists(row.map(known), max_size=size if name != "weekdays" else 2)
            for name, row in _WORLD.items()
        }
    )
