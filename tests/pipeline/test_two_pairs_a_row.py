"""Fiches of four columns, « label | value | label | value »: no header, whatever the first row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize("head", ["FICHE ACTION N° 4 | < | < | <", "Fiche n° 4 | < | < | <"])
def test_labels_in_two_columns_are_no_header(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        head, "Intitulé | Ouvrir un lieu neutre | Axe | 2", "Pilote | ASE | Échéance | Juin 2024",
        "Descriptif | Louer un local | Partenaires | CAF, MSA",
        "Coût prévisionnel | 20 000 € | Salle retenue | Annexe de Gien",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title", "description", "partners_text") == [
        ("4", "Ouvrir un lieu neutre", "Louer un local", "CAF, MSA"),
    ]  # fmt: skip
    assert told(tables, "actions", "budget_text") == [("20 000 €",)]
    assert ("Salle retenue", "Annexe de Gien") in told(tables, "extras", "label", "text")


def test_a_table_of_actions_with_known_words_in_its_cells_is_one(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Pilote | Statut | Financeur", "Ouvrir un lieu neutre | ASE | En cours | CAF",
        "Recruter une infirmière | PMI | Réalisée | ARS",
    ))  # fmt: skip
    assert told(tables, "actions", "title", "status") == [
        ("Ouvrir un lieu neutre", "in_progress"), ("Recruter une infirmière", "completed"),
    ]  # fmt: skip
