"""Known documents: every word of the file is in its blocks, every table on its grid.

The words are counted by an extraction that shares no code with the readers.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from extractors.blocks import Block, Document, Table
from extractors.options import ReadOptions
from extractors.readers import word
from extractors.readers.odf import odt
from extractors.readers.word import office

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"
FILES = sorted(p for p in CORPUS.glob("*/*") if p.suffix in (".docx", ".odt", ".doc", ".rtf"))
XML_FILES = [path for path in FILES if path.suffix in (".docx", ".odt")]
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

pytestmark = pytest.mark.skipif(not FILES, reason="the known documents are not here")


def read(path: Path) -> Document:
    if path.suffix in (".doc", ".rtf") and office.find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    reader = {".docx": word.read, ".odt": odt.read}.get(path.suffix, office.read)
    return reader(path, ReadOptions())


def words(texts: Iterator[str]) -> Counter[str]:
    joined = " ".join(texts).translate(dict.fromkeys(map(ord, SUPERSCRIPTS)))
    return Counter(re.findall(r"\w+", joined))


def block_texts(block: Block) -> Iterator[str]:
    yield block.text
    if block.table is not None:
        yield from (cell.text for cell in block.table.cells)


def docx_texts(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        if re.fullmatch(r"word/(document|footnotes|header\d*|footer\d*)\.xml", name):
            root = ElementTree.fromstring(archive.read(name))
            for paragraph in root.iter(f"{{{MAIN}}}p"):
                yield "".join(
                    " " if element.tag.endswith("}br") else element.text or ""
                    for element in paragraph.iter()
                    if element.tag in (f"{{{MAIN}}}t", f"{{{MAIN}}}br")
                )


def odt_texts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Paragraphs stand apart, also those of a note in the middle of a word."""

    def flat(element: ElementTree.Element) -> Iterator[str]:
        is_block = element.tag in (f"{{{TEXT}}}p", f"{{{TEXT}}}h")
        is_mark = element.tag == f"{{{TEXT}}}note-citation"
        note = " " if element.tag == f"{{{TEXT}}}note" else ""
        yield note or ("\n" if is_block else "")
        yield "" if is_mark else element.text or ""
        for child in element:
            yield from flat(child)
            yield child.tail or ""
        yield note or ("\n" if is_block else "")

    yield "".join(flat(ElementTree.fromstring(archive.read("content.xml"))))


def file_words(path: Path) -> Counter[str]:
    with zipfile.ZipFile(path) as archive:
        return words((docx_texts if path.suffix == ".docx" else odt_texts)(archive))


@pytest.mark.parametrize("path", XML_FILES, ids=lambda path: path.name)
def test_the_words_of_the_blocks_are_the_words_of_the_file(path: Path) -> None:
    found = words(text for block in read(path).blocks for text in block_texts(block))
    expected = file_words(path)
    assert (found - expected, expected - found) == (Counter(), Counter())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_tables_are_those_of_the_web_page(path: Path) -> None:
    page = html.parse(str(next(path.parent.glob("*.html")))).getroot()
    expected = [web_grid(element) for element in page.iter("table")]
    tables = [block.table for block in read(path).blocks if block.table is not None]
    assert [grid(table) for table in tables] == expected


Grid = dict[tuple[int, int], tuple[int, int, Counter[str]]]


def grid(table: Table) -> Grid:
    return {
        (cell.row, cell.col): (cell.row_span, cell.col_span, words(iter([cell.text])))
        for cell in table.cells
    }


def web_grid(element: html.HtmlElement) -> Grid:
    covered: set[tuple[int, int]] = set()
    result: Grid = {}
    for row, line in enumerate(element.iter("tr"), start=1):
        col = 1
        for cell in line.iterchildren("td", "th"):
            while (row, col) in covered:
                col += 1
            down, across = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            covered |= {(row + r, col + c) for r in range(down) for c in range(across)}
            result[row, col] = (down, across, web_words(cell))
    return result


def web_words(cell: html.HtmlElement) -> Counter[str]:
    parts = []
    for element in cell.iter():
        text, tail = element.text or "", element.tail or ""
        is_mark = element.tag == "sup" or element.getparent().tag == "sup"
        parts.append("" if is_mark and text.strip().isdigit() else text)
        parts.append((" " if element.tag in ("p", "li", "br", "ul") else "") + tail)
    return words(iter(["".join(parts)]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_all_renditions_agree_on_what_the_blocks_are(path: Path) -> None:
    """Headings, list items and notes are those of the Word rendition, whatever the format."""
    first = read(next(path.parent.glob("*.word.docx")))
    kinds = ("heading", "list_item", "footnote")

    def outline(document: Document) -> list[tuple[str, int | None, str, str | None]]:
        blocks = [block for block in document.blocks if block.kind in kinds]
        return [(b.kind, b.level, " ".join(b.text.split()), b.mark) for b in blocks]

    assert outline(read(path)) == outline(first)
