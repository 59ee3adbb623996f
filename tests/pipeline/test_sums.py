"""Totals are held against the rows of their own scope; money is told by cell and objective."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import Tables, read, table, told

HEAD = "N° | N° obj. | Intitulé de l'action | FIR (€) | Département (€) | Total (€)"
FIRST = (
    "Engagement 1 – Agir le plus précocement possible | < | < | < | < | <",
    "1 | 2 | Bilans de santé des enfants de quatre ans | 30 000 | 10 000 | 40 000",
    "2 | 13 | Ateliers innovants de santé publique en PMI | 20 000 | | 20 000",
)
SECOND = (
    "Engagement 2 – Sécuriser les parcours des enfants protégés | < | < | < | < | <",
    "3 | 6 | Renforcer l'équipe de la CRIP | 5 000 | 15 000 | 20 000",
)
SUB_1 = "Sous-total engagement 1 | | | 50 000 | 10 000 | 60 000"
SUB_2 = "Sous-total engagement 2 | | | 5 000 | 15 000 | 20 000"
TOTAL = "TOTAL GENERAL | | | 55 000 | 25 000 | 80 000"


def rung(tables: Tables) -> list[tuple[str, str]]:
    return [(row["expected"], row["found"]) for row in tables.get("checks", [])
            if row["code"] == "sum_mismatch"]  # fmt: skip


OTHERS = "N° obj. | Intitulé de l'action | FIR (€) | Autres, à préciser (€) | Total (€)"
NAMED = (
    "2 | Bilans de santé des enfants de quatre ans | 30 000 | CAF : 9 000 € | 39 000",
    "Sous-total engagement 1 | | 30 000 | 9 000 | 39 000",
    "6 | Renforcer l'équipe de la CRIP | 5 000 | | 5 000",
    "7 | Réécrire le protocole des informations préoccupantes | 1 000 | Communes : 500 € | 1 500",
    "Sous-total engagement 2 | | 6 000 | 500 | 6 500",
    "10 | Réunir un comité de jeunes auprès de l'ODPE | 2 000 | | 2 000",
    "Sous-total engagement 3 | | 2 000 | 0 | 2 000",
)


@pytest.mark.parametrize(
    ("wrong", "right", "found"),
    [
        ("", "", []),
        ("9 000 | 39", "8 000 | 39", [("8 000,00 €", "9 000,00 €")]),
        ("2 000 | 0 |", "0 | 0 |", [("0,00 €", "2 000,00 €")]),
    ],
)
def test_sums_of_others_that_the_cells_name_and_of_nothing(
    tmp_path: Path, wrong: str, right: str, found: list[tuple[str, str]]
) -> None:
    rows = (line.replace(wrong, right) if "Sous-total" in line else line for line in NAMED)
    assert [pair for pair in rung(read(tmp_path, table(OTHERS, *rows))) if pair in found] == found
    assert found or not rung(read(tmp_path, table(OTHERS, *NAMED)))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((*FIRST, SUB_1, *SECOND, SUB_2, TOTAL), []),
        ((*FIRST, *SECOND, TOTAL), []),
        ((*FIRST, SUB_1, *SECOND, SUB_2, TOTAL.replace("55 000", "65 000")),
         [("65 000,00 €", "55 000,00 €")]),
        ((*FIRST, SUB_1.replace("10 000", "12 000"), *SECOND, SUB_2, TOTAL),
         [("12 000,00 €", "10 000,00 €")]),
        ((*FIRST[:2], FIRST[2].replace("20 000 | | 20 000", "20 000 | | 25 000"), *SECOND),
         [("25 000,00 €", "20 000,00 €")]),
    ],
)  # fmt: skip
def test_totals_within_a_table(
    tmp_path: Path, rows: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert rung(read(tmp_path, table(HEAD, *rows))) == found


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        (("N° obj. | FIR | Département | Total", "2 | 30 000 € | 10 000 € | 40 000 €",
          "13 | 20 000 € | | 20 000 €", "6 | 5 000 € | 15 000 € | 20 000 €"), []),
        (("N° obj. | FIR | Département | Total", "2 | 30 000 € | 10 000 € | 40 000 €",
          "13 | 28 000 € | | 28 000 €", "6 | 5 000 € | 15 000 € | 20 000 €"),
         [("28 000,00 €", "20 000,00 €")]),
        (("Engagement | FIR | Département | Total", "Engagement 1 | 50 000 € | 10 000 € | 60 000 €",
          "Engagement 2 | 5 000 € | 15 000 € | 20 000 €", "Total | 55 000 € | 25 000 € | 80 000 €"),
         []),
        (("Financeur | Notifié 2023 | Demandé 2024", "FIR | 40 000 € | 55 000 €",
          "Département | 20 000 € | 25 000 €", "TOTAL | 60 000 € | 80 000 €"), []),
        (("Financeur | Notifié 2023 | Demandé 2024", "FIR | 40 000 € | 55 000 €",
          "Département | 20 000 € | 25 000 €", "TOTAL | 70 000 € | 80 000 €"),
         [("70 000,00 €", "60 000,00 €")]),
    ],
)  # fmt: skip
def test_totals_of_a_summary(
    tmp_path: Path, summary: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    tables = read(tmp_path, table(HEAD, *FIRST, *SECOND), "<h2>Synthèse</h2>", table(*summary))
    assert rung(tables) == found
    once = sum(row["amount"] for row in tables["fundings"] if not row["is_total"])
    assert once == 80000


def test_a_summary_by_objective_names_the_objectives(tmp_path: Path) -> None:
    summary = table("N° obj. | FIR | BOP 304", "2 | 30 000 € | ", "9 | | 7 000 €")
    tables = read(tmp_path, table(HEAD, *FIRST), "<h2>Par objectif</h2>", summary)
    columns = ("objective_number", "funder", "amount", "is_total")
    assert told(tables, "fundings", *columns)[-2:] == [
        (2, "FIR", 30000, True), (9, "BOP304", 7000, False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("CAF : 12", [("CAF", 12000)]),
        ("12 (MSA)", [("MSA", 12000)]),
        ("CAF : 12 ; MSA : 5", [("CAF", 12000), ("MSA", 5000)]),
        ("7", [("OTHER", 7000)]),
    ],
)
def test_the_cell_names_the_other_funder(
    tmp_path: Path, cell: str, found: list[tuple[str, int]]
) -> None:
    rows = (
        "N° | Intitulé de l'action | FIR (k€) | Autre financeur (k€)",
        f"1 | Ouvrir un lieu neutre | 30 | {cell}",
        f"Sous-total | | 30 | {cell}",
    )
    tables = read(tmp_path, table(*rows))
    fundings = told(tables, "fundings", "funder", "amount")
    assert fundings == [("FIR", 30000), *found, ("FIR", 30000), *found]
    assert rung(tables) == []


def test_each_sheet_has_a_total_of_its_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows, total in (("1", FIRST[1:], SUB_1), ("2", SECOND[1:], SUB_2)):
        sheet = book.create_sheet(name)
        sheet.append(["Plan d'actions 2024 – Département du Loiret"])
        sheet.append([])
        for row in (HEAD, *rows, total.replace("engagement", "onglet")):
            sheet.append([text.strip() for text in row.split("|")])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "plan.xlsx")
    tables = process_file(tmp_path / "plan.xlsx", "plan.xlsx", ReadOptions()).tables
    assert rung(tables) == []
    assert len(tables["fundings"]) == 8 + 6


def test_a_number_zero_shown_as_a_dash_is_an_amount(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["N°", "Intitulé de l'action", "FIR", "Département"])
    sheet.append([1, "Ouvrir un lieu neutre", 30000, 0])
    sheet.append([2, "Former les assistants familiaux", 20000, "-"])
    sheet.append([3, "Recruter un médecin", 10000, None])
    for row in sheet["C2:D4"]:
        for cell in row:
            cell.number_format = '#,##0.00;-#,##0.00;"-"'
    book.save(tmp_path / "plan.xlsx")
    tables = process_file(tmp_path / "plan.xlsx", "plan.xlsx", ReadOptions()).tables
    assert [int(row["amount"]) for row in tables["fundings"]] == [30000, 0, 20000, 10000]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("Action | FIR (k€) | Département (k€) | Total (k€)",
          "1. Ouvrir un lieu | 12 | 14 | 27", "2. Former | 5 | 6 | 11"), []),
        (("Action | FIR (M€) | Département (M€) | Total (M€)",
          "1. Ouvrir un lieu | 1,2 | 0,4 | 1,7", "2. Former | 0,5 | 0,6 | 1,1"), []),
        (("Action | FIR | Département | Total", "1. Ouvrir un lieu | 12 400 € | 14 300 € | 27 k€",
          "2. Former | 5 000 € | 6 000 € | 11 k€"), []),
        (("Action | FIR (k€) | Département (k€) | Total (k€)",
          "1. Ouvrir un lieu | 12 | 14 | 28", "2. Former | 5 | 6 | 11"),
         [("28 000,00 €", "26 000,00 €")]),
        (("Action | FIR (k€) | Département (k€) | Total (k€)",
          "1. Ouvrir un lieu | 12,0 | 14,0 | 26,5", "2. Former | 5,0 | 6,0 | 11,0"),
         [("26 500,00 €", "26 000,00 €")]),
        (("Action | FIR (€) | Département (€) | Total (€)",
          "1. Ouvrir un lieu | 12 000 | 14 000 | 27 000", "2. Former | 5 000 | 6 000 | 11 000"),
         [("27 000,00 €", "26 000,00 €")]),
    ],
    ids=["k€", "M€", "coarse-total", "too-far", "finer", "euros"],
)  # fmt: skip
def test_rounding_follows_the_unit(
    tmp_path: Path, rows: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert rung(read(tmp_path, table(*rows))) == found


PAID = "État prévu | État réalisé | Département prévu | Département réalisé"


@pytest.mark.parametrize(
    ("head", "total"),
    [("Total prévu", "17 000"), ("Total réalisé", "14 500"), ("Total", "17 000"),
     ("Total", "14 500"), ("Total", "31 500")],
)  # fmt: skip
def test_planned_and_spent_are_not_added(tmp_path: Path, head: str, total: str) -> None:
    rows = (f"Action | {PAID} | {head}",
            f"1. Ouvrir un lieu | 12 000 | 10 000 | 5 000 | 4 500 | {total}",
            f"2. Former | 12 000 | 10 000 | 5 000 | 4 500 | {total}")  # fmt: skip
    assert rung(read(tmp_path, table(*rows))) == []


def test_a_total_of_another_basis_is_said(tmp_path: Path) -> None:
    rows = (f"Action | {PAID} | Total prévu",
            "1. Ouvrir un lieu | 12 000 | 10 000 | 5 000 | 4 500 | 14 500",
            "2. Former | 1 000 | 1 000 | 5 000 | 4 500 | 6 000")  # fmt: skip
    assert rung(read(tmp_path, table(*rows))) == [("14 500,00 €", "17 000,00 €")]


def test_a_wrong_subtotal_rings_once(tmp_path: Path) -> None:
    first = table(HEAD, *FIRST, "Sous-total objectifs A | | | 52 000 | 10 000 | 62 000")
    second = table(HEAD, *SECOND, "Sous-total objectifs B | | | 5 000 | 15 000 | 20 000",
                   "TOTAL GENERAL | | | 57 000 | 25 000 | 82 000")  # fmt: skip
    tables = read(tmp_path, first, "<h2>B. Objectifs au choix</h2>", second)
    assert rung(tables) == [("52 000,00 €", "50 000,00 €")]


BY_FUNDER = (
    "N° | Action | Financeur | 2023 | 2024",
    "1 | Ouvrir un lieu neutre | FIR | 20 000 | 10 000",
    " | | Département | 5 000 | 5 000",
    " | | Total action | 25 000 | 15 000",
    "2 | Former les équipes | BOP 304 | 8 000 | 9 000",
    "3 | Recruter un médecin | FIR | | 40 000",
    "Sous-total engagement 1 | | | 33 000 | 64 000",
    "4 | Étudier les parcours | BOP 304 | 2 000 | 1 000",
    "Sous-total engagement 2 | | | 2 000 | 1 000",
    "TOTAL GÉNÉRAL | | | 35 000 | 65 000",
)


@pytest.mark.parametrize("wrong", [None, "31 000"])
def test_actions_with_a_total_of_their_own_beside_others_without(
    tmp_path: Path, wrong: str | None
) -> None:
    rows = [row.replace("33 000", wrong or "33 000") for row in BY_FUNDER]
    stated = [each for each, _ in rung(read(tmp_path, table(*rows)))]
    assert stated == (["31 000,00 €"] if wrong else [])


SOURCED = "N° | Action | État (€) | Source | Département (€) | Total (€)"


@pytest.mark.parametrize(("stated", "found"), [("45 000", []), ("49 000", ["49 000,00 €"])])
def test_a_total_over_the_tables_of_several_engagements(
    tmp_path: Path, stated: str, found: list[str]
) -> None:
    one = table(SOURCED, "1 | Des bilans en école maternelle | 10 000 | FIR | 5 000 | 15 000",
                "2 | Des heures de TISF | 20 000 | BOP 304 | | 20 000",
                "Total engagement 1 | < | 30 000 | | 5 000 | 35 000")  # fmt: skip
    two = table(SOURCED, "3 | Renforcer l'équipe de la CRIP | 15 000 | BOP 304 | 2 000 | 17 000",
                "Total engagement 2 | < | 15 000 | | 2 000 | 17 000",
                f"TOTAL GÉNÉRAL | < | {stated} | | 7 000 | 52 000")  # fmt: skip
    tables = read(tmp_path, "<h2>Engagement 1</h2>", one, "<h2>Engagement 2</h2>", two)
    assert [expected for expected, _ in rung(tables) if expected == "49 000,00 €"] == found
    assert found or not rung(tables)


@pytest.mark.parametrize("total", ["Total", "Total pour l'objectif", "Coût total"])
def test_other_money_behind_a_total_is_not_of_it(tmp_path: Path, total: str) -> None:
    rows = (
        f"N° obj. | Action | FIR (€) | Département (€) | {total} (€) | Autres financements",
        "2 | Bilans de santé en maternelle | 30 000 | 10 000 | 40 000 | CAF : 9 000 €",
        "6 | Renforcer l'équipe de la CRIP | 5 000 | 15 000 | 20 000 | MSA : 500 €",
    )
    assert rung(read(tmp_path, table(*rows))) == []
    wrong = rows[1].replace("40 000", "41 000")
    assert len(rung(read(tmp_path, table(rows[0], wrong, rows[2])))) == 1
