"""Tables of actions under headers of a department's own making."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

NUMBERED = [
    ("1", "Ouvrir un lieu neutre pour les visites", "completed"),
    ("1bis", "Former les assistants familiaux", "delayed"),
    ("4", "Recruter un médecin référent", "not_started"),
]
BODY = (
    "n° 1 | Ouvrir un lieu neutre pour les visites | Terminée | 31/12/2023",
    "n° 1 bis | Former les assistants familiaux | Reportée | courant 2025",
    "n° 4 | Recruter un médecin référent | Non engagée |",
)


@pytest.mark.parametrize(
    "head",
    [
        "Réf. | Action suivie | Avancement | Échéance",
        "N° | Opération conduite | État d'avancement | Terme",
        "Code | ACTION CIBLEE | Avancement | Échéance",
        "N° | Chantier mené par le département | Statut | Date de fin",
        "Réf. | Notre engagement concret | Avancement | Échéance",
        "N° | Le concret | Où en est-on ? | Pour quand ?",
    ],
)
def test_the_title_column_is_found_whatever_it_is_called(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(head, *BODY))
    assert told(tables, "actions", "action_number", "title", "status") == NUMBERED


def test_a_table_of_labels_and_values_stays_one(tmp_path: Path) -> None:
    fiche = table(
        "Pilote | PMI | Partenaires | CAF",
        "Statut | En cours | Échéance | juin 2025",
        "Budget | 12 000 € | Public | Jeunes enfants",
    )
    tables = read(tmp_path, "<h2>Fiche 3 – Ouvrir un lieu neutre</h2>", fiche)
    assert told(tables, "actions", "action_number", "status") == [("3", "in_progress")]


def test_labels_above_their_values_stay_a_fiche(tmp_path: Path) -> None:
    fiche = table(
        "Pilote | Partenaires | Statut",
        "PMI | CAF | En cours",
        "Échéance | Public | Budget",
        "juin 2025 | Jeunes enfants | 12 000 €",
    )
    tables = read(tmp_path, "<h2>Fiche 3 – Ouvrir un lieu neutre</h2>", fiche)
    assert told(tables, "actions", "action_number", "status") == [("3", "in_progress")]


HEALTH = "Généraliser les bilans de santé en école maternelle"
CRIP = "Renforcer les moyens et la pluridisciplinarité de la CRIP"


@pytest.mark.parametrize(
    ("head", "health", "crip"),
    [
        ("Rattachement national", f"n° 2 – {HEALTH}", f"n° 6 – {CRIP}"),
        ("Lien SNPPE", f"Obj. 2 : {HEALTH}", f"Obj. 6 : {CRIP}"),
        ("Cadre de référence", f"2. {HEALTH}", f"6. {CRIP}"),
        ("Cadre de référence", "2", "6"),
    ],
)
def test_what_a_column_holds_makes_it_the_national_objectives(
    tmp_path: Path, head: str, health: str, crip: str
) -> None:
    rows = (
        f"Intitulé de l'action | {head} | Avancement",
        f"A1 – Bilans de santé des enfants de quatre ans | {health} | Réalisée",
        f"A2 – Renforcer l'équipe de la CRIP | {crip} | En cours",
    )
    tables = read(tmp_path, table(*rows))
    assert told(tables, "actions", "action_number", "objective_number") == [("A1", 2), ("A2", 6)]


def test_numbers_of_the_department_are_no_objectives(tmp_path: Path) -> None:
    rows = (
        "Intitulé de l'action | Cadre de référence | Avancement",
        "Bilans de santé des enfants de quatre ans | n° 6 – Petite enfance | Réalisée",
        "Renforcer l'équipe de la CRIP | n° 2 – Parcours | En cours",
    )
    tables = read(tmp_path, table(*rows))
    assert told(tables, "actions", "action_number", "title", "objective_number") == [
        (None, "Bilans de santé des enfants de quatre ans", 2),
        (None, "Renforcer l'équipe de la CRIP", 6),
    ]


PLAN = ("Fiche", "N° obj.", "Intitulé de l'action", "BOP 304", "Échéance")


@pytest.mark.parametrize(
    ("row", "is_named"),
    [
        ("Action 4 | 14 | | Non retenu | ", False),
        (" | 14 | NON CONCERNE | | ", False),
        (" | 14 | | Non retenu en 2024 | ", False),
        (" | 14 | Sans objet | - | -", False),
        ("Action 4 | 14 | Non concerné | | ", False),
        ("Action 4 | 14 | Ouvrir un relais parental | sans objet | ", True),
    ],
)
def test_an_objective_left_out_is_no_action(tmp_path: Path, row: str, is_named: bool) -> None:
    body = (
        "Action 3 | 2 | Bilans de santé des enfants de quatre ans | 12 000 € | juin 2024",
        row,
        "Action 5 | 6 | Renforcer l'équipe de la CRIP | 30 000 € | fin 2024",
    )
    tables = read(tmp_path, table(" | ".join(PLAN), *body))
    numbers = ["3", "4", "5"] if is_named else ["3", "5"]
    assert told(tables, "actions", "action_number") == [(number,) for number in numbers]
    applicable = dict(told(tables, "objectives", "objective_number", "is_applicable"))
    assert applicable == {2: True, 14: is_named, 6: True}


@pytest.mark.parametrize(
    ("head", "no"),
    [
        ("Engagée | Réalisée | Non engagée | Motif si non engagée", False),
        ("Lancée | Achevée | Non lancée | Si non, pourquoi ?", False),
        ("Démarrée | Terminée | Pas démarrée | Si N, pourquoi ?", False),
        ("Terminée | En cours | Non engagée | Motif", None),
    ],
)
def test_a_column_for_no_beside_the_one_for_yes(tmp_path: Path, head: str, no: bool | None) -> None:
    rows = (
        f"N° | Intitulé de l'action | {head}",
        f"1 | Bilans de santé des enfants de quatre ans | {'✓ | ✓' if no is False else '✓ |'} | |",
        f"2 | Renforcer l'équipe de la CRIP | {'✓ |' if no is False else '| ✓'} | |",
        "3 | Créer une maison d'accueil | | | ✓ | Aucun porteur ne s'est déclaré",
        "4 | Recruter un référent | | | ✓ | Action abandonnée : la mission est reprise ailleurs",
    )
    tables = read(tmp_path, table(*rows))
    yes = None if no is None else True
    assert told(tables, "actions", "status", "is_committed") == [
        ("completed", yes), ("in_progress", yes), ("not_started", no), ("abandoned", no)
    ]  # fmt: skip
    reasons = [row.get("reason_not_done") for row in tables["actions"]]
    assert reasons == [None, None, "Aucun porteur ne s'est déclaré",
                       "Action abandonnée : la mission est reprise ailleurs"]  # fmt: skip
    assert {row["code"] for row in tables.get("checks", [])} == set()


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("Bénéficiaires 2023", "Bénéficiaires"),
        ("Nombre de bénéficiaires en 2023", "Nombre de bénéficiaires"),
        ("Public touché (2023)", "Public touché"),
        ("File active 2023", "File active"),
    ],
)
def test_a_column_of_figures_beside_actions(tmp_path: Path, head: str, label: str) -> None:
    rows = (
        f"N° | Intitulé de l'action | Statut | {head}",
        "1 | Ouvrir un lieu neutre | Réalisée | 341",
        "2 | Former les assistants familiaux | En cours | 1 870",
        "3 | Recruter un médecin référent | En cours | nd",
        "4 | Créer une maison d'accueil | Non engagée | -",
    )
    tables = read(tmp_path, table(*rows))
    numbers = dict(told(tables, "actions", "row_id", "action_number"))
    columns = ("action_id", "label", "value", "year", "availability")
    found = [(numbers[key], *rest) for key, *rest in told(tables, "indicators", *columns)]
    assert found == [
        ("1", label, 341, 2023, "reported"),
        ("2", label, 1870, 2023, "reported"),
        ("3", label, None, 2023, "not_available"),
    ]


def test_two_years_of_figures_beside_actions(tmp_path: Path) -> None:
    rows = (
        "N° | Intitulé de l'action | Statut | Familles suivies | <",
        "| | | 2022 | 2023",
        "1 | Ouvrir un lieu neutre | Réalisée | 38 | 41",
        "2 | Former les assistants familiaux | En cours | 12 | environ 20",
    )
    tables = read(tmp_path, table(*rows))
    assert told(tables, "indicators", "label", "value", "year", "comparator") == [
        ("Familles suivies", 38, 2022, "="), ("Familles suivies", 41, 2023, "="),
        ("Familles suivies", 12, 2022, "="), ("Familles suivies", 20, 2023, "~"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Rang", ("1", "2")),
        ("Points", ("12", "4")),
        ("Public", ("Jeunes enfants", "Assistants familiaux")),
    ],
)
def test_other_columns_count_nothing(tmp_path: Path, head: str, cells: tuple[str, str]) -> None:
    rows = (
        f"N° | Intitulé de l'action | Statut | {head}",
        f"1 | Ouvrir un lieu neutre | Réalisée | {cells[0]}",
        f"2 | Former les assistants familiaux | En cours | {cells[1]}",
    )
    tables = read(tmp_path, table(*rows))
    assert "indicators" not in tables
    assert [row["text"] for row in tables["extras"]] == list(cells)


LEFT_OUT = "<ul><li>14 – Relais parentaux</li><li>Objectif 15</li><li>25 : anciens MNA</li></ul>"


@pytest.mark.parametrize(
    "pieces",
    [
        ("<p>Objectifs nationaux non retenus : n° 14, 15 et 25.</p>",),
        ("<p>Les objectifs 14, 15 et 25 de la nomenclature ne sont pas retenus.</p>",),
        ("<p>Objectifs non retenus :</p>", LEFT_OUT),
        (table("Objectifs non retenus | 14, 15 et 25", "Date | 3 mars 2025"),),
    ],
)  # fmt: skip
def test_objectives_left_out_below_the_table(tmp_path: Path, pieces: tuple[str, ...]) -> None:
    rows = (
        "N° obj. | Objectif | Intitulé de l'action | Statut",
        f"2 | {HEALTH} | Bilans de santé des enfants de quatre ans | Réalisée",
        f"6 | {CRIP} | Renforcer l'équipe de la CRIP | En cours",
    )
    tables = read(tmp_path, table(*rows), *pieces)
    assert dict(told(tables, "objectives", "objective_number", "is_applicable")) == {
        2: True, 6: True, 14: False, 15: False, 25: False
    }  # fmt: skip


def test_remarks_give_way_to_the_reason_of_the_summary(tmp_path: Path) -> None:
    rows = (
        "N° | Intitulé de l'action | Engagée | Réalisée | Observations",
        "1 | Ouvrir un lieu neutre | Oui | Non | Secteur de Gien",
        "2 | Recruter un médecin référent | Non | Non | Aucun candidat",
    )
    summary = "<p>Actions en retard :</p><p>- Action n°1 : deux appels infructueux</p>"
    tables = read(tmp_path, table(*rows), summary)
    assert told(tables, "actions", "status", "reason_not_done") == [
        ("delayed", "deux appels infructueux"), ("not_started", "Aucun candidat")
    ]  # fmt: skip


CRIPS = "Renforcer les moyens et la pluridisciplinarité des CRIP"


@pytest.mark.parametrize("cell", ["Objectif 6", "Obj. n° 6", "6"])
def test_a_number_alone_is_national_beside_its_measure(tmp_path: Path, cell: str) -> None:
    tables = read(
        tmp_path,
        table(
            "Mesure | Objectif | Action | Statut",
            f"{CRIPS} | {cell} | Acheter un logiciel | En cours",
            f"{CRIPS} | {cell} | Louer un véhicule | Terminée",
        ),
    )
    assert told(tables, "actions", "objective_number") == [(6,), (6,)]


def test_a_number_of_their_own_is_not_national(tmp_path: Path) -> None:
    tables = read(
        tmp_path,
        table(
            "Mesure | Objectif | Action | Statut",
            f"{CRIPS} | Objectif 1 | Acheter un logiciel | En cours",
            f"{CRIPS} | Objectif 2 | Louer un véhicule | Terminée",
        ),
    )
    assert not {1, 2} & {row.get("objective_number") for row in tables["actions"]}


def test_a_line_with_the_number_alone_files_the_fiche(tmp_path: Path) -> None:
    fiche = (
        f"<h2>Fiche 1 – Acheter un logiciel</h2><p>Mesure : {CRIPS}</p><p>Objectif n° 6</p>"
        "<p>Descriptif : suivi des situations.</p>"
    )
    assert told(read(tmp_path, fiche), "actions", "objective_number") == [(6,)]


def test_an_action_written_on_each_row_of_its_funders_is_one(tmp_path: Path) -> None:
    paid = ("CAF | 10 000 €", "MSA | 10 000 €", "ARS | 3 000 €", "DSDEN | 500 €")
    rows = [f"1 | Ouvrir un lieu neutre | En cours | {one}" for one in paid]
    rows.append("2 | Former les assistants | Réalisée | CAF | 900 €")
    tables = read(tmp_path, table("N° | Action | Statut | Financeur | Montant", *rows))
    assert told(tables, "actions", "action_number", "status") == [
        ("1", "in_progress"), ("2", "completed"),
    ]  # fmt: skip
    assert told(tables, "fundings", "amount") == [(10_000,), (10_000,), (3_000,), (500,), (900,)]


def test_yes_and_no_below_two_questions_are_part_of_the_header(tmp_path: Path) -> None:
    ticked = table(
        "N° | Action | Action engagée | < | Action réalisée | <",
        "  |        | Oui | Non | Oui | Non",
        "1 | Ouvrir un lieu neutre | X | | X | ",
        "2 | Former les équipes | X | | | X",
        "3 | Recruter un médecin | | X | | X",
    )
    tables = read(tmp_path, ticked)
    assert told(tables, "actions", "action_number", "is_committed", "is_completed", "status") == [
        ("1", True, True, "completed"),
        ("2", True, False, "in_progress"),
        ("3", False, False, "not_started"),
    ]


def test_what_bears_the_states_in_the_words_of_objectives_is_an_action(tmp_path: Path) -> None:
    rows = table(
        "Nom | Avancement | Pilote | Échéance",
        "6. Renforcer la CRIP | Réalisée | PMI | 2023",
        "7. Renforcer les protocoles informations préoccupantes | En cours | PMI | 2024",
        "11. Renforcer l'ODPE | Non engagée | PMI | 2025",
    )
    tables = read(tmp_path, rows)
    assert told(tables, "actions", "title", "objective_number", "status") == [
        ("Renforcer la CRIP", 6, "completed"),
        ("Renforcer les protocoles informations préoccupantes", 7, "in_progress"),
        ("Renforcer l'ODPE", 11, "not_started"),
    ]


def test_a_merged_number_gives_way_to_the_one_a_title_begins_with(tmp_path: Path) -> None:
    rows = (
        "<tr><td>N°</td><td>Action</td><td>Avancement</td></tr>"
        "<tr><td rowspan=2>2</td><td>2. Ouvrir un lieu neutre</td><td>En cours</td></tr>"
        "<tr><td>3. Former les équipes</td><td>Réalisée</td></tr>"
        "<tr><td>4</td><td>4. Recruter un médecin</td><td>Réalisée</td></tr>"
    )
    tables = read(tmp_path, f"<table>{rows}</table>")
    assert told(tables, "actions", "action_number", "title") == [
        ("2", "Ouvrir un lieu neutre"),
        ("3", "Former les équipes"),
        ("4", "Recruter un médecin"),
    ]


@pytest.mark.parametrize("head", ["Échéance initiale", "Échéance réelle", "Échéance fixée"])
def test_a_due_date_whatever_it_is_called_starts_nothing(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        f"N° | Action | {head} | Échéance révisée | État",
        "1 | Ouvrir un lieu neutre | juin 2023 | mars 2024 | En cours",
        "2 | Bilans de santé | 12/2023 | | Réalisée",
    ))  # fmt: skip
    assert [row.get("start_edtf") for row in tables["actions"]] == [None, None]
    dates = told(tables, "dates", "role", "edtf")
    assert dates == [("end", "2023-06"), ("end", "2024-03"), ("end", "2023-12")]
