"""What an HTML page says of itself: JSON-LD, meta elements, marked dates, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factcheck.read.issued import check_issued

__all__ = ["Facts", "facts"]

PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
    *("datepublished", "date.published", "publisheddate", "publication_date", "publicationdate", "pubdate"),
    *(
        "publish-date",
        "publish_date",
        "publishdate",
        "parsely-pub-date",
        "sailthru.date",
        "article_date_original",
    ),
    *("cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate", "date_published"),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "date",
        "displaydate",
    ),
)
"""Names of meta elements that hold the day of publication, the surest first."""
TITLES = ("og:title", "twitter:title", "headline", "dc.title")
SITES = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
ARTICLE = re.compile(r"article|posting|report", re.IGNORECASE)
CHANGED = re.compile(r"modif|updat|revis|edited", re.IGNORECASE)
PUBLISHED_CLASS = re.compile(
    r"publish|pubdate|posted|entry-date|post-date|date-?line|timestamp", re.IGNORECASE
)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s>]{1,2000})")
DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-])")
MAX_JSON = 500_000
MAX_DEPTH = 20
BEFORE_ALL, AFTER_ALL = "1995-01-01", "2100-12-31"


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, publisher, day of publication (EDTF) and canonical address; each may be empty."""

    title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""


def facts(tree: Any, source: str) -> Facts:
    """The facts of a parsed page; `source` is its text, for the remark a browser leaves on saving."""
    meta = _meta(tree)
    article = _article(tree)
    url = _url(tree, meta, source)
    publisher = article.get("publisher")
    return Facts(
        title=_first((article.get("headline"), *(meta.get(name) for name in TITLES))),
        publisher=_first(
            (_name(publisher), *(meta.get(name) for name in SITES), _name(article.get("isPartOf")))
        ),
        issued=_issued(tree, meta, article, url),
        url=url,
    )


def _first(values: Iterable[Any]) -> str:
    texts = (" ".join(value.split()) for value in values if isinstance(value, str))
    return next((text for text in texts if text and not text.startswith(("@", "http"))), "")


def _meta(tree: Any) -> dict[str, str]:
    """The content of meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name = (node.get(key) or "").lower()
            if name and node.get("content"):
                found.setdefault(name, node.get("content").strip())
    return found


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the article, or an empty one."""
    objects: list[dict[str, Any]] = []
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads((node.text or "")[:MAX_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        objects += _objects(data, MAX_DEPTH)
    return next(
        (item for item in objects if ARTICLE.search(str(item.get("@type"))) and "datePublished" in item),
        next((item for item in objects if ARTICLE.search(str(item.get("@type")))), {}),
    )


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All objects of top-level lists and graphs; not what an article merely refers to."""
    if depth == 0:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity"):
            yield from _objects(data.get(key), depth - 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth - 1)


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return (
        str(value.get("name") or "") if isinstance(value, dict) else value if isinstance(value, str) else ""
    )


def _url(tree: Any, meta: dict[str, str], source: str) -> str:
    canonical = tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    saved = SAVED_FROM.search(source[:5000])
    for address in (*canonical, meta.get("og:url", ""), saved[1] if saved else ""):
        if address.startswith(("http://", "https://")):
            return str(address).strip()
    return ""


def _issued(tree: Any, meta: dict[str, str], article: dict[str, Any], url: str) -> str:
    """The first value that is a date, from the surest place to the least sure."""
    day = DAY_IN_ADDRESS.search(url)
    candidates = [
        _string(article.get("datePublished")),
        *(meta.get(name, "") for name in PUBLISHED),
        *_marked(tree),
        "-".join(day.groups()) if day else "",
    ]
    return next((date for date in map(_date, candidates) if date), "") or _visible(tree)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _date(value: str) -> str:
    try:
        date = check_issued(value)
    except ValueError:
        return ""
    return date if BEFORE_ALL <= date <= AFTER_ALL and "/" not in date else ""


def _marked(tree: Any) -> Iterator[str]:
    """Dates of elements that say they hold the day of publication; else the only date of the article."""
    times = [node for node in tree.iter("time") if not CHANGED.search(_labels(node))]
    for node in (*tree.xpath("//*[@itemprop='datePublished']"), *times):
        if node.get("itemprop") or node.get("pubdate") is not None or PUBLISHED_CLASS.search(_labels(node)):
            yield _written(node)
    inside = [node for node in times if next(node.iterancestors("article", "main"), None) is not None]
    days = {_date(_written(node)) for node in inside} - {""}
    if len(days) == 1:
        yield days.pop()


def _labels(node: Any) -> str:
    """Class and id of an element and of the one around it."""
    around = node.getparent()
    nodes = [node] if around is None else [node, around]
    return " ".join(str(each.get(key) or "") for each in nodes for key in ("class", "id", "itemprop"))


def _written(node: Any) -> str:
    return str(node.get("datetime") or node.get("content") or node.text_content()).strip()


def _visible(tree: Any) -> str:
    """A day that the page shows beside the headline, for pages that mark nothing."""
    from copy import deepcopy

    from htmldate import find_date

    # What speaks of the last change is taken out first, so that it cannot be taken for publication.
    page = deepcopy(tree)
    for node in page.xpath("//meta|//script|//time|//footer|//aside|//nav|//*[@class or @id]"):
        told = " ".join(map(str, node.attrib.values()))
        if node.tag in ("footer", "aside", "nav", "script") or (
            node.tag in ("meta", "time", "span", "p", "div", "abbr") and _is_change(node, told)
        ):
            node.drop_tree()
    try:
        found = find_date(page, extensive_search=False, min_date=BEFORE_ALL, max_date=AFTER_ALL)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return ""
    return _date(found or "")


def _is_change(node: Any, told: str) -> bool:
    return bool(CHANGED.search(told)) and (node.tag == "meta" or len(node.text_content()) < 100)
