"""A third set, drawn by hand: budgets, polls, states, folded lists, tables set into text."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.canvas import Look, Place, draw_prose, spread
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_third import (
    budget,
    crosstab,
    numbered,
    poll,
    states,
    straddled,
)
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
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet, spanner_rules
from benchmarks.tables.publications.words import sentence


def starts(cells: Cells, lead: float) -> dict[int, float]:
    """Space above every row whose label is a head of rows or a sum."""
    heads = head_rows(cells)
    return {
        c.row: lead
        for c in cells
        if c.col == 0 and not c.header and c.row > heads and (c.bold or c.align == "center")
    }


def budget_annex(rng: Random, index: int) -> Made:
    """Programmes in three depths with dots, a rule that straddles the years, sums ruled off."""
    cells = budget(rng, straddle=index % 2 == 0)
    second = budget(rng, straddle=index % 2 == 1)

    def paint(canvas: Canvas) -> None:
        own = Random(f"annex {index}")
        canvas.setFont("Times-Bold", 11)
        canvas.drawCentredString(WIDTH / 2, TOP, "DEPARTMENT OF RECORDS AND ARCHIVES")
        y = TOP - 14
        for number, table in enumerate((cells, second)):
            canvas.setFont("Times-Italic", 9)
            canvas.drawCentredString(WIDTH / 2, y - 8, "(Dollars in thousands)")
            rules = (*spanner_rules(table), (shape(table)[0] - 1, 1, 5))
            rules += book_rules(table)[1:] if (index + number) % 2 else ()
            sheet = Sheet(
                Look(size=8.5, gap=1.5, font="Times-Roman", low=True, bold_head=index % 3 == 0),
                leads=starts(table, 6),
                rules=rules,
                inset=3,
                leaders=(index + number) % 3 != 1,
            )
            y = draw_sheet(canvas, table, sheet, Place(LEFT, y - 14, (235, 62, 62, 62, 62)))
            y = draw_prose(canvas, own, (LEFT, y - 12, FULL), 1)

    return drawn(paint), (cells, second)


def run_around(rng: Random, index: int) -> Made:
    """Tables of half the page's width set into text that runs beside them."""
    first = statistics(rng, Plan(rows=7, cols=2, stub="", space=",", blanks=0.1))
    second = statistics(rng, Plan(rows=5, cols=3, years=True, sorts=("decimal",), stub="Item"))

    def paint(canvas: Canvas) -> None:
        own = Random(f"around {index}")
        y = TOP
        for number, cells in enumerate((first, second)):
            y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
            wide = 215.0
            left = LEFT if (index + number) % 2 else LEFT + FULL - wide
            beside = LEFT + wide + 14 if (index + number) % 2 else LEFT
            low = draw_prose(canvas, own, (beside, y, FULL - wide - 14), 3)
            y = title(canvas, f"Table {number + 3}. {sentence(own)[:34]}", left, y - 4, 8)
            rules = (book_rules(cells), book_rules(cells)[1:2], ())[(index + number) % 3]
            place = Place(left, y, spread(wide, shape(cells)[1], 80))
            y = draw_sheet(canvas, cells, Sheet(Look(size=7.5, gap=2.5), rules=rules), place)
            y = min(low, note(canvas, "Source: own estimates.", left, y - 2, wide))
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    return drawn(paint), (first, second)


def abreast(rng: Random, index: int) -> Made:
    """Three small tables abreast without rules; two rows by two columns among text."""
    three = tuple(pairs(rng, 4 + i, head=i != 2) for i in range(3))
    two = tuple(crosstab(rng) for _ in range(2))

    def paint(canvas: Canvas) -> None:
        own = Random(f"abreast {index}")
        y = low = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        for i, cells in enumerate(three):
            left = LEFT + i * (FULL / 3)
            top = title(canvas, f"Panel {'ABC'[i]}", left, y - 4, 8)
            rules = book_rules(cells) if index % 2 else ()
            place = Place(left, top, (105, 45))
            sheet = Sheet(Look(size=7, gap=2), rules=rules)
            low = min(low, draw_sheet(canvas, cells, sheet, place))
        y = low - 14
        for number, cells in enumerate(two):
            y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
            rules = (*book_rules(cells), (2, 0, 3)) if (index + number) % 3 == 0 else ()
            sheet = Sheet(Look(size=9, gap=3, font="Times-Roman"), rules=rules)
            place = Place(LEFT + 130 * number, y - 4, (90, 50, 50))
            y = draw_sheet(canvas, cells, sheet, place) - 12
        draw_prose(canvas, own, (LEFT, y, FULL), 1)

    return drawn(paint), (*three, *two)


def opinion(rng: Random, index: int) -> Made:
    """A poll: question above, a unit under every head, groups parted by white space."""
    cells = poll(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"poll {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        y = title(canvas, f"Q{index + 4}. Do you agree that {sentence(own).lower()}", LEFT, y, 8)
        rules = (book_rules(cells), (), ((2, 1, 6),))[index % 3]
        fills = {2: "#DDDDDD"} if index % 2 else {}
        sheet = Sheet(
            Look(size=8, gap=2.2, bold_head=index % 2 == 0),
            leads=starts(cells, (7, 4)[index % 2]),
            rules=rules,
            fills=fills,
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(FULL - 30, 6, 150)))
        y = note(canvas, "* Change since the last wave is significant. ", LEFT, y - 3, FULL)
        note(canvas, "Base: persons aged 15 and over (n = 4,210).", LEFT, y + 4, FULL)
        draw_prose(canvas, own, (LEFT, y - 20, FULL), 2)

    return drawn(paint), (cells,)


def column_numbers(rng: Random, index: int) -> Made:
    """A row of column numbers under the head, some upright rules, notes by letters."""
    cells = numbered(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"numbered {index}")
        y = title(canvas, f"TABLE {index + 2}--ESTABLISHMENTS AND STAFF, BY ACTIVITY", LEFT, TOP)
        cols, heads = shape(cells)[1], head_rows(cells)
        rules = (*book_rules(cells), *spanner_rules(cells), (2, 0, cols))
        sheet = Sheet(
            Look(size=8, gap=3, low=True, bold_head=False),
            rules=rules if index % 3 else (*spanner_rules(cells), (heads, 0, cols)),
            uprights=((), (1, 3), tuple(range(1, cols)))[index % 3],
            leads={heads + 3: 6, heads + 6: 6},
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(FULL, cols, 165)))
        y = note(canvas, "1/ Activities are those of the register of 2004.", LEFT, y - 4, FULL)
        y = note(canvas, "2/ On the previous year. a/ Provisional. b/ Revised.", LEFT, y + 6, FULL)
        draw_prose(canvas, own, (LEFT, y, FULL), 3)

    return drawn(paint), (cells,)


def member_states(rng: Random, index: int) -> Made:
    """Rows for all states in small type, letters raised after figures, bands or none."""
    cells = states(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"states {index}")
        y = title(canvas, f"Table {index + 1}: {sentence(own)[:50]} (%)", LEFT, TOP)
        bands = dict.fromkeys(range(1, 28, 2), "#E6EEF7") if index % 3 == 0 else {}
        sheet = Sheet(
            Look(size=(6.5, 7.5)[index % 2], gap=1.6),
            rules=((), book_rules(cells), ((1, 0, 9), (3, 0, 9)))[index % 3],
            leads={3: 3},
            fills=bands,
            flags=index % 2 == 0,
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(FULL, 9, 75)))
        y = note(canvas, "(:) not available, p provisional, e estimated, b break", LEFT, y, FULL)
        draw_prose(canvas, own, (LEFT, y - 4, FULL), 2)

    return drawn(paint), (cells,)


def straddles(rng: Random, index: int) -> Made:
    """Rules that straddle heads of three levels, parts of the body under centred heads."""
    cells = straddled(rng)

    def paint(canvas: Canvas) -> None:
        y = title(canvas, f"Table B-{index + 1}. Population by status", LEFT, TOP)
        heads = head_rows(cells)
        rules = (*spanner_rules(cells), (heads, 0, 7), (shape(cells)[0], 0, 7))
        sheet = Sheet(
            Look(size=(7, 8.5)[index % 2], gap=2.4, bold_head=False, leaders=False),
            rules=rules if index % 3 != 2 else spanner_rules(cells),
            leads={**starts(cells, 5), **{r + 1: 4.0 for r in starts(cells, 5)}},
            inset=4,
            leaders=index % 2 == 0,
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(FULL, 7, 120)))
        note(canvas, "NOTE: Detail may not add to totals because of rounding.", LEFT, y - 3, FULL)

    return drawn(paint), (cells,)


THIRD_DRAWN: dict[str, Callable[[Random, int], Made]] = {
    "third budget annex": budget_annex,
    "third run around": run_around,
    "third abreast": abreast,
    "third opinion": opinion,
    "third column numbers": column_numbers,
    "third member states": member_states,
    "third straddles": straddles,
}
