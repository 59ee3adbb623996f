"""One file's rows on disk: a shard, written whole or not at all, that knows if it is intact.

A shard is the mark FICHES2, 32 bytes of SHA-256 over all that follows, 4 bytes of header length, a
JSON header, and the tables as Arrow streams under one zstd stream. The same rows give the same
bytes, so the digest stands for the content.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from pipeline.arrow import arrow_table
from pipeline.schema import TABLES

RowDict = dict[str, Any]
_MAGIC = b"FICHES2\n"
_HEAD = len(_MAGIC) + 32 + 4
_BATCH = 20_000
"""Rows held in memory at once when a shard is read back."""


class BrokenShardError(Exception):
    """A shard that is missing, cut short or altered: the file must be read again."""


def write_shard(path: Path, facts: Mapping[str, Any], tables: Mapping[str, list[RowDict]]) -> None:
    """Write the rows of one file with `facts` about them (JSON values).

    Raises OSError where the disk refuses and `pa.ArrowInvalid` where a value does not fit.
    """
    arrow = {name: arrow_table(TABLES[name], tables[name]) for name in TABLES if tables.get(name)}
    counts = {name: table.num_rows for name, table in arrow.items()}
    head = json.dumps({**facts, "rows": counts}, ensure_ascii=False, sort_keys=True).encode()
    body = len(head).to_bytes(4, "big") + head + _pack(arrow)
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with staged.open("wb") as stream:
            stream.write(_MAGIC + hashlib.sha256(body).digest() + body)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def _pack(tables: Mapping[str, pa.Table]) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as packed:
        for table in tables.values():
            bare = pa.schema([pa.field(f.name, f.type, f.nullable) for f in table.schema])
            with pa.ipc.new_stream(packed, bare) as writer:
                writer.write_table(table.cast(bare), max_chunksize=_BATCH)
    packed_bytes: bytes = sink.getvalue().to_pybytes()
    return packed_bytes


def read_facts(path: Path) -> dict[str, Any]:
    """The header of a shard, with `digest` (hex), unverified. Raises BrokenShardError."""
    try:
        with path.open("rb") as stream:
            return _facts(stream)
    except (OSError, ValueError) as error:
        raise BrokenShardError(str(path)) from error


def _facts(stream: BinaryIO) -> dict[str, Any]:
    start = stream.read(_HEAD)
    if len(start) < _HEAD or not start.startswith(_MAGIC):
        raise ValueError("no shard")
    head = stream.read(int.from_bytes(start[-4:], "big"))
    facts: dict[str, Any] = json.loads(head)
    return facts | {"digest": start[len(_MAGIC) : -4].hex()}


def verify(path: Path) -> None:
    """Raise BrokenShardError unless the shard is as it was written."""
    try:
        with path.open("rb") as stream:
            told = stream.read(len(_MAGIC) + 32)[len(_MAGIC) :]
            digest = hashlib.sha256()
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    except OSError as error:
        raise BrokenShardError(str(path)) from error
    if digest.digest() != told:
        raise BrokenShardError(str(path))


def read_batches(path: Path) -> Iterator[tuple[str, pa.RecordBatch]]:
    """(table name, rows) in the order of the schema. Raises BrokenShardError."""
    try:
        with path.open("rb") as stream:
            names = list(_facts(stream)["rows"])
            ordered = [name for name in TABLES if name in names]
            with pa.CompressedInputStream(pa.PythonFile(stream, "r"), "zstd") as packed:
                for name in ordered:
                    for batch in pa.ipc.open_stream(packed):
                        yield name, batch
    except (OSError, ValueError, pa.ArrowInvalid) as error:
        raise BrokenShardError(str(path)) from error
