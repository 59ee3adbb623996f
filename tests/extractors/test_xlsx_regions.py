"""Where tables begin and end on a sheet: the habits of those who fill spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side

from extractors.options import ReadOptions
from extractors.readers.sheets.xlsx import read

Row = tuple[object, ...]
Shape = list[tuple[str, object]]


@pytest.fixture
def shape_of(tmp_path: Path) -> Callable[..., Shape]:
    """Rows -> what the sheet became: (kind, text), tables as their rows of text.

    `bold`, `framed` and `merged` are ranges of the sheet ("A1:C1").
    """

    def make(
        rows: Iterable[Row], bold: str = "", framed: str = "", merged: str = "", fill: str = ""
    ) -> Shape:
        book = Workbook()
        sheet = book.active
        for row in rows:
            sheet.append(row)
        side = Side(style="thin")
        for cell in _cells(sheet, bold):
            cell.font = Font(bold=True)
        for cell in _cells(sheet, framed):
            cell.border = Border(side, side, side, side)
        for cell in _cells(sheet, fill):
            cell.fill = PatternFill("solid", fgColor="DDEEFF")
        for part in merged.split():
            sheet.merge_cells(part)
        path = tmp_path / "feuille.xlsx"
        book.save(path)
        return _shape(path)

    return make


def _cells(sheet, ranges: str):
    for part in ranges.split():
        for row in sheet[part]:
            yield from row


def _shape(path: Path) -> Shape:
    shape: Shape = []
    for block in read(path, ReadOptions()).blocks:
        if block.table is None:
            shape.append((block.kind, block.text))
        else:
            rows = block.table.row_numbers
            shape.append(("table", [[c.text for c in block.table.row_cells(row)] for row in rows]))
    return shape


def kinds(shape: Shape) -> list[str]:
    return [kind for kind, _ in shape]


def test_title_and_instructions_stand_above_the_table(shape_of) -> None:
    shape = shape_of(
        [
            ("Suivi des engagements 2024",),
            ("- remplir une ligne par action",),
            ("Territoire : vallée du Lot",),
            (),
            ("N°", "Intitulé", "Pilote"),
            (1, "Guide des familles", "PMI"),
            (2, "Café des parents", "CAF"),
        ],
        bold="A1:A1 A5:C5",
    )
    assert shape[:3] == [
        ("heading", "Suivi des engagements 2024"),
        ("list_item", "remplir une ligne par action"),
        ("paragraph", "Territoire : vallée du Lot"),
    ]
    assert kinds(shape)[3:] == ["table"]


def test_section_rows_and_spacer_rows_stay_in_the_table(shape_of) -> None:
    shape = shape_of(
        [
            ("N°", "Intitulé", "Pilote", "État"),
            ("Axe 1 : repérer",),
            (1, "Guide", "PMI", "fait"),
            (2, "Veille", "CRIP", "en cours"),
            (),
            ("Axe 2 : accompagner",),
            (3, "Relais", "ASE", "fait"),
            (4, "Répit", "ASE", "fait"),
            (),
            ("Total", None, None, 4),
        ],
        bold="A1:D1",
        merged="A2:D2 A6:D6",
    )
    assert kinds(shape) == ["table"]
    rows = shape[0][1]
    assert ["Axe 2 : accompagner"] in rows
    assert rows[-2:] == [["4", "Répit", "ASE", "fait"], ["Total", "", "", "4"]]


def test_a_total_row_after_a_blank_row_belongs_to_the_amounts_above(shape_of) -> None:
    shape = shape_of(
        [
            ("Action", "État", "CD"),
            ("Guide", 100, 50),
            ("Relais", 200, 80),
            (),
            ("Total", 300, 130),
        ],
        bold="A1:C1",
    )
    assert kinds(shape) == ["table"]


def test_a_small_table_of_totals_under_the_plan_is_its_own(shape_of) -> None:
    plan = [("Objectif", "Action", "Pilote", "État", "CD")]
    plan += [(n, f"action {n}", "PMI", n * 100, n * 10) for n in range(1, 5)]
    totals = [(None, "Financeur", "Montant"), (None, "FIR", 700), (None, "BOP 304", 300)]
    for blanks in (1, 2):
        shape = shape_of([*plan, *[()] * blanks, *totals], bold="A1:E1")
        assert kinds(shape) == ["table", "table"]
        assert shape[1][1] == [["Financeur", "Montant"], ["FIR", "700"], ["BOP 304", "300"]]


def test_a_table_of_totals_beside_the_plan_is_its_own(shape_of) -> None:
    shape = shape_of(
        [
            ("Action", "Montant", None, "Financeur", "Somme"),
            ("Guide", 10, None, "FIR", 30),
            ("Relais", 20, None, None, None),
            ("Répit", 5, None, None, None),
        ],
        bold="A1:B1 D1:E1",
    )
    assert kinds(shape) == ["table", "table"]
    assert shape[1][1] == [["Financeur", "Somme"], ["FIR", "30"]]


def test_a_narrow_spacer_column_does_not_cut_a_table(shape_of) -> None:
    shape = shape_of(
        [
            ("Action", "Pilote", None, "2022", "2023"),
            ("Guide", "PMI", None, 3, 4),
            ("Relais", "ASE", None, 5, 6),
        ],
        bold="A1:E1",
    )
    assert kinds(shape) == ["table"]
    assert shape[0][1][1] == ["Guide", "PMI", "3", "4"]


def test_facts_over_a_table_are_a_table_of_pairs(shape_of) -> None:
    shape = shape_of(
        [
            ("Département", "Ardèche"),
            ("Exercice", 2023),
            ("N°", "Action", "Pilote", "Statut"),
            (1, "Guide", "PMI", "fait"),
        ],
        bold="A3:D3",
    )
    assert kinds(shape) == ["table", "table"]
    assert shape[0][1] == [["Département", "Ardèche"], ["Exercice", "2023"]]


def test_one_sheet_of_several_fiches(shape_of) -> None:
    fiche = [("Pilote", "PMI"), ("Budget", "12 k€"), ("Bilan", "douze séances")]
    rows = [("Fiche 1",), *fiche, (), ("Fiche 2",), *fiche]
    for bold in ("A1:A1 A6:A6", ""):
        assert kinds(shape_of(rows, bold=bold)) == [
            *("heading" if bold else "paragraph", "table"),
            *("heading" if bold else "paragraph", "table"),
        ]
    assert len(kinds(shape_of([row for row in rows if row]))) == 4


def test_spacer_rows_inside_a_fiche(shape_of) -> None:
    shape = shape_of(
        [("Pilote", "PMI"), (), ("Budget", "12 k€"), (), ("Bilan",), ("Suite", "à voir")],
        bold="A1:A1 A3:A3 A5:A6",
    )
    assert kinds(shape) == ["table"]
    assert len(shape[0][1]) == 4


def test_a_header_repeated_under_each_axis_begins_a_table(shape_of) -> None:
    header = ("N°", "Action", "Statut")
    shape = shape_of(
        [("Axe 1",), header, (1, "Guide", "fait"), ("Axe 2",), header, (2, "Relais", "fait")]
    )
    assert kinds(shape) == ["paragraph", "table", "paragraph", "table"]


def test_notes_under_a_table_are_text(shape_of) -> None:
    shape = shape_of(
        [("Année", "Bilans"), (2022, 410), (2023, 433), ("Source : service de PMI",)],
        bold="A1:B1",
    )
    assert kinds(shape) == ["table", "paragraph"]
    framed = shape_of(
        [("Action", "Bilan"), ("Guide", "édité"), ("Relais", None), ("Vu en comité",)],
        bold="A1:B1",
        framed="A1:B3",
    )
    assert kinds(framed) == ["table", "paragraph"]
    assert ["Relais", ""] in framed[0][1]


def test_two_level_header_whose_upper_level_is_one_merged_cell(tmp_path: Path, shape_of) -> None:
    shape_of(
        [
            (None, None, "Crédits 2024", None),
            ("Action", "Pilote", "État", "CD"),
            ("Guide", "PMI", 10, 20),
        ],
        merged="C1:D1",
        bold="A1:D2",
        framed="A1:D3",
    )
    blocks = read(tmp_path / "feuille.xlsx", ReadOptions()).blocks
    assert [block.kind for block in blocks] == ["table"]
    header = [cell.text for cell in blocks[0].table.cells if cell.is_header and cell.text]
    assert header == ["Crédits 2024", "Action", "Pilote", "État", "CD"]


def test_header_by_colour(tmp_path: Path, shape_of) -> None:
    shape_of([("Action", "Statut"), ("Guide", "fait"), ("Relais", "fait")], fill="A1:B1")
    table = read(tmp_path / "feuille.xlsx", ReadOptions()).blocks[0].table
    assert {cell.row for cell in table.cells if cell.is_header} == {1}


def test_a_band_with_an_empty_column_is_still_the_table_above(shape_of) -> None:
    shape = shape_of(
        [
            ("N°", "Action", "Pilote", "Début", "État"),
            (1, "Guide", "PMI", "2022", "fait"),
            (),
            (2, "Veille", None, None, None),
            (3, "Relais", None, "2023", "fait"),
        ],
        bold="A1:E1",
    )
    assert kinds(shape) == ["table"]


def test_an_unstyled_table_of_amounts_after_a_blank_row_is_its_own(shape_of) -> None:
    rows = [("Action", "Pilote", "Statut"), ("Guide", "PMI", "fait"), ()]
    shape = shape_of([*rows, ("Financeur", "2022", "2023"), ("État", 10, 20), ("CD", 5, 6)])
    assert kinds(shape) == ["table", "table"]


def test_two_fiches_side_by_side(shape_of) -> None:
    shape = shape_of(
        [
            ("Fiche 1", None, None, "Fiche 2", None),
            ("Pilote", "PMI", None, "Pilote", "ASE"),
            ("Bilan", "édité", None, "Bilan", "ouvert"),
        ],
        bold="A1:E1",
    )
    assert kinds(shape) == ["heading", "table", "heading", "table"]
    assert shape[3][1] == [["Pilote", "ASE"], ["Bilan", "ouvert"]]
