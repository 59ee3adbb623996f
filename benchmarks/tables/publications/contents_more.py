"""Contents of a second set: accounts, boxheads, matrices, panels, estimates, schedules."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.contents import Plan, statistics
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.words import (
    LONG_SUBJECTS,
    MEASURES,
    PEOPLE,
    REGIONS,
    SUBJECTS,
    act,
    figure,
    grouped,
)

ACCOUNTS = (
    "Cash and cash equivalents",
    "Trade receivables",
    "Inventories",
    "Property and equipment",
    "Intangible assets",
    "Payables to suppliers",
    "Provisions for risks",
    "Employee benefits",
    "Deferred income",
    "Grants received",
)


def money(rng: Random) -> str:
    """An amount as accounts print it: negative ones in brackets, nothing as a dash."""
    value = grouped(rng.randint(12, 98765), ",")
    return rng.choice((value, value, value, f"({value})", "—"))


def accounts(rng: Random, *, notes: bool) -> Cells:
    """A statement of two years: groups with subtotals, perhaps a column of notes."""
    first = 2 if notes else 1
    year = rng.randint(2005, 2020)
    cells = [
        TrueCell(0, first + i, str(year - i), header=True, bold=True, align="right") for i in (0, 1)
    ]
    if notes:
        cells.append(TrueCell(0, 1, "Note", header=True, bold=True, align="center"))
    row = 1
    for group in ("ASSETS", "LIABILITIES"):
        cells.append(TrueCell(row, 0, group, bold=True))
        for label in (*rng.sample(ACCOUNTS, rng.randint(3, 5)), f"Total {group.lower()}"):
            row += 1
            total = label.startswith("Total")
            cells.append(TrueCell(row, 0, label, indent=0 if total else 1, bold=total))
            if notes and not total and rng.random() < 0.6:
                cells.append(TrueCell(row, 1, str(rng.randint(1, 14)), align="center"))
            cells += [
                TrueCell(row, first + i, money(rng), align="right", bold=total) for i in (0, 1)
            ]
        row += 1
    return tuple(cells)


def estimates(rng: Random) -> Cells:
    """Coefficients with their standard errors in brackets on the line below."""
    cols = rng.randint(3, 5)
    cells = [
        TrueCell(0, c, f"({c})", header=True, bold=False, align="center") for c in range(1, cols)
    ]
    row = 1
    for label in rng.sample(MEASURES, 5):
        cells.append(TrueCell(row, 0, label))
        for col in range(1, cols):
            if rng.random() < 0.8:
                stars = "*" * rng.randint(0, 3)
                cells.append(TrueCell(row, col, f"{rng.uniform(-2, 2):.3f}{stars}", align="center"))
                cells.append(TrueCell(row + 1, col, f"({rng.uniform(0, 1):.3f})", align="center"))
        row += 2
    cells.append(TrueCell(row, 0, "Observations"))
    cells += [
        TrueCell(row, c, grouped(rng.randint(90, 9999), ","), align="center")
        for c in range(1, cols)
    ]
    return tuple(cells)


def matrix(rng: Random, *, marks: bool) -> Cells:
    """A triangle of correlations, or a field of marks."""
    names = rng.sample(MEASURES, 6)
    cells = [
        TrueCell(0, i + 1, name, header=True, bold=True, align="center")
        for i, name in enumerate(names)
    ]
    for row, name in enumerate(names if not marks else rng.sample(SUBJECTS, 6), start=1):
        cells.append(TrueCell(row, 0, name))
        for col in range(1, 7):
            if marks and rng.random() < 0.45:
                cells.append(TrueCell(row, col, rng.choice(("X", "•", "Yes")), align="center"))
            elif not marks and col <= row:
                value = "1.00" if col == row else f"{rng.uniform(-1, 1):.2f}"
                cells.append(TrueCell(row, col, value, align="center"))
    return tuple(cells)


def panels(rng: Random) -> Cells:
    """Panels A and B under one head, their titles over all columns."""
    table = statistics(rng, Plan(rows=9, cols=4, sorts=("decimal", "percent"), blanks=0.03))
    heads, cols = head_rows(table), shape(table)[1]
    cells = [c for c in table if c.row < heads]
    shift = 0
    for row in range(heads, shape(table)[0]):
        if (row - heads) % 3 == 0:
            name = (
                f"Panel {'ABC'[shift]}. {rng.choice(SUBJECTS)} and {rng.choice(SUBJECTS).lower()}"
            )
            cells.append(TrueCell(row + shift, 0, name, col_span=cols, align="left"))
            shift += 1
        cells += [replace(c, row=row + shift) for c in table if c.row == row]
    return tuple(cells)


def contacts(rng: Random) -> Cells:
    """Names, offices and telephone numbers: texts alone."""
    heads = ("Office", "Contact", "Telephone", "Area covered")
    cells = [TrueCell(0, c, text, header=True, bold=True) for c, text in enumerate(heads)]
    for row, region in enumerate(rng.sample(REGIONS, 6), start=1):
        texts = (region, rng.choice(PEOPLE), f"555 01{rng.randint(10, 99)}", rng.choice(SUBJECTS))
        cells += [TrueCell(row, c, text) for c, text in enumerate(texts)]
    return tuple(cells)


def answers(rng: Random) -> Cells:
    """Questions over several lines with percentages of answers."""
    heads = ("Question", "Agree", "Neither", "Disagree", "Don't know")
    cells = [
        TrueCell(0, c, text, header=True, bold=True, align="center" if c else "left")
        for c, text in enumerate(heads)
    ]
    for row, text in enumerate(rng.sample(LONG_SUBJECTS, 5), start=1):
        cells.append(TrueCell(row, 0, f"Q{row}. {text}"))
        cells += [TrueCell(row, c, figure(rng, "percent"), align="center") for c in range(1, 5)]
    return tuple(cells)


def titled(rng: Random) -> Cells:
    """A grid whose first row is a title over all columns and whose last is a note over all."""
    table = statistics(rng, Plan(rows=5, cols=4, total=True))
    cols = shape(table)[1]
    title = TrueCell(
        0,
        0,
        f"Summary of {rng.choice(SUBJECTS).lower()}",
        col_span=cols,
        header=True,
        bold=True,
        align="center",
    )
    return (title, *(replace(c, row=c.row + 1) for c in table))


def wide(rng: Random) -> Cells:
    """Years down, twelve months across, in very small type."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    heads = ("Year", *months, "Annual")
    cells = [
        TrueCell(0, c, text, header=True, bold=True, align="right" if c else "left")
        for c, text in enumerate(heads)
    ]
    for row in range(1, 11):
        cells.append(TrueCell(row, 0, str(2003 + row)))
        cells += [
            TrueCell(row, c, f"{rng.uniform(90, 180):.1f}", align="right") for c in range(1, 14)
        ]
    return tuple(cells)


def duties(rng: Random) -> Cells:
    """Lists of tasks within cells, groups of rows under one office."""
    cells = [
        TrueCell(0, c, t, header=True, bold=True) for c, t in enumerate(("Office", "Tasks", "Term"))
    ]
    for row in range(1, 5):
        tasks = f"{act(rng)} {act(rng)}" if row % 2 else act(rng)
        cells += [TrueCell(row, 0, rng.choice(SUBJECTS)), TrueCell(row, 1, tasks)]
        cells.append(TrueCell(row, 2, f"{rng.randint(1, 12)} months"))
    return tuple(cells)
