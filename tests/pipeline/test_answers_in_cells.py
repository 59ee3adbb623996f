"""Several questions with their answers in one cell: « Engagée : oui⏎Réalisée : non »."""

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
