"""Pictures of pages drawn here: skew, paper, rules, lines and weights are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.pdf.picture import INK, even_out, is_sideways, prepare
from extractors.readers.pdf.picture_lines import text_lines, white_gaps
from extractors.readers.pdf.picture_marks import raised_ends, reworded, with_bullet
from extractors.readers.pdf.picture_rules import find_rules, without_rules
from extractors.readers.pdf.picture_text import corrected
from extractors.readers.pdf.picture_words import Line, Seen, Sizes, measure, placed

SCALE = 200 / 72
SENTENCES = [
    "Le service a suivi quarante familles du canton au printemps",
    "Trois relais ont ouvert leurs portes dans le nord du pays",
    "Chaque visite donne lieu à un compte rendu partagé",
]

FONTS = Path(reportlab.__file__).parent / "fonts"


def font_of(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A type with accents that comes with reportlab: none need be installed."""
    return ImageFont.truetype(FONTS / ("VeraBd.ttf" if bold else "Vera.ttf"), size)


def drawn(width: int = 1200, height: int = 900, lines: int = 14, grid: bool = False) -> Image.Image:
    """Lines of text, in a grid of one column where asked for."""
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    font = font_of(28)
    for number in range(lines):
        text = SENTENCES[number % 3]
        draw.text((120, 110 + 50 * number), text, fill=0, font=font)
    if grid:
        for y in (90, 340, 590, 830):
            draw.line((100, y, 1100, y), fill=30, width=2)
        for x in (100, 1100):
            draw.line((x, 90, x, 830), fill=30, width=2)
    return image


def scanned(image: Image.Image, angle: float = 0.0, grain: float = 4.0) -> np.ndarray:
    """The picture as a scanner gives it: turned, shaded from side to side, with grain."""
    turned = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.asarray(turned, float)
    shade = np.linspace(0.82, 0.97, pixels.shape[1])
    noise = np.random.default_rng(3).normal(0, grain, pixels.shape)
    return np.clip(pixels * shade + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("angle", [-3.0, -0.4, 0.0, 0.7, 2.6])
def test_a_tilted_page_is_straightened(angle: float) -> None:
    picture = prepare(scanned(drawn(), angle), SCALE)
    assert picture.tilt == pytest.approx(-angle, abs=0.08)


def test_an_empty_page_is_left_alone() -> None:
    assert prepare(np.full((600, 400), 240, np.uint8), SCALE).tilt == 0.0


def test_shade_becomes_white_and_white_on_dark_becomes_dark_on_white() -> None:
    image = drawn(lines=3)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 500, 1100, 640), fill=40)
    draw.text((140, 550), SENTENCES[0], fill=250, font=font_of(28))
    even = even_out(scanned(image))
    assert np.percentile(even[:90], 5) > 200
    band = even[545:595, 150:1000] < INK
    assert 0.02 < band.mean() < 0.4


def test_sideways_text_is_told() -> None:
    even = even_out(scanned(drawn(grid=True)))
    assert not is_sideways(even)
    assert is_sideways(np.rot90(even))


@pytest.mark.parametrize("angle", [0.0, -0.8, 1.7])
def test_rules_are_found_and_letters_are_none(angle: float) -> None:
    picture = prepare(scanned(drawn(grid=True), angle), SCALE)
    rules = find_rules(picture)
    level = [rule for rule in rules if rule.orientation == "h"]
    assert len(level) == 4
    assert len(rules) == 6
    assert all(rule.x1 - rule.x0 == pytest.approx(1000 / SCALE, rel=0.02) for rule in level)


def test_rules_are_wiped_out_and_text_stays() -> None:
    picture = prepare(scanned(drawn(grid=True)), SCALE)
    clean = without_rules(picture, find_rules(picture))
    assert (clean[85:96, 110:1090] < INK).mean() < 0.01
    assert (clean[100:800, 115:1000] < INK).sum() > 0.97 * (
        picture.even[100:330, 115:1000] < INK
    ).sum()


def test_lines_with_accents_are_one_and_wide_gaps_part() -> None:
    image = Image.new("L", (900, 260), 255)
    draw, font = ImageDraw.Draw(image), font_of(28)
    for number, text in enumerate(["ÉCHÉANCE À VENIR", "jusqu'à l'été prochain", "page"]):
        draw.text((20, 20 + 60 * number), text, fill=0, font=font)
    draw.text((700, 140), "2031", fill=0, font=font)
    boxes = text_lines(np.asarray(image))
    assert len(boxes) == 4
    assert boxes[3][0] > 690


def test_spaces_are_the_wide_gaps() -> None:
    image = Image.new("L", (600, 60), 255)
    ImageDraw.Draw(image).text((10, 10), "un deux trois", fill=0, font=font_of(30))
    widths = sorted(gap.width for gap in white_gaps(np.asarray(image)))
    assert widths[-2] > 1.5 * widths[-3]


def line_of(image: Image.Image, parts: list[tuple[int, int, str, int, bool]]) -> Line:
    """Draws (x, y, text, size, bold) and gives them as an engine would see them."""
    draw = ImageDraw.Draw(image)
    words = []
    for x, y, text, size, bold in parts:
        font = font_of(size, bold)
        draw.text((x, y), text, fill=0, font=font)
        left, top, right, bottom = draw.textbbox((x, y), text, font=font)
        box = [round(value) for value in (left - 1, top - 1, right + 1, bottom + 1)]
        words.append(Seen(text, *box, 0.9))  # type: ignore[arg-type]
    return measure(words, np.asarray(image))


def test_bold_words_and_base_line_are_told_by_the_ink() -> None:
    image = Image.new("L", (1500, 400), 255)
    texts = ["service", "familles", "quarante", "printemps", "canton"]
    lines = [
        line_of(
            image,
            [(20 + 220 * i, 20 + 60 * n, text, 30, n == 2) for i, text in enumerate(texts)],
        )
        for n in range(5)
    ]
    words = placed(lines, np.asarray(image), SCALE, Sizes())
    assert [word.bold for word in words] == [False] * 10 + [True] * 5 + [False] * 10
    assert len({word.size for word in words}) == 1
    assert len({word.baseline for word in words[:5]}) == 1


@pytest.mark.parametrize(("mark", "read", "sign"), [("disc", "e", "•"), ("dash", "=", "-")])
def test_a_bullet_is_told_by_its_shape(mark: str, read: str, sign: str) -> None:
    image = Image.new("L", (700, 80), 255)
    shape = (20, 32, 31, 43) if mark == "disc" else (20, 36, 29, 39)
    draw = ImageDraw.Draw(image)
    (draw.ellipse if mark == "disc" else draw.rectangle)(shape, fill=0)
    line = line_of(image, [(50, 20, "Visites", 30, False), (170, 20, "annuelles", 30, False)])
    junk = Seen(read, *shape, 0.4)
    found = with_bullet(Line((junk, *line.words), line.baseline, line.size), np.asarray(image))
    assert [word.text for word in found.words] == [sign, "Visites", "annuelles"]
    missed = with_bullet(line, np.asarray(image))
    assert [word.text for word in missed.words] == [sign, "Visites", "annuelles"]


def test_no_bullet_is_seen_in_plain_text() -> None:
    image = Image.new("L", (700, 80), 255)
    line = line_of(image, [(50, 20, "a", 30, False), (80, 20, "suivi", 30, False)])
    assert with_bullet(line, np.asarray(image)) == line


def test_raised_figures_are_seen() -> None:
    image = Image.new("L", (700, 80), 255)
    line = line_of(image, [(20, 20, "Total", 30, False), (150, 20, "412", 30, False)])
    draw = ImageDraw.Draw(image)
    right = line.words[1].right
    draw.text((right + 2, 18), "2", fill=0, font=font_of(17))
    even = np.asarray(image)
    wider = Seen("4122", line.words[1].left, line.words[1].top, right + 16, 60, 0.7)
    marked = Line((line.words[0], wider), line.baseline, line.size)
    (found,) = raised_ends([marked], even)
    assert found.word == 1
    assert found.left >= right


@pytest.mark.parametrize(
    ("read", "head", "tail", "expected"),
    [
        ("412?", "412", "2", "412²"),
        ("1°", "1", "er", "1er"),
        ("n0", "n", "0", "n°"),
        ("Total*", "Total", "x", "Total*"),
        ("20°", "20", "0", "20°"),
    ],
)
def test_a_raised_end_is_a_mark_or_an_ordinal_or_left(
    read: str, head: str, tail: str, expected: str
) -> None:
    assert reworded(Seen(read, 0, 0, 10, 10, 0.5), head, tail).text == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("2O24", "2024"), ("l5/09/2031", "15/09/2031"), ("(2Ol8)", "(2018)"), ("l2,5", "12,5"),
        ("CCl", "CCI"), ("PMl,", "PMI,"), ("nº", "n°"), ("ﬁn", "fin"),
        # what may be right as it stands is left
        ("Il", "Il"), ("lls", "lls"), ("l'ASE", "l'ASE"), ("Oui", "Oui"), ("0ui", "0ui"), ("", ""),
    ],
)  # fmt: skip
def test_only_slips_that_the_word_gives_away_are_mended(read: str, expected: str) -> None:
    assert corrected(read) == expected
