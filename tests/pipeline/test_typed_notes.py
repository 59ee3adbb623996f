"""Notes typed by hand below a table: their signs are no figures, their words no indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

LEFT = "Deux départs en retraite n'ont pas été remplacés."


@pytest.mark.parametrize("sign", ["(1)", "[1]", "(a)", "(*)", "<sup>1</sup>", "²"])
def test_a_sign_behind_a_figure_is_no_figure(tmp_path: Path, sign: str) -> None:
    figures = table("Indicateur | 2023 | 2024", f"Médecins (ETP) {sign} | 9,8 | 9,5 {sign}")
    tables = read(tmp_path, figures, f"<p>{sign} {LEFT}</p>")
    assert told(tables, "indicators", "label", "value", "note") == [
        ("Médecins (ETP)", 9.8, None), ("Médecins (ETP)", 9.5, LEFT),
    ]  # fmt: skip


def test_notes_in_the_last_row_of_a_table(tmp_path: Path) -> None:
    rows = ("Indicateur | 2023 | 2024", "IP reçues | 980 | 1 204 (2)", f"(2) {LEFT} | < | <")
    found = told(read(tmp_path, table(*rows)), "indicators", "label", "value")
    assert found == [("IP reçues", 980), ("IP reçues", 1204)]


def test_signs_behind_ticks_amounts_and_dates(tmp_path: Path) -> None:
    head = "Action | Action engagée | Action réalisée | Date de mise en œuvre | FIR"
    rows = (
        "Action 1 : Former (1) | Oui (1) | Non (2) | mars 2024 (2) | 12 000 (1)",
        "Action 2 : Ouvrir | Oui | Oui | 2023 | 8 000",
    )
    notes = f"<p>(1) {LEFT}</p><p>(2) Sous réserve.</p>"
    tables = read(tmp_path, table(head, *rows), notes)
    columns = ("title", "is_committed", "is_completed", "start_edtf")
    assert told(tables, "actions", *columns) == [
        ("Former", True, False, "2024-03"), ("Ouvrir", True, True, "2023"),
    ]  # fmt: skip
    assert [int(row["amount"]) for row in tables["fundings"]] == [12000, 8000]


def test_numbers_in_brackets_without_a_note_stay(tmp_path: Path) -> None:
    tables = read(tmp_path, table("Indicateur | 2023 | 2024", "Places (total) | 8 | 12 (3)"))
    assert (3.0,) in told(tables, "indicators", "value")


def test_items_in_brackets_are_no_notes(tmp_path: Path) -> None:
    tables = read(
        tmp_path, table("Indicateur | 2024", "Places | 8"), "<p>(1) Former 12 agents.</p>"
    )
    kinds = [row["kind"] for row in tables["blocks"]]
    assert "footnote" not in kinds
