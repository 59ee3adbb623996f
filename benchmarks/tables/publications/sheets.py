"""Tables set line by line: own space above rows, rules over some columns, heads at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.canvas import (
    Look,
    Place,
    cell_lines,
    font_of,
    row_heights,
)
from benchmarks.tables.publications.model import Cells, head_rows, shape

Rule = tuple[int, int, int]
"""The row whose top it is drawn at, the first column, the column after the last."""


@dataclass(frozen=True)
class Sheet:
    """What a table has beside its `Look` (whose rules are not drawn): points and "#RRGGBB".

    `leads` is the space above rows, `fills` and `inks` the colours of rows, `inset` how far
    rules keep from the ends of their columns; `flags` raises a last letter parted by a space, and
    a first "R" before a figure. `hang` is how far the later lines of a label stand in.
    """

    look: Look
    leads: Mapping[int, float] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    uprights: tuple[int, ...] = ()
    fills: Mapping[int, str] = field(default_factory=dict)
    inks: Mapping[int, str] = field(default_factory=dict)
    inset: float = 0.0
    weight: float = 0.5
    leaders: bool = False
    flags: bool = False
    indent: float = 8.0
    hang: float = 0.0
    dot: str = "."
    """What leads from a label to its figures."""


def book_rules(cells: Cells) -> tuple[Rule, ...]:
    """Rules above and below the head and at the end."""
    rows, cols = shape(cells)
    return ((0, 0, cols), (head_rows(cells), 0, cols), (rows, 0, cols))


def spanner_rules(cells: Cells) -> tuple[Rule, ...]:
    """Rules under heads over several columns."""
    spread = [c for c in cells if c.header and c.col_span > 1]
    return tuple((c.row + c.row_span, c.col, c.col + c.col_span) for c in spread)


def draw_sheet(canvas: Canvas, cells: Cells, sheet: Sheet, place: Place) -> float:
    """Draw a table and return the y of its foot."""
    ys = [place.top]
    tops: list[float] = []
    for row, height in enumerate(row_heights(cells, sheet.look, place)):
        tops.append(ys[-1] - sheet.leads.get(row, 0.0))
        ys.append(tops[-1] - height)
    _fill(canvas, sheet, place, ys)
    for cell in cells:
        _cell(canvas, cell, sheet, place, (tops[cell.row], ys[cell.row + cell.row_span]))
    _rule(canvas, cells, sheet, place, ys)
    return ys[-1]


def _fill(canvas: Canvas, sheet: Sheet, place: Place, ys: list[float]) -> None:
    wide = place.left(len(place.widths)) - place.x
    for row, colour in sheet.fills.items():
        canvas.setFillColor(HexColor(colour))
        canvas.rect(place.x, ys[row + 1], wide, ys[row] - ys[row + 1], 0, 1)


def _rule(canvas: Canvas, cells: Cells, sheet: Sheet, place: Place, ys: list[float]) -> None:
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setLineWidth(sheet.weight)
    for row, first, end in sheet.rules:
        left, right = place.left(first) + sheet.inset, place.left(end) - sheet.inset
        canvas.line(left, ys[row], right, ys[row])
    for col in sheet.uprights:
        top = max(
            (c.row + c.row_span for c in cells if c.col < col < c.col + c.col_span), default=0
        )
        canvas.line(place.left(col), ys[top], place.left(col), ys[-1])


def _cell(
    canvas: Canvas, cell: TrueCell, sheet: Sheet, place: Place, ends: tuple[float, float]
) -> None:
    look = sheet.look
    font, size = font_of(cell, look), look.size
    ink = sheet.inks.get(cell.row, look.head_ink if cell.header else "#000000")
    canvas.setFillColor(HexColor(ink))
    canvas.setFont(font, size)
    left = place.left(cell.col) + look.pad + sheet.indent * cell.indent
    right = place.left(cell.col + cell.col_span) - look.pad
    lines = cell_lines(cell, look, place)
    y = ends[0] - look.gap / 2 - size
    if cell.header or (look.low and cell.col):
        y = ends[1] + look.gap / 2 + 0.2 * size + (len(lines) - 1) * look.leading
    for number, line in enumerate(lines):
        if cell.align == "right":
            _right(canvas, line, (right, y), font, size, flags=sheet.flags and not cell.header)
        elif cell.align == "center":
            canvas.drawCentredString((left + right) / 2, y, line)
        else:
            canvas.drawString(left + sheet.hang * (number > 0 and cell.col == 0), y, line)
        y -= look.leading
    if sheet.leaders and not cell.header and cell.col == 0 and cell.col_span == 1:
        used = left + stringWidth(f"{lines[-1]} ", font, size) + sheet.hang * (len(lines) > 1)
        dots = int((right - used) / stringWidth(sheet.dot, font, size))
        canvas.drawRightString(right, y + look.leading, sheet.dot * max(0, dots))


def _right(
    canvas: Canvas, text: str, at: tuple[float, float], font: str, size: float, *, flags: bool
) -> None:
    """A figure; the letter after it, or the "R" before it, stands raised beside the column."""
    if flags and text[:1] == "R" and text[1:2].isdigit():
        canvas.drawRightString(*at, text[1:])
        start = at[0] - stringWidth(text[1:], font, size)
        canvas.setFont(font, 0.6 * size)
        canvas.drawRightString(start, at[1] + 0.35 * size, "R")
        canvas.setFont(font, size)
        return
    body, _, flag = text.rpartition(" ")
    if not (flags and body and flag.isalpha()):
        canvas.drawRightString(*at, text)
        return
    canvas.drawRightString(*at, body)
    canvas.setFont(font, 0.7 * size)
    canvas.drawString(at[0] + 1, at[1] + 0.3 * size, flag)
    canvas.setFont(font, size)
