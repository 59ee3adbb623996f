"""Columns in other orders: what a blank repeats goes by meaning, not by place alone."""

from __future__ import annotations

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read, table, told

HEAD = (
    "<h1>Tableau de suivi 2023 des actions du contrat de protection de l'enfance</h1><p>Nièvre</p>"
)
EPP = "Rendre obligatoire l'entretien prénatal précoce"
HOME = "Créer 20 nouveaux relais parentaux"


@pytest.fixture
def actions(tmp_path):
    """(number, title, objective) of the actions of a table below the head of a report."""

    def read(head, *rows):
        lines = (head, *rows)
        table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in lines)
        path = tmp_path / "tableau.html"
        path.write_text(f"{HEAD}<table>{table}</table>", encoding="utf-8")
        found = process_file(path, path.name, ReadOptions()).tables["actions"]
        return [(r.get("action_number"), r.get("title"), r.get("objective_number")) for r in found]

    return read


def test_blank_action_left_of_another_objective_is_none(actions):
    found = actions(
        ("Action", "Action engagée", "Action réalisée", "Objectif"),
        ("Action n° 1 : Proposer l'entretien à toutes", "Oui", "Non", EPP),
        ("", "Non concerné", "Non concerné", HOME),
        ("Action n° 2 : Former", "Oui", "Oui", "Renforcer la formation des professionnels"),
    )
    assert [number for number, _, _ in found] == ["1", "2"]


def test_blank_action_beside_the_same_objective_goes_on(actions):
    found = actions(
        ("Action", "Objectif", "Financeur", "Montant 2023"),
        ("Action n° 1 : Proposer l'entretien à toutes", EPP, "FIR", "12 000 €"),
        ("", EPP, "Département", "8 000 €"),
    )
    assert [number for number, _, _ in found] == ["1"]


def test_title_without_a_number_takes_none_from_above(actions):
    found = actions(
        ("N°", "Intitulé", "Avancement", "Observations"),
        ("1", "Proposer l'entretien à toutes", "En cours", "Suivi"),
        ("", "Former les assistants familiaux", "Terminée", "Fait"),
    )
    assert [(number, title) for number, title, _ in found] == [
        ("1", "Proposer l'entretien à toutes"), (None, "Former les assistants familiaux"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ("Indicateur | 2023 | 2024", "IP reçues | 1987 | 2044", "Visites | 310 | 2012"),
        ("Année | IP reçues | Visites", "2023 | 1987 | 310", "2024 | 2044 | 2012"),
        ("Exercice | IP reçues | Visites", "Année 2023 | 1987 | 310", "Année 2024 | 2044 | 2012"),
    ],
)
def test_figures_that_look_like_years(tmp_path, rows):
    found = told(read(tmp_path, table(*rows)), "indicators", "label", "year", "value")
    assert sorted(found) == [
        ("IP reçues", 2023, 1987), ("IP reçues", 2024, 2044),
        ("Visites", 2023, 310), ("Visites", 2024, 2012),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "measure", "kept"),
    [
        ("Thème | Mesure | Action | Statut", "Renforcer les CRIP", []),
        ("Mesure de la stratégie | Thématique | Action | Statut", "Petite enfance", []),
        ("Axe | Engagement | Mesure | Action | Statut", "Renforcer les CRIP", ["Axe"]),
        ("Thème | Action | Statut", "Petite enfance", []),
    ],
)
def test_of_two_columns_of_one_level_the_one_called_so_is_it(tmp_path, columns, measure, kept):
    names = [name.strip() for name in columns.split("|")]
    values = {"Engagement": "Engagement 2", "Action": "1 – Ouvrir un lieu", "Statut": "En cours"}
    left = iter(["Petite enfance", "Renforcer les CRIP"])
    row = " | ".join(values.get(name) or next(left) for name in names)
    tables = read(tmp_path, table(columns, row))
    assert told(tables, "actions", "measure_text") == [(measure,)]
    assert [label for (label,) in told(tables, "extras", "label")] == kept


def test_bare_label_beside_numbers_of_fiches_is_the_title(actions):
    found = actions(
        ("Fiche", "Libellé", "Réalisé", "Reste à faire", "Coût réel"),
        ("FA1", "EPP", "Sage-femme recrutée", "Rien", "45 000"),
        ("FA2", "Bilans de santé", "2 104 enfants vus", "Achat de mallettes", "12 500"),
        ("FA18", "Accueil des fratries", "Abandonné", "Néant", "-"),
    )
    assert [(number, title) for number, title, _ in found] == [
        ("1", "EPP"), ("2", "Bilans de santé"), ("18", "Accueil des fratries"),
    ]  # fmt: skip


def test_real_costs_and_a_zero_are_money(tmp_path):
    rows = table(
        "Action | Statut | Coût prévu | Coût réel",
        "6 – Renforcer la CRIP | Non engagée | 90 000 € | 0 €",
    )
    found = read(tmp_path, rows)
    assert told(found, "fundings", "amount") == [(90000,), (0,)]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("A1. Former", "A2. Loger", ["A1", "A2"]),
        ("A1) Former", "A2) Loger", ["A1", "A2"]),
        ("3. Former", "4. Loger", ["3", "4"]),
        ("(3) Former", "(4) Loger", ["3", "4"]),
        ("2.1. Former", "2.2. Loger", ["2-1", "2-2"]),
        ("B.1) Former", "B.2) Loger", ["B-1", "B-2"]),
        ("[P1] Former", "[P2] Loger", ["P1", "P2"]),
    ],
)
def test_number_before_a_stop_or_bracket(actions, first, second, numbers):
    rows = [(f"{name} les équipes", "Département", "En cours") for name in (first, second)]
    found = actions(("Action prévue", "Pilote", "Avancement"), *rows)
    assert [(number, title) for number, title, _ in found] == [
        (numbers[0], "Former les équipes"), (numbers[1], "Loger les équipes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Engagement | Nombre d'actions prévues | Nombre d'actions lancées | Crédits consommés",
            "Engagement 1 – Agir tôt | 4 | 3 | 12 000,50 €", "Engagement 2 | 6 | 1 | 30 000 €",
        ),
        ("Engagement | Actions prévues | Actions engagées", "Engagement 1 | 4 | 3",
         "Engagement 2 | 6 | 1"),
        ("Axe | Nb d'actions | Réalisées | Montant 2024", "Axe 1 : Prévenir | 4 | 3 | 12 000 €",
         "Axe 2 : Protéger | 6 | 1 | 8 000 €"),
        ("Engagement du contrat | Nombre de fiches | dont terminées | Budget",
         "Engagement 1 | 4 | 3 | 10 000 €", "Engagement 2 | six | une | 20 000 €"),
    ],
)  # fmt: skip
def test_counts_of_actions_by_group_are_no_actions(tmp_path, rows):
    fiche = "<h2>Fiche 3 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    tables = read(tmp_path, table(*rows), fiche)
    assert told(tables, "indicators", "value", "section") == [
        (4, "summary"), (3, "summary"), (6, "summary"), (1, "summary"),
    ]  # fmt: skip
    assert "Engagement 1" in tables["indicators"][0]["label"] or "Axe 1" in rows[1]
    assert len(tables["actions"]) == 1
    assert len(tables.get("fundings", [])) == (2 if "€" in rows[1] else 0)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Loiret<br>Enfance | Plan d'actions | Orléans, le 15 décembre 2023", "2023-12-15"),
        ("Conseil départemental | Fait à Orléans, le 3 mars 2024", "2024-03-03"),
        ("Loiret | Document établi le 12 juin 2024", "2024-06-12"),
        ("Action | 12/03/2024", None),
    ],
)  # fmt: skip
def test_place_and_date_in_a_letterhead_of_one_row(tmp_path, head, day):
    found = read(tmp_path, table(head), "<p>Le plan est présenté ci-dessous.</p>" * 12)
    date = found["documents"][0].get("document_date")
    assert (date and date.isoformat()) == day


@pytest.mark.parametrize("voted", ["Voté", "Crédits votés", "Montant voté"])
def test_voted_money_is_planned_money(tmp_path, voted):
    rows = ("Action 1 : Ouvrir une halte | FIR | 40 | 21", "Action 2 : Former | CAF | 7 | 8,5")
    page = table(f"Action | Financeur | {voted} | Consommé", *rows)
    found = told(read(tmp_path, "<p>Montants en k€</p>", page), "fundings", "amount", "basis")
    assert [(float(amount), basis) for amount, basis in found] == [
        (40000, "planned"), (21000, "spent"), (7000, "planned"), (8500, "spent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("I – ", "II – ", "III – "), ["1", "2", "3"]),
        (("IV. ", "V. ", "VI. "), ["4", "5", "6"]),
        (("I) ", "II) ", "IV) "), ["1", "2", "4"]),
        (("A - ", "B - ", "C - "), ["A", "B", "C"]),
        (("A. ", "C. ", "M. "), [None, None, None]),
        (("I – ", "", ""), [None, None, None]),
    ],
)
def test_letters_before_titles_are_numbers_where_they_count(actions, heads, numbers):
    titles = (
        "Proposer l'entretien à toutes", "Former les familles d'accueil", "Ouvrir une unité"
    )  # fmt: skip
    rows = [(head + title, "Oui", "Non") for head, title in zip(heads, titles, strict=True)]
    found = actions(("Action", "Action engagée", "Action réalisée"), *rows)
    assert [number for number, _, _ in found] == numbers
    assert numbers[0] is None or [title for _, title, _ in found] == list(titles)


@pytest.mark.parametrize("head", ["État d'avancement au 31/12/2024", "Statut", "Où en est-on ?"])
def test_states_with_dates_are_states(tmp_path, head):
    states = (
        "Réalisée en mai 2023", "Démarrée en mars 2024, se poursuit", "Stoppée en juin 2024",
        "Décalée à 2025", "Sera lancée en 2025",
    )  # fmt: skip
    rows = [f"Action {n} : Ouvrir un lieu {n} | {state}" for n, state in enumerate(states, 1)]
    found = told(read(tmp_path, table(f"Action | {head}", *rows)), "actions", "status")
    assert found == [
        ("completed",), ("in_progress",), ("abandoned",), ("delayed",), ("not_started",),
    ]  # fmt: skip


def test_dates_below_a_state_are_starts(tmp_path):
    rows = [
        f"Action {n} : Ouvrir un lieu {n} | {when}" for n, when in ((1, "mai 2023"), (2, "2024"))
    ]
    found = told(read(tmp_path, table("Action | Avancement", *rows)), "actions", "start_edtf")
    assert found == [("2023-05",), ("2024",)]


@pytest.mark.parametrize("name", ["Libellé", "Action", "Intitulé"])
def test_a_share_beside_a_state_is_no_indicator(tmp_path, name):
    rows = (
        "2.1 | Entretiens le samedi | réalisée | 100 % | 03/2023",
        "2.2 | Renfort de la CRIP | en cours | 60 % | 2024",
        "2.3 | Accueil des fratries | abandonnée | 0 % | ",
    )
    tables = read(tmp_path, table(f"N° | {name} | Avancement | % | Début", *rows))
    assert told(tables, "actions", "action_number", "title", "status") == [
        ("2-1", "Entretiens le samedi", "completed"),
        ("2-2", "Renfort de la CRIP", "in_progress"),
        ("2-3", "Accueil des fratries", "abandoned"),
    ]
    assert not tables.get("indicators")
