"""Lists of actions by their state, in tables and on lines: what they say is of the fiches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

FICHES = "".join(
    f"<h2>Fiche {number} : {title}</h2><p><b>Budget :</b> {number} 000 €</p>"
    for number, title in enumerate(
        (
            "Relais parental",
            "Visites à domicile",
            "Équipe mobile",
            "Protocole CRIP",
            "Observatoire",
        ),
        start=1,
    )
)


def states(folder: Path, summary: str) -> list[tuple[str, str]]:
    tables = read(folder, summary, FICHES)
    return told(tables, "actions", "action_number", "status")


@pytest.mark.parametrize(
    "summary",
    [
        table("État d'avancement | Nombre | Actions concernées", "Réalisées | 2 | 1, 3",
              "En cours | 2 | 2 et 4", "Non engagées | 1 | n° 5", "Total | 5 | "),
        table("Situation | Fiches", "Terminée | Fiches 1 et 3", "En cours | 2 ; 4",
              "Abandonnée | –", "Non démarrée | 5"),
        table("Achevées | 1 et 3 | 40 %", "Engagées | 2, 4 | 40 %", "Non engagées | 5 | 20 %"),
        table("Réalisées | En cours | Non débutées", "1 et 3 | 2 et 4 | 5"),
        ("<p>Actions terminées : 1 et 3</p><p>Actions en cours : 2 et 4</p>"
         "<p>Actions non démarrées : 5 (local non trouvé)</p>"),
    ],
)  # fmt: skip
def test_lists_tell_the_state_of_the_actions(tmp_path: Path, summary: str) -> None:
    assert states(tmp_path, summary) == [
        ("1", "completed"), ("2", "in_progress"), ("3", "completed"), ("4", "in_progress"),
        ("5", "not_started"),
    ]  # fmt: skip


def test_counts_beside_a_list_stay_figures(tmp_path: Path) -> None:
    summary = table("État | Nombre | Actions", "Réalisées | 2 | 1, 3", "En cours | 3 | 2, 4 et 5")
    tables = read(tmp_path, summary, FICHES)
    assert told(tables, "indicators", "label", "value", "action_id") == [
        ("Nombre – Réalisées", 2, None), ("Nombre – En cours", 3, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "summary",
    [
        table("Statut | Nombre d'actions", "Réalisées | 2", "En cours | 3"),
        "<p>Actions terminées : 2</p><p>Actions en cours : 3</p>",
    ],
)
def test_counts_tell_no_state(tmp_path: Path, summary: str) -> None:
    assert {status for _, status in states(tmp_path, summary)} == {"unknown"}


def test_a_lone_number_beside_lists_is_no_figure(tmp_path: Path) -> None:
    lines = "<p>Actions terminées : 1, 3 et 4</p><p>Actions abandonnées : 5 (faute de candidat)</p>"
    tables = read(tmp_path, lines, FICHES)
    assert not tables.get("indicators")
    assert told(tables, "actions", "action_number", "reason_not_done")[-1] == (
        "5", "faute de candidat",
    )  # fmt: skip


def test_a_chapter_behind_a_list_is_no_action(tmp_path: Path) -> None:
    summary = (
        "<ul><li>Actions réalisées : 2 (fiches 1 et 2)</li>"
        "<li>Actions abandonnées : 1 (fiche 4)</li></ul><ul><li>3. Fiches d'exécution</li></ul>"
    )
    assert dict(states(tmp_path, summary)) == {
        "1": "completed", "2": "completed", "3": "unknown", "4": "abandoned", "5": "unknown",
    }  # fmt: skip
