"""Reading plain text, Markdown, tables of sources; ids, dates, order, what is passed over."""

import codecs
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read import Limits, line_column, read_reports
from factcheck.read.base import UnreadableError
from factcheck.read.names import unique_ids
from factcheck.read.text import clean, decode

LIMITS = Limits()
DATA = Path(__file__).parent / "data" / "read"
BRIDGE = "The bridge over the Ems was closed on Tuesday after 12 cracks were found."


def put(folder: Path, **files: str | bytes) -> Path:
    """Write files; `__` in a name stands for its dot."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def reasons(folder: Path, **options) -> dict[str, str]:
    result = read_reports([folder], **options)
    return {Path(skip.path).name: skip.reason for skip in result.not_read}


def test_a_folder_of_texts_is_read_in_order_of_ids(tmp_path):
    put(tmp_path, b__txt=BRIDGE, a__md=BRIDGE)
    result = read_reports([tmp_path])
    assert [report.report_id for report in result.reports] == ["a", "b"]
    assert result.reports[0].text == BRIDGE
    assert result.reports[0].issued_ground == "unknown"
    assert (result.not_read, result.warnings) == ((), ())


def test_the_path_is_as_the_user_wrote_it(tmp_path, monkeypatch):
    put(tmp_path / "in", a__txt=BRIDGE)
    monkeypatch.chdir(tmp_path)
    assert [report.path for report in read_reports(["in/"]).reports] == ["in/a.txt"]
    assert [report.path for report in read_reports(["./in/a.txt"]).reports] == ["in/a.txt"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (codecs.BOM_UTF8 + b"caf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        (codecs.BOM_UTF16_BE + "café".encode("utf-16-be"), "café"),
        ("café".encode("utf-32"), "café"),
        ("The café is closed".encode("utf-16-le"), "The café is closed"),
        ("The mayor said “no” in Zürich for €3".encode("cp1252"), "The mayor said “no” in Zürich for €3"),
        (
            ("Мост закрыт на три месяца, сказал мэр. " * 4).encode("cp1251"),
            "Мост закрыт на три месяца, сказал мэр. " * 4,
        ),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"one\x00two\x1b[31m three" + b"." * 60, "one two [31m three" + "." * 60),
    ],
)
def test_encodings_and_control_characters(data, text):
    assert clean(decode(data)[0], LIMITS) == text


def test_a_guessed_encoding_is_told(tmp_path):
    put(tmp_path, a__txt="Zürich said no to the café".encode("cp1252"))
    (warning,) = read_reports([tmp_path]).warnings
    assert "a.txt: not UTF-8, read as cp1252" in warning


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_reason(data):
    with suppress(UnreadableError):
        text = clean(decode(data)[0], LIMITS)
        assert clean(text, LIMITS) == text
        text.encode()


@given(st.text(), st.data())
def test_line_and_column_lead_back_to_the_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = line_column(text, offset)
    lines = text.split("\n")
    assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == offset


def test_front_matter_speaks_for_the_report_and_lines_are_the_files(tmp_path):
    source = f"---\ntitle: A bridge\noutlet: Lowland Post\ndate: 2024-03-05\nurl: https://a.example/b\n---\n{BRIDGE}\n"
    put(tmp_path, a__md=source)
    (report,) = read_reports([tmp_path]).reports
    assert (report.title, report.publisher, report.issued) == ("A bridge", "Lowland Post", "2024-03-05")
    assert (report.issued_ground, report.url) == ("front matter", "https://a.example/b")
    assert "Lowland" not in report.text
    assert line_column(report.text, report.text.index("12 cracks")) == (7, BRIDGE.index("12 cracks") + 1)


@pytest.mark.parametrize(
    ("matter", "word"),
    [
        ("a: &x [1]\nb: *x", "aliases"),
        ("title: [unclosed", "YAML"),
        ("title: " + "[" * 5000, "YAML"),
        ("? !!python/object/apply:os.system ['true']\n: 1\nb: {", "YAML"),
    ],
)
def test_bad_front_matter_is_left_out_with_a_warning(tmp_path, matter, word):
    put(tmp_path, a__md=f"---\n{matter}\n---\n{BRIDGE}")
    result = read_reports([tmp_path])
    assert result.reports[0].text.strip() == BRIDGE
    assert len(result.warnings) == 1
    assert word in result.warnings[0]


def test_rules_around_prose_are_no_front_matter(tmp_path):
    put(tmp_path, a__md=f"---\nJust a remark\n---\n{BRIDGE}", b__md=f"---\nnever closed {BRIDGE}")
    for report in read_reports([tmp_path]).reports:
        assert report.text.startswith("---")


def test_empty_fields_of_front_matter_are_empty(tmp_path):
    put(tmp_path, a__md=f"---\ntitle: null\npublisher: ~\nissued:\ndate: 2024-03\n---\n{BRIDGE}")
    result = read_reports([tmp_path])
    (report,) = result.reports
    assert (report.title, report.publisher, report.issued) == ("", "", "2024-03")
    assert result.warnings == ()


def test_an_impossible_date_is_told_and_the_report_is_read(tmp_path):
    put(tmp_path, a__md=f"---\nissued: 2024-02-30\n---\n{BRIDGE}")
    result = read_reports([tmp_path])
    assert (result.reports[0].issued, result.reports[0].issued_ground) == ("", "unknown")
    (warning,) = result.warnings
    for part in ("a.md", "issued", "2024-02-30", "YYYY-MM-DD"):
        assert part in warning


def test_sources_give_date_publisher_title_and_id(tmp_path):
    table = "source_id,file,published,outlet,title\nbridge,a.txt,2024-03,Post,Shut\n7,b.txt,2023,,\n"
    put(tmp_path, a__txt=BRIDGE, b__txt=BRIDGE, sources__csv=table)
    first, second = read_reports([tmp_path]).reports
    assert (first.report_id, second.report_id) == ("b", "bridge")
    assert (second.issued, second.issued_ground, second.publisher, second.title) == (
        "2024-03",
        "sources",
        "Post",
        "Shut",
    )
    (alone,) = read_reports([tmp_path / "a.txt"]).reports
    assert alone == second


def test_sources_go_before_front_matter_and_the_option_before_both(tmp_path):
    table = "report_id,file,issued,publisher\nbridge,a.md,2024-03,Post\n"
    put(tmp_path, a__md=f"---\nissued: 2020\npublisher: Other\n---\n{BRIDGE}", sources__csv=table)
    (report,) = read_reports([tmp_path]).reports
    assert (report.issued, report.publisher) == ("2024-03", "Post")
    for key in ("a.md", "bridge", str(tmp_path / "a.md")):
        result = read_reports([tmp_path], issued={key: "2024-03-05"})
        assert (result.reports[0].issued, result.reports[0].issued_ground) == ("2024-03-05", "option")
        assert result.warnings == ()
    (warning,) = read_reports([tmp_path], issued={"c.md": "2024"}).warnings
    assert "--issued c.md" in warning


def test_sources_of_a_european_spreadsheet_and_composed_accents(tmp_path):
    (tmp_path / "caf\u00e9.txt").write_text(BRIDGE)
    table = "\ufeffFile;Published;Outlet\r\ncafe\u0301.txt;2024-03-05;Post\r\n"
    put(tmp_path, sources__csv=table)
    result = read_reports(str(tmp_path))
    assert (result.reports[0].publisher, result.reports[0].issued) == ("Post", "2024-03-05")
    assert result.reports[0].report_id == "cafe"
    assert result.warnings == ()


def test_the_first_heading_is_the_title_of_markdown(tmp_path):
    put(
        tmp_path,
        a__md=f"# Bridge shut\n\n{BRIDGE}",
        b__md=f"---\ntitle: Shut\n---\n# Bridge shut\n\n{BRIDGE}",
    )
    assert [report.title for report in read_reports([tmp_path]).reports] == ["Bridge shut", "Shut"]


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("name,published\na.txt,2024\n", "without a column file"),
        ("file,published\na.txt,2024-13\n", "row 2"),
        ("file,published\nb.txt,2024\n", "there is no file"),
        ("file,published\na.txt,2024\na.txt,2023\n", "row 3"),
        ('file,published\n"a.txt,2024\n', "CSV"),
        ("", "empty"),
        ("file,published\na.txt,March 5, 2024\n", "more cells"),
    ],
)
def test_a_bad_table_of_sources_is_one_clear_line(tmp_path, table, word):
    put(tmp_path, a__txt=BRIDGE, sources__csv=table)
    result = read_reports([tmp_path])
    assert len(result.reports) == 1
    assert len(result.warnings) == 1
    assert "sources.csv" in result.warnings[0]
    assert word in result.warnings[0]


def test_tables_beside_reports_are_passed_over_without_a_word(tmp_path):
    put(tmp_path, a__txt=BRIDGE, figures__csv="x", decisions__csv="x", datapackage__json="{}", gold__yaml="x")
    (tmp_path / "conflict-report.md").write_text(BRIDGE)
    result = read_reports([tmp_path])
    assert ([report.report_id for report in result.reports], result.not_read) == (["a"], ())
    assert "text" in read_reports([tmp_path / "figures.csv"]).not_read[0].reason


def test_what_cannot_be_read_has_one_reason_and_the_rest_goes_on(tmp_path):
    put(
        tmp_path,
        a__txt=BRIDGE,
        empty__txt="",
        blank__txt=" \n",
        binary__txt=os.urandom(4000),
        picture__jpg=b"x",
    )
    put(
        tmp_path,
        image__txt=b"\x89PNG\r\n\x1a\n....",
        __hidden=BRIDGE,
        long__txt="x" * 3000,
        big__txt="x" * 9000,
    )
    found = reasons(tmp_path, limits=Limits(max_bytes=8000, max_characters=2000))
    assert set(found) == {
        *("empty.txt", "blank.txt", "binary.txt", "picture.jpg"),
        *("image.txt", ".hidden", "long.txt", "big.txt"),
    }
    for name, word in {
        "empty.txt": "empty",
        "binary.txt": "not a text",
        "picture.jpg": "no reader",
        "image.txt": "image",
        ".hidden": "hidden",
        "long.txt": "2,000",
        "big.txt": "0.008 MB",
    }.items():
        assert word in found[name]


def test_a_path_that_is_not_there_and_a_folder_without_reports(tmp_path):
    assert read_reports([tmp_path]).reports == ()
    (skip,) = read_reports([tmp_path / "nothing.txt"]).not_read
    assert skip.reason == "no such file or folder"


def test_the_order_of_paths_does_not_count(tmp_path):
    for name in ("one", "two", "three"):
        put(tmp_path / name, report__txt=f"{BRIDGE} {name}", other__md=BRIDGE)
    paths = [tmp_path / "one", tmp_path / "two", tmp_path / "three" / "report.txt", tmp_path / "three"]
    expected = read_reports(paths)
    assert len(expected.reports) == 6
    for seed in range(5):
        random.Random(seed).shuffle(paths)
        assert read_reports([*paths, paths[0]]) == expected


@given(st.lists(st.sampled_from(["a", "b", "a-2", "a-3", "b-2"]), max_size=12), st.randoms())
def test_ids_are_unique_and_do_not_depend_on_order(bases, shuffler):
    pairs = [(base, f"{index}.txt") for index, base in enumerate(bases)]
    ids = dict(zip(pairs, unique_ids(pairs), strict=True))
    assert len(set(ids.values())) == len(pairs)
    shuffled = shuffler.sample(pairs, len(pairs))
    assert dict(zip(shuffled, unique_ids(shuffled), strict=True)) == ids


def test_progress_names_each_file(tmp_path):
    put(tmp_path, a__txt=BRIDGE, b__txt="")
    seen: list[str] = []
    read_reports([tmp_path], progress=seen.append)
    assert [Path(path).name for path in seen] == ["a.txt", "b.txt"]


def test_the_worked_data_set_is_read_without_a_word():
    result = read_reports([Path(__file__).parents[1] / "facts" / "reports"])
    assert [(report.report_id, report.issued) for report in result.reports] == [
        ("2017-03-arrangement-negotiated", "2017-03"),
        ("2017-04-arrangement-signed", "2017-04"),
        ("2023-08-security-talks", "2023-08"),
        ("2025-08-24-action-plan", "2025-08-24"),
        ("2025-08-joint-production", "2025-08"),
    ]
    assert (result.not_read, result.warnings) == ((), ())
