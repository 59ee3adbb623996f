"""A table with known truth, as the renderers draw it and the measure compares it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Borders = Literal["grid", "rows", "header", "frame", "none", "shading", "book", "columns"]
"""All borders; horizontal only; one under the header; round the table; none; colour instead;
rules above and below the header and at the end, as printed statistics have them; vertical lines,
a frame and a rule under the header."""
Align = Literal["left", "right", "center"]
Valign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True)
class TrueCell:
    r"""One cell of the truth, counting rows and columns from 0; text lines parted by "\\n"."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    align: Align = "left"
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Style:
    """How a table is drawn; sizes in points, widths as shares of the text width."""

    borders: Borders = "grid"
    size: float = 9.0
    padding: float = 3.0
    widths: tuple[float, ...] = ()
    serif: bool = False
    bold_header: bool = True
    shade_header: bool = False
    valign: Valign = "top"
    landscape: bool = False
    repeat_header: bool = True
    leaders: bool = False
    page_columns: int = 1
    extra: dict[str, str] = field(default_factory=dict)
    """Looks that the kind itself sets: size, padding, valign."""


@dataclass(frozen=True)
class TrueTable:
    """A table, its looks, and the running text round it."""

    name: str
    kind: str
    cells: tuple[TrueCell, ...]
    style: Style
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    caption: str = ""

    @property
    def rows(self) -> int:
        """Number of rows."""
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def cols(self) -> int:
        """Number of columns."""
        return max(cell.col + cell.col_span for cell in self.cells)

    @property
    def header_rows(self) -> int:
        """Number of header rows."""
        return max((cell.row + cell.row_span for cell in self.cells if cell.header), default=0)
