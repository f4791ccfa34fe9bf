"""The generator of the synthetic evaluation, and that factcheck gets through what it makes."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

sys.path.insert(0, str(Path(__file__).parent / "evaluation" / "synthetic"))

from generator import FAMILIES, SLOT, WORDINGS, ReportSet, load_wording, make_set, make_sets

ROLES = {family.role for family in FAMILIES.values()}
TWINS = [
    (name, next(other.name for other in FAMILIES.values() if other.pair == name and not other.conflict))
    for name, family in FAMILIES.items()
    if family.conflict
]
BY_SENTENCE = {"zero", "two-holders"}
"""Conflicts that need another sentence than their twin, not only another mention."""


@pytest.mark.parametrize("wording", WORDINGS)
def test_sets_are_the_same_for_the_same_seed(wording: str) -> None:
    for family in FAMILIES:
        sets = list(make_sets(family, 3, wording, seed=7))
        assert sets == list(make_sets(family, 3, wording, seed=7))
        assert sets != list(make_sets(family, 3, wording, seed=8))


@pytest.mark.parametrize("wording", WORDINGS)
def test_what_is_planted_stands_in_its_report(wording: str) -> None:
    for reports in _some(wording):
        assert {planted.side for planted in reports.planted} >= (
            {"a"} if "weekday" in reports.family else {"a", "b"}
        )
        for planted in reports.planted:
            text = reports.reports[planted.report].text
            mention = text[planted.start : planted.end]
            assert mention == mention.strip() != ""
            assert planted.sentence_start <= planted.start < planted.end <= planted.sentence_end
            assert text[planted.sentence_start : planted.sentence_end].endswith((".", "”", "?", "!"))


@pytest.mark.parametrize("wording", WORDINGS)
def test_reports_are_short_and_whole(wording: str) -> None:
    for reports in _some(wording):
        assert 2 <= len(reports.reports) <= 5
        assert len({report.publisher for report in reports.reports}) == len(reports.reports)
        for report in reports.reports:
            assert (
                3 <= len(re.findall(r"[.!?]”?(?=\s|$)", report.text)) <= 10
            )  # "a.m." looks like an end as well
            assert not re.search(r"[{}<>\x02\x03]|  | [,.]", report.text), report.text


@pytest.mark.parametrize(("conflict", "twin"), TWINS)
@pytest.mark.parametrize("wording", WORDINGS)
def test_a_twin_differs_only_in_what_is_planted(conflict: str, twin: str, wording: str) -> None:
    for number in range(20):
        one, other = make_set(conflict, number, wording), make_set(twin, number, wording)
        assert [(r.publisher, r.issued) for r in one.reports] == [
            (r.publisher, r.issued) for r in other.reports
        ]
        assert [(p.report, p.side) for p in one.planted] == [(p.report, p.side) for p in other.planted]
        by_sentence = conflict in BY_SENTENCE
        assert _masked(one, by_sentence) == _masked(other, by_sentence)
        assert [r.text for r in one.reports] != [r.text for r in other.reports]


def test_wordings_are_many_and_held_apart() -> None:
    files = [load_wording(name) for name in WORDINGS]
    for file in files:
        facts = [fact for subject in file["subjects"].values() for fact in subject["facts"].values()]
        assert {fact["role"] for fact in facts} >= ROLES
        assert all(len(set(fact["say"])) >= 6 for fact in facts)
        assert all(len(set(subject["lead"])) >= 6 for subject in file["subjects"].values())
    for part in ("subjects", "general", "people", "publishers", "zones"):
        assert not set(files[0][part]) & set(files[1][part]), part
    one, other = ({_plain(wording) for wording in _wordings(file)} for file in files)
    assert not one & other


def test_every_quote_stands_in_its_report(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    for wording, number in (("dev", 0), ("dev", 1), ("test", 0)):
        folder = tmp_path / f"{wording}-{number}"
        texts = _written(folder, wording, number)
        result = factcheck.check([folder], data_set=tmp_path / "nothing")
        assert {report.report_id for report in result.reports} == set(texts)
        assert not result.not_read
        for finding in result.findings:
            for statement in (each for answer in finding.answers for each in answer.statements):
                text = texts[statement.report_id]
                assert statement.quote in text
                assert text[statement.start : statement.end] == statement.mention


def _written(folder: Path, wording: str, number: int) -> dict[str, str]:
    """Writes one set of every family into one folder, which is faster than one after another; the texts by id."""
    folder.mkdir()
    texts = {}
    rows = ["source_id,file,published,publisher"]
    for family in FAMILIES:
        for index, report in enumerate(make_set(family, number, wording).reports):
            name = f"{family}-{index}"
            texts[name] = report.text
            (folder / f"{name}.txt").write_text(report.text, encoding="utf-8", newline="")
            rows.append(f'{name},{name}.txt,{report.issued},"{report.publisher}"')
    (folder / "sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return texts


def _some(wording: str) -> Iterator[ReportSet]:
    for family in FAMILIES:
        yield from make_sets(family, 20, wording)


def _masked(reports: ReportSet, by_sentence: bool) -> list[str]:
    """The texts with the planted mentions, or the sentences around them, left out."""
    texts = [report.text for report in reports.reports]
    for planted in sorted(reports.planted, key=lambda p: -p.start):
        span = (planted.sentence_start, planted.sentence_end) if by_sentence else (planted.start, planted.end)
        texts[planted.report] = f"{texts[planted.report][: span[0]]}…{texts[planted.report][span[1] :]}"
    # A letter that opens a sentence is a capital, whatever it opens; "a" and "an" go with the word behind them.
    return [re.sub(r"\b[Aa]n? …", "…", text) for text in texts]


def _wordings(file: dict[str, object]) -> Iterator[str]:
    subjects = file["subjects"]
    assert isinstance(subjects, dict)
    for subject in subjects.values():
        yield from (*subject["lead"], *subject["filler"])
        for fact in subject["facts"].values():
            yield from fact["say"]


def _plain(wording: str) -> str:
    return SLOT.sub("_", wording).casefold()
