"""Fiches as brochures set them: the number above the title, the state between them or beside."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, told

TITLE = "<h1>Bilan d'exécution 2024 du contrat – Département de la Creuse</h1>"
LABELS = (
    "<h4>Objectif</h4><p>{objective}</p><h4>Début</h4><p>avril 2022</p>"
    "<h4>Partenaires</h4><p>CPAM, ARS</p><h4>Budget</h4><p>45 000 € (FIR)</p>"
)
FICHES = [("Prévenir dès la grossesse", "1 – Entretien prénatal précoce"),
          ("Évaluer plus vite", "6 – Renforcer la CRIP")]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "<p>ACTION N° {n}</p><h2>{title}</h2><p>En retard</p>",
        "<p>Fiche {n}</p><h3>{title}</h3><p>Reportée</p>",
        "<h2>Action {n}</h2><p>En retard</p><h3>{title}</h3>",
        "<h2>Fiche action n° {n}</h2><p>Reportée</p><h2>{title}</h2>",
    ],
)
def test_a_title_below_its_number_is_of_its_fiche(tmp_path, head):
    parts = [
        head.format(n=n, title=title) + LABELS.format(objective=objective)
        for n, (title, objective) in enumerate(FICHES, start=1)
    ]
    tables = read(tmp_path, "<h3>Les actions du contrat</h3>", *parts, title=TITLE)
    columns = ("action_number", "title", "status", "objective_number", "start_edtf")
    assert told(tables, "actions", *columns) == [
        ("1", "Prévenir dès la grossesse", "delayed", 1, "2022-04"),
        ("2", "Évaluer plus vite", "delayed", 6, "2022-04"),
    ]


SENTENCE = "Une sage-femme appelle chaque femme enceinte dès la déclaration de grossesse."


@pytest.mark.parametrize("label", ["L'action", "Action :", "Le dispositif", "LE PROJET"])
def test_a_sentence_below_the_word_action_describes_it(tmp_path, label):
    parts = [
        f"<h2>{n} {title}</h2><p><b>{label}</b></p><p>{SENTENCE}</p>"
        + LABELS.format(objective=objective)
        for n, (title, objective) in enumerate(FICHES, start=1)
    ]
    tables = read(tmp_path, *parts, title=TITLE)
    assert told(tables, "actions", "action_number", "title", "description") == [
        ("1", "Prévenir dès la grossesse", SENTENCE),
        ("2", "Évaluer plus vite", SENTENCE),
    ]


def test_what_is_asked_for_the_name_is_no_description(tmp_path):
    part = f"<h2>Fiche 1 – Grossesse</h2><p><b>Intitulé de l'action :</b> {SENTENCE}</p>"
    tables = read(tmp_path, part + LABELS.format(objective=FICHES[0][1]), title=TITLE)
    assert told(tables, "actions", "description") == [(None,)]
