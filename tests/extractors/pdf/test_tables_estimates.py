"""Cost estimates and censuses: heads over some columns, titles between rows, labels that hang."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import page, rows, spans, text

from extractors.readers.pdf.page import Word
from extractors.readers.pdf.tables import find_tables

Line = list[Word]
ENDS = (250, 310, 370, 430, 490)
NAMES = ("Aubrac", "Beaulieu", "Vallières", "Fontenac", "Les Ormes", "Sorgues")


def line(y: float, label: str, *figures: str, left: float = 50) -> list[Line]:
    """A label and figures that end on the edges of their columns."""
    ends = [text(x, y, f, right=True) for x, f in zip(ENDS, figures, strict=False) if f]
    return [text(left, y, label), *ends]


def centred(x: float, y: float, words: str) -> Line:
    """Words with their middle at `x`."""
    wide = text(0, y, words)[-1].x1
    return text(x - wide / 2, y, words)


def figures(row: int) -> list[str]:
    return [str((row + 3) * 91 * (place + 1)) for place in range(5)]


def told(words: list[Line]) -> list[list[list[str]]]:
    """The rows of every table of a page, blank cells left out."""
    return [
        [[" ".join(cell.split()) for cell in row if cell] for row in rows(each.table)]
        for each in find_tables(page(words))
    ]


@pytest.mark.parametrize("last", ["Évolution", "Rang"])
def test_heads_over_pairs_leave_the_last_column_its_own(last: str) -> None:
    words = [centred(265, 86, "2009"), centred(385, 86, "2010")]
    words += line(100, "Secteur", "Nombre", "Part", "Nombre", "Part", last)
    for row, name in enumerate(NAMES):
        words += line(114 + 14 * row, name, *figures(row))
    (table,) = find_tables(page(words))
    wide = {cell.text: (cell.col, cell.col_span) for cell in table.table.cells if cell.row == 1}
    assert (wide["2009"], wide["2010"]) == ((2, 2), (4, 2))


def test_a_headnote_does_not_part_a_table_over_columns_of_text() -> None:
    words = [
        text(50, 72, "Effectifs suivis par les équipes"),
        text(50, 84, "(voir les notes de méthode au dos)"),
    ]
    words += line(100, "Secteur", "2008", "2009", "2010", "2011", "2012")
    for row, name in enumerate(NAMES):
        words += line(114 + 14 * row, name, *figures(row))
    for row in range(14):
        prose = "les équipes ont tenu trois réunions avec les"
        words += [text(50, 240 + 12 * row, prose), text(285, 240 + 12 * row, prose)]
    (table,) = told(words)
    assert [len(row) for row in table] == [6] * 7


def test_a_title_and_a_label_of_three_lines_end_no_table() -> None:
    words = line(100, "Poste", "2008", "2009", "2010", "2011", "2012")
    for row, name in enumerate(NAMES):
        words += line(114 + 14 * row, name, *figures(row))
    words.append(centred(270, 200, "DÉPENSES SOUMISES À UN VOTE ANNUEL"))
    for place, part in enumerate(
        ("Entretien des bâtiments et", "des voies ainsi que", "des ponts et viaducs de la commune")
    ):
        words.append(text(50 if not place else 56, 216 + 11 * place, part))
    words += line(249, "Crédits ouverts", *figures(7), left=60)
    words += line(260, "Crédits consommés", *figures(8), left=60)
    (table,) = told(words)
    assert table[-1] == ["Crédits consommés", *figures(8)]
    assert table[-3:-1] == [
        ["Entretien des bâtiments et des voies ainsi que des ponts et viaducs de la commune"],
        ["Crédits ouverts", *figures(7)],
    ]


def test_one_title_in_the_middle_below_the_heads_is_no_head() -> None:
    words = line(100, "Poste", "2008", "2009", "2010", "2011", "2012")
    words.append(centred(270, 116, "DÉPENSES OBLIGATOIRES"))
    for row, name in enumerate(NAMES):
        words += line(132 + 14 * row, name, *figures(row))
    (table,) = find_tables(page(words))
    assert [cell.row for cell in table.table.cells if cell.is_header and cell.text] == [1] * 6
    assert spans(table.table)["DÉPENSES OBLIGATOIRES"] == (1, 6)


def test_a_unit_in_the_middle_stays_a_head() -> None:
    words = line(100, "Poste", "2008", "2009", "2010", "2011", "2012")
    words.append(centred(270, 112, "(en milliers)"))
    for row, name in enumerate(NAMES):
        words += line(126 + 14 * row, name, *figures(row))
    (table,) = find_tables(page(words))
    assert next(c for c in table.table.cells if "milliers" in c.text).is_header
