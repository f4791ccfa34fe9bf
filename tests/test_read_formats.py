"""Pages, PDF, DOCX, e-mail, archives and feeds: the text as known, and what the file says of itself."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from factcheck.models import Report
from factcheck.read import Limits, read_reports
from factcheck.read import pdf as pdf_reader

PARAGRAPHS = [
    "The old bridge over the river Ems was closed on Tuesday after engineers found 12 cracks in two of its "
    "piers, the county of Lowland said, and it will stay shut for at least three months.",
    "Repairs will cost about 3.4 million euros, of which the state pays half, according to the county's "
    "treasurer, Ann Onym, who spoke to reporters on Wednesday.",
    "More than 9,000 cars crossed the bridge each day in 2023. They will now have to take the motorway, "
    "which adds 14 kilometres to the way to the harbour.",
    "The bridge was built in 1961 and widened in 1984. A report of 2019 had called its condition fair and "
    "asked for a new inspection within five years.",
]


def read_one(path: Path) -> Report:
    result = read_reports([path])
    assert result.not_read == ()
    (report,) = result.reports
    return report


def reason(path: Path, limits: Limits | None = None) -> str:
    result = read_reports([path], limits=limits or Limits())
    assert result.reports == ()
    return result.not_read[0].reason


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def recall_and_precision(found: str, known: str) -> tuple[float, float]:
    shingles = [
        {tuple(all_words[i : i + 3]) for i in range(len(all_words) - 2)}
        for all_words in map(words, (found, known))
    ]
    common = len(shingles[0] & shingles[1])
    return common / len(shingles[1]), common / max(len(shingles[0]), 1)


def page_text(page: int, paragraph: str) -> str:
    """No two pages of a real file are the same."""
    return f"{page}. {('First', 'Second', 'Third')[page - 1]}: {paragraph[0].lower()}{paragraph[1:]}"


def make_pdf(path: Path, pages: int = 3, columns: int = 1, **encryption: str) -> Path:
    paper = FPDF()
    paper.set_auto_page_break(False)
    paper.set_title("Bridge shut")
    paper.set_font("Helvetica", size=11)
    for number in range(pages):
        paper.add_page()
        paper.set_y(8)
        paper.cell(0, 5, "Lowland County   Annual report 2023")
        paper.set_y(25)
        if columns == 1:
            for paragraph in PARAGRAPHS:
                paper.multi_cell(0, 6, page_text(number + 1, paragraph))
                paper.ln(4)
        else:
            with paper.text_columns(ncols=columns, gutter=8, text_align="L") as text:
                for paragraph in PARAGRAPHS * 3:
                    text.write(page_text(number + 1, paragraph) + "\n\n")
        paper.set_y(-20)
        paper.cell(0, 5, f"Page {number + 1} of {pages}")
    paper.output(str(path))
    if encryption:
        writer = PdfWriter(clone_from=PdfReader(path))
        writer.encrypt(algorithm="RC4-128", **encryption)
        writer.write(path)
    return path


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_without_its_running_heads(tmp_path, columns):
    report = read_one(make_pdf(tmp_path / "a.pdf", columns=columns))
    times = 1 if columns == 1 else 3
    known = " ".join(page_text(page, paragraph) for page in (1, 2, 3) for paragraph in PARAGRAPHS * times)
    recall, precision = recall_and_precision(report.text, known)
    assert recall >= 0.97
    assert precision >= 0.97
    assert "Annual report" not in report.text
    assert "Page 2" not in report.text
    assert (report.title, report.issued) == ("Bridge shut", "")
    if columns == 1:
        for paragraph in PARAGRAPHS:
            assert page_text(1, paragraph) in report.text


def test_pdfs_that_are_locked_empty_broken_or_too_long(tmp_path):
    assert "password" in reason(make_pdf(tmp_path / "a.pdf", user_password="secret"))
    blank = FPDF()
    blank.add_page()
    blank.output(str(tmp_path / "b.pdf"))
    assert "OCR" in reason(tmp_path / "b.pdf")
    (tmp_path / "c.pdf").write_bytes((tmp_path / "a.pdf").read_bytes()[:300])
    assert "broken PDF" in reason(tmp_path / "c.pdf")
    assert "2 pages" in reason(make_pdf(tmp_path / "d.pdf", pages=2), Limits(max_pages=1))


def test_a_pdf_that_anybody_may_open_is_read(tmp_path):
    make_pdf(tmp_path / "a.pdf", user_password="", owner_password="secret")
    assert PARAGRAPHS[0][1:] in read_one(tmp_path).text


def test_hyphens_at_line_ends():
    lines = [
        "A long-term plan of the infor-",
        "mation office is part of a long-",
        "term debt of 1,200-",
        "odd days at Stoke-",
        "Upon",
    ]
    assert pdf_reader.paragraphs(lines) == (
        "A long-term plan of the information office is part of a long-term debt of 1,200- odd days "
        "at Stoke-Upon"
    )


def make_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Bridge shut", 0)
    for paragraph in PARAGRAPHS[:2]:
        document.add_paragraph(paragraph)
    document.add_paragraph("Buses run", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Cars", "2023", "9,000"), strict=True):
        cell.text = text
    document.add_paragraph(PARAGRAPHS[2])
    document.save(str(path))
    return path


def test_a_docx_in_order_with_its_table(tmp_path):
    report = read_one(make_docx(tmp_path / "a.docx"))
    assert report.title == "Bridge shut"
    assert report.text == "\n\n".join(
        ["Bridge shut", *PARAGRAPHS[:2], "- Buses run", "| Year | Cars |\n| 2023 | 9,000 |", PARAGRAPHS[2]]
    )


def test_tracked_changes_and_footnotes_of_a_docx(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    changes = (
        f'<w:p {w}><w:r><w:t xml:space="preserve">The bridge has </w:t></w:r>'
        "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t> cracks.</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">'
        "<w:p><w:r><w:t>Counted in 2023.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    path, target = make_docx(tmp_path / "a.docx"), io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            data = source.read(entry).decode("latin-1")
            if entry.filename == "word/document.xml":
                data = data.replace("<w:body>", f"<w:body>{changes}")
            if entry.filename == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace("</Relationships>", relation)
            copy.writestr(entry.filename, data.encode("latin-1"))
        copy.writestr("word/footnotes.xml", notes)
    path.write_bytes(target.getvalue())
    text = read_one(path).text
    assert text.startswith("The bridge has 12 cracks.")
    assert text.endswith("Counted in 2023.")


def test_a_docx_that_is_none(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"not a zip")
    assert "broken" in reason(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("a.txt", "x")
    assert "broken DOCX" in reason(tmp_path / "b.docx")


MAIL = (
    b'From: "Lowland Post" <news@lowland.example>\r\nDate: Tue, 05 Mar 2024 23:30:00 -0500\r\n'
    b"Subject: =?utf-8?q?Caf=C3=A9_shut?=\r\nMIME-Version: 1.0\r\n"
)


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        (
            b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nThe caf\xe9 is shut.\r\n",
            "The café is shut.\n",
        ),
        (b"Content-Type: text/plain; charset=x-none\r\n\r\nThe bridge is shut.\r\n", "The bridge is shut.\n"),
        (
            b"Content-Type: multipart/alternative; boundary=x\r\n\r\n"
            b"--x\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n"
            b"--x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            b"VGhlIGJyaWRnZSBpcyBzaHV0Lg==\r\n"
            b"--x--\r\n",
            "The bridge is shut.",
        ),
        (
            b"Content-Type: text/html\r\n\r\n<html><body><p>The bridge is shut.</p></body></html>\r\n",
            "The bridge is shut.",
        ),
    ],
)
def test_an_email(tmp_path, rest, text):
    (tmp_path / "a.eml").write_bytes(MAIL + rest)
    report = read_one(tmp_path)
    assert report.text.strip() == text.strip()
    assert (report.title, report.publisher, report.issued) == ("Café shut", "Lowland Post", "2024-03-05")


def test_an_attachment_is_named_and_an_email_without_text_refused(tmp_path):
    parts = (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nThe bridge is shut.\r\n"
        b'--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="r.pdf"\r\n\r\n'
        b"x\r\n--x--\r\n"
    )
    (tmp_path / "a.eml").write_bytes(MAIL + parts)
    (tmp_path / "b.eml").write_bytes(b"no headers at all")
    result = read_reports([tmp_path])
    assert "r.pdf" in result.warnings[0]
    assert "without a text" in result.not_read[0].reason


def test_a_zip_of_reports_with_its_sources(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/a.md", f"---\ntitle: Shut\n---\n{PARAGRAPHS[0]}")
        archive.writestr("in/b.docx", make_docx(tmp_path / "b.docx").read_bytes())
        archive.writestr("in/sources.csv", "file,published,outlet\na.md,2024-03-05,Post\n")
        archive.writestr("__MACOSX/a.md", "x")
    (tmp_path / "b.docx").unlink()
    result = read_reports([tmp_path])
    assert result.not_read == ()
    first, second = result.reports
    assert first.path == f"{tmp_path.as_posix()}/all.zip/in/a.md"
    assert (first.title, first.issued, first.publisher) == ("Shut", "2024-03-05", "Post")
    assert second.title == "Bridge shut"


def test_feeds_of_texts(tmp_path):
    (tmp_path / "feed.csv").write_text(
        'id;text;issued;outlet\nb1;"The bridge; is\nshut.";2024-03-05;Post\n'
        ';"Open again.";2024-02-31;\n;;;\nx;a;2024;b;c\n'
    )
    (tmp_path / "feed.jsonl").write_text(
        '\ufeff{"id": "j1", "text": "Shut.\\u0000 \\ud800", "date": "5 March 2024"}\n[1]\n{\n'
    )
    result = read_reports([tmp_path])
    found = {report.report_id: report for report in result.reports}
    assert set(found) == {"b1", "feed-3", "j1"}
    assert found["b1"].text == "The bridge; is\nshut."
    assert (found["b1"].issued, found["b1"].publisher, found["b1"].issued_ground) == (
        "2024-03-05",
        "Post",
        "sources",
    )
    assert found["b1"].path.endswith("feed.csv#2")
    assert (found["j1"].text, found["j1"].issued) == ("Shut.  \ufffd", "2024-03-05")
    assert [skip.path.rpartition("/")[2] for skip in result.not_read] == [
        "feed.csv#4",
        "feed.csv#5",
        "feed.jsonl#2",
        "feed.jsonl#3",
    ]
    assert "2024-02-31" in result.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [("a.csv", "name,value\nx,1\n", "text"), ("a.csv", "id,text\n", "no row"), ("a.csv", 'text\n"x', "CSV")],
)
def test_tables_that_are_no_feed(tmp_path, name, content, word):
    (tmp_path / name).write_text(content)
    assert word in reason(tmp_path)


def test_standard_input(monkeypatch):
    class Input:
        buffer = io.BytesIO(b"---\ntitle: Shut\n---\nThe bridge is shut.")

    monkeypatch.setattr("sys.stdin", Input)
    (report,) = read_reports(["-"]).reports
    assert (report.report_id, report.path, report.title) == ("stdin", "-", "Shut")
