"""Sheets that part their rows by names of sections and blank rows: one header rules them all."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, read, table, told

HEAD = "N° | Action | Avancement | Début | Commentaires"
E1, E2 = "Engagement 1 : agir le plus précocement possible", "Engagement 2 : sécuriser les parcours"
MEASURE, O1 = "Mesure : renforcer les CRIP", "Objectif 1 : entretien prénatal précoce"
O6, O14 = "Objectif 6 : moyens de la CRIP", "Objectif 14 : nouveaux relais parentaux"
FIRST = "1 | Recruter une sage-femme | Réalisée | 2021 | Poste pourvu"
AGAIN = "2 | Inviter par courrier | Réalisée | 2022"
THIRD = "3 | Former les évaluateurs | En cours | mars 2023 | Deux sessions"
LAST = "4 | Ouvrir une permanence | Abandonnée | | Faute de candidats"
BLANK = ""
READ = [
    ("1", "E1", 1, "completed", "2021"),
    ("2", "E1", 1, "completed", "2022"),
    ("3", "E2", 6, "in_progress", "2023-03"),
    ("4", "E2", 6, "abandoned", None),
]


def sheet(folder: Path, *lines: str, merged: bool = True) -> Tables:
    """The tables of a sheet of these lines below a title; a line of one cell may be merged."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row, line in enumerate(("Département du Gers – suivi des actions 2024", BLANK, *lines), 1):
        cells = [text.strip() for text in line.split("|")]
        for column, text in enumerate(cells, 1):
            page.cell(row, column, text or None)
        if merged and len(cells) == 1 and cells[0]:
            page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    book.save(folder / "suivi.xlsx")
    return process_file(folder / "suivi.xlsx", "suivi.xlsx", ReadOptions()).tables


@pytest.mark.parametrize(
    "lines",
    [
        (E1, O1, FIRST, AGAIN, BLANK, E2, O6, THIRD, LAST),
        (E1, O1, FIRST, AGAIN, BLANK, E2, MEASURE, O6, THIRD, LAST),
        (BLANK, E1, O1, FIRST, AGAIN, BLANK, BLANK, E2, O6, THIRD, LAST),
        (E1, BLANK, O1, FIRST, BLANK, AGAIN, BLANK, E2, BLANK, O6, THIRD, BLANK, LAST),
    ],
    ids=["a-blank-row", "three-names", "two-blank-rows", "blanks-all-over"],
)
@pytest.mark.parametrize("merged", [True, False])
def test_a_blank_row_before_a_section_ends_no_table(
    tmp_path: Path, lines: tuple[str, ...], merged: bool
) -> None:
    tables = sheet(tmp_path, HEAD, *lines, merged=merged)
    columns = ("action_number", "engagement_code", "objective_number", "status", "start_edtf")
    assert told(tables, "actions", *columns) == READ


@pytest.mark.parametrize(
    "refused",
    ["Non concerné", " | Sans objet", "- | Non retenu", "Sans objet pour le Département"],
)
def test_an_objective_left_out_below_its_own_heading(tmp_path: Path, refused: str) -> None:
    tables = sheet(tmp_path, HEAD, E1, O1, FIRST, O14, refused, E2, O6, THIRD)
    assert told(tables, "actions", "action_number", "engagement_code") == [("1", "E1"), ("3", "E2")]
    applicable = told(tables, "objectives", "objective_number", "is_applicable")
    assert applicable == [(1, True), (14, False), (6, True)]


@pytest.mark.parametrize(
    "section",
    ["Engagements 3 et 4 – Droits et autonomie", "AXES 3 & 4", "Engagement 3 et engagement 4"],
)
def test_a_section_of_several_engagements_ends_the_one_above(tmp_path: Path, section: str) -> None:
    row = "4 | Acheter un minibus partagé | En cours | 2024 | "
    tables = sheet(tmp_path, HEAD, E2, O6, THIRD, section, row, merged=False)
    assert told(tables, "actions", "action_number", "engagement_code") == [("3", "E2"), ("4", None)]
    assert not [row for row in tables.get("checks", []) if row["code"] == "objective_conflict"]


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (("Avancement | | Vu", "Non démarrée | | oui", "En cours | | non", "Terminée | |"), 0),
        (("Avancement | Payeur", "En cours | FIR", "Réalisée | CAF", "Reportée | MSA"), 0),
        (("Réalisée | ", "En cours | X", "Reportée | ", "Abandonnée | "), 1),
    ],
    ids=["menu", "menus", "boxes"],
)
def test_a_page_of_the_values_of_menus_states_no_action(
    tmp_path: Path, rows: tuple[str, ...], states: int
) -> None:
    action = table("Action | Former les évaluateurs", "Début | mars 2023", "Pilote | ASE")
    title = "<h1>Fiche 1</h1>" if states else "<h1>Feuille 2 : Listes</h1>"
    below = table(*rows)
    pieces = (title, action, below) if states else (action, title, below)
    assert len(read(tmp_path, *pieces)["actions"]) == 1
