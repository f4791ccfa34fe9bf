"""The command `factcheck` itself: its name, its options, and where errors become one line and an exit status."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

__all__ = ["BAD_USAGE", "app", "stop"]

BAD_USAGE = 2
INTERRUPTED = 130
ORDER = (
    *("run", "show", "check", "diff", "accept", "reopen", "facts", "extract", "import", "mentions"),
    *("rules", "explain", "schema", "init", "doctor"),
)
PIPE_CLOSED = 141  # what a shell reports of a program that a closed pipe ended


class Commands(TyperGroup):
    """The commands, with one place where errors become one line and an exit status."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order in which a person meets them."""
        return sorted(
            super().list_commands(ctx), key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER)
        )

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; every foreseeable error ends in a message, not in a traceback."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
            return done
        except KeyboardInterrupt:
            raise stop("interrupted; nothing was half written", INTERRUPTED) from None
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(PIPE_CLOSED) from None
        except UnicodeDecodeError as error:
            place = f"{error.reason} at byte {error.start}"
            raise stop(f"the input is not UTF-8 text ({place}); save it as UTF-8") from error
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            raise stop(f"{name}{error.strerror or error}") from error
        except Exception as error:
            # By name: the class lives in a module too heavy to import for a message.
            if "InputError" not in [kind.__name__ for kind in type(error).__mro__]:
                raise
            raise stop(str(error)) from error


def stop(message: str, status: int = BAD_USAGE) -> typer.Exit:
    """Says why on one line of stderr; the caller raises what comes back."""
    line = "".join(char if char.isprintable() else " " for char in message)
    typer.echo(f"factcheck: {line}", err=True)
    return typer.Exit(status)


def _forget_stdout() -> None:
    """Keeps the interpreter from complaining about the closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="factcheck",
    cls=Commands,
    help="Finds where reports on one subject do not agree, and says whether it is a contradiction or has "
    "a reason.",
    epilog="Example: factcheck run reports/ (compares the reports of a folder, writes conflict-report.md)",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck-reports')}")
        raise typer.Exit()


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
