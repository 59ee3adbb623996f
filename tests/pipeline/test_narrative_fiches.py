"""Reports told in sentences: aims beside results, shares of actions, what stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read, table, told

REPORT = "<h1>Rapport d'exécution 2024 – Département du Loiret</h1>"
FICHE = "<h2>Fiche n° 1 – Visites à domicile</h2><p>Réalisations : Les postes sont pourvus.</p>"


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("640 visites ont été faites, pour une cible fixée à 700.",
         [(640.0, "indicators"), (700.0, "target")]),
        ("Le taux atteint 14 % alors que l'objectif était de 20 %.",
         [(14.0, "indicators"), (20.0, "target")]),
        ("Le contrat prévoyait 12 places ; 9 sont ouvertes.",
         [(12.0, "target"), (9.0, "indicators")]),
        ("L'objectif est dépassé avec 212 visites.", [(212.0, "indicators")]),
    ],
)  # fmt: skip
def test_an_aim_told_in_a_sentence_is_no_result(
    tmp_path: Path, sentence: str, figures: list[tuple[float, str]]
) -> None:
    tables = read(tmp_path, FICHE, f"<p>Indicateurs : {sentence}</p>", title=REPORT)
    assert told(tables, "indicators", "value", "section") == figures


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Six actions sur sept ont été mises en œuvre en 2024.", (6.0, 7.0)),
        ("Fin 2024, 9 des 12 actions du contrat ont démarré.", (9.0, 12.0)),
        ("Sur les 11 actions inscrites, 8 ont été engagées.", (8.0, 11.0)),
    ],
)
def test_a_share_of_the_actions_in_a_sentence(
    tmp_path: Path, sentence: str, share: tuple[float, float]
) -> None:
    tables = read(tmp_path, f"<h2>Synthèse</h2><p>{sentence}</p>", FICHE, title=REPORT)
    wanted = [(*share, "summary", None)]
    assert told(tables, "indicators", "value", "denominator", "section", "action_id") == wanted


def test_other_counts_of_a_sentence_are_no_share_of_actions(tmp_path: Path) -> None:
    text = "<p>Sept actions sont inscrites, dans 3 des 41 communes du bassin.</p>"
    assert told(read(tmp_path, text, FICHE, title=REPORT), "indicators", "value") == []


@pytest.mark.parametrize("whole", ["Ensemble", "Département", "Toutes actions"])
def test_a_row_of_no_action_keeps_the_words_of_its_indicator(tmp_path: Path, whole: str) -> None:
    rows = table(
        "Action | Indicateur | 2023 | 2024",
        "Action 1.1 – Visites | Visites faites | 12 | 15",
        f"{whole} | Enfants confiés | 902 | 911",
    )
    tables = read(tmp_path, FICHE.replace("n° 1", "1.1"), rows, title=REPORT)
    assert told(tables, "indicators", "label", "value")[2:] == [
        ("Enfants confiés", 902.0), ("Enfants confiés", 911.0),
    ]  # fmt: skip


def test_a_line_below_the_title_tells_the_kind_of_a_mixed_report(tmp_path: Path) -> None:
    title = "<h1>Contrat de protection de l'enfance – Loiret</h1><p>Rapport d'exécution 2024</p>"
    states = table("Action | Avancement", "1. Visites | En cours", "2. Bilans | Réalisée",
                   "3. Contrôles | En cours")  # fmt: skip
    second = FICHE.replace("1 – Visites à domicile", "2 – Bilans")
    tables = read(tmp_path, states, FICHE.replace(" à domicile", ""), second, title=title)
    assert tables["documents"][0]["kind"] == "execution_report"


@pytest.mark.parametrize(
    "title",
    ["Bilan 2024 du contrat", "Rapport 2024 d'exécution", "Compte rendu 2023-2024 d'exécution",
     "Bilan 2024 de la contractualisation"],
)  # fmt: skip
def test_a_year_within_the_name_of_a_report_leaves_it_its_kind(tmp_path: Path, title: str) -> None:
    figures = table("Indicateur | 2023 | 2024", "Visites faites | 12 | 15", "Bilans | 8 | 9")
    head = f"<h1>{title} – Protection de l'enfance, Loiret</h1>"
    tables = read(tmp_path, figures, FICHE, title=head)
    assert tables["documents"][0]["kind"] == "execution_report"


@pytest.mark.parametrize(("lines", "kind"), [(5, "execution_report"), (24, "indicator_table")])
def test_fiches_and_a_dashboard_are_of_the_kind_that_fills_more_lines(
    tmp_path: Path, lines: int, kind: str
) -> None:
    rows = [f"Visites du secteur {number} | 12 | 15" for number in range(lines)]
    figures = table("Indicateur | 2023 | 2024", *rows)
    told = table("Bilan | Deux postes.", "Partenaires | CAF", "Durée | 2022-2024", "Suites | Oui.")
    fiches = [f"<h2>Fiche n° {n} – {title}</h2>{told}" for n, title in ((1, "Visites"), (2, "IP"))]
    head = "<h1>Contrat de protection de l'enfance – Loiret – Année 2024</h1>"
    tables = read(tmp_path, figures, *fiches, title=head)
    assert tables["documents"][0]["kind"] == kind


def test_fiches_saved_as_text_by_a_word_processor(tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    path.write_text(
        "RAPPORT D'EXÉCUTION 2024\nProtection de l'enfance, Département du Loiret\n\n"
        "Fiche n° 1 – Visites à domicile\nBilan\tLes postes sont pourvus.\nUn livret est imprimé.\n"
        "Partenaires\tCAF, MSA\nIndicateurs\nIndicateur\t2023\t2024\nVisites\t12\t15\n"
        "Perspectives\tPoursuite à l'identique en 2025.\n",
        encoding="utf-8",
    )
    tables = process_file(path, path.name, ReadOptions()).tables
    assert told(tables, "actions", "results_text", "outlook_text", "partners_text") == [
        ("Les postes sont pourvus.\nUn livret est imprimé.", "Poursuite à l'identique en 2025.",
         "CAF, MSA"),
    ]  # fmt: skip
    assert told(tables, "indicators", "value", "year") == [(12.0, 2023), (15.0, 2024)]


FICHES = (
    "RAPPORT D'EXÉCUTION 2024\nProtection de l'enfance, Département du Loiret\n\n{}\n"
    "Fiche 1 – Visites à domicile\nBilan : Des visites ont eu lieu.\n\n"
    "Fiche 2 – Plan de contrôle\nBilan : Plan respecté.\n"
)


@pytest.mark.parametrize(
    ("summary", "status"),
    [
        ("Nombre d'actions reportées : 1\n2. Présentation des fiches", "in_progress"),
        ("Nombre d'actions abandonnées = 0\n\n2. Les fiches", "in_progress"),
        ("Actions abandonnées : aucune\n2. Les fiches", "in_progress"),
        ("Nombre d'actions reportées : 1\n2. Plan de contrôle : juge absent", "delayed"),
        ("Actions reportées :\n2. juge absent", "delayed"),
    ],
)
def test_a_chapter_below_a_count_is_no_late_action(
    tmp_path: Path, summary: str, status: str
) -> None:
    path = tmp_path / "rapport.txt"
    path.write_text(FICHES.format(summary), encoding="utf-8")
    tables = process_file(path, path.name, ReadOptions()).tables
    assert told(tables, "actions", "action_number", "status") == [
        ("1", "in_progress"), ("2", status),
    ]  # fmt: skip
