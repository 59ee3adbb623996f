"""A fifth set: line printers' bars, quarters, cost estimates, trials, energy by month, censuses."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications import words
from benchmarks.tables.publications.canvas import Look, Place, draw_prose, draw_text, spread
from benchmarks.tables.publications.contents import Plan, statistics
from benchmarks.tables.publications.contents_fifth import (
    annexed,
    by_area,
    by_month,
    cost_estimate,
    posts,
    quarters,
    reactions,
    trial,
    with_errors,
)
from benchmarks.tables.publications.drawn_pages import FULL, HEIGHT, LEFT, TOP, WIDTH, Made, drawn
from benchmarks.tables.publications.kinds_fourth import FONTS, put
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet, spanner_rules


def part_rows(cells: Cells, lead: float) -> dict[int, float]:
    """Space above rows that hold a label alone, or a head over all columns."""
    filled: dict[int, int] = {}
    for cell in cells:
        filled[cell.row] = filled.get(cell.row, 0) + 1
    heads = head_rows(cells)
    return {row: lead for row, count in filled.items() if count == 1 and row > heads}


def barred(rng: Random, index: int) -> Made:
    """Columns parted by typed colons or bars, rows by typed dashes; the head in two levels."""
    plans = (
        Plan(rows=9, spans=(2, 3), space=",", stub="State", notes=0, sorts=("count", "decimal")),
        Plan(rows=7, cols=4, space=",", stub="Item", blanks=0.1, total=True),
    )
    tables = tuple(statistics(rng, plan) for plan in plans)
    bar = ":|:"[index % 3]

    def paint(canvas: Canvas) -> None:
        own, y = Random(f"barred {index}"), TOP
        for number, cells in enumerate(tables):
            y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
            canvas.setFont("Courier", 8)
            name = f"Table {number + 4}.--{words.sentence(own)}"[:70]
            for text in (name, "", *_typed(cells, bar, every=index % 3 > 0, dash="-_="[index % 3])):
                y -= 9.5
                canvas.drawString(LEFT, y, text.rstrip())
            y -= 10

    return drawn(paint), tables


def _typed(cells: Cells, bar: str, *, every: bool, dash: str) -> list[str]:
    """Lines of a table; bars between all columns, or after the labels alone."""
    cols, heads = shape(cells)[1], head_rows(cells)
    wide = [32, *([11] * (cols - 1))]
    rule = dash * (sum(wide) + cols - 1)
    lines = [rule]
    for row in range(shape(cells)[0]):
        here = {c.col: c for c in cells if c.row == row}
        text, col = "", 0
        while col < cols:
            cell = here.get(col)
            span = cell.col_span if cell else 1
            room = sum(wide[col : col + span]) + span - 1
            value = cell.text.replace(words.THIN, ",") if cell else ""
            if col == 0:
                dots = "." if row >= heads and value and dash != "_" else " "
                value = f"{value} {dots * (room - len(value) - 2)}".ljust(room)[:room]
            value = value.center(room) if row < heads else value.rjust(room - 1) + " " * (col > 0)
            mark = bar if every or col + span == 1 or row < heads else " "
            text += value[:room] + (mark if col + span < cols else "")
            col += span
        lines.append(text)
        lines += [rule] if row + 1 == heads else []
    return [*lines, rule]


def accounts(rng: Random, index: int) -> Made:
    """Numbered lines at one side or both, Roman quarters under years, dots, small print."""
    cells = quarters(rng, both=index % 2 == 0)

    def paint(canvas: Canvas) -> None:
        cols = shape(cells)[1]
        widths = (
            24.0,
            *spread(FULL - 24 - 24 * (index % 2 == 0), cols - 1 - (index % 2 == 0), 140),
        )
        widths += (24.0,) * (index % 2 == 0)
        rules = ((*book_rules(cells), *spanner_rules(cells)), spanner_rules(cells), ())[index % 3]
        sheet = Sheet(
            Look(size=6.5, gap=1.6, font=FONTS[index % 3]),
            rules=rules,
            uprights=tuple(range(1, cols)) if index % 3 == 0 else (),
            inset=2,
        )
        y = put(canvas, cells, sheet, Place(LEFT, TOP, widths), "r Revised. Source: accounts.")
        draw_prose(canvas, Random(f"accounts {index}"), (LEFT, y, FULL), 3)

    return drawn(paint), (cells,)


def estimate(rng: Random, index: int) -> Made:
    """Parts under heads in the middle, later lines of a label stand in, notes and sources."""
    cells = cost_estimate(rng)

    def paint(canvas: Canvas) -> None:
        own, cols = Random(f"estimate {index}"), shape(cells)[1]
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        rules = (
            (*spanner_rules(cells), (2, 0, cols), (shape(cells)[0], 0, cols)),
            ((0, 0, cols), (2, 0, cols)),
            spanner_rules(cells),
        )[index % 3]
        sheet = Sheet(
            Look(size=8, gap=1.2, pad=1.5, font=("Times-Roman", "Helvetica")[index % 2], low=True),
            rules=rules,
            leads=part_rows(cells, 6),
            hang=6,
        )
        place = Place(LEFT, y, spread(FULL, cols, 120 if cols > 8 else 190))
        y = put(canvas, cells, sheet, place, "Note: * = between -$500,000 and $500,000.")
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    return drawn(paint), (cells,)


def digest(rng: Random, index: int) -> Made:
    """Figures with standard errors beside them under one year, labels with spaced dots."""
    cells = with_errors(rng)

    def paint(canvas: Canvas) -> None:
        cols, heads = shape(cells)[1], head_rows(cells)
        pair = (FULL - 130) / (cols - 1)
        widths = (130.0, *[pair + (4 if c % 2 else -4) for c in range(1, cols)])
        sheet = Sheet(
            Look(size=7, gap=1.8, pad=1, font=FONTS[index % 2]),
            rules=(book_rules(cells), ((heads, 0, cols),), ())[index % 3],
            leads=part_rows(cells, 5),
            leaders=index % 2 == 0,
            dot=" .",
        )
        note = "† Not applicable. ‡ Reporting standards not met. NOTE: Errors are in brackets."
        y = put(canvas, cells, sheet, Place(LEFT, TOP, widths), note)
        draw_prose(canvas, Random(f"digest {index}"), (LEFT, y, FULL), 2)

    return drawn(paint), (cells,)


def energy(rng: Random, index: int) -> Made:
    """Heads of four lines at the foot, raised R before figures, dots, months under years."""
    cells = by_month(rng)

    def paint(canvas: Canvas) -> None:
        cols = shape(cells)[1]
        sheet = Sheet(
            Look(size=7.5, gap=1, font=FONTS[index % 3]),
            rules=((1, 0, cols),) if index % 3 else book_rules(cells),
            leads=part_rows(cells, 4),
            fills=dict.fromkeys(part_rows(cells, 0), "#DDE3EA") if index % 3 == 2 else {},
            leaders=index % 3 == 1,
            flags=True,
        )
        text = "R=Revised. NA=Not available. (s)=Less than 0.5 trillion Btu. W=Withheld."
        y = put(canvas, cells, sheet, Place(LEFT, TOP, spread(FULL, cols, 105)), text)
        draw_prose(canvas, Random(f"energy {index}"), (LEFT, y, FULL), 2)

    return drawn(paint), (cells,)


def medicine(rng: Random, index: int) -> Made:
    """Arms of a trial with shares in brackets; classes beside frequencies with lists of words."""
    first, second = trial(rng), reactions(rng)

    def paint(canvas: Canvas) -> None:
        own, cols = Random(f"trial {index}"), shape(first)[1]
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        sheet = Sheet(
            Look(size=8.5, gap=3, font=FONTS[index % 2]),
            rules=(book_rules(first), (), ((1, 0, cols),))[index % 3],
        )
        y = put(canvas, first, sheet, Place(LEFT, y, spread(FULL, cols, 170)), "SD: deviation.")
        starts = tuple(sorted({c.row for c in second if c.col == 0}))
        rows = shape(second)[0]
        grid = (*((r, 0, 3) for r in (*starts, rows)), *((r, 1, 3) for r in range(1, rows)))
        sheet = Sheet(
            Look(size=8, gap=4, pad=4, font=FONTS[index % 2]),
            rules=grid if index % 2 == 0 else tuple((r, 0, 3) for r in (*starts, rows)),
            uprights=(0, 1, 2, 3) if index % 3 == 0 else (),
        )
        put(canvas, second, sheet, Place(LEFT, y, (110, 80, FULL - 190)))

    return drawn(paint), (first, second)


def establishment(rng: Random, index: int) -> Made:
    """Grades and posts in three levels of heads; beside it a narrow table of other figures."""
    cells, small = posts(rng), statistics(rng, Plan(rows=7, cols=2, stub="Item", space=" "))

    def paint(canvas: Canvas) -> None:
        own = Random(f"posts {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        rows = shape(cells)[0]
        every = tuple((r, 0, 5) for r in (0, *range(3, rows + 1)))
        rules = ((*every, *spanner_rules(cells)), book_rules(cells), spanner_rules(cells))
        sheet = Sheet(
            Look(size=7.5, gap=2, font=FONTS[index % 3]),
            rules=rules[index % 3],
            uprights=(0, 1, 2, 3, 4, 5) if index % 3 == 0 else (),
        )
        y = put(canvas, cells, sheet, Place(LEFT + 50, y, (110, 65, 65, 65, 65)))
        sheet = Sheet(Look(size=8, gap=2), rules=book_rules(small)[: 1 + index % 2])
        y = put(canvas, small, sheet, Place(LEFT + 50, y, (160, 90, 90)), "p.m.: token entry.")
        draw_prose(canvas, own, (LEFT, y, FULL), 1)

    return drawn(paint), (cells, small)


def regulation(rng: Random, index: int) -> Made:
    """An annex of a law: upright rules between numbered columns, wrapped goods, notes by (1)."""
    cells = annexed(rng)

    def paint(canvas: Canvas) -> None:
        own, rows = Random(f"law {index}"), shape(cells)[0]
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(LEFT, HEIGHT - 40, f"L {index + 31}/{index + 4}")
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, "Official Gazette of the Union")
        canvas.drawRightString(LEFT + FULL, HEIGHT - 40, "12.3.2010")
        canvas.setFont("Times-Bold", 10)
        canvas.drawCentredString(WIDTH / 2, TOP - 10, "ANNEX II")
        y = draw_prose(canvas, own, (LEFT, TOP - 18, FULL), 1)
        sheet = Sheet(
            Look(size=8, gap=(5, 2, 6)[index % 3], pad=4, font="Times-Roman"),
            rules=((0, 0, 5), (1, 0, 5), (2, 0, 5), (rows, 0, 5)) if index % 3 else ((1, 0, 5),),
            uprights=((), (0, 1, 2, 3, 4, 5), (1, 2, 3, 4))[index % 3],
        )
        place = Place(LEFT, y, (55, 70, FULL - 265, 75, 65))
        y = put(
            canvas, cells, sheet, place, "(1) Subject to the conditions laid down in Article 4."
        )
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    return drawn(paint), (cells,)


def brief(rng: Random, index: int) -> Made:
    """A table over the head of a page of two columns, a headnote in brackets, spaced dots."""
    cells = by_area(rng)

    def paint(canvas: Canvas) -> None:
        own, half = Random(f"brief {index}"), FULL / 2 - 10
        text = "(For information on errors, see the technical notes)"
        y = draw_text(canvas, f"Table {index + 1}. Population by Area", (LEFT, TOP, FULL), 10)
        y = draw_text(canvas, text, (LEFT, y + 4, FULL), 7, "Helvetica")
        sheet = Sheet(
            Look(size=7, gap=1.5, bold_head=False),
            rules=(*book_rules(cells), *spanner_rules(cells)) if index % 3 < 2 else (),
            uprights=(1, 2, 3, 4, 5) if index % 3 == 1 else (),
            leads=dict.fromkeys((c.row for c in cells if c.col == 0 and c.bold and c.row > 3), 6),
            leaders=True,
            dot=(".", ". ", " .")[index % 3],
        )
        y = draw_sheet(canvas, cells, sheet, Place(LEFT, y, spread(FULL, 6, 170)))
        y = draw_text(canvas, "Source: census of 2010.", (LEFT, y - 1, FULL), 6.5, "Helvetica")
        for x in (LEFT, LEFT + half + 20):
            draw_prose(canvas, own, (x, y - 6, half), 3, 9)

    return drawn(paint), (cells,)


FIFTH_DRAWN: dict[str, Callable[[Random, int], Made]] = {
    "fifth barred": barred,
    "fifth accounts": accounts,
    "fifth estimate": estimate,
    "fifth digest": digest,
    "fifth energy": energy,
    "fifth medicine": medicine,
    "fifth establishment": establishment,
    "fifth regulation": regulation,
    "fifth brief": brief,
}
