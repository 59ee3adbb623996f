"""A table of actions that the names of its sections cut: one header rules all its pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

HEAD = "Objectif | N° | Action | État | Démarrage | Motif"
ONE = "Entretien prénatal précoce | 1 | Ouvrir un créneau le samedi | En cours | mars 2023 | "
TWO = "Renforcer la CRIP | 2 | Recruter deux évaluateurs | Reportée | | Pas de candidat"
FIRST, SECOND = "Engagement 1 : agir le plus précocement possible", "Engagement 2 : sécuriser"
ACTIONS = [
    ("1", "E1", 1, "in_progress", "2023-03", None),
    ("2", "E2", 6, "delayed", None, "Pas de candidat"),
]


@pytest.mark.parametrize(
    "pieces",
    [
        (table(HEAD), f"<p>{FIRST}</p>", table(ONE), f"<p>{SECOND}</p>", table(TWO)),
        (f"<p>{FIRST}</p>", table(HEAD, ONE), f"<h3>{SECOND}</h3>", table(TWO)),
        (table(HEAD), table(ONE), f"<p>{SECOND}</p>", table(TWO)),
    ],
    ids=["head-alone", "head-on-the-first", "head-right-above"],
)
def test_pieces_below_the_names_of_sections(tmp_path: Path, pieces: tuple[str, ...]) -> None:
    tables = read(tmp_path, *pieces)
    numbers = [row["action_number"] for row in tables["actions"]]
    assert numbers == ["1", "2"]
    columns = ("action_number", "engagement_code", "objective_number", "status", "start_edtf",
               "reason_not_done")  # fmt: skip
    read_rows = told(tables, "actions", *columns)
    assert read_rows[0][2:] == ACTIONS[0][2:]
    assert read_rows[1] == ACTIONS[1]


@pytest.mark.parametrize(
    "between",
    [
        "<p>Coordonnées des référents</p>",
        f"<p>{SECOND}</p><p>Les référents sont joignables aux heures ouvrées.</p>",
    ],
)
def test_other_tables_are_not_taken_in(tmp_path: Path, between: str) -> None:
    row = "Pôle enfance | 3 | Maison des solidarités | Lieu | Étage | Bureau"
    tables = read(tmp_path, table(HEAD, ONE, TWO), between, table(row, row))
    assert told(tables, "actions", "action_number") == [("1",), ("2",)]


def test_a_group_above_the_header_holds_for_the_rows_below(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Objectif 6 – Renforcer les CRIP | < | <", "Action | Pilote | État",
        "Créer un binôme médico-social | CRIP | Fait", "Écrire un guide | CRIP | À faire",
        "Objectif 14 – Créer des relais parentaux | < | <", "Ouvrir un relais | ASE | En cours",
    ))  # fmt: skip
    assert told(tables, "actions", "objective_number") == [(6,), (6,), (14,)]
