"""Documents that are no such report: nothing is read from them, and they say why."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

ROWS = ("objectives", "actions", "indicators", "fundings", "partners", "dates")
_LINE = "La société livre le matériel au magasin central contre un bon signé. "


def _table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split(" | ")) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>"


OTHER_TITLES = [
    "Offre d'emploi : éducateur spécialisé en protection de l'enfance",
    "Fiche de poste – évaluateur CRIP",
    "Appel à projets 2024 : accueil des fratries",
    "Avis de vacance d'un poste de puéricultrice",
    "Circulaire relative au contrat départemental de protection de l'enfance",
]
ELSEWHERE = {
    "invoice": "<h1>Relevé n° 118</h1>" + _table(
        "Désignation | Quantité", "Ramettes | 40", "Classeurs | 25", "Stylos | 12"),
    "town hall": _table("N° | Action | Responsable | Échéance | État",
                        "1 | Repeindre la salle des fêtes | Atelier | 30/06/2024 | En cours",
                        "2 | Changer la chaudière | Atelier | 15/09/2024 | À faire"),
    "climate": "<h1>Bilan 2023 du plan climat</h1><h2>Fiche action n° 1 : rénover les toits</h2>"
    + _table("Pilote | Bâtiments", "Budget | 120 000 €", "Bilan | Le chantier avance."),
}  # fmt: skip


def _read(path: Path, page: str, kind: str | None = None) -> dict[str, list[dict[str, object]]]:
    path.write_text(page, encoding="utf-8")
    return process_file(path, path.name, ReadOptions(), kind).tables


@pytest.mark.parametrize("title", OTHER_TITLES)
def test_a_title_that_announces_something_else(tmp_path: Path, title: str) -> None:
    page = f"<h1>{title}</h1>" + _table(
        "Intitulé | Éducateur", "Missions | Évaluer", "Date de début | 01/09/2024",
        "Partenaires | Parquet, CAF", "Durée | 12 mois")  # fmt: skip
    tables = _read(tmp_path / "a.html", page)
    assert tables["documents"][0]["kind"] == "other"
    assert not any(tables.get(name) for name in ROWS)
    (check,) = tables["checks"]
    assert check["code"] == "not_a_report"
    assert title in str(check["message"])


@pytest.mark.parametrize("name", ELSEWHERE)
def test_tables_about_something_else(tmp_path: Path, name: str) -> None:
    tables = _read(tmp_path / "a.html", ELSEWHERE[name] + f"<p>{_LINE * 12}</p>")
    assert tables["documents"][0]["kind"] == "other"
    assert not any(tables.get(table) for table in ROWS)
    assert "protection de l'enfance" in str(tables["checks"][0]["message"])


def test_rows_that_name_nothing(tmp_path: Path) -> None:
    page = _table("N° | Service | Début | Fin | Statut",
                  "1 | PMI | 08/07/2024 | 26/07/2024 | Validé",
                  "2 | ASE | 05/08/2024 | 23/08/2024 | En cours")  # fmt: skip
    assert _read(tmp_path / "a.html", page)["documents"][0]["kind"] == "other"


def test_a_form_that_nobody_filled_in(tmp_path: Path) -> None:
    form = _table("Objectif | ", "Descriptif | ", "Partenaires | ", "Budget | ", "Bilan | ")
    page = "<h1>Rapport d'exécution de la protection de l'enfance</h1><h2>Fiche action n° {} :</h2>"
    tables = _read(tmp_path / "a.html", page.format(1) + form + page.format(2) + form)
    assert not tables.get("actions")
    assert "aucune rubrique n'est remplie" in str(tables["checks"][0]["message"])
    filled = page.format(1) + form.replace("Bilan</td><td>", "Bilan</td><td>Six familles reçues.")
    assert len(_read(tmp_path / "b.html", filled)["actions"]) == 1


def test_a_report_in_the_form_of_a_questionnaire(tmp_path: Path) -> None:
    page = "<h1>Questionnaire de suivi du contrat enfance 2023</h1><h2>Fiche 1 : CRIP</h2>"
    tables = _read(tmp_path / "a.html", page + _table("Descriptif | Relais", "Bilan | Ouvert"))
    assert tables["documents"][0]["kind"] == "execution_report"


def test_a_few_lines_are_read_and_doubted(tmp_path: Path) -> None:
    tables = _read(tmp_path / "a.html", ELSEWHERE["town hall"])
    assert len(tables["actions"]) == 2
    assert [row["code"] for row in tables["checks"]] == ["doubtful_subject"]


def test_one_word_of_the_subject_is_enough(tmp_path: Path) -> None:
    page = ELSEWHERE["town hall"].replace("salle des fêtes", "salle de la PMI")
    tables = _read(tmp_path / "a.html", page + f"<p>{_LINE * 12}</p>")
    assert tables["documents"][0]["kind"] == "action_table"


def test_the_user_decides(tmp_path: Path) -> None:
    page = ELSEWHERE["town hall"] + f"<p>{_LINE * 12}</p>"
    assert len(_read(tmp_path / "a.html", page, "action_table")["actions"]) == 2
