"""Sheets printed sideways: columns on pages of their own come beside their rows again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import lattice, page, rows, text

from extractors.blocks import Block, Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.joins import JoinedTable, join_tables
from extractors.readers.pdf.joins_sideways import with_sides_joined
from extractors.readers.pdf.parted_sheets import parted_sheets
from extractors.readers.pdf.sheet_rows import stand_beside
from extractors.readers.pdf.tables import find_tables

LEFT = [["N°", "Action"], ["1", "Relais"], ["2", "Veille"], ["3", "Répit"], ["4", "Atelier"]]
RIGHT = [["Pilote", "Statut"], ["PMI", "Faite"], ["ASE", "En cours"], ["PMI", ""], ["CAF", "Faite"]]
LAST = [["Bilan"], ["Un poste"], ["Trois réunions"], [""], ["Un guide"]]
HEADS = {"N°", "Action", "Mesure", "Pilote", "Statut", "Coût", "Bilan"}
YS = (50.0, 80.0, 100.0, 120.0, 160.0, 180.0)
WIDE, NEXT, ONE = (50.0, 250.0, 480.0), (50.0, 170.0, 300.0), (50.0, 300.0)


Sheet = tuple[list[list[str]], Sequence[float], Sequence[float]]
"""Texts by row, column borders, row borders."""


def _placed(pages: Sequence[Sheet]) -> list[PlacedTable]:
    placed: list[PlacedTable] = []
    for number, (cells, xs, ys) in enumerate(pages, start=1):
        words = [
            text(x + 4, y + 14, cell, bold=cell in HEADS)
            for y, line in zip(ys, cells, strict=False)
            for x, cell in zip(xs, line, strict=False)
            if cell
        ]
        found = find_tables(page(words, lattice(xs, ys), number=number), placed[-1:], placed)
        placed += found
    return placed


def _follows(above: PlacedTable, below: PlacedTable) -> bool:
    return below.page == above.page + 1


def _whole(placed: Sequence[PlacedTable]) -> list[JoinedTable]:
    found = join_tables(placed, lambda a, b: _follows(a, b) and not stand_beside(a, b))
    return with_sides_joined(found, dict.fromkeys(range(1, 20), 595.0), _follows)


def _joined(*pages: Sheet) -> list[Table]:
    return [item.table for item in _whole(_placed(pages))]


def test_columns_on_the_next_pages_come_beside_their_rows() -> None:
    (table,) = _joined((LEFT, WIDE, YS), (RIGHT, (50, 250, 520), YS), (LAST, ONE, YS))
    assert rows(table)[:3] == [
        ["N°", "Action", "Pilote", "Statut", "Bilan"],
        ["1", "Relais", "PMI", "Faite", "Un poste"],
        ["2", "Veille", "ASE", "En cours", "Trois réunions"],
    ]
    assert {cell.regions[0].page for cell in table.cells if cell.row == 2} == {1, 2, 3}
    assert [cell.is_header for cell in table.cells if cell.row < 3] == [True] * 5 + [False] * 5


def test_columns_printed_again_come_once() -> None:
    right = [[*keys, *values] for keys, values in zip(LEFT, RIGHT, strict=True)]
    (table,) = _joined((LEFT, (50, 250, 450), YS), (right, (50, 250, 450, 570, 590), YS))
    assert rows(table)[1] == ["1", "Relais", "PMI", "Faite"]


def test_sheet_over_two_pages_each_way() -> None:
    more = [["N°", "Action"], ["5", "Accueil"], ["6", "Soutien"], ["7", "Suivi"], ["8", "Aide"]]
    again = [["Pilote", "Statut"], ["ARS", "Faite"], ["MSA", "Faite"], ["PJJ", ""], ["CAF", ""]]
    (table,) = _joined(
        (LEFT, WIDE, YS), (more, WIDE, YS), (RIGHT, NEXT, YS), (again, NEXT, YS)
    )  # fmt: skip
    assert rows(table)[4:6] == [
        ["4", "Atelier", "CAF", "Faite"], ["5", "Accueil", "ARS", "Faite"],
    ]  # fmt: skip


OTHER = [["N°", "Mesure"], ["1", "Former"], ["2", "Loger"], ["3", "Suivre"], ["4", "Aider"]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((LEFT, WIDE, YS), (RIGHT, NEXT, [y + (20 if y > 100 else 0) for y in YS])),
        ((LEFT, WIDE, YS), (RIGHT, NEXT, [y + 40 for y in YS])),
        ((LEFT, WIDE, YS), (RIGHT[:4], NEXT, YS[:5])),
        ((LEFT, (50.0, 150.0, 250.0), YS), (RIGHT, NEXT, YS)),
        ((LEFT, WIDE, YS), (RIGHT, (80.0, 200.0, 330.0), YS)),
        ((LEFT, WIDE, YS), (OTHER, NEXT, YS)),
    ],
    ids=["other heights", "lower", "fewer rows", "room beside", "other margin", "own numbers"],
)
def test_other_tables_stay_apart(left: Sheet, right: Sheet) -> None:
    assert len(_joined(left, right)) == 2


MORE = [["5", "Accueil"], ["6", "Soutien"], ["7", "Suivi"], ["8", "Aide"], ["9", "Parole"]]
AGAIN = [["ARS", "Faite"], ["MSA", "Faite"], ["PJJ", ""], ["CAF", ""], ["ASE", "Faite"]]


@pytest.mark.parametrize("count", [5, 2], ids=["whole page", "two rows"])
@pytest.mark.parametrize("titles", [0, 1], ids=["head once", "head again"])
def test_pages_over_then_down(count: int, titles: int) -> None:
    left, right = [*LEFT[:titles], *MORE[:count]], [*RIGHT[:titles], *AGAIN[:count]]
    ys = (*YS, 210.0)[: len(left) + 1]
    (table,) = _joined(
        (LEFT, WIDE, YS), (RIGHT, (50, 250, 520), YS), (left, WIDE, ys), (right, (50, 250, 520), ys)
    )
    assert rows(table)[4:6] == [
        ["4", "Atelier", "CAF", "Faite"], ["5", "Accueil", "ARS", "Faite"],
    ]  # fmt: skip
    assert len(rows(table)) == 5 + count


def test_last_column_on_as_many_pages_as_the_first_ones() -> None:
    bilan = [["Une réunion"], ["Un relais"], [""], ["Un poste"], ["Un guide"]]
    (table,) = _joined((LEFT, WIDE, YS), (MORE, WIDE, YS), (LAST, ONE, YS), (bilan, ONE, YS))
    assert [row[-1] for row in rows(table)] == [text for (text,) in (*LAST, *bilan)]


def _counted(first: int, last: int) -> list[list[str]]:
    return [[str(n), f"Mesure {n}"] for n in range(first, last)]


def _told(first: int, last: int) -> list[list[str]]:
    return [[f"Pilote {n}", f"{n} 000 €"] for n in range(first, last)]


def test_columns_of_one_width_over_then_down() -> None:
    """Nothing but the heads of the first two pages tells them apart."""
    ys = [50.0 + 20 * row for row in range(10)]
    left, right = [["N°", "Mesure"], *_counted(1, 9)], [["Pilote", "Coût"], *_told(1, 9)]
    sheets = [left, right, _counted(9, 18), _told(9, 18)]
    (table,) = _joined(*((cells, (50.0, 290.0, 540.0), ys) for cells in sheets))
    assert rows(table)[9] == ["9", "Mesure 9", "Pilote 9", "9 000 €"]
    assert len(rows(table)) == 18


def _set(cells: list[list[str]], xs: Sequence[float], number: int, known: list) -> list:
    """The table of a page without rules, whose rows are of several heights."""
    words = [
        text(x, 100 + 18 * row + 6 * (row > 4), cell, bold=row == 0)
        for row, line in enumerate(cells)
        for x, cell in zip(xs, line, strict=True)
        if cell
    ]
    return find_tables(page(words, number=number), known[-1:], known)


def test_sheet_without_rules() -> None:
    left = [["N°", "Mesure", "Action"], *([*row, "Un relais"] for row in _counted(1, 13))]
    placed = _set(left, (60, 90, 260), 1, [])
    placed += _set([["Pilote", "Coût"], *_told(1, 13)], (60, 260), 2, placed)
    notes = [[f"Il a été fait {row} fois" if row % 3 else ""] for row in range(1, 13)]
    placed += _set([["Bilan"], *notes], (60,), 3, placed)
    (joined,) = _whole(placed)
    assert rows(joined.table)[:3] == [
        ["N°", "Mesure", "Action", "Pilote", "Coût", "Bilan"],
        ["1", "Mesure 1", "Un relais", "Pilote 1", "1 000 €", "Il a été fait 1 fois"],
        ["2", "Mesure 2", "Un relais", "Pilote 2", "2 000 €", "Il a été fait 2 fois"],
    ]
    assert rows(joined.table)[3][-1] == ""


def test_columns_that_nobody_can_put_together_are_said() -> None:
    ys = [50.0]
    for row in range(12):
        ys.append(ys[-1] + (20, 32, 44)[row % 3])
    left = [["N°", "Mesure"], *_counted(1, 12)]
    right = [["Pilote", "Coût"], *_told(1, 10)]
    placed = _placed([(left, WIDE, ys), (right, NEXT, ys[:11])])
    blocks = [Block("table", regions=t.regions, table=t.table) for t in _whole(placed)]
    assert [(p.code, p.detail) for p in parted_sheets(blocks)] == [("parted_sheet", "pages 1 et 2")]
    lower = _placed([(left, WIDE, ys), (right, NEXT, [y + 9 for y in ys[:11]])])
    blocks = [Block("table", regions=t.regions, table=t.table) for t in _whole(lower)]
    assert parted_sheets(blocks) == []
