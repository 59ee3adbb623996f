"""What a run has to do: which files are read anew, which rows stand ready, which are doubles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from pipeline.files import SourceFile
from pipeline.options import RunOptions
from pipeline.running.fingerprint import code_version
from pipeline.running.store import Store
from pipeline.running.task import Task


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the run; a double has the bytes of an earlier one and no shard of its own."""

    source_path: str
    key: str
    double_of: str | None = None
    """The key of the first file with these bytes."""


@dataclass(slots=True)
class Plan:
    """All files in source path order, and the tasks among them."""

    entries: list[Entry] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """The shards that the tables will be made of."""
        return {entry.key for entry in self.entries if entry.double_of is None}


def make_plan(files: Iterable[SourceFile], store: Store, options: RunOptions) -> Plan:
    """Hash the files (from memory where they are unchanged) and look for their rows."""
    plan = Plan()
    first: dict[str, str] = {}
    asked = _asked(options)
    for file in files:
        size, sha256 = store.look_at(file)
        key = _file_key(file.source_path, sha256, asked)
        double = first.setdefault(sha256, key) if sha256 else key
        plan.entries.append(Entry(file.source_path, key, double if double != key else None))
        if double == key and (options.force or not store.is_ready(key)):
            near = store.copies.at_hand(file)
            task = Task(near, sha256, size, key, store.shards, options.read, options.kind)
            plan.tasks.append(task)
    plan.tasks.sort(key=lambda task: (-task.size, task.file.source_path))
    return plan


def _asked(options: RunOptions) -> str:
    """What rows depend on beside their file, but for optional programs."""
    asked = json.dumps([asdict(options.read), options.kind], sort_keys=True)
    return f"{code_version()}\0{asked}"


def _file_key(source_path: str, sha256: str, asked: str) -> str:
    """The name of a file's shard."""
    return hashlib.sha256(f"{source_path}\0{sha256}\0{asked}".encode()).hexdigest()[:40]
