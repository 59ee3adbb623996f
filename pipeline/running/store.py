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
from pipeline.running.copies import Copies
from pipeline.running.fingerprint import programs
from pipeline.running.shard_head import BrokenShardError, read_facts
from pipeline.running.swap import STATE, write_json
from pipeline.running.task import shard_path
from pipeline.sources import open_source

_RACY_NS = 2_000_000_000
"""A file that changed this shortly before it was hashed may have changed again unseen."""
_INDEX = "index.json"
_NOT_KEPT = "-"


class Store:
    """The hidden folder below the output folder.

    `shards/` holds one file a document, named by what its rows depend on; losing any of it costs
    time, never rows.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out / STATE
        self.shards = self.folder / "shards"
        self.tmp = self.folder / "tmp"
        self.copies = Copies(self.tmp / "copies")
        self._files: dict[str, str] = {}
        """Source path -> state, time of hashing and SHA-256, as of the last run."""
        self._seen: dict[str, str] = {}
        """The same of this run's files."""
        self._saved: dict[str, str] = {}
        """Key -> digest of a shard, and the programs it goes by, or `_NOT_KEPT`.

        One text a file: half the memory of lists, and read back twice as fast.
        """
        self._known: dict[str, str] = {}
        """The same of this run's shards."""

    def load(self) -> None:
        """Remember what the last run knew."""
        index = self._load(_INDEX, {})
        self._files, self._saved = _texts(index, "files"), _texts(index, "shards")
        self._known = dict(self._saved)

    def open(self) -> None:
        """Load, make the folders, drop what a killed run left in `tmp/`."""
        self.load()
        shutil.rmtree(self.tmp, ignore_errors=True)
        for folder in (self.shards, self.tmp):
            folder.mkdir(parents=True, exist_ok=True)

    def shard(self, key: str) -> Path:
        """Where the shard of that key is, or will be."""
        return shard_path(self.shards, key)

    def look_at(self, file: SourceFile) -> tuple[int, str]:
        """Size on disk and SHA-256 of the bytes, from memory where the file's state is unchanged.

        "" if it is unreadable. An archive's members are hashed as they would be unpacked, files
        elsewhere are copied (see `copies`).
        """
        state = file.state()
        if state is None:
            return 0, ""
        told = _told(state)
        known = self._files.get(file.source_path, "")
        before, when, digest = known.rsplit(" ", 2) if known else ("", "", "")
        if before != told or not _is_telling(file, state, int(when)):
            now = time.time_ns()
            try:
                digest = self._hash(file)
            except Exception:  # whatever an archive may raise: the reading will say it
                return state[0], ""
            known = f"{told} {now} {digest}"
        self._seen[file.source_path] = known
        return state[0], digest

    def _hash(self, file: SourceFile) -> str:
        if file.remote is not None and not file.members:
            with self.copies.fetch(file).open("rb") as copy:
                return _digest(copy)
        with open_source(file) as stream:
            return _digest(stream)

    def is_ready(self, key: str) -> bool:
        """Whether the rows of an earlier run serve: they were kept, with the programs of today."""
        if key not in self._known:
            try:
                self.learn(key, read_facts(self.shard(key)))  # of a run that was killed
            except BrokenShardError:
                return False
        _, _, uses = self._known[key].partition(" ")
        if uses in ("", _NOT_KEPT):
            return not uses
        found: dict[str, str] = json.loads(uses)
        return found == programs(found)

    def learn(self, key: str, facts: dict[str, Any]) -> None:
        """Remember what a shard says of itself."""
        uses = json.dumps(facts["programs"]) if facts["programs"] else ""
        told = uses if facts["keep"] else _NOT_KEPT
        self._known[key] = f"{facts['digest']} {told}".rstrip()

    def forget(self, key: str) -> None:
        """Drop a shard that is broken."""
        self._known.pop(key, None)
        self.shard(key).unlink(missing_ok=True)

    def digest(self, key: str) -> str:
        """What stands for the rows of that shard. Raises BrokenShardError."""
        if key not in self._known:
            self.learn(key, read_facts(self.shard(key)))
        return self._known[key].partition(" ")[0]

    def is_unchanged(self, file: SourceFile) -> bool:
        """Whether the file is as the last run saw it, by its size and times alone."""
        state = file.state()
        known = self._files.get(file.source_path, "")
        return state is not None and known.rsplit(" ", 2)[0] == _told(state)

    def known_paths(self) -> set[str]:
        """Source paths of the last run."""
        return set(self._files)

    def save_index(self, keys: set[str]) -> None:
        """Remember this run's files and the shards of these keys, if anything is new."""
        known = {key: self._known[key] for key in keys if key in self._known}
        index = {"files": self._seen, "shards": known}
        if index != {"files": self._files, "shards": self._saved}:
            write_json(self.folder / _INDEX, index, indent=None)
        self._files, self._saved = self._seen, known

    def save_state(self, facts: dict[str, Any]) -> None:
        """Remember what the run was asked, for `fiches status`."""
        if facts != self.state():
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


def _texts(index: Any, name: str) -> dict[str, str]:
    """A part of the index; nothing where another version wrote it otherwise."""
    part = index.get(name) if isinstance(index, dict) else None
    if not isinstance(part, dict) or not all(isinstance(text, str) for text in part.values()):
        return {}
    return part


def _is_telling(file: SourceFile, state: list[Any], hashed: int) -> bool:
    """Whether a state that has not changed means bytes that have not changed."""
    if file.remote is not None:
        return bool(file.remote.mark)
    return bool(hashed - state[1] >= _RACY_NS)


def _told(state: list[Any]) -> str:
    return ",".join(map(str, state))


def _digest(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in read_chunks(stream):
        digest.update(chunk)
    return digest.hexdigest()
