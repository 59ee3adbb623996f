"""The third set in LaTeX, HTML and an office suite: full width, fact sheets, scoreboards."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from random import Random

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt

from benchmarks.tables.publications import kinds_office, kinds_web
from benchmarks.tables.publications.contents import Plan, pairs, statistics
from benchmarks.tables.publications.contents_third import (
    fiche,
    folded,
    glossary,
    logframe,
    poll,
    states,
    three_texts,
)
from benchmarks.tables.publications.latex import Look, escape, page, tabular
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.publications.web import Look as WebLook
from benchmarks.tables.publications.web import page as web_page
from benchmarks.tables.publications.web import table
from benchmarks.tables.publications.words import PEOPLE, SUBJECTS, paragraph, sentence

Made = tuple[str, tuple[Cells, ...]]


def _prose(rng: Random, count: int = 1) -> str:
    return "".join(escape(paragraph(rng)) + "\n\n" for _ in range(count))


def _titled(rng: Random, inside: str, number: int) -> str:
    name = escape(sentence(rng).rstrip("."))
    head = rf"\noindent\textsf{{\small\textbf{{Table {number}}}\quad {name}}}\par\smallskip "
    foot = r"\par{\scriptsize\textsf{Source: Ministry of planning, unpublished data.}}\medskip"
    return rf"{head}\noindent {inside}{foot}" + "\n\n"


def full_width(rng: Random, index: int) -> Made:
    """Few columns spread over the whole line; extra space between groups of rows."""
    first = statistics(rng, Plan(rows=9, cols=3, groups=("", "indent")[index % 2], space=","))
    second = poll(rng)
    body = _prose(rng)
    for number, cells in enumerate((first, second), start=1):
        look = Look(rules=("book", "none")[(index + number) % 2], number="c")
        wide = r"\begin{tabular*}{\textwidth}{@{\extracolsep{\fill}}"
        text = tabular(cells, look).replace(r"\begin{tabular}{", wide)
        body += _titled(rng, text.replace(r"\end{tabular}", r"\end{tabular*}"), number)
        body += _prose(rng)
    return page(body, font="charter", options="11pt"), (first, second)


def long_continued(rng: Random, index: int) -> Made:
    """States over two pages, head and "(continued)" on each, a foot on the first."""
    cells = statistics(rng, Plan(rows=64, cols=5, stub="Area", space=",", blanks=0.1))
    text = tabular(cells, Look(rules="book", size="footnotesize"), environment="longtable")
    start = text.index(r"\toprule")
    end = text.index(r"\midrule") + len(r"\midrule")
    head = text[start:end]
    named = r"\multicolumn{6}{l}{\textbf{Table 9. Results by area%s}}\\"
    first, later = named % "", named % " (continued)"
    foot = r"\multicolumn{6}{r}{\textit{Continued on next page}}\\\endfoot\bottomrule\endlastfoot"
    body = text[end:].replace(r"\bottomrule", "")
    full = rf"{text[:start]}{first}{head}\endfirsthead {later}{head}\endhead {foot}{body}"
    return page(_prose(rng) + full + _prose(rng), font="times"), (cells,)


def report_frame(rng: Random, index: int) -> Made:
    """Texts in three or four columns in LaTeX; acronyms without any rule."""
    first, second = three_texts(rng, 5), glossary(rng)
    look = Look(
        rules=("book", "lines")[index % 2], size="footnotesize", stub="p{45mm}", number="p{50mm}"
    )
    plain = Look(rules=("none", "book")[index % 2], stub="l", number="p{90mm}")
    body = _prose(rng) + _titled(rng, tabular(first, look), 1) + _prose(rng)
    return page(body + _titled(rng, tabular(second, plain), 2) + _prose(rng)), (first, second)


def fact_sheet(rng: Random, index: int) -> Made:
    """A table floats at the right of the text; a side bar of contacts; key figures."""
    small, wide = pairs(rng, 7), states(rng, 6)
    sheet = ("lines", "open", "bands")[index % 3]
    side = ("right", "left")[index % 2]
    floated = f'<div style="float:{side};width:44%;margin:4pt 12pt"><h3>Key data</h3>'
    floated += table(small, WebLook(sheet, css="font-size:8pt")) + "</div>"
    facts = "".join(
        f'<div style="font:bold 18pt sans-serif;color:#069">{rng.randint(2, 99)}%'
        f'<div style="font:7pt sans-serif">{rng.choice(SUBJECTS)}</div></div>'
        for _ in range(4)
    )
    bar = f'<p style="border-left:4pt solid #069;padding-left:8pt">{html.escape(sentence(rng))}</p>'
    body = f'<div class="side">{facts}</div>{floated}{kinds_web.prose(rng, 3)}{bar}'
    look = WebLook(("open", "lines", "agency")[index % 3], css="font-size:6.5pt;line-height:1.05")
    body += f'<div style="clear:both"></div>{kinds_web.captioned(rng, 2, table(wide, look))}'
    return web_page(body, base="9pt 'Liberation Sans'"), (small, wide)


def scoreboard(rng: Random, index: int) -> Made:
    """Bands of colour over groups of columns, bars drawn beside names, a list of dates."""
    cells = statistics(
        rng,
        Plan(rows=9, spans=(3, 2), top=index % 2 == 0, sorts=("decimal", "percent"), blanks=0.1),
    )
    bars = "".join(
        f'<div style="display:flex;font-size:7.5pt"><span style="width:110pt">{name}</span>'
        f'<span style="background:#4a7;width:{2 * share}pt">&nbsp;</span>&nbsp;{share}%</div>'
        for name, share in ((rng.choice(SUBJECTS), rng.randint(5, 95)) for _ in range(7))
    )
    dates = "".join(
        f'<p style="margin:0 0 4pt"><b>{day} May</b> {html.escape(sentence(rng))}</p>'
        for day in (3, 11, 18, 26)
    )
    css = "th{background:#27496d;color:#fff;border:0} thead tr+tr th{background:#7da7d9}"
    look = WebLook(("agency", "white", "open")[index % 3])
    body = kinds_web.prose(rng) + "<h3>Figure 1 – Take-up by sector</h3>" + bars
    body += f"<h3>Main dates</h3>{dates}" + kinds_web.captioned(rng, 1, table(cells, look))
    return web_page(body + kinds_web.prose(rng), extra=css), (cells,)


def project_sheet(rng: Random, index: int) -> Made:
    """A project label by label, then its aims in long texts."""
    first, second = fiche(rng), logframe(rng, 5)
    body = "<h2>Project summary</h2>" + table(
        first, WebLook(("grid", "lines", "open")[index % 3], stub="25%")
    )
    body += kinds_web.prose(rng) + "<h2>Framework</h2>"
    body += table(second, WebLook(("grid", "agency", "lines")[index % 3], css="font-size:7.5pt"))
    return web_page(body + kinds_web.prose(rng), base="10pt 'Liberation Sans Narrow'"), (
        first,
        second,
    )


def memo(rng: Random, index: int) -> tuple[Callable[[Path], None], tuple[Cells, ...], str]:
    """A section of two columns with tables of tab stops, then folded lists in a plain table."""
    small, wide = statistics(rng, Plan(rows=5, cols=2, stub="", space=",")), folded(rng)

    def write(target: Path) -> None:
        own = Random(f"memo {index}")
        document = Document()
        document.styles["Normal"].font.size = Pt(9)
        for _ in range(2):
            document.add_paragraph(paragraph(own))
        document.add_paragraph().add_run("Table 1. Cases").bold = True
        kinds_office.tab_lines(document, small, stops=(110, 60), leaders=index % 2 == 0)
        for _ in range(3):
            document.add_paragraph(paragraph(own))
        _columns(document.sections[0], 2)
        _columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
        document.add_paragraph(f"Table 2. {sentence(own)}", style="Caption")
        kinds_office.word_table(document, wide, ("Table Normal", "Light List")[index % 2])
        document.add_paragraph(f"Prepared by {own.choice(PEOPLE)}.")
        document.save(str(target))

    return write, (small, wide), "docx"


def _columns(section: Section, count: int) -> None:
    """Set the number of text columns."""
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))


THIRD_LATEX: dict[str, Callable[[Random, int], Made]] = {
    "third full width": full_width,
    "third long continued": long_continued,
    "third report frame": report_frame,
}
THIRD_WEB: dict[str, Callable[[Random, int], Made]] = {
    "third fact sheet": fact_sheet,
    "third scoreboard": scoreboard,
    "third project sheet": project_sheet,
}
THIRD_OFFICE = {"third memo": memo}
