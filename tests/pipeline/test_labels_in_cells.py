"""Strips of a fiche: labels above values, in one cell (« Début⏎mars 2022 ») or in two rows."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

HEAD = "<h2>Fiche 1 – Ouvrir un lieu d'accueil parents-enfants</h2>"
BODY = table("Description | Un accueil le mercredi matin.", "Bilan | Trente familles accueillies.")


@pytest.mark.parametrize(
    "strip",
    [
        "Début<br>mars 2022 | Durée<br>2022-2024 | Pilote<br>PMI",
        "Démarrage :<br>mars 2022 | Période :<br>2022-2024",
        "Référent technique<br>C. Morel, puéricultrice | Début<br>mars 2022 | Durée<br>2022-2024",
        "Date de début<br>mars 2022 | Durée de l'action<br>2022-2024 | Échéance",
    ],
)
def test_each_cell_gives_its_value(tmp_path, strip):
    columns = ("action_number", "start_edtf", "period_end_year", "description", "results_text")
    expected = [("1", "2022-03", 2024, "Un accueil le mercredi matin.",
                 "Trente familles accueillies.")]  # fmt: skip
    assert told(read(tmp_path, HEAD, table(strip), BODY), "actions", *columns) == expected
    within = BODY.replace("<table>", table(strip).removesuffix("</table>"))
    assert told(read(tmp_path, HEAD, within), "actions", *columns) == expected


def test_a_header_set_in_two_lines_heads_its_columns(tmp_path):
    head = "N° | Action | Date de début<br>prévue | Pilote<br>de l'action"
    tables = read(tmp_path, table(head, "1 | Former les équipes | mars 2022 | PMI"))
    assert told(tables, "actions", "title", "start_edtf") == [("Former les équipes", "2022-03")]


def test_a_value_of_two_lines_stays_beside_its_label(tmp_path):
    rows = ("Partenaires | CAF<br>MSA", "Description | Pilote<br>en deux ans")
    tables = read(tmp_path, HEAD, table(*rows))
    assert told(tables, "actions", "partners_text", "description") == [
        ("CAF\nMSA", "Pilote\nen deux ans")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Début | Durée | Pilote", "mars 2022 | 2022-2024 | PMI"),
        ("Durée de l'action | Date de début", "2022-2024 | mars 2022"),
        ("Démarrage | Période | Public visé", "mars 2022 | 2022-2024 | "),
    ],
)
def test_a_row_of_labels_over_a_row_of_values(tmp_path, rows):
    tables = read(tmp_path, HEAD, table(*rows), BODY)
    columns = ("start_edtf", "period_end_year", "description")
    assert told(tables, "actions", *columns) == [("2022-03", 2024, "Un accueil le mercredi matin.")]


def test_figures_below_years_are_no_labels_and_values(tmp_path):
    figures = table("Indicateur | 2022 | 2023", "Familles accueillies | 12 | 30")
    tables = read(tmp_path, HEAD, BODY, figures)
    found = told(tables, "indicators", "value", "year", "section")
    assert {(12, 2022), (30, 2023)} <= {(value, year) for value, year, _ in found}


@pytest.mark.parametrize(
    ("row", "partners", "start"),
    [
        ("Partenaires : CAF | MSA | ARS", "CAF\nMSA\nARS", None),
        ("Pilote | PMI | Date de début | mars 2022", None, "mars 2022"),
    ],
)
def test_a_table_of_one_line_is_read_with_its_fiche(tmp_path, row, partners, start):
    tables = read(tmp_path, "<h2>Fiche 8 : Soutenir les aidants</h2>", table(row))
    assert told(tables, "actions", "action_number", "partners_text", "start_text") == [
        ("8", partners, start)
    ]


SIDES = (
    "<table><tr><td rowspan='2'>Mise en œuvre</td><td>Description</td><td>Un accueil le mercredi."
    "</td></tr><tr><td>Démarrage</td><td>mars 2022</td></tr>{}"
    "<tr><td rowspan='2'>Suivi</td><td>Bilan</td><td>Trente familles accueillies.</td></tr>"
    "<tr><td>Perspectives</td><td>Un second lieu.</td></tr></table>"
)


@pytest.mark.parametrize("side", ["Moyens", "Ressources", "Financement", "Aspects financiers"])
def test_a_heading_at_the_side_of_one_row_takes_its_label_for_no_value(tmp_path, side):
    row = f"<tr><td>{side}</td><td>Budget 2024</td><td>61 200 € du FIR</td></tr>"
    tables = read(tmp_path, HEAD, SIDES.format(row))
    assert told(tables, "actions", "start_edtf", "budget_text", "results_text") == [
        ("2022-03", "61 200 € du FIR", "Trente familles accueillies.")
    ]
    assert told(tables, "fundings", "amount", "funder") == [(61200, "FIR")]


def test_labels_and_values_two_by_two_have_no_heading_at_their_side(tmp_path):
    rows = table("Pilote | PMI | Démarrage | mars 2022", "Durée | 2022-2024 | Bilan | Bon accueil.")
    assert told(read(tmp_path, HEAD, rows), "actions", "start_edtf", "results_text") == [
        ("2022-03", "Bon accueil.")
    ]
