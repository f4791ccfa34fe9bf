"""HTML pages as saved: the article's text, with title, publisher, day of publication and address.

Navigation, cookie bars, related stories and comments are left out. The day is
the one of publication as the page's own metadata says, never that of the last
change. Limits: a page that builds its text by script has none to read; where no
article can be told from the rest, the whole page's text is read, with a warning.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import Any

from factcheck.read import furniture, page
from factcheck.read.base import Document, Limits, UnreadableError
from factcheck.read.text import clean, decode

__all__ = ["read", "read_text"]

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
HEAD = 4096
RULE = re.compile(r"\|(?:\s*-+\s*\|)+\s*")
LEAST_TEXT = 200
"""Characters; of an article shorter than this the page may have been misunderstood."""
BLOCKS = (
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figcaption",
    "br",
    "section",
)
NOT_TEXT = "//script|//style|//noscript|//nav|//header|//footer|//aside|//form|//template|//svg|//iframe"


def read(data: bytes, limits: Limits) -> Document:
    """The article of a page."""
    source, warnings = _decoded(data)
    found = read_text(source, limits)
    return replace(found, warnings=(*warnings, *found.warnings))


def read_text(source: str, limits: Limits) -> Document:
    """The article of a page that is text already."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(source)
    if tree is None:
        raise UnreadableError("not an HTML page; save the page anew")
    # Deduplication would depend on what was read before.
    facts = page.facts(tree, source)
    walled = furniture.strip(tree)
    article: Any = bare_extraction(
        deepcopy(tree),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_precision=True,
        deduplicate=False,
    )
    text, warnings = _longer(_lines((article and article.text) or ""), tree)
    if not text.strip():
        raise UnreadableError("a page without a text, built by script perhaps; copy its text into a file")
    above = furniture.standfirst(tree, text)
    return Document(
        clean(f"{above}\n\n{text}" if above else text, limits),
        title=facts.title or (article and article.title) or "",
        publisher=facts.publisher or (article and article.sitename) or "",
        issued=facts.issued,
        issued_ground="page" if facts.issued else "",
        url=facts.url,
        warnings=(*walled, *warnings),
    )


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8, the byte-order mark, what the page declares, a guess: in this order."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:HEAD])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _lines(text: str) -> str:
    """A blank line between paragraphs; items of a list and rows of a table stay together."""
    done: list[str] = []
    before = ""
    for line in (line.rstrip() for line in text.split("\n")):
        if not line or RULE.fullmatch(line) or furniture.is_phrase(line):
            continue
        mark = line[:2] if line[:2] in ("- ", "| ") else ""
        if done and not (mark and mark == before):
            done.append("")
        done.append(line)
        before = mark
    return "\n".join(done)


def _longer(article: str, tree: Any) -> tuple[str, tuple[str, ...]]:
    """The article, or all text of the page where the article found is hardly any."""
    if len(article) >= LEAST_TEXT:
        return article, ()
    whole = _whole(tree)
    if len(whole) < LEAST_TEXT or len(whole) < 2 * len(article):
        return article or whole, ()
    return whole, ("no article was found in the page: all its text is read, menus perhaps among it",)


def _whole(tree: Any) -> str:
    """All text of a page but what is never part of an article."""
    for node in tree.xpath(NOT_TEXT):
        node.drop_tree()
    for node in tree.iter(*BLOCKS):
        node.tail = f"\n{node.tail or ''}"
        node.text = f"\n{node.text or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
