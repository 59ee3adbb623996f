"""One file to read, as it travels to a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.options import ReadOptions
from pipeline.files import SourceFile


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read; `sha256` is of its bytes, "" if unreadable, `size` in bytes on disk."""

    file: SourceFile
    sha256: str
    size: int
    key: str
    shards: Path
    read: ReadOptions
    kind: str | None

    @property
    def shard(self) -> Path:
        """Where its rows go."""
        return shard_path(self.shards, self.key)


def shard_path(shards: Path, key: str) -> Path:
    """Where the shard of that key is, or will be, below the folder of all shards."""
    return shards / key[:2] / key
