"""Tables drawn by ReportLab: what programs and business software print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from benchmarks.tables.model import TrueCell, TrueTable

ALIGN = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}


def write_pdf(table: TrueTable, target: Path) -> None:
    """A document with the running text and the table."""
    size = landscape(A4) if table.style.landscape else A4
    document = BaseDocTemplate(str(target), pagesize=size)
    count = table.style.page_columns
    width = (size[0] - 112 - 20 * (count - 1)) / count
    frames = [
        Frame(56 + i * (width + 20), 56, width, size[1] - 112, 0, 0, 0, 0) for i in range(count)
    ]
    document.addPageTemplates([PageTemplate("page", frames)])
    font = "Times" if table.style.serif else "Helvetica"
    regular = "Times-Roman" if table.style.serif else "Helvetica"
    text = ParagraphStyle("text", fontName=regular, fontSize=10, leading=12.5, alignment=TA_JUSTIFY)
    story: list[Any] = []
    for paragraph in table.before:
        story += [Paragraph(paragraph, text), Spacer(1, 6)]
    if table.caption:
        story += [Paragraph(f"<b>{table.caption}</b>", text), Spacer(1, 4)]
    story += [_table(table, width, font, regular), Spacer(1, 10)]
    story += [Paragraph(paragraph, text) for paragraph in table.after]
    document.build(story)


def _table(table: TrueTable, width: float, font: str, regular: str) -> Table:
    rows: list[list[Any]] = [[""] * table.cols for _ in range(table.rows)]
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), table.style.valign.upper()),
        *(
            (f"{side}PADDING", (0, 0), (-1, -1), table.style.padding)
            for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
        ),
    ]
    for cell in table.cells:
        rows[cell.row][cell.col] = _content(table, cell, _style(table, cell, font, regular), width)
        end = (cell.col + cell.col_span - 1, cell.row + cell.row_span - 1)
        if cell.row_span > 1 or cell.col_span > 1:
            commands.append(("SPAN", (cell.col, cell.row), end))
        commands += _borders(table, cell, end)
    commands += _outline(table)
    return Table(
        rows,
        colWidths=[width * share for share in table.style.widths],
        style=commands,
        repeatRows=table.header_rows if table.style.repeat_header else 0,
        splitInRow=0 if table.style.repeat_header else 1,
    )


def _content(table: TrueTable, cell: TrueCell, style: ParagraphStyle, width: float) -> Any:
    if not (table.style.leaders and cell.col == 0 and not cell.header):
        return Paragraph(cell.text, style)
    room = width * table.style.widths[0] - 2 * table.style.padding
    free = room - stringWidth(f"{cell.text} ", style.fontName, style.fontSize)
    dots = "." * max(0, int(free / stringWidth(".", style.fontName, style.fontSize)))
    return Paragraph(f"{cell.text} {dots}", style)


def _style(table: TrueTable, cell: TrueCell, font: str, regular: str) -> ParagraphStyle:
    bold = table.style.bold_header if cell.header else cell.bold
    size = table.style.size
    return ParagraphStyle(
        "cell",
        fontName=f"{font}-Bold" if bold else regular,
        fontSize=size,
        leading=1.2 * size,
        alignment=ALIGN[cell.align],
        leftIndent=8 * cell.indent,
    )


def _borders(table: TrueTable, cell: TrueCell, end: tuple[int, int]) -> list[tuple[Any, ...]]:
    start = (cell.col, cell.row)
    last_head = cell.row + cell.row_span == table.header_rows
    found: list[tuple[Any, ...]] = []
    match table.style.borders:
        case "grid":
            found.append(("BOX", start, end, 0.5, colors.grey))
        case "rows":
            found.append(("LINEABOVE", start, (end[0], start[1]), 0.5, colors.grey))
            found.append(("LINEBELOW", (start[0], end[1]), end, 0.5, colors.grey))
        case "columns":
            found.append(("LINEBEFORE", start, (start[0], end[1]), 0.5, colors.grey))
            if last_head:
                found.append(("LINEBELOW", (start[0], end[1]), end, 0.6, colors.black))
        case "header" | "book" if last_head or (cell.header and cell.col_span > 1):
            found.append(("LINEBELOW", (start[0], end[1]), end, 0.6, colors.black))
        case _:
            pass
    if cell.header and table.style.shade_header:
        found.append(("BACKGROUND", start, end, colors.HexColor("#D9E2F3")))
    elif table.style.borders == "shading" and cell.row % 2 == 0:
        found.append(("BACKGROUND", start, end, colors.HexColor("#EEEEEE")))
    return found


def _outline(table: TrueTable) -> list[tuple[Any, ...]]:
    if table.style.borders in ("frame", "columns"):
        return [("BOX", (0, 0), (-1, -1), 0.6, colors.black)]
    if table.style.borders == "book":
        return [
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
        ]
    return []
