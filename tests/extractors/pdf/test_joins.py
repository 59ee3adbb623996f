from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import lattice, page, rows, text

from extractors.blocks import Table
from extractors.readers.pdf.joins import JoinedTable, join_tables
from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import PlacedTable, find_tables

XS = (50.0, 150.0, 350.0, 450.0)
Cells = list[list[str]]


def placed(number: int, cells: Cells, *, bold: bool = False, merged: int = 0) -> PlacedTable:
    """A ruled table; the first column of the last `merged` rows is one cell."""
    words: list[list[Word]] = []
    ys = [100.0]
    for row, texts in enumerate(cells):
        lines = [cell.split("|") for cell in texts]
        for col, parts in enumerate(lines):
            words += [
                text(XS[col] + 4, ys[-1] + 12 + 12 * i, part, bold=bold and row == 0)
                for i, part in enumerate(parts)
            ]
        ys.append(ys[-1] + 6 + 12 * max(map(len, lines)))
    rules = lattice(XS, ys)
    for y in ys[len(ys) - merged : -1] if merged else ():
        rules = [
            Rule(150, y, 450, y, "h") if r.orientation == "h" and r.top == y else r for r in rules
        ]
    (found,) = find_tables(page(words, rules, number=number))
    return found


def join(*tables: PlacedTable) -> list[JoinedTable]:
    return join_tables(tables, lambda above, below: below.page == above.page + 1)


def only(*tables: PlacedTable) -> Table:
    (found,) = join(*tables)
    return found.table


HEAD = ["Action", "Détail", "Année"]


def test_repeated_header_is_dropped() -> None:
    above = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"]], bold=True)
    below = placed(2, [HEAD, ["Veille", "une équipe mobile", "2022"]], bold=True)
    table = only(above, below)
    assert [row[0] for row in rows(table)] == ["Action", "Relais", "Veille"]
    assert [cell.regions[0].page for cell in table.cells if cell.col == 1] == [1, 1, 2]
    assert sum(cell.is_header for cell in table.cells) == 3


def test_rows_go_on_below_a_header_that_is_not_repeated() -> None:
    above = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"]], bold=True)
    below = placed(2, [["Veille", "une équipe mobile", "2022"]])
    assert [row[0] for row in rows(only(above, below))] == ["Action", "Relais", "Veille"]


def test_cut_row_is_put_together_with_a_region_for_each_page() -> None:
    long = "La coordination réunit les services|du département et les associations"
    above = placed(
        1, [HEAD, ["Relais", "un lieu ouvert", "2021"], ["Réseau", long, "2022"]], bold=True
    )
    below = placed(2, [["", "qui accueillent les familles.", ""], ["Veille", "une équipe", "2023"]])
    table = only(above, below)
    assert [row[0] for row in rows(table)] == ["Action", "Relais", "Réseau", "Veille"]
    cell = next(c for c in table.cells if c.row == 3 and c.col == 2)
    assert cell.text.endswith("les associations qui accueillent les familles.")
    parts = [cell.text[region.start : region.end] for region in cell.regions]
    assert [region.page for region in cell.regions] == [1, 2]
    assert parts[1] == "qui accueillent les familles."
    assert parts[0].endswith("et les associations")


def test_whole_rows_are_not_put_together() -> None:
    above = placed(1, [HEAD, ["Relais", "un lieu ouvert", "Oui"], ["Réseau", "un atelier", "Oui"]])
    below = placed(
        2, [["Veille", "mise en place d'une équipe", "Oui"], ["Suivi", "un bilan", "Non"]]
    )
    assert [row[0] for row in rows(only(above, below))] == [
        "Action", "Relais", "Réseau", "Veille", "Suivi",
    ]  # fmt: skip


def test_merged_cell_goes_on_below_the_break() -> None:
    cells = [HEAD, ["Prévention", "un lieu", "2021"], ["", "un atelier", "2022"]]
    above = placed(1, cells, bold=True, merged=2)
    below = placed(2, [["", "une équipe", "2023"], ["Protection", "un suivi", "2024"]])
    cell = next(c for c in only(above, below).cells if c.text == "Prévention")
    assert (cell.row, cell.row_span) == (2, 3)


def test_label_and_its_value_on_the_next_page_are_one_row() -> None:
    above = placed(1, [["Budget", "12 000 €", "x"], ["Indicateurs", "", ""]])
    below = placed(2, [["", "Nombre de visites", ""], ["Bilan", "un an de suivi", "y"]])
    assert [row[:2] for row in rows(only(above, below))] == [
        ["Budget", "12 000 €"],
        ["Indicateurs", "Nombre de visites"],
        ["Bilan", "un an de suivi"],
    ]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (["Partenaires", "CAF, MSA,", ""], ["Budget", "douze mille euros", ""]),
        (["Descriptif", "Un lieu ouvert à tous", ""], ["Bilan", "ouvert depuis mai", ""]),
        (["Pilote", "service de la PMI", "x"], ["Calendrier", "mars 2024", "y"]),
    ],
)
def test_rows_that_both_bear_a_label_are_two(last: list[str], first: list[str]) -> None:
    above = placed(1, [["Action", "Relais parental", ""], ["Statut", "En cours", ""], last])
    below = placed(2, [first, ["Perspectives", "Une équipe", ""]])
    labels = [row[0] for row in rows(only(above, below))]
    assert labels == ["Action", "Statut", last[0], first[0], "Perspectives"]


def test_a_label_that_goes_on_is_one() -> None:
    above = placed(1, [["Action", "Relais", ""], ["Statut", "En cours", ""],
                       ["Raison de la", "Recrutement qui n'a", ""]])  # fmt: skip
    below = placed(2, [["non réalisation", "pas abouti", ""], ["Bilan", "Une équipe", ""]])
    labels = [row[0] for row in rows(only(above, below))]
    assert labels == ["Action", "Statut", "Raison de la non réalisation", "Bilan"]


@pytest.mark.parametrize(
    ("label", "rest"), [("Réalisé en", "2024"), ("Bilan de", "l'action"), ("Budget pour", "2025")]
)
def test_a_label_cut_behind_a_small_word_is_one(label: str, rest: str) -> None:
    above = placed(
        1,
        [["Public", "les parents", ""], ["Lieu", "Vals", ""], [label, "Les ateliers|ont été", ""]],
    )
    below = placed(2, [[rest, "ouverts dans cinq communes.", ""], ["Suites", "Deux de plus.", ""]])
    table = only(above, below)
    assert [row[0] for row in rows(table)] == ["Public", "Lieu", f"{label} {rest}", "Suites"]


def test_table_with_another_header_stays_apart() -> None:
    above = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"]], bold=True)
    below = placed(2, [["Nom", "Adresse", "Tél"], ["A", "B", "C"]], bold=True)
    assert len(join(above, below)) == 2


def test_what_stands_between_keeps_tables_apart() -> None:
    above = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"]], bold=True)
    below = placed(2, [["Veille", "une équipe mobile", "2022"]])
    assert len(join_tables([above, below], lambda one, other: False)) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["Obj. 11 – Suivre", "", "2021"], ["Obj. 27 – Lutter", "Non concerné", ""]),
        (["Action n° 3 : suivre", "un lieu", "2021"], ["Action n° 4 : aider", "", ""]),
        (["Fiche 2.1 - Relais", "un lieu", ""], ["Fiche 2.2 - Veille", "", ""]),
        (["Suivre les départs", "une équipe", "2021"], ["Lutter contre le froid", "Néant", ""]),
    ],
)
def test_a_row_with_blanks_at_the_head_of_a_page_is_a_row(above, below) -> None:
    table = only(placed(1, [HEAD, ["Relais", "un lieu", "2020"], above], bold=True),
                 placed(2, [below, ["Accueil", "un gîte", "2023"]]))  # fmt: skip
    assert [row[0] for row in rows(table)] == ["Action", "Relais", above[0], below[0], "Accueil"]


@pytest.mark.parametrize(
    ("above", "rest", "whole"),
    [
        (["Avancement", "En cours, puis", "2024"], "reporté", "En cours, puis reporté"),
        (["Bilan", "Le poste est vacant,", "2024"], "faute de candidate.",
         "Le poste est vacant, faute de candidate."),
    ],
)  # fmt: skip
def test_one_cell_s_words_at_the_head_of_a_page_end_the_row_above(
    above: list[str], rest: str, whole: str
) -> None:
    first = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"], above], bold=True)
    head = page([text(154, 72, rest)], lattice(XS, [60, 78]), number=2)
    table = only(first, *find_tables(head, [first]))
    assert [" ".join(cell.split()) for cell in rows(table)[-1]] == [above[0], whole, above[2]]


@pytest.mark.parametrize("xs", [(50.0, 250.0, 350.0, 450.0), (50.0, 150.0, 450.0)])
def test_a_box_of_other_columns_at_the_head_of_a_page_is_no_rest(xs: tuple[float, ...]) -> None:
    first = placed(1, [HEAD, ["Relais", "un lieu ouvert", "2021"]], bold=True)
    head = page([text(264, 72, "Annexe")], lattice(xs, [60, 78]), number=2)
    assert find_tables(head, [first]) == []


@pytest.mark.parametrize(
    ("whole", "clipped"),
    [("En place|depuis", "En place"), ("Année de|début", "Année de")],
)
def test_a_header_printed_again_with_less_room_is_repeated(whole: str, clipped: str) -> None:
    row = ["Relais", "un lieu ouvert", "2021"]
    above = placed(1, [["Action", "Détail", whole], row], bold=True)
    below = placed(2, [["Action", "Détail", clipped], ["Veille", "une équipe", "2022"]], bold=True)
    assert [cells[0] for cells in rows(only(above, below))] == ["Action", "Relais", "Veille"]


def test_a_row_that_says_less_than_the_first_is_no_header_printed_again() -> None:
    above = placed(1, [["PMI", "Oui", "2021 à 2024"], ["CRIP", "Oui", "2022"]])
    below = placed(2, [["PMI", "Oui", "2021"], ["ASE", "Non", "2023"]])
    assert [cells[0] for cells in rows(only(above, below))] == ["PMI", "CRIP", "PMI", "ASE"]


def test_a_table_of_many_pages_is_whole_and_takes_no_more_a_page() -> None:
    def pages(count: int) -> list[PlacedTable]:
        return [
            placed(number, [HEAD, *([f"A{number}-{i}", "une équipe", "2022"] for i in range(40))])
            for number in range(1, count + 1)
        ]

    def steps(tables: list[PlacedTable]) -> int:
        count = 0

        def tick(*_: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(tick)
        try:
            join(*tables)
        finally:
            sys.setprofile(before)
        return count

    many = pages(100)
    titles = [f"A{number}-{i}" for number in range(1, 101) for i in range(40)]
    assert [row[0] for row in rows(only(*many))] == ["Action", *titles]
    assert steps(many) < 2.5 * steps(many[:50])
