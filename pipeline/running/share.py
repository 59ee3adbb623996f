"""One share of a run on each of several machines, and the tables of all shares together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.files import SourceFile
from pipeline.running.fingerprint import code_version
from pipeline.running.plan import Entry, Plan
from pipeline.running.shard_head import read_facts, read_head
from pipeline.running.store import Store
from pipeline.running.swap import SHARE, STATE, write_json
from pipeline.summary import RunSummary


class ShareError(Exception):
    """Shares that do not make up one reading; says why in French."""


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


def write_share(plan: Plan, store: Store, share: tuple[int, int], files: int) -> None:
    """Say which shards make up this share of so many files, once they are all there."""
    facts = {
        "share": share,
        "files": files,
        "code": code_version(),
        "entries": [asdict(entry) for entry in plan.entries],
    }
    write_json(store.folder / SHARE, facts, indent=None)


def sum_up(plan: Plan, store: Store, summary: RunSummary) -> None:
    """Say in the summary of a share what became of its files."""
    for entry in plan.entries:
        with store.shard(entry.double_of or entry.key).open("rb") as shard:
            facts, _ = read_head(shard)
        status = "duplicate" if entry.double_of else facts["status"]
        summary.documents[status, facts["kind"]] += 1
        if status in ("failed", "partial"):
            summary.failures.append((entry.source_path, facts["error_message"] or ""))


class Shares:
    """The shards of several folders as if they were one store's. Raises ShareError."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.entries: list[Entry] = []
        self._shards: dict[str, Path] = {}
        shares = {folder: _share(folder) for folder in folders}
        _check(list(shares.values()))
        for folder, facts in shares.items():
            store = Store(folder)
            for row in facts["entries"]:
                entry = Entry(**row)
                self._shards[entry.key] = store.shard(entry.key)
                self.entries.append(entry)
        self.entries.sort(key=lambda entry: entry.source_path)

    def shard(self, key: str) -> Path:
        """Where the shard of that key is."""
        return self._shards[key]

    def digest(self, key: str) -> str:
        """What stands for the rows of that shard. Raises BrokenShardError."""
        return str(read_facts(self.shard(key))["digest"])


def _share(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / STATE / SHARE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ShareError(f"« {folder} » ne contient pas de part terminée : lancez d'abord fiches "
                         "extract --shard.") from error  # fmt: skip
    return facts


def _check(shares: Sequence[dict[str, Any]]) -> None:
    """All shares of one reading, each once, no file in two or in none."""
    count = max(share["share"][1] for share in shares)
    numbers = sorted(share["share"][0] for share in shares)
    if {share["share"][1] for share in shares} != {count} or len(set(numbers)) < len(numbers):
        raise ShareError("Ces parts ne vont pas ensemble : donnez chaque part d'une même lecture "
                         "(1/4, 2/4…) une fois.")  # fmt: skip
    missing = [f"{number}/{count}" for number in range(1, count + 1) if number not in numbers]
    if missing:
        raise ShareError(f"Il manque des parts : {', '.join(missing)}.")
    if len({share["code"] for share in shares}) > 1:
        raise ShareError("Ces parts ont été lues par des versions différentes du programme : "
                         "relancez-les avec la même.")  # fmt: skip
    paths = {entry["source_path"] for share in shares for entry in share["entries"]}
    if {share["files"] for share in shares} != {len(paths)}:
        raise ShareError("Les fichiers ont changé pendant la lecture des parts : relancez-les.")
