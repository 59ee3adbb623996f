"""The declared tables as Arrow schemas, and rows as Arrow tables."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from pipeline.schema import SCHEMA_VERSION, TABLES, Column, Table

RowDict = dict[str, Any]

_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "strings": pa.list_(pa.string()),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "date": pa.date32(),
    "money": pa.decimal128(14, 2),
}


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.en, "description_fr": column.fr}
    if column.unit:
        metadata["unit"] = column.unit
    if column.enum:
        metadata["enum"] = "|".join(column.enum)
    return pa.field(column.name, _TYPES[column.kind], not column.required, metadata)


def _schema(table: Table) -> pa.Schema:
    metadata = {
        "fiches_schema_version": SCHEMA_VERSION,
        "description": table.en,
        "description_fr": table.fr,
    }
    return pa.schema([_field(column) for column in table.columns], metadata)


SCHEMAS: dict[str, pa.Schema] = {name: _schema(table) for name, table in TABLES.items()}
"""Table name -> Arrow schema; meanings, units and codes stand in the metadata."""
BARE: dict[str, pa.Schema] = {
    name: pa.schema([pa.field(field.name, field.type, field.nullable) for field in schema])
    for name, schema in SCHEMAS.items()
}
"""The same without metadata: what rows carry on their way to the tables."""
SHAPE = hashlib.sha256("\n".join(map(str, BARE.values())).encode()).hexdigest()[:16]
"""What tells whether rows were written for these very schemas."""


class _NoPandas:
    """Stands before Python's own finders and says that there is no pandas."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _leave_pandas_out() -> None:
    """Keep pyarrow from loading pandas, a second and 50 MB a process, to look for its objects.

    It does so at the first array; ours are made of lists. `to_pandas` loads it all the same.
    """
    if "pandas" in sys.modules:
        return
    sys.meta_path.insert(0, _NoPandas)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(_NoPandas)


_leave_pandas_out()


def arrow_batch(name: str, rows: Sequence[RowDict]) -> pa.RecordBatch:
    """The rows of the table of that name; columns that a row does not set are null.

    Raises `pa.ArrowInvalid` where a value does not fit its declared type.
    """
    columns = []
    for field in BARE[name]:
        values = [row.get(field.name) for row in rows]
        is_empty = values.count(None) == len(values)  # true of half of all columns
        columns.append(
            pa.nulls(len(values), field.type) if is_empty else pa.array(values, field.type)
        )
    return pa.RecordBatch.from_arrays(columns, schema=BARE[name])
