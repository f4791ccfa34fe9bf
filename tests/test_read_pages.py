"""HTML pages as sites make them: the article and no more, and what the page says of itself."""

from pathlib import Path

import pytest

from factcheck.read import read_reports
from test_read_formats import PARAGRAPHS, read_one, recall_and_precision

PAGES = Path(__file__).parent / "data" / "read" / "pages"
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NOT_THE_ARTICLE = ("Five killed", "cookies", "newsletter", "Privacy", "20 cracks", "World", "Facebook")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_a_page_gives_its_article_and_no_more(page):
    report = read_one(page)
    recall, precision = recall_and_precision(report.text, " ".join(PARAGRAPHS))
    assert recall >= 0.97
    assert precision >= 0.9
    assert not [other for other in NOT_THE_ARTICLE if other in report.text]
    assert (report.title, report.publisher) == ("Bridge shut", "Lowland Post")
    assert (report.issued, report.issued_ground) == ("2024-03-05", "page")


def test_a_page_that_says_only_when_it_was_changed_has_no_date(tmp_path):
    head = '<meta property="article:modified_time" content="2024-04-01"><title>Bridge</title>'
    body = f'<article><time class="updated" datetime="2024-04-01">1 April</time>{BODY}</article>'
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    report = read_one(tmp_path)
    assert (report.issued, report.issued_ground) == ("", "unknown")


def test_lists_tables_addresses_and_old_encodings(tmp_path):
    table = "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2023</td><td>9,000</td></tr></table>"
    items = "<ul><li>Buses run to the café</li><li>Boats do not</li></ul>"
    page = (
        "<!-- saved from url=(0030)https://lowland.example/bridge -->\n"
        '<html><head><meta charset="windows-1252"></head>'
        f"<body><article><h1>Café shut</h1>{BODY}{items}{table}</article></body></html>"
    )
    (tmp_path / "a.htm").write_bytes(page.encode("cp1252"))
    report = read_one(tmp_path)
    assert report.url == "https://lowland.example/bridge"
    assert "- Buses run to the café\n- Boats do not" in report.text
    assert "| Year | Cars |\n| 2023 | 9,000 |" in report.text
    assert PARAGRAPHS[0] + "\n\n" + PARAGRAPHS[1] in report.text


def test_a_page_without_an_article_is_read_whole(tmp_path):
    spans = "".join(f"<div><span>{part}</span></div>" for part in " ".join(PARAGRAPHS).split(", "))
    (tmp_path / "a.html").write_text(f"<html><body><form>x</form>{spans}</body></html>")
    result = read_reports([tmp_path])
    assert recall_and_precision(result.reports[0].text, " ".join(PARAGRAPHS))[0] > 0.9
