"""Heads that say a thing in several cells: « Action » over « Libellé », a title and its state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize("name", ["Libellé", "Intitulé", "Nom", "Désignation"])
@pytest.mark.parametrize("group", ["Action", "Fiche action"])
def test_a_plain_name_below_action_is_its_title(tmp_path: Path, name: str, group: str) -> None:
    tables = read(tmp_path, table(
        f"{group} | < | Objectif national n° | État | Bénéficiaires | < | FIR (€)",
        f"N° | {name} | | | 2023 | 2024 | ",
        "P1 | Entretiens prénataux précoces | 1 | Réalisée | 512 | 561 | 41 000",
        "P2 | Visites des puéricultrices | 4 | En cours | 1 890 | 1 944 | 38 500",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title", "objective_number", "status") == [
        ("P1", "Entretiens prénataux précoces", 1, "completed"),
        ("P2", "Visites des puéricultrices", 4, "in_progress"),
    ]
    values = told(tables, "indicators", "value", "year")
    assert values == [(512, 2023), (561, 2024), (1890, 2023), (1944, 2024)]


@pytest.mark.parametrize(
    ("state", "status"),
    [("Action réalisée", "completed"), ("Action en cours", "in_progress"), ("Reportée", "delayed")],
)
@pytest.mark.parametrize("title", ["Bilans de santé en maternelle", "Partenaires de la fratrie"])
def test_the_head_of_a_fiche_ends_with_its_state(
    tmp_path: Path, state: str, status: str, title: str
) -> None:
    fiche = table(
        f"ACTION 1 | {title} | < | {state}",
        "N° d'objectif national | 2 | Début | 2021",
        "Ce qui a été réalisé | Deux visites. | < | <",
        "Coût | FIR : 27 300 € | < | <",
    )
    action = read(tmp_path, fiche)["actions"][0]
    assert (action["action_number"], action["title"], action["status"]) == ("1", title, status)
    assert (action["objective_number"], action["start_edtf"]) == (2, "2021")
    assert action["results_text"] == "Deux visites."


@pytest.mark.parametrize(
    "label", ["Rattachement", "Cadre", "Référence nationale", "Lien au contrat"]
)
@pytest.mark.parametrize(
    "words", ["objectif n° 12 (interventions de TISF)", "Objectif n° 12 – TISF"]
)
def test_an_objective_says_itself_what_it_is(tmp_path: Path, label: str, words: str) -> None:
    fiche = f"<h2>Fiche 1 – Aider à la maison</h2><p><b>{label} :</b> {words}</p><p>Bilan : bon</p>"
    tables = read(tmp_path, fiche)
    assert told(tables, "actions", "objective_number") == [(12,)]
    assert told(tables, "objectives", "objective_number") == [(12,)]


def test_a_label_below_a_wide_header_names_the_actions(tmp_path: Path) -> None:
    rows = ("2 | 1 | Des bilans en maternelle | 2022 | En cours | 9 000 | 1 000",
            "6 | 2 | Étoffer la CRIP | 2021 | Achevé | 20 000 | 5 000")  # fmt: skip
    wide = "Identification | < | < | Mise en œuvre | < | Financement (€) | <"
    tables = read(tmp_path, table(wide, "Obj. | N° | Libellé | Début | Stade | État | CD", *rows))
    assert told(tables, "actions", "action_number", "title", "objective_number") == [
        ("1", "Des bilans en maternelle", 2),
        ("2", "Étoffer la CRIP", 6),
    ]
