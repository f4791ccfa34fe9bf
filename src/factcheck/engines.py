"""Where the work is done: here or in several processes, with what is known already taken from the cache.

Whichever way, the reports come out in their order and with the same rows. A report that
fails, or ends the process that works on it, is named, and the others go on.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from factcheck.cache import Cache, Made, decoded, encoded, settings_digest
from factcheck.dates import Anchor
from factcheck.extract.document import read_document
from factcheck.metrics import Metric, catalogue
from factcheck.models import Report
from factcheck.normalise import normalise
from factcheck.places import Gazetteer, default_gazetteer

__all__ = ["Engine", "Settings", "extracted_from"]

PAYS = 200_000
"""Characters to extract from which on a second process pays: it takes seconds to load the parser."""
BATCH = 20_000
"""Characters that a process is given at a time, or a single report."""
AHEAD = 2
"""Batches in hand for each process: none waits, and no more than these are in memory."""
BROKEN = "extraction ended its process, for want of memory perhaps; split the report"


@dataclass(frozen=True, slots=True)
class Engine:
    """How the work is done; the result is the same.

    processes: in how many processes reports are extracted; 0 is as many as pay. A script that
    asks for more than one needs the guard `if __name__ == "__main__":`. cache: the folder in
    which extractions are kept; None keeps none.
    """

    processes: int = 1
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What extraction needs beside the report; None is what the program brings along."""

    gazetteer: Gazetteer | None
    anchors: tuple[Anchor, ...]
    metrics: Mapping[str, Metric] | None

    @classmethod
    def of(cls, gazetteer: Gazetteer, anchors: Sequence[Anchor], metrics: Mapping[str, Metric]) -> Settings:
        """Settings that cost little to hand to another process."""
        return cls(
            None if gazetteer is default_gazetteer() else gazetteer,
            tuple(anchors),
            None if metrics is catalogue() else dict(metrics),
        )

    @property
    def digest(self) -> str:
        """The same for the same settings of the same program, and for no others."""
        return settings_digest(
            self.gazetteer or default_gazetteer(), self.anchors, self.metrics or catalogue()
        )


def extracted_from(reports: Sequence[Report], settings: Settings, engine: Engine) -> Generator[Made]:
    """What each report holds, in order; a report that fails says why."""
    cache = Cache(engine.cache, settings.digest) if engine.cache else None
    missing = [report for report in reports if cache is None or not cache.has(report)]
    fresh = _fresh(missing, settings, cache, _processes(engine.processes, missing))
    waiting = {report.report_id for report in missing}
    for report in reports:
        made = None if cache is None or report.report_id in waiting else cache.get(report)
        if made is None and report.report_id in waiting:
            made = next(fresh)
        yield _made(report, settings, cache) if made is None else made
    if cache and missing:
        cache.trim()


def _processes(asked: int, missing: Sequence[Report]) -> int:
    if asked:
        return min(asked, len(missing))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, len(missing)) if sum(len(report.text) for report in missing) >= PAYS else 1


def _fresh(
    reports: Sequence[Report], settings: Settings, cache: Cache | None, processes: int
) -> Iterator[Made]:
    if processes > 1:
        yield from _Pool(settings, cache, processes).extract(reports)
    else:
        yield from (_made(report, settings, cache) for report in reports)


def _made(report: Report, settings: Settings, cache: Cache | None) -> Made:
    """Extracts one report, and keeps the result."""
    try:
        rows = normalise(
            read_document(report, settings.gazetteer or default_gazetteer(), settings.anchors),
            settings.metrics or catalogue(),
        )
    except Exception as error:  # one report that fails never stops the run
        return Made(failed=f"extraction failed ({type(error).__name__}: {error})")
    made = Made(tuple(rows.rows), dict(rows.seen), rows.skipped)
    if cache:
        cache.put(report, encoded(made))
    return made


# ---------------------------------------------------------------- several processes


class _Pool:
    """Extracts batches in processes of their own; a batch whose process ends is tried report by report."""

    def __init__(self, settings: Settings, cache: Cache | None, processes: int) -> None:
        self.given = (settings, cache)
        self.processes = processes
        self.pool = self._started(processes)
        self.alone: ProcessPoolExecutor | None = None

    def _started(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin, initargs=self.given)

    def extract(self, reports: Sequence[Report]) -> Iterator[Made]:
        """What each report holds, in order."""
        pending: deque[tuple[list[Report], Future[list[bytes]]]] = deque()
        try:
            for batch in _batches(reports):
                pending.append((batch, self._submit(batch)))
                if len(pending) >= AHEAD * self.processes:
                    yield from self._next(pending)
            while pending:
                yield from self._next(pending)
        finally:
            for pool in filter(None, (self.pool, self.alone)):
                pool.shutdown(cancel_futures=True)

    def _submit(self, batch: list[Report]) -> Future[list[bytes]]:
        try:
            return self.pool.submit(_batch, batch)
        except BrokenProcessPool:
            self.pool.shutdown(cancel_futures=True)
            self.pool = self._started(self.processes)
            return self.pool.submit(_batch, batch)

    def _next(self, pending: deque[tuple[list[Report], Future[list[bytes]]]]) -> Iterator[Made]:
        batch, future = pending.popleft()
        try:
            done = future.result()
        except BrokenProcessPool:
            yield from self._singly(batch)
            return
        yield from map(decoded, done)

    def _singly(self, batch: list[Report]) -> Iterator[Made]:
        """Each report alone, so that the one that ends its process is known."""
        for report in batch:
            self.alone = self.alone or self._started(1)
            try:
                yield decoded(self.alone.submit(_batch, [report]).result()[0])
            except BrokenProcessPool:
                self.alone.shutdown(cancel_futures=True)
                self.alone = None
                yield Made(failed=BROKEN)


def _context() -> BaseContext:
    """Never plain fork: a copy of a process that has threads may wait for ever.

    Where there is a server to fork from, it loads the parser once for all.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["factcheck.warm"])
    return context


def _batches(reports: Sequence[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        if batch and size + len(report.text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += len(report.text)
    if batch:
        yield batch


_here: list[tuple[Settings, Cache | None]] = []
"""In a process of its own: what it was given when it began."""


def _begin(settings: Settings, cache: Cache | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked tells this one when to end
    _here[:] = [(settings, cache)]


def _batch(reports: Sequence[Report]) -> list[bytes]:
    settings, cache = _here[0]
    return [encoded(_made(report, settings, cache)) for report in reports]
