"""One share of a run on each of several machines, and the tables of all shares together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from pipeline.files import SourceFile
from pipeline.running.plan import Entry, Plan
from pipeline.running.shard_head import read_facts
from pipeline.running.store import Store
from pipeline.running.swap import STATE, write_json

_MANIFEST = "share.json"


class NoShareError(Exception):
    """A folder that holds no finished share."""


def parse_share(text: str) -> tuple[int, int] | None:
    """The pair (2, 8) of "2/8"; None where it is no share."""
    index, slash, count = text.partition("/")
    if not (slash and index.isdecimal() and count.isdecimal()):
        return None
    share = int(index), int(count)
    return share if 1 <= share[0] <= share[1] else None


def take_share(
    files: Sequence[SourceFile], store: Store, share: tuple[int, int]
) -> list[SourceFile]:
    """The files of share i of n, told by content: the same on every machine.

    Files of equal bytes fall into one share. A file that cannot be read falls into the first.
    """
    index, count = share
    return [file for file in files if _share_of(store.look_at(file)[1], count) == index - 1]


def _share_of(sha256: str, count: int) -> int:
    return int(sha256[:12] or "0", 16) % count


def write_share(plan: Plan, store: Store) -> None:
    """Say which shards make up this share, once they are all there."""
    write_json(store.folder / _MANIFEST, [asdict(entry) for entry in plan.entries], indent=None)


class Shares:
    """The shards of several folders as if they were one store's."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.entries: list[Entry] = []
        self._shards: dict[str, Path] = {}
        for folder in folders:
            store = Store(folder)
            for entry in _entries(folder):
                self._shards[entry.key] = store.shard(entry.key)
                self.entries.append(entry)
        self.entries.sort(key=lambda entry: entry.source_path)

    def shard(self, key: str) -> Path:
        """Where the shard of that key is."""
        return self._shards[key]

    def digest(self, key: str) -> str:
        """What stands for the rows of that shard. Raises BrokenShardError."""
        return str(read_facts(self.shard(key))["digest"])


def _entries(folder: Path) -> list[Entry]:
    try:
        rows = json.loads((folder / STATE / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoShareError(str(folder)) from error
    return [Entry(**row) for row in rows]
