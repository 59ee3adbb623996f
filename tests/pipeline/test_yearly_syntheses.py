"""A synthesis of one year, made for readers of a page or two: its year, its money, its figures."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

POLICY = "contrat de prévention et de protection de l'enfance"
MONEY = table("Financeur | Prévu | Dépensé", "BOP 304 | 310 | 284,5", "Total | 310 | 284,5")


@pytest.mark.parametrize(
    "title",
    [
        "Synthèse 2023 du Loiret",
        "Loiret : l'essentiel 2023",
        "Loiret – Chiffres clés de l'année 2023",
    ],
)
def test_a_synthesis_reports_on_the_year_it_names(tmp_path, title):
    text = f"<p>Le {POLICY} 2021-2024 suit son cours.</p><h2>Les moyens (en k€)</h2>"
    tables = read(tmp_path, text, MONEY, title=f"<h1>{title}</h1>")
    assert told(tables, "documents", "fiscal_year") == [(2023,)]
    assert {row["year"] for row in tables["fundings"]} == {2023}


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("L'argent du contrat en 2022 (en k€)", 2022),
        ("Rappel : financements 2022 (k€)", 2022),
        ("Crédits du contrat 2021-2024 (en k€)", 2024),
    ],
)
def test_the_heading_of_a_table_of_money_names_its_year(tmp_path, heading, year):
    title = f"<h1>Rapport d'exécution 2024 du {POLICY} – Loiret</h1>"
    fiche = "<h2>Fiche 1 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    tables = read(tmp_path, fiche, f"<h2>{heading}</h2>", MONEY, title=title)
    assert {row["year"] for row in tables["fundings"]} == {year}


BOXES = [
    ("486<br>bilans de santé (451 en 2023) | 64 %<br>des évaluations dans les délais",
     "38<br>familles suivies | 7,5 ETP créés grâce au contrat"),
    ("486 bilans de santé (451 en 2023) | 64 % des évaluations", "38 familles | 7,5 ETP créés"),
    ("486 | 451 | 64 % | 38 | 7,5",
     "bilans de santé | bilans en 2023 | d'évaluations dans les délais | familles suivies | ETP"),
]  # fmt: skip


@pytest.mark.parametrize("rows", BOXES)
def test_figures_in_boxes_are_a_summary_s(tmp_path, rows):
    text = f"<p>Le {POLICY} du Loiret est signé par l'État.</p><h2>Le contrat en bref</h2>"
    fiche = "<h2>Fiche 3 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    found = told(read(tmp_path, text, table(*rows), fiche), "indicators", "value", "action_id")
    assert found == [(486, None), (451, None), (64, None), (38, None), (7.5, None)]


@pytest.mark.parametrize(
    "row", ["3 place Saint-Pierre, 55000 | 03 29 00 00 00", "12 juin 2024 | 14 juin 2024",
            "1. Le contrat | 2. Les actions"],
)  # fmt: skip
def test_addresses_days_and_chapters_are_no_figures(tmp_path, row):
    text = f"<p>Le {POLICY} du Loiret est signé par l'État.</p>"
    fiche = "<h2>Fiche 3 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    assert read(tmp_path, text, table(row), fiche).get("indicators", []) == []


def _numbered(lead: str, numbers: str, states: list[str], tag: str, state: str) -> str:
    titles = ["Entretiens prénatals précoces", "Bilans de santé en école maternelle", "Parrainage"]
    first, *rest = (
        f"<{tag}>{number} {title}</{tag}><{state}>{said}</{state}><p>Suivi par la PMI.</p>"
        for number, title, said in zip(numbers.split(), titles, states, strict=True)
    )
    groups = "<h3>Engagement 1 – Agir tôt</h3>", "<h3>Engagement 2 – Sécuriser les parcours</h3>"
    return f"<h2>{lead}</h2>{groups[0]}{first}{groups[1]}{''.join(rest)}<h2>En savoir plus</h2>"


@pytest.mark.parametrize(
    ("lead", "numbers", "tag", "state"),
    [
        ("Les trois actions, une par une", "1. 2. 3.", "h4", "p"),
        ("Nos actions", "1) 2) 3)", "h4", "h5"),
        ("Où en est-on ?", "4. 5. 6.", "h5", "p"),
    ],
)
def test_numbered_headings_with_a_state_below_are_actions(tmp_path, lead, numbers, tag, state):
    text = f"<p>Le {POLICY} du Loiret suit son cours.</p>"
    states = ["EN COURS", "RÉALISÉE", "Reportée"]
    page = _numbered(lead, numbers, states, tag, state)
    found = told(read(tmp_path, text, page), "actions", "action_number", "status")
    first = int(numbers[0])
    assert found == [
        (str(first), "in_progress"), (str(first + 1), "completed"), (str(first + 2), "delayed"),
    ]  # fmt: skip


def test_numbered_chapters_are_no_actions(tmp_path):
    texts = ["Un point de situation.", "Une équipe complète.", "Des suites en 2024."]
    page = _numbered("Le contexte", "1. 2. 3.", texts, "h4", "p")
    assert "actions" not in read(tmp_path, f"<p>Le {POLICY} du Loiret.</p>", page)


@pytest.mark.parametrize(
    "heading",
    ["L'enfance protégée en chiffres", "Les chiffres de la PMI", "Repères chiffrés",
     "L'aide sociale à l'enfance en quelques chiffres"],
)  # fmt: skip
def test_the_lines_of_a_chapter_of_figures_are_indicators(tmp_path, heading):
    text = f"<p>Le {POLICY} du Loiret est signé par l'État.</p><h2>{heading}</h2>"
    items = "<ul><li>1 243 enfants confiés fin 2023</li><li>412 assistants familiaux</li></ul>"
    after = "<h2>Fiche 3 – Ouvrir une halte</h2><p>Partenaires : CAF</p><p>Bilan : bon</p>"
    tables = read(tmp_path, text, items, after)
    found = told(tables, "indicators", "value", "label", "year", "action_id")
    assert found == [
        (1243, "enfants confiés", 2023, None), (412, "assistants familiaux", 2024, None),
    ]  # fmt: skip
