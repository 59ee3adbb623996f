"""How a shard begins: is it intact, and what does it say about its file.

A shard is the mark FICHES3, 32 bytes of SHA-256 over all that follows, 4 bytes of header length, a
JSON header, and the rows (`pipeline.running.shards`). The same rows give the same bytes, so the
digest stands for the content.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, BinaryIO

_MAGIC = b"FICHES3\n"
_LENGTH = 4
_HEAD = len(_MAGIC) + 32 + _LENGTH
_TOLD = 3
"""Paths in a message: all shards of a folder may be of another version."""


class BrokenShardError(Exception):
    """Shards that are missing, cut short or altered: their files must be read again."""

    def __init__(self, *paths: Path) -> None:
        more = f", … ({len(paths)})" if len(paths) > _TOLD else ""
        super().__init__(", ".join(map(str, paths[:_TOLD])) + more)
        self.paths = paths


def with_head(facts: dict[str, Any], rows: bytes) -> tuple[bytes, str]:
    """The bytes of a shard and its digest in hex."""
    head = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    body = len(head).to_bytes(_LENGTH, "big") + head + rows
    digest = hashlib.sha256(body)
    return _MAGIC + digest.digest() + body, digest.hexdigest()


def read_facts(path: Path) -> dict[str, Any]:
    """The header of a shard that is as it was written, with its `digest` in hex.

    Raises BrokenShardError.
    """
    try:
        with path.open("rb") as stream:
            facts, digest = read_head(stream)
            stream.seek(_HEAD - _LENGTH)
            found = hashlib.file_digest(stream, "sha256")
    except (OSError, ValueError) as error:
        raise BrokenShardError(path) from error
    if found.digest() != digest:
        raise BrokenShardError(path)
    return facts | {"digest": digest.hex()}


def read_head(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The header and the digest that the shard bears; the stream then stands before the rows.

    Raises ValueError where it is no shard.
    """
    start = stream.read(_HEAD)
    if len(start) < _HEAD or not start.startswith(_MAGIC):
        raise ValueError("no shard")
    head: dict[str, Any] = json.loads(stream.read(int.from_bytes(start[-_LENGTH:], "big")))
    return head, start[len(_MAGIC) : -_LENGTH]
