"""Spreadsheets as they are printed: shaded heads without borders, columns that touch."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import h, lattice, page, rows, text

from extractors.readers.pdf.number_edges import number_edges
from extractors.readers.pdf.page import Fill, Word
from extractors.readers.pdf.tables import find_tables

HEAD = ("Action", "Début", "État")
XS = (50, 250, 350, 450)


def sheet(fills: list[Fill], head: tuple[str, ...] = HEAD) -> list[list[str]]:
    """A ruled body below a band, its texts by row."""
    words = [text(x + 3, 92, label) for x, label in zip(XS, head, strict=False)]
    for row, state in enumerate(("Réalisée", "En cours", "Reportée")):
        y = 112 + 20 * row
        words += [text(53, y, "Ouvrir un lieu"), text(253, y, "2023"), text(353, y, state)]
    tables = find_tables(page(words, lattice(XS, (100, 120, 140, 160)), fills))
    return rows(tables[-1].table)


def test_a_shaded_band_on_a_ruled_table_is_its_head() -> None:
    assert sheet([Fill((50, 80, 450, 99.5), "2F5496")])[0] == list(HEAD)


@pytest.mark.parametrize(
    ("fills", "head"),
    [
        ([Fill((50, 60, 450, 85), "2F5496")], HEAD),  # not on the table
        ([Fill((50, 80, 250, 99.5), "2F5496")], HEAD),  # over one column
        ([Fill((50, 80, 450, 99.5), "2F5496")], ("Suivi des actions",)),  # a title
    ],
)
def test_other_shades_are_no_head(fills: list[Fill], head: tuple[str, ...]) -> None:
    assert sheet(fills, head)[0] == ["Ouvrir un lieu", "2023", "Réalisée"]


LABELS = ("avis rendus", "avis rendus en moins d'un mois", "placements chez un tiers de confiance",
          "dont mesures nouvelles", "dont mesures prolongées", "jeunes majeurs suivis")  # fmt: skip


def indicators() -> list[list[Word]]:
    """Labels, two columns of numbers; « NC » stands right behind the number before it."""
    words = [text(50, 100, "Indicateur", bold=True), text(400, 100, "2022", bold=True, right=True),
             text(470, 100, "2023", bold=True, right=True)]  # fmt: skip
    for row, label in enumerate(LABELS):
        y = 114 + 14 * row
        words += [text(50, y, label), text(400, y, str(7 * 11**row), right=True)]
        words.append(text(402, y, "NC") if row == 2 else text(470, y, str(90 + row), right=True))
    return words


def test_a_code_behind_a_number_stands_in_its_own_column() -> None:
    (found,) = find_tables(page(indicators(), [h(50, 470, 103)]))
    table = rows(found.table)
    assert table[3] == [LABELS[2], "847", "NC"]
    assert [len(row) for row in table] == [3] * 7


def test_labels_of_rows_are_no_text_beside_a_table() -> None:
    labels = [f"dont {what} suivis par une équipe" for what in
              ("enfants confiés", "jeunes majeurs", "jeunes parents", "mineurs isolés", "fratries",
               "enfants placés", "tiers dignes", "nourrissons", "lycéens logés")]  # fmt: skip
    words = []
    for row, label in enumerate(labels):
        y = 114 + 14 * row
        words += [text(50, y, label), text(400, y, str(7 * 3**row), right=True)]
        words.append(text(470, y, str(90 + row), right=True))
    (found,) = find_tables(page(words))
    assert [row[0] for row in rows(found.table)] == labels


@pytest.mark.parametrize(
    ("numbers", "is_edge"),
    [
        (("7", "12", "148", "1480"), True),
        (("2.1", "2.2", "2.3", "2.4"), False),  # of one width: they may begin at one place
        (("7", "12", "148"), False),  # too few
    ],
)
def test_numbers_of_several_widths_show_where_their_column_ends(
    numbers: tuple[str, ...], is_edge: bool
) -> None:
    lines = [text(200, 20 * row, number, right=True) for row, number in enumerate(numbers)]
    assert number_edges(lines) == ([200] if is_edge else [])


TITLES = ("Ouvrir un relais parental", "Former les assistants familiaux", "Créer une équipe",
          "Soutenir les tiers", "Prévenir les ruptures", "Suivre les sorties")  # fmt: skip


@pytest.mark.parametrize("first", [6, 20], ids=["of two widths", "of one width"])
def test_numbers_right_beside_titles_are_a_column(first: int) -> None:
    words = [text(50, 100, "N°", bold=True), text(74, 100, "Action", bold=True),
             text(300, 100, "Pilote", bold=True), text(420, 100, "État", bold=True)]  # fmt: skip
    for row, title in enumerate(TITLES):
        y = 114 + 24 * row - 10 * (row > 2)
        words += [text(72, y, str(first + row), right=True), text(74, y, title),
                  text(300, y, "PMI"), text(420, y, "En cours")]  # fmt: skip
    (found,) = find_tables(page(words))
    assert rows(found.table)[1:] == [
        [str(first + row), title, "PMI", "En cours"] for row, title in enumerate(TITLES)
    ]


PARTED = (("Ouvrir un relais", "parental"), ("Former les familles", "d'accueil"),
          ("Créer une équipe",), ("Soutenir les tiers", "dignes", "de confiance"),
          ("Prévenir les ruptures",))  # fmt: skip


@pytest.mark.parametrize("place", ["first", "last", "middle"])
def test_numbers_may_stand_beside_any_line_of_their_titles(place: str) -> None:
    words = [text(50, 100, "N°", bold=True), text(74, 100, "Action", bold=True),
             text(300, 100, "Pilote", bold=True), text(420, 100, "État", bold=True)]  # fmt: skip
    y = 120
    for number, lines in enumerate(PARTED, start=1):
        words += [text(74, y + 12 * line, part) for line, part in enumerate(lines)]
        at = y + {"first": 0, "last": 12, "middle": 6}[place] * (len(lines) - 1)
        words += [text(72, at, str(number), right=True), text(300, at, "PMI"),
                  text(420, at, "En cours")]  # fmt: skip
        y += 12 * len(lines) + 8
    (found,) = find_tables(page(words))
    assert rows(found.table)[1:] == [
        [str(number), "\n".join(lines), "PMI", "En cours"]
        for number, lines in enumerate(PARTED, start=1)
    ]


def test_figures_before_their_words_are_one_label() -> None:
    lines = [[*text(70, 20 * row, str(row), right=True), *text(73, 20 * row, "enfants")]
             for row in range(1, 6)]  # fmt: skip
    assert number_edges(lines) == []


def test_numbers_before_words_of_a_text_end_no_column() -> None:
    lines = [[*text(200, 20 * row, str(10**row), right=True), *text(203, 20 * row, "ans")]
             for row in range(3)]  # fmt: skip
    lines.append([*text(200, 100, "7", right=True), *text(240, 100, "mois")])
    assert number_edges(lines) == []
