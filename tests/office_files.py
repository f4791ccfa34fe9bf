"""Five PDF and five DOCX files around the known texts of `site_pages`: what those readers are measured on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from site_pages import TALKS, TUGS, Story

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTE = "The ministry counts tugs above 30 tonnes of bollard pull only."
Known = tuple[str, ...]


def plain(text: str) -> str:
    """The text in the characters of a PDF's own fonts."""
    return text.translate(str.maketrans({"“": '"', "”": '"', "—": "-", "’": "'"}))


def paper(story: Story, running_head: str = "") -> FPDF:
    class Paper(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", size=8)
            self.cell(0, 5, running_head, new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-12)
            self.cell(0, 5, f"{self.page_no()} / {{nb}}")

    made = Paper()
    made.set_title(story.title)
    made.add_page()
    made.set_font("Helvetica", size=10)
    return made


def two_columns(path: Path) -> Known:
    made = paper(TUGS, "Lowland Courier - weekly")
    stories = [*TUGS.paragraphs, *TALKS.paragraphs] * 4
    texts = [f"{number}. {plain(text)}" for number, text in enumerate(stories, 1)]
    with made.text_columns(ncols=2, gutter=9, text_align="J") as columns:
        for text in texts:
            columns.write(text + "\n\n")
    made.output(str(path))
    return tuple(texts)


def pdf_tables(path: Path) -> Known:
    made = paper(TALKS, "Ministry of Defence")
    rows = [[f"Course {number}", f"{number * 37 + 100}", f"{number * 11 + 3}"] for number in range(1, 9)]
    head = ["Course", "Recruits trained", "Instructors needed"]
    for text in TALKS.paragraphs[:4]:
        made.multi_cell(0, 5, plain(text), new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    with made.table() as table:
        for row in (head, *rows):
            table.row(row)
    for text in TALKS.paragraphs[4:]:
        made.ln(3)
        made.multi_cell(0, 5, plain(text), new_x="LMARGIN", new_y="NEXT")
    made.output(str(path))
    return (*map(plain, TALKS.paragraphs), " ".join(head), *map(" ".join, rows))


def scan(path: Path) -> Known:
    made = FPDF()
    for _ in range(2):
        made.add_page()
        for line in range(40):
            made.rect(20, 20 + 6 * line, 150, 2, style="F")
    made.output(str(path))
    return ()


def encrypted(path: Path) -> Known:
    two_columns(path)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return ()


def broken(path: Path) -> Known:
    two_columns(path)
    data = path.read_bytes()
    path.write_bytes(data[:200] + b"\x00" * 400 + data[900:-300])
    return ()


PDFS: Mapping[str, Callable[[Path], Known]] = {
    "two-columns": two_columns,
    "tables": pdf_tables,
    "scan": scan,
    "encrypted": encrypted,
    "broken": broken,
}
REFUSED = {"scan": "OCR", "encrypted": "password", "broken": "broken PDF"}
"""Where the right answer is a refusal, a word of its reason."""


def document(story: Story) -> docx.document.Document:
    made = docx.Document()
    made.core_properties.title = story.title
    for text in story.paragraphs:
        made.add_paragraph(text)
    return made


def docx_tables(path: Path) -> Known:
    made = document(TUGS)
    rows = (
        ("Yard", "Tugs", "Price"),
        ("Highmark", "8", "120 million euros"),
        ("Saltmouth", "6", "90 million"),
    )
    table = made.add_table(0, 3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    whole = table.add_row().cells
    whole[0].merge(whole[2]).text = "All prices without tax and interest"
    nested = table.add_row().cells[1]
    nested.add_table(1, 1).cell(0, 0).text = "Delivery within 19 months"
    made.save(str(path))
    return (
        *TUGS.paragraphs,
        *map(" ".join, rows),
        "All prices without tax and interest",
        "Delivery within 19 months",
    )


def footnotes(path: Path) -> Known:
    document(TUGS).save(str(path))
    note = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">'
        f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            data = source.read(entry).decode("latin-1")
            if entry.filename == "word/_rels/document.xml.rels":
                relation = (
                    f'<Relationship Id="rIdF" Type="{FOOTNOTES}" Target="footnotes.xml"/></Relationships>'
                )
                data = data.replace("</Relationships>", relation)
            copy.writestr(entry.filename, data.encode("latin-1"))
        copy.writestr("word/footnotes.xml", note)
    path.write_bytes(target.getvalue())
    return (*TUGS.paragraphs, NOTE)


def headers(path: Path) -> Known:
    made = document(TALKS)
    section = made.sections[0]
    section.header.paragraphs[0].text = "Ministry of Defence - for release on 99 May"
    section.footer.paragraphs[0].text = "Page 1 of 17, printed on 30 copies"
    made.save(str(path))
    return TALKS.paragraphs


def tracked(path: Path) -> Known:
    made = document(TALKS)
    change = (
        f'<w:p xmlns:w="{W}"><w:r><w:t xml:space="preserve">The mission has </w:t></w:r><w:del w:id="1" w:author="x">'
        '<w:r><w:delText>900 old</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>2,600</w:t></w:r>'
        '</w:ins><w:r><w:t xml:space="preserve"> recruits.</w:t></w:r><w:moveFrom w:id="3" w:author="x"><w:r>'
        "<w:t>Moved away text.</w:t></w:r></w:moveFrom></w:p>"
    )
    made.element.body.insert(0, parse_xml(change))
    made.save(str(path))
    return ("The mission has 2,600 recruits.", *TALKS.paragraphs)


def odd_styles(path: Path) -> Known:
    made = docx.Document()
    made.add_paragraph(TUGS.title, style=made.styles.add_style("Überschrift 1 !", WD_STYLE_TYPE.PARAGRAPH))
    made.core_properties.title = TUGS.title
    for number, text in enumerate(TUGS.paragraphs):
        name = (
            "Body Text",
            "List Number",
            "Quote",
            "Intense Quote",
            "List Bullet 2",
            "Caption",
            "No Spacing",
        )[number]
        paragraph = made.add_paragraph(style=name)
        for word in text.split(" "):
            run = paragraph.add_run(word + " ")
            run.bold, run.font.small_caps = len(word) % 2 == 0, len(word) % 3 == 0
    made.save(str(path))
    return TUGS.paragraphs


DOCX: Mapping[str, Callable[[Path], Known]] = {
    "tables": docx_tables,
    "footnotes": footnotes,
    "headers": headers,
    "tracked-changes": tracked,
    "odd-styles": odd_styles,
}
