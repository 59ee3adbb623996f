"""On the known documents: nothing lost, nothing invented, every text in its place."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extractors.blocks import Document, Region
from extractors.options import ReadOptions
from extractors.readers.pdf import engine_pdfium, engine_pdfplumber
from extractors.readers.pdf.page import Page
from extractors.readers.pdf.reader import read

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.glob("*/*.pdf") if ".scan" not in path.name)
pytestmark = [
    pytest.mark.skipif(not FILES, reason="corpus absent"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext absent"),
]
each_file = pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])


@cache
def read_once(path: Path) -> Document:
    return read(path, ReadOptions())


def tokens(text: str) -> Counter[str]:
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u2010", "-"))
    return Counter(re.findall(r"\w", text))  # letters: where words are cut is no matter here


def poppler(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def texts(document: Document) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for block in document.blocks:
        if block.table is None:
            yield (block.mark or "" if block.kind == "footnote" else "") + block.text, block.regions
        else:
            yield from ((cell.text, cell.regions) for cell in block.table.cells)


def repeated_headers(document: Document) -> Counter[str]:
    """Letters of header rows that were printed again on the pages a table goes on to."""
    found: Counter[str] = Counter()
    for block in document.blocks:
        if block.table is not None:
            header = "".join(cell.text for cell in block.table.cells if cell.is_header)
            for _ in block.regions[1:]:
                found += tokens(header)
    return found


@each_file
def test_all_letters_of_the_file_and_no_others(path: Path) -> None:
    document = read_once(path)
    mine = tokens("".join(text for text, _ in texts(document)))
    reference = tokens(poppler(path, "-layout"))
    assert sum((mine - reference).values()) <= 0.002 * reference.total()
    lost = (reference - mine) - repeated_headers(document)
    assert lost.total() <= 0.002 * reference.total()


@each_file
def test_text_stands_where_its_region_says(path: Path) -> None:
    """Every fifth text: each of its words is among those poppler reads in the box."""
    regions = [
        (text[region.start : region.end], region)
        for text, found in texts(read_once(path))
        for region in found
        if text.strip()
    ]
    for text, region in regions[::23][:12]:
        x0, top, x1, bottom = region.bbox
        box = ["-x", x0 - 2, "-y", top - 2, "-W", x1 - x0 + 4, "-H", bottom - top + 4]
        page = ["-f", region.page, "-l", region.page]
        inside = tokens(poppler(path, *map(str, [*page, *map(round_up, box)])))
        missing = sum((tokens(text) - inside).values())
        assert missing <= 0.02 * sum(tokens(text).values()) + 1, (text, region)


def round_up(item: str | float) -> str:
    return item if isinstance(item, str) else str(int(item) + 1)


@each_file
def test_regions_cover_the_text_in_order(path: Path) -> None:
    for text, regions in texts(read_once(path)):
        ends = [(region.start, region.end) for region in regions]
        assert ends == sorted(ends)
        assert all(0 <= start <= end <= len(text) + 3 for start, end in ends)
        assert "\u00ad" not in text
        assert "\u200b" not in text


@pytest.mark.parametrize("path", FILES[::4], ids=[path.name for path in FILES[::4]])
def test_engines_give_the_same_words(path: Path) -> None:
    def words(engine: object) -> Counter[str]:
        pages = engine.open_source(path).pages  # type: ignore[attr-defined]
        found = [page for page in pages if isinstance(page, Page)]
        return Counter(word.text for page in found for word in page.words)

    one, other = words(engine_pdfium), words(engine_pdfplumber)
    differing = sum(((one - other) + (other - one)).values())
    assert differing <= 0.02 * one.total()
