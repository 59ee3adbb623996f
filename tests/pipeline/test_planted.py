"""What a report contradicts itself in is said once, and nothing that only looks like it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, read, table

HEAD = "N° | Action | Financeur | 2023 | 2024"
ROWS = (
    "1 | Renfort de la CRIP | FIR | 10 000 € | 12 000 €",
    "2 | Visites de la PMI | Département | 5 000 € | 6 000 €",
    "3 | Relais de fratries | CAF | 3 000 € | 4 000 €",
    "4 | Appui aux familles | MSA | 1 000 € | 2 000 €",
)
SUMS = ("Total FIR | | | 10 000 € | 12 000 €", "Total Département | | | 5 000 € | 6 000 €")


def _found(tables: Tables, code: str) -> list[tuple[str | None, str | None]]:
    rows = [row for row in tables.get("checks", []) if row["code"] == code]
    return [(row["expected"], row["found"]) for row in rows]


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        (("Total CAF et MSA | | | 4 000 € | 6 000 €", "TOTAL | | | 19 000 € | 24 000 €"), []),
        (("Autres financeurs | | | 4 000 € | 6 000 €", "TOTAL | | | 19 000 € | 24 000 €"), []),
        (("Total autres (CAF, MSA) | | | 4 000 € | 6 000 €", "TOTAL | | | 19 000 € | 25 000 €"),
         [("25 000,00 €", "24 000,00 €")]),
        (("Total CAF et MSA | | | 4 000 € | 7 000 €", "TOTAL | | | 19 000 € | 25 000 €"),
         [("7 000,00 €", "6 000,00 €")]),
        (("Total hors FIR | | | 9 000 € | 12 000 €", "TOTAL | | | 19 000 € | 24 000 €"), []),
    ],
)  # fmt: skip
def test_totals_over_some_of_the_funders(
    tmp_path: Path, sums: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    tables = read(tmp_path, table(HEAD, *ROWS, *SUMS, *sums))
    assert _found(tables, "sum_mismatch") == expected
    whole = [row for row in tables["fundings"] if row["amount"] in (9_000, 4_000, 6_000)]
    assert "STATE" not in {row["funder"] for row in whole}


BUDGETS = {
    "BOP 304 : 60 000 € ; Département : 20 000 € ; total : 90 000 €":
        [("90 000,00 €", "80 000,00 €")],
    "État 60 000 €, CAF 5 000 €, soit 75 000 € au total": [("75 000,00 €", "65 000,00 €")],
    "BOP 304 : 60 000 € ; Département : 20 000 € ; total : 80 000 €": [],
    "Total 100 000 €, dont 60 000 € du BOP 304 et 20 000 € de la CAF": [],
    "60 000 € du BOP 304 en 2023, 20 000 € du Département en 2024": [],
}  # fmt: skip


@pytest.mark.parametrize("budget", BUDGETS)
def test_a_total_told_in_a_cell(tmp_path: Path, budget: str) -> None:
    page = "<h2>Fiche 1 : Renfort de la CRIP</h2>" + table(
        "Descriptif | Deux évaluateurs", f"Budget | {budget}", "Bilan | Les délais baissent"
    )
    assert _found(read(tmp_path, page), "sum_mismatch") == BUDGETS[budget]


@pytest.mark.parametrize(
    "row", ["Bilan | En cours.", "Financeur | CAF", "État d'avancement | Réalisée"]
)
def test_a_value_that_is_a_label_elsewhere(tmp_path: Path, row: str) -> None:
    page = "<h2>Fiche 1 : Renfort de la CRIP</h2>" + table(
        "Descriptif | Deux évaluateurs", "Partenaires | PJJ", row,
        "Jumelage | Avec la commune voisine")  # fmt: skip
    tables = read(tmp_path, page)
    assert _found(tables, "unknown_label") == [(None, "Jumelage")]
    assert tables["actions"][0].get("results_text") in (None, "En cours.")


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ("Réalisé.", "completed"),
        ("Action terminée", "completed"),
        ("Non réalisé", "not_started"),
        ("Abandonnée", "abandoned"),
        ("En cours.", "in_progress"),
        ("Réalisé dans deux maisons sur six.", "in_progress"),
        ("Deux postes pourvus.", "in_progress"),
    ],
)
def test_results_in_a_word_are_a_state(tmp_path: Path, results: str, status: str) -> None:
    page = "<h2>Fiche 1 : Renfort de la CRIP</h2>" + table("Descriptif | Ici", f"Bilan | {results}")
    assert [row["status"] for row in read(tmp_path, page)["actions"]] == [status]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Département du Lot – rapport annuel", ["46 en tête ou au pied des pages"]),
        ("Conseil départemental de la Corrèze", []),
        ("Rapport annuel, vallée du Lot", []),
        ("Contrat entre l'État et le Département de la Corrèze", []),
    ],
)
def test_a_running_head_of_another_department(tmp_path: Path, head: str, found: list[str]) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = head
    document.add_heading("Rapport d'exécution 2023 de la protection de l'enfance", 0)
    document.add_paragraph("Département de la Corrèze")
    document.add_heading("Fiche 1 : Relais", 1)
    document.add_paragraph("Bilan : le relais accueille dix enfants.")
    path = tmp_path / "rapport.docx"
    document.save(path)
    tables = process_file(path, path.name, ReadOptions()).tables
    assert tables["documents"][0]["department_code"] == "19"
    assert [told for _, told in _found(tables, "department_conflict")] == found


@pytest.mark.parametrize("text", ["787 femmes vues sur 844, soit 97 %", "787 / 844 (97 %)"])
def test_a_share_is_held_against_its_numbers(tmp_path: Path, text: str) -> None:
    page = "<h2>Fiche 1 : Bilans de la PMI</h2>" + table(
        "Descriptif | Vues", f"Indicateurs | {text}"
    )
    assert _found(read(tmp_path, page), "ratio_mismatch") == [("787 sur 844, soit 93,2 %", "97 %")]


def test_the_documents_own_date_is_no_event(tmp_path: Path) -> None:
    page = (
        "<p>Contrat de protection de l'enfance 2022-2024</p><p>Version du 14 mars 2025</p>"
        "<p>Durée du contrat : 2022-2024. Situation au 31 décembre 2024.</p>"
        "<h2>Fiche 1 : Relais</h2>"
        + table("Descriptif | Ouvert le 3 mai 2024", "Bilan | Complet")
        + "<p>Fait à Rodez, le 14 mars 2025. Le comité s'est réuni le 2 mars 2025.</p>"
    )
    told = {(row["edtf"], row["role"]) for row in read(tmp_path, page)["dates"]}
    assert told == {
        ("2025-03-14", "document"), ("2024-05-03", "event"), ("2025-03-02", "event"),
    }  # fmt: skip
