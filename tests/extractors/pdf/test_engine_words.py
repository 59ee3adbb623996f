"""What both engines give for a page: words, their places and their type."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.blocks import Problem
from extractors.readers.pdf import engine_pdfium, engine_pdfplumber
from extractors.readers.pdf.page import Page

Draw = Callable[[Canvas], None]
HEIGHT = A4[1]
ENGINES = [engine_pdfium, engine_pdfplumber]


def pages_of(path: Path, draw: Draw, engine: object = engine_pdfium) -> list[Page]:
    canvas = Canvas(str(path / "page.pdf"), pagesize=A4)
    draw(canvas)
    canvas.save()
    found = list(engine.open_source(path / "page.pdf").pages)  # type: ignore[attr-defined]
    assert not any(isinstance(page, Problem) for page in found)
    return found


def texts_of(path: Path, draw: Draw, engine: object = engine_pdfium) -> list[str]:
    return [word.text for page in pages_of(path, draw, engine) for word in page.words]


@pytest.mark.parametrize("engine", ENGINES)
def test_place_size_and_weight_of_a_word(tmp_path: Path, engine: object) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(100, HEIGHT - 200, "Bilan annuel")

    (page,) = pages_of(tmp_path, draw, engine)
    bilan, annuel = page.words
    assert (bilan.text, annuel.text) == ("Bilan", "annuel")
    assert bilan.x0 == pytest.approx(100, abs=0.5)
    width = stringWidth("Bilan", "Helvetica-Bold", 14)
    assert bilan.x1 == pytest.approx(100 + width, abs=0.5)
    assert bilan.baseline == pytest.approx(200, abs=0.5)
    assert bilan.top < 200 < bilan.bottom
    assert bilan.bold
    assert bilan.size == pytest.approx(14, abs=0.1)


def raised(canvas: Canvas, mark: str, x: float, body: str = "787", after: str = "") -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(x, 500, body)
    x += stringWidth(body, "Helvetica", 11)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(x, 504, mark)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(x + stringWidth(mark, "Helvetica", 7), 500, after)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("body", "mark", "after", "expected"),
    [
        ("787", "2", "", ["787²"]),
        ("787", "2", ", dont", ["787²,", "dont"]),
        ("ans", "13", "", ["ans¹³"]),
        ("1", "er", " mars", ["1er", "mars"]),
        ("2", "è", " semestre", ["2è", "semestre"]),
        ("120 m", "2", " au sol", ["120", "m²", "au", "sol"]),
        ("N", "o", " 4", ["N°", "4"]),
    ],
)
def test_raised_characters(
    tmp_path: Path, engine: object, body: str, mark: str, after: str, expected: list[str]
) -> None:
    found = texts_of(tmp_path, lambda canvas: raised(canvas, mark, 100, body, after), engine)
    assert found == expected


def test_small_type_on_the_base_line_is_no_mark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(100, 500, "Action")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(140, 500, "12")

    assert texts_of(tmp_path, draw) == ["Action", "12"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("spacing", [4.0, 9.0])
def test_letter_spaced_heading(tmp_path: Path, engine: object, spacing: float) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 500)
        text.setFont("Helvetica", 12)
        text.setCharSpace(spacing)
        text.textLine("RAPPORT")
        text.setCharSpace(0)
        text.textLine("de suivi")
        canvas.drawText(text)

    assert texts_of(tmp_path, draw, engine) == ["RAPPORT", "de", "suivi"]


def test_heading_typed_with_spaces_between_letters(tmp_path: Path) -> None:
    draw = lambda canvas: canvas.drawString(100, 500, "B I L A N   A N N U E L")  # noqa: E731
    assert texts_of(tmp_path, draw) == ["BILAN", "ANNUEL"]


@pytest.mark.parametrize("engine", ENGINES)
def test_lone_letters_of_a_table_stay_apart(tmp_path: Path, engine: object) -> None:
    def draw(canvas: Canvas) -> None:
        for place, letter in enumerate("ONON"):
            canvas.drawString(100 + 60 * place, 500, letter)

    assert texts_of(tmp_path, draw, engine) == ["O", "N", "O", "N"]


def test_ligatures_and_soft_hyphens(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not font.exists():
        pytest.skip("police DejaVu absente")
    pdfmetrics.registerFont(TTFont("DejaVu", str(font)))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVu", 12)
        canvas.drawString(100, 500, "o\ufb03ciel, \ufb01nancement, bud\u00adget, e\u0301tat")

    assert texts_of(tmp_path, draw) == ["officiel,", "financement,", "budget,", "état"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_page_is_read_as_shown(tmp_path: Path, engine: object, rotation: int) -> None:
    """A page turned by /Rotate whose text is drawn against the turn reads level."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.setPageSize(A4)
        tall, wide = A4 if rotation != 180 else (A4[1], A4[0])  # reportlab turns the media box
        origin = {90: (wide, 0), 180: (wide, tall), 270: (0, tall)}[rotation]
        canvas.translate(*origin)
        canvas.rotate(rotation)
        canvas.drawString(70, HEIGHT - 100, "Tableau des actions")

    (page,) = pages_of(tmp_path, draw, engine)
    assert [word.text for word in page.words] == ["Tableau", "des", "actions"]
    first = page.words[0]
    assert first.rotation == 0
    assert (first.x0, first.baseline) == (pytest.approx(70, abs=1), pytest.approx(100, abs=1))
    assert (page.width, page.height) == (pytest.approx(A4[0]), pytest.approx(A4[1]))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("turn", [90, 270])
def test_text_that_reads_up_or_down(tmp_path: Path, engine: object, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, HEIGHT - 300)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Action engagée")

    (page,) = pages_of(tmp_path, draw, engine)
    assert [word.text for word in page.words] == ["Action", "engagée"]
    action, engaged = page.words
    assert {action.rotation, engaged.rotation} == {turn}
    assert action.baseline == pytest.approx(200, abs=0.5)
    assert action.bottom - action.top > action.x1 - action.x0
    assert (action.top > engaged.top) == (turn == 90)


def test_cropped_page_starts_at_its_crop_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 50, 450, 750))
        canvas.drawString(100, 700, "visible")
        canvas.drawString(10, 20, "dehors")

    (page,) = pages_of(tmp_path, draw)
    assert [word.text for word in page.words] == ["visible"]
    assert page.words[0].x0 == pytest.approx(50, abs=0.5)
    assert page.words[0].baseline == pytest.approx(50, abs=0.5)
    assert (page.width, page.height) == (400, 700)


def test_text_in_form_objects_is_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("cadre")
        canvas.drawString(10, 10, "dans le cadre")
        canvas.rect(0, 0, 120, 40)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(100, 400)
        canvas.doForm("cadre")
        canvas.restoreState()

    (page,) = pages_of(tmp_path, draw)
    assert [word.text for word in page.words] == ["dans", "le", "cadre"]
    assert page.words[0].x0 == pytest.approx(110, abs=0.5)
    assert {round(rule.x0) for rule in page.rules if rule.orientation == "v"} == {100, 220}


@pytest.mark.parametrize(("over_picture", "expected"), [(True, ["Texte", "reconnu"]), (False, [])])
def test_invisible_text(tmp_path: Path, over_picture: bool, expected: list[str]) -> None:
    """An OCR layer under a picture is text; text hidden in a page of text is none."""

    def draw(canvas: Canvas) -> None:
        if not over_picture:
            for line in range(9):
                canvas.drawString(60, 700 - 20 * line, "texte que chacun peut lire")
        text = canvas.beginText(100, 300)
        text.setTextRenderMode(3)
        text.textLine("Texte reconnu")
        canvas.drawText(text)

    found = texts_of(tmp_path, draw)
    assert [text for text in found if text in ("Texte", "reconnu")] == expected


def test_form_fields_and_check_boxes(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        canvas.drawString(60, 705, "Budget :")
        form.textfield(name="b", x=120, y=700, width=150, height=18, value="12 500 euros")
        form.checkbox(name="oui", x=120, y=650, size=14, checked=True)
        form.checkbox(name="non", x=220, y=650, size=14, checked=False)

    (page,) = pages_of(tmp_path, draw)
    words = {word.text: word for word in page.words}
    assert [word.text for word in page.words if word.text in "☒☐"] == ["☒", "☐"]
    assert {"12", "500", "euros"} <= set(words)
    assert words["12"].x0 > words["Budget"].x1
    assert abs(words["12"].baseline - words["Budget"].baseline) < 4


def test_symbol_fonts_are_read_as_signs(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(80, 500, "\u2714")
        canvas.setFont("Symbol", 10)
        canvas.drawString(80, 480, "\u2022")

    found = texts_of(tmp_path, draw)
    assert set(found) <= {"✔", "✓", "•"}
    assert "•" in found


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_agree_word_for_word(tmp_path: Path, engine: object) -> None:
    def draw(canvas: Canvas) -> None:
        for line in range(12):
            canvas.setFont("Times-Roman", 10 + line % 3)
            canvas.drawString(60, 700 - 24 * line, f"Ligne {line} : 1 250,50 par année, (oui)")

    one = pages_of(tmp_path, draw)[0].words
    other = pages_of(tmp_path, draw, engine)[0].words
    assert [word.text for word in one] == [word.text for word in other]
    for a, b in zip(one, other, strict=True):
        assert (a.x0, a.x1, a.baseline) == pytest.approx((b.x0, b.x1, b.baseline), abs=1)


@pytest.mark.parametrize(("filled", "sign"), [(1, "•"), (0, "◦")])
def test_drawn_bullets_are_read(tmp_path: Path, filled: int, sign: str) -> None:
    """Browsers print the discs and rings of lists as drawings."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 520, "Une ligne sans puce")
        for line, text in enumerate(("premier point", "second point")):
            canvas.circle(88, 503.5 - 15 * line, 1.6, stroke=1 - filled, fill=filled)
            canvas.drawString(98, 500 - 15 * line, text)

    found = texts_of(tmp_path, draw)
    assert found.count(sign) == 2


def test_dotted_border_beside_text_is_no_list(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y in range(400, 600, 3):
            canvas.circle(90, y, 0.8, stroke=0, fill=1)
        for line in range(10):
            canvas.drawString(100, 590 - 15 * line, "texte encadré de points")

    assert not {"•", "◦", "▪"} & set(texts_of(tmp_path, draw))


@pytest.mark.parametrize("engine", ENGINES)
def test_word_drawn_twice_counts_once(tmp_path: Path, engine: object) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "Titre ombré")
        canvas.drawString(100.6, 499.6, "Titre ombré")
        canvas.drawString(100, 480, "oui oui")

    assert sorted(texts_of(tmp_path, draw, engine)) == ["Titre", "ombré", "oui", "oui"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (["12", "500"], ["12", "500"]),
        (["1", "150", "000"], ["1", "150", "000"]),
        (["(27", "480),"], ["(27", "480),"]),
        (["2", "0", "2", "4"], ["2024"]),
        (["12", "50"], ["1250"]),
        (["2023", "150"], ["2023150"]),
        (["lieu", "x"], ["lieux"]),
    ],
)
def test_a_narrow_gap_parts_thousands_and_nothing_else(
    tmp_path: Path, engine: object, pieces: list[str], words: list[str]
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        x = 100.0
        for piece in pieces:
            canvas.drawString(x, 500, piece)
            x += stringWidth(piece, "Helvetica", 10) + 1.4

    assert texts_of(tmp_path, draw, engine) == words
