"""Contents of a fifth set: accounts by quarter, cost estimates, trials, posts, annexes of law."""

from __future__ import annotations

from random import Random

from benchmarks.tables.model import Align, TrueCell
from benchmarks.tables.publications import words
from benchmarks.tables.publications.contents_fourth import MONTHS, heads, line
from benchmarks.tables.publications.model import Cells


def over(row: int, col: int, text: str, span: int, align: Align = "center") -> TrueCell:
    """A head over several columns."""
    return TrueCell(row, col, text, col_span=span, header=True, bold=True, align=align)


def head(row: int, col: int, text: str, deep: int = 1, align: Align = "center") -> TrueCell:
    """A head of one column."""
    return TrueCell(row, col, text, deep, header=True, bold=True, align=align)


def part(row: int, text: str, cols: int, align: Align = "center", *, bold: bool = True) -> TrueCell:
    """A head of rows over all columns."""
    return TrueCell(row, 0, text, col_span=cols, align=align, bold=bold)


def quarters(rng: Random, *, both: bool) -> Cells:
    """Numbered lines, quarters in Roman figures under their years; the numbers at both sides."""
    spans = rng.choice(((2, 4, 3), (4, 4), (3, 4, 1)))
    last = 2 + sum(spans)
    cells, col = [head(0, 0, "Line", 2)], 2
    for year, span in enumerate(spans, start=2008):
        cells.append(over(0, col, str(year), span) if span > 1 else head(0, col, str(year)))
        for i in range(span):
            cells.append(head(1, col + i, ("I", "II", "III", "IV")[(i + 4 - span) % 4]))
        col += span
    cells += [head(0, last, "Line", 2)] if both else []
    depth = 0
    for row in range(2, rng.randint(16, 24)):
        depth = min(depth + rng.choice((0, 1, 1, -1, 0)), 2) if depth >= 0 and row > 2 else 0
        depth = max(depth, 0)
        name = rng.choice(words.SUBJECTS if depth else words.GROUPS)
        values = [
            rng.choice(("......", f"-{rng.uniform(0, 9):.1f}", f"{rng.uniform(0, 30):.1f}"))
            if rng.random() < 0.2
            else f"{rng.uniform(0, 900):.1f}"
            for _ in range(sum(spans))
        ]
        cells.append(TrueCell(row, 0, str(row - 1), align="right"))
        cells.append(TrueCell(row, 1, name, indent=depth, bold=not depth))
        cells += [TrueCell(row, c, v, align="right") for c, v in enumerate(values, start=2)]
        cells += [TrueCell(row, last, str(row - 1), align="right")] if both else []
    return tuple(cells)


def cost_estimate(rng: Random) -> Cells:
    """Outlays over ten years: a head over all years, sums of years with wrapped heads, parts."""
    first = rng.randint(2005, 2012)
    names = [str(first + i) for i in range(rng.choice((5, 10)))]
    names += [f"{first}- {first + 4}", f"{first}- {first + 9}"][: 1 + (len(names) == 10)]
    cells = [over(0, 1, "By Fiscal Year, in Millions of Dollars", len(names))]
    cells += [head(1, c, text, align="right") for c, text in enumerate(names, start=1)]
    row = 2
    parts = ("CHANGES IN DIRECT SPENDING", "CHANGES IN SPENDING SUBJECT TO APPROPRIATION")
    for title in parts[: rng.randint(1, 2)]:
        cells.append(part(row, title, len(names) + 1))
        row += 1
        for name in rng.sample((*words.LONG_SUBJECTS, *words.SUBJECTS), rng.randint(2, 4)):
            cells += line(row, name)
            for label in ("Estimated Budget Authority", "Estimated Outlays"):
                row += 1
                values = [rng.choice(("0", "*", str(rng.randint(-99, 999)))) for _ in names]
                cells += line(row, label, *values, indent=1)
            row += 1
        cells += line(row, "Total Changes", *[str(rng.randint(-999, 9999)) for _ in names])
        row += 1
    return tuple(cells)


def with_errors(rng: Random) -> Cells:
    """A year over a figure and its standard error in brackets, each a column of its own."""
    years = rng.sample(range(1990, 2011), rng.randint(4, 6))
    cells = [head(0, 0, "Selected characteristic", align="left")]
    cells += [over(0, 1 + 2 * i, str(year), 2) for i, year in enumerate(sorted(years))]
    row = 1
    groups = ("", "Sex", "Age", "Region")[: rng.randint(2, 4)]
    for group in groups:
        names = ("Total",) if not group else rng.sample((*words.PARTS, *words.REGIONS), 4)
        if group:
            cells += line(row, group)
            row += 1
        for name in names:
            values: list[str] = []
            for _ in years:
                none = rng.random() < 0.12
                values += ["‡" if none else f"{rng.uniform(1, 99):.1f}"]
                values += ["(†)" if none else f"({rng.uniform(0.1, 4):.2f})"]
            cells += line(row, name, *values, bold=name == "Total", indent=name != "Total")
            row += 1
    return tuple(cells)


def by_month(rng: Random) -> Cells:
    """Months under their years, revised figures with an R before, sums to date; long heads."""
    names = (
        "Coal Coke Net Imports",
        "Natural Gas (Excluding Supplemental Gaseous Fuels)",
        "Petroleum",
        "Nuclear Electric Power",
        "Total Primary Energy",
        "Net Electricity Imports",
        "Renewable Energy",
    )
    cols = rng.randint(5, 7)
    cells = [head(0, c, text, align="right") for c, text in enumerate(names[:cols], start=1)]
    row = 1
    for year in (2009, 2010):
        cells += line(row, str(year), bold=True)
        for month in (*MONTHS[: rng.randint(4, 8)], f"{rng.randint(4, 8)}-Month Total"):
            row += 1
            values = [
                f"{rng.choice(('', '', 'R'))}{words.grouped(rng.randint(1, 9999), ',')}"
                if rng.random() < 0.88
                else rng.choice(("NA", "(s)", "W", "--"))
                for _ in range(cols)
            ]
            cells += line(row, month, *values, indent=1)
        row += 1
    return tuple(cells)


def trial(rng: Random) -> Cells:
    """Arms of a study with the number of patients below; counts with shares in brackets."""
    arms = [f"{name} N={rng.randint(90, 700)}" for name in ("Placebo", "5 mg", "10 mg", "All")]
    cells = [head(0, c, text) for c, text in enumerate(arms[: rng.randint(3, 4)], start=1)]
    cols, row = len(cells), 1
    for name in rng.sample(words.LONG_SUBJECTS, 3):
        cells += line(row, name)
        for label in rng.sample(("n (%)", "Mean (SD)", "95% CI", "p-value"), rng.randint(2, 3)):
            row += 1
            values = [
                {
                    "n (%)": f"{rng.randint(9, 400)} ({rng.uniform(1, 99):.1f}%)",
                    "Mean (SD)": f"{rng.uniform(1, 99):.1f} ({rng.uniform(1, 9):.2f})",
                    "95% CI": f"({rng.uniform(0, 9):.1f}, {rng.uniform(9, 20):.1f})",
                }.get(label, f"{rng.uniform(0, 0.9):.3f}" if c else "")
                for c in range(cols)
            ]
            cells.append(TrueCell(row, 0, label, indent=1))
            cells += [
                TrueCell(row, c, v, align="center") for c, v in enumerate(values, start=1) if v
            ]
        row += 1
    return tuple(cells)


def reactions(rng: Random) -> Cells:
    """A class beside its frequencies, each with a list of words over several lines."""
    cells = heads("Organ class", "Frequency", "Adverse reactions", align="left")
    row = 1
    for name in rng.sample(words.SUBJECTS, rng.randint(4, 6)):
        deep = rng.randint(1, 3)
        cells.append(TrueCell(row, 0, name, row_span=deep))
        for rank in rng.sample(("Very common", "Common", "Uncommon", "Rare"), deep):
            text = ", ".join(rng.sample(words.LONG_MEASURES, rng.randint(1, 4))).lower()
            cells += [TrueCell(row, 1, rank), TrueCell(row, 2, text)]
            row += 1
    return tuple(cells)


def posts(rng: Random) -> Cells:
    """Grades down, permanent and temporary posts of two years across, sums of each category."""
    cells = [head(0, 0, "Category and grade", 3)]
    cells += [over(0, 1, "Establishment plan posts", 4)]
    cells += [over(1, 1, "2011", 2), over(1, 3, "2010", 2)]
    cells += [head(2, c, ("Permanent", "Temporary")[(c + 1) % 2]) for c in range(1, 5)]
    row = 3
    for category in ("AD", "AST"):
        grades = range(rng.randint(9, 14), 4, -1)
        for label in (*(f"{category} {grade}" for grade in grades), f"Subtotal {category}"):
            values = [rng.choice((str(rng.randint(1, 99)), "—", "—")) for _ in range(4)]
            cells += [TrueCell(row, 0, label, bold="Sub" in label)]
            cells += [TrueCell(row, c, v, align="center") for c, v in enumerate(values, start=1)]
            row += 1
    return tuple(cells)


def annexed(rng: Random) -> Cells:
    """Goods of a regulation: order number, code, description, duty; columns are numbered."""
    names = ("Order No", "CN code", "Description of goods", "Quota volume (tonnes)", "Duty rate")
    cells = [head(0, c, text) for c, text in enumerate(names)]
    cells += [head(1, c, f"({c + 1})") for c in range(5)]
    for row in range(2, rng.randint(7, 11)):
        code = f"{rng.randint(100, 9999):04} {rng.randint(10, 99)} {rng.randint(0, 99):02}"
        texts = (f"09.{rng.randint(1000, 9999)}", code, words.act(rng, rng.randint(1, 2)))
        cells += [TrueCell(row, c, text) for c, text in enumerate(texts)]
        volume = words.grouped(rng.randint(90, 90000), " ")
        cells.append(TrueCell(row, 3, volume, align="center"))
        cells.append(TrueCell(row, 4, rng.choice(("0 %", "exemption", "5,1 %")), align="center"))
    return tuple(cells)


def ledger(rng: Random) -> Cells:
    """A sheet: codes, names, sums with places and remarks close beside them."""
    names = ("Code", "Recipient", "Amount awarded", "Place", "Paid to date", "Status", "Share")
    sides: tuple[Align, ...] = ("left", "left", "right", "left", "right", "left", "right")
    cells = [head(0, c, text, align=sides[c]) for c, text in enumerate(names)]
    for row in range(1, rng.randint(14, 28)):
        values = (
            f"{rng.choice('ABC')}{rng.randint(10, 999)}",
            f"{rng.choice(words.REGIONS)} {rng.choice(('Council', 'Trust', 'Co-op'))}",
            words.grouped(rng.randint(900, 9999999), ","),
            rng.choice(words.REGIONS),
            words.grouped(rng.randint(0, 999999), ","),
            rng.choice(("Closed", "Open", "On hold", "Under review", "")),
            f"{rng.randint(0, 100)}%",
        )
        cells += [TrueCell(row, c, v, align=sides[c]) for c, v in enumerate(values) if v]
    return tuple(cells)


def by_area(rng: Random) -> Cells:
    """A country, its regions and their areas; counts and shares of two censuses under spanners."""
    cells = [head(0, 0, "Area", 3), over(0, 1, "Population", 5)]
    cells += [over(1, 1, "2000", 2), over(1, 3, "2010", 2), head(1, 5, "Percent change", 2)]
    cells += [head(2, c, ("Number", "Percent")[(c + 1) % 2]) for c in range(1, 5)]
    row = 3
    for group in ("United Provinces", "Region", "Region"):
        names = () if row == 3 else rng.sample(words.REGIONS, rng.randint(4, 7))
        for name in (group if row == 3 else rng.choice(words.GROUPS), *names):
            values = [
                words.grouped(rng.randint(9999, 99999999), ",")
                if c in (0, 2)
                else f"{rng.uniform(0, 40):.1f}"
                for c in range(5)
            ]
            cells += line(row, name, *values, bold=name not in names, indent=name in names)
            row += 1
    return tuple(cells)
