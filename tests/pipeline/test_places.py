"""A place reads in words that a person can follow back into the file."""

from __future__ import annotations

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from pipeline.rows.places import describe_place


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Suivi 2024"
    sheet["B2"] = "Plan d'actions 2024 du département de la Corrèze"
    sheet["B3"] = "Document arrêté le 12 avril 2024"
    for row, values in enumerate((
        ("Fiche action", "Statut", "Calendrier", "Budget"),
        ("1 – Ouvrir un lieu neutre", "En cours", "septembre 2024", "12 000 €"),
        ("2 – Former les assistants familiaux", "Réalisée", "mars 2024", "8 500 €"),
    ), start=6):  # fmt: skip
        for col, value in enumerate(values, start=2):
            sheet.cell(row, col, value)
    path = tmp_path_factory.mktemp("book") / "suivi.xlsx"
    book.save(path)
    return process_file(path, path.name, ReadOptions()).tables


@pytest.mark.parametrize(
    ("table", "column", "raw", "place"),
    [
        ("actions", "status", "Réalisée", "Suivi 2024!C8"),
        ("fundings", "amount", "12 000 €", "Suivi 2024!E7"),
        ("documents", "department_code", "Corrèze", "Suivi 2024!B2"),
        ("documents", "document_date", "12 avril 2024", "Suivi 2024!B3"),
    ],
)
def test_workbooks_give_sheet_and_cell(
    tables: dict[str, list[dict[str, object]]], table: str, column: str, raw: str, place: str
) -> None:
    facts = [
        fact
        for fact in tables["provenance"]
        if (fact["table_name"], fact["column_name"]) == (table, column) and fact["raw_text"] == raw
    ]
    assert [describe_place(fact) for fact in facts] == [place]


def test_the_document_itself_is_told_by_cells_too(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    titles = [row for row in tables["blocks"] if row["text"] and row["kind"] != "table"]
    assert [describe_place(row) for row in titles] == ["Suivi 2024!B2", "Suivi 2024!B3"]
    cell = next(row for row in tables["cells"] if row["text"] == "mars 2024")
    assert describe_place(cell) == "Suivi 2024!D8"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"page": 3, "table_index": 2, "row": 5, "col": 1}, "p. 3, tableau 2, ligne 5, colonne 1"),
        ({"line": 120, "block_index": 9}, "ligne 120 du fichier"),
        ({"table_index": 2, "row": 5, "col": 1}, "tableau 2, ligne 5, colonne 1"),
        ({"block_index": 47}, "bloc 47"),
    ],
)
def test_other_formats_give_what_they_have(place: dict[str, object], words: str) -> None:
    assert describe_place(place) == words
