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
