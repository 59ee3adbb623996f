"""The fifth set's second part: sheets whose columns touch, tables abreast, page feet, forms."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications import words
from benchmarks.tables.publications.canvas import (
    Look,
    Place,
    draw_prose,
    draw_text,
    font_of,
    spread,
)
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_fifth import ledger
from benchmarks.tables.publications.drawn_pages import FULL, LEFT, TOP, WIDTH, Made, drawn, title
from benchmarks.tables.publications.kinds_fourth import FONTS, put
from benchmarks.tables.publications.model import Cells, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet


def fitted(cells: Cells, look: Look) -> tuple[float, ...]:
    """Columns as wide as their longest text and the padding."""
    wide = [0.0] * shape(cells)[1]
    for cell in cells:
        here = stringWidth(cell.text, font_of(cell, look), look.size) + 2 * look.pad + 0.1
        wide[cell.col] = max(wide[cell.col], here)
    return tuple(wide)


def printed_sheet(rng: Random, index: int) -> Made:
    """A sheet without lines: sums right beside texts, 2 to 4 points apart; a second below it."""
    first = ledger(rng)
    second = tuple(c for c in ledger(rng) if c.col < 5 and c.row < 9)
    look = Look(
        size=8, gap=(1, 2.5, 4)[index % 3], pad=(1, 1.5, 2)[index % 3], font=FONTS[index % 2]
    )

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawCentredString(WIDTH / 2, TOP, "Grants paid in the year, by recipient")
        rules = (((1, 0, 7),), (), tuple((r, 0, 7) for r in range(shape(first)[0])))[index % 3]
        place = Place(LEFT - 10, TOP - 20, fitted(first, look))
        y = draw_sheet(canvas, first, Sheet(look, rules=rules), place)
        y = draw_prose(canvas, Random(f"sheet {index}"), (LEFT, y - 20, FULL), 1)
        put(canvas, second, Sheet(look), Place(LEFT + 20, y, fitted(second, look)))
        canvas.drawString(LEFT, 30, "grants_final.xls")
        canvas.drawRightString(LEFT + FULL, 30, "Page 1 of 1")

    return drawn(paint), (first, second)


def abreast(rng: Random, index: int) -> Made:
    """Two or three tables abreast without titles: other heads, rows of another height."""
    plans = (
        Plan(rows=6, cols=2, stub="Region", space=","),
        Plan(rows=8, cols=2, years=True, sorts=("decimal",), stub="Sector"),
        Plan(rows=5, cols=1, sorts=("percent",), stub="Group"),
    )
    tables = tuple(statistics(rng, plan) for plan in plans[: 2 + (index % 3 == 1)])

    def paint(canvas: Canvas) -> None:
        own = Random(f"abreast {index}")
        y = low = draw_prose(canvas, own, (LEFT, TOP, FULL), 2)
        step = FULL / len(tables)
        gap = (30.0, 16.0, 44.0)[index % 3]
        for number, cells in enumerate(tables):
            look = Look(size=7.5, gap=2 + (index % 3 != 0) * 1.3 * number, font=FONTS[index % 2])
            rules = (book_rules(cells)[1:2], (), book_rules(cells))[index % 3]
            place = Place(LEFT + number * step, y - 8, spread(step - gap, shape(cells)[1], 75))
            low = min(low, draw_sheet(canvas, cells, Sheet(look, rules=rules), place))
        draw_prose(canvas, own, (LEFT, low - 16, FULL), 2)

    return drawn(paint), tables


def page_foot(rng: Random, index: int) -> Made:
    """A table at the foot under titles set in the middle, the page's number close below it."""
    first = statistics(rng, Plan(rows=7, cols=4, space=",", stub="", total=index % 2 == 0))
    second = statistics(rng, Plan(rows=6, cols=3, years=True, sorts=("decimal",), stub="Item"))

    def page(cells: Cells, number: int) -> Callable[[Canvas], None]:
        def paint(canvas: Canvas) -> None:
            own, font = Random(f"foot {index} {number}"), FONTS[(index + number) % 2]
            y = draw_prose(canvas, own, (LEFT, TOP, FULL), 6)
            while y > 250:
                y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
            canvas.setFont(font, 9)
            canvas.drawCentredString(WIDTH / 2, y - 14, "Persons employed by branch of activity")
            canvas.drawCentredString(WIDTH / 2, y - 26, "(thousands)")
            sheet = Sheet(
                Look(size=9, gap=2, font=font, bold_head=index % 2 == 0),
                rules=(book_rules(cells)[1:2], (), book_rules(cells))[index % 3],
            )
            wide = spread(380, shape(cells)[1], 150)
            foot = draw_sheet(canvas, cells, sheet, Place((WIDTH - 380) / 2, y - 30, wide))
            canvas.setFont(font, 9)
            canvas.drawCentredString(
                WIDTH / 2, foot - (20, 34, 26)[index % 3], f"- {number + 11} -"
            )

        return paint

    return drawn(page(first, 0), page(second, 1)), (first, second)


def short_pairs(rng: Random, index: int) -> Made:
    """Lists of a name and a figure or a text without lines or titles, between paragraphs."""
    first = pairs(rng, rng.randint(3, 5), head=False)
    second = pairs(rng, rng.randint(4, 6), head=index % 2 == 0)
    codes = tuple(
        TrueCell(row, col, text)
        for row, name in enumerate(rng.sample(words.LONG_MEASURES, 5))
        for col, text in enumerate((name, rng.choice(words.PEOPLE)))
    )

    def paint(canvas: Canvas) -> None:
        own, y = Random(f"pairs {index}"), TOP
        look = Look(size=(9.5, 9)[index % 2], gap=(1.5, 4, 2.5)[index % 3], font=FONTS[index % 2])
        for cells, widths in ((first, (200, 70)), (second, (180, 90)), (codes, (170, 110))):
            y = draw_prose(canvas, own, (LEFT, y, FULL), 2)
            left = LEFT + (30, 0, 90)[index % 3]
            y = draw_sheet(canvas, cells, Sheet(look), Place(left, y - 2, widths)) - 8
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    return drawn(paint), (first, second, codes)


def tick_boxes(rng: Random, index: int) -> Made:
    """A form with boxes to tick, drawn or typed, and lines to fill in; one table of fees."""
    cells = pairs(rng, 5)

    def paint(canvas: Canvas) -> None:
        own, y = Random(f"ticks {index}"), TOP
        y = title(canvas, "APPLICATION FOR REGISTRATION", LEFT, y, 12)
        for number, label in enumerate(("Family name", "First names", "Address", "Telephone")):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y - 12, f"{number + 1}. {label}")
            canvas.line(LEFT + 110, y - 14, LEFT + FULL, y - 14)
            y -= 18
        for number, options in enumerate(
            (("Yes", "No"), ("Single", "Married", "Widowed"), ("None", "One", "Two", "More")) * 2
        ):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y - 12, f"{number + 5}. {words.sentence(own)[:60]}?")
            beside = index % 3 == 0 and len(options) == 2
            y -= 0 if beside else 14
            for i, option in enumerate(options):
                _box(canvas, (LEFT + 330 if beside else LEFT + 20) + 85 * i, y - 12, index)
                canvas.drawString((LEFT + 344 if beside else LEFT + 34) + 85 * i, y - 12, option)
            y -= 18
        y = draw_prose(canvas, own, (LEFT, y, FULL), 1)
        sheet = Sheet(Look(size=9, gap=3), rules=book_rules(cells) if index % 2 else ())
        y = put(canvas, cells, sheet, Place(LEFT, y, (190, 80)))
        for label in ("Date", "Signature"):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y - 16, f"{label}: ....................................")
            y -= 20

    return drawn(paint), (cells,)


def _box(canvas: Canvas, x: float, y: float, index: int) -> None:
    if index % 2:
        canvas.setFont("ZapfDingbats", 9)
        canvas.drawString(x, y, "o")
        canvas.setFont("Helvetica", 9)
    else:
        canvas.setLineWidth(0.6)
        canvas.rect(x, y - 1, 8, 8)


def back_matter(rng: Random, index: int) -> Made:
    """Short forms, how to order, an organisation chart, a timeline, a masthead: one table."""
    cells = statistics(rng, Plan(rows=4, cols=3, stub="Item", blanks=0))

    def first(canvas: Canvas) -> None:
        own = Random(f"back {index}")
        y = _chart(canvas, own, TOP)
        y = _timeline(canvas, own, y - 30)
        y = draw_prose(canvas, own, (LEFT, y - 30, FULL), 1)
        sheet = Sheet(Look(size=8), rules=book_rules(cells)[1:] if index % 2 else ())
        y = put(canvas, cells, sheet, Place(LEFT, y, spread(330, 4, 130)), "Source: own data.")
        canvas.setFont("Helvetica", 8)
        for row in range(6):
            for col in range(2):
                text = (
                    f"{own.choice(words.REGIONS)} office: +{own.randint(10, 99)} 555 01 {row}{col}"
                )
                canvas.drawString(LEFT + 250 * col, y - 14 - 11 * row, text)

    def second(canvas: Canvas) -> None:
        own, y = Random(f"orders {index}"), TOP
        y = title(canvas, "HOW TO OBTAIN OUR PUBLICATIONS", LEFT, y, 12)
        for text in (words.sentence(own) for _ in range(5)):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y - 11, "•")
            y = draw_text(canvas, text, (LEFT + 12, y, FULL - 12), 9, "Helvetica")
        for label, text in (
            ("Editor-in-chief:", own.choice(words.PEOPLE)),
            ("Layout:", "Office for Publications"),
            ("Catalogue number:", "KS-QA-10-024-EN-C"),
            ("ISSN:", "1977-0316"),
        ):
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawString(LEFT, y - 11, label)
            canvas.setFont("Helvetica", 8)
            canvas.drawString(LEFT + stringWidth(label, "Helvetica-Bold", 8) + 4, y - 11, text)
            y -= 12
        for i in range(3):
            text = words.paragraph(own, 3)
            draw_text(canvas, text, (LEFT + i * FULL / 3, y - 20, FULL / 3 - 14), 8, "Helvetica")

    return drawn(first, second), (cells,)


def _chart(canvas: Canvas, rng: Random, y: float) -> float:
    """Boxes of an organisation joined by lines; returns the y below."""
    canvas.setFont("Helvetica", 7)
    for level, count in enumerate((1, 3, 4)):
        for i in range(count):
            x = LEFT + (i + 0.5) * FULL / count - 55
            canvas.setFillColor(HexColor("#EEF3F8"))
            canvas.rect(x, y - 26 - 44 * level, 110, 26, 1, 1)
            canvas.setFillColor(HexColor("#000000"))
            canvas.drawCentredString(x + 55, y - 11 - 44 * level, rng.choice(words.SUBJECTS)[:24])
            canvas.drawCentredString(x + 55, y - 20 - 44 * level, rng.choice(words.PEOPLE))
            canvas.line(x + 55, y - 26 - 44 * level, x + 55, y - 35 - 44 * level)
    return y - 140


def _timeline(canvas: Canvas, rng: Random, y: float) -> float:
    """Years on a line and what happened above and below; returns the y below."""
    canvas.line(LEFT, y, LEFT + FULL, y)
    canvas.setFont("Helvetica", 7)
    for i in range(6):
        x = LEFT + (i + 0.5) * FULL / 6
        canvas.circle(x, y, 2, 1, 1)
        canvas.drawCentredString(x, y + 6, str(2003 + i))
        canvas.drawCentredString(x, y - 12, rng.choice(words.MEASURES))
        canvas.drawCentredString(x, y - 20, rng.choice(words.PARTS).lower())
    return y - 24


FIFTH_MORE: dict[str, Callable[[Random, int], Made]] = {
    "fifth printed sheet": printed_sheet,
    "fifth abreast": abreast,
    "fifth page foot": page_foot,
    "fifth short pairs": short_pairs,
    "fifth tick boxes": tick_boxes,
    "fifth back matter": back_matter,
}
