"""Texts that run out over the right border of a ruled table, as spreadsheets print them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import lattice, page, rows, text

from extractors.readers.pdf.columns import page_lines
from extractors.readers.pdf.flow import blocks_of
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables

XS, YS = (50.0, 150.0, 250.0), (100.0, 120.0, 140.0, 160.0)


def read(last: tuple[str, str], *beside: list[Word]) -> tuple[list[str], list[str]]:
    """(texts of the last column, texts outside the table) of a sheet."""
    words = [text(53, 114, "Action", bold=True), text(153, 114, "Bilan", bold=True), *beside]
    for row, (name, told) in enumerate(zip(("Relais", "Halte"), last, strict=True)):
        words += [text(53, 134 + 20 * row, name), text(153, 134 + 20 * row, told)]
    found = page(words, lattice(XS, YS))
    tables = find_tables(found)
    others = [b.text for b in blocks_of([page_lines(found, tables)]) if b.table is None]
    return [row[-1] for row in rows(tables[0].table)], others


LONG = "Une convention est à signer avec la caisse en mai"


@pytest.mark.parametrize(
    "last",
    [(LONG, "Rien"), ("Rien", LONG), (LONG, f"{LONG} 2025")],
    ids=["first row", "last row", "both"],
)
def test_a_text_over_the_border_is_that_of_its_cell(last: tuple[str, str]) -> None:
    assert read(last) == (["Bilan", *last], [])


@pytest.mark.parametrize("x", [258.0, 290.0])
def test_a_text_beside_the_table_is_none_of_it(x: float) -> None:
    cells, others = read(("Une réunion", "Un guide"), text(x, 134, "voir aussi la page 4"))
    assert cells == ["Bilan", "Une réunion", "Un guide"]
    assert others == ["voir aussi la page 4"]
