"""Organisations inside prose, sentences."""

from __future__ import annotations

import subprocess
import sys

from normalizers.matching import find_organisations, sentences
from normalizers.partners import split_partners


def test_organisations_of_a_sentence() -> None:
    text = "Le Département travaille en lien avec la Caisse d'allocations familiales et l’ARS."
    found = find_organisations(text)
    assert [(text[each.start : each.end], each.value.code) for each in found] == [
        ("Département", "CD"),
        ("Caisse d'allocations familiales", "CAF"),
        ("ARS", "ARS"),
    ]


def test_acronyms_count_in_capitals_only() -> None:
    text = "Je suis en lien avec un ts, pas avec la maison des adolescents."
    assert [each.value.code for each in find_organisations(text)] == ["MDO"]


def test_partners_of_a_sentence() -> None:
    text = (
        "Ce projet est suivi chaque mois par un groupe de travail que la CAF anime depuis "
        "deux ans auprès de la mission locale et des bailleurs sociaux."
    )
    assert [each.value.name for each in split_partners(text)] == [
        "CAF",
        "mission locale",
        "bailleurs sociaux",
    ]


def test_sentences_end_at_line_ends_too() -> None:
    text = "Une équipe est née. Elle suit 12 jeunes\nBudget constant"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Une équipe est née.",
        "Elle suit 12 jeunes",
        "Budget constant",
    ]


def test_spacy_is_not_loaded_for_a_plain_list() -> None:
    code = (
        "import sys; from normalizers.partners import split_partners; "
        "split_partners('CAF, MSA et UDAF'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
