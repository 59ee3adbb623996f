"""Plain sheets with a second table, or the key to the codes, beside the table of actions."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, told

TITLE = "Département du Loiret – Contrat de prévention et de protection de l'enfance – suivi 2024"
Rows = tuple[tuple[object, ...], ...]
NAMES = ("Des bilans en maternelle", "Étoffer la CRIP", "Ouvrir un lieu neutre")
MONEY = (("Financeur", "Montant 2024"), ("FIR", 30000), ("BOP 304", 20000), ("Département", 15000),
         ("Total", 65000))  # fmt: skip


def read_sheet(folder: Path, left: Rows, right: Rows, col: int) -> Tables:
    """The tables of a sheet with two areas below its title, the second from a column on."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = TITLE
    for first, rows in ((1, left), (col, right)):
        for number, row in enumerate(rows, start=3):
            for place, value in enumerate(row, start=first):
                sheet.cell(number, place).value = value
    path = folder / "suivi.xlsx"
    book.save(path)
    return process_file(path, path.name, ReadOptions()).tables


def actions(*states: str) -> Rows:
    rows = (each for each in zip(range(1, 9), NAMES, states, strict=False))
    return (("N°", "Action", "État"), *rows)


def test_money_beside_the_actions_is_not_theirs(tmp_path: Path) -> None:
    tables = read_sheet(tmp_path, actions("En cours", "Terminée", "Reportée"), MONEY, 6)
    assert [state for (state,) in told(tables, "actions", "status")] == [
        "in_progress", "completed", "delayed",
    ]  # fmt: skip
    assert told(tables, "fundings", "funder", "action_id") == [
        ("FIR", None), ("BOP304", None), ("DEPARTMENT", None), ("ALL", None),
    ]  # fmt: skip


def test_the_key_to_the_codes_beside_them(tmp_path: Path) -> None:
    key = (("Légende",), ("T = terminée",), ("C = en cours",), ("A = abandonnée",))
    tables = read_sheet(tmp_path, actions("C", "T", "A"), key, 6)
    assert [state for (state,) in told(tables, "actions", "status")] == [
        "in_progress", "completed", "abandoned",
    ]  # fmt: skip


def test_a_spacer_column_parts_no_table(tmp_path: Path) -> None:
    money = (("Source", "Montant 2024"), ("FIR", 30000), ("BOP 304", 20000))
    tables = read_sheet(tmp_path, actions("En cours", "Terminée", "Reportée"), money, 5)
    paid = told(tables, "fundings", "funder", "amount")
    assert [(funder, int(amount)) for funder, amount in paid] == [("FIR", 30000), ("BOP304", 20000)]
    assert all(action for (action,) in told(tables, "fundings", "action_id"))
