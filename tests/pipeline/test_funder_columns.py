"""Columns of money named after a funder, and what a total below them is the sum of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.pipeline.tables import read, table, told

ROWS = ("1 | Former les équipes | En cours | 12 000 | 3 000",
        "2 | Ouvrir un gîte | Réalisée | 8 000 | 500",
        "Total | | | 20 000 | 3 500")  # fmt: skip


@pytest.mark.parametrize(
    "head",
    ["État réalisé | CD réalisé",
     "Crédits État 2024 (€) | Crédits CD 2024 (€)", "Budget État (€) | Budget CD (€)",
     "Crédits de l'État en € | Crédits du CD en €", "Montant État (€) | Dépenses CD 2024 (€)",
     "Prévu État | Dépenses Département", "Coût État | Versement CD", "Mandaté État | Coût du CD",
     "Accordé État | Demandé CD"],
)  # fmt: skip
def test_the_header_names_the_payer_of_cells_and_total(tmp_path, head):
    tables = read(tmp_path, table(f"N° | Action | État | {head}", *ROWS))
    amounts = [("12000", "STATE"), ("3000", "DEPARTMENT"), ("8000", "STATE"),
               ("500", "DEPARTMENT"), ("20000", "STATE"), ("3500", "DEPARTMENT")]  # fmt: skip
    expected = [(Decimal(amount), funder) for amount, funder in amounts]
    assert told(tables, "fundings", "amount", "funder") == expected


def test_a_total_over_several_sources_is_nobodys(tmp_path):
    rows = ("1 | Former les équipes | FIR | 12 000", "2 | Ouvrir un gîte | BOP 304 | 8 000",
            "Total | | | 20 000")  # fmt: skip
    tables = read(tmp_path, table("N° | Action | Source | Montant État (€)", *rows))
    assert [row["funder"] for row in tables["fundings"]] == ["FIR", "BOP304", "ALL"]


@pytest.mark.parametrize(
    "words", ["soit 530 000 €", "ce qui fait 530 000 €", "pour un budget de 530 000 €"]
)
def test_what_the_parts_add_up_to_is_the_total_of_all(tmp_path, words):
    text = f"<p>L'État verse 480 000 € (BOP 304), la CAF 20 000 € et le CD 30 000 €, {words}.</p>"
    tables = read(tmp_path, text)
    assert [row["funder"] for row in tables["fundings"]] == ["BOP304", "CAF", "DEPARTMENT", "ALL"]


@pytest.mark.parametrize(
    ("source", "amounts", "expected"),
    [
        ("BOP 304<br>Département", "90<br>20,5", [("90000", "BOP304"), ("20500", "DEPARTMENT")]),
        ("FIR et CAF", "12<br>7", [("12000", "FIR"), ("7000", "CAF")]),
        ("FIR<br>CAF<br>CD", "10<br>5<br>2<br>17",
         [("10000", "FIR"), ("5000", "CAF"), ("2000", "DEPARTMENT"), ("17000", "ALL")]),
        ("FIR", "12<br>7", [("12000", "FIR"), ("7000", "FIR")]),
        ("FIR<br>CAF", "12<br>7<br>3", [("12000", None), ("7000", None), ("3000", None)]),
        ("FIR", "12<br>(dont 7 de report)", [("12000", "FIR")]),
        ("FIR", "12<br>à confirmer", [("12000", "FIR")]),
    ],
)  # fmt: skip
def test_amounts_on_the_lines_of_a_cell_are_each_its_funders(tmp_path, source, amounts, expected):
    tables = read(tmp_path, table("N° | Action | Avancement | Financeur | Prévu (k€)",
                                  f"1 | Former les équipes | En cours | {source} | {amounts}",
                                  "2 | Ouvrir un gîte | Réalisée | FIR | 4"))  # fmt: skip
    found = [(amount, payer) for amount, payer in told(tables, "fundings", "amount", "funder")]
    assert found == [*((Decimal(a), payer) for a, payer in expected), (Decimal(4000), "FIR")]
    totals = [row["funder"] for row in tables["fundings"] if row["is_total"]]
    assert totals == [payer for _, payer in expected if payer == "ALL"]


def test_amounts_on_the_lines_of_a_cell_keep_the_year_named_there(tmp_path):
    row = "1 | Former les équipes | En cours | 2023 : 12 000 €<br>2024 : 15 000 €"
    tables = read(tmp_path, table("N° | Action | Avancement | Montant FIR", row))
    assert [row["year"] for row in tables["fundings"]] == [2023, 2024]
    assert {row["funder"] for row in tables["fundings"]} == {"FIR"}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("La CAF verse 10 000 €, la MSA 5 000 € et le Département 15 000 €.", [False] * 3),
        ("Le FIR finance 30 000 € en 2023, 20 000 € en 2024 et 50 000 € en 2025.", [False] * 3),
        ("CAF : 10 000 € ; MSA : 5 000 € ; Département : 15 000 €.", [False] * 3),
        ("Le FIR finance 30 000 € en 2023 et 20 000 € en 2024, soit 50 000 €.", [0, 0, 1]),
        ("Le FIR finance 30 000 € puis 20 000 € et au total 50 000 €.", [0, 0, 1]),
        (
            "L'État verse 9 000 € et le CD 5 000 €, soit 14 000 € dont 2 000 € d'achats.",
            [0, 0, 1, 1],
        ),
        ("Le coût est de 150 000 € dont 20 000 € de la CAF.", [1, 0]),
        (
            "Budget : 80 000 €, dont 50 000 € de l'État et 10 000 € du CD. MSA : 5 000 €.",
            [1, 0, 0, 0],
        ),
        ("Le FIR finance 150 000 €, dont 20 000 € pour la formation.", [0, 1]),
        ("L'ARS apporte 20 000 € (dont 8 000 € au titre du FIR) et la CAF 5 000 €.", [0, 1, 0]),
        (
            "La CAF verse 9 000 €, dont 4 000 € de repas et 5 000 € de jeux. MSA : 2 000 €.",
            [1, 0, 0, 0],
        ),
        ("Le FIR finance 50 000 €, dont 30 000 € en 2023 et 20 000 € en 2024.", [1, 0, 0]),
    ],
)
def test_one_more_of_a_list_is_no_total(tmp_path, text, sums):
    tables = read(tmp_path, f"<p>{text}</p>")
    assert [row["is_total"] for row in tables["fundings"]] == sums


@pytest.mark.parametrize("heads", ["Voté | Consommé", "Notifié | Mandaté", "Prévu | Exécuté"])
def test_what_became_of_the_money_heads_amounts_beside_funders(tmp_path, heads):
    recap = table(f"Financeur | {heads}", "BOP 304 | 40 | 21,6", "ARS – FIR | 20 | 19,5",
                  "Total | 60 | 41,1")  # fmt: skip
    actions = table("N° | Action | Avancement", "1 | Former les équipes | En cours",
                    "2 | Ouvrir un gîte | Réalisée")  # fmt: skip
    tables = read(tmp_path, actions, "<h2>Récapitulatif des crédits 2024 (en k€)</h2>", recap)
    amounts = [int(amount) for (amount,) in told(tables, "fundings", "amount")]
    assert amounts == [40000, 21600, 20000, 19500, 60000, 41100]


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("9 000 € CAF, 3 000 € de fournitures.", ["CAF", None]),
        ("12 000 € de la MSA et 4 000 € d'achats.", ["MSA", None]),
        ("20 000 € par la CAF en 2023, 15 000 € en 2024.", ["CAF", "CAF"]),
        ("La CAF verse 9 000 € puis 3 000 € de fournitures.", ["CAF", "CAF"]),
        ("20 000 € de l'ARS dont 5 000 € pour la formation.", ["ARS", "ARS"]),
    ],
)
def test_what_an_amount_is_for_has_no_payer_beside_another(tmp_path, text, payers):
    tables = read(tmp_path, f"<p>Budget : {text}</p>")
    assert [row.get("funder") for row in tables["fundings"]] == payers


APART = [("FIR", False), ("BOP304", False), ("CAF", False)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("1 | Former les équipes | Prévue | 12 000 | 3 000 | 1 000",
          "Total tous financeurs | < | < | 16 000 | < | <"), [*APART, ("ALL", True)]),
        (("1 | Former les équipes | Prévue | 12 000 | < | 1 000",),
         [("ALL", False), ("CAF", False)]),
        (("1 | Former les équipes | Prévue | 12 000 | 3 000 | 1 000",
          "Sous-total | < | < | 15 000 | < | 1 000"), [*APART, ("ALL", True), ("CAF", True)]),
    ],
)  # fmt: skip
def test_an_amount_merged_over_funders_is_of_all_of_them(tmp_path, rows, expected):
    tables = read(tmp_path, table("N° | Action | État | FIR | BOP 304 | CAF", *rows))
    assert told(tables, "fundings", "funder", "is_total") == expected
    assert "checks" not in tables


def test_an_amount_merged_over_years_keeps_its_funder_and_takes_neither_year(tmp_path):
    heads = ("N° | Action | Avancement | FIR | < | CD | <", " | | | 2025 | 2026 | 2025 | 2026")
    row = "1 | Former les équipes | Prévue | 12 000 | < | 5 000 | 6 000"
    tables = read(tmp_path, table(*heads, row))
    found = told(tables, "fundings", "funder", "year")
    assert found == [("FIR", 2024), ("DEPARTMENT", 2025), ("DEPARTMENT", 2026)]


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("80 000 € dont 40 000 € au titre du programme 304",
         [(80000, None, True), (40000, "BOP304", False)]),
        ("30 000 € (dont FIR : 10 000 €, CAF : 5 000 €)",
         [(30000, None, True), (10000, "FIR", False), (5000, "CAF", False)]),
        ("12 000 € dont 2 000 € pour l'étude", [(12000, None, False), (2000, None, True)]),
        ("120 000 € dont 3 agents", [(120000, None, False)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_table", [True, False])
def test_parts_told_behind_an_amount_are_amounts(tmp_path, cell, amounts, *, is_table):
    if is_table:
        page = table("N° | Action | Montant engagé | Avancement",
                     f"1 | Former les équipes | {cell} | En cours",
                     "2 | Ouvrir un gîte | 7 000 € | En cours")  # fmt: skip
    else:
        told_of = f"<p>Montant engagé : {cell}</p><p>Bilan : fait.</p>"
        page = f"<h2>Fiche 1 – Former les équipes</h2>{told_of}"
    tables = read(tmp_path, page)
    found = [(int(row["amount"]), row.get("funder"), row["is_total"])
             for row in tables["fundings"] if row["amount"] != 7000]  # fmt: skip
    assert found == amounts
    assert "sum_mismatch" not in [row["code"] for row in tables.get("checks", [])]


@pytest.mark.parametrize(
    "totals", ["Récapitulatif 2024 | Montant État | Montant CD",
               "Totaux 2024 | Montant État sollicité | Montant du Département"],
)  # fmt: skip
def test_totals_put_into_the_table_above_keep_their_own_headers(tmp_path, totals):
    heads = ("N°", "Action", "Source", "État", "Département", "Total")
    actions = [("1", "Former les équipes", "FIR", "20 €", "12 €", "32 €"),
               ("2", "Ouvrir un gîte", "304", "8 €", "1 €", "9 €")]  # fmt: skip
    sums = [("FIR", "20 €", "12 €"), ("BOP 304", "8 €", "1 €")]
    rows = [_cells("th", heads), *(_cells("td", row) for row in actions)]
    rows += [_cells("th", totals.split(" | "), 2), *(_cells("td", row, 2) for row in sums)]
    tables = read(tmp_path, f"<table>{''.join(rows)}</table>")
    whole = [row for row in tables["fundings"] if row["action_id"] is None]
    assert [(int(row["amount"]), row["funder"]) for row in whole] == [
        (20, "FIR"), (12, "DEPARTMENT"), (8, "BOP304"), (1, "DEPARTMENT"),
    ]  # fmt: skip
    assert len(tables["fundings"]) == 10


def _cells(tag, texts, width=1):
    return f"<tr>{''.join(f'<{tag} colspan={width}>{text}</{tag}>' for text in texts)}</tr>"
