"""The shards of a run become its tables, one shard at a time, in source path order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.across import (
    Likeness,
    Reports,
    duplicate,
    same_report_check,
)
from pipeline.arrow import arrow_batch
from pipeline.running.generation import Shards
from pipeline.running.keep import unpack_sketch
from pipeline.running.plan import Entry
from pipeline.running.shard_head import BrokenShardError, read_facts
from pipeline.running.shards import read_batches
from pipeline.writers import TableWriters

RowDict = dict[str, Any]


def compare(entries: Sequence[Entry], shards: Shards) -> dict[str, Likeness]:
    """Verify every shard; key -> the earlier report that its document nearly repeats.

    Raises BrokenShardError, which names all that are broken.
    """
    reports = Reports()
    broken: list[Path] = []
    for entry in entries:
        if entry.double_of is None:
            try:
                facts = _sound_facts(entry.key, shards)
            except BrokenShardError as error:
                broken += error.paths
                continue
            if facts["kind"] != "other" and facts["status"] in ("ok", "partial"):
                group = facts["department_code"], facts["fiscal_year"], facts["kind"]
                sketch = unpack_sketch(facts["sketch"])
                reports.add(entry.key, entry.source_path, group, sketch)
    if broken:
        raise BrokenShardError(*broken)
    return reports.repeats()


def _sound_facts(key: str, shards: Shards) -> RowDict:
    """What a shard says of itself, if it is the one that the run was planned with."""
    path = shards.shard(key)
    facts = read_facts(path)
    if facts["digest"] != shards.digest(key):
        raise BrokenShardError(path)
    return facts


def write_tables(
    entries: Sequence[Entry], shards: Shards, run: str, folder: Path
) -> dict[str, dict[str, Any]]:
    """Write every table below `folder`; rows and SHA-256 by table.

    Raises BrokenShardError, and OSError where the disk refuses.
    """
    repeats = compare(entries, shards)
    wanted = {entry.double_of for entry in entries if entry.double_of is not None}
    firsts: dict[str, RowDict] = {}
    with TableWriters(folder) as writers:
        for entry in entries:
            if entry.double_of is not None:
                twin, check = duplicate(entry.source_path, firsts[entry.double_of])
                _add(writers, "documents", twin)
                _add(writers, "checks", check)
                continue
            row = _copy(shards.shard(entry.key), writers)
            if entry.key in wanted:
                firsts[entry.key] = row.to_pylist()[0]
            if entry.key in repeats:
                document_id = row.column("document_id")[0].as_py()
                earlier = repeats[entry.key]
                check = same_report_check(document_id, entry.source_path, earlier)
                _add(writers, "checks", check)
        return writers.close(run)


def _copy(shard: Path, writers: TableWriters) -> pa.RecordBatch:
    """All rows of a shard; returns its row in `documents`."""
    row = None
    for name, batch in read_batches(shard):
        writers.tables[name].add(batch)
        if name == "documents":
            row = batch
    return row


def _add(writers: TableWriters, name: str, row: RowDict) -> None:
    writers.tables[name].add(arrow_batch(name, [row]))
