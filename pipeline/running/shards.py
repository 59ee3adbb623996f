"""One file's rows on disk: a shard, written whole or not at all, that knows if it is intact.

After its head (`pipeline.running.shard_head`) come the tables as Arrow streams, all under one zstd
frame.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.arrow import arrow_table, declared
from pipeline.running.shard_head import BrokenShardError, read_head, with_head
from pipeline.schema import TABLES

RowDict = dict[str, Any]
_BATCH = 20_000
"""Rows held in memory at once when a shard is read back."""


def write_shard(path: Path, facts: Mapping[str, Any], tables: Mapping[str, list[RowDict]]) -> str:
    """Write the rows of one file with `facts` about them (JSON values); returns the digest in hex.

    Raises OSError where the disk refuses and `pa.ArrowInvalid` where a value does not fit.
    """
    arrow = {name: arrow_table(name, tables[name]) for name in TABLES if tables.get(name)}
    counts = {name: table.num_rows for name, table in arrow.items()}
    data, digest = with_head({**facts, "rows": counts}, _pack(arrow))
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{path.name}.{platform.node()}-{os.getpid()}.new")
    try:
        with staged.open("wb") as stream:
            stream.write(data)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    return digest


def _pack(tables: Mapping[str, pa.Table]) -> bytes:
    sink = pa.BufferOutputStream()
    for table in tables.values():
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table, max_chunksize=_BATCH)
    packed: bytes = pa.Codec("zstd").compress(sink.getvalue(), asbytes=True)
    return packed


def read_batches(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """(table name, rows) in the order of the schema. Raises BrokenShardError."""
    try:
        with path.open("rb") as stream:
            head, _ = read_head(stream)
            start = stream.tell()
        with pa.OSFile(str(path)) as file:
            file.seek(start)
            with pa.CompressedInputStream(file, "zstd") as packed:
                for name in (name for name in TABLES if name in head["rows"]):
                    for batch in pa.ipc.open_stream(packed):
                        yield name, declared(name, batch)
    except (OSError, ValueError, pa.ArrowInvalid) as error:
        raise BrokenShardError(path) from error
