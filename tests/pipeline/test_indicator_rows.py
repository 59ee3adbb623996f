"""Tables of actions with their indicators: each action once, its figures and targets apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

ACTIONS = [("1", "Renforcer les visites à domicile"), ("2", "Ouvrir une maison des adolescents")]
FIGURES = [
    ("1", "Nombre de visites", 200.0, "count", "target"),
    ("1", "Nombre de visites", 187.0, "count", "indicators"),
    ("1", "Taux de couverture", 90.0, "percent", "target"),
    ("1", "Taux de couverture", 85.0, "percent", "indicators"),
    ("2", "Jeunes reçus", 60.0, "count", "target"),
    ("2", "Jeunes reçus", 41.0, "count", "indicators"),
]
ONE = "Fiche 1 – Renforcer les visites à domicile"
TWO = "Fiche 2 – Ouvrir une maison des adolescents"


def figures(tables: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
    numbers = {row["action_id"]: row["action_number"] for row in tables["actions"]}
    return [
        (numbers.get(row["action_id"]), *(row[c] for c in ("label", "value", "unit", "section")))
        for row in tables["indicators"]
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Fiche action | Indicateur | Cible 2024 | Réalisé 2024",
         f"{ONE} | Nombre de visites | 200 | 187", " | Taux de couverture | 90 % | 85 %",
         f"{TWO} | Jeunes reçus | 60 | 41"),
        ("Fiche action | Indicateur | Cible 2024 | Réalisé 2024",
         f"{ONE} | Nombre de visites | 200 | 187", f"{TWO} | Jeunes reçus | 60 | 41",
         f"{ONE} | Taux de couverture | 90 % | 85 %"),
        ("N° fiche | Intitulé de l'action | Indicateurs de suivi | Valeur cible | Valeur atteinte",
         "1 | Renforcer les visites à domicile | Nombre de visites | 200 | 187",
         " | | Taux de couverture | 90 % | 85 %",
         "2 | Ouvrir une maison des adolescents | Jeunes reçus | 60 | 41"),
        ("Action | Indicateurs | Prévu | Réalisé | Commentaire",
         f"{ONE} | Nombre de visites<br>Taux de couverture | 200<br>90 % | 187<br>85 % | Stable",
         f"{TWO} | Jeunes reçus | 60 | 41 | "),
        ("Indicateur | Cible 2024 | Réalisé 2024", f"{ONE} | | ", "Nombre de visites | 200 | 187",
         "Taux de couverture | 90 % | 85 %", f"{TWO} | | ", "Jeunes reçus | 60 | 41"),
    ],
    ids=["once-above", "scattered", "own-number", "line-by-line", "rows-of-names"],
)  # fmt: skip
def test_actions_once_with_figures_and_targets(tmp_path: Path, rows: tuple[str, ...]) -> None:
    tables = read(tmp_path, table(*rows))
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert sorted(figures(tables), key=str) == sorted(FIGURES, key=str)


def test_what_every_row_says_of_its_action_is_said_once(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Partenaires | Budget | Indicateur | Cible 2024 | Réalisé 2024",
        f"{ONE} | CAF, MSA | 10 000 € | Nombre de visites | 200 | 187",
        f"{ONE} | CAF, MSA | 10 000 € | Nombre de séances | 12 | 10",
        f"{ONE} | CAF, MSA | 10 000 € | Taux de couverture | 90 % | 85 %",
        f"{TWO} | PJJ | 5 000 € | Jeunes reçus | 60 | 41",
        f"{ONE} | CAF, MSA | 10 000 € | Familles reçues | 20 | 18",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "partners_text") == [
        ("1", "CAF, MSA"), ("2", "PJJ"),
    ]  # fmt: skip
    assert told(tables, "fundings", "amount") == [(10_000,), (5_000,)]
    assert [number for number, *_ in figures(tables)].count("1") == 8


def test_equal_amounts_of_two_funders_are_two(tmp_path: Path) -> None:
    tables = read(tmp_path, table(
        "Action | Financeur | Montant | Indicateur | Cible 2024 | Réalisé 2024",
        f"{ONE} | CAF | 10 000 € | Nombre de visites | 200 | 187",
        f"{ONE} | MSA | 10 000 € | Taux de couverture | 90 % | 85 %",
        f"{TWO} | CAF | 5 000 € | Jeunes reçus | 60 | 41",
    ))  # fmt: skip
    assert told(tables, "fundings", "funder", "amount") == [
        ("CAF", 10_000), ("MSA", 10_000), ("CAF", 5_000),
    ]  # fmt: skip


def test_a_fiche_named_again_keeps_its_figures(tmp_path: Path) -> None:
    fiches = "".join(
        f"<h2>{name}</h2><p>Descriptif : ouverture en cours.</p><p>Partenaires : CAF, PJJ</p>"
        for name in (ONE, TWO)
    )
    rows = table(
        "Fiche | Indicateur | Cible 2024 | Réalisé 2024",
        "Fiche 1 | Nombre de visites | 200 | 187",
        "Fiche 1 | Taux de couverture | 90 % | 85 %",
        "Fiche 2 | Jeunes reçus | 60 | 41",
    )
    tables = read(tmp_path, fiches, "<h2>Indicateurs</h2>", rows)
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert figures(tables) == FIGURES


def test_a_fiche_named_again_in_fewer_words(tmp_path: Path) -> None:
    fiche = f"<h2>{ONE}</h2><p>Descriptif : ouverture en cours.</p><p>Partenaires : CAF</p>"
    rows = table(
        "Fiche | Indicateur | Cible 2024 | Réalisé 2024",
        "1 – Visites à domicile | Nombre de visites | 200 | 187",
        "1 – Visites à domicile | Taux de couverture | 90 % | 85 %",
    )
    tables = read(tmp_path, fiche, "<h2>Indicateurs</h2>", rows)
    assert told(tables, "actions", "action_number", "title") == ACTIONS[:1]
    assert figures(tables) == FIGURES[:4]


def test_a_heading_above_each_table_of_indicators_opens_its_fiche(tmp_path: Path) -> None:
    head = "Indicateur | Cible 2024 | Réalisé 2024"
    one = table(head, "Nombre de visites | 200 | 187", "Taux de couverture | 90 % | 85 %")
    two = table(head, "Jeunes reçus | 60 | 41")
    tables = read(tmp_path, f"<h2>{ONE}</h2>", one, f"<h2>{TWO}</h2>", two)
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert figures(tables) == FIGURES


def test_the_state_of_an_action_is_not_that_of_its_indicator(tmp_path: Path) -> None:
    rows = table(
        "Action | Indicateur | Cible | Réalisé | Cible atteinte | Avancement",
        f"{ONE} | Nombre de visites | 200 | 187 | Non | En cours",
        f"{TWO} | Jeunes reçus | 60 | 64 | Oui | Terminée",
    )
    tables = read(tmp_path, rows)
    assert told(tables, "actions", "status", "is_completed") == [
        ("in_progress", None),
        ("completed", None),
    ]
    assert told(tables, "indicators", "value") == [(200.0,), (187.0,), (60.0,), (64.0,)]


def test_objectives_are_listed_without_any_action(tmp_path: Path) -> None:
    rows = table(
        "Objectif | Indicateur | Cible | Réalisé",
        "Objectif 2 : Généraliser les bilans de santé en école maternelle | Bilans | 800 | 756",
        " | Enfants orientés | 90 | 84",
        "Objectif 6 : Renforcer les moyens des CRIP | Délai d'évaluation (jours) | 90 | 104",
    )
    tables = read(tmp_path, rows)
    assert told(tables, "objectives", "objective_number") == [(2,), (6,)]
    assert [row["value"] for row in tables["indicators"]] == [800, 756, 90, 84, 90, 104]
    assert {row.get("action_id") for row in tables["indicators"]} == {None}


def test_an_objective_over_figures_is_a_target(tmp_path: Path) -> None:
    rows = table(
        "Indicateur | Objectif | Réalisé",
        "Nombre de visites | 200 | 187",
        "Jeunes reçus | 60 | 41",
    )
    tables = read(tmp_path, rows)
    assert told(tables, "indicators", "value", "section") == [
        (200.0, "target"), (187.0, "indicators"), (60.0, "target"), (41.0, "indicators"),
    ]  # fmt: skip


def test_years_above_targets_and_results(tmp_path: Path) -> None:
    rows = table(
        "Fiche | Indicateur | 2023 | < | 2024 | <",
        " | | Cible | Réalisé | Cible | Réalisé",
        f"{ONE} | Nombre de visites | 190 | 180 | 200 | 187",
        f"{TWO} | Jeunes reçus | 50 | 38 | 60 | 41",
    )
    tables = read(tmp_path, rows)
    assert told(tables, "actions", "action_number", "title") == ACTIONS
    assert told(tables, "indicators", "year", "value", "section")[:4] == [
        (2023, 190.0, "target"), (2023, 180.0, "indicators"),
        (2024, 200.0, "target"), (2024, 187.0, "indicators"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("group", "heads"),
    [
        ("Indicateur de suivi", "Intitulé | Cible 2024 | 2024"),
        ("Indicateurs de l'action", "Libellé | Cible | Réalisé 2024"),
        ("Suivi quantitatif", "Indicateur | Prévision 2024 | Valeur 2024"),
    ],
)
def test_a_group_over_the_indicator_and_its_figures(tmp_path: Path, group: str, heads: str) -> None:
    tables = read(tmp_path, table(
        f"Action | Début | En cours | Terminée | {group} | < | <",
        f" | | | | {heads}",
        f"{ONE} | 2022 | X | | Nombre de visites | 200 | 187",
        f"{TWO} | mai 2023 | | X | Jeunes reçus | 60 | 41",
    ))  # fmt: skip
    assert told(tables, "actions", "action_number", "status", "start_edtf") == [
        ("1", "in_progress", "2022"), ("2", "completed", "2023-05"),
    ]  # fmt: skip
    wanted = [each for each in FIGURES if each[1] != "Taux de couverture"]
    assert sorted(figures(tables), key=str) == sorted(wanted, key=str)


def test_what_the_signs_of_a_table_stand_for_is_no_missing_figure(tmp_path: Path) -> None:
    tables = read(
        tmp_path,
        table("Indicateur | 2023 | 2024", "Jeunes reçus | NC | 41", "Visites | 12 | 15"),
        "<p>NC : non communiqué – ND : non disponible</p>",
    )
    assert told(tables, "indicators", "label", "year", "availability") == [
        ("Jeunes reçus", 2023, "not_available"), ("Jeunes reçus", 2024, "reported"),
        ("Visites", 2023, "reported"), ("Visites", 2024, "reported"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("results", "figures"),
    [
        (("En hausse sur tout le territoire", "Objectif atteint"), [1087, 12, 3412, 214]),
        (("", "Donnée provisoire"), [1087, 12, 3412, 214]),
    ],
)
def test_indicators_with_their_values_beside_results_in_words(
    tmp_path: Path, results: tuple[str, str], figures: list[int]
) -> None:
    tables = read(
        tmp_path,
        table(
            "Action | Indicateurs de suivi | Résultats 2023 | État",
            "1. Entretiens prénataux | Entretiens réalisés : 1 087<br>Sages-femmes formées : 12 | "
            f"{results[0]} | En cours",
            "2. Bilans en maternelle | • bilans réalisés : 3 412<br>• orientations : 214 | "
            f"{results[1]} | Réalisée",
        ),
    )
    rows = told(tables, "indicators", "value", "section")
    assert rows == [(value, "indicators") for value in figures]


def test_aims_told_with_the_indicator_leave_its_value_to_the_results(tmp_path: Path) -> None:
    tables = read(
        tmp_path,
        table(
            "Action | Indicateurs de suivi | Résultats 2023 | État",
            "1. Entretiens prénataux | Entretiens, cible : 1 200 | 1 087 | En cours",
            "2. Bilans en maternelle | Bilans, cible : 3 000 | 3 412 | Réalisée",
        ),
    )
    values = told(tables, "indicators", "value", "section")
    assert {(1087, "indicators"), (3412, "indicators")} <= set(values)
