"""Tables abreast without a title: rows out of step, or a rule that pauses between them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

Line = list[Word]
NAMES = ("Aubrac", "Beaulieu", "Vallières", "Fontenac", "Les Ormes", "Sorgues", "Le Puy", "Ubaye")


def side(
    x: float, step: float, count: int, *, blank: int = -1, head: str = "Secteur"
) -> list[Line]:
    """A label and two figures a row, `step` points apart."""
    words = [text(x, 100, head), text(x + 110, 100, "2009", right=True)]
    words.append(text(x + 150, 100, "2010", right=True))
    for row in range(count):
        y = 100 + step * (row + 1)
        words.append(text(x, y, NAMES[row]))
        if row != blank:
            words += [text(x + 110, y, str(41 * row + 7), right=True)]
            words += [text(x + 150, y, str(93 * row + 80), right=True)]
    return words


def widths(words: list[Line], rules: list[Rule] | None = None) -> list[tuple[int, int]]:
    """(rows, columns) of the tables of a page."""
    found = [rows(each.table) for each in find_tables(page(words, rules or []))]
    return [(len(table), max(map(len, table))) for table in found]


@pytest.mark.parametrize("step", [11.7, 13.2, 15.0])
def test_rows_out_of_step_are_of_two_tables(step: float) -> None:
    assert widths([*side(50, 14, 8), *side(250, step, 7)]) == [(9, 3), (8, 3)]


def test_a_rule_that_pauses_parts_two_tables() -> None:
    words = [*side(50, 14, 6), *side(250, 14, 6)]
    assert widths(words, [h(48, 202, 103), h(248, 402, 103)]) == [(7, 3), (7, 3)]
    assert widths(words, [h(48, 402, 103)]) == [(7, 6)]


def test_rows_in_step_are_one_table() -> None:
    assert widths([*side(50, 14, 8), *side(250, 14, 6)]) == [(9, 6)]


def test_a_blank_cell_or_two_part_nothing() -> None:
    words = [*side(50, 14, 8, blank=3), *side(250, 14, 8, blank=5)]
    assert widths(words) == [(9, 6)]


def test_short_rules_under_groups_of_figures_part_nothing() -> None:
    words = [text(150, 86, "Hommes"), text(260, 86, "Femmes"), text(50, 100, "Secteur")]
    for row, name in enumerate(NAMES):
        y = 114 + 14.0 * row
        words.append(text(50, y, name))
        words += [text(170 + 55 * c, y, str(37 * row + c + 9), right=True) for c in range(4)]
    assert widths(words, [h(140, 230, 89), h(250, 340, 89)]) == [(10, 5)]
