"""Fiches whose rubrics stand above their texts, some in words the lexicon does not know."""

from __future__ import annotations

import pytest

from tests.pipeline.tables import read, table, told

GROUP = "Engagement 2 – Mesure « Renforcer les CRIP » – Objectif 6 : moyens de la cellule"
RUBRICS = [("Contenu", "Deux équipes de plus."), ("Partenaires", "PJJ, parquet"),
           ("Bilan de l'année", "Les délais reculent.")]  # fmt: skip
STRIP = table("Début<br>mars 2022 | Durée<br>2022-2024")
COLUMNS = ("action_number", "start_edtf", "engagement_code", "description", "partners_text",
           "results_text")  # fmt: skip


def _fiche(number: int, asked: str) -> str:
    rubrics = [(asked, GROUP), *RUBRICS]
    below = "".join(f"<h5>{label}</h5><p>{text}</p>" for label, text in rubrics)
    return f"<h3>Fiche {number} – Évaluer plus vite dans le secteur {number}</h3>{STRIP}{below}"


@pytest.mark.parametrize("asked", ["Rattachement", "Où dans le contrat ?", "Engagement concerné"])
def test_what_a_fiche_belongs_to_stands_among_its_rubrics(tmp_path, asked):
    tables = read(tmp_path, *(_fiche(number, asked) for number in (1, 2, 3)))
    rest = ("2022-03", "E2", "Deux équipes de plus.", "PJJ, parquet", "Les délais reculent.")
    assert told(tables, "actions", *COLUMNS) == [(str(number), *rest) for number in (1, 2, 3)]


def test_a_label_left_blank_in_a_list_takes_no_other_label(tmp_path):
    items = ("Début :", "Durée : 2022-2024", "Partenaires : PJJ, parquet", "Indicateurs :",
             "Bilan : Les délais reculent.")  # fmt: skip
    nested = "<li>Pilotes réunis : 12</li><li>Bilans : 40</li>"
    listed = "".join(f"<li>{item}{f'<ul>{nested}</ul>' * (item[0] == 'I')}</li>" for item in items)
    tables = read(tmp_path, "<h3>Fiche 1 – Évaluer plus vite</h3>", f"<ul>{listed}</ul>")
    columns = ("start_text", "duration_text", "partners_text", "results_text")
    expected = (None, "2022-2024", "PJJ, parquet", "Les délais reculent.")
    assert told(tables, "actions", *columns) == [expected]
    assert told(tables, "indicators", "label", "value") == [("Pilotes réunis", 12), ("Bilans", 40)]


def test_a_label_of_an_indicator_without_figure_is_asked_for_below_its_rubric(tmp_path):
    rubrics = "<p>Description : Une cellule.</p><p>Indicateurs : Places ouvertes :</p>"
    tables = read(tmp_path, "<h3>Fiche 1 – Évaluer plus vite</h3>", rubrics)
    found = told(tables, "indicators", "label", "availability")
    assert found == [("Places ouvertes", "blank")]
