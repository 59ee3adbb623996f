"""A second set of publications, written after the first was mended: other styles, other layouts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications.canvas import (
    Look,
    Place,
    draw_prose,
    draw_table,
    draw_text,
    spread,
)
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_more import (
    accounts,
    answers,
    contacts,
    duties,
    matrix,
    titled,
    wide,
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
from benchmarks.tables.publications.words import PEOPLE, REGIONS, SUBJECTS, paragraph, sentence


def boxhead(rng: Random, index: int) -> Made:
    """Heads in boxes, the body open, with line numbers or dots."""
    plan = Plan(rows=10, spans=(2, 3), top=index % 2 == 1, space=",", stub="Item", total=True)
    first = statistics(rng, plan)
    second = statistics(rng, Plan(rows=7, cols=5, long_heads=True, space=",", groups="indent"))

    def paint(canvas: Canvas) -> None:
        own = Random(f"boxhead {index}")
        y = title(canvas, f"Table {index + 21}.--{sentence(own)[:70]}", LEFT, TOP)
        y = _boxhead(canvas, first, LEFT, y, index)
        y = note(
            canvas, "X Not applicable. 1 Includes items not shown separately.", LEFT, y - 3, FULL
        )
        y = draw_prose(canvas, own, (LEFT, y - 8, FULL), 2)
        y = title(canvas, f"Table {index + 22}.--Establishments and staff", LEFT, y - 6)
        y = _boxhead(canvas, second, LEFT, y, index + 1)
        note(canvas, "Source: Bureau of records, annual returns.", LEFT, y - 3, FULL)

    return drawn(paint), (first, second)


def _boxhead(canvas: Canvas, cells: Cells, x: float, y: float, index: int) -> float:
    """Lines round every head, none between rows but one at the foot."""
    widths = spread(FULL, shape(cells)[1], 150)
    head = tuple(c for c in cells if c.header)
    rows = head_rows(cells)
    body = tuple(replace(c, row=c.row - rows) for c in cells if not c.header)
    look = Look(rules="grid", size=7, gap=4, bold_head=False)
    y = draw_table(canvas, head, look, Place(x, y, widths))
    open_look = Look(rules="none", size=7, gap=2, leaders=index % 2 == 0)
    y = draw_table(canvas, body, open_look, Place(x, y - 2, widths))
    canvas.setStrokeColor(HexColor("#000000"))
    canvas.line(x, y, x + sum(widths), y)
    return y


def statement(rng: Random, index: int) -> Made:
    """Accounts of two years: sums ruled under their columns, signs of money set apart."""
    cells = accounts(rng, notes=index % 2 == 0)

    def paint(canvas: Canvas) -> None:
        own = Random(f"statement {index}")
        y = title(canvas, "Statement of financial position", LEFT + 120, TOP, 12)
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(LEFT + 150, y - 4, "as at 31 December (in thousands)")
        look = Look(rules="none", size=9, gap=4, font="Times-Roman")
        widths = (240, 60, 90, 90) if index % 2 == 0 else (280, 100, 100)
        place = Place(LEFT, y - 20, widths)
        foot = draw_table(canvas, cells, look, place)
        step = (place.top - foot) / shape(cells)[0]
        for total in [c.row for c in cells if c.text.startswith("Total")]:
            for col in (len(widths) - 2, len(widths) - 1):
                level = place.top - total * step + 1
                canvas.line(place.left(col) + 25, level, place.left(col + 1) - 3, level)
        draw_prose(canvas, own, (LEFT, foot - 20, FULL), 3)

    return drawn(paint), (cells,)


def months(rng: Random, index: int) -> Made:
    """Fourteen columns in 5.5 points; stripes down the columns."""
    cells = wide(rng)
    small = matrix(rng, marks=index % 2 == 0)

    def paint(canvas: Canvas) -> None:
        own = Random(f"months {index}")
        y = title(canvas, "Consumer prices, all items (2005 = 100)", LEFT, TOP)
        widths = spread(FULL, 14, 34)
        if index % 2:
            canvas.setFillColor(HexColor("#E8E8E8"))
            for col in range(1, 14, 2):
                canvas.rect(LEFT + sum(widths[:col]), y - 11 * 8.5, widths[col], 11 * 8.5, 0, 1)
        y = draw_table(
            canvas,
            cells,
            Look(rules=("book", "none")[index % 2], size=5.5, gap=2.2),
            Place(LEFT, y, widths),
        )
        y = draw_prose(canvas, own, (LEFT, y - 16, FULL), 2)
        y = title(canvas, "Overview of links between measures", LEFT, y - 4)
        look = Look(rules=("rows", "book", "grid")[index % 3], size=8)
        draw_table(canvas, small, look, Place(LEFT, y, spread(FULL, 7, 150)))

    return drawn(paint), (cells, small)


def survey(rng: Random, index: int) -> Made:
    """Questions of several lines, dotted lines between rows; contacts without any line."""
    first, second = answers(rng), contacts(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"survey {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        if index % 2:
            canvas.setDash(1, 2)
        look = Look(rules=("rows", "book")[index % 2], size=8, gap=5)
        y = draw_table(canvas, first, look, Place(LEFT, y - 6, (230, *([(FULL - 230) / 4] * 4))))
        canvas.setDash()
        y = note(canvas, "Base: all respondents (n = 1,204).", LEFT, y - 2, FULL)
        y = title(canvas, "Regional offices", LEFT, y - 8, 11)
        plain = Look(rules="none", size=9, gap=3, font="Times-Roman")
        y = draw_table(canvas, second, plain, Place(LEFT, y, (120, 110, 90, 150)))
        draw_prose(canvas, own, (LEFT, y - 14, FULL), 2)

    return drawn(paint), (first, second)


def stacked(rng: Random, index: int) -> Made:
    """Tables one below the other, parted by their titles alone; columns that differ."""
    tables = [
        statistics(rng, Plan(rows=4 + i, cols=3 + i, years=i == 1, stub="Sector")) for i in range(3)
    ]

    def paint(canvas: Canvas) -> None:
        y = TOP
        for i, cells in enumerate(tables):
            y = title(
                canvas,
                f"{index + 1}.{i + 1}  {sentence(Random(i + 10 * index))[:60]}",
                LEFT,
                y - 2,
                8,
            )
            look = Look(
                rules=("none", "cmid", "rows")[(index + i) % 3] if index % 2 else "none",
                size=7.5,
                gap=2,
            )
            y = draw_table(canvas, cells, look, Place(LEFT, y, spread(FULL, shape(cells)[1], 140)))

    return drawn(paint), tuple(tables)


def titled_grids(rng: Random, index: int) -> Made:
    """Grids with a title row inside; lists of tasks in cells."""
    first, second = titled(rng), duties(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"titled {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        look = Look(rules="grid", size=8.5, gap=5, head_fill=("", "#D9E2F3")[index % 2])
        y = draw_table(canvas, first, look, Place(LEFT + 40, y - 6, spread(FULL - 80, 5, 120)))
        y = draw_prose(canvas, own, (LEFT, y - 12, FULL), 1)
        rows = replace(look, rules=("rows", "grid", "book")[index % 3], gap=7)
        draw_table(canvas, second, rows, Place(LEFT, y - 6, (120, FULL - 200, 80)))

    return drawn(paint), (first, second)


def diagrams(rng: Random, index: int) -> Made:
    """Flow charts, level bars, margin notes, signatures: and one table."""
    cells = pairs(rng, 6)

    def paint(canvas: Canvas) -> None:
        own = Random(f"diagrams {index}")
        y = title(canvas, "Figure 3: How a request is handled", LEFT, TOP)
        y = _flow_chart(canvas, own, y)
        y = title(canvas, "Figure 4: Requests by sector", LEFT, y - 8)
        y = _level_bars(canvas, own, y)
        for head in own.sample(SUBJECTS, 3):
            canvas.setFont("Helvetica-Bold", 8.5)
            canvas.drawString(LEFT, y - 11.5, head[:22])
            y = draw_text(canvas, paragraph(own, 2), (LEFT + 120, y, FULL - 120))
        y = title(canvas, "Table 7. Requests by type", LEFT, y - 6)
        y = draw_table(canvas, cells, Look(gap=2), Place(LEFT, y, (200, 80))) - 14
        _signatures(canvas, own, y)

    return drawn(paint), (cells,)


def _flow_chart(canvas: Canvas, rng: Random, y: float) -> float:
    canvas.setStrokeColor(HexColor("#000000"))
    for row in range(3):
        for col in range(3):
            x, top = LEFT + col * 165, y - row * 46
            canvas.rect(x, top - 30, 130, 28)
            canvas.setFont("Helvetica", 7.5)
            canvas.drawCentredString(x + 65, top - 14, rng.choice(SUBJECTS))
            canvas.drawCentredString(x + 65, top - 24, rng.choice(REGIONS))
            if col < 2:
                canvas.line(x + 130, top - 16, x + 165, top - 16)
    return y - 140


def _level_bars(canvas: Canvas, rng: Random, y: float) -> float:
    canvas.setFont("Helvetica", 7)
    for name in rng.sample(SUBJECTS, 7):
        y -= 13
        long = rng.uniform(20, 260)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawRightString(LEFT + 140, y + 2, name)
        canvas.setFillColor(HexColor("#1F4E79"))
        canvas.rect(LEFT + 145, y, long, 9, 0, 1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(LEFT + 150 + long, y + 2, f"{long / 2.6:.1f}%")
    return y - 14


def _signatures(canvas: Canvas, rng: Random, y: float) -> None:
    canvas.setFont("Times-Roman", 10)
    for line, pair in enumerate(pairwise(rng.sample(PEOPLE, 3))):
        for i, name in enumerate(pair):
            canvas.drawString(
                LEFT + i * 260, y - 14 * line, name if line == 0 else "Director General"
            )
    canvas.drawString(LEFT, y - 32, "Done at Kessel, 20 May 2014")
    canvas.drawCentredString(WIDTH / 2, 40, "Annual report 2014 | 17")


SECOND_DRAWN: dict[str, Callable[[Random, int], Made]] = {
    "second boxhead": boxhead,
    "second statement": statement,
    "second months": months,
    "second survey": survey,
    "second stacked": stacked,
    "second titled grids": titled_grids,
    "second diagrams": diagrams,
}
