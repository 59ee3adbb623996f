"""« Mise en œuvre », « Démarrage » ask how or when; over « oui » and « non » they ask whether."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

HEADS = ("Mise en œuvre", "Démarrage", "Action mise en place", "Lancement de l'action")


@pytest.mark.parametrize("head", HEADS)
def test_ticks_below_oui_and_non(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, (
        f"<table><tr><th rowspan=2>Actions</th><th colspan=2>{head}</th></tr>"
        "<tr><th>Oui</th><th>Non</th></tr>"
        "<tr><td>Action 1 : Renforcer la CRIP</td><td>X</td><td></td></tr>"
        "<tr><td>Action 2 : Ouvrir un lieu de répit</td><td></td><td>X</td></tr></table>"
    ))  # fmt: skip
    assert told(tables, "actions", "status", "is_committed") == [
        ("in_progress", True), ("not_started", False),
    ]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_answers_in_one_column(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        f"Action | {head}", "Action 1 : Renforcer la CRIP | Oui",
        "Action 2 : Ouvrir un lieu de répit | Non", "Action 3 : Former | Oui",
    ))  # fmt: skip
    assert [row["is_committed"] for row in tables["actions"]] == [True, False, True]


@pytest.mark.parametrize(
    ("label", "value", "status", "committed"),
    [
        ("Mise en œuvre", "Oui", "in_progress", True),
        ("Mise en œuvre", "Non", "not_started", False),
        ("Démarrage", "☒ oui ☐ non", "in_progress", True),
        ("Déploiement", "non", "not_started", False),
        ("Mise en œuvre", "En cours", "in_progress", None),
    ],
)
def test_answers_beside_labels_of_a_fiche(
    tmp_path: Path, label: str, value: str, status: str, committed: bool | None
) -> None:
    fiche = f"<h2>Fiche 1 – Bus de PMI</h2><p>{label} : {value}</p><p>Partenaires : CAF</p>"
    tables = read(tmp_path, fiche)
    assert told(tables, "actions", "status", "is_committed") == [(status, committed)]


def test_a_state_among_ticked_states_stays_one(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Mise en œuvre | En cours | Abandonnée",
        "Action 1 : Renforcer la CRIP | X | |",
        "Action 2 : Ouvrir un lieu de répit | | X |",
        "Action 3 : Former | | | X",
    ))  # fmt: skip
    states = ["completed", "in_progress", "abandoned"]
    assert [row["status"] for row in tables["actions"]] == states


def test_no_progress_yet_is_no_answer(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | % réalisé", "Action 1 : Renforcer la CRIP | 60",
        "Action 2 : Ouvrir un lieu de répit | 0", "Action 3 : Former | 100",
    ))  # fmt: skip
    states = [("in_progress", None), ("not_started", None), ("completed", None)]
    assert told(tables, "actions", "status", "is_completed") == states
