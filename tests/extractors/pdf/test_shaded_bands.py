"""Forms without borders: shaded bands of bold labels over their values."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import page, rows, text

from extractors.readers.pdf.page import Fill, Word
from extractors.readers.pdf.tables import PlacedTable, find_tables

LEFT, RIGHT = 50.0, 550.0
Band = tuple[list[float], list[str], list[list[str]]]
"""Borders, labels, and for each column the lines of its value."""

FORM: list[Band] = [
    ([], ["Fiche 4 - Ouvrir un lieu neutre"], []),
    ([200, 400], ["Pilote", "Début", "Durée"], [["PMI"], ["mars 2022"], ["trois ans"]]),
    ([], ["Descriptif"], [["Un lieu ouvert le mercredi", "et le samedi matin"]]),
    ([300], ["Partenaires", "Budget"], [["CAF, MSA", "et communes"], ["12 000 €"]]),
]


def form(
    bands: list[Band], top: float, colour: str = "DDDDDD"
) -> tuple[list[list[Word]], list[Fill]]:
    words: list[list[Word]] = []
    fills: list[Fill] = []
    for borders, labels, values in bands:
        edges = [LEFT, *borders, RIGHT]
        for x, end, label in zip(edges, edges[1:], labels, strict=False):
            fills.append(Fill((x, top, end - 3 if end < RIGHT else end, top + 14), colour))
            words.append(text(x + 3, top + 11, label, bold=True))
        for x, lines in zip(edges, values, strict=False):
            words += [text(x + 3, top + 30 + 12 * i, line) for i, line in enumerate(lines)]
        top += 24 + 12 * max([len(lines) for lines in values], default=0)
    return words, fills


def told(table: PlacedTable) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in rows(table.table)]


def test_each_value_stands_below_its_label() -> None:
    words, fills = form(FORM, 100)
    (found,) = find_tables(page(words, fills=fills))
    assert told(found) == [
        ["Fiche 4 - Ouvrir un lieu neutre"],
        ["Pilote", "Début", "Durée"],
        ["PMI", "mars 2022", "trois ans"],
        ["Descriptif"],
        ["Un lieu ouvert le mercredi et le samedi matin"],
        ["Partenaires", "Budget"],
        ["CAF, MSA et communes", "12 000 €"],
    ]


def test_a_value_that_a_page_break_cut_goes_on_at_the_head_of_the_page() -> None:
    words, fills = form(FORM, 100)
    above = find_tables(page(words, fills=fills))
    words, fills = form(FORM[3:], 90)
    rest = [text(53, 60, "le dimanche aussi"), text(53, 72, "sauf en hiver")]
    (found,) = find_tables(page([*rest, *words], fills=fills, number=2), above)
    assert told(found)[0] == ["le dimanche aussi sauf en hiver"]
    assert told(found)[1:] == [["Partenaires", "Budget"], ["CAF, MSA et communes", "12 000 €"]]


@pytest.mark.parametrize("titles", [1, 3])
def test_a_header_and_titles_in_shades_are_no_form(titles: int) -> None:
    head: Band = ([200, 400], ["Action", "Début", "État"], [["Visites"], ["2022"], ["Fait"]])
    groups: list[Band] = [([], [f"Engagement {i}"], [["Bus", "Livret"]]) for i in range(titles)]
    words, fills = form([head, *groups], 100)
    assert all(
        "shaded bands" not in found.reasons for found in find_tables(page(words, fills=fills))
    )
