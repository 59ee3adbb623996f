"""Tables of each kind with their truth, the same on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import cast

from benchmarks.tables.model import Align, Borders, Style, TrueCell, TrueTable, Valign
from benchmarks.tables.words import HEADS, LONG_HEADS, label, number, paragraph, sentence, value

PER_KIND = 5
Cells = list[TrueCell]


def sorts_for(rng: Random, cols: int, *, long: bool = False) -> list[str]:
    """What the columns hold: labels first, then a mix."""
    rest = rng.choices(("number", "amount", "percent", "date", "yes", "short"), k=cols - 1)
    if long:
        rest[rng.randrange(len(rest))] = "long"
    return [rng.choice(("label", "place")), *rest]


def align_of(sort: str) -> Align:
    """Numbers stand at the right."""
    return "right" if sort in ("number", "amount", "percent") else "left"


def heads(rng: Random, cols: int) -> list[str]:
    """Different header texts."""
    return rng.sample((*HEADS, *LONG_HEADS), cols)


def plain(rng: Random, rows: int, sorts: list[str]) -> Cells:
    """A header row and body rows."""
    texts = heads(rng, len(sorts))
    cells = [
        TrueCell(0, c, texts[c], header=True, bold=True, align=align_of(sort))
        for c, sort in enumerate(sorts)
    ]
    for row in range(1, rows + 1):
        cells += [
            TrueCell(row, c, value(rng, sort), align=align_of(sort)) for c, sort in enumerate(sorts)
        ]
    return cells


def widths(sorts: list[str]) -> tuple[float, ...]:
    """Shares of the width by what columns hold."""
    weight = {"long": 3.2, "label": 2.0, "place": 1.6, "short": 1.5}
    raw = [weight.get(sort, 1.2) for sort in sorts]
    return tuple(part / sum(raw) for part in raw)


def simple(borders: Borders) -> Callable[[Random, int], tuple[Cells, Style]]:
    """A plain table with such borders."""

    def make(rng: Random, index: int) -> tuple[Cells, Style]:
        sorts = sorts_for(rng, rng.randint(3, 6), long=index % 3 == 1)
        cells = plain(rng, rng.randint(4, 11), sorts)
        return cells, Style(borders, widths=widths(sorts))

    return make


def row_spans(rng: Random, index: int) -> tuple[Cells, Style]:
    """First column merged over groups of rows."""
    sorts = ["label", "short", *sorts_for(rng, 3)[1:]]
    cells = list(plain(rng, 0, sorts))
    row = 1
    for _ in range(rng.randint(2, 4)):
        span = rng.randint(1, 4)
        cells.append(TrueCell(row, 0, label(rng), row_span=span))
        for r in range(row, row + span):
            cells += [
                TrueCell(r, c, value(rng, sort), align=align_of(sort))
                for c, sort in enumerate(sorts)
                if c
            ]
        row += span
    return cells, Style(("grid", "rows")[index % 2], widths=widths(sorts))


def col_spans(rng: Random, index: int) -> tuple[Cells, Style]:
    """Some body texts over two or three columns."""
    sorts = sorts_for(rng, 5)
    cells = plain(rng, 7, sorts)
    for row in rng.sample(range(1, 8), 3):
        start, span = rng.randint(1, 2), rng.randint(2, 3)
        inside = range(start, start + span)
        cells = [c for c in cells if not (c.row == row and c.col in inside)]
        cells.append(
            TrueCell(row, start, "Non concerné pour cette année", col_span=span, align="center")
        )
    return cells, Style("grid", widths=widths(sorts))


def two_levels(rng: Random, index: int) -> tuple[Cells, Style]:
    """Header texts over groups of columns."""
    groups = rng.randint(2, 3)
    cells = [TrueCell(0, 0, "Secteur", row_span=2, header=True, bold=True)]
    col = 1
    years = rng.randint(2018, 2022)
    for group in range(groups):
        span = rng.randint(2, 3)
        top = rng.choice((str(years + group), heads(rng, 1)[0]))
        cells.append(TrueCell(0, col, top, col_span=span, header=True, bold=True, align="center"))
        subs = rng.sample(("Nombre", "Part", "Coût", "Filles", "Garçons", "Ensemble"), span)
        cells += [
            TrueCell(1, col + i, sub, header=True, bold=True, align="right")
            for i, sub in enumerate(subs)
        ]
        col += span
    for row in range(2, rng.randint(6, 12)):
        cells.append(TrueCell(row, 0, value(rng, "place")))
        cells += [TrueCell(row, c, number(rng), align="right") for c in range(1, col)]
    share = (0.25, *([0.75 / (col - 1)] * (col - 1)))
    return cells, Style(("grid", "rows", "grid", "book", "none")[index % 5], widths=share)


def sections(rng: Random, index: int) -> tuple[Cells, Style]:
    """Rows of one text over all columns part the table."""
    sorts = sorts_for(rng, rng.randint(3, 5))
    body = plain(rng, 9, sorts)
    cells, shift = [c for c in body if c.row == 0], 0
    for row in range(1, 10):
        if row % 3 == 1:
            text = f"Engagement {row // 3 + 1} : {sentence(rng).lower()}"
            cells.append(TrueCell(row + shift, 0, text, col_span=len(sorts), bold=True))
            shift += 1
        cells += [replace(c, row=row + shift) for c in body if c.row == row]
    return cells, Style(("grid", "rows", "grid", "none")[index % 4], widths=widths(sorts))


def numbers(rng: Random, index: int) -> tuple[Cells, Style]:
    """A label and columns of numbers set right."""
    sorts = ["label", *rng.choices(("number", "amount", "percent"), k=rng.randint(3, 6))]
    cells = plain(rng, rng.randint(5, 14), sorts)
    borders: Borders = ("none", "rows", "book", "header", "grid")[index % 5]
    return cells, Style(borders, widths=widths(sorts))


def multi_line(rng: Random, index: int) -> tuple[Cells, Style]:
    """Long texts that run over several lines in each row."""
    sorts = ["label", "long", "date", "long"][: 3 + index % 2]
    cells = plain(rng, rng.randint(3, 6), sorts)
    borders: Borders = ("grid", "rows", "none", "header", "frame")[index % 5]
    padding = 5.0 if borders in ("none", "header", "frame") else 3.0
    return cells, Style(borders, padding=padding, widths=widths(sorts))


def empty(rng: Random, index: int) -> tuple[Cells, Style]:
    """A third of the cells blank."""
    sorts = sorts_for(rng, rng.randint(4, 6))
    cells = [
        replace(c, text="") if c.row and c.col and rng.random() < 0.33 else c
        for c in plain(rng, rng.randint(6, 10), sorts)
    ]
    return cells, Style(
        ("grid", "rows", "none", "header", "shading")[index % 5], widths=widths(sorts)
    )


def two_pages(*, repeat: bool, long: int) -> Callable[[Random, int], tuple[Cells, Style]]:
    """More rows than a page holds."""

    def make(rng: Random, index: int) -> tuple[Cells, Style]:
        sorts = ["label", "long", "amount", "yes"][: 3 + index % 2]
        cells = plain(rng, 24 if long > 1 else 48, sorts)
        if long > 1:
            cells = [
                replace(c, text=sentence(rng, rng.randint(2, 4))) if c.col == 1 and c.row else c
                for c in cells
            ]
        borders: Borders = ("grid", "rows")[index % 2] if repeat else "grid"
        return cells, Style(borders, widths=widths(sorts), repeat_header=repeat)

    return make


KINDS: dict[str, Callable[[Random, int], tuple[Cells, Style]]] = {
    "full grid": simple("grid"),
    "row spans": row_spans,
    "column spans": col_spans,
    "two-level header": two_levels,
    "section rows": sections,
    "horizontal rules only": simple("rows"),
    "header rule only": simple("header"),
    "outer frame only": simple("frame"),
    "shading only": simple("shading"),
    "no rules": simple("none"),
    "numbers right-aligned": numbers,
    "multi-line cells": multi_line,
    "empty cells": empty,
    "two pages, header repeated": two_pages(repeat=True, long=1),
    "two pages, row cut": two_pages(repeat=False, long=2),
}


def all_tables(
    kinds: dict[str, Callable[[Random, int], tuple[Cells, Style]]] = KINDS,
    per_kind: int = PER_KIND,
) -> Iterator[TrueTable]:
    """`per_kind` tables of each kind."""
    for kind, make in kinds.items():
        for index in range(per_kind):
            rng = Random(f"{kind} {index}")
            cells, style = make(rng, index)
            yield TrueTable(
                f"{kind.replace(' ', '-').replace(',', '')}-{index}",
                kind,
                tuple(sorted(cells, key=lambda c: (c.row, c.col))),
                _varied(rng, style),
                tuple(paragraph(rng) for _ in range(2 * style.page_columns)),
                tuple(paragraph(rng) for _ in range(4 * style.page_columns - 3)),
                f"Tableau {index + 1} : {sentence(rng).lower()}" if rng.random() < 0.5 else "",
            )


def _varied(rng: Random, style: Style) -> Style:
    """The style with type, padding and weight drawn by lot, unless the kind sets them."""
    varied = replace(
        style,
        size=rng.choice((8.0, 9.0, 10.0)),
        padding=max(style.padding, rng.choice((2.0, 3.0, 4.0))),
        serif=rng.random() < 0.3,
        bold_header=rng.random() < 0.8,
        shade_header=style.borders in ("grid", "shading") and rng.random() < 0.6,
        valign="middle" if style.borders == "grid" and rng.random() < 0.3 else "top",
    )
    extra = style.extra
    return replace(
        varied,
        size=float(extra.get("size", varied.size)),
        padding=float(extra.get("padding", varied.padding)),
        valign=cast(Valign, extra.get("valign", varied.valign)),
    )
