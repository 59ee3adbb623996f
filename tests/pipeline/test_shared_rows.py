"""One row for several actions: each gets its own lines, dates and amounts, the rest is for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

HEAD = "N° | Intitulé | Engagée | Réalisée | Démarrage | Objectif national | BOP 304"
BEFORE = "1 | Bilans de santé des enfants de quatre ans | Oui | Oui | 2022 | 2 | 12 000 €"
A, B = "Plan de contrôle des établissements", "Contrôles partagés avec l'État"


@pytest.mark.parametrize(
    ("numbers", "titles"),
    [
        ("n°5<br>n°6", f"{A}<br>{B}"),
        ("5<br>6", f"{A}<br>{B}"),
        ("5 et 6", f"<p>{A}</p><p>{B}</p>"),
        ("Action 5<br>Action 6", "Plan de contrôle des<br>établissements<br>" + B),
        ("", f"Action 5 : {A}<br>Action 6 : {B}"),
        ("", f"5 – {A} 6 – {B}"),
    ],
)
def test_two_actions_in_a_row(tmp_path: Path, numbers: str, titles: str) -> None:
    row = f"{numbers} | {titles} | Oui | Oui<br>Non | mars 2023 | 8<br>17 | 5 000 €"
    tables = read(tmp_path, table(HEAD, BEFORE, row))
    columns = ("action_number", "title", "status", "start_edtf", "objective_number")
    assert told(tables, "actions", *columns)[1:] == [
        ("5", A, "completed", "2023-03", 8),
        ("6", B, "in_progress", "2023-03", 17),
    ]
    assert {row["is_applicable"] for row in tables["objectives"]} == {True}


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("1er semestre<br>2023<br>octobre 2023", ("2023-40", "2023-10")),
        ("1er semestre<br>2023", ("2023-40", "2023-40")),
        ("01/03/2023 15/06/2024", ("2023-03-01", "2024-06-15")),
        ("2022<br>2023", ("2022", "2023")),
        ("de mars à juin 2023", ("2023-03/2023-06", "2023-03/2023-06")),
    ],
)
def test_a_date_for_each(tmp_path: Path, cell: str, dates: tuple[str, str]) -> None:
    row = f"5<br>6 | {A}<br>{B} | Oui | Non | {cell} | 8 | "
    tables = read(tmp_path, table(HEAD, BEFORE, row))
    assert told(tables, "actions", "start_edtf")[1:] == [(date,) for date in dates]


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("5 000 €<br>7 000 €", [("5", 5000), ("6", 7000)]),
        ("9 000 €", [(None, 9000)]),
        ("", []),
    ],
)
def test_money_is_never_counted_twice(
    tmp_path: Path, cell: str, amounts: list[tuple[str | None, int]]
) -> None:
    row = f"5<br>6 | {A}<br>{B} | Oui | Non | 2023 | 8 | {cell}"
    tables = read(tmp_path, table(HEAD, BEFORE, row))
    numbers = {row["row_id"]: row["action_number"] for row in tables["actions"]}
    found = [(numbers.get(row.get("action_id") or ""), int(row["amount"]), row["objective_number"])
             for row in tables["fundings"]]  # fmt: skip
    assert found[0] == ("1", 12000, 2)
    assert found[1:] == [(number, amount, 8) for number, amount in amounts]


@pytest.mark.parametrize("number", ["5-6", "5.6", "12"])
def test_one_number_is_one_action(tmp_path: Path, number: str) -> None:
    row = f"{number} | {A}<br>{B} | Oui | Non | 2023 | 8 | "
    tables = read(tmp_path, table(HEAD, BEFORE, row))
    assert len(tables["actions"]) == 2


SAID = "Actions | Indicateurs de suivi | Cible 2024 | Résultats 2024 | État | Coût"
OTHER = "Action 9 : Réunir un comité de jeunes | Réunions | 4 | 3 | En cours | 1 000 €"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Action 2 :", "Action 2 bis :"),
        ("Fiche 2.1 –", "Fiche 2.2 –"),
        ("A4 –", "A5 –"),
        ("Fiche action n° 2 :", "Fiche action n° 3 :"),
    ],
)
def test_lines_say_by_number_which_action_they_are_about(
    tmp_path: Path, first: str, second: str
) -> None:
    def both(one: str, two: str) -> str:
        return f"{first} {one}<br>{second} {two}"

    row = " | ".join(
        (
            both("Visites à domicile", "Groupe de parole"),
            both("nombre de visites<br>à domicile", "mères accueillies"),
            both("4 000", "40"),
            both("3 764", "31 (28 en 2023)"),
            f"{second} en retard<br>{first} réalisée",
            f"{second} 12 000 €",
        )
    )
    tables = read(tmp_path, table(SAID, row, OTHER))
    assert told(tables, "actions", "title", "status")[:2] == [
        ("Visites à domicile", "completed"),
        ("Groupe de parole", "delayed"),
    ]
    ids = [row["action_id"] for row in tables["actions"]]
    figures = told(tables, "indicators", "action_id", "label", "value", "year", "section")
    assert figures[:5] == [
        (ids[0], "nombre de visites à domicile", 4000, 2024, "target"),
        (ids[0], "nombre de visites à domicile", 3764, 2024, "indicators"),
        (ids[1], "mères accueillies", 40, 2024, "target"),
        (ids[1], "mères accueillies", 31, 2024, "indicators"),
        (ids[1], "mères accueillies", 28, 2023, "indicators"),
    ]
    assert told(tables, "fundings", "action_id", "amount")[0] == (ids[1], 12000)


@pytest.mark.parametrize("sign", [" ", "<br>", " ; "])
def test_the_word_action_tells_where_a_printed_line_ended(tmp_path: Path, sign: str) -> None:
    titles = "Action 2 : Visites à domicile<br>Action 2 bis : Groupe de parole"
    said = sign.join(("Action 2 : réalisée", "Action 2 bis : en<br>retard"))
    tables = read(tmp_path, table(SAID, f"{titles} | | | | {said} | ", OTHER))
    assert told(tables, "actions", "status")[:2] == [("completed",), ("delayed",)]


def test_numbers_that_open_a_line_and_are_figures_name_no_action(tmp_path: Path) -> None:
    row = "1. Visites à domicile<br>2. Groupe de parole | Visites<br>Séances | 3<br>4 | 2<br>1 | | "
    tables = read(tmp_path, table(SAID, row, OTHER))
    figures = told(tables, "indicators", "label", "value")
    assert figures[:4] == [("Visites", 3), ("Visites", 2), ("Séances", 4), ("Séances", 1)]
