"""Twice the rows take about twice the steps, whatever shape the rows have."""

import sys

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

_ONE = "A1;Relais des aidants;Réalisée;{i} 000 €;CAF;2023\n"
_HEAD = "N°;Action;Statut;Budget;Financeur;Année\n"
_PARTS = "N°;Action;Budget;dont État;dont ARS;Financeur\n"
SHAPES = {
    "one_action": (_HEAD, _ONE),
    "actions": (_HEAD, "A{i};Relais {i};Réalisée;{i} 000 €;CAF;2023\n"),
    "parts": (_PARTS, "A1;Relais;{i} 000 €;1 000 €;2 000 €;CAF\n"),
    "sources": ("N°;Action;Source 1;Montant 1;Source 2;Montant 2\n",
                "A1;Relais;CAF;{i} 000 €;ARS;1 000 €\n"),
    "subtotals": (_PARTS, ("A{i};Relais {i};{i} 000 €;1 000 €;2 000 €;CAF\n"
                          "Total;;{i} 000 €;1 000 €;2 000 €;\n")),
    "lines_of_a_fiche": ("Fiche 1 : Relais des aidants\nPartenaires :\n", "- Relais {i}\n"),
    "sums_of_a_fiche": ("Fiche 1 : Relais des aidants\n", "Financeur : CAF\nMontant : {i} 000 €\n"),
    "amounts_of_a_sentence": ("Fiche 1 : Relais des aidants\nBudget : ", "la CAF paie {i} 000 €, "),
    "totals_of_a_text": ("Fiche 1 : Relais des aidants\nBudget : ", "Au total, {i} 000 €. "),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_with_the_rows(tmp_path, shape):
    head, line = SHAPES[shape]
    suffix = "csv" if ";" in head else "txt"

    def steps(rows):
        path = tmp_path / f"{shape}.{suffix}"
        path.write_text(head + "".join(line.format(i=i) for i in range(1, rows + 1)), "utf-8")
        return _steps(lambda: process_file(path, path.name, ReadOptions()))

    steps(20)  # fills what is kept for the whole run
    few, many = steps(150), steps(600)
    assert many < 5.5 * few


def _steps(work):
    """Calls and returns, counted: a time would depend on the machine."""
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_blanks_of_a_laid_out_line_cost_little(tmp_path):
    path = tmp_path / "suivi.txt"
    line = "Favoriser l'accès aux droits" + " " * 700 + "Financer un poste" + " " * 700 + "Oui\n\n"
    path.write_text("Bilan 2023 de la protection de l'enfance – Gers\n\n" + 9 * line, "utf-8")
    tables = process_file(path, path.name, ReadOptions()).tables
    assert tables["documents"][0]["status"] == "ok"
