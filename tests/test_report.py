"""The renderers: golden files for a tame and a hostile result; nothing hostile gets through."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from factcheck.findings import Result, Support
from factcheck.report import FORMATS
from factcheck.report.escape import bold, clean, code, formula, markdown
from factcheck.report.sections import fold, sections
from factcheck.report.show import render_finding
from factcheck.report.terminal import progress, summary
from factcheck.report.words import around, date, headline, support, where
from golden.results import FORMULA, NASTY, harbour, hostile, said

GOLDEN = Path(__file__).parent / "golden"
RESULTS = {"harbour": harbour, "hostile": hostile}
EMPTY = Result(reports=(), findings=(), agreements=(), coverage=(), not_read=())


def tokens(text: str) -> list:
    """Every token of the Markdown as a reader sees it, inline ones included."""
    blocks = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [t for block in blocks for t in (block, *(block.children or ()))]


def safe(text: str) -> bool:
    return not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n" for c in text)


def shown(text: str, **console: object) -> str:
    out = io.StringIO()
    summary(RESULTS[text](), Console(file=out, width=100, **console), "conflict-report.md")
    return out.getvalue()


class Rendered(SingleFileSnapshotExtension):
    """One golden file a rendering, with its own ending, so that a reader can open it."""

    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("suffix", ["md", "json", "csv"])
def test_golden(name, suffix, snapshot):
    """`pytest tests/test_report.py --snapshot-update` writes the files anew; look at the difference."""
    result = RESULTS[name]()
    # One hostile finding is enough to read; the tests below take them all.
    text = FORMATS[suffix](
        result if name == "harbour" else result.model_copy(update={"findings": result.findings[:1]})
    )
    golden = snapshot.use_extension(type(f"Rendered_{suffix}", (Rendered,), {"file_extension": suffix}))
    assert text == golden


@pytest.mark.parametrize("name", RESULTS)
def test_markdown_has_no_markup_of_a_report(name):
    found = tokens(FORMATS["md"](RESULTS[name]()))
    ours = re.compile(r"<details><summary>[\w ,]+</summary>\n?|</details>\n?")
    kinds = {t.type for t in found if not (t.type == "html_block" and ours.fullmatch(t.content))}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "s_open",
        "fence",
        "code_block",
        "em_open",
    }


@pytest.mark.parametrize("name", RESULTS)
def test_markdown_tables_keep_their_columns(name):
    """No cell is lost or added: each line of a table has as many as its head, before a reader mends it."""
    text = FORMATS["md"](RESULTS[name]())
    found = [t for t in tokens(text) if t.type == "table_open"]
    assert len(found) == sum(1 for line in text.splitlines() if re.match(r"\| -+:? \|", line))
    width = 0
    for line in text.splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.replace("\\\\", "").replace("\\|", "").count("|")
        assert cells == (width or cells)
        width = cells


def test_headings_of_the_hostile_report_are_ours():
    text = FORMATS["md"](hostile())
    inline = [line for line in text.splitlines() if line.startswith("## ")]
    assert inline == [
        "## Conflicts",
        "## Changed over time",
        "## Different scope, window or kind",
        "## Small differences that have a reason",
        "## Names and wording",
        "## Could not be determined",
        "## Accepted",
        "## What the reports agree on",
        "## The reports",
        "## Coverage: what was seen, and what became of it",
        "## Not read",
        "## Warnings",
        "## What this rests on",
    ]
    assert safe(text)


def test_the_mention_is_bold():
    inline = tokens(FORMATS["md"](harbour()))
    strong = {inline[i + 1].content for i, t in enumerate(inline) if t.type == "strong_open"}
    assert {"48 million crowns", "61 million crowns", "more than 2,100 pupils", "9,400 pupils"} <= strong


def test_one_passage_is_quoted_once():
    """Who was mayor and who opened the bridge are the same words: one block and one line."""
    text = FORMATS["md"](harbour())
    assert text.count("opened by **Mayor Tomas Reck**") == 1
    assert "- Ilse Brandt or Tomas Reck: who opened the harbour bridge (`actor-mismatch`" in text


def test_every_finding_is_in_the_report():
    for result in (harbour(), hostile()):
        text = FORMATS["md"](result)
        assert all(finding.id in text for finding in result.findings)
        placed = sections(result.findings)
        listed = [f for name in placed.__slots__ for f in getattr(placed, name)]
        assert sorted(f.id for f in listed) == sorted(f.id for f in result.findings)


def test_fold_keeps_findings_on_other_words_apart():
    found = sections(harbour().findings).conflicts
    assert [[also.rule for also in more] for _, more in fold(found)] == [["actor-mismatch"], []]


def test_long_answers_and_ledgers_stay_short():
    result = harbour()
    finding = next(f for f in result.findings if f.rule == "disjoint-figures" and f.decision is None)
    many = tuple(
        said("gazette", "48 million crowns").model_copy(update={"report_id": f"r{i % 10}", "line": i + 1})
        for i in range(30)
    )
    first = finding.answers[0].model_copy(
        update={"statements": many, "support": Support(reports=10, origins=3)}
    )
    long = finding.model_copy(update={"answers": (first, *finding.answers[1:])})
    ledger = tuple(
        row.model_copy(update={"report_id": f"r{i}", "seen": 2, "skipped": {"no date": 1}})
        for i in range(60)
        for row in result.coverage[:2]
    )
    text = FORMATS["md"](result.model_copy(update={"findings": (long,), "coverage": ledger}))
    assert "| 48 million crowns (10 reports, 3 origins) | Port Gazette | 3 May 2024 |" in text
    assert "`gazette.txt:1`, again in 2, 3, 4, 5, 6 |" in text
    assert "| figures | 120 | 180 | 120 | no date (60) |" in text


def test_headline():
    assert headline(EMPTY) == "No report could be read."
    result = harbour()
    alone = result.model_copy(update={"findings": ()})
    assert headline(alone) == "No conflict was found in 4 reports."
    unsure = tuple(f for f in result.findings if f.rule == "currency-unknown")
    assert headline(alone.model_copy(update={"findings": unsure})) == (
        "No conflict was found in 4 reports; 1 question could not be determined."
    )
    notes = tuple(f for f in result.findings if f.rule == "name-variant")
    assert headline(alone.model_copy(update={"findings": notes})) == (
        "No conflict of substance in 4 reports: 1 note on names and wording."
    )
    nothing = alone.model_copy(update={"agreements": (), "coverage": ()})
    assert "nothing was compared" in headline(nothing)
    assert FORMATS["md"](EMPTY).startswith("# Conflict report\n\n**No report could be read.**\n")


def test_absolute_paths_are_not_printed():
    """Where the folder of the reports stands is nothing to the reader, and differs between machines."""
    text = FORMATS["json"](harbour()).replace('"reports/', '"/home/desk/selm/reports/')
    moved = Result.model_validate_json(text)
    assert "/home/desk" in moved.findings[0].answers[0].statements[0].path
    assert FORMATS["md"](moved) == FORMATS["md"](harbour()).replace(
        "\n\nFiles are named from `reports/`.", ""
    )
    assert "/home/desk" not in "".join(render(moved) for render in FORMATS.values())


def test_sources_are_named_once():
    result = harbour()
    twice = result.agreements[0].model_copy(update={"statements": result.agreements[0].statements * 2})
    text = FORMATS["md"](result.model_copy(update={"agreements": (twice,)}))
    assert text == FORMATS["md"](result)


def test_json_is_the_result():
    for build in RESULTS.values():
        text = FORMATS["json"](build())
        assert json.loads(text) == build().model_dump(mode="json")
        assert safe(text)
        assert text.startswith('{\n  "schema_version": 1,')


def test_csv_has_one_row_for_each_statement():
    result = harbour()
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](result))))
    assert len(rows) == sum(len(a.statements) for f in result.findings for a in f.answers)
    row = next(r for r in rows if r["mention"] == "61 million crowns" and r["report_id"] == "evening-post")
    assert row["answer"] == "61 million crowns"
    assert (row["reports"], row["origins"], row["line"]) == ("2", "1", "1")


def test_csv_starts_no_formula_and_no_second_line():
    text = FORMATS["csv"](hostile())
    rows = list(csv.reader(io.StringIO(text)))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    assert len(text.splitlines()) == len(rows)
    assert safe(text)


def test_show_has_both_passages():
    finding = next(f for f in harbour().findings if f.rule == "two-holders-one-seat")
    text = render_finding(finding)
    assert "reports/gazette.txt:1:1\n" in text
    assert "“>>Mayor Ilse Brandt<< opened the Selm harbour bridge on 3 May 2024”" in text
    assert "reference: office_holders.csv: Ilse Brandt" in text
    assert "attributed to" not in text
    assert all(safe(render_finding(f)) for f in hostile().findings)


def test_summary_fits_one_screen():
    text = shown("harbour")
    assert "\x1b" not in text
    assert len(text.splitlines()) <= 24
    assert "The whole report is in conflict-report.md." in text
    assert "Next, both passages and what decided: factcheck show" in text
    assert "\x1b" in shown("harbour", force_terminal=True, color_system="standard")
    nasty = shown("hostile")
    assert len(nasty.splitlines()) <= 40
    assert safe(nasty)


def test_progress_is_for_people_only():
    out = io.StringIO()
    with progress(Console(file=out)) as tell:
        assert tell is None
    with progress(Console(file=out, force_terminal=True)) as tell:
        assert tell is not None
        tell("reading", 1, 2)
        tell("reading", 2, 2)
    assert "reading" in out.getvalue()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a|b", "a\\|b"),
        ("<b> & c", "&lt;b&gt; &amp; c"),
        ("snake_case _x_", "snake_case \\_x\\_"),
        ("$5 against $6", "$5 against $6"),
        ("$5 or US$ 6", "\\$5 or US\\$ 6"),
        ("between $x$ and", "between \\$x\\$ and"),
        ("see http://a.example/b.", "see `http://a.example/b.`"),
        ("ask a@b.example", "ask `a@b.example`"),
        ("two\nlines\tand\u00a0more", "two lines and more"),
        ("a\u202eb\x1b[0m", "ab\\[0m"),
    ],
)
def test_markdown_escapes(text, said):
    assert markdown(text) == said


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (("worth US", "$700 million", " or so"), "worth **US$700 million** or so"),
        (("", "700 million", "."), "**700 million**."),
        (("(", "$5", ")"), "(**$5**)"),
        (("a ", " 5% ", " b"), "a **5%** b"),
        (("x€", "$5", "€x"), "**x€$5**€x"),
        (("before ", "", "after"), "before after"),
    ],
)
def test_bold_is_read_as_bold(pieces, said):
    assert bold(*pieces) == said
    strong = [t for t in tokens(said) if t.type == "strong_open"]
    assert len(strong) == bool(pieces[1])


def test_code_falls_back_to_text():
    assert code("a.txt:1") == "`a.txt:1`"
    assert code("a|b`c.txt:1") == "a\\|b\\`c.txt:1"
    assert code("") == ""


def test_formula():
    assert formula(FORMULA) == "'" + FORMULA
    assert formula(" \t@x") == "'@x"
    assert formula("-5") == "'-5"
    assert formula("5-") == "5-"


def test_clean_keeps_the_words():
    assert clean("Киї́в  \u200cab\ud800") == "Киї́в \u200cab\ufffd"
    assert safe(clean(NASTY))


def test_around_cuts_at_words_and_keeps_the_mention():
    long = said(
        "gazette", "48 million crowns", quote=f"{'one two ' * 60}48 million crowns {'three four ' * 60}"
    )
    before, mention, after = around(long)
    assert mention == "48 million crowns"
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert 200 < len(before + mention + after) < 260
    nine = said("gazette", "3", quote="In 2023 some 3 came")
    assert around(nine) == ("In 2023 some ", "3", " came")
    assert around(nine.model_copy(update={"quote": "nothing"})) == ("", "", "nothing")


def test_words():
    assert support(Support(reports=1, origins=1)) == "1 report"
    assert support(Support(reports=2, origins=1)) == "2 reports, 1 origin"
    statement = said("gazette", "48 million crowns")
    assert where(statement, column=True) == f"reports/gazette.txt:1:{statement.column}"
    assert where(statement.model_copy(update={"line": 0})) == "reports/gazette.txt"
    assert date("") == ""
    assert date("not a date | `") == "not a date | `"
