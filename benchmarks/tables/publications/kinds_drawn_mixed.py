"""Publications drawn by hand: tables among text, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.canvas import (
    Look,
    Place,
    draw_prose,
    draw_table,
    draw_text,
    spread,
)
from benchmarks.tables.publications.contents import Plan, measures, statistics
from benchmarks.tables.publications.drawn_pages import (
    FULL,
    LEFT,
    TOP,
    Made,
    drawn,
    note,
    title,
)
from benchmarks.tables.publications.model import shape
from benchmarks.tables.publications.words import SUBJECTS, paragraph, sentence


def small_tables(rng: Random, index: int) -> Made:
    """Tables of two or three rows between paragraphs."""
    tables = [
        statistics(rng, Plan(rows=1 + i % 2, cols=4 + i, years=i == 1, blanks=0)) for i in range(3)
    ]
    looks = [Look(), Look(rules="grid"), Look(rules="none", head_fill="#EEEEEE")]

    def paint(canvas: Canvas) -> None:
        own = Random(f"small {index}")
        y = TOP
        for i, cells in enumerate(tables):
            y = draw_prose(canvas, own, (LEFT, y, FULL), 2)
            y = title(canvas, f"Table {i + 1}. Summary of the period", LEFT, y - 4)
            look = looks[(i + index) % 3]
            y = (
                draw_table(canvas, cells, look, Place(LEFT, y, spread(FULL, shape(cells)[1], 110)))
                - 14
            )

    return drawn(paint), tuple(tables)


def columns_of_text(rng: Random, index: int) -> Made:
    """Two text columns; a table in one of them and one over both."""
    small = statistics(rng, Plan(rows=6, cols=3, stub="", sorts=("percent", "decimal")))
    wide = statistics(rng, Plan(rows=6, cols=6, long_heads=True, space=",", total=True))
    look = Look(rules=("book", "rows", "none")[index % 3], size=7.5)

    def paint(canvas: Canvas) -> None:
        own = Random(f"columns {index}")
        half = FULL / 2 - 10
        left = draw_prose(canvas, own, (LEFT, TOP, half), 3, 9)
        y = title(canvas, "Table 4: Shares by region", LEFT + half + 20, TOP)
        y = draw_table(canvas, small, look, Place(LEFT + half + 20, y, spread(half, 4, 90)))
        y = note(canvas, "Source: Office for data.", LEFT + half + 20, y - 2, half)
        y = min(left, draw_prose(canvas, own, (LEFT + half + 20, y - 4, half), 2, 9)) - 10
        y = title(canvas, "Table 5: Establishments, staff and earnings", LEFT, y)
        y = draw_table(canvas, wide, look, Place(LEFT, y, spread(FULL, 7, 110))) - 16
        draw_prose(canvas, own, (LEFT, y, half), 2, 9)
        draw_prose(canvas, own, (LEFT + half + 20, y, half), 2, 9)

    return drawn(paint), (small, wide)


def overflow(rng: Random, index: int) -> Made:
    """Labels that run into blank cells or over a rule; upright heads."""
    cells = list(statistics(rng, Plan(rows=8, cols=4, blanks=0.0)))
    for cell in [c for c in cells if c.col == 0 and c.row in (3, 6)]:
        cells = [c for c in cells if c.row != cell.row]
        cells.append(replace(cell, text="Persons employed in other branches, of which:"))
    upright = statistics(rng, Plan(rows=6, cols=6, long_heads=True, sorts=("decimal",)))
    look = Look(rules=("columns", "none", "book")[index % 3])

    def paint(canvas: Canvas) -> None:
        own = Random(f"overflow {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        flat = [c for c in cells if not c.text.endswith(":")]
        place = Place(LEFT, y - 6, spread(FULL, 5, 110))
        foot = draw_table(canvas, tuple(flat), look, place)
        step = (place.top - foot) / shape(tuple(flat))[0]
        canvas.setFont("Helvetica", 8)
        for cell in (c for c in cells if c.text.endswith(":")):
            canvas.drawString(LEFT + 3, place.top - cell.row * step - 9.5, cell.text)
        y = draw_prose(canvas, own, (LEFT, foot - 12, FULL), 1)
        turned = replace(look, upright=True, rules=("book", "grid")[index % 2])
        draw_table(canvas, upright, turned, Place(LEFT, y - 6, spread(FULL, 7, 150)))

    return drawn(paint), (tuple(cells), upright)


def text_beside(rng: Random, index: int) -> Made:
    """Lists and short blocks in columns that are no table, and a table of prose."""
    cells = measures(rng, 4, long=2, cols=2 + index % 2)
    look = Look(rules=("rows", "book", "none")[index % 3], gap=6, size=8.5, font="Times-Roman")

    def paint(canvas: Canvas) -> None:
        own = Random(f"beside {index}")
        third = FULL / 3 - 10
        for i in range(3):
            x = LEFT + i * (third + 15)
            y = title(canvas, own.choice(SUBJECTS), x, TOP, 10)
            draw_text(canvas, paragraph(own, 2), (x, y, third), 8.5, "Helvetica")
        y = draw_prose(canvas, own, (LEFT, TOP - 120, FULL), 2)
        for number in range(1, 6):
            canvas.setFont("Times-Roman", 9.5)
            canvas.drawString(LEFT, y - 11, f"{number}.")
            y = draw_text(canvas, sentence(own), (LEFT + 18, y, FULL - 18))
        widths = (FULL - 110, 110) if shape(cells)[1] == 2 else (FULL - 220, 110, 110)
        y = draw_table(canvas, cells, look, Place(LEFT, y - 10, widths))
        draw_prose(canvas, own, (LEFT, y - 12, FULL), 2)

    return drawn(paint), (cells,)


MIXED: dict[str, Callable[[Random, int], Made]] = {
    "drawn small tables": small_tables,
    "drawn columns of text": columns_of_text,
    "drawn overflow": overflow,
    "drawn text beside": text_beside,
}
