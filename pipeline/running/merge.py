"""The shards of a run become its tables, one shard at a time, in source path order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pipeline.across import Fingerprint, duplicate, same_reports
from pipeline.arrow import arrow_table
from pipeline.running.plan import Entry
from pipeline.running.shards import read_batches, read_facts, verify
from pipeline.running.task import unpack_sketch
from pipeline.schema import SCHEMA_VERSION, TABLES
from pipeline.writers import TableWriters

RowDict = dict[str, Any]


class Shards(Protocol):
    """Where shards are, by key."""

    def shard(self, key: str) -> Path:
        """The file of one shard."""
        ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables will hold: the run's content hash, and the checks between files."""

    run: str
    checks: dict[str, list[RowDict]]
    """Document id -> its checks against other files."""


def survey(entries: Sequence[Entry], store: Shards) -> Contents:
    """Verify every shard and hash their contents. Raises BrokenShardError."""
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    prints: list[Fingerprint] = []
    for entry in entries:
        if entry.double_of is not None:
            digest.update(f"={entry.source_path}\0{entry.double_of}".encode())
            continue
        path = store.shard(entry.key)
        verify(path)
        facts = read_facts(path)
        digest.update(f"+{entry.source_path}\0{facts['digest']}".encode())
        prints.append(_fingerprint(facts))
    return Contents(digest.hexdigest(), same_reports(prints))


def _fingerprint(facts: RowDict) -> Fingerprint:
    return Fingerprint(
        facts["document_id"],
        facts["source_path"],
        (facts["department_code"], facts["fiscal_year"], facts["kind"]),
        facts["kind"] != "other" and facts["status"] in ("ok", "partial"),
        unpack_sketch(facts["sketch"]),
    )


def write_tables(
    entries: Sequence[Entry], store: Shards, contents: Contents, folder: Path
) -> dict[str, dict[str, Any]]:
    """Write every table below `folder`; rows and SHA-256 by table.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    wanted = {entry.double_of for entry in entries if entry.double_of is not None}
    firsts: dict[str, RowDict] = {}
    with TableWriters(folder) as writers:
        for entry in entries:
            if entry.double_of is None:
                row = _copy(store.shard(entry.key), writers)
                if entry.key in wanted:
                    firsts[entry.key] = row
                _add(writers, "checks", contents.checks.get(row["document_id"], []))
            else:
                twin, check = duplicate(entry.source_path, firsts[entry.double_of])
                _add(writers, "documents", [twin])
                _add(writers, "checks", [check])
        return writers.close(contents.run)


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
        writers.tables[name].add(arrow_table(TABLES[name], rows))
