"""A stated share that the numbers beside it do not give is a check, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

FICHE = """<h1>Rapport d'exécution 2024 – Département de la Corrèze</h1>
<h2>Fiche 4 – Bilans de santé en école maternelle</h2><table>
<tr><td>Statut</td><td>En cours</td></tr><tr><td>Indicateurs</td><td>{figures}</td></tr>
<tr><td>Bilan d'exécution</td><td>{results}</td></tr></table>"""
BOARD = """<h1>Tableau de bord 2024 – Département de la Corrèze</h1>
<table><tr>{head}</tr>{rows}</table>"""


def alarms(path: Path, page: str) -> list[tuple[str, str]]:
    path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    rows = process_file(path, path.name, ReadOptions()).tables.get("checks", [])
    return [(row["found"], row["expected"]) for row in rows if row["code"] == "ratio_mismatch"]


def board(*rows: str) -> str:
    head, *body = [
        "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows
    ]  # fmt: skip
    return BOARD.format(head=head, rows="".join(f"<tr>{row}</tr>" for row in body))


@pytest.mark.parametrize(
    ("figures", "results", "found"),
    [
        ("Enfants vus : 612 sur 700 en 2024", "92 % des enfants ont été vus.",
         [("92 %", "612 sur 700, soit 87,4 %")]),
        ("Enfants vus : 612 sur 700 en 2024", "87 % des enfants ont été vus.", []),
        ("Enfants vus : 612 sur 700 en 2024", "40 % des enfants vus ont été orientés.", []),
        ("Enfants vus : 612 sur 700 en 2024", "5 % d'enfants vus en plus.", []),
        ("Enfants vus : 7 sur 12 (68 %)", "Sans incident.",
         [("68 %", "7 sur 12, soit 58,3 %")]),
    ],
)  # fmt: skip
def test_in_a_fiche(
    tmp_path: Path, figures: str, results: str, found: list[tuple[str, str]]
) -> None:
    page = FICHE.format(figures=figures, results=results)
    assert alarms(tmp_path / "fiche.html", page) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("Indicateur | Prévu 2024 | Réalisé 2024 | Taux", "Bilans de santé | 700 | 612 | 92 %"),
         [("92 %", "612 sur 700, soit 87,4 %")]),
        (("Indicateur | Nombre | Total | %", "Enfants vus | 612 | 700 | 87,4 %"), []),
        (("Indicateur | 2023 | 2024 | Évolution", "Enfants vus | 612 | 700 | 92 %"), []),
        (("Indicateur | 2023 | 2024 | Objectif", "Enfants vus | 612 | 700 | 92 %"), []),
        (("Année | IP évaluées | IP reçues | Taux", "2023 | 612 | 700 | 92 %",
          "2024 | 60 | 80 | 75 %"), [("92 %", "612 sur 700, soit 87,4 %")]),
    ],
)  # fmt: skip
def test_in_a_row_of_figures(
    tmp_path: Path, rows: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert alarms(tmp_path / "tableau.html", board(*rows)) == found
