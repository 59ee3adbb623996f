"""A page break in a table that stands in a cell of a fiche, and in the label of a fiche."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, lattice, page, rows, text, v

from extractors.readers.pdf.hyphens import Vocabulary, settle
from extractors.readers.pdf.joins import join_tables
from extractors.readers.pdf.joins_nested import joined_rows
from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import PlacedTable, find_tables

Words = Sequence[Sequence[Word]]
COLS = (153.8, 300.0, 370.0, 450.0)
HEAD = ["Indicateur", "2022", "2023"]


def _row(y: float, cells: Sequence[str]) -> list[list[Word]]:
    return [text(x + 4, y, cell) for x, cell in zip(COLS, cells, strict=False) if cell]


def _top() -> tuple[list[Rule], Words]:
    """A fiche whose last row is cut after the first rows of a table in its value."""
    rules = [*lattice((50, 150, 450), (600, 620, 640, 700)), *lattice(COLS, (644, 662, 680, 698))]
    words = [text(54, y, label) for y, label in ((614, "Intitulé"), (634, "Pilote"))]
    words += [text(154, y, "Un texte court") for y in (614, 634)]
    words += [text(54, 656, "Indicateurs"), *_row(656, HEAD)]
    words += [*_row(674, ["Familles reçues par une", "112", "134"])]
    return rules, [*words, *_row(692, ["Jeunes", "45", "51"])]


def _bottom(inner: Sequence[float]) -> tuple[list[Rule], Words]:
    """Where it goes on: the rest of that table between the lines `inner`, and two rows."""
    end = inner[-1]
    rules = lattice((50, 150, 450), (50, end, end + 20, end + 40))
    rules += [*(h(153.8, 450, y) for y in inner), *(v(inner[0], end, x) for x in COLS)]
    labels = (("Bilan", "Un poste créé."), ("Suites", "Poursuite."))
    words = [
        line
        for row, (label, value) in enumerate(labels)
        for line in (text(54, end + 14 + 20 * row, label), text(154, end + 14 + 20 * row, value))
    ]
    return rules, words


def _joined(below: tuple[list[Rule], Words]) -> list[list[str]]:
    placed: list[PlacedTable] = []
    for number, (rules, words) in enumerate((_top(), below), start=1):
        placed += find_tables(page(words, rules, number=number), placed)
    (found,) = join_tables(placed, lambda above, below: True)
    return rows(found.table)


def test_single_row_below_the_break_stays_in_its_cell() -> None:
    rules, words = _bottom((50, 68))
    cells = _joined((rules, [*words, *_row(62, ["Durée", "14", ""])]))
    assert [row[0] for row in cells] == ["Intitulé", "Pilote", "Indicateurs", "Bilan", "Suites"]
    assert cells[2][1].split("\n")[2:] == ["Jeunes\t45\t51", "Durée\t14\t"]


def test_rows_below_the_break_whose_frame_is_near_the_cell() -> None:
    rules, words = _bottom((50, 68, 86))
    inner = [*_row(62, ["Durée", "14", "16"]), *_row(80, ["Contrats", "8", "9"])]
    cells = _joined((rules, [*words, *inner]))
    assert len(cells) == 5
    assert cells[2][1].split("\n")[3:] == ["Durée\t14\t16", "Contrats\t8\t9"]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("Visites faites par une\t112\t134", "infirmière\t\t",
         "Visites faites par une infirmière\t112\t134"),
        ("Jeunes\t45\thausse de la", "\t\tdemande", "Jeunes\t45\thausse de la demande"),
        ("Sages-\t4\t5", "femmes\t\t", "Sages-femmes\t4\t5"),
        ("Jeunes\t45\t51", "dont filles\t12\t14", None),
        ("Jeunes\t45\t51", "Durée\t\t", None),
        ("Jeunes :\t45\t51", "filles\t\t", None),
        ("Jeunes\t45\t51", "\t12\t", None),
        ("Jeunes\t45", "suivis\t\t", None),
    ],
)  # fmt: skip
def test_row_cut_by_the_break_is_one_row(above: str, below: str, expected: str | None) -> None:
    found = settle(joined_rows(f"A\tB\tC\n{above}", f"{below}\nFin\t1\t2") or "", Vocabulary())
    assert found == "\n".join(["A\tB\tC", expected or f"{above}\n{below}", "Fin\t1\t2"])


def test_texts_outside_tables_are_no_rows() -> None:
    assert joined_rows("Un texte", "qui continue") is None


@pytest.mark.parametrize(
    ("above", "below", "known", "expected"),
    [
        ("Familles vulnérab", "les", ["vulnérables"], "Familles vulnérables"),
        ("Familles", "reçues", ["Familles", "reçues"], "Familles reçues"),
        ("Perspective", "s", [], "Perspectives"),
        ("Contrat", "en cours", [], "Contrat en cours"),
    ],
)
def test_words_cut_by_force(above: str, below: str, known: list[str], expected: str) -> None:
    vocabulary = Vocabulary()
    vocabulary.add([*known, above.split()[-1], below.split()[0]])
    joined = joined_rows(f"{above}\t1", f"{below}\t") or ""
    assert settle(joined, vocabulary) == f"{expected}\t1"


def _label(value: str, below: str) -> list[list[str]]:
    above = lattice((50, 150, 450), (700, 720, 750))
    words = [text(54, 714, "Pilote", bold=True), text(154, 714, "Le service")]
    words += [text(54, 734, "Bilan d'exécution", bold=True), text(154, 734, value)]
    (first,) = find_tables(page(words, above))
    words = [text(54, 64, below, bold=True), text(54, 84, "Suites", bold=True)]
    words += [text(154, 84, "Poursuite.")]
    (second,) = find_tables(page(words, lattice((50, 150, 450), (50, 70, 90)), number=2))
    found = join_tables([first, second], lambda above, below: True)
    return [row for item in found for row in rows(item.table)]


def test_label_cut_by_the_break_after_its_value() -> None:
    found = _label("Un poste créé.", "de l'année")
    assert found[1] == ["Bilan d'exécution de l'année", "Un poste créé."]


def test_label_without_value_below_the_break_is_a_label() -> None:
    assert ["Motif", ""] in _label("Un poste créé.", "Motif")
