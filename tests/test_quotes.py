"""Quotations: what stands in marks, who says it, and where two reports quote it differently. The texts are made up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.document import Document, read_document
from factcheck.extract.quote_marks import quoted
from factcheck.extract.quotes import QuoteMention, find_quotes
from factcheck.findings import Finding
from factcheck.match.spoken import alike_pairs, sentences_of
from factcheck.match.wordings import differences, one_sentence
from factcheck.metrics import catalogue
from factcheck.models import FigureRow, QuoteRow, Report
from factcheck.normalise import normalise
from factcheck.pipeline import check
from factcheck.places import default_gazetteer

ISSUED = "2019-07-13"  # a Saturday


def document(text: str) -> Document:
    return read_document(Report(report_id="A", path="a.md", issued=ISSUED, text=text), default_gazetteer())


def parts(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in quote.parts] for quote in quoted(text)]


def told(text: str) -> list[tuple[str, str, str]]:
    """The words, the speaker as written and the speaker's name, of each quotation."""
    return [(text[m.start : m.end], m.speaker, m.person) for m in mentions(text)]


def mentions(text: str) -> list[QuoteMention]:
    return [m for m in find_quotes(document(text)) if not m.skipped]


# ---------------------------------------------------------------- the marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we go on" and left.', [["we go on"]]),
        ("“We go on,” he said.", [["We go on,"]]),
        ("‘We go on,’ he said. It’s the soldiers’ homes.", [["We go on,"]]),
        ("'We won't go,' he said in the '90s.", [["We won't go,"]]),
        ("«On continue», and « on gagne ».", [["On continue"], ["on gagne"]]),
        ("„Wir gehen“, he said.", [["Wir gehen"]]),
        ('“He said "no way" to me,” she said.', [['He said "no way" to me,']]),
        ("‘He said “no way” to me,’ she said.", [["He said “no way” to me,"]]),
        ('“We go on," he said.', [["We go on,"]]),
        ('They count"at least 50 people," and more.', [["at least 50 people,"]]),
        ("“One.\n\n“Two.\n\n“Three.” And that was all.", [["One.", "Two.", "Three."]]),
        ("Never “closed.\n\nThen a “good one” follows.", [["good one"]]),
        ('He is 6\'2" tall and 5" too short.', []),
        ("The dogs' home is the cats' too.", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, expected: list[list[str]]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet=st.sampled_from("\"'“”‘’«»„ab.,\n s5"), max_size=60))
def test_quotations_of_any_text_stand_apart_in_order_and_hold_words(text: str) -> None:
    found = quoted(text)
    ends = [0, *(quote.closes for quote in found)]
    for quote, before in zip(found, ends, strict=False):
        assert before <= quote.opens < quote.parts[0][0] <= quote.parts[-1][1] < quote.closes <= len(text)
        for start, end in quote.parts:
            assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize(
    "unit", ['"', "“", "‘", "'", '" ', ' "a', "“a\n", '"a\n', "‘as’ ", "“a ‘b” c’ ", "«"]
)
def test_finding_the_marks_takes_time_linear_in_the_text(unit: str) -> None:
    begun = time.perf_counter()
    quoted(unit * (100_000 // len(unit)))
    assert time.perf_counter() - begun < 2


# ---------------------------------------------------------------- who says it


@pytest.mark.parametrize(
    ("text", "speaker", "person"),
    [
        ("“The harbour stays open,” said Marta Vilhena.", "Marta Vilhena", "Marta Vilhena"),
        ("“The harbour stays open,” Marta Vilhena, the mayor, told reporters.", "Marta Vilhena", "Marta Vilhena"),
        ("Marta Vilhena said: “The harbour stays open.”", "Marta Vilhena", "Marta Vilhena"),
        ("Marta Vilhena said that “the harbour will stay open” for now.", "Marta Vilhena", "Marta Vilhena"),
        ("“The harbour stays open,” a spokesman for Marta Vilhena said.", "a spokesman for Marta Vilhena", ""),
        ("“The harbour stays open,” said a fisherman who would not be named.", "a fisherman", ""),
        ("“The harbour stays open,” according to the ministry.", "the ministry", ""),
        ("The police came. “The harbour stays open for all.”", "", ""),
        ("Marta Vilhena was pleased. “The harbour stays open,” she said.", "she", "Marta Vilhena"),
        ("Marta Vilhena met Farah Haddad. “The harbour stays open,” she said.", "she", ""),
        ("It was Monday. “The harbour stays open,” she said.", "she", ""),
    ],
)  # fmt: skip
def test_the_speaker_stands_before_or_behind_and_is_empty_where_unclear(
    text: str, speaker: str, person: str
) -> None:
    ((_, said_by, name),) = told(text)
    assert (said_by, name) == (speaker, person)


def test_he_said_in_the_midst_breaks_one_utterance_into_parts() -> None:
    text = "“The harbour stays open,” Marta Vilhena said, “whatever the storm may bring.” She left at noon."
    first, second = mentions(text)
    assert (first.utterance, first.part) == (first.start, 1)
    assert (second.utterance, second.part, second.person) == (first.start, 2, "Marta Vilhena")


def test_two_speakers_in_one_paragraph_are_two_utterances() -> None:
    text = (
        "“The harbour stays open,” said Marta Vilhena. “That is a lie, and she knows it,” said Farah Haddad."
    )
    assert [(m.part, m.person) for m in mentions(text)] == [(1, "Marta Vilhena"), (1, "Farah Haddad")]


def test_a_few_words_and_a_title_in_marks_are_no_quotation_and_say_why() -> None:
    found = find_quotes(document("They called it a “hostile act” after “The Long Way to Porto” was shown."))
    assert [m.skipped for m in found] == [
        "words in quotation marks, too few for an utterance",
        "a title in quotation marks",
    ]


def test_a_role_alone_is_the_one_person_whom_the_report_gives_it() -> None:
    before = "Prime Minister Luc Perrin of France spoke in Lyon. "
    assert told(before + "“The bridge will be built here,” the prime minister said.")[0][2] == "Luc Perrin"
    other = "Former prime minister Luc Perrin spoke in Lyon. "
    assert told(other + "“The bridge will be built here,” the prime minister said.")[0][2] == ""
    two = before + "Prime Minister Ana Reis of Portugal listened. "
    assert told(two + "“The bridge will be built here,” the prime minister said.")[0][2] == ""


def rows_of(text: str) -> tuple[list[FigureRow], list[QuoteRow]]:
    rows = normalise(document(text), catalogue()).rows
    return [r for r in rows if isinstance(r, FigureRow)], [r for r in rows if isinstance(r, QuoteRow)]


def test_a_figure_says_whether_it_was_quoted_or_told_and_by_whom() -> None:
    text = (
        "“We lost 300 houses in one night,” Marta Vilhena said. "
        "Farah Haddad said that 20 people were killed. The storm injured 40 people."
    )
    figures, _ = rows_of(text)
    assert [(f.value, f.speech, f.attributed_to) for f in figures if f.value] == [
        (300, "direct", "Marta Vilhena"),
        (20, "reported", "Farah Haddad"),
        (40, "", ""),
    ]


def test_a_figure_told_by_a_role_alone_is_its_holders() -> None:
    figures, _ = rows_of(
        "Prime Minister Luc Perrin of France spoke in Lyon. The prime minister said 20 people were killed."
    )
    assert [(f.value, f.attributed_to) for f in figures] == [(20, "Luc Perrin")]


def test_a_quotation_has_its_day_and_its_sentence() -> None:
    _, (row,) = rows_of("“The harbour stays open,” Marta Vilhena said on July 11.")
    assert (row.as_of, row.mention) == ("2019-07-11", "The harbour stays open,")
    assert row.quote == "“The harbour stays open,” Marta Vilhena said on July 11."


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "‘", "’", "We go on to the end", ",", ".", " he said", " Ana Reis", "\n"]
        )
    )
)
def test_the_mention_of_any_quotation_stands_at_its_place(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for row in rows_of(text)[1]:
        assert text[row.start : row.end] == row.mention


# ---------------------------------------------------------------- wordings


def test_sentences_that_share_words_are_compared_and_those_that_are_everywhere_are_not() -> None:
    one = sentences_of("We will keep the old harbour open all winter.")[0].keys
    two = sentences_of("We will keep the old harbour shut all winter.")[0].keys
    other = sentences_of("Nobody has seen the ferry since the night of the storm.")[0].keys
    assert list(alike_pairs([one, two, other])) == [(one, two)]
    assert one_sentence(one, two)
    many = [
        sentences_of(f"As we all know too well ship{n} sank off coast{n} then.")[0].keys for n in range(300)
    ]
    assert list(alike_pairs(many)) == []


@given(
    st.lists(
        st.sampled_from(
            ["we", "not", "will", "close", "7,000", "Porto", "…", "[the]", "harbour", "don't", "."]
        )
    )
)
def test_a_wording_does_not_differ_from_itself(words: list[str]) -> None:
    for sentence in sentences_of(" ".join(words)):
        assert differences(sentence, sentence) == []


# ---------------------------------------------------------------- on real text


def misquotes(folder: Path, **reports: str) -> list[Finding]:
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(f"12 July 2019\n\n{text}\n", encoding="utf-8")
    return [f for f in check([folder], data_set=folder).findings if f.rule == "misquote"]


FIRST = (
    "A landslide closed the road to the valley on Friday. “We have brought around 50 people to safety from "
    "houses that the mud had reached,” Farah Haddad, a doctor at the clinic, told the radio.\n\n"
    "“There is no road, no light,” she added, “and the river is still rising under the bridge.”"
)


def test_a_number_that_changed_between_two_reports_is_found_in_their_text(tmp_path: Path) -> None:
    second = (
        "Rescuers worked all night in the valley. ‘We have brought around 70 people to safety from houses that "
        "the mud had reached,’ said doctor Farah Haddad."
    )
    (finding,) = misquotes(tmp_path, first=FIRST, second=second)
    assert (finding.severity, [answer.support.reports for answer in finding.answers]) == ("error", [1, 1])
    assert "50" in finding.message
    assert "70" in finding.message
    assert "Farah Haddad" in finding.message


def test_the_same_words_shortened_broken_and_respelled_are_no_misquote(tmp_path: Path) -> None:
    second = (
        'Farah Haddad spoke of “around fifty people” who were brought out. "There is no road, no light and the '
        "river is still rising under the bridge,” the doctor told the station."
    )
    assert misquotes(tmp_path, first=FIRST, second=second) == []
