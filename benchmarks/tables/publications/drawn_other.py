"""What is no table though it looks like one: charts, legends, forms, indices."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.words import PEOPLE, REGIONS, SUBJECTS

Box = tuple[float, float, float, float]
"""left, foot, width, height."""
COLOURS = ("#1F4E79", "#C55A11", "#7F7F7F", "#548235", "#BF9000")


def _axes(canvas: Canvas, box: Box, top: int) -> None:
    left, foot, width, height = box
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setFillColor(HexColor("#000000"))
    canvas.setLineWidth(0.4)
    canvas.line(left, foot, left + width, foot)
    canvas.line(left, foot, left, foot + height)
    canvas.setFont("Helvetica", 6.5)
    for step in range(6):
        y = foot + step * height / 5
        canvas.drawRightString(left - 4, y - 2, f"{top * step // 5}")
        canvas.setStrokeColor(HexColor("#CCCCCC"))
        canvas.line(left, y, left + width, y)


def bar_chart(canvas: Canvas, rng: Random, box: Box) -> None:
    """Bars in groups with values above them, years and a key below."""
    left, foot, width, height = box
    _axes(canvas, box, 500)
    group = width / 7
    names = rng.sample(SUBJECTS, 3)
    for i in range(7):
        for j in range(3):
            tall = height * rng.uniform(0.15, 0.9)
            x = left + i * group + 6 + j * (group - 12) / 3
            canvas.setFillColor(HexColor(COLOURS[j]))
            canvas.rect(x, foot, (group - 12) / 3 - 2, tall, 0, 1)
            canvas.setFillColor(HexColor("#000000"))
            canvas.setFont("Helvetica", 5.5)
            canvas.drawCentredString(x + 7, foot + tall + 2, f"{500 * tall / height:.0f}")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawCentredString(left + (i + 0.5) * group, foot - 9, str(2008 + i))
    for j, name in enumerate(names):
        canvas.setFillColor(HexColor(COLOURS[j]))
        canvas.rect(left + j * width / 3, foot - 22, 6, 6, 0, 1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(left + j * width / 3 + 9, foot - 22, name)


def line_chart(canvas: Canvas, rng: Random, box: Box) -> None:
    """Lines over months."""
    left, foot, width, height = box
    _axes(canvas, box, 150)
    for j in range(2):
        canvas.setStrokeColor(HexColor(COLOURS[j]))
        points = [(left + i * width / 11, foot + height * rng.uniform(0.3, 0.9)) for i in range(12)]
        for (x0, y0), (x1, y1) in pairwise(points):
            canvas.line(x0, y0, x1, y1)
    for i in range(0, 12, 2):
        canvas.drawCentredString(left + i * width / 11, foot - 9, f"{i + 1}/13")


def legend(canvas: Canvas, rng: Random, at: tuple[float, float]) -> None:
    """The key of a map: coloured boxes with classes and counts."""
    x, y = at
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont("Helvetica-Bold", 7)
    canvas.drawString(x, y + 12, "Percentage of population")
    canvas.setFont("Helvetica", 7)
    for i, colour in enumerate(COLOURS):
        canvas.setFillColor(HexColor(colour))
        canvas.rect(x, y - i * 12, 14, 8, 1, 1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(x + 20, y - i * 12 + 1, f"{i * 5}.0 – {i * 5 + 5}.0")
        canvas.drawString(x + 75, y - i * 12 + 1, f"({rng.randint(2, 40)})")


def form(canvas: Canvas, rng: Random, box: tuple[float, float, float]) -> float:
    """Two address blocks and lines to fill in; returns the y below."""
    left, y, width = box
    canvas.setFont("Times-Roman", 10)
    for line in range(5):
        texts = (
            (rng.choice(PEOPLE), "Head of unit", "Office for Data", "12 Mill Lane", "4021 Kessel"),
            ("Our reference:", "D/2014/117", "Your letter of", "Phone 555 0101", "20 May 2014"),
        )
        canvas.drawString(left, y - line * 12, texts[0][line])
        canvas.drawString(left + 0.62 * width, y - line * 12, texts[1][line])
    y -= 90
    for label, other in (
        ("Name of the applicant:", "Date of birth:"),
        ("Address:", "Telephone:"),
        ("Amount requested:", "Purpose:"),
        ("Place and date:", "Signature:"),
    ):
        canvas.drawString(left, y, label)
        canvas.line(left + 105, y - 2, left + 0.5 * width, y - 2)
        canvas.drawString(left + 0.54 * width, y, other)
        canvas.line(left + 0.54 * width + 70, y - 2, left + width, y - 2)
        y -= 20
    return y


def index_page(canvas: Canvas, rng: Random, box: tuple[float, float, float]) -> None:
    """An index in three columns and a list of abbreviations."""
    left, top, width = box
    names = sorted(f"{rng.choice(SUBJECTS)}, {rng.choice(REGIONS)}"[:38] for _ in range(90))
    canvas.setFont("Times-Roman", 8)
    for i, name in enumerate(names):
        x, y = left + (i // 30) * width / 3, top - (i % 30) * 10.5
        canvas.drawString(x, y, f"{name}, {rng.randint(3, 200)}")
    y = top - 350
    canvas.setFont("Times-Bold", 10)
    canvas.drawString(left, y, "Contents")
    canvas.setFont("Times-Roman", 9.5)
    for i in range(12):
        y -= 14
        text = f"{i + 1}. {rng.choice(SUBJECTS)} "
        canvas.drawString(left, y, text + "." * (100 - len(text)))
        canvas.drawRightString(left + width, y, str(4 + 6 * i))
