"""Labels that ask for a day: of the action's start, of the document, or of something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

REPORT = "<h1>Rapport d'exécution 2024 – Département du Loiret</h1>"


@pytest.mark.parametrize(
    ("label", "value", "start", "status"),
    [
        ("Mise en œuvre", "depuis juin 2022", "2022-06", "in_progress"),
        ("Mise en œuvre", "prévue au 1er semestre 2025", "2025-40", "in_progress"),
        ("Exécution", "à compter de mai 2023", "2023-05", "in_progress"),
        ("Réalisation", "2023-2024", "2023/2024", "in_progress"),
        ("Déploiement", "septembre 2023 (phase pilote)", "2023-09", "in_progress"),
        ("Mise en œuvre", "reportée au 2e semestre 2025", None, "delayed"),
        ("Mise en œuvre", "réalisée", None, "completed"),
        ("Déploiement", "dans toutes les maisons des solidarités", None, "in_progress"),
        ("Exécution", "par convention du 3 mars 2022", None, "in_progress"),
    ],
)
@pytest.mark.parametrize("is_table", [True, False])
def test_a_label_of_doing_beside_nothing_but_a_date_asks_when(
    tmp_path: Path, label: str, value: str, start: str | None, status: str, *, is_table: bool
) -> None:
    rows = [(label, value), ("Partenaires", "CAF, PJJ"), ("Perspectives", "Suivre les familles.")]
    if is_table:
        fiche = table(*(f"{name} | {words}" for name, words in rows))
    else:
        fiche = "".join(f"<p><b>{name} :</b> {words}</p>" for name, words in rows)
    tables = read(tmp_path, "<h2>Fiche 1 – Visites à domicile</h2>", fiche, title=REPORT)
    assert told(tables, "actions", "start_edtf", "status") == [(start, status)]


@pytest.mark.parametrize(
    ("label", "borne"),
    [
        ("Date de signature du contrat", None),
        ("Date de signature de la convention", None),
        ("Date de validation de l'avenant", None),
        ("Date de signature", date(2021, 10, 12)),
        ("Date de remise du rapport", date(2021, 10, 12)),
    ],
)
def test_the_day_of_a_contract_is_not_the_document_s(
    tmp_path: Path, label: str, borne: date | None
) -> None:
    cover = table("Département | Loiret", f"{label} | 12 octobre 2021", "Contrat | 2021-2023")
    fiche = "<h2>Fiche 1 – Visites à domicile</h2><p>Bilan : visites faites partout.</p>"
    tables = read(tmp_path, cover, fiche, title="<h1>Rapport d'exécution 2023</h1>")
    assert tables["documents"][0].get("document_date") == borne
    assert tables["documents"][0]["contract_end_year"] == 2023


def test_the_place_and_day_prevail_over_the_contract_s(tmp_path: Path) -> None:
    cover = table("Département | Loiret", "Date de signature du contrat | 12 octobre 2021")
    fiche = "<h2>Fiche 1 – Visites</h2><p>Bilan : faites.</p>"
    tables = read(tmp_path, "<p>Orléans, le 28 juin 2024</p>", cover, fiche, title=REPORT)
    assert tables["documents"][0]["document_date"] == date(2024, 6, 28)
