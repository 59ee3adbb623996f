"""A fourth set: statistical bulletins, budget annexes, reports of auditors, lists of indicators."""

from __future__ import annotations

import html
from collections.abc import Callable
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tables.publications import contents, drawn_other, kinds_web, latex, web, words
from benchmarks.tables.publications.canvas import Look, Place, draw_prose, draw_text, spread
from benchmarks.tables.publications.contents import Plan, statistics
from benchmarks.tables.publications.contents_fourth import (
    balance,
    coded,
    indicators,
    monthly,
    steps,
)
from benchmarks.tables.publications.drawn_pages import FULL, HEIGHT, LEFT, TOP, WIDTH, Made, drawn
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.sheets import Sheet, book_rules, draw_sheet, spanner_rules

pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
pdfmetrics.registerFont(TTFont("Vera-Bold", "VeraBd.ttf"))
FONTS = ("Helvetica", "Times-Roman", "Vera")


def _line(canvas: Canvas, text: str, x: float, y: float, font: str = "Helvetica") -> None:
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(font, 8)
    canvas.drawString(x, y, text)


def put(canvas: Canvas, cells: Cells, sheet: Sheet, at: Place, note: str = "") -> float:
    """A table with its title above (below with "^") and small print; returns the y below."""
    name = f"Table {len(cells)}. {words.sentence(Random(len(cells)))[:52]}"
    wide = at.left(len(at.widths)) - at.x
    y = at.top
    if not note.startswith("^"):
        y = draw_text(canvas, name, (at.x, y, wide), 8.5, "Helvetica-Bold")
    y = draw_sheet(canvas, cells, sheet, Place(at.x, y, at.widths))
    if note.startswith("^"):
        y = draw_text(canvas, name, (at.x, y - 2, wide), 8.5, "Helvetica-Bold")
    return draw_text(canvas, note.strip("^"), (at.x, y - 1, wide), 6.5, "Helvetica") - 8


def two_columns(rng: Random, index: int) -> Made:
    """Text in two columns under a running head; tables in each, one over both at the foot."""
    first = statistics(rng, Plan(rows=8, cols=2, long=0.4, stub="Group", space=","))
    second = statistics(rng, Plan(rows=6, cols=3, years=True, sorts=("decimal",), groups="indent"))
    third = statistics(rng, Plan(rows=6, spans=(3, 3), stub="Sector", total=True, notes=0.1))

    def paint(canvas: Canvas) -> None:
        own, half, font = Random(f"two {index}"), FULL / 2 - 9, FONTS[index % 3]
        right = LEFT + half + 18
        _line(canvas, f"{index + 3} | Annual report 2011", LEFT, HEIGHT - 36)
        canvas.line(LEFT, HEIGHT - 40, LEFT + FULL, HEIGHT - 40)
        sheet = Sheet(
            Look(size=7.5, gap=(0, 2, 1)[index % 3], font=font, low=True), leaders=index != 1
        )
        y = draw_prose(canvas, own, (LEFT, TOP, half), 2, 9)
        low = put(
            canvas, first, sheet, Place(LEFT, y - 4, spread(half, 3, 120)), "Source: own data."
        )
        low = draw_prose(canvas, own, (LEFT, low, half), 1, 9)
        y = draw_prose(canvas, own, (right, TOP, half), 1, 9)
        sheet = Sheet(
            Look(size=7.5, gap=2, font=font), rules=book_rules(second)[1:2] if index else ()
        )
        y = put(canvas, second, sheet, Place(right, y - 4, spread(half, 4, 100)), "^")
        low = min(low, draw_prose(canvas, own, (right, y, half), 2, 9))
        wide = Sheet(
            Look(size=8, gap=2, font=font), rules=(*spanner_rules(third), (head_rows(third), 0, 7))
        )
        put(canvas, third, wide, Place(LEFT, low - 8, spread(FULL, 7, 130)), "p: provisional.")

    return drawn(paint), (first, second, third)


def auditors(rng: Random, index: int) -> Made:
    """Paragraphs with numbers in the margin, a unit above the table, texts without rules."""
    first, second = coded(rng), steps(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"audit {index}")
        y = _numbered(canvas, own, TOP, 3)
        canvas.setFont("Times-Italic", 8)
        canvas.drawRightString(LEFT + FULL, y - 8, "(EUR million)")
        rules = (book_rules(first), (), (*spanner_rules(first), (2, 0, 6)))[index % 3]
        look = Look(size=7.5, gap=2, font=FONTS[index % 3])
        place = Place(LEFT, y - 10, (48, FULL - 48 - 264, 66, 66, 66, 66))
        y = put(canvas, first, Sheet(look, rules=rules, inset=3), place, "p.m.: token entry.")
        y = _numbered(canvas, own, y, 2)
        leads = dict.fromkeys(range(1, shape(second)[0]), (6.0, 3.0)[index % 2])
        rules = book_rules(second)[1:2] if index % 2 else ()
        put(
            canvas, second, Sheet(look, leads=leads, rules=rules), Place(LEFT, y, (26, 270, 80, 90))
        )

    return drawn(paint), (first, second)


def _numbered(canvas: Canvas, rng: Random, y: float, count: int) -> float:
    for number in range(count):
        _line(canvas, f"{number + 14}.", LEFT, y - 11, "Times-Roman")
        y = draw_prose(canvas, rng, (LEFT + 28, y, FULL - 28), 1)
    return y


def matrices(rng: Random, index: int) -> Made:
    """Balances of eight fuels; months under years with narrow gaps; on a wide page."""
    first, second = balance(rng), monthly(rng)

    def paint(canvas: Canvas) -> None:
        font, cols = FONTS[(index + 1) % 3], shape(second)[1]
        sheet = Sheet(
            Look(size=7, gap=1.5, font=font), rules=((1, 0, 9),) * bool(index), leads={6: 2, 7: 2}
        )
        y = put(
            canvas, first, sheet, Place(50, WIDTH - 50, spread(470, 9, 120)), "1 toe = 41.868 GJ"
        )
        rules = (*spanner_rules(second), (2, 0, cols)) if index % 3 != 1 else ()
        tight = Sheet(Look(size=6.5, gap=1, pad=1.5, font=font), rules=rules, inset=2)
        put(canvas, second, tight, Place(50, y, spread(360, cols, 60)), ".. not available")

    return drawn(paint, size=(HEIGHT, WIDTH)), (first, second)


def beside_charts(rng: Random, index: int) -> Made:
    """Bars and lines with their axes, small tables beside them, shaded rows, titles below."""
    first = statistics(rng, Plan(rows=7, cols=2, sorts=("percent", "count"), stub="Region"))
    second = indicators(rng)

    def paint(canvas: Canvas) -> None:
        own = Random(f"chart {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        left, chart = (LEFT, LEFT + 250) if index % 2 else (LEFT + 280, LEFT + 20)
        (drawn_other.bar_chart, drawn_other.line_chart)[index % 2](
            canvas, own, (chart, y - 120, 220, 105)
        )
        shades = dict.fromkeys(range(1, 8, 2), "#E4ECF5") if index % 2 else {}
        small = Sheet(Look(size=8, gap=3, font=FONTS[index % 3]), fills=shades)
        y = put(canvas, first, small, Place(left, y, spread(200, 3, 90)), "^Source: census.") - 30
        rules = (book_rules(second), (), book_rules(second)[1:2])[index % 3]
        wide = Sheet(Look(size=7.5, gap=3, font=FONTS[index % 3]), rules=rules)
        y = put(canvas, second, wide, Place(LEFT, y, (170, 60, 40, 40, 40, 40, 90)), "n/a: none.")
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    return drawn(paint), (first, second)


def no_tables(rng: Random, index: int) -> Made:
    """Contents, references, formulas, definitions, addresses, an order of business: one table."""
    cells = contents.pairs(rng, 5, head=index % 2 == 0)

    def first(canvas: Canvas) -> None:
        own, y = Random(f"none {index}"), TOP
        for number in range(1, 16):
            dots = "" if index == 1 else " " + ". " * 40
            _line(canvas, f"{number // 4 + 1}.{number % 4}", LEFT, y)
            _line(canvas, (words.sentence(own)[:50] + dots)[:110], LEFT + 30, y)
            canvas.drawRightString(LEFT + FULL, y, str(3 * number))
            y -= 13
        for _ in range(6):
            name = f"{own.choice(words.PEOPLE)} ({own.randint(1990, 2012)})"
            text = f"{name}, {words.sentence(own)} Vol. {own.randint(2, 40)}, pp. 31-90."
            y = draw_text(canvas, text, (LEFT, y, FULL), 9) + 2
        for number in range(1, 4):
            _line(canvas, f"Y = a{number} + b{number} X + e", LEFT + 150, y - 14, "Times-Italic")
            canvas.drawRightString(LEFT + FULL, y - 14, f"({number})")
            y -= 26
        y = put(canvas, cells, Sheet(Look(size=9, gap=3)), Place(LEFT, y, (170, 70)))
        for text in ("where", "X = the share of households", "e = the error of estimation"):
            y -= 13
            _line(canvas, text, LEFT + 20 * (text != "where"), y)
        draw_prose(canvas, own, (LEFT, y, FULL), 2)

    def second(canvas: Canvas) -> None:
        own = Random(f"letters {index}")
        y = drawn_other.form(canvas, own, (LEFT, TOP, FULL))
        y = draw_prose(canvas, own, (LEFT, y, FULL), 2)
        for column in range(3):
            for row, text in enumerate(
                ("Regional office", own.choice(words.REGIONS), "Tel. 555 01 23")
            ):
                _line(canvas, text, LEFT + 165 * column, y - 12 * row - 10)

    return drawn(first, second), (cells,)


def typed(rng: Random, index: int) -> Made:
    """Line printer output between typed dashes; figures set on their decimal points."""
    first = statistics(rng, Plan(rows=8, cols=4, space=",", stub="Area", sorts=("large", "count")))
    second = statistics(rng, Plan(rows=8, cols=4, sorts=("decimal", "change"), align="center"))

    def paint(canvas: Canvas) -> None:
        own = Random(f"typed {index}")
        y = draw_prose(canvas, own, (LEFT, TOP, FULL), 1)
        canvas.setFont("Courier", 8)
        place = Place(LEFT, y - 10, spread(430, 5, 150))
        foot = draw_sheet(canvas, first, Sheet(Look(size=8, gap=1.5, font="Courier")), place)
        for level in (y - 9, foot - 6) if index % 2 else ():
            canvas.drawString(LEFT, level, "-" * 89)
        y = draw_prose(canvas, own, (LEFT, foot - 20, FULL), 1)
        sheet = Sheet(
            Look(size=8.5, gap=(1, 5, 2)[index % 3], font="Times-Roman", bold_head=False),
            rules=((1, 0, 5),) if index % 3 == 2 else (),
        )
        put(canvas, second, sheet, Place(LEFT + 60, y, spread(330, 5, 120)), "^")

    return drawn(paint), (first, second)


def one_after_another(rng: Random, index: int) -> Made:
    """Four tables, their titles between them; groups in a column of their own; uneven widths."""
    plans = (
        Plan(rows=8, spans=(2, 2), groups="side", units="all"),
        Plan(rows=4, cols=3, units="each"),
        Plan(rows=5, cols=6, years=True, space=" ", blanks=0.2),
        Plan(rows=6, cols=2, total=True),
    )
    tables = tuple(statistics(rng, plan) for plan in plans)

    def paint(canvas: Canvas) -> None:
        y = TOP
        for number, cells in enumerate(tables):
            rules = (book_rules(cells), (), ((head_rows(cells), 0, shape(cells)[1]),))[
                (index + number) % 3
            ]
            sheet = Sheet(Look(size=8, gap=2.5, font=FONTS[(index + number) % 3]), rules=rules)
            wide = (FULL, 300, FULL, 230)[number]
            left = LEFT if index % 2 else LEFT + (FULL - wide) / 2
            y = put(
                canvas,
                cells,
                sheet,
                Place(left, y, spread(wide, shape(cells)[1], 105)),
                "Note: revised.",
            )

    return drawn(paint), tables


def annex(rng: Random, index: int) -> tuple[str, tuple[Cells, ...]]:
    """A technical annex in two columns: a table in each, formulas, one over both."""
    small, texts = statistics(rng, Plan(rows=6, cols=3, stub="")), steps(rng, 5)
    look = latex.Look(rules=("none", "book", "lines")[index % 3], size="scriptsize", gap=3)
    prose = [latex.escape(words.paragraph(rng)) + "\n\n" for _ in range(6)]
    wide = latex.Look(
        rules=("book", "none")[index % 2], size="footnotesize", stub="l", number="p{35mm}"
    )
    body = (
        r"\begin{table*}[t]\caption{State of play}" + latex.tabular(texts, wide) + r"\end{table*}"
    )
    body += "".join(prose[:3]) + r"\[ y_i = \alpha + \beta x_i + \epsilon_i \]"
    body += (
        r"\begin{table}[h]\centering " + latex.tabular(small, look) + r"\caption{Shares}\end{table}"
    )
    return latex.page(body + "".join(prose[3:]), options="9pt,twocolumn", margin="20mm"), (
        small,
        texts,
    )


def conjoncture(rng: Random, index: int) -> tuple[str, tuple[Cells, ...]]:
    """French statistics: « Champ », « Lecture », shaded heads, two columns of text below."""
    first = statistics(
        rng, Plan(rows=10, spans=(2, 2, 2), total=True, groups="section", blanks=0.1)
    )
    second = statistics(rng, Plan(rows=6, cols=2, stub="", long=0.5))
    css = "font-size:7.5pt;font-family:'DejaVu Sans Condensed'"
    text = (
        f'<p class="note">Champ : {html.escape(words.sentence(rng))} Lecture : 12,3 % en 2012.</p>'
    )
    look = web.Look(("open", "bands", "lines")[index % 3], css=css)
    body = f"<h3>Tableau 1 – Effectifs</h3>{web.table(first, look)}"
    small = web.table(second, web.Look(("open", "lines")[index % 2], css=css))
    columns = f"{kinds_web.prose(rng, 2)}<h3>Tableau 2</h3>{small}{text}{kinds_web.prose(rng, 3)}"
    body += f'{text}<div class="two">{columns}</div>'
    return web.page(body), (first, second)


FOURTH_DRAWN: dict[str, Callable[[Random, int], Made]] = {
    "fourth two columns": two_columns,
    "fourth auditors": auditors,
    "fourth matrices": matrices,
    "fourth beside charts": beside_charts,
    "fourth no tables": no_tables,
    "fourth typed": typed,
    "fourth one after another": one_after_another,
}
FOURTH_LATEX = {"fourth annex": annex}
FOURTH_WEB = {"fourth conjoncture": conjoncture}
