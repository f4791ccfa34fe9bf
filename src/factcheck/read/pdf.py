"""PDF: the text layer, with lines made into paragraphs, hyphens at line ends mended, running heads left out.

Limits: a scan without a text layer is not read (no OCR); columns come in the
order in which the file draws them; tables come as lines of words; no
publication date is taken from the file, since what it holds is when it was made.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from factcheck.read.base import Document, Limits, UnreadableError
from factcheck.read.text import clean

__all__ = ["paragraphs", "read", "without_running_heads"]

EDGE = 2
"""Lines at the top and foot of a page that may be a running head or page number."""
LEAST_PAGES = 3
SHORT = 0.7
"""A line of less than this share of the usual length ends its paragraph."""
SPACES = re.compile(r"[ \t\u00a0]+")
PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*(\d{1,4})[-–— ]*(?:(of|/) ?\d{1,4})?", re.IGNORECASE)
BULLET = re.compile(r"[•‣◦▪–—*-] ")
NUMBERED = re.compile(r"\d{1,3}[.)] ")
HYPHEN = re.compile(r"([^\W\d_]+)-$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
ENDS = tuple(".:;!?")
LONGEST_WORD = 60
DULL_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|pdf|qxd)$", re.IGNORECASE)


def read(data: bytes, limits: Limits) -> Document:
    """The text of a PDF; its title is the document's own property."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("encrypted; save a copy without a password")
        if len(reader.pages) > limits.max_pages:
            raise UnreadableError(
                f"{len(reader.pages):,} pages, above the limit of {limits.max_pages:,}; split it"
            )
        pages = [page.extract_text() for page in reader.pages]
        title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    except DependencyError:
        raise UnreadableError("encrypted; save a copy without a password") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnreadableError(f"broken PDF ({type(error).__name__}); print it to a new PDF") from None
    if not any(page.strip() for page in pages):
        raise UnreadableError("a PDF without a text layer, a scan perhaps; put it through OCR first")
    lines = without_running_heads([page.split("\n") for page in pages])
    blank = sum(not page.strip() for page in pages)
    warnings = (f"{blank} of {len(pages)} pages have no text layer and are not read",) if blank else ()
    title = "" if DULL_TITLE.search(title) else title
    return Document(clean(paragraphs(lines), limits), title=title, warnings=warnings)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines of all pages but page numbers and what stands at the edge of most pages."""
    trimmed = [_trimmed([SPACES.sub(" ", line).strip() for line in page]) for page in pages]
    edges = Counter(key for page in trimmed for key in {_key(line) for line in page[:EDGE] + page[-EDGE:]})
    heads = {key for key, count in edges.items() if key and count >= max(LEAST_PAGES, len(pages) / 2)}
    kept: list[str] = []
    for number, page in enumerate(trimmed, 1):
        dull = [_key(line) in heads or _is_number(line, number, len(pages)) for line in page]
        top = _run(dull)
        kept += page[top : len(page) - _run(dull[:top:-1])]
    return kept


def _run(dull: Sequence[bool]) -> int:
    """How many lines from the edge inward are running heads, EDGE at most."""
    return next((index for index, each in enumerate(dull[:EDGE]) if not each), min(EDGE, len(dull)))


def _is_number(line: str, page: int, pages: int) -> bool:
    found = PAGE_NUMBER.fullmatch(line)
    return found is not None and int(found[1]) == page and (pages > 1 or found[2] is not None)


def _trimmed(page: list[str]) -> list[str]:
    """The page without blank lines at its ends."""
    filled = [index for index, line in enumerate(page) if line]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _key(line: str) -> str:
    """The line with its numbers alike: page numbers and dates change from page to page."""
    return re.sub(r"\d+", "0", line.lower())


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as set made into paragraphs, a blank line between them."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))
    done: list[list[str]] = [[]]
    for line in lines:
        begins_item = BULLET.match(line) or (
            NUMBERED.match(line) and done[-1][-1:] and done[-1][-1].endswith(ENDS)
        )
        if not line or begins_item:
            done.append([])
        if line:
            done[-1][-1:] = _joined(done[-1][-1:], line, words)
        if len(line) < SHORT * usual and not line.endswith(("-", ",")):
            done.append([])
    return "\n\n".join("".join(parts) for parts in done if parts).replace("\u00ad", "")


def _joined(last: list[str], line: str, words: Counter[str]) -> list[str]:
    """The end of the paragraph so far, mended, and the line that goes on with it."""
    if not last:
        return [line]
    end = last[0]
    if end.endswith("\u00ad"):
        return [end[:-1], line]
    hyphen, first = HYPHEN.search(end[-LONGEST_WORD:]), FIRST_WORD.match(line)
    if not hyphen or not first:
        return [end + " ", line]
    if not first[0][0].islower():
        return [end, line]
    left, right = hyphen[1].lower(), first[0].lower()
    # "long-" + "term" is a compound if the text says so elsewhere, "infor-" + "mation" is one word.
    compound = words[f"{left}-{right}"] or (words[left] > 1 and words[right] > 1 and not words[left + right])
    return [end if compound else end[:-1], line]
