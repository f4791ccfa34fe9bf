"""What every reader takes and gives: limits in, a document out, or one reason why not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["Document", "Limits", "NotRead", "UnreadableError", "printable"]

SEPARATORS = {"\u2028", "\u2029"}
HIDDEN = {"Cc", "Cf", "Cs"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's input is read before the reader says no.

    Raise a limit where a report is known to be sound; the defaults are far
    above any news report and far below what fills a laptop's memory.
    """

    max_bytes: int = 25_000_000
    """size of one file, and of one entry of an archive"""
    max_characters: int = 1_000_000
    """length of one report's text; taking a text apart needs some 3 kB of memory a character"""
    max_files: int = 10_000
    """reports and other files in one run"""
    max_entries: int = 5_000
    """entries of one archive or office file"""
    max_expanded: int = 200_000_000
    """bytes of one archive or office file when unpacked"""
    max_ratio: float = 200.0
    """bytes unpacked for one byte packed, of any one entry"""
    max_pages: int = 2_000
    """pages of one PDF"""
    seconds_per_file: float = 60.0
    """time for one PDF, HTML page, e-mail or office file"""
    max_memory: int = 3_000_000_000
    """address space of the process that takes PDF, HTML and office files apart; 0 for no limit"""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is no report of this run, and why; the reason says what to do."""

    path: str
    reason: str


class UnreadableError(Exception):
    """Raised by a reader; its text is the reason that the user reads."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report as its reader found it: the text and what the file itself says of it.

    `issued` is as written, unchecked; `issued_ground` says which part of the
    file it comes from (front matter, page, sources). `part` names the place
    inside a file that holds many reports.
    """

    text: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    issued_ground: str = ""
    url: str = ""
    id: str = ""
    part: str = ""
    warnings: tuple[str, ...] = ()


def printable(name: str) -> str:
    """The name with what cannot be seen written as an escape: safe on a terminal, in CSV and in UTF-8."""
    return "".join(
        character.encode("unicode_escape").decode()
        if character in SEPARATORS or unicodedata.category(character) in HIDDEN
        else character
        for character in name
    )
