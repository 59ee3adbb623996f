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


def test_an_amount_merged_over_two_actions_is_told_once(tmp_path: Path) -> None:
    rows = (
        "<tr><td>N°</td><td>Action</td><td>FIR (€)</td><td>CD (€)</td></tr>"
        f"<tr><td>1</td><td>{NAMES[0]}</td><td rowspan=2>10 000</td><td>2 000</td></tr>"
        "<tr><td>2</td><td>Former les médecins de PMI</td><td>1 000</td></tr>"
        f"<tr><td>3</td><td>{NAMES[1]}</td><td></td><td>8 000</td></tr>"
        "<tr><td colspan=2>Total</td><td>10 000</td><td>11 000</td></tr>"
    )
    tables = read(tmp_path, f"<table>{rows}</table>")
    owners = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    paid = told(tables, "fundings", "funder", "amount", "action_id", "is_total")
    assert [(f, int(amount), owners.get(of), whole) for f, amount, of, whole in paid] == [
        ("FIR", 10000, None, False), ("DEPARTMENT", 2000, "1", False),
        ("DEPARTMENT", 1000, "2", False), ("DEPARTMENT", 8000, "3", False),
        ("FIR", 10000, None, True), ("DEPARTMENT", 11000, None, True),
    ]  # fmt: skip
    assert not tables.get("checks")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("REALISE - 812 bilans sur 900 enfants", "completed"),
        ("Terminée – rapport remis aux élus", "completed"),
        ("Non démarrée — faute de local", "not_started"),
        ("Réalisés - 12", "in_progress"),
        ("Partenariat en cours - convention signée", "in_progress"),
    ],
)
def test_a_state_set_apart_at_the_head_of_results(tmp_path: Path, text: str, status: str) -> None:
    tables = read(tmp_path, table("N° | Action | Bilan 2024", f"1 | {NAMES[0]} | {text}",
                                  f"2 | {NAMES[1]} | Deux postes pourvus"))  # fmt: skip
    assert [row["status"] for row in tables["actions"]] == [status, "in_progress"]
