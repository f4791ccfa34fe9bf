"""How a notebook shows a finding, an answer or a statement: small HTML, every text of a report escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

__all__ = ["answer", "finding", "statement", "statements"]


def finding(found: Any) -> str:
    """A finding: its sentence, what it is, each answer with its statements, what decided."""
    about = f"{found.verdict} ({found.reason}), {found.severity}, rule {found.rule}, finding {found.id}"
    said = [("decided", found.decided), *(("remark", remark) for remark in found.remarks)]
    said += [("would settle it", found.settle)]
    if found.decision is not None:
        said += [("accepted", found.decision.reason)]
    lines = [f"<b>{name}:</b> {escape(text)}" for name, text in said if text]
    return (
        f"<p><b>{escape(found.message or found.question)}</b><br><small>{escape(about)}</small></p>"
        + "".join(answer(one) for one in found.answers)
        + (f"<p>{'<br>'.join(lines)}</p>" if lines else "")
    )


def answer(one: Any) -> str:
    """An answer: its value, on how much it stands, its statements."""
    support = f"reports: {one.support.reports}, origins: {one.support.origins}"
    return f"<p><b>{escape(one.value)}</b> <small>({support})</small></p>{statements(one.statements)}"


def statement(said: Any) -> str:
    """One statement, as a table of one row."""
    return statements([said])


def statements(many: Iterable[Any]) -> str:
    """Statements as a table: who says it, as of when, the quote with its mention in bold, where."""
    rows = [(escape(s.publisher or s.report_id), escape(s.as_of), _quote(s), escape(_place(s))) for s in many]
    return _table(("who says it", "as of", "quote", "where"), rows)


def _quote(said: Any) -> str:
    before, mention, after = said.quote.partition(said.mention) if said.mention else (said.quote, "", "")
    return f"{escape(before)}<b>{escape(mention)}</b>{escape(after)}"


def _place(said: Any) -> str:
    place = said.path or said.report_id
    return f"{place}:{said.line}" if said.line else place


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    names = "".join(f"<th style='text-align:left'>{name}</th>" for name in head)
    lines = ("".join(f"<td style='text-align:left'>{cell}</td>" for cell in row) for row in rows)
    return f"<table><tr>{names}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
