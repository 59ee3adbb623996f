"""Publications drawn by hand: yearbooks, brochures, agency reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.canvas import (
    Look,
    Place,
    draw_prose,
    draw_table,
    spread,
)
from benchmarks.tables.publications.contents import Plan, measures, pairs, statistics
from benchmarks.tables.publications.drawn_other import (
    bar_chart,
    form,
    index_page,
    legend,
    line_chart,
)
from benchmarks.tables.publications.drawn_pages import (
    FULL,
    HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    Made,
    drawn,
    note,
    title,
)
from benchmarks.tables.publications.model import shape
from benchmarks.tables.publications.words import REGIONS, sentence


def yearbook(rng: Random, index: int) -> Made:
    """Tiny type, heads of three levels, labels in two languages at both sides."""
    plan = Plan(
        rows=16,
        spans=(2, 2, 2),
        top=True,
        groups="indent",
        blanks=0.12,
        notes=0.08,
        stub="",
    )
    left = statistics(rng, plan)
    cols = shape(left)[1]
    extra = [
        TrueCell(c.row, cols, rng.choice(REGIONS), indent=c.indent)
        for c in left
        if c.col == 0 and not c.header
    ]
    cells = (*left, *extra) if index % 2 == 0 else left
    second = statistics(rng, replace(plan, rows=10, spans=(), cols=7, top=False, years=True))
    look = Look(rules=("columns", "cmid", "none")[index % 3], size=6.5, gap=1.8, low=True)

    def paint(canvas: Canvas) -> None:
        y = title(canvas, f"{index + 1}.{index + 2} {rng_title}", LEFT, TOP)
        widths = spread(FULL, shape(cells)[1], 110, 110 if index % 2 == 0 else 0)
        y = draw_table(canvas, cells, look, Place(LEFT, y, widths))
        y = note(canvas, "(1) Provisional data. (2) Break in series.", LEFT, y - 3, FULL)
        y = title(canvas, f"{index + 1}.{index + 3} {rng_title}", LEFT, y - 12)
        lead = replace(look, leaders=True, rules="book")
        y = draw_table(canvas, second, lead, Place(LEFT, y, spread(FULL, shape(second)[1], 140)))
        note(canvas, "Source: Statistical service, survey of households.", LEFT, y - 3, FULL)
        canvas.drawCentredString(WIDTH / 2, 40, f"{112 + index}")

    rng_title = sentence(rng).rstrip(".")
    return drawn(paint), (cells, second)


def bands(rng: Random, index: int) -> Made:
    """White heads on dark ground, banded rows, no rules; text beside the second table."""
    first = statistics(rng, Plan(rows=8, cols=4, total=True, space=","))
    second = pairs(rng, 7)
    look = Look(rules="none", head_fill="#1F3864", head_ink="#FFFFFF", band="#DCE6F1", gap=5)

    def paint(canvas: Canvas) -> None:
        own = Random(f"bands {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        y = title(canvas, "Table 1: Results by region", LEFT, y - 8)
        y = draw_table(canvas, first, look, Place(LEFT, y, spread(FULL, 5, 140)))
        y = note(canvas, "Source: Register of establishments.", LEFT, y - 2, FULL)
        half = FULL / 2 - 10
        low = draw_prose(canvas, own, (LEFT, y - 10, half), 3)
        y = title(canvas, "Table 2: Key indicators", LEFT + half + 20, y - 10)
        plain = replace(look, head_fill="#D9D9D9", head_ink="#000000", band="#F2F2F2")
        low = min(
            low, draw_table(canvas, second, plain, Place(LEFT + half + 20, y, (170, half - 170)))
        )
        draw_prose(canvas, own, (LEFT, low - 14, FULL), 2)

    return drawn(paint), (first, second)


def white_rules(rng: Random, index: int) -> Made:
    """A coloured ground parted by white rules."""
    first = statistics(rng, Plan(rows=7, spans=(2, 2), space=","))
    second = measures(rng, 4)
    look = Look(
        rules="grid",
        white=True,
        ground="#E2EFDA",
        band="#E2EFDA",
        head_fill="#A9D08E",
        gap=5,
        weight=1.5,
    )

    def paint(canvas: Canvas) -> None:
        own = Random(f"white {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = draw_table(canvas, first, look, Place(LEFT, y - 6, spread(FULL, 5, 130)))
        y = note(canvas, "Note: figures may not add up because of rounding.", LEFT, y - 2, FULL)
        y = draw_prose(canvas, own, (LEFT, y - 6, FULL), 2)
        rows = replace(look, rules=("rows", "grid")[index % 2])
        y = draw_table(canvas, second, rows, Place(LEFT, y - 6, (220, 120, FULL - 340)))
        draw_prose(canvas, own, (LEFT, y - 12, FULL), 1)

    return drawn(paint), (first, second)


def boxed(rng: Random, index: int) -> Made:
    """Title, table and source in one frame; two frames side by side."""
    first = statistics(rng, Plan(rows=6, cols=5, sorts=("count", "percent"), space=","))
    small = (pairs(rng, 5), pairs(rng, 5))
    look = Look(rules=("book", "none", "rows")[index % 3], gap=4)

    def paint(canvas: Canvas) -> None:
        own = Random(f"boxed {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        start = y - 6
        y = title(canvas, "Box 1. Spending by purpose and year", LEFT + 8, start - 6)
        y = draw_table(canvas, first, look, Place(LEFT + 8, y - 4, spread(FULL - 16, 6, 130)))
        y = note(canvas, "Source: Annual accounts, Table A.12.", LEFT + 8, y - 3, FULL - 16)
        canvas.rect(LEFT, y, FULL, start - y)
        y = draw_prose(canvas, own, (LEFT, y - 12, FULL), 2) - 8
        width = FULL / 2 - 12
        for i, cells in enumerate(small):
            x = LEFT + i * (width + 24)
            foot = draw_table(canvas, cells, look, Place(x + 6, y - 6, (width - 72, 60)))
            canvas.rect(x, foot - 6, width, y - foot + 6)
        draw_prose(canvas, own, (LEFT, foot - 24, FULL), 2)

    return drawn(paint), (first, *small)


def charts(rng: Random, index: int) -> Made:
    """Charts and a map legend, and one table of their data."""
    cells = statistics(rng, Plan(rows=4, cols=6, years=True, sorts=("decimal",), stub="Item"))

    def paint(canvas: Canvas) -> None:
        own = Random(f"charts {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = title(canvas, "Figure 1. Employment by sector, 2008 to 2014", LEFT, y - 6)
        bar_chart(canvas, own, (LEFT + 30, y - 150, FULL - 60, 140))
        y = note(canvas, "Source: Labour force survey.", LEFT, y - 185, FULL)
        y = title(canvas, "Figure 2. Index of output (2010 = 100)", LEFT, y - 6)
        line_chart(canvas, own, (LEFT + 30, y - 110, FULL / 2 - 40, 100))
        legend(canvas, own, (LEFT + FULL / 2 + 30, y - 20))
        y = title(canvas, "Table 1. Output by sector", LEFT, y - 150)
        y = draw_table(canvas, cells, Look(), Place(LEFT, y, spread(FULL, 7, 150)))
        draw_prose(canvas, own, (LEFT, y - 12, FULL), 1)

    return drawn(paint), (cells,)


def forms(rng: Random, index: int) -> Made:
    """A letter with addresses, a form to fill in, an index, and a small table."""
    cells = statistics(rng, Plan(rows=4, cols=3, stub="Item"))

    def first(canvas: Canvas) -> None:
        own = Random(f"forms {index}")
        y = form(canvas, own, (LEFT, TOP, FULL))
        y = draw_prose(canvas, own, (LEFT, y - 10, FULL), 2)
        draw_table(canvas, cells, Look(rules="rows"), Place(LEFT, y - 10, spread(FULL, 4, 180)))

    def second(canvas: Canvas) -> None:
        index_page(canvas, Random(f"index {index}"), (LEFT, TOP, FULL))

    return drawn(first, second), (cells,)


def turned_page(rng: Random, index: int) -> Made:
    """A landscape page stored upright with /Rotate."""
    cells = statistics(
        rng, Plan(rows=14, spans=(3, 3, 3), space=",", groups=("", "section")[index % 2])
    )
    look = Look(rules=("cmid", "grid", "none")[index % 3], size=7.5)

    def paint(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        y = title(canvas, "Annex 3. Detailed results", 56, WIDTH - 56)
        y = draw_table(canvas, cells, look, Place(56, y, spread(HEIGHT - 112, 10, 130)))
        note(canvas, "Note: The data refer to 31 December.", 56, y - 3, 400)

    return drawn(paint, rotate=90, size=(HEIGHT, WIDTH)), (cells,)


DRAWN: dict[str, Callable[[Random, int], Made]] = {
    "drawn yearbook": yearbook,
    "drawn bands": bands,
    "drawn white rules": white_rules,
    "drawn boxed": boxed,
    "drawn charts": charts,
    "drawn forms": forms,
    "drawn turned page": turned_page,
}
