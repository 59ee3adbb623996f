"""The tables of one run: are they there already, and if not, put them there."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from pipeline.running import swap
from pipeline.running.fingerprint import code_version
from pipeline.running.plan import Entry
from pipeline.schema import SCHEMA_VERSION
from pipeline.summary import is_in_place


class Shards(Protocol):
    """Where shards are, by key."""

    def shard(self, key: str) -> Path:
        """The file of one shard."""
        ...

    def digest(self, key: str) -> str:
        """What stands for its rows. Raises BrokenShardError."""
        ...


def content_hash(entries: Sequence[Entry], shards: Shards) -> str:
    """The hash of all that the tables will hold, from the digests of the shards alone.

    Raises BrokenShardError.
    """
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    for entry in entries:
        if entry.double_of is not None:
            digest.update(f"={entry.source_path}\0{entry.double_of}".encode())
        else:
            digest.update(f"+{entry.source_path}\0{shards.digest(entry.key)}".encode())
    return digest.hexdigest()


def put_in_place(out: Path, entries: Sequence[Entry], shards: Shards, *, complete: bool) -> bool:
    """Write the tables of these files unless they are there already; true if they were.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    run = content_hash(entries, shards)
    if is_in_place(out, run, code_version()):
        return True
    from pipeline.report import write_report  # no use where nothing changed, and slow to load
    from pipeline.running.merge import write_tables

    folder = swap.next_folder(out)
    tables = write_tables(entries, shards, run, folder)
    write_report(folder, complete=complete)
    swap.commit(out, _run_facts(run, tables, complete=complete))
    return False


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
