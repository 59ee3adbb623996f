"""Reports as one wide table: what was done, its money and what comes next beside indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

REPORT = "<h1>Rapport d'exécution 2024 – Département du Loiret</h1>"


@pytest.mark.parametrize(
    ("rows", "results", "outlook", "figures"),
    [
        (("Fiche | Intitulé | Indicateurs | Résultats 2024 | Dépenses 2024 | Suites 2025",
          ("1 | Entretien prénatal | Entretiens : 142 (118 en 2023) | Permanence ouverte à Gien,"
          " très bon accueil | FIR : 12 000 € | Maintien"),
          ("2 | Bilans de santé | 431 enfants vus sur 489 | Écoles rurales vues pour la première"
          " fois | FIR : 9 000 € | Achat de matériel")),
         ("Permanence ouverte à Gien, très bon accueil",
          "Écoles rurales vues pour la première fois"),
         ("Maintien", "Achat de matériel"), [142.0, 118.0, 431.0]),
        (("N° | Action | Indicateurs de suivi | Bilan qualitatif 2024 | Perspectives 2025",
          ("1 | Entretien prénatal | Entretiens : 142 ; couverture : 24 % | Deux sages-femmes ont"
          " rejoint l'équipe. | Poursuite"),
          "2 | Contrôles | 3 contrôles | Plan respecté. | Contrôle des lieux de vie"),
         ("Deux sages-femmes ont rejoint l'équipe.", "Plan respecté."),
         ("Poursuite", "Contrôle des lieux de vie"), [142.0, 24.0, 3.0]),
        (("Action | Indicateurs | Actions menées en 2024 | Actions prévues en 2025",
          ("Action 1 : Entretien prénatal | Entretiens : 142 | Recrutement de deux sages-femmes"
          " | Recrutement d'une troisième"),
          ("Action 2 : Cellule | Informations reçues : 268 | Installation d'un logiciel"
          " | Formation des évaluateurs")),
         ("Recrutement de deux sages-femmes", "Installation d'un logiciel"),
         ("Recrutement d'une troisième", "Formation des évaluateurs"), [142.0, 268.0]),
    ],
    ids=["money-between", "sentences", "columns-of-actions"],
)  # fmt: skip
def test_sentences_beside_indicators_are_results(
    tmp_path: Path, rows: tuple[str, ...], results: tuple[str, ...], outlook: tuple[str, ...],
    figures: list[float],
) -> None:  # fmt: skip
    tables = read(tmp_path, table(*rows), title=REPORT)
    assert tables["documents"][0]["kind"] == "execution_report"
    pairs = list(zip(results, outlook, strict=True))
    assert told(tables, "actions", "results_text", "outlook_text") == pairs
    seen = [row["value"] for row in tables["indicators"] if row["section"] == "indicators"]
    assert seen == figures


def test_money_between_indicators_and_results_is_money(tmp_path: Path) -> None:
    rows = ("Action | Indicateurs | Dépenses 2024 | Bilan 2024",
            "1. Entretien prénatal | Entretiens : 142 | FIR : 12 000 € | Permanence ouverte à Gien",
            "2. Bilans de santé | Bilans : 431 | 9 000 € | Écoles rurales toutes vues")  # fmt: skip
    tables = read(tmp_path, table(*rows), title=REPORT)
    money = [(str(row["amount"]), row.get("funder")) for row in tables["fundings"]]
    assert money == [("12000.00", "FIR"), ("9000.00", None)]


def test_values_in_words_stay_values(tmp_path: Path) -> None:
    rows = ("Action | Indicateur | Résultat 2023 | Résultat 2024",
            ("1. Entretien prénatal | Nombre d'entretiens | 118 entretiens | 142 entretiens, soit"
            " 24 % des grossesses"),
            "2. Cellule | Délai moyen | en cours de consolidation | environ 92 jours")  # fmt: skip
    tables = read(tmp_path, table(*rows), title=REPORT)
    assert told(tables, "indicators", "value", "unit", "year") == [
        (118.0, "count", 2023), (142.0, "count", 2024), (24.0, "percent", 2024),
        (None, "count", 2023), (92.0, "day", 2024),
    ]  # fmt: skip


def test_a_fiche_and_its_title_in_two_columns(tmp_path: Path) -> None:
    rows = ("Fiche | Action mise en œuvre | Bilan", "Fiche 1 | Entretien prénatal | Fait partout",
            "Fiche 2 | Bilans de santé | Toutes les écoles vues")  # fmt: skip
    tables = read(tmp_path, table(*rows), title=REPORT)
    assert told(tables, "actions", "action_number", "title") == [
        ("1", "Entretien prénatal"), ("2", "Bilans de santé"),
    ]  # fmt: skip
