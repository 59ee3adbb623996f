"""Makes the sample reports in data/raw: `python samples/make_samples.py [folder]`.

Each run writes the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from html import escape
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet
from sample_content import (
    DEPARTMENT,
    ENGAGEMENTS,
    FOLLOW_UP,
    FOLLOW_UP_HEADER,
    INDICATORS,
    LETTER,
    NOTICE,
    PLAN,
    PLAN_TOTALS,
    PRESS,
    PRESS_ACTIONS,
    PRESS_END,
    PRESS_TITLE,
    REVIEW,
    STEP_HEADER,
    STEP_ROWS,
    STEP_TITLE,
)
from sample_pdf import make_plan, make_report
from sample_writers import heading, labelled, paragraph, write_frozen, write_odt

ROOT = Path(__file__).resolve().parents[1]
OBJECTIVES = ROOT / "normalizers" / "lexicons" / "objectives.csv"


def make_all(folder: Path) -> None:
    """Write every sample below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    make_report(folder / "48_rapport_execution_2023.pdf")
    make_plan(folder / "48_plan_actions_2024.pdf", OBJECTIVES)
    make_workbook(folder / "48_plan_actions_2024.xlsx")
    make_follow_up(folder / "48_suivi_des_actions_2024.docx")
    make_review(folder / "48_bilan_etape_2023.odt")
    make_press_page(folder / "48_signature_du_contrat_2022.html")
    make_dashboard(folder / "48_indicateurs_2021-2023.csv")
    make_step(folder / "48_point_etape_2024.md")
    (folder / "48_courrier_salle.txt").write_text(LETTER, encoding="utf-8", newline="\n")


# -- spreadsheet -------------------------------------------------------------------------

_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_EUROS = '#,##0.0" k€"'


def make_workbook(path: Path) -> None:
    """The action plan: instructions on one sheet, plan and totals on another, thousands of €."""
    book = Workbook()
    notes = book.active
    assert isinstance(notes, Worksheet)
    notes.title = "Lisez-moi"
    notes["A1"] = f"Plan d'actions 2024 – {DEPARTMENT}"
    notes["A1"].font = Font(bold=True, size=14)
    notes["A3"] = NOTICE
    notes["A4"] = "Les montants sont en milliers d'euros ; une ligne par action."
    _plan_sheet(book.create_sheet("Plan 2024"))
    book.properties.title = "Plan d'actions 2024"
    buffer = io.BytesIO()
    book.save(buffer)
    write_frozen(path, buffer.getvalue())


def _plan_sheet(sheet: Worksheet) -> None:
    sheet["A1"] = "Département : Lozère"
    sheet["A2"] = "Exercice : 2024"
    upper = ("N° objectif", "Action retenue", "Source État", "Financements 2024", "", "", "")
    lower = ("", "", "", "État", "Département", "Autres financeurs", "Précisions")
    sheet.append(())
    for row in (upper, lower):
        sheet.append([text or None for text in row])
    for column in "ABC":
        sheet.merge_cells(f"{column}4:{column}5")
    sheet.merge_cells("D4:G4")
    _decorate(sheet, 4, bold=True, fill="E2EFDA")
    _decorate(sheet, 5, bold=True, fill="E2EFDA")
    for line in PLAN:
        row = sheet.max_row + 1
        if len(line) == 1:
            sheet.cell(row, 1, ENGAGEMENTS[line[0]])
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=7)
            _decorate(sheet, row, bold=True, fill="FFF2CC")
        else:
            for column, value in enumerate(line, start=1):
                sheet.cell(row, column, value if value != "" else None)
            _decorate(sheet, row)
    start = sheet.max_row + 3
    for offset, cells in enumerate([("Source", "Montant sollicité"), *PLAN_TOTALS]):
        for column, value in enumerate(cells, start=2):
            cell = sheet.cell(start + offset, column, value)
            cell.border, cell.font = _FRAME, Font(bold=offset == 0)
            cell.number_format = _EUROS
    for column, width in zip("ABCDEFG", (10, 42, 12, 14, 14, 18, 16), strict=True):
        sheet.column_dimensions[column].width = width


def _decorate(sheet: Worksheet, row: int, bold: bool = False, fill: str | None = None) -> None:
    for column in range(1, 8):
        cell = sheet.cell(row, column)
        cell.border = _FRAME
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=bold)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if 4 <= column <= 6:
            cell.number_format = _EUROS


# -- word processors ---------------------------------------------------------------------


def make_follow_up(path: Path) -> None:
    """The follow-up table with ticked boxes, a section row per engagement."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = f"{DEPARTMENT} – {NOTICE}"
    document.add_heading("Suivi des actions du contrat de protection de l'enfance – 2024", 0)
    _follow_up_table(document)
    document.add_paragraph("Légende : ☒ oui, ☐ non. Une action reportée reste engagée.")
    document.core_properties.title = "Suivi des actions 2024"
    document.core_properties.author = "Direction de l'enfance et de la famille"
    buffer = io.BytesIO()
    document.save(buffer)
    write_frozen(path, buffer.getvalue())


def _follow_up_table(document: Document) -> None:
    table = document.add_table(rows=1, cols=len(FOLLOW_UP_HEADER))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, FOLLOW_UP_HEADER, strict=True):
        _write(cell, text, bold=True)
    above: _Cell | None = None
    for line in FOLLOW_UP:
        cells = table.add_row().cells
        if len(line) == 1:
            _write(cells[0].merge(cells[-1]), ENGAGEMENTS[line[0]], bold=True)
            above = None
            continue
        for cell, text in zip(cells[1:], line[1:], strict=True):
            _write(cell, text)
        if above is not None and above.text == line[0]:
            above = above.merge(cells[0])
        else:
            above = cells[0]
            _write(above, line[0])


def _write(cell: _Cell, text: str, bold: bool = False) -> None:
    cell.paragraphs[0].add_run(text).bold = bold


def make_review(path: Path) -> None:
    """A review in headings and "label : value" paragraphs."""
    title = f"Bilan d'étape 2023 – {DEPARTMENT}"
    body = [heading(1, title), paragraph(NOTICE)]
    for fiche in REVIEW:
        body.append(heading(2, f"Fiche {fiche.number} : {fiche.title}"))
        body += [labelled(label, " ".join(lines)) for label, lines in fiche.rows]
    write_odt(path, title, body)


# -- web page, text ----------------------------------------------------------------------


def make_press_page(path: Path) -> None:
    """A press release with a list of actions."""
    items = "\n".join(f"  <li>{escape(item, quote=False)}</li>" for item in PRESS_ACTIONS)
    texts = "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in PRESS)
    page = f"""<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{escape(PRESS_TITLE, quote=False)}</title></head>
<body>
<nav><a href="#">Accueil</a> <a href="#">Actualités</a></nav>
<main>
<h1>{escape(PRESS_TITLE, quote=False)}</h1>
{texts}
<h2>Ce que prévoit le contrat</h2>
<ul>
{items}
</ul>
<p>{escape(PRESS_END, quote=False)}</p>
</main>
<footer>{DEPARTMENT} – {NOTICE}</footer>
</body>
</html>
"""
    path.write_text(page, encoding="utf-8", newline="\n")


def make_dashboard(path: Path) -> None:
    """Indicators by year as office programs export them: semicolons, Windows-1252, CRLF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        ("Indicateur (Lozère, document illustratif)", "2021", "2022", "2023", "Cible 2024")
    )
    writer.writerows(INDICATORS)
    path.write_bytes(buffer.getvalue().encode("cp1252"))


def make_step(path: Path) -> None:
    """A Markdown note with a table of actions."""
    rows = [STEP_HEADER, tuple("---" for _ in STEP_HEADER), *STEP_ROWS]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    text = f"# {STEP_TITLE}\n\n{DEPARTMENT}. {NOTICE}\n\n{table}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_all(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "raw")
