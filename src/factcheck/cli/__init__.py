"""The command line: what was typed goes to the pipeline, what it found goes to a renderer.

Nothing is decided here. Everything heavy is imported inside the command that needs
it, so that `--help` answers at once. What a program may read goes to stdout, what is
for a person only (progress, messages) to stderr.
"""

from __future__ import annotations

import gc

# Each module adds its commands to the app; `app.ORDER` says in which order help lists them.
from factcheck.cli import check as _check  # noqa: F401
from factcheck.cli import claims as _claims  # noqa: F401
from factcheck.cli import diff as _diff  # noqa: F401
from factcheck.cli import doctor as _doctor  # noqa: F401
from factcheck.cli import facts as _facts  # noqa: F401
from factcheck.cli import look as _look  # noqa: F401
from factcheck.cli import rules as _rules  # noqa: F401
from factcheck.cli import schema as _schema  # noqa: F401
from factcheck.cli import start as _start  # noqa: F401
from factcheck.cli import tables as _tables  # noqa: F401
from factcheck.cli import triage as _triage  # noqa: F401
from factcheck.cli.app import app
from factcheck.cli.options import Level
from factcheck.cli.run import Format

__all__ = ["Format", "Level", "app", "main"]


def main() -> None:
    """The entry point."""
    # Imports and the parser make a million objects that stay: looking for waste among them takes a tenth of a run.
    gc.set_threshold(50_000, 20, 50)
    app()
