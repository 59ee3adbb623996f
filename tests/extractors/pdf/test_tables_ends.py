"""Where tables end, what only looks like one, and rows that rules do not part."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

Line = list[Word]
NAMES = ("Aubrac", "Beaulieu", "Vallières", "Fontenac")


def told(words: list[Line], rules: list[Rule] | None = None) -> list[list[list[str]]]:
    """The rows of every table of a page, blank cells left out."""
    return [
        [[" ".join(cell.split()) for cell in row if cell] for row in rows(each.table)]
        for each in find_tables(page(words, rules or []))
    ]


def figures(top: float) -> list[Line]:
    words = [text(50, top, "Secteur"), text(200, top, "2009"), text(260, top, "2010")]
    for row, name in enumerate(NAMES):
        y = top + 14 * (row + 1)
        words += [text(50, y, name), text(220, y, str(412 - row), right=True)]
        words.append(text(280, y, str(73 + 9 * row), right=True))
    return words


@pytest.mark.parametrize(
    "note", ["Source : enquête annuelle.", "Note : chiffres révisés.", "Champ : tous."]
)
def test_other_columns_below_the_source_are_not_of_the_table(note: str) -> None:
    words = [*figures(100), text(50, 170, note)]
    for row, name in enumerate(NAMES):
        y = 190 + 12 * row
        words += [text(50, y, f"Antenne de {name} et alentours"), text(205, y, f"Antenne {name}")]
    assert told(words)[0] == told(figures(100))[0]


def test_a_note_between_rows_on_the_same_columns_parts_nothing() -> None:
    more = figures(180)[3:]
    (table,) = told([*figures(100), text(50, 172, "Note : chiffres révisés."), *more])
    assert len([row for row in table if len(row) == 3]) == 9


def time_line(head: tuple[str, ...]) -> list[Line]:
    words = []
    for place, (top, name) in enumerate(zip(head, ("Plan", "Loi", "Décret", "Bilan"), strict=True)):
        x = 60 + 110 * place
        words += [text(x, 100, top), text(x, 118, name), text(x, 129, "adopté")]
    return words


def test_years_over_words_are_a_time_line() -> None:
    rules = [h(50, 480, 108)]
    assert told(time_line(("2003", "2005", "2007", "2009")), rules) == []
    assert len(told(time_line(("Acte", "2005", "2007", "2009")), rules)) == 1


def test_parts_of_a_label_between_two_rules_are_rows() -> None:
    words = [text(50, 100, "Domaine"), text(180, 100, "Fréquence"), text(300, 100, "Mesures")]
    rules = [h(50, 500, 90), h(50, 500, 104)]
    y = 118.0
    for name, parts in zip(NAMES, (1, 2, 1, 2), strict=True):
        words.append(text(50, y, name))
        for part in range(parts):
            words += [
                text(180, y, ("Souvent", "Rarement")[part]),
                text(300, y, "visites, bilans, suivi des"),
            ]
            words.append(text(300, y + 11, "familles"))
            y += 27
        rules.append(h(50, 500, y - 10))
    (table,) = told(words, rules)
    assert [row[0] for row in table[1:]] == [
        "Aubrac",
        "Beaulieu",
        "Rarement",
        "Vallières",
        "Fontenac",
        "Rarement",
    ]
