"""Every statement of a run as a schema.org Claim in JSON-LD, with the reports in which they appear.

The text may stand in a page's script element: no sign of it can end that.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from factcheck.findings import Evidence, Material, Result
from factcheck.models import ReportRow
from factcheck.report.escape import clean
from factcheck.report.json import written
from factcheck.report.paths import without_folder
from factcheck.report.statements import question_of, statements, value_of

__all__ = ["render"]

_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def render(result: Result, material: Material | None = None) -> str:
    """A graph of Article and Claim nodes; only the articles without what the result was made from."""
    graph = [_article(report) for report in without_folder(result).reports]
    graph += [_claim(kind, row, said) for kind, row, said in statements(result, material or Material())]
    text = written({"@context": "https://schema.org", "@graph": graph})
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _id(kind: str, name: str) -> str:
    return f"urn:factcheck:{kind}:{quote(name.encode('utf-8', 'replace'), safe='-._~')}"


def _article(report: ReportRow) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": clean(report.publisher)} if report.publisher else ""
    origin = {"@id": _id("report", report.same_origin_as)} if report.same_origin_as else ""
    return _told(
        {
            "@type": "Article",
            "@id": _id("report", report.report_id),
            "headline": clean(report.title),
            "publisher": publisher,
            "datePublished": report.issued if _DAY.fullmatch(report.issued) else "",
            "url": clean(report.url) if re.match(r"https?://", report.url) else "",
            "inLanguage": clean(report.language),
            "isBasedOn": origin,
        }
    )


def _claim(kind: str, row: Any, said: Evidence) -> dict[str, Any]:
    question, value = clean(question_of(kind, row)), clean(value_of(kind, row))
    first, last = row.as_of_from, row.as_of_to
    return _told(
        {
            "@type": "Claim",
            "@id": _id("statement", said.statement_id),
            "name": ": ".join(filter(None, [question, value])),
            "text": said.quote,
            "about": question,
            "abstract": value,
            "keywords": kind,
            "temporalCoverage": first if first == last else f"{first}/{last}",
            "creditText": clean(said.attributed_to),
            "appearance": {"@id": _id("report", said.report_id)},
        }
    )


def _told(node: dict[str, Any]) -> dict[str, Any]:
    """The node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", "/")}
