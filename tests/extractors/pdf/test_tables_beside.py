"""Tables beside text and other tables; what is set in columns and is none."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, text

from extractors.readers.pdf.page import Fill, Word
from extractors.readers.pdf.tables import find_tables

Line = list[Word]
FLOW = ("les équipes ont tenu trois", "réunions avec les familles", "et leurs partenaires dans")
NAMES = ("Aubrac", "Beaulieu", "Lussac", "Rieux", "Tence", "Vallières", "Yssac", "Zonza")


def columns(x: float, top: float, *ends: float) -> list[Line]:
    """A small table: a head, and names with a figure that ends at each of some places."""
    words = [text(x, top, "Zone", bold=True)]
    words += [text(end, top, "Cas", bold=True, right=True) for end in ends]
    for i, name in enumerate(NAMES[:6]):
        y = top + 15 * (i + 1)
        words.append(text(x, y, name))
        words += [text(end, y, f"{i + 3}{j}7", right=True) for j, end in enumerate(ends)]
    return words


@pytest.mark.parametrize("table_left", [True, False])
def test_text_at_either_side_of_a_table(table_left: bool) -> None:
    left, right = (60, 330) if table_left else (330, 60)
    prose = [text(right, 85 + 15 * i, FLOW[i % 3]) for i in range(9)]
    (found,) = find_tables(page([*columns(left, 100, left + 120, left + 180), *prose]))
    assert rows(found.table)[1] == ["Aubrac", "307", "317"]
    assert len(rows(found.table)) == 7


def test_tables_of_one_width_part_at_the_title_between_them() -> None:
    words, rules = [], []
    for top, name in ((100, "Tableau 1. Cas suivis"), (260, "Tableau 2. Cas clos")):
        words += [text(60, top - 20, name), *columns(60, top, 240, 300)]
        rules += [h(58, 302, top - 12 + 15 * i) for i in range(8)]
    first, second = (rows(found.table) for found in find_tables(page(words, rules)))
    assert first == second
    assert len(first) == 7


def test_a_row_of_column_numbers_is_a_row_of_the_head() -> None:
    words = columns(60, 100, 240, 300, 360)
    words = [[w for w in part if w.baseline == 100] for part in words if part[0].baseline == 100]
    words += [text(60, 114, "(1)")] + [
        text(x, 114, f"({i})", right=True) for i, x in enumerate((240, 300, 360), start=2)
    ]
    body = [part for part in columns(60, 114, 240, 300, 360) if part[0].baseline > 114]
    (found,) = find_tables(page([*words, *body], [h(58, 362, 118)]))
    assert rows(found.table)[:3] == [
        ["Zone", "Cas", "Cas", "Cas"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["Aubrac", "307", "317", "327"],
    ]
    assert found.table.cells[4].is_header


def test_dots_tell_how_far_labels_reach() -> None:
    """A title as long as the longest label is no first line of the label below it."""
    words = [text(60, 86, "Poste"), text(400, 86, "Nombre", right=True)]
    for i, (title, name) in enumerate(
        (("Dépenses de fonctionnement", "Loyers"), ("Aides", "Dons"))
    ):
        y = 100 + 42 * i
        words += [text(60, y, title), text(60, y + 14, f"{name} {'.' * 40}")]
        words += [text(60, y + 28, f"Autres {'.' * 40}"), text(400, y + 28, "9", right=True)]
        words.append(text(400, y + 14, f"{i + 4}12", right=True))
    (found,) = find_tables(page(words))
    told = [
        [" ".join(part for part in cell.split() if part.strip(".")) for cell in row if cell]
        for row in rows(found.table)
    ]
    assert told == [
        ["Poste", "Nombre"],
        ["Dépenses de fonctionnement"],
        ["Loyers", "412"],
        ["Autres", "9"],
        ["Aides"],
        ["Dons", "512"],
        ["Autres", "9"],
    ]


def index_of_names() -> list[Line]:
    return [
        text(60 + 125 * col, 100 + 13 * i, f"{name}, {9 * i + 14 * col + 5}")
        for col in range(4)
        for i, name in enumerate((*NAMES, "Forêts et bois", "Eaux", "Mines et sols", "Air"))
    ]


def contents_without_dots() -> list[Line]:
    return [
        part
        for i, name in enumerate(NAMES)
        for part in (
            text(60, 100 + 15 * i, f"{i // 3 + 1}.{i % 3 + 1}"),
            text(100, 100 + 15 * i, f"Le secteur de {name}"),
            text(520, 100 + 15 * i, str(4 + 3 * i), right=True),
        )
    ]


@pytest.mark.parametrize("words", [index_of_names(), contents_without_dots()])
def test_indexes_and_contents_are_no_tables(words: list[Line]) -> None:
    assert find_tables(page([text(60, 60, "Les équipes ont tenu trois réunions"), *words])) == []


def test_stacked_bars_with_their_shares_are_no_table() -> None:
    words: list[Line] = []
    fills: list[Fill] = []
    for i, name in enumerate(NAMES[:6]):
        y, x = 100 + 18 * i, 150.0
        words.append(text(142, y + 10, name, right=True))
        for part, share in enumerate((20 + 3 * i, 30, 50 - 3 * i)):
            fills.append(Fill((x, y, x + 3 * share, y + 13), ("1F4E79", "C55A11", "7F7F7F")[part]))
            words.append(text(x + 1.5 * share - 5, y + 10, str(share)))
            x += 3 * share
    assert find_tables(page(words, fills=fills)) == []
