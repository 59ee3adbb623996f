"""A run: every file of the sources into one set of tables."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.files import SourceFile
from pipeline.options import RunOptions
from pipeline.running import swap
from pipeline.running.fingerprint import code_version
from pipeline.running.generation import put_in_place
from pipeline.running.plan import Entry, Plan, make_plan
from pipeline.running.shard_head import BrokenShardError
from pipeline.running.share import sum_up, take_share, write_share
from pipeline.running.store import Store
from pipeline.running.task import Task
from pipeline.running.watcher import Watcher
from pipeline.summary import RunSummary, has_tables, note_summary, read_summary

if TYPE_CHECKING:
    from pipeline.running.reading import Reading

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")
_MOST_MENDINGS = 3


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
        self._reading: Reading | None = None
        self._is_stopping = False
        self._read: set[str] = set()
        self._files = 0

    def stop(self) -> None:
        """Finish the files in work, then end."""
        self._is_stopping = True
        if self._reading is not None:
            self._reading.stop()

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
        self._files = len(files)
        if self.share is not None:
            files = take_share(files, self.store, self.share)
        for _ in range(_MOST_MENDINGS):
            plan = make_plan(files, self.store, self.options)
            self.store.save_index(plan.keys)  # hashing is never done twice, even if we are killed
            self.watcher.planned(plan)
            self._read_files(plan)
            self.store.save_index(plan.keys)
            left = {task.key for task in plan.tasks} - self._read
            plan.tasks.clear()  # room for the tables
            try:
                return self._finish(plan, left)
            except BrokenShardError as error:
                LOG.warning("résultats gardés abîmés, relus : %s", error)
                for path in error.paths:
                    self.store.forget(path.name)
                self.options = self.options.without_force()
        raise OSError(5, "les résultats gardés ne se relisent pas")

    def _finish(self, plan: Plan, left: set[str]) -> RunSummary:
        """`left`: the keys of files that were not come to."""
        if not left and self.share is None:
            return self._write(plan.entries)
        if not left and self.share is not None:
            write_share(plan, self.store, self.share, self._files)
            kept = len(plan.keys) - len(self._read)
            summary = RunSummary(self.out, files_read=len(self._read), files_kept=kept)
            summary.share = self.share
            sum_up(plan, self.store, summary)
            return summary
        summary = RunSummary(self.out)
        if not has_tables(self.out) and self.share is None:
            there = [each for each in plan.entries if (each.double_of or each.key) not in left]
            summary = self._write(there, complete=False)
        summary.files_read, summary.files_left = len(self._read), len(left)
        return summary

    def _read_files(self, plan: Plan) -> None:
        self._read.clear()
        if not plan.tasks:
            return
        from pipeline.running.reading import Reading  # slow to load, no use where nothing is new

        self._reading = Reading(self.out, self.store.tmp, self.options, self.watcher, self._done)
        if self._is_stopping:
            self._reading.stop()
        self._reading(plan.tasks)
        self._reading = None

    def _done(self, task: Task, facts: RowDict) -> None:
        self._read.add(task.key)
        self.store.learn(task.key, facts)
        code = facts["error_code"] or facts["status"]
        LOG.info("%s : %s, %s", facts["source_path"], code, facts["kind"])
        self.watcher.done(facts)

    def _write(self, entries: Sequence[Entry], *, complete: bool = True) -> RunSummary:
        self.watcher.writing()
        keys = {entry.key for entry in entries if entry.double_of is None}
        unchanged = put_in_place(self.out, entries, self.store, complete=complete)
        if complete:
            self.store.sweep(keys)
            self.store.save_state({"code": code_version(), **self.asked})
        note_summary(self.out)
        summary = read_summary(self.out)
        summary.files_read, summary.is_unchanged = len(self._read), unchanged
        summary.files_kept = len(keys - self._read)
        return summary
