"""What amounts are (planned, spent …) where only a note above or the plan's title tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table

PLAN = "<h1>Plan d'actions 2024 – prévention et protection de l'enfance</h1>"
TABLE = table("N° | Action | BOP 304 | Département", "1 | Renfort de la CRIP | 10 000 € | 5 000 €")


@pytest.mark.parametrize(
    ("page", "bases"),
    [
        (PLAN + TABLE, ["planned", "planned"]),
        ("<h1>Maquette financière 2024 du contrat</h1>" + TABLE, ["planned", "planned"]),
        ("<h1>Tableau de suivi des actions 2024 de la PMI</h1>" + TABLE, ["unspecified"] * 2),
        ("<p>Les montants sont ceux du compte administratif.</p>" + TABLE, ["spent", "spent"]),
        (TABLE + "<p>Les montants sont ceux du compte administratif.</p>", ["spent", "spent"]),
        (PLAN + "<p>Crédits demandés en 2024 (montants en euros)</p>" + TABLE, ["requested"] * 2),
        (PLAN + TABLE + "<p>Montants notifiés (en euros)</p>", ["planned", "planned"]),
        (PLAN + TABLE.replace("BOP 304", "BOP 304 notifié"), ["allocated", "planned"]),
        ("<p>Montants mandatés en 2023, en euros</p><h1>Suivi 2024</h1>" + TABLE,
         ["unspecified"] * 2),
    ],
)  # fmt: skip
def test_a_note_or_a_title_tells(tmp_path: Path, page: str, bases: list[str]) -> None:
    assert [row["basis"] for row in read(tmp_path, page)["fundings"]] == bases
