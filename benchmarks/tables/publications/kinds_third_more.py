"""The third set's hard cases: rows without space between, timetables, forms, boxes of prose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.canvas import Look, Place, draw_prose, draw_text, spread
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_third import timetable
from benchmarks.tables.publications.drawn_pages import FULL, LEFT, TOP, Made, drawn, note, title
from benchmarks.tables.publications.model import Cells, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet, spanner_rules
from benchmarks.tables.publications.words import (
    LONG_SUBJECTS,
    PEOPLE,
    REGIONS,
    SUBJECTS,
    act,
    grouped,
    paragraph,
    sentence,
)


def close_rows(rng: Random, index: int) -> Made:
    """Rows of one to three lines with no more space between rows than between lines."""
    cells = [
        TrueCell(0, c, text, header=True, bold=True)
        for c, text in enumerate(("Body", "Task", "Since", "Staff"))
    ]
    for row, name in enumerate(rng.sample((*SUBJECTS, *REGIONS), 9), start=1):
        task = act(rng) if row % 2 else rng.choice(LONG_SUBJECTS)
        cells += [TrueCell(row, 0, name), TrueCell(row, 1, task)]
        cells.append(TrueCell(row, 2, str(rng.randint(1950, 2010))))
        cells.append(TrueCell(row, 3, grouped(rng.randint(10, 4000), ","), align="right"))
    second = statistics(rng, Plan(rows=9, cols=4, long=0.5, years=True, stub="Item", blanks=0))

    def paint(canvas: Canvas) -> None:
        own = Random(f"close {index}")
        y = title(canvas, "Table 1. Bodies and their tasks", LEFT, TOP)
        look = Look(size=8.5, gap=0, font=("Times-Roman", "Helvetica")[index % 2])
        rules = (book_rules(tuple(cells)), (), ((1, 0, 4),))[index % 3]
        sheet = Sheet(look, rules=rules)
        y = draw_sheet(canvas, tuple(cells), sheet, Place(LEFT, y, (130, 200, 50, 60)))
        y = draw_prose(canvas, own, (LEFT, y - 12, FULL), 2)
        y = title(canvas, "Table 2. Persons and households", LEFT, y - 4)
        sheet = Sheet(replace(look, low=index % 2 == 0), rules=book_rules(second)[1:2])
        draw_sheet(canvas, second, sheet, Place(LEFT, y, spread(FULL, 5, 190)))

    return drawn(paint), (tuple(cells), second)


def timetables(rng: Random, index: int) -> Made:
    """Tasks over quarters, marked by letters or bars of colour; most cells empty."""
    cells = timetable(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"times {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = title(canvas, "Work plan", LEFT, y - 4)
        rows, cols = shape(cells)
        grid = tuple((row, 0, cols) for row in range(rows + 1))
        sheet = Sheet(
            Look(size=8, gap=4),
            rules=(grid, (*book_rules(cells), *spanner_rules(cells)))[index % 2],
            uprights=tuple(range(cols + 1)) if index % 2 == 0 else (),
            inset=0 if index % 2 == 0 else 2,
        )
        place = Place(LEFT, y, spread(FULL, cols, 180))
        y = draw_sheet(canvas, cells, sheet, place)
        draw_prose(canvas, own, (LEFT, y - 12, FULL), 2)

    return drawn(paint), (cells,)


def leader_lists(rng: Random, index: int) -> Made:
    """Names and sums joined by dots between paragraphs, no head; ranks, names and scores."""
    first = pairs(rng, 7, head=False)
    second = tuple(
        TrueCell(row, col, text, align="left" if col == 1 else "right")
        for row, name in enumerate(rng.sample(REGIONS, 8))
        for col, text in enumerate((str(row + 1), name, f"{rng.uniform(40, 99):.1f}"))
    )

    def paint(canvas: Canvas) -> None:
        own = Random(f"leaders {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        sheet = Sheet(Look(size=9.5, gap=2, font="Times-Roman"), leaders=True)
        y = draw_sheet(canvas, first, sheet, Place(LEFT + 30, y, (280, 70)))
        y = draw_prose(canvas, own, (LEFT, y - 12, FULL), 1)
        y = title(canvas, "Ranking of areas", LEFT, y - 4)
        rules = tuple((row, 0, 3) for row in range(9)) if index % 2 else ()
        sheet = Sheet(Look(size=9, gap=4), rules=rules)
        y = draw_sheet(canvas, second, sheet, Place(LEFT, y, (30, 130, 60)))
        draw_prose(canvas, own, (LEFT, y - 12, FULL), 2)

    return drawn(paint), (first, second)


def tight_columns(rng: Random, index: int) -> Made:
    """Figures in the middle of narrow columns, units on a line of their own, every fifth ruled."""
    plan = Plan(rows=15, cols=9, units="each", sorts=("decimal", "change"), align="center")
    cells = statistics(rng, replace(plan, units="", blanks=0.12, stub="Area"))
    second = statistics(rng, replace(plan, rows=6, cols=3, spans=(1, 2), units="all"))

    def paint(canvas: Canvas) -> None:
        y = title(canvas, f"Table {index + 3}. Rates by area", LEFT, TOP)
        rows, cols = shape(cells)
        fifth = tuple((row, 0, cols) for row in range(6, rows, 5))
        sheet = Sheet(
            Look(size=7.5, gap=1.5, pad=1.5),
            rules=((*book_rules(cells), *fifth), (), fifth)[index % 3],
            leads={row: 5.0 for row, _, _ in fifth},
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(400, cols, 85)))
        y = note(canvas, "Rates per 1 000 persons; changes in points.", LEFT, y - 3, FULL)
        y = title(canvas, f"Table {index + 4}. Summary", LEFT, y - 10)
        rules = (*book_rules(second), *spanner_rules(second))
        sheet = Sheet(Look(size=8.5, gap=3), rules=rules, inset=3)
        draw_sheet(canvas, second, sheet, Place(LEFT, y, spread(330, 4, 120)))

    return drawn(paint), (cells, second)


def questionnaires(rng: Random, index: int) -> Made:
    """Questions with boxes to tick, a text in two languages, a hearing: one small table."""
    cells = statistics(rng, Plan(rows=5, cols=3, stub="Group", sorts=("percent",)))

    def first(canvas: Canvas) -> None:
        own = Random(f"questions {index}")
        y = title(canvas, "Part A. About your organisation", LEFT, TOP, 11)
        for number in range(1, 6):
            y = draw_text(canvas, f"{number}. {sentence(own)}", (LEFT, y, FULL), 9, "Helvetica")
            y = _ticks(canvas, own, y)
        y = title(canvas, "Table A. Answers received", LEFT, y - 8)
        sheet = Sheet(Look(), rules=(book_rules(cells), ())[index % 2])
        draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(300, 4, 110)))

    def second(canvas: Canvas) -> None:
        own = Random(f"hearing {index}")
        half = FULL / 2 - 9
        y = TOP
        for article in range(1, 5):
            left = draw_text(canvas, f"Article {article}. {paragraph(own, 2)}", (LEFT, y, half), 9)
            other = f"Artikel {article}. {paragraph(own, 2)}"
            y = min(left, draw_text(canvas, other, (LEFT + half + 18, y, half), 9)) - 4
        y = title(canvas, "Hearing of 4 May", LEFT, y - 8)
        for turn in range(6):
            canvas.setFont("Times-Bold", 9)
            canvas.drawString(LEFT, y - 11, own.choice(PEOPLE).split()[1] + ":")
            y = draw_text(canvas, paragraph(own, 1 + turn % 2), (LEFT + 80, y, FULL - 80), 9)

    return drawn(first, second), (cells,)


def _ticks(canvas: Canvas, rng: Random, y: float) -> float:
    """Four boxes with answers on one line; returns the y below."""
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.setFont("Helvetica", 8.5)
    for i, name in enumerate(rng.sample(SUBJECTS, 4)):
        x = LEFT + 12 + i * 118
        canvas.rect(x, y - 9, 7, 7)
        canvas.drawString(x + 11, y - 9, name[:20])
    return y - 18


def boxes(rng: Random, index: int) -> Made:
    """Frames round prose and lists, a margin of key words; a table within a frame."""
    cells: Cells = statistics(rng, Plan(rows=6, cols=4, space=",", years=True))

    def paint(canvas: Canvas) -> None:
        own = Random(f"boxes {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        top = y
        y = title(canvas, f"Box {index + 1}. {own.choice(SUBJECTS)}", LEFT + 8, y - 6)
        y = draw_text(canvas, paragraph(own), (LEFT + 8, y, FULL - 16), 8.5, "Helvetica")
        for _ in range(3):
            canvas.drawString(LEFT + 10, y - 10, "•")
            y = draw_text(canvas, sentence(own), (LEFT + 22, y, FULL - 30), 8.5, "Helvetica")
        canvas.rect(LEFT, y, FULL, top - y)
        y -= 16
        for _ in range(3):
            canvas.setFont("Helvetica-Oblique", 8)
            canvas.drawString(LEFT, y - 10, own.choice(SUBJECTS)[:20])
            y = draw_text(canvas, paragraph(own, 2), (LEFT + 110, y, FULL - 110), 9.5)
        top = y
        y = title(canvas, f"Table {index + 2}: Grants by area", LEFT + 10, y - 8)
        sheet = Sheet(Look(), rules=((), book_rules(cells)[1:2])[index % 2])
        y = draw_sheet(canvas, cells, sheet, Place(LEFT + 10, y, spread(FULL - 20, 5, 140)))
        y = note(canvas, "Source: register of grants.", LEFT + 10, y - 2, FULL - 20)
        canvas.rect(LEFT, y, FULL, top - y)

    return drawn(paint), (cells,)


THIRD_MORE: dict[str, Callable[[Random, int], Made]] = {
    "third close rows": close_rows,
    "third timetables": timetables,
    "third leader lists": leader_lists,
    "third tight columns": tight_columns,
    "third questionnaires": questionnaires,
    "third boxes": boxes,
}
