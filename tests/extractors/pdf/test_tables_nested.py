from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import box, h, lattice, page, rows, spans, text, v

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

LABELS = ("Intitulé", "Pilote", "Indicateurs", "Bilan", "Suites")
YS = (100, 120, 140, 200, 220, 240)
VALUES = [["Indicateur", "2022", "2023"], ["Visites", "12", "18"], ["Actes", "40", "55"]]
INNER = "Indicateur\t2022\t2023\nVisites\t12\t18\nActes\t40\t55"


def fiche_words(inner: list[list[str]] = VALUES, left: float = 160) -> list[list[Word]]:
    """A fiche of labels and values, a table from y 140 in the value of the third."""
    words = [text(54, y + 14, label) for y, label in zip(YS, LABELS, strict=False)]
    words += [text(154, y + 14, "Un texte court") for y in (100, 120, 200, 220)]
    words += [
        text(left + 4 + 70 * col, 154 + 18 * row, cell)
        for row, cells in enumerate(inner)
        for col, cell in enumerate(cells)
        if cell
    ]
    return words


def fiche_rules() -> list[Rule]:
    return lattice((50, 150, 450), YS)


def read(rules: list[Rule], words: list[list[Word]]) -> list[list[str]]:
    (found,) = find_tables(page(words, rules))
    return rows(found.table)


def test_frame_that_meets_the_cell_above_is_a_table_in_the_cell() -> None:
    inner = lattice((160, 230, 300, 370), (140, 158, 176, 194))
    assert read([*fiche_rules(), *inner], fiche_words())[2] == ["Indicateurs", INNER]
    assert [len(row) for row in read([*fiche_rules(), *inner], fiche_words())] == [2] * 5


def test_lines_that_fill_the_cell_are_a_table_in_it() -> None:
    lines = [h(150, 450, 160), h(150, 450, 180), v(140, 200, 220), v(140, 200, 290)]
    cells = read([*fiche_rules(), *lines], fiche_words(left=150))
    assert cells[2] == ["Indicateurs", INNER]


def test_table_without_rules_at_its_sides() -> None:
    lines = [h(152, 370, y) for y in (142, 158, 176, 194)]
    lines += [v(142, 194, 230), v(142, 194, 300)]
    assert read([*fiche_rules(), *lines], fiche_words())[2] == ["Indicateurs", INNER]


def test_table_without_rules_at_its_sides_whose_top_is_that_of_the_cell() -> None:
    lines = [h(160, 370, y) for y in (158, 176, 194)]
    lines += [v(140, 194, 230), v(140, 194, 300)]
    assert read([*fiche_rules(), *lines], fiche_words())[2] == ["Indicateurs", INNER]


def test_blank_cells_keep_their_place() -> None:
    inner = lattice((160, 230, 300, 370), (140, 158, 176, 194))
    values = [VALUES[0], ["Visites", "", "18"], ["Actes", "40", ""]]
    (_, value) = read([*fiche_rules(), *inner], fiche_words(values))[2]
    assert value.split("\n")[1:] == ["Visites\t\t18", "Actes\t40\t"]


def test_text_above_and_below_stays_outside_the_table() -> None:
    inner = lattice((160, 230, 300, 370), (146, 164, 182))
    words = fiche_words(VALUES[:2])
    words = [*words[:-6], text(154, 144, "Suivi :"), *(_down(line, 6) for line in words[-6:])]
    words.append(text(154, 196, "Source : observatoire"))
    (_, value) = read([*fiche_rules(), *inner], words)[2]
    assert value == "Suivi :\nIndicateur\t2022\t2023\nVisites\t12\t18\nSource : observatoire"


def _down(line: list[Word], by: float) -> list[Word]:
    return [
        Word(w.text, w.x0, w.top + by, w.x1, w.bottom + by, w.baseline + by, w.size) for w in line
    ]


def test_two_tables_in_one_fiche() -> None:
    ys = (100, 120, 140, 200, 260, 280)
    words = [text(54, y + 14, label) for y, label in zip(ys, LABELS, strict=False)]
    words += [text(154, y + 14, "Un texte court") for y in (100, 120, 260)]
    rules = lattice((50, 150, 450), ys)
    for top in (140, 200):
        rules += lattice((160, 230, 300, 370), (top, top + 18, top + 36, top + 54))
        words += [
            text(164 + 70 * col, top + 14 + 18 * row, cell)
            for row, cells in enumerate(VALUES)
            for col, cell in enumerate(cells)
        ]
    found = read(rules, words)
    assert found[2:4] == [["Indicateurs", INNER], ["Bilan", INNER]]


def test_table_in_a_frame_of_one_column_is_a_table_of_its_own() -> None:
    rules = [*box(50, 100, 450, 240), h(50, 450, 120), h(50, 450, 200)]
    rules += lattice((55, 125, 195, 265), (120, 138, 156, 174))
    words = [text(54, 114, "Indicateurs"), text(54, 214, "Un texte court")]
    words += [
        text(59 + 70 * col, 134 + 18 * row, cell)
        for row, cells in enumerate(VALUES)
        for col, cell in enumerate(cells)
    ]
    (found,) = find_tables(page(words, rules))
    assert rows(found.table) == VALUES


def test_merged_cells_of_a_table_of_actions_are_no_table_in_it() -> None:
    """Sub-rows of an action stand in columns that the header has too."""
    rules = [*lattice((50, 150, 250, 350, 450), (100, 120, 180, 240)), h(150, 450, 150)]
    rules += [h(150, 450, 210)]
    words = [text(54 + 100 * col, 114, head) for col, head in enumerate(("A", "B", "C", "D"))]
    for row, y in enumerate((134, 164, 194, 224)):
        words += [text(54 + 100 * col, y, f"{row}{col}") for col in range(row % 2, 4)]
    (found,) = find_tables(page(words, rules))
    assert spans(found.table) == {"00": (2, 1), "20": (2, 1)}
    assert len(found.table.col_numbers) == 4


def test_values_parted_under_two_headers_are_no_table_in_a_cell() -> None:
    rules = [*lattice((50, 150, 450), (100, 140, 160, 180)), h(150, 450, 120), v(120, 180, 300)]
    words = [text(54, 114, "Action"), text(154, 114, "Moyens")]
    words += [text(x, 134, head) for x, head in ((154, "Prévu"), (304, "Versé"))]
    for y in (154, 174):
        words += [text(x, y, f"{x}") for x in (54, 154, 304)]
    (found,) = find_tables(page(words, rules))
    assert spans(found.table) == {"Action": (2, 1), "Moyens": (1, 2)}


def test_rows_that_run_on_beside_a_cell_cut_in_two_are_the_table_s_own() -> None:
    """« Indicateurs | Libellé | 2021 | 2022 | 2023 » below pairs of labels with wider values."""
    ys = (100, 120, 140, 200, 220)
    rules = [*lattice((50, 130, 250, 330, 450), ys), v(140, 200, 390)]
    rules += [h(130, 450, 160), h(130, 450, 180)]
    words = [text(54, y + 14, f"Libellé {y}") for y in ys[:4]]
    words += [text(x + 4, y + 14, f"{x}") for y in (100, 120, 200) for x in (130, 250, 330)]
    words += [
        text(x + 4, y + 14, f"{x}-{y}") for y in (140, 160, 180) for x in (130, 250, 330, 390)
    ]
    (found,) = find_tables(page(words, rules))
    assert len(found.table.col_numbers) == 5
    assert spans(found.table)["Libellé 140"] == (3, 1)
    assert rows(found.table)[4] == ["130-180", "250-180", "330-180", "390-180"]


def test_table_without_any_rule() -> None:
    assert read(fiche_rules(), fiche_words())[2] == ["Indicateurs", INNER]


def test_figures_in_sentences_are_no_table() -> None:
    lines = ["En 2022, 12 visites et 40 actes ;", "en 2023, 18 visites et 55 actes."]
    words = [text(154, 154 + 14 * row, line) for row, line in enumerate(lines)]
    cells = read(fiche_rules(), [*fiche_words([]), *words])
    assert "\t" not in cells[2][1]
