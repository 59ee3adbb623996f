"""Small tables and lines that speak of actions by their number alone, told elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

REPORT = "<h1>Rapport d'exécution 2024 – Département du Loiret</h1>"
ACTIONS = table(
    "N° | Action | Bilan 2024 | Suites",
    "1 | Entretien prénatal | Objectif dépassé dans tous les cantons | Poursuite",
    "2 | Relais parental à Gien | Le local est trouvé, travaux à venir | Ouverture",
    "3 | Conseil des jeunes | Pas de réunion cette année | Relance",
)


@pytest.mark.parametrize(
    ("pieces", "second", "third"),
    [
        (("<h2>2. Actions en retard ou abandonnées</h2>",
          table("Action concernée | Situation | Explication",
                "Action n° 2 | Reportée | Permis tardif",
                "Action n° 3 | Abandonnée | Poste vacant"),
          "<h2>3. Financement</h2>"),
         ("delayed", "Permis tardif"), ("abandoned", "Poste vacant")),
        (("<p>2. Retards</p><p>Les actions suivantes ont pris du retard :</p>",
          table("Fiche | Motif du retard", "2 | Permis tardif"), "<p>3. Financement</p>"),
         ("delayed", "Permis tardif"), ("in_progress", None)),
        (("<h2>Actions reportées ou abandonnées</h2>",
          table("N° | Explications", "2 | Permis tardif", "3 | Poste vacant")),
         ("delayed", "Permis tardif"), ("delayed", "Poste vacant")),
        (("<h2>Avancement</h2>",
          table("Fiche | État | Observations", "2 | Reportée | Permis tardif",
                "3 | En cours | Groupe à réunir")),
         ("delayed", "Permis tardif"), ("in_progress", None)),
    ],
    ids=["state", "sentence-above", "heading-above", "observations"],
)  # fmt: skip
def test_what_a_table_says_of_numbers_is_told_of_their_actions(
    tmp_path: Path, pieces: tuple[str, ...], second: tuple[str, str], third: tuple[str, str | None]
) -> None:
    tables = read(tmp_path, "<h2>1. Exécution</h2>", ACTIONS, *pieces, title=REPORT)
    found = told(tables, "actions", "action_number", "status", "reason_not_done")
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[1][1:] == second
    assert found[2][1:] == third
    codes = [row["code"] for row in tables.get("checks", [])]
    assert "duplicate_action_number" not in codes


def test_difficulties_by_number_are_kept_with_their_action(tmp_path: Path) -> None:
    points = table("Action n° | Difficultés rencontrées", "2 | Permis tardif", "3 | Poste vacant")
    tables = read(tmp_path, ACTIONS, "<h2>Points d'attention</h2>", points, title=REPORT)
    assert len(tables["actions"]) == 3
    owners = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    kept = [(owners[row["action_id"]], row["text"]) for row in tables["extras"]]
    assert kept == [("2", "Permis tardif"), ("3", "Poste vacant")]


def test_the_next_chapter_is_no_late_action(tmp_path: Path) -> None:
    pieces = ("<h2>2. Actions reportées</h2><p>Néant</p><h2>3. Récapitulatif des dépenses</h2>",
              table("Financeur | Montant", "FIR | 30 000 €"))  # fmt: skip
    tables = read(tmp_path, "<h2>1. Exécution</h2>", ACTIONS, *pieces, title=REPORT)
    assert told(tables, "actions", "status")[2] == ("in_progress",)


def test_a_reason_counts_nothing(tmp_path: Path) -> None:
    dropped = "Actions abandonnées : 1 sur 3 (fiche 3 : 2 candidats pour 4 postes)"
    items = f"<ul><li>Actions mises en œuvre : 2 sur 3</li><li>{dropped}</li></ul>"
    tables = read(tmp_path, f"<h2>Synthèse</h2>{items}", ACTIONS, title=REPORT)
    summary = [(row["value"], row["denominator"]) for row in tables["indicators"]
               if row["section"] == "summary"]  # fmt: skip
    assert summary == [(2.0, 3.0), (1.0, 3.0)]
    assert told(tables, "actions", "status", "reason_not_done")[2] == (
        "abandoned", "2 candidats pour 4 postes",
    )  # fmt: skip
