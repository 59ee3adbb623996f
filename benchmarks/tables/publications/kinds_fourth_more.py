"""The fourth set's second part: states as columns, money signs, bullets in cells, units between."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import Align, TrueCell
from benchmarks.tables.publications import words
from benchmarks.tables.publications.canvas import Look, Place, draw_prose, spread
from benchmarks.tables.publications.contents import Plan, statistics
from benchmarks.tables.publications.contents_fourth import heads, line, steps
from benchmarks.tables.publications.drawn_pages import FULL, HEIGHT, LEFT, TOP, WIDTH, Made, drawn
from benchmarks.tables.publications.kinds_fourth import FONTS, put
from benchmarks.tables.publications.model import Cells, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, spanner_rules

STATES = "BE BG CZ DK DE EE IE EL ES FR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE UK"


def _by_state(rng: Random, index: int) -> Cells:
    """A short label and a small figure, mark or nothing for each of 27 states."""
    side: Align = ("right", "center")[index % 2]
    cells = heads("", *STATES.split(), align=side)
    for row, name in enumerate(rng.sample(words.MEASURES, 9), start=1):
        values = [
            rng.choice((str(rng.randint(1, 99)), str(rng.randint(1, 9)), "-", ""))
            if index % 2 == 0
            else rng.choice(("x", "x", "o", ""))
            for _ in range(27)
        ]
        cells += [
            TrueCell(row, c, text, align=side if c else "left")
            for c, text in enumerate((name, *values))
            if text
        ]
    return tuple(cells)


def _dollars(rng: Random) -> Cells:
    """Money signs on the first row and the sum, margins of error, sums of parts."""
    cells = heads("Characteristic", "Number", "Margin of error", "Median income", "Change 1")
    row = 1
    for part in rng.sample(words.SUBJECTS, 3):
        cells += line(row, part.upper())
        labels = ("Total", *rng.sample(words.PARTS, 3))
        for name in labels:
            row += 1
            income = words.grouped(rng.randint(9000, 99999), ",")
            cells += line(
                row,
                name,
                words.grouped(rng.randint(100, 999999), ","),
                f"±{words.grouped(rng.randint(10, 4000), ',')}",
                f"$ {income}" if name == "Total" else income,
                rng.choice((f"{rng.uniform(0.1, 9):.1f}", f"*–{rng.uniform(0.1, 9):.1f}", "(X)")),
                bold=name == "Total",
                indent=name != "Total",
            )
        row += 1
    return tuple(cells)


def _units_between(rng: Random) -> Cells:
    """Seasons down; the unit of the rows below stands between them, over the figures alone."""
    cells = heads("Crop and season", *rng.sample(words.MEASURES, 6))
    row = 1
    for unit in ("Million tonnes", "Per cent", "Dollars per tonne"):
        cells.append(TrueCell(row, 1, unit, col_span=6, align="center"))
        for year in range(2006, 2011):
            row += 1
            mark = rng.choice(("", "", " 2/", " 3/"))
            values = [rng.choice((f"{rng.uniform(1, 400):.1f}", "---")) for _ in range(6)]
            cells += line(row, f"{year}/{year % 100 + 1:02}{mark}", *values)
        row += 1
    return tuple(cells)


def _bullets(rng: Random) -> Cells:
    """A body, its tasks as a list, and how many people it has."""
    cells = heads("Body", "Tasks", "Basis", "Staff", align="left")
    for row, name in enumerate(rng.sample(words.SUBJECTS, 5), start=1):
        tasks = " ".join(f"• {words.act(rng)}" for _ in range(rng.randint(1, 3)))
        basis = f"Regulation {rng.randint(100, 999)}/{rng.randint(1999, 2012)}"
        cells += line(row, name, tasks, basis, str(rng.randint(5, 900)), left=3)
    return tuple(cells)


def _accounts(rng: Random) -> Cells:
    """Numbered items in three depths; notes in brackets after figures."""
    cells = heads("Code", "Item", "2009", "2010", "2011 (1)", "2012 (2)")
    row = 1
    for first in range(1, 4):
        for code in (f"{first}", f"{first}.1", f"{first}.1.1", f"{first}.1.2", f"{first}.2"):
            name = rng.choice((*words.SUBJECTS, *words.LONG_SUBJECTS))
            values = [words.grouped(rng.randint(10, 99999), " ") for _ in range(4)]
            values = [f"{v} (3)" if rng.random() < 0.1 else v for v in values]
            cells += line(row, code, name, *values, bold="." not in code, left=2)
            row += 1
    return tuple(cells)


def by_state(rng: Random, index: int) -> Made:
    """Twenty-seven narrow columns, two tables of them on a wide page."""
    tables = tuple(_by_state(rng, index + i) for i in range(2))

    def paint(canvas: Canvas) -> None:
        y = WIDTH - 50
        for number, cells in enumerate(tables):
            rules = (book_rules(cells), ((1, 0, 28),), ())[(index + number) % 3]
            sheet = Sheet(
                Look(size=(7, 6.5)[number], gap=2.5, pad=1.5, font=FONTS[index % 3]), rules=rules
            )
            y = put(
                canvas, cells, sheet, Place(45, y, spread(HEIGHT - 90, 28, 60)), "x yes; o in part"
            )
        draw_prose(canvas, Random(f"state {index}"), (45, y, HEIGHT - 90), 2)

    return drawn(paint, size=(HEIGHT, WIDTH)), tables


def census(rng: Random, index: int) -> Made:
    """Money signs and margins with dots; units between groups of rows; text round both."""
    first, second = _dollars(rng), _units_between(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"census {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        rules = (book_rules(first), ((1, 0, 5),), ())[index % 3]
        sheet = Sheet(
            Look(size=8, gap=1.5, font=FONTS[index % 3]), rules=rules, leaders=index % 2 == 0
        )
        note = "1 Per cent. * Significant. (X) Not applicable."
        y = put(canvas, first, sheet, Place(LEFT, y, spread(FULL, 5, 170)), note)
        y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
        rules = (book_rules(second), ((1, 0, 7),), ())[(index + 1) % 3]
        leads = {1: 3, 2: 3, 7: 3, 8: 3, 13: 3, 14: 3} if index % 2 else {}
        sheet = Sheet(Look(size=8, gap=1.5, font=FONTS[(index + 1) % 3]), rules=rules, leads=leads)
        put(canvas, second, sheet, Place(LEFT, y, spread(FULL, 7, 110)), "2/ Forecast. --- none.")

    return drawn(paint), (first, second)


def agencies(rng: Random, index: int) -> Made:
    """Lists within cells, shaded heads and stubs; items in depths with notes in brackets."""
    first, second = _bullets(rng), _accounts(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"agencies {index}")
        rows = range(1, shape(first)[0] + 1)
        rules = (tuple((r, 0, 4) for r in rows), book_rules(first), ())[index % 3]
        look = Look(size=8, gap=4, font=FONTS[index % 3])
        sheet = Sheet(look, rules=rules, fills={0: "#003399"}, inks={0: "#FFFFFF"})
        sheet = Sheet(look, rules=rules, leads=dict.fromkeys(rows, 4.0)) if index == 2 else sheet
        y = put(canvas, first, sheet, Place(LEFT, TOP, (100, 230, 100, 50)), "^Source: registers.")
        y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
        rules = (book_rules(second)[1:2], (), book_rules(second))[index % 3]
        sheet = Sheet(Look(size=7.5, gap=(2, 3, 0)[index % 3], font=FONTS[index % 3]), rules=rules)
        put(
            canvas, second, sheet, Place(LEFT, y, (40, FULL - 260, 55, 55, 55, 55)), "(1) Estimate."
        )

    return drawn(paint), (first, second)


def spanned(rng: Random, index: int) -> Made:
    """Three levels of heads without rules, in the middle of their columns; then texts in a grid."""
    first = statistics(
        rng, Plan(rows=12, spans=(2, 2, 3), top=True, stub="Area", blanks=0.1, space=" ", notes=0.1)
    )
    second = steps(rng, 4)

    def paint(canvas: Canvas) -> None:
        own = Random(f"spanned {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        rules = ((), spanner_rules(first), ((3, 0, 8),))[index % 3]
        fills = dict.fromkeys(range(4, 15, 2), "#EEEEEE") if index % 2 else {}
        sheet = Sheet(Look(size=8, gap=2, font=FONTS[index % 3]), rules=rules, fills=fills, inset=3)
        y = put(canvas, first, sheet, Place(LEFT, y, spread(FULL, 8, 110)), "¹ Break in series.")
        y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
        rows = tuple((r, 0, 4) for r in range(5))
        sheet = Sheet(
            Look(size=8.5, gap=6, pad=4, font=FONTS[index % 3]),
            rules=rows,
            uprights=((0, 1, 2, 3, 4), (1, 2, 3), ())[index % 3],
        )
        put(canvas, second, sheet, Place(LEFT, y, (30, 270, 80, 90)))

    return drawn(paint), (first, second)


FOURTH_MORE: dict[str, Callable[[Random, int], Made]] = {
    "fourth by state": by_state,
    "fourth census": census,
    "fourth agencies": agencies,
    "fourth spanned": spanned,
}
