"""The output contract as code: every table and column, declared once."""

from __future__ import annotations

from pipeline.schema.actions import ACTIONS, DATES, EXTRAS, PARTNERS
from pipeline.schema.documents import CHECKS, DOCUMENTS, OBJECTIVES
from pipeline.schema.evidence import BLOCKS, CELLS, PROVENANCE
from pipeline.schema.figures import FUNDINGS, INDICATORS
from pipeline.schema.model import SCHEMA_VERSION, Column, Table

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, OBJECTIVES, ACTIONS, INDICATORS, FUNDINGS, PARTNERS, DATES, CHECKS, EXTRAS,
        PROVENANCE, BLOCKS, CELLS,
    )
}  # fmt: skip
"""Table name -> declaration, in the order they are written."""

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "Table"]
