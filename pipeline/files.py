"""A file as a run knows it: where its bytes are, and what tells that they changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from extractors.errors import ExtractError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `source_path` is its path below its source, `/` separated."""

    path: Path
    source_path: str
    members: tuple[int, ...] = ()
    """Numbers that lead into the archive at `path`, outermost first; (): `path` itself."""

    @property
    def size(self) -> int:
        """Bytes on disk (of an archive as a whole), 0 where nobody knows."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def state(self) -> list[Any] | None:
        """Size, time of change, time of inode change and inode number; None if it is gone."""
        try:
            facts = self.path.stat()
        except OSError:
            return None
        return [facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino]


def copy_bytes(stream: IO[bytes], target: IO[bytes], most: int) -> None:
    """Copy at most `most` bytes.

    Raises ExtractError where the source is longer (too_large) or cannot be read (damaged), and
    OSError where the target cannot be written.
    """
    for chunk in read_chunks(stream):
        most -= len(chunk)
        if most < 0:
            raise ExtractError("too_large", "copie")
        target.write(chunk)


def read_chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """All bytes, a megabyte at a time. Raises ExtractError (damaged) where they cannot be read."""
    while True:
        try:
            chunk = stream.read(_CHUNK)
        except OSError as error:
            raise ExtractError("damaged", str(error)) from error
        if not chunk:
            return
        yield chunk
