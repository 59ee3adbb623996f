"""Publications set in LaTeX: working papers, bulletins and statistical annexes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.tables.publications.contents import Plan, measures, pairs, statistics
from benchmarks.tables.publications.latex import Look, escape, page, tabular
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.publications.words import PEOPLE, SUBJECTS, THIN, paragraph, sentence

Made = tuple[str, tuple[Cells, ...]]
FONTS = ("mathptmx", "helvet", "palatino", "lmodern")


def _text(rng: Random, count: int = 1, sentences: int = 4) -> str:
    return "\n\n".join(escape(paragraph(rng, sentences)) for _ in range(count)) + "\n\n"


def _font(rng: Random) -> str:
    font = rng.choice(("mathptmx", "helvet", "palatino", "times"))
    extra = r"}\renewcommand{\familydefault}{\sfdefault}\usepackage{array"
    return font + extra if font == "helvet" else font


def _float(rng: Random, inside: str, number: int, *, above: bool = True) -> str:
    caption = escape(sentence(rng).rstrip("."))
    title = f"\\textbf{{Table {number}.}} {caption}\\par\\smallskip\n"
    source = (
        r"\par\smallskip{\footnotesize Source: "
        + escape(rng.choice(PEOPLE))
        + r" (2019), own calculations.}"
    )
    parts = (title, inside, source) if above else (inside, r"\par\smallskip " + title)
    return r"\medskip\begin{center}" + "".join(parts) + "\\end{center}\\medskip\n\n"


def booktabs(rng: Random, index: int) -> Made:
    """Two tables with three rules between paragraphs."""
    first = statistics(rng, Plan(rows=rng.randint(4, 9), cols=rng.randint(3, 6), total=True))
    second = statistics(
        rng, Plan(rows=rng.randint(3, 6), cols=4, sorts=("decimal", "change"), stub="Sector")
    )
    body = _text(rng, 2) + _float(rng, tabular(first, Look()), 1) + _text(rng)
    body += _float(rng, tabular(second, Look(size="footnotesize")), 2, above=False) + _text(rng, 2)
    return page(body, font=_font(rng)), (first, second)


def partial_rules(rng: Random, index: int) -> Made:
    """Heads of two or three levels with short rules under the groups."""
    tables = []
    body = _text(rng)
    for number in (1, 2):
        plan = Plan(
            rows=rng.randint(4, 8),
            spans=rng.choice(((2, 2), (3, 2), (2, 2, 2), (3, 3))),
            top=index % 2 == 0,
            total=rng.random() < 0.5,
            units=rng.choice(("", "", "all", "each")),
        )
        cells = statistics(rng, plan)
        tables.append(cells)
        look = Look(
            rules="cmid", size=rng.choice(("small", "footnotesize")), gap=rng.choice((4, 6))
        )
        body += _float(rng, tabular(cells, look), number) + _text(rng)
    return page(body, font=_font(rng)), tuple(tables)


def two_columns(rng: Random, index: int) -> Made:
    """A page of two text columns with narrow tables in them."""
    tables = []
    body = r"\section{Introduction}" + _text(rng, 2, 5)
    for number in range(1, 4):
        cells = statistics(
            rng, Plan(rows=rng.randint(4, 7), cols=rng.choice((2, 3)), stub="", space=",")
        )
        tables.append(cells)
        look = Look(
            size="footnotesize", gap=4, rules=("book", "none", "lines")[(index + number) % 3]
        )
        body += _float(rng, tabular(cells, look), number) + _text(rng, 2, 5)
    return page(body, options="10pt,twocolumn", margin="20mm", font=_font(rng)), tuple(tables)


def side_by_side(rng: Random, index: int) -> Made:
    """Two tables beside each other, twice."""
    tables: list[Cells] = []
    body = _text(rng)
    for number in (1, 3):
        both = [statistics(rng, Plan(rows=6 + i * (index % 2), cols=2, stub="")) for i in (0, 1)]
        tables += both
        look = Look(size="footnotesize", gap=4, rules="book" if number == 1 else "none")
        minis = [
            rf"\begin{{minipage}}[t]{{0.48\textwidth}}\centering\textbf{{Table {number + i}.}} "
            rf"{escape(sentence(rng))[:38]}\par\smallskip {tabular(cells, look)}\end{{minipage}}"
            for i, cells in enumerate(both)
        ]
        body += r"\noindent " + r"\hfill ".join(minis) + "\\par\\medskip\n\n" + _text(rng)
    return page(body, font=_font(rng)), tuple(tables)


def yearbook(rng: Random, index: int) -> Made:
    """Small type, indented stub with dot leaders, years across."""
    tables = []
    body = ""
    for number in (1, 2):
        plan = Plan(
            rows=rng.randint(12, 18),
            cols=rng.randint(5, 8),
            groups="indent",
            years=True,
            stub="",
            space=(THIN, ",")[index % 2],
            blanks=0.1,
            notes=0.1,
            sorts=("count", "decimal"),
            total=True,
        )
        cells = statistics(rng, plan)
        tables.append(cells)
        look = Look(
            rules=("book", "none", "lines")[index % 3] if index % 3 != 2 else "book",
            size=("scriptsize", "tiny")[index % 2],
            leaders=True,
            gap=3,
            stub="p{42mm}",
        )
        body += _float(rng, tabular(cells, look), number)
    return page(
        body, font="helvet}\\renewcommand{\\familydefault}{\\sfdefault}\\usepackage{array"
    ), tuple(tables)


def long_table(rng: Random, index: int) -> Made:
    """A table over two pages."""
    plan = Plan(rows=rng.randint(52, 60), cols=rng.randint(3, 5), stub="Region")
    cells = statistics(rng, plan)
    body = _text(rng) + tabular(cells, Look(rules="book"), environment="longtable") + _text(rng)
    return page(body, font=_font(rng)), (cells,)


def sideways(rng: Random, index: int) -> Made:
    """A table set along the long side of an upright page."""
    plan = Plan(
        rows=rng.randint(10, 15), spans=(3, 3, 3), total=True, groups=("", "indent")[index % 2]
    )
    cells = statistics(rng, plan)
    look = Look(rules="cmid", size="footnotesize")
    inside = (
        r"\textbf{Table 1.} " + escape(sentence(rng)) + r"\par\smallskip " + tabular(cells, look)
    )
    turned = r"\begin{sidewaystable}\centering " + inside + r"\end{sidewaystable}"
    return page(_text(rng, 2) + turned + r"\clearpage " + _text(rng, 2), font=_font(rng)), (cells,)


def lined(rng: Random, index: int) -> Made:
    """Full lines, cells over several rows and columns with drawn sides."""
    first = statistics(rng, Plan(rows=7, spans=(2, 2), groups="side", align="right"))
    second = measures(rng, 4, long=2)
    look = Look(rules="grid", size="small")
    texts = Look(
        rules=("grid", "book")[index % 2], size="footnotesize", stub="p{60mm}", number="p{30mm}"
    )
    body = _text(rng) + _float(rng, tabular(first, look), 1) + _text(rng)
    return page(body + _float(rng, tabular(second, texts), 2), font=_font(rng)), (first, second)


def columns_only(rng: Random, index: int) -> Made:
    """Vertical rules between columns and a rule under the head."""
    first = statistics(rng, Plan(rows=8, spans=(2, 3), stub="Item"))
    second = pairs(rng, 6)
    body = _text(rng) + _float(rng, tabular(first, Look(rules="columns")), 1) + _text(rng, 2)
    return page(body + _float(rng, tabular(second, Look(rules="book")), 2), font=_font(rng)), (
        first,
        second,
    )


def no_tables(rng: Random, index: int) -> Made:
    """Contents, formulas, lists, a bibliography and one small table."""
    toc = "".join(
        rf"\noindent {i}.{j}\quad {escape(rng.choice(SUBJECTS))} \dotfill {4 * i + j}\par "
        for i in range(1, 5)
        for j in range(1, 4)
    )
    formula = r"\begin{align} y_{it} &= \alpha + \beta x_{it} + \gamma_i + \varepsilon_{it} \\ "
    formula += r"z_t &= \sum_{k=1}^{n} w_k \, y_{kt} \qquad t = 1, \dots, T \end{align}"
    items = "".join(rf"\item {escape(sentence(rng))}" for _ in range(6))
    described = "".join(
        rf"\item[{escape(rng.choice(SUBJECTS).split()[0])}] {escape(sentence(rng))}"
        for _ in range(4)
    )
    bib = "".join(
        rf"\bibitem{{k{i}}} {escape(rng.choice(PEOPLE))} ({1990 + i}), "
        rf"\textit{{{escape(sentence(rng))}}}, Vol. {i}({i + 1}), pp. {i}1--{i}9."
        for i in range(2, 9)
    )
    cells = pairs(rng, 5)
    body = rf"\section*{{Contents}}{toc}\section{{Model}}{_text(rng, 2)}{formula}{_text(rng)}"
    body += rf"\begin{{enumerate}}{items}\end{{enumerate}}{_text(rng)}"
    body += rf"\begin{{description}}{described}\end{{description}}"
    body += (
        _float(rng, tabular(cells, Look()), 1)
        + rf"\begin{{thebibliography}}{{9}}{bib}\end{{thebibliography}}"
    )
    return page(body, font=_font(rng)), (cells,)


def upright_heads(rng: Random, index: int) -> Made:
    """Heads of columns turned upwards."""
    cells = statistics(rng, Plan(rows=9, cols=7, long_heads=True, blanks=0.15, sorts=("decimal",)))
    body = _text(rng) + _float(
        rng, tabular(cells, Look(rules=("book", "grid")[index % 2], upright=True)), 1
    )
    return page(body + _text(rng, 3), font=_font(rng)), (cells,)


def crowded(rng: Random, index: int) -> Made:
    """A wide table in small type with close columns and long labels."""
    plan = Plan(rows=9, cols=8, long=0.3, long_heads=False, sorts=("count", "percent"), total=True)
    cells = statistics(rng, plan)
    look = Look(rules=("book", "none")[index % 2], size="scriptsize", gap=2.5, stub="p{45mm}")
    zebra = replace(look, zebra="gray!15", rules="book")
    second = statistics(rng, replace(plan, rows=6, cols=6, long=0.0))
    body = _text(rng) + _float(rng, tabular(cells, look), 1) + _text(rng)
    return page(body + _float(rng, tabular(second, zebra), 2), font=_font(rng)), (cells, second)


LATEX: dict[str, Callable[[Random, int], Made]] = {
    "latex booktabs": booktabs,
    "latex partial rules": partial_rules,
    "latex two columns": two_columns,
    "latex side by side": side_by_side,
    "latex yearbook": yearbook,
    "latex long table": long_table,
    "latex sideways": sideways,
    "latex lined": lined,
    "latex columns only": columns_only,
    "latex few tables": no_tables,
    "latex upright heads": upright_heads,
    "latex crowded": crowded,
}
