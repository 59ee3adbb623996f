"""Fiches told in sentences with their figures and their cost, and no other label."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

REPORT = "<h1>Compte rendu d'exécution 2023 du contrat de protection de l'enfance – Loiret</h1>"
PLAN = "<h1>Plan d'action 2023 du contrat de protection de l'enfance – Loiret</h1>"
FICHE = (
    "<h2>Action 6.1 : équipe d'évaluation</h2><p>Trois évaluatrices ont été recrutées.</p>"
    "<p><u>Indicateurs :</u></p><p>→ 2 911 informations reçues (2 754 en 2022)</p>"
    "<p>→ 54 % des évaluations rendues à temps</p><p>→ 3 ETP sur 4 pourvus</p>"
    "<p>Montant 2023 : 212 000 € (État 106 000 €, CD 106 000 €)</p>"
)


@pytest.mark.parametrize(
    ("title", "kind", "status"),
    [(REPORT, "execution_report", "in_progress"), (PLAN, "action_plan", "planned")],
)
def test_money_below_indicators_is_no_indicator(
    tmp_path: Path, title: str, kind: str, status: str
) -> None:
    tables = read(tmp_path, FICHE, title=title)
    assert tables["documents"][0]["kind"] == kind
    assert told(tables, "actions", "action_number", "status") == [("6-1", status)]
    figures = [(row["value"], row.get("denominator"), row["unit"]) for row in tables["indicators"]
               if row["section"] == "indicators"]  # fmt: skip
    assert figures == [(2911.0, None, "count"), (2754.0, None, "count"), (54.0, None, "percent"),
                       (3.0, 4.0, "fte")]  # fmt: skip
    assert [(int(row["amount"]), row["funder"]) for row in tables["fundings"]] == [
        (212000, "ALL"), (106000, "STATE"), (106000, "DEPARTMENT"),
    ]  # fmt: skip
    assert "ratio_mismatch" not in [row["code"] for row in tables.get("checks", [])]


def test_lines_below_a_budget_stay_its_own(tmp_path: Path) -> None:
    lines = "<p><b>Budget</b></p><p>FIR : 20 000 €</p><p>Département : 15 000 €</p>"
    tables = read(tmp_path, f"<h2>Fiche 1 – Visites</h2>{lines}<p>Bilan : faites.</p>")
    assert [(int(row["amount"]), row["funder"]) for row in tables["fundings"]] == [
        (20000, "FIR"), (15000, "DEPARTMENT"),
    ]  # fmt: skip


def test_a_sentence_of_two_words_is_no_label(tmp_path: Path) -> None:
    fiche = table("Fiche 1 : Visites | <", "Bilan qualitatif | Action stabilisée.",
                  "Perspectives 2025 | Poursuite.")  # fmt: skip
    tables = read(tmp_path, fiche)
    assert told(tables, "actions", "results_text", "outlook_text") == [
        ("Action stabilisée.", "Poursuite.")
    ]


def test_the_department_in_short(tmp_path: Path) -> None:
    head = "N° | Action | Avancement | Crédits État | Crédits Dpt"
    rows = ("1 | Visites | En cours | 4 000 € | 3 000 €", "Total | | | 4 000 € | 3 000 €")
    tables = read(tmp_path, table(head, *rows))
    assert [row["funder"] for row in tables["fundings"]] == ["STATE", "DEPARTMENT"] * 2
