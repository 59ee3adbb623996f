"""A run: every file of the sources into one set of tables."""

from __future__ import annotations

import logging
import os
import platform
import shutil
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from extractors.readers import READERS
from pipeline.files import SourceFile
from pipeline.options import RunOptions
from pipeline.running import swap
from pipeline.running.fingerprint import code_version
from pipeline.running.log import LOG_NAME
from pipeline.running.merge import Shards, content_hash, write_tables
from pipeline.running.plan import Entry, Plan, make_plan
from pipeline.running.pool import Limits, Outcome, Pool
from pipeline.running.shards import BrokenShardError
from pipeline.running.share import take_share, write_share
from pipeline.running.store import Store
from pipeline.running.task import Task, fail_task
from pipeline.schema import SCHEMA_VERSION
from pipeline.summary import RunSummary, has_tables, is_in_place, read_summary

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")
_MEMORY_A_JOB = 1_500_000_000
_SMALL = 5_000_000
_MOST_MENDINGS = 3


class Watcher:
    """What a run tells while it works; this one keeps silent."""

    def planned(self, plan: Plan) -> None:
        """The files are known: `plan.tasks` will be read."""

    def working(self, tasks: Sequence[Task]) -> None:
        """These files are being read."""

    def done(self, facts: RowDict) -> None:
        """One file is read, or given up."""

    def writing(self) -> None:
        """All is read: the tables are being written."""


class Run:
    """Reads what is new or changed and puts the tables in place; `stop` ends it early."""

    def __init__(
        self,
        out: Path,
        options: RunOptions,
        watcher: Watcher | None = None,
        asked: RowDict | None = None,
        share: tuple[int, int] | None = None,
    ) -> None:
        self.out, self.options = out, options
        self.watcher = watcher or Watcher()
        self.asked, self.share = asked or {}, share
        self.store = Store(out)
        self._pool: Pool | None = None
        self._is_stopping = False
        self._read: set[str] = set()

    def stop(self) -> None:
        """Finish the files in work, then end."""
        self._is_stopping = True
        if self._pool is not None:
            self._pool.is_stopping = True

    def __call__(self, files: Sequence[SourceFile]) -> RunSummary:
        """Run over the files, in source path order. The folder must be held (`lock.hold`).

        Raises OSError where the output folder is full or not writable: the former tables
        stand as they were.
        """
        self.store.open()
        swap.recover(self.out)
        try:
            return self._run(files)
        except OSError:
            if not swap.is_unfinished(self.out):
                shutil.rmtree(self.out / swap.STATE / "next", ignore_errors=True)
            raise
        finally:
            shutil.rmtree(self.store.tmp, ignore_errors=True)

    def _run(self, files: Sequence[SourceFile]) -> RunSummary:
        if self.share is not None:
            files = take_share(files, self.store, self.share)
        for _ in range(_MOST_MENDINGS):
            plan = make_plan(files, self.store, self.options)
            self.store.save_index()
            self.watcher.planned(plan)
            self._read_files(plan)
            try:
                return self._finish(plan)
            except BrokenShardError as error:
                LOG.warning("résultat gardé abîmé, relu : %s", error)
                Path(str(error)).unlink(missing_ok=True)
                self.options = self.options.without_force()
        raise OSError(5, "les résultats gardés ne se relisent pas")

    def _finish(self, plan: Plan) -> RunSummary:
        left = {task.key for task in plan.tasks} - self._read
        if not left and self.share is None:
            return self._write(plan.entries)
        if not left:
            write_share(plan, self.store)
            kept = len(plan.keys) - len(self._read)
            return RunSummary(self.out, files_read=len(self._read), files_kept=kept)
        summary = RunSummary(self.out)
        if not has_tables(self.out) and self.share is None:
            there = [each for each in plan.entries if (each.double_of or each.key) not in left]
            summary = self._write(there, complete=False)
        summary.files_read, summary.files_left = len(self._read), len(left)
        return summary

    # -- reading --------------------------------------------------------------------------

    def _read_files(self, plan: Plan) -> None:
        self._read.clear()
        if not plan.tasks:
            return
        lost = self._pass(plan.tasks, self._jobs(plan.tasks))
        if not lost or self._is_stopping:
            return
        LOG.info("%d fichier(s) repris un à un", len(lost))
        for outcome in self._pass([outcome.task for outcome in lost], 1):
            facts = fail_task(outcome.task, str(outcome.lost), outcome.detail)
            self._done(outcome.task, facts)

    def _pass(self, tasks: Iterable[Task], jobs: int) -> list[Outcome]:
        """Read the files; returns those whose reader died or was stopped."""
        lost = []
        tasks = list(tasks)
        limits = Limits(self.options.memory_bytes, self.options.time_s)
        with Pool(jobs, limits, self.out / LOG_NAME, self.store.tmp, _modules(tasks)) as pool:
            self._pool, pool.is_stopping = pool, self._is_stopping
            pool.on_tick = self.watcher.working
            for outcome in pool.run(tasks):
                if outcome.facts is None:
                    LOG.warning("%s : %s (%s)", outcome.task.file.source_path, outcome.lost,
                                outcome.detail)  # fmt: skip
                    lost.append(outcome)
                else:
                    self._done(outcome.task, outcome.facts)
        self._pool = None
        return lost

    def _done(self, task: Task, facts: RowDict) -> None:
        self._read.add(task.key)
        code = facts["error_code"] or facts["status"]
        LOG.info("%s : %s, %s", facts["source_path"], code, facts["kind"])
        self.watcher.done(facts)

    def _jobs(self, tasks: Sequence[Task]) -> int:
        if len(tasks) == 1:
            return 1
        if self.options.jobs is not None:
            return self.options.jobs
        if sum(task.size for task in tasks) < _SMALL and len(tasks) < 4:
            return 1
        fitting = max(1, int(psutil.virtual_memory().total) // _MEMORY_A_JOB)
        return min(_processors(), fitting)

    # -- writing --------------------------------------------------------------------------

    def _write(self, entries: Sequence[Entry], *, complete: bool = True) -> RunSummary:
        self.watcher.writing()
        keys = {entry.key for entry in entries if entry.double_of is None}
        unchanged = put_in_place(self.out, entries, self.store, complete=complete)
        if complete:
            self.store.sweep(keys)
            self.store.save_state({"code": code_version(), **self.asked})
        summary = read_summary(self.out)
        summary.files_read, summary.is_unchanged = len(self._read), unchanged
        summary.files_kept = len(keys - self._read)
        return summary


def put_in_place(out: Path, entries: Sequence[Entry], shards: Shards, *, complete: bool) -> bool:
    """Write the tables of these files unless they are there already; true if they were.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    run = content_hash(entries, shards)
    if is_in_place(out, run, code_version()):
        return True
    from pipeline.report import write_report  # its template engine is no use where nothing changed

    folder = swap.next_folder(out)
    tables = write_tables(entries, shards, run, folder)
    write_report(folder, complete=complete)
    swap.commit(out, _run_facts(run, tables, complete=complete))
    return False


def _modules(tasks: Sequence[Task]) -> list[str]:
    """The readers these files will want, to be imported once for all workers."""
    suffixes = {Path(task.file.source_path).suffix.lower().lstrip(".") for task in tasks}
    return sorted({module for fmt, module in READERS.items() if fmt in suffixes})


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _run_facts(run: str, tables: dict[str, dict[str, Any]], *, complete: bool) -> dict[str, Any]:
    return {
        "fiches_version": version("fiches"),
        "schema_version": SCHEMA_VERSION,
        "python": platform.python_version(),
        "code": code_version(),
        "run": run,
        "complete": complete,
        "tables": tables,
    }
