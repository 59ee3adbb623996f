"""States shown by initials, colour words or shadings: the legend first, lights last, never
where words stand, and always with a check where only a colour tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill

from extractors.options import ReadOptions
from pipeline.process import process_file
from tests.pipeline.tables import read as read_page
from tests.pipeline.tables import table

TITLE = "<h1>Suivi des actions 2024 – Département de la Corrèze</h1>"
ACTIONS = ("Ouvrir un lieu neutre", "Former les assistants familiaux", "Créer une équipe mobile")
GREEN, ORANGE, RED, BLUE = "92D050", "FFC000", "FF0000", "9DC3E6"
TRIO = ["completed", "in_progress", "not_started"]


def read(path: Path) -> tuple[list[str], list[str]]:
    """The statuses, and the codes of the checks on colours."""
    tables = process_file(path, path.name, ReadOptions()).tables
    return states(tables)


def states(tables: dict[str, list[dict[str, Any]]]) -> tuple[list[str], list[str]]:
    codes = [row["code"] for row in tables.get("checks", [])]
    found = [row["status"] for row in tables.get("actions", [])]
    return found, [code for code in codes if code == "status_from_colour"]


def html(path: Path, head: list[str], rows: list[list[str]], *legend: str) -> Path:
    def cell(text: str) -> str:
        words, _, fill = text.partition("#")
        return f'<td style="background-color:#{fill}">{words}</td>' if fill else f"<td>{words}</td>"

    lines = [head, *rows]
    body = "".join("<tr>" + "".join(map(cell, line)) + "</tr>" for line in lines)
    path.write_text(f"{TITLE}{''.join(legend)}<table>{body}</table>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("head", "marks", "legend", "expected"),
    [
        (["R", "EC", "NE"], ["x--", "-x-", "--x"], "R : réalisée, EC : en cours, NE : non engagée",
         TRIO),
        (["T", "E", "A"], ["x--", "-x-", "--x"], "T = terminée ; E = en cours ; A = à engager",
         TRIO),
        (["REA", "ENC", "ABD"], ["x--", "-x-", "--x"], "",
         ["completed", "in_progress", "abandoned"]),
        (["A", "E", "N"], ["x--", "-x-", "--x"],
         "Légende : A (achevée), E (en cours), N (non faite)", TRIO),
    ],
)  # fmt: skip
def test_initials_head_columns_of_ticks(
    tmp_path: Path, head: list[str], marks: list[str], legend: str, expected: list[str]
) -> None:
    rows = [
        [str(i), action, *(sign.strip("-") for sign in line)]
        for i, (action, line) in enumerate(zip(ACTIONS, marks, strict=True), start=1)
    ]
    path = html(tmp_path / "a.html", ["N°", "Action", *head], rows, f"<p>{legend}</p>")
    assert read(path) == (expected, [])


@pytest.mark.parametrize(
    ("cells", "legend", "expected"),
    [
        (["R", "EC", "NE"], "<p>R : réalisée, EC : en cours, NE : non engagée</p>", TRIO),
        (["2", "1", "0"], "<p>Codes : 0 = non engagée, 1 = en cours, 2 = réalisée</p>", TRIO),
        (["F", "EC", "AB"], ("<table><tr><td>F</td><td>Fait</td></tr><tr><td>EC</td>"
         "<td>En cours</td></tr><tr><td>AB</td><td>Abandonnée</td></tr></table>"),
         ["completed", "in_progress", "abandoned"]),
        (["EC", "NE", "R"], "", ["unknown", "unknown", "unknown"]),
    ],
)  # fmt: skip
def test_initials_in_a_column_of_states(
    tmp_path: Path, cells: list[str], legend: str, expected: list[str]
) -> None:
    rows = [[a, cell, "2024"] for a, cell in zip(ACTIONS, cells, strict=True)]
    path = html(tmp_path / "a.html", ["Action", "Statut", "Calendrier"], rows, legend)
    assert read(path) == (expected, [])


@pytest.mark.parametrize(
    ("cells", "legend", "expected"),
    [
        ([f"#{GREEN}", f"#{ORANGE}", f"#{RED}"], "", TRIO),
        (["#C6EFCE", "#FFEB9C", "#FFC7CE"], "", TRIO),
        (["Vert", "Orange", "Rouge"], "", TRIO),
        (["🟢", "🟠", "🔴"], "", TRIO),
        ([f"#{GREEN}", f"#{ORANGE}", f"#{RED}"],
         "<p>Vert : en cours – orange : en retard – rouge : abandonnée</p>",
         ["in_progress", "delayed", "abandoned"]),
        ([f"#{BLUE}", f"#{GREEN}", f"#{BLUE}"], "<p>Légende : bleu = réalisée, vert = en cours</p>",
         ["completed", "in_progress", "completed"]),
        ([f"#{GREEN}", f"#{RED}", f"#{ORANGE}"],
         (f'<table><tr><td style="background:#{GREEN}"></td><td>Terminée</td></tr>'
         f'<tr><td style="background:#{RED}"></td><td>En retard</td></tr>'
         f'<tr><td style="background:#{ORANGE}"></td><td>En cours</td></tr></table>'),
         ["completed", "delayed", "in_progress"]),
    ],
)  # fmt: skip
def test_colours_where_no_word_tells(
    tmp_path: Path, cells: list[str], legend: str, expected: list[str]
) -> None:
    rows = [[a, cell, "2024"] for a, cell in zip(ACTIONS, cells, strict=True)]
    path = html(tmp_path / "a.html", ["Action", "Avancement", "Calendrier"], rows, legend)
    assert read(path) == (expected, ["status_from_colour"] * 3)


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Avancement", [f"En cours#{GREEN}", f"Réalisée#{RED}", f"Réalisée#{GREEN}"],
         ["in_progress", "completed", "completed"]),
        ("Avancement", [f"#{GREEN}", f"#{GREEN}", f"#{GREEN}"], ["unknown"] * 3),
        ("Avancement", ["#D9D9D9", "#DDEBF7", "#D9D9D9"], ["unknown"] * 3),
        ("Observations", [f"#{GREEN}", f"#{ORANGE}", f"#{RED}"], ["unknown"] * 3),
    ],
)  # fmt: skip
def test_colours_that_tell_nothing(
    tmp_path: Path, head: str, cells: list[str], expected: list[str]
) -> None:
    rows = [[a, cell, "2024"] for a, cell in zip(ACTIONS, cells, strict=True)]
    path = html(tmp_path / "a.html", ["Action", head, "Calendrier"], rows)
    assert read(path) == (expected, [])


@pytest.mark.parametrize("blank", [GREEN, ORANGE])
def test_shaded_states_in_words_are_no_legend(tmp_path: Path, blank: str) -> None:
    cells = [f"Réalisée#{GREEN}", f"En cours#{ORANGE}"] * 2 + [f"#{blank}"]
    rows = [[f"Ouvrir le lieu {i} à Tulle", cell, "2024"] for i, cell in enumerate(cells)]
    path = html(tmp_path / "a.html", ["Action", "Avancement", "Calendrier"], rows)
    assert read(path) == (["completed", "in_progress"] * 2 + ["unknown"], [])


def test_rows_shaded_by_a_legend(tmp_path: Path) -> None:
    rows = [
        [f"{action}#{fill}", f"2024#{fill}", f"DGAS#{fill}"]
        for action, fill in zip(ACTIONS, (GREEN, RED, "FFFFFF"), strict=True)
    ]
    legend = "<p>En vert, les actions réalisées ; en rouge, les actions abandonnées.</p>"
    path = html(tmp_path / "a.html", ["Action", "Calendrier", "Pilote"], rows, legend)
    found = ["completed", "abandoned", "unknown"]
    assert read(path) == (found, ["status_from_colour"] * 2)


def test_a_shaded_cell_among_columns_of_states(tmp_path: Path) -> None:
    rows = [
        [action, *(f"#{BLUE}" if at == index else "" for at in range(3))]
        for index, action in enumerate(ACTIONS)
    ]
    path = html(tmp_path / "a.html", ["Action", "Réalisée", "En cours", "Non engagée"], rows)
    assert read(path) == (TRIO, ["status_from_colour"] * 3)


def test_a_column_of_states_shaded_from_top_to_bottom_tells_nothing(tmp_path: Path) -> None:
    rows = [[action, f"#{GREEN}", "", "x" if action == ACTIONS[2] else ""] for action in ACTIONS]
    path = html(tmp_path / "a.html", ["Action", "Réalisée", "En cours", "Non engagée"], rows)
    assert read(path) == (["unknown", "unknown", "not_started"], [])


def test_in_a_workbook_with_its_legend_below(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Suivi des actions 2024 – Département de la Corrèze"
    for col, text in enumerate(("Fiche action", "État", "Calendrier"), start=1):
        sheet.cell(3, col, text)
    for row, (action, fill) in enumerate(zip(ACTIONS, (BLUE, RED, GREEN), strict=True), start=4):
        sheet.cell(row, 1, action)
        sheet.cell(row, 3, "2024")
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=fill)
    legend = (("Terminée", BLUE), ("En retard", RED), ("En cours", GREEN))
    for row, (text, fill) in enumerate(legend, start=9):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=fill)
        sheet.cell(row, 2, text)
    book.save(tmp_path / "a.xlsx")
    expected = ["completed", "delayed", "in_progress"]
    assert read(tmp_path / "a.xlsx") == (expected, ["status_from_colour"] * 3)


def test_in_a_word_fiche(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Rapport d'exécution 2024 – Département de la Corrèze", 0)
    for number, (action, fill) in enumerate(zip(ACTIONS, (GREEN, ORANGE, RED), strict=True), 1):
        document.add_heading(f"Fiche {number} – {action}", 1)
        table = document.add_table(rows=0, cols=2)
        for label, value in (("Avancement", ""), ("Pilote", "PMI"), ("Descriptif", "À suivre")):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
            if not value:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), fill)
                cells[1]._tc.get_or_add_tcPr().append(shade)
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx") == (TRIO, ["status_from_colour"] * 3)


CODED = table("N° | Action | État", *(
    f"{number} | {action} | {code}"
    for number, (action, code) in enumerate(zip(ACTIONS, ("F", "EC", "ABD"), strict=True), start=1)
))  # fmt: skip


@pytest.mark.parametrize(
    "legend",
    [
        table("État : F = faite | EC = en cours | ABD = abandonnée"),
        table("Légende", "F = faite", "EC = en cours", "ABD = abandonnée"),
        "<p>F : faite</p><p>EC : en cours</p><p>ABD : abandonnée</p>",
        "<ul><li>F – faite</li><li>EC – en cours</li><li>ABD – abandonnée</li></ul>",
    ],
)
def test_a_legend_with_a_line_or_a_cell_for_each_code(tmp_path: Path, legend: str) -> None:
    told = states(read_page(tmp_path, CODED, legend, title=TITLE))
    assert told == (["completed", "in_progress", "abandoned"], [])


def test_a_legend_in_the_last_rows_of_the_table_itself(tmp_path: Path) -> None:
    legend = ("F = faite", "EC = en cours", "ABD = abandonnée")
    rows = "".join(f"<tr><td colspan=3>{entry}</td></tr>" for entry in legend)
    told = states(read_page(tmp_path, CODED.replace("</table>", f"{rows}</table>"), title=TITLE))
    assert told == (["completed", "in_progress", "abandoned"], [])


def test_codes_that_nothing_explains_are_said(tmp_path: Path) -> None:
    tables = read_page(tmp_path, CODED, title=TITLE)
    assert states(tables)[0] == ["unknown"] * 3
    said = [row["found"] for row in tables["checks"] if row["code"] == "unreadable_value"]
    assert said == ["F", "EC", "ABD"]
