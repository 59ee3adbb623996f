"""A synthesis of one year, made for readers of a page or two: its year, its money, its figures."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

POLICY = "contrat de prévention et de protection de l'enfance"
MONEY = table("Financeur | Prévu | Dépensé", "BOP 304 | 310 | 284,5", "Total | 310 | 284,5")


@pytest.mark.parametrize(
    "title",
    [
        "Synthèse 2023 du Loiret",
        "Loiret : l'essentiel 2023",
        "Loiret – Chiffres clés de l'année 2023",
    ],
)
def test_a_synthesis_reports_on_the_year_it_names(tmp_path, title):
    text = f"<p>Le {POLICY} 2021-2024 suit son cours.</p><h2>Les moyens (en k€)</h2>"
    tables = read(tmp_path, text, MONEY, title=f"<h1>{title}</h1>")
    assert told(tables, "documents", "fiscal_year") == [(2023,)]
    assert {row["year"] for row in tables["fundings"]} == {2023}


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("L'argent du contrat en 2022 (en k€)", 2022),
        ("Rappel : financements 2022 (k€)", 2022),
        ("Crédits du contrat 2021-2024 (en k€)", 2024),
    ],
)
def test_the_heading_of_a_table_of_money_names_its_year(tmp_path, heading, year):
    title = f"<h1>Rapport d'exécution 2024 du {POLICY} – Loiret</h1>"
    fiche = "<h2>Fiche 1 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    tables = read(tmp_path, fiche, f"<h2>{heading}</h2>", MONEY, title=title)
    assert {row["year"] for row in tables["fundings"]} == {year}
