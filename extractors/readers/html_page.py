"""HTML pages, and what office programs save under that name."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from bs4 import BeautifulSoup

from extractors.blocks import Block, Document, Problem
from extractors.encoding import Decoded, decode_with_doubt
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.html_walk import ReadPre, read_soup

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_START = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(path: Path, options: ReadOptions) -> Document:
    """Blocks of an HTML file. Raises ExtractError: empty_file, unsupported, damaged."""
    del options
    decoded = decode_page(path.read_bytes())
    blocks, problems, soup = parse(decoded.text, lambda text: [Block("paragraph", text.strip())])
    if not blocks:
        if soup.find("frameset"):
            raise ExtractError("unsupported", "page à cadres : donnez les pages qu'elle montre")
        raise ExtractError("empty_file", "page sans texte")
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    return Document(
        "html", tuple(blocks), title=title or None, problems=(*decoded.problems, *problems)
    )


def parse(text: str, read_pre: ReadPre) -> tuple[list[Block], list[Problem], BeautifulSoup]:
    """Blocks and problems of a page or fragment, and its tree."""
    try:
        soup = BeautifulSoup(_CONTROL.sub("", _XML_START.sub("", text)), "lxml")
        blocks, problems = read_soup(soup, read_pre)
    except (RecursionError, MemoryError, ValueError, AssertionError) as error:
        raise ExtractError("damaged", type(error).__name__) from error
    return blocks, problems, soup


def decode_page(data: bytes) -> Decoded:
    """Text of a page: by byte order mark, as it says itself, else as any text file."""
    found = _META.search(data[:4096])
    if found and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(found.group(1).decode("ascii", errors="replace")).name
            name = "cp1252" if name in {"iso8859-1", "ascii"} else name  # as browsers do
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself
    return decode_with_doubt(data)
