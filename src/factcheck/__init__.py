"""Finds where reports on one subject do not agree, and says whether that is a contradiction or has a reason.

The public names: `check` (reports to a Result), `build_tables` (reports to the matched
fact tables that rules take), `RULES`, and the records `Result`, `Finding`, `Answer`.
They are imported on first use, so that `import factcheck` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.findings import Agreement, Answer, Finding, Result, Severity, Verdict
    from factcheck.pipeline import InputError, build_tables, check
    from factcheck.rules import RULES, Conflict, rule

__version__ = "0.1.0"

__all__ = [
    "RULES",
    "Agreement",
    "Answer",
    "Conflict",
    "Finding",
    "InputError",
    "Result",
    "Severity",
    "Verdict",
    "__version__",
    "build_tables",
    "check",
    "rule",
]

_HOME = {
    **dict.fromkeys(("InputError", "build_tables", "check"), "factcheck.pipeline"),
    **dict.fromkeys(
        ("Agreement", "Answer", "Finding", "Result", "Severity", "Verdict"), "factcheck.findings"
    ),
    **dict.fromkeys(("RULES", "Conflict", "rule"), "factcheck.rules"),
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
