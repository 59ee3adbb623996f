"""Funders in rows below the action they pay: no actions, and no money counted twice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.pipeline.tables import Tables, read, table, told

ACTIONS = [("1", "Renforcer la CRIP"), ("2", "Ouvrir une maison des adolescents")]
MONEY = [
    ("1", "BOP304", 60_000, "planned"), ("1", "BOP304", 58_500, "spent"),
    ("1", "DEPARTMENT", 20_000, "planned"), ("1", "DEPARTMENT", 20_000, "spent"),
    ("2", "FIR", 40_000, "planned"), ("2", "FIR", 38_000, "spent"),
    ("2", "CAF", 5_000, "planned"), ("2", "CAF", 5_000, "spent"),
]  # fmt: skip
HEAD = "Action | Prévu 2024 | Réalisé 2024"


def money(
    tables: Tables, *, sums: bool = False
) -> list[tuple[str | None, str | None, Decimal, str]]:
    numbers = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    return [
        (numbers.get(row["action_id"]), row.get("funder"), row["amount"], row["basis"])
        for row in tables["fundings"]
        if row["is_total"] == sums
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, "Action 1 : Renforcer la CRIP | < | <", "BOP 304 | 60 000 € | 58 500 €",
         "Département | 20 000 € | 20 000 €",
         "Action 2 : Ouvrir une maison des adolescents | < | <", "FIR | 40 000 € | 38 000 €",
         "CAF | 5 000 € | 5 000 €"),
        (HEAD, "1. Renforcer la CRIP | 80 000 € | 78 500 €", "dont BOP 304 | 60 000 € | 58 500 €",
         "dont Département | 20 000 € | 20 000 €",
         "2. Ouvrir une maison des adolescents | 45 000 € | 43 000 €",
         "dont crédits FIR | 40 000 € | 38 000 €", "dont CAF | 5 000 € | 5 000 €"),
        ("N° | Action / financeur | Prévu 2024 | Réalisé 2024",
         "1 | Renforcer la CRIP | 80 000 € | 78 500 €", " | - État (BOP 304) | 60 000 € | 58 500 €",
         " | - Part du Département | 20 000 € | 20 000 €",
         "2 | Ouvrir une maison des adolescents | 45 000 € | 43 000 €",
         " | - FIR | 40 000 € | 38 000 €", " | - CAF de la Nièvre | 5 000 € | 5 000 €"),
        ("Financeur | Prévu 2024 | Réalisé 2024", "Engagement 2 | < | <",
         "Fiche 1 – Renforcer la CRIP | < | <", "BOP 304 | 60 000 € | 58 500 €",
         "Département | 20 000 € | 20 000 €", "Sous-total fiche 1 | 80 000 € | 78 500 €",
         "Fiche 2 – Ouvrir une maison des adolescents | < | <", "FIR | 40 000 € | 38 000 €",
         "CAF | 5 000 € | 5 000 €", "Sous-total fiche 2 | 45 000 € | 43 000 €"),
    ],
    ids=["named-alone", "parted", "numbered-and-indented", "headed-by-funder"],
)  # fmt: skip
def test_funders_are_no_actions(tmp_path: Path, rows: tuple[str, ...]) -> None:
    blank = " | " if rows[0].startswith("N°") else ""
    tables = read(tmp_path, table(*rows, f"{blank}TOTAL | 125 000 € | 121 500 €"))
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert sorted(money(tables)) == sorted(MONEY)
    assert (None, "ALL", 125_000, "planned") in money(tables, sums=True)
    assert not any(check["code"] == "sum_mismatch" for check in tables.get("checks", []))


def test_a_sum_that_closes_each_block_is_its_actions(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        HEAD, "Action 1 : Renforcer la CRIP | < | <", "BOP 304 | 60 000 € | 58 500 €",
        "Département | 20 000 € | 20 000 €", "Total | 80 000 € | 78 500 €",
        "Action 2 : Ouvrir une maison des adolescents | < | <", "FIR | 40 000 € | 38 000 €",
        "Total | 40 000 € | 38 000 €", "Total général | 120 000 € | 116 500 €",
    ))  # fmt: skip
    assert sorted(money(tables, sums=True), key=str) == [
        ("1", "ALL", 78_500, "spent"), ("1", "ALL", 80_000, "planned"),
        ("2", "ALL", 38_000, "spent"), ("2", "ALL", 40_000, "planned"),
        (None, "ALL", 116_500, "spent"), (None, "ALL", 120_000, "planned"),
    ]  # fmt: skip


def test_funders_that_sum_up_the_table_belong_to_no_action(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        HEAD, "1. Renforcer la CRIP | 80 000 € | 78 500 €",
        "2. Ouvrir une maison des adolescents | 45 000 € | 43 000 €",
        "BOP 304 | 60 000 € | 58 500 €", "Département | 65 000 € | 63 000 €",
        "Total | 125 000 € | 121 500 €",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert {number for number, *_ in money(tables, sums=True)} == {None}
    assert {number for number, *_ in money(tables)} == {"1", "2"}


def test_funders_below_objectives(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Objectif / financeur | Notifié 2024 | Observations",
        "Objectif 6 : Renforcer les moyens de la CRIP | < | <", "BOP 304 | 60 000 € | ",
        "Département | 20 000 € | versé en juin", "Objectif 1 : Entretien prénatal précoce | < | <",
        "FIR | 40 000 € | ",
    ))  # fmt: skip
    assert not tables.get("actions")
    assert told(tables, "fundings", "objective_number", "funder", "amount") == [
        (6, "BOP304", 60_000), (6, "DEPARTMENT", 20_000), (1, "FIR", 40_000),
    ]  # fmt: skip


def test_actions_told_elsewhere_get_their_funders(tmp_path: Path) -> None:
    tables = read(
        tmp_path,
        table("N° | Action | État", "1 | Renforcer la CRIP | En cours",
              "2 | Ouvrir une maison des adolescents | Terminée"),
        "<h2>Budget</h2>",
        table("Financeur | Prévu 2024 | Réalisé 2024", "Action 1 : Renforcer la CRIP | < | <",
              "BOP 304 | 60 000 € | 58 500 €", "Département | 20 000 € | 20 000 €",
              "Action 2 : Ouvrir une maison | < | <", "FIR | 40 000 € | 38 000 €",
              "CAF | 5 000 € | 5 000 €"),
    )  # fmt: skip
    assert told(tables, "actions", "action_number", "title", "status") == [
        ("1", "Renforcer la CRIP", "in_progress"),
        ("2", "Ouvrir une maison des adolescents", "completed"),
    ]
    assert sorted(money(tables)) == sorted(MONEY)


@pytest.mark.parametrize("head", [HEAD, "Fiche action | Prévu 2024 | Réalisé 2024"])
def test_sections_of_funders_pay_the_actions_below(tmp_path: Path, head: str) -> None:
    tables = read(tmp_path, table(
        head, "BOP 304 | < | <", "1. Renforcer la CRIP | 60 000 € | 58 500 €",
        "Total BOP 304 | 60 000 € | 58 500 €", "Crédits FIR | < | <",
        "2. Ouvrir une maison des adolescents | 40 000 € | 38 000 €", "Département | < | <",
        "1. Renforcer la CRIP | 20 000 € | 20 000 €", "CAF | < | <",
        "2. Ouvrir une maison des adolescents | 5 000 € | 5 000 €",
        "TOTAL | 125 000 € | 121 500 €",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert sorted(money(tables)) == sorted(MONEY)
    assert not any(check["code"] == "sum_mismatch" for check in tables.get("checks", []))


def test_bare_figures_below_years_are_money_where_a_text_above_says_so(tmp_path: Path) -> None:
    rows = (
        "N° fiche | Intitulé | 2023 | 2024 | Total",
        "1 | Renforcer la CRIP | 58000 | 60000 | 118000",
        "2 | Ouvrir une maison des adolescents | | 4500 | 4500",
    )
    tables = read(tmp_path, "<p>Montants en euros</p>", table(*rows))
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert told(tables, "fundings", "amount", "year", "is_total") == [
        (58_000, 2023, False), (60_000, 2024, False), (118_000, 2024, True),
        (4_500, 2024, False), (4_500, 2024, True),
    ]  # fmt: skip
    assert not tables.get("indicators")
