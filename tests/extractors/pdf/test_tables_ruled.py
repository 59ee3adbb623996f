from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from table_pages import box, h, lattice, page, rows, spans, text, v

from extractors.readers.pdf.emphasis import without_underlines
from extractors.readers.pdf.page import Fill
from extractors.readers.pdf.tables import find_tables

XS, YS = (50, 150, 250, 350), (100, 120, 140, 160)


def grid_words() -> list:
    return [
        text(XS[col] + 4, YS[row] + 14, f"r{row} c{col}") for row in range(3) for col in range(3)
    ]


def test_full_grid() -> None:
    (found,) = find_tables(page(grid_words(), lattice(XS, YS)))
    assert rows(found.table) == [[f"r{r} c{c}" for c in range(3)] for r in range(3)]
    cell = found.table.cells[4]
    assert cell.regions[0].bbox == (150, 120, 250, 140)
    assert (cell.regions[0].start, cell.regions[0].end) == (0, len(cell.text))


def test_borders_that_are_missing_make_spans() -> None:
    rules = [h(50, 350, 100), h(50, 350, 160), h(150, 350, 120), h(50, 350, 140)]
    rules += [v(100, 160, 50), v(100, 160, 350), v(100, 140, 150), v(100, 160, 250)]
    words = [text(54, 124, "Secteur"), text(154, 114, "un"), text(154, 134, "deux")]
    words += [
        text(254, 114, "10"),
        text(254, 134, "20"),
        text(54, 154, "Total"),
        text(254, 154, "30"),
    ]
    (found,) = find_tables(page(words, rules))
    assert spans(found.table) == {"Secteur": (2, 1), "Total": (1, 2)}


def test_text_centred_in_a_merged_cell_belongs_to_it() -> None:
    rules = [*box(50, 100, 250, 160), v(100, 160, 150), h(150, 250, 120), h(150, 250, 140)]
    words = [text(60, 134, "Groupe")] + [text(154, y, str(y)) for y in (114, 134, 154)]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == [["Groupe", "114"], ["134"], ["154"]]


def test_box_round_a_paragraph_and_page_frame_are_no_tables() -> None:
    words = [
        text(60, 114 + 14 * line, "Un encadré rappelle la règle à suivre") for line in range(3)
    ]
    assert find_tables(page(words, [*box(50, 100, 545, 160), *box(20, 20, 575, 820)])) == []


def test_boxes_joined_by_lines_are_no_table() -> None:
    boxes = [(200, 50, 320, 80), (50, 150, 170, 180), (200, 150, 320, 180), (350, 150, 470, 180)]
    rules = [rule for place in boxes for rule in box(*place)]
    rules += [v(80, 150, 260), h(110, 410, 115), v(115, 150, 110), v(115, 150, 410)]
    words = [text(x0 + 10, y0 + 18, f"Service {i}") for i, (x0, y0, _, _) in enumerate(boxes)]
    assert find_tables(page(words, rules)) == []


def test_underlines_do_not_part_rows() -> None:
    words = [
        text(54, 114, "Suivi"),
        text(154, 114, "Nombre de visites"),
        text(154, 128, "12 en 2024"),
    ]
    words += [text(54, 154, "Bilan"), text(154, 154, "néant")]
    line = words[1]
    rules = [*lattice((50, 150, 350), (100, 140, 160)), h(line[0].x0, line[-1].x1, 115.5)]
    (found,) = find_tables(without_underlines(page(words, rules)))
    assert [len(row) for row in rows(found.table)] == [2, 2]


def test_table_in_a_cell_becomes_its_text() -> None:
    words = [text(54, 114, "Budget"), text(154, 114, "Détail")]
    words += [text(x, y, f"{x}{y}") for y in (134, 150) for x in (164, 214)]
    inner = lattice((160, 210, 260), (124, 138, 154))
    (found,) = find_tables(page(words, [*lattice((50, 150, 350), (100, 170)), *inner]))
    assert found.table.cells[1].text == "Détail\n164134\t214134\n164150\t214150"


INNER = "Suivi\t2023\t2024\nVisites\t12\t19\nBilans\t40\t44"


@pytest.mark.parametrize(
    ("xs", "ys"),
    [
        ((156, 220, 280, 344), (121, 135, 149, 163)),
        ((156, 220, 280, 349), (121, 135, 149, 160)),
        ((151, 220, 280, 342), (128, 140, 150, 163)),
    ],
    ids=["padding on both sides", "flush on the right, strip below", "flush on the left"],
)
def test_table_whose_rules_meet_those_of_its_cell(
    xs: tuple[float, ...], ys: tuple[float, ...]
) -> None:
    lines = [line.split("\t") for line in INNER.split("\n")]
    words = [text(54, 114, "Statut"), text(154, 114, "En cours"), text(54, 134, "Indicateurs")]
    words += [text(54, 178, "Bilan"), text(154, 178, "Bon")]
    for y, line in zip(ys, lines, strict=False):
        words += [text(x + 3, y + 9.5, part) for x, part in zip(xs, line, strict=False)]
    rules = [*lattice((50, 150, 350), (100, 120, 164, 184)), *lattice(xs, ys)]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == [["Statut", "En cours"], ["Indicateurs", INNER], ["Bilan", "Bon"]]


def test_table_whose_rules_meet_those_of_a_frame_stands_alone() -> None:
    lines = [line.split("\t") for line in INNER.split("\n")]
    xs, ys = (57, 120, 180, 240), (121, 135, 149, 160)
    words = [text(54, 114, "Indicateurs"), text(54, 178, "Bon")]
    for y, line in zip(ys, lines, strict=False):
        words += [text(x + 3, y + 9.5, part) for x, part in zip(xs, line, strict=False)]
    rules = [*lattice((50, 246), (100, 120, 164, 184)), *lattice(xs, ys)]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == lines


def test_narrow_empty_columns_of_a_table_are_its_own() -> None:
    xs, ys = (50, 150, 162, 250, 262, 350), (100, 120, 140, 160)
    words = [text(54, 114, "Action"), text(166, 114, "État"), text(266, 114, "Année")]
    for y in (134, 154):
        words += [text(54, y, "Relais"), text(166, y, "Fait"), text(266, y, "2024")]
    (found,) = find_tables(page(words, lattice(xs, ys)))
    assert [len(row) for row in rows(found.table)] == [5, 5, 5]


def test_verticals_that_run_on_at_the_page_end_close_the_last_row() -> None:
    rules = [h(50, 250, 100), h(50, 250, 120), *(v(100, 150, x) for x in (50, 150, 250))]
    words = [text(54, 114, "a"), text(154, 114, "b"), text(54, 134, "suite"), text(154, 134, "d")]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table)[1] == ["suite", "d"]
    assert "open bottom" in found.reasons


def test_double_borders_are_one() -> None:
    ys = (100, 101.5, 120, 121.5, 140)
    (found,) = find_tables(page(grid_words()[:6], lattice(XS, ys)))
    assert [len(row) for row in rows(found.table)] == [3, 3]


def test_header_is_told_by_weight_or_shading() -> None:
    words = [text(54, 114, "Action", bold=True), text(154, 114, "Coût", bold=True)]
    words += [
        text(54, 134, "Relais"),
        text(154, 134, "12"),
        text(54, 154, "Veille"),
        text(154, 154, "7"),
    ]
    rules = lattice((50, 150, 250), YS)
    (bold,) = find_tables(page(words, rules))
    assert [cell.is_header for cell in bold.table.cells] == [True, True] + [False] * 4
    plain = [text(word[0].x0, word[0].baseline, word[0].text) for word in words]
    (shaded,) = find_tables(page(plain, rules, [Fill((50, 100, 250, 120), "D9E2F3")]))
    assert [cell.fill for cell in shaded.table.cells[:3]] == ["D9E2F3", "D9E2F3", None]
    assert sum(cell.is_header for cell in shaded.table.cells) == 2


def test_columns_ruled_but_rows_not() -> None:
    lines = [(54, "Aubrac", "12", "7"), (54, "Beaulieu", "8", "3"), (54, "Vallières", "41", "19")]
    words = [text(54, 114, "Secteur"), text(154, 114, "Filles"), text(254, 114, "Garçons")]
    for index, (x, *cells) in enumerate(lines):
        y = 134 + 14 * index
        words += [
            text(x, y, cells[0]),
            text(240, y, cells[1], right=True),
            text(340, y, cells[2], right=True),
        ]
    (found,) = find_tables(page(words, lattice(XS, (100, 120, 175))))
    assert rows(found.table)[1:] == [
        ["Aubrac", "12", "7"],
        ["Beaulieu", "8", "3"],
        ["Vallières", "41", "19"],
    ]
    assert "partly ruled" in found.reasons


def test_two_actions_in_one_ruled_row_stay_in_it() -> None:
    words = [text(54, 114, "Action"), text(154, 114, "Engagée"), text(254, 114, "Date")]
    words += [text(54, 134, "Atelier A"), text(154, 134, "Oui"), text(254, 134, "mai")]
    words += [text(54, 148, "Atelier B"), text(154, 148, "Oui"), text(254, 148, "juin")]
    (found,) = find_tables(page(words, lattice(XS, (100, 120, 155))))
    assert len(rows(found.table)) == 2
