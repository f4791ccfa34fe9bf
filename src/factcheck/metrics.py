"""The catalogue of metrics: what is counted, the words that reveal it, how it behaves over time.

The built-in catalogue is `resources/metrics.toml`; a data set may hold a `metrics.toml`
of its own, whose entries add to it or replace those of the same slug.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck import resources

__all__ = ["Metric", "catalogue", "load_catalogue", "open_metric"]


class Metric(BaseModel):
    """One metric of the catalogue; `resources/metrics.toml` says what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    name: str
    unit: Literal["count", "money", "measure", "percent", "age", "duration", "distance"]
    base: str = ""
    units: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: Mapping[str, tuple[str, ...]] = {}
    actions: tuple[str, ...] = ()
    idioms: Mapping[str, str] = {}
    carriers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    counted: str = ""
    keep_noun: bool = False
    accumulates: bool = False
    varies: bool = False
    per_event: bool = False
    of_whom: bool = False
    described: bool = False
    interim: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    zero_means: str = ""


@cache
def catalogue() -> Mapping[str, Metric]:
    """The built-in metrics by slug, in the order in which they are tried."""
    return _parsed(resources.toml("metrics"), "metrics.toml")


def load_catalogue(path: Path) -> Mapping[str, Metric]:
    """The built-in metrics with those of a user's file, which come first.

    Raises ValueError, in one clear line, if the file is not what it should be.
    """
    try:
        own = _parsed(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path.name}: not TOML ({error}); see the comments in the built-in metrics.toml"
        ) from error
    return {**own, **{slug: metric for slug, metric in catalogue().items() if slug not in own}}


def _parsed(entries: Mapping[str, object], file: str) -> dict[str, Metric]:
    metrics = {}
    for slug, entry in entries.items():
        if not isinstance(entry, Mapping):
            raise ValueError(f"{file}: {slug!r} is not a table; write [{slug}] and its fields below it")
        try:
            metrics[slug] = Metric(slug=slug, **entry)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ValueError(f"{file}, [{slug}] {where}: {first['msg']}") from error
    return metrics


def open_metric(noun: str, verb: str) -> str:
    """The name of a metric that is in no catalogue: the noun that is counted and its verb."""
    return f"{noun}:{verb}" if verb else noun


@cache
def noun_class(noun: str) -> str:
    """The class of a counted noun ("soldier" -> "military"); "" for a generic or unknown one."""
    words = resources.toml("nouns")
    return next((name for name, members in words["classes"].items() if noun in members), "")


def is_generic(noun: str) -> bool:
    """True for a noun that says nothing beyond "a person": people, others, lives."""
    return noun == "" or noun in resources.toml("nouns")["generic"]


def money_categories(words: frozenset[str]) -> tuple[str, ...]:
    """Which parts of a sum the words around it name, sorted: military, humanitarian, ...

    A form of giving narrows them: "military" with "equipment" is "military equipment".
    """
    table = resources.toml("nouns")
    parts = sorted(name for name, marks in table["money"].items() if words.intersection(marks))
    forms = [name for name, marks in table["forms"].items() if words.intersection(marks)]
    return (" ".join([*parts, *forms]),) if forms and len(parts) < 2 else tuple(parts)
