"""Publications written as web pages: agency reports, bulletins, brochures."""

from __future__ import annotations

import html
from collections.abc import Callable
from random import Random

from benchmarks.tables.publications.contents import Plan, measures, pairs, statistics
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.publications.web import SHEETS, Look, page, table
from benchmarks.tables.publications.words import (
    PEOPLE,
    SUBJECTS,
    act,
    figure,
    paragraph,
    sentence,
)

Made = tuple[str, tuple[Cells, ...]]
LOOKS = tuple(SHEETS)


def prose(rng: Random, count: int = 1) -> str:
    """Paragraphs."""
    return "".join(f"<p>{html.escape(paragraph(rng))}</p>" for _ in range(count))


def captioned(rng: Random, number: int, inside: str) -> str:
    """A table with its title and source."""
    name = html.escape(sentence(rng).rstrip("."))
    source = f"Source: {rng.choice(PEOPLE)}, annual survey of {rng.choice(SUBJECTS).lower()}."
    return f'<h3>Table {number} – {name}</h3>{inside}<p class="note">{source}</p>'


def agency(rng: Random, index: int) -> Made:
    """Section rows, totals, units in the head."""
    plan = Plan(
        rows=9, cols=rng.randint(3, 5), groups="section", units="each", total=True, stub="Item"
    )
    first = statistics(rng, plan)
    second = statistics(rng, Plan(rows=6, cols=5, sorts=("dollar", "percent"), long=0.4, space=","))
    body = prose(rng) + captioned(rng, 1, table(first, Look(LOOKS[index % 7]))) + prose(rng)
    look = Look(LOOKS[(index + 3) % 7], stub="30%", low=index % 2 == 1)
    return page(body + captioned(rng, 2, table(second, look)) + prose(rng)), (first, second)


def beside(rng: Random, index: int) -> Made:
    """Two tables beside each other; a table beside text."""
    left, right = (statistics(rng, Plan(rows=6, cols=2, stub="")) for _ in range(2))
    third = pairs(rng, 6)
    look = Look(("lines", "open", "bands", "grid")[index % 4])
    pair = "".join(
        f"<div>{captioned(rng, i + 1, table(c, look))}</div>" for i, c in enumerate((left, right))
    )
    body = prose(rng) + f'<div class="side">{pair}</div>' + prose(rng)
    body += f'<div class="side"><div>{prose(rng, 2)}</div>'
    body += f"<div>{captioned(rng, 3, table(third, look))}</div></div>{prose(rng)}"
    return page(body), (left, right, third)


def text_columns(rng: Random, index: int) -> Made:
    """Text in two columns with tables within and between."""
    small = statistics(rng, Plan(rows=6, cols=2, stub="", sorts=("percent",)))
    wide = statistics(rng, Plan(rows=7, spans=(2, 2, 2), total=True))
    look = Look(("lines", "open", "bands")[index % 3])
    body = f'<h2>Overview</h2><div class="two">{prose(rng, 2)}'
    body += f'<div style="break-inside:avoid">{captioned(rng, 1, table(small, look))}</div>'
    body += f"{prose(rng, 3)}</div>{captioned(rng, 2, table(wide, look))}"
    return page(f'{body}<div class="two">{prose(rng, 4)}</div>'), (small, wide)


def spans(rng: Random, index: int) -> Made:
    """Group cells beside their rows; heads of two levels."""
    plan = Plan(rows=10, spans=(2, 2), groups="side", top=index % 2 == 0, stub="Item")
    first = statistics(rng, plan)
    second = statistics(rng, Plan(rows=6, spans=(3, 2), years=True, total=True))
    sheets = ("lines", "grid", "agency", "white", "upright")
    body = prose(rng) + captioned(rng, 1, table(first, Look(sheets[index % 5])))
    body += prose(rng) + captioned(rng, 2, table(second, Look(sheets[(index + 2) % 5])))
    return page(body + prose(rng), base="10pt 'Liberation Sans'"), (first, second)


def text_tables(rng: Random, index: int) -> Made:
    """Tables of prose in two to four columns."""
    first = measures(rng, 4, long=3, cols=2)
    second = measures(rng, 4, long=2, cols=4)
    sheets = ("lines", "agency", "open", "bands", "grid")
    body = prose(rng) + captioned(rng, 1, table(first, Look(sheets[index % 5], stub="50%")))
    body += captioned(rng, 2, table(second, Look(sheets[(index + 1) % 5], stub="35%")))
    return page(body + prose(rng)), (first, second)


def cards(rng: Random, index: int) -> Made:
    """Key figures in boxes, lists, definitions, contents: and one table."""
    cells = statistics(rng, Plan(rows=5, cols=4, stub="Item"))
    figures = "".join(
        '<div style="border:1px solid #999;padding:6pt;text-align:center">'
        '<b style="font-size:16pt">'
        f"{figure(rng, 'count')}</b><br>{rng.choice(SUBJECTS)}</div>"
        for _ in range(4)
    )
    contents = "".join(
        f'<div style="display:flex"><span>{i}. {rng.choice(SUBJECTS)}</span>'
        '<span style="flex:1;overflow:hidden;white-space:nowrap">'
        + " ." * 120
        + f"</span><span>{3 * i}</span></div>"
        for i in range(1, 10)
    )
    terms = "".join(
        f"<dt><b>{rng.choice(SUBJECTS)}</b></dt><dd>{sentence(rng)}</dd>" for _ in range(4)
    )
    items = "".join(f"<li>{html.escape(act(rng))}</li>" for _ in range(6))
    people = "".join(
        f"<div>{name}<br>Unit {i}<br>Phone 555 01{i}{i}</div>" for i, name in enumerate(PEOPLE[:3])
    )
    body = f"<h2>Contents</h2>{contents}<h2>At a glance</h2>"
    body += f'<div class="side">{figures}</div>{prose(rng)}'
    body += f'<ol>{items}</ol><dl>{terms}</dl><div class="side">{people}</div>{prose(rng)}'
    return page(body + captioned(rng, 1, table(cells, Look("lines")))), (cells,)


def long_tables(rng: Random, index: int) -> Made:
    """A table over two pages, its head repeated."""
    cells = statistics(rng, Plan(rows=48, cols=5, groups=("", "indent")[index % 2], blanks=0.08))
    look = Look(("lines", "bands", "agency", "open")[index % 4])
    return page(prose(rng, 2) + captioned(rng, 1, table(cells, look)) + prose(rng, 2)), (cells,)


def framed(rng: Random, index: int) -> Made:
    """Boxes with a title, a table and a source; small type; a shaded ground."""
    first = statistics(rng, Plan(rows=6, cols=5, sorts=("decimal", "change"), years=True))
    second = statistics(rng, Plan(rows=12, cols=9, blanks=0.2, stub=""))
    css = (
        "border:1pt solid #000",
        "background:#eef3e6",
        "border:0.5pt solid #999;border-radius:6pt",
    )
    open_look = Look(("open", "lines", "bands")[index % 3])
    tiny = Look(("lines", "upright")[index % 2], css="font-size:6pt")
    body = prose(rng, 2)
    inside = captioned(rng, 1, table(first, open_look))
    body += f'<div style="{css[index % 3]};padding:8pt">{inside}</div>'
    return page(body + prose(rng) + captioned(rng, 2, table(second, tiny))), (first, second)


def narrow(rng: Random, index: int) -> Made:
    """Narrow tables in the middle of the page, without rules or with few."""
    tables = [
        pairs(rng, rng.randint(3, 7), head=i != 1)
        if i < 2
        else statistics(rng, Plan(rows=3, cols=3))
        for i in range(3)
    ]
    body = ""
    for number, cells in enumerate(tables, start=1):
        look = Look(
            ("open", "lines")[(index + number) % 2],
            width=("60%", "45%", "80%")[number - 1],
            css="margin:auto",
        )
        body += prose(rng, 2) + captioned(rng, number, table(cells, look))
    return page(body), tuple(tables)


WEB: dict[str, Callable[[Random, int], Made]] = {
    "web agency": agency,
    "web beside": beside,
    "web text columns": text_columns,
    "web spans": spans,
    "web text tables": text_tables,
    "web few tables": cards,
    "web long tables": long_tables,
    "web framed": framed,
    "web narrow": narrow,
}
