"""Tables of actions that no header heads: a state beside each, or an action a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

FICHES = (
    "<h2>Action 1 : Ouvrir un lieu</h2><p>Descriptif : Louer à Gien</p>"
    "<h2>Action 2 : Former les agents</h2><p>Descriptif : Quarante agents</p>"
)


@pytest.mark.parametrize(
    ("more", "starts"),
    [(("", "", ""), [None] * 3),
     ((" | mars 2023", " | juin 2023", " | 2024"), ["2023-03", "2023-06", "2024"])],
)  # fmt: skip
def test_numbered_actions_with_a_state_each(
    tmp_path: Path, more: tuple[str, ...], starts: list[str | None]
) -> None:
    tables = read(tmp_path, table(
        f"Fiche 4.1 – Ouvrir un lieu | Réalisé{more[0]}",
        f"Fiche 4.2 – Doter le fonds | En cours{more[1]}",
        f"Fiche 4.3 – Louer un local | Non réalisé{more[2]}",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title", "status", "start_edtf") == [
        ("4-1", "Ouvrir un lieu", "completed", starts[0]),
        ("4-2", "Doter le fonds", "in_progress", starts[1]),
        ("4-3", "Louer un local", "not_started", starts[2]),
    ]  # fmt: skip


def test_the_same_above_fiches_tells_their_states(tmp_path: Path) -> None:
    states = table("Action 1 : Ouvrir un lieu | Réalisé", "Action 2 : Former les agents | En cours")
    tables = read(tmp_path, states, FICHES)
    assert told(tables, "actions", "action_number", "status", "description") == [
        ("1", "completed", "Louer à Gien"), ("2", "in_progress", "Quarante agents"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [" | Action 1 : Ouvrir un lieu | Action 2 : Former les agents",
     "Rubrique | Fiche 1 – Ouvrir un lieu | Fiche 2 – Former les agents"],
)  # fmt: skip
def test_an_action_a_column(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        head, "Descriptif | Louer à Gien | Quarante agents", "Partenaires | CAF | CNFPT, MSA",
        "État | En cours | Réalisée", "Budget | 20 000 € | 5 000 €",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title", "status", "description") == [
        ("1", "Ouvrir un lieu", "in_progress", "Louer à Gien"),
        ("2", "Former les agents", "completed", "Quarante agents"),
    ]  # fmt: skip
    assert told(tables, "partners", "name") == [("CAF",), ("CNFPT",), ("MSA",)]
    actions = [row["action_id"] for row in tables["actions"]]
    assert [(row["action_id"], row["amount"]) for row in tables["fundings"]] == [
        (actions[0], 20_000), (actions[1], 5_000),
    ]  # fmt: skip
