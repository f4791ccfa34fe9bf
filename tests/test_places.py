"""Places: what a word for a place stands for, and where such words stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.places import Form, Gazetteer, default_gazetteer
from factcheck.resources import table

PLACES = default_gazetteer()
ROW = {"parent": "", "variants": "", "demonyms": "", "capital": ""}


def found(text):
    return [(m.surface, m.code, m.form.value) for m in PLACES.find(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ukraine", "UA"),
        ("Ukrainian", "UA"),
        ("Ukrainians", "UA"),
        ("Kiev", "UA-kyiv"),
        ("Kyiv", "UA-kyiv"),
        ("the Netherlands", "NL"),
        ("Dutch", "NL"),
        ("Britain", "GB"),
        ("U.S.", "US"),
        ("Washington", "US-washington"),
        ("Canada's", "CA"),
        ("Burma", "MM"),
        ("Ivorian", "CI"),
        ("Türkiye", "TR"),
        ("Holy See", "VA"),
        ("Scottish", "GB-scotland"),
        ("Québec", "CA-quebec"),
        ("European Union", "EU"),
        ("NATO", "NATO"),
        ("united nations", "UN"),
        ("Singapore", "SG"),
    ],
)
def test_a_word_for_a_place_is_looked_up(text, code):
    assert PLACES.lookup(text).code == code


@pytest.mark.parametrize("text", ["", "Trudeau", "un", "the", "Tuesday", "Springfield Ltd"])
def test_other_words_are_no_places(text):
    assert PLACES.lookup(text) is None


def test_every_country_has_a_demonym_and_its_capital_is_listed():
    countries = [p for p in PLACES.places.values() if p.kind == "country"]
    assert len(countries) >= 195
    assert all(p.demonyms for p in countries if p.code not in ("VA", "DM"))
    assert all(p.capital in PLACES.places for p in countries if p.capital)
    assert all(p.parent in PLACES.places for p in PLACES.places.values() if p.parent)


def test_codes_are_unique():
    codes = [row["code"] for row in table("places")]
    assert len(codes) == len(set(codes))


def test_parts_and_countries():
    assert PLACES.country_of("UA-kyiv") == "UA"
    assert PLACES.country_of("CA") == "CA"
    assert PLACES.country_of("NATO") == ""
    assert PLACES.country_of("no such code") == ""
    assert PLACES.is_part_of("UA-kyiv", "UA")
    assert PLACES.is_part_of("UA", "UA")
    assert not PLACES.is_part_of("UA", "UA-kyiv")


def test_a_capital_may_stand_for_its_government():
    assert PLACES.government("CA-ottawa") == "CA"
    assert PLACES.government("CA") == "CA"
    assert PLACES.government("CA-toronto") == ""
    assert PLACES.government("EU") == ""


def test_mentions_are_the_longest_whole_words_as_spelt():
    text = "Canadian troops left Kiev for New York City; South Sudan’s envoy met Guinea-Bissau's."
    assert found(text) == [
        ("Canadian", "CA", "demonym"),
        ("Kiev", "UA-kyiv", "variant"),
        ("New York City", "US-new-york", "variant"),
        ("South Sudan", "SS", "name"),
        ("Guinea-Bissau", "GW", "name"),
    ]
    assert found("ukraine, Malians in Maliana, an OMAN and Omani") == [
        ("Malians", "ML", "demonym"),
        ("Omani", "OM", "demonym"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Weller resigned.",
        "Michael Jordan resigned.",
        "Mr. Chad resigned.",
        "Georgia Okoye won.",
        "Jimmy Wales wrote it.",
    ],
)
def test_a_persons_name_is_no_place(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("He flew to Jordan.", "JO"), ("Georgia signed it.", "GE"), ("Chad’s army left.", "TD")],
)
def test_an_ambiguous_word_alone_is_a_place(text, code):
    assert [c for _, c, _ in found(text)] == [code]


def test_a_users_rows_are_added_and_win():
    rows = [
        {**ROW, "code": "UA-izium", "name": "Izium", "kind": "city", "parent": "UA", "variants": "Izyum"},
        {**ROW, "code": "UA-kyiv", "name": "Kyjiw", "kind": "city", "parent": "UA"},
    ]
    own = PLACES.plus(rows)
    assert own.lookup("Izyum").code == "UA-izium"
    assert own.lookup("Kiev") is None
    assert PLACES.lookup("Kiev").code == "UA-kyiv"


@pytest.mark.parametrize("change", [{"code": ""}, {"name": " "}, {"kind": "planet"}])
def test_a_bad_row_is_refused(change):
    with pytest.raises(ValueError):
        Gazetteer.of([{**ROW, "code": "XX", "name": "Nowhere", "kind": "city", **change}])


def test_a_circle_of_parents_ends():
    rows = [
        {**ROW, "code": a, "name": a.upper(), "kind": "city", "parent": b}
        for a, b in (("a", "b"), ("b", "a"))
    ]
    assert Gazetteer.of(rows).country_of("a") == ""


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Kyiv", "U.S.", "the", " ", "Jordan", "Mr. ", "-", "’s"])).map("".join)
)
def test_offsets_hold_and_mentions_do_not_overlap(text):
    last = 0
    for mention in PLACES.find(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start >= last
        assert isinstance(mention.form, Form)
        last = mention.end


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["New ", "Kyiv ", "a", " ", "South South ", "U.S."])
def test_time_is_linear(piece):
    PLACES.find(piece * (500_000 // len(piece)))
