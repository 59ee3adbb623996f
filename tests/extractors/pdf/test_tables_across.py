"""Ruled tables that lie across a page: what stands above and below them is no one table."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import pytest
from table_pages import box, h, lattice, page, rows, text, v

from extractors.readers.pdf.page import Fill, Rule, Word
from extractors.readers.pdf.tables import find_tables

STRIP = ["Début mars 2022", "Durée 2022-2024", "Pilote PMI"]
FORM = [("Contenu", "Un accueil le mercredi matin, ouvert à toutes"), ("Partenaires", "CAF"),
        ("Bilan", "Trente familles y sont venues dans l'année")]  # fmt: skip
XS = (50.0, 190.0, 330.0, 545.0)


def strip(top: float, words: list[list[Word]]) -> list[Rule]:
    words += [text(x + 4, top + 14, cell) for x, cell in zip(XS, STRIP, strict=False)]
    return lattice(XS, (top, top + 20))


def form(top: float, words: list[list[Word]]) -> None:
    for line, pair in enumerate(FORM):
        words += [text(x, top + 14 * line, cell) for x, cell in zip((54, 150), pair, strict=True)]


def test_forms_above_and_below_a_strip_are_tables_of_their_own() -> None:
    words: list[list[Word]] = []
    rules = strip(120, words)
    form(154, words)
    words.append(text(54, 215, "Fiche 1.2 Former les assistants familiaux aux besoins de l'enfant"))
    rules += strip(220, words)
    form(254, words)
    found = find_tables(page(words, rules))
    expected = [[STRIP], [list(pair) for pair in FORM]] * 2
    assert [rows(table.table) for table in found] == expected


def test_no_table_goes_over_another_between_columns_of_figures() -> None:
    words = [
        text(x, y, cell)
        for y, name in zip((100, 114, 128, 182, 196, 210), "ABCDEF", strict=True)
        for x, cell in ((54, f"Secteur {name}"), (250, "12 400"), (400, "18 900"))
    ]
    words += [text(54, 152, "Total"), text(250, 152, "36 000")]
    found = find_tables(page(words, lattice((50, 240, 520), (138, 158))))
    texts = [cell.text for table in found for cell in table.table.cells]
    assert texts.count("Total") == 1
    assert texts.count("Secteur D") == 1


def test_a_title_on_a_shade_is_not_cut_by_the_columns_below() -> None:
    words = [text(54, 114, "Fiche 1.2 Réduire les délais dans la cellule de tri")]
    title = [word for line in words for word in line]
    gaps = [(left.x1 + right.x0) / 2 for left, right in pairwise(title)]
    xs = (50.0, min(gaps, key=lambda x: abs(x - 150)), min(gaps, key=lambda x: abs(x - 230)), 545.0)
    words += [text(x + 4, 134, cell) for x, cell in zip(xs, STRIP, strict=False)]
    rules = [h(50, 545, 120), h(50, 545, 140), *(v(120, 140, x) for x in xs)]
    shade = [Fill((50, 100, 545, 119.5), "DCE8F3")]
    (found,) = find_tables(page(words, rules, shade))
    assert rows(found.table) == [STRIP]
    heads = ["Quand", "Combien", "Qui"]
    words[:1] = [text(x + 4, 114, head) for x, head in zip(xs, heads, strict=False)]
    (found,) = find_tables(page(words, rules, shade))
    assert rows(found.table) == [heads, STRIP]


@pytest.mark.parametrize("last", [True, False])
def test_a_ruled_table_in_a_value_of_a_form_without_rules(last) -> None:
    words: list[list[Word]] = []
    form(100, words)
    words.append(text(54, 148, "Indicateurs"))
    inner = [["Année", "2022", "2023"], ["Visites", "120", "185"], ["Bilans", "40", "55"]]
    for row, cells in enumerate(inner):
        words += [
            text(x, 151 + 16 * row, cell) for x, cell in zip((154, 254, 324), cells, strict=True)
        ]
    if last:
        words += [text(54, 202, "Suites"), text(150, 202, "Ouvrir le samedi et le mercredi soir")]
    (found,) = find_tables(page(words, lattice((150, 250, 320, 390), (140, 156, 172, 188))))
    value = "\n".join("\t".join(cells) for cells in inner)
    expected = [*map(list, FORM), ["Indicateurs", value]]
    expected += [["Suites", "Ouvrir le samedi et le mercredi soir"]] if last else []
    assert rows(found.table) == expected


def test_a_ruled_table_beside_a_list_is_none_of_its_values() -> None:
    words = [text(54, y, f"Secteur {name}") for y, name in zip((114, 130, 146), "ABC", strict=True)]
    words += [text(x + 4, y, cell) for y in (114, 130, 146)
              for x, cell in ((250, "Visites"), (350, "120"))]  # fmt: skip
    found = find_tables(page(words, lattice((250, 350, 450), (104, 120, 136, 152))))
    assert [["Visites", "120"]] * 3 in [rows(table.table) for table in found]


def test_a_frame_round_a_strip_and_a_form_is_no_row_of_the_strip() -> None:
    words: list[list[Word]] = [text(54, 114, "Fiche 1.1 Ouvrir un lieu d'accueil")]
    strip(120, words)
    form(154, words)
    words += [text(54, 196, "Suites"), text(150, 196, "Ouvrir le samedi et le mercredi soir")]
    rules = [*box(50, 100, 545, 210), h(50, 545, 120), h(50, 545, 140)]
    rules += [v(120, 140, x) for x in XS[1:3]]
    found = find_tables(page(words, rules))
    suites = ["Suites", "Ouvrir le samedi et le mercredi soir"]
    assert rows(found[0].table) == [["Fiche 1.1 Ouvrir un lieu d'accueil"], STRIP]
    assert rows(found[1].table) == [*map(list, FORM), suites]


def test_labels_set_flush_right_beside_values_of_one_line() -> None:
    values = {"Contenu": ["Un accueil le mercredi matin,", "ouvert à toutes les familles"],
              "Partenaires": ["CAF, communes du canton"], "Pilote": ["Service de PMI du secteur"],
              "Bilan": ["Trente familles y sont venues", "dans l'année"],
              "Suites": ["Ouvrir le samedi matin"]}  # fmt: skip
    words, y = [], 100.0
    for label, lines in values.items():
        words.append(text(150, y, label, right=True))
        words += [text(158, y + 12 * line, value) for line, value in enumerate(lines)]
        y += 12 * len(lines) + 4
    (found,) = find_tables(page(words))
    assert rows(found.table) == [[label, " ".join(lines)] for label, lines in values.items()]


@pytest.mark.parametrize("indent", [0, 8])
def test_a_strip_without_rules_has_columns_of_its_own(indent) -> None:
    heads, values = ("Début", "Durée", "Pilote"), ("mars 2022", "2022-2024", "PMI du secteur")
    xs = (54 + indent, 190, 330)
    words = [text(x, y, cell) for y, cells in ((100, heads), (110, values))
             for x, cell in zip(xs, cells, strict=True)]  # fmt: skip
    for line, pair in enumerate(FORM):
        words.append(text(54, 130 + 14 * line, pair[0], bold=True))
        words.append(text(150, 130 + 14 * line, pair[1]))
    found = find_tables(page(words))
    assert [rows(table.table) for table in found] == [
        [list(heads), list(values)],
        [list(pair) for pair in FORM],
    ]


def test_three_columns_are_one_table_however_few_their_rows() -> None:
    cells = [("Action", "Début", "Pilote"), ("Gîte", "mars 2022", "PMI"), ("Bus", "2023", "ASE")]
    words = [text(x, 100 + 14 * line, cell) for line, row in enumerate(cells)
             for x, cell in zip((54, 190, 330), row, strict=True)]  # fmt: skip
    rules = [h(50, 545, y) for y in (88, 104, 146)]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == [list(row) for row in cells]
