"""The files of a run read by workers; one that ends its reader is tried once more, alone."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil

from extractors.readers import READERS
from pipeline.options import RunOptions
from pipeline.running.engine import Engine, Limits, Outcome
from pipeline.running.keep import fail_task
from pipeline.running.log import LOG_NAME
from pipeline.running.pool import Pool
from pipeline.running.task import Task
from pipeline.running.watcher import Watcher

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")
_MEMORY_A_JOB = 1_500_000_000
_SMALL = 5_000_000


class Reading:
    """Reads tasks; `done` is told of each that is read or given up, `stop` ends it early."""

    def __init__(
        self,
        out: Path,
        tmp: Path,
        options: RunOptions,
        watcher: Watcher,
        done: Callable[[Task, RowDict], None],
    ) -> None:
        self.out, self.tmp, self.options = out, tmp, options
        self.watcher, self.done = watcher, done
        self._at_work: Engine | None = None
        self._is_stopping = False

    def stop(self) -> None:
        """Finish the files in work, then end."""
        self._is_stopping = True
        if self._at_work is not None:
            self._at_work.is_stopping = True

    def __call__(self, tasks: Sequence[Task]) -> None:
        """Read them all. Raises OSError where a shard cannot be written, and EngineError."""
        lost = self._pass(tasks)
        if not lost or self._is_stopping:
            return
        LOG.info("%d fichier(s) repris un à un", len(lost))
        for outcome in self._pass([outcome.task for outcome in lost], alone=True):
            self.done(outcome.task, fail_task(outcome.task, str(outcome.lost), outcome.detail))

    def _pass(self, tasks: Sequence[Task], *, alone: bool = False) -> list[Outcome]:
        """Read the files; returns those whose reader died or was stopped."""
        lost = []
        with self._engine(tasks, alone=alone) as engine:
            self._at_work, engine.is_stopping = engine, self._is_stopping
            engine.on_tick = self.watcher.working
            for outcome in engine.run(tasks):
                if outcome.facts is None:
                    LOG.warning("%s : %s (%s)", outcome.task.file.source_path, outcome.lost,
                                outcome.detail)  # fmt: skip
                    lost.append(outcome)
                else:
                    self.done(outcome.task, outcome.facts)
        self._at_work = None
        return lost

    def _engine(self, tasks: Sequence[Task], *, alone: bool) -> Engine:
        limits = Limits(self.options.memory_bytes, self.options.time_s)
        modules = _modules(tasks)
        if self.options.cluster is not None:
            from pipeline.running.dask_engine import DaskEngine  # an extra

            return DaskEngine(self.options.cluster, limits, modules, self.tmp, alone=alone)
        jobs = 1 if alone else self._jobs(tasks)
        return Pool(jobs, limits, self.out / LOG_NAME, self.tmp, modules)

    def _jobs(self, tasks: Sequence[Task]) -> int:
        if len(tasks) == 1:
            return 1
        if self.options.jobs is not None:
            return self.options.jobs
        if sum(task.size for task in tasks) < _SMALL and len(tasks) < 4:
            return 1
        fitting = max(1, int(psutil.virtual_memory().total) // _MEMORY_A_JOB)
        return min(_processors(), fitting)


def _modules(tasks: Sequence[Task]) -> list[str]:
    """The readers these files will want, to be imported once for all workers."""
    suffixes = {Path(task.file.source_path).suffix.lower().lstrip(".") for task in tasks}
    return sorted({module for fmt, module in READERS.items() if fmt in suffixes})


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
