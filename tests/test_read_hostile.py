"""Input that means harm: links, pipes, odd names, archives and pages made to burst."""

import io
import os
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from factcheck.read import Limits, read_reports
from factcheck.read.worker import Worker

BRIDGE = "The bridge over the Ems was closed on Tuesday after 12 cracks were found."


def only_reason(path: Path, **options) -> str:
    result = read_reports([path], **options)
    assert result.reports == ()
    (skip,) = result.not_read
    return skip.reason


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def test_links_out_of_the_folder_are_passed_over_and_loops_end(tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (folder / "a.txt").write_text(BRIDGE)
    (folder / "same.txt").symlink_to(folder / "a.txt")
    (folder / "secret.txt").symlink_to(outside / "secret.txt")
    (folder / "away").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    result = read_reports([folder])
    assert [report.report_id for report in result.reports] == ["a"]
    found = {Path(skip.path).name: skip.reason for skip in result.not_read}
    assert set(found) == {"secret.txt", "away", "circle.txt"}
    assert "out of the folder" in found["secret.txt"]
    assert "out of the folder" in found["away"]
    assert "circle" in found["circle.txt"]


def test_pipes_and_devices_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    began = time.monotonic()
    assert "pipe" in only_reason(tmp_path)
    assert "device" in only_reason(Path("/dev/zero"))
    assert time.monotonic() - began < 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    (tmp_path / "a.txt").write_text(BRIDGE)
    (tmp_path / "a.txt").chmod(0)
    assert "permissions" in only_reason(tmp_path)


def test_names_with_line_breaks_codes_and_broken_bytes(tmp_path):
    for name in (b"a\nb.txt", b"c\x1b[31m.txt", b"d\xff.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(BRIDGE)
    reports = read_reports([tmp_path]).reports
    assert len(reports) == 3
    for report in reports:
        assert report.path.isprintable()
        report.path.encode()


def test_a_very_long_name_and_one_with_nul(tmp_path):
    for name in ("x" * 5000, "a\0b"):
        (skip,) = read_reports([f"{tmp_path}/{name}"]).not_read
        assert skip.reason.startswith("cannot be opened")


def test_too_many_files_are_told_once(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(BRIDGE)
    result = read_reports([tmp_path], limits=Limits(max_files=3))
    assert len(result.reports) == 3
    (skip,) = result.not_read
    assert "limit of 3 files" in skip.reason


@pytest.mark.parametrize(
    "limits",
    [Limits(max_ratio=20), Limits(max_expanded=50_000), Limits(max_entries=1)],
    ids=["ratio", "size", "count"],
)
def test_archives_made_to_burst_are_refused_unopened(tmp_path, limits):
    path = zipped(tmp_path / "bomb.zip", ("a.txt", "a" * 100_000), ("b.txt", BRIDGE))
    assert only_reason(path, limits=limits)


def test_paths_out_of_an_archive_links_and_locked_entries(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(
        tmp_path / "a.zip",
        *(("../up.txt", BRIDGE), ("/root.txt", BRIDGE), ("C:/c.txt", BRIDGE), ("in/../../up.txt", BRIDGE)),
        *((link, "/etc/hostname"), ("inner.zip", "x"), (".hidden.txt", BRIDGE), ("in/good.txt", BRIDGE)),
    )
    result = read_reports([path])
    assert [report.report_id for report in result.reports] == ["good"]
    assert len(result.not_read) == 7
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("data", [b"PK\x03\x04nonsense", b"", b"PK\x05\x06" + b"\0" * 17])
def test_broken_archives(tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    assert "archive" in only_reason(tmp_path)


def test_an_archive_damaged_inside(tmp_path):
    path = zipped(tmp_path / "a.zip", ("a.txt", BRIDGE * 50))
    data = bytearray(path.read_bytes())
    data[45:60] = b"\xff" * 15
    path.write_bytes(data)
    assert "broken in the archive" in only_reason(path)


def test_office_files_are_held_to_the_limits_of_archives(tmp_path):
    path = zipped(tmp_path / "a.docx", ("word/document.xml", "<a>" + " " * 500_000))
    assert "bomb" in only_reason(path)


def test_entities_of_a_docx_are_not_expanded(tmp_path):
    import docx

    (tmp_path / "secret.txt").write_text("SECRET")
    document = docx.Document()
    document.add_paragraph("MARK " + BRIDGE)
    document.save(str(tmp_path / "plain.docx"))
    dtd = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    target = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "plain.docx") as source, zipfile.ZipFile(target, "w", 8) as copy:
        for entry in source.infolist():
            data = source.read(entry).decode("latin-1")
            if entry.filename == "word/document.xml":
                head, _, rest = data.partition("?>")
                data = f"{head}?>{dtd}{rest}".replace("MARK", "&x;")
            copy.writestr(entry.filename, data.encode("latin-1"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(target.getvalue())
    result = read_reports([folder])
    assert not any("SECRET" in report.text for report in result.reports)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + BRIDGE,
        "<p>" + "x" * 500_000,
        "<a href='" + "(" * 100_000,
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><p>&b;&b;&b;</p>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + BRIDGE * 5,
        "\x00" * 200 + "<p>",
    ],
)
def test_pages_made_to_burst_end_in_time(tmp_path, page):
    (tmp_path / "a.html").write_text(page)
    began = time.monotonic()
    result = read_reports([tmp_path], limits=Limits(seconds_per_file=20))
    assert len(result.reports) + len(result.not_read) == 1
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "mail",
    [
        b"From: a\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nThe bridge is shut.",
        b"From: " + b"(" * 15_000 + b"\nSubject: x\n\nThe bridge is shut.",
        b"".join(b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (i, i) for i in range(5000)),
    ],
)
def test_emails_made_to_burst_end_in_time(tmp_path, mail):
    (tmp_path / "a.eml").write_bytes(mail)
    began = time.monotonic()
    result = read_reports([tmp_path])
    assert len(result.reports) + len(result.not_read) == 1
    assert time.monotonic() - began < 10


def test_a_slow_file_is_given_up_and_the_next_is_read(tmp_path):
    page = f"<html><body><article><p>{BRIDGE}</p></article></body></html>"
    with_time = Worker(Limits())
    without = Worker(Limits(seconds_per_file=0.0001))
    try:
        with pytest.raises(Exception, match="longer than the limit"):
            without.read("html", page.encode())
        assert BRIDGE in with_time.read("html", page.encode()).text
    finally:
        with_time.close()
        without.close()


def test_a_worker_that_died_is_started_anew():
    worker = Worker(Limits())
    page = f"<html><body><p>{BRIDGE}</p></body></html>".encode()
    try:
        worker.read("html", page)
        assert worker.process is not None
        worker.process.kill()
        worker.process.wait()
        assert BRIDGE in worker.read("html", page).text
    finally:
        worker.close()


def test_modules_in_the_current_folder_are_not_imported(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "a.html").write_text(f"<html><body><p>{BRIDGE}</p></body></html>")
    monkeypatch.chdir(tmp_path)
    assert BRIDGE in read_reports(["a.html"]).reports[0].text


def test_plain_text_needs_none_of_the_heavy_libraries(tmp_path):
    (tmp_path / "a.txt").write_text(BRIDGE)
    code = (
        "import sys; from factcheck.read import read_reports; "
        f"assert read_reports([{str(tmp_path)!r}]).reports; "
        "sys.exit(bool({'trafilatura', 'pypdf', 'docx', 'lxml', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
