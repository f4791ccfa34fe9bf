"""Pipe tables of Markdown, and lists that stop where nobody reads on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.report.escape import code, markdown

__all__ = ["ROWS_SHOWN", "folded", "listed", "more_rows", "table"]

ROWS_SHOWN = 40
"""Rows shown of a table; the JSON has them all."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], leave_out: Iterable[str] = ()) -> str:
    """A pipe table of cells that are Markdown already, without the columns named in `leave_out`.

    A heading that ends in ":" is set flush right.
    """
    kept = [i for i, cell in enumerate(head) if cell not in set(leave_out)]
    rule = ["--:" if cell.endswith(":") else "---" for cell in head]
    lines = [[cell.removesuffix(":") for cell in head], rule, *rows]
    return "\n".join("| " + " | ".join(line[i] for i in kept) + " |" for line in lines)


def more_rows(number: int, columns: int) -> list[list[str]]:
    """The row that says how many rows are left out."""
    if number <= ROWS_SHOWN:
        return []
    text = f"and {number - ROWS_SHOWN:,} more: {code('factcheck run --format json')}"
    return [[text, *[""] * (columns - 1)]]


def listed(texts: Iterable[str], most: int = 8) -> str:
    """The first texts, escaped, and how many more there are."""
    all_texts = list(texts)
    more = f" and {len(all_texts) - most:,} more" if len(all_texts) > most else ""
    return ", ".join(markdown(text) for text in all_texts[:most]) + more


def folded(summary: str, *paragraphs: str) -> list[str]:
    """Paragraphs that a reader opens; `summary` is ours, never a report's."""
    return [f"<details><summary>{summary}</summary>", *paragraphs, "</details>"]
