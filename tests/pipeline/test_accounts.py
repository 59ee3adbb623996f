"""Accounts with two sides: what money is for on the left, who gives it on the right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table

FICHE = "<h2>Fiche 1 – Ouvrir un lieu neutre</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"


@pytest.mark.parametrize(
    "rows",
    [
        ("Charges | Montant | Produits | Montant", "Personnel | 60 000 € | FIR | 52 000 €",
         "Loyer | 23 500 € | Département | 31 500 €", "Total | 83 500 € | Total | 83 500 €"),
        ("DÉPENSES | € | RECETTES | €", "64 – Personnel | 60 000 | 74 – FIR (ARS) | 52 000",
         "61 – Loyer | 23 500 | 74 – Département | 31 500",
         "Total des dépenses | 83 500 | Total des recettes | 83 500"),
        ("Emplois | Montant (k€) | Ressources | Montant (k€)", "Personnel | 60 | FIR | 52",
         "Loyer | 23,5 | Département | 31,5", "TOTAL | 83,5 | TOTAL | 83,5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fiche", [FICHE, ""])
def test_who_gives_is_told_and_no_money_counted_twice(
    tmp_path: Path, rows: tuple[str, ...], fiche: str
) -> None:
    tables = read(tmp_path, fiche, "<h3>Plan de financement 2024</h3>", table(*rows))
    money = [(row["funder"], row["amount"]) for row in tables["fundings"] if not row["is_total"]]
    assert money == [("FIR", 52000), ("DEPARTMENT", 31500)]
    sums = [(row["amount"], row.get("funder")) for row in tables["fundings"] if row["is_total"]]
    assert sorted(sums) == [(23500, None), (60000, None), (83500, "ALL"), (83500, "ALL")]
    assert all(bool(row.get("action_id")) is bool(fiche) for row in tables["fundings"])
    assert "sum_mismatch" not in [row["code"] for row in tables.get("checks", [])]
