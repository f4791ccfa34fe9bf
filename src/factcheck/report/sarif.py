"""A result as SARIF 2.1.0, for editors and code scanning: one result a finding, the other side beside it.

A conflict is a failure of its severity, what is undetermined wants review, what has a
reason is informational, what a person accepted is suppressed. Regions count code
points of the text as read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from factcheck.findings import Answer, Evidence, Finding, Material, Result, Verdict
from factcheck.report.escape import clean
from factcheck.report.json import written
from factcheck.report.paths import without_folder
from factcheck.report.words import Names, because, first_sentence, names_of, who
from factcheck.rules import RULES

__all__ = ["render"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RELATED = 20
"""Related locations of one result; more are of no use in a margin."""
KINDS = {Verdict.CONFLICT: "fail", Verdict.UNDETERMINED: "review", Verdict.EXPLAINED: "informational"}


def render(result: Result, material: Material | None = None) -> str:
    """The result as a SARIF log with one run."""
    result = without_folder(result)
    names = names_of(result)
    slugs = sorted({*result.rules, *(finding.rule for finding in result.findings)})
    run = {
        "tool": {"driver": _driver(slugs)},
        "columnKind": "unicodeCodePoints",
        # The texts of a feed are reports of one file.
        "artifacts": [{"location": _artifact(p)} for p in dict.fromkeys(r.path for r in result.reports)],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_not_read(result))}],
        "results": [_result(finding, slugs.index(finding.rule), names) for finding in result.findings],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(slugs: list[str]) -> dict[str, Any]:
    known = {rule.slug: rule for rule in RULES}
    try:
        number = {"version": version("factcheck-reports")}
    except PackageNotFoundError:  # run from a bare source tree
        number = {}
    rules: list[dict[str, Any]] = []
    for slug in slugs:
        described: dict[str, Any] = {"id": clean(slug)}
        rule = known.get(slug)
        if rule is not None:
            described |= {
                "name": "".join(part.capitalize() for part in slug.split("-")),
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.summary},
                "help": {"text": rule.documentation},
                "defaultConfiguration": {"level": rule.severity.value},
                "properties": {"tags": ["fact-consistency", rule.table]},
            }
        rules.append(described)
    return {"name": "factcheck", **number, "rules": rules}


def _not_read(result: Result) -> Iterator[dict[str, Any]]:
    for file in result.not_read:
        text = clean(f"{file.path} was not read: {file.reason}")
        yield {"level": "warning", "message": {"text": _plain(text)}}


def _result(finding: Finding, index: int, names: Names) -> dict[str, Any]:
    answer, first = _newest(finding)
    others = [
        (other, s)
        for other in finding.answers
        for s in _one_a_report(other)
        if s.statement_id != first.statement_id
    ]
    kind = KINDS[finding.verdict]
    told: dict[str, Any] = {
        "ruleId": clean(finding.rule),
        "ruleIndex": index,
        "kind": kind,
        "level": finding.severity.value if kind == "fail" else "none",
        "message": {"text": _plain(_message(finding))},
        "locations": [_location(first, answer, names)],
        "relatedLocations": [
            _location(s, other, names) | {"id": n} for n, (other, s) in enumerate(others[:RELATED], start=1)
        ],
        "partialFingerprints": {"factcheckFinding/v1": finding.id},
        "rank": round(finding.confidence * 100, 1),
        "properties": _properties(finding),
    }
    if finding.decision is not None:
        reason = clean(finding.decision.reason)
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return told


def _message(finding: Finding) -> str:
    """What differs, why, and what would settle it."""
    parts = [f"{first_sentence(finding)}.", because(finding), *finding.remarks]
    settle = f"To settle it: {finding.settle}" if finding.settle else ""
    return " ".join(clean(part) + ("" if part.endswith(".") else ".") for part in [*parts, settle] if part)


def _properties(finding: Finding) -> Mapping[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "reason": finding.reason,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "question": clean(finding.question),
        "answers": [clean(answer.value) for answer in finding.answers],
    }


def _newest(finding: Finding) -> tuple[Answer, Evidence]:
    """Where the finding is shown: in the report published last, of the answer that fewest carry."""
    said = [(answer, s) for answer in finding.answers for s in answer.statements]
    return max(said, key=lambda pair: (pair[1].issued, -pair[0].support.origins, pair[1].statement_id))


def _one_a_report(answer: Answer) -> list[Evidence]:
    return list({s.report_id: s for s in reversed(answer.statements)}.values())[::-1]


def _location(statement: Evidence, answer: Answer, names: Names) -> dict[str, Any]:
    text = f"{clean(answer.value)}: {clean(who(statement, names))}: “{clean(statement.quote)}”"
    place = {
        "artifactLocation": _artifact(statement.path or statement.report_id),
        "region": _region(statement),
    }
    return {"physicalLocation": place, "message": {"text": _plain(text)}}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.encode("utf-8", "replace"), safe="/-._~"), "uriBaseId": "%SRCROOT%"}


def _region(statement: Evidence) -> dict[str, Any]:
    """The mention's place: as an offset, and by lines where those are known."""
    length = max(0, statement.end - statement.start)
    region: dict[str, Any] = {"charOffset": statement.start, "charLength": length}
    if statement.line and statement.column:
        lines = statement.mention.split("\n")
        start = statement.column if len(lines) == 1 else 1
        region |= {
            "startLine": statement.line,
            "startColumn": statement.column,
            "endLine": statement.line + len(lines) - 1,
            "endColumn": start + len(lines[-1]),
        }
    return region | {"snippet": {"text": statement.mention}}


def _plain(text: str) -> str:
    """A message without a link in it: SARIF reads "[text](target)" as one."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text
