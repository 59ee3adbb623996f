"""The one model every reader fills: a document as blocks in reading order, each with its place.

Pages, rows, columns, blocks and tables count from 1. Boxes are PDF points from the top left.
All text is verbatim: note marks stay (as superscript digits, `787²`), so do line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, origin at the top left of the page as it is shown."""

Mark = tuple[int, int, str]
"""Start, end and kind of characters that a line is drawn through ("struck") or that stand out
among alternatives ("picked": underlined, highlighted, framed, alone in bold)."""

BlockKind = Literal[
    "heading", "paragraph", "list_item", "table", "footnote", "page_header", "page_footer"
]


# Regions, cells, blocks and spans are not frozen: making a frozen one takes four times as long,
# and a document holds thousands. Nobody changes one all the same (`dataclasses.replace`).
@dataclass(slots=True, unsafe_hash=True)
class Region:
    """Where `text[start:end]` of a block or cell stands on paper.

    A text that runs over a page break has one region a page; unpaged formats have none.
    """

    page: int
    bbox: BBox
    start: int
    end: int


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One cell, stored once at its top left corner whatever its spans.

    Inside a cell, paragraphs and list items stand on lines of their own, list items start
    with "• ", and a nested table has one line a row with tabs between its cells.
    In spreadsheets `row` and `col` are those of the sheet (C7 is row 7, col 3); elsewhere
    those of the table. `text` of a number or date is what the program displays.
    """

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    bold: bool = False
    fill: str | None = None
    """Background colour as RRGGBB, where the file gives one that is not white."""
    regions: tuple[Region, ...] = ()
    confidence: float = 1.0
    marks: tuple[Mark, ...] = ()
    is_zero: bool = False
    """Whether a spreadsheet stores the number zero there, though it may show a dash."""


@dataclass(frozen=True)
class Table:
    """Cells in row order; spans are never expanded. `confidence` says how sure the grid is."""

    cells: tuple[Cell, ...]
    confidence: float = 1.0

    @cached_property
    def grid(self) -> dict[tuple[int, int], Cell]:
        """Every covered position -> the cell that covers it (merged cells cover several)."""
        return {
            (row, col): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for col in range(cell.col, cell.col + cell.col_span)
        }

    @cached_property
    def row_numbers(self) -> list[int]:
        """The rows that hold a cell, in order."""
        ends = {(cell.row, cell.row + cell.row_span) for cell in self.cells if cell.col_span > 0}
        return sorted({row for start, end in ends for row in range(start, end)})

    @cached_property
    def col_numbers(self) -> list[int]:
        """The columns that hold a cell, in order."""
        ends = {(cell.col, cell.col + cell.col_span) for cell in self.cells if cell.row_span > 0}
        return sorted({col for start, end in ends for col in range(start, end)})

    @cached_property
    def _rows(self) -> dict[int, dict[int, Cell]]:
        """Row -> its cells by their identity, from left to right."""
        rows: dict[int, dict[int, Cell]] = {row: {} for row in self.row_numbers}
        for row, col in sorted(self.grid):
            cell = self.grid[row, col]
            rows[row][id(cell)] = cell
        return rows

    def row_cells(self, row: int) -> list[Cell]:
        """The distinct cells that cover `row`, from left to right."""
        return list(self._rows.get(row, {}).values())


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """A paragraph, heading, list item, table, note or running head.

    `level` is a heading's (1 is the highest) or a list item's depth. `mark` is the mark of a
    footnote ("1", "*"). `bold_chars` counts the leading characters set in bold (the whole
    text of a bold paragraph, the label of "**Budget :** néant"). `line` is the first line in
    a text file, `address` the sheet's cell of a workbook ("C7") that a text standing alone comes
    from, `fill` the shading of that cell or of the blank one beside it. A list item's text has
    no bullet; a table block's text is empty.
    """

    kind: BlockKind
    text: str = ""
    level: int | None = None
    part: str | None = None
    """Sheet name, or the file inside an archive; null where the document is one piece."""
    regions: tuple[Region, ...] = ()
    line: int | None = None
    address: str | None = None
    fill: str | None = None
    below_rule: bool = False
    """A line is drawn across the page above it."""
    mark: str | None = None
    bold_chars: int = 0
    table: Table | None = None
    confidence: float = 1.0
    marks: tuple[Mark, ...] = ()

    @property
    def is_running(self) -> bool:
        """A running head or foot."""
        return self.kind in ("page_header", "page_footer")

    @property
    def is_aside(self) -> bool:
        """A running head or foot, or a note: no part of the text that runs on."""
        return self.is_running or self.kind == "footnote"

    @property
    def page(self) -> int | None:
        """The page the block starts on."""
        return self.regions[0].page if self.regions else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader could not do, by its code in the catalogue (`extractors.errors`)."""

    code: str
    detail: str = ""
    page: int | None = None
    block: int | None = None


@dataclass(frozen=True)
class Document:
    """A file as its reader saw it: nothing left out, nothing said twice."""

    format: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    title: str | None = None
    """The title in the file's own properties, where it has one."""
    problems: tuple[Problem, ...] = field(default=())

    def enumerate(self) -> Iterator[tuple[int, Block]]:
        """(block index, block), counting from 1."""
        return iter(enumerate(self.blocks, start=1))

    @cached_property
    def table_indices(self) -> dict[int, int]:
        """Block index of each table block -> its table index, both counting from 1."""
        tables = [index for index, block in self.enumerate() if block.table is not None]
        return {block: number for number, block in enumerate(tables, start=1)}


@dataclass(slots=True, unsafe_hash=True)
class Span:
    """`text[start:end]` of one block (or of one of its cells): the handle every value keeps."""

    block: int
    start: int
    end: int
    text: str
    """The slice itself, verbatim."""
    row: int | None = None
    col: int | None = None

    def cut(self, start: int, end: int) -> Span:
        """The part of this span from `start` to `end`, both relative to its own text."""
        start, end = max(0, start), min(len(self.text), end)
        offset = self.start
        text = self.text[start:end]
        return Span(self.block, offset + start, offset + end, text, self.row, self.col)

    def strip(self) -> Span:
        """Without white space at both ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, len(self.text.rstrip())) if self.text.strip() else self.cut(0, 0)


def tabbed_lines(cells: Iterable[tuple[int, int, int, str]]) -> list[str]:
    """A table as the text of the cell it stands in, from (row, column, row span, text).

    One line a row, tabs between its cells, line breaks made spaces. A place that a merged cell
    covers is blank, so that texts stand under their headers; where all rows have as many cells,
    their order tells that, whatever columns the file counts. A text over the whole width has no
    tabs, a label with blank cells beside it has.
    """
    rows: dict[int, dict[int, str]] = {}
    for row, col, row_span, text in cells:
        rows.setdefault(row, {})[col] = " ".join(text.split("\n"))
        for below in range(row + 1, row + row_span):
            rows.setdefault(below, {}).setdefault(col, "")
    uneven = len({len(row) for row in rows.values() if len(row) > 1}) > 1
    columns = sorted({col for row in rows.values() for col in row}) if uneven else []
    lines = []
    for _, found in sorted(rows.items()):
        places = columns if len(found) > 1 and columns else sorted(found)
        lines.append("\t".join(found.get(col, "") for col in places))
    return [line for line in lines if line.strip()]


def address(row: int, col: int) -> str:
    """A sheet's cell by its letters: "C7" for row 7, column 3."""
    letters = ""
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def block_span(index: int, block: Block) -> Span:
    """The whole text of a block that is no table."""
    return Span(index, 0, len(block.text), block.text)


def cell_span(index: int, cell: Cell) -> Span:
    """The whole text of a cell of the table block `index`."""
    return Span(index, 0, len(cell.text), cell.text, cell.row, cell.col)
