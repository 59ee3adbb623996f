"""Publications of an office suite: tables set by tab stops, word tables, printed sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from benchmarks.tables.publications.contents import Plan, measures, statistics
from benchmarks.tables.publications.model import Cells, Draw, shape
from benchmarks.tables.publications.words import paragraph, sentence

Made = tuple[Draw, tuple[Cells, ...], str]
"""Writer of the file, its tables, its suffix."""


def tabbed(rng: Random, index: int) -> Made:
    """Typewritten tables: columns at tab stops, dots leading to figures."""
    tables = tuple(
        statistics(rng, Plan(rows=8, cols=3 + i, space=",", groups=("", "indent")[i], stub=""))
        for i in range(2)
    )

    def write(target: Path) -> None:
        document = Document()
        own = Random(f"tabbed {index}")
        for number, cells in enumerate(tables, start=1):
            document.add_paragraph(paragraph(own))
            document.add_paragraph().add_run(f"Table {number}. {sentence(own)}").bold = True
            tab_lines(document, cells, leaders=index % 2 == 0)
            document.add_paragraph("Source: estimates of the department.")
        document.add_paragraph(paragraph(own))
        document.save(str(target))

    return write, tables, "docx"


def tab_lines(
    document: Any, cells: Cells, *, leaders: bool, stops: tuple[int, int] = (230, 62)
) -> None:
    """A table as lines with tab stops: where the first column of figures ends, and the step."""
    rows, cols = shape(cells)
    for row in range(rows):
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        tabs = line.paragraph_format.tab_stops
        here = {cell.col: cell for cell in cells if cell.row == row}
        header = any(cell.header for cell in here.values())
        for col in range(1, cols):
            dots = leaders and col == 1 and not header and 1 in here
            leader = WD_TAB_LEADER.DOTS if dots else WD_TAB_LEADER.SPACES
            tabs.add_tab_stop(Pt(stops[0] + (col - 1) * stops[1]), WD_TAB_ALIGNMENT.RIGHT, leader)
        stub = here.get(0)
        text = f"{'   ' * stub.indent}{stub.text}" if stub else ""
        last = max(here)
        text += "".join(f"\t{here[c].text if c in here else ''}" for c in range(1, last + 1))
        run = line.add_run(text)
        run.bold = header
        run.font.size = Pt(9.5)


def worded(rng: Random, index: int) -> Made:
    """Word tables of built-in styles."""
    tables = (
        statistics(rng, Plan(rows=7, spans=(2, 2), total=True)),
        measures(rng, 4, long=2, cols=4),
        statistics(rng, Plan(rows=6, cols=5, groups="section", sorts=("percent", "count"))),
    )
    styles = (
        "Table Grid",
        "Light Shading",
        "Light List Accent 1",
        "Medium Shading 1",
        "Light Grid",
        "Colorful Grid",
        "Table Normal",
    )

    def write(target: Path) -> None:
        document = Document()
        own = Random(f"worded {index}")
        for number, cells in enumerate(tables, start=1):
            document.add_paragraph(paragraph(own))
            document.add_paragraph(f"Table {number} {sentence(own)}", style="Caption")
            word_table(document, cells, styles[(index * 3 + number) % len(styles)])
            document.add_paragraph("Note: revised figures.").runs[0].font.size = Pt(8)
        document.save(str(target))

    return write, tables, "docx"


def word_table(document: Any, cells: Cells, style: str) -> None:
    """A table of a style of the word processor."""
    rows, cols = shape(cells)
    table = document.add_table(rows, cols)
    table.style = style if style != "Table Normal" else None
    for cell in cells:
        box = table.cell(cell.row, cell.col)
        if cell.row_span > 1 or cell.col_span > 1:
            other = table.cell(cell.row + cell.row_span - 1, cell.col + cell.col_span - 1)
            box = box.merge(other)
        line = box.paragraphs[0]
        run = line.add_run(cell.text)
        run.font.size = Pt(9)
        run.bold = cell.bold or None
        line.alignment = {"left": 0, "center": 1, "right": 2}[cell.align]


def sheet(rng: Random, index: int) -> Made:
    """A printed worksheet: no grid lines, sums ruled off, long texts over blank cells."""
    plan = Plan(
        rows=14, cols=5, groups="indent", total=True, years=True, sorts=("large",), space=","
    )
    cells = statistics(rng, replace(plan, stub="Item", blanks=0.1))

    def write(target: Path) -> None:
        book = Workbook()
        page: Any = book.active
        page["A1"] = "Statement of expenditure"
        page["A1"].font = Font(bold=True, size=13)
        page["A2"] = sentence(Random(index))
        _sheet_cells(page, cells, index)
        page.column_dimensions["A"].width = 34
        for col in range(2, shape(cells)[1] + 1):
            page.column_dimensions[get_column_letter(col)].width = 12
        foot = shape(cells)[0] + 6
        page[f"A{foot}"] = "Note: amounts include transfers between departments."
        page.page_setup.orientation = "landscape" if index % 2 else "portrait"
        page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
        book.save(target)

    return write, (cells,), "xlsx"


def _sheet_cells(page: Any, cells: Cells, index: int) -> None:
    thin, rows = Side(style="thin"), shape(cells)[0]
    for cell in cells:
        box = page.cell(cell.row + 4, cell.col + 1, cell.text)
        box.font = Font(bold=cell.bold, size=9)
        box.alignment = Alignment(horizontal=cell.align, indent=cell.indent)
        if cell.header and index % 3 == 0:
            box.fill = PatternFill("solid", fgColor="DDEBF7")
        if cell.header:
            box.border = Border(bottom=thin)
        elif cell.row == rows - 1 and cell.col:
            box.border = Border(top=thin, bottom=Side(style="double"))
        elif index % 3 == 1:
            box.border = Border(left=thin, right=thin)


OFFICE: dict[str, Callable[[Random, int], Made]] = {
    "office tabbed": tabbed,
    "office worded": worded,
    "office sheet": sheet,
}
