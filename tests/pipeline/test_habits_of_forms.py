"""Forms from a template, badges, outlines and the columns of project tools."""

import pytest

from extractors.options import ReadOptions
from normalizers.numbering import normalise_number
from pipeline.process import process_file

HEAD = "<h1>Rapport d'exécution 2023 du contrat de protection de l'enfance</h1><p>Nièvre (58)</p>"


@pytest.fixture
def rows(tmp_path):
    """All tables of a page with this body, or of a CSV file with these lines."""

    def read(body, name="rapport.html"):
        path = tmp_path / name
        path.write_text(HEAD + body if name.endswith("html") else body, encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables

    return read


def by_number(tables, column="status"):
    return {row.get("action_number"): row.get(column) for row in tables["actions"]}


def test_prompts_of_an_empty_form_say_nothing(rows):
    prompt = "Cliquez ou appuyez ici pour entrer du texte."
    found = rows(
        "<h2>Fiche action n° 4</h2><table>"
        "<tr><td>Intitulé de l'action</td><td>Former les équipes</td></tr>"
        f"<tr><td>Partenaires</td><td>{prompt}</td></tr>"
        "<tr><td>Date de démarrage</td><td>Choisissez un élément.</td></tr>"
        f"<tr><td>Bilan d'exécution</td><td>{prompt}</td></tr></table>"
    )
    row = found["actions"][0]
    assert row.get("results_text") is None
    assert row.get("partners_text") is None
    assert row.get("start_text") is None
    assert row["status"] == "unknown"
    assert not found.get("partners")


@pytest.mark.parametrize(
    ("boxes", "status"),
    [
        ("☐ Non démarrée ☐ En cours ☒ En retard ☐ Réalisée ☐ Abandonnée", "delayed"),
        ("☐ Non démarrée ☐ En cours ☐ En retard ☐ Réalisée ☒ Abandonnée", "abandoned"),
        ("( ) Non démarrée (X) En cours ( ) En retard ( ) Réalisée ( ) Abandonnée", "in_progress"),
        ("☐ Non démarrée ☐ En cours ☐ En retard ☐ Réalisée ☐ Abandonnée", "unknown"),
    ],
)
def test_long_line_of_boxes_is_a_state(rows, boxes, status):
    found = rows(
        "<h2>Fiche action n° 4 – Former les équipes</h2><table>"
        "<tr><td>Descriptif</td><td>Deux sessions par an.</td></tr>"
        f"<tr><td>Avancement au 31/12/2023 (cocher)</td><td>{boxes}</td></tr></table>"
    )
    assert by_number(found) == {"4": status}


@pytest.mark.parametrize(
    "badge",
    [
        '<span class="badge badge-success">Réalisée</span>',
        '<small class="fr-tag">Réalisée</small>',
        "(réalisée)",
        "– RÉALISÉE",
    ],
)
def test_state_beside_a_heading_is_no_title(rows, badge):
    found = rows(
        f"<h3>Action 2.1 – Bilans en maternelle {badge}</h3>"
        "<p>Toutes les écoles ont été visitées.</p>"
        "<h3>Action 2.2 – Former les équipes</h3><p>Deux sessions ont été tenues.</p>"
    )
    assert by_number(found)["2-1"] == "completed"
    assert by_number(found, "title")["2-1"] == "Bilans en maternelle"


@pytest.mark.parametrize("outline", ["1.2.1. ", "1.2.1.", "II.A – ", "3) ", "B. ", "IV. "])
def test_chapter_numbers_before_an_action_are_not_its_own(rows, outline):
    found = rows(
        f"<h3>{outline}Action 7 – Revoir le protocole</h3>"
        "<p>L'action a pris du retard.</p>"
        f"<h3>{outline}Action 8 – Contrôler les lieux d'accueil</h3><p>L'action est réalisée.</p>"
    )
    assert by_number(found) == {"7": "delayed", "8": "completed"}


def test_engagement_above_the_next_action_is_not_the_last_ones(rows):
    found = rows(
        "<h2>1.1 Engagement 2 – Sécuriser les parcours des enfants protégés</h2>"
        "<h3>1.1.1 Action 20 – Service d'appui</h3><p>L'action est abandonnée.</p>"
        "<h2>1.2 Engagement 3 – Donner aux enfants les moyens d'agir</h2>"
        "<h3>1.2.1 Action 10 – Conseil de jeunes</h3><p>L'action est en cours.</p>"
    )
    assert by_number(found, "engagement_code") == {"20": "E2", "10": "E3"}


TOOL = "#;Projet;Liste;Titre;Statut;Avancement (%);Budget 2023 (k€);Financeur\n"


@pytest.mark.parametrize("first", ["#", "ID", "Réf."])
def test_numbers_of_a_tool_give_way_to_those_of_the_titles(rows, first):
    found = rows(
        TOOL.replace("#", first)
        + "4312;Contrat enfance Nièvre;E1 Agir tôt;Fiche 1 – EPP;En cours;60;52,5;FIR\n"
        + "4313;Contrat enfance Nièvre;E1 Agir tôt;Fiche 2 – Bilans;Terminé;100;31;FIR\n"
        + "4320;Contrat enfance Nièvre;E2 Parcours;Fiche 9.1 – Répit;À faire;0;;\n"
        + "4321;Contrat enfance Nièvre;E2 Parcours;Fiche 9.2 – Relais;En cours;5;;\n",
        "export.csv",
    )
    assert by_number(found) == {
        "1": "in_progress", "2": "completed", "9-1": "not_started", "9-2": "in_progress",
    }  # fmt: skip
    assert sorted(row["amount"] for row in found["fundings"]) == [31000, 52500]


def test_number_column_of_the_actions_stays(rows):
    found = rows(
        "N° action;Titre;Statut;Échéance\n"
        "12;Fiche 1 – EPP;En cours;2024\n13;Fiche 2 – Bilans;Terminé;2024\n",
        "export.csv",
    )
    assert set(by_number(found)) == {"12", "13"}


def test_percentage_alone_is_a_state(rows):
    found = rows(
        "N° action;Intitulé;Réalisé (%);Échéance\n"
        "1;Entretiens prénataux;60;2024\n2;Bilans de santé;100;2024\n3;Parrainage;0;2025\n",
        "export.csv",
    )
    assert by_number(found) == {"1": "in_progress", "2": "completed", "3": "not_started"}


def test_key_figures_without_a_header(rows):
    found = rows(
        "<table><tr><td>Nombre d'enfants suivis</td><td>412</td></tr>"
        "<tr><td>Taux de couverture</td><td>18 %</td></tr>"
        "<tr><td>Nombre d'actions en retard</td><td>2</td></tr></table>"
        "<h3>Action 7 – Revoir le protocole</h3><p>L'action est réalisée.</p>"
    )
    told = {(row["label"], row["value"], row["section"]) for row in found["indicators"]}
    assert told == {
        ("Nombre d'enfants suivis", 412, "indicators"),
        ("Taux de couverture", 18, "indicators"),
        ("Nombre d'actions en retard", 2, "summary"),
    }


def test_date_beside_the_words_that_ask_for_it(rows):
    found = rows(
        "<table><tr><td>Document mis à jour le</td><td>29/03/2024</td></tr>"
        "<tr><td>Service</td><td>Enfance</td></tr></table>"
        "<h3>Action 7 – Revoir le protocole</h3><p>L'action est réalisée.</p>"
    )
    assert str(found["documents"][0].get("document_date")) == "2024-03-29"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "<p>Partenaires : CAF, MSA – Budget : 12 000 € ; Début : mars 2022</p>"
            "<p>Bilan : tenu toute l'année. Perspectives : un lieu de plus.</p>"
        ),
        (
            "<p>Partenaires : CAF, MSA | Budget : 12 000 € | Début : mars 2022</p>"
            "<ul><li>Bilan : tenu toute l'année. Perspectives : un lieu de plus.</li></ul>"
        ),
        (
            "<table><tr><td>Partenaires : CAF, MSA ; Budget : 12 000 € ; Début : mars 2022"
            "</td></tr><tr><td>Bilan : tenu toute l'année. Perspectives : un lieu de plus."
            "</td></tr></table>"
        ),
    ],
    ids=["dashes", "bars", "cells"],
)
def test_several_labels_in_one_line_have_their_own_values(rows, lines):
    found = rows("<h2>Fiche 1 : Relais des aidants</h2>" + lines)
    (row,) = found["actions"]
    texts = [row.get(f"{name}_text") for name in ("partners", "start", "results", "outlook")]
    assert texts == ["CAF, MSA", "mars 2022", "tenu toute l'année.", "un lieu de plus."]
    assert [row["amount"] for row in found["fundings"]] == [12_000]


def test_funders_behind_their_amounts_stay_in_the_budget(rows):
    line = "<p>Budget : FIR : 96 000 € ; Département : 20 000 €</p>"
    found = rows(f"<h2>Fiche 1 : Relais des aidants</h2>{line}<p>Bilan : tenu.</p>")
    assert found["actions"][0]["budget_text"] == "FIR : 96 000 € ; Département : 20 000 €"
    assert {row["funder"]: row["amount"] for row in found["fundings"]} == {
        "FIR": 96_000,
        "DEPARTMENT": 20_000,
    }


@pytest.mark.parametrize(
    ("budget", "source", "paid"),
    [
        ("12 000 €", "ARS", [("ARS", 12_000)]),
        ("12 000 €", "ARS et CAF", [(None, 12_000)]),
        ("12 000 € (CAF)", "ARS", [("CAF", 12_000)]),
    ],
)
def test_a_funder_under_its_own_label_pays_the_budget(rows, budget, source, paid):
    found = rows(
        "<h2>Fiche 1 : Relais des aidants</h2><table>"
        f"<tr><td>Budget</td><td>{budget}</td></tr><tr><td>Financeur</td><td>{source}</td></tr>"
        "<tr><td>Bilan</td><td>Tenu</td></tr></table>"
    )
    assert [(row.get("funder"), row["amount"]) for row in found["fundings"]] == paid


@pytest.mark.parametrize("word", ["Tenu", "Fait", "Oui", "Bon."])
def test_a_short_word_below_years_is_the_value_of_the_next_label(rows, word):
    lines = ("Descriptif|Un lieu||", "Indicateurs|2021|2022|2023", "Familles|12|nd|n.c.",
             "Séances|4|-|", f"Bilan|{word}||")  # fmt: skip
    table = "".join(f"<tr><td>{line.replace('|', '</td><td>')}</td></tr>" for line in lines)
    found = rows(f"<h2>Fiche 1 : Relais des aidants</h2><table>{table}</table>")
    assert found["actions"][0]["results_text"] == word
    assert {row["label"] for row in found["indicators"]} == {"Familles", "Séances"}


@pytest.mark.parametrize("label", ["Fiche", "Action", "Fiche action", "N° de fiche", "Réf."])
@pytest.mark.parametrize("numbers", [("2.1", "2.2"), ("A3", "4 bis"), ("07", "8")])
def test_a_number_alone_beside_a_label_is_no_title(rows, label, numbers):
    form = (
        "<table><tr><td>{}</td><td>{}</td></tr><tr><td>Intitulé</td><td>{}</td></tr>"
        "<tr><td>Contenu</td><td>Huit places.</td></tr><tr><td>Bilan</td><td>Bon.</td></tr></table>"
    )
    titles = ("Un lieu d'accueil", "Former les équipes")
    pieces = zip(numbers, titles, strict=True)
    found = rows("<p>Fiches</p>".join(form.format(label, *piece) for piece in pieces))["actions"]
    assert [row["title"] for row in found] == list(titles)
    assert [row["action_number"] for row in found] == [normalise_number(n) for n in numbers]


def test_a_row_that_merged_cells_cover_whole(rows):
    tables = rows(
        "<h2>Fiche 1 – Bus de PMI</h2><table>"
        "<tr><td rowspan=2>Pilote</td><td rowspan=2>PMI</td></tr><tr></tr>"
        "<tr><td>Bilan</td><td>12 visites</td></tr></table>"
    )
    assert [row["results_text"] for row in tables["actions"]] == ["12 visites"]
