"""A document's title is one, on however many lines it is set."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from extractors.options import ReadOptions
from pipeline.process import process_file

BOARD = "\n\n| Action | Statut |\n| --- | --- |\n| Ouvrir un lieu | En cours |\n"


def title_of(path: Path) -> str | None:
    title: str | None = process_file(path, path.name, ReadOptions()).document.get("title")
    return title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# CONTRAT 2022-2024\n\n# TABLEAU DES ACTIONS", "CONTRAT 2022-2024 TABLEAU DES ACTIONS"),
        ("# Contrat\n\n# Prévention et protection\n\n# Bilan 2023",
         "Contrat Prévention et protection Bilan 2023"),
        ("# Rapport 2023\n\n# Fiche 1 – Ouvrir un lieu\n\nStatut : en cours", "Rapport 2023"),
        ("# Rapport 2023\n\n# Engagement 1 : Agir le plus précocement", "Rapport 2023"),
        ("# Rapport 2023\n\n# Synthèse\n\nTexte.\n\n# Fin", "Rapport 2023"),
        ("# Rapport 2023\n\n## Tableau des actions", "Rapport 2023"),
        ("# Département de la Corrèze\n\n## Bilan 2023 du contrat", "Bilan 2023 du contrat"),
        ("Département de la Corrèze (19)\n\nDirection de l'enfance\n\nBilan 2023 du contrat",
         "Bilan 2023 du contrat"),
        ("# CONSEIL DÉPARTEMENTAL\n\n# CONTRAT 2022-2024\n\n# BILAN",
         "CONTRAT 2022-2024 BILAN"),
        ("# Département de la Corrèze : bilan 2023", "Département de la Corrèze : bilan 2023"),
        ("Corrèze\n\nSuivi des actions\n\n# Fiche 1 – Ouvrir un lieu\n\nStatut : en cours",
         "Suivi des actions"),
        ("# Rapport 2023\n\nCorrèze\n\n# Tableau des actions", "Rapport 2023"),
    ],
)  # fmt: skip
def test_headings_that_stand_together_are_one(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text + BOARD, encoding="utf-8")
    assert title_of(path) == title


def test_title_rows_of_a_sheet_are_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (["Contrat de la Corrèze"], ["Suivi des actions 2024"], [], ["Action", "Statut"],
            ["Ouvrir un lieu", "En cours"])  # fmt: skip
    for row in rows:
        sheet.append(row)
    for cell in ("A1", "A2"):
        sheet[cell].font = Font(bold=True, size=16)
    book.save(tmp_path / "a.xlsx")
    assert title_of(tmp_path / "a.xlsx") == "Contrat de la Corrèze Suivi des actions 2024"


@pytest.mark.parametrize(
    "words",
    ["Durée du contrat : 2022-2024", "Période du contrat : 2022-2024",
     "Le contrat départemental de protection de l'enfance court de 2022 à 2024."],
)  # fmt: skip
def test_the_span_of_the_contract_is_no_dated_mention(tmp_path: Path, words: str) -> None:
    page = f"<p>{words}</p><h2>Fiche 1 – Renfort de la CRIP</h2><p>Bilan : deux postes.</p>"
    path = tmp_path / "bilan.html"
    path.write_text(page, encoding="utf-8")
    tables = process_file(path, path.name, ReadOptions()).tables
    assert tables["documents"][0]["contract_end_year"] == 2024
    assert not tables.get("dates")
