"""pdfplumber is the reference: the default engine gives the same words and the same cells."""

from collections import Counter
from pathlib import Path

import pytest

from extractors.blocks import Document
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "corpus"
FILES = sorted((ROOT / "data" / "raw").glob("*.pdf"))
# One long report in each producer's hand would take minutes: the shortest of each kind will do.
FILES += sorted(SHARED.glob("*-plan/*.pdf")) + sorted(SHARED.glob("*-tableau/*[!n].pdf"))
FILES += sorted(SHARED.glob("*-signature/signature.[!s]*.pdf"))
LEAST = 0.98


def words(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        found.update(block.text.split())
        for cell in block.table.cells if block.table else ():
            found.update(cell.text.split())
    return found


def cells(document: Document) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [
            (cell.row, cell.col, cell.row_span, cell.col_span, cell.text)
            for cell in block.table.cells
        ]
        for block in document.blocks
        if block.table
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_engines_agree(path: Path) -> None:
    ours = read(path, ReadOptions(ocr="off"))
    theirs = read(path, ReadOptions(ocr="off", pdf_engine="pdfplumber"))
    one, other = words(ours), words(theirs)
    assert (one & other).total() >= LEAST * max(one.total(), other.total())
    assert cells(ours) == cells(theirs)
