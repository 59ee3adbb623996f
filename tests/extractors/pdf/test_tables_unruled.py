from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import h, page, rows, spans, text

from extractors.readers.pdf.page import Fill, Rule, Word
from extractors.readers.pdf.tables import find_tables

PROSE = "Les équipes ont tenu trois réunions avec les partenaires du secteur au printemps"
Line = list[Word]


def figures(y: float, label: str, *numbers: str) -> list[Line]:
    return [text(60, y, label)] + [
        text(250 + 80 * i, y, number, right=True) for i, number in enumerate(numbers) if number
    ]


def statistics(top: float = 100) -> list[Line]:
    words = [text(60, top, "Secteur", bold=True), text(250, top, "Nombre", bold=True, right=True)]
    words += [text(330, top, "Part", bold=True, right=True)]
    for index, (label, *numbers) in enumerate(
        (("Aubrac", "1 204", "12,5 %"), ("Beaulieu", "87", "3,0 %"), ("Vallières", "412", "41,9 %"))
    ):
        words += figures(top + 16 * (index + 1), label, *numbers)
    return words


def test_columns_of_numbers_without_any_rule() -> None:
    before = [text(60, 60, PROSE), text(60, 74, PROSE)]
    (found,) = find_tables(page([*before, *statistics(), text(60, 190, PROSE)]))
    assert rows(found.table) == [
        ["Secteur", "Nombre", "Part"],
        ["Aubrac", "1 204", "12,5 %"],
        ["Beaulieu", "87", "3,0 %"],
        ["Vallières", "412", "41,9 %"],
    ]
    assert [cell.is_header for cell in found.table.cells[:4]] == [True, True, True, False]
    assert 0.5 <= found.confidence < 1


def contents() -> list[Line]:
    titles = ("Le contexte", "Les actions", "Le bilan", "Les suites", "Annexes")
    return [
        line
        for i, title in enumerate(titles)
        for line in (
            text(60, 80 + 16 * i, f"{title} {'.' * 40}"),
            text(500, 80 + 16 * i, str(3 + 4 * i)),
        )
    ]


def two_columns() -> list[Line]:
    line = "Les équipes ont tenu trois réunions utiles"
    left = [text(60, 80 + 14 * i, line) for i in range(20)]
    return left + [text(320, 80 + 14 * i, line) for i in range(20)]


def bullets() -> list[Line]:
    return [
        line
        for i in range(6)
        for line in (text(60, 80 + 16 * i, "–"), text(84, 80 + 16 * i, PROSE[: 40 + 5 * i]))
    ]


@pytest.mark.parametrize(
    "words", [contents(), two_columns(), bullets()], ids=["contents", "columns", "list"]
)
def test_what_is_no_table(words: list[Line]) -> None:
    assert find_tables(page(words)) == []


def test_rules_between_rows_keep_long_cells_whole() -> None:
    words = [text(60, 100, "Action"), text(200, 100, "Détail"), text(420, 100, "Année")]
    for index in range(3):
        y = 130 + 50 * index
        words += [text(60, y, f"Action {index}"), text(200, y, "Une première ligne de détail")]
        words += [text(200, y + 12, "puis une seconde qui la suit"), text(420, y, f"202{index}")]
    rules = [h(55, 500, y) for y in (88, 110, 160, 210, 260)]
    (found,) = find_tables(page(words, rules))
    assert [len(row) for row in rows(found.table)] == [3, 3, 3, 3]


def test_rules_that_stop_short_show_cells_merged_downwards() -> None:
    words = [text(60, 100, "Mesure"), text(200, 100, "Objectif"), text(420, 100, "Total")]
    for index in range(4):
        y = 130 + 30 * index
        words += [text(200, y, f"Objectif {index} du plan"), text(420, y, f"{index + 1}5")]
    words += [text(60, 130, "Prévention"), text(60, 190, "Protection")]
    rules = [h(55, 500, y) for y in (88, 110, 170, 230)]
    rules += [Rule(190, y, 500, y, "h") for y in (140, 200)]
    (found,) = find_tables(page(words, rules))
    assert spans(found.table) == {"Prévention": (2, 1), "Protection": (2, 1)}


def test_label_over_two_lines_is_one_cell() -> None:
    words = statistics()
    words += figures(164, "Secteurs de montagne et")
    words += [text(60, 176, "de haute vallée")]
    words += [text(250, 164, "33", right=True), text(330, 164, "2,1 %", right=True)]
    words += figures(192, "Ensemble", "1 736", "100 %")
    (found,) = find_tables(page(words))
    assert [row[0] for row in rows(found.table)][-2:] == [
        "Secteurs de montagne et de haute vallée",
        "Ensemble",
    ]


def test_header_over_groups_of_columns() -> None:
    words = [text(60, 112, "Secteur"), text(218, 100, "2023"), text(378, 100, "2024")]
    for i, head in enumerate(("Filles", "Garçons", "Filles", "Garçons")):
        words.append(text(230 + 80 * i, 112, head, right=True))
    for index, label in enumerate(("Aubrac", "Beaulieu", "Vallières")):
        y = 130 + 16 * index
        words.append(text(60, y, label))
        words += [text(230 + 80 * i, y, f"{index + 2}{i}5", right=True) for i in range(4)]
    (found,) = find_tables(page(words))
    assert {name: span for name, span in spans(found.table).items() if name} == {
        "Secteur": (2, 1),
        "2023": (1, 2),
        "2024": (1, 2),
    } or spans(found.table) == {"2023": (1, 2), "2024": (1, 2)}


def fiche(top: float, labels: tuple[str, ...]) -> list[Line]:
    words = []
    for index, label in enumerate(labels):
        y = top + 34 * index
        words += [text(60, y, label, bold=True), text(200, y, PROSE[: 50 - 4 * index])]
        words.append(text(200, y + 13, "et une seconde ligne de valeur"))
    return words


def test_labels_and_values_without_borders() -> None:
    words = fiche(100, ("Descriptif", "Partenaires", "Budget", "Bilan"))
    (found,) = find_tables(page(words))
    assert [row[0] for row in rows(found.table)] == ["Descriptif", "Partenaires", "Budget", "Bilan"]
    assert all("seconde ligne" in row[1] for row in rows(found.table))
    assert "labels and values" in found.reasons


def test_label_whose_value_the_page_break_took() -> None:
    words = [
        *fiche(600, ("Descriptif", "Partenaires", "Budget")),
        text(60, 702, "Indicateurs", bold=True),
    ]
    (above,) = find_tables(page(words))
    assert rows(above.table)[-1] == ["Indicateurs", ""]
    rest = [text(200, 60, "Nombre de visites : 12"), text(200, 73, "Nombre de bilans : 40")]
    (below,) = find_tables(page([*rest, text(60, 110, PROSE)], number=2), [above])
    assert rows(below.table) == [["", "Nombre de visites : 12\nNombre de bilans : 40"]]


def test_shaded_rows_of_several_lines_are_rows() -> None:
    words = [text(60, 100, "Action", bold=True), text(200, 100, "Détail", bold=True)]
    fills = []
    for index, label in enumerate(("Relais", "Veille", "Suivi", "Réseau")):
        y = 120 + 26 * index
        words += [text(60, y, label), text(200, y, "Une ligne de détail assez longue")]
        words.append(text(200, y + 13, "Une autre ligne du même détail"))
        if index % 2:
            fills.append(Fill((55, y - 9.5, 450, y + 16.5), "EEEEEE"))
    (found,) = find_tables(page(words, fills=fills))
    assert [row[0] for row in rows(found.table)] == [
        "Action",
        "Relais",
        "Veille",
        "Suivi",
        "Réseau",
    ]


def test_page_whose_text_reads_upwards() -> None:
    level = page(statistics())
    words = tuple(
        replace(w, x0=w.top, x1=w.bottom, top=842 - w.x1, bottom=842 - w.x0, rotation=90)
        for w in level.words
    )
    (found,) = find_tables(replace(level, words=words))
    assert rows(found.table)[1] == ["Aubrac", "1 204", "12,5 %"]
    first, place = words[0], found.table.cells[0].regions[0].bbox
    assert (place[0] <= first.x0, place[1] <= first.top) == (True, True)
    assert (first.x1 <= place[2], first.bottom <= place[3]) == (True, True)
