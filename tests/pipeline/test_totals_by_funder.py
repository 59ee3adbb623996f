"""Sums at the foot of a table of money by funder and year keep their funder and their year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read, table, told

HEAD = "N° | Action | Financeur | 2023 | 2024 | Total sur la période"
ROWS = (
    "1 | Des bilans de santé pour tous | FIR - ARS | 10 000 € | 12 000 € | 22 000 €",
    "2 | Aider les fratries | Département | 5 000 € | 6 000 € | 11 000 €",
)
WIDE = (
    "Total FIR | < | < | 10 000 € | 12 000 € | 22 000 €",
    "Total Département | < | < | 5 000 € | 6 000 € | 11 000 €",
    "TOTAL GÉNÉRAL | < | < | 15 000 € | 18 000 € | 33 000 €",
)
TITLE = "<h1>Plan d'actions 2024 – Département du Loiret</h1>"
SUMS = [
    (10, "FIR", 2023), (12, "FIR", 2024), (22, "FIR", 2024),
    (5, "DEPARTMENT", 2023), (6, "DEPARTMENT", 2024), (11, "DEPARTMENT", 2024),
    (15, "ALL", 2023), (18, "ALL", 2024), (33, "ALL", 2024),
]  # fmt: skip


def _sums(tables: dict[str, list[dict[str, Any]]]) -> list[tuple[Any, ...]]:
    assert [row["title"] for row in tables["actions"]] == [row.split(" | ")[1] for row in ROWS]
    assert "sum_mismatch" not in [row["code"] for row in tables.get("checks", [])]
    sums = [row for row in tables["fundings"] if row["action_id"] is None]
    assert all(row["is_total"] for row in sums)
    return [(row["amount"] / 1000, row["funder"], row["year"]) for row in sums]


@pytest.mark.parametrize(
    "foot",
    [
        WIDE,
        tuple(f" | {row.replace('| < | <', '|')}" for row in WIDE),
        ("Total | | FIR | 10 000 € | 12 000 € | 22 000 €",
         " | | Département | 5 000 € | 6 000 € | 11 000 €", WIDE[2]),
        (WIDE[2], "dont FIR | < | < | 10 000 € | 12 000 € | 22 000 €",
         "dont Département | < | < | 5 000 € | 6 000 € | 11 000 €"),
    ],
)  # fmt: skip
def test_sums_in_the_table_itself(tmp_path: Path, foot: tuple[str, ...]) -> None:
    assert sorted(_sums(read(tmp_path, table(HEAD, *ROWS, *foot), title=TITLE))) == sorted(SUMS)


def test_sums_in_a_table_of_their_own_below(tmp_path: Path) -> None:
    pieces = table(HEAD, *ROWS), table(*WIDE)
    assert _sums(read(tmp_path, *pieces, title=TITLE)) == SUMS


def test_sums_below_a_blank_line_of_a_sheet(tmp_path: Path) -> None:
    lines = ["Plan d'actions 2024 - Département du Loiret;;;;;", "", HEAD, *ROWS, "", *WIDE]
    path = tmp_path / "plan.csv"
    text = "\n".join(line.replace(" | ", ";").replace("<", "") or ";" * 5 for line in lines)
    path.write_text(text, encoding="utf-8")
    assert _sums(process_file(path, path.name, ReadOptions()).tables) == SUMS


def test_a_total_over_years_is_its_one_funders(tmp_path: Path) -> None:
    tables = read(tmp_path, table(HEAD, *ROWS), title=TITLE)
    totals = [row for row in tables["fundings"] if row["is_total"]]
    assert told({"t": totals}, "t", "amount", "funder") == [
        (Decimal(22000), "FIR"), (Decimal(11000), "DEPARTMENT"),
    ]  # fmt: skip


def test_a_total_beside_other_money_is_all_funders(tmp_path: Path) -> None:
    head = "N° | Action | Cofinanceur | Part du Département | Montant | Total"
    row = "1 | Aider les fratries | CAF | 5 000 € | 6 000 € | 11 000 €"
    tables = read(tmp_path, table(head, row, row.replace("1 ", "2 ", 1)), title=TITLE)
    assert (Decimal(11000), "ALL") in told(tables, "fundings", "amount", "funder")


@pytest.mark.parametrize(
    "head", ["Ensemble", "Cumul 2023-2024", "Cumulé", "Toutes années confondues", "Ensemble (€)"]
)
def test_a_sum_beside_years_may_be_called_otherwise(tmp_path: Path, head: str) -> None:
    by_funder = table(f"Financeur | 2023 | 2024 | {head}", "FIR | 10 000 | 12 000 | 22 000",
                      "Département | 5 000 | 6 000 | 11 000")  # fmt: skip
    plan = table(HEAD.replace("Total sur la période", head), *ROWS)
    tables = read(tmp_path, plan, "<h2>Par financeur</h2>", by_funder, title=TITLE)
    paid = [("FIR", 22000), ("DEPARTMENT", 11000)]
    over = [row for row in tables["fundings"] if row["amount"] in (22000, 11000)]
    assert [(row["funder"], row["amount"]) for row in over] == paid * 2
    assert all(row["is_total"] for row in over)
    assert [bool(row["action_id"]) for row in over] == [True, True, False, False]
    assert "sum_mismatch" not in [row["code"] for row in tables.get("checks", [])]


def test_a_column_of_the_public_concerned_is_no_sum(tmp_path: Path) -> None:
    head = HEAD.replace("Total sur la période", "Ensemble des enfants")
    rows = [row.rsplit(" | ", 1)[0] + " | 120" for row in ROWS]
    fundings = read(tmp_path, table(head, *rows), title=TITLE)["fundings"]
    assert Decimal(120) not in [row["amount"] for row in fundings]


def test_a_total_among_the_funders_of_an_action_is_its_own(tmp_path: Path) -> None:
    funders = {
        "1 | Ouvrir un lieu neutre": [("FIR", 10), ("CAF", 5), ("Total", 15)],
        "2 | Former les équipes": [("BOP 304", 4), ("Département", 2), ("Total", 6)],
    }
    rows = "".join(
        "<tr>"
        + "".join(f"<td rowspan=3>{cell}</td>" for cell in action.split(" | ") if not place)
        + f"<td>{funder}</td><td>{amount} 000 €</td></tr>"
        for action, amounts in funders.items()
        for place, (funder, amount) in enumerate(amounts)
    )
    head = "<tr><td>N°</td><td>Action</td><td>Financeur</td><td>Montant 2024</td></tr>"
    tables = read(tmp_path, f"<table>{head}{rows}</table>")
    numbers = {row["row_id"]: row["action_number"] for row in tables["actions"]}
    told_of = [
        (numbers.get(row["action_id"]), row["funder"], row["amount"] / 1000, row["is_total"])
        for row in tables["fundings"]
    ]
    assert told_of == [
        ("1", "FIR", 10, False),
        ("1", "CAF", 5, False),
        ("1", "ALL", 15, True),
        ("2", "BOP304", 4, False),
        ("2", "DEPARTMENT", 2, False),
        ("2", "ALL", 6, True),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("N° | Action | Source 1 | Montant 1 | Source 2 | Montant 2 | Total",
         ("1 | Aider les fratries | BOP 304 | 12 000 € | Département | 8 000 € | 20 000 €",
          "2 | Des bilans de santé pour tous | FIR | 30 000 € | | | 30 000 €")),
        ("N° | Action | Financeur principal | Montant (€) | Cofinanceur | Montant (€) | Total (€)",
         ("1 | Aider les fratries | BOP 304 | 12 000 | Département | 8 000 | 20 000",
          "2 | Des bilans de santé pour tous | FIR | 30 000 | | | 30 000")),
    ],
)  # fmt: skip
def test_each_amount_is_paid_by_the_source_on_its_left(
    tmp_path: Path, head: str, rows: tuple[str, ...]
) -> None:
    tables = read(tmp_path, table(head, *rows), title=TITLE)
    assert told(tables, "fundings", "amount", "funder") == [
        (12000, "BOP304"), (8000, "DEPARTMENT"), (20000, "ALL"), (30000, "FIR"), (30000, "ALL"),
    ]  # fmt: skip


def test_two_sources_before_two_amounts_tell_none(tmp_path: Path) -> None:
    head = "N° | Action | Source 1 | Source 2 | Montant 1 | Montant 2"
    row = "1 | Aider les fratries | BOP 304 | Département | 12 000 € | 8 000 €"
    fundings = read(tmp_path, table(head, row, row.replace("1 ", "2 ", 1)), title=TITLE)["fundings"]
    assert {row.get("funder") for row in fundings} == {None}


def test_subtotals_in_short_and_rows_that_compare(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | FIR | CD | Total",
        "1. Des bilans en maternelle | 10 000 € | 2 000 € | 12 000 €",
        "S/T engagement 1 | 10 000 € | 2 000 € | 12 000 €",
        "2. Étoffer la CRIP | | 5 000 € | 5 000 €",
        "ss-total E2 | | 5 000 € | 5 000 €",
        "TOTAL 2024 | 10 000 € | 7 000 € | 17 000 €",
        "Rappel 2023 | 9 000 € | 6 000 € | 15 000 €",
        "Écart | 1 000 € | 1 000 € | 2 000 €",
        "Taux de consommation | 100 % | 98 % | 99 %",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number") == [("1",), ("2",)]
    sums = [row for row in tables["fundings"] if row["action_id"] is None]
    assert all(row["is_total"] for row in sums)
    assert [int(row["amount"]) for row in sums if row["year"] == 2023] == [9000, 6000, 15000]
    assert len(sums) == 3 + 2 + 3 + 3
    assert not tables.get("checks")
