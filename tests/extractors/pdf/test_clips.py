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


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (None, None, True),  # a row too low for its text
        (None, "Réunions en juin", False),  # of a cell merged over the page break
        ("Réunions en juin", None, False),
        (None, "Réunions", True),
    ],
)
def test_a_hidden_text_is_said_unless_it_stands_overleaf(
    tmp_path: Path, before: str | None, after: str | None, lost: bool
) -> None:
    canvas = Canvas(str(tmp_path / "pages.pdf"), pagesize=A4)
    for text, is_cut in ((before, False), ("Réunions en juin", True), (after, False)):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(50, 700, "Suivi des actions")
        if text:
            clipped(canvas, (40, 505 if is_cut else 480, 200, 100), 50, 500, text)
        canvas.showPage()
    canvas.save()
    problems = read(tmp_path / "pages.pdf", ReadOptions()).problems
    assert [(problem.code, problem.page) for problem in problems] == (
        [("hidden_content", 2)] if lost else []
    )
    assert all("« Réunions en juin »" in problem.detail for problem in problems)


XS = (50, 100, 260, 420, 500)
TOP = 700.0


LABELS = ("N°", "Action", "Chiffre suivi", "Remarques")


def printed_sheet(path: Path, texts: dict[int, list[str]], *, again: bool) -> Document:
    """Two rows; the first, of two figures, is cut between them, and its merged cells are drawn on
    both pages as programs do. `texts` are their lines by column, centred on the break; `again`
    prints the header on the second page too.
    """
    canvas = Canvas(str(path), pagesize=A4)
    _draw_page(canvas, [TOP, TOP - 20, TOP - 50], cut=TOP - 50, header=True)
    canvas.drawString(XS[2] + 3, TOP - 40, "Jeunes reçus : 12")
    _draw_merged(canvas, texts, TOP - 50, (TOP - 50, TOP - 20))
    canvas.showPage()
    top = TOP - 20 if again else TOP
    heads = [TOP] if again else []
    _draw_page(canvas, [*heads, top, top - 30, top - 70], cut=top, header=again)
    canvas.drawString(XS[2] + 3, top - 18, "Jeunes logés : 7")
    for x, label in zip(XS, ("2", "Former", "Agents formés : 31", "—"), strict=False):
        canvas.drawString(x + 3, top - 55, label)
    _draw_merged(canvas, texts, top, (top - 30, top))
    canvas.save()
    return read(path, ReadOptions())


def _draw_page(canvas: Canvas, ys: list[float], *, cut: float, header: bool) -> None:
    canvas.setFont("Helvetica", 9)
    for y in ys:
        is_open = y == cut and not (header and y != ys[-1])
        canvas.line(XS[2] if is_open else XS[0], y, XS[3] if is_open else XS[-1], y)
    for x in XS:
        canvas.line(x, ys[0], x, ys[-1])
    for x, label in zip(XS, LABELS, strict=False) if header else ():
        canvas.drawString(x + 3, ys[0] - 14, label)


def _draw_merged(
    canvas: Canvas, texts: dict[int, list[str]], middle: float, seen: tuple[float, float]
) -> None:
    low, high = seen
    for column, lines in texts.items():
        for number, line in enumerate(lines):
            y = middle + 9 * (len(lines) / 2 - 0.8 - number) + 0.2
            box = (XS[column], low, XS[column + 1] - XS[column], high - low)
            clipped(canvas, box, XS[column] + 3, y, line)


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("column", [0, 3])
def test_cells_merged_over_a_page_break_are_whole(tmp_path: Path, column: int, again: bool) -> None:
    texts = {0: ["1"], 1: ["Ouvrir une maison", "des adolescents"], 3: ["Bail signé", "en mars"]}
    document = printed_sheet(tmp_path / "suivi.pdf", texts, again=again)
    (table,) = [block.table for block in document.blocks if block.table]
    wanted = " ".join(texts[column])
    found = [cell for cell in table.cells if cell.col == column + 1 and cell.row == 2]
    assert [(cell.text.replace("\n", " "), cell.row_span) for cell in found] == [(wanted, 2)]
    assert [cell.text for cell in table.cells if cell.col == 3][1:] == [
        "Jeunes reçus : 12", "Jeunes logés : 7", "Agents formés : 31",
    ]  # fmt: skip
    assert not [block for block in document.blocks if block.table is None]
    assert not document.problems
