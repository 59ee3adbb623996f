"""Rows as Arrow tables of the declared schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from pipeline.schema import TABLES, Table

RowDict = dict[str, Any]


def arrow_table(table: Table, rows: Iterable[RowDict]) -> pa.Table:
    """The rows as an Arrow table; columns that a row does not set are null.

    Raises `pa.ArrowInvalid` where a value does not fit its declared type.
    """
    schema = table.to_arrow()
    rows = list(rows)
    columns = [
        pa.array([row.get(column.name) for row in rows], type=schema.field(column.name).type)
        for column in table.columns
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def arrow_tables(tables: dict[str, list[RowDict]]) -> dict[str, pa.Table]:
    """All tables of one file, absent ones empty."""
    return {name: arrow_table(table, tables.get(name, [])) for name, table in TABLES.items()}
