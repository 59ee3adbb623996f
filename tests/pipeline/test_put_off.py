"""Starts told as moved: the first date of the cell, and the state where nothing else tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize(
    ("cell", "start", "status"),
    [
        ("Prévue en 2022, décalée à 2023", "2022", "delayed"),
        ("Reportée de T2 à T4 2024", "2024-34", "delayed"),
        ("Prévue en mai 2023, l'ouverture a finalement eu lieu en juin 2024", "2023-05", "unknown"),
        ("Mars 2022, comité de pilotage reporté à juin 2023", "2022-03", "unknown"),
    ],
)
def test_a_start_put_off(tmp_path: Path, cell: str, start: str, status: str) -> None:
    tables = read(tmp_path, table(
        "Fiche action n° 3 | Maison des adolescents", "Descriptif | Ouvrir une antenne",
        f"Date de démarrage | {cell}",
    ), title="<h1>Rapport d'exécution 2024 – Loiret</h1>")  # fmt: skip
    assert told(tables, "actions", "start_edtf", "status") == [(start, status)]
    roles = [row["role"] for row in tables["dates"]]
    assert roles.count("start") == 1


def test_a_state_of_its_own_goes_before(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Démarrage | État", "Ouvrir une antenne | Reportée de 2022 à 2023 | Réalisée",
        "Former les agents | 2022 | En cours",
    ))  # fmt: skip
    assert told(tables, "actions", "start_edtf", "status") == [
        ("2022", "completed"), ("2022", "in_progress"),
    ]  # fmt: skip
