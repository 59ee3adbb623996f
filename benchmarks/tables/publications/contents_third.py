"""Contents of a third set: budgets, polls, flags, columns with numbers, folded lists, fiches."""

from __future__ import annotations

from random import Random

from benchmarks.tables.model import Align, TrueCell
from benchmarks.tables.publications.model import Cells
from benchmarks.tables.publications.words import (
    LONG_SUBJECTS,
    PEOPLE,
    REGIONS,
    SUBJECTS,
    act,
    grouped,
    sentence,
)

STATES = (
    "Belgium",
    "Bulgaria",
    "Denmark",
    "Germany",
    "Estonia",
    "Ireland",
    "Greece",
    "Spain",
    "France",
    "Italy",
    "Cyprus",
    "Latvia",
    "Lithuania",
    "Luxembourg",
    "Hungary",
    "Malta",
    "Netherlands",
    "Austria",
    "Poland",
    "Portugal",
    "Romania",
    "Slovenia",
    "Slovakia",
    "Finland",
    "Sweden",
)
TERMS = (
    ("ACR", "Annual compliance report"),
    ("BRF", "Basic research fund"),
    ("CPD", "Continuing professional development of staff in regional offices"),
    ("DWP", "Drinking water programme"),
    ("EIA", "Environmental impact assessment"),
    ("FTE", "Full-time equivalent"),
    ("GVA", "Gross value added"),
    ("HCI", "Harmonised cost index, calculated every month from prices paid by households"),
    ("LFS", "Labour force survey"),
    ("MTR", "Mid-term review"),
    ("NGO", "Non-governmental organisation"),
    ("SME", "Small or medium-sized enterprise"),
)
GROUPED = (
    ("Age", ("15 to 24", "25 to 39", "40 to 54", "55 and over")),
    ("Education", ("Primary", "Secondary", "Higher")),
    ("Occupation", ("Self-employed", "Employees", "Manual workers", "Not working")),
    ("Household", ("One person", "Two persons", "Three or more")),
)


def _head(
    row: int, col: int, text: str, *, span: int = 1, deep: int = 1, align: Align = "center"
) -> TrueCell:
    return TrueCell(row, col, text, deep, span, header=True, bold=True, align=align)


def _figures(row: int, first: int, texts: list[str], *, bold: bool = False) -> list[TrueCell]:
    return [
        TrueCell(row, first + i, text, align="right", bold=bold)
        for i, text in enumerate(texts)
        if text
    ]


def budget(rng: Random, *, straddle: bool = True) -> Cells:
    """Departments, programmes and items in three depths; signs of money on first and last rows."""
    year = rng.randint(2001, 2018)
    names = (f"{year} actual", f"{year + 1} estimate", f"{year + 2} request", "Change")
    deep = 1 + straddle
    cells = [_head(0, 0, "Program and activity", deep=deep, align="left")]
    cells += [_head(0, 1, "Fiscal year", span=3)] if straddle else []
    cells += [
        _head(straddle and c < 3, c + 1, text, deep=deep if c == 3 else 1, align="right")
        for c, text in enumerate(names)
    ]
    row = deep
    for number, name in enumerate(rng.sample(SUBJECTS, 3)):
        cells.append(TrueCell(row, 0, f"{name}:", bold=True))
        for step in range(rng.randint(3, 5)):
            row += 1
            sign = "$" if number == step == 0 else ""
            cells.append(TrueCell(row, 0, _item(rng), indent=1 + (step % 3 == 2)))
            cells += _figures(row, 1, [_sum(rng, sign) for _ in names])
        row += 1
        cells.append(TrueCell(row, 0, f"Subtotal, {name.lower()}", indent=2))
        cells += _figures(row, 1, [_sum(rng, "") for _ in names])
        row += 1
    cells.append(TrueCell(row, 0, "Total, all programs", bold=True))
    return (*cells, *_figures(row, 1, [_sum(rng, "$") for _ in names], bold=True))


def _item(rng: Random) -> str:
    return rng.choice((rng.choice(SUBJECTS), rng.choice(LONG_SUBJECTS), rng.choice(REGIONS)))


def _sum(rng: Random, sign: str) -> str:
    value = grouped(rng.randint(10, 99999), ",")
    return sign + rng.choice((value, value, value, f"({value})", "- - -", "0"))


def poll(rng: Random) -> Cells:
    """Shares by groups of persons: bold group heads, a row of bases in brackets, stars."""
    names = ("Total", *rng.sample(("Agree", "Tend to agree", "Disagree", "Don't know", "Net"), 4))
    cells = [_head(0, c + 1, text) for c, text in enumerate(names)]
    cells += [TrueCell(1, c + 1, "%", header=True, align="center") for c in range(5)]
    cells.append(TrueCell(2, 0, "All respondents", bold=True))
    cells += [TrueCell(2, c, _share(rng), align="center", bold=True) for c in range(1, 6)]
    row = 3
    for group, labels in rng.sample(GROUPED, 3):
        cells.append(TrueCell(row, 0, group, bold=True))
        for label in labels:
            row += 1
            cells.append(TrueCell(row, 0, label, indent=1))
            cells += [TrueCell(row, c, _share(rng), align="center") for c in range(1, 6)]
        row += 1
    cells.append(TrueCell(row, 0, "Unweighted base"))
    cells += [
        TrueCell(row, c, f"({rng.randint(200, 1800):,})", align="center") for c in range(1, 6)
    ]
    return tuple(cells)


def _share(rng: Random) -> str:
    return f"{rng.randint(1, 98)}{rng.choice(('', '', '', '', '*', '**'))}"


def states(rng: Random, years: int = 8) -> Cells:
    """A row for every state, figures with letters, colons where there is none."""
    first = rng.randint(1998, 2008)
    cells = [_head(0, c + 1, str(first + c), align="right") for c in range(years)]
    for row, name in enumerate(("EU", "Euro area", *STATES), start=1):
        cells.append(TrueCell(row, 0, name, bold=row < 3))
        for col in range(1, years + 1):
            value = f"{rng.uniform(0.1, 40):.1f}{rng.choice(('', '', '', ' p', ' e', ' b'))}"
            value = value if rng.random() < 0.92 else ":"
            cells.append(TrueCell(row, col, value, align="right"))
    return tuple(cells)


def numbered(rng: Random) -> Cells:
    """Heads over two levels, a row of column numbers, notes told by 1/ and letters."""
    spans = (("Establishments", 2), ("Persons employed", 3))
    cells = [_head(0, 0, "Kind of activity 1/", deep=2)]
    col = 1
    for text, span in spans:
        cells.append(_head(0, col, text, span=span))
        subs = ("Number", "Per cent", "Change 2/")[:span]
        cells += [_head(1, col + i, sub) for i, sub in enumerate(subs)]
        col += span
    cells += [_head(2, c, f"({c + 1})" if c else "(1)") for c in range(6)]
    for row, label in enumerate(rng.sample(SUBJECTS, 9), start=3):
        note = rng.choice(("", "", "", " a/", " b/"))
        cells.append(TrueCell(row, 0, label + note))
        for c in range(1, 6):
            value = (
                grouped(rng.randint(3, 9999), " ") if c in (1, 3) else f"{rng.uniform(0, 99):.1f}"
            )
            value = value if rng.random() < 0.85 else rng.choice(("..", "n.a.", "-", "x"))
            cells.append(TrueCell(row, c, value, align="right"))
    return tuple(cells)


def folded(rng: Random) -> Cells:
    """A long list in two halves beside each other under the same heads."""
    heads = ("Area", "Cases", "Rate") * 2
    cells = [_head(0, c, t, align="right" if c % 3 else "left") for c, t in enumerate(heads)]
    names = rng.sample((*REGIONS, *STATES), 24)
    for i, name in enumerate(names):
        row, first = 1 + i % 12, 3 * (i // 12)
        cells.append(TrueCell(row, first, name))
        cells += _figures(row, first + 1, [grouped(rng.randint(9, 9000), ","), _rate(rng)])
    return tuple(cells)


def _rate(rng: Random) -> str:
    return f"{rng.uniform(0, 30):.1f}"


def three_texts(rng: Random, rows: int = 6) -> Cells:
    """Three columns of prose."""
    heads = ("Finding", "Recommendation", "Response of the department")
    cells = [_head(0, c, text, align="left") for c, text in enumerate(heads)]
    for row in range(1, rows + 1):
        texts = (sentence(rng), f"{act(rng, rng.randint(1, 2))}.", _reply(rng))
        cells += [TrueCell(row, c, text) for c, text in enumerate(texts)]
    return tuple(cells)


def _reply(rng: Random) -> str:
    word = rng.choice(("Accepted.", "Accepted in part.", "Not accepted.", "Under review."))
    return f"{word} {sentence(rng)}" if rng.random() < 0.6 else word


def glossary(rng: Random, rows: int = 8) -> Cells:
    """Short forms and what they stand for."""
    cells = [_head(0, 0, "Acronym", align="left"), _head(0, 1, "Meaning", align="left")]
    for row, pair in enumerate(sorted(rng.sample(TERMS, rows)), start=1):
        cells += [TrueCell(row, c, text) for c, text in enumerate(pair)]
    return tuple(cells)


def fiche(rng: Random) -> Cells:
    """What a project is, label by label."""
    pairs = (
        ("Project title", act(rng)),
        ("Project number", f"{rng.randint(10, 99)}/{rng.randint(100, 999)}-{rng.choice('ABC')}"),
        ("Location", rng.choice(REGIONS)),
        ("Lead organisation", f"Office for {rng.choice(SUBJECTS).lower()}"),
        ("Contact", rng.choice(PEOPLE)),
        ("Total cost", f"EUR {grouped(rng.randint(20000, 900000), ' ')}"),
        ("Objectives", f"{sentence(rng)} {sentence(rng)}"),
        ("Duration", f"{rng.randint(6, 36)} months"),
    )
    return tuple(
        TrueCell(row, col, text, bold=not col)
        for row, pair in enumerate(pairs)
        for col, text in enumerate(pair)
    )


def crosstab(rng: Random) -> Cells:
    """Two rows by two columns of figures."""
    cells = [_head(0, 1, "Yes", align="right"), _head(0, 2, "No", align="right")]
    for row, label in enumerate(rng.sample(("Urban", "Rural", "Men", "Women"), 2), start=1):
        cells.append(TrueCell(row, 0, label))
        cells += _figures(row, 1, [str(rng.randint(1, 900)) for _ in range(2)])
    return tuple(cells)


def straddled(rng: Random, cols: int = 6) -> Cells:
    """Heads of three levels; parts of the body under heads centred over all columns."""
    half = cols // 2
    cells = [
        _head(0, 0, "Area and year", deep=3),
        _head(0, 1, "Persons aged 15 and over", span=cols),
    ]
    cells += [
        _head(1, 1, "In employment", span=half),
        _head(1, 1 + half, "Not employed", span=half),
    ]
    subs = ("Total", "Men", "Women", "Rate", "Median", "Share")
    cells += [_head(2, 1 + i, subs[i % half]) for i in range(cols)]
    row = 3
    for part in ("NUMBER (thousands)", "PERCENT DISTRIBUTION"):
        cells.append(TrueCell(row, 0, part, col_span=cols + 1, align="center"))
        for name in rng.sample(REGIONS, 5):
            row += 1
            cells.append(TrueCell(row, 0, name))
            cells += _figures(row, 1, [_rate(rng) for _ in range(cols)])
        row += 1
    return tuple(cells)


def logframe(rng: Random, rows: int = 7) -> Cells:
    """Aims, how they are measured, where told, what could go wrong: long texts."""
    heads = ("Result", "Indicators", "Means of verification", "Risks")
    cells = [_head(0, c, text, align="left") for c, text in enumerate(heads)]
    for row in range(1, rows + 1):
        texts = (
            f"R{row}. {act(rng)}",
            f"{sentence(rng)} {sentence(rng)}" if row % 2 else sentence(rng),
            rng.choice(("Annual reports", "Survey of households", "Site visits and audit files")),
            rng.choice(("Low", "Medium: staff may leave", "High: funds are not yet agreed")),
        )
        cells += [TrueCell(row, c, text) for c, text in enumerate(texts)]
    return tuple(cells)


def timetable(rng: Random) -> Cells:
    """Tasks down, quarters of two years across, marks where they fall."""
    year = rng.randint(2008, 2016)
    cells = [_head(0, 0, "Task", deep=2, align="left")]
    cells += [_head(0, 1 + 4 * i, str(year + i), span=4) for i in (0, 1)]
    cells += [_head(1, c, f"Q{(c - 1) % 4 + 1}") for c in range(1, 9)]
    mark = rng.choice("XO●")
    for row, text in enumerate(rng.sample(SUBJECTS, 8), start=2):
        cells.append(TrueCell(row, 0, text))
        first = rng.randint(1, 7)
        end = min(9, first + rng.randint(1, 3))
        cells += [TrueCell(row, c, mark, align="center") for c in range(first, end)]
    return tuple(cells)
