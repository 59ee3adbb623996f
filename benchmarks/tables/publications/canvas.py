"""Tables and pages drawn by hand: every line of text set at its place, as layout programs do."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.words import THIN, paragraph


@dataclass(frozen=True)
class Look:
    """How a table is drawn; colours are "#RRGGBB" or nothing; sizes in points.

    `rules`: "book", "cmid" (short rules under groups too), "rows", "columns", "grid", "none".
    """

    rules: str = "book"
    size: float = 8.0
    gap: float = 3.0
    pad: float = 3.0
    font: str = "Helvetica"
    head_fill: str = ""
    head_ink: str = "#000000"
    band: str = ""
    ground: str = ""
    white: bool = False
    """Rules are white, on a coloured ground."""
    leaders: bool = False
    upright: bool = False
    low: bool = False
    """Figures stand beside the last line of their label."""
    weight: float = 0.5
    bold_head: bool = True

    @property
    def leading(self) -> float:
        """Step from line to line within a cell."""
        return 1.15 * self.size


@dataclass(frozen=True)
class Place:
    """Left edge, top (points from the foot of the page) and column widths of a table."""

    x: float
    top: float
    widths: tuple[float, ...]

    def left(self, col: int) -> float:
        """Left border of a column."""
        return self.x + sum(self.widths[:col])


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of a text no wider than `width`."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, font, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def font_of(cell: TrueCell, look: Look) -> str:
    """Name of the font of a cell."""
    bold = (cell.header and look.bold_head) or (cell.bold and not cell.header)
    serif = {"Times-Roman": "Times-Bold"}
    return serif.get(look.font, f"{look.font}-Bold") if bold else look.font


def cell_lines(cell: TrueCell, look: Look, place: Place) -> list[str]:
    """The lines of a cell's text."""
    width = place.left(cell.col + cell.col_span) - place.left(cell.col)
    width -= 2 * look.pad + 8 * cell.indent
    return wrap(cell.text.replace(THIN, "\u00a0"), font_of(cell, look), look.size, width)


def row_heights(cells: Cells, look: Look, place: Place) -> list[float]:
    """Height of each row."""
    heights = [look.leading + look.gap] * shape(cells)[0]
    for cell in cells:
        lines = len(cell_lines(cell, look, place))
        need = lines * look.leading + look.gap
        if look.upright and cell.header and cell.col and cell.col_span == 1:
            need = stringWidth(cell.text, font_of(cell, look), look.size) + look.gap + 4
        have = sum(heights[cell.row : cell.row + cell.row_span])
        if need > have:
            heights[cell.row + cell.row_span - 1] += need - have
    return heights


def draw_table(canvas: Canvas, cells: Cells, look: Look, place: Place) -> float:
    """Draw a table and return the y of its foot."""
    heights = row_heights(cells, look, place)
    ys = [place.top]
    for height in heights:
        ys.append(ys[-1] - height)
    _grounds(canvas, cells, look, place, ys)
    for cell in cells:
        _text(canvas, cell, look, place, ys)
    canvas.setStrokeColor(HexColor("#FFFFFF" if look.white else "#000000"))
    canvas.setLineWidth(look.weight)
    _rules(canvas, cells, look, place, ys)
    return ys[-1]


def _grounds(canvas: Canvas, cells: Cells, look: Look, place: Place, ys: list[float]) -> None:
    heads, right = head_rows(cells), place.left(len(place.widths))
    for row in range(len(ys) - 1):
        colour = look.head_fill if row < heads else look.band if row % 2 else look.ground
        if colour:
            canvas.setFillColor(HexColor(colour))
            canvas.rect(place.x, ys[row + 1], right - place.x, ys[row] - ys[row + 1], 0, 1)


def _text(canvas: Canvas, cell: TrueCell, look: Look, place: Place, ys: list[float]) -> None:
    font, size = font_of(cell, look), look.size
    canvas.setFillColor(HexColor(look.head_ink if cell.header else "#000000"))
    canvas.setFont(font, size)
    x0, x1 = place.left(cell.col) + look.pad, place.left(cell.col + cell.col_span) - look.pad
    top, foot = ys[cell.row], ys[cell.row + cell.row_span]
    if look.upright and cell.header and cell.col and cell.col_span == 1:
        canvas.saveState()
        canvas.translate((x0 + x1 + size) / 2, foot + 3)
        canvas.rotate(90)
        canvas.drawString(0, 0, cell.text)
        canvas.restoreState()
        return
    lines = cell_lines(cell, look, place)
    y = top - look.gap / 2 - size
    if look.low and cell.col and cell.row_span == 1:
        y = foot + look.gap / 2 + 0.2 * size + (len(lines) - 1) * look.leading
    for line in lines:
        _line(canvas, cell, line, (x0 + 8 * cell.indent, x1, y), font, size)
        y -= look.leading
    if look.leaders and not cell.header and cell.col == 0 and cell.col_span == 1:
        used = x0 + 8 * cell.indent + stringWidth(f"{lines[-1]} ", font, size)
        dots = int((x1 - used) / stringWidth(".", font, size))
        canvas.drawString(used, y + look.leading, "." * max(0, dots))


def _line(
    canvas: Canvas,
    cell: TrueCell,
    text: str,
    at: tuple[float, float, float],
    font: str,
    size: float,
) -> None:
    x0, x1, y = at
    marks = "¹²³"
    body = text.rstrip(marks) if cell.align == "right" else text
    if cell.align == "right":
        canvas.drawRightString(x1, y, body)
        if body != text:
            canvas.setFont(font, 0.65 * size)
            canvas.drawString(x1 + 0.3, y + 0.35 * size, str(marks.index(text[-1]) + 1))
            canvas.setFont(font, size)
    elif cell.align == "center":
        canvas.drawCentredString((x0 + x1) / 2, y, text)
    else:
        canvas.drawString(x0, y, text)


def _rules(canvas: Canvas, cells: Cells, look: Look, place: Place, ys: list[float]) -> None:
    heads, right = head_rows(cells), place.left(len(place.widths))
    if look.rules in ("book", "cmid", "columns"):
        for y in (ys[0], ys[heads], ys[-1]):
            canvas.line(place.x, y, right, y)
    if look.rules in ("rows", "grid"):
        for row, y in enumerate(ys):
            x = place.left(_first_closed(cells, row))
            canvas.line(x, y, right, y)
    if look.rules in ("cmid", "columns"):
        for cell in cells:
            if cell.header and cell.col_span > 1:
                y = ys[cell.row + 1]
                canvas.line(
                    place.left(cell.col) + 2, y, place.left(cell.col + cell.col_span) - 2, y
                )
    if look.rules in ("columns", "grid"):
        _uprights(canvas, cells, look, place, ys)


def _first_closed(cells: Cells, row: int) -> int:
    """The first column from which a border above the row is not inside a merged cell."""
    return max(
        (
            cell.col + cell.col_span
            for cell in cells
            if cell.row < row < cell.row + cell.row_span and not cell.header
        ),
        default=0,
    )


def _uprights(canvas: Canvas, cells: Cells, look: Look, place: Place, ys: list[float]) -> None:
    cols = len(place.widths)
    edges = range(1, cols) if look.rules == "columns" else range(cols + 1)
    for col in edges:
        for row in range(len(ys) - 1):
            crossed = any(
                cell.row <= row < cell.row + cell.row_span
                and cell.col < col < cell.col + cell.col_span
                for cell in cells
            )
            if not crossed:
                canvas.line(place.left(col), ys[row], place.left(col), ys[row + 1])


def draw_text(
    canvas: Canvas,
    text: str,
    box: tuple[float, float, float],
    size: float = 9.5,
    font: str = "Times-Roman",
) -> float:
    """A paragraph in (left, top, width), justified but for its last line; returns the y below."""
    left, y, width = box
    canvas.setFillColor(HexColor("#000000"))
    lines = wrap(text, font, size, width)
    for index, line in enumerate(lines):
        y -= 1.22 * size
        words = line.split(" ")
        if index < len(lines) - 1 and len(words) > 1:
            free = width - sum(stringWidth(word, font, size) for word in words)
            x = left
            for word in words:
                canvas.setFont(font, size)
                canvas.drawString(x, y, word)
                x += stringWidth(word, font, size) + free / (len(words) - 1)
        else:
            canvas.setFont(font, size)
            canvas.drawString(left, y, line)
    return y - 0.6 * size


def draw_prose(
    canvas: Canvas, rng: Random, box: tuple[float, float, float], count: int = 1, size: float = 9.5
) -> float:
    """Invented paragraphs; returns the y below."""
    left, y, width = box
    for _ in range(count):
        y = draw_text(canvas, paragraph(rng, 4), (left, y, width), size)
    return y


def spread(total: float, cols: int, stub: float, last: float = 0.0) -> tuple[float, ...]:
    """Column widths: a stub, even columns, and perhaps a second stub at the right."""
    middle = cols - 1 - bool(last)
    even = (total - stub - last) / middle
    return (stub, *([even] * middle), *([last] if last else []))
