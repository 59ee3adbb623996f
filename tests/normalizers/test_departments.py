"""Departments in text and paths, and the official list behind them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.department_names import departments
from normalizers.department_paths import department_from_path
from normalizers.departments import find_departments
from normalizers.lexicon import load

with (Path(__file__).parent / "phrases" / "departments.csv").open(encoding="utf-8") as file:
    PHRASES = [tuple(row.values())[:3] for row in csv.DictReader(file)]


@pytest.mark.parametrize(("phrase", "codes", "confidence"), PHRASES)
def test_mentions_and_how_sure_they_are(phrase: str, codes: str, confidence: str) -> None:
    found = find_departments(phrase)
    assert [item.value.code for item in found] == codes.split()
    assert {item.confidence for item in found} == ({float(confidence)} if confidence else set())


PATHS = [
    ("23_creuse_rapport.pdf", "23", 1.0),
    ("rapports/2023/48 - Lozère.docx", "48", 1.0),
    ("15_cantal/annexe 2.pdf", "15", 1.0),
    ("haute-savoie.pdf", "74", 0.9),
    ("plan_action_val_d_oise.pdf", "95", 0.9),
    ("Nord/rapport.pdf", "59", 0.9),
    ("Département de l'Yonne/plan.pdf", "89", 0.9),
    ("bilan-eure-et-loir-2023.ods", "28", 0.9),
    ("CD-67/plan.pdf", "67", 0.8),
    ("dept44.pdf", "44", 0.8),
    ("envoi_CD2B_final.xlsx", "2B", 0.8),
    ("2A/x.pdf", "2A", 0.8),
    ("974.xlsx", "974", 0.8),
    ("01_rapport.pdf", "01", 0.6),
    ("plan_Manche_2024.xlsx", "50", 0.6),
    ("plan_de_la_Manche.xlsx", "50", 0.9),
    ("rapport_lot_46.html", "46", 1.0),
    ("marché lot 2.xlsx", None, 0),
    ("secteur nord.xlsx", None, 0),
    ("Réunion du 12 mars.docx", None, 0),
    ("compte-rendu de la réunion.docx", None, 0),
    ("la-reunion-2023/bilan.pdf", "974", 0.9),
    ("Réunion 2023/bilan.pdf", "974", 0.6),
    ("2024/bilan.pdf", None, 0),
    ("2024-01-15_bilan.pdf", None, 0),
    ("12-06-2023.pdf", None, 0),
    ("villefranche-sur-saone.pdf", None, 0),
    ("annexe.pdf", None, 0),
    ("", None, 0),
]


@pytest.mark.parametrize(("path", "code", "confidence"), PATHS)
def test_paths(path: str, code: str | None, confidence: float) -> None:
    found = department_from_path(path)
    assert (found.value.code if found else None) == code
    assert found is None or found.confidence == confidence


def test_the_file_name_goes_before_its_folders() -> None:
    found = department_from_path("cantal/aveyron.pdf")
    assert found is not None
    assert found.value.code == "12"
    assert "cantal/aveyron.pdf"[found.start : found.end] == "aveyron"


def test_the_official_list_is_whole() -> None:
    known = departments()
    regions = {row["code"]: row["name"] for row in load("regions", ("code",))}
    assert len([code for code in known if code not in ("20R", "6AE", "69M")]) == 101
    assert len(regions) == 18
    assert {item.region_code for item in known.values()} == set(regions)
    assert (known["2B"].name, known["2B"].collectivity_code) == ("Haute-Corse", "20R")
    assert known["972"].collectivity_code == "972R"
    assert known["23"].collectivity_code is None


@pytest.mark.parametrize("code", sorted(departments()))
def test_each_department_is_found_by_its_own_name(code: str) -> None:
    name = departments()[code].name
    for phrase in (f"Département : {name}", f"Département : {name.upper()}", f"CD – {name}"):
        assert [item.value.code for item in find_departments(phrase)] == [code]
    assert {item.value.code for item in find_departments(f"dossier {name} ({code})")} == {code}


@given(st.text())
def test_never_raises_and_keeps_places(text: str) -> None:
    for item in find_departments(text):
        assert 0 <= item.start < item.end <= len(text)
    department_from_path(text)


@given(st.sampled_from(sorted(departments())), st.text(max_size=20), st.text(max_size=20))
def test_the_place_is_the_name_itself(code: str, before: str, after: str) -> None:
    name = departments()[code].name
    text = f"{before}\nConseil départemental : {name}\n{after}"
    found = [item for item in find_departments(text) if item.value.code == code]
    assert name in [text[item.start : item.end] for item in found]


@given(st.text(alphabet="0123456789 .,;:/-()€%", max_size=40))
def test_no_department_in_figures(text: str) -> None:
    assert all(item.rule == "department.brackets" for item in find_departments(text))


@pytest.mark.parametrize(
    ("names", "codes"),
    [("Moselle", ["57"]), ("Marne et Moselle", []), ("Orne, Sarthe", []), ("Eure / Orne", []),
     ("Meurthe et Moselle", ["54"])],
)  # fmt: skip
def test_two_names_in_a_title_are_no_department(names: str, codes: list[str]) -> None:
    title = f"Contrat de protection de l'enfance – {names} – bilan 2023"
    assert [found.value.code for found in find_departments(title)] == codes
