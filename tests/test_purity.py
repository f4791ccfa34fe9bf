"""The program knows no story: nothing in it is from the reports; and it does nothing unasked."""

from __future__ import annotations

import ast
import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FACTS = ROOT / "facts"
SOURCE = ROOT / "src" / "factcheck"
LISTS = ("places.csv", "given_names.csv")
"""Resources that list all the names there are, so that some are in the reports by nature."""

MODULES = sorted(SOURCE.rglob("*.py"))
LEXICONS = sorted(
    path
    for path in (SOURCE / "resources").iterdir()
    if path.suffix in (".toml", ".csv") and path.name not in LISTS
)

WORD = re.compile(r"[^\W\d_]+")

RUN = 7
"""So many words in a row are a sentence of a report, not a turn of speech."""

FORBIDDEN_MODULES = frozenset(
    [
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "smtplib",
        "xmlrpc",
        "socketserver",
        "pickle",
        "dill",
        "marshal",
        "shelve",
        "joblib",
        "pty",
    ]
)
FORBIDDEN_CALLS = frozenset(
    [
        "eval",
        "exec",
        "__import__",
        "compile",
        "os.system",
        "os.popen",
        "os.execv",
        "os.execvp",
        "os.spawnv",
        "os.startfile",
        "subprocess.getoutput",
        "subprocess.getstatusoutput",
        "pd.read_pickle",
        "yaml.load",
        "yaml.unsafe_load",
    ]
)


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def words_of(text: str) -> str:
    """The text's words, lower case and without accents, between single spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(["", *WORD.findall(plain.lower()), ""])


def cells(table: str, *columns: str) -> Iterator[dict[str, str]]:
    with (FACTS / table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: row[column] for column in columns}


@cache
def people() -> frozenset[str]:
    """Everybody whom the reference or a report names, in full and by the surname."""
    full = {
        *(row["person"] for row in cells("reference/office_holders.csv", "person")),
        *(row["person"] for row in cells("offices.csv", "person")),
        *(row["mention"] for row in cells("offices.csv", "mention")),
        *(
            name
            for row in cells("reference/aliases.csv", "name", "alias", "kind")
            for name in (row["name"], row["alias"])
            if row["kind"] == "person"
        ),
    }
    named = [name for name in full if len(name.split()) > 1]
    return frozenset(words_of(text) for name in named for text in (name, name.split()[-1]))


@cache
def runs() -> frozenset[str]:
    """Every run of words of every report of the data set."""
    found: set[str] = set()
    for path in sorted((FACTS / "reports").iterdir()):
        words = words_of(path.read_text(encoding="utf-8")).split()
        found.update(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    return frozenset(found)


def literals(path: Path) -> Iterator[str]:
    """Every string literal of a module, documentation among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def named(texts: Iterator[str]) -> list[str]:
    return sorted({name.strip() for text in texts for name in people() if name in words_of(text)})


def told(texts: Iterator[str]) -> list[str]:
    shared = set()
    for text in texts:
        words = words_of(text).split()
        shared |= {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)} & runs()
    return sorted(shared)


# ---------------------------------------------------------------- no story


def test_the_names_to_look_for_are_known() -> None:
    assert {" mark carney ", " shmyhal ", " shumykal ", " melanie joly ", " karniyenko "} <= people()
    assert len(runs()) > 1000


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_string_of_the_program_names_a_person_of_the_reports(path: Path) -> None:
    assert named(literals(path)) == []


@pytest.mark.parametrize("path", LEXICONS, ids=name_of)
def test_no_lexicon_names_a_person_of_the_reports(path: Path) -> None:
    assert named(iter([path.read_text(encoding="utf-8")])) == []


@pytest.mark.parametrize("path", [*MODULES, *LEXICONS], ids=name_of)
def test_no_sentence_of_the_reports_is_in_the_program(path: Path) -> None:
    texts = literals(path) if path.suffix == ".py" else iter([path.read_text(encoding="utf-8")])
    assert told(texts) == []


# ---------------------------------------------------------------- nothing unasked


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_fetches_or_unpickles(path: Path) -> None:
    modules = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    parts = {".".join(name.split(".")[: n + 1]) for name in modules for n in range(name.count(".") + 1)}
    assert sorted(parts & FORBIDDEN_MODULES) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_runs_text_as_code_or_opens_a_shell(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert sorted({ast.unparse(call.func) for call in calls(tree)} & FORBIDDEN_CALLS) == []
    shells = [
        ast.unparse(call)
        for call in calls(tree)
        for word in call.keywords
        if word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
    ]
    assert shells == []


def test_the_scan_finds_what_it_looks_for() -> None:
    tree = ast.parse("import urllib.request as u\nfrom http import client\neval('1')\nos.system('ls')")
    assert set(imported(tree)) & FORBIDDEN_MODULES == {"urllib.request", "http"}
    assert {ast.unparse(call.func) for call in calls(tree)} & FORBIDDEN_CALLS == {"eval", "os.system"}
    assert named(iter(["the Carneys met Mélanie JOLY's aide"])) == ["joly", "melanie joly"]
