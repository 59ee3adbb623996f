"""The second set in LaTeX and HTML: estimates, panels, captions within frames, directories."""

from __future__ import annotations

import html
from collections.abc import Callable
from random import Random

from benchmarks.tables.publications import kinds_web
from benchmarks.tables.publications.contents import Plan, measures, pairs, statistics
from benchmarks.tables.publications.contents_more import (
    accounts,
    answers,
    contacts,
    duties,
    estimates,
    matrix,
    panels,
)
from benchmarks.tables.publications.latex import Look, escape, page, tabular
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.publications.web import Look as WebLook
from benchmarks.tables.publications.web import page as web_page
from benchmarks.tables.publications.web import table
from benchmarks.tables.publications.words import PEOPLE, SUBJECTS, paragraph, sentence

Made = tuple[str, tuple[Cells, ...]]


def _prose(rng: Random) -> str:
    return escape(paragraph(rng)) + "\n\n"


def _centred(rng: Random, inside: str, number: int) -> str:
    name = escape(sentence(rng).rstrip("."))
    head = rf"\begin{{center}}\textsc{{Table {number}}}\\{name}\par\smallskip "
    foot = r"\par\smallskip{\scriptsize Notes: Standard errors in parentheses. *** p$<$0.01.}"
    return f"{head}{inside}{foot}\\end{{center}}\n\n"


def regressions(rng: Random, index: int) -> Made:
    """Coefficients over their errors; a triangle of correlations."""
    first, second = estimates(rng), matrix(rng, marks=False)
    body = _prose(rng) + _centred(
        rng, tabular(first, Look(number="c", rules=("book", "lines")[0])), 1
    )
    body += _prose(rng) + _centred(rng, tabular(second, Look(number="c", size="footnotesize")), 2)
    return page(body + _prose(rng), options="11pt", font="palatino"), (first, second)


def panelled(rng: Random, index: int) -> Made:
    """Panels in one table; two text columns with a table over both."""
    cells, small = panels(rng), statistics(rng, Plan(rows=5, cols=3, stub=""))
    look = Look(rules=("book", "cmid")[index % 2], size="small")
    wide = r"\begin{table*}[t]\centering\caption{Results by panel}" + tabular(cells, look)
    body = wide + r"\end{table*}" + "".join(_prose(rng) for _ in range(5))
    body += r"\begin{table}[h]\centering\caption{Shares}" + tabular(
        small, Look(size="footnotesize", gap=4)
    )
    body += r"\end{table}" + "".join(_prose(rng) for _ in range(5))
    return page(body, options="10pt,twocolumn", margin="18mm", font="times"), (cells, small)


def ledger(rng: Random, index: int) -> Made:
    """Accounts set in LaTeX, with and without notes, dot leaders to figures."""
    first, second = accounts(rng, notes=True), accounts(rng, notes=False)
    body = _prose(rng) + _centred(rng, tabular(first, Look(rules=("none", "book")[index % 2])), 1)
    look = Look(rules="none", leaders=True, stub="p{70mm}", size="footnotesize")
    return page(body + _prose(rng) + _centred(rng, tabular(second, look), 2), font="mathptmx"), (
        first,
        second,
    )


def framed_captions(rng: Random, index: int) -> Made:
    """Captions inside the frame of the table element, notes in its foot, dotted lines."""
    first, second = answers(rng), statistics(rng, Plan(rows=8, spans=(2, 2), groups="side"))
    css = "border:1pt solid #345;border-collapse:collapse"
    dotted = "table.dot td{border-bottom:1pt dotted #555} table.mid td{vertical-align:middle}"
    name = html.escape(sentence(rng))
    body = kinds_web.prose(rng) + f"<h3>Table A – {name}</h3>"
    body += table(first, WebLook("open", css=css, stub="45%")).replace(
        'class="open"', 'class="open dot"'
    )
    body += kinds_web.prose(rng) + f"<h3>Table B – {name}</h3>"
    sheet = ("lines", "bands", "grid", "white")[index % 4]
    body += table(second, WebLook(sheet)).replace(f'class="{sheet}"', f'class="{sheet} mid"')
    note = '<p class="note">(1) Estimates. (2) Excluding part-time staff.</p>'
    return web_page(body + note + kinds_web.prose(rng), extra=dotted), (first, second)


def directories(rng: Random, index: int) -> Made:
    """Offices and tasks as texts; narrow gaps; lists that are no tables."""
    first, second = contacts(rng), duties(rng)
    sheet = ("open", "lines", "agency", "bands")[index % 4]
    steps = "".join(
        f"<p><b>Step {i}</b>&emsp;{html.escape(sentence(rng))}</p>" for i in range(1, 5)
    )
    body = kinds_web.prose(rng) + table(first, WebLook(sheet, css="font-size:7.5pt")) + steps
    body += kinds_web.captioned(
        rng, 2, table(second, WebLook(("open", "lines")[index % 2], stub="20%"))
    )
    faq = "".join(
        f"<p><b>Q:</b> {sentence(rng)}<br><b>A:</b> {sentence(rng)}</p>" for _ in range(3)
    )
    return web_page(body + faq, base="9.5pt 'DejaVu Sans'"), (first, second)


def bulletin(rng: Random, index: int) -> Made:
    """Three text columns; a table in one; key figures; a wide table at the foot."""
    small = pairs(rng, 6, head=index % 2 == 0)
    wide = statistics(rng, Plan(rows=7, cols=7, years=True, sorts=("decimal",), stub="Item"))
    facts = "".join(f"<p><b>{rng.randint(2, 98)} %</b> {sentence(rng)}</p>" for _ in range(3))
    body = f'<h2>{rng.choice(SUBJECTS)}</h2><div style="columns:3;column-gap:14pt">'
    body += kinds_web.prose(rng, 3)
    body += (
        f'<div style="break-inside:avoid"><h3>Table 1</h3>{table(small, WebLook("lines"))}</div>'
    )
    body += f"{facts}{kinds_web.prose(rng, 2)}</div>"
    look = WebLook(("agency", "bands", "open")[index % 3])
    return web_page(body + kinds_web.captioned(rng, 2, table(wide, look)), base="8.5pt Carlito"), (
        small,
        wide,
    )


def rowed(rng: Random, index: int) -> Made:
    """Three tables in a row of three; a table of prose under the same margins."""
    three = tuple(pairs(rng, 5) for _ in range(3))
    text = measures(rng, 3, long=2, cols=3)
    look = WebLook(("lines", "grid", "bands")[index % 3], css="font-size:7.5pt")
    cells = "".join(
        f"<div><h3>Table {i + 1}</h3>{table(c, look)}</div>" for i, c in enumerate(three)
    )
    body = kinds_web.prose(rng) + f'<div class="side">{cells}</div>' + kinds_web.prose(rng)
    people = " · ".join(PEOPLE)
    body += kinds_web.captioned(rng, 4, table(text, WebLook("lines", stub="55%")))
    return web_page(f'{body}<p class="note">{people}</p>'), (*three, text)


SECOND_LATEX: dict[str, Callable[[Random, int], Made]] = {
    "second regressions": regressions,
    "second panels": panelled,
    "second ledger": ledger,
}
SECOND_WEB: dict[str, Callable[[Random, int], Made]] = {
    "second framed captions": framed_captions,
    "second directories": directories,
    "second bulletin": bulletin,
    "second row of tables": rowed,
}
