"""One file's rows on disk: a shard, written whole or not at all, that knows if it is intact.

A shard is the mark FICHES3, 32 bytes of SHA-256 over all that follows, 4 bytes of header length, a
JSON header, and the tables as Arrow streams, all under one zstd frame. The same rows give the same
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

from pipeline.arrow import arrow_table, declared
from pipeline.schema import TABLES

RowDict = dict[str, Any]
_MAGIC = b"FICHES3\n"
_LENGTH = 4
_HEAD = len(_MAGIC) + 32 + _LENGTH
_BATCH = 20_000
"""Rows held in memory at once when a shard is read back."""


class BrokenShardError(Exception):
    """A shard that is missing, cut short or altered: the file must be read again."""


def write_shard(path: Path, facts: Mapping[str, Any], tables: Mapping[str, list[RowDict]]) -> str:
    """Write the rows of one file with `facts` about them (JSON values); returns the digest in hex.

    Raises OSError where the disk refuses and `pa.ArrowInvalid` where a value does not fit.
    """
    arrow = {name: arrow_table(name, tables[name]) for name in TABLES if tables.get(name)}
    counts = {name: table.num_rows for name, table in arrow.items()}
    head = json.dumps({**facts, "rows": counts}, ensure_ascii=False, sort_keys=True).encode()
    body = len(head).to_bytes(_LENGTH, "big") + head + _pack(arrow)
    digest = hashlib.sha256(body)
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with staged.open("wb") as stream:
            stream.write(_MAGIC + digest.digest() + body)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    return digest.hexdigest()


def _pack(tables: Mapping[str, pa.Table]) -> bytes:
    sink = pa.BufferOutputStream()
    for table in tables.values():
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table, max_chunksize=_BATCH)
    packed: bytes = pa.Codec("zstd").compress(sink.getvalue(), asbytes=True)
    return packed


def read_facts(path: Path) -> dict[str, Any]:
    """The header of a shard that is as it was written, with its `digest` in hex.

    Raises BrokenShardError.
    """
    try:
        with path.open("rb") as stream:
            facts, digest = _head(stream)
            stream.seek(_HEAD - _LENGTH)
            found = hashlib.file_digest(stream, "sha256")
    except (OSError, ValueError) as error:
        raise BrokenShardError(path) from error
    if found.digest() != digest:
        raise BrokenShardError(path)
    return facts | {"digest": digest.hex()}


def _head(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The header and the digest that the shard bears; the stream stands before the tables."""
    start = stream.read(_HEAD)
    if len(start) < _HEAD or not start.startswith(_MAGIC):
        raise ValueError("no shard")
    head: dict[str, Any] = json.loads(stream.read(int.from_bytes(start[-_LENGTH:], "big")))
    return head, start[len(_MAGIC) : -_LENGTH]


def read_batches(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """(table name, rows) in the order of the schema. Raises BrokenShardError."""
    try:
        with path.open("rb") as stream:
            head, _ = _head(stream)
            start = stream.tell()
        with pa.OSFile(str(path)) as file:
            file.seek(start)
            with pa.CompressedInputStream(file, "zstd") as packed:
                for name in (name for name in TABLES if name in head["rows"]):
                    for batch in pa.ipc.open_stream(packed):
                        yield name, declared(name, batch)
    except (OSError, ValueError, pa.ArrowInvalid) as error:
        raise BrokenShardError(path) from error
