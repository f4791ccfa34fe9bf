"""Extraction in several processes and from the cache: the same rows, and what fails is named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from factcheck import engines
from factcheck.cache import Cache, Made, decoded, default_folder, encoded
from factcheck.dates import Anchor
from factcheck.engines import Engine, Settings, extracted_from
from factcheck.metrics import catalogue
from factcheck.models import Report
from factcheck.pipeline import check, extract
from factcheck.places import Gazetteer, PlaceMention, default_gazetteer
from factcheck.report import FORMATS

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "facts" / "reports"
BUILT_IN = Settings.of(default_gazetteer(), (), catalogue())


class Deadly(Gazetteer):
    """Ends the process in which it meets a certain word."""

    def find(self, text: str) -> Iterable[PlaceMention]:
        if "DEADLY" in text:
            os._exit(1)
        return super().find(text)


def report(name: str, text: str, **cells: str) -> Report:
    return Report(report_id=name, path=f"{name}.txt", text=text, **{"issued": "2024-05-10", **cells})


def told(number: int) -> Report:
    return report(f"r{number}", f"Kenya has trained {400 + number} “soldiers” since 2019, Kari Berg said.")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that were extracted, in this process."""
    seen: list[str] = []
    sound = engines.read_document

    def counting(report, *rest):
        seen.append(report.report_id)
        return sound(report, *rest)

    monkeypatch.setattr(engines, "read_document", counting)
    return seen


def rows(made: Iterable[Made]) -> list[list[object]]:
    return [list(one.rows) for one in made]


def test_two_processes_and_a_cache_give_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ways = [Engine(1), Engine(2), Engine(2, cache), Engine(1, cache)]
    texts = {FORMATS["json"](check([REPORTS], engine=engine), None) for engine in ways}
    assert len(texts) == 1
    assert len(list(cache.glob("??/*.z"))) == len(list(REPORTS.glob("*.*")))
    for number, engine in enumerate((Engine(1), Engine(1, cache))):
        extract([REPORTS], tmp_path / f"facts{number}", engine=engine)
    for path in (tmp_path / "facts0").glob("*.csv"):
        assert path.read_bytes() == (tmp_path / "facts1" / path.name).read_bytes()


def test_a_report_that_ends_its_process_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "BATCH", 150)
    reports = [told(0), told(1), report("bad", "Three DEADLY soldiers."), told(2), told(3)]
    settings = Settings(Deadly(default_gazetteer().places), (), None)
    made = list(extracted_from(reports, settings, Engine(2)))
    assert [bool(one.rows) for one in made] == [True, True, False, True, True]
    assert [one.failed for one in made if one.failed] == [engines.BROKEN]


def test_a_second_run_extracts_only_what_changed(tmp_path: Path, counted: list[str]) -> None:
    first = [told(0), told(1), told(2)]
    one = rows(extracted_from(first, BUILT_IN, Engine(1, tmp_path)))
    assert counted == ["r0", "r1", "r2"]
    changed = [told(0), first[1].model_copy(update={"issued": "2023-05-10"}), told(2), told(3)]
    two = rows(extracted_from(changed, BUILT_IN, Engine(1, tmp_path)))
    assert counted[3:] == ["r1", "r3"]
    assert (two[0], two[2]) == (one[0], one[2])


def test_a_run_that_was_ended_goes_on_from_what_it_kept(tmp_path: Path, counted: list[str]) -> None:
    stream = extracted_from([told(n) for n in range(4)], BUILT_IN, Engine(1, tmp_path))
    next(stream), next(stream)
    stream.close()
    list(extracted_from([told(n) for n in range(4)], BUILT_IN, Engine(1, tmp_path)))
    assert counted == ["r0", "r1", "r2", "r3"]


def test_places_anchors_metrics_and_the_date_of_publication_make_another_key(tmp_path: Path) -> None:
    place = {"code": "XQ", "name": "Quorn", "kind": "city", "parent": "", "variants": "", "demonyms": ""}
    more = default_gazetteer().plus([place | {"capital": ""}])
    metrics = {slug: metric for slug, metric in catalogue().items() if metric.unit != "money"}
    settings = [
        BUILT_IN,
        Settings.of(more, (), catalogue()),
        Settings.of(default_gazetteer(), (Anchor("the storm", "2020"),), catalogue()),
        Settings.of(default_gazetteer(), (), metrics),
    ]
    reports = [told(0), report("r0", told(0).text, issued="2023"), report("r0", "Other.")]
    paths = {Cache(tmp_path, one.digest).path(each) for one in settings for each in reports}
    assert len(paths) == len(settings) * len(reports)
    moved = told(0).model_copy(update={"path": "elsewhere.txt"})
    cache = Cache(tmp_path, BUILT_IN.digest)
    assert cache.path(moved) == cache.path(told(0))


@pytest.mark.parametrize("damage", [b"", b"no", None], ids=["empty", "garbled", "cut"])
def test_what_is_damaged_is_extracted_anew_and_mended(
    tmp_path: Path, counted: list[str], damage: bytes | None
) -> None:
    one = rows(extracted_from([told(0)], BUILT_IN, Engine(1, tmp_path)))
    (path,) = tmp_path.glob("??/*.z")
    whole = path.read_bytes()
    path.write_bytes(whole[:-3] if damage is None else damage)
    assert rows(extracted_from([told(0)], BUILT_IN, Engine(1, tmp_path))) == one
    assert counted == ["r0", "r0"]
    assert path.read_bytes() == whole


def test_rows_that_do_not_fit_the_report_are_not_taken(tmp_path: Path) -> None:
    cache = Cache(tmp_path, BUILT_IN.digest)
    (made,) = extracted_from([told(0)], BUILT_IN, Engine())
    foreign = tuple(row.model_copy(update={"start": row.start + 1, "end": row.end + 1}) for row in made.rows)
    cache.put(told(0), encoded(Made(foreign, made.seen, made.skipped)))
    assert cache.get(told(0)) is None


def test_encoding_loses_nothing(tmp_path: Path) -> None:
    (made,) = extracted_from([told(0)], BUILT_IN, Engine())
    assert made.rows
    assert decoded(encoded(made)) == made


def test_a_cache_that_cannot_be_written_is_no_cache(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert all(made.rows for made in extracted_from([told(0)], BUILT_IN, Engine(1, blocked / "cache")))
    assert blocked.read_text() == "in the way"


def test_the_folder_holds_no_more_than_its_limit(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "")
    for number in range(5):
        cache.put(told(number), b"x" * 100)
        os.utime(cache.path(told(number)), (number, number))
    cache.trim(250)
    assert [cache.has(told(number)) for number in range(5)] == [False, False, False, True, True]


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    assert default_folder() is None
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "factcheck"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_folder() == Path.home() / ".cache" / "factcheck"
