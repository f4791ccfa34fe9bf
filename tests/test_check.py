"""The pipeline on small sets of reports: hand edits count and stay, and bad input costs one clear line."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import factcheck.engines
import factcheck.pipeline
from factcheck import cli
from factcheck.dates import not_before
from factcheck.findings import Finding, Result
from factcheck.models import ROWS
from factcheck.pipeline import InputError, build_tables, check, doctor, extract
from factcheck.read import read_reports
from factcheck.report import FORMATS
from factcheck.rules import RULES, disjoint_figures, two_holders_one_seat

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

GAZETTE = """---
publisher: Harbour Gazette
issued: 2024-05-06
---

Norwegian Prime Minister Kari Berg visited Kenya on 6 May 2024.

Norway has given Kenya more than $40 million in aid since 2019.

The fisheries agreement between Norway and Kenya was signed on 3 May 2024.
"""

COURIER = """---
publisher: Coast Courier
issued: 2024-05-06
---

Prime Minister of Norway Nils Dahl met the press on 6 May 2024.

Since 2019, Norway has given Kenya $25 million in aid.

The fisheries agreement between Norway and Kenya was signed on 5 April 2024.
"""

Edit = Callable[[dict[str, str]], bool]


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data set of two reports that differ in three things, with its tables extracted."""
    monkeypatch.chdir(tmp_path)
    reports = Path("facts/reports")
    reports.mkdir(parents=True)
    (reports / "gazette.md").write_text(GAZETTE, encoding="utf-8")
    (reports / "courier.md").write_text(COURIER, encoding="utf-8")
    extract([reports], Path("facts"))
    return Path("facts")


def rows(facts: Path, table: str) -> list[dict[str, str]]:
    with (facts / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(facts: Path, table: str, lines: list[dict[str, str]]) -> None:
    with (facts / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def edit(facts: Path, table: str, where: tuple[str, str], **cells: str) -> None:
    """Changes these cells and nothing else, in the one row whose cell is as given."""
    lines = rows(facts, table)
    (row,) = [line for line in lines if line[where[0]] == where[1]]
    row.update(cells)
    write(facts, table, lines)


def by_rule(result: Result, rule: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule == rule]


def rules_of(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def report(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


# ---------------------------------------------------------------- what a person corrects

CORRECTIONS = [
    ("figures", ("value", "25000000"), {"value": "45000000"}, "disjoint-figures"),
    ("agreements", ("date", "2024-04-05"), {"date": "2024-05-03"}, "agreement-date"),
    ("offices", ("person", "Nils Dahl"), {"person": "Kari Berg"}, "two-holders-one-seat"),
]
IDS = [table for table, _, _, _ in CORRECTIONS]


def test_a_report_without_a_date_is_dated_by_its_dateline_and_one_without_either_is_named(
    tmp_path: Path,
) -> None:
    report(tmp_path / "r", "wire.txt", "NAIROBI, March 3, 2024 (Wire) - Twelve people were hurt on Sunday.\n")
    report(tmp_path / "r", "note.txt", "Twelve people were hurt when a bus left the road near the lake.\n")
    result = check([tmp_path / "r"], data_set=None)
    assert {row.report_id: (row.issued, row.issued_ground) for row in result.reports} == {
        "note": ("", "unknown"),
        "wire": ("2024-03-03", "dateline"),
    }
    assert [w for w in result.warnings if "note" in w and "--issued" in w]


def test_a_report_dated_nowhere_is_bounded_by_the_last_day_of_which_it_tells(tmp_path: Path) -> None:
    text = (
        "The harbour was opened on 4 May 2011. Twelve people were hurt on 3 July 2013 when a ferry sank, the "
        "mayor said. The port has 40 ferries now. A hearing will be held on 9 September 2014.\n"
    )
    report(tmp_path / "r", "note.txt", text)
    result = check([tmp_path / "r"], data_set=None)
    (row,) = result.reports
    assert (row.issued, row.issued_ground) == ("2013-07-03/..", "not before (in the text)")
    assert [w for w in result.warnings if "note" in w and "--issued" in w]
    tables = build_tables([tmp_path / "r"])
    # What a bound does not say stays unknown: no figure holds on the bound's day, or on the last of all days.
    dated = {as_of for table in tables.values() if "as_of" in table for as_of in table["as_of"]}
    assert dated <= {"", "2013-07-03", "2011-05-04"}
    assert set(tables["figures"]["issued_to"]) == {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on 3 July 2013.", "2013-07-03/.."),
        ("On July 3, 2013, the bridge was closed. It had opened on May 4, 2011.", "2013-07-03/.."),
        ("The vote will be held on 3 July 2013.", ""),
        ("The vote, scheduled for 3 July 2013, was called off.", ""),
        ("The trial was put off until 3 July 2013.", ""),
        ("The bridge fell in July 2013.", ""),
        ("The bridge fell on July 3.", ""),
        ("", ""),
    ],
)
def test_a_text_was_not_published_before_the_last_day_of_which_it_tells(text: str, expected: str) -> None:
    assert not_before(text) == expected


def test_a_publication_date_written_in_the_table_counts_and_stays(facts: Path) -> None:
    edit(facts, "reports", ("report_id", "courier"), issued="2024-09-01", issued_ground="hand")
    dates = {row.report_id: row.issued for row in check([facts]).reports}
    assert dates == {"courier": "2024-09-01", "gazette": "2024-05-06"}
    extract([facts / "reports"], facts)
    assert {row["report_id"]: row["issued"] for row in rows(facts, "reports")} == dates


def test_extracting_one_more_report_keeps_the_rows_of_the_others(facts: Path, tmp_path: Path) -> None:
    before = {row["statement_id"] for row in rows(facts, "figures")}
    later = report(tmp_path / "later", "herald.md", GAZETTE.replace("$40 million", "$50 million"))
    extract([later], facts)
    assert before < {row["statement_id"] for row in rows(facts, "figures")}
    assert {row["report_id"] for row in rows(facts, "reports")} == {"courier", "gazette", "herald"}


def test_the_reports_differ_in_three_things(facts: Path) -> None:
    assert {rule for *_, rule in CORRECTIONS} <= rules_of(check([facts]))


@pytest.mark.parametrize(("table", "where", "cells", "rule"), CORRECTIONS, ids=IDS)
def test_a_corrected_cell_counts_and_stays_after_another_extraction(
    facts: Path, table: str, where: tuple[str, str], cells: dict[str, str], rule: str
) -> None:
    edit(facts, table, where, **cells)
    assert rule not in rules_of(check([facts]))
    extract([facts / "reports"], facts)
    stored = [line for line in rows(facts, table) if line["status"] == "corrected"]
    assert [{name: line[name] for name in cells} for line in stored] == [cells]
    assert rule not in rules_of(check([facts]))
    assert doctor(facts) == []


@pytest.mark.parametrize(("table", "where", "cells", "rule"), CORRECTIONS, ids=IDS)
def test_a_corrected_cell_counts_where_the_reports_lie_beside_the_tables(
    facts: Path, table: str, where: tuple[str, str], cells: dict[str, str], rule: str
) -> None:
    (facts / "reports").rename("reports")
    extract([Path("reports")], facts)
    edit(facts, table, where, **cells)
    assert rule not in rules_of(check([Path("reports")]))
    assert rule not in rules_of(check())
    assert len(rules_of(check())) >= 2


def test_another_extraction_of_the_same_reports_changes_no_byte(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), value="45000000")
    extract([facts / "reports"], facts)
    before = {path.name: path.read_bytes() for path in facts.iterdir() if path.is_file()}
    extract([facts / "reports"], facts)
    assert {path.name: path.read_bytes() for path in facts.iterdir() if path.is_file()} == before


def test_what_follows_from_a_corrected_cell_follows(facts: Path) -> None:
    edit(facts, "agreements", ("date", "2024-04-05"), date="2024-05")
    edit(facts, "figures", ("value", "25000000"), value="45000000", window="2020-03/..")
    extract([facts / "reports"], facts)
    deal = next(line for line in rows(facts, "agreements") if line["date"] == "2024-05")
    assert (deal["date_from"], deal["date_to"]) == ("2024-05-01", "2024-05-31")
    sum_ = next(line for line in rows(facts, "figures") if line["value"] == "45000000")
    assert float(sum_["low"]) <= 45_000_000 <= float(sum_["high"])
    assert (sum_["window_from"], sum_["window_from_last"], sum_["window_to"]) == (
        "2020-03-01",
        "2020-03-31",
        "",
    )


def test_days_that_a_person_set_stay_where_the_date_text_was_left(facts: Path) -> None:
    edit(facts, "agreements", ("date", "2024-04-05"), date_from="2024-04-01", date_to="2024-05-10")
    extract([facts / "reports"], facts)
    deal = next(line for line in rows(facts, "agreements") if line["date"] == "2024-04-05")
    assert (deal["date_from"], deal["date_to"]) == ("2024-04-01", "2024-05-10")


def test_a_date_that_is_none_is_one_warning_and_the_run_goes_on(facts: Path) -> None:
    edit(facts, "agreements", ("date", "2024-04-05"), date="early spring")
    result = check([facts])
    (warning,) = result.warnings
    assert "agreements.csv" in warning
    assert "'early spring'" in warning
    assert "write it as 2024-02-24" in warning
    assert rules_of(result) >= {"disjoint-figures", "two-holders-one-seat"}
    extract([facts / "reports"], facts)
    assert "early spring" in {line["date"] for line in rows(facts, "agreements")}


@pytest.mark.parametrize(("table", "where", "cells", "rule"), CORRECTIONS, ids=IDS)
def test_a_rejected_row_is_not_compared_and_stays_rejected(
    facts: Path, table: str, where: tuple[str, str], cells: dict[str, str], rule: str
) -> None:
    edit(facts, table, where, status="rejected")
    assert rule not in rules_of(check([facts]))
    extract([facts / "reports"], facts)
    assert [line[where[0]] for line in rows(facts, table) if line["status"] == "rejected"] == [where[1]]
    assert rule not in rules_of(check([facts]))


def test_a_row_added_by_hand_counts_and_stays(facts: Path) -> None:
    lines = rows(facts, "figures")
    (given,) = [line for line in lines if line["value"] == "40000000"]
    added = {
        **given,
        "statement_id": "f-mine",
        "origin": "hand",
        "digest": "",
        "value": "10",
        "relation": "exact",
    }
    added |= {"metric": "visits", "kind": "", "unit": "visit", "currency_alternatives": "", "window": ""}
    lines += [added, {**added, "statement_id": "f-other", "report_id": "courier", "value": "70"}]
    for line in lines[-1:]:
        (other,) = [row for row in lines if row["value"] == "25000000"]
        line |= {name: other[name] for name in ("mention", "quote", "start", "end")}
    write(facts, "figures", lines)
    tables = build_tables([facts])
    assert {"f-mine", "f-other"} <= set(tables["figures"]["statement_id"])
    extract([facts / "reports"], facts)
    assert {"f-mine", "f-other"} <= {line["statement_id"] for line in rows(facts, "figures")}
    assert doctor(facts) == []


def test_a_row_added_by_hand_can_be_an_answer(facts: Path) -> None:
    lines = rows(facts, "offices")
    (given,) = [line for line in lines if line["person"] == "Kari Berg"]
    start = read_reports(facts / "reports").reports[1].text.index("Kenya")
    place = {"mention": "Kenya", "start": str(start), "end": str(start + 5)}
    lines.append(
        {**given, **place, "statement_id": "o-mine", "origin": "hand", "digest": "", "person": "Ola Vik"}
    )
    write(facts, "offices", lines)
    (found,) = by_rule(check([facts]), "two-holders-one-seat")
    assert [answer.value for answer in found.answers] == ["Kari Berg", "Nils Dahl", "Ola Vik"]


def test_a_touched_row_of_a_report_that_was_not_asked_for_is_no_matter(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), value="45000000")
    assert check([facts / "reports" / "gazette.md"], data_set=facts).warnings == ()


def test_a_touched_row_of_a_report_that_is_gone_is_kept_and_told_of(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), value="45000000")
    (facts / "reports" / "courier.md").unlink()
    result = check([facts])
    (warning,) = result.warnings
    assert "courier" in warning
    extract([facts / "reports"], facts)
    assert "45000000" in {line["value"] for line in rows(facts, "figures")}


def test_a_touched_row_moves_with_its_quote(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), value="45000000")
    path = facts / "reports" / "courier.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Prime Minister", "A first line.\n\nPrime Minister")
    )
    assert "disjoint-figures" not in rules_of(check([facts]))
    extract([facts / "reports"], facts)
    assert "45000000" in {line["value"] for line in rows(facts, "figures")}
    assert doctor(facts) == []


# ---------------------------------------------------------------- bad rows and bad files


@pytest.mark.parametrize(
    ("cells", "mend"),
    [
        ({"as_of_from": "2024-02-30"}, "write it as 2024-02-24"),
        ({"value": "3,200"}, "write digits only"),
        ({"status": "perhaps"}, "'confirmed'"),
        ({"start": ""}, "start"),
        ({"end": "3"}, "mention has"),
        ({"confidence": "7"}, "confidence"),
    ],
    ids=lambda value: str(value),
)
def test_a_bad_row_is_named_with_its_mend_and_is_not_lost(
    facts: Path, cells: dict[str, str], mend: str
) -> None:
    edit(facts, "figures", ("value", "25000000"), note="my remark", **cells)
    number = 2 + next(n for n, line in enumerate(rows(facts, "figures")) if line["note"] == "my remark")
    result = check([facts])
    (warning,) = result.warnings
    assert f"figures.csv, row {number}: " in warning
    assert mend in warning
    assert {"agreement-date", "two-holders-one-seat"} <= rules_of(result)
    extract([facts / "reports"], facts)
    (kept,) = [line for line in rows(facts, "figures") if line["note"] == "my remark"]
    assert {name: kept[name] for name in cells} == cells


def test_a_bad_row_counts_once_it_is_mended(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), value="45 million", note="mine")
    extract([facts / "reports"], facts)
    edit(facts, "figures", ("note", "mine"), value="45000000")
    result = check([facts])
    assert result.warnings == ()
    assert "disjoint-figures" not in rules_of(result)


def test_a_row_with_a_cell_too_many_is_kept_as_it_is(facts: Path) -> None:
    path = facts / "offices.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], lines[-1] + ",surplus"]) + "\n", encoding="utf-8")
    (warning,) = check([facts]).warnings
    assert f"offices.csv, row {len(lines)}: more cells than the header" in warning
    extract([facts / "reports"], facts)
    assert "surplus" in path.read_text(encoding="utf-8")


def test_a_wrong_column_ends_in_one_line_and_status_two(facts: Path) -> None:
    path = facts / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("value2", "amount", 1), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        check([facts])
    assert "facts/figures.csv, row 1: no column is called 'amount'" in str(raised.value)
    assert "\n" not in str(raised.value)
    done = CliRunner().invoke(cli.app, ["run", "facts"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "figures.csv, row 1" in done.stderr


def test_a_missing_column_is_named(facts: Path) -> None:
    lines = [{k: v for k, v in line.items() if k != "mention"} for line in rows(facts, "figures")]
    write(facts, "figures", lines)
    with pytest.raises(InputError, match="the column 'mention' is missing; add it"):
        check([facts])


def test_a_folder_without_reports_ends_in_one_line_and_status_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(InputError, match="no report could be read in empty"):
        check([Path("empty")])
    done = CliRunner().invoke(cli.app, ["run", "empty"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert not Path("conflict-report.md").exists()


def test_an_empty_report_and_a_binary_file_are_not_read_and_the_rest_goes_on(facts: Path) -> None:
    (facts / "reports" / "blank.txt").write_text(" \n", encoding="utf-8")
    (facts / "reports" / "noise.txt").write_bytes(bytes(range(256)) * 8)
    result = check([facts])
    assert [Path(missing.path).name for missing in result.not_read] == ["blank.txt", "noise.txt"]
    assert all(missing.reason for missing in result.not_read)
    assert {rule for *_, rule in CORRECTIONS} <= rules_of(result)


@pytest.mark.parametrize("name", ["blank.txt", "noise.txt"])
def test_only_unreadable_files_end_in_one_line(tmp_path: Path, name: str) -> None:
    data = b" \n" if name == "blank.txt" else bytes(range(256)) * 8
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=name) as raised:
        check([tmp_path])
    assert "\n" not in str(raised.value)


def test_a_path_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="nowhere: there is no such file or folder"):
        check([Path("nowhere")])


def test_a_report_that_fails_in_extraction_is_not_read_and_the_rest_goes_on(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = factcheck.engines.read_document

    def failing(report, *more):
        if report.report_id == "poison":
            raise RuntimeError("the parser gave up")
        return sound(report, *more)

    monkeypatch.setattr(factcheck.engines, "read_document", failing)
    report(facts / "reports", "poison.txt", "A quiet day in the harbour, with nothing to tell.")
    result = check([facts])
    (missing,) = result.not_read
    assert missing.path.endswith("poison.txt")
    assert "the parser gave up" in missing.reason
    assert [row.report_id for row in result.reports] == ["courier", "gazette"]
    assert {rule for *_, rule in CORRECTIONS} <= rules_of(result)


# ---------------------------------------------------------------- the same answer, always


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_the_json_is_the_same_for_any_order_and_any_hash_seed(facts: Path, seed: str) -> None:
    report(facts / "reports", "herald.txt", COURIER.partition("---\n\n")[2])
    names = ["gazette.md", "courier.md", "herald.txt"]
    paths = [facts / "reports" / name for name in names]
    expected = FORMATS["json"](check(paths, data_set=facts))
    turned = paths[int(seed) :] + paths[: int(seed)]
    command = [sys.executable, "-m", "factcheck", "run", "--quiet", "--format", "json", "--facts", "facts"]
    done = subprocess.run(
        [*command, *map(str, turned[::-1])],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert done.stdout == expected.encode()
    assert b'"findings"' in done.stdout


CORPORA = sorted(path for path in (SHARED / "corpora").glob("*/reports") if path.is_dir())
SETS = [
    ROOT / "facts" / "reports",
    SHARED / "reports" / "canada-ukraine",
    *CORPORA,
]


@pytest.mark.parametrize("folder", SETS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_mention_of_every_table_is_where_it_says(folder: Path, tmp_path: Path) -> None:
    if not folder.is_dir():
        pytest.skip("these reports are not here")
    counts = extract([folder], tmp_path / "facts").rows
    texts = {report.report_id: report.text for report in read_reports(folder).reports}
    assert sum(counts.values()) > len(texts)
    misplaced = [
        (table, row["statement_id"])
        for table in ROWS
        for row in rows(tmp_path / "facts", table)
        if texts[row["report_id"]][int(row["start"]) : int(row["end"])] != row["mention"]
        or row["mention"] not in row["quote"]
        or row["quote"] not in texts[row["report_id"]]
    ]
    assert misplaced == []
    ids = [row["statement_id"] for table in ROWS for row in rows(tmp_path / "facts", table)]
    assert len(ids) == len(set(ids))
    assert doctor(tmp_path / "facts") == []


def test_the_doctor_finds_a_shifted_offset(facts: Path) -> None:
    assert doctor(facts) == []
    (row,) = [line for line in rows(facts, "figures") if line["value"] == "25000000"]
    edit(
        facts,
        "figures",
        ("value", "25000000"),
        start=str(int(row["start"]) + 1),
        end=str(int(row["end"]) + 1),
    )
    (problem,) = doctor(facts)
    assert row["statement_id"] in problem
    assert "'$25 million' is not at" in problem
    assert "run factcheck extract again" in problem


def test_the_doctor_finds_a_row_of_no_report_and_a_bad_row(facts: Path) -> None:
    edit(facts, "figures", ("value", "25000000"), report_id="nowhere")
    edit(facts, "offices", ("person", "Nils Dahl"), start="?")
    found = doctor(facts)
    assert len(found) == 2
    assert any("there is no report 'nowhere'" in line for line in found)
    assert any("offices.csv, row " in line and "not a number" in line for line in found)


# ---------------------------------------------------------------- origins, choice of rules, tables


def test_reports_that_carry_one_text_count_once(facts: Path) -> None:
    wire = (
        COURIER.partition("---\n\n")[2]
        + "\n"
        + "The harbour was calm and the boats lay at the quay all day.\n"
    )
    for name in ("herald.txt", "tribune.txt"):
        report(facts / "reports", name, wire)
    (found,) = by_rule(
        check([facts], issued={"herald": "2024-05-06", "tribune": "2024-05-06"}), "disjoint-figures"
    )
    supports = {answer.value: answer.support for answer in found.answers}
    copied = next(support for value, support in supports.items() if "25 million" in value)
    assert (copied.reports, copied.origins) == (3, 1)


def test_only_selected_rules_run_and_ignored_ones_do_not(facts: Path) -> None:
    assert rules_of(check([facts], select=["agreement-date"])) == {"agreement-date"}
    assert check([facts], select=["agreement-date"]).rules == ("agreement-date",)
    without = check([facts], ignore=["agreement-date"])
    assert "agreement-date" not in rules_of(without)
    assert set(without.rules) == {rule.slug for rule in RULES} - {"agreement-date"}


def test_the_tables_for_a_notebook_are_what_rules_take(facts: Path) -> None:
    tables = build_tables([facts])
    assert set(tables) == {"reports", *ROWS}
    assert len(two_holders_one_seat(tables)) == 1
    assert len(disjoint_figures(tables).frame()) == 1
    whole = check([facts])
    assert {f.id for rule in RULES for f in rule(tables)} >= {f.id for f in whole.findings}


def test_progress_is_told_from_nothing_to_all(facts: Path) -> None:
    told: list[tuple[str, int, int]] = []
    check([facts], progress=lambda *step: told.append(step))
    for stage in ("extracting", "comparing"):
        steps = [(done, total) for name, done, total in told if name == stage]
        assert steps[0][0] == 0
        assert steps[-1][0] == steps[-1][1] > 0


def test_without_paths_the_data_set_of_the_current_folder_is_compared(facts: Path) -> None:
    assert check() == check([facts])


def test_the_ledger_counts_every_statement_once(facts: Path) -> None:
    result = check([facts])
    assert {row.report_id for row in result.coverage} == {"courier", "gazette"}
    for row in result.coverage:
        assert row.normalised <= row.seen
        assert row.compared + sum(row.skipped.values()) >= row.seen


def test_the_public_function_is_callable_however_it_is_imported() -> None:
    code = (
        "from factcheck import check; import factcheck; assert callable(check) and callable(factcheck.check)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
