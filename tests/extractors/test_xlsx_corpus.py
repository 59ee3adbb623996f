"""The known workbooks: no word lost, and the same grid as the web page of the same document."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from extractors.blocks import Document, Table
from extractors.options import ReadOptions
from extractors.readers.sheets import ods, xlsx
from normalizers.text import words

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted([*CORPUS.glob("*/*.xlsx"), *CORPUS.glob("*/*.ods")])
pytestmark = pytest.mark.skipif(not FILES, reason="the known documents are not at hand")


def read(path: Path) -> Document:
    reader = ods if path.suffix == ".ods" else xlsx
    return reader.read(path, ReadOptions())


def words_of(document: Document) -> Counter[str]:
    texts = [block.text for block in document.blocks if block.table is None]
    texts += [c.text for b in document.blocks if b.table for c in b.table.cells]
    return Counter(words("\n".join(texts)))


def stored_words(path: Path) -> Counter[str]:
    """The words of all text cells, from the XML alone (figures are stored otherwise)."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if "worksheets/sheet" in name or name == "content.xml":
                for cell in ElementTree.fromstring(package.read(name)).iter():
                    kind = cell.get("t") or next(
                        (v for k, v in cell.attrib.items() if k.endswith("}value-type")), ""
                    )
                    if kind in ("inlineStr", "string"):
                        count = next(
                            (int(v) for k, v in cell.attrib.items() if k.endswith("ns-repeated")), 1
                        )
                        texts = ["".join(part.itertext()) for part in cell] * count
                        found.update(words("\n".join(texts)))
    return found


def page_grid(table) -> dict[tuple[int, int], str]:
    grid: dict[tuple[int, int], str] = {}
    for row, line in enumerate(table.find_all("tr"), start=1):
        col = 1
        for cell in line.find_all(["td", "th"], recursive=False):
            while (row, col) in grid:
                col += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            text = " ".join(words(cell.get_text("\n")))
            grid |= {(row + r, col + c): text for r in range(height) for c in range(width)}
            col += width
    return grid


def sheet_grid(table: Table) -> dict[tuple[int, int], str]:
    """Numbered from 1, without the columns that only merged cells reach."""
    wide = len(table.cells) > 30
    cols = table.col_numbers if wide else sorted({cell.col for cell in table.cells})
    rows = {number: index for index, number in enumerate(table.row_numbers, start=1)}
    return {
        (rows[row], cols.index(col) + 1): " ".join(words(cell.text))
        for (row, col), cell in table.grid.items()
        if col in cols
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_is_lost(path: Path) -> None:
    missing = stored_words(path) - words_of(read(path))
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_grids_are_those_of_the_web_page(path: Path) -> None:
    page = path.with_name(path.name.split(".")[0] + ".html")
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    wanted = [page_grid(table) for table in soup.find_all("table")]
    found = [sheet_grid(block.table) for block in read(path).blocks if block.table]
    assert found == wanted
