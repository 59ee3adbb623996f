"""Fiches headed by a bare number, and the headings of a document that head no fiche."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, table, told

LABELS = (
    "<p><b>Contenu :</b> Deux agents sont en place.</p><p><b>Lancement :</b> mars 2023</p>"
    "<p><b>Partenaires :</b> CAF, MSA</p>"
)
KEY = "<h4>Chiffres clés</h4><ul><li>312 familles reçues</li></ul>"
RESULTS = "<h3>Indicateurs de résultat :</h3><ul><li>48 séances tenues</li></ul>"


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1 Un lieu d'accueil à Gien", "2 Des visites à domicile", ["1", "2"]),
        ("3. Un lieu d'accueil à Gien", "7. Des visites à domicile", ["3", "7"]),
        ("1 – Un lieu d'accueil à Gien", "2 – Des visites à domicile", ["1", "2"]),
        ("2.1 Un lieu d'accueil à Gien", "2.2 Des visites à domicile", ["2-1", "2-2"]),
        ("9) Un lieu d'accueil à Gien", "10) Des visites à domicile", ["9", "10"]),
        ("B2 Un lieu d'accueil à Gien", "D1 Des visites à domicile", ["B2", "D1"]),
        ("EF1.2 Un lieu d'accueil à Gien", "EF2.1 Des visites à domicile", ["EF1-2", "EF2-1"]),
        ("P-3 Un lieu d'accueil à Gien", "P-4 Des visites à domicile", ["P-3", "P-4"]),
    ],
)
def test_bare_numbers_open_fiches(
    tmp_path: Path, first: str, second: str, numbers: list[str]
) -> None:
    page = "".join(f"<h2>{name}</h2>{KEY}{LABELS}{RESULTS}" for name in (first, second))
    tables = read(tmp_path, page)
    titles = ["Un lieu d'accueil à Gien", "Des visites à domicile"]
    assert told(tables, "actions", "action_number", "title") == list(
        zip(numbers, titles, strict=True)
    )
    assert [row["value"] for row in tables["indicators"]] == [312, 48] * 2


def test_chapters_of_numbered_fiches_are_none(tmp_path: Path) -> None:
    fiches = [f"<h3>{n} {name}</h3>{LABELS}" for n, name in ((1, "Un lieu"), (2, "Des visites"))]
    page = f"<h2>1 Présentation</h2><p>Le mot du président.</p><h2>2 Bilan</h2>{''.join(fiches)}"
    tables = read(tmp_path, page)
    assert told(tables, "actions", "action_number", "title") == [
        ("1", "Un lieu"), ("2", "Des visites"),
    ]  # fmt: skip


def test_numbered_parts_of_a_fiche_are_none(tmp_path: Path) -> None:
    parts = "".join(
        f"<h3>{n}. {label}</h3><p>Deux agents sont en place.</p>"
        for n, label in enumerate(("Contenu", "Bilan d'exécution", "Perspectives"), start=1)
    )
    page = "".join(f"<h2>Fiche {n} – {name}</h2>{parts}" for n, name in ((4, "Lieu"), (5, "Aide")))
    tables = read(tmp_path, page)
    assert [number for (number,) in told(tables, "actions", "action_number")] == ["4", "5"]


@pytest.mark.parametrize(
    ("title", "budget", "actions"),
    [
        ("Tableau de bord 2024", "<p>Le budget total est de 45 000 €.</p>", []),
        ("Tableau de bord 2024", None, ["Former", "Ouvrir un lieu"]),
        ("Protection de l'enfance en 2024", None, ["Former", "Ouvrir un lieu"]),
        ("Renforcer la CRIP", "<p>45 000 €, deux agents recrutés.</p>", ["Renforcer la CRIP"]),
    ],
)
def test_title_of_a_report_is_no_fiche(
    tmp_path: Path, title: str, budget: str | None, actions: list[str]
) -> None:
    figures = table("Indicateur | 2023 | 2024", "IP reçues | 980 | 1204", "Visites | 31 | 40")
    paid = table("Action | Financeur | Prévu", "Former | FIR | 1 €", "Ouvrir un lieu | CAF | 2 €")
    page = f"<h2>Indicateurs</h2>{figures}<h2>Budget</h2>{budget or paid}"
    tables = read(tmp_path, page, title=f"<h1>{title}</h1><p>Département du Loiret, 2024</p>")
    assert [name for (name,) in told(tables, "actions", "title")] == actions


@pytest.mark.parametrize(
    ("numbers", "below"),
    [
        (["A-1", "B-1", "B-2", "C-1"], "Action abandonnée faute de candidat."),
        (["1.1", "2.1", "2.2", "3.1"], "L'action a été reportée : le poste n'est pas pourvu."),
        (["A1", "A2", "A3", "B1"], "Action suspendue depuis mars 2024."),
    ],
)
def test_a_fiche_of_one_sentence_stands_beside_fiches_with_labels(
    tmp_path: Path, numbers: list[str], below: str
) -> None:
    short = "<p>Action en cours.</p><p>Partenaires : CPAM.</p>"
    bodies = [short, f"{short}<p>Financement : 50 k€ (BOP 304).</p>", f"<p>{below}</p>", short]
    titles = [
        "Maison des parents",
        "Contrôle des établissements",
        "Tiers de confiance",
        "Anciens MNA",
    ]
    page = "".join(
        f"<h3>{number}. {title}</h3>{body}"
        for number, title, body in zip(numbers, titles, bodies, strict=True)
    )
    tables = read(tmp_path, page)
    assert [title for (title,) in told(tables, "actions", "title")] == titles
