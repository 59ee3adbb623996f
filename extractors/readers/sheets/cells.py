"""What a spreadsheet reader makes of a sheet before blocks: a sparse grid of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.blocks import Problem, address

MAX_CELLS = 300_000
"""Cells with text read from one sheet; beyond, a problem `too_large` says where it stopped."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text, a fill or a span, stored once at its top left corner.

    `text` is what the program shows; `size` the font size in points (0 where unknown);
    `col_span` may run to the end of the sheet, as a merged range may.
    """

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    bold: bool = False
    size: float = 0.0
    fill: str | None = None
    bordered: bool = False
    is_zero: bool = False
    """Whether it stores the number zero, whatever is shown."""

    @property
    def last_row(self) -> int:
        """The lowest row it covers."""
        return self.row + self.row_span - 1

    @property
    def last_col(self) -> int:
        """The rightmost column it covers."""
        return self.col + self.col_span - 1


@dataclass(slots=True)
class Sheet:
    """One visible sheet. `cells` are in row order, hidden rows and columns left out.

    `header_rows` are rows the file itself names as header: frozen, repeated in print, or of
    a declared table. `boxes` are text boxes that float over the cell they are anchored to.
    """

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    header_rows: set[int] = field(default_factory=set)
    boxes: list[SheetCell] = field(default_factory=list)
    running_heads: list[str] = field(default_factory=list)
    running_feet: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Merges:
    """Merged ranges of one sheet, as left, top, right, bottom; hidden lines do not count."""

    anchors: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    moved: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, ranges: Iterable[tuple[int, int, int, int]], rows: set[int], cols: set[int]
    ) -> Merges:
        """`rows` and `cols` are hidden; a range begins at its first visible cell."""
        merges = cls()
        for left, top, right, bottom in ranges:
            row = next((r for r in range(top, bottom + 1) if r not in rows), None)
            col = next((c for c in range(left, right + 1) if c not in cols), None)
            if row is None or col is None:
                continue
            merges.anchors[row, col] = (bottom - row + 1, right - col + 1)
            merges.moved[top, left] = (row, col)
        return merges

    def place(self, row: int, col: int) -> tuple[int, int, int, int]:
        """Row, column, row span, column span of the cell stored at `row`, `col`."""
        row, col = self.moved.get((row, col), (row, col))
        return (row, col, *self.anchors.get((row, col), (1, 1)))


def ranges(numbers: Iterable[int]) -> str:
    """Runs of numbers: "3-5, 9" for 3, 4, 5, 9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


class Collector:
    """Takes a sheet's cells one by one and remembers what is left out."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.comments: list[str] = []
        self._hidden_rows: set[int] = set()
        self._hidden_cols: set[int] = set()
        self._stopped: int | None = None

    def add(self, cell: SheetCell) -> bool:
        """Keep a cell unless it is hidden; false once the sheet is full."""
        if cell.row in self.sheet.hidden_rows:
            self._hidden_rows |= {cell.row} if cell.text else set()
        elif cell.col in self.sheet.hidden_cols:
            self._hidden_cols |= {cell.col} if cell.text else set()
        elif len(self.sheet.cells) < MAX_CELLS:
            self.sheet.cells.append(cell)
        else:
            self._stopped = cell.row
            return False
        return True

    def problems(self) -> list[Problem]:
        """Hidden rows and columns, comments, and where a full sheet stopped."""
        self.sheet.cells.sort(key=lambda cell: (cell.row, cell.col))
        name = self.sheet.name
        columns = ", ".join(address(1, col)[:-1] for col in sorted(self._hidden_cols))
        found = [f"lignes {ranges(self._hidden_rows)}"] if self._hidden_rows else []
        found += [f"colonnes {columns}"] if columns else []
        problems = []
        if found:
            detail = f"feuille « {name} » : {' ; '.join(found)}"
            problems.append(Problem("hidden_content", detail))
        if self.comments:
            problems.append(Problem("comments", places(name, self.comments)))
        if self._stopped:
            detail = f"feuille « {name} » : lue jusqu'à la ligne {self._stopped}"
            problems.append(Problem("too_large", detail))
        return problems


def places(name: str, addresses: Sequence[str]) -> str:
    """A problem's detail: "feuille « Plan » : C7, D9 et 12 autres"."""
    shown = ", ".join(addresses[:20])
    more = f" et {len(addresses) - 20} autres" if len(addresses) > 20 else ""
    return f"feuille « {name} » : {shown}{more}"
