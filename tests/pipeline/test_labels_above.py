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
