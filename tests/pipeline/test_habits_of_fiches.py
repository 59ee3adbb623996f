"""How departments name their fiches and list the late ones, told by small pages of their kind."""

from __future__ import annotations

from typing import get_args

import pytest

from extractors.layouts.claims import LAYOUTS
from extractors.layouts.records import LayoutName
from extractors.options import ReadOptions
from pipeline.commands.words import LAYOUT_FR
from pipeline.process import process_file

HEAD = (
    "<h1>Rapport d'exécution 2023 du contrat de prévention et de protection de l'enfance</h1>"
    "<p>Département de la Nièvre</p>"
)


@pytest.fixture
def read(tmp_path):
    """The tables of an HTML page below the head of a report."""

    def tables(body):
        path = tmp_path / "rapport.html"
        path.write_text(f"<html><body>{HEAD}{body}</body></html>", encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables

    return tables


def _fiche(*rows):
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    return f"<table>{cells}</table>"


def _named(tables):
    return [(row.get("action_number"), row.get("title")) for row in tables["actions"]]


@pytest.mark.parametrize(
    ("label", "number"),
    [("FICHE 1.1", "1-1"), ("Action n° 4", "4"), ("Fiche action n°12 bis", "12bis"), ("N° 7", "7")],
)
def test_number_in_a_cell_beside_the_title(read, label, number):
    page = _fiche(
        (label, "Bilans de santé en école : voir chaque enfant"),
        ("Descriptif de l'action", "Tournées des puéricultrices."),
        ("Partenaires", "Éducation nationale, CPAM"),
    )
    assert _named(read(page)) == [(number, "Bilans de santé en école : voir chaque enfant")]


def test_roman_numbers_with_some_missing(read):
    page = "".join(
        f"<h2>Fiche {number} – {title}</h2>" + _fiche(("Descriptif", "Texte."), ("Budget", "-"))
        for number, title in (("II", "Renforcer la CRIP"), ("IV", "Aider les tiers dignes"))
    )
    assert [number for number, _ in _named(read(page))] == ["2", "4"]


@pytest.mark.parametrize("word", ["Aciton", "Acion", "Actoin"])
def test_slip_of_the_pen_in_a_heading(read, word):
    page = "".join(
        f"<h2>{name} {number} – {title}</h2>" + _fiche(("Descriptif", "x."), ("Budget", "-"))
        for name, number, title in (
            ("Action", 1, "Renforcer la PMI"),
            (word, 2, "Soutenir les familles"),
            ("Action", 3, "Former les agents"),
        )
    )
    assert [number for number, _ in _named(read(page))] == ["1", "2", "3"]


def test_codes_of_any_letter_number_the_actions_of_a_table(read):
    head = "<tr><th>Action</th><th>État d'avancement</th><th>Observations</th></tr>"
    titles = [
        ("A1", "Proposer l'entretien prénatal"), ("A2", "Ouvrir un accueil de jour"),
        ("B1", "Évaluer en binôme"), ("C1", "Installer le conseil des jeunes"),
    ]  # fmt: skip
    body = "".join(f"<tr><td>{code} – {title}</td><td>En cours</td><td>Suivi</td></tr>"
                   for code, title in titles)  # fmt: skip
    assert _named(read(f"<table>{head}{body}</table>")) == titles


FICHES = "".join(
    f"<h2>Fiche {number} – {title}</h2>" + _fiche(("Descriptif", "Texte."), ("Budget", "-"))
    for number, title in ((1, "Renforcer la CRIP"), (2, "Former"), (3, "Aider les tiers"))
)


@pytest.mark.parametrize(
    "summary",
    [
        "<p>En retard :</p><p>Fiche 3 : recrutement infructueux</p>",
        "<p>Actions en retard :</p><ul><li>Fiche 3 : recrutement infructueux</li></ul>",
        "<p>Retards :<br>Fiche 3 : recrutement infructueux<br>Fiche 2 : marché à relancer</p>",
        "<p>Action reportée : fiche 3 – recrutement infructueux</p>",
        "<p>Action ayant pris du retard :</p><ul><li>Fiche 3 : recrutement infructueux</li></ul>",
        "<p>Actions en retard :</p><ul><li>Fiches 2 et 3 : recrutement infructueux</li></ul>",
        "<p>Actions en retard :</p><p>fiche 1, fiche 3 (recrutement infructueux)</p>",
        "<p>Retards :</p><ul><li>Fiches I à III – recrutement infructueux</li></ul>",
    ],
)
def test_summary_lists_the_late_fiches(read, summary):
    third = read(f"<h2>Synthèse</h2>{summary}{FICHES}")["actions"][2]
    assert third["status"] == "delayed"
    assert third["reason_not_done"] == "recrutement infructueux"


def test_summary_items_that_begin_with_a_count_are_figures(read):
    items = "".join(f"<li>{text}</li>" for text in (
        "3 actions inscrites au contrat", "deux actions engagées sur 3", "Actions prévues : 3",
        "Fiche action 2 : réunion annulée", "Trois partenaires rencontrés",
    ))  # fmt: skip
    rows = read(f"<h2>En bref</h2><ul>{items}</ul>{FICHES}")["indicators"]
    found = [(row["label"], row["value"], row.get("denominator"), row["section"]) for row in rows]
    assert found == [
        ("actions inscrites au contrat", 3, None, "summary"),
        ("actions engagées", 2, 3, "summary"),
        ("Actions prévues", 3, None, "summary"),
    ]


@pytest.mark.parametrize(
    "afterword",
    [
        "<hr><p>Avis favorable du comité départemental.</p>",
        "<p>Rapport présenté en commission permanente.</p>",
        "<p>Document à transmettre à la préfecture.</p>",
        "<p>Ce compte rendu a été approuvé à l'unanimité.</p><p>Tulle, le 3 mai 2024</p>",
        "<p>La présidente du Conseil départemental</p>",
    ],
)
@pytest.mark.parametrize("label", ["<p><b>Perspectives :</b> Une session</p>",
                                   "<p><b>Perspectives</b></p><p>Une session</p>"])  # fmt: skip
def test_the_documents_last_words_are_no_outlook(read, afterword, label):
    page = f"<h2>Fiche 1 – Former</h2><p>Pilote : PMI</p>{label}{afterword}"
    assert read(page)["actions"][0]["outlook_text"] == "Une session"


@pytest.mark.parametrize(
    "text",
    [
        "<hr><p><b>Perspectives :</b> Une session</p>",
        "<p><b>Perspectives</b></p><hr><p>Une session</p>",
        "<p>Perspectives :</p><p>Document à finaliser avec les partenaires.</p>",
    ],
)
def test_a_rule_or_a_document_inside_a_fiche_ends_nothing(read, text):
    page = f"<h2>Fiche 1 – Former</h2><p>Pilote : PMI</p>{text}<p>Budget : 3 000 €</p>"
    action = read(page)["actions"][0]
    assert action["outlook_text"] in ("Une session", "Document à finaliser avec les partenaires.")
    assert action["budget_text"] == "3 000 €"


def test_summary_paragraph_tells_what_was_dropped(read):
    page = f"<h2>Synthèse</h2><p>Action abandonnée : fiche 2 – bailleur retiré.</p>{FICHES}"
    statuses = [row["status"] for row in read(page)["actions"]]
    assert statuses[1] == "abandoned"
    assert statuses.count("abandoned") == 1


@pytest.mark.parametrize("label", ["Budegt", "Parteniares", "Descripitf de l'action"])
def test_labels_with_a_slip_are_known(read, label):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        (label, "Association Le Pont, CAF"), ("Durée de l'action", "2021-2023"), ("Bilan", "Fait.")
    )
    tables = read(page)
    assert not [row for row in tables.get("checks", []) if row["code"] == "unknown_label"]
    assert not tables.get("extras")


def test_guessed_labels_are_said(read):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        ("Associés au projet", "CAF, MSA"), ("Budget", "-"), ("Bilan", "Une équipe complète.")
    )
    tables = read(page)
    assert tables["actions"][0]["partners_text"] == "CAF, MSA"
    said = [row for row in tables.get("checks", []) if row["code"] == "guessed_label"]
    assert [row["found"] for row in said] == ["Associés au projet"]


@pytest.mark.parametrize("length", ["douze mois, renouvelables", "3 ans", "sur deux années"])
def test_length_of_time_is_a_duration_not_a_start(read, length):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        ("Lancement", "1er février 2023"), ("Calendrier", length), ("Bilan", "Une équipe.")
    )
    (action,) = read(page)["actions"]
    assert (action["start_text"], action["duration_text"]) == ("1er février 2023", length)


def test_outlook_dates_without_a_year_are_not_guessed(read):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        ("Bilan d'exécution", "Une réunion s'est tenue en juin."),
        ("Perspectives", "Ouverture attendue au printemps, bilan en mars 2024."),
    )
    dates = {row["edtf"] for row in read(page)["dates"]}
    assert dates == {"2023-06", "2024-03"}


def test_headings_with_a_number_alone_are_the_fiches(read):
    summary = "<p>Fiche action 2 : convention non signée.</p><p>Financement : BOP 304</p>"
    page = summary + "".join(
        f"<h3>{number}. {title}</h3>" + _fiche(("Descriptif", "Texte."), ("Perspectives", "Suite."))
        for number, title in (
            ("1", "Renforcer la CRIP"), ("2", "Former les agents"), ("3.1", "aider les tiers"),
        )
    )  # fmt: skip
    assert [number for number, _ in _named(read(page))] == ["1", "2", "3-1"]


def test_a_text_below_a_state_is_a_result(read):
    told = "Baisse du nombre de visites, liée à l'arrêt d'une sage-femme en cours d'année."
    page = "<h2>Fiche 1 – Visites à domicile</h2>" + _fiche(
        ("Descriptif", "Tournées."), ("État de réalisation", told)
    )
    (action,) = read(page)["actions"]
    assert (action["results_text"], action["status"]) == (told, "in_progress")


def test_blank_labels_take_no_label_for_a_value(read):
    page = "<h2>Fiche 1 – Visites à domicile</h2>" + _fiche(
        ("Descriptif", "Tournées."), ("Suivi chiffré", ""), ("Résultats obtenus en 2024", "")
    )
    assert read(page)["actions"][0].get("indicators_text") is None


@pytest.mark.parametrize("value", ["Poursuite de l'action.", "Suites à donner en 2024"])
def test_value_below_its_label_may_begin_like_one(read, value):
    rows = ("Descriptif", "Tournées des puéricultrices.", "Perspectives", value)
    page = "<h2>Fiche 1 – Visites à domicile</h2><table>"
    page += "".join(f"<tr><td>{text}</td></tr>" for text in rows) + "</table>"
    assert read(page)["actions"][0]["outlook_text"] == value


def test_ticks_below_the_answers_of_two_questions(read):
    head = (
        "Objectif",
        "Action",
        "Engagée : oui",
        "Engagée : non",
        "Réalisée : oui",
        "Réalisée : non",
    )
    rows = [
        ("CRIP", "Action n° 1 : Renforcer la CRIP", "X", "", "", "X"),
        ("Formation", "Action n° 2 : Former les agents", "", "X", "", "X"),
        ("Tiers", "Action n° 3 : Aider les tiers", "X", "", "X", ""),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
                    for row in (head, *rows))  # fmt: skip
    told = [(row["is_committed"], row["is_completed"], row["status"])
            for row in read(f"<table>{table}</table>")["actions"]]  # fmt: skip
    assert told == [
        (True, False, "in_progress"), (False, False, "not_started"), (True, True, "completed"),
    ]  # fmt: skip


def test_fiches_told_in_one_table_are_a_report(read):
    head = ("Action", "Descriptif", "Budget", "Bilan d'exécution", "Perspectives")
    rows = [(f"Fiche {n} – Renforcer la CRIP {n}", "Texte.", "-", "Fait.", "Suite.") for n in "12"]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
                    for row in (head, *rows))  # fmt: skip
    assert read(f"<table>{table}</table>")["documents"][0]["kind"] == "execution_report"


def test_labels_on_lines_of_their_own_without_any_sign(tmp_path):
    lines = ["Rapport d'exécution 2023 du contrat de protection de l'enfance", "Nièvre"]
    for number, title in ((1, "Renforcer la CRIP"), (2, "Former les agents")):
        lines += [
            f"Fiche {number} - {title}", "Descriptif de l'action", "Deux postes ouverts.",
            "Date de mise en place de l'action", "2022", "Partenaires", "Parquet, CAF",
            "Bilan d'exécution", "Une équipe au complet.", "Perspectives", "Poursuite de l'action.",
        ]  # fmt: skip
    path = tmp_path / "rapport.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    tables = process_file(path, path.name, ReadOptions()).tables
    for row in tables["actions"]:
        assert row["description"] == "Deux postes ouverts."
        assert row["start_edtf"] == "2022"
        assert row["partners_text"] == "Parquet, CAF"
        assert row["results_text"] == "Une équipe au complet."
        assert row["outlook_text"] == "Poursuite de l'action."


@pytest.mark.parametrize("label", ["Moyens mobilisables", "Parcours des enfants", "Pour l'avenir"])
def test_a_label_that_sounds_like_an_engagement_keeps_its_own_value(read, label):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        ("Descriptif", "Deux postes."), ("Bilan", "Tenu."), (label, "Un texte à part.")
    )
    tables = read(page)
    action = tables["actions"][0]
    texts = [row["text"] for row in tables.get("extras", [])] + list(action.values())
    assert "Un texte à part." in texts
    assert action["results_text"] == "Tenu."


def test_next_year_as_a_label_is_the_outlook_and_said(read):
    page = "<h2>Fiche 1 – Renforcer la CRIP</h2>" + _fiche(
        ("Descriptif", "Deux postes."), ("Bilan", "Tenu."), ("Pour 2024", "Un poste de plus.")
    )
    tables = read(page)
    assert tables["actions"][0]["outlook_text"] == "Un poste de plus."
    assert [row["found"] for row in tables["checks"] if row["code"] == "guessed_label"]


def test_every_layout_has_its_word_for_the_terminal():
    assert {*get_args(LayoutName), *LAYOUTS} <= set(LAYOUT_FR)


@pytest.mark.parametrize(
    ("label", "value", "is_budget"),
    [
        ("Moyens engagés en 2023", "FIR : 38 000 €<br>Département : 12 500 €", True),
        ("Moyens", "BOP 304 : 61 000 € en 2023", True),
        ("Effort consenti", "45 k€ du BOP 304 ; 8 k€ de la CAF", True),
        ("Moyens mobilisés", "0,5 ETP de sage-femme, 12 000 €", False),
        ("Chez nos voisins", "L'Yonne y consacre plus de 3 000 € chaque année.", False),
    ],
)
def test_means_that_are_nothing_but_money_are_a_budget(read, label, value, is_budget):
    page = "<h2>Fiche 2 – Aller vers les parents isolés</h2>" + _fiche(
        ("Descriptif", "Tournées en caravane."), (label, value), ("Partenaires", "CAF")
    )
    (action,) = read(page)["actions"]
    assert (action.get("budget_text") is not None) == is_budget


@pytest.mark.parametrize(
    ("label", "value", "number"),
    [
        ("Objectif national", "n° 14", 14),
        ("Obj. nat.", "14", 14),
        ("N° de l'objectif SNPPE", "14", 14),
        ("Objectif", "Objectif national 14", 14),
        ("Objectif", "14", None),  # may be the department's own
        ("Objectif n°", "14 – agir au niveau national", None),
    ],
)
def test_numbers_that_are_called_national_are(read, label, value, number):
    page = "<h2>Fiche 2 – Une maison bleue au bord de l'eau</h2>" + _fiche(
        (label, value), ("Descriptif", "Ouverte le mercredi."), ("Partenaires", "CAF")
    )
    (action,) = read(page)["actions"]
    assert action.get("objective_number") == number


def test_labels_in_bold_that_end_in_a_point(read):
    page = (
        "<h2>Fiche 2 – Une maison bleue</h2><p>Ouverte à tous le mercredi.</p>"
        "<p><b>Bilan 2023.</b> Les ateliers ont trouvé leur public.</p>"
        "<p><b>Et demain.</b> Rien n'est décidé.</p>"
        "<p><b>Perspectives.</b> Ouvrir le samedi.</p><p><b>Partenaires :</b> CAF, MSA</p>"
    )
    (action,) = read(page)["actions"]
    assert action["results_text"] == "Les ateliers ont trouvé leur public."
    assert action["outlook_text"] == "Rien n'est décidé.\nOuvrir le samedi."
    assert action["partners_text"] == "CAF, MSA"


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Depuis avril 2022", "2022-04"),
        ("Lancée en mars 2023", "2023-03"),
        ("Démarrage le 4 mai 2022", "2022-05-04"),
        ("En mars 2023, la ville a voté", None),
        ("Trois ateliers en 2023", None),
    ],
)
def test_a_line_that_is_a_start_and_its_date(read, line, start):
    page = (
        f"<h2>Fiche 2 – Une maison bleue</h2><p>Objectif 8</p><p>En cours</p><p>{line}</p>"
        "<p><b>Bilan :</b> Bien reçue.</p><p><b>Partenaires :</b> CAF</p>"
    )
    (action,) = read(page)["actions"]
    assert (action.get("start_edtf"), action["status"]) == (start, "in_progress")


def test_a_heading_nobody_knows_is_no_part_of_the_label_above(read):
    page = (
        "<h1>Nos actions</h1><h2>Fiche 2 – Une maison bleue</h2><h3>Bilan</h3><p>Bien reçue.</p>"
        "<h3>Budget</h3><p>18 000 € de la CAF</p>"
        "<h3>La parole à une puéricultrice</h3><p>« Ils reviennent chaque semaine. »</p>"
        "<h2>Fiche 3 – Une péniche</h2><h3>Bilan</h3><p>Bien reçue aussi.</p>"
    )
    assert [row.get("budget_text") for row in read(page)["actions"]] == ["18 000 € de la CAF", None]


def test_a_heading_below_that_of_a_label_parts_its_text(read):
    page = (
        "<h1>Nos actions</h1><h2>Fiche 2 – Une maison bleue</h2><h3>Partenaires</h3><p>CAF</p>"
        "<h3>Bilan</h3><p>Bien reçue.</p><h4>Au nord</h4><p>Trois ateliers.</p>"
        "<h3>Perspectives</h3><p>Le samedi.</p>"
    )
    (action,) = read(page)["actions"]
    assert "Trois ateliers." in action["results_text"]


def test_a_number_alone_above_its_title(read):
    page = (
        "<h1>Nos actions</h1><h2>Engagement 1 : agir le plus précocement possible</h2>"
        + "".join(
            f"<p>ACTION {number}</p><h3>{title}</h3><p>Ouverte le mercredi.</p>"
            "<p><b>Bilan :</b> Bien reçue.</p><p><b>Partenaires :</b> CAF</p>"
            for number, title in (
                ("1", "Une maison bleue"),
                ("1 bis", "Une péniche"),
                ("2", "Un car"),
            )
        )
    )
    tables = read(page)
    assert _named(tables) == [("1", "Une maison bleue"), ("1bis", "Une péniche"), ("2", "Un car")]
    assert {row["results_text"] for row in tables["actions"]} == {"Bien reçue."}


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("<p>L'année en bref</p>", [(2140, None), (96, None), (61, None)]),
        ("<p>Le contrat prévoit :</p>", []),
    ],
)
def test_key_figures_above_the_fiches_are_of_the_whole_report(read, above, told):
    page = (
        f"{above}<ul><li>2 140 enfants confiés</li><li>96 professionnels formés</li>"
        "<li>61 % d'évaluations en moins de trois mois</li></ul>"
        "<h2>Fiche 2 – Une maison bleue</h2><p><b>Bilan :</b> Bien reçue.</p>"
        "<p><b>Partenaires :</b> CAF</p>"
    )
    rows = read(page).get("indicators", [])
    assert [(row["value"], row.get("action_id")) for row in rows] == told


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Objectif 6 · En cours · Depuis mai 2022", ("in_progress", "2022-05")),
        ("Objectif national 6 | Réalisée", ("completed", None)),
        ("Reportée — depuis mai 2022", ("delayed", "2022-05")),
        ("En cours – trois ateliers", ("in_progress", None)),  # by its results, not the line
    ],
)
def test_facts_in_one_line_below_the_title(read, line, seen):
    page = (
        f"<h2>Fiche 2 – Renforcer la CRIP</h2><p>{line}</p>"
        "<p><b>Bilan :</b> Deux postes pourvus.</p><p><b>Partenaires :</b> CAF</p>"
    )
    (action,) = read(page)["actions"]
    assert (action["status"], action.get("start_edtf")) == seen


@pytest.mark.parametrize(
    ("line", "start"),
    [("Avancement : En cours – Démarrage : mars 2022", "mars 2022"),
     ("Démarrage : rentrée 2022 | État : en cours", "rentrée 2022"),
     ("Statut : en cours · Date de début : 01/03/2022", "01/03/2022")],
)  # fmt: skip
def test_labels_and_facts_in_one_line(read, line, start):
    page = f"<h2>Fiche 2 – Renforcer la CRIP</h2><p>{line}</p><p><b>Bilan :</b> Deux postes.</p>"
    (action,) = read(page)["actions"]
    assert (action["status"], action["start_text"]) == ("in_progress", start)


def test_words_under_a_second_name_are_kept(tmp_path):
    """« Action mise en œuvre : … » below the heading of a fiche names nothing, but tells."""
    path = tmp_path / "rapport.md"
    path.write_text(
        "# Bilan 2023 du contrat de prévention et de protection de l'enfance, Loiret\n"
        "## Fiche action n° 1 – Renforcer la CRIP\n**Budget** : 15 000 €\n\n"
        "Action mise en œuvre : un comité par trimestre.\n",
        encoding="utf-8",
    )
    tables = process_file(path, path.name, ReadOptions()).tables
    assert [row["title"] for row in tables["actions"]] == ["Renforcer la CRIP"]
    assert [(row["label"], row["text"]) for row in tables["extras"]] == [
        ("Action mise en œuvre", "un comité par trimestre."),
    ]  # fmt: skip
