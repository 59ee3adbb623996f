"""The rows of one document under construction, with the provenance of every value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractors.blocks import Document, Span
from pipeline.rows.places import Places

RowDict = dict[str, Any]


class Row:
    """One row; `set` keeps a value together with the words it comes from."""

    def __init__(self, book: Book, table: str, row_id: str, values: RowDict) -> None:
        self.book, self.table, self.row_id = book, table, row_id
        self.values = values
        self.tags: set[str] = set()

    def __getitem__(self, column: str) -> Any:
        """The value of a column, None where it was not set."""
        return self.values.get(column)

    def set(
        self,
        column: str,
        value: Any,
        spans: Span | Iterable[Span],
        method: str,
        confidence: float = 1.0,
    ) -> None:
        """Set a value (None and "" leave the column null) and write where it was read."""
        if value is None or value == "" or value == []:
            return
        self.values[column] = value
        self.book.forget(self, column)
        for span in [spans] if isinstance(spans, Span) else spans:
            self.book.note(self, column, span, method, confidence)


@dataclass(frozen=True, slots=True)
class Finding:
    """A check to be: its code, the action row it is about (None: the document), its words."""

    code: str
    row: Row | None
    spans: tuple[Span, ...] = ()
    expected: str | None = None
    found: str | None = None


class Book:
    """All rows of one document, by table; ids are made from document and place."""

    def __init__(self, document_id: str, document: Document) -> None:
        self.document_id = document_id
        self.document = document
        self.places = Places(document)
        self.departments: dict[int, str | None] = {}
        """Part -> department code, where the parts of a document are not all the same one's."""
        self.department_code: str | None = None
        self.payers: dict[tuple[int, int | None], set[str | None]] = {}
        """(Block, column of a table) -> who pays the amounts read there so far."""
        self.amounts: dict[tuple[int, int | None, int | None, int], Row] = {}
        """(Block, row, column, first character) -> the amount of a column read there."""
        self.rows: dict[str, list[Row]] = {}
        self._evidence: dict[tuple[str, str], dict[str, list[RowDict]]] = {}
        self._ids: dict[str, int] = {}
        self.problems: list[Finding] = []

    def add(self, table: str, row_id: str, **values: Any) -> Row:
        """A new row; `values` are facts that need no provenance (ids, codes, parts)."""
        facts = {"row_id": row_id, "document_id": self.document_id, **values}
        if "part_index" in values:
            part = values["part_index"]
            facts["department_code"] = self.departments.get(part, self.department_code)
        row = Row(self, table, row_id, facts)
        self.rows.setdefault(table, []).append(row)
        return row

    def place_id(self, letter: str, span: Span) -> str:
        """A key from raw facts: document, table letter, block, cell, first character."""
        cell = f"r{span.row}c{span.col}" if span.row is not None else ""
        base = f"{self.document_id}-{letter}{span.block}{cell}s{span.start}"
        number = self._ids.get(base, 0) + 1
        self._ids[base] = number
        return base if number == 1 else f"{base}.{number}"

    def problem(
        self,
        code: str,
        row: Row | None,
        spans: Span | Iterable[Span] = (),
        *,
        expected: str | None = None,
        found: str | None = None,
    ) -> None:
        """Something a person should look at; worded by `pipeline.checks` at the end."""
        places = (spans,) if isinstance(spans, Span) else tuple(spans)
        self.problems.append(Finding(code, row, places, expected, found))

    def table(self, name: str) -> list[Row]:
        """The rows of one table so far."""
        return self.rows.get(name, [])

    def drop(self, row: Row) -> None:
        """Take a row back, with its provenance."""
        self.rows[row.table].remove(row)
        self._evidence.pop((row.table, row.row_id), None)

    def note(self, row: Row, column: str, span: Span, method: str, confidence: float) -> None:
        """One more place where the value of a column stands."""
        facts = self._evidence.setdefault((row.table, row.row_id), {}).setdefault(column, [])
        read = self.places.confidence(span)
        for place in self.places.rows(span):
            fact = {
                "table_name": row.table,
                "row_id": row.row_id,
                "column_name": column,
                "document_id": self.document_id,
                **place,
                "method": method,
                "confidence": round(confidence * read, 3),
            }
            facts.append(fact)

    def forget(self, row: Row, column: str) -> None:
        """A value set anew leaves its former places behind."""
        self._evidence.get((row.table, row.row_id), {}).pop(column, None)

    def provenance(self) -> list[RowDict]:
        """Every provenance row, in the order of tables, rows and columns."""
        columns = (facts for row in self._evidence.values() for facts in row.values())
        return [fact for facts in columns for fact in facts]

    def evidence(self, row: Row, column: str) -> list[RowDict]:
        """The provenance rows of one value."""
        return self._evidence.get((row.table, row.row_id), {}).get(column, [])
