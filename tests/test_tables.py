"""Rows <-> CSV without loss, one clear line for what cannot be used, and hand edits that stay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.models import ROWS, FigureRow, ReportRow, Statement
from factcheck.tables import (
    Loaded,
    columns,
    comparable,
    empty,
    frame,
    load,
    merge,
    report_frame,
    statement_id,
    to_csv,
    touched,
    with_digest,
)
from rows import statement
from strategies import any_report_row, any_row

TABLES = sorted(ROWS)
ON_DISK = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def loaded(folder: Path, text: str, table: str) -> Loaded:
    path = folder / f"{table}.csv"
    path.write_bytes(text.encode())
    return load(path, table)


def unique(rows: list[Statement]) -> list[Statement]:
    return list({row.statement_id: row for row in rows}.values())


def row(number: int = 0, **cells: Any) -> Statement:
    return with_digest(statement("figures", number, {"metric": "killed", "value": 12 + number, **cells}))


def sheet(*rows: Statement, **replaced: str) -> str:
    """The CSV of some rows of the table `figures`, with pieces of text replaced."""
    text = to_csv(rows, FigureRow)
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    return text


# ---------------------------------------------------------------- the round trip


@pytest.mark.parametrize("table", TABLES)
@ON_DISK
@given(data=st.data())
def test_rows_come_back_from_csv_as_they_were(table: str, tmp_path: Path, data: st.DataObject) -> None:
    rows = unique(data.draw(st.lists(any_row(table), max_size=4)))
    text = to_csv(rows, ROWS[table])
    back = loaded(tmp_path, text, table)
    assert back.problems == ()
    assert list(back.rows) == rows
    assert to_csv(back.rows, ROWS[table]) == text


@given(st.lists(any_report_row(), max_size=3))
def test_reports_are_written_twice_alike(rows: list[ReportRow]) -> None:
    assert to_csv(rows, ReportRow) == to_csv([ReportRow(**report.model_dump()) for report in rows], ReportRow)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_table_has_one_order_whatever_order_its_rows_came_in(table: str, data: st.DataObject) -> None:
    rows = unique(data.draw(st.lists(any_row(table), max_size=5)))
    shuffled = data.draw(st.permutations(rows))
    assert frame(shuffled, table).equals(frame(rows, table))


def test_numbers_are_written_as_people_write_them_and_bounds_without_end_too(tmp_path: Path) -> None:
    rows = [row(value=1.8e9).model_copy(update={"low": float("-inf"), "high": float("inf")})]
    text = to_csv(rows, FigureRow)
    assert ",1800000000," in text
    assert ",-inf,inf," in text
    assert list(loaded(tmp_path, text, "figures").rows) == rows


def test_a_table_without_rows_has_its_columns_and_their_types() -> None:
    for table, model in ROWS.items():
        assert list(empty(table).columns) == list(columns(model))
        assert str(empty(table)["start"].dtype) == "int64"
    assert list(report_frame([]).columns) == list(columns(ReportRow))


def test_a_rejected_row_is_not_compared() -> None:
    kept, rejected = row(0), row(1, status="rejected")
    assert list(comparable(frame([kept, rejected], "figures"))["statement_id"]) == [kept.statement_id]


def test_an_id_depends_on_table_report_place_and_mention_alone() -> None:
    one = statement_id("figures", "A", 3, 5, "12")
    assert one == statement_id("figures", "A", 3, 5, "12")
    others = [
        statement_id("offices", "A", 3, 5, "12"),
        statement_id("figures", "B", 3, 5, "12"),
        statement_id("figures", "A", 4, 6, "12"),
        statement_id("figures", "A", 3, 5, "13"),
        statement_id("figures", "A", 3, 5, "12", "second"),
    ]
    assert len({one, *others}) == 6


# ---------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "figures.csv: empty; it needs a header row: statement_id,"),
        (sheet(row(), metric="metrik"), "figures.csv, row 1: no column is called 'metrik'; known are "),
        (
            sheet(row()).replace("report_id,", ""),
            "figures.csv, row 1: the column 'report_id' is missing; add it",
        ),
        (
            sheet(row()).replace("actor,", "subject,", 1),
            "figures.csv, row 1: the column 'subject' stands twice; remove one",
        ),
        ("\x00\n", "figures.csv, row 1: no column is called '\\x00'"),
    ],
    ids=["empty", "wrong column", "missing column", "column twice", "NUL"],
)
def test_a_header_that_does_not_fit_is_one_clear_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError) as error:
        loaded(tmp_path, text, "figures")
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_a_file_in_another_encoding_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(sheet(row(subject="Zürich")).encode("latin-1"))
    with pytest.raises(ValueError, match=r"^figures\.csv: not UTF-8 \(byte \d+\); save it as CSV UTF-8$"):
        load(path, "figures")


def broken(old: str, new: str) -> str:
    """A good row and, below it, one in which a piece of text is replaced."""
    head, good, bad = sheet(
        row(0), row(1, value=3200, mention="3,200 people", as_of="2024-05-10")
    ).splitlines()
    assert old in bad
    return "\n".join([head, good, bad.replace(old, new), ""])


HELD = ",2024-05-10,2024-05-10,2024-05-10,"

BAD_ROWS = {
    "a number with a comma": (
        broken(",3200,", ',"3,200",'),
        "figures.csv, row 3: value '3,200': not a number; write digits only, such as 3200 or 0.5",
    ),
    "a day that does not exist": (
        broken(HELD, ",2024-05,2024-02-30,2024-02-30,"),
        "figures.csv, row 3: as_of_from '2024-02-30': not a day; write it as 2024-02-24 or leave it empty",
    ),
    "a day in words": (
        broken(HELD, ",2024-05,10 May,10 May,"),
        "figures.csv, row 3: as_of_from '10 May': not a day; write it as 2024-02-24 or leave it empty",
    ),
    "a last day before the first": (
        broken(HELD, ",2024-05,2024-05-10,2024-05-01,"),
        "figures.csv, row 3: as_of_from 2024-05-10 is after as_of_to 2024-05-01; swap them",
    ),
    "a first day without a last": (
        broken(HELD, ",2024-05,2024-05-10,,"),
        "figures.csv, row 3: as_of_to is empty; fill it in, or empty as_of_from and as_of_to both",
    ),
    "a word that is not one of the list": (
        broken(",exact,", ",exactly,"),
        "figures.csv, row 3: relation 'exactly': Input should be ",
    ),
    "a mention of another length": (
        broken('"3,200 people"', "3200"),
        "figures.csv, row 3: end - start is 12, but mention has 4 characters",
    ),
    "an id that stands above": (
        broken(
            row(1, value=3200, mention="3,200 people", as_of="2024-05-10").statement_id, row(0).statement_id
        ),
        f"figures.csv, row 3: statement_id {row(0).statement_id} stands twice; give one of them another",
    ),
    "no id": (
        broken(row(1, value=3200, mention="3,200 people", as_of="2024-05-10").statement_id, ""),
        "figures.csv, row 3: statement_id '': ",
    ),
    "a comma without quotes": (
        broken('"3,200 people"', "3,200 people"),
        "figures.csv, row 3: more cells than the header has columns; quote cells that hold a comma",
    ),
    "a NUL in a number": (
        broken(",3200,", ",32\x0000,"),
        "figures.csv, row 3: value '32\\x0000': not a number; write digits only, such as 3200 or 0.5",
    ),
}


@pytest.mark.parametrize(("text", "said"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_row_that_does_not_hold_is_named_and_the_others_stay(text: str, said: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, text, "figures")
    assert [kept.statement_id for kept in found.rows] == [row(0).statement_id]
    assert len(found.problems) == 1
    assert str(found.problems[0]).startswith(said)
    assert "\n" not in str(found.problems[0])


@pytest.mark.parametrize(("text", "said"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_row_that_does_not_hold_is_written_back_as_it_stands(text: str, said: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, text, "figures")
    written = to_csv(found.rows, FigureRow, found.unusable)
    assert written == text
    again = loaded(tmp_path, written, "figures")
    assert (again.rows, again.problems) == (found.rows, found.problems)


@ON_DISK
@given(data=st.data())
def test_a_bad_row_with_any_text_in_it_loses_no_cell(tmp_path: Path, data: st.DataObject) -> None:
    good, bad = data.draw(
        st.lists(any_row("offices"), min_size=2, max_size=2, unique_by=lambda r: r.statement_id)
    )
    cells = {name: "" if cell is None else str(cell) for name, cell in bad.model_dump().items()}
    spoilt = cells | {"confidence": data.draw(st.sampled_from(["high", "2", "-1", "0,5"]))}
    text = to_csv([good], ROWS["offices"], [spoilt])
    found = loaded(tmp_path, text, "offices")
    assert found.rows == (good,)
    assert found.unusable == (spoilt,)
    assert to_csv(found.rows, ROWS["offices"], found.unusable) == text


def test_a_table_saved_by_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    rows = [row(0, quote="two\nlines"), row(1)]
    plain = to_csv(rows, FigureRow)
    head, *rest = plain.split("\n")
    windows = "\r\n".join([head, rest[0] + "\n" + rest[1], *rest[2:]])
    assert list(loaded(tmp_path, "\ufeff" + plain, "figures").rows) == rows
    assert list(loaded(tmp_path, "\ufeff" + windows, "figures").rows) == rows


def test_a_hand_made_table_needs_only_the_columns_that_are_required(tmp_path: Path) -> None:
    text = "statement_id,report_id,mention,quote,start,end,value\nmine,A,12,12 died,0,2,12\n"
    found = loaded(tmp_path, text, "figures")
    assert [made.value for made in found.rows] == [12]
    assert touched(found.rows[0])


def test_a_quote_may_be_very_long(tmp_path: Path) -> None:
    rows = [row(0, quote="long " * 60_000)]
    assert list(loaded(tmp_path, to_csv(rows, FigureRow), "figures").rows) == rows


# ---------------------------------------------------------------- hand edits


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_row_is_touched_if_and_only_if_a_cell_was_edited(table: str, data: st.DataObject) -> None:
    extracted = {"origin": "auto", "status": "extracted"}
    before = with_digest(data.draw(any_row(table)).model_copy(update=extracted))
    after = data.draw(any_row(table))
    assert not touched(before)
    name = data.draw(st.sampled_from([c for c in columns(ROWS[table]) if c not in ("digest", *extracted)]))
    edited = before.model_copy(update={name: getattr(after, name)})
    assert touched(edited) == (to_csv([edited], ROWS[table]) != to_csv([before], ROWS[table]))


def test_a_judged_or_hand_made_row_is_touched() -> None:
    assert not touched(row())
    for status in ("confirmed", "corrected", "rejected"):
        assert touched(row().model_copy(update={"status": status}))
    assert touched(row().model_copy(update={"origin": "hand"}))
    assert touched(statement("figures", 0, {"metric": "killed", "value": 12}))


TEXT = "On Friday 12 people died. Later 13 people were missing. In all 14 boats were lost."


def spot(number: int, value: str, quote: str) -> Statement:
    start = TEXT.index(value)
    return row(number, mention=value, quote=quote, start=start, end=start + len(value), value=float(value))


FRESH = [
    spot(0, "12", "On Friday 12 people died."),
    spot(1, "13", "Later 13 people were missing."),
    spot(2, "14", "In all 14 boats were lost."),
]


def test_a_corrected_value_wins_over_fresh_extraction_and_says_so() -> None:
    corrected = FRESH[1].model_copy(update={"value": 31.0})
    merged = merge(FRESH, [FRESH[0], corrected, FRESH[2]], {"A": TEXT})
    assert merged.lost == ()
    by_id = {kept.statement_id: kept for kept in merged.rows}
    assert by_id[corrected.statement_id].value == 31.0
    assert by_id[corrected.statement_id].status == "corrected"
    assert by_id[FRESH[0].statement_id] == FRESH[0]


def test_a_row_that_nobody_touched_follows_the_extraction() -> None:
    assert merge(FRESH[:1], FRESH, {"A": TEXT}).rows == (FRESH[0],)


def test_a_touched_row_is_anchored_anew_where_its_report_has_changed() -> None:
    judged = FRESH[1].model_copy(update={"status": "confirmed"})
    longer = "A line was put in front. There were 13 of them. " + TEXT
    moved = merge([], [judged], {"A": longer}).rows[0]
    assert longer[moved.start : moved.end] == "13"
    assert moved.start == longer.index("13 people")
    assert moved.status == "confirmed"


def test_a_touched_row_whose_quote_is_gone_is_kept_apart() -> None:
    judged = FRESH[1].model_copy(update={"status": "confirmed"})
    merged = merge(FRESH[:1], [judged], {"A": TEXT.replace("Later 13", "Later 15")})
    assert merged.rows == (FRESH[0],)
    assert merged.lost == (judged,)


def test_a_mention_that_is_not_in_its_quote_is_not_anchored_elsewhere() -> None:
    retyped = FRESH[0].model_copy(update={"mention": "14", "status": "corrected"})
    merged = merge(FRESH, [retyped], {"A": TEXT})
    assert merged.lost == (retyped,)
    ids = [kept.statement_id for kept in (*merged.rows, *merged.lost)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_merge_keeps_every_touched_row_and_loses_none(data: st.DataObject) -> None:
    edits = st.sampled_from(
        [
            {},
            {"value": 99.0},
            {"status": "rejected"},
            {"mention": "99"},
            {"report_id": "gone"},
            {"note": "seen"},
        ]
    )
    stored = [known.model_copy(update=data.draw(edits)) for known in FRESH]
    fresh = data.draw(st.lists(st.sampled_from(FRESH), unique_by=lambda r: r.statement_id))
    text = data.draw(st.sampled_from([TEXT, "Corrected. " + TEXT, TEXT[:40], ""]))
    merged = merge(fresh, stored, {"A": text})
    out = [*merged.rows, *merged.lost]
    ids = [kept.statement_id for kept in out]
    assert len(ids) == len(set(ids))
    edited = [known for known in stored if touched(known)]

    def said(row: Any) -> tuple[Any, ...]:
        return row.report_id, row.value, row.note, row.mention, row.status == "rejected"

    kept_edits = Counter(map(said, filter(touched, out)))
    assert not Counter(map(said, edited)) - kept_edits
    assert {r.statement_id for r in fresh} <= set(ids)
    for kept in merged.rows:
        if touched(kept):
            assert {"A": text}.get(kept.report_id, "")[kept.start : kept.end] == kept.mention
