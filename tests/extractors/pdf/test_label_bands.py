"""Titles and tables over the columns of fiches, and fiches in three columns."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import lattice, page, rows, text

from extractors.readers.pdf.columns import page_lines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.label_bands import inside
from extractors.readers.pdf.label_columns import label_columns, parts
from extractors.readers.pdf.page import Fill, Page, Rule, Word
from extractors.readers.pdf.tables import find_tables

LABELS = ("Public", "Contenu", "Calendrier", "Coût")
LONG = "Engagement 3 : soutenir les jeunes adultes qui sortent des dispositifs"


def fiche(x: float, y: float, number: int) -> list[list[Word]]:
    lines = []
    for label in LABELS:
        lines += [text(x, y, label, bold=True), text(x, y + 13, f"valeur {number}")]
        y += 30
    return lines


def heading(x: float, y: float, title: str, size: float = 10.0) -> list[Word]:
    return [replace(word, size=size) for word in text(x, y, title, bold=True)]


def read(found: Page) -> str:
    columns = label_columns(found, None)
    assert columns is not None
    return " ".join(b.text for b in blocks_of([page_lines(found, [], columns=columns)]))


def values(*numbers: int) -> str:
    return " ".join(f"{label} valeur {n}" for n in numbers for label in LABELS)


@pytest.mark.parametrize(
    ("title", "rules", "fills"),
    [
        (heading(50, 262, LONG), [], []),
        (heading(50, 262, LONG), [Rule(50, 267, 545, 267, "h")], []),
        (heading(50, 262, "Objectif 4 : loger", 13), [], []),
        (heading(150, 262, LONG[:50]), [], [Fill((50, 250, 545, 268), "DDDDDD")]),
    ],
    ids=["long", "underlined", "short, larger", "centred on a shade"],
)
def test_a_title_over_both_columns_parts_them(
    title: list[Word], rules: list[Rule], fills: list[Fill]
) -> None:
    words = [title]
    for place, (x, y) in enumerate([(50, 120), (310, 120), (50, 300), (310, 300)], start=1):
        words += fiche(x, y, place)
    told = " ".join(word.text for word in title)
    assert read(page(words, rules, fills)) == f"{values(1, 2)} {told} {values(3, 4)}"


def test_a_title_of_one_column_parts_none() -> None:
    words = [heading(50, 262, "Objectif 4 : loger"), *fiche(50, 120, 1), *fiche(50, 300, 2)]
    words += [*fiche(310, 120, 3), *fiche(310, 300, 4)]
    assert read(page(words)) == f"{values(1)} Objectif 4 : loger {values(2, 3, 4)}"


def test_fiches_in_three_columns() -> None:
    words = [word for place, x in enumerate((50, 220, 390)) for word in fiche(x, 120, place)]
    assert read(page(words)) == values(0, 1, 2)
    found = label_columns(page([*words, heading(50, 90, LONG)]), None)
    assert found is not None
    assert len(found.gutters) == 2


def test_four_columns_are_those_of_a_table() -> None:
    words = [word for place, x in enumerate((50, 180, 310, 440)) for word in fiche(x, 120, place)]
    assert label_columns(page(words), None) is None


@pytest.mark.parametrize("top", [40.0, 262.0, 560.0], ids=["above", "between", "below"])
@pytest.mark.parametrize("xs", [(50, 200, 400, 545), (50, 300, 545)], ids=["over", "at the gutter"])
def test_a_ruled_table_over_both_columns_is_a_table(top: float, xs: tuple[float, ...]) -> None:
    cells = (("N°", "Action", "Part"), ("1", "Relais", "12 %"), ("2", "Halte", "30 %"))
    words = [
        text(x + 4, top + 14 + 20 * row, cell, bold=row == 0)
        for row, line in enumerate(cells)
        for x, cell in zip(xs[:-1], line, strict=False)
    ]
    for place, (x, y) in enumerate([(50, 120), (310, 120), (50, 360), (310, 360)], start=1):
        words += fiche(x, y, place)
    found = page(words, lattice(xs, [top, top + 20, top + 40, top + 60]))
    columns = label_columns(found, None)
    assert columns is not None
    tables = [table for box in columns.across for table in find_tables(inside(found, box))]
    assert [rows(table.table) for table in tables] == [[list(c[: len(xs) - 1]) for c in cells]]
    assert not any(find_tables(part) for part in parts(found, columns) if part.rules)
    blocks = blocks_of([page_lines(found, tables, columns=columns)])
    assert [block.kind for block in blocks].count("table") == 1
