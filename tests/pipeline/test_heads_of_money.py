"""Headers of money that no lexicon lists word for word, and shares that are no money."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("Crédits mandatés", "spent"),
        ("Montant liquidé", "spent"),
        ("Dotation inscrite au budget", "planned"),
        ("Dépenses payées", "spent"),
    ],
)
def test_a_word_for_money_heads_amounts(tmp_path: Path, head: str, basis: str) -> None:
    tables = read(tmp_path, table(
        f"N° | Action | {head}", "1 | Renforcer la CRIP | 60000",
        "2 | Ouvrir une maison des adolescents | 4500",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "basis") == [(60_000, basis), (4_500, basis)]
    assert not tables.get("indicators")


@pytest.mark.parametrize("head", ["% État", "Part du FIR", "Taux de consommation", "CD (en %)"])
def test_shares_of_money_are_no_amounts_and_no_states(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        f"N° | Action | Coût total | {head}", "1 | Renforcer la CRIP | 60 000 € | 80 %",
        "2 | Ouvrir une maison des adolescents | 4 500 € | 75,5 %",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount") == [(60_000,), (4_500,)]
    assert told(tables, "actions", "status") == [("planned",), ("planned",)]
    assert not tables.get("indicators")
    assert told(tables, "extras", "text") == [("80 %",), ("75,5 %",)]
    assert not tables.get("checks")


def test_shares_of_funders_below_a_cost_are_no_amounts(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Fiche action n° 3 | Maison des adolescents", "Descriptif | Ouvrir une antenne",
        "Coût total | 120 000 €", "% État | 55 %", "Part du Département (%) | 45",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount") == [(120_000,)]
    assert told(tables, "extras", "label", "text") == [
        ("% État", "55 %"), ("Part du Département (%)", "45"),
    ]  # fmt: skip
    assert not tables.get("indicators")
    assert not tables.get("checks")


def test_a_last_row_of_shares_is_not_unreadable(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Coût total | Part État | Part Département",
        "1. Renforcer la CRIP | 120 000 € | 66 000 € | 54 000 €",
        "2. Ouvrir un lieu | 20 000 € | 10 000 € | 10 000 €", "% | 100 % | 55 % | 45 %",
    ))  # fmt: skip
    assert len(tables["fundings"]) == 6
    assert not tables.get("checks")


def test_what_a_part_of_an_amount_is_says_nothing_of_the_whole(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | Montant notifié", "1 | Renforcer la CRIP | 60 000 € dont 5 000 € de report",
        "2 | Ouvrir une maison des adolescents | 4 500 € (report 2023)",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "basis") == [
        (60_000, "allocated"), (5_000, "carried_over"), (4_500, "carried_over"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ("N° | Action | BOP 304 | FIR", "1 | Renforcer la CRIP | 60 000 € | ",
         "2 | Ouvrir une maison des adolescents | | 4 500 €", "Total | | 60 000 € | 4 500 €"),
        ("Financeur | Prévu | Réalisé", "BOP 304 | 60 000 € | 58 000 €", "FIR | 4 500 € | 4 000 €",
         "Total | 64 500 € | 62 000 €"),
    ],
    ids=["actions", "funders"],
)  # fmt: skip
def test_lines_below_the_last_sum_are_no_rows(tmp_path: Path, rows: tuple[str, ...]) -> None:
    tables = read(tmp_path, table(
        *rows, "Reliquat BOP 304 reporté en 2025 : 2 000 €", " | Orléans, le 31 janvier 2025",
        " | La directrice de l'enfance",
    ))  # fmt: skip
    assert len(tables.get("actions", [])) == (2 if rows[0].startswith("N°") else 0)
    amounts = told(tables, "fundings", "amount", "funder")
    assert (2_000, "BOP304") in amounts
    assert tables["documents"][0]["document_date"].isoformat() == "2025-01-31"


def test_a_column_of_years_dates_the_amounts_of_its_rows(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° action | Action | Exercice | Financeur | Notifié | Mandaté",
        "1 | Renforcer la CRIP | 2023 | BOP 304 | 60 000 € | 58 000 €",
        "1 | Renforcer la CRIP | 2024 | BOP 304 | 61 000 € | 59 000 €",
        "2 | Ouvrir une maison des adolescents | 2023 | FIR | 4 500 € | ",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number") == [("1",), ("2",)]
    assert sorted(told(tables, "fundings", "amount", "year", "basis")) == [
        (4_500, 2023, "allocated"), (58_000, 2023, "spent"), (59_000, 2024, "spent"),
        (60_000, 2023, "allocated"), (61_000, 2024, "allocated"),
    ]  # fmt: skip


def test_a_column_of_bare_money_under_a_word_for_budgets(tmp_path):
    tables = read(tmp_path, table(
        "Action | Mise en œuvre | Financement 2024 | Financeur",
        "Former les équipes | Oui | 12 500 | État, ARS",
        "Ouvrir un gîte | Non | 0 | ARS",
        "Créer un relais | Oui | 7 000 € | CD 45",
        "Total | | 19 500 | ",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "funder", "is_total") == [
        (12500, "ALL", False), (0, "ARS", False), (7000, "DEPARTMENT", False),
        (19500, "ALL", True),
    ]  # fmt: skip
    assert "sum_mismatch" not in {row["code"] for row in tables.get("checks", [])}


@pytest.mark.parametrize(
    ("line", "paid"),
    [
        ("Financement État : 35 000 € ; Financement ARS : néant", [("STATE", 35_000)]),
        ("Crédits FIR : 8 000 €, crédits CAF : 3 000 €", [("FIR", 8_000), ("CAF", 3_000)]),
        ("Participation de la MSA : 2 000 € / part du Département : 1 500 €",
         [("MSA", 2_000), ("DEPARTMENT", 1_500)]),
    ],
)  # fmt: skip
def test_the_payer_of_a_label_pays_the_amount_right_behind_it(
    tmp_path: Path, line: str, paid: list[tuple[str, int]]
) -> None:
    tables = read(tmp_path, f"<h2>Fiche 1 – Bus de PMI</h2><p>{line}</p><p>Bilan : fait</p>")
    assert told(tables, "fundings", "funder", "amount") == paid
