"""Pages drawn by hand: the file round them, titles and small print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.canvas import draw_text
from benchmarks.tables.publications.model import Cells, Draw

Made = tuple[Draw, tuple[Cells, ...]]
Paint = Callable[[Canvas], None]
WIDTH, HEIGHT = A4
LEFT, TOP, FULL = 56.0, HEIGHT - 60, WIDTH - 112


def drawn(*pages: Paint, rotate: int = 0, size: tuple[float, float] = A4) -> Draw:
    """A file of such pages."""

    def draw(target: Path) -> None:
        canvas = Canvas(str(target), pagesize=size, invariant=True)
        for paint in pages:
            if rotate:
                canvas.setPageRotation(rotate)
            paint(canvas)
            canvas.showPage()
        canvas.save()

    return draw


def title(canvas: Canvas, text: str, x: float, y: float, size: float = 9.0) -> float:
    """A bold line; returns the y below."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(x, y - size, text)
    return y - 1.8 * size


def note(canvas: Canvas, text: str, x: float, y: float, width: float) -> float:
    """Small print below a table; returns the y below."""
    return draw_text(canvas, text, (x, y, width), 6.5, "Helvetica") - 8
