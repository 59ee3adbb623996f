"""An action that a document names again, in a list of its fiches or in annexes, is one row."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read, table, told

TITLE = "<h1>Rapport d'exécution 2023 – Département du Loiret</h1>"
NAMES = (("1", "Des bilans de santé pour tous"), ("2", "Aider les fratries"),
         ("3 bis", "Former les assistants familiaux"))  # fmt: skip
FICHES = "".join(
    f"<h2>Fiche n° {number} – {title}</h2>"
    + table("Descriptif | Texte de l'action.", "Bilan | Deux visites.", "Perspectives | Suivre.")
    for number, title in NAMES
)


@pytest.mark.parametrize(
    "rows",
    [
        ("N° | Action | État", "1 | Des bilans de santé pour tous | Réalisée",
         "2 | Aider les fratries | En retard",
         "3 bis | Former les assistants familiaux | En cours"),
        ("Fiche | Avancement | Pilote", "1 – Des bilans de santé pour tous | Terminée | PMI",
         "2 – Aider les fratries | Reportée | ASE",
         "3 bis – Former les assistants familiaux | En cours | ODPE"),
        ("N° fiche | Intitulé | Réalisée | En cours | Reportée", "1 | Bilans de santé | X | |",
         "2 | Aider les fratries | | | X", "3 bis | Former les assistants familiaux | | X |"),
        ("Engagement | N° | Action | Statut | Observations",
         "Engagement 1 | 1 | Des bilans de santé pour tous | Réalisée | ",
         "Engagement 2 | 2 | Aider les fratries | Reportée | Locaux en travaux",
         "Engagement 2 | 3 bis | Former les assistants familiaux | En cours | "),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_a_list_of_the_fiches_tells_their_state(
    tmp_path: Path, rows: tuple[str, ...], first: bool
) -> None:
    recap = "<h2>Récapitulatif</h2>" + table(*rows)
    tables = read(tmp_path, *((recap, FICHES) if first else (FICHES, recap)), title=TITLE)
    assert told(tables, "actions", "action_number", "title", "status", "description") == [
        ("1", NAMES[0][1], "completed", "Texte de l'action."),
        ("2", NAMES[1][1], "delayed", "Texte de l'action."),
        ("3bis", NAMES[2][1], "in_progress", "Texte de l'action."),
    ]
    if "Observations" in rows[0]:
        assert tables["actions"][1]["reason_not_done"] == "Locaux en travaux"


@pytest.mark.parametrize(
    "rows",
    [
        # another year's actions of the same numbers
        ("N° | Action | État", "1 | Ouvrir un centre parental | Réalisée",
         "2 | Étudier les parcours | En cours", "3 | Parrainer | En cours"),
        # an annexed plan: what it describes and pays is its own
        ("N° | Action | Détail | Montant 2024",
         "1 | Des bilans de santé pour tous | Valises | 10 €",
         "2 | Aider les fratries | Maison | 20 €", "4 | Parrainer | Appel | 30 €"),
    ],
)  # fmt: skip
def test_other_actions_of_the_same_numbers_stay(tmp_path: Path, rows: tuple[str, ...]) -> None:
    tables = read(tmp_path, FICHES, "<h2>Annexe</h2>" + table(*rows), title=TITLE)
    assert len(tables["actions"]) == 6


def test_actions_of_a_list_without_a_fiche_stay(tmp_path: Path) -> None:
    recap = table("N° | Action | État", "1 | Des bilans de santé pour tous | Réalisée",
                  "2 | Aider les fratries | En cours", "7 | Parrainer | Abandonnée")  # fmt: skip
    tables = read(tmp_path, FICHES, recap, title=TITLE)
    assert sorted(told(tables, "actions", "action_number", "status")) == [
        ("1", "completed"), ("2", "in_progress"), ("3bis", "in_progress"), ("7", "abandoned"),
    ]  # fmt: skip


SHEETS = {
    "Suivi": [["N°", "Action", "État"], ["1.1", "Aider les fratries", "En cours"],
              ["1.2", "Former les équipes", "Réalisée"]],
    "Crédits": [["N°", "Action", "FIR", "Département", "Total"],
                ["1.1", "Aider les fratries", 5000, 2000, 7000],
                ["1.2", "Former les équipes", None, 3000, 3000]],
    "Indicateurs": [["N°", "Indicateur", 2022, 2023], ["1.1", "Enfants accueillis", 7, 9],
                    ["1.2", "Agents formés", 31, 44]],
}  # fmt: skip


@pytest.mark.parametrize(
    "order",
    [("Suivi", "Crédits", "Indicateurs"), ("Indicateurs", "Crédits", "Suivi"),
     ("Crédits", "Suivi", "Indicateurs"), ("Crédits", "Indicateurs")],
)  # fmt: skip
def test_two_annexes_name_the_same_actions(tmp_path: Path, order: tuple[str, ...]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in order:
        sheet = book.create_sheet(name)
        sheet.append(["Contrat de prévention et de protection de l'enfance – Loiret – 2023"])
        for row in ([], *SHEETS[name]):
            sheet.append(row)
    path = tmp_path / "suivi.xlsx"
    book.save(path)
    tables = process_file(path, path.name, ReadOptions()).tables
    names = told(tables, "actions", "action_number", "title")
    assert names == [("1-1", "Aider les fratries"), ("1-2", "Former les équipes")]
    numbers = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    assert sorted((numbers[row["action_id"]], row["value"]) for row in tables["indicators"]) == [
        ("1-1", 7), ("1-1", 9), ("1-2", 31), ("1-2", 44),
    ]  # fmt: skip
    paid = sorted((numbers[row["action_id"]], row["amount"]) for row in tables["fundings"])
    assert paid == [("1-1", 2000), ("1-1", 5000), ("1-1", 7000), ("1-2", 3000), ("1-2", 3000)]
