"""Tables with horizontal rules alone, whatever space their rows leave."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, spans, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

XS = (50, 160, 330, 420, 490)
END = 560
HEAD = ("Objectif", "Action menée", "Début", "Fin", "État")
PROSE = "Les équipes ont tenu trois réunions avec les partenaires du secteur au printemps"


def framed(
    bands: list[tuple[float, tuple[str, ...]]], top: float = 100
) -> tuple[list[list[Word]], list[Rule]]:
    """Bands of so many points, a rule above each and below the last; first texts centred."""
    words: list[list[Word]] = []
    rules = [h(48, END, top)]
    for height, texts in bands:
        bold = texts == HEAD or len(texts) == 1
        for x, line in zip(XS, texts, strict=False):
            y = top + 14 if x > XS[0] or bold else top + height / 2 + 3
            words.append(text(x, y, line, bold=bold))
        top += height
        rules.append(h(48, END, top))
    return words, rules


@pytest.mark.parametrize("height", [24, 60, 95])
def test_rows_with_much_space_and_a_lone_word_are_one_table(height: float) -> None:
    bands = [(22.0, HEAD), (20.0, ("ENGAGEMENT 1 – AGIR TÔT AUPRÈS DES FAMILLES",))]
    bands += [(height, ("Obj. 3", "Visites", "2022", "2024", "En cours"))]
    bands += [(height, ("Obj. 4", "Non concerné"))]
    bands += [(height, ("Obj. 5", "Bus de PMI", "2023", "2025", "Réalisée"))]
    words, rules = framed(bands)
    (found,) = find_tables(page([text(60, 60, PROSE), *words, text(60, 780, PROSE)], rules))
    told = [[cell for cell in row if cell] for row in rows(found.table)]
    assert told == [list(texts) for _, texts in bands]


def test_a_cell_over_two_rows_spares_its_column_the_rule() -> None:
    words, rules = framed(
        [(22, HEAD), (50, ("Obj. 3", "Visites", "2022", "2024", "En cours")),
         (50, ("", "Livret", "2023", "2025", "Réalisée")),
         (50, ("Obj. 5", "Bus de PMI", "2023", "2025", "Réalisée"))]
    )  # fmt: skip
    rules[2] = h(XS[1] - 4, END, rules[2].top)
    (found,) = find_tables(page(words, rules))
    assert spans(found.table)["Obj. 3"] == (2, 1)


def test_few_rows_at_the_head_of_a_page_keep_the_columns_of_the_page_before() -> None:
    row = ("Obj. 3", "Visites à domicile", "2022", "2024", "En cours")
    words, rules = framed([(22, HEAD), *[(110, row)] * 6])
    above = find_tables(page(words, rules))
    # one line a band, in which the texts of the first two columns nearly touch
    words, rules = framed([(20, ("Objectif vingt-six", "Former les gens", "2021", "2023", "Fait")),
                           (20, ("Objectif vingt-sept", "Non concerné")),
                           (20, ("Objectif vingt-neuf", "Un gîte", "2021", "2023", "Fait")),
                           (20, ("", "TOTAL", "", "", "12"))], top=40)  # fmt: skip
    (found,) = find_tables(page(words, rules, number=2), above)
    assert len(found.xs) == len(above[0].xs)
    assert [cell.text for cell in found.table.cells if cell.col == 1 and cell.text] == [
        "Objectif vingt-six",
        "Objectif vingt-sept",
        "Objectif vingt-neuf",
    ]


def test_rules_between_paragraphs_frame_no_table() -> None:
    words = [text(60, 114 + 60 * i, PROSE) for i in range(5)]
    rules = [h(48, END, 100 + 60 * i) for i in range(6)]
    assert find_tables(page(words, rules)) == []


def test_rules_with_nothing_between_them_below_a_captioned_line() -> None:
    words = [text(54, 100, "Tableau 1 – Bilans"), text(54, 120, "Visites"), text(250, 120, "120")]
    rules = [h(50, 545, y) for y in (90, 130, 140, 150, 160)]
    assert find_tables(page(words, rules)) == []
