"""The parser is loaded without what nobody uses, and in the ordinary way where that does not work."""

import subprocess
import sys

LIGHT = """
import sys
from factcheck.extract.parser import pipeline
doc = pipeline()("Three people met.\\nThey left.")
assert [s.text.strip() for s in doc.sents] == ["Three people met.", "They left."]
assert not {"spacy.cli", "httpx", "weasel"} & set(sys.modules), "the command line was loaded"
import spacy
assert callable(spacy.info)
import spacy.cli
assert callable(spacy.cli.info.__class__) and spacy.cli.app is not None
assert isinstance(spacy.info(silent=True), dict)
"""

OTHER_SPACY = """
import sys
sys.path.insert(0, sys.argv[1])
from factcheck.extract import parser
assert parser._spacy().greeting() == "hello"
"""


def _run(code, *args):
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_line_of_spacy_is_not_loaded_and_can_be_loaded_later():
    _run(LIGHT)


def test_a_spacy_that_needs_its_command_line_is_imported_in_the_ordinary_way(tmp_path):
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text("from .cli import greeting\nfrom .cli.info import info\n")
    (package / "cli" / "__init__.py").write_text("def greeting():\n    return 'hello'\n")
    (package / "cli" / "info.py").write_text("info = print\n")
    _run(OTHER_SPACY, str(tmp_path))
