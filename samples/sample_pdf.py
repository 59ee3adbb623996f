"""The two PDF samples: the execution report, and the plan as a table over two pages."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from sample_content import (
    DEPARTMENT,
    ENGAGEMENTS,
    FICHES,
    NOTICE,
    PLAN,
    PLAN_TOTALS,
    SUMMARY,
    Fiche,
)

_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("corps", parent=_STYLES["BodyText"], fontSize=9, leading=11.5)
_LABEL = ParagraphStyle("libelle", parent=_BODY, fontName="Helvetica-Bold")
_SMALL = ParagraphStyle("petit", parent=_BODY, fontSize=7.5, leading=9)
_GREY = colors.HexColor("#E8EEF4")


def make_report(path: Path) -> None:
    """Fiches as two-column tables under headings, a note, page numbers."""
    story: list[Flowable] = [
        Paragraph("Rapport d'exécution 2023", _STYLES["Title"]),
        Paragraph(f"{DEPARTMENT} – contrat 2022-2024", _STYLES["Heading2"]),
        Paragraph(NOTICE, _BODY),
        *(Paragraph(text, _BODY) for text in SUMMARY),
    ]
    for fiche in FICHES:
        story += [
            Spacer(1, 10),
            Paragraph(f"FICHE ACTION N° {fiche.number} – {fiche.title}", _STYLES["Heading3"]),
            _fiche_table(fiche),
        ]
    story += [
        Spacer(1, 6),
        Paragraph("* Part des futures mères domiciliées dans le département.", _SMALL),
    ]
    _build(path, story, A4, "Rapport d'exécution 2023")


def _fiche_table(fiche: Fiche) -> Table:
    rows = [
        [Paragraph(label, _LABEL), [Paragraph(line, _BODY) for line in lines]]
        for label, lines in fiche.rows
    ]
    table = Table(rows, colWidths=[120, 370])
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("BACKGROUND", (0, 0), (0, -1), _GREY),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


def make_plan(path: Path, objectives: Path) -> None:
    """The plan in thousands of euros: two-level header, section rows, a table of totals."""
    labels = _objective_labels(objectives)
    upper = ("N°", "Objectif national", "Action retenue", "Source État", "Crédits 2024 (k€)")
    lower = ("État", "Département", "Autres", "Qui ?")
    rows: list[Sequence[object]] = [
        [*(Paragraph(text, _LABEL) for text in upper), *[""] * 3],
        [*[""] * 4, *(Paragraph(text, _LABEL) for text in lower)],
    ]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, 1), _GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("SPAN", (4, 0), (7, 0)),
        *(("SPAN", (col, 0), (col, 1)) for col in range(4)),
    ]
    for line in PLAN:
        if len(line) == 1:
            style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([Paragraph(ENGAGEMENTS[line[0]], _LABEL), *[""] * 7])
            continue
        number, action, funder, *amounts, who = line
        texts = [str(number), labels[number], action, funder, *map(_thousands, amounts), who]
        rows.append([Paragraph(text, _BODY) for text in texts])
    table = Table(rows, colWidths=[30, 220, 180, 60, 60, 75, 55, 55], repeatRows=2)
    table.setStyle(TableStyle(style))
    totals = Table(
        [["Récapitulatif par source", "Montant sollicité (k€)"]]
        + [[name, _thousands(amount)] for name, amount in PLAN_TOTALS],
        colWidths=[160, 130],
        repeatRows=1,
    )
    totals.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    story: list[Flowable] = [
        Paragraph(f"Plan d'actions 2024 – {DEPARTMENT}", _STYLES["Title"]),
        Paragraph(NOTICE, _BODY),
        Spacer(1, 6),
        table,
        Spacer(1, 12),
        KeepTogether(totals),
    ]
    _build(path, story, landscape(A4), "Plan d'actions 2024")


def _thousands(amount: float | None) -> str:
    return "" if amount is None else f"{amount:g}".replace(".", ",")


def _objective_labels(path: Path) -> dict[int, str]:
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {int(row["objective_number"]): row["objective_label"] for row in rows}


def _build(path: Path, story: list[Flowable], size: tuple[float, float], title: str) -> None:
    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 22, "Direction de l'enfance et de la famille")
        canvas.drawRightString(size[0] - 40, 22, f"page {document.page}")

    document = SimpleDocTemplate(
        str(path),
        pagesize=size,
        title=title,
        invariant=1,
        leftMargin=40,
        rightMargin=40,
        topMargin=40,
        bottomMargin=45,
    )
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
