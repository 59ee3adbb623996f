"""Tables as statistical offices and auditors print them: what parts heads, rows and tables."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, rows, spans, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

Line = list[Word]
ENDS = (300, 380, 460, 540)
PROSE = "Les équipes ont tenu trois réunions avec les partenaires du secteur au printemps"


def line(y: float, label: str, *figures: str, bold: bool = False) -> list[Line]:
    """A label and figures that end on the edges of their columns."""
    ends = [text(x, y, f, bold=bold, right=True) for x, f in zip(ENDS, figures, strict=False) if f]
    return [text(60, y, label, bold=bold), *ends] if label else ends


def lines(top: float, *texts: tuple[str, ...], step: float = 14) -> list[Line]:
    """Such lines one below the other."""
    return [part for i, row in enumerate(texts) for part in line(top + step * i, *row)]


def told(words: list[Line], rules: list[Rule] | None = None) -> list[list[list[str]]]:
    """The rows of every table of a page, blank cells left out."""
    found = find_tables(page(words, rules or []))
    return [
        [[" ".join(cell.split()) for cell in row if cell] for row in rows(each.table)]
        for each in found
    ]


BODY = (("Aubrac", "1 204", "12,5"), ("Beaulieu", "877", "3,0"), ("Vallières", "412", "41,9"))
HEAD = ("Secteur", "Effectif", "Part")


def test_bold_sums_below_the_heads_are_rows() -> None:
    words = line(100, "Poste", "2021", "2022", bold=True)
    words += line(114, "1 Personnel", "4 200", "3 900", bold=True)
    words += lines(128, ("1.1 Salaires", "3 100", "2 950"), ("1.2 Charges", "1 100", "950"))
    ((head, first, *_),) = told(words)
    assert (head, first) == (["Poste", "2021", "2022"], ["1 Personnel", "4 200", "3 900"])


def test_classes_of_age_stay_in_the_head() -> None:
    words = line(100, "Secteur", "Hommes", "Femmes", bold=True)
    words += line(114, "(communes)", "15-24", "25-64", bold=True)
    ((head, *body),) = told([*words, *lines(128, *BODY)])
    assert head == ["Secteur (communes)", "Hommes 15-24", "Femmes 25-64"]
    assert body == [list(row) for row in BODY]


def test_a_section_just_below_the_heads_is_no_head() -> None:
    words = line(100, *HEAD, "Rang")
    for top, title in ((114, "Zone rurale"), (170, "Zone urbaine")):
        words.append(text(300 - len(title) * 2.5, top, title))
        words += lines(top + 14, *((*row, str(i)) for i, row in enumerate(BODY, 11)))
    ((head, section, *_),) = told(words)
    assert (head, section) == ([*HEAD, "Rang"], ["Zone rurale"])


def test_a_unit_between_rows_stands_over_the_figures() -> None:
    words = line(100, *HEAD, "Rang")
    for top, unit in ((114, "Millions"), (170, "Milliers")):
        words.append(text(365 - len(unit) * 2.5, top, unit))
        words += lines(top + 14, *((*row, str(i)) for i, row in enumerate(BODY, 11)))
    (found,) = find_tables(page(words))
    assert spans(found.table) == {"Millions": (1, 3), "Milliers": (1, 3)}
    assert len(rows(found.table)) == 9


def test_a_side_label_ends_beside_the_next_row() -> None:
    words = [text(60, 98, "Zone"), *(text(x, 98, t) for x, t in ((160, "Commune"), (300, "Cas")))]
    for y, zone, name, figure in (
        (112, "Montagne", "Aubrac", "120"),
        (125, "", "Beaulieu", "87"),
        (138, "Vallées et", "Lussac", "41"),
        (151, "", "Rieux", "19"),
    ):
        words += [text(60, y, zone)] if zone else []
        words += [text(160, y, name), text(320, y, figure, right=True)]
    words.append(text(60, 147, "plaines"))
    ((*_, third, fourth),) = told(words)
    assert third == ["Vallées et plaines", "Lussac", "41"]
    assert fourth == ["Rieux", "19"]


def test_figures_at_the_foot_of_labels_of_any_length() -> None:
    labels = (
        "Ménages avec un enfant/de moins de six ans",
        "Personnes qui vivent/loin d'un/service",
    )
    words, y, expected = line(100, "Groupe", "Nombre", "Part"), 112, []
    for index in range(4):
        *upper, last = labels[index % 2].split("/")
        for part in upper:
            words.append(text(60, y, part))
            y += 12
        words += line(y, last, f"{index + 3}12", f"{index},5")
        expected.append([" ".join((*upper, last)), f"{index + 3}12", f"{index},5"])
        y += 12
    ((_, *body),) = told(words)
    assert body == expected


def test_the_rule_over_the_next_table_does_not_close_this_one() -> None:
    words = [*lines(100, HEAD, *BODY), text(60, 160, "Tableau 2. Suite")]
    rules = [h(58, 382, 166), h(58, 382, 182), h(58, 382, 230)]
    first, second = told([*words, *lines(178, HEAD, *BODY)], rules)
    assert first == second == [list(HEAD), *map(list, BODY)]


def test_a_rule_at_the_head_of_the_page_frames_no_title() -> None:
    words = [text(60, 100, "Tableau 3. Effectifs par secteur"), *lines(116, HEAD, *BODY)]
    ((head, *_),) = told(words, [h(50, 390, 40), h(58, 382, 120)])
    assert head == list(HEAD)


@pytest.mark.parametrize("title", ["Tableau A. Suite", "Tableau 2 Suite", "Annexe statistique"])
def test_a_table_in_other_type_or_below_a_title_is_another(title: str) -> None:
    rows_above = (*BODY, ("Lussac", "19", "7,1"))
    small = [[replace(word, size=7.0) for word in part] for part in lines(190, HEAD, *rows_above)]
    words = [*lines(100, HEAD, *rows_above), text(60, 174, title, bold=True)]
    first, *others = told([*words, *small])
    assert first[-1] == ["Lussac", "19", "7,1"]
    assert len(others) == 1


def test_formulas_with_numbers_at_the_margin_are_no_table() -> None:
    words = [text(60, 60, PROSE)]
    for i in range(1, 4):
        words += [text(200, 60 + 26 * i, f"Y = a{i} + b{i} X"), text(540, 60 + 26 * i, f"({i})")]
    assert told(words) == []


def test_columns_of_text_between_three_rules_of_one_width_are_a_table() -> None:
    xs, head = (60, 230, 400), ("Constat", "Recommandation", "Réponse")
    long = ("Les délais ont augmenté depuis", "la réforme et les équipes ont", "perdu deux postes.")
    words = [text(x, 100, t) for x, t in zip(xs, head, strict=True)]
    for i in range(12):
        words += [text(x, 116 + 12 * i, long[i % 3]) for x in xs]
    rules = [h(58, 560, 88), h(58, 560, 104), h(58, 560, 256)]
    (found,) = told([*words, text(60, 280, PROSE)], rules)
    assert found[0] == list(head)
    assert told([*words, text(60, 280, PROSE)]) == []


def test_rows_of_figures_with_labels_that_end_between_them() -> None:
    words = [text(60, 92, "Zone"), *(text(x, 92, t) for x, t in ((160, "Commune"), (300, "Cas")))]
    y = 112
    for zone, end in (("Montagne", ""), ("Vallées", "et plaines"), ("Littoral", "et îles")):
        for name in ("Aubrac", "Beaulieu"):
            words += [text(60, y, zone)] if name == "Aubrac" else []
            words += [text(160, y, name), *(text(x, y, "120", right=True) for x in (320, 380))]
            words += [text(60, y + 12, end)] if end and name == "Aubrac" else []
            y += 24
    ((_, *body),) = told(words)
    assert [row[-3] for row in body] == ["Aubrac", "Beaulieu"] * 3


def test_the_first_line_printed_again_heads_another_table() -> None:
    head, *body = (HEAD, *BODY, ("Lussac", "19", "7,1"))
    words = [*lines(100, (*head, "Rang"), *((*row, "2") for row in body))]
    words += [text(60, 172, "Source : enquête"), *lines(188, (*head, "Rang"))]
    words += lines(202, *((*row, "3") for row in body))
    first, second = told(words)
    assert first[0] == second[0] == [*HEAD, "Rang"]
    assert len(first) == len(second) == 5


def test_a_unit_at_the_right_above_the_head_is_not_in_the_table() -> None:
    words = [text(380, 86, "en milliers", right=True), *lines(100, HEAD, *BODY)]
    assert told(words) == [[list(HEAD), *map(list, BODY)]]


def test_a_unit_cut_by_the_end_of_its_line_is_head() -> None:
    words = line(100, "", "Cas (pour 1", "Part")
    words += line(114, "Secteur", "000)", "(en %)")
    ((head, first, *_),) = told([*words, *lines(128, *BODY)])
    assert (head, first) == (["Secteur", "Cas (pour 1 000)", "Part (en %)"], list(BODY[0]))


def test_texts_between_short_ones_are_a_table_without_rules() -> None:
    long = ("Former les gens de la", "ville et les élus du", "lieu à la loi de cet")
    words = [
        text(x, 100, t) for x, t in ((60, "Mesure"), (210, "Qui"), (270, "Fin"), (340, "État"))
    ]
    for i, (who, when) in enumerate((("DGAS", "2021"), ("CAF", "2022"), ("PMI", "2023"))):
        y = 116 + 38 * i
        words += [text(x, y + 12 * n, part) for x in (60, 340) for n, part in enumerate(long)]
        words += [text(210, y, who), text(270, y, when)]
    ((_, *body),) = told([text(60, 60, PROSE), *words, text(60, 260, PROSE)])
    assert [row[1:3] for row in body] == [["DGAS", "2021"], ["CAF", "2022"], ["PMI", "2023"]]
