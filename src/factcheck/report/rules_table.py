"""The table of rules for the README: made from the rules, so that the two cannot differ."""

from __future__ import annotations

from factcheck.report.escape import markdown
from factcheck.rules import RULES

__all__ = ["rules_table"]


def rules_table() -> str:
    """Every rule as a row of a Markdown table: rule, table, severity, what it finds."""
    lines = ["| rule | table | severity | what it finds |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{rule.slug}` | {rule.table} | {rule.severity.value} | {markdown(rule.summary)} |"
        for rule in RULES
    ]
    return "\n".join(lines) + "\n"
