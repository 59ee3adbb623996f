"""A file as a run knows it: where its bytes are, and what tells that they changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from extractors.errors import ExtractError
from pipeline.remote import RemoteFile, open_remote

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `source_path` is its path below its source, `/` separated."""

    place: str
    """Where it is on this machine, as text: a `Path` takes five times its memory."""
    source_path: str
    members: tuple[int, ...] = ()
    """Numbers that lead into the archive at `path`, outermost first; (): `path` itself."""
    remote: RemoteFile | None = None
    """Where the file is on another machine; `path` is then its copy, if there is one."""

    @property
    def path(self) -> Path:
        """Where it is on this machine."""
        return Path(self.place)

    @property
    def is_here(self) -> bool:
        """Whether `path` is the file itself: no member of an archive, nothing to be fetched."""
        return not self.members and (self.remote is None or self.path.is_file())

    def state(self) -> list[Any] | None:
        """What `state_of` tells; of a file elsewhere size and mark. None if it is gone."""
        if self.remote is not None:
            return [self.remote.size, self.remote.mark]
        try:
            return state_of(self.path.stat())
        except OSError:
            return None

    def open(self, *, in_order: bool = True) -> IO[bytes]:
        """The bytes of the file, or of the archive it is in.

        `in_order`: read once from first to last. Raises ExtractError (damaged, no_permission,
        unreachable).
        """
        if self.remote is not None and not self.path.is_file():
            return open_remote(self.remote, in_order=in_order)
        try:
            return self.path.open("rb")
        except PermissionError as error:
            raise ExtractError("no_permission") from error
        except OSError as error:
            raise ExtractError("damaged", str(error)) from error


def state_of(facts: os.stat_result) -> list[int]:
    """What changes with a file: size, time of change, time of inode change and inode number."""
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
