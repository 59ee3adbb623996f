"""Tables of nothing but figures beside actions: what they count stands above, or is not said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

ACTIONS = table("N° | Action | Avancement", "7 | Former les cadres | En cours")
ROWS = (
    "N° | Action | 2022 | 2023",
    "7 | Former les cadres | 12 | 14",
    "8 | Ouvrir un gîte | 3 | 4",
)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("<h2>Enfants accueillis par action</h2>", ROWS),
        ("<p>Nombre d'agents formés</p>", ROWS),
        ("", ("Familles suivies | < | < | <", *ROWS)),
    ],
    ids=["heading", "sentence", "title-row"],
)
def test_figures_count_what_stands_above_them(
    tmp_path: Path, title: str, rows: tuple[str, ...]
) -> None:
    tables = read(tmp_path, ACTIONS, title, table(*rows))
    assert told(tables, "actions", "action_number", "status") == [
        ("7", "in_progress"), ("8", "unknown"),
    ]  # fmt: skip
    owners = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    figures = told(tables, "indicators", "action_id", "value", "year")
    assert [(owners[owner], value, year) for owner, value, year in figures] == [
        ("7", 12.0, 2022), ("7", 14.0, 2023), ("8", 3.0, 2022), ("8", 4.0, 2023),
    ]  # fmt: skip
    assert len({row["label"] for row in tables["indicators"]}) == 1


def test_figures_below_a_heading_of_money_are_amounts(tmp_path: Path) -> None:
    tables = read(tmp_path, ACTIONS, "<h2>Crédits en euros</h2>", table(*ROWS))
    assert not tables.get("indicators")
    assert told(tables, "fundings", "amount", "year") == [
        (12, 2022), (14, 2023), (3, 2022), (4, 2023),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["", "<h2>Suivi</h2>"])
def test_figures_of_nothing_that_is_said_are_kept_with_a_check(tmp_path: Path, title: str) -> None:
    tables = read(tmp_path, ACTIONS, title, table(*ROWS))
    assert not tables.get("indicators")
    assert not tables.get("fundings")
    assert [found for code, found in told(tables, "checks", "code", "found")] == ["2022", "2023"]
    assert [row["text"] for row in tables["extras"]] == ["12", "14", "3", "4"]
