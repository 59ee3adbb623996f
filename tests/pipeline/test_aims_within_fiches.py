"""Lines of a fiche in the words of a national engagement: its aims, not the end of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, told

WORDS = "éviter les ruptures de parcours"
COLUMNS = ("action_number", "start_edtf", "results_text")


@pytest.mark.parametrize("label", ["Objectifs", "Objectif opérationnel", "Enjeux", "Finalité"])
@pytest.mark.parametrize("tag", ["li", "p"])
def test_a_label_among_others(tmp_path: Path, label: str, tag: str) -> None:
    lines = (f"{label} : {WORDS}", "Démarrage : mars 2023", "Bilan : 12 jeunes suivis")
    first = "".join(f"<{tag}>{line}</{tag}>" for line in ("Pilote : ASE", *lines))
    tables = read(tmp_path, f"<h2>Fiche 1 – Parrains</h2>{first}<h2>Fiche 2 – Répit</h2>")
    assert told(tables, "actions", *COLUMNS)[0] == ("1", "2023-03", "12 jeunes suivis")


def test_items_and_sentences_of_a_text(tmp_path: Path) -> None:
    tables = read(tmp_path, (
        f"<h2>Fiche 1 – Parrains</h2><p>Description :</p><ul><li>{WORDS}</li>"
        "<li>accompagner les jeunes majeurs</li></ul><p>Bilan : 12 jeunes suivis</p>"
        f"<h2>Fiche 2 – Répit</h2><p>Pilote : ASE</p><p>Cette action vise à {WORDS}.</p>"
        "<p>Bilan : 8 familles accueillies</p>"
    ))  # fmt: skip
    assert told(tables, "actions", "description", "results_text") == [
        (f"{WORDS}\naccompagner les jeunes majeurs", "12 jeunes suivis"),
        (None, "8 familles accueillies"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["Engagement 2 : sécuriser les parcours", "Sécuriser les parcours et prévenir les ruptures"],
)
def test_a_group_above_the_next_fiche_ends_the_last_one(tmp_path: Path, line: str) -> None:
    tables = read(tmp_path, (
        "<h2>Engagement 1 : agir le plus précocement possible</h2>"
        "<h3>Fiche 1 – Guide</h3><p>Pilote : ASE</p><p>Bilan : 12 jeunes suivis</p>"
        f"<p>{line}</p><h3>Fiche 2 – Répit</h3><p>Pilote : ASE</p><p>Bilan : ouvert</p>"
    ))  # fmt: skip
    assert told(tables, "actions", "engagement_code", "results_text") == [
        ("E1", "12 jeunes suivis"), ("E2", "ouvert"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    ["Plan d'action 2024 – Département du Loiret", "Loiret – Programme d'actions 2024"],
)
def test_fiches_of_a_plan_are_planned(tmp_path: Path, title: str) -> None:
    fiches = "".join(
        f"<h2>Fiche-projet {number} – Répit</h2><p>Pilote : ASE</p><p>Budget : 9 000 € (État)</p>"
        for number in (1, 2)
    )
    tables = read(tmp_path, fiches, title=f"<h1>{title}</h1>")
    assert [row["status"] for row in tables["actions"]] == ["planned", "planned"]
    assert tables["documents"][0]["kind"] == "action_plan"


def test_the_year_of_an_aim_is_not_the_report_s(tmp_path: Path) -> None:
    body = "<h2>Créer 20 relais parentaux à horizon 2022</h2><p>Pilote : ASE</p>"
    tables = read(tmp_path, body, title="<h1>Contrat de protection de l'enfance – Loiret</h1>")
    assert tables["documents"][0].get("fiscal_year") is None
