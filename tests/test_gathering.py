"""Putting figures together: the same groups as comparing every row with every other, in far fewer comparisons."""

from __future__ import annotations

import ast
import inspect
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import corroborate, gathering, relations
from factcheck.disagreements import disagreements
from factcheck.gathering import DECIDING, Gathering, fits, gathered
from factcheck.intervals import Relation
from factcheck.relations import relate
from factcheck.rules.base import statements
from rows import tables

NAN = float("nan")
TEXT = frozenset({"shown", "as_of_shown", "window_shown", "as_of", "mention"})
"""Cells that relations.py puts into a sentence, or picks one of two reasons by."""
PLACE = frozenset({"report_id", "statement_id", "origin_key", "quote"})


class Figure(NamedTuple):
    statement_id: str
    report_id: str
    origin_key: str
    quote: str
    value: float
    precision: float
    relation: str
    kind: str
    category: str
    as_of_from: str
    accumulates: bool
    per_event: bool
    varies: bool = False
    value2: float = NAN
    unit: str = "person"
    currency_basis: str = ""
    currency_alternatives: str = ""
    metric: str = "killed"
    dimension: str = ""
    event: str = ""
    window_from: str = ""
    window_from_last: str = ""
    window_to: str = ""
    window_shown: str = ""
    as_of_shown: str = ""
    as_of: str = ""
    mention: str = "x"

    @property
    def as_of_to(self) -> str:
        return self.as_of_from

    @property
    def shown(self) -> str:
        return f"{self.value:g}"


class Row(NamedTuple("Row", [(name, object) for name in (*Figure._fields, "as_of_to", "shown")])):
    """A figure with the cells that follow from others, as a row of a table has them."""


def row(figure: Figure) -> Row:
    return Row(*figure, figure.as_of_to, figure.shown)


FIGURES = st.fixed_dictionaries(
    {
        "statement_id": st.uuids().map(str),
        "report_id": st.sampled_from("ABCD"),
        "origin_key": st.just(""),
        "quote": st.sampled_from(["one", "two"]),
        "value": st.sampled_from([0.0, 9.0, 10.0, 11.0, 12.0, 40.0, 100.0]),
        "precision": st.sampled_from([1.0, 10.0]),
        "relation": st.sampled_from(
            [str(Relation.EXACT), str(Relation.ABOUT), str(Relation.AT_LEAST), str(Relation.UNDER)]
        ),
        "kind": st.sampled_from(["", "total", "pledge", "increment"]),
        "category": st.sampled_from(["", "military", "military equipment", "children"]),
        "as_of_from": st.sampled_from(["", "2024-05-10", "2024-06-10"]),
        "accumulates": st.booleans(),
        "per_event": st.booleans(),
    }
).map(lambda cells: Figure(**cells))


def one_by_one(rows, fit):
    groups = []
    for each in rows:
        home = next((g for g in groups if all(fit(each, o) and relate(each, o) is None for o in g)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return groups


@given(st.lists(FIGURES, max_size=14))
@settings(max_examples=150, deadline=None)
def test_the_groups_are_those_of_comparing_every_row_with_every_other(figures: list[Figure]) -> None:
    rows = sorted(map(row, figures), key=lambda r: (r.value, r.report_id))
    for fit in (fits, corroborate._may_agree):
        assert gathered(rows, fit) == one_by_one(rows, fit)


def test_every_cell_that_decides_is_among_those_that_tell_kinds_apart() -> None:
    """A new cell that `relate` reads must be named in DECIDING, or here as one that decides nothing."""
    read = {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(relations)))
        if isinstance(node, ast.Attribute)
    }
    columns = set(tables({})["figures"].columns) & read
    assert columns - TEXT - PLACE - {"low", "high"} == set(DECIDING)


def many(statements_: int, values: int):
    """A block in which so many reports give so many values."""
    cells = {
        "metric": "population",
        "subject": "people",
        "unit": "person",
        "as_of": "2024",
        "value": 100_003.0,
    }
    block = tables({"figures": [cells]})["figures"]
    block = block.loc[block.index.repeat(statements_)].reset_index(drop=True)
    value = 100_003.0 + 7 * (block.index.to_series() * 7919 % values)
    name = block.index.astype(str)
    return block.assign(
        statement_id="f" + name,
        report_id="r" + name,
        origin_key="r" + name,
        quote="q" + name,
        value=value,
        precision=1.0,
        shown=value.map("{:,.0f}".format),
    )


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time two rows were related."""
    calls: list[int] = []

    def counting(a, b):
        calls.append(1)
        return relate(a, b)

    monkeypatch.setattr(gathering, "relate", counting)
    monkeypatch.setattr("factcheck.disagreements.relate", counting)
    return calls


def test_a_question_with_many_values_costs_a_bounded_number_of_comparisons(compared: list[int]) -> None:
    (found,) = disagreements(many(5_000, 1_000), ["disjoint-values"])
    assert len(found.answers) == 100
    assert len(compared) < 100 * 99


def test_the_comparisons_grow_with_the_values_not_with_the_statements(compared: list[int]) -> None:
    rows = statements(many(3_000, 20))
    assert len(gathered(sorted(rows, key=lambda r: r.value))) == 20
    assert len(compared) < 200


def test_a_row_is_asked_about_before_it_is_added() -> None:
    rows = statements(many(2, 1))
    found = Gathering(rows)
    assert found.home(rows[0]) is None
    group = found.add(rows[0])
    assert found.home(rows[1]) is group
