"""A table of figures in a fiche is read alike however its label stands beside or above it."""

from __future__ import annotations

import pytest

from extractors.blocks import Block, Cell, Table
from extractors.layouts.grids import inner_grids
from extractors.layouts.view import TableView
from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = (
    "<h1>Rapport d'exécution 2022 du contrat de prévention et de protection de l'enfance</h1>"
    "<p>Département de la Nièvre</p><h2>Fiche 3 – Ouvrir une halte parents-enfants</h2>"
)
YEARS = [
    ["Indicateur", "2022", "2021"],
    ["Familles reçues", "2 sur 14", "0 sur 14"],
    ["Visites", "1", "0"],
    ["Heures d'accueil", "-", "35 h"],
    ["Sorties", "", "4"],
]
UNITS = [
    ["Indicateur", "Unité", "2020", "2021", "2022"],
    ["Consultations", "nombre", "1 902", "2 144", "2 377"],
    ["Temps médical", "ETP", "1,2", "nd", "1,8"],
]
MONEY = [
    ["Financeur", "Prévu", "Réalisé"],
    ["État (BOP 304)", "10 000 €", "9 000 €"],
    ["Département", "5 000 €", "4 500 €"],
]


def _cells(row):
    return "".join(f"<td>{text}</td>" for text in row)


def _nested(label, grid):
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in grid)
    return f"<tr><td>{label}</td><td colspan={len(grid[0])}><table>{rows}</table></td></tr>"


def _merged(label, grid):
    rows = "</tr><tr>".join(map(_cells, grid))
    return f"<tr><td rowspan={len(grid)}>{label}</td>{rows}</tr>"


def _over_blanks(label, grid):
    return f"<tr><td>{label}</td>" + "</tr><tr><td></td>".join(map(_cells, grid)) + "</tr>"


def _below(label, grid):
    rows = "".join(f"<tr><td colspan=2>{row[0]}</td>{_cells(row[1:])}</tr>" for row in grid)
    return f"<tr><td colspan={len(grid[0]) + 1}>{label}</td></tr>{rows}"


@pytest.fixture
def read(tmp_path):
    """The tables of a fiche with a grid between other rows."""

    def tables(arrange, label, grid):
        def row(name, text):
            return f"<tr><td>{name}</td><td colspan={len(grid[0])}>{text}</td></tr>"

        path = tmp_path / "fiche.html"
        before = row("Descriptif", "Accueil du mercredi.") + row("Partenaires", "CAF")
        after = row("Bilan", "Bien reçu.") + row("Et chez nos voisins", "Deux haltes aussi.")
        body = f"<table>{before}{arrange(label, grid)}{after}</table>"
        path.write_text(f"<html><body>{HEAD}{body}</body></html>", encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables

    return tables


ways = pytest.mark.parametrize(
    "arrange", [_nested, _merged, _over_blanks, _below], ids=lambda way: way.__name__
)


def _seen(tables):
    return [
        (row["label"], row.get("value"), row.get("denominator"), row["unit"], row["year"])
        for row in tables["indicators"]
    ]


@ways
def test_each_figure_keeps_its_row_and_year(read, arrange):
    tables = read(arrange, "Indicateurs de suivi", YEARS)
    assert _seen(tables) == [
        ("Familles reçues", 2, 14, "count", 2022),
        ("Familles reçues", 0, 14, "count", 2021),
        ("Visites", 1, None, "count", 2022),
        ("Visites", 0, None, "count", 2021),
        ("Heures d'accueil", 35, None, "hour", 2021),
        ("Sorties", 4, None, "count", 2021),
    ]
    action = tables["actions"][0]
    assert {row["action_id"] for row in tables["indicators"]} == {action["row_id"]}
    assert action["results_text"] == "Bien reçu."
    assert action["indicators_text"].split()[:2] == ["Indicateur", "2022"]


@pytest.mark.parametrize("arrange", [_merged, _over_blanks], ids=lambda way: way.__name__)
def test_figures_beside_their_words_need_no_header(read, arrange):
    money = [["État (BOP 304)", "10 000 €"], ["Département", "5 000 €"], ["CAF", "2 500 €"]]
    tables = read(arrange, "Plan de financement", money)
    assert [(row["funder"], int(row["amount"])) for row in tables["fundings"]] == [
        ("BOP304", 10000), ("DEPARTMENT", 5000), ("CAF", 2500)
    ]  # fmt: skip
    assert tables["actions"][0]["budget_text"].startswith("État (BOP 304)")
    assert not [row for row in tables.get("extras", []) if row["text"] == "5 000 €"]


@ways
def test_wide_grids_do_not_hide_the_fiche(read, arrange):
    tables = read(arrange, "Indicateurs de suivi", UNITS)
    assert [row.get("value") for row in tables["indicators"]] == [1902, 2144, 2377, 1.2, None, 1.8]
    assert [row["unit"] for row in tables["indicators"]] == ["count"] * 3 + ["fte"] * 3
    assert tables["actions"][0]["description"] == "Accueil du mercredi."


@ways
@pytest.mark.parametrize("heads", [("2022 (N)", "2021 (N-1)"), ("Année N : 2022", "N-1 : 2021")])
def test_years_may_be_named_twice(read, arrange, heads):
    tables = read(arrange, "Indicateurs de suivi", [["Indicateur", *heads], *YEARS[1:]])
    assert [row["year"] for row in tables["indicators"]] == [2022, 2021, 2022, 2021, 2021, 2021]


@ways
@pytest.mark.parametrize("head", ["Intitulé", "Libellé", "Action", "Ce que l'on compte", "Thème"])
def test_what_heads_the_rows_of_a_grid_names_no_action(read, arrange, head):
    tables = read(arrange, "Indicateurs de suivi", [[head, "2022", "2021"], *YEARS[1:]])
    assert [row[:2] for row in _seen(tables)][2:4] == [("Visites", 1), ("Visites", 0)]
    assert len(tables["indicators"]) == 6
    assert len(tables["actions"]) == 1
    assert not tables.get("fundings")


@ways
def test_rows_below_a_grid_are_none_of_it(read, arrange):
    tables = read(arrange, "Indicateurs de suivi", YEARS)
    assert ("Et chez nos voisins", "Deux haltes aussi.") in [
        (row["label"], row["text"]) for row in tables["extras"]
    ]


@pytest.mark.parametrize("arrange", [_merged, _over_blanks, _below], ids=lambda way: way.__name__)
def test_amounts_keep_their_funder_and_what_they_are(read, arrange):
    tables = read(arrange, "Financement", MONEY)
    assert [(float(r["amount"]), r["funder"], r["basis"]) for r in tables["fundings"]] == [
        (10000, "BOP304", "planned"),
        (9000, "BOP304", "spent"),
        (5000, "DEPARTMENT", "planned"),
        (4500, "DEPARTMENT", "spent"),
    ]
    assert "10 000 €" in tables["actions"][0]["budget_text"]


BY_PAYER = [
    ["BOP 304", "FIR", "CD 58"],
    ["Prévu : 6 000 €<br>Consommé : 5 700 €", "", "Prévu : 900 €<br>Consommé : 850 €"],
]
IN_ROWS = [
    ["BOP 304", "ARS (FIR)", "Conseil départemental"],
    ["Voté : 6 000 €", "", "Voté : 900 €"],
    ["Dépensé : 5 700 €", "", "Dépensé : 850 €"],
]
NAMED_ROWS = [["", "BOP 304", "CD 58"], ["Prévu", "6 000 €", "900 €"], ["Payé", "5 700 €", "850 €"]]


@pytest.mark.parametrize(
    ("arrange", "grid"),
    [
        (_merged, BY_PAYER), (_over_blanks, BY_PAYER), (_below, BY_PAYER),
        (_merged, IN_ROWS), (_over_blanks, IN_ROWS), (_merged, NAMED_ROWS),
    ],
)  # fmt: skip
def test_amounts_below_their_funders(read, arrange, grid):
    tables = read(arrange, "Moyens financiers", grid)
    assert sorted((r["funder"], int(r["amount"]), r["basis"]) for r in tables["fundings"]) == [
        ("BOP304", 5700, "spent"), ("BOP304", 6000, "planned"),
        ("DEPARTMENT", 850, "spent"), ("DEPARTMENT", 900, "planned"),
    ]  # fmt: skip


POSTS = [["Poste", "2021", "2022"], ["Matériel", "1 200", "1 400"], ["Vacations", "", "9 150"]]


@pytest.mark.parametrize("arrange", [_merged, _over_blanks, _below], ids=lambda way: way.__name__)
@pytest.mark.parametrize("head", ["Poste", "Intitulé", "Nature de la dépense"])
def test_bare_figures_of_a_budget_are_money(read, arrange, head):
    tables = read(arrange, "Budget", [[head, *POSTS[0][1:]], *POSTS[1:]])
    assert [(int(r["amount"]), r["year"]) for r in tables["fundings"]] == [
        (1200, 2021), (1400, 2022), (9150, 2022),
    ]  # fmt: skip
    assert not tables.get("indicators")


def test_labels_of_the_fiche_below_a_merged_heading_are_no_figures(read):
    tables = read(_merged, "Calendrier", [["Début", "15/01/2022"], ["Échéance", "31/12/2024"]])
    action = tables["actions"][0]
    assert action["start_text"] == "15/01/2022"
    assert "2024-12-31" in [row["edtf"] for row in tables["dates"] if row["role"] == "end"]


def test_a_label_that_lies_over_its_figures_heads_none():
    cells = (
        Cell(1, 1, "Budget", row_span=2, col_span=3),
        Cell(1, 2, "2022"),
        Cell(1, 3, "2021"),
        Cell(2, 2, "10 000 €"),
        Cell(2, 3, "9 000 €"),
    )
    view = TableView.of(1, Block("table", table=Table(cells)))
    assert inner_grids(view) == []


@ways
@pytest.mark.parametrize(
    ("told", "value"),
    [("une douzaine", 12), ("trois", 3), ("deux groupes", 2), ("aucun", 0), ("6 sur 14", 6)],
)
def test_a_number_in_words_hides_no_row(read, arrange, told, value):
    grid = [
        ["Indicateur", "Prévu 2022", "Réalisé 2022"],
        ["Visites", "4", "3"],
        ["Ateliers", "15", told],
    ]
    found = read(arrange, "Indicateurs", grid)["indicators"]
    assert [row["value"] for row in found] == [4, 3, 15, value]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Moyens 2022", "FIR : 28 k€"),
        ("Financement 2022", "28 000 €"),
        ("Coût 2022", "28 000 euros"),
    ],
)
def test_a_label_beside_one_wide_cell_is_no_row_of_the_grid_above(tmp_path, label, value):
    rows = [f"<tr>{_cells(row)}</tr>" for row in (["Indicateurs", *YEARS[0][1:]], *YEARS[1:])]
    told = f"<tr><td>Descriptif</td><td colspan=2>Une halte.</td></tr>{''.join(rows)}"
    page = f"{HEAD}<table>{told}<tr><td>{label}</td><td colspan=2>{value}</td></tr></table>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    tables = process_file(tmp_path / "page.html", "page.html", ReadOptions()).tables
    assert tables["actions"][0]["budget_text"] == value
    assert [int(row["amount"]) for row in tables["fundings"]] == [28000]
    assert label not in [row["label"] for row in tables["indicators"]]


@pytest.mark.parametrize("value", ["1 ETP de puéricultrice", "1 ETP : 45 000 €", "Une salle"])
def test_means_in_other_things_than_money_are_no_budget(tmp_path, value):
    told = f"<tr>{_cells(['Descriptif', 'Une halte.'])}</tr><tr>{_cells(['Moyens', value])}</tr>"
    (tmp_path / "page.html").write_text(f"{HEAD}<table>{told}</table>", encoding="utf-8")
    tables = process_file(tmp_path / "page.html", "page.html", ReadOptions()).tables
    assert "budget_text" not in tables["actions"][0]
    assert [row["text"] for row in tables["extras"]] == [value]


@pytest.mark.parametrize("head", ["Observations", "Commentaires", "Justification", "Écart"])
@pytest.mark.parametrize("remark", ["", "Poste vacant"])
def test_remarks_may_stand_beside_figures(read, head, remark):
    def plain(_, grid):
        return "".join(f"<tr>{_cells(row)}</tr>" for row in grid)

    money = [["Plan de financement", "Prévu 2022", "Réalisé 2022", head],
             ["ARS (FIR)", "10 000 €", "- €", ""],
             ["CNFPT", "5 000 €", "- €", remark]]  # fmt: skip
    assert [
        (row["funder"], int(row["amount"]), row["basis"])
        for row in read(plain, "", money)["fundings"]
    ] == [("FIR", 10000, "planned"), ("FIR", 0, "spent"),
          ("OTHER", 5000, "planned"), ("OTHER", 0, "spent")]  # fmt: skip
    years = [["Indicateurs de suivi", "2021", "2022", head], ["Familles", "14", "22", remark]]
    assert [row["value"] for row in read(plain, "", years)["indicators"]] == [14, 22]
