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
    assert {check["code"] for check in tables.get("checks", [])} <= {"unknown_label"}


def test_what_a_part_of_an_amount_is_says_nothing_of_the_whole(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | Montant notifié", "1 | Renforcer la CRIP | 60 000 € dont 5 000 € de report",
        "2 | Ouvrir une maison des adolescents | 4 500 € (report 2023)",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "basis") == [
        (60_000, "allocated"), (5_000, "carried_over"), (4_500, "carried_over"),
    ]  # fmt: skip
