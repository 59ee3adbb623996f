"""Contents of a fourth set: balances of energy, months under years, budget lines, indicators."""

from __future__ import annotations

from random import Random

from benchmarks.tables.model import Align, TrueCell
from benchmarks.tables.publications import words
from benchmarks.tables.publications.model import Cells

FUELS = (
    "Solid fuels",
    "Crude oil",
    "Petroleum products",
    "Natural gas",
    "Nuclear heat",
    "Renew- ables",
    "Electri- city",
    "Total",
)
FLOWS = ("Primary production", "Imports", "Exports", "Stock changes", "Bunkers")
USES = ("Industry", "Transport", "Households", "Agriculture", "Services", "Other, not specified")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")


def heads(*texts: str, row: int = 0, deep: int = 1, align: Align = "right") -> list[TrueCell]:
    """Heads of columns, the first at the left."""
    sides = ("left", *([align] * (len(texts) - 1)))
    return [
        TrueCell(row, c, text, deep, header=True, bold=True, align=side)
        for c, (text, side) in enumerate(zip(texts, sides, strict=True))
        if text
    ]


def line(
    row: int, *texts: str, bold: bool = False, indent: int = 0, left: int = 1
) -> list[TrueCell]:
    """A row whose first `left` cells are texts and the others figures."""
    return [
        TrueCell(
            row, c, text, align="left" if c < left else "right", bold=bold, indent=indent * (not c)
        )
        for c, text in enumerate(texts)
        if text
    ]


def balance(rng: Random) -> Cells:
    """Flows down, fuels across, minus signs and dashes, sums in bold."""
    cells = heads("ktoe", *FUELS)
    rows = (*FLOWS, "=Gross inland consumption", "Transformation", "=Final consumption", *USES)
    for row, name in enumerate(rows, start=1):
        values = [
            rng.choice(("-", "", "0"))
            if rng.random() < 0.25
            else words.grouped(rng.randint(2, 99999), " ")
            for _ in FUELS
        ]
        values = [f"-{v}" if name == "Exports" and v[:1].isdigit() else v for v in values]
        cells += line(row, name.strip("="), *values, bold="=" in name, indent=name in USES)
    return tuple(cells)


def monthly(rng: Random, cols: int = 9) -> Cells:
    """Years as heads of their months; one figure for each month and branch."""
    cells = [
        TrueCell(0, 1 + 3 * i, text, col_span=3, header=True, bold=True, align="center")
        for i, text in enumerate(rng.sample(words.GROUPS, cols // 3))
    ]
    cells += heads("", *rng.sample(words.MEASURES, cols), row=1)
    row = 2
    for year in (2011, 2012):
        cells += line(row, str(year), bold=True)
        for month in MONTHS:
            row += 1
            values = [
                f"{rng.uniform(1, 999):.1f}" if rng.random() < 0.9 else ".." for _ in range(cols)
            ]
            cells += line(row, month, *values, indent=1)
        row += 1
    return tuple(cells)


def coded(rng: Random) -> Cells:
    """Budget lines: code, wrapped name, appropriations of two years under spanners."""
    cells = heads("Item", "Heading", deep=2, align="left")
    cells += [
        TrueCell(
            0,
            c,
            f"Appropriations {2012 - c // 2}",
            col_span=2,
            header=True,
            bold=True,
            align="center",
        )
        for c in (2, 4)
    ]
    cells += [
        TrueCell(1, c, ("Commitments", "Payments")[c % 2], header=True, bold=True, align="right")
        for c in range(2, 6)
    ]
    row = 2
    for title in ("01", "02"):
        for part in range(rng.randint(4, 6)):
            code = f"{title} {part:02} {rng.randint(1, 9):02}" if part else title
            name = rng.choice(words.LONG_SUBJECTS if part else words.SUBJECTS)
            values = [
                rng.choice((words.grouped(rng.randint(9, 9999999), " "),) * 4 + ("p.m.", "—"))
                for _ in range(4)
            ]
            cells += line(row, code, name, *values, bold=not part, left=2)
            row += 1
    return tuple(cells)


def indicators(rng: Random) -> Cells:
    """What is measured, in what unit, over four years, and who says so."""
    cells = heads("Indicator", "Unit", "2008", "2009", "2010", "2011", "Source")
    for row, name in enumerate(rng.sample((*words.LONG_SUBJECTS, *words.SUBJECTS), 10), start=1):
        values = [f"{rng.uniform(1, 99):.1f}" if rng.random() < 0.85 else "n/a" for _ in range(4)]
        unit = rng.choice(("%", "number", "EUR million", "per 1 000"))
        cells += line(row, name, unit, *values, left=2)
        cells.append(TrueCell(row, 6, rng.choice(("Survey of households", "Register", "MoH"))))
    return tuple(cells)


def steps(rng: Random, rows: int = 6) -> Cells:
    """Numbers, long texts in the middle, short ones beside."""
    cells = heads("No", "Measure taken", "Lead", "State of play", align="left")
    for row in range(1, rows + 1):
        texts = (
            f"{row}.",
            words.act(rng, 2),
            rng.choice(("DG Budget", "Ministry", "Agencies")),
            rng.choice(("Completed", "Ongoing", "Due by end 2013", "Not started")),
        )
        cells += line(row, *texts, left=4)
    return tuple(cells)
