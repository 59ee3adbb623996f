"""What the tables of publications hold: statistics with heads of several levels, lists, prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.model import Cells, head_rows
from benchmarks.tables.publications.words import (
    BLANKS,
    GROUPS,
    LONG_MEASURES,
    LONG_SUBJECTS,
    MEASURES,
    PARTS,
    PEOPLE,
    REGIONS,
    SUBJECTS,
    THIN,
    UNITS,
    act,
    figure,
)


@dataclass(frozen=True)
class Plan:
    """How a table of statistics is built.

    `spans` are the sizes of the groups of columns under one head (none: one level); `groups`
    says how labels are grouped: "" not, "indent", "section" (over all columns), "side" (a cell
    beside its rows).
    """

    rows: int = 8
    cols: int = 4
    spans: tuple[int, ...] = ()
    top: bool = False
    groups: str = ""
    units: str = ""
    total: bool = False
    long: float = 0.0
    blanks: float = 0.05
    notes: float = 0.0
    sorts: tuple[str, ...] = ("count", "decimal")
    space: str = THIN
    stub: str = "Region"
    long_heads: bool = False
    years: bool = False
    align: str = "right"


def statistics(rng: Random, plan: Plan) -> Cells:
    """A table of figures with a stub of labels."""
    lead = 2 if plan.groups == "side" else 1
    cols = sum(plan.spans) if plan.spans else plan.cols
    head = _head(rng, plan, cols, lead)
    row = head_rows(tuple(head))
    sorts = [rng.choice(plan.sorts) for _ in range(cols)]
    cells = list(head)
    left = plan.rows
    while left > 0:
        size = min(left, rng.randint(2, 4)) if plan.groups else left
        if plan.groups in ("indent", "section"):
            over = cols + lead if plan.groups == "section" else 1
            bold = rng.random() < 0.5
            align = "center" if plan.groups == "section" else "left"
            cells.append(
                TrueCell(row, 0, rng.choice(SUBJECTS), col_span=over, bold=bold, align=align)  # type: ignore[arg-type]
            )
            row += 1
        elif plan.groups == "side":
            cells.append(TrueCell(row, 0, rng.choice(SUBJECTS), row_span=size))
        for _ in range(size):
            cells += _line(rng, plan, row, lead, sorts)
            row += 1
        left -= size
    if plan.total:
        line = _line(rng, replace(plan, groups=""), row, lead, sorts, label="Total")
        cells += [replace(cell, bold=True, col=cell.col) for cell in line]
    return tuple(cells)


def _line(
    rng: Random, plan: Plan, row: int, lead: int, sorts: Sequence[str], label: str = ""
) -> list[TrueCell]:
    text = label or rng.choice(LONG_SUBJECTS if rng.random() < plan.long else _labels(plan))
    indent = 1 if plan.groups == "indent" else 0
    cells = [TrueCell(row, lead - 1, text, indent=indent)]
    for col, sort in enumerate(sorts, start=lead):
        value = figure(rng, sort, plan.space)
        if rng.random() < plan.blanks:
            value = rng.choice((*BLANKS, ""))
        elif rng.random() < plan.notes:
            value += rng.choice("¹²³")
        cells.append(TrueCell(row, col, value, align=plan.align))  # type: ignore[arg-type]
    return [cell for cell in cells if cell.text]


def _labels(plan: Plan) -> Sequence[str]:
    return SUBJECTS if plan.stub in ("Sector", "Item") else REGIONS


def _head(rng: Random, plan: Plan, cols: int, lead: int) -> list[TrueCell]:
    levels = 1 + bool(plan.spans) + plan.top
    names = _names(rng, plan, cols)
    units = [f" {rng.choice(UNITS)}" if plan.units == "each" else "" for _ in names]
    cells = [
        TrueCell(0, col, text, row_span=levels, header=True, bold=True)
        for col, text in enumerate(("Sector", plan.stub) if lead == 2 else (plan.stub,))
        if text
    ]
    row = 0
    if plan.top:
        text = rng.choice(("Reporting period", "Main results", "Share of all units"))
        cells.append(_spread(0, lead, text, cols))
        row = 1
    col = lead
    for span, text in zip(plan.spans, rng.sample(GROUPS, len(plan.spans)), strict=True):
        cells.append(_spread(row, col, str(2015 + col) if plan.years else text, span))
        col += span
    row += bool(plan.spans)
    cells += [
        TrueCell(row, lead + i, f"{text}{unit}", header=True, bold=True, align="right")
        for i, (text, unit) in enumerate(zip(names, units, strict=True))
    ]
    if plan.units == "all":  # one unit for all columns, on a row of its own
        cells.append(_spread(row + 1, lead, rng.choice(UNITS), cols))
    return cells


def _spread(row: int, col: int, text: str, span: int) -> TrueCell:
    return TrueCell(row, col, text, col_span=span, header=True, bold=True, align="center")


def _names(rng: Random, plan: Plan, cols: int) -> list[str]:
    if plan.years:
        first = rng.randint(1995, 2015)
        return [str(first + i) for i in range(cols)]
    pool = LONG_MEASURES if plan.long_heads else (*MEASURES, *PARTS)
    return [rng.choice(pool) for _ in range(cols)] if cols > len(pool) else rng.sample(pool, cols)


def measures(rng: Random, rows: int, *, long: int = 1, cols: int = 3) -> Cells:
    """A table of texts: what is done, by whom, by when."""
    heads = ("Measure", "Responsible body", "Deadline", "Remarks")[:cols]
    cells = [TrueCell(0, c, text, header=True, bold=True) for c, text in enumerate(heads)]
    for row in range(1, rows + 1):
        when = f"{rng.choice(('March', 'June', 'October'))} {rng.randint(2012, 2024)}"
        texts = (act(rng, rng.randint(1, long)), rng.choice(PEOPLE), when, act(rng))[:cols]
        cells += [TrueCell(row, c, text) for c, text in enumerate(texts)]
    return tuple(cells)


def pairs(rng: Random, rows: int, *, head: bool = True) -> Cells:
    """Two columns: a name and a figure."""
    cells = (
        [
            TrueCell(0, 0, rng.choice(("Indicator", "Item")), header=True, bold=True),
            TrueCell(0, 1, rng.choice(MEASURES), header=True, bold=True, align="right"),
        ]
        if head
        else []
    )
    for row, text in enumerate(rng.sample((*SUBJECTS, *REGIONS), rows), start=len(cells) // 2):
        cells += [
            TrueCell(row, 0, text),
            TrueCell(row, 1, figure(rng, rng.choice(("count", "decimal"))), align="right"),
        ]
    return tuple(cells)
