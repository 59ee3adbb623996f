"""The shards of a run become its tables, one shard at a time, in source path order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from pipeline.across import Fingerprint, duplicate, same_reports
from pipeline.arrow import arrow_table
from pipeline.running.plan import Entry
from pipeline.running.shards import read_batches, read_facts
from pipeline.running.task import unpack_sketch
from pipeline.schema import SCHEMA_VERSION
from pipeline.writers import TableWriters

RowDict = dict[str, Any]


class Shards(Protocol):
    """Where shards are, by key."""

    def shard(self, key: str) -> Path:
        """The file of one shard."""
        ...


def content_hash(entries: Sequence[Entry], store: Shards) -> str:
    """The hash of all that the tables will hold, from the shards' headers alone.

    Raises BrokenShardError.
    """
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    for entry in entries:
        if entry.double_of is not None:
            digest.update(f"={entry.source_path}\0{entry.double_of}".encode())
        else:
            facts = read_facts(store.shard(entry.key))
            digest.update(f"+{entry.source_path}\0{facts['digest']}".encode())
    return digest.hexdigest()


def compare(entries: Sequence[Entry], store: Shards) -> dict[str, list[RowDict]]:
    """Verify every shard; document id -> its checks against other files.

    Raises BrokenShardError.
    """
    prints: list[Fingerprint] = []
    for entry in entries:
        if entry.double_of is None:
            prints.append(_fingerprint(read_facts(store.shard(entry.key))))
    return same_reports(prints)


def _fingerprint(facts: RowDict) -> Fingerprint:
    return Fingerprint(
        facts["document_id"],
        facts["source_path"],
        (facts["department_code"], facts["fiscal_year"], facts["kind"]),
        facts["kind"] != "other" and facts["status"] in ("ok", "partial"),
        unpack_sketch(facts["sketch"]),
    )


def write_tables(
    entries: Sequence[Entry], store: Shards, run: str, folder: Path
) -> dict[str, dict[str, Any]]:
    """Write every table below `folder`; rows and SHA-256 by table.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    checks = compare(entries, store)
    wanted = {entry.double_of for entry in entries if entry.double_of is not None}
    firsts: dict[str, RowDict] = {}
    with TableWriters(folder) as writers:
        for entry in entries:
            if entry.double_of is None:
                row = _copy(store.shard(entry.key), writers)
                if entry.key in wanted:
                    firsts[entry.key] = row
                _add(writers, "checks", checks.get(row["document_id"], []))
            else:
                twin, check = duplicate(entry.source_path, firsts[entry.double_of])
                _add(writers, "documents", [twin])
                _add(writers, "checks", [check])
        return writers.close(run)


def _copy(shard: Path, writers: TableWriters) -> RowDict:
    """All rows of a shard; returns its row in `documents`."""
    row: RowDict = {}
    for name, batch in read_batches(shard):
        writers.tables[name].add(batch)
        if name == "documents":
            row = batch.to_pylist()[0]
    return row


def _add(writers: TableWriters, name: str, rows: list[RowDict]) -> None:
    if rows:
        writers.tables[name].add(arrow_table(name, rows))
