"""Worker processes under supervision: a file that kills its reader costs that file alone."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil

from pipeline.running import worker
from pipeline.running.engine import Limits, Outcome
from pipeline.running.families import Families
from pipeline.running.task import Task

RowDict = dict[str, Any]
_TICK_S = 0.2
_TASKS_A_WORKER = 500
"""After so many files a worker makes room for a new one: small leaks never add up."""
_START_S = 120
_LONGEST_TMP = 70
_MOST_FALSE_STARTS = 5
_OOM_EXIT = -9
"""Killed, and not by us: what a system short of memory does."""


class PoolDiskError(OSError):
    """A worker could not write its shard."""


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    started: float
    is_ready: bool = False
    task: Task | None = None
    since: float = 0.0
    tasks_done: int = 0

    def kill(self) -> None:
        """End the worker and all it started."""
        with suppress(psutil.Error):
            own = psutil.Process(self.process.pid)
            for child in [*own.children(recursive=True), own]:
                with suppress(psutil.Error):
                    child.kill()
        self.process.join(5)
        self.connection.close()


class Pool:
    """Runs tasks over `jobs` processes; `stop` lets those in work finish and starts no more."""

    def __init__(
        self, jobs: int, limits: Limits, log: Path, tmp: Path, preload: Sequence[str] = ()
    ) -> None:
        self.jobs, self.limits, self.log, self.tmp = jobs, limits, log, tmp
        method = "forkserver" if _has_forkserver() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["pipeline.running.warm", *preload])
        self._workers: list[_Worker] = []
        self._queue: deque[Task] = deque()
        self._false_starts = 0
        self._families = Families()
        self.is_stopping = False
        self.on_tick: Callable[[Sequence[Task]], None] = lambda _: None
        """Called some times a second with the files being read."""

    def __enter__(self) -> Pool:
        """Workers start with the first task."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers, those in work too."""
        for each in self._workers:
            if each.task is None and each.is_ready:
                with suppress(OSError):
                    each.connection.send(None)
                each.process.join(0.5)
            each.kill()
        self._workers.clear()

    @property
    def in_work(self) -> list[Task]:
        """Files being read now."""
        return [each.task for each in self._workers if each.task is not None]

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """What became of each task, in the order they end.

        Raises PoolDiskError where a shard cannot be written.
        """
        self._queue = deque(tasks)
        ticked = 0.0
        while self._queue or self.in_work:
            if self.is_stopping:
                self._queue.clear()
            self._staff()
            self._hand_out()
            watched: list[Any] = [each.connection for each in self._workers]
            watched += [each.process.sentinel for each in self._workers]
            ready = set(wait(watched, _TICK_S))
            for each in list(self._workers):
                yield from self._listen(each, ready)
            if time.monotonic() - ticked > _TICK_S:
                ticked = time.monotonic()
                self.on_tick(self.in_work)
                for each in list(self._workers):
                    yield from self._enforce(each)

    def _staff(self) -> None:
        """As many workers as there is work for."""
        wanted = min(self.jobs, len(self._queue) + len(self.in_work))
        while len(self._workers) < wanted:
            ours, theirs = self._context.Pipe()
            arguments = (theirs, self.log, self.tmp, os.getpid(), self.limits.memory_bytes)
            process = self._context.Process(target=worker.work, args=arguments, daemon=False)
            with _no_main():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours, time.monotonic()))

    def _hand_out(self) -> None:
        for each in self._workers:
            if self._queue and each.is_ready and each.task is None:
                task = self._queue.popleft()
                try:
                    each.connection.send(task)
                except OSError:  # it died between two files
                    self._queue.appendleft(task)
                    continue
                each.task, each.since = task, time.monotonic()

    def _listen(self, each: _Worker, ready: set[Any]) -> Iterator[Outcome]:
        if each.connection in ready:
            try:
                kind, content = each.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(each)
                return
            yield from self._hear(each, kind, content)
        elif each.process.sentinel in ready:
            yield from self._bury(each)

    def _hear(self, each: _Worker, kind: str, content: Any) -> Iterator[Outcome]:
        if kind == worker.READY:
            each.is_ready, self._false_starts = True, 0
            return
        task, each.task = each.task, None
        assert task is not None
        if kind == worker.DISK:
            raise PoolDiskError(*content)
        each.tasks_done += 1
        if each.tasks_done >= _TASKS_A_WORKER:
            self._dismiss(each)
        yield Outcome(task, content)

    def _bury(self, each: _Worker) -> Iterator[Outcome]:
        """A worker that ended by itself."""
        each.process.join(5)
        code = each.process.exitcode
        self._dismiss(each)
        if each.task is not None:
            lost = "memory_limit" if code == _OOM_EXIT else "crashed"
            yield Outcome(each.task, lost=lost, detail=f"code de sortie {code}")
        elif not each.is_ready:
            self._false_start()

    def _enforce(self, each: _Worker) -> Iterator[Outcome]:
        """Time and memory of the file in work."""
        now = time.monotonic()
        if each.task is None:
            if not each.is_ready and now - each.started > _START_S:
                self._dismiss(each)
                self._false_start()
            return
        limit = self.limits.seconds(each.task.size)
        if now - each.since > limit:
            self._dismiss(each)
            yield Outcome(each.task, lost="time_limit", detail=f"{limit:.0f} s")
        elif self._weigh(each, now) > self.limits.memory_bytes:
            self._dismiss(each)
            megabytes = self.limits.memory_bytes // 1_000_000
            yield Outcome(each.task, lost="memory_limit", detail=f"{megabytes} Mo")

    def _weigh(self, each: _Worker, now: float) -> int:
        return self._families.memory(each.process.pid or 0, now - each.since)

    def _dismiss(self, each: _Worker) -> None:
        self._workers.remove(each)
        each.kill()

    def _false_start(self) -> None:
        self._false_starts += 1
        if self._false_starts >= _MOST_FALSE_STARTS:
            raise RuntimeError("les processus de lecture ne démarrent pas ; voir le journal")


def _has_forkserver() -> bool:
    """Whether workers can be forked: the server listens below the folder for temporary files.

    A socket's address has at most 104 bytes; Python adds `/pymp-xxxxxxxx/listener-xxxxxxxx`.
    """
    folder = os.fsencode(tempfile.gettempdir())
    return "forkserver" in multiprocessing.get_all_start_methods() and len(folder) <= _LONGEST_TMP


@contextmanager
def _no_main() -> Iterator[None]:
    """Keep a new process from importing the program that started us a second time."""
    facts = vars(sys.modules["__main__"])
    kept: dict[str, Any] = {name: facts[name] for name in ("__file__", "__spec__") if name in facts}
    facts.pop("__file__", None)
    facts["__spec__"] = None
    try:
        yield
    finally:
        facts.update(kept)
