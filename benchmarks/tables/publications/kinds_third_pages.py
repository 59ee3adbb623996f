"""The third set's pages of texts: journals, acronyms, findings, charts and front matter."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.canvas import Look, Place, draw_prose, draw_text, spread
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_third import fiche, glossary, logframe, three_texts
from benchmarks.tables.publications.drawn_other import COLOURS
from benchmarks.tables.publications.drawn_pages import (
    FULL,
    LEFT,
    TOP,
    WIDTH,
    Made,
    drawn,
    note,
    title,
)
from benchmarks.tables.publications.model import shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet
from benchmarks.tables.publications.words import PEOPLE, REGIONS, SUBJECTS, act, paragraph, sentence


def findings(rng: Random, index: int) -> Made:
    """Three columns of prose parted by white space, or rules between rows."""
    cells = three_texts(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"findings {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = title(canvas, "Annex B. Findings and responses", LEFT, y - 4)
        rows = range(1, shape(cells)[0] + 1)
        rules = (book_rules(cells)[1:2], (), tuple((row, 0, 3) for row in rows))[index % 3]
        look = Look(size=9, gap=2, font="Times-Roman", pad=5)
        sheet = Sheet(look, rules=rules, leads=dict.fromkeys(rows, 7.0))
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, (160, 160, FULL - 320)))
        draw_prose(canvas, own, (LEFT, y - 14, FULL), 1)

    return drawn(paint), (cells,)


def acronyms(rng: Random, index: int) -> Made:
    """A table of acronyms between rules or none; a project told label by label in boxes."""
    first, second = glossary(rng), fiche(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"acronyms {index}")
        y = title(canvas, "Acronyms", LEFT, TOP, 12)
        every = tuple((row, 0, 2) for row in range(shape(first)[0] + 1))
        rules = (every, book_rules(first), ())[index % 3]
        sheet = Sheet(Look(size=9, gap=4), rules=rules)
        y = draw_sheet(canvas, first, sheet, Place(LEFT, y, (70, 280)))
        y = draw_prose(canvas, own, (LEFT, y - 14, FULL), 1)
        rows = shape(second)[0]
        boxed = Sheet(
            Look(size=9, gap=6, pad=4),
            rules=tuple((row, 0, 2) for row in range(rows + 1)),
            uprights=(0, 1, 2) if index % 2 else (),
            fills=dict.fromkeys(range(rows), "#EEF2E6") if index % 3 == 0 else {},
        )
        y = draw_sheet(canvas, second, boxed, Place(LEFT, y - 4, (120, FULL - 120)))
        draw_prose(canvas, own, (LEFT, y - 14, FULL), 1)

    return drawn(paint), (first, second)


def journal(rng: Random, index: int) -> Made:
    """Two columns of text; tables by white space alone at the head and the foot of columns."""
    first = statistics(rng, Plan(rows=6, cols=2, stub="Group", sorts=("percent",), blanks=0))
    second = statistics(rng, Plan(rows=5, cols=3, stub="", sorts=("decimal",), groups="indent"))
    wide = statistics(rng, Plan(rows=5, cols=6, long_heads=True, stub="Region", blanks=0.1))

    def paint(canvas: Canvas) -> None:
        own = Random(f"journal {index}")
        half, right = FULL / 2 - 9, LEFT + FULL / 2 + 9
        look = Look(size=7.5, gap=1.6, font="Times-Roman", bold_head=index % 2 == 0)
        y = title(canvas, "Table 1. Shares by group", LEFT, TOP, 8)
        rules = ((), book_rules(first))[index % 2]
        sheet = Sheet(look, rules=rules)
        y = draw_sheet(canvas, first, sheet, Place(LEFT, y, spread(half, 3, 90)))
        low = draw_prose(canvas, own, (LEFT, y - 10, half), 4, 9)
        y = draw_prose(canvas, own, (right, TOP, half), 3, 9)
        for number in range(1, 4):
            canvas.setFont("Times-Roman", 9)
            canvas.drawString(right, y - 11, f"({number})")
            y = draw_text(canvas, sentence(own), (right + 18, y, half - 18), 9)
        y = title(canvas, "Table 2. Rates", right, y - 4, 8)
        y = draw_sheet(canvas, second, Sheet(look), Place(right, y, spread(half, 4, 100)))
        y = title(canvas, f"Table 3. {sentence(own)[:60]}", LEFT, min(low, y) - 14, 8)
        rules = (book_rules(wide), ())[index % 2]
        draw_sheet(canvas, wide, Sheet(look, rules=rules), Place(LEFT, y, spread(FULL, 7, 90)))

    return drawn(paint), (first, second, wide)


def logical_frame(rng: Random, index: int) -> Made:
    """Long texts in four columns of a wide page, in a grid or between lines."""
    cells = logframe(rng)

    def paint(canvas: Canvas) -> None:
        y = title(canvas, "Logical framework", 45, WIDTH - 40, 12)
        rows, cols = shape(cells)
        sheet = Sheet(
            Look(size=8, gap=5, pad=4),
            rules=tuple((row, 0, cols) for row in range(rows + 1)),
            uprights=tuple(range(cols + 1)) if index % 2 else (),
            fills={0: "#CFD8DC"} if index % 3 else {},
        )
        draw_sheet(canvas, cells, sheet, Place(45, y, (180, 250, 160, 160)))

    return drawn(paint, size=(842.0, 595.0)), (cells,)


def pictures(rng: Random, index: int) -> Made:
    """Pies, stacked bars, curves and key figures that are no tables, and one that is."""
    cells = statistics(rng, Plan(rows=5, cols=3, stub="Group", sorts=("percent",)))

    def paint(canvas: Canvas) -> None:
        own = Random(f"pictures {index}")
        y = _key_figures(canvas, own, TOP)
        y = draw_prose(canvas, own, (LEFT, y - 8, FULL), 1)
        y = title(canvas, "Figure 2. Spending by sector, per cent", LEFT, y - 4)
        _pie(canvas, own, (LEFT + 90, y - 60, 45))
        _stacked(canvas, own, (LEFT + 270, y - 10))
        y = title(canvas, "Figure 3. Index of prices and earnings", LEFT, y - 135)
        y = _curves(canvas, own, (LEFT + 30, y - 90, FULL - 120, 80)) - 26
        y = title(canvas, "Table 2. Answers by group", LEFT, y - 4)
        sheet = Sheet(Look(size=8), rules=(book_rules(cells), ())[index % 2])
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(330, 4, 120)))
        draw_prose(canvas, own, (LEFT, y - 10, FULL), 2)

    return drawn(paint), (cells,)


def _key_figures(canvas: Canvas, rng: Random, y: float) -> float:
    """Large figures over small words, in boxes; returns the y below."""
    for i, name in enumerate(rng.sample(SUBJECTS, 4)):
        x = LEFT + i * FULL / 4
        canvas.setFillColor(HexColor("#E3F2FD"))
        canvas.roundRect(x, y - 52, FULL / 4 - 10, 50, 5, 0, 1)
        canvas.setFillColor(HexColor("#0D47A1"))
        canvas.setFont("Helvetica-Bold", 17)
        canvas.drawCentredString(x + FULL / 8 - 5, y - 24, f"{rng.uniform(1, 90):.1f} %")
        canvas.setFont("Helvetica", 7)
        canvas.drawCentredString(x + FULL / 8 - 5, y - 38, name)
        canvas.drawCentredString(x + FULL / 8 - 5, y - 47, f"in {rng.randint(2009, 2016)}")
    return y - 60


def _pie(canvas: Canvas, rng: Random, at: tuple[float, float, float]) -> None:
    """Slices with their names and shares round them."""
    x, y, size = at
    angle = 0.0
    for i, name in enumerate(rng.sample(SUBJECTS, 5)):
        part = (20, 35, 15, 10, 20)[i]
        canvas.setFillColor(HexColor(COLOURS[i]))
        canvas.wedge(x - size, y - size, x + size, y + size, angle, 3.6 * part, 1, 1)
        turn = math.radians(angle + 1.8 * part)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica", 6.5)
        draw = canvas.drawString if math.cos(turn) > 0 else canvas.drawRightString
        draw(x + 1.1 * size * math.cos(turn), y + 1.15 * size * math.sin(turn), name[:22])
        draw(x + 1.1 * size * math.cos(turn), y + 1.15 * size * math.sin(turn) - 8, f"{part} %")
        angle += 3.6 * part


def _stacked(canvas: Canvas, rng: Random, at: tuple[float, float]) -> None:
    """Lying bars of three parts with their shares inside, a key below."""
    x, y = at
    canvas.setFont("Helvetica", 6.5)
    for name in rng.sample(REGIONS, 6):
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawRightString(x + 50, y - 8, name[:12])
        left = x + 54
        for i, share in enumerate((rng.randint(20, 40), rng.randint(20, 30), 30)):
            canvas.setFillColor(HexColor(COLOURS[i]))
            canvas.rect(left, y - 11, 1.4 * share, 10, 0, 1)
            canvas.setFillColor(HexColor("#FFFFFF"))
            canvas.drawCentredString(left + 0.7 * share, y - 8.5, str(share))
            left += 1.4 * share
        y -= 14
    for i, name in enumerate(("Yes", "No", "Don't know")):
        canvas.setFillColor(HexColor(COLOURS[i]))
        canvas.rect(x + 54 + 50 * i, y - 12, 6, 6, 0, 1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(x + 63 + 50 * i, y - 12, name)


def _curves(canvas: Canvas, rng: Random, box: tuple[float, float, float, float]) -> float:
    """Curves named at their ends, years below, a scale at both sides."""
    left, foot, wide, tall = box
    canvas.setFont("Helvetica", 6.5)
    for step in range(5):
        level = foot + step * tall / 4
        canvas.setStrokeColor(HexColor("#BBBBBB"))
        canvas.line(left, level, left + wide, level)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawRightString(left - 4, level - 2, str(80 + 10 * step))
        canvas.drawString(left + wide + 4, level - 2, f"{step / 2:.1f}")
    for i, name in enumerate(("Prices", "Earnings")):
        ys = [foot + tall * rng.uniform(0.1, 0.9) for _ in range(9)]
        points = [(left + n * wide / 8, y) for n, y in enumerate(ys)]
        canvas.setStrokeColor(HexColor(COLOURS[i]))
        for (x0, y0), (x1, y1) in pairwise(points):
            canvas.line(x0, y0, x1, y1)
        canvas.drawString(left + wide + 24, ys[-1], name)
    for n in range(9):
        canvas.drawCentredString(left + n * wide / 8, foot - 9, str(2001 + n))
    return foot - 12


def front_matter(rng: Random, index: int) -> Made:
    """Contents, lists of tables, an agenda, an index in four columns, credits: one table."""
    cells = pairs(rng, 6)

    def contents(canvas: Canvas) -> None:
        own = Random(f"front {index}")
        y = title(canvas, "Contents", LEFT, TOP, 14)
        page = 3
        for chapter in range(1, 6):
            for part in range(4):
                page += own.randint(1, 4)
                canvas.setFont("Helvetica-Bold" if part == 0 else "Helvetica", 9)
                number = f"{chapter}" if part == 0 else f"{chapter}.{part}"
                canvas.drawString(LEFT + 14 * (part > 0), y - 10, number)
                canvas.drawString(LEFT + 22 + 14 * (part > 0), y - 10, own.choice(SUBJECTS))
                canvas.drawRightString(LEFT + FULL, y - 10, str(page))
                y -= 13
        y = title(canvas, "List of tables", LEFT, y - 14, 11)
        for table in range(1, 7):
            name = f"Table {table}  {sentence(own)[:60]} "
            canvas.setFont("Times-Roman", 9)
            canvas.drawString(LEFT, y - 10, name + ". " * (70 - len(name) // 2))
            canvas.drawRightString(LEFT + FULL, y - 10, str(5 * table))
            y -= 12
        y = draw_prose(canvas, own, (LEFT, y - 10, FULL), 1)
        y = title(canvas, "Table 0. Budget at a glance", LEFT, y - 4)
        draw_sheet(canvas, cells, Sheet(Look(), rules=book_rules(cells)), Place(LEFT, y, (180, 70)))

    def back(canvas: Canvas) -> None:
        own = Random(f"back {index}")
        y = title(canvas, "Agenda", LEFT, TOP, 12)
        for hour in range(9, 14):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y - 11, f"{hour}.00")
            y = draw_text(canvas, f"{act(own)} ({own.choice(PEOPLE)})", (LEFT + 60, y, FULL - 60))
        y = title(canvas, "Index", LEFT, y - 10, 12)
        names = sorted({f"{own.choice(SUBJECTS)[:20]}, {own.randint(3, 99)}" for _ in range(120)})
        canvas.setFont("Times-Roman", 7.5)
        for i, name in enumerate(names[:100]):
            canvas.drawString(LEFT + (i // 25) * FULL / 4, y - 10 - (i % 25) * 9.5, name)
        y = draw_text(canvas, paragraph(own, 2), (LEFT, y - 260, FULL / 2), 7.5)
        note(canvas, "Printed in Kessel. ISBN 00-000-0000-0", LEFT, y, FULL)

    return drawn(contents, back), (cells,)


THIRD_PAGES: dict[str, Callable[[Random, int], Made]] = {
    "third findings": findings,
    "third acronyms": acronyms,
    "third journal": journal,
    "third logical frame": logical_frame,
    "third pictures": pictures,
    "third front matter": front_matter,
}
