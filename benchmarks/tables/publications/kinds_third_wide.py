"""The third set, drawn by hand: long, wide, turned and coloured tables, one over three pages."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.canvas import Look, Place, draw_prose, spread
from benchmarks.tables.publications.contents import Plan, statistics
from benchmarks.tables.publications.contents_third import folded
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
from benchmarks.tables.publications.kinds_third import starts
from benchmarks.tables.publications.model import head_rows, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet, spanner_rules
from benchmarks.tables.publications.words import sentence


def folded_lists(rng: Random, index: int) -> Made:
    """A list in two halves abreast; a long one in type of five points."""
    first = folded(rng)
    second = statistics(rng, Plan(rows=44, cols=9, space=",", blanks=0.15, sorts=("count",)))

    def paint(canvas: Canvas) -> None:
        y = title(canvas, "Cases and rates by area", LEFT, TOP)
        sheet = Sheet(
            Look(size=7.5, gap=1.8),
            rules=(book_rules(first), ((1, 0, 3), (1, 3, 6)), ())[index % 3],
            uprights=(3,) if index % 2 else (),
            inset=4,
        )
        y = draw_sheet(canvas, first, sheet, Place(LEFT, y, (100, 55, 60, 120, 55, 60)))
        y = title(canvas, "Annex: register of all areas", LEFT, y - 14)
        tiny = Sheet(Look(size=5, gap=1.1), rules=(book_rules(second), ())[index % 2])
        draw_sheet(canvas, second, tiny, Place(LEFT, y, spread(FULL, 10, 90)))

    return drawn(paint), (first, second)


def colour_bands(rng: Random, index: int) -> Made:
    """White heads on colour, a dark row of totals, stripes; heads of several lines at the foot."""
    cells = statistics(
        rng, Plan(rows=11, cols=5, long_heads=True, total=True, long=0.3, space=" ", blanks=0.1)
    )
    heads, last = head_rows(cells), shape(cells)[0] - 1

    def paint(canvas: Canvas) -> None:
        own = Random(f"colours {index}")
        dark = ("#00695C", "#4A148C", "#8D6E63")[index % 3]
        stripes = dict.fromkeys(range(heads + 1, last, 2), "#F1F1F1") if index % 2 else {}
        sheet = Sheet(
            Look(size=8, gap=5, bold_head=index % 2 == 0),
            fills={**dict.fromkeys(range(heads), dark), last: dark, **stripes},
            inks={**dict.fromkeys(range(heads), "#FFFFFF"), last: "#FFFFFF"},
        )
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y - 8, spread(FULL, 6, 160)))
        y = title(canvas, f"Table {index + 5}: {sentence(own)[:60]}", LEFT, y - 4, 8)
        draw_prose(canvas, own, (LEFT, y - 4, FULL), 2)

    return drawn(paint), (cells,)


def landscape(rng: Random, index: int) -> Made:
    """A wide table turned on an upright page, or turned the other way, or on a wide page."""
    cells = statistics(
        rng, Plan(rows=20, cols=11, years=True, groups="indent", space=",", stub="Item")
    )

    def paint(canvas: Canvas) -> None:
        if index % 3 == 0:
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
        elif index % 3 == 1:
            canvas.translate(0, HEIGHT)
            canvas.rotate(-90)
        y = title(canvas, f"Annex {index + 1}. Expenditure by item", 50, WIDTH - 50)
        sheet = Sheet(
            Look(size=7, gap=2.6),
            rules=(book_rules(cells), ())[index % 2],
            leads=starts(cells, 4),
            leaders=index % 2 == 1,
        )
        y = draw_sheet(canvas, cells, sheet, Place(50, y, spread(HEIGHT - 100, 12, 150)))
        note(canvas, "Source: accounts of the agencies, unaudited.", 50, y - 3, 400)

    wide = index % 3 == 2
    return drawn(paint, size=(HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT)), (cells,)


def continued(rng: Random, index: int) -> Made:
    """One table over three pages: its title said again, its head repeated."""
    cells = statistics(rng, Plan(rows=96, spans=(2, 2), space=",", blanks=0.1, stub="Area"))
    heads = head_rows(cells)

    def paint_part(part: int) -> Callable[[Canvas], None]:
        def paint(canvas: Canvas) -> None:
            more = " (continued)" if part else ""
            y = title(canvas, f"Table {index + 8}. Grants by area{more}", LEFT, TOP)
            first, end = heads + 32 * part, heads + 32 * (part + 1)
            kept = [c for c in cells if c.row < heads]
            kept += [_up(c, first - heads) for c in cells if first <= c.row < end]
            part_cells = tuple(kept)
            rules = (book_rules(part_cells) + spanner_rules(part_cells), spanner_rules(part_cells))
            sheet = Sheet(Look(size=8, gap=4), rules=rules[index % 2], inset=2)
            y = draw_sheet(canvas, part_cells, sheet, Place(LEFT, y, spread(FULL, 5, 170)))
            if part == 2:
                note(canvas, "Source: register of grants.", LEFT, y - 3, FULL)
            canvas.drawCentredString(WIDTH / 2, 34, str(40 + part))

        return paint

    return drawn(*(paint_part(part) for part in range(3))), (cells,)


def _up(cell: TrueCell, rows: int) -> TrueCell:
    return TrueCell(
        cell.row - rows,
        cell.col,
        cell.text,
        align=cell.align,
        bold=cell.bold,
        indent=cell.indent,
    )


THIRD_WIDE: dict[str, Callable[[Random, int], Made]] = {
    "third folded lists": folded_lists,
    "third colour bands": colour_bands,
    "third landscape": landscape,
    "third continued": continued,
}
