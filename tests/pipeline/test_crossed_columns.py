"""Crosses that say when, who or whose money, beside actions: none of them says that it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

ROWS = (
    "1 | Renforcer la CRIP | {} | En cours",
    "2 | Ouvrir une maison des adolescents | {} | Fait",
)
STATES = [("1", "in_progress", None), ("2", "completed", None)]


@pytest.mark.parametrize(
    "heads",
    [
        "T1 | T2 | T3 | T4",
        "T3 2023 | T4 2023 | T1 2024 | T2 2024",
        "Janv. | Févr. | Mars | Avril | Mai | Juin",
        "J | F | M | A | M | J | J | A | S | O | N | D",
        "PMI | ASE | MDPH | CAF | Éducation nationale",
    ],
    ids=["quarters", "quarters-of-years", "months", "initials", "services"],
)
def test_crosses_below_heads_that_ask_nothing_are_kept(tmp_path: Path, heads: str) -> None:
    width = heads.count("|") + 1
    first = " | ".join("X" if place % 2 else "" for place in range(width))
    second = " | ".join("" if place % 3 else "X" for place in range(width))
    tables = read(tmp_path, table(
        f"N° | Action | {heads} | Avancement", ROWS[0].format(first), ROWS[1].format(second),
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "status", "is_completed") == STATES
    assert len(tables["extras"]) == first.count("X") + second.count("X")


def test_the_funder_whose_column_is_ticked_pays(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | BOP 304 | FIR | Département | Montant 2024 | Avancement",
        "1 | Renforcer la CRIP | X | | | 60 000 € | En cours",
        "2 | Ouvrir une maison des adolescents | | X | | 40 000 € | Fait",
        "3 | Former les assistants familiaux | X | | X | 9 000 € | Fait",
    ))  # fmt: skip
    assert told(tables, "fundings", "amount", "funder") == [
        (60_000, "BOP304"), (40_000, "FIR"), (9_000, None),
    ]  # fmt: skip
    assert [row.get("is_completed") for row in tables["actions"]] == [None] * 3


def test_states_below_a_group_whose_cells_are_not_merged(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | Calendrier | | État d'avancement | | | Motif",
        " | | Début | Échéance | Non débutée | En cours | Achevée | ",
        "1 | Renforcer la CRIP | mars 2022 | 2024 | | X | | ",
        "2 | Ouvrir une maison des adolescents | 2021 | 2023 | | | X | ",
        "3 | Former les assistants familiaux | | 2025 | X | | | Pas d'organisme",
    ))  # fmt: skip
    columns = ("action_number", "status", "start_edtf", "reason_not_done")
    assert told(tables, "actions", *columns) == [
        ("1", "in_progress", "2022-03", None), ("2", "completed", "2021", None),
        ("3", "not_started", None, "Pas d'organisme"),
    ]  # fmt: skip
