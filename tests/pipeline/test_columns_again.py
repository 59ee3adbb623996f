"""Tables in which columns of one kind stand twice: states by date, indicators with their values,
costs with their parts.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

NAMES = ("Des bilans en maternelle", "Étoffer la CRIP", "Ouvrir un lieu neutre")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("État au 31/12/2023", "État au 31/12/2024"),
        ("État au 30/06/2024", "État au 31/12/2024"),
        ("Situation fin 2023", "Situation fin 2024"),
        ("Avancement juin 2024", "Avancement déc. 2024"),
    ],
)
def test_the_last_of_several_states_is_the_action_s(
    tmp_path: Path, before: str, after: str
) -> None:
    tables = read(tmp_path, table(
        f"N° | Action | {before} | {after}",
        f"1 | {NAMES[0]} | En cours | Terminée",
        f"2 | {NAMES[1]} | Non démarrée | En cours",
        f"3 | {NAMES[2]} | En cours | Abandonnée",
    ))  # fmt: skip
    states = [row["status"] for row in tables["actions"]]
    assert states == ["completed", "in_progress", "abandoned"]


def test_values_are_those_of_the_indicator_on_their_left(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Indicateur 1 | Valeur 2023 | Valeur 2024 | Indicateur 2 | Valeur 2023"
        " | Valeur 2024",
        f"1 - {NAMES[0]} | Bilans réalisés | 900 | 1 010 | Écoles vues | 60 | 64",
        f"2 - {NAMES[1]} | IP évaluées | 812 | 905 | | | ",
    ))  # fmt: skip
    assert told(tables, "indicators", "label", "value", "year") == [
        ("Bilans réalisés", 900, 2023), ("Bilans réalisés", 1010, 2024),
        ("Écoles vues", 60, 2023), ("Écoles vues", 64, 2024),
        ("IP évaluées", 812, 2023), ("IP évaluées", 905, 2024),
    ]  # fmt: skip


def test_bare_figures_below_parts_and_their_whole(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "N° | Action | Coût réel | Dont FIR | Dont CD",
        f"1 | {NAMES[0]} | 15 000 | 10 000 | 5 000",
        f"2 | {NAMES[1]} | 20 000 | | 20 000",
    ))  # fmt: skip
    paid = told(tables, "fundings", "funder", "amount", "is_total")
    assert [(funder, int(amount), is_total) for funder, amount, is_total in paid] == [
        ("ALL", 15000, True), ("FIR", 10000, False), ("DEPARTMENT", 5000, False),
        ("ALL", 20000, True), ("DEPARTMENT", 20000, False),
    ]  # fmt: skip
    assert not tables.get("checks")
