"""An annex of money by action: its rows belong to the actions told in the fiches."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read, table, told

TITLE = "<h1>Rapport d'exécution 2023 – Département du Loiret</h1>"
FICHES = "".join(
    f"<h2>Fiche action n° {number} – {title}</h2>"
    + table("Descriptif | Texte de l'action.", "Bilan | Fait.", "Perspectives | Poursuivre.")
    for number, title in (("1.1", "Des bilans de santé pour tous"), ("1.2", "Aider les fratries"))
)
EXPECTED = [
    ("1-1", Decimal("64000.00"), "FIR"),
    ("1-1", Decimal("21500.00"), "DEPARTMENT"),
    ("1-1", Decimal("85500.00"), "ALL"),
    ("1-2", Decimal("30000.00"), "DEPARTMENT"),
    ("1-2", Decimal("30000.00"), "ALL"),
    (None, Decimal("64000.00"), "FIR"),
    (None, Decimal("51500.00"), "DEPARTMENT"),
    (None, Decimal("115500.00"), "ALL"),
]
HEAD = "<h2>Annexe financière (en k€)</h2>"
SUM = "Total | | 64 | 51,5 | 115,5"


def _paid(tables):
    numbers = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    return [
        (numbers.get(row["action_id"]), row["amount"], row["funder"]) for row in tables["fundings"]
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Fiche | Intitulé | FIR | Département | Total", "1.1 | Bilans | 64 | 21,5 | 85,5",
         "1.2 | Fratries | | 30 | 30", SUM),
        ("N° action | Libellé | FIR | CD | Total", "Action 1.1 | Bilans | 64 | 21,5 | 85,5",
         "Action 1.2 | Fratries | | 30 | 30", SUM),
        ("Action | FIR | Département | Total", "1.1 Bilans | 64 | 21,5 | 85,5",
         "1.2 Fratries | | 30 | 30", "Total | 64 | 51,5 | 115,5"),
        ("Fiche action | Intitulé | FIR | Part du Département | Total",
         "Engagement 1 | < | < | < | <", "1.1 | Bilans | 64 | 21,5 | 85,5",
         "1.2 | Fratries | | 30 | 30", SUM),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_each_amount_belongs_to_its_fiche(tmp_path, rows, first):
    annex = HEAD + table(*rows)
    tables = read(tmp_path, *((annex, FICHES) if first else (FICHES, annex)), title=TITLE)
    assert told(tables, "actions", "action_number", "title") == [
        ("1-1", "Des bilans de santé pour tous"),
        ("1-2", "Aider les fratries"),
    ]
    assert _paid(tables) == EXPECTED
    assert not {"sum_mismatch", "duplicate_action_number"} & {
        c["code"] for c in tables.get("checks", [])
    }


@pytest.mark.parametrize(
    "rows",
    [
        ("N° | Action | Objectif | FIR", "1.1 | Bilans | Renforcer l'ODPE | 64",
         "1.2 | Fratries | Renforcer les CRIP | 30"),
        ("N° | Action | FIR | Département", "1.1 | Bilans de santé | 64 | 3",
         "7 | Une action qu'aucune fiche ne dit | 30 | 4"),
    ],
)  # fmt: skip
def test_an_annexed_plan_keeps_its_actions(tmp_path, rows):
    tables = read(tmp_path, FICHES, HEAD + table(*rows), title=TITLE)
    assert len(tables["actions"]) == 4


@pytest.mark.parametrize(
    ("name", "head"), [("Libellé", "Secteur"), ("Intitulé", "Antenne de rattachement")]
)
def test_what_else_an_annex_says_is_kept(tmp_path, name, head):
    annex = table(f"N° action | {name} | FIR | Département | {head}",
                  "1.1 | Bilans | 64 | 21,5 | Gien",
                  "1.2 | Fratries | | 30 | Pithiviers")  # fmt: skip
    tables = read(tmp_path, FICHES, HEAD + annex, title=TITLE)
    assert len(tables["actions"]) == 2
    assert [number for number, _, _ in _paid(tables)] == ["1-1", "1-1", "1-2"]
    assert told(tables, "extras", "action_id", "text") == [
        (row["action_id"], place)
        for row, place in zip(tables["actions"], ("Gien", "Pithiviers"), strict=True)
    ]


def test_a_number_of_two_years_is_none_of_them(tmp_path):
    book = Workbook()
    book.remove(book.active)
    for year, state in ((2022, "En cours"), (2023, "Réalisée")):
        sheet = book.create_sheet(str(year))
        for row in ([f"Contrat de protection de l'enfance – Loiret – actions {year}"], [],
                    ["N°", "Action", "Statut"], [1, "Ouvrir un lieu neutre", state],
                    [2, "Former les équipes", state]):  # fmt: skip
            sheet.append(row)
    sheet = book.create_sheet("Budget")
    for row in (["N°", "Action", "FIR", "CD"], [1, "Lieu neutre", 10, 20], [2, "Former", 30, 40]):
        sheet.append(row)
    book.save(tmp_path / "suivi.xlsx")
    tables = process_file(tmp_path / "suivi.xlsx", "suivi.xlsx", ReadOptions()).tables
    years = {row["row_id"] for row in tables["actions"] if row["status"] != "planned"}
    assert len(years) == 4
    assert not years & {row["action_id"] for row in tables["fundings"]}


TOLD = (
    ("Bilans de santé en maternelle", "L'action, lancée en mai 2022, se poursuit."),
    ("Protocole des informations préoccupantes", "Le protocole a été signé. L'action est achevée."),
    ("Soutien aux tiers dignes de confiance", "Deux agents y travaillent."),
)


@pytest.mark.parametrize("form", ["<h2>Action {n} – {t}</h2><p>{r}</p>", "<h2>{t}</h2><p>{r}</p>"])
@pytest.mark.parametrize(
    "rows",
    [
        ("Action | FIR | Total", "1. Bilans | 9 000 | 9 000", "2. Protocole | |", "3. Tiers | – |"),
        ("N° | Action | FIR | Total", "1 | Bilans | 9 000 | 9 000", "2 | Protocole IP | |",
         "3 | Tiers de confiance | – | –"),
        ("Action | FIR | Total", "Bilans de santé | 9 000 | 9 000", "Protocole IP | |",
         "Tiers dignes de confiance | – | –"),
    ],
)  # fmt: skip
def test_rows_of_money_name_actions_told_in_sentences(tmp_path, form, rows):
    if "{n}" not in form and rows[1].startswith("1"):
        pytest.skip("numbers without an action that bears one")
    fiches = "".join(form.format(n=n, t=t, r=r) for n, (t, r) in enumerate(TOLD, start=1))
    tables = read(
        tmp_path, "<p>Le contrat compte trois actions.</p>" + fiches,
        "<h1>Dépenses (en euros)</h1>" + table(*rows), title=TITLE,
    )  # fmt: skip
    assert told(tables, "actions", "title", "status") == [
        (TOLD[0][0], "in_progress"), (TOLD[1][0], "completed"), (TOLD[2][0], "in_progress"),
    ]  # fmt: skip
    first = tables["actions"][0]["row_id"]
    amounts = [(row["amount"], row["funder"]) for row in tables["fundings"]
               if row["action_id"] == first]  # fmt: skip
    assert amounts == [(9000, "FIR"), (9000, "ALL")]
    assert "checks" not in tables or not [c for c in tables["checks"] if "count" in c["code"]]


@pytest.mark.parametrize(
    "head", ["Coût prévisionnel", "Coût de l'action", "Coût annuel", "Budget alloué", "Financement"]
)
def test_costs_beside_funders_are_theirs(tmp_path, head):
    rows = table(
        f"Action | État | {head} | Financeur",
        "A1 : Renforcer la CRIP | en cours | 40 000 € | FIR",
        "A2 : Parrainage | en cours | 5 000 € | CAF",
        "Total | | 45 000 € | ",
    )
    assert _paid(read(tmp_path, rows)) == [
        ("A1", Decimal("40000.00"), "FIR"),
        ("A2", Decimal("5000.00"), "CAF"),
        (None, Decimal("45000.00"), "ALL"),
    ]
