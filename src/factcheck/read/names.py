"""Stable names of reports: from the source's own id or the file's name, whatever the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.read.files import STDIN

__all__ = ["base_id", "unique_ids"]

SLUG = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def base_id(own: str, path: str) -> str:
    """The source's own id where it is a slug with a letter in it, else the file's name made into one."""
    if SLUG.fullmatch(own):
        return own
    if path == STDIN:
        return "stdin"
    name, _, part = path.rpartition("/")[2].partition("#")
    stem = name.rpartition(".")[0] or name
    return _slug(f"{stem} {part}") or "report"


def _slug(text: str) -> str:
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:80]


def unique_ids(bases: Sequence[tuple[str, str]]) -> list[str]:
    """An id for each (base, path), the base itself or with a number; the order does not count."""
    taken = {base for base, _ in bases}
    first: set[str] = set()
    ids: dict[int, str] = {}
    for index in sorted(range(len(bases)), key=lambda index: bases[index]):
        base = bases[index][0]
        candidate, number = base, 1
        while candidate in (first if number == 1 else taken):
            number += 1
            candidate = f"{base}-{number}"
        first.add(candidate)
        taken.add(candidate)
        ids[index] = candidate
    return [ids[index] for index in range(len(bases))]
