"""How much of known texts the readers find, and how much else; `python tests/test_read_measured.py` prints it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from factcheck.models import Report
from factcheck.read import read_reports
from known_text import recall_precision
from office_files import DOCX, PDFS, REFUSED
from site_pages import JUNK, Page, site_pages

LEAST = 0.97
PAGES = {page.name: page for page in site_pages()}


def measured(report: Report, known: tuple[str, ...]) -> tuple[float, float]:
    """Recall and precision; the headline may stand above the text or not, since it is the title."""
    return recall_precision([line for line in report.text.split("\n") if line != report.title], known)


@pytest.fixture(scope="module")
def read_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    return pages_read(tmp_path_factory.mktemp("pages"))


def pages_read(folder: Path) -> dict[str, Report]:
    for page in PAGES.values():
        (folder / f"{page.name}.html").write_text(page.html, encoding="utf-8")
    return {report.report_id: report for report in read_reports([folder]).reports}


def known_facts(page: Page, report: Report) -> list[bool]:
    story = page.story
    return [report.title == story.title, report.issued == story.issued, report.publisher == story.publisher]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_site(name, read_pages):
    report, page = read_pages[name], PAGES[name]
    recall, precision = measured(report, page.known)
    assert recall >= LEAST
    assert precision >= LEAST
    assert [other for other in JUNK if other in report.text] == []


def test_title_date_and_publisher_are_right_in_nine_of_ten(read_pages):
    right = [fact for name, page in PAGES.items() for fact in known_facts(page, read_pages[name])]
    assert len(PAGES) >= 20
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf(name, tmp_path):
    known = PDFS[name](tmp_path / "a.pdf")
    result = read_reports([tmp_path])
    if name in REFUSED:
        assert REFUSED[name] in result.not_read[0].reason
        return
    assert min(measured(result.reports[0], known)) >= LEAST


@pytest.mark.parametrize("name", DOCX)
def test_a_docx(name, tmp_path):
    known = DOCX[name](tmp_path / "a.docx")
    (report,) = read_reports([tmp_path]).reports
    assert min(measured(report, known)) >= LEAST
    assert not [other for other in ("99 May", "17, printed", "900 old", "Moved away") if other in report.text]


def main() -> None:
    print(f"{'file':32} recall precision  title date publisher")
    with tempfile.TemporaryDirectory() as folder:
        read = pages_read(Path(folder))
    for name, page in PAGES.items():
        facts = " ".join("yes" if right else "NO" for right in known_facts(page, read[name]))
        print("{:32} {:6.3f} {:9.3f}  {}".format(name, *measured(read[name], page.known), facts))
    for ending, makers in (("pdf", PDFS), ("docx", DOCX)):
        for name, make in makers.items():
            with tempfile.TemporaryDirectory() as folder:
                known = make(Path(folder) / f"a.{ending}")
                result = read_reports([folder])
            figures = (
                [f"{figure:.3f}" for figure in measured(result.reports[0], known)] if result.reports else []
            )
            print(f"{ending}-{name:28}", *(figures or [result.not_read[0].reason]))


if __name__ == "__main__":
    main()
