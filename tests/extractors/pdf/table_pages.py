"""Pages built by hand for the tests of the table finder: text is set half a size wide a letter."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.blocks import Table
from extractors.readers.pdf.page import Fill, Page, Rule, Word

SIZE = 10.0


def text(x: float, y: float, line: str, *, bold: bool = False, right: bool = False) -> list[Word]:
    """Words on the base line `y`, from `x` or (right) up to it."""
    width = len(line) * SIZE / 2
    left = x - width if right else x
    words = []
    for part in line.split():
        end = left + len(part) * SIZE / 2
        words.append(Word(part, left, y - 8, end, y + 2, y, SIZE, bold))
        left = end + SIZE / 2 - 2.2
    return words


def h(x0: float, x1: float, y: float) -> Rule:
    """A horizontal rule."""
    return Rule(x0, y, x1, y, "h")


def v(y0: float, y1: float, x: float) -> Rule:
    """A vertical rule."""
    return Rule(x, y0, x, y1, "v")


def box(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    """Four rules."""
    return [h(x0, x1, y0), h(x0, x1, y1), v(y0, y1, x0), v(y0, y1, x1)]


def lattice(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """All rules of a grid."""
    return [h(xs[0], xs[-1], y) for y in ys] + [v(ys[0], ys[-1], x) for x in xs]


def page(
    words: Sequence[Sequence[Word]],
    rules: Sequence[Rule] = (),
    fills: Sequence[Fill] = (),
    number: int = 1,
) -> Page:
    """A page of A4."""
    flat = tuple(word for line in words for word in line)
    return Page(number, 595, 842, flat, tuple(rules), tuple(fills))


def rows(table: Table) -> list[list[str]]:
    """Texts by row, each cell once where it starts."""
    return [
        [cell.text for cell in table.cells if cell.row == row]
        for row in range(1, last_row(table) + 1)
    ]


def last_row(table: Table) -> int:
    """Number of rows."""
    return max(cell.row + cell.row_span - 1 for cell in table.cells)


def spans(table: Table) -> dict[str, tuple[int, int]]:
    """Text -> (row span, column span) of merged cells."""
    return {
        cell.text: (cell.row_span, cell.col_span)
        for cell in table.cells
        if cell.row_span > 1 or cell.col_span > 1
    }
