"""Tables as DOCX, printed by LibreOffice: what most reports are."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.tables.model import TrueCell, TrueTable

TEXT_WIDTH = 482.0
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}


def write_docx(table: TrueTable, target: Path) -> None:
    """A document with the running text and the table."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595), Pt(842)
    if table.style.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Pt(842), Pt(595)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Pt(56))
    font = document.styles["Normal"].font
    font.name = "Liberation Serif" if table.style.serif else "Liberation Sans"
    font.size = Pt(10)
    if table.style.page_columns > 1:
        section._sectPr.append(_element("w:cols", num="2", space="400"))
    for text in table.before:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if table.caption:
        document.add_paragraph().add_run(table.caption).bold = True
    _add_table(document, table)
    for text in ("", *table.after):
        document.add_paragraph(text)
    document.save(str(target))


def _add_table(document: Any, table: TrueTable) -> None:
    grid = document.add_table(rows=table.rows, cols=table.cols)
    grid.autofit = False
    for col, column in enumerate(grid.columns):
        column.width = Pt(_text_width(table) * table.style.widths[col])
    for row in grid.rows:
        for col, cell in enumerate(row.cells):
            cell.width = Pt(_text_width(table) * table.style.widths[col])
    if table.style.repeat_header:
        for row in list(grid.rows)[: table.header_rows]:
            row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    _outline(grid, table)
    for cell in table.cells:
        first = grid.cell(cell.row, cell.col)
        last = grid.cell(cell.row + cell.row_span - 1, cell.col + cell.col_span - 1)
        _fill(first.merge(last) if first is not last else first, table, cell)


def _text_width(table: TrueTable) -> float:
    """Width of a column of text, in points."""
    return TEXT_WIDTH if table.style.page_columns == 1 else TEXT_WIDTH / 2 - 10


def _width(table: TrueTable, cell: TrueCell) -> float:
    return _text_width(table) * table.style.widths[cell.col] - 2 * table.style.padding


def _element(name: str, **values: str) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _outline(grid: Any, table: TrueTable) -> None:
    frame = ("top", "left", "bottom", "right")
    sides = {"frame": frame, "columns": frame, "book": ("top", "bottom")}
    borders = OxmlElement("w:tblBorders")
    for side in sides.get(table.style.borders, ()):
        borders.append(_element(f"w:{side}", val="single", sz="6", color="000000"))
    grid._tbl.tblPr.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        twips = str(int(20 * table.style.padding))
        margins.append(_element(f"w:{side}", w=twips, type="dxa"))
    grid._tbl.tblPr.append(margins)


def _fill(place: Any, table: TrueTable, cell: TrueCell) -> None:
    style = table.style
    for extra in place.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    paragraph = place.paragraphs[0]
    paragraph.alignment = ALIGN[cell.align]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.left_indent = Pt(8 * cell.indent)
    text = cell.text
    if style.leaders and not cell.header and cell.col == 0:
        tab = _element("w:tab", val="right", leader="dot", pos=str(int(19 * _width(table, cell))))
        paragraph._p.get_or_add_pPr().append(_element("w:tabs"))
        paragraph._p.pPr.find(qn("w:tabs")).append(tab)
        text = f"{text}\t"
    run = paragraph.add_run(text)
    run.font.size = Pt(style.size)
    run.bold = style.bold_header if cell.header else cell.bold
    properties = place._tc.get_or_add_tcPr()
    sides = _sides(table, cell)
    if sides:
        borders = OxmlElement("w:tcBorders")
        for side in sides:
            borders.append(_element(f"w:{side}", val="single", sz="4", color="808080"))
        properties.append(borders)
    colour = _colour(table, cell)
    if colour:
        properties.append(_element("w:shd", val="clear", color="auto", fill=colour))
    if style.valign != "top":
        value = "center" if style.valign == "middle" else "bottom"
        properties.append(_element("w:vAlign", val=value))


def _sides(table: TrueTable, cell: TrueCell) -> tuple[str, ...]:
    last_head = cell.row + cell.row_span == table.header_rows
    match table.style.borders:
        case "grid":
            return ("top", "left", "bottom", "right")
        case "rows":
            return ("top", "bottom")
        case "columns":
            return ("left", "right", "bottom") if last_head else ("left", "right")
        case "header" | "book" if last_head or (cell.header and cell.col_span > 1):
            return ("bottom",)
        case _:
            return ()


def _colour(table: TrueTable, cell: TrueCell) -> str | None:
    if cell.header and table.style.shade_header:
        return "D9E2F3"
    return "EEEEEE" if table.style.borders == "shading" and cell.row % 2 == 0 else None


def libreoffice(sources: list[Path], folder: Path) -> None:
    """Print DOCX files in one run."""
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=1200)
