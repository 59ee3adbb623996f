"""Columns that ask whether an action was carried out, answered by signs or in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

ACTIONS = ("Des bilans en maternelle", "Étoffer la CRIP", "Ouvrir un lieu neutre")


@pytest.mark.parametrize("sign", ["x", "✔", "√", "☒", "●"])
@pytest.mark.parametrize(
    ("question", "states", "flags"),
    [
        ("Action mise en œuvre", ["in_progress", "in_progress", "not_started"],
         [("is_committed", True), ("is_committed", False)]),
        ("Action réalisée", ["completed", "in_progress", "not_started"],
         [("is_completed", True), ("is_completed", False)]),
    ],
)  # fmt: skip
def test_any_sign_below_yes_partly_and_no(
    tmp_path: Path, sign: str, question: str, states: list[str], flags: list[tuple[str, bool]]
) -> None:
    rows = (
        f"{i + 1} | {name} | " + " | ".join(sign if i == k else "" for k in range(3))
        for i, name in enumerate(ACTIONS)
    )
    head = (f"N° | Intitulé | {question} | < | <", " | | Oui | Partiellement | Non")
    tables = read(tmp_path, table(*head, *rows))
    assert told(tables, "actions", "status") == [(state,) for state in states]
    (yes, is_so), (no, is_not) = flags
    assert (tables["actions"][0][yes], tables["actions"][2][no]) == (is_so, is_not)


@pytest.mark.parametrize("answer", ["Partiellement", "En partie"])
def test_answers_in_the_only_column_that_asks(tmp_path: Path, answer: str) -> None:
    rows = (f"1 | {ACTIONS[0]} | Oui", f"2 | {ACTIONS[1]} | {answer}", f"3 | {ACTIONS[2]} | Non")
    tables = read(tmp_path, table("N° | Action | Fini", *rows))
    assert [row["status"] for row in tables["actions"]] == [
        "completed", "in_progress", "not_started",
    ]  # fmt: skip


def test_no_in_one_of_several_columns_of_states_says_nothing(tmp_path: Path) -> None:
    rows = (f"1 | {ACTIONS[0]} | Non | Oui", f"2 | {ACTIONS[1]} | Oui | Non")
    tables = read(tmp_path, table("N° | Action | Fini | Abandonnée", *rows))
    assert [row["status"] for row in tables["actions"]] == ["abandoned", "completed"]
