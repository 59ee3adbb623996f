"""Fiches of a web page as printed or pasted: each label on a line, its value on the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, told

TITLE = "<h1>Bilan 2023 du contrat de prévention et de protection de l'enfance – Loiret</h1>"


def _fiche(number: int, title: str, state: str, group: tuple[str, str], start: str) -> str:
    done = ("Ce que nous avons fait en 2023", "Deux visites.", "Et après ?", "Suivre.")
    lines = [state, *group, "Lancement", start, "Nos partenaires", "CAF, MSA", *done]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines if line)
    return f"<h3>Action {number} {title}</h3>{paragraphs}"


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Objectif du contrat", "Objectif national n° 2 : bilans de santé en maternelle",
         "Objectif n° 18 : places d'accueil de fratries"),
        ("Objectif national", "2 – Bilans de santé en école maternelle",
         "18 – Places d'accueil en fratrie"),
        ("Objectif", "Objectif 2", "Objectif 18"),
        ("Objectif national", "n° 2 – Bilans de santé", "n° 18 – Accueil en fratrie"),
        ("Objectif national", "Obj. 2 – pour les petits", "Obj. 18 – pour les frères et sœurs"),
        ("Objectif du contrat", "Obj. n° 2 : écoles", "obj 18"),
        ("Objectif visé", "N° 2 : bilans en école maternelle", "N° 18 : accueil en fratrie"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("state", ["Terminée", ""])
def test_the_line_below_asks_no_other_fiche(
    tmp_path: Path, label: str, first: str, second: str, state: str
) -> None:
    fiches = (
        _fiche(1, "Des bilans pour tous", state, (label, first), "mars 2021"),
        _fiche(2, "Une maison de fratries", state, (label, second), "rentrée 2022"),
    )
    tables = read(tmp_path, *fiches, title=TITLE)
    columns = ("action_number", "objective_number", "start_edtf", "results_text", "outlook_text")
    assert told(tables, "actions", *columns) == [
        ("1", 2, "2021-03", "Deux visites.", "Suivre."),
        ("2", 18, "2022-09~", "Deux visites.", "Suivre."),
    ]


@pytest.mark.parametrize("label", ["Pourquoi cet arrêt ?", "Pourquoi ce report ?", "Motif"])
def test_why_an_action_stopped_is_no_partner(tmp_path: Path, label: str) -> None:
    group = ("Objectif", "Objectif 14")
    stopped = _fiche(3, "Une maison relais", "Abandonnée", group, "2022").split("<p>Ce que")[0]
    other = _fiche(4, "Un lieu neutre", "En cours", group, "2022")
    why = f"<p>{label}</p><p>Le local n'est pas aux normes.</p>"
    action = read(tmp_path, other, stopped + why, title=TITLE)["actions"][1]
    assert action["reason_not_done"] == "Le local n'est pas aux normes."
    assert action["partners_text"] == "CAF, MSA"


@pytest.mark.parametrize(
    "head", ["Récapitulatif financier 2023", "Annexe – Tableau des financements",
             "Bilan financier consolidé (en euros)", "Synthèse des crédits"],
)  # fmt: skip
def test_what_stands_behind_the_fiches_is_of_none(tmp_path: Path, head: str) -> None:
    group = ("Objectif", "Objectif 14")
    fiches = [_fiche(n, f"Une maison relais {n}", "En cours", group, "2022") for n in (3, 4)]
    tables = read(tmp_path, *fiches, f"<p>{head}</p><p>FIR : 12 000 €</p>", title=TITLE)
    assert told(tables, "actions", "outlook_text") == [("Suivre.",), ("Suivre.",)]
    assert told(tables, "fundings", "action_id") == [(None,)]


@pytest.mark.parametrize("start", ["fin 2022", "Fin 2022", "début 2021"])
@pytest.mark.parametrize("state", ["Réalisée", "Terminée", "Engagée"])
def test_answers_in_the_words_of_labels(tmp_path: Path, start: str, state: str) -> None:
    def fiche(number: int) -> str:
        lines = ["Intitulé de l'action", f"Une maison relais {number}", "Avancement", state,
                 "Démarrage", start, "Partenaires", "CAF, MSA", "Suites",
                 "À poursuivre."]  # fmt: skip
        return f"<h3>FICHE ACTION n° {number}</h3>" + "".join(f"<p>{line}</p>" for line in lines)

    tables = read(tmp_path, fiche(1), fiche(2), title=TITLE)
    columns = ("title", "start_text", "partners_text", "outlook_text")
    assert told(tables, "actions", *columns) == [
        (f"Une maison relais {number}", start, "CAF, MSA", "À poursuivre.") for number in (1, 2)
    ]
    assert {row["status"] for row in tables["actions"]} <= {"completed", "in_progress"}
