"""Heads of groups of columns, told by the rule that is drawn under each of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from table_pages import h, page, spans, text

from extractors.readers.pdf.page import Rule, Word
from extractors.readers.pdf.tables import find_tables

PAYERS = ("FIR", "304", "CD", "Somme")
STEP = 40


def groups(
    names: list[str], columns: int, rules: list[Rule], offset: float = 0.0
) -> dict[str, tuple[int, int]]:
    """The merged cells of a table with horizontal rules only: figures set to the right below
    heads of groups centred on theirs; `offset` moves those.
    """
    first, wide = 200, STEP * columns
    end = first + wide * len(names)
    words: list[list[Word]] = [
        text(50, 100, "Réf."),
        text(110, 94, "Volet"),
        text(110, 106, "visé"),
    ]
    for index, name in enumerate(names):
        middle = first + wide * (index + 0.5) + offset
        words.append(text(middle - len(name) * 2.5, 100, name))
        for at in range(columns):
            words.append(
                text(first + wide * index + STEP * (at + 1) - 3, 122, PAYERS[at], right=True)
            )
    for row in range(6):
        y = 142 + 16 * row
        words += [text(50, y, f"{row + 1}"), text(110, y, "Accueil")]
        for at in range(columns * len(names)):
            if (row + at) % 4:
                words.append(text(first + STEP * (at + 1) - 3, y, f"{12 + row * at},5", right=True))
    lines = [h(48, end, 84), *rules, h(48, end, 128), h(48, end, 230)]
    (found,) = find_tables(page(words, lines))
    return {name: span for name, span in spans(found.table).items() if name in names}


@pytest.mark.parametrize(
    ("names", "columns"),
    [(["2024", "2025"], 4), (["2024", "2025", "2026"], 3), (["Crédits votés", "Mandaté"], 4)],
)
@pytest.mark.parametrize("gap", [0, 3])
@pytest.mark.parametrize("offset", [0.0, -6.0])
def test_heads_share_the_columns_above_their_rules(
    names: list[str], columns: int, gap: int, offset: float
) -> None:
    wide = STEP * columns
    rules = [h(200 + wide * i + gap, 200 + wide * (i + 1) - gap, 112) for i in range(len(names))]
    assert groups(names, columns, rules, offset) == dict.fromkeys(names, (1, columns))
