"""Workbooks kept by a controlling office: a sheet that sums up, menus, shares of the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, told

Rows = Sequence[Sequence[object]]
TITLE = [
    "Contrat départemental de prévention et de protection de l'enfance – Loiret – exercice 2024"
]
HEAD: list[object] = ["N°", "Action", "Avancement", "Financeur", "Crédits notifiés (€)"]
ACTIONS: list[list[object]] = [[1, "Ouvrir un relais parental", "En cours", "FIR", 12000],
           [2, "Former les assistants familiaux", "Réalisée", "BOP 304", 8000]]  # fmt: skip


def workbook(folder: Path, **sheets: Rows) -> Tables:
    """All tables of a workbook of these sheets, each below the title."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (TITLE, [], *rows):
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    book.save(folder / "suivi.xlsx")
    return process_file(folder / "suivi.xlsx", "suivi.xlsx", ReadOptions()).tables


SUMMARY: list[list[object]] = [
    ["Document mis à jour le", "15/01/2025"], [], ["Onglet", "Contenu"], ["Suivi", "Les actions"],
    [], ["Nombre d'actions suivies", 2], ["Nombre d'actions terminées", 1], [],
    ["Crédits notifiés, tous financeurs", "20 000 €"], ["Crédits consommés FIR (€)", 9500],
]  # fmt: skip


@pytest.mark.parametrize("more", [[], [["Personne à joindre", "Direction de l'enfance"]]])
def test_a_sheet_that_sums_up_tells_counts_money_and_its_day(tmp_path: Path, more: Rows) -> None:
    tables = workbook(tmp_path, Sommaire=[*SUMMARY, *more], Suivi=[HEAD, *ACTIONS])
    assert told(tables, "indicators", "label", "value", "section", "action_id") == [
        ("Nombre d'actions suivies", 2, "summary", None),
        ("Nombre d'actions terminées", 1, "summary", None),
    ]
    money = told(tables, "fundings", "amount", "funder", "basis", "is_total")
    assert [row for row in money if row[3]] == [
        (20000, "ALL", "allocated", True),
        (9500, "FIR", "spent", True),
    ]
    assert str(tables["documents"][0]["document_date"]) == "2025-01-15"


@pytest.mark.parametrize("total", ["Total axe 1", "Sous-total axe 1", "TOTAL GÉNÉRAL"])
def test_a_total_below_indicators_asks_for_no_figure(tmp_path: Path, total: str) -> None:
    head = [*HEAD, "Indicateur", "Réalisé 2024"]
    rows: Rows = [[*ACTIONS[0], "Familles suivies", 31], [*ACTIONS[1], "Agents formés", 14],
            [None, total, None, None, 20000]]  # fmt: skip
    tables = workbook(tmp_path, Suivi=[head, *rows])
    assert [row["value"] for row in tables["indicators"]] == [31, 14]
    assert [row["amount"] for row in tables["fundings"] if row["is_total"]] == [20000]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Feuil2", [["Statut", "Financeur", "Pilote"], ["En cours", "FIR", "PMI"],
                    ["Réalisée", "BOP 304", "ASE"], ["Abandonnée", "CAF"]]),
        ("Paramètres", [["Avancement"], ["En cours"], ["Réalisée"], ["Reportée"]]),
        ("Menus", [["Statut", "Objectif national"],
                   ["En cours", "1 – Entretiens prénataux précoces"],
                   ["Réalisée", "2 – Bilans de santé en maternelle"]]),
        ("Listes", [["Avancement", "Financeur", "Pilote"], ["Engagée", "FIR", "PMI"],
                    ["Réalisée", "BOP 304", "ASE"], ["Reportée", "ONDAM", "CRIP"]]),
        ("Listes", [["État d'avancement", "Type d'aide"], ["À lancer", "Subvention"],
                    ["Lancée", "Régie"], ["Achevée", "Marché"]]),
        ("Feuil4", [["Statut", "Financeur"], ["Engagée", "FIR"], ["Soldée", "BOP 304"]]),
        ("Feuil3", [["Oui/Non", "Statut"], ["Oui", "En cours"], ["Non", "Terminée"]]),
    ],
)  # fmt: skip
def test_values_of_menus_are_no_actions(tmp_path: Path, name: str, rows: Rows) -> None:
    tables = workbook(tmp_path, **{"Suivi": [HEAD, *ACTIONS], name: rows})
    assert told(tables, "actions", "action_number") == [("1",), ("2",)]
    assert not tables.get("objectives")
    assert len(tables["fundings"]) == 2


@pytest.mark.parametrize("head", ["Taux d'avancement", "% d'avancement", "Avancement (%)"])
def test_a_share_of_the_way_is_a_figure_too(tmp_path: Path, head: str) -> None:
    rows = [[*HEAD, head], [*ACTIONS[0], "75 %"], [*ACTIONS[1], "100 %"]]
    tables = workbook(tmp_path, Suivi=rows)
    assert told(tables, "indicators", "value", "unit", "year") == [
        (75, "percent", 2024),
        (100, "percent", 2024),
    ]
    assert told(tables, "actions", "status") == [("in_progress",), ("completed",)]
