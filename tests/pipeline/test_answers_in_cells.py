"""Several labels with their values in one cell: « Engagée : oui⏎Réalisée : non »."""

from __future__ import annotations

import pytest

from normalizers.answers import split_answers
from tests.pipeline.tables import read, table, told

COLUMNS = ("is_committed", "is_completed", "status")


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("Engagée : oui<br>Réalisée : oui", (True, True, "completed")),
        ("Engagée : oui Réalisée : non", (True, False, "in_progress")),
        ("Engagée ? Oui – Réalisée ? En partie", (True, False, "in_progress")),
        ("action engagée : non / action réalisée : non", (False, False, "not_started")),
        ("Action engagée : ☒ oui ☐ non ; Action réalisée : ☐ oui ☒ non",
         (True, False, "in_progress")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["Engagée / Réalisée", "Avancement"])
def test_each_answer_is_its_question_s(tmp_path, head, cell, seen):
    rows = table(f"N° | Action | {head} | Observations",
                 f"1 | Visites à domicile | {cell} | Deux postes",
                 f"2 | Plan de contrôle | {cell} |")  # fmt: skip
    assert told(read(tmp_path, rows), "actions", *COLUMNS) == [seen, seen]


def test_the_answers_of_a_fiche(tmp_path):
    fiche = table("État | Engagée : oui / Réalisée : non", "Bilan | Deux postes pourvus.")
    tables = read(tmp_path, "<h2>Fiche 1 – Visites à domicile</h2>", fiche)
    assert told(tables, "actions", *COLUMNS) == [(True, False, "in_progress")]


@pytest.mark.parametrize(
    "text",
    ["", "Engagée : oui", "Réalisée : oui\nDate : 2024", "Engagée : oui, sur trois secteurs : non",
     "Engagée : oui Engagée : non", "Engagée : oui Réalisée :", ":" * 200],
)  # fmt: skip
def test_what_answers_one_question_or_none_stays_whole(text):
    assert split_answers(text) == []


@pytest.mark.parametrize(
    "cell",
    ["Bilan : deux postes pourvus.<br>Perspectives : un second lieu.",
     "Bilan : deux postes pourvus. Perspectives : un second lieu.",
     "Résultats : deux postes pourvus. ; Suites à donner : un second lieu."],
    ids=["lines", "sentences", "semicolon"],
)  # fmt: skip
def test_results_and_outlook_in_one_column(tmp_path, cell):
    rows = table("N° | Action | Date | Bilan et perspectives",
                 f"1 | Visites à domicile | 2022 | {cell}",
                 f"2 | Plan de contrôle | 2023 | {cell}")  # fmt: skip
    seen = ("deux postes pourvus.", "un second lieu.")
    assert [
        tuple(text.rstrip(".") for text in row)
        for row in told(read(tmp_path, rows), "actions", "results_text", "outlook_text")
    ] == [tuple(text.rstrip(".") for text in seen)] * 2


@pytest.mark.parametrize("head", ["Détail", "Contenu", "Description"])
def test_labels_below_the_words_of_a_cell(tmp_path, head):
    cell = (
        "Un accueil le mercredi.<br>Démarrage : mars 2022<br>Durée : 2022-2024<br>État : réalisée"
    )
    rows = table(f"N° | Action | {head} | Partenaires", f"1 | Visites à domicile | {cell} | CAF",
                 f"2 | Plan de contrôle | {cell} | MSA")  # fmt: skip
    columns = ("description", "start_edtf", "period_end_year", "status")
    seen = ("Un accueil le mercredi.", "2022-03", 2024, "completed")
    assert told(read(tmp_path, rows), "actions", *columns) == [seen, seen]


def test_a_label_that_a_column_asks_for_stays_in_its_cell(tmp_path):
    cell = "Bilan : deux postes.<br>Perspectives : un second lieu."
    rows = table("N° | Action | Bilan | Perspectives", f"1 | Visites | {cell} | Un an de plus",
                 f"2 | Contrôles | {cell} | Deux ans de plus")  # fmt: skip
    assert told(read(tmp_path, rows), "actions", "outlook_text") == [
        ("Un an de plus",), ("Deux ans de plus",)
    ]  # fmt: skip
