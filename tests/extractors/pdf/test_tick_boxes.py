"""Forms with boxes to tick, drawn or typed: their answers are no table, their squares no cells."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import box, lattice, page, rows, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

ANSWERS = (("Marié", "Veuf", "Seul"), ("Aucun", "Un", "Plusieurs")) * 2


def form(sign: str, *, beside: bool = False) -> tuple[list[list[Word]], list[Rule]]:
    """Questions with answers below or beside them; a drawn square for each, or a typed sign."""
    words, rules = [], []
    for number, answers in enumerate(ANSWERS):
        y = 100 + 32.0 * number
        words.append(text(50, y, f"{number + 1}. Votre situation"))
        for place, answer in enumerate(answers):
            x, at = (250 if beside else 80) + 90 * place, y if beside else y + 14
            words.append(text(x + 14, at, answer))
            if sign:
                words.append(text(x, at, sign))
            else:
                rules += box(x, at - 8, x + 9, at + 1)
    return words, rules


@pytest.mark.parametrize("sign", ["", "☐", "■"])
def test_answers_behind_boxes_are_no_table(sign: str) -> None:
    words, rules = form(sign)
    assert find_tables(page(words, rules)) == []


def test_drawn_squares_are_no_grid() -> None:
    words, rules = form("", beside=True)
    assert not any("ruled" in table.reasons for table in find_tables(page(words, rules)))


def test_a_grid_with_boxes_in_its_cells_keeps_its_rows() -> None:
    words, rules = [], lattice((50, 250, 350, 450), (90, 110, 130, 150))
    for row, label in enumerate(("Question", "Logement", "Revenus")):
        y = 105 + 20.0 * row
        words += [text(55, y, label), text(275, y, "Oui"), text(375, y, "Non")]
        rules += box(260, y - 8, 269, y + 1) + box(360, y - 8, 369, y + 1) if row else []
    (table,) = find_tables(page(words, rules))
    assert rows(table.table) == [
        ["Question", "Oui", "Non"],
        ["Logement", "Oui", "Non"],
        ["Revenus", "Oui", "Non"],
    ]


def test_bullets_in_cells_are_no_boxes() -> None:
    words = [text(50, 86, "Mission", bold=True), text(250, 86, "Moyens", bold=True)]
    for row, (task, means) in enumerate(
        (("Accueil", "2 ETP"), ("Suivi", "3 ETP"), ("Bilan", "1 ETP"))
    ):
        y = 100 + 14.0 * row
        words += [text(50, y, f"• {task}"), text(250, y, f"• {means}")]
    (table,) = find_tables(page(words))
    assert len(rows(table.table)) == 4
