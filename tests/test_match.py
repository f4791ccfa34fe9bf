"""Which statements answer the same question, apart from what is concluded of them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.match import match
from factcheck.match.groups import clusters, linked
from factcheck.match.origins import origin_keys
from rows import raw_tables, reference, tables
from strategies import HOLDERS, worlds

WIRE = (
    "The harbour bridge at Tolnes was closed on Friday after engineers found cracks in four of its piers. "
    "The council said that the bridge would stay closed for at least three weeks while the piers were "
    "strengthened, and that a ferry would carry people on foot across the sound from Monday morning."
)
OTHER = (
    "Shops near the harbour in Tolnes are losing half of their customers since the bridge was shut, their "
    "owners told this paper. Some of them ask the council for help with the rent until traffic comes back, "
    "and one bakery has sent its staff home for the whole of the month."
)


def origins(texts: dict[str, str], **stated: str) -> list[str]:
    rows = {"figures": [{"report_id": name, "value": 1} for name in texts]}
    return origin_keys(raw_tables(rows, stated)["reports"], texts)


# ---------------------------------------------------------------- origins


def test_a_wire_text_that_two_papers_carry_is_one_origin() -> None:
    assert origins({"A": WIRE, "B": WIRE}) == ["A", "A"]


def test_a_copy_with_a_new_first_line_and_one_word_changed_is_still_one_origin() -> None:
    copied = "From our correspondent. " + WIRE.replace("Friday", "Thursday")
    assert origins({"A": WIRE, "B": copied}) == ["A", "A"]


def test_a_report_that_takes_in_the_whole_wire_text_is_of_its_origin() -> None:
    assert origins({"A": WIRE, "B": f"{WIRE} {OTHER}"}) == ["A", "A"]


def test_two_reports_on_one_subject_in_their_own_words_are_two_origins() -> None:
    assert origins({"A": WIRE, "B": OTHER}) == ["A", "B"]


def test_one_sentence_in_common_does_not_make_one_origin() -> None:
    shared = "The bridge would stay closed for at least three weeks, the council said on Friday evening."
    assert origins({"A": f"{WIRE} {shared}", "B": f"{OTHER} {shared}"}) == ["A", "B"]


def test_what_the_table_states_as_one_origin_is_one() -> None:
    assert origins({"A": WIRE, "B": OTHER, "C": "Short."}, B="A") == ["A", "A", "C"]
    assert origins({"A": WIRE, "B": OTHER}, B="a report that is not there") == ["A", "B"]


def test_origins_lead_from_copy_to_copy() -> None:
    assert origins({"A": WIRE, "B": "Short.", "C": "Brief."}, C="B", B="A") == ["A", "A", "A"]


def test_reports_without_a_text_are_their_own_origin() -> None:
    assert origins({"A": "", "B": ""}) == ["A", "B"]


# ---------------------------------------------------------------- groups

pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(pairs, st.randoms(use_true_random=False))
def test_linked_items_share_a_representative_whatever_order_the_pairs_have(
    links: list[tuple[int, int]], random: Any
) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)
    found = linked(range(10), links)
    assert linked(range(10), shuffled) == found
    assert all(found[a] == found[b] for a, b in links)


@given(st.lists(st.integers(0, 50), unique=True, max_size=15))
def test_every_pair_inside_a_cluster_is_alike(items: list[int]) -> None:
    groups = clusters(items, lambda a, b: abs(a - b) <= 10)
    assert set(groups) == set(items)
    for a in items:
        for b in items:
            if groups[a] == groups[b]:
                assert abs(a - b) <= 10


# ---------------------------------------------------------------- figures


def questions(*cells: dict[str, Any]) -> list[str]:
    rows = [{"report_id": "ABCD"[n], "value": 10 + n, **cell} for n, cell in enumerate(cells)]
    figures = tables({"figures": rows})["figures"].sort_values("report_id")
    return list(figures["question"])


def one_question(*cells: dict[str, Any]) -> bool:
    return len(set(questions(*cells))) == 1


CUT = {"metric": "laid-off", "unit": "job"}
AID = {"metric": "aid", "unit": "EUR", "actor": "FI", "beneficiary": "KE"}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (CUT | {"place": "PT"}, CUT | {"place": "PT"}, True),
        (CUT | {"place": "PT"}, CUT | {"place": "PT-porto"}, True),
        (CUT | {"place": "PT"}, CUT, True),
        (CUT | {"place": "PT"}, CUT | {"place": "JP"}, False),
        (CUT | {"place": "PT"}, {"metric": "injured", "place": "PT"}, False),
        (CUT | {"place": "PT"}, CUT | {"place": "PT", "as_of": "2022-01-02"}, False),
        (AID, AID | {"as_of": "2022-01-02"}, True),
        (AID, AID | {"unit": "USD"}, True),
        (AID, AID | {"actor": "DK"}, False),
        (AID, AID | {"beneficiary": ""}, False),
    ],
)
def test_figures_answer_one_question_if_their_slots_allow_it(
    one: dict[str, Any], two: dict[str, Any], same: bool
) -> None:
    assert one_question(one, two) is same
    assert one_question(two, one) is same


def test_a_slot_that_only_one_side_knows_costs_confidence() -> None:
    rows = [CUT | {"report_id": "A", "place": "PT", "value": 1}, CUT | {"report_id": "B", "value": 2}]
    figures = tables({"figures": rows})["figures"]
    assert list(figures["question_confidence"]) == [1.0, 0.9]


def test_a_question_has_a_name_that_people_can_read() -> None:
    figures = tables({"figures": [AID | {"value": 7, "actor": "FI"}]})["figures"]
    assert list(figures["question_name"]) == ["Aid from Finland to Kenya"]


# ---------------------------------------------------------------- people, posts, deals, events

MINISTER = {"rank": "minister", "portfolio": "health", "jurisdiction": "BR", "seats": 1}


def people(*cells: dict[str, Any]) -> pd.DataFrame:
    rows = [{"report_id": "ABCD"[n], **MINISTER, **cell} for n, cell in enumerate(cells)]
    return tables({"offices": rows})["offices"].sort_values("report_id")


def test_spellings_of_one_name_in_one_post_are_one_person() -> None:
    keys = people({"person": "Oleh Marchuk"}, {"person": "Oleg Marchouk"})["person_key"]
    assert keys.nunique() == 1


def test_names_that_sound_alike_in_two_posts_are_two_people() -> None:
    keys = people({"person": "Piret Tammsaar"}, {"person": "Piret Tommsaar", "rank": "mayor"})["person_key"]
    assert keys.nunique() == 2


def test_a_surname_alone_joins_the_holder_of_the_same_post() -> None:
    known = people({"person": "Lidia Barros"}, {"person": "Barros"})
    assert known["person_key"].nunique() == 1
    assert list(known["name_unsure"]) == [False, True]


def test_a_surname_alone_that_fits_two_holders_joins_neither() -> None:
    known = people({"person": "Lidia Barros"}, {"person": "Otavio Barros"}, {"person": "Barros"})
    assert known["person_key"].nunique() == 3


def test_a_key_that_a_person_typed_stays() -> None:
    known = people(
        {"person": "Lidia Barros", "person_key": "lb"}, {"person": "Otavio Reis", "person_key": "lb"}
    )
    assert list(known["person_key"]) == ["lb", "lb"]


def test_a_post_has_a_name_that_people_can_read() -> None:
    assert list(people({"person": "Lidia Barros"})["position_name"]) == ["Minister of Health of Brazil"]


DEAL = {"agreement": "harbour bridge toll", "instrument": "agreement", "parties": "DK;SE", "stage": "signed"}


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"agreement": "bridge toll"}, True),
        ({"instrument": "arrangement"}, True),
        ({"instrument": "letter of intent"}, True),
        ({"instrument": "letter of intent", "report_id": "A"}, False),
        ({"parties": ""}, True),
        ({"parties": "DE;DK"}, False),
        ({"agreement": "herring fishing quota"}, False),
        ({"date": "2012-05-03"}, False),
    ],
)
def test_mentions_are_of_one_deal_if_topic_parties_and_time_allow_it(
    changed: dict[str, str], same: bool
) -> None:
    first = {"report_id": "A", **DEAL, "date": "2024-05-03"}
    second = {"report_id": "B", **DEAL, "date": "2024-05-03", **changed}
    keys = tables({"agreements": [first, second]})["agreements"]["agreement_key"]
    assert (keys.nunique() == 1) is same


def test_a_visit_is_known_by_what_place_and_office() -> None:
    visit = {"kind": "visit", "event": "visit", "date": "2024-05-03", "place": "PT-porto"}
    found = tables(
        {
            "events": [visit | {"report_id": "A", "participants": "Lidia Barros"}],
            "offices": [MINISTER | {"report_id": "A", "person": "Lidia Barros"}],
        }
    )["events"]
    assert list(found["event_role"]) == ["visit|PT|minister|health|BR"]
    assert list(found["actor_name"]) == ["Lidia Barros"]


@pytest.mark.parametrize(
    ("cells", "as_of", "fit"),
    [
        ({"person": "Lidia Barros"}, "2021-05-10", "fits"),
        ({"person": "Lidia Barros"}, "2024-05-10", "outside"),
        ({"person": "Otavio Reis"}, "2021-05-10", "other-holder"),
        ({"person": "Lidia Barros", "rank": "deputy minister", "seats": None}, "2021-05-10", "other-title"),
        ({"person": "Otavio Reis", "rank": "deputy minister", "seats": None}, "2021-05-10", "unlisted"),
        ({"person": "Otavio Reis", "portfolio": "fisheries"}, "2021-05-10", ""),
        ({"person": "Lidia Barros"}, "", ""),
    ],
)
def test_an_office_is_put_beside_what_the_reference_lists(
    cells: dict[str, Any], as_of: str, fit: str
) -> None:
    row = {"report_id": "A", **MINISTER, **cells, "as_of": as_of}
    offices = tables({"offices": [row]}, HOLDERS)["offices"]
    assert list(offices["reference_fit"]) == [fit]


# ---------------------------------------------------------------- what holds for any tables


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), data=st.data())
def test_match_adds_columns_and_neither_rows_nor_changes(
    world: dict[str, list[dict[str, Any]]], data: st.DataObject
) -> None:
    raw = raw_tables(world)
    matched = match(raw, reference(HOLDERS))
    for name, table in raw.items():
        kept = [column for column in table.columns if column not in ("person_key", "speaker_key")]
        assert matched[name][kept].equals(table[kept])


def test_a_row_that_a_person_rejected_is_left_out() -> None:
    rows = [CUT | {"report_id": "A", "value": 1, "status": "rejected"}, CUT | {"report_id": "B", "value": 2}]
    assert list(tables({"figures": rows})["figures"]["value"]) == [2]
