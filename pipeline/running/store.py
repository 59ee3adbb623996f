"""What an output folder remembers of earlier runs: shards by key, hashes by file state."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from pipeline.files import SourceFile, read_chunks
from pipeline.running.swap import STATE, write_json
from pipeline.sources import open_source

_RACY_NS = 2_000_000_000
"""A file that changed this shortly before it was hashed may have changed again unseen."""


class Store:
    """The hidden folder below the output folder.

    `shards/` holds one file a document, named by what its rows depend on; losing any of it costs
    time, never rows.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out / STATE
        self.shards = self.folder / "shards"
        self.tmp = self.folder / "tmp"
        self._index: dict[str, list[Any]] = self._load("index.json", {})
        self._fresh: dict[str, list[Any]] = {}

    def open(self) -> None:
        """Make the folders; drop what a killed run left in `tmp/`."""
        shutil.rmtree(self.tmp, ignore_errors=True)
        for folder in (self.shards, self.tmp):
            folder.mkdir(parents=True, exist_ok=True)

    def shard(self, key: str) -> Path:
        """Where the shard of that key is, or will be."""
        return self.shards / key[:2] / key

    def sha256(self, file: SourceFile) -> str:
        """SHA-256 of the file's bytes, from memory where its state is unchanged; "" if unreadable.

        An archive's members are hashed as they would be unpacked.
        """
        state = file.state()
        known = self._index.get(file.source_path)
        if state is None:
            return ""
        if known is None or known[0] != state or known[2] - state[1] < _RACY_NS:
            now = time.time_ns()
            try:
                with open_source(file) as stream:
                    digest = _digest(stream)
            except Exception:  # whatever an archive may raise: the reading will say it
                return ""
            known = [state, digest, now]
        self._fresh[file.source_path] = known
        return str(known[1])

    def is_unchanged(self, file: SourceFile) -> bool:
        """Whether the file is as the last run saw it, by its size and times alone."""
        known = self._index.get(file.source_path)
        return known is not None and known[0] == file.state()

    def known_paths(self) -> set[str]:
        """Source paths of the last run."""
        return set(self._index)

    def save_index(self) -> None:
        """Remember the hashes of this run's files."""
        write_json(self.folder / "index.json", self._fresh, indent=None)

    def save_state(self, facts: dict[str, Any]) -> None:
        """Remember what the run was asked, for `fiches status`."""
        write_json(self.folder / "state.json", facts)

    def state(self) -> dict[str, Any]:
        """What the last run was asked; empty where nothing is known."""
        facts: dict[str, Any] = self._load("state.json", {})
        return facts

    def sweep(self, keys: set[str]) -> None:
        """Drop the shards of files that are gone, and what killed writers left."""
        for path in self._shard_files():
            if path.name not in keys:
                path.unlink(missing_ok=True)

    def _shard_files(self) -> Iterator[Path]:
        for folder in self.shards.iterdir():
            yield from folder.iterdir()

    def _load(self, name: str, default: Any) -> Any:
        with suppress(OSError, ValueError):
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        return default


def _digest(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in read_chunks(stream):
        digest.update(chunk)
    return digest.hexdigest()
