"""Dashboards: shares told in columns of their own, and what stands in the head of a sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, read, table, told

TITLE = "<h1>Tableau de bord 2024 – Département du Loiret</h1>"
COLUMNS = ("label", "value", "denominator", "unit")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Indicateur | Numérateur | Dénominateur | Taux 2024", "466 | 815 | 57,2 %"),
        ("Indicateur | Numérateur 2024 | Dénominateur 2024 | %", "466 | 815 | 57,2 %"),
        ("Indicateur | Dénominateur | Numérateur | Taux 2024", "815 | 466 | 57,2 %"),
        ("Indicateur | Nombre | Population de référence | Taux", "466 | 815 | 57,2 %"),
        ("Indicateur | Numérateur | Dénominateur | Taux 2024", "466 enfants | 815 nés | 57,2 %"),
    ],
)
def test_a_share_in_three_columns(tmp_path: Path, head: str, row: str) -> None:
    name = "Situations évaluées en moins de trois mois"
    tables = read(tmp_path, table(head, f"{name} | {row}", f"Bilans de santé | {row}"), title=TITLE)
    found = told(tables, "indicators", *COLUMNS)[:2]
    assert found == [(name, 466, 815, "count"), (name, 57.2, None, "percent")]
    assert "ratio_mismatch" not in {check["code"] for check in tables.get("checks", [])}


def test_a_share_that_its_columns_do_not_give(tmp_path: Path) -> None:
    rows = (
        "Indicateur | Numérateur | Dénominateur | Taux 2024",
        "Bilans de santé | 466 | 815 | 61 %",
    )
    tables = read(tmp_path, table(*rows, "Visites | 12 | 24 | 50 %"), title=TITLE)
    codes = [check["code"] for check in tables["checks"]]
    assert codes.count("ratio_mismatch") == 1


def test_a_whole_that_is_not_known(tmp_path: Path) -> None:
    head = "Indicateur | Numérateur | Dénominateur | Taux 2024"
    tables = read(
        tmp_path, table(head, "Visites | 12 | nd | nd", "Bilans | 4 | 8 | 50 %"), title=TITLE
    )
    assert told(tables, "indicators", "value", "denominator")[0] == (12, None)


def workbook(path: Path, head: list[list[str]], blank_rows: int) -> Tables:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    body = [["N°", "Action suivie", "Avancement", "Échéance"],
            ["n° 1", "Ouvrir un lieu neutre", "Terminée", "31/12/2023"],
            ["n° 2", "Former les assistants familiaux", "En cours", "30/06/2025"]]  # fmt: skip
    for row in [*head, *([[]] * blank_rows), *body]:
        sheet.append(row)
    book.save(path)
    return process_file(path, path.name, ReadOptions()).tables


HEAD = [
    ["TABLEAU DE BORD 2024 – PROTECTION DE L'ENFANCE"],
    ["Département du Loiret – observatoire départemental de la protection de l'enfance"],
]


@pytest.mark.parametrize("blank_rows", [0, 1])
@pytest.mark.parametrize(
    "line",
    [
        ["Contrat 2022-2024", "", "Mise à jour :", "15/02/2025"],
        ["", "", "Date :", "15 février 2025"],
        ["MAJ le", "15/02/2025"],
    ],
)
def test_the_head_of_a_sheet(tmp_path: Path, line: list[str], blank_rows: int) -> None:
    tables = workbook(tmp_path / "tdb.xlsx", [*HEAD, line], blank_rows)
    assert tables["documents"][0]["document_date"] == date(2025, 2, 15)
    assert told(tables, "actions", "action_number", "title") == [
        ("1", "Ouvrir un lieu neutre"), ("2", "Former les assistants familiaux")
    ]  # fmt: skip


def test_a_column_of_dates_dates_no_document(tmp_path: Path) -> None:
    tables = workbook(tmp_path / "tdb.xlsx", HEAD, 1)
    assert tables["documents"][0].get("document_date") is None


@pytest.mark.parametrize(
    ("top", "day"),
    [
        (("Suivi 2024 | < | <", "Mis à jour le 17/01/2025 | < | <"), date(2025, 1, 17)),
        (("Nevers, le 3 mars 2025 | < | <",), date(2025, 3, 3)),
        (("Suivi 2024 | < | <", "Données au | 17/01/2025 | "), None),
    ],
)
def test_the_title_rows_of_a_printed_sheet_bear_its_date(
    tmp_path: Path, top: tuple[str, ...], day: date | None
) -> None:
    rows = ("Action | État | Début", "1. Former | En cours | 2023", "2. Ouvrir | En cours | 2024")
    tables = read(tmp_path, table(*top, *rows))
    assert tables["documents"][0].get("document_date") == day


@pytest.mark.parametrize("label", ["N°", "Numéro", "N° d'ordre"])
def test_numbers_of_the_rows_are_of_no_actions(tmp_path, label):
    rows = ("1 | Part des IP évaluées à temps | 62 % | 71 %", "2 | Visites à domicile | 900 | 950")
    tables = read(tmp_path, table(f"{label} | Libellé | 2023 | 2024", *rows))
    assert not tables.get("actions")
    assert told(tables, "indicators", "label", "value", "year") == [
        ("Part des IP évaluées à temps", 62, 2023), ("Part des IP évaluées à temps", 71, 2024),
        ("Visites à domicile", 900, 2023), ("Visites à domicile", 950, 2024),
    ]  # fmt: skip


def test_a_year_with_nothing_beside_it_is_no_row(tmp_path):
    tables = read(tmp_path, table("Indicateur | Valeur", "Visites | 12", "2023 | ", "Bilans | 9"))
    assert told(tables, "indicators", "label", "value") == [("Visites", 12), ("Bilans", 9)]
