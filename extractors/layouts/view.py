"""A table block as layouts look at it: rows of distinct cells, with what each text could be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, wraps
from types import MappingProxyType
from typing import Any, TypeVar

from extractors.blocks import Block, Cell, Document, Span, Table, cell_span
from extractors.typed_notes import note_marks, sign_pattern
from normalizers.labels import label_candidates
from normalizers.year_header import year_of_header

T = TypeVar("T")
LONGEST_LABEL = 90
"""Characters: a longer text is a sentence, whatever words it begins with."""


@dataclass(frozen=True)
class TableView:
    """One table with its block index; positions are (row, column) as in the table."""

    block: int
    table: Table
    part: str | None = None
    legend: Mapping[str, str] = field(default_factory=dict)
    """What the document's codes stand for ("EC" -> in_progress)."""
    answers: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What is known of the table by those that asked: see `asked_once`."""

    @classmethod
    def of(
        cls, index: int, block: Block, legend: Mapping[str, str] = MappingProxyType({})
    ) -> TableView:
        """The view of a table block."""
        assert block.table is not None
        return cls(index, block.table, block.part, legend)

    @cached_property
    def rows(self) -> list[int]:
        """Row numbers that hold some text."""
        filled = {cell.row for cell in self.table.cells if cell.text.strip()}
        return [row for row in self.table.row_numbers if row in filled or self.covered(row)]

    def covered(self, row: int) -> bool:
        """Whether a filled cell from above covers this row."""
        return any(cell.text.strip() for cell in self.table.row_cells(row))

    @cached_property
    def columns(self) -> list[int]:
        """Column numbers that hold some text."""
        columns: set[int] = set()
        for cell in self.table.cells:
            if cell.text.strip():
                columns.update(range(cell.col, cell.col + cell.col_span))
        return sorted(columns)

    def cut(self, starts: list[int]) -> list[TableView]:
        """The table cut before each of these rows."""
        if not starts:
            return [self]
        edges = [*starts, max(self.table.row_numbers) + 1]
        views = []
        first = min(self.table.row_numbers)
        for edge in edges:
            cells = tuple(cell for cell in self.table.cells if first <= cell.row < edge)
            if cells:
                part = Table(cells, self.table.confidence)
                views.append(TableView(self.block, part, self.part, self.legend))
            first = edge
        return views

    def part_of(self, rows: Sequence[int], column: int) -> TableView:
        """The cells that begin in these rows, from a column on."""
        found = ((row, cell) for row in rows for cell in self.table.row_cells(row))
        cells = tuple(cell for row, cell in found if cell.row == row and cell.col >= column)
        return TableView(self.block, Table(cells, self.table.confidence), self.part, self.legend)

    def filled(self, row: int) -> list[Cell]:
        """The distinct cells with text that cover `row`, from left to right."""
        return list(self._filled.get(row, ()))

    @cached_property
    def _filled(self) -> dict[int, list[Cell]]:
        rows = self.table.row_numbers
        return {row: [c for c in self.table.row_cells(row) if c.text.strip()] for row in rows}

    def own(self, row: int) -> list[Cell]:
        """The cells with text that begin in `row`."""
        return list(self._own.get(row, ()))

    @cached_property
    def _own(self) -> dict[int, list[Cell]]:
        return {row: [c for c in cells if c.row == row] for row, cells in self._filled.items()}

    def span(self, cell: Cell) -> Span:
        """The cell's whole text."""
        return cell_span(self.block, cell)

    def texts(self) -> list[Span]:
        """Every cell with text, whole."""
        return [self.span(cell) for cell in self.table.cells if cell.text.strip()]

    def is_full_width(self, row: int) -> bool:
        """Whether one cell alone speaks in this row of a table of several columns."""
        cells = self.filled(row)
        return len(cells) == 1 and len(self.columns) > 1 and cells[0].row == row

    def column_cells(self, column: int, rows: list[int]) -> list[Cell]:
        """The distinct cells with text of one column, in the given rows."""
        found = (self.table.grid.get((row, column)) for row in rows)
        return list({id(cell): cell for cell in found if cell and cell.text.strip()}.values())


class Views:
    """The views of a document's tables, each made once for all who look at it."""

    def __init__(self, document: Document, legend: Mapping[str, str]) -> None:
        self.document = document
        self._legend = legend
        self._views: dict[int, TableView] = {}

    @cached_property
    def _signs(self) -> re.Pattern[str] | None:
        return sign_pattern(note_marks(self.document))

    def of(self, index: int) -> TableView:
        """The view of the table block `index`."""
        if index not in self._views:
            block = self.document.blocks[index - 1]
            if self._signs is not None and block.table is not None:
                block = replace(block, table=_unsigned(block.table, self._signs))
            self._views[index] = TableView.of(index, block, self._legend)
        return self._views[index]


def _unsigned(table: Table, signs: re.Pattern[str]) -> Table:
    """The table without the signs of notes at the end of its cells."""
    texts = [signs.sub("", cell.text) for cell in table.cells]
    cells = (
        cell if text == cell.text else replace(cell, text=text)
        for cell, text in zip(table.cells, texts, strict=True)
    )
    return replace(table, cells=tuple(cells))


def asked_once(question: Callable[[TableView], T]) -> Callable[[TableView], T]:
    """A question about a table that is answered once, however many layouts put it."""

    @wraps(question)
    def answer(view: TableView) -> T:
        if question not in view.answers:
            view.answers[question] = question(view)
        found: T = view.answers[question]
        return found

    return answer


def labels_of(text: str) -> list[str]:
    """The canonical fields a short text may name, best first."""
    if len(text) > LONGEST_LABEL or not text.strip():
        return []
    return list(_labels_of(text))


def questions_of(text: str) -> list[str]:
    """What a label asks that « oui » or « non » answers: « Démarrage » may ask when, or whether."""
    return [name for name in labels_of(f"{text} (oui/non)") if name.startswith("is_")]


@lru_cache(maxsize=1024)
def _labels_of(text: str) -> tuple[str, ...]:
    """Kept for the last texts: every layout asks for the labels of the same cells."""
    return tuple(candidate.value for candidate in label_candidates(text))


def is_year_header(text: str) -> bool:
    """Whether a header names the year of its column ("2023", "Réalisé 2024")."""
    return len(text) <= LONGEST_LABEL and year_of_header(text) is not None
