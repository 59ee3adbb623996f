"""The shards of a run become its tables, one shard at a time, in source path order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.across import Fingerprint, duplicate, same_reports
from pipeline.arrow import arrow_table
from pipeline.running.generation import Shards
from pipeline.running.keep import unpack_sketch
from pipeline.running.plan import Entry
from pipeline.running.shard_head import BrokenShardError, read_facts
from pipeline.running.shards import read_batches
from pipeline.writers import TableWriters

RowDict = dict[str, Any]


def compare(entries: Sequence[Entry], shards: Shards) -> dict[str, list[RowDict]]:
    """Verify every shard; document id -> its checks against other files.

    Raises BrokenShardError, which names all that are broken.
    """
    prints: list[Fingerprint] = []
    broken: list[Path] = []
    for entry in entries:
        if entry.double_of is None:
            try:
                prints.append(_fingerprint(_sound_facts(entry.key, shards)))
            except BrokenShardError as error:
                broken += error.paths
    if broken:
        raise BrokenShardError(*broken)
    return same_reports(prints)


def _sound_facts(key: str, shards: Shards) -> RowDict:
    """What a shard says of itself, if it is the one that the run was planned with."""
    path = shards.shard(key)
    facts = read_facts(path)
    if facts["digest"] != shards.digest(key):
        raise BrokenShardError(path)
    return facts


def _fingerprint(facts: RowDict) -> Fingerprint:
    return Fingerprint(
        facts["document_id"],
        facts["source_path"],
        (facts["department_code"], facts["fiscal_year"], facts["kind"]),
        facts["kind"] != "other" and facts["status"] in ("ok", "partial"),
        unpack_sketch(facts["sketch"]),
    )


def write_tables(
    entries: Sequence[Entry], shards: Shards, run: str, folder: Path
) -> dict[str, dict[str, Any]]:
    """Write every table below `folder`; rows and SHA-256 by table.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    checks = compare(entries, shards)
    wanted = {entry.double_of for entry in entries if entry.double_of is not None}
    firsts: dict[str, RowDict] = {}
    with TableWriters(folder) as writers:
        for entry in entries:
            if entry.double_of is None:
                row = _copy(shards.shard(entry.key), writers)
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
