"""Bytes to text, and places in it: plain text files, and what the other readers share.

Limits: the encoding of a text that is neither UTF-8 nor marked by a byte-order
mark is a guess between UTF-16, Western European and Cyrillic; the guess is
told as a warning. Hard-wrapped lines stay as they are.
"""

from __future__ import annotations

import re

from factcheck.read.base import Document, Limits, UnreadableError

__all__ = ["clean", "decode", "line_column", "one_line", "read"]

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or office file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
}
"""First bytes that tell what a file with the wrong name is."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")
LINE_END = re.compile("\r\n|\r|\u2028|\u2029")
MOST_IN_LINE = 1000
FEW, MOST_CONTROL = 3, 0.05
"""Control characters, and their share, above which bytes are taken for no text."""


def read(data: bytes, limits: Limits) -> Document:
    """A plain text file as a document; it says nothing of itself but its text."""
    text, warnings = decode(data)
    return Document(clean(text, limits), warnings=warnings)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes and a warning where its encoding was guessed.

    Strict UTF-8 first, then the byte-order mark, then a guess. Raises
    UnreadableError for bytes that are no text.
    """
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            raise UnreadableError(f"not a text file but {name}; give it the name ending of its kind")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data, encoding), ()
    try:
        text, warnings = data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _guess(data)
    if _is_binary(text):
        return _guess(data) if b"\x00" in data else _refuse()
    return text, warnings


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"marked as {encoding.upper()} but broken at byte {error.start}; save it as UTF-8"
        ) from None


def _is_binary(text: str) -> bool:
    control = len(CONTROL.findall(text)) - text.count("\r") - text.count("\f")
    return control > FEW + MOST_CONTROL * len(text)


def _refuse() -> tuple[str, tuple[str, ...]]:
    raise UnreadableError("not a text file; save it as UTF-8 text or convert it")


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The best reading of bytes that are not UTF-8, always with a warning."""
    wide = _utf16(data)
    if wide:
        return wide, ("no encoding is marked, read as UTF-16: save it as UTF-8 to be sure",)
    if b"\x00" in data:
        return _refuse()
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "cp1251"]).best()
    text = str(best) if best else ""
    if not text or _is_binary(text):
        return _refuse()
    name = best.encoding if best else ""
    return text, (f"not UTF-8, read as {name}: save it as UTF-8 to be sure",)


def _utf16(data: bytes) -> str:
    """UTF-16 without its mark shows as NUL in every second byte of Latin text."""
    half = len(data) // 2
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if half and high.count(0) > half * 0.4:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return ""
            return "" if _is_binary(text) else text
    return ""


def clean(text: str, limits: Limits) -> str:
    """The text as read, to which all offsets refer.

    Line ends become "\\n"; every other control character a space and every
    half of a broken pair U+FFFD, one for one. Raises UnreadableError if the text is
    empty or too long.
    """
    if len(text) > limits.max_characters:
        most = f"{len(text):,} characters, above the limit of {limits.max_characters:,}"
        raise UnreadableError(f"{most}; split it or raise the limit")
    text = SURROGATE.sub("\ufffd", CONTROL.sub(" ", LINE_END.sub("\n", text)))
    if not text.strip():
        raise UnreadableError("empty: there is no text in it")
    return text


def one_line(text: str) -> str:
    """A title or name from a file, fit for one cell of a table."""
    return " ".join(SURROGATE.sub("\ufffd", CONTROL.sub(" ", text)).split())[:MOST_IN_LINE]


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at `offset` of a text as read.

    Markdown keeps a blank line for each line of its front matter, so for plain
    text and Markdown the line is the file's own.
    """
    before = text.count("\n", 0, offset)
    return before + 1, offset - text.rfind("\n", 0, offset)
