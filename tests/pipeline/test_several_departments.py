"""A file about several departments gives each row its own; a file about one is left alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

Tables = dict[str, list[dict[str, Any]]]
HEAD = ("Fiche action", "Statut", "Calendrier", "Budget")
ROWS = {
    "58": [("1 – Ouvrir un lieu neutre", "En cours", "mars 2024", "12 000 €")],
    "89": [
        ("1 – Former les assistants familiaux", "Réalisée", "mai 2023", "8 500 €"),
        ("2 – Créer une équipe mobile", "Abandonnée", "2022", "4 000 €"),
    ],
}
NAMES = {"58": "Nièvre", "89": "Yonne"}


def read(path: Path) -> Tables:
    return process_file(path, path.name, ReadOptions()).tables


def html(path: Path, *pieces: str) -> Tables:
    path.write_text(f"<html><body>{''.join(pieces)}</body></html>", encoding="utf-8")
    return read(path)


def table(rows: Iterable[Iterable[str]]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def told(tables: Tables, name: str = "actions") -> list[tuple[str, str]]:
    return [(row["department_code"], row.get("title") or "") for row in tables[name]]


EXPECTED = [
    ("58", "Ouvrir un lieu neutre"),
    ("89", "Former les assistants familiaux"),
    ("89", "Créer une équipe mobile"),
]


@pytest.mark.parametrize("named", ["sheet", "title"])
def test_a_sheet_for_each_department(tmp_path: Path, named: str) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Mode d'emploi"
    first["A1"] = "Suivi régional 2024 : un onglet par département"
    for code, rows in ROWS.items():
        sheet = book.create_sheet(f"{code} - {NAMES[code]}" if named == "sheet" else f"CT{code}")
        sheet.append([f"Contrat de la {NAMES[code]}" if named == "sheet" else NAMES[code]])
        sheet.append([])
        for row in (HEAD, *rows):
            sheet.append(row)
    book.save(tmp_path / "suivi.xlsx")
    tables = read(tmp_path / "suivi.xlsx")
    assert told(tables) == EXPECTED
    assert [row["part_index"] for row in tables["actions"]] == [1, 2, 2]
    amounts = [(row["department_code"], int(row["amount"])) for row in tables["fundings"]]
    assert amounts == [("58", 12000), ("89", 8500), ("89", 4000)]
    document = tables["documents"][0]
    assert document.get("department_code") is None
    assert document["region_code"] == "27"
    codes = {row["code"]: row["found"] for row in tables["checks"]}
    assert codes["several_departments"] == "58, 89"
    assert "duplicate_action_number" not in codes


def test_a_chapter_for_each_department(tmp_path: Path) -> None:
    chapters = [
        f"<h2>Département de {article}{NAMES[code]}</h2>" + table([HEAD, *ROWS[code]])
        for code, article in (("58", "la "), ("89", "l'"))
    ]
    after = "<h2>Synthèse régionale</h2><p>Le soutien de l'État s'élève à 50 000 € en 2024.</p>"
    tables = html(tmp_path / "bilan.html", "<h1>Bilan régional 2024</h1>", *chapters, after)
    assert told(tables) == EXPECTED


def test_a_line_above_each_table(tmp_path: Path) -> None:
    """As sheets of a workbook are printed."""
    pages = [
        f"<p>Département : {NAMES[code]} – situation au 31/12/2024</p>" + table([HEAD, *ROWS[code]])
        for code in ROWS
    ]
    tables = html(tmp_path / "suivi.html", "<h1>Suivi régional 2024</h1>", *pages)
    assert told(tables) == EXPECTED


@pytest.mark.parametrize("written", [NAMES, {"58": "58", "89": "89"}, {"58": "58 – Nièvre"}])
def test_a_column_that_names_the_department(tmp_path: Path, written: dict[str, str]) -> None:
    rows = [(written.get(code, NAMES[code]), *row) for code in ROWS for row in ROWS[code]]
    rows.append((written.get("58", "Nièvre"), "2 – Renforcer la CRIP", "Réalisée", "2023", ""))
    page = table([("Département", *HEAD), *rows])
    tables = html(tmp_path / "actions.html", "<h1>Suivi des actions 2024</h1>", page)
    assert told(tables) == [*EXPECTED, ("58", "Renforcer la CRIP")]
    assert [row["part_index"] for row in tables["actions"]] == [1, 2, 2, 1]


def test_the_same_objective_is_listed_once_for_each(tmp_path: Path) -> None:
    objective = "Généraliser les bilans de santé en école maternelle"
    head = ("Objectif", *HEAD)
    chapters = [
        f"<h2>{code} – {NAMES[code]}</h2>" + table([head, (objective, *ROWS[code][0])])
        for code in ROWS
    ]
    tables = html(tmp_path / "plan.html", "<h1>Plans d'actions 2024</h1>", *chapters)
    found = [(row["department_code"], row["objective_number"]) for row in tables["objectives"]]
    assert found == [("58", 2), ("89", 2)]
    assert len({row["row_id"] for row in tables["objectives"]}) == 2


@pytest.mark.parametrize(
    "passing",
    [
        "<h2>Convention avec le département de l'Yonne</h2>",
        "<h2>Fiche 3 – Échanges avec le département de l'Yonne</h2><p>Statut : en cours</p>",
        "<p>Les départements de l'Yonne et du Cher suivent la même voie.</p>",
        table([("Territoire", "Enfants confiés 2023"), ("Yonne", "1 204"), ("Nièvre", "870")]),
    ],
)
def test_neighbours_do_not_split_a_report(tmp_path: Path, passing: str) -> None:
    pages = [
        "<h1>Rapport d'exécution 2024 – Département de la Nièvre</h1>",
        table([HEAD, ROWS["58"][0]]),
    ]
    tables = html(tmp_path / "rapport.html", *pages, passing, table([HEAD, *ROWS["89"]]))
    assert {row["department_code"] for row in tables["actions"]} == {"58"}
    assert tables["documents"][0]["department_code"] == "58"
