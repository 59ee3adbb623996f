"""Engagement, measure and objective told as a path in one line are read as three headings are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

ENGAGEMENT = "Engagement 2 – Sécuriser les parcours des enfants protégés"
MEASURE = "Mesure : renforcer les CRIP"
OBJECTIVE = "Objectif : évaluer chaque information préoccupante en trois mois"
FICHE = "<h2>Fiche 4 – Une équipe d'évaluation</h2>"
FIELDS = "<p>Contenu : Deux agents sont en place.</p><p>Lancement : mars 2023</p>"


@pytest.mark.parametrize("sign", [" › ", " > ", " / ", " | ", " → "])
def test_path_below_the_title_of_a_fiche(tmp_path: Path, sign: str) -> None:
    path = sign.join((ENGAGEMENT, MEASURE, OBJECTIVE))
    tables = read(tmp_path, f"{FICHE}<p>{path.replace('>', '&gt;')}</p>{FIELDS}")
    columns = ("engagement_code", "measure_code", "objective_number", "objective_text")
    assert told(tables, "actions", *columns) == [
        ("E2", "M06", 6, OBJECTIVE.removeprefix("Objectif : "))
    ]
    assert told(tables, "objectives", "objective_number", "is_applicable") == [(6, True)]


@pytest.mark.parametrize("path", [
    f"{ENGAGEMENT} › {OBJECTIVE}", f"{MEASURE} / {OBJECTIVE}", f"{ENGAGEMENT} | Objectif n° 6",
])  # fmt: skip
def test_path_of_two_levels(tmp_path: Path, path: str) -> None:
    tables = read(tmp_path, f"{FICHE}<p>{path}</p>{FIELDS}")
    assert told(tables, "objectives", "objective_number") == [(6,)]


def test_path_above_the_rows_of_a_table(tmp_path: Path) -> None:
    path = " / ".join((ENGAGEMENT, MEASURE, OBJECTIVE))
    rows = "Action | Calendrier | État", f"{path} | < | <", "Ouvrir un guichet | 2023 | En cours"
    tables = read(tmp_path, table(*rows))
    assert told(tables, "actions", "engagement_code", "objective_number") == [("E2", 6)]


def test_a_stroke_within_a_name_parts_nothing(tmp_path: Path) -> None:
    page = f"{FICHE}<p>Objectif : évaluer en trois mois / informations préoccupantes</p>{FIELDS}"
    tables = read(tmp_path, page)
    assert told(tables, "actions", "objective_text") == [
        ("évaluer en trois mois / informations préoccupantes",)
    ]


@pytest.mark.parametrize(
    ("path", "objective"),
    [
        ("Engagement 2 – Mesure « Renforcer les CRIP » – Objectif n° 7", "Objectif n° 7"),
        ("Engagement 2, Mesure : Renforcer les CRIP, Objectif 7", "Objectif 7"),
        ("Engagement 2 - Objectif : protocole des informations", "protocole des informations"),
    ],
)
@pytest.mark.parametrize("label", ["Rattachement", "Où dans le contrat", "Engagement"])
def test_groups_parted_by_dashes_stand_under_one_label(tmp_path, path, objective, label):
    rows = table(f"{label} | {path}", "Description | Un texte.", "Début | mars 2022")
    tables = read(tmp_path, "<h2>Fiche 1 – Ouvrir un gîte</h2>", rows)
    columns = ("engagement_code", "objective_text")
    assert told(tables, "actions", *columns) == [("E2", objective)]
