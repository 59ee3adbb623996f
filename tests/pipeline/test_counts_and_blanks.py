"""Counts written in words, and indicators that ask for a figure nobody gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told


@pytest.mark.parametrize(
    "rows",
    [
        ("Actions inscrites | neuf", "Actions engagées | six", "Actions abandonnées | aucune"),
        ("Nombre d'actions inscrites | neuf", "Actions engagées | six actions",
         "Actions abandonnées | 0"),
        ("Actions inscrites | Actions engagées | Actions abandonnées", "neuf | six | aucune"),
    ],
    ids=["words", "words-and-digits", "in-columns"],
)  # fmt: skip
def test_counts_of_actions_in_words(tmp_path: Path, rows: tuple[str, ...]) -> None:
    more = table("Indicateur | 2023 | 2024", "Réunions tenues | 3 | 4")
    tables = read(tmp_path, "<h2>Synthèse</h2>", table(*rows), more)
    assert told(tables, "actions", "title") == []
    assert [row["value"] for row in tables["indicators"] if row["section"] == "summary"] == [
        9.0,
        6.0,
        0.0,
    ]


@pytest.mark.parametrize(
    "line",
    ["Nombre d'actions engagées au 31 décembre 2024 : 6", "Nombre d'actions prévues en 2024 = 6",
     "Nombre de fiches (contrat 2022-2024) : 6", "Actions terminées au 31/12/2024 : 6"],
)  # fmt: skip
def test_a_date_in_the_label_of_a_count(tmp_path: Path, line: str) -> None:
    fiche = "<h2>Fiche 1 – Visites</h2><p>Bilan : deux postes pourvus.</p>"
    tables = read(tmp_path, f"<ul><li>{line}</li></ul>", fiche)
    summary = [row["value"] for row in tables["indicators"] if row["section"] == "summary"]
    assert summary == [6.0]


@pytest.mark.parametrize(
    ("cell", "value"), [("une", 1.0), ("un seul", 1.0), ("neuf", 9.0), ("vingt-deux", 22.0)]
)
def test_a_number_word_alone_in_a_cell_counts(tmp_path: Path, cell: str, value: float) -> None:
    rows = table("Indicateur | Réalisé 2024", f"Postes pourvus | {cell}", "Réunions tenues | 4")
    assert told(read(tmp_path, rows), "indicators", "value") == [(value,), (4.0,)]


BLANK = ("Part des bilans réalisés", "Existence d'un protocole", "Convention signée")


@pytest.mark.parametrize(
    "rows",
    [
        ("Indicateur | Valeur", *(f"{label} | " for label in BLANK), "Enfants vus | 12"),
        ("Action | Indicateur | Cible | Réalisé",
         *(f"1. Ouvrir un lieu | {label} | | - " for label in BLANK),
         "2. Former | Enfants vus | | 12"),
    ],
    ids=["one-column", "by-action"],
)  # fmt: skip
def test_a_row_without_any_value_is_blank(tmp_path: Path, rows: tuple[str, ...]) -> None:
    told_rows = told(read(tmp_path, table(*rows)), "indicators", "label", "availability")
    assert told_rows == [*((label, "blank") for label in BLANK), ("Enfants vus", "reported")]


def test_an_empty_year_beside_a_filled_one_and_a_title_are_no_rows(tmp_path: Path) -> None:
    rows = table(
        "Indicateur | 2023 | 2024",
        "PMI | < | <",
        "Taux de couverture | 12 % | ",
        "Protection | | ",
        "Familles suivies | | 41",
    )
    assert told(read(tmp_path, rows), "indicators", "value", "availability") == [
        (12.0, "reported"),
        (41.0, "reported"),
    ]


@pytest.mark.parametrize("label", ["Convention signée (oui/non)", "Effectif (en ETP)"])
def test_a_label_keeps_its_bracket(tmp_path: Path, label: str) -> None:
    fiche = (
        f"<h2>Fiche 3 – Ouvrir un lieu</h2><p>Descriptif : fait.</p><p>Indicateurs : {label} :</p>"
    )
    assert told(read(tmp_path, fiche), "indicators", "label", "availability") == [(label, "blank")]


ACTIONS = table("N° | Action | Avancement", "7 | Former les cadres | En cours")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Actions engagées | 12", "Actions terminées | ", "Actions abandonnées | 2"),
         ["reported", "blank", "reported"]),
        (("Nombre d'actions prévues | 12", "Fiches abandonnées | -", "Détail | "),
         ["reported", "blank"]),
        (("Actions prévues | Actions engagées | Actions terminées", "12 | 4 | "),
         ["reported", "reported", "blank"]),
    ],
    ids=["empty", "dash", "in-columns"],
)  # fmt: skip
def test_a_count_of_actions_asked_for_in_vain_is_blank(
    tmp_path: Path, rows: tuple[str, ...], expected: list[str]
) -> None:
    tables = read(tmp_path, ACTIONS, table(*rows))
    assert told(tables, "indicators", "availability", "section")[-1][1] == "summary"
    assert [row["availability"] for row in tables["indicators"]] == expected


@pytest.mark.parametrize(
    "labels", [("Date de début", "Date de fin"), ("Début", "Fin"), ("Date de début", "Durée")]
)
def test_dates_without_a_name_are_no_action(tmp_path: Path, labels: tuple[str, str]) -> None:
    rows = table(f"{labels[0]} | 12 mars 2024", f"{labels[1]} | du 12 mars au 30 juin 2024")
    tables = read(tmp_path, ACTIONS, rows)
    assert told(tables, "actions", "title") == [("Former les cadres",)]
    assert ("start", "2024-03-12") in told(tables, "dates", "role", "edtf")
