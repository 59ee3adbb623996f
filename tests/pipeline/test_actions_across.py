"""A column for each action, a row for each rubric."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

BODY = ("Objectif national | 2 | 6", "État d'avancement | En cours | Réalisée",
        "Date de début | 2022 | 03/2021", "Budget 2024 | 9 000 € (FIR) | 20 000 € (BOP 304)",
        "Indicateurs | Bilans : 812 | ")  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        ("Rubrique | Action 1 | Action 2",
         "Intitulé | Des bilans en maternelle | Étoffer la CRIP"),
        (" | Fiche n°1 : Des bilans en maternelle | Fiche n°2 : Étoffer la CRIP",),
        (" | Action n° 1 | Action n° 2", "Intitulé | Des bilans en maternelle | Étoffer la CRIP",
         "Suivi de l'année | < | <"),
    ],
)  # fmt: skip
def test_each_column_is_an_action(tmp_path: Path, head: tuple[str, ...]) -> None:
    tables = read(tmp_path, table(*head, *BODY))
    told_of = ("action_number", "title", "objective_number", "status", "start_edtf")
    assert told(tables, "actions", *told_of) == [
        ("1", "Des bilans en maternelle", 2, "in_progress", "2022"),
        ("2", "Étoffer la CRIP", 6, "completed", "2021-03"),
    ]
    paid = told(tables, "fundings", "action_id", "funder", "amount")
    assert [(owner[-3:], funder, int(amount)) for owner, funder, amount in paid] == [
        ("001", "FIR", 9000), ("002", "BOP304", 20000),
    ]  # fmt: skip
    assert told(tables, "indicators", "label", "value") == [("Bilans", 812.0)]


@pytest.mark.parametrize(
    "rows",
    [
        ("Partenaire | Action 1 | Action 2", "CAF | x | ", "MSA | | x", "PJJ | x | x"),
        ("Financeur | Action 1 | Action 2", "FIR | 9 000 € | 0 €", "BOP 304 | 0 € | 20 000 €",
         "Total | 9 000 € | 20 000 €"),
    ],
)  # fmt: skip
def test_a_grid_of_names_by_action_tells_no_fiches(tmp_path: Path, rows: tuple[str, ...]) -> None:
    tables = read(tmp_path, table(*rows))
    assert not [row for row in tables.get("actions", []) if row["action_id"].endswith("003")]
    assert not [row for row in tables.get("actions", []) if row.get("partners_text")]
