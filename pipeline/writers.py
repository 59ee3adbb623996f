"""Tables on disk: all of one run, whole or not at all, each bearing the run's content hash."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import TABLES


def content_hash(tables: Mapping[str, Sequence[pa.Table]]) -> str:
    """One hash over the content of all tables: what tells a run's files belong together."""
    digest = hashlib.sha256()
    for name, pieces in tables.items():
        digest.update(name.encode())
        for piece in pieces:
            for column in piece.columns:
                for value in column.to_pylist():
                    digest.update(repr(value).encode())
    return digest.hexdigest()


def write_tables(out: Path, tables: Mapping[str, Sequence[pa.Table]]) -> dict[str, dict[str, Any]]:
    """Write `NAME.parquet` for every table; returns rows and SHA-256 by table.

    All are written beside their place first, then moved there together.
    """
    run = content_hash(tables)
    out.mkdir(parents=True, exist_ok=True)
    staged: list[tuple[Path, Path]] = []
    facts: dict[str, dict[str, Any]] = {}
    for name, table in TABLES.items():
        schema = table.to_arrow()
        metadata = dict(schema.metadata or {}) | {b"fiches_run": run.encode()}
        whole = pa.concat_tables([*tables[name], schema.empty_table()])
        path = out / f".{name}.parquet.new"
        pq.write_table(whole.replace_schema_metadata(metadata), path, compression="zstd")
        _sync(path)
        staged.append((path, out / f"{name}.parquet"))
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        facts[name] = {"rows": whole.num_rows, "sha256": digest}
    for path, place in staged:
        path.replace(place)
    return facts


def write_run(out: Path, facts: dict[str, Any]) -> None:
    """`run.json`, last of all: what was written, with which code."""
    path = out / ".run.json.new"
    path.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _sync(path)
    path.replace(out / "run.json")


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
