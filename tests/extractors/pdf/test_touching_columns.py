"""Columns that next to nothing parts: sums right beside names, in prints of spreadsheets."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.raised_lines import with_raised_joined
from extractors.readers.pdf.tables import find_tables

NAMES = ("Aubrac", "Val de Lune", "Beaulieu", "Les Ormes", "Vallières", "Fontenac")
SUMS = ("1,204,300", "87,700", "9,412", "641,900", "12,050", "230,118")
DAYS = ("3", "12", "120", "9", "45", "7")


def told(words: list[list[Word]], rules: list[Rule] | None = None) -> list[list[str]]:
    """The rows of the only table of a page, blank cells left out."""
    (found,) = find_tables(page(words, rules or []))
    return [[cell for cell in row if cell] for row in rows(found.table)]


def sheet(rows_of: list[tuple[str, str, str, str]], gap: float = 2) -> list[list[Word]]:
    """A code, a name, a sum that ends at 250, and `gap` points behind it a text; a year."""
    words = []
    for row, (code, name, figure, place) in enumerate(rows_of):
        y = 100 + 12 * row
        words += [text(50, y, code), text(72, y, name), text(250, y, figure, right=True)]
        words += [text(250 + gap, y, place), text(420, y, str(2010 + row), right=True)]
    return [line for line in words if line]


def rows_of(places: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    codes = ("A4", "B596", "C71", "A173", "B8", "C290")
    return list(zip(codes, NAMES, SUMS, places, strict=True))


@pytest.mark.parametrize("gap", [2, 3, 4])
def test_names_right_beside_sums_are_a_column(gap: float) -> None:
    made = rows_of(NAMES[::-1])
    assert told(sheet(made, gap)) == [[*row, str(2010 + i)] for i, row in enumerate(made)]


def test_blank_places_stay_blank() -> None:
    made = [*rows_of(NAMES[::-1]), ("A5", "Le Puy", "55,000", ""), ("B6", "Sorgues", "7,000", "")]
    assert [len(row) for row in told(sheet(made))] == [5] * 6 + [4] * 2


@pytest.mark.parametrize(
    "units",
    [
        ("mois",) * 6,  # one unit all along
        ("b", "e", "p", "b", "e", "p"),  # flags
    ],
)
def test_units_and_flags_stay_with_their_figure(units: tuple[str, ...]) -> None:
    made = rows_of(units)
    assert {row[2] for row in told(sheet(made, 2.8))} == {
        f"{figure} {unit}" for figure, unit in zip(SUMS, units, strict=True)
    }


def test_groups_of_digits_stay_together() -> None:
    words = []
    for row, (name, day) in enumerate(zip(NAMES, DAYS, strict=True)):
        y = 100 + 12 * row
        words += [text(50, y, name), text(300, y, f"{day} 41{row} 600", right=True)]
    assert [row[1] for row in told(words)] == [f"{day} 41{i} 600" for i, day in enumerate(DAYS)]


def test_numbers_of_items_stay_with_their_text() -> None:
    words = []
    for row, name in enumerate(NAMES):
        y = 100 + 12 * row
        words += [text(62, y, f"{row + 6}.", right=True), text(65, y, f"{name} réuni")]
        words.append(text(300, y, str(900 - 37 * row)))
    assert [row[0] for row in told(words)] == [f"{i + 6}. {n} réuni" for i, n in enumerate(NAMES)]


PROSE = [
    text(50, 300 + 12 * i, "Les équipes ont réuni leurs partenaires au printemps") for i in range(4)
]


def test_the_longest_label_ends_no_table() -> None:
    words = [text(50, 100, "Commune"), text(148, 100, "Montant accordé"), text(224, 100, "Année")]
    for row, (name, figure) in enumerate(
        zip((*NAMES[:5], "Saint-Paul sur Ubaye"), SUMS, strict=True)
    ):
        y = 114 + 12 * row
        words += [text(50, y, name), text(225, y, figure, right=True), text(240, y, "2011")]
    assert [row[0] for row in told([*words, *PROSE])][-1] == "Saint-Paul sur Ubaye"


def test_a_row_below_the_last_rule_is_of_the_table() -> None:
    words = []
    for row, (name, figure) in enumerate(zip(NAMES, SUMS, strict=True)):
        y = 100 + 14 * row
        words += [
            text(50, y, name),
            text(225, y, figure, right=True),
            text(300, y, f"{2000 + row}"),
        ]
    rules = [h(48, 330, 90 + 14 * row) for row in range(6)]
    assert len(told([*words, *PROSE], rules)) == 6


def marked(row: int, x: float, figure: str) -> list[list[Word]]:
    """A figure that ends at `x`, in every other row with a small raised R before it."""
    y, left = 100 + 12 * row, x - 5 * len(figure)
    mark = Word("R", left - 3, y - 8, left, y - 3, y - 3.5, 4.5)
    return [text(x, y, figure, right=True), *([[mark]] if row % 2 else [])]


def test_marks_printed_apart_stand_with_their_figures() -> None:
    words = []
    for row, (name, figure) in enumerate(zip(NAMES, SUMS, strict=True)):
        words += [text(50, 100 + 12 * row, name), *marked(row, 190, figure)]
        words += [*marked(row, 260, figure), *marked(row, 330, figure)]
    assert [[cell.replace("R", "").strip() for cell in row] for row in told(words)] == [
        [name, *[figure] * 3] for name, figure in zip(NAMES, SUMS, strict=True)
    ]


def test_small_print_beside_no_figure_is_a_line_of_its_own() -> None:
    lines = [[*text(50, 100, "Aubrac"), *text(225, 100, "87,700", right=True)]]
    small = [Word("Unité", 110, 92, 130, 96, 96.5, 4.5)]
    assert len(with_raised_joined([small, *lines])) == 2
    near = [Word("R", 192, 92, 194.9, 96, 96.5, 4.5)]
    assert len(with_raised_joined([near, *lines])) == 1


@pytest.mark.parametrize(("gap", "columns"), [(4.0, 3), (2.8, 2)])
def test_codes_of_one_width_are_a_column_where_a_space_is_narrower(
    gap: float, columns: int
) -> None:
    words = []
    for row, (name, figure) in enumerate(zip(NAMES, SUMS, strict=True)):
        y = 100 + 12 * row
        words += [
            text(50, y, f"B{41 + row}"),
            text(65 + gap, y, name),
            text(225, y, figure, right=True),
        ]
    assert {len(row) for row in told(words)} == {columns}


def figures_side_by_side(second: tuple[str, ...], gap: float = 2.4) -> list[list[str]]:
    """Labels, and two columns of figures that `gap` parts where those of the second are longest."""
    wide = max(len(figure) for figure in second) * 5
    words = []
    for row, (name, figure) in enumerate(zip(NAMES, SUMS, strict=True)):
        words += [text(50, 100 + 12 * row, name), text(190, 100 + 12 * row, figure, right=True)]
        words.append(text(190 + gap + wide, 100 + 12 * row, second[row], right=True))
    return told(words)


def test_figures_of_two_columns_that_nearly_touch_are_two() -> None:
    second = ("3,101,223", "2,735,798", "-", "4,325,234", "1,818,351", "6,131,087")
    assert figures_side_by_side(second) == [
        list(row) for row in zip(NAMES, SUMS, second, strict=True)
    ]


def test_a_dash_right_beside_a_figure_is_a_cell() -> None:
    words = []
    for row, (name, figure) in enumerate(zip(NAMES, SUMS, strict=True)):
        first = "n.a." if row == 2 else f"{7 * 9**row}"
        words += [text(50, 100 + 12 * row, name), text(190, 100 + 12 * row, first, right=True)]
        words.append(
            text(192.4 + 45, 100 + 12 * row, "3,101,223" if row == 2 else figure, right=True)
        )
    assert told(words)[2] == [NAMES[2], "n.a.", "3,101,223"]
