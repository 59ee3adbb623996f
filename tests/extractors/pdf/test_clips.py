"""Text that a clip path cuts off: cells of a spreadsheet merged over a page break."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.blocks import Document
from extractors.options import ReadOptions
from extractors.readers.pdf import engine_pdfium
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.reader import read

Box = tuple[float, float, float, float]
"""x, y, width and height, y upwards."""


def clipped(canvas: Canvas, box: Box, x: float, y: float, text: str) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(x, y, text)
    canvas.restoreState()


def words(folder: Path, box: Box, text: str = "Réunions") -> list[str]:
    """What is read of 11 points of text at y = 500."""
    canvas = Canvas(str(folder / "page.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 700, "Suivi")
    clipped(canvas, box, 50, 500, text)
    canvas.save()
    (page,) = engine_pdfium.open_source(folder / "page.pdf").pages
    assert isinstance(page, Page)
    return [word.text for word in page.words]


@pytest.mark.parametrize(
    ("box", "seen"),
    [
        ((40, 480, 200, 100), True),
        ((40, 505, 200, 100), False),  # goes on overleaf: its middle lies below the box
        ((40, 502, 200, 100), True),
        ((40, 400, 200, 101), False),
        ((40, 480, 20, 100), True),  # too wide for its cell: what is seen is enough to be read
    ],
)
def test_a_text_is_read_where_most_of_its_height_is_seen(
    tmp_path: Path, box: Box, seen: bool
) -> None:
    assert words(tmp_path, box) == (["Suivi", "Réunions"] if seen else ["Suivi"])


XS = (50, 100, 260, 420, 500)
MERGED = (0, 1, 3)
"""Columns whose last cell goes on overleaf."""
TOP, BREAK = 700, 650


def printed_sheet(path: Path, texts: dict[int, list[str]]) -> Document:
    """Two rows; the second, of two figures, is cut between them, and its merged cells are drawn
    on both pages as programs do. `texts` are their lines by column, centred on the break.
    """
    canvas = Canvas(str(path), pagesize=A4)
    for page, (top, bottom) in enumerate(((TOP, BREAK), (TOP, BREAK - 20))):
        canvas.setFont("Helvetica", 9)
        middle = bottom if page == 0 else top
        rows = [top, top - 20, top - 50] if page == 0 else [top, top - 30, top - 70]
        for at, y in enumerate(rows):
            is_cut = y == middle
            spans = [(XS[2], XS[3])] if is_cut else [(XS[0], XS[-1])]
            if at == 1 and page == 0:
                spans = [(XS[0], XS[-1])]
            for left, right in spans:
                canvas.line(left, y, right, y)
        for x in XS:
            canvas.line(x, rows[0], x, rows[-1])
        if page == 0:
            for x, label in zip(XS, ("N°", "Action", "Chiffre suivi", "Remarques"), strict=False):
                canvas.drawString(x + 3, top - 14, label)
            canvas.drawString(XS[2] + 3, top - 40, "Jeunes reçus : 12")
        else:
            canvas.drawString(XS[2] + 3, top - 18, "Jeunes logés : 7")
            for x, label in zip(XS, ("2", "Former", "Agents formés : 31", "—"), strict=False):
                canvas.drawString(x + 3, top - 55, label)
        low, high = (middle, top - 20) if page == 0 else (top - 30, middle)
        for column, lines in texts.items():
            for number, line in enumerate(lines):
                y = middle + 9 * (len(lines) / 2 - 0.8 - number) + 0.2
                box = (XS[column], low, XS[column + 1] - XS[column], high - low)
                clipped(canvas, box, XS[column] + 3, y, line)
        canvas.showPage()
    canvas.save()
    return read(path, ReadOptions())


@pytest.mark.parametrize("column", [0, 3])
def test_cells_merged_over_a_page_break_are_whole(tmp_path: Path, column: int) -> None:
    texts = {0: ["1"], 1: ["Ouvrir une maison", "des adolescents"], 3: ["Bail signé", "en mars"]}
    document = printed_sheet(tmp_path / "suivi.pdf", texts)
    (table,) = [block.table for block in document.blocks if block.table]
    wanted = " ".join(texts[column])
    found = [cell for cell in table.cells if cell.col == column + 1 and cell.row == 2]
    assert [(cell.text.replace("\n", " "), cell.row_span) for cell in found] == [(wanted, 2)]
    assert [cell.text for cell in table.cells if cell.col == 3][1:] == [
        "Jeunes reçus : 12", "Jeunes logés : 7", "Agents formés : 31",
    ]  # fmt: skip
    assert not [block for block in document.blocks if block.table is None]
