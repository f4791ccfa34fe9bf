"""Happenings: what a text tells of them, and which of several texts are one. The texts are made up."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.extract.document import Document, read_document
from factcheck.extract.events import EventMention, find_events
from factcheck.intervals import Days
from factcheck.match.clocks import DAY, clocks_clash, clocks_of, offset_of
from factcheck.match.happened import days_told
from factcheck.match.naming import heads_differ, names_differ, shared, telling
from factcheck.match.zones import lead_of
from factcheck.models import EventRow, Report
from factcheck.normalise import normalise
from factcheck.places import default_gazetteer
from rows import statement, tables

ISSUED = "2019-07-13"  # a Saturday


def document(text: str) -> Document:
    return read_document(Report(report_id="A", path="a.md", issued=ISSUED, text=text), default_gazetteer())


def events(text: str) -> list[EventMention]:
    return list(find_events(document(text)))


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, object, date and time of what a text dates or times for certain."""
    return [
        (e.kind, e.object, e.date.edtf if e.date else "", e.time)
        for e in events(text)
        if (e.date or e.time) and e.confidence > 0.7
    ]


# ---------------------------------------------------------------- what a text tells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic was founded in 1990.", ("founding", "clinic", "1990", "")),
        ("Marta Vilhena set up the free clinic in 1990.", ("founding", "free clinic", "1990", "")),
        ("Marta Vilhena has run the clinic in Gaia since 1987.", ("founding", "clinic", "1987/..", "")),
        (
            "Marta Vilhena has been head of the Gaia Clinic since 1987.",
            ("founding", "Gaia Clinic", "1987/..", ""),
        ),
        ("The clinic has been the pride of Gaia since 1987.", ("founding", "clinic", "1987/..", "")),
        ("The training mission started in 2015.", ("beginning", "training mission", "2015", "")),
        ("Fighting began near Strelsau in May.", ("beginning", "fighting", "2019-05", "")),
        (
            "The rebels have been fighting the army since May.",
            ("beginning", "fighting", "2019-05/..", ""),
        ),
        ("Ruritania won its independence six months ago.", ("independence", "Ruritania", "2019-01", "")),
        ("Ruritania became a republic in 1990.", ("independence", "Ruritania", "1990", "")),
        ("Rudolf Rassendyll died on 3 May 2019.", ("death", "Rudolf Rassendyll", "2019-05-03", "")),
        ("The bombing of Strelsau on Tuesday was condemned.", ("attack", "Strelsau", "2019-07-09", "")),
        ("Tuesday's bombing of Strelsau was condemned.", ("attack", "Strelsau", "2019-07-09", "")),
        ("Two planes dropped bombs on Tuesday.", ("attack", "", "2019-07-09", "")),
        ("The quake struck at 0412 GMT.", ("earthquake", "", "", "04:12 GMT")),
        ("Witnesses said there were two blasts at 3 p.m. (1200 GMT).", ("attack", "", "", "15:00;12:00 GMT")),
        (
            "A train derailed at about 9:10 a.m. local time on Tuesday.",
            ("accident", "train", "2019-07-09", "09:10~ local"),
        ),
    ],
)  # fmt: skip
def test_a_happening_is_told_with_what_it_happened_to_and_when(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The satellite Lynx-2 was launched on 3 May 2019.", ("launch", "Lynx-2", "2019-05-03", "")),
        ("The rocket took off at 04:25 GMT on 3 May 2019.", ("launch", "rocket", "2019-05-03", "04:25 GMT")),
        ("Lift-off of Lynx came at 7:05 p.m. on 3 May 2019.", ("launch", "Lynx", "2019-05-03", "19:05")),
        (
            "The harbour bridge opened to traffic on 3 May 2019.",
            ("founding", "harbour bridge", "2019-05-03", ""),
        ),
        ("The first call came in at 10:47 p.m.", ("call", "first call", "", "22:47")),
        (
            "The first 911 call was logged at 10:17 on Sunday night.",
            ("call", "first call", "2019-07-07", "22:17"),
        ),
        ("The missile strike of 3 May 2019 destroyed a market.", ("attack", "market", "2019-05-03", "")),
        ("A market was hit by a missile on 3 May 2019.", ("attack", "market", "2019-05-03", "")),
        ("The launch took place at 2:45 a.m. GMT on 3 May 2019.", ("launch", "", "2019-05-03", "02:45 GMT")),
    ],
)
def test_verbs_and_nouns_tell_of_one_kind_of_happening(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A market in Zenda was hit by a missile on Tuesday.", "attack", "Zenda"),
        ("Porto was the place where Marta Vilhena met the president on Tuesday.", "meeting", "PT-porto"),
        ("The rocket took off from Porto on Tuesday.", "launch", "PT-porto"),
        ("Kenya welcomed Marta Vilhena on Tuesday.", "visit", "KE"),
        ("Marta Vilhena was received by the president in Porto on Tuesday.", "meeting", "PT-porto"),
    ],
)
def test_a_happening_is_told_with_its_place(text: str, kind: str, place: str) -> None:
    assert (kind, place) in [(e.kind, e.place) for e in events(text)]


def test_what_was_years_ago_has_the_figures_of_the_next_sentence_too() -> None:
    (old,) = [
        e for e in events("In 1998 a fire killed a guard. Four people were hurt.") if e.kind == "accident"
    ]
    (new,) = [
        e for e in events("On Tuesday a fire killed a guard. Four people were hurt.") if e.kind == "accident"
    ]
    assert old.numbers == ("4",)
    assert new.numbers == ()


def test_it_stands_for_the_happening_named_last() -> None:
    text = "An earthquake shook Strelsau on Tuesday. It struck at 4:12 a.m. local time."
    assert told(text) == [("earthquake", "", "2019-07-09", ""), ("earthquake", "", "", "04:12 local")]


def test_which_stands_for_the_name_before_it_and_for_the_noun_that_it_belongs_to() -> None:
    of = "The president of Ruritania, which became a republic in 1990, spoke."
    noun = "The training mission in Kenya, which was launched in 2015, goes on."
    assert told(of) == [("independence", "Ruritania", "1990", "")]
    assert told(noun) == [("launch", "training mission", "2015", "")]


def test_a_year_after_since_may_be_that_of_the_beginning() -> None:
    text = "Since the mission began in 2016, the army has trained 300 officers."
    assert ("beginning", "mission", "2016", "") in told(text)


def test_the_one_who_reports_or_condemns_is_not_the_one_who_acts() -> None:
    (attack,) = [e for e in events("Rudolf Rassendyll condemned Strelsau for bombing Zenda.") if e.object]
    assert attack.participants == ()


@pytest.mark.parametrize(
    "text",
    [
        "The clinic will be founded in 2020.",
        "The clinic was not founded in 1990.",
        "Marta Vilhena plans to found a clinic in 2020.",
        "The mayor said on Monday that more was needed.",
    ],
)
def test_what_is_planned_denied_or_only_said_is_no_dated_happening(text: str) -> None:
    assert told(text) == []


def test_a_market_that_opens_founds_nothing() -> None:
    assert [kind for kind, *_ in told("The market opened lower on Monday.")] == ["open"]


def test_a_year_beside_another_noun_dates_that_noun_alone() -> None:
    assert told("The 1990 book about the bombing was banned.") == []


def test_every_mention_is_where_its_offsets_say() -> None:
    text = (
        "STRELSAU, 12 July\n\nThe quake struck Strelsau at 4:12 a.m. on Tuesday, the mayor said.\n"
        "Since 1987 Marta Vilhena has run the clinic, which lost its roof.\n"
    )
    found = normalise(document(text), {}).rows
    rows = [row for row in found if isinstance(row, EventRow)]
    assert {row.kind for row in rows} == {"earthquake", "founding"}
    assert all(text[row.start : row.end] == row.mention and row.mention in row.quote for row in rows)
    assert len({row.statement_id for row in rows}) == len(rows)


# ---------------------------------------------------------------- which are one


def keys(*rows: dict[str, object]) -> list[str]:
    """The event keys of rows, in their order, as letters; "" for a row of its own."""
    found = list(tables({"events": rows})["events"].sort_values(["report_id", "start"])["event_key"])
    names = {key: chr(97 + n) for n, key in enumerate(dict.fromkeys(filter(None, found)))}
    return [names.get(key, "") for key in found]


def row(report: str, **cells: object) -> dict[str, object]:
    return {"report_id": report, "kind": "attack", "date": "2024-05-07", **cells}


def test_a_bare_mention_goes_on_with_the_happening_told_before() -> None:
    assert keys(
        row("A", object="Strelsau", names="Strelsau"),
        row("A", date="", time="15:00", event="explosion"),
        row("B", object="Strelsau", names="Strelsau"),
    ) == ["a", "a", "a"]


def test_another_one_is_another_one() -> None:
    assert keys(
        row("A", object="Strelsau", names="Strelsau"),
        row("A", date="", time="15:00", event="second explosion"),
        row("B", object="Strelsau", names="Strelsau"),
    ) == ["a", "", "a"]


def test_other_names_are_another_happening_unless_one_side_speaks_of_both() -> None:
    apart = [row("A", object="Strelsau", names="Strelsau"), row("B", object="Zenda", names="Zenda")]
    both = [row("A", object="Zenda camp", names="Zenda"), row("B", object="Red Cross camp", place="Zenda")]
    assert keys(*apart) == ["", ""]
    assert keys(*both) == ["a", "a"]


def test_a_kind_that_needs_its_object_is_not_one_by_place_alone() -> None:
    assert keys(row("A", kind="signing", place="PT-porto"), row("B", kind="signing", place="PT-porto")) == [
        "",
        "",
    ]


def test_who_bought_what_must_both_agree() -> None:
    deal = {"kind": "purchase", "object": "Hentzau Works", "date": "2004"}
    assert keys(row("A", **deal, participants="Zenda"), row("B", **deal, participants="Zenda")) == ["a", "a"]
    assert keys(row("A", **deal, participants="Zenda"), row("B", **deal)) == ["", ""]


def test_verbs_that_no_lexicon_knows_are_told_and_not_compared() -> None:
    same = {"kind": "criticise", "object": "Zenda", "participants": "Rudolf Rassendyll"}
    assert keys(row("A", **same), row("B", **same)) == ["", ""]


def test_one_noun_is_one_happening_only_where_both_reports_tell_of_it_as_news() -> None:
    bridge = {"kind": "founding", "object": "bridge", "names": "Strelsau"}
    old = {**bridge, "names": "", "date": "1921"}
    assert keys(row("A", **bridge), row("B", **{**bridge, "object": "harbour bridge"})) == ["a", "a"]
    assert keys(row("A", **old), row("B", **old)) == ["", ""]


def test_a_meeting_is_known_by_who_took_part() -> None:
    met = {"kind": "meeting", "names": "Aino Rantanen;Zenda"}
    assert keys(
        row("A", **met, participants="Aino Rantanen", place="PT-porto"),
        row("B", **met, participants="Zenda", object="president", place="PT-lisbon"),
    ) == ["a", "a"]


def test_names_are_the_same_cut_short_by_initials_and_by_surname() -> None:
    assert shared(frozenset(["Zenda"]), frozenset(["Zenda Refugee Camp"]))
    assert shared(frozenset(["RAF"]), frozenset(["Ruritanian Air Force"]))
    assert shared(frozenset(["Vilhena"]), frozenset(["Marta Vilhena"]))
    assert not shared(frozenset(["Ruritania"]), frozenset(["South Ruritania"]))
    one, two = frozenset(["Strelsau"]), frozenset(["Zenda"])
    assert names_differ(one, two, one, two)
    assert not names_differ(one, two, one | two, two)


def test_nouns_tell_if_they_are_narrow_or_modified_alike() -> None:
    vague = frozenset(["agreement"])
    assert telling(frozenset(["free clinic"]), frozenset(["clinic"]), vague)
    assert not telling(frozenset(["agreement"]), frozenset(["agreement"]), vague)
    assert telling(frozenset(["fishing agreement"]), frozenset(["new fishing agreement"]), vague)
    assert heads_differ(frozenset(["rural clinic"]), frozenset(["urban clinic"]))
    assert not heads_differ(frozenset(["fighting"]), frozenset(["fight"]))


# ---------------------------------------------------------------- days and clocks


@pytest.mark.parametrize(
    ("cells", "first", "last"),
    [
        ({"date": "1987/.."}, date(1987, 1, 1), date(1987, 12, 31)),
        ({"date": "2019-01~"}, date(2018, 12, 1), date(2019, 2, 28)),
        ({"date": "2019~"}, date(2018, 1, 1), date(2020, 12, 31)),
        ({"date": "2019-07-10", "mention": "struck yesterday"}, date(2019, 7, 9), date(2019, 7, 11)),
        ({"date": "2019-07-10", "mention": "struck on Wednesday"}, date(2019, 7, 10), date(2019, 7, 10)),
    ],
)
def test_a_date_leaves_the_room_that_its_wording_leaves(
    cells: dict[str, str], first: date, last: date
) -> None:
    assert days_told(statement("events", 0, {"kind": "attack", **cells})) == Days(first, last)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("15:20", "15:00", True),
        ("15:00", "14:53 local", False),
        ("15:20~", "15:00", False),
        ("00:01", "23:54", True),
        ("00:01", "23:59", False),
        ("04:12 GMT", "04:12 local", True),
        ("04:12 GMT", "04:12", False),
        ("09:10 CET", "08:10 GMT", False),
        ("09:10 CET", "09:10 GMT", True),
        ("09:10 GMT+2", "07:40 UTC", True),
        ("15:20 local", "12:00 GMT", False),
        ("no time", "15:00", False),
    ],
)
def test_two_times_of_day_may_or_may_not_be_one_moment(one: str, other: str, clash: bool) -> None:
    assert clocks_clash(clocks_of(one), clocks_of(other)) is clash
    assert clocks_clash(clocks_of(other), clocks_of(one)) is clash


def test_what_happens_once_a_day_has_one_time_however_far_apart() -> None:
    one, two = clocks_of("15:20"), clocks_of("18:10")
    assert not clocks_clash(one, two)
    assert clocks_clash(one, two, far=DAY)


@pytest.mark.parametrize(
    ("country", "day", "lead"),
    [
        ("KE", date(2024, 5, 7), 180),
        ("IN", date(2024, 5, 7), 330),
        ("JP", date(2024, 5, 7), 540),
        ("CH", date(2024, 1, 7), 60),
        ("CH", date(2024, 7, 7), 120),
        ("US", date(2024, 5, 7), None),
        ("XX", date(2024, 5, 7), None),
    ],
)
def test_a_country_with_one_time_says_how_far_it_is_ahead(country: str, day: date, lead: int | None) -> None:
    assert lead_of(country, Days(day, day)) == lead


def test_a_report_that_gives_both_times_says_how_far_local_time_is_ahead() -> None:
    both = clocks_of("15:00 local;12:00 GMT")
    assert offset_of([both, clocks_of("15:20")]) == 180
    assert offset_of([both, clocks_of("15:00 local;13:00 GMT")]) is None
    assert clocks_clash(clocks_of("15:20"), clocks_of("12:00 GMT"), ahead=180)
    assert not clocks_clash(clocks_of("04:12 GMT"), clocks_of("04:12 local"), greenwich=True)
