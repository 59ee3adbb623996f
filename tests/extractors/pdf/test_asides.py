"""Pages as brochures set them: boxes beside the text, key figures, facts in bubbles."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

PROSE = (
    "Une équipe de trois personnes se déplace dans les cantons",
    "les plus éloignés, chaque semaine, avec une camionnette",
    "aménagée que la commune de Sancoins prête sans frais à",
    "l'association, et reçoit les familles sans rendez-vous.",
)
NEXT = (
    "Le deuxième volet du projet est porté par les centres",
    "sociaux, qui ouvrent leurs salles le samedi matin aux",
    "parents et à leurs enfants de moins de trois ans.",
)


class Sheet:
    """One page drawn from the top; `texts` are the blocks read from it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "page.pdf"
        self.canvas = Canvas(str(self.path), pagesize=A4)

    def say(
        self, x: float, y: float, text: str, *, size: float = 10, bold: bool = False,
        centred: bool = False,
    ) -> None:  # fmt: skip
        font = "Helvetica-Bold" if bold else "Helvetica"
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(HexColor("#111111"))
        draw = self.canvas.drawCentredString if centred else self.canvas.drawString
        draw(x, A4[1] - y, text)

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setFillColor(HexColor("#E8F0E0"))
        self.canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def prose(self, x: float, y: float, lines: tuple[str, ...]) -> None:
        for index, line in enumerate(lines):
            self.say(x, y + 13 * index, line)

    def texts(self) -> list[str]:
        self.canvas.save()
        return [block.text for block in read(self.path, ReadOptions()).blocks]


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_box_is_read_behind_the_text_beside_it(tmp_path: Path, side: str) -> None:
    sheet = Sheet(tmp_path)
    text, box = (50, 380) if side == "right" else (230, 45)
    sheet.say(50, 70, "Rapport d'une année", size=16, bold=True)
    sheet.shade(box, 100, box + 160, 165)
    sheet.say(box + 8, 116, "À retenir", bold=True)
    sheet.say(box + 8, 132, "Deux véhicules loués,")
    sheet.say(box + 8, 145, "un seul en service.")
    sheet.prose(text, 112, PROSE)
    sheet.prose(50, 230, NEXT)
    found = sheet.texts()
    assert found[1:] == [
        " ".join(PROSE), "À retenir", "Deux véhicules loués, un seul en service.", " ".join(NEXT),
    ]  # fmt: skip


def test_shaded_cells_are_no_boxes_beside_text(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    for row in range(4):
        y = 100 + 30 * row
        sheet.shade(45, y, 160, y + 28)
        for at, text in ((50, f"Rubrique {row}"), (170, f"Valeur {row}"), (300, "Oui")):
            sheet.say(at, y + 12, text)
            sheet.say(at, y + 24, "et suite")
    assert "Rubrique 0\net suite" not in sheet.texts()[-1]


FIGURES = (
    ("412", "familles reçues"), ("18,5 %", "des enfants de six ans"), ("1 204", "heures d'écoute"),
)  # fmt: skip


@pytest.mark.parametrize("centred", [True, False])
def test_key_figures_abreast_keep_their_words(tmp_path: Path, centred: bool) -> None:
    sheet = Sheet(tmp_path)
    sheet.say(50, 60, "Chiffres de l'année", size=16, bold=True)
    for index, (figure, words) in enumerate(FIGURES):
        x = 60 + 170 * index + (60 if centred else 0)
        sheet.say(x, 120, figure, size=20, bold=True, centred=centred)
        first, _, rest = words.rpartition(" ")
        sheet.say(x, 134, first, size=8, centred=centred)
        sheet.say(x, 144, rest, size=8, centred=centred)
    sheet.prose(50, 200, PROSE)
    wanted = [f"{figure} {words}" for figure, words in FIGURES]
    assert sheet.texts() == ["Chiffres de l'année", *wanted, " ".join(PROSE)]


def test_a_figure_alone_in_large_type_takes_the_words_below(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    sheet.prose(50, 80, PROSE)
    sheet.say(50, 170, "37", size=18, bold=True)
    sheet.say(50, 184, "places d'accueil de jour", size=8)
    sheet.prose(50, 230, NEXT)
    assert sheet.texts()[1] == "37 places d'accueil de jour"


def test_a_chapter_number_keeps_apart_from_its_title(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    sheet.say(50, 80, "3", size=24, bold=True)
    sheet.say(50, 104, "Les lieux d'accueil", size=14, bold=True)
    sheet.prose(50, 140, PROSE)
    assert sheet.texts()[:2] == ["3", "Les lieux d'accueil"]


@pytest.mark.parametrize(
    ("facts", "apart"),
    [
        (("Objectif 6", "En cours", "Depuis mai 2022"), True),
        (("Volet 2", "PMI"), True),
        (("Une phrase tout à fait ordinaire, bien trop longue,", "puis une autre"), False),
    ],
)
def test_facts_in_bubbles_below_a_title(
    tmp_path: Path, facts: tuple[str, ...], apart: bool
) -> None:
    sheet = Sheet(tmp_path)
    sheet.say(50, 80, "Ouvrir une halte à Mehun", size=12, bold=True)
    x = 50.0
    for fact in facts:
        sheet.say(x, 96, fact, size=8)
        x += stringWidth(fact, "Helvetica", 8) + 18
    sheet.prose(50, 116, PROSE)
    found = sheet.texts()
    assert found[1:-1] == (list(facts) if apart else [" ".join(facts)])


def frame(sheet: Sheet, x0: float, top: float, x1: float, bottom: float, *, shaded: bool) -> None:
    if shaded:
        sheet.shade(x0, top, x1, bottom)
    else:
        sheet.canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top)


@pytest.mark.parametrize("shaded", [True, False])
def test_cards_side_by_side_are_read_one_by_one(tmp_path: Path, shaded: bool) -> None:
    sheet = Sheet(tmp_path)
    sheet.say(40, 60, "Nos actions", size=16, bold=True)
    names = ("Action 1 – Halte", "Action 2 – Car", "Action 3 – Péniche", "Action 4 – Relais")
    for index, name in enumerate(names):
        x, y = 40 + 265 * (index % 2), 90 + 110 * (index // 2)
        frame(sheet, x, y, x + 250, y + 95, shaded=shaded)
        sheet.say(x + 8, y + 18, name, size=11, bold=True)
        sheet.say(x + 8, y + 36, "Bilan : les familles viennent de loin et")
        sheet.say(x + 8, y + 49, "demandent des horaires plus larges le soir.")
        sheet.say(x + 8, y + 68, "Partenaires : CAF, MSA")
        sheet.say(x + 8, y + 84, f"Budget : {index + 3} 000 €")
    wanted = ["Nos actions"]
    for index, name in enumerate(names):
        told = (
            "Bilan : les familles viennent de loin et demandent des horaires plus larges le soir."
        )
        wanted += [name, told, "Partenaires : CAF, MSA", f"Budget : {index + 3} 000 €"]
    assert sheet.texts() == wanted


def test_a_framed_box_is_read_behind_the_text_beside_it(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    frame(sheet, 380, 95, 540, 165, shaded=False)
    sheet.say(388, 116, "À retenir", bold=True)
    sheet.say(388, 132, "Deux véhicules loués,")
    sheet.say(388, 145, "un seul en service.")
    sheet.prose(50, 112, PROSE)
    sheet.prose(50, 230, NEXT)
    assert sheet.texts() == [
        " ".join(PROSE), "À retenir", "Deux véhicules loués, un seul en service.", " ".join(NEXT),
    ]  # fmt: skip


def test_rows_of_two_tables_abreast_are_no_cards(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    for x in (40, 310):
        for row in range(4):
            frame(sheet, x, 90 + 30 * row, x + 90, 120 + 30 * row, shaded=False)
            frame(sheet, x + 90, 90 + 30 * row, x + 240, 120 + 30 * row, shaded=False)
            sheet.say(x + 5, 108 + 30 * row, f"Canton {row}")
            sheet.say(x + 95, 108 + 30 * row, f"{row + 4}1 visites")
    sheet.canvas.save()
    tables = [block.table for block in read(sheet.path, ReadOptions()).blocks if block.table]
    assert sum(len(table.cells) for table in tables) == 16


FACTS = ("Contenu : trois ateliers par mois pour les", "parents du quartier, le samedi matin",
         "Lancement : mars 2022")  # fmt: skip


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_box_with_a_title_is_no_column_though_its_lines_stand_level(
    tmp_path: Path, side: str
) -> None:
    sheet = Sheet(tmp_path)
    text, box = (50, 330) if side == "right" else (260, 50)
    sheet.say(text, 80, "Avancement : réalisée.")
    sheet.shade(box - 10, 86, box + 190, 150)
    sheet.say(box, 98, "Chiffres clés", bold=True)
    for row, (fact, figure) in enumerate(
        zip(FACTS, ("1 310 séances tenues", "14 lieux d'accueil", "82 parents"), strict=True)
    ):
        sheet.say(text, 113 + 15 * row, fact)
        sheet.say(box, 113 + 15 * row, figure, size=8)
    sheet.say(text, 165, "Durée : 2022-2024")
    told = " ".join(sheet.texts())
    assert " ".join(FACTS) in told
    assert "1 310 séances tenues" in told
    assert "1 310 séances tenues Contenu" not in told


def test_a_shaded_column_is_none_of_the_boxes(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    sheet.shade(380, 86, 520, 170)
    for row, (name, part) in enumerate(
        (("Action du contrat de prévention", "Total"), ("Un relais ouvert aux parents", "12"),
         ("Une halte ouverte aux fratries", "30"), ("Un lieu ouvert aux adolescents", "48"))
    ):  # fmt: skip
        sheet.say(50, 100 + 18 * row, name, bold=row == 0)
        sheet.say(390, 100 + 18 * row, part, bold=row == 0)
    sheet.canvas.save()
    (block,) = read(sheet.path, ReadOptions()).blocks
    assert block.table is not None
