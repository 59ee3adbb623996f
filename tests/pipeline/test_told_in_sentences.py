"""Reports in prose: names at the head of paragraphs, headings in plain words, states alone."""

import pytest
from openpyxl import Workbook

from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = (
    "<h1>Bilan 2023 du contrat de prévention et de protection de l'enfance</h1><p>Nièvre (58)</p>"
)


@pytest.fixture
def rows(tmp_path):
    """All tables of a page with this body."""

    def read(body, head=HEAD):
        path = tmp_path / "bilan.html"
        path.write_text(head + body, encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables

    return read


def told(tables, *columns):
    return [tuple(row.get(column) for column in columns) for row in tables.get("actions", [])]


@pytest.mark.parametrize(
    "head",
    ["<b>Action {n}. {t}.</b> ", "<b>Action {n} – {t} :</b> ", "Action {n}. {t}. ",
     "<b>Fiche n° {n} : {t}</b><br>"],
)  # fmt: skip
def test_name_at_the_head_of_a_paragraph(rows, head):
    found = rows(
        "<h2>Engagement 2 : Sécuriser les parcours</h2><p>"
        + head.format(n=6, t="Renforcer la CRIP")
        + "L'action est réalisée depuis juin. Le FIR a financé 42 000 €.</p><p>"
        + head.format(n=20, t="Soutenir les tiers")
        + "L'action est abandonnée.</p>"
    )
    assert told(found, "action_number", "title", "status") == [
        ("6", "Renforcer la CRIP", "completed"), ("20", "Soutenir les tiers", "abandoned"),
    ]  # fmt: skip
    assert [(row["amount"], row["funder"]) for row in found["fundings"]] == [(42000, "FIR")]


def test_a_plan_in_paragraphs_announces(rows):
    found = rows(
        "<p>Le plan comprend deux actions :</p><ul>"
        "<li>Action 6. Renforcer la CRIP. Le Département recrutera trois évaluateurs en 2024.</li>"
        "<li>Action 20. Soutenir les tiers. Un service sera ouvert à Nevers au printemps.</li></ul>"
    )
    assert {status for (status,) in told(found, "status")} == {"planned"}


def test_headings_in_plain_words_above_what_became_of_them(rows):
    found = rows(
        "<h2>1. Engagement 1 – Agir le plus précocement possible</h2>"
        "<h3>1.1 Entretien prénatal précoce</h3><p>L'action est en cours. 340 entretiens.</p>"
        "<h3>1.2 Bilans de santé en école maternelle</h3><p>L'action est réalisée : 12 écoles.</p>"
        "<h2>2. Engagement 2 – Sécuriser les parcours</h2>"
        "<h3>2.1 Renforcement de la CRIP</h3><p>L'action a pris du retard.</p>"
        "<h2>Conclusion</h2><p>Le contrat sera reconduit.</p>"
    )
    assert told(found, "action_number", "objective_number", "status") == [
        ("1-1", 1, "in_progress"), ("1-2", 2, "completed"), ("2-1", 6, "delayed"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["En cours", "(en cours)", "Action en cours"])
def test_state_alone_on_its_line(rows, state):
    found = rows(
        f"<p><b>Action 3 : Visites à domicile</b></p><p>{state}</p><p><b>Début</b> : mars 2022</p>"
        "<p><b>Action 6 : Renforcer la CRIP</b></p><p>Abandonnée</p><p><b>Début</b> : 2021</p>"
    )
    assert told(found, "status", "description") == [("in_progress", None), ("abandoned", None)]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Contrat de protection de l'enfance – Orne – bilan 2023", "61"),
        ("Suivi du contrat de protection de l'enfance 2023 – Landes", "40"),
        ("CDPPE | Aude | 2023", "11"),
    ],
)
def test_department_between_the_dashes_of_a_title(rows, title, code):
    found = rows("<h3>Action 6 – Renforcer la CRIP</h3><p>En cours.</p>", f"<h1>{title}</h1>")
    assert found["documents"][0].get("department_code") == code


@pytest.mark.parametrize(
    "form",
    ["Action {n} ({t}) : {s}", "Fiche {n} – {t} : {s}", "Action n° {n} : {t} : {s}",
     "Action {n} ({t}) : {s}."],
)  # fmt: skip
def test_items_with_a_name_a_state_and_facts(rows, form):
    items = [("1", "entretien prénatal", "en cours, 35 000 € FIR"),
             ("6", "CRIP", "en retard, poste vacant"),
             ("7", "protocole IP", "pas démarrée"),
             ("18", "fratries", "abandonnée faute de terrain")]  # fmt: skip
    lines = "".join(f"<li>{form.format(n=n, t=t, s=s)}</li>" for n, t, s in items)
    found = rows(f"<p>Voici le point sur nos actions :</p><ul>{lines}</ul><p>Cordialement,</p>")
    assert told(found, "action_number", "title", "status") == [
        ("1", "entretien prénatal", "in_progress"), ("6", "CRIP", "delayed"),
        ("7", "protocole IP", "not_started"), ("18", "fratries", "abandoned"),
    ]  # fmt: skip
    assert [row["amount"] for row in found["fundings"]] == [35000]
    assert all("Cordialement" not in (row.get("description") or "") for row in found["actions"])


def test_an_office_that_does_something_signs_nothing(rows):
    found = rows(
        "<h2>Fiche 6 : Renforcer la CRIP</h2><p>Bilan : deux postes.</p>"
        "<p>La directrice de la PMI a ouvert un lieu à Nevers</p>"
        "<p>La directrice générale adjointe</p>"
    )
    assert told(found, "results_text") == [
        ("deux postes.\nLa directrice de la PMI a ouvert un lieu à Nevers",)
    ]


def test_a_year_in_brackets_is_no_title(rows):
    found = rows("<ul><li>Action 2 (2023) : réalisée</li><li>Action 3 (2024) : en cours</li></ul>")
    assert told(found, "title", "status") == [(None, "completed"), (None, "in_progress")]


def test_states_year_by_year_are_those_of_the_last(rows):
    lines = [("Action", "2021", "2022", "2023"),
             ("1. Entretien prénatal", "En cours", "Retard", "Réalisée"),
             ("2. Bilans de santé", "En cours", "Réalisée", "Réalisée"),
             ("6. Renforcer la CRIP", "Non démarrée", "Non démarrée", "Abandonnée")]  # fmt: skip
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in line) + "</tr>" for line in lines)
    found = rows(f"<table>{table}</table>")
    assert [status for (status,) in told(found, "status")] == [
        "completed", "completed", "abandoned",
    ]  # fmt: skip


def test_columns_of_a_board_in_english(tmp_path):
    path = tmp_path / "board.csv"
    path.write_text(
        "Card Name,List Name,Due Date,Members\n"
        "Fiche 1 – Entretien prénatal,En cours,2023-12-31,Anne\n"
        "Fiche 2 – Bilans en maternelle,Terminé,2023-07-07,Anne\n"
        "Fiche 7 – Protocole IP,À faire,,Paul\n",
        encoding="utf-8",
    )
    found = process_file(path, path.name, ReadOptions()).tables
    assert told(found, "action_number", "status") == [
        ("1", "in_progress"), ("2", "completed"), ("7", "not_started"),
    ]  # fmt: skip


@pytest.fixture
def sheets(tmp_path):
    book = Workbook()
    book.remove(book.active)
    for number, title, spent in ((1, "Entretien prénatal précoce", 44000), (6, "CRIP", 39500)):
        sheet = book.create_sheet(f"FA {number}")
        sheet["B2"] = "CONTRAT DE PROTECTION DE L'ENFANCE - NIÈVRE - 2023"
        for row, pair in enumerate(
            (("Fiche action n°", number), ("Intitulé", title), ("Statut", "En cours")), 4
        ):
            sheet.cell(row, 2, pair[0])
            sheet.cell(row, 3, pair[1])
        for row, line in enumerate(
            (("Financement 2023", "Prévu", "Réalisé"), ("FIR", 45000, spent),
             ("Département", 10000, 9500)), 10,
        ):  # fmt: skip
            for column, value in enumerate(line, 2):
                sheet.cell(row, column, value)
    path = tmp_path / "fiches.xlsx"
    book.save(path)
    return process_file(path, path.name, ReadOptions()).tables


def test_a_sheet_a_fiche_has_the_title_under_its_label(sheets):
    assert told(sheets, "action_number", "title") == [
        ("1", "Entretien prénatal précoce"), ("6", "CRIP"),
    ]  # fmt: skip


def test_money_that_looks_like_days_is_money(sheets):
    spent = [row["amount"] for row in sheets["fundings"] if row["basis"] == "spent"]
    assert spent == [44000, 9500, 39500, 9500]


def test_a_chapter_ends_the_engagement_above(rows):
    found = rows(
        "<h2>1. Parole (engagement 3)</h2><h3>Action 1 – Associer les jeunes à l'ODPE</h3>"
        "<p>En cours.</p><h3>Action 2 – Former les professionnels</h3><p>Réalisée.</p>"
        "<h2>2. Moyens transversaux</h2><h3>Action 3 – Former les professionnels</h3><p>Faite.</p>"
    )
    assert told(found, "objective_number") == [(10,), (26,), (26,)]
    conflicts = [row for row in found["checks"] if row["code"] == "objective_conflict"]
    assert [row["action_id"][-3:] for row in conflicts] == ["002"]


@pytest.mark.parametrize("state", [" (en cours).", " (en cours) –", " (en cours) :"])
def test_state_in_brackets_behind_a_name_in_bold(rows, state):
    found = rows(
        f"<p><b>Action 1 – Bilans de santé en maternelle{state}</b> Ils ont vu 214 enfants.</p>"
        f"<p><b>Action 2 – Accueil des fratries{state}</b> Huit places sont ouvertes à Nevers.</p>"
    )
    assert told(found, "action_number", "status") == [("1", "in_progress"), ("2", "in_progress")]
    assert found["documents"][0]["kind"] == "execution_report"


def test_numbered_lines_of_a_text_end_the_actions_above(tmp_path):
    path = tmp_path / "compte-rendu.txt"
    path.write_text(
        "COMPTE RENDU DU COMITÉ\n\nContrat de prévention et de protection de l'enfance, Nièvre\n\n"
        "1. Point sur les actions\n\nAction 1 - Bilans de santé : en cours.\n"
        "Action 2 - Renforcement de la CRIP : réalisée.\n\n"
        "2. Financement\n\nL'État apporte 40 000 €.\n\n3. Suite\n\nNous nous verrons en mai.\n",
        encoding="utf-8",
    )
    found = process_file(path, path.name, ReadOptions()).tables
    assert told(found, "action_number", "status", "description") == [
        ("1", "in_progress", None), ("2", "completed", None),
    ]  # fmt: skip
    assert found["fundings"][0].get("action_id") is None


@pytest.mark.parametrize(
    ("budget", "told_of"),
    [
        ("BOP 304 : 96 k€ prévus, 88 k€ mandatés", [(96000, "planned"), (88000, "spent")]),
        ("FIR : 40 k€ notifiés et 38 k€ dépensés", [(40000, "allocated"), (38000, "spent")]),
        ("CAF : prévu 12 k€, réalisé 10 k€", [(12000, "planned"), (10000, "spent")]),
    ],
)
def test_each_amount_is_what_its_own_words_say(rows, budget, told_of):
    fiche = "<h2>Fiche 1 – Renforcer la CRIP</h2><p><b>Budget :</b> {}</p><p><b>Bilan :</b> oui</p>"
    found = rows(fiche.format(budget))["fundings"]
    assert [(int(row["amount"]), row["basis"]) for row in found] == told_of


@pytest.mark.parametrize(
    ("budget", "payers"),
    [
        (
            "Sur 90 k€ notifiés, 60 k€ relèvent du FIR et 30 k€ de l'ONDAM. La CAF a versé 12 k€.",
            ["ALL", "FIR", "ONDAM", "CAF"],
        ),
        (
            (
                "La CAF a versé 12 k€. Sur 90 k€, 60 k€ viennent du FIR pour les salaires et "
                "30 k€ du FIR pour le matériel."
            ),
            ["CAF", None, "FIR", "FIR"],
        ),
    ],
)
def test_a_total_is_of_its_own_sentence(rows, budget, payers):
    fiche = "<h2>Fiche 1 – Renforcer la CRIP</h2><p><b>Budget :</b> {}</p><p><b>Bilan :</b> oui</p>"
    found = rows(fiche.format(budget))["fundings"]
    assert [row.get("funder") for row in found] == payers
    assert [row["is_total"] for row in found] == [row["amount"] == 90000 for row in found]


TICKED = (
    "<table><tr><td>N°</td><td>Action</td><td>Engagée</td><td>Réalisée</td></tr>"
    "<tr><td>1.1</td><td>Entretiens le samedi</td><td>X</td><td>X</td></tr>"
    "<tr><td>1.2</td><td>Bus petite enfance</td><td>X</td><td></td></tr></table>"
)


@pytest.mark.parametrize(
    "progress",
    [
        (
            "<ul><li>Action 1.1 (entretiens) : les postes sont pourvus, fin du recrutement ;</li>"
            "<li>Action 1.2 (bus) : le bus est livré. Les tournées commencent en mai.</li></ul>"
        ),
        (
            "<p>Action 1.1 (entretiens) : les postes sont pourvus.</p>"
            "<p>Action 1.2 (bus) : le bus est livré. Les tournées commencent au printemps.</p>"
        ),
        "<p><b>Action 1.2</b> – Bus. Le bus est livré. Les tournées commencent au printemps.</p>",
        "<p>L'action 1.1 est achevée : les postes sont pourvus depuis le printemps.</p>",
    ],
)
def test_a_line_of_a_chapter_is_no_fiche_of_those_below(rows, progress):
    chapters = (
        "<h2>2. État d'avancement</h2>{}<h2>3. Tableau récapitulatif</h2>{}"
        "<h2>4. Chiffres clés</h2><p>12 familles suivies</p><h2>5. Budget</h2><p>12 000 €</p>"
    )
    found = rows(chapters.format(progress, TICKED))["actions"]
    assert [(row["action_number"], row["title"], row["status"]) for row in found] == [
        ("1-1", "Entretiens le samedi", "completed"),
        ("1-2", "Bus petite enfance", "in_progress"),
    ]
    assert not [row for row in found if row.get("reason_not_done")]
