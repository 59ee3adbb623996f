"""The unit of a table's amounts may stand anywhere around it; what a sentence tells is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = ("N°", "Intitulé de l'action", "FIR", "Département", "Total")
ROWS = (
    ("1", "Ouvrir un lieu neutre", "32", "8", "40"),
    ("2", "Former les assistants familiaux", "27,5", "10", "37,5"),
)


def amounts(path: Path) -> set[int]:
    tables: dict[str, list[dict[str, Any]]]
    tables = process_file(path, path.name, ReadOptions()).tables
    return {int(row["amount"]) for row in tables.get("fundings", [])}


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


PLAN = table(HEAD, *ROWS)
IN_EUROS = table((*HEAD[:2], *(f"{name} (€)" for name in HEAD[2:])), *ROWS)
FOREWORD = "<h2>Engagement 1</h2><p>Le plan suit.</p><p>Il a été voté.</p><p>Il nous engage.</p>"
EUROS, THOUSANDS = {32, 8, 40, 27, 10, 37}, {32000, 8000, 40000, 27500, 10000, 37500}
TITLE = "<h1>Plan d'actions 2024 – Département du Loiret</h1>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<p>Montants exprimés en milliers d'euros</p>{PLAN}", THOUSANDS),
        (f"<p>(en K€)</p>{PLAN}", THOUSANDS),
        (f"{PLAN}<p>NB : les crédits sont indiqués en k€.</p>", THOUSANDS),
        (f"{table(('Plan 2024', '', 'unité : k€'))}{PLAN}", THOUSANDS),
        (f"<p>Les sommes de ce plan sont en milliers d'euros.</p>{FOREWORD}{PLAN}", THOUSANDS),
        (PLAN, EUROS),
        (f"<p>La dotation de l'État s'élève à 120 k€.</p>{PLAN}", EUROS | {120000}),
        (f"<p>Montants en milliers d'euros</p>{IN_EUROS}", EUROS),
        (f"<p>Plan en k€, synthèses en euros.</p>{PLAN}", EUROS),
    ],
)  # fmt: skip
def test_around_a_table(tmp_path: Path, page: str, expected: set[int]) -> None:
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body>{TITLE}{page}</body></html>", encoding="utf-8")
    assert amounts(path) == expected


@pytest.mark.parametrize("place", ["E1", "A2", "E9"])
def test_on_a_sheet(tmp_path: Path, place: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Plan d'actions 2024 – Département du Loiret"
    for number, row in enumerate((HEAD, *ROWS), start=4):
        for column, text in enumerate(row, start=1):
            sheet.cell(number, column, text)
    sheet[place] = "montants en k€"
    book.save(tmp_path / "plan.xlsx")
    assert amounts(tmp_path / "plan.xlsx") == THOUSANDS


def test_one_sheet_says_nothing_of_another(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, note in (("Plan", "(en k€)"), ("Synthèse", "")):
        sheet = book.create_sheet(name)
        for row in ((f"Plan d'actions 2024 {note}",), (), HEAD, *ROWS):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "plan.xlsx")
    assert amounts(tmp_path / "plan.xlsx") == EUROS | THOUSANDS


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Budget (en k€)", "45", {45000}),
        ("Budget 2024 en euros", "45 000", {45000}),
        ("Financement (K€)", "FIR : 30 ; Département : 15", {30000, 15000}),
        ("Budget (en k€)", "2 postes en 2024", set()),
        ("Budget", "45 000 €", {45000}),
    ],
)
def test_in_the_label_of_a_fiche(
    tmp_path: Path, label: str, value: str, expected: set[int]
) -> None:
    path = tmp_path / "fiche.html"
    fiche = table(("Pilote", "PMI"), ("Partenaires", "CAF"), (label, value))
    path.write_text(f"{TITLE}<h2>Fiche 1 – Ouvrir un lieu neutre</h2>{fiche}", encoding="utf-8")
    assert amounts(path) == expected
