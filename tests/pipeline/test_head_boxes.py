"""Boxes that name an action above the labels of its fiche: « Fiche | Intitulé | Pilote »."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

COLUMNS = ("action_number", "title", "start_edtf", "partners_text", "results_text")
SEEN = [
    ("1-1", "Visites à domicile", "2022-03", "CAF, MSA", "Deux postes pourvus."),
    ("1-2", "Plan de contrôle", "2022-03", "CAF, MSA", "Deux postes pourvus."),
]
LINES = (
    "<p><b>1. Date de lancement</b></p><p>mars 2022</p><p><b>2. Partenaires</b></p><p>CAF, MSA</p>"
    "<p><b>3. Bilan 2024</b></p><p>Deux postes pourvus.</p>"
)
INLINE = (
    "<p><b>Démarrage :</b> mars 2022</p><p><b>Partenaires :</b> CAF, MSA</p>"
    "<p><b>Bilan :</b> Deux postes pourvus.</p>"
)
ROWS = table("Démarrage | mars 2022", "Partenaires | CAF, MSA", "Bilan | Deux postes pourvus.")
HEADINGS = LINES.replace("<p><b>", "<h3>").replace("</b></p>", "</h3>")


def boxes(head: str) -> tuple[str, str]:
    return (
        table(head, "1.1 | Visites à domicile | Service de PMI"),
        table(head, "1.2 | Plan de contrôle | Service des établissements"),
    )


@pytest.mark.parametrize(
    "below", [LINES, INLINE, ROWS, HEADINGS], ids=["lines", "inline", "rows", "heads"]
)
@pytest.mark.parametrize(
    "head", ["Fiche action | Intitulé | Pilote", "N° | Action | Service pilote"]
)
def test_labels_below_a_box_are_of_its_action(tmp_path, head, below):
    first, second = boxes(head)
    tables = read(tmp_path, first, below, second, below)
    assert told(tables, "actions", *COLUMNS) == SEEN


def test_a_chapter_below_the_last_fiche_is_not_of_it(tmp_path):
    first, second = boxes("Fiche | Intitulé | Pilote")
    after = "<h2>Conclusion</h2><p>L'année a été bonne.</p>"
    tables = read(tmp_path, first, HEADINGS, second, HEADINGS, after)
    assert told(tables, "actions", *COLUMNS) == SEEN


def test_a_table_of_several_actions_heads_no_fiche(tmp_path):
    rows = table("N° | Action | Pilote", "1.1 | Visites à domicile | PMI", "1.2 | Contrôles | ASE")
    tables = read(tmp_path, rows, "<p><b>Bilan :</b> Une bonne année.</p>")
    assert told(tables, "actions", "action_number", "results_text") == [
        ("1-1", None),
        ("1-2", None),
    ]
