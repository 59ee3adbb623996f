"""Answers and states at the head of columns of ticks, and the counts below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

NAMES = ("Ouvrir une antenne à Gien", "Renforcer l'équipe mobile", "Doter le fonds local")


def crossed(head: str, *more: str) -> str:
    """A table of the actions, each ticked one column further to the right."""
    width = head.count("|")
    rows = [f"{name} | {'| ' * place}X{' |' * (width - place - 1)}"
            for place, name in enumerate(NAMES[:width])]  # fmt: skip
    return table(head, *rows, *more)


@pytest.mark.parametrize(
    ("head", "states"),
    [
        ("Action | Oui | Non | En projet", ["completed", "not_started", "planned"]),
        ("Action | O | N | En cours", ["completed", "not_started", "in_progress"]),
        ("Action / objectif | Oui | Non | Partiellement",
         ["completed", "not_started", "in_progress"]),
        ("Objectif opérationnel | Oui | Non | En réflexion",
         ["completed", "not_started", "planned"]),
        ("Objectif | Réalisé | En cours | Non réalisé",
         ["completed", "in_progress", "not_started"]),
        ("Objectifs | Atteint | Partiellement atteint | Non atteint",
         ["completed", "in_progress", "not_started"]),
        ("Action | Fait | À faire", ["completed", "not_started"]),
    ],
)  # fmt: skip
def test_each_row_has_the_state_of_the_column_that_it_ticks(
    tmp_path: Path, head: str, states: list[str]
) -> None:
    tables = read(tmp_path, crossed(head))
    assert told(tables, "actions", "title", "status") == list(zip(NAMES, states, strict=False))


def test_a_question_above_the_answers_is_still_the_question(tmp_path: Path) -> None:
    head = table(
        "Action | Réalisée | < | <", " | Oui | Non | Partiellement", f"{NAMES[0]} | X | | ",
        f"{NAMES[1]} | | X | ", f"{NAMES[2]} | | | X",
    )  # fmt: skip
    assert told(read(tmp_path, head), "actions", "status", "is_completed") == [
        ("completed", True), ("not_started", False), ("in_progress", False),
    ]  # fmt: skip


def test_answers_of_which_nobody_knows_the_question_tell_nothing(tmp_path: Path) -> None:
    signed = table(
        "Fiche | Convention signée | < | Comité réuni | <", " | Oui | Non | Oui | Non",
        f"Fiche 1 : {NAMES[0]} | X | | | X", f"Fiche 2 : {NAMES[1]} | X | | X | ",
    )  # fmt: skip
    assert not told(read(tmp_path, signed), "actions", "is_completed")


HEAD = "Action | Réalisée | En cours | Non engagée"


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("TOTAL | 1 | 1 | 1", [1, 1, 1]),
        ("Nombre | 1 | 1 | 1", [1, 1, 1]),
        ("Nombre d'actions | 1 | 1 | 1", [1, 1, 1]),
        ("Part | 33 % | 33 % | 33 %", [33, 33, 33]),
    ],
)  # fmt: skip
def test_a_row_below_the_ticks_counts_them(tmp_path: Path, row: str, counts: list[int]) -> None:
    tables = read(tmp_path, crossed(HEAD, row))
    labels = ["Réalisée", "En cours", "Non engagée"]
    assert told(tables, "indicators", "label", "value") == list(zip(labels, counts, strict=True))
    assert told(tables, "actions", "title") == [(name,) for name in NAMES]
    assert {check["code"] for check in tables.get("checks", [])} <= {"doubtful_subject"}


def test_counts_that_the_ticks_do_not_give_are_told(tmp_path: Path) -> None:
    tables = read(tmp_path, crossed(HEAD, "Total | 4 | 1 | 1"))
    found = [check for check in tables["checks"] if check["code"] == "announced_count_mismatch"]
    assert [(check["expected"], check["found"]) for check in found] == [("4", "1")]
