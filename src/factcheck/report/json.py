"""A result as JSON: the published format, `schema_version` 1.

Every text is as the report has it, to the last character; characters that steer a
terminal or turn the direction of a line are written as escapes, which means the same.
"""

from __future__ import annotations

import json
import re
from typing import Any

from factcheck.findings import Material, Result
from factcheck.report.paths import without_folder

__all__ = ["render", "written"]

# C1 controls, direction marks, line separators, byte-order marks, half characters.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def render(result: Result, material: Material | None = None) -> str:
    """The result as JSON, indented, in the order of the result."""
    return written(without_folder(result).model_dump(mode="json"))


def written(value: Any) -> str:
    """Any JSON value as indented text without a character that acts on a terminal or turns a line."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
