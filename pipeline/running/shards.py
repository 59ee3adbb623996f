"""One file's rows on disk: a shard, written whole or not at all, that knows if it is intact.

After its head (`pipeline.running.shard_head`) come the rows, as Arrow record batches of the
declared schemas one after another under one zstd frame.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.arrow import BARE, SHAPE, arrow_batch
from pipeline.running.shard_head import BrokenShardError, read_head, with_head
from pipeline.schema import TABLES

RowDict = dict[str, Any]
_BATCH = 20_000
"""Rows held in memory at once when a shard is read back."""


def write_shard(path: Path, facts: Mapping[str, Any], tables: Mapping[str, list[RowDict]]) -> str:
    """Write the rows of one file with `facts` about them (JSON values); returns the digest in hex.

    Raises OSError where the disk refuses and `pa.ArrowInvalid` where a value does not fit.
    """
    sink = pa.BufferOutputStream()
    batches: list[str] = []
    for name in TABLES:
        rows = tables.get(name, [])
        for start in range(0, len(rows), _BATCH):
            sink.write(arrow_batch(name, rows[start : start + _BATCH]).serialize())
            batches.append(name)
    packed = pa.Codec("zstd").compress(sink.getvalue(), asbytes=True)
    data, digest = with_head({**facts, "shape": SHAPE, "batches": batches}, packed)
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{path.name}.{platform.node()}-{os.getpid()}.new")
    try:
        with staged.open("wb") as stream:
            stream.write(data)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    return digest


def read_batches(path: Path) -> Iterator[tuple[str, pa.RecordBatch]]:
    """(table name, rows) in the order of the schema. Raises BrokenShardError."""
    try:
        with path.open("rb") as stream:
            head, _ = read_head(stream)
            start = stream.tell()
        if head["shape"] != SHAPE:
            raise BrokenShardError(path)  # written by another version of the program
        with pa.OSFile(str(path)) as file:
            file.seek(start)
            with pa.CompressedInputStream(file, "zstd") as packed:
                for name in head["batches"]:
                    message = pa.ipc.read_message(packed)
                    yield name, pa.ipc.read_record_batch(message, BARE[name])
    except (OSError, ValueError, pa.ArrowException) as error:
        raise BrokenShardError(path) from error
