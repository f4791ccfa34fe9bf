"""Markdown, with YAML front matter: title, publisher or outlet, issued, published or date, url, id.

Limits: the marks of Markdown stay in the text, so that offsets are the file's
own. Front matter is a mapping of at most 16,000 characters without aliases;
where it is not readable it is left out with a warning, and other keys than
those above are left alone. Without a title there, a first line `# Title` is one.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from factcheck.read.base import Document, Limits
from factcheck.read.text import clean, decode

__all__ = ["front_matter", "read"]

OPENING = re.compile(r"\s*---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
EMPTY = ("", "~", "null", "none")
HEADING = re.compile(r"\s*# (.{1,300})(?:\n|$)")
MAX_FRONT_MATTER = 16_000
FIELDS = {
    "title": ("title",),
    "publisher": ("publisher", "outlet"),
    "issued": ("issued", "published", "date"),
    "url": ("url",),
    "id": ("id",),
}


class _Strings(yaml.BaseLoader):
    """YAML in which every scalar is text: no 30 February error, no `NO` for Norway, no aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


def read(data: bytes, limits: Limits) -> Document:
    """A Markdown file as a document; its front matter's lines are blank in the text."""
    text, warnings = decode(data)
    text = clean(text, limits)
    fields, body, trouble = front_matter(text)
    heading = HEADING.match(body)
    if heading and not fields.get("title"):
        fields["title"] = heading[1].strip()
    ground = "front matter" if fields.get("issued") else ""
    return Document(clean(body, limits), issued_ground=ground, warnings=(*warnings, *trouble), **fields)


def front_matter(text: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """The known fields, the text with the front matter's lines blank, and warnings."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER) if opening else None
    if not opening or not closing:
        return {}, text, ()
    source = text[opening.end() : closing.start()]
    loader = _Strings(source)
    try:
        data = loader.get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        return {}, _blank(text, closing.end()), (_trouble(error),)
    finally:
        loader.dispose()
    if data is None:
        data = {}
    if not isinstance(data, dict):
        # Two rules around a line of prose are Markdown, not front matter.
        return {}, text, ()
    return _fields(data), _blank(text, closing.end()), ()


def _blank(text: str, end: int) -> str:
    """Only the line breaks of what stands before `end`: the lines keep their numbers."""
    return "\n" * text.count("\n", 0, end) + text[end:]


def _trouble(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f" in line {mark.line + 2}" if mark else ""
    problem = getattr(error, "problem", None) or str(error) or "it is nested too deeply"
    return f"front matter left out, it is not readable YAML{place}: {problem}"


def _fields(data: dict[Any, Any]) -> dict[str, str]:
    lower = {str(key).lower(): value for key, value in data.items()}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        values = (lower[name] for name in names if isinstance(lower.get(name), str))
        texts = (" ".join(value.split()) for value in values)
        found[field] = next((text for text in texts if text.lower() not in EMPTY), "")
    return found
