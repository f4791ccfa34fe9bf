"""DOCX: paragraphs and tables in order, footnotes at the end.

Tracked insertions are read and deletions are not. Limits: page headers and
footers, comments and pictures are not read; no publication date is taken from
the file, since what it holds is when it was written or saved.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from factcheck.read.archive import opened
from factcheck.read.base import Document, Limits, UnreadableError
from factcheck.read.text import clean

__all__ = ["read"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_TEXT = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


def read(data: bytes, limits: Limits) -> Document:
    """The text of a DOCX file; its title is the document's own property or its heading."""
    opened(data, limits).close()
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [*_blocks(document), *_footnotes(document)]
        title = " ".join(_title(document).split())
    except Exception as error:
        raise UnreadableError(f"broken DOCX ({type(error).__name__}); open and save it anew") from None
    return Document(clean("\n\n".join(block for block in blocks if block.strip()), limits), title=title)


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join(_rows(block))
        else:
            yield ("- " if _is_item(block) else "") + _text(block._p).strip()


def _style(paragraph: Any) -> str:
    return str((paragraph.style and paragraph.style.name) or "")


def _is_item(paragraph: Any) -> bool:
    numbered = paragraph._p.find(f"{W}pPr/{W}numPr") is not None
    return bool(_text(paragraph._p).strip()) and (numbered or _style(paragraph).startswith("List"))


def _title(document: Any) -> str:
    """The document's own property, else its first paragraph if that is styled as a title."""
    first = next((each for each in document.paragraphs if each.text.strip()), None)
    heading = first.text if first is not None and _style(first) in ("Title", "Heading 1") else ""
    return document.core_properties.title or heading


def _rows(table: Any) -> Iterator[str]:
    for row in table._tbl.iter(f"{W}tr"):
        cells = [" ".join(_text(cell).split()) for cell in row.iterchildren(f"{W}tc")]
        yield "| " + " | ".join(cells) + " |"


def _text(node: Any) -> str:
    """All text under a node in order, without what a tracked change took out."""
    if node.tag in NOT_TEXT:
        return ""
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag in BREAKS:
        return BREAKS[node.tag]
    # Paragraphs inside a cell or a note are set apart by a space.
    return "".join(map(_text, node)) + (" " if node.tag == f"{W}p" and node.getnext() is not None else "")


def _footnotes(document: Any) -> Iterator[str]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(f"{W}footnote"):
                # Separators are footnotes with a type.
                if note.get(f"{W}type") is None:
                    yield " ".join(_text(note).split())
