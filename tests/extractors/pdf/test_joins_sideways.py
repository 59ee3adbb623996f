"""Sheets printed sideways: columns on pages of their own come beside their rows again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import lattice, page, rows, text

from extractors.blocks import Table
from extractors.readers.pdf.cells import PlacedTable
from extractors.readers.pdf.joins import join_tables
from extractors.readers.pdf.joins_sideways import with_sides_joined
from extractors.readers.pdf.tables import find_tables

LEFT = [["N°", "Action"], ["1", "Relais"], ["2", "Veille"], ["3", "Répit"], ["4", "Atelier"]]
RIGHT = [["Pilote", "Statut"], ["PMI", "Faite"], ["ASE", "En cours"], ["PMI", ""], ["CAF", "Faite"]]
LAST = [["Bilan"], ["Un poste"], ["Trois réunions"], [""], ["Un guide"]]
YS = (50.0, 80.0, 100.0, 120.0, 160.0, 180.0)
WIDE, NEXT, ONE = (50.0, 250.0, 480.0), (50.0, 170.0, 300.0), (50.0, 300.0)


Sheet = tuple[list[list[str]], Sequence[float], Sequence[float]]
"""Texts by row, column borders, row borders."""


def _placed(pages: Sequence[Sheet]) -> list[PlacedTable]:
    placed: list[PlacedTable] = []
    for number, (cells, xs, ys) in enumerate(pages, start=1):
        words = [
            text(x + 4, y + 14, cell, bold=row == 0)
            for row, (y, line) in enumerate(zip(ys, cells, strict=False))
            for x, cell in zip(xs, line, strict=False)
            if cell
        ]
        found = find_tables(page(words, lattice(xs, ys), number=number), placed[-1:])
        placed += found
    return placed


def _joined(*pages: Sheet) -> list[Table]:
    found = join_tables(_placed(pages), lambda above, below: below.page == above.page + 1)
    widths = dict.fromkeys(range(1, len(pages) + 1), 595.0)
    return [item.table for item in with_sides_joined(found, widths)]


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
