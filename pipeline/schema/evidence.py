"""Tables that hold the document itself and where each value stands: blocks, cells, provenance."""

from __future__ import annotations

from pipeline.schema.model import BBOX, DOCUMENT_ID, ROW_ID, Column, Table

BLOCK_KINDS = (
    "heading", "paragraph", "list_item", "table", "footnote", "page_header", "page_footer",
)  # fmt: skip

_PART = Column("part", "string", "Sheet name, or file inside an archive",
               "Feuille, ou fichier dans une archive")  # fmt: skip
_PAGE = Column("page", "int32", "Page, from 1; null for unpaged formats",
               "Page, à partir de 1 ; nulle si le format n'en a pas")  # fmt: skip
_TABLE_INDEX = Column("table_index", "int32", "Table of the document, from 1",
                      "Tableau du document, à partir de 1")  # fmt: skip
_BLOCK_INDEX = Column("block_index", "int32", "Block in reading order, from 1",
                      "Bloc dans l'ordre de lecture, à partir de 1")  # fmt: skip
_ROW = Column("row", "int32", "Row of the table (of the sheet in spreadsheets), from 1",
              "Ligne du tableau (de la feuille dans un classeur), à partir de 1")  # fmt: skip
_COL = Column("col", "int32", "Column of the table (of the sheet in spreadsheets), from 1",
              "Colonne du tableau (de la feuille dans un classeur), à partir de 1")  # fmt: skip
_LINE = Column("line", "int32", "Line of a text file, from 1",
               "Ligne du fichier texte, à partir de 1")  # fmt: skip
_ADDRESS = Column("address", "string", "Cell of the sheet, such as C7; null outside workbooks",
                  "Case de la feuille, par exemple C7 ; nulle hors classeur")  # fmt: skip

PROVENANCE = Table(
    "provenance",
    "One row per value of the other tables (several where a value stands in several places)",
    "Une ligne par valeur des autres tables (plusieurs si elle est écrite en plusieurs endroits)",
    (
        Column("table_name", "string", "Table of the value", "Table de la valeur", required=True),
        Column("row_id", "string", "Row of the value", "Ligne de la valeur", required=True),
        Column("column_name", "string", "Column of the value", "Colonne de la valeur",
               required=True),
        DOCUMENT_ID, _PART, _PAGE, *BBOX, _BLOCK_INDEX, _TABLE_INDEX, _ROW, _COL, _LINE, _ADDRESS,
        Column("char_start", "int32", "Start within the verbatim text of the block or cell, from 0",
               "Début dans le texte du bloc ou de la case, à partir de 0"),
        Column("char_end", "int32", "End within that text (exclusive)",
               "Fin dans ce texte (exclue)"),
        Column("raw_text", "string", "That slice, verbatim", "Cet extrait, tel quel"),
        Column("method", "string", "Which rule read it", "Règle qui l'a lu"),
        Column("confidence", "float32", "How sure the reading is, 0 to 1",
               "Sûreté de la lecture, de 0 à 1"),
    ),
    key=None,
)  # fmt: skip

BLOCKS = Table(
    "blocks",
    "The document in reading order, nothing left out",
    "Le document dans l'ordre de lecture, au complet",
    (
        ROW_ID, DOCUMENT_ID, _PART, _BLOCK_INDEX, _TABLE_INDEX,
        Column("kind", "string", "What kind of block", "Nature du bloc", enum=BLOCK_KINDS,
               required=True),
        Column("level", "int16", "Level of a heading, depth of a list item",
               "Niveau d'un titre, profondeur d'une puce"),
        Column("text", "string", "Verbatim text; null for tables (see cells)",
               "Texte tel quel ; nul pour un tableau (voir cells)"),
        _PAGE, *BBOX, _LINE, _ADDRESS,
        Column("is_assigned", "bool", "Some provenance row points into it",
               "Une valeur au moins en provient", required=True),
        Column("assigned_to", "string", "Tables whose values come from it, or why it is left aside",
               "Tables qui en tirent des valeurs, ou raison de le laisser"),
    ),
)  # fmt: skip

CELLS = Table(
    "cells",
    "Every cell of every table",
    "Toutes les cases de tous les tableaux",
    (
        ROW_ID, DOCUMENT_ID, _PART, _BLOCK_INDEX, _TABLE_INDEX, _ROW, _COL,
        Column("row_span", "int32", "Rows covered", "Lignes couvertes"),
        Column("col_span", "int32", "Columns covered", "Colonnes couvertes"),
        Column("text", "string", "Verbatim text", "Texte tel quel"),
        _PAGE, *BBOX, _ADDRESS,
        Column("is_header", "bool", "A header cell", "Case d'en-tête", required=True),
    ),
)  # fmt: skip
