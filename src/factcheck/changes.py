"""Two runs side by side: which findings appeared, which went, which changed; and what of a run is new.

A saved run is the JSON of `factcheck run --format json`. Of it only what tells
findings apart is read, so that a run saved by another version can be compared too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factcheck.findings import Finding, Result

__all__ = ["Change", "Changes", "Seen", "compare_runs", "load_run", "only_new"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a saved run says of one finding."""

    id: str
    rule: str
    verdict: str
    severity: str
    question: str
    message: str
    values: tuple[str, ...]
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One finding before and after, and what of it changed: values, verdict, severity, rule, accepted."""

    before: Seen
    after: Seen

    @property
    def what(self) -> tuple[str, ...]:
        """The names of what changed."""
        names = ("values", "verdict", "severity", "rule", "accepted")
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two runs; findings in the order of their runs."""

    appeared: tuple[Seen, ...]
    went: tuple[Seen, ...]
    changed: tuple[Change, ...]
    unchanged: int

    def as_json(self) -> dict[str, Any]:
        """The changes as the published form has them, `schema_version` 1."""
        return {
            "schema_version": 1,
            "appeared": [asdict(seen) for seen in self.appeared],
            "went": [asdict(seen) for seen in self.went],
            "changed": [
                {"what": list(change.what), "before": asdict(change.before), "after": asdict(change.after)}
                for change in self.changed
            ],
            "unchanged": self.unchanged,
        }


def load_run(path: Path) -> tuple[Seen, ...]:
    """The findings of a saved run. Raises ValueError in one clear line if the file is none."""
    mend = "write it with factcheck run --format json --output FILE"
    try:
        saved = json.loads(path.read_bytes())
        return tuple(_seen(finding) for finding in saved["findings"])
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, or nested without end
        raise ValueError(f"{path}: not JSON; {mend}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: not a saved run; {mend}") from error


def _seen(finding: dict[str, Any]) -> Seen:
    texts = {
        name: str(finding[name]) for name in ("id", "rule", "verdict", "severity", "question", "message")
    }
    values = tuple(sorted(str(answer["value"]) for answer in finding["answers"]))
    return Seen(**texts, values=values, accepted=finding.get("decision") is not None)


# ---------------------------------------------------------------- two runs


def compare_runs(old: Iterable[Seen], new: Iterable[Seen]) -> Changes:
    """What appeared, went and changed from one run to the other.

    A finding whose values changed has another id; it is known by its rule and question,
    and where its rule changed with its verdict by the question, if there is only one such
    on each side.
    """
    before, after = list(old), list(new)
    pairs: list[tuple[Seen, Seen]] = []
    same: tuple[Callable[[Seen], Hashable], ...] = (
        lambda seen: seen.id,
        lambda seen: (seen.rule, seen.question),
        lambda seen: seen.question,
    )
    for key in same:
        found = _pairs(before, after, key)
        pairs += found
        before = [seen for seen in before if seen not in [one for one, _ in found]]
        after = [seen for seen in after if seen not in [two for _, two in found]]
    changes = [change for change in (Change(one, two) for one, two in pairs) if change.what]
    return Changes(tuple(after), tuple(before), tuple(changes), len(pairs) - len(changes))


def _pairs(
    before: Iterable[Seen], after: Iterable[Seen], key: Callable[[Seen], Hashable]
) -> list[tuple[Seen, Seen]]:
    """Findings of both runs under one key that only they have."""
    old, new = _single(before, key), _single(after, key)
    return [(old[name], new[name]) for name in old if name in new]


def _single(found: Iterable[Seen], key: Callable[[Seen], Hashable]) -> dict[Hashable, Seen]:
    groups: dict[Hashable, list[Seen]] = {}
    for seen in found:
        groups.setdefault(key(seen), []).append(seen)
    return {name: group[0] for name, group in groups.items() if len(group) == 1}


# ---------------------------------------------------------------- what is new


def only_new(result: Result, known: Collection[str] = (), since: str = "") -> Result:
    """The result without the findings that a person accepted or that a saved run (`since`) knows by id.

    How many are left out stands among the warnings.
    """
    accepted = [finding for finding in result.findings if finding.decision is not None]
    before = [finding for finding in result.findings if finding.decision is None and finding.id in known]
    new = [finding for finding in result.findings if finding.decision is None and finding.id not in known]
    said = [_left_out(accepted, "accepted"), _left_out(before, f"known from {since}")]
    left = ", ".join(text for text in said if text)
    warning = (f"only what is new is shown; left out: {left}",) if left else ()
    return result.model_copy(update={"findings": tuple(new), "warnings": (*result.warnings, *warning)})


def _left_out(findings: Collection[Finding], why: str) -> str:
    return f"{len(findings):,} {'finding' if len(findings) == 1 else 'findings'} {why}" if findings else ""
