"""Columns of parts beside the whole, and parts with a source in brackets: money counts once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.pipeline.tables import read, table, told

Told = list[tuple[Decimal, str | None, bool, str]]


def fundings(tables) -> Told:
    return told(tables, "fundings", "amount", "funder", "is_total", "basis")


def test_parts_in_columns_belong_to_the_whole(tmp_path):
    tables = read(tmp_path, table(
        "N° | Action | Statut | Budget 2024 (€) | dont État | dont ARS",
        "1 | Former les équipes | En cours | 30 000 | 15 000 | 15 000",
        "2 | Ouvrir un gîte | Réalisée | 8 000 | 4 000 | ",
        "3 | Créer un relais parental | En cours | 5 000 | | ",
        "Total | | | 43 000 | 19 000 | 15 000",
    ))  # fmt: skip
    assert fundings(tables) == [
        (30000, "ALL", True, "planned"), (15000, "STATE", False, "planned"),
        (15000, "ARS", False, "planned"),
        (8000, "ALL", True, "planned"), (4000, "STATE", False, "planned"),
        (5000, None, False, "planned"),
        (43000, "ALL", True, "planned"), (19000, "STATE", True, "planned"),
        (15000, "ARS", True, "planned"),
    ]  # fmt: skip
    assert not tables.get("checks")


@pytest.mark.parametrize("words", ["dont", "y compris", "incluant"])
def test_parts_are_told_in_several_words(tmp_path, words):
    tables = read(tmp_path, table(
        f"N° | Action | Statut | Budget 2024 (€) | {words} État | {words} ARS",
        "1 | Former les équipes | En cours | 30 000 | 12 000 | 5 000",
        "2 | Ouvrir un gîte | Réalisée | 8 000 | 4 000 | ",
    ))  # fmt: skip
    assert [row[:3] for row in fundings(tables)] == [
        (30000, "ALL", True), (12000, "STATE", False), (5000, "ARS", False),
        (8000, "ALL", True), (4000, "STATE", False),
    ]  # fmt: skip


def test_each_row_of_an_action_has_its_whole(tmp_path):
    tables = read(tmp_path, table(
        "N° | Action | Statut | Année | Budget | dont État | dont ARS",
        "1 | Former les équipes | En cours | 2022 | 10 000 € | 4 000 € | 3 000 €",
        "1 | Former les équipes | En cours | 2023 | 20 000 € | 5 000 € | 6 000 €",
    ))  # fmt: skip
    rows = told(tables, "fundings", "year", "amount", "funder", "is_total")
    assert [row for row in rows if row[3]] == [
        (2022, 10000, "ALL", True),
        (2023, 20000, "ALL", True),
    ]
    assert len(rows) == 6


def test_parts_beyond_their_whole_ring(tmp_path):
    tables = read(tmp_path, table(
        "N° | Action | Statut | Coût | dont FIR | dont CAF",
        "1 | Former les équipes | En cours | 8 000 € | 6 000 € | 4 000 €",
        "2 | Ouvrir un gîte | En cours | 9 000 € | 2 000 € | 1 000 €",
    ))  # fmt: skip
    found = [row for row in tables["checks"] if row["code"] == "sum_mismatch"]
    assert [row["action_id"][-3:] for row in found] == ["001"]


@pytest.mark.parametrize(
    "text",
    [
        "60 000 € dont 30 000 € de l'État (BOP 304) et 30 000 € du Département",
        "60 000 €, dont 30 000 € État (BOP 304), 20 000 € FIR et 10 000 € CD",
        "60 000 € dont 40 000 € (BOP 304), 10 000 € (FIR) et 10 000 € (CAF)",
    ],
)
def test_a_source_in_brackets_parts_no_list(tmp_path, text):
    tables = read(tmp_path, f"<h2>Fiche 1 : Relais parental</h2><p>Budget : {text}</p>")
    rows = fundings(tables)
    assert rows[0][:3] == (60000, "ALL", True)
    assert not any(is_total for _, _, is_total, _ in rows[1:])
    assert sum(amount for amount, *_ in rows[1:]) == 60000


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("<b>Budget 2023 :</b> 15 000 €", [2023]),
        ("<b>Coût prévisionnel 2025 (en €) :</b> 15 000", [2025]),
        ("<b>Budget 2022-2024 :</b> 15 000 €", [2024]),  # the fiscal year
        ("<b>Budget 2023 :</b> 15 000 €, dont 5 000 € en 2022", [2023, 2022]),
    ],
)
def test_the_year_of_a_label_is_that_of_its_amounts(tmp_path, line, years):
    tables = read(tmp_path, f"<h2>Fiche 1 : Relais parental</h2><p>{line}</p>")
    assert [row["year"] for row in tables["fundings"]] == years
