"""A table at the end of the fiches that adds up their money counts none of it twice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

FICHES = "".join(
    f"<h2>Fiche action n° {number} : {title}</h2>"
    f"<p>Descriptif : {title} sur tout le territoire.</p><p>Budget : {budget}</p>"
    for number, title, budget in (
        (1, "Ouvrir un relais parental", "FIR : 12 000 € ; Département : 3 000 €"),
        (2, "Former les assistants familiaux", "FIR : 8 500,50 €"),
        (3, "Renforcer la CRIP", "BOP 304 : 20 000 € ; Département : 1 000 €"),
    )
)


@pytest.mark.parametrize(
    ("fir", "is_sum"), [("20 500,50 €", True), ("20 500,00 €", False), ("30 000,00 €", False)]
)
@pytest.mark.parametrize("head", ["Financeur | Montant", "Source | Montant prévu"])
def test_rows_that_are_sums_of_the_fiches(
    tmp_path: Path, head: str, fir: str, is_sum: bool
) -> None:
    recap = table(head, f"FIR | {fir}", "Département | 4 000,00 €", "BOP 304 | 20 000,00 €")
    tables = read(tmp_path, FICHES, "<h2>Récapitulatif</h2>", recap)
    lines = [row for row in tables["fundings"] if row["action_id"] is None]
    assert [row["is_total"] for row in lines] == [is_sum] * 3
    assert told(tables, "fundings", "amount")[0] == (Decimal(12000),)
