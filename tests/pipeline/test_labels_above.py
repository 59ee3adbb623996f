"""Fiches whose labels stand above their values, a band of labels over a band of answers."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, told

TITLE = "<h1>Rapport d'exécution 2023 – Département du Loiret</h1>"
BANDS = [
    ["{number} – Ouvrir un lieu d'accueil parents-enfants"],
    ["Objectif", "Pilote", "Début", "Durée"],
    ["13 – Soutenir les actions innovantes en PMI", "PMI", "mars 2022", "2022-2024"],
    ["Description de l'action"],
    ["Un accueil le mercredi matin."],
    ["Partenaires", "Budget"],
    ["Communes, CAF", "FIR : 12 000 €"],
    ["Bilan au 31/12/2023", "Perspectives 2024"],
    ["Trente familles accueillies.", "Ouvrir le samedi."],
]
LABELS = (1, 3, 5, 7)


def _cell(text: str, index: int, span: int, style: str) -> str:
    bold = index in LABELS and style in ("bold", "th")
    tag = "th" if bold and style == "th" else "td"
    shade = ' bgcolor="#dddddd"' if index in LABELS and style == "shaded" else ""
    inner = f"<b>{text}</b>" if bold and style == "bold" else text
    return f'<{tag} colspan="{span}"{shade}>{inner}</{tag}>'


def _fiche(number: str, style: str, bands: list[list[str]] = BANDS) -> str:
    rows = []
    for index, band in enumerate(bands):
        cells = [_cell(t.format(number=number), index, 4 // len(band), style) for t in band]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


@pytest.mark.parametrize("style", ["th", "bold", "shaded", "plain"])
def test_each_value_is_below_its_label(tmp_path, style):
    tables = read(tmp_path, _fiche("Fiche 1", style), _fiche("Fiche 2", style), title=TITLE)
    assert tables["documents"][0]["kind"] == "execution_report"
    columns = ("action_number", "start_edtf", "period_end_year", "description", "budget_text")
    rest = ("2022-03", 2024, "Un accueil le mercredi matin.", "FIR : 12 000 €")
    assert told(tables, "actions", *columns) == [("1", *rest), ("2", *rest)]
    if style != "plain":  # "Bilan au 31/12/2023" is a label by its looks alone
        assert told(tables, "actions", "outlook_text") == [("Ouvrir le samedi.",)] * 2
    names = {row["name"] for row in tables["partners"]}
    assert names == {"Communes", "CAF"}


def test_a_band_without_answers(tmp_path):
    bands = [*BANDS[:6], ["", ""], *BANDS[7:]]
    tables = read(tmp_path, _fiche("Fiche 1", "bold", bands), title=TITLE)
    assert told(tables, "actions", "partners_text", "budget_text", "outlook_text") == [
        (None, None, "Ouvrir le samedi.")
    ]


def test_a_header_over_rows_of_actions_is_none(tmp_path):
    rows = [
        ["N°", "Action", "Début", "Statut"],
        ["1", "Former les assistants familiaux", "2022", "En cours"],
        ["2", "Recruter une sage-femme", "2023", "Réalisée"],
    ]
    cells = ["".join(f"<td>{text}</td>" for text in row) for row in rows]
    page = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    tables = read(tmp_path, page)
    assert told(tables, "actions", "action_number", "status") == [
        ("1", "in_progress"),
        ("2", "completed"),
    ]


@pytest.mark.parametrize("boxes", ["☐ à venir ☐ en cours ☒ terminée ☐ abandonnée",
                                   "[ ] Non démarrée [ ] En cours [x] Achevée [ ] Arrêtée",
                                   "Non engagée ☐ En cours ☐ Réalisée ☑ Abandonnée ☐"])  # fmt: skip
def test_a_long_line_of_boxes_is_a_state(tmp_path, boxes):
    bands = [*BANDS, ["Avancement"], [boxes]]
    tables = read(tmp_path, _fiche("Fiche 1", "bold", bands), title=TITLE)
    assert told(tables, "actions", "status") == [("completed",)]


@pytest.mark.parametrize("style", ["th", "bold", "shaded"])
@pytest.mark.parametrize(
    ("label", "answer", "column"),
    [
        ("Pour 2024", "Une sage-femme de plus.", "outlook_text"),
        ("Pour 2024", "Poursuite de l'action.", "outlook_text"),
        ("Regards croisés", "Les familles sont satisfaites.", None),
        ("Le mot de l'équipe", "Un accueil attendu.", None),
    ],
)
def test_a_band_nobody_knows_is_a_label_too(tmp_path, style, label, answer, column):
    bands = [*BANDS[:5], ["Bilan"], ["Trente familles accueillies."], [label], [answer]]
    tables = read(tmp_path, _fiche("Fiche 1", style, bands), title=TITLE)
    action = tables["actions"][0]
    assert action["results_text"] == "Trente familles accueillies."
    kept = [(row["label"], row["text"]) for row in tables.get("extras", []) if row["field"] is None]
    assert kept == ([] if column else [(label, answer)])
    assert column is None or action[column] == answer
    codes = {row["code"] for row in tables.get("checks", [])}
    assert {"unknown_label", "guessed_label"} & codes


def test_a_sentence_in_bold_below_an_answer_goes_on_with_it(tmp_path):
    bands = [*BANDS[:5], ["Bilan"], ["Trente familles accueillies."], ["Le lieu est ouvert."],
             ["Il ferme en août."]]  # fmt: skip
    tables = read(tmp_path, _fiche("Fiche 1", "bold", bands), title=TITLE)
    lines = ("Trente familles accueillies.", "Le lieu est ouvert.", "Il ferme en août.")
    assert tables["actions"][0]["results_text"].split("\n") == list(lines)


STRIP = (
    "<h2>{n} Aide aux mères isolées</h2><table>"
    "<tr><td>Objectif national</td><td>Début</td><td>Partenaires</td></tr>"
    "<tr><td>{objective}</td><td>{start}</td><td>CPAM, PMI</td></tr></table>"
    "<p><b>Descriptif :</b> Une sage-femme reçoit les futures mères.</p>"
)


def test_a_strip_of_two_rows_below_a_heading_is_of_its_fiche(tmp_path):
    one = STRIP.format(n="A1", objective="1 – Entretien prénatal précoce", start="mars 2022")
    two = STRIP.format(n="B1", objective="3 – Visites à domicile", start="été 2023")
    tables = read(tmp_path, one, two, title=TITLE)
    told_of = told(tables, "actions", "action_number", "objective_number", "start_edtf")
    assert told_of == [("A1", 1, "2022-03"), ("B1", 3, "2023-22")]


@pytest.mark.parametrize("outlook", ["Lancement de l'appel à projets", "Partenariat à étendre"])
@pytest.mark.parametrize("label", ["Crédits 2023", "Budget 2023", "Financement 2023"])
def test_a_value_that_begins_like_a_label_is_none(tmp_path, label, outlook):
    rows = [
        ("Contenu de l'action", "Un accueil le mercredi matin."),
        ("Suites à donner", outlook),
        (label, "FIR : 12 000 €"),
    ]
    cells = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    fiche = f"<h2>Fiche 1 – Un lieu d'accueil</h2><table>{cells}</table>"
    tables = read(tmp_path, fiche, title=TITLE)
    assert told(tables, "actions", "outlook_text", "budget_text") == [(outlook, "FIR : 12 000 €")]
    assert [row["funder"] for row in tables["fundings"]] == ["FIR"]


@pytest.mark.parametrize("label", ["Financement 2023", "Réalisations 2023", "BUDGET 2024"])
def test_labels_with_a_year_stand_above_their_values(tmp_path, label):
    fiche = (
        "<h2>Fiche 1 – Un lieu d'accueil</h2><p><b>Début :</b> mars 2022</p>"
        f"<table><tr><td>{label}</td><td>La suite</td></tr>"
        "<tr><td>Trois communes équipées</td><td>Ouvrir le samedi</td></tr></table>"
    )
    tables = read(tmp_path, fiche, title=TITLE)
    assert told(tables, "actions", "outlook_text") == [("Ouvrir le samedi",)]
