"""Tables of national objectives: which apply, and what is told where no column names actions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

CRIP, HOME, RELAY = (
    "Renforcer les CRIP",
    "Renforcer les visites à domicile des sages-femmes et infirmières de PMI",
    "Créer de nouveaux relais parentaux",
)


@pytest.mark.parametrize("label", ["Concerné", "Retenu (oui/non)", "Objectif applicable"])
def test_answers_tell_which_objectives_apply(tmp_path: Path, label: str) -> None:
    tables = read(tmp_path, table(
        f"Objectif national | {label} | Action | Statut",
        f"{CRIP} | oui | Créer un binôme médico-social | En cours",
        f"{HOME} | Oui | | ", f"{RELAY} | NON | | ",
    ))  # fmt: skip
    assert told(tables, "objectives", "objective_number", "is_applicable") == [
        (6, True), (3, True), (14, False),
    ]  # fmt: skip
    assert told(tables, "actions", "title") == [("Créer un binôme médico-social",)]


def test_a_row_with_an_answer_states_the_action_of_its_objective(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Objectif national | Action engagée | Date de démarrage | Commentaires",
        f"{CRIP} | Oui | mars 2023 | Deux postes créés", f"{HOME} | Non | | Recrutement en cours",
        f"{RELAY} | | | ",
    ))  # fmt: skip
    assert told(tables, "actions", "objective_number", "title", "status", "start_edtf") == [
        (6, None, "in_progress", "2023-03"), (3, None, "not_started", None),
    ]  # fmt: skip
    assert len(tables["objectives"]) == 3


def test_a_tick_is_no_name_of_an_action_but_tells_its_state(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Objectif national | Oui | Non | En projet", f"{CRIP} | | | X", f"{HOME} | X | | ",
        f"{RELAY} | | | ",
    ))  # fmt: skip
    assert told(tables, "actions", "objective_number", "title", "status") == [
        (6, None, "planned"), (3, None, "completed"),
    ]  # fmt: skip
    assert told(tables, "objectives", "objective_number") == [(6,), (3,), (14,)]
