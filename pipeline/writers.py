"""Tables on disk, written batch by batch: memory does not grow with the number of files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.arrow import BARE, SCHEMAS

_GROUP_ROWS = 2_000
_GROUP_ROWS_OF = {"provenance": 20_000, "cells": 20_000}
"""Rows of a row group, held in memory before they are written. Tables of a row a value fill theirs
with a few hundred files, the others hold wide texts: memory is flat from a thousand files on.
"""
_MOST_PIECES = 50
"""Batches that wait as they came: what Arrow keeps beside the rows is far more than small rows."""


class TableWriter:
    """One Parquet file; the same rows give the same bytes however they arrive in batches."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.parquet"
        self.schema: pa.Schema = SCHEMAS[name]
        self._bare: pa.Schema = BARE[name]
        self._group = _GROUP_ROWS_OF.get(name, _GROUP_ROWS)
        self.rows = 0
        self._writer = pq.ParquetWriter(self.path, self.schema, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._small: list[pa.RecordBatch] = []
        self._waiting_rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """More rows, of the declared schema. Raises OSError where the disk refuses."""
        self._small.append(batch)
        self._waiting_rows += batch.num_rows
        self.rows += batch.num_rows
        if len(self._small) >= _MOST_PIECES:
            self._pack()
        while self._waiting_rows >= self._group:
            self._flush(self._group)

    def _pack(self) -> None:
        """Many batches of a row or two take far more memory than one table of as many rows."""
        if self._small:
            self._waiting.append(pa.Table.from_batches(self._small, self._bare).combine_chunks())
            self._small = []

    def _flush(self, count: int) -> None:
        self._pack()
        whole = pa.concat_tables(self._waiting)
        group = whole.slice(0, count).combine_chunks()
        group = pa.Table.from_arrays(group.columns, schema=self.schema)  # with its metadata
        self._writer.write_table(group, row_group_size=count)
        rest = whole.slice(count)
        self._waiting = [rest.combine_chunks()] if rest.num_rows else []
        self._waiting_rows = rest.num_rows
        del whole, group
        pa.default_memory_pool().release_unused()  # or it grows with every table in turn

    def close(self, run: str) -> None:
        """Write what waits and the mark of the run."""
        if self._waiting_rows or not self.rows:
            self._waiting.append(self._bare.empty_table())
            self._flush(max(1, self._waiting_rows))
        self._writer.add_key_value_metadata({"fiches_run": run})
        self._writer.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        try:
            self._writer.close()
        except (OSError, pa.ArrowException):
            return


class TableWriters:
    """All tables of one run below a folder."""

    def __init__(self, folder: Path) -> None:
        self.tables: dict[str, TableWriter] = {}
        self.folder = folder

    def __enter__(self) -> TableWriters:
        """Open every table."""
        try:
            for name in SCHEMAS:
                self.tables[name] = TableWriter(self.folder, name)
        except OSError:
            self.__exit__(OSError, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """After an error the files stay unfinished."""
        if kind is not None:
            for table in self.tables.values():
                table.abandon()

    def close(self, run: str) -> dict[str, dict[str, Any]]:
        """Finish every table; rows and SHA-256 by table."""
        for table in self.tables.values():
            table.close(run)
        return {
            name: {"rows": table.rows, "sha256": file_sha256(table.path)}
            for name, table in self.tables.items()
        }


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
