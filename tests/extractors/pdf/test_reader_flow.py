"""From drawn pages to blocks in reading order, through the whole reader."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from extractors.blocks import Block, Document
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=18, leading=22, alignment=TA_CENTER)
SECTION = ParagraphStyle("section", parent=BOLD, fontSize=14, leading=17)
LOREM = (
    "Le service départemental a réuni chaque trimestre les partenaires du territoire afin de "
    "suivre les actions engagées et d'ajuster les moyens alloués aux équipes de terrain. "
)
OnPage = Callable[[Canvas, object], None]


def document(
    path: Path, story: Sequence[Flowable], on_page: OnPage | None = None, top: float = 72
) -> Document:
    template = SimpleDocTemplate(str(path / "d.pdf"), pagesize=A4, title="Essai", topMargin=top)
    extra = {"onFirstPage": on_page, "onLaterPages": on_page} if on_page else {}
    template.build(list(story), **extra)
    return read(path / "d.pdf", ReadOptions())


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in found.blocks]


def only(found: Document, kind: str) -> list[Block]:
    return [block for block in found.blocks if block.kind == kind]


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    found = document(tmp_path, [Paragraph(LOREM * 3, BODY), Paragraph(LOREM * 2, BODY)])
    assert kinds(found) == [("paragraph", (LOREM * 3).strip()), ("paragraph", (LOREM * 2).strip())]
    assert found.page_count == 1
    assert found.title == "Essai"


def test_justified_paragraphs_without_space_between_end_at_their_short_line(tmp_path: Path) -> None:
    style = ParagraphStyle("j", parent=BODY, alignment=TA_JUSTIFY, spaceAfter=0)
    first, second = "Premier point. " + LOREM * 3, "Second point. " + LOREM * 3
    found = document(tmp_path, [Paragraph(first, style), Paragraph(second, style)])
    assert [block.text for block in found.blocks] == [first.strip(), second.strip()]


def test_first_line_indent_begins_a_paragraph(tmp_path: Path) -> None:
    style = ParagraphStyle("i", parent=BODY, alignment=TA_JUSTIFY, spaceAfter=0, firstLineIndent=20)
    full = "Une phrase de mots qui remplit la ligne jusqu'au bord droit de la page imprimée ici"
    found = document(tmp_path, [Paragraph(full, style), Paragraph("Autre " + LOREM, style)])
    assert [block.text for block in found.blocks] == [full, ("Autre " + LOREM).strip()]


def test_headings_rank_by_size_then_weight(tmp_path: Path) -> None:
    story = [
        Paragraph("Bilan de l'année", TITLE),
        Paragraph("Première partie", SECTION),
        Paragraph("Objectif retenu", BOLD),
        Paragraph(LOREM * 3, BODY),
        Paragraph("Deuxième partie", SECTION),
        Paragraph(LOREM * 3, BODY),
    ]
    found = only(document(tmp_path, story), "heading")
    assert [(block.text, block.level) for block in found] == [
        ("Bilan de l'année", 1),
        ("Première partie", 2),
        ("Objectif retenu", 3),
        ("Deuxième partie", 2),
    ]
    assert found[1].bold_chars == len("Première partie")


def test_title_over_two_lines_is_one_heading(tmp_path: Path) -> None:
    text = "Convention pluriannuelle de prévention et de protection en faveur des familles"
    found = document(tmp_path, [Paragraph(text, TITLE), Paragraph(LOREM * 2, BODY)])
    assert kinds(found)[0] == ("heading", text)


def test_bold_sentence_within_a_paragraph_does_not_part_it(tmp_path: Path) -> None:
    text = (
        f"{LOREM}<b>Les crédits alloués par la caisse régionale ont permis de financer deux "
        f"postes supplémentaires pour toute la durée de la convention en cours</b> {LOREM}"
    )
    found = document(tmp_path, [Paragraph(text, BODY)])
    assert [block.kind for block in found.blocks] == ["paragraph"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("<b>Budget :</b> néant pour cette année", "Budget :"),
        ("<b>Partenaires</b> : la mairie", "Partenaires"),
    ],
)
def test_bold_label_is_counted(tmp_path: Path, text: str, label: str) -> None:
    found = document(tmp_path, [Paragraph(LOREM, BODY), Paragraph(text, BODY)])
    block = found.blocks[1]
    assert block.kind == "paragraph"
    assert block.text[: block.bold_chars].rstrip(" :") == label.rstrip(" :")


def test_list_items_lose_bullet_and_keep_depth(tmp_path: Path) -> None:
    inner = ListFlowable(
        [Paragraph("sous-point un", BODY), Paragraph("sous-point deux", BODY)],
        bulletType="bullet", start="–", leftIndent=18,
    )  # fmt: skip
    outer = ListFlowable(
        [Paragraph("premier point " + LOREM, BODY), inner, Paragraph("dernier point", BODY)],
        bulletType="bullet", start="•", leftIndent=18,
    )  # fmt: skip
    found = document(tmp_path, [Paragraph("Voici :", BODY), outer])
    items = only(found, "list_item")
    assert [(item.text, item.level) for item in items] == [
        (("premier point " + LOREM).strip(), 1),
        ("sous-point un", 2),
        ("sous-point deux", 2),
        ("dernier point", 1),
    ]


def test_running_head_and_foot_are_told_by_repetition(tmp_path: Path) -> None:
    def on_page(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 40, "Département fictif – bilan 2031")
        canvas.drawRightString(520, 30, f"Page {canvas.getPageNumber()} / 3")

    story = [
        item
        for number in range(3)
        for item in (Paragraph(f"Partie {'abc'[number]} : " + LOREM * 4, BODY), PageBreak())
    ]
    found = document(tmp_path, story, on_page)
    assert [block.text for block in only(found, "page_header")] == [
        "Département fictif – bilan 2031"
    ] * 3
    assert [block.text for block in only(found, "page_footer")] == [
        f"Page {number} / 3" for number in (1, 2, 3)
    ]
    assert len(only(found, "paragraph")) == 3


@pytest.mark.parametrize("place", [60, 200, 400])
def test_head_of_a_sheet_printed_small_is_larger_than_its_text(tmp_path: Path, place: int) -> None:
    def on_page(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(place, A4[1] - 40, "Suivi des actions")

    small = ParagraphStyle("small", parent=BODY, fontSize=7, leading=9)
    story = [
        Paragraph("Plan d'actions de la Creuse", TITLE),
        *(item for _ in range(3) for item in (Paragraph(LOREM * 4, small), PageBreak())),
    ]
    found = document(tmp_path, story, on_page)
    assert [block.text for block in only(found, "page_header")] == ["Suivi des actions"] * 3
    assert [block.text for block in only(found, "heading")] == ["Plan d'actions de la Creuse"]


def test_title_printed_again_is_a_title_once(tmp_path: Path) -> None:
    def on_page(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, A4[1] - 45, "Fiche action n° 3 : Ouvrir un relais")

    story = [Paragraph(LOREM * 20, BODY), PageBreak(), Paragraph(LOREM * 3, BODY)]
    found = document(tmp_path, story, on_page)
    assert [block.page for block in only(found, "heading")] == [1]
    assert [block.page for block in only(found, "page_header")] == [2]


def test_label_that_falls_at_the_top_of_pages_is_no_running_head(tmp_path: Path) -> None:
    fiche = [Paragraph("Indicateurs", BOLD), Paragraph("Douze visites ont été faites.", BODY)]
    story = [
        item for _ in range(4) for item in (*fiche, Paragraph(LOREM, BODY), *fiche, PageBreak())
    ]
    found = document(tmp_path, story, top=40)
    assert not only(found, "page_header")
    assert [block.text for block in only(found, "heading")] == ["Indicateurs"] * 8


def test_title_repeated_at_the_head_of_pages_is_a_running_head(tmp_path: Path) -> None:
    pages = [Paragraph("Bilan fictif de 2031", BODY), Spacer(1, 20), Paragraph(LOREM, BODY)]
    opening = [Paragraph(LOREM, BODY), Paragraph("Bilan fictif de 2031", BODY), PageBreak()]
    found = document(
        tmp_path, [*opening, *(item for _ in range(4) for item in (*pages, PageBreak()))]
    )
    assert len(only(found, "page_header")) == 4


def test_body_line_at_the_top_of_one_page_stays_body(tmp_path: Path) -> None:
    found = document(tmp_path, [Paragraph(LOREM, BODY), PageBreak(), Paragraph("Suite.", BODY)])
    assert not only(found, "page_header")


def test_paragraph_over_a_page_break_is_one_with_two_regions(tmp_path: Path) -> None:
    text = ("Un long développement sans fin apparente, " * 150).strip(", ") + "."
    found = document(tmp_path, [Paragraph(text, BODY)])
    (block,) = found.blocks
    assert block.text == text
    assert [region.page for region in block.regions] == [1, 2]
    first, second = block.regions
    assert first.start == 0
    assert second.end == len(text)
    assert first.end == second.start


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    def build(story: list[Flowable]) -> Document:
        template = BaseDocTemplate(str(tmp_path / "c.pdf"), pagesize=A4)
        frames = [
            Frame(60, 700, 475, 90, id="titre"),
            Frame(60, 60, 225, 630, id="gauche"),
            Frame(310, 60, 225, 630, id="droite"),
        ]
        template.addPageTemplates(PageTemplate(frames=frames))
        template.build(story)
        return read(tmp_path / "c.pdf", ReadOptions())

    left = [Paragraph(f"Gauche {number}. " + LOREM, BODY) for number in range(4)]
    right = [Paragraph(f"Droite {number}. " + LOREM, BODY) for number in range(4)]
    story = [Paragraph("Lettre d'information", TITLE), FrameBreak(), *left, FrameBreak(), *right]
    found = build(story)
    starts = [block.text.split(".")[0] for block in found.blocks]
    assert starts == [
        "Lettre d'information",
        *(f"Gauche {number}" for number in range(4)),
        *(f"Droite {number}" for number in range(4)),
    ]


def test_footnotes_are_tied_by_their_mark(tmp_path: Path) -> None:
    def on_page(canvas: Canvas, template: object) -> None:
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, 83, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(76, 80, "Source : enquête fictive de 2031.")
        canvas.drawString(72, 70, "2 Hors établissements conventionnés.")

    text = "On compte 787<super size=7>1</super> visites et 12<super size=7>2</super> bilans."
    found = document(tmp_path, [Paragraph(text, BODY), Paragraph(LOREM * 3, BODY)], on_page)
    assert found.blocks[0].text == "On compte 787¹ visites et 12² bilans."
    assert [(note.mark, note.text) for note in only(found, "footnote")] == [
        ("1", "Source : enquête fictive de 2031."),
        ("2", "Hors établissements conventionnés."),
    ]


def test_notes_as_large_as_the_text_are_tied_by_their_raised_mark(tmp_path: Path) -> None:
    story = [
        Paragraph(f"On compte 787<super size=7>1</super> visites. {LOREM}", BODY),
        Paragraph("<super size=7>1</super> Chiffres de l'enquête fictive", BODY),
        Paragraph("<super size=7>2</super> Sans appel de note", BODY),
    ]
    found = document(tmp_path, story)
    assert kinds(found)[1:] == [
        ("footnote", "Chiffres de l'enquête fictive"),
        ("paragraph", "² Sans appel de note"),
    ]


def test_notes_at_the_foot_need_no_raised_mark_of_their_own(tmp_path: Path) -> None:
    text = f"On compte 787<super size=7>1</super> visites, sur 12 m<super size=7>2</super>. {LOREM}"
    notes = [
        "1 Chiffres de l'enquête fictive.",
        "2 Surface hors couloirs.",
        "3 Sans appel de note.",
    ]
    story = [Paragraph(line, BODY) for line in (text, *notes)]
    found = document(tmp_path, story)
    assert kinds(found)[1:] == [
        ("footnote", "Chiffres de l'enquête fictive."),
        ("footnote", "Surface hors couloirs."),
        ("paragraph", "3 Sans appel de note."),
    ]
    found = document(tmp_path, [*story, Paragraph(LOREM, BODY)])
    assert "footnote" not in [kind for kind, _ in kinds(found)]


def test_a_mark_set_right_against_its_note(tmp_path: Path) -> None:
    text = f"On compte 787<super size=7>1</super> visites. {LOREM}"
    found = document(tmp_path, [Paragraph(text, BODY), Paragraph("1Source : registre.", BODY)])
    assert kinds(found)[1:] == [("footnote", "Source : registre.")]


def test_watermark_does_not_tear_the_text(tmp_path: Path) -> None:
    def on_page(canvas: Canvas, template: object) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 60)
        canvas.setFillGray(0.85)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "PROJET")
        canvas.restoreState()

    found = document(tmp_path, [Paragraph(LOREM * 20, BODY)], on_page)
    assert [block.text for block in found.blocks] == [(LOREM * 20).strip(), "PROJET"]


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    def draw(lines: list[str]) -> Document:
        canvas = Canvas(str(tmp_path / "h.pdf"), pagesize=A4)
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)
        canvas.save()
        return read(tmp_path / "h.pdf", ReadOptions())

    found = draw(
        [
            "Les équipes transmettent leurs observations et leurs informa-",
            "tions au service, avec le concours de trois puéricultrices et sages-",
            "femmes du secteur. Les informations sont ensuite analysées.",
        ]
    )
    (block,) = found.blocks
    assert "leurs informations au service" in block.text
    assert "sages-femmes du secteur" in block.text


def test_spacer_blocks_are_not_invented(tmp_path: Path) -> None:
    found = document(tmp_path, [Spacer(1, 200), Paragraph("Néant.", BODY)])
    assert kinds(found) == [("paragraph", "Néant.")]


def test_underlined_label_counts_as_bold(tmp_path: Path) -> None:
    story = [
        Paragraph(LOREM, BODY),
        Paragraph("<u>Objectif visé</u> : mieux accueillir les familles", BODY),
        Paragraph("Voir <u>https://exemple.fr/page</u> pour la suite", BODY),
    ]
    _, label, link = document(tmp_path, story).blocks
    assert label.text[: label.bold_chars].rstrip(" :") == "Objectif visé"
    assert link.bold_chars == 0


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_page_printed_sideways_is_read_level(tmp_path: Path, turn: int) -> None:
    canvas = Canvas(str(tmp_path / "s.pdf"), pagesize=A4)
    wide, tall = A4
    canvas.translate(*{90: (wide, 0), 180: (wide, tall), 270: (0, tall)}[turn])
    canvas.rotate(turn)
    height = tall if turn == 180 else wide
    for row in range(3):
        for column, text in enumerate((f"Action {row}", f"{row} 500 euros", "Réalisée")):
            canvas.rect(60 + 160 * column, height - 100 - 30 * row, 160, 30)
            canvas.drawString(66 + 160 * column, height - 90 - 30 * row, text)
    canvas.save()
    found = read(tmp_path / "s.pdf", ReadOptions())
    (block,) = found.blocks
    assert block.table is not None
    cell = block.table.grid[2, 1]
    assert cell.text == "Action 1"
    x0, top, x1, bottom = cell.regions[0].bbox
    expected = {
        90: (100, tall - 220, 130, tall - 60),
        180: (wide - 220, tall - 130, wide - 60, tall - 100),
        270: (wide - 130, 60, wide - 100, 220),
    }[turn]
    assert (x0, top, x1, bottom) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("style", [BODY, BOLD], ids=["plain", "bold"])
def test_a_row_of_a_box_without_columns_is_a_paragraph(
    tmp_path: Path, style: ParagraphStyle
) -> None:
    plain = ParagraphStyle("row", parent=BODY, spaceAfter=0)
    full = "Une ligne de mots qui remplit toute la largeur de la boîte imprimée sur la page ici"
    label = Paragraph("Budget 2023", ParagraphStyle("label", parent=style, spaceAfter=0))
    rows = [[Paragraph(full, plain)], [label], [Paragraph("61 200 euros du FIR", plain)]]
    pad = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    box = Table(rows, colWidths=[425], style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *pad])
    found = document(tmp_path, [box])
    assert [block.text for block in found.blocks] == [full, "Budget 2023", "61 200 euros du FIR"]
