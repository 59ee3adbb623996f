"""The schema as documents: a data dictionary in Markdown and one Table Schema descriptor a table.

Table Schema: https://specs.frictionlessdata.io/table-schema/
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.schema import SCHEMA_VERSION, TABLES, Column, Table

_FRICTIONLESS = {
    "string": "string", "strings": "array", "bool": "boolean", "int8": "integer",
    "int16": "integer", "int32": "integer", "int64": "integer", "float32": "number",
    "float64": "number", "date": "date", "money": "number",
}  # fmt: skip


def markdown() -> str:
    """The whole dictionary, a section a table."""
    head = (
        "# Data dictionary · Dictionnaire des données\n\n"
        f"Schema version {SCHEMA_VERSION}. Written by `make dictionary` from `pipeline/schema/`; "
        "do not edit.\n"
    )
    return "\n".join([head, *map(_section, TABLES.values())])


def _section(table: Table) -> str:
    lines = [
        f"## {table.name}\n",
        f"{table.en}.  \n*{table.fr}.*\n",
        "| column | type | meaning | signification |",
        "| --- | --- | --- | --- |",
        *map(_line, table.columns),
        "",
    ]
    return "\n".join(lines)


def _line(column: Column) -> str:
    kind = column.kind + (f" ({column.unit})" if column.unit else "")
    codes = f" — {', '.join(f'`{code}`' for code in column.enum)}" if column.enum else ""
    kind += ", required" if column.required else ""
    return f"| {column.name} | {kind} | {column.en}{codes} | {column.fr} |"


def descriptor(table: Table) -> dict[str, Any]:
    """The Table Schema descriptor of a table."""
    facts: dict[str, Any] = {
        "name": table.name,
        "title": table.fr,
        "description": table.en,
        "version": SCHEMA_VERSION,
        "fields": [_field(column) for column in table.columns],
    }
    return facts | ({"primaryKey": table.key} if table.key else {})


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.kind],
        "title": column.fr,
        "description": column.en,
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.enum:
        constraints["enum"] = list(column.enum)
    if constraints:
        field["constraints"] = constraints
    return field | ({"unit": column.unit} if column.unit else {})


def documents() -> dict[str, str]:
    """File name below `docs/` -> its text."""
    files = {"data-dictionary.md": markdown()}
    for table in TABLES.values():
        text = json.dumps(descriptor(table), ensure_ascii=False, indent=1)
        files[f"schemas/{table.name}.json"] = text + "\n"
    return files


def main() -> None:
    """Write all of them below `docs/`."""
    for name, text in documents().items():
        path = Path("docs") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
