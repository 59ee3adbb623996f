"""Tables as printed statistics and ministry reports set them, beyond the fifteen basic kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.tables.kinds import Cells, align_of, heads, plain, sorts_for, widths
from benchmarks.tables.model import Borders, Style, TrueCell
from benchmarks.tables.words import ENDINGS, LABELS, OBJECTS, label, number, sentence, value


def columns_ruled(rng: Random, index: int) -> tuple[Cells, Style]:
    """Vertical lines and a rule under the header; no line between the rows."""
    sorts = sorts_for(rng, rng.randint(3, 6))
    return plain(rng, rng.randint(5, 12), sorts), Style("columns", widths=widths(sorts))


def columns_ruled_text(rng: Random, index: int) -> tuple[Cells, Style]:
    """The same with texts of several lines, rows apart by space alone."""
    sorts = ["label", "long", "date", "long"][: 3 + index % 2]
    cells = plain(rng, rng.randint(3, 5), sorts)
    return cells, Style("columns", padding=5.0, widths=widths(sorts))


def _figures(rng: Random, cells: Cells, row: int, cols: int) -> None:
    cells += [TrueCell(row, c, number(rng), align="right") for c in range(1, cols)]


def leaders(rng: Random, index: int) -> tuple[Cells, Style]:
    """Dots lead from labels to narrow columns of numbers."""
    cols = rng.randint(2, 5) + 1
    cells: Cells = [
        TrueCell(0, c, text, header=True, bold=True, align="right" if c else "left")
        for c, text in enumerate(("Dépenses", *(str(2018 + i) for i in range(cols - 1))))
    ]
    for row in range(1, rng.randint(7, 15)):
        cells.append(TrueCell(row, 0, f"{label(rng)} {rng.choice(ENDINGS)}"))
        _figures(rng, cells, row, cols)
    share = (0.52, *([0.48 / (cols - 1)] * (cols - 1)))
    return cells, Style(("none", "book")[index % 2], widths=share, leaders=True)


def wrapped(rng: Random, index: int) -> tuple[Cells, Style]:
    """Labels over two or three lines, numbers beside the last, first or middle line."""
    cols = rng.randint(3, 6)
    cells: Cells = [
        TrueCell(0, c, text, header=True, bold=True, align="right" if c else "left")
        for c, text in enumerate(heads(rng, cols))
    ]
    for row in range(1, rng.randint(6, 12)):
        text = f"{rng.choice(LABELS)}, {rng.choice(OBJECTS)}" if row % 2 else label(rng)
        cells.append(TrueCell(row, 0, text))
        _figures(rng, cells, row, cols)
    share = (0.3, *([0.7 / (cols - 1)] * (cols - 1)))
    valign = "middle" if index % 3 == 1 else "bottom" if index % 3 == 2 else "top"
    padding = 1.0 if index % 2 else 3.0
    extra = {"valign": valign, "padding": str(padding)}
    return cells, Style(("book", "none", "header")[index % 3], widths=share, extra=extra)


def groups(rng: Random, index: int) -> tuple[Cells, Style]:
    """Group titles without numbers and indented labels below them."""
    cols = rng.randint(3, 7)
    cells: Cells = [
        TrueCell(0, c, text, header=True, bold=True, align="right" if c else "left")
        for c, text in enumerate(("Public", *heads(rng, cols - 1)))
    ]
    row = 1
    for _ in range(rng.randint(2, 4)):
        cells.append(TrueCell(row, 0, label(rng), bold=index % 2 == 0))
        for _ in range(rng.randint(2, 4)):
            row += 1
            cells.append(TrueCell(row, 0, value(rng, "place"), indent=1))
            _figures(rng, cells, row, cols)
        row += 1
    share = (0.28, *([0.72 / (cols - 1)] * (cols - 1)))
    extra = {"padding": str(rng.choice((1.0, 2.0)))}
    return cells, Style(("book", "none", "header", "rows")[index % 4], widths=share, extra=extra)


def two_columns(rng: Random, index: int) -> tuple[Cells, Style]:
    """A narrow table in one of two columns of running text."""
    sorts = ["label", "number", "percent"][: 2 + index % 2]
    cells = plain(rng, rng.randint(5, 9), sorts)
    borders: Borders = ("book", "none", "header", "grid", "rows")[index % 5]
    extra = {"padding": "2.0"}
    return cells, Style(borders, widths=widths(sorts), page_columns=2, extra=extra)


def spread_heads(rng: Random, index: int) -> tuple[Cells, Style]:
    """Two-level header in small type over many narrow columns, rules under the upper level."""
    cells: Cells = [TrueCell(0, 0, "Département", row_span=2, header=True, bold=True)]
    groups_of = rng.choice(((3, 3), (2, 2, 2), (2, 3), (4, 2)))
    col = 1
    for span, text in zip(
        groups_of, ("Mesures administratives", "Mesures judiciaires", "Total"), strict=False
    ):
        cells.append(TrueCell(0, col, text, col_span=span, header=True, bold=True, align="center"))
        for i in range(span):
            sub = ("Garçons", "Filles", "Total", "Taux")[i]
            cells.append(TrueCell(1, col + i, sub, header=True, bold=True, align="right"))
        col += span
    for row in range(2, rng.randint(8, 18)):
        cells.append(TrueCell(row, 0, value(rng, "place")))
        _figures(rng, cells, row, col)
    share = (0.22, *([0.78 / (col - 1)] * (col - 1)))
    extra = {"padding": "1.5", "size": "7.5"}
    return cells, Style(("book", "header", "none")[index % 3], widths=share, extra=extra)


def prose_rows(rng: Random, index: int) -> tuple[Cells, Style]:
    """Texts of several lines in all columns, rows apart by space alone, close columns."""
    sorts = ["place", "long", "long"] if index % 2 else ["long", "long", "place"]
    cells = [
        replace(c, text=sentence(rng, 1 + (c.col + c.row) % 2))
        if c.row and sorts[c.col] == "long"
        else c
        for c in plain(rng, rng.randint(3, 6), sorts)
    ]
    extra = {"padding": str(rng.choice((4.0, 6.0)))}
    return cells, Style(("none", "header", "book")[index % 3], widths=widths(sorts), extra=extra)


def header_only_wraps(rng: Random, index: int) -> tuple[Cells, Style]:
    """Header texts of two to four lines over short numbers."""
    cols = rng.randint(5, 8)
    texts = [
        "Secteur",
        *(
            f"{rng.choice(('Nombre', 'Part', 'Taux'))} de {rng.choice(LABELS).lower()}"
            for _ in range(cols - 1)
        ),
    ]
    cells: Cells = [
        TrueCell(0, c, text, header=True, bold=True, align="center" if c else "left")
        for c, text in enumerate(texts)
    ]
    for row in range(1, rng.randint(5, 12)):
        cells.append(TrueCell(row, 0, value(rng, "place")))
        cells += [
            TrueCell(row, c, value(rng, "percent"), align=align_of("number"))
            for c in range(1, cols)
        ]
    share = (0.2, *([0.8 / (cols - 1)] * (cols - 1)))
    extra = {"valign": ("top", "bottom", "middle")[index % 3]}
    return cells, Style(("none", "book", "header", "shading")[index % 4], widths=share, extra=extra)


PRINTED: dict[str, Callable[[Random, int], tuple[Cells, Style]]] = {
    "columns ruled, rows not": columns_ruled,
    "columns ruled, texts": columns_ruled_text,
    "dot leaders": leaders,
    "wrapped labels": wrapped,
    "indented groups": groups,
    "two-column page": two_columns,
    "header over groups, small type": spread_heads,
    "rows of prose": prose_rows,
    "header of many lines": header_only_wraps,
}
