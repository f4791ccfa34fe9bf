"""What stands around an article in an HTML page: found by its labels and words, and taken out before reading.

Boxes of related stories, share bars, cookie notices, comments, newsletters, pay
walls and appeals for money are told by class and id, single lines by their set
phrases. Tables that only lay out the page become plain blocks. Limits: a box
that carries no such label, and is not a list of links, stays in the text; what
holds more than a third of the page's words is never taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["is_phrase", "standfirst", "strip"]

BOX = re.compile(
    r"""(?:^|[\s_-])(?:
        related(?:posts|stories|articles|content|links)? | recommend\w* | read-?(?:more|next|also)
        | most-?(?:read|popular) | more-?(?:on|from|stories|news) | also-?(?:read|like) | trending | jp-relatedposts
        | share(?:-?(?:bar|box|buttons|tools))? | sharing | social(?:-?\w+)? | sharedaddy | addtoany\w*
        | cookies? | (?:cookie-)?consent | gdpr | newsletters? | sign-?up | subscri(?:be|ption)(?:-?\w+)?
        | comments?(?:-?(?:area|list|section|respond))? | disqus\w* | author-?(?:box|bio|card) | about-?author
        | (?:support|donat\w*|patron\w*|patreon|membership|appeal|crowdfunding)(?:-?(?:box|us|banner|block|cta))?
        | contact-?(?:box|us|details|info) | trust-?badge | sign-?off | ad-?(?:slot|container|unit|banner) | advert\w*
        | breadcrumbs? | (?:post|article|entry)?-?tags | tag-?list | side-?bar | widget(?:-?area)?
        | (?:left|right|top|main)-?menu
    )(?=$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
WALL = re.compile(r"(?:^|[\s_-])(?:pay-?wall|regwall|piano|barrier|meter(?:ed)?)", re.IGNORECASE)
WALL_WORDS = re.compile(r"subscri|log in|sign in|unlimited access|register (?:now|for free)", re.IGNORECASE)
LONGEST_WALL = 1_500
PHRASE = re.compile(
    r"""(?:
        (?:read\ (?:more|also|next)|see\ also|also\ read|related|more\ on\ this|recommended)\s?:.*
        | (?:please\ )?(?:become|be)\ (?:a|our)\ (?:patron|member|supporter)\b.*
        | (?:support|follow|find)\ us\ on\ \w+.*
        | (?:(?:already\ )?a\ subscriber\?|subscribe|sign\ up|log\ in)\ (?:now|today|to|for|here)\b.*
        | (?:additional\ )?reporting\ by\ [^.]*;\s?(?:writing|editing)\ by\ [^.]*\.?
        | our\ standards:.*
        | (?:tags?|topics?|filed\ under|posted\ in|categories|share\ this|share)\s?:.*
        | advertisement | copy\ link | skip\ to\ (?:main\ )?content | continue\ reading.*
        | (?:©|\(c\)|copyright)\ .*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_PHRASE = 300
HEADING = re.compile(
    r"""related(?:\ \w+)? | (?:keep|continue)\ reading | read\ (?:next|more|also) | see\ also | most\ (?:read|popular)
        | trending(?:\ now)? | more\ (?:on|from)\ .{1,60} | more\ stories | recommended(?:\ for\ you)?
        | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in) | latest\ (?:news|stories)
        | \d*\ ?comments? | leave\ a\ (?:comment|reply) | share\ this""",
    re.IGNORECASE | re.VERBOSE,
)
STANDFIRST = re.compile(
    r"standfirst|lede\b|\bdek\b|\bdeck\b|sub-?head|sub-?title|teaser|strap-?line|\bintro\b|summary",
    re.IGNORECASE,
)
SHORTEST_STANDFIRST, LONGEST_STANDFIRST = 30, 700
NEVER = {"html", "body", "main", "article", "head", "h1"}
LINE = ("p", "li", "h2", "h3", "h4")
SHORTEST_HEADLINE = 15
WALLED = "the page ends at a pay wall: only what stands before it is read"
MOST_WORDS = 1 / 3
MOST_BOXES = 2_000
"""Boxes looked at in one page, so that a page made of boxes ends in time."""


def strip(tree: Any) -> tuple[str, ...]:
    """Takes the furniture out of a parsed page, in place; a warning where a pay wall was among it."""
    words = _words(tree)
    most = MOST_WORDS * words
    walled = False
    for node in list(_boxes(tree))[:MOST_BOXES]:
        text = node.text_content()
        if len(text) <= LONGEST_WALL and WALL.search(_labels(node)) and WALL_WORDS.search(text):
            _drop(node)
            walled = True
        elif BOX.search(_labels(node)) and _words(node) <= most:
            _drop(node)
    for node in _under_headings(tree):
        if _words(node) <= most:
            _drop(node)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unwrap(table)
    links = [node for node in list(tree.iter(*LINE))[:MOST_BOXES] if _is_link(node)]
    if sum(map(_words, links)) <= most:
        for node in links:
            _drop(node)
    return (WALLED,) if walled else ()


def _is_link(node: Any) -> bool:
    """True for a line that is a link and nothing else: the headline of another story."""
    text = " ".join(node.text_content().split())
    linked = " ".join(" ".join(link.text_content() for link in node.iter("a") if link.get("href")).split())
    return SHORTEST_HEADLINE <= len(text) <= len(linked) + 2 and not text.endswith((".", "”", '"'))


def _under_headings(tree: Any) -> Iterator[Any]:
    """What stands with a heading such as "Related stories" in one block."""
    for heading in list(tree.iter("h2", "h3", "h4", "h5"))[:MOST_BOXES]:
        if HEADING.fullmatch(" ".join(heading.text_content().split())[:LONGEST_PHRASE]):
            yield heading.getparent() if heading.getparent() is not None else heading


def _boxes(tree: Any) -> Iterator[Any]:
    for node in tree.iter(
        "div", "section", "aside", "ul", "ol", "p", "td", "span", "figure", "amp-list", "amp-consent"
    ):
        labels = _labels(node)
        if labels and (BOX.search(labels) or WALL.search(labels)):
            yield node


def _labels(node: Any) -> str:
    return " ".join(str(node.get(key) or "") for key in ("class", "id"))[:500]


def _words(node: Any) -> int:
    """The characters of an element's text, without the blanks between its tags."""
    return len(" ".join(node.text_content().split()))


def _drop(node: Any) -> None:
    if node.getparent() is not None and node.tag not in NEVER:
        node.drop_tree()


def _is_layout(table: Any) -> bool:
    """True for a table without head cells in which a cell holds paragraphs or a whole text."""
    if table.find(".//th") is not None and table.find(".//table") is None:
        return False
    cells = list(table.iter("td"))[:MOST_BOXES]
    return any(cell.find(".//p") is not None and len(cell.text_content()) > LONGEST_PHRASE for cell in cells)


def _unwrap(table: Any) -> None:
    """The cells as blocks, in their order; tables inside are looked at on their own."""
    for part in (table, *table.iter("tbody", "tr", "td")):
        if part is table or next(part.iterancestors("table"), None) is table or part.tag == "div":
            part.tag = "div"


def is_phrase(line: str) -> bool:
    """True for a line that sites put into articles and that is no part of any report."""
    line = line.strip().lstrip("-| ")
    return len(line) <= LONGEST_PHRASE and PHRASE.fullmatch(line) is not None


def standfirst(tree: Any, text: str) -> str:
    """The line between headline and text that says what the report says, where the text lacks it."""
    known = " ".join(text.split())
    first = known[:60]
    past_headline = False
    for node in tree.iter("h1", "h2", "p", "div"):
        if node.tag == "h1":
            past_headline = True
            continue
        if not past_headline:
            continue
        found = (
            " ".join(node.text_content().split())
            if node.tag == "p" or STANDFIRST.search(_labels(node))
            else ""
        )
        if first and found.startswith(first):
            return ""
        long_enough = SHORTEST_STANDFIRST <= len(found) <= LONGEST_STANDFIRST
        if long_enough and STANDFIRST.search(_labels(node)) and node.find(".//p") is None:
            return "" if found in known else found
    return ""
