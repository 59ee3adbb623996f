"""How a table is declared: columns with type, meaning in two languages, unit and codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = "1.0.0"

Kind = Literal[
    "string", "strings", "bool", "int8", "int16", "int32", "int64", "float32", "float64",
    "date", "money",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column, declared once: Arrow schema, dictionary and Table Schema derive from it."""

    name: str
    kind: Kind
    en: str
    fr: str
    unit: str | None = None
    enum: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One output table: its columns in order and the column that identifies a row."""

    name: str
    en: str
    fr: str
    columns: tuple[Column, ...]
    key: str | None = "row_id"

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]


ROW_ID = Column(
    "row_id", "string", "Key of the row, made from document, part and place",
    "Clé de la ligne, faite du document, de la partie et de l'emplacement", required=True,
)  # fmt: skip
DOCUMENT_ID = Column(
    "document_id", "string", "The document (documents.document_id)",
    "Le document (documents.document_id)", required=True,
)  # fmt: skip
ACTION_ID = Column(
    "action_id", "string", "The action (actions.action_id); null: about the whole document",
    "L'action (actions.action_id) ; nul : tout le document",
)  # fmt: skip
PART = (
    Column("part_index", "int16", "Which part of the document, from 1",
           "Partie du document, à partir de 1"),
    Column("part_kind", "string", "Kind of that part (codes of documents.kind)",
           "Nature de cette partie (codes de documents.kind)"),
    Column("department_code", "string", "Department of that part: the document's, or its sheet's, "
           "chapter's or row's in a document about several",
           "Département de cette partie : celui du document, ou celui de la feuille, du chapitre "
           "ou de la ligne quand le document en couvre plusieurs"),
)  # fmt: skip
BBOX = (
    Column("x0", "float32", "Left edge of the box", "Bord gauche du cadre", unit="pt"),
    Column("top", "float32", "Top edge, from the top of the page", "Bord haut, depuis le haut "
           "de la page", unit="pt"),
    Column("x1", "float32", "Right edge of the box", "Bord droit du cadre", unit="pt"),
    Column("bottom", "float32", "Bottom edge, from the top of the page", "Bord bas, depuis le "
           "haut de la page", unit="pt"),
)  # fmt: skip
