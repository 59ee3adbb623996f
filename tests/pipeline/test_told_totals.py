"""Rows of sums that tell who pays in words, below actions whose money is told in words too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

HEAD = "N° | Objectif national | Action | Résultats | Financement 2024 | État"
ROWS = (
    "1 | Bilans en école maternelle | Des bilans | | FIR : 30 000 €<br>CAF : 2 000 € | En cours",
    "2 | Renforcer la CRIP | Un évaluateur | | BOP 304 : 20 000 € ; Département : 5 k€ | Réalisée",
)
SUMS = [(30, "FIR"), (20, "BOP304"), (2, "CAF"), (5, "DEPARTMENT"), (57, "ALL")]
TOLD = ("FIR : 30 000 €", "BOP 304 : 20 000 €", "CAF : 2 000 €", "Département : 5 000 €")


@pytest.mark.parametrize(
    ("foot", "sums"),
    [
        ("TOTAL | < | < | < | " + "<br>".join((*TOLD, "Ensemble : 57 000 €")) + " | ", SUMS),
        ("Total | | | | " + " ; ".join((*TOLD, "soit 57 000 €")) + " | ", SUMS),
        ("Total général | < | < | < | 57 k€ | ", [(57, "ALL")]),
        ("Total FIR | | | | 30 000 € | ", [(30, "FIR")]),
        ("Total : 57 000 €, dont 50 000 € de l'État | < | < | < | < | <",
         [(57, "ALL"), (50, "STATE")]),
        ("Total engagement 1 : FIR 30 000 € – CAF 2 000 € | < | < | < | < | <",
         [(30, "FIR"), (2, "CAF")]),
    ],
)  # fmt: skip
def test_sums_told_in_words(tmp_path: Path, foot: str, sums: list[tuple[int, str]]) -> None:
    tables = read(tmp_path, table(HEAD, *ROWS, foot))
    assert told(tables, "actions", "action_number") == [("1",), ("2",)]
    found = [row for row in tables["fundings"] if row["action_id"] is None]
    assert [(row["amount"] / 1000, row["funder"]) for row in found] == sums
    assert all(row["is_total"] and row["year"] == 2024 for row in found)
    assert not tables.get("checks")


def test_a_sum_that_the_funders_beside_it_do_not_give(tmp_path: Path) -> None:
    foot = "TOTAL | < | < | < | FIR : 30 000 €<br>CAF : 2 000 €<br>Ensemble : 35 000 € | "
    tables = read(tmp_path, table(HEAD, *ROWS, foot))
    assert told(tables, "checks", "code", "expected", "found") == [
        ("sum_mismatch", "35 000,00 €", "32 000,00 €")
    ]


def test_a_row_that_is_no_sum_tells_none(tmp_path: Path) -> None:
    tables = read(tmp_path, table(HEAD, *ROWS, "Fait à Orléans, hors 9 000 € | < | < | < | < | <"))
    assert not [row for row in tables["fundings"] if row["is_total"]]


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("45 k€ (BOP 304), soit 60 % du coût total de 75 k€", [("BOP304", 45), ("ALL", 75)]),
        ("30 000 € du FIR sur un budget total de 80 000 €", [("FIR", 30), ("ALL", 80)]),
        ("CAF : 5 000 €, pour un coût global de 20 000 €", [("CAF", 5), ("ALL", 20)]),
        ("20 000 € du FIR pour un budget total du Département de 60 000 €",
         [("FIR", 20), ("DEPARTMENT", 60)]),
    ],
)  # fmt: skip
def test_the_whole_of_which_a_funder_pays_a_part(
    tmp_path: Path, text: str, paid: list[tuple[str, int]]
) -> None:
    head = "N° | Action | Moyens financiers 2024 | Avancement"
    tables = read(tmp_path, table(head, f"1 | Des bilans en maternelle | {text} | En cours"))
    found = [(row["funder"], row["amount"] / 1000) for row in tables["fundings"]]
    assert found == paid
    assert [row["is_total"] for row in tables["fundings"]] == [code == "ALL" for code, _ in paid]
