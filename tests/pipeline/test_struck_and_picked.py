"""Of « OUI / NON » the struck word is no answer, the one that stands out is."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from extractors.options import ReadOptions
from pipeline.process import process_file

Tables = dict[str, list[dict[str, Any]]]
TITLE = "<h1>Suivi des actions 2024 – Département de la Corrèze</h1>"


def read(path: Path) -> Tables:
    return process_file(path, path.name, ReadOptions()).tables


def page(path: Path, answer: str, label: str = "Action réalisée") -> Tables:
    rows = (
        f"<tr><th>Action</th><th>{label}</th></tr><tr><td>Ouvrir un lieu</td><td>{answer}</td></tr>"
    )
    path.write_text(f"{TITLE}<table>{rows}</table>", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("OUI / <s>NON</s>", True),
        ("<strike>Oui</strike> Non", False),
        ("<del>OUI</del> / NON", False),
        ('<span style="text-decoration: line-through">OUI</span> – NON', False),
        ("<u>OUI</u> NON", True),
        ("OUI / <b>NON</b>", False),
        ("<mark>Oui</mark> / Non", True),
        ('Oui <span style="border:1px solid red">Non</span>', False),
        ("<b>OUI</b> / <b>NON</b>", None),
        ("OUI / NON", None),
        ("<s>OUI / NON</s>", None),
    ],
)
def test_choices_on_a_web_page(tmp_path: Path, answer: str, expected: bool | None) -> None:
    action = page(tmp_path / "a.html", answer)["actions"][0]
    assert action.get("is_completed") is expected


def test_states_are_chosen_likewise(tmp_path: Path) -> None:
    action = page(tmp_path / "a.html", "Réalisée / <u>En cours</u> / Abandonnée", "Statut")[
        "actions"
    ]
    assert action[0]["status"] == "in_progress"
    action = page(tmp_path / "b.html", "<s>Réalisée / </s>En cours<s> / Abandonnée</s>", "Statut")[
        "actions"
    ]
    assert action[0]["status"] == "in_progress"


def test_struck_words_are_left_out_of_every_value_and_said(tmp_path: Path) -> None:
    tables = page(tmp_path / "a.html", "<s>12 000 €</s> 15 000 €", "Budget")
    assert [int(row["amount"]) for row in tables["fundings"]] == [15000]
    said = [row["found"] for row in tables["checks"] if row["code"] == "struck_text"]
    assert said == ["12 000 €"]
    assert [row["text"] for row in tables["cells"]][-1] == "12 000 € 15 000 €"


Dress = Callable[[Run], None]
DRESSES: list[tuple[Dress, bool]] = [
    (lambda run: setattr(run.font, "strike", True), True),
    (lambda run: setattr(run.font, "double_strike", True), True),
    (lambda run: setattr(run.font, "underline", True), False),
    (lambda run: setattr(run.font, "bold", True), False),
    (lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW), False),
]


@pytest.mark.parametrize(("dress", "expected"), DRESSES)
@pytest.mark.parametrize("where", ["cell", "line"])
def test_choices_in_word(tmp_path: Path, dress: Dress, expected: bool, where: str) -> None:
    document = docx.Document()
    document.add_heading("Rapport d'exécution 2024 – Département de la Corrèze", 0)
    document.add_heading("Fiche 1 – Ouvrir un lieu neutre", 1)
    if where == "cell":
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Pilote", "PMI"
        table.cell(1, 0).text = "Action réalisée"
        paragraph = table.cell(1, 1).paragraphs[0]
    else:
        document.add_paragraph("Pilote : PMI")
        paragraph = document.add_paragraph()
        paragraph.add_run("Action réalisée : ").bold = True
    paragraph.add_run("OUI / ")
    dress(paragraph.add_run("NON"))
    document.save(str(tmp_path / "a.docx"))
    action = read(tmp_path / "a.docx")["actions"][0]
    assert action["is_completed"] is expected


def test_choices_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Fiche action", "Action engagée", "Action réalisée"])
    struck, lined = InlineFont(strike=True), InlineFont(u="single")
    sheet.append(["Ouvrir un lieu", CellRichText("Oui / ", TextBlock(struck, "Non")),
                  CellRichText(TextBlock(struck, "Oui"), " / Non")])  # fmt: skip
    sheet.append(["Former les agents", CellRichText(TextBlock(lined, "Oui"), " Non"), "Oui"])
    sheet["C3"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    tables = read(tmp_path / "a.xlsx")
    found = [(row["is_committed"], row["is_completed"]) for row in tables["actions"]]
    assert found == [(True, False), (True, True)]
    said = [row["found"] for row in tables["checks"] if row["code"] == "struck_text"]
    assert said == ["Non", "Oui"]


def test_choices_in_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Suivi 2024 – Département de la Corrèze\n\n"
        "| Action | Action engagée | Action réalisée |\n"
        "| --- | --- | --- |\n| Ouvrir un lieu | Oui / ~~Non~~ | ~~Oui~~ / Non |\n"
        "| Former les agents | Oui / **Non** | <s>Oui</s> Non |\n",
        encoding="utf-8",
    )
    found = [(row["is_committed"], row["is_completed"]) for row in read(path)["actions"]]
    assert found == [(True, False), (False, False)]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ('style:text-line-through-style="solid"', True),
        ('style:text-underline-style="solid"', False),
        ('fo:background-color="#ffff00"', False),
    ],
)
def test_choices_in_opendocument(tmp_path: Path, style: str, expected: bool) -> None:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"),
                             ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    content = (
        f"<office:document-content{names}><office:automatic-styles>"
        f'<style:style style:name="T1" style:family="text"><style:text-properties {style}/>'
        f"</style:style></office:automatic-styles><office:body><office:text>"
        f"<text:h>Fiche 1 – Ouvrir un lieu</text:h><text:p>Pilote : PMI</text:p>"
        f'<text:p>Action réalisée : OUI / <text:span text:style-name="T1">NON</text:span></text:p>'
        f"</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    assert read(tmp_path / "a.odt")["actions"][0]["is_completed"] is expected
