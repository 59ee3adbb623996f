"""The structure tree of a tagged PDF is evidence: it tips what the page leaves open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from tagged_pdf import Element, write_tagged

from extractors.blocks import Block, Table
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

PROSE = "Le service accompagne les familles du canton avec les équipes et les associations."


def blocks_of(
    path: Path, lines: list[tuple[float, float, str]], tree: Element | None, drawing: str = ""
) -> list[Block]:
    document = read(write_tagged(path / "t.pdf", lines, tree, drawing), ReadOptions(ocr="off"))
    assert not document.problems
    return list(document.blocks)


def table_of(blocks: list[Block]) -> Table:
    (table,) = [block.table for block in blocks if block.table]
    return table


@pytest.mark.parametrize(
    ("title", "role", "kind"),
    [
        ("Accueil des familles", "H2", "heading"),
        ("2. Formation des équipes", "H3", "heading"),
        ("Accueil des familles", "P", "paragraph"),
        (PROSE, "H1", "paragraph"),
        ("Les familles ont été reçues.", "H2", "paragraph"),
    ],
)
def test_heading_that_looks_like_text(tmp_path: Path, title: str, role: str, kind: str) -> None:
    lines = [(60, y, PROSE) for y in (100, 112)] + [(60, 136, title)]
    lines += [(60, y, PROSE) for y in (160, 172)]
    parts = [("P", [0, 1]), (role, [2]), ("P", [3, 4])]
    blocks = blocks_of(tmp_path, lines, ("Document", [("Sect", parts)]))
    assert [block.kind for block in blocks if title in block.text][-1] == kind


ROWS = [("Maison", "Familles", "Jours"), ("Nord", "120", "210"), ("Sud", "98", "205")]
CELLS = [
    (60.0 + 150 * col, 100.0 + 16 * row, text)
    for row, texts in enumerate(ROWS)
    for col, text in enumerate(texts)
]


def table_tags(head: str, columns: int = 3) -> Element:
    rows = [
        ("TR", [(head if row == 0 else "TD", [3 * row + col]) for col in range(columns)])
        for row in range(3)
    ]
    return "Table", rows


def lattice() -> str:
    across = "".join(f"55 {842 - y} m 505 {842 - y} l S\n" for y in (88, 104, 120, 136))
    return across + "".join(f"{x} {842 - 88} m {x} {842 - 136} l S\n" for x in (55, 205, 355, 505))


@pytest.mark.parametrize(
    ("tree", "header"),
    [
        (table_tags("TH"), True),
        (table_tags("TD"), False),
        (None, False),
        # Tags that see other columns than the rules draw are not believed.
        (("Div", [table_tags("TH", 2), ("P", [2, 5, 8])]), False),
    ],
)
def test_header_row_without_a_style_of_its_own(
    tmp_path: Path, tree: Element | None, header: bool
) -> None:
    table = table_of(blocks_of(tmp_path, CELLS, tree, lattice()))
    assert [cell.is_header for cell in table.cells] == [header] * 3 + [False] * 6


def test_list_just_below_a_table_without_rules_is_not_its_row(tmp_path: Path) -> None:
    items = ["• une maison ouverte tous les jours de la semaine", "• une équipe mobile"]
    lines = [*CELLS, *((60.0, 148.0 + 16 * place, text) for place, text in enumerate(items))]
    tagged = ("Document", [table_tags("TH"), ("L", [("LI", [9]), ("LI", [10])])])
    blocks = blocks_of(tmp_path, lines, tagged)
    assert [cell.text for cell in table_of(blocks).cells] == [text for row in ROWS for text in row]
    assert [block.kind for block in blocks[-2:]] == ["list_item", "list_item"]


def test_table_tagged_as_a_list_is_less_sure(tmp_path: Path) -> None:
    listed = ("L", [("LI", [3 * row, 3 * row + 1, 3 * row + 2]) for row in range(3)])
    plain = table_of(blocks_of(tmp_path, CELLS, None))
    told = table_of(blocks_of(tmp_path, CELLS, listed))
    sure = table_of(blocks_of(tmp_path, CELLS, table_tags("TH")))
    assert told.confidence < plain.confidence <= sure.confidence
    assert [cell.text for cell in told.cells] == [cell.text for cell in plain.cells]


def test_tree_without_end_is_read(tmp_path: Path) -> None:
    deep: Element = ("P", [0])
    for _ in range(400):
        deep = ("Div", [deep])
    assert blocks_of(tmp_path, [(60, 100, "Bilan")], deep)[0].text == "Bilan"
