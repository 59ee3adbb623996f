"""Two columns of short ragged paragraphs, whose lines stand at heights of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

LONG = "Travaux du foyer de la ville et ouverture en mars"


@pytest.mark.parametrize(("first", "second"), [(37, 41), (29, 33), (44, 35)])
def test_lines_of_two_columns_are_not_mixed(tmp_path: Path, first: int, second: int) -> None:
    canvas = Canvas(str(tmp_path / "c.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for x, step, side in ((45, first, "Gauche"), (310, second, "Droite")):
        for number in range(12):
            y = 740 - number * step - (x > 300) * 7
            canvas.drawString(x, y, f"{side} {number}")
            canvas.drawString(x, y - 12, LONG)
    canvas.save()
    text = "\n".join(block.text for block in read(tmp_path / "c.pdf", ReadOptions()).blocks)
    assert text.index("Gauche 11") < text.index("Droite 0")


def _drawn(path: Path, lines: list[tuple[float, float, str, str]]) -> list[str]:
    canvas = Canvas(str(path), pagesize=A4)
    for x, y, font, text in lines:
        canvas.setFont(font, 10)
        canvas.drawString(x, y, text)
    canvas.save()
    return [block.text for block in read(path, ReadOptions()).blocks]


def _column(x: float, top: float, side: str) -> list[tuple[float, float, str, str]]:
    words = LONG.split()
    texts = [" ".join(words[number % 4 :] + words[: number % 4]) for number in range(16)]
    texts[0], texts[-1] = f"{side} début du texte de cette colonne et", f"{side} fin."
    return [(x, top - 13 * number, "Helvetica", text) for number, text in enumerate(texts)]


def _columns(top: float) -> list[tuple[float, float, str, str]]:
    return _column(45, top, "Gauche") + _column(310, top, "Droite")


@pytest.mark.parametrize("top", [805, 400, 220])
def test_columns_that_reach_the_edge_of_the_page(tmp_path: Path, top: float) -> None:
    text = " ".join(_drawn(tmp_path / "c.pdf", _columns(top)))
    assert text.index("Gauche fin") < text.index("Droite début")


def test_a_running_head_of_two_parts_is_read_across(tmp_path: Path) -> None:
    head = [(45, 815, "Helvetica", "Rapport annuel"), (310, 815, "Helvetica", "Page 3")]
    assert "annuel Page" in " ".join(_drawn(tmp_path / "c.pdf", head + _columns(770)))


def test_a_heading_below_two_columns_goes_with_what_follows(tmp_path: Path) -> None:
    below = "Une phrase qui va d'un bord de la page à l'autre, sous les deux colonnes du haut."
    lines = [(45, 480, "Helvetica-Bold", "Chiffres de l'année"), (45, 460, "Helvetica", below)]
    assert _drawn(tmp_path / "c.pdf", lines + _columns(770))[-2:] == ["Chiffres de l'année", below]
