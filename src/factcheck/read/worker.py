"""A process of its own for formats that take much to unpick: what hangs or fills memory there is ended.

`Worker` is the side that asks and `main` the side that reads. Over the pipe go
one line of JSON and the file's bytes, and back comes one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any

from factcheck.read.base import Document, Limits, UnreadableError

__all__ = ["ISOLATED", "Worker", "main"]

ISOLATED = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
}
"""The reader of each format that runs in the process of its own."""
GRACE = 5.0


class Worker:
    """Reads one file after another in one process, which is started when it is first needed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, reader: str, data: bytes) -> Document:
        """The document, or UnreadableError with the reason, within the time limit."""
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = _start()
        late = Event()
        timer = Timer(self.limits.seconds_per_file, _end, (self.process, late))
        timer.start()
        try:
            header = {"reader": reader, "size": len(data), "limits": asdict(self.limits)}
            answer = _ask(self.process, header, data)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            raise UnreadableError(self._why(late.is_set()))
        if "reason" in answer:
            raise UnreadableError(answer["reason"])
        return Document(**{**answer, "warnings": tuple(answer["warnings"])})

    def _why(self, late: bool) -> str:
        if late:
            limit = f"the limit of {self.limits.seconds_per_file:g} seconds"
            return f"took longer than {limit}; split it or raise the limit"
        return "its reader broke down, for want of memory perhaps; convert it to plain text"

    def close(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()


def _end(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _start() -> subprocess.Popen[bytes]:
    """The reading process. It never looks for modules in the current folder, where reports may be."""
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", f"from {__name__} import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except OSError as error:
        raise UnreadableError(
            f"its reader could not be started ({error.strerror}); convert it to plain text"
        ) from None


def _ask(process: subprocess.Popen[bytes], header: dict[str, Any], data: bytes) -> dict[str, Any] | None:
    """The answer, or None if the process ended without one."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(json.dumps(header).encode() + b"\n" + data)
        process.stdin.flush()
        line = process.stdout.readline()
        answer = json.loads(line) if line.endswith(b"\n") else None
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def main() -> None:
    """Answer requests until the pipe is closed."""
    # Libraries may print: the pipe is kept for answers, what they print goes where logs go.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    while header := requests.readline():
        answer = _answer(json.loads(header), requests)
        _limit_time(0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(header: dict[str, Any], requests: IO[bytes]) -> dict[str, Any]:
    limits = Limits(**header["limits"])
    data = requests.read(header["size"])
    _limit_memory(limits.max_memory)
    _limit_time(limits.seconds_per_file)
    try:
        reader = import_module(f"factcheck.read.{header['reader']}")
        return asdict(reader.read(data, limits))
    except UnreadableError as error:
        return {"reason": str(error)}
    except MemoryError:
        return {"reason": "takes more memory than the limit; split it or raise the limit"}
    except RecursionError:
        return {"reason": "nested too deeply; convert it to plain text"}
    except Exception as error:
        return {"reason": f"its reader failed ({type(error).__name__}: {str(error)[:120]})"}


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        # Not on every system: there the limits on bytes, pages and time must do.
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if most and soft != most and (hard == resource.RLIM_INFINITY or most <= hard):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _limit_time(seconds: float) -> None:
    """The process ends itself a little after the limit, in case nobody is left to end it."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE if seconds else 0)
